"""Search: one box over proposals, elements, statements, positions, actors, sources, events and contradictions."""

from components.search_view import search_page

search_page()
