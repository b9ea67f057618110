"""The content security policy that README names."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def readme_policy() -> dict[str, list[str]]:
    """What each directive of the policy allows."""
    text = README.read_text(encoding="utf-8")
    [block] = re.findall(r"```\nContent-Security-Policy: (.*?)\n```", text, re.S)
    directives = [each.split() for each in block.split(";")]
    return {name: allowed for name, *allowed in directives}
