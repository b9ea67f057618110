"""Drawing the Map page: the day above, and the page as a document."""

from __future__ import annotations

from components.pages.table import DOCUMENTS
from components.parts.as_of_choice import as_of_choice
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState

STATE = PageState(DOCUMENTS["map"])


def map_page() -> None:
    """The page from its title down."""
    decoded = STATE.current(noticed_catalogue())
    with heading(STATE):
        as_of_choice(STATE, decoded.query)
    link_notices(decoded.notices)
    document(STATE, decoded.query)


if __name__ == "__main__":
    map_page()
