"""Search: one box over proposals, elements, statements, positions, actors, sources, events and contradictions."""

from components.pages.search.view import search_page

search_page()
