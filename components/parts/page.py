"""What a page is: one line of the table of pages (``components/pages/table.py``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guarantees.catalogue.as_seen import as_seen
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.link_reader import NONE
from guarantees.links.page_link import PageLink
from guarantees.words.page_title import subject, title


@dataclass(frozen=True)
class Page:
    """A page of the site.

    ``name`` is the name of its folder and, but for the Overview, its path. ``title`` is its name in the menu,
    ``heading`` the heading at its top, ``link`` the codec of its link, ``about`` is what it says about itself: words
    after a colon.
    """

    name: str
    title: str
    heading: str
    about: str
    link: PageLink[Any]

    def subject(self, query: object, catalogue: Catalogue) -> str:
        """What a query shows that the initial page does not; "" for the initial page."""
        return subject(query, self.link.default(catalogue), catalogue)

    def finds(self, parameters: Mapping[str, str], query: object) -> bool:
        """Whether the record named by the ``id`` of a link exists; true for a link without one."""
        names_none = "id" not in self.link.names or parameters.get("id") in (None, "", NONE)
        return names_none or any(getattr(query, name, "") for name in ("id", "actor"))

    def tab_title(self, query: object, catalogue: Catalogue) -> str:
        """The title of a tab that shows a query, the same in the first HTML and in the live page."""
        return title(self.title, self.subject(query, catalogue))


@dataclass(frozen=True)
class DocumentPage(Page):
    """A page whose content is a document: ``markup`` gives it as HTML, from below the heading, without Streamlit.

    ``choices`` gives the form between heading and content (``components/parts/forms.py``), and ``names`` the heading if
    a query has its own, such as the name of a record; ``language`` is that of such a name, "" for English. ``evidence``
    gives the panel of what the query has open, for a document that has a place for it (``EVIDENCE`` in
    ``components/parts/rendering.py``).

    ``downloads`` gives the files of what a query shows (``components/parts/share.py``).

    A page that is ``seen_by_day`` shows the records as they were on the chosen day, as if nothing had come later. One
    that ``has_widgets`` has Streamlit widgets between heading and content, so Streamlit draws its heading too. One that
    ``is_embeddable`` may be shown in a frame by other sites (``components/server/embeds``).
    """

    markup: Callable[[Any, Catalogue], Any]
    choices: Callable[[Any, Catalogue], Any] | None = field(default=None, kw_only=True)
    names: Callable[[Any, Catalogue], str] | None = field(default=None, kw_only=True)
    language: Callable[[Any, Catalogue], str] | None = field(default=None, kw_only=True)
    evidence: Callable[[Any, Catalogue], Any] | None = field(default=None, kw_only=True)
    downloads: Callable[[Any, Catalogue], Sequence[Any]] | None = field(default=None, kw_only=True)
    seen_by_day: bool = field(default=False, kw_only=True)
    has_widgets: bool = field(default=False, kw_only=True)
    is_embeddable: bool = field(default=True, kw_only=True)

    def seen(self, query: Any, catalogue: Catalogue) -> Catalogue:
        """The records that the page shows for a query."""
        return as_seen(query.as_of, catalogue) if self.seen_by_day else catalogue

    def headed(self, query: Any, catalogue: Catalogue) -> str:
        """The heading for a query."""
        return (self.names and self.names(query, catalogue)) or self.heading
