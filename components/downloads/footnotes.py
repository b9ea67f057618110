"""Footnotes of a Word document, which python-docx does not write: the part that holds them, and references to it.

ECMA-376, part 1, 17.11. The notes -1 and 0 are the lines between text and notes, which every program expects.
"""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.shared import Pt

from components.downloads.print_theme import FONT
from components.downloads.word_xml import node, paragraph, run

_TEXT, _REFERENCE = "footnote text", "footnote reference"


class Footnotes:
    """The footnotes of a document, numbered in the order in which they are referred to."""

    def __init__(self, document: Any) -> None:
        self._root = node(
            "w:footnotes", _line("-1", "separator"), _line("0", "continuationSeparator")
        )
        self._count = 0
        package = document.part.package
        part = XmlPart(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._root, package
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = node("w:footnotePr", node("w:footnote", id="-1"), node("w:footnote", id="0"))
        _put_in_order(document.settings.element, settings)
        self._text = document.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        self._text.font.size, self._text.font.name = Pt(7), FONT
        self._text.paragraph_format.space_after = Pt(0)
        self._mark = document.styles.add_style(_REFERENCE, WD_STYLE_TYPE.CHARACTER)
        self._mark.font.superscript = True

    def reference(self, text: str) -> Any:
        """The mark that refers to a new footnote with this text."""
        self._count += 1
        id = str(self._count)
        own = self._marked(node("w:footnoteRef"))
        note = paragraph(own, run(f" {text}", size=7), style=self._text.style_id)
        self._root.append(node("w:footnote", note, id=id))
        return self._marked(node("w:footnoteReference", id=id))

    def _marked(self, content: Any) -> Any:
        looks = node("w:rPr", node("w:rStyle", val=self._mark.style_id))
        return node("w:r", looks, content)


def _line(id: str, type: str) -> Any:
    return node("w:footnote", paragraph(node("w:r", node(f"w:{type}"))), id=id, type=type)


def _put_in_order(settings: Any, footnotes: Any) -> None:
    """The schema requires it before the compatibility settings."""
    compat = next((each for each in settings if each.tag.endswith("}compat")), None)
    if compat is None:
        settings.append(footnotes)
    else:
        compat.addprevious(footnotes)
