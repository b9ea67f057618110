"""A dozen proposals and a dozen actors: the small folder and more, for what many columns, marks and tones show.

The browser tests' site serves them. They are written from a few rules, so that every tone of a cell, each kind of
condition and texts that became known late occur, and the map and the timeline have something to draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.records.map_options import AIR_SEA_COVER, OF_THE_FORCE, OFFERS
from tests.builders import sample_text, write_records
from tests.editors import Yaml12Loader

GREEK = ("gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "omega")
STATES = {
    "france": "FR",
    "germany": "DE",
    "poland": "PL",
    "romania": "RO",
    "canada": "CA",
    "ukraine": "UA",
    "russia": "RU",
    "turkey": "TR",
}
CHOICE = {"yes": "yes", "in-part": "partial", "no": "no", "named": "stated"}
COVER = (*OFFERS[AIR_SEA_COVER], *sorted(OF_THE_FORCE[AIR_SEA_COVER] or ()))
# Elements that the small codebook lacks: group, kind, options with their signs.
ELEMENTS: dict[str, tuple[str, str, dict[str, str]]] = {
    "force-contributors": ("forces", "actors", {"some-of-coalition": "stated"}),
    "air-sea-cover": ("forces", "choices", dict.fromkeys(COVER, "yes")),
    "response-time": ("forces", "choice", CHOICE),
    "command": ("forces", "choice", CHOICE),
    "neutrality": ("limits", "choice", CHOICE),
    "arms-limits": ("limits", "choice", CHOICE),
    "inspections": ("limits", "choice", CHOICE),
    "transit-of-goods": ("limits", "choice", CHOICE),
}
# The map reads an option for a force without soldiers.
BRIGADES = "      - {id: brigades, label: brigades}\n"
NO_SOLDIERS = "    options:\n      - {id: none, label: None, meaning: No soldiers., sign: no}\n"
PLACES = [{"source": "gazette-2025-08", "at": "p1"}]
# A report that Sylvania denies, a refusal of what a proposal codes, and a number other than that of a proposal.
MORE_OF_SYLVANIA = """\
  - id: report
    about: {proposal: alpha}
    stance: accepts
    says: Sylvania is said to agree.
    speaker: gazette
    mode: reported
    stated: 2025-08-21~
    evidence:
      - {source: gazette-2025-08, at: p3}
  - about: {element: legal-effect, value: binding}
    stance: rejects
    says: We sign nothing that binds us.
    speaker: sylvania
    mode: quoted
    stated: 2025-08-21
    evidence:
      - {source: gazette-2025-08, at: p4, quote: a mere declaration}
  - about: {element: force-size, value: {about: 30000, unit: soldiers}}
    stance: proposes
    says: Thirty thousand are enough.
    speaker: sylvania
    mode: quoted
    stated: 2025-08-21
    evidence:
      - {source: gazette-2025-08, at: p4}
"""
STANCES = ("accepts", "rejects", "open", "accepts_if", "ambiguous", "proposes")


def write_larger_records(root: Path) -> Path:
    """Write the larger folder of records to ``root`` and return it."""
    return write_records(root, dict(_files()))


@cache
def larger() -> Catalogue:
    """The catalogue of the larger folder."""
    with TemporaryDirectory() as folder:
        loaded = load(write_larger_records(Path(folder)), "records")
    assert () == loaded.problems
    return loaded.catalogue


def _files() -> Iterator[tuple[str, str]]:
    """Each file that is new or other than in the small folder, by its name."""
    yield from _registry()
    for number, name in enumerate(GREEK):
        yield f"{name}.yaml", _text(_proposal(number, name))
    denial = ("denies: [alpha-binding]", "denies: [alpha-binding, report]")
    sylvania = "positions/sylvania.yaml"
    yield sylvania, sample_text(sylvania, denial) + MORE_OF_SYLVANIA
    for number, actor in enumerate(STATES):
        yield f"positions/{actor}.yaml", _text(_positions(number, actor))
    yield "sources/bulletin-2025-08.yaml", _text(_source("bulletin-2025-08", "2025-08-31"))
    yield "sources/herald-2025-12.yaml", _text(_source("herald-2025-12", "2025-12-01"))


class _Plain(yaml.SafeDumper):
    """Writes out what occurs twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(record: Any) -> str:
    return yaml.dump(record, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def _registry() -> Iterator[tuple[str, str]]:
    """The files of the small registry, with more entries."""
    actors = [
        {"id": id, "name": id.title(), "kind": "state", "iso": iso} for id, iso in STATES.items()
    ]
    actors.append({"id": "league", "name": "The League", "kind": "group"})
    yield _extended("actors", actors=actors)
    yield _extended(
        "elements",
        (BRIGADES, BRIGADES + NO_SOLDIERS),
        groups=[
            {"id": "forces", "name": "Forces", "about": "Who would send what."},
            {"id": "limits", "name": "Limits", "about": "What is forbidden or watched."},
        ],
        elements=[_element(number, id) for number, id in enumerate(ELEMENTS, 5)],
    )
    yield _extended(
        "families",
        families=[{"id": "demands", "name": "Demands", "about": "What is asked for."}],
        presets=[
            _preset("overview", "One of each kind", ["alpha", "beta", *GREEK[:4]]),
            _preset("demands", "All demands", GREEK[1::2]),
        ],
    )
    yield _extended("events", events=[_event(*each) for each in enumerate(GREEK)])


def _extended(
    name: str, *edits: tuple[str, str], **entries: list[dict[str, Any]]
) -> tuple[str, str]:
    """A file of the small registry after edits, with further entries before those that it has."""
    file = f"registry/{name}.yaml"
    tree = yaml.load(sample_text(file, *edits), Yaml12Loader)
    return file, _text(tree | {key: [*more, *tree[key]] for key, more in entries.items()})


def _element(number: int, id: str) -> dict[str, Any]:
    group, kind, options = ELEMENTS[id]
    name = id.replace("-", " ").capitalize()
    return {
        "id": id,
        "number": number,
        "group": group,
        "name": name,
        "question": f"{name}: what is said?",
        "definition": f"Whatever is said on {name.lower()}.",
        "coding_rule": "Code what the text says.",
        "kind": kind,
        "options": [
            {
                "id": option,
                "label": option.capitalize(),
                "meaning": f"It is {option}.",
                "sign": sign,
            }
            for option, sign in options.items()
        ],
    }


def _preset(id: str, name: str, proposals: Sequence[str]) -> dict[str, Any]:
    return {"id": id, "name": name, "about": "Side by side.", "proposals": list(proposals)}


def _event(number: int, name: str) -> dict[str, Any]:
    return {
        "id": f"talks-on-{name}",
        "name": f"Talks on {name.title()}",
        "date": f"2025-08-{number + 1:02}",
        "kind": "meeting",
        "says": "They talked.",
        "participants": list(islice(cycle(STATES), number, number + 3)),
        # One is about none of the proposals.
        "proposals": [name] if number else [],
        "evidence": PLACES,
    }


def _said(number: int, *, late: bool) -> dict[str, Any]:
    """When it was said, and where one reads it: days later, or months later."""
    day = 10 + number % 12
    source = "herald-2025-12" if late else "bulletin-2025-08"
    return {"stated": f"2025-08-{day}", "evidence": [{"source": source, "at": f"p{day}"}]}


def _source(id: str, published: str) -> dict[str, Any]:
    """A report of August 2025."""
    return {
        "id": id,
        "title": "What was said in August",
        "short_name": id.replace("-", " ").capitalize(),
        "kind": "news_report",
        "published": published,
        "language": "en",
        "chain": [{"role": "original", "by": "gazette", "language": "en"}],
        "read": "excerpt",
    }


def _statement(number: int, element: str, value: Any) -> dict[str, Any]:
    """A statement; every third is under a condition, and every fifth became known months later."""
    statement = {
        "value": value,
        "says": f"In these words the text speaks of {element.replace('-', ' ')}, at some length.",
        "speaker": "freedonia",
        "mode": "quoted",
        **_said(number, late=number % 5 == 0),
    }
    if number % 3 == 0:
        statement["condition"] = {"requires": "ceasefire", "says": "Later.", "evidence": PLACES}
    return statement


def _values(element: str, number: int) -> Any:
    """A value of an element: another one for each number."""
    if element == "force-contributors":
        return [list(STATES)[number % len(STATES)]]
    options = (
        list(ELEMENTS[element][2]) if element in ELEMENTS else ["binding", "political", "none"]
    )
    option = options[number % len(options)]
    return [option] if element == "air-sea-cover" else option


def _provision(number: int, element: str) -> Any:
    """What a proposal says on an element: a value, two that differ, words that are not clear, or why there is none."""
    match number % 7:
        case 5:
            return {"absence": "not_coded"}
        case 6:
            return {"absence": "not_applicable", "note": "It does not arise."}
    statement = _statement(number, element, _values(element, number))
    match number % 7:
        case 3:
            other = _statement(number + 1, element, _values(element, number + 1))
            return [statement, other | {"speaker": "sylvania"}]
        case 4 if element not in ("force-contributors", "air-sea-cover"):
            return [
                statement | {"value": "ambiguous", "note": "Its words can be read in two ways."}
            ]
    return [statement]


def _proposal(number: int, name: str) -> dict[str, Any]:
    coded = ["legal-effect", *ELEMENTS]
    provisions = {
        element: _provision(number * 3 + place, element) for place, element in enumerate(coded)
    }
    size = {"exactly" if number % 2 else "about": 10000 * (number + 1), "unit": "soldiers"}
    provisions["force-size"] = [_statement(number, "force-size", size)]
    silent = ["assistance", "guarantors"]
    return {
        "id": name,
        "name": f"{name.title()} plan for a lasting peace",
        "short_name": name.title(),
        "kind": "demand" if number % 2 else "proposal",
        "family": "demands" if number % 2 else "pacts",
        "proposed_by": ["freedonia", "sylvania"],
        "beneficiary": ["ukraine"],
        "first_stated": f"2025-06-{number + 1:02}",
        "summary": "A plan with many parts.",
        "lineage": {"responds_to": [*GREEK[:number][-4:]]} if number else {},
        "status": [
            {
                "date": f"2025-06-{number + 1:02}",
                "status": "proposed",
                "by": ["freedonia"],
                "says": "It was put forward.",
                "speaker": "freedonia",
                "mode": "quoted",
                "evidence": PLACES,
            }
        ],
        "provisions": provisions,
        "silences": [{"elements": silent, "searched": ["gazette-2025-08"], "on": "2025-09-01"}],
        "own_text": [{"source": "gazette-2025-08", "read": "whole"}],
    }


def _positions(number: int, actor: str) -> dict[str, Any]:
    """Stances of one state on some proposals, on its own soldiers and on two values of an element."""
    stances = islice(cycle(STANCES), number, None)
    about: list[dict[str, Any]] = [{"proposal": name} for name in GREEK[number % 3 :: 2]]
    about += [{"proposal": GREEK[number]}, {"element": "force-contributors", "value": actor}]
    about += [{"element": "neutrality", "value": value} for value in ("yes", "no")]
    return {
        "actor": actor,
        "positions": [
            _position(actor, each, stance, other)
            for other, (each, stance) in enumerate(zip(about, stances, strict=False))
        ],
    }


def _position(actor: str, about: dict[str, Any], stance: str, number: int) -> dict[str, Any]:
    """One stance; every third became known late, and every fourth is said by others only."""
    position = {
        "about": about,
        "stance": stance,
        "says": f"What {actor.title()} says of it, in a sentence.",
        "speaker": actor,
        "mode": "quoted",
        **_said(number, late=number % 3 == 0),
    }
    if number % 4 == 3:
        position |= {"speaker": "gazette", "mode": "inferred"}
    if stance == "accepts_if":
        position["condition"] = {"requires": "settlement", "says": "Later.", "evidence": PLACES}
    if stance == "ambiguous":
        position["note"] = "Its words can be read in two ways."
    return position
