"""Pictures as files: SVG, which can be edited, and PNG."""

from __future__ import annotations

import io
import threading

import htpy as h
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from components.downloads.letters import font
from components.downloads.plain_xml import in_plain_xml
from components.downloads.print_theme import PAGE
from components.downloads.table_picture import picture_of
from guarantees.sheets.book import Workbook
from guarantees.sheets.drawing import Box, Disc, Polygon, Rule, Shape, Words

_FAMILY = "'Source Sans 3','Source Sans Pro','Source Sans',Arial,sans-serif"
_MOST_PIXELS = 26_000_000
"""Larger pictures are drawn at half the size: the picture takes 80 MB while it is drawn."""
_one_at_a_time = threading.Lock()


def svg(book: Workbook) -> bytes:
    """The picture as SVG, with what it shows and its data version in its description."""
    picture = picture_of(book)
    size = {"width": _number(picture.width), "height": _number(picture.height)}
    drawn = h.svg(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size['width']} {size['height']}",
        role="img",
        font_family=_FAMILY,
        **size,
    )[
        h.title[in_plain_xml(picture.title)],
        h.desc[in_plain_xml(picture.about)],
        (_svg_of(shape) for shape in picture.shapes),
    ]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'.encode()


def _svg_of(shape: Shape) -> h.Element:
    match shape:
        case Box():
            return h.rect(
                x=_number(shape.x),
                y=_number(shape.y),
                width=_number(shape.width),
                height=_number(shape.height),
                **_looks(shape),
            )
        case Words():
            # As wide as it was measured, whatever font there is.
            fitted = {"textLength": _number(shape.width), "lengthAdjust": "spacingAndGlyphs"}
            return h.text(
                {"font-size": _number(shape.size), **(fitted if shape.width else {})},
                x=_number(shape.x),
                y=_number(shape.y),
                fill=shape.colour,
                font_weight="600" if shape.is_bold else None,
            )[in_plain_xml(shape.text)]
        case Rule():
            (x1, y1), (x2, y2) = shape.start, shape.end
            return h.line(
                x1=_number(x1),
                y1=_number(y1),
                x2=_number(x2),
                y2=_number(y2),
                stroke=shape.colour,
                stroke_width=_number(shape.thickness),
            )
        case Disc():
            x, y = shape.centre
            return h.circle(cx=_number(x), cy=_number(y), r=_number(shape.radius), **_looks(shape))
        case Polygon():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            return h.polygon(points=points, **_looks(shape))


def _looks(shape: Box | Disc | Polygon) -> dict[str, str]:
    return {"fill": shape.fill or "none", **({"stroke": shape.line} if shape.line else {})}


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def png(book: Workbook) -> bytes:
    """The picture as PNG at twice the screen's resolution, unless it is very large."""
    picture = picture_of(book)
    with _one_at_a_time:
        scale = 2 if 4 * picture.width * picture.height <= _MOST_PIXELS else 1
        size = (round(picture.width * scale), round(picture.height * scale))
        image = Image.new("RGB", size, PAGE)
        pen = ImageDraw.Draw(image)
        for shape in picture.shapes:
            _draw(pen, shape, scale)
        about = PngInfo()
        about.add_itxt("Title", picture.title)
        about.add_itxt("Description", picture.about)
        stream = io.BytesIO()
        image.quantize(128, Image.Quantize.FASTOCTREE).save(stream, "PNG", pnginfo=about)
        return stream.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, scale: int) -> None:
    match shape:
        case Box():
            corner = (shape.x * scale, shape.y * scale)
            end = ((shape.x + shape.width) * scale - 1, (shape.y + shape.height) * scale - 1)
            pen.rectangle((corner, end), shape.fill or None, shape.line or None)
        case Words():
            letters = font(round(shape.size * scale), 650 if shape.is_bold else 400)
            at = (shape.x * scale, shape.y * scale)
            pen.text(at, shape.text, font=letters, fill=shape.colour, anchor="ls")
        case Rule():
            ends = [(x * scale, y * scale) for x, y in (shape.start, shape.end)]
            pen.line(ends, shape.colour, max(1, round(shape.thickness * scale / 1.5)))
        case Disc():
            x, y = shape.centre
            centre = (x * scale, y * scale)
            pen.circle(centre, shape.radius * scale, shape.fill or None, shape.line or None, scale)
        case Polygon():
            points = [(x * scale, y * scale) for x, y in shape.points]
            pen.polygon(points, shape.fill or None, shape.line or None, scale)
