"""What a page shows and says, read from a run of it without a browser."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue

_TAG = re.compile(r"<[^>]*>")


def document_of(page: AppTest, name: str, part: str = "document") -> tuple[dict[str, Any], str]:
    """What the document of a page was sent: its head, and its HTML."""
    head, _, packed = page.get_by_key(f"{name}.{part}").proto.bytes.partition(b"\n")
    return json.loads(head), gzip.decompress(packed).decode()


def data_of(page: AppTest, key: str) -> Any:
    """The data which a component was sent, unpacked."""
    message = page.get_by_key(key).proto.bytes
    return json.loads(gzip.decompress(message) if message.startswith(b"\x1f\x8b") else message)


def catalogue() -> Catalogue:
    """What is served now."""
    return records().catalogue


def link_of(page: AppTest) -> dict[str, str]:
    """The parameters of the page's link now."""
    given = page.query_params.items()
    return {name: value if isinstance(value, str) else value[0] for name, value in given}


def notices(page: AppTest, name: str) -> list[str]:
    """What the document of that name says of the link of the page."""
    return [unescape(_TAG.sub("", each)) for each in document_of(page, name)[0]["notices"]]
