"""Sources: what was read, the way it took, what rests on it, and how to cite it."""

from components.pages.sources.view import sources_page

sources_page()
