"""What changed, as a comment for a code review: nothing that a record says becomes markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guarantees.changes.markdown import changes_markdown, code_span
from tests.builders import sample_text
from tests.guarantees.edited_records import changes_after

HOSTILE = (
    "<img src=x onerror=alert(1)> <script>1</script> [x](javascript:alert(1)) ![i](https://example.org/i.png) "
    "@everyone #1 owner/project#2 https://example.org www.example.org me@example.org :tada: $x^2$ **b** | `code` ``"
)


def test_changes_are_lists_below_headings(tmp_path: Path) -> None:
    """The headings count what changed, as lists of one line each."""
    changes = changes_after(
        tmp_path,
        {
            "alpha.yaml": [("{about: 50000,", "{about: 30000,")],
            "registry/events.yaml": [("kind: meeting", "kind: call")],
        },
    )
    assert changes_markdown(changes, ("main", "HEAD"), ("HEAD has 1 problem.",)) == (
        "## What changes in the comparison\n"
        "\n"
        "From `main` to `HEAD`.\n"
        "\n"
        "**Warning:** `HEAD has 1 problem.`\n"
        "\n"
        "1 cell changed; 1 record with other differences.\n"
        "\n"
        "### Cells of the comparison (1)\n"
        "\n"
        "- `Alpha, Size of the force: about 50,000 soldiers → about 30,000 soldiers, 1 source, 1 origin; "
        "no reason given`\n"
        "\n"
        "### Records (1)\n"
        "\n"
        "- `Event The summit (summit): kind: “meeting” → “call”; no reason given`\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "`plain`"),
        ("a `b` c", "``a `b` c``"),
        ("``` end", "```` ``` end ````"),
        ("tick `", "`` tick ` ``"),
        ("two\nlines\r\n\tof it", "`two lines of it`"),
        (" ", "` `"),
    ],
)
def test_a_code_span_cannot_be_left(text: str, expected: str) -> None:
    """The delimiter is longer than any run of backticks inside, and the text is on one line."""
    assert code_span(text) == expected


def test_text_of_records_stays_text(tmp_path: Path) -> None:
    """Outside code spans, where a platform looks for links, mentions and HTML, there is only our own text."""
    name = HOSTILE[:190].replace("'", "''")
    changes = changes_after(
        tmp_path,
        {
            "alpha.yaml": sample_text(
                "alpha.yaml",
                ("name: Alpha pact", f"name: '{name}'"),
                ("short_name: Alpha", "short_name: '<b>@all</b> ``` [x](//y)'"),
                ("{about: 50000,", "{about: 30000,"),
            )
            + "changes:\n  - on: 2025-12-01\n    reason: correction\n"
            + f"    says: '{HOSTILE}'\n",
        },
    )
    comment = changes_markdown(changes, ("`<i>`@main", "HEAD"))
    outside = re.sub(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)", "", comment)
    assert comment.count("@everyone") == 2
    assert outside == (
        "## What changes in the comparison\n\nFrom  to .\n\n"
        "1 cell changed; 1 record with other differences.\n\n"
        "### Cells of the comparison (1)\n\n- \n\n### Records (1)\n\n- \n"
    )


def test_a_comment_has_room_for_so_much(tmp_path: Path) -> None:
    """What does not fit is left out whole and counted, and the comment says where the rest can be read."""
    changes = changes_after(
        tmp_path,
        {
            "alpha.yaml": [("{about: 50000,", "{about: 30000,")],
            "registry/events.yaml": [("kind: meeting", "kind: call")],
            "registry/edition.yaml": [("2025.09.1", "2025.10.1")],
        },
    )
    longest = 545
    comment = changes_markdown(changes, ("main", "HEAD"), longest=longest)
    assert len(comment) <= longest
    assert [line for line in comment.splitlines() if line.startswith("- ")] == [
        "- `Alpha, Size of the force: about 50,000 soldiers → about 30,000 soldiers, 1 source, 1 origin; "
        "no reason given`",
        "- `Edition 2025.10.1: version: “2025.09.1” → “2025.10.1”`",
    ]
    assert comment.endswith(
        "\n\n1 line left out, since a comment has no room for more. `python -m guarantees diff` prints all.\n"
    )
