"""What several commands print in the same way."""

from __future__ import annotations

import json


def print_json(value: object) -> None:
    """Print plain data as JSON; what JSON has no shape for, such as a date, as its text."""
    print(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def counted(number: int, kinds: str) -> str:
    """A number with its noun, which is given in the plural: ``1 event``, ``2 events``."""
    return f"{number} {kinds.removesuffix('s') if number == 1 else kinds}"
