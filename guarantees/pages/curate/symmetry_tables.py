"""The symmetry audit as tables: what each party says, what is recorded about it, and where words became public."""

from __future__ import annotations

from guarantees.cells.stances import Voice
from guarantees.pages.curate.symmetry import Symmetry
from guarantees.pages.curate.table import Column, ReportTable, Row
from guarantees.records.vocabulary import ActorKind


def symmetry_tables(part: Symmetry) -> tuple[ReportTable, ...]:
    """What each party says, what is recorded about it, and where words became public."""
    return (
        ReportTable(
            "symmetry-says",
            "What is recorded from each party",
            (
                Column("Party"),
                Column("Sources", "In which the party speaks.", number=True),
                Column("Statements", "On elements of proposals.", number=True),
                Column("Positions", "What it says that it, or another, accepts or refuses.", True),
                Column("Other", "Labels, changes of status, conditions, readings.", number=True),
                Column("Quotations", "Fragments copied for what it says.", number=True),
                Column("Words", "Of our own sentences for what it says.", number=True),
            ),
            tuple(
                Row(
                    (p.name, p.sources, p.statements, p.positions, p.other, p.quotations, p.words),
                    p.address,
                    _group(p.kind),
                )
                for p in part.says
            ),
            "Kind",
        ),
        ReportTable(
            "symmetry-about",
            "What is recorded about each party",
            (
                Column("Party"),
                Column("Proposals", "That it put forward, alone or with others.", number=True),
                Column("Positions: own voice", Voice.OWN.meaning, number=True),
                Column("Reported", Voice.REPORTED.meaning, number=True),
                Column("Said by others", Voice.OTHERS.meaning, number=True),
                Column(
                    "Attributed", "Statements that name it as the one whose words they are.", True
                ),
                Column("Words of others", "Of our own sentences for the two before.", number=True),
                Column("Events", "In which it takes part.", number=True),
            ),
            tuple(
                Row(
                    (
                        *(p.name, p.proposals, p.own, p.reported, p.by_others),
                        *(p.attributed, p.words_of_others, p.events),
                    ),
                    p.address,
                    _group(p.kind),
                )
                for p in part.about
            ),
            "Kind",
        ),
        ReportTable(
            "symmetry-origins",
            "Where the words of the sources became public",
            (
                Column("Outlet or text of origin"),
                Column("Language of the original"),
                Column("Sources", number=True),
                Column("Read whole", number=True),
                Column("Entries", "Of the records that cite these sources.", number=True),
            ),
            tuple(
                Row(
                    (o.name, ", ".join(o.languages), o.sources, o.whole, o.entries),
                    o.address,
                    _group(o.kind),
                )
                for o in part.origins
            ),
            "Kind",
        ),
    )


def _group(kind: ActorKind | None) -> str:
    """The heading over parties of a kind."""
    return f"{kind.label.capitalize()}s" if kind else "Not in the registry"
