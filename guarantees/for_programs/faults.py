"""What is wrong with what another program asks: each parameter that is at fault, and what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from guarantees.links.link_reader import shortened

MOST_NAMED = 200
_QUOTED = re.compile(r"'([^']*)'")


class Fault(BaseModel):
    """What is wrong with a parameter: its name, the text that was given, what is wrong, and all that it may be."""

    parameter: str
    given: str
    wrong: str
    allowed: tuple[str, ...] = ()


class Refused(Exception):
    """A question of a wrong form: a parameter that is not known, or a text that it cannot have."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(faults)
        self.faults = faults


class NotThere(Refused):
    """A question of the right form about what is not there: an id, a release, a day."""


def fault(
    parameter: str, given: str, wrong: str = "", allowed: Iterable[str] | None = None
) -> Fault:
    """A fault of a parameter. Texts that were given are cut; of what is ``allowed``, the first are named."""
    named = tuple(allowed or ())[:MOST_NAMED]
    said = wrong or "is none of those that there are"
    return Fault(parameter=shortened(parameter), given=shortened(given), wrong=said, allowed=named)


def faults_found(errors: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """The faults that pydantic found, in its words unless these are about Python."""
    return [_fault_found(each) for each in errors]


def _fault_found(found: Mapping[str, Any]) -> Fault:
    name, about = str(found["loc"][-1]) if found["loc"] else "", found.get("ctx", {})
    match found["type"]:
        case "missing":
            return fault(name, "", "is needed")
        case "extra_forbidden":
            wrong, allowed = "is not known here", ()
        case "literal_error":
            wrong, allowed = "", tuple(_QUOTED.findall(about["expected"]))
        case _:
            wrong, allowed = _lower(found["msg"]), about.get("allowed", ())
    return fault(name, str(found.get("input", "")), wrong, allowed)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def in_words(faults: Sequence[Fault]) -> str:
    """The faults as sentences."""
    return " ".join(f"The parameter '{each.parameter}': {each.wrong}." for each in faults)
