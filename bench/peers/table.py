"""What the peers serve: in each cell a short answer, a sentence and up to three references."""

from __future__ import annotations

import html
import random

COLUMNS = [f"Proposal {letter}" for letter in "ABCDEFG"]
FIRST = COLUMNS[:6]
ROWS = [f"Question {number}" for number in range(1, 31)]
ANSWERS = ("Yes", "No", "If", "Silent", "Disputed", "Not coded")
WORDS = (
    "treaty",
    "ally",
    "border",
    "council",
    "escort",
    "forum",
    "guard",
    "observer",
    "quorum",
    "zone",
)


def _cell(chance: random.Random) -> str:
    sentence = " ".join(chance.choices(WORDS, k=18)).capitalize()
    numbers = sorted(chance.sample(range(1, 90), chance.randint(1, 3)))
    links = "".join(f'<sup><a href="#s{number}">[{number}]</a></sup>' for number in numbers)
    return f"<td><b>{html.escape(chance.choice(ANSWERS))}</b> {sentence}. {links}</td>"


def table(columns: list[str]) -> str:
    """The table as HTML, and below it how many columns it has."""
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    rows = "".join(
        f'<tr><th scope="row">{row}</th>'
        + "".join(_cell(random.Random(f"{column} {row}")) for column in columns)
        + "</tr>"
        for row in ROWS
    )
    return (
        f'<table><thead><tr><th scope="col">Question</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f"<p>end of {len(columns)} columns</p>"
    )
