"""Map: who says it would send what to a force in Ukraine."""

from components.pages.map.view import map_page

map_page()
