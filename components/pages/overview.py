"""Overview: what divides the parties, what happened last, and a way into each view."""

from components.pages.overview.view import overview_page

overview_page()
