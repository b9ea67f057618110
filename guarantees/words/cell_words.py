"""What a cell says to a reader: its sign, its text, one sentence, and why it shows what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guarantees.catalogue.catalogue import Catalogue
from guarantees.cells.cell import Cell, CellState, comparable, part_of, standing_of
from guarantees.records.element import Element
from guarantees.records.statement import Absence, Attributed, Statement
from guarantees.records.values import AMBIGUOUS, Quantity
from guarantees.records.vocabulary import AbsenceReason, ElementKind, Sign, Standing
from guarantees.text.letters import has_name
from guarantees.words.actors import agreeing
from guarantees.words.english import and_words

STATE_SIGNS = {
    CellState.DISPUTED: "≠",
    CellState.AMBIGUOUS: "?",
    CellState.WITHDRAWN: "↩",
    CellState.OTHERS_SAY: "◇",
    CellState.NOT_YET: "…",
    CellState.SILENT: "∅",
    CellState.NOT_MENTIONED: "◌",
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
        return CellWords(common.glyph, common.tone, text, owned(cell.giving_values[0], catalogue))
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
    if cell.state is CellState.OTHERS_SAY:
        return CellWords(sign, tone, cell.state.label, sides_words(cell.by_others, catalogue))
    return CellWords(sign, tone, cell.state.label, _absence_sentence(cell, catalogue))


def _common_sign(cell: Cell, element: Element) -> Sign:
    """The sign that all values share; if they differ, that of a value that is neither a yes nor a no."""
    signs = {value_sign(value, element) for value in cell.values}
    return signs.pop() if len(signs) == 1 else Sign.STATED


def _coded_text(cell: Cell, element: Element, catalogue: Catalogue) -> str:
    """The values side by side, each with the part of the proposal it is said of."""
    parts: dict[str, list[Statement]] = {}
    for statement in cell.giving_values:
        parts.setdefault(part_of(statement), []).append(statement)
    texts = (
        _with_scope(_side_by_side(said, element, catalogue), said[0]) for said in parts.values()
    )
    return "; ".join(texts)


def _side_by_side(said: list[Statement], element: Element, catalogue: Catalogue) -> str:
    """The values of one part; for lists that add up, every option once in codebook order."""
    different = {comparable(s.value): s.value for s in said}
    if element.kind is ElementKind.CHOICES and len(different) > 1:
        named = {name for value in different for name in value}  # type: ignore[attr-defined]
        options = tuple(name for name in (*element.option_ids, AMBIGUOUS) if name in named)
        return value_words(options, element, catalogue)
    return "; ".join(value_words(value, element, catalogue) for value in different.values())


def _with_scope(text: str, statement: Statement) -> str:
    return f"{text} ({statement.scope})" if statement.scope else text


def _disputed_text(cell: Cell, element: Element, catalogue: Catalogue) -> str:
    sides = (_with_scope(value_words(s.value, element, catalogue), s) for s in cell.giving_values)
    values = " or ".join(dict.fromkeys(sides))
    return f"Disputed: {values}" + (" (denied)" if cell.denials and len(cell.values) == 1 else "")


def sides_words(statements: Iterable[Attributed], catalogue: Catalogue) -> str:
    """Who says what, in one line."""
    sides = (f"{catalogue.actor_short_name(s.speaker)}: {s.says}" for s in statements)
    return " / ".join(dict.fromkeys(sides))


def speakers(statements: Iterable[Attributed], catalogue: Catalogue) -> list[str]:
    """The names of those who speak, each once."""
    return list(dict.fromkeys(catalogue.actor_short_name(s.speaker) for s in statements))


def _absence_sentence(cell: Cell, catalogue: Catalogue) -> str:
    if cell.absence and cell.absence.searched:
        return silence_sentence(cell.absence, catalogue)
    if cell.state is CellState.NOT_APPLICABLE and cell.absence and cell.absence.note:
        return cell.absence.note
    return cell.state.meaning


def owned(statement: Attributed, catalogue: Catalogue) -> str:
    """A statement's words with the name of the speaker before them, unless they name the speaker themselves."""
    name = catalogue.actor_short_name(statement.speaker)
    known = {name, catalogue.actor_name(statement.speaker), name.split()[-1]}
    if has_name(statement.says, *known):
        return statement.says
    return f"{name}: {statement.says}"


def silence_sentence(absence: Absence, catalogue: Catalogue) -> str:
    """What finding nothing means. Of what was not put forward itself, it does not say which texts were searched."""
    if absence.absence is AbsenceReason.SILENT:
        return "What was put forward was read whole and says nothing about it."
    if len(absence.searched) == 1:
        return "The text that was searched does not mention it; that proves nothing."
    return f"The {len(absence.searched)} texts that were searched do not mention it; that proves nothing."


def looked_for_words(absence: Absence, element: Element) -> str:
    """The words, or beginnings of words, that were looked for: those of the codebook, then those that the search added;
    "" where nothing was searched or no words are recorded."""
    words = dict.fromkeys((*element.look_for, *absence.looked_for)) if absence.searched else ()
    return ", ".join(f"“{word}”" for word in words)


def why(cell: Cell, catalogue: Catalogue) -> str:
    """One sentence that says why the cell shows what it shows."""
    explain = _REASONS.get(cell.state)
    return explain(cell, catalogue) if explain else cell.state.meaning


def _why_coded(cell: Cell, catalogue: Catalogue) -> str:
    names = speakers(cell.giving_values, catalogue)
    if len(cell.values) > 1:
        say = _agreeing("says", cell.shown, catalogue)
        reason = f"It shows everything that {and_words(names)} {say}, side by side"
    elif len(names) == 1:
        reason = f"It shows what {names[0]} {_agreeing('says', cell.shown, catalogue)}"
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
    shown = [s for s in cell.shown if not deniers or s.id in denied]
    names = speakers(shown, catalogue)
    if deniers:
        deny = _agreeing("denies", cell.denials, catalogue)
        say = _agreeing("says", shown, catalogue)
        return f"{and_words(deniers)} {deny} what {and_words(names)} {say}."
    return f"{and_words(names)} have equal standing and say different things, so both are shown."


def _agreeing(verb: str, said: Iterable[Attributed], catalogue: Catalogue) -> str:
    """A verb as it follows the names of all who speak."""
    return agreeing(verb, *dict.fromkeys(each.speaker for each in said), catalogue=catalogue)


def _why_ambiguous(cell: Cell, catalogue: Catalogue) -> str:
    return cell.shown[0].note or cell.state.meaning


def _why_others_say(cell: Cell, catalogue: Catalogue) -> str:
    return f"Said only by {and_words(speakers(cell.by_others, catalogue))}. {cell.state.meaning}"


def _why_nothing_found(cell: Cell, catalogue: Catalogue) -> str:
    return searched_words(cell.absence, catalogue) if cell.absence else cell.state.meaning


def searched_words(absence: Absence, catalogue: Catalogue) -> str:
    """Which texts were searched without a match, and when."""
    names = [catalogue.source_short_name(name) for name in absence.searched]
    one = len(names) == 1
    on = absence.on.words() if absence.on else "an unknown day"
    found = "says nothing about it" if one else "say nothing about it"
    if absence.absence is AbsenceReason.NOT_MENTIONED:
        found = "does not mention it" if one else "do not mention it"
    return f"{and_words(names)} {'was' if one else 'were'} searched on {on} and {found}."


_REASONS = {
    CellState.CODED: _why_coded,
    CellState.DISPUTED: _why_disputed,
    CellState.AMBIGUOUS: _why_ambiguous,
    CellState.OTHERS_SAY: _why_others_say,
    CellState.SILENT: _why_nothing_found,
    CellState.NOT_MENTIONED: _why_nothing_found,
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


def value_line(value: object, element: Element, catalogue: Catalogue) -> CellLine:
    """A coded value as one line: its words with its sign."""
    text = value_words(value, element, catalogue)
    if value == AMBIGUOUS:
        state = CellState.AMBIGUOUS
        return CellLine(STATE_SIGNS[state], STATE_TONES[state], text)
    sign = value_sign(value, element)
    return CellLine(sign.glyph, sign.tone, text)


def value_sign(value: object, element: Element) -> Sign:
    """The sign of a coded value. Several options share one sign only if they all have it."""
    names = value if isinstance(value, tuple) else (value,)
    signs = {option.id: option.sign for option in element.options}
    found = {
        signs.get(name, Sign.STATED) if isinstance(name, str) else Sign.STATED for name in names
    }
    return found.pop() if len(found) == 1 else Sign.STATED
