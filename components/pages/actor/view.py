"""Drawing an actor's page: the choices above, and the page as a document."""

from __future__ import annotations

from components.pages.table import DOCUMENTS
from components.parts.as_of_choice import as_of_choice
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.parts.page_state import PageState
from components.parts.record_choice import record_choice

STATE = PageState(DOCUMENTS["actor"])


def actor_page() -> None:
    """The page from its title down."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    with heading(STATE):
        record_choice(
            STATE,
            "actor",
            catalogue.alphabetical(catalogue.actors),
            catalogue.actor_short_name,
            label="Party",
            none_chosen="All parties",
        )
        as_of_choice(STATE, decoded.query)
    link_notices(decoded.notices)
    document(STATE, decoded.query)


if __name__ == "__main__":
    actor_page()
