"""Gap: where proposals and stances meet, on one element or between a proposal and an actor."""

from components.pages.gap.view import gap_page

gap_page()
