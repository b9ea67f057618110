"""HTML as a browser would read it: its elements with their attributes, and its text."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"br", "col", "hr", "img", "input", "link", "meta"}


class Parsed(HTMLParser):
    """HTML taken apart. Every element in it is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.around: list[str] = []
        # As a plain string: htpy's own kind would escape what the parser adds to it.
        self.feed("".join([html]))
        self.close()
        assert [] == self.around

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The element that was opened last is closed first."""
        if tag not in VOID:
            assert tag == self.around.pop()

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)

    @property
    def text(self) -> str:
        """All texts, one after the other."""
        return "".join(self.texts)

    @property
    def words(self) -> str:
        """All texts with single spaces, also between two elements."""
        return " ".join(" ".join(self.texts).split())

    def values(self, attribute: str, tag: str = "") -> list[str]:
        """Every value of an attribute, in order, of one kind of element or of all."""
        return [
            found[attribute] or ""
            for name, found in self.elements
            if attribute in found and tag in ("", name)
        ]

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a kind that has these."""
        return [
            found
            for name, found in self.elements
            if name == tag and attributes.items() <= found.items()
        ]
