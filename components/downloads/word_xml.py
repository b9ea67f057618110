"""Pieces of a Word document as XML (ECMA-376), for what python-docx makes cell by cell, or not at all."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from components.downloads.plain_xml import in_plain_xml
from components.downloads.print_theme import ACCENT


def node(tag: str, *children: Any, **values: str) -> Any:
    """An element with attributes of the same namespace."""
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def run(
    text: str,
    *,
    size: float | None = None,
    bold: bool = False,
    colour: str | None = None,
    raised: bool = False,
) -> Any:
    """A text in one style; a tab in it stays a tab."""
    looks = []
    if bold:
        looks.append(node("w:b"))
    if colour:
        looks.append(node("w:color", val=colour[1:]))
    if size:
        looks.append(node("w:sz", val=str(round(size * 2))))
    if raised:
        looks.append(node("w:vertAlign", val="superscript"))
    made = node("w:r", node("w:rPr", *looks))
    for place, part in enumerate(in_plain_xml(text).split("\t")):
        if place:
            made.append(node("w:tab"))
        words = node("w:t")
        words.text = part
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(words)
    return made


def paragraph(*content: Any, style: str = "", keep: bool = False) -> Any:
    """A paragraph without space around it; ``keep``: on the same page as the next one."""
    looks = []
    if style:
        looks.append(node("w:pStyle", val=style))
    if keep:
        looks.append(node("w:keepNext"))
    looks.append(node("w:spacing", before="0", after="0"))
    return node("w:p", node("w:pPr", *looks), *content)


def hyperlink(part: Any, address: str, text: str, size: float | None = None) -> Any:
    """A link from a part of the document to a web address."""
    made = node("w:hyperlink", run(text, size=size, colour=ACCENT))
    made.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return made
