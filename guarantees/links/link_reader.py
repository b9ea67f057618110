"""Reading the parameters of a link: ids, choices, days and texts. Nothing is guessed, and nothing raises.

What is unknown, outdated or malformed is left out, and a notice says so. Lists are joined with ``.``, which no id holds
and which links do not escape.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import AsOf, Clock
from guarantees.links.foreign import is_foreign
from guarantees.links.older_version import since_words
from guarantees.problems import did_you_mean, nearest_word
from guarantees.records.vocabulary import Term

NONE = "-"
LATEST_VERSION = "latest"
LATEST_DAY = "latest"
MAX_WORDS = 100
MAX_NOTICES = 20
_CHANGED = "See what changed."
# What a message puts behind a link, or a sentence: no id, choice or day ends with it.
_AFTER_A_LINK = " .,;:!?)]}>»”’\"'*"
_NAMES = ("short_name", "label", "name")
FIRST_DAY, LAST_DAY = datetime.date(1945, 1, 1), datetime.date(2100, 12, 31)
Choice = TypeVar("Choice", Term, Clock)


@dataclass(frozen=True)
class Correction:
    """What a link may have meant: the part of a notice that asks so, the name of what it asks about, and the parameters
    of the link that names it. With a ``page``, the part is itself a link, to another page."""

    asks: str
    name: str
    parameters: Mapping[str, str]
    page: str = ""


def read_day(written: str) -> datetime.date:
    """The day that a text names. Raises ValueError, with a sentence, for anything else and for days out of range."""
    try:
        day = datetime.datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError as error:
        raise ValueError(
            f"'{shortened(written)}' is not a day. Expected year, month and day, such as 2025-08-21."
        ) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(
            f"'{shortened(written)}' is out of range. Expected a day from {FIRST_DAY} to {LAST_DAY}."
        )
    return day


class LinkReader:
    """The parameters of one link, and what of it was ignored or has changed since it was made."""

    def __init__(self, parameters: Mapping[str, str], catalogue: Catalogue) -> None:
        # A link that was copied out of HTML may still say "&amp;". What is written without it comes first.
        plain = {name: value for name, value in parameters.items() if not name.startswith("amp;")}
        escaped = {name.removeprefix("amp;"): value for name, value in parameters.items()}
        self.parameters = {**escaped, **plain}
        self.catalogue = catalogue
        self._notices: list[str] = []
        self._ignored: list[str] = []
        self.corrections: dict[str, Correction] = {}

    @property
    def notices(self) -> tuple[str, ...]:
        """What was noted so far, each sentence once, and how many there are beyond the first ``MAX_NOTICES``."""
        return _first(self._notices)

    def note(self, sentence: str) -> None:
        """Something the reader of the page should know about the link."""
        self._notices.append(sentence)

    def ignore(self, sentence: str) -> None:
        """A part of the link that is left out, as a sentence for the reader of the page."""
        self.note(sentence)
        self._ignored.append(sentence)

    @property
    def ignored(self) -> tuple[str, ...]:
        """Of what was noted, what says that a part of the link is left out, limited in the same way."""
        return _first(self._ignored)

    @property
    def _says_enough(self) -> bool:
        """Whether so much is left out that what may have been meant is no longer looked for: that takes a while."""
        return len(self._ignored) >= MAX_NOTICES

    def unknown_parameters(self, known: Iterable[str]) -> None:
        """Note every parameter that this page does not know, but for those that other programs add to links."""
        names = list(known)
        for name in self.parameters:
            if name not in names and not is_foreign(name):
                if self._says_enough:
                    self.ignore(_means_nothing(name))
                    continue
                nearest = nearest_word(name, names)
                renamed = {nearest if key == name else key: value for key, value in self._given}
                self._ignore_unless(
                    _means_nothing(name),
                    did_you_mean(name, names),
                    nearest,
                    renamed,
                )

    def value(self, name: str) -> str | None:
        """A parameter without what follows a link in a text; ``None`` when it is missing, empty or ``-``."""
        value = (self.parameters.get(name) or "").strip().rstrip(_AFTER_A_LINK)
        return None if value in ("", NONE) else value

    def ids(self, name: str, noun: str, known: Mapping[str, object]) -> tuple[str, ...]:
        """The known ids that a parameter lists, each once, in the order written."""
        found = (
            self.current_id(written, noun, known)
            for written in dict.fromkeys((self.value(name) or "").split("."))
            if written
        )
        return tuple(dict.fromkeys(each for each in found if each))

    def one_id(self, name: str, noun: str, known: Mapping[str, object], instead: str = "") -> str:
        """The known id that a parameter names; "" when there is none, and the page shows something ``instead``."""
        written = self.value(name)
        return (self.current_id(written, noun, known, instead) or "") if written else ""

    def current_id(
        self, written: str, noun: str, known: Mapping[str, object], instead: str = ""
    ) -> str | None:
        """Today's id for one that was written, which may be a former one."""
        if written in known:
            return written
        for renamed in self.catalogue.former_ids.get(written, ()):
            if renamed in known:
                self.note(f"The {noun} '{written}' is now called '{renamed}'.")
                return renamed
        missing = (
            f"This link asks for the {noun} '{shortened(written)}', which is not in this edition."
        )
        if self._says_enough:
            self.ignore(missing)
            return None
        nearest = nearest_word(written, known)
        self._ignore_unless(
            missing,
            did_you_mean(written, known),
            _called(known.get(nearest), nearest),
            self._with(written, nearest),
            f" Shown instead: {instead}." if instead else "",
        )
        return None

    def _ignore_unless(
        self, sentence: str, asks: str, name: str, parameters: Mapping[str, str], rest: str = ""
    ) -> None:
        """Note that a part of the link is left out, unless it means something else, as its notice asks."""
        self.ignore(sentence + asks + rest)
        if asks:
            self.corrections[sentence + asks + rest] = Correction(asks.strip(), name, parameters)

    @property
    def _given(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.parameters.items() if name != "version"]

    def _with(self, written: str, meant: str) -> dict[str, str]:
        """The parameters with one word replaced by another, whether alone or in a list."""
        return {
            name: ".".join(meant if part == written else part for part in value.split("."))
            for name, value in self._given
        }

    def words(self, name: str, noun: str) -> str:
        """A text with single spaces, at most ``MAX_WORDS`` characters of it."""
        text = " ".join((self.parameters.get(name) or "").split())
        if len(text) > MAX_WORDS:
            self.ignore(
                f"The {noun} in this link is too long. Shown: its first {MAX_WORDS} characters."
            )
        return text[:MAX_WORDS].rstrip()

    def one_of(self, name: str, choices: type[Choice], noun: str) -> Choice | None:
        """The member of a closed vocabulary that a parameter names."""
        written = self.value(name)
        return self.choice(written, choices, noun) if written else None

    def some_of(self, name: str, choices: type[Choice], noun: str) -> frozenset[Choice]:
        """The members of a closed vocabulary that a parameter lists."""
        return frozenset(
            found
            for written in dict.fromkeys((self.value(name) or "").split("."))
            if written and (found := self.choice(written, choices, noun))
        )

    def choice(self, written: str, choices: type[Choice], noun: str) -> Choice | None:
        """One member of a closed vocabulary by its written value."""
        try:
            return choices(written)
        except ValueError:
            known = {choice.value: choice for choice in choices}
            none = (
                f"This link asks for the {noun} '{shortened(written)}', which is none of these: "
                f"{', '.join(known)}."
            )
            if self._says_enough:
                self.ignore(none)
                return None
            nearest = nearest_word(written, known)
            self._ignore_unless(
                none,
                did_you_mean(written, known),
                _called(known.get(nearest), nearest),
                self._with(written, nearest),
            )
            return None

    def day(self, name: str) -> datetime.date | None:
        """The day that a parameter names; ``None`` for none and for ``latest``."""
        written = self.value(name)
        if written is None or written == LATEST_DAY:
            return None
        try:
            return read_day(written)
        except ValueError as problem:
            self.ignore(str(problem))
            return None

    def as_of(self) -> AsOf:
        """The chosen clock and day, from ``clock`` and ``asof``."""
        return AsOf(self.one_of("clock", Clock, "clock") or Clock.STATED, self.day("asof"))

    def version(self) -> None:
        """Note that the link was made with other data, or that it shows a release."""
        catalogue, written = self.catalogue, self.value("version")
        if catalogue.present:
            self.note(
                f"The records of today have data version {catalogue.present.version}. "
                f"{since_words(catalogue.version, self.parameters, catalogue.present)}"
            )
        elif written and written not in (catalogue.version, LATEST_VERSION):
            said = (
                f"This link was made with data version {shortened(written)}. You see version "
                f"{self.catalogue.version}: cells may have changed since. "
                f"{since_words(written, self.parameters, self.catalogue)} {_CHANGED}"
            )
            self.note(said)
            proposals = self.parameters.get("proposals") or self.parameters.get("id", "")
            view = (
                {"proposals": proposals} if proposals.split(".")[0] in catalogue.proposals else {}
            )
            self.corrections[said] = Correction(
                _CHANGED, _CHANGED, {"since": written, **view}, page="changes"
            )


def _first(noted: Iterable[str]) -> tuple[str, ...]:
    each = tuple(dict.fromkeys(noted))
    beyond = len(each) - MAX_NOTICES
    return each if beyond <= 0 else (*each[:MAX_NOTICES], f"And {beyond} more like these.")


def _means_nothing(name: str) -> str:
    return f"The part '{shortened(name)}' of this link means nothing on this page."


def _called(record: object, id: str) -> str:
    """What readers call a record, or a word of a vocabulary."""
    return next((str(found) for each in _NAMES if (found := getattr(record, each, ""))), id)


def shortened(text: str) -> str:
    """An untrusted text, short enough for a notice."""
    return text if len(text) <= 60 else text[:59] + "…"
