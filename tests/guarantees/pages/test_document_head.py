"""What the browser is sent about a document."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from guarantees.pages.document_head import DocumentHead

TYPES = Path(__file__).resolve().parents[3] / "components/elements/document_head.d.ts"
WRITTEN = {
    "str": "string",
    "str | None": "string | null",
    "tuple[str, ...]": "readonly string[]",
}


def test_the_code_in_the_browser_knows_its_fields() -> None:
    """The types for the browser name the same fields, in the same order, with the same types."""
    declared = re.findall(r"^  (\w+): (.+);$", TYPES.read_text(encoding="utf-8"), re.MULTILINE)
    assert declared == [(each.name, WRITTEN[str(each.type)]) for each in fields(DocumentHead)]
