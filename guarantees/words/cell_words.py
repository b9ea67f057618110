"""What a cell says to a reader: its sign, its text, one sentence, and why it shows what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import Cell, CellState, comparable, standing_of
from guarantees.records.element import Element
from guarantees.records.source import Source
from guarantees.records.statement import Absence, Attributed
from guarantees.records.values import AMBIGUOUS, Quantity
from guarantees.records.vocabulary import Sign, SourceKind, Standing
from guarantees.text.letters import has_name
from guarantees.words.english import and_words

STATE_SIGNS = {
    CellState.DISPUTED: "≠",
    CellState.AMBIGUOUS: "?",
    CellState.WITHDRAWN: "↩",
    CellState.NOT_YET: "…",
    CellState.SILENT: "○",
    CellState.NOT_CODED: "□",
    CellState.NOT_APPLICABLE: "–",
}
STATE_TONES = {CellState.DISPUTED: "disputed", CellState.AMBIGUOUS: "ambiguous"}


@dataclass(frozen=True)
class CellLine:
    """One line of what a cell shows. ``tone`` is a word for the look; sign and text are never empty."""

    sign: str
    tone: str
    text: str


@dataclass(frozen=True)
class CellWords:
    """Sign (one character), tone (a word for the look), text (the value or the state) and one sentence."""

    sign: str
    tone: str
    text: str
    says: str

    @property
    def line(self) -> CellLine:
        """The words without the sentence."""
        return CellLine(self.sign, self.tone, self.text)


def cell_words(cell: Cell, element: Element, catalogue: Catalogue) -> CellWords:
    """The words of a cell. ``sign`` and ``text`` are never empty."""
    if cell.state is CellState.CODED:
        common = _common_sign(cell, element)
        text = _coded_text(cell, element, catalogue)
        return CellWords(common.glyph, common.tone, text, owned(cell.shown[0], catalogue))
    sign, tone = STATE_SIGNS[cell.state], STATE_TONES.get(cell.state, "absent")
    if cell.state is CellState.DISPUTED:
        return CellWords(
            sign,
            tone,
            _disputed_text(cell, element, catalogue),
            sides_words((*cell.shown, *cell.denials), catalogue),
        )
    if cell.state is CellState.AMBIGUOUS:
        return CellWords(sign, tone, cell.state.label, owned(cell.shown[0], catalogue))
    return CellWords(sign, tone, cell.state.label, _absence_sentence(cell, catalogue))


def _common_sign(cell: Cell, element: Element) -> Sign:
    """The sign that all values share; if they differ, that of a value that is neither a yes nor a no."""
    signs = {value_sign(value, element) for value in cell.values}
    return signs.pop() if len(signs) == 1 else Sign.STATED


def _coded_text(cell: Cell, element: Element, catalogue: Catalogue) -> str:
    """The value; for lists that add up, every option once in codebook order."""
    if len(cell.values) == 1:
        return value_words(cell.values[0], element, catalogue)
    named = {name for value in cell.values for name in comparable(value)}  # type: ignore[attr-defined]
    ordered = tuple(name for name in element.option_ids if name in named)
    return value_words(ordered, element, catalogue)


def _disputed_text(cell: Cell, element: Element, catalogue: Catalogue) -> str:
    values = " or ".join(value_words(value, element, catalogue) for value in cell.values)
    return f"Disputed: {values}" + (" (denied)" if cell.denials and len(cell.values) == 1 else "")


def sides_words(statements: Iterable[Attributed], catalogue: Catalogue) -> str:
    """Who says what, in one line."""
    sides = (f"{catalogue.actor_short_name(s.speaker)}: {s.says}" for s in statements)
    return " / ".join(dict.fromkeys(sides))


def speakers(statements: Iterable[Attributed], catalogue: Catalogue) -> list[str]:
    """The names of those who speak, each once."""
    return list(dict.fromkeys(catalogue.actor_short_name(s.speaker) for s in statements))


def _absence_sentence(cell: Cell, catalogue: Catalogue) -> str:
    if cell.state is CellState.SILENT and cell.absence:
        return silence_sentence(cell.absence, catalogue)
    if cell.state is CellState.NOT_APPLICABLE and cell.absence and cell.absence.note:
        return cell.absence.note
    return cell.state.meaning


def owned(statement: Attributed, catalogue: Catalogue) -> str:
    """A statement's words with the name of the speaker before them, unless they name the speaker themselves."""
    name = catalogue.actor_short_name(statement.speaker)
    known = {name, catalogue.actor_name(statement.speaker), name.split()[-1]}
    if any(has_name(statement.says, each) for each in known):
        return statement.says
    return f"{name}: {statement.says}"


def silence_sentence(absence: Absence, catalogue: Catalogue) -> str:
    """What silence means here: of the proposal's own text, or only of accounts of it."""
    sources = [catalogue.sources.get(name) for name in absence.searched]
    count = len(absence.searched)
    if any(isinstance(s, Source) and s.kind is SourceKind.OFFICIAL_TEXT for s in sources):
        return "The text says nothing about it."
    accounts = "The account searched says" if count == 1 else f"The {count} accounts searched say"
    return f"{accounts} nothing; no text of its own was read."


def why(cell: Cell, catalogue: Catalogue) -> str:
    """One sentence that says why the cell shows what it shows."""
    explain = _REASONS.get(cell.state)
    return explain(cell, catalogue) if explain else cell.state.meaning


def _why_coded(cell: Cell, catalogue: Catalogue) -> str:
    names = speakers(cell.shown, catalogue)
    if len(cell.values) > 1:
        verb = "names" if len(names) == 1 else "name"
        reason = (
            f"It shows everything that {and_words(names)} {verb}; "
            "a list names some options and denies no others"
        )
    elif len(names) == 1:
        reason = f"It shows what {names[0]} says"
    else:
        reason = f"It shows the one value that {and_words(names)} give"
    return reason + _compared_with(cell) + "."


def _compared_with(cell: Cell) -> str:
    additions = []
    if cell.lower:
        standing = and_words(sorted({_below(s) for s in map(standing_of, cell.lower)}))
        additions.append(f"it outranks {standing}")
    heard = {statement.speaker for statement in cell.shown}
    if any(statement.speaker in heard for statement in cell.earlier):
        additions.append("it is the latest of several")
    if any(statement.speaker not in heard for statement in cell.earlier):
        additions.append("words that were replaced since do not count")
    if cell.withdrawn:
        additions.append("withdrawn words do not count")
    return (
        "; " + ", and ".join(additions)
        if additions
        else ", and no statement of equal standing differs"
    )


def _below(standing: Standing) -> str:
    return {
        Standing.SECOND_HAND: "what others report",
        Standing.INFERENCE: "what analysts infer",
        Standing.OWN_VOICE: "other statements",
    }[standing]


def _why_disputed(cell: Cell, catalogue: Catalogue) -> str:
    deniers = speakers(cell.denials, catalogue)
    denied = {name for denial in cell.denials for name in denial.denies}
    names = speakers((s for s in cell.shown if not deniers or s.id in denied), catalogue)
    if deniers:
        deny, say = (
            ("denies" if len(deniers) == 1 else "deny"),
            ("says" if len(names) == 1 else "say"),
        )
        return f"{and_words(deniers)} {deny} what {and_words(names)} {say}."
    if len(names) == 1:
        return f"{names[0]} is recorded with different values for the same date, so neither replaces the other."
    return f"{and_words(names)} have equal standing and say different things, so both are shown."


def _why_ambiguous(cell: Cell, catalogue: Catalogue) -> str:
    return cell.shown[0].note or cell.state.meaning


def _why_silent(cell: Cell, catalogue: Catalogue) -> str:
    names = [
        catalogue.source_short_name(name)
        for name in (cell.absence.searched if cell.absence else ())
    ]
    on = cell.absence.on.words() if cell.absence and cell.absence.on else "an unknown day"
    if len(names) == 1:
        return f"{names[0]} was searched on {on} and says nothing about it."
    return f"{and_words(names)} were searched on {on} and say nothing about it."


_REASONS = {
    CellState.CODED: _why_coded,
    CellState.DISPUTED: _why_disputed,
    CellState.AMBIGUOUS: _why_ambiguous,
    CellState.SILENT: _why_silent,
}


def value_words(value: object, element: Element, catalogue: Catalogue) -> str:
    """A coded value for a reader: labels of options, names of actors, or a number with its unit."""
    if isinstance(value, Quantity):
        labels = {unit.id: unit.label for unit in element.units}
        return value.words(labels.get(value.unit, value.unit))
    names = value if isinstance(value, tuple) else (value,)
    return ", ".join(_one_word(str(name), element, catalogue) for name in names)


def _one_word(name: str, element: Element, catalogue: Catalogue) -> str:
    if name == AMBIGUOUS:
        return "Ambiguous"
    labels = {option.id: option.label for option in element.options}
    return labels.get(name) or catalogue.actor_short_name(name)


def value_sign(value: object, element: Element) -> Sign:
    """The sign of a coded value. Several options share one sign only if they all have it."""
    names = value if isinstance(value, tuple) else (value,)
    signs = {option.id: option.sign for option in element.options}
    found = {
        signs.get(name, Sign.STATED) if isinstance(name, str) else Sign.STATED for name in names
    }
    return found.pop() if len(found) == 1 else Sign.STATED
