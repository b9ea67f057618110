"""Timeline: what happened and was said, on real dates, and the numbers of soldiers over time."""

from components.pages.timeline.view import timeline_page

timeline_page()
