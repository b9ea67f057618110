"""A folder of records that is many times as large as the real one: ``python -m bench.generated_records FOLDER``."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from guarantees.catalogue.catalogue import Catalogue, load
from guarantees.records.element import Element, ElementKind

ROOT = Path(__file__).resolve().parent.parent
PROPOSALS, ELEMENTS = 1_000, 60
SOURCE, SPEAKER, STATED = "generated-report", "generated-outlet", "2025-08-16"
_LEDGER = {"sources": SOURCE, "actors": SPEAKER}


class _Plain(yaml.CSafeDumper):
    """Writes out what occurs twice, as curators do."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def write_generated(folder: Path, proposals: int = PROPOSALS, elements: int = ELEMENTS) -> Path:
    """Write the real records, and further proposals up to a number, each with a statement for so many elements.

    What the further proposals say is made of the codebook's options, in turn. The same call writes the same files.
    Raises ``OSError`` where the folder cannot be written.
    """
    real = load(ROOT / "proposals").catalogue
    shutil.copytree(ROOT / "proposals", folder)
    _append(folder / "registry" / "actors.yaml", [_speaker()])
    (folder / "sources" / f"{SOURCE}.yaml").write_text(_text(_source()), encoding="utf-8")
    ids = [f"generated-{number:04}" for number in range(len(real.proposals), proposals)]
    chosen = tuple(real.elements.values())[:elements]
    family = next(iter(real.families))
    for number, id in enumerate(ids):
        record = _proposal(id, family, number, chosen, real)
        (folder / f"{id}.yaml").write_text(_text(record), encoding="utf-8")
    _register(folder / "registry" / "identifiers.yaml", {**_LEDGER, "proposals": ids})
    return folder


def _text(record: Any) -> str:
    return yaml.dump(record, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=150)


def _append(path: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """Entries at the end of a registry whose last key holds its list."""
    block = "".join(f"  {line}\n" for line in _text(list(entries)).splitlines())
    path.write_text(path.read_text(encoding="utf-8") + block, encoding="utf-8")


def _register(path: Path, ids: Mapping[str, str | list[str]]) -> None:
    text = path.read_text(encoding="utf-8")
    for kind, names in ids.items():
        lines = "".join(f"  - {name}\n" for name in ([names] if isinstance(names, str) else names))
        text = text.replace(f"\n{kind}:\n", f"\n{kind}:\n{lines}", 1)
    path.write_text(text, encoding="utf-8")


def _speaker() -> Mapping[str, Any]:
    return {"id": SPEAKER, "name": "The Generated Outlet", "kind": "outlet"}


def _source() -> Mapping[str, Any]:
    return {
        "id": SOURCE,
        "title": "A report on many proposals",
        "short_name": "Generated report",
        "kind": "news_report",
        "published": STATED,
        "language": "en",
        "chain": [{"role": "original", "by": SPEAKER, "language": "en"}],
        "read": "whole",
        "accessed": STATED,
        "url": "https://example.org/generated-report",
    }


def _proposal(
    id: str, family: str, number: int, elements: Sequence[Element], real: Catalogue
) -> Mapping[str, Any]:
    return {
        "id": id,
        "name": f"Generated proposal {number:04}",
        "short_name": f"Generated {number:04}",
        "kind": "proposal",
        "family": family,
        "described_by": [SPEAKER],
        "beneficiary": ["ukraine"],
        "first_stated": f"../{STATED}",
        "summary": f"Proposal {number:04}, which was generated to measure how costs grow.",
        "status": [
            {
                "date": STATED,
                "status": "under_discussion",
                "says": f"The outlet says that proposal {number:04} is discussed.",
                **_attribution(),
            }
        ],
        "provisions": {
            element.id: [_statement(element, value)]
            for element, value in _values(elements, number, tuple(real.actors))
        },
    }


def _attribution() -> Mapping[str, Any]:
    return {
        "speaker": SPEAKER,
        "mode": "reported",
        "evidence": [{"source": SOURCE, "at": "p1"}],
    }


def _statement(element: Element, value: Any) -> Mapping[str, Any]:
    says = f"The outlet says of {element.name.lower()} what the codebook calls {value}."
    return {"value": value, "says": says, "stated": STATED, **_attribution()}


def _values(
    elements: Sequence[Element], number: int, actors: Sequence[str]
) -> Iterator[tuple[Element, Any]]:
    """A value for each element: an amount, one of its options in turn, or an actor."""
    for place, element in enumerate(elements):
        turn = number + place
        names = element.option_ids or actors
        name = names[turn % len(names)]
        if element.kind is ElementKind.QUANTITY:
            yield element, {"about": 1000 + turn, "unit": element.units[0].id}
        else:
            yield element, name if element.kind is ElementKind.CHOICE else [name]


def main() -> None:
    """Write the folder that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m bench.generated_records", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--proposals", type=int, default=PROPOSALS)
    parser.add_argument("--elements", type=int, default=ELEMENTS)
    options = parser.parse_args()
    write_generated(options.folder, options.proposals, options.elements)


if __name__ == "__main__":
    main()
