"""All proposals by family as one table, with a strip of what each answers. The rest of a long family is collapsed.

Without room for columns each proposal is a block without the strip: the total number of answers stays.
"""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from components.parts.dates import date_markup
from guarantees.catalogue.clock import AsOf
from guarantees.links.addresses import to_compare, to_proposal
from guarantees.pages.overview.proposals import ProposalLine, ProposalsTable
from guarantees.records.element import ElementGroup
from guarantees.records.registry import Family
from guarantees.records.vocabulary import ProposalKind

MOST_UNFOLDED = 9
"""In a family with more proposals than this, only the latest are shown until it is expanded."""
LATEST_SHOWN = 5


def proposals_markup(table: ProposalsTable, as_of: AsOf, *, folds: bool = True) -> h.Element:
    """The table. If it ``folds``, long families show their latest proposals first."""
    return h.table(".proposals")[
        h.caption(".hidden")[
            "Proposals by family, with how many questions in each group they answer"
        ],
        h.thead[
            h.tr[
                (h.th(scope="col")[head] for head in ("Proposal", "First stated", "By", "Status")),
                (_group_head(*each) for each in table.groups),
                h.th(".total", scope="col", title=f"Of {table.questions} questions")["All"],
            ]
        ],
        (_family(family, lines, table, as_of, folds) for family, lines in table.families),
    ]


def _group_head(group: ElementGroup, size: int) -> h.Element:
    about = f"{group.name}, {size} questions"
    return h.th(".strip", scope="col", title=f"{group.about} {size} questions.", aria_label=about)[
        h.span[group.name]
    ]


def _family(
    family: Family,
    lines: Sequence[ProposalLine],
    table: ProposalsTable,
    as_of: AsOf,
    folds: bool,
) -> h.Element:
    is_long = folds and len(lines) > MOST_UNFOLDED
    earlier = len(lines) - LATEST_SHOWN if is_long else 0
    columns = str(5 + len(table.groups))
    compare = to_compare(tuple(line.proposal.id for line in lines), as_of=as_of)
    return h.tbody(id=f"family-{family.id}")[
        h.tr(".family")[
            h.th(scope="rowgroup", colspan=columns)[
                h.span(".name")[family.name],
                " ",
                len(lines) > 1
                and h.a(".screen-only", href=compare)[
                    "Compare", h.span(".hidden")[f" the proposals of the family {family.name}"]
                ],
                " ",
                h.span(".soft.about")[family.about],
                is_long and h.details[h.summary[f"{earlier} earlier"]],
            ]
        ],
        (_line(line, table, as_of, is_earlier=place < earlier) for place, line in enumerate(lines)),
    ]


def _line(line: ProposalLine, table: ProposalsTable, as_of: AsOf, *, is_earlier: bool) -> h.Element:
    proposal, kind = line.proposal, line.proposal.kind
    return h.tr(class_="earlier" if is_earlier else None)[
        h.th(scope="row")[
            h.a(href=to_proposal(proposal.id, as_of=as_of), title=proposal.name)[
                proposal.short_name
            ],
            kind is not ProposalKind.PROPOSAL
            and [" ", h.span(".soft.small", title=kind.meaning)[kind.label]],
        ],
        h.td(".when")[date_markup(proposal.first_stated)],
        h.td(title=line.by_all if line.by_all != line.by else None)[line.by],
        h.td(title=line.status_in_full)[line.status],
        (
            h.td(".strip", style=f"--part:{number / size:.2f}" if number else None)[str(number)]
            for number, (_, size) in zip(line.answered, table.groups, strict=True)
        ),
        h.td(".total")[
            str(sum(line.answered)),
            h.span(".of")[f" of {table.questions} answered"],
        ],
    ]
