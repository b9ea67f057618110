"""What changed, as Markdown for a comment in a code review.

Every line that holds text of a record is one code span: there no platform makes links, mentions, references, images,
formulas or HTML of it. The delimiters are longer than any run of backticks inside, so no text can end its span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from guarantees.changes.model import Changes
from guarantees.words.english import counted

LONGEST = 60_000
"""Characters that a comment may have on every common platform, with some to spare."""
_REMARK_ROOM = 200


def changes_markdown(
    changes: Changes, sides: tuple[str, str], warnings: Iterable[str] = (), longest: int = LONGEST
) -> str:
    """At most ``longest`` characters; what does not fit is counted at the end.

    ``sides`` names the old and the new side, ``warnings`` are sentences to put before everything.
    """
    lines = [
        "## What changes in the comparison",
        "",
        f"From {code_span(sides[0])} to {code_span(sides[1])}.",
        "",
        *(f"**Warning:** {code_span(warning)}\n" for warning in warnings),
        changes.summary,
    ]
    room = longest - _REMARK_ROOM - sum(len(line) + 1 for line in lines)
    left_out = 0
    for section in changes.sections:
        title = f"\n### {section.heading} ({len(section.changes)})\n"
        room -= len(title) + 1
        shown = []
        for words in section.lines:
            line = f"- {code_span(words)}"
            if len(line) + 1 > room:
                left_out += 1
                continue
            room -= len(line) + 1
            shown.append(line)
        lines += [title, *shown]
    if left_out:
        lines.append(
            f"\n{counted(left_out, 'line')} left out, since a comment has no room for more. "
            "`python -m guarantees diff` prints all."
        )
    return "\n".join(lines) + "\n"


def code_span(text: str) -> str:
    """Text that stays text, on one line, whatever it holds."""
    line = " ".join(text.split()) or " "
    longest_run = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest_run + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"
