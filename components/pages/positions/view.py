"""Drawing the Positions page."""

from components.pages.table import PAGES
from components.parts.document import document_page
from components.parts.page_state import PageState

STATE = PageState(PAGES["positions"])

if __name__ == "__main__":
    document_page(STATE)
