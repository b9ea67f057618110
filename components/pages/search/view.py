"""Drawing Search. Its box is a form in the document, so it works before the live page has started, and without it."""

from __future__ import annotations

from components.pages.table import DOCUMENTS
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState

STATE = PageState(DOCUMENTS["search"])


def search_page() -> None:
    """The page from its title down."""
    decoded = STATE.current(noticed_catalogue())
    heading(STATE)
    link_notices(decoded.notices)
    document(STATE, decoded.query)


if __name__ == "__main__":
    search_page()
