"""``new``: its skeletons are valid at once, and it says in plain words what it refuses."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import shlex
from pathlib import Path

import pytest

from guarantees.authoring.skeletons import TEMPLATES
from guarantees.catalogue.catalogue import load
from guarantees.commands.command_line import main
from guarantees.yaml_files.yaml_reader import read_yaml
from tests.builders import ARCHIVE, sample_text, write_records


def words(*lines: str) -> tuple[str, ...]:
    """The words of a command line."""
    return tuple(word for line in lines for word in shlex.split(line))


PLACE = words("--source gazette-2025-08 --at p3")
SAID = words("--says 'It is offered.' --speaker gazette --mode reported")
PROPOSAL = (
    *words("proposal --name 'Gamma: a pact of three' --short-name 'Gamma pact' --kind proposal"),
    *words("--family pacts --proposed-by freedonia,sylvania --beneficiary sylvania"),
    *SAID,
    *PLACE,
)
SOURCE = words(
    "source --title 'A pact is near' --kind news_report --by gazette --language en --read whole"
)
POSITION = (
    *words("position freedonia --proposal alpha --stance accepts"),
    *SAID,
    *words("--source gazette-2025-08 --at p1"),
)
EVENT = (
    *words("event --name 'A pact’s day: Ürümqi' --date 2025-08~ --kind meeting"),
    *words("--says 'They met: again.' --participants freedonia sylvania --proposals alpha"),
    *PLACE,
    *words("--quote 'about 50,000 soldiers'"),
)
ACTOR = words(
    "actor --name 'Otto Berg' --kind person --aliases Berg 'O. Berg'",
    "--speaks-for sylvania --office Envoy --attested 2025-08-21",
)
CONTRADICTION = words(
    "contradiction --name 'Whether it binds' --note 'One says so, the other not.'",
    "--between alpha-binding sylvania-denies",
)
EVERY_KIND = (PROPOSAL, SOURCE, POSITION, EVENT, ACTOR, CONTRADICTION)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands with the small folder in the usual place of the records."""
    monkeypatch.chdir(tmp_path)
    write_records(tmp_path / "proposals")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code of ``new`` and the lines it printed."""
    code = main(("new", *arguments))
    return code, capsys.readouterr().out.splitlines()


def with_id(arguments: tuple[str, ...], id: str) -> tuple[str, ...]:
    """The command with an id after the kind."""
    return (arguments[0], id, *arguments[1:])


def everything() -> dict[str, bytes]:
    """Every file of the folder."""
    return {str(path): path.read_bytes() for path in Path("proposals").rglob("*.yaml")}


# ---------------------------------------------------------------- what is written


def test_an_actor_is_added_to_the_registry(capsys: pytest.CaptureFixture[str]) -> None:
    """The registry is unchanged except for the entry at its end, which is printed."""
    code, lines = run(capsys, *ACTOR)
    entry = [
        "id: otto-berg",
        "name: Otto Berg",
        "kind: person",
        "aliases:",
        "  - Berg",
        "  - O. Berg",
        "affiliations:",
        "  - actor: sylvania",
        "    office: Envoy",
        "    attested: 2025-08-21",
    ]
    indented = "".join(f"    {line}\n" for line in entry)
    assert (code, lines) == (
        0,
        [
            "Added at the end of its list in proposals/registry/actors.yaml:",
            *indented.splitlines(),
            "Its id is 'otto-berg'. Once published, an id never changes.",
            "Next: open the file, then run: python -m guarantees check proposals/registry/actors.yaml",
        ],
    )
    assert Path("proposals/registry/actors.yaml").read_text(encoding="utf-8") == (
        sample_text("registry/actors.yaml") + f"  - {indented[4:]}"
    )


def test_an_event_is_added_with_its_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """Every answer is under its key, and the id is the name in plain letters."""
    code, lines = run(capsys, *EVENT, "--format", "json")
    assert (code, json.loads("\n".join(lines))) == (
        0,
        {
            "kind": "event",
            "id": "a-pacts-day-urumqi",
            "path": "proposals/registry/events.yaml",
            "new_file": False,
            "written": "id: a-pacts-day-urumqi\n"
            "name: 'A pact’s day: Ürümqi'\n"
            "date: 2025-08~\n"
            "kind: meeting\n"
            "says: 'They met: again.'\n"
            "participants: [freedonia, sylvania]\n"
            "proposals: [alpha]\n"
            "evidence:\n"
            "  - source: gazette-2025-08\n"
            "    at: p3\n"
            "    quote: about 50,000 soldiers\n",
        },
    )


def test_an_actors_first_position_makes_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a date it is "by the date of the source", and a comment asks for a better one."""
    assert run(capsys, *POSITION) == (
        0,
        [
            "Written: proposals/positions/freedonia.yaml",
            "Next: open the file, answer what is marked TODO, then run: "
            "python -m guarantees check proposals/positions/freedonia.yaml",
        ],
    )
    assert Path("proposals/positions/freedonia.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/positions.schema.json\n"
        "actor: freedonia\n"
        "positions:\n"
        "  - about:\n"
        "      proposal: alpha\n"
        "    stance: accepts\n"
        "    says: It is offered.\n"
        "    speaker: gazette\n"
        "    mode: reported\n"
        "    # TODO: Is a day, month or year given for when it was said?\n"
        "    stated: ../2025-08-21\n"
        "    evidence:\n"
        "      - source: gazette-2025-08\n"
        "        at: p1\n"
    )


@pytest.mark.parametrize(
    ("place", "dated"),
    [
        (words("--source gazette-2025-08 --at p3-p4"), {"stated": "2025-08-21~"}),
        (words("--source gazette-2025-08 --at p1"), {"event": "summit"}),
        (words("--source gazette-2025-08 --at p2"), {"stated": "../2025-08-21"}),
        (words("--source gazette-2025-08 --at p2 --event summit"), {"event": "summit"}),
    ],
    ids=["the date recorded there", "the event recorded there", "nothing there", "as answered"],
)
def test_a_position_has_the_date_that_its_speaker_has_at_that_place(
    place: tuple[str, ...], dated: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """One utterance has one date, so a date is taken over from the words of the same speaker in that paragraph."""
    path = Path("proposals/positions/sylvania.yaml")
    at_the_summit = (
        "  - about: {element: assistance, value: air-cover}\n    stance: open\n    says: It is possible.\n"
        "    speaker: gazette\n    mode: reported\n    event: summit\n"
        "    evidence: [{source: gazette-2025-08, at: p1}]\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + at_the_summit, encoding="utf-8")
    code, lines = run(capsys, *POSITION[:-4], *place, "--format", "json")
    assert code == 0, lines
    written = read_yaml(json.loads("\n".join(lines))["written"].encode(), "new").tree
    assert {key: written[key] for key in ("stated", "event") if key in written} == dated


def test_a_position_on_a_value_goes_before_what_follows_the_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The new position is the last of the list; keys and comments after the list stay where they are."""
    path = Path("proposals/positions/sylvania.yaml")
    tail = "\n# What is left.\nnote: Incomplete.  # for now\n"
    path.write_text(path.read_text(encoding="utf-8") + tail, encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    code, _ = run(
        capsys,
        *words("position sylvania --element force-size --id sylvania-caps --stance accepts_if"),
        *words("--value '{at_most: 4, unit: brigades}' --stated 2025-08"),
        *words("--requires settlement --condition 'A settlement comes first.'"),
        *words("--note 'No text is given.'"),
        *SAID,
        *words("--source gazette-2025-08 --at p1"),
    )
    assert code == 0
    assert path.read_text(encoding="utf-8") == before.removesuffix(tail) + (
        "  - id: sylvania-caps\n"
        "    about:\n"
        "      element: force-size\n"
        "      value: {at_most: 4, unit: brigades}\n"
        "    stance: accepts_if\n"
        "    says: It is offered.\n"
        "    speaker: gazette\n"
        "    mode: reported\n"
        "    stated: 2025-08\n"
        "    evidence:\n"
        "      - source: gazette-2025-08\n"
        "        at: p1\n"
        "    condition:\n"
        "      requires: settlement\n"
        "      says: A settlement comes first.\n"
        "      evidence:\n"
        "        - source: gazette-2025-08\n"
        "          at: p1\n"
        "    note: No text is given.\n" + tail
    )
    assert load(Path("proposals")).problems == ()


def test_a_source_says_only_what_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a date it was published by the day it was read; a given text adds its digest and paragraphs."""
    text = (ARCHIVE / "gazette.txt").read_bytes()
    Path("gazette.txt").write_bytes(text)
    today = datetime.date.today().isoformat()
    code, _ = run(capsys, *with_id(SOURCE, "herald"), "--text", "gazette.txt")
    source = load(Path("proposals")).catalogue.sources["herald"]
    dates = {f"../{day}" for day in (today, datetime.date.today().isoformat())}
    assert (code, source.published.text in dates) == (0, True)
    assert source.model_dump(mode="json", exclude_unset=True) == {
        "id": "herald",
        "title": "A pact is near",
        "short_name": "A pact is near",
        "kind": "news_report",
        "published": source.published.text,
        "language": "en",
        "chain": [{"role": "original", "by": "gazette", "language": "en"}],
        "read": "whole",
        "accessed": source.published.text.removeprefix("../"),
        "text": {"sha256": hashlib.sha256(text).hexdigest(), "paragraphs": 6},
    }


def test_paragraphs_are_counted_as_an_editor_shows_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Signs at which only some programs begin a line are named, and ``verify`` counts alike."""
    Path("t.txt").write_bytes(b"one\r\ntwo a\xe2\x80\xa8two b\r\nthree\x0bmore\r\n\x0cfour\r\n")
    code, lines = run(capsys, *with_id(SOURCE, "herald"), "--text", "t.txt")
    why = "ends no line, though some programs begin a new one there."
    assert (code, lines[-3:]) == (
        0,
        [
            f"t.txt:2:6: U+2028 (LINE SEPARATOR) {why}",
            f"t.txt:3:6: U+000B (VERTICAL TAB) {why}",
            f"t.txt:4:1: U+000C (FORM FEED) {why}",
        ],
    )
    text = load(Path("proposals")).catalogue.sources["herald"].text
    assert text is not None
    unix = Path("t.txt").read_bytes().replace(b"\r\n", b"\n")
    assert (text.paragraphs, text.sha256) == (4, hashlib.sha256(unix).hexdigest())


@pytest.mark.parametrize(
    ("content", "code", "problem"),
    [
        (None, 2, "--text: t: is no ordinary file. Expected a file with text. Remove it."),
        (b" \n\xef\xbb\xbf\n", 1, "--text: t holds no words. Expected the text of the source."),
        (
            b"%PDF-1.4",
            1,
            "--text: t:1:1: The file is a PDF. Expected plain text in UTF-8. Save its text.",
        ),
        (
            "ok\nКиїв".encode("cp1251"),
            1,
            "--text: t:2:1: The byte 0xCA is not valid in UTF-8. Expected UTF-8, not Windows-1251, which the file "
            "seems to be in. Save the file again with the encoding UTF-8, "
            "or convert it: iconv -f WINDOWS-1251 -t UTF-8.",
        ),
    ],
)
def test_a_file_that_is_no_text_is_refused(
    content: bytes | None, code: int, problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cause is named, and nothing is written."""
    if content is None:
        Path("t").mkdir()
    else:
        Path("t").write_bytes(content)
    found, lines = run(capsys, *with_id(SOURCE, "herald"), "--text", "t")
    assert (found, lines[:2]) == (code, ["Nothing was written.", f"  {problem}"])
    assert not Path("proposals/sources/herald.yaml").exists()


def test_a_proposal_asks_every_question_of_the_codebook(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each element is not coded, below its question and values, and the summary says that it is not written."""
    code, _ = run(capsys, *PROPOSAL)
    loaded = load(Path("proposals"))
    text = Path("proposals/gamma-pact-2025.yaml").read_text(encoding="utf-8")
    assert (code, loaded.problems) == (0, ())
    assert loaded.catalogue.proposals["gamma-pact-2025"].model_dump(
        mode="json", exclude_unset=True
    ) == {
        "id": "gamma-pact-2025",
        "name": "Gamma: a pact of three",
        "short_name": "Gamma pact",
        "kind": "proposal",
        "family": "pacts",
        "proposed_by": ["freedonia", "sylvania"],
        "beneficiary": ["sylvania"],
        "first_stated": "../2025-08-21",
        "summary": "Not written yet.",
        "status": [
            {
                "date": "../2025-08-21",
                "status": "floated",
                "says": "It is offered.",
                "speaker": "gazette",
                "mode": "reported",
                "evidence": [{"source": "gazette-2025-08", "at": "p3"}],
            }
        ],
        "provisions": {
            name: {"absence": "not_coded"}
            for name in ("legal-effect", "assistance", "force-size", "guarantors")
        },
    }
    assert text[text.index("  # FORM") : text.index("# TODO: On which")] == (
        "  # FORM. How firmly it binds.\n"
        "  # 1. Does it bind?\n"
        "  #    One of: none, political, binding\n"
        "  legal-effect: {absence: not_coded}\n"
        "\n"
        "  # MEANS. What help consists of.\n"
        "  # 2. What help is promised?\n"
        "  #    One or more, in [ ], of: troops, air-cover, excluded\n"
        "  assistance: {absence: not_coded}\n"
        "  # 3. How large is it?\n"
        "  #    {exactly, about, at_least or at_most: 10, unit: soldiers or brigades}\n"
        "  force-size: {absence: not_coded}\n"
        "  # 4. Who gives it?\n"
        "  #    Ids of actors, in [ ], or: open-list\n"
        "  guarantors: {absence: not_coded}\n"
    )


@pytest.mark.parametrize(
    ("arguments", "open_questions"),
    [
        (
            PROPOSAL,
            [
                "Did someone give it a name",
                "Is a day, month or year",
                "Who put forward what",
                "Is it related",
                "What was its status",
                "Does the source say more",
                "What does the source say",
                "On which elements",
                "Must a reader know",
            ],
        ),
        (SOURCE, ["When was it published", "Did the words pass", "Did you have to infer"]),
        (POSITION, ["Is a day, month or year"]),
        (CONTRADICTION, []),
    ],
    ids=lambda value: value[0] if value else "",
)
def test_what_is_open_is_marked(
    arguments: tuple[str, ...], open_questions: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every question that still has to be answered is a comment that begins with TODO."""
    _, lines = run(capsys, *arguments, "--format", "json")
    marked = re.findall(r"# TODO: (.*)", json.loads("\n".join(lines))["written"])
    assert len(marked) == len(open_questions)
    pairs = zip(marked, open_questions, strict=True)
    assert [text for text, start in pairs if not text.startswith(start)] == []


def test_the_lines_in_comments_can_be_used(capsys: pytest.CaptureFixture[str]) -> None:
    """Uncommented, the examples from the template are keys of the record."""
    run(capsys, *PROPOSAL)
    path = Path("proposals/gamma-pact-2025.yaml")
    text = re.sub(
        r"^# (?=(?:labels|lineage|silences|own_text|note):| )",
        "",
        path.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    assert "#" not in text.splitlines()
    tree = read_yaml(text.encode(), "gamma").tree
    template = read_yaml((TEMPLATES / "proposal.yaml").read_bytes(), "template").tree
    assert {name: tree[name] for name in ("labels", "lineage", "note")} == {
        name: template[name] for name in ("labels", "lineage", "note")
    }
    assert tree["silences"] == [
        {
            "absence": "not_mentioned",
            "elements": [],
            "searched": ["gazette-2025-08"],
            "on": "2025-09-01",
        }
    ]
    assert tree["own_text"] == [{"source": "gazette-2025-08", "read": "whole"}]


def test_values_of_a_coded_proposal_are_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    """Words, places and quotations stay open; actors, conditions and silences are only named."""
    code, _ = run(capsys, *PROPOSAL, "--like", "alpha")
    path = Path("proposals/gamma-pact-2025.yaml")
    text = path.read_text(encoding="utf-8")
    repeated = {
        "says": "TODO",
        "speaker": "gazette",
        "mode": "reported",
        "stated": "../2025-08-21",
        "evidence": [{"source": "gazette-2025-08", "at": "TODO", "quote": "TODO"}],
    }
    size = {"about": "50000", "unit": "soldiers"}
    assert (code, read_yaml(text.encode(), "gamma").tree["provisions"]) == (
        0,
        {
            "legal-effect": [{"value": "binding", **repeated}],
            "assistance": {"absence": "not_coded"},
            "force-size": [{"value": size, **repeated}],
            "guarantors": {"absence": "not_coded"},
        },
    )
    assert re.findall(r"TODO: (alpha .*)", text) == [
        "alpha has a condition here.",
        "alpha is silent on it.",
        "alpha has [freedonia, gazette].",
    ]
    assert {problem.field.rpartition(".")[2] for problem in load(Path("proposals")).problems} == {
        "at"
    }
    answered = re.sub(r"at: TODO", "at: p1", re.sub(r"\n *quote: TODO", "", text))
    path.write_text(answered.replace("says: TODO", "says: It says so."), encoding="utf-8")
    assert load(Path("proposals")).problems == ()


def test_what_is_like_no_proposal_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The proposal whose values are repeated has to exist."""
    code, lines = run(capsys, *PROPOSAL, "--like", "alfa-pact")
    assert (code, lines[1].startswith("  --like: no proposal has the id 'alfa-pact'.")) == (1, True)


def test_an_event_is_added_at_its_place_in_time(capsys: pytest.CaptureFixture[str]) -> None:
    """An earlier one comes before those that are there, a later one after them."""
    for id, date in (("later", "2025-09"), ("earlier", "2024"), ("between", "2025-01-02")):
        arguments = [date if word == "2025-08~" else word for word in with_id(EVENT, id)]
        assert run(capsys, *arguments)[0] == 0
    assert list(load(Path("proposals")).catalogue.events) == [
        "earlier",
        "between",
        "summit",
        "later",
    ]


def test_a_group_has_its_members_and_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    """The parties of a treaty are one actor, which can be entered in one go."""
    kind = ("--name", "Freedonia and Sylvania", "--kind", "group")
    more = ("--members", "freedonia,sylvania", "--note", "The parties of the treaty.")
    assert run(capsys, "actor", "freedonia-and-sylvania", *kind, *more)[0] == 0
    text = Path("proposals/registry/actors.yaml").read_text(encoding="utf-8")
    assert text.endswith(
        "    kind: group\n    members: [freedonia, sylvania]\n    note: The parties of the treaty.\n"
    )


def test_a_new_archived_source_asks_whose_words_stand_where(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Voices, opinions and unused paragraphs are asked for where paragraphs are counted."""
    Path("text.txt").write_text("One.\n\nTwo.\n", encoding="utf-8")
    _, lines = run(capsys, *SOURCE, "--text", "text.txt", "--format", "json")
    written = json.loads("\n".join(lines))["written"]
    keys = re.findall(r"^# (?!TODO)(\w+):", written, re.MULTILINE)
    assert keys == ["opinion_of_relay", "voices", "unused", "note"]


def test_a_year_in_the_name_is_not_repeated_in_the_id(capsys: pytest.CaptureFixture[str]) -> None:
    """The id of a proposal ends with the year of its date, unless its name has that year."""
    run(capsys, *PROPOSAL, "--short-name", "Pact of 2025")
    assert Path("proposals/pact-of-2025.yaml").is_file()


def test_a_condition_repeats_the_place_without_the_quotation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The quotation proves the position; the evidence of its condition names only the place."""
    quote = ("--quote", "about 50,000 soldiers")
    _, lines = run(capsys, *CONDITIONAL, *quote, "--format", "json")
    written = json.loads("\n".join(lines))["written"]
    assert (written.count("quote:"), written.count("at: p3")) == (1, 2)


def test_nothing_is_silent_in_an_excerpt(capsys: pytest.CaptureFixture[str]) -> None:
    """If only an excerpt was read, the file has no silences and says why."""
    arguments = [word.replace("gazette-2025-08", "treaty-2024") for word in PROPOSAL]
    code, _ = run(capsys, *arguments)
    text = Path("proposals/gamma-pact-2024.yaml").read_text(encoding="utf-8")
    assert (code, "silences" in text, "was not read whole" in text) == (0, False, True)


@pytest.mark.parametrize("arguments", EVERY_KIND, ids=lambda arguments: arguments[0])
def test_every_skeleton_is_valid(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """After any kind of record is added, check finds nothing."""
    before = everything()
    code, _ = run(capsys, *arguments)
    assert (code, load(Path("proposals")).problems) == (0, ())
    assert everything() != before


CONDITIONAL = (
    *POSITION[:4],
    *words(f"--stance accepts_if --requires other --condition 'First: {'more ' * 30}'"),
    *SAID,
    *PLACE,
    *words("--note 'No text: none.'"),
)


@pytest.mark.parametrize(
    "arguments", [PROPOSAL, SOURCE, CONDITIONAL], ids=lambda arguments: arguments[0]
)
def test_a_new_file_is_in_canonical_form(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """``fmt`` has nothing to change in a new file."""
    _, lines = run(capsys, *arguments, "--format", "json")
    path = json.loads("\n".join(lines))["path"]
    assert main(("fmt", "--check", path)) == 0, capsys.readouterr().out


# ---------------------------------------------------------------- what is refused


def test_everything_that_is_missing_is_named_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Every required option that is missing is named, and that is wrong usage."""
    assert run(capsys, "contradiction", "--name", "Whether") == (
        2,
        [
            "Nothing was written.",
            "  --between is missing: two or more ids of statements or positions.",
            "  --note is missing: who says what, and whether both could hold.",
            "All options: python -m guarantees new contradiction --help",
        ],
    )


REFUSED = {
    "a name with a soft hyphen": (
        [*with_id(ACTOR, "abc"), "--name", "Al\u00adpha"],
        2,
        [
            "--name: U+00AD (SOFT HYPHEN) can disguise text. Expected only visible characters. Remove it."
        ],
    ),
    "a name that is not in the encoding of the console": (
        [*with_id(ACTOR, "abc"), "--name", "Caf\udce9"],
        2,
        [
            "--name: U+DCE9 (half of a character) is not allowed. Expected only visible characters. Remove it."
        ],
    ),
    "an id that is not in the encoding of the console": (
        with_id(ACTOR, "caf\udce9"),
        2,
        [
            "U+DCE9 (half of a character) is not allowed. Expected only visible characters. Remove it."
        ],
    ),
    "a form": (
        with_id((*ACTOR[:4], "persn", "--iso", "fr"), "Otto"),
        2,
        [
            "--kind: 'persn' is not a known value. Expected one of: alliance, group, organisation, outlet, person, "
            "service, state. Did you mean 'person'?",
            "--iso: 'fr' is not a code of a country. Expected the two capital letters of ISO 3166-1, such as FR.",
        ],
    ),
    "no id": (
        with_id(ACTOR, "Otto Berg"),
        2,
        [
            "'Otto Berg' is not an id. Expected lower-case letters, digits and single hyphens, such as "
            "'united-kingdom'."
        ],
    ),
    "no letters": (
        ("actor", "--name", "…!", "--kind", "person"),
        2,
        ["Give the new actor an id: python -m guarantees new actor ID …"],
    ),
    "half a condition": (
        (*POSITION, "--requires", "ceasefire"),
        2,
        ["--requires and --condition go together. Add --condition, or leave all out."],
    ),
    "no subject": (
        (*POSITION, "--element", "assistance", "--value", "troops"),
        2,
        ["Say what the position is about: either --proposal, or --element with --value."],
    ),
    "no value": (
        (*POSITION[:2], "--element", "force-size", "--value", "{about: 5", *POSITION[4:]),
        2,
        [
            "--value: '{about: 5' is not a value. Expected an id, a list such as [troops, air-cover], "
            "or a number such as {at_most: 24, unit: hours}."
        ],
    ),
    "a long name": (
        (*SOURCE, "--title", "A pact is near, and those who speak of it say so"),
        2,
        ["--short-name is missing: the full one has more than 40 characters."],
    ),
    "ids that are not there": (
        [word.replace("freedonia", "fredonia").replace("gazette-", "gazete-") for word in PROPOSAL],
        1,
        [
            "--proposed-by: no actor has the id 'fredonia'. Did you mean 'freedonia'? "
            "If it is a new one, add it first: python -m guarantees new actor fredonia --help",
            "--source: no source has the id 'gazete-2025-08'. Did you mean 'gazette-2025-08'? "
            "If it is a new one, add it first: python -m guarantees new source gazete-2025-08 --help",
        ],
    ),
    "an actor without a record": (
        ("position", "ruritania", *POSITION[2:]),
        1,
        [
            "ACTOR: no actor has the id 'ruritania'. "
            "If it is a new one, add it first: python -m guarantees new actor ruritania --help"
        ],
    ),
    "a family that is not there": (
        [word.replace("pacts", "pact") for word in PROPOSAL],
        1,
        [
            "--family: no family has the id 'pact'. Did you mean 'pacts'? registry/families.yaml has: pacts."
        ],
    ),
    "an element that is not there": (
        (*POSITION[:2], "--element", "size", "--value", "troops", *POSITION[4:]),
        1,
        [
            "--element: no element has the id 'size'. registry/elements.yaml has: "
            "assistance, force-size, guarantors, legal-effect."
        ],
    ),
    "a statement without an id": (
        ("contradiction", *CONTRADICTION[1:-1], "alpha"),
        1,
        [
            "--between: no statement or position has the id 'alpha'. "
            "If it has no id yet, add a line 'id: …' to its record."
        ],
    ),
    "a file that exists": (
        with_id(PROPOSAL, "alpha"),
        1,
        [
            "proposals/alpha.yaml exists already. Edit that file, or choose another id for the new proposal."
        ],
    ),
    "an id in use": (
        with_id(EVENT, "summit"),
        1,
        [
            "events[1].id: the id 'summit' is already used at proposals/registry/events.yaml:2. "
            "Give this event another id."
        ],
    ),
    "a former id": (
        with_id(PROPOSAL, "alfa"),
        1,
        ["id: 'alfa' is a former id of 'alpha' (proposals/alpha.yaml:1). Choose another id."],
    ),
    "a value of another element": (
        (*POSITION[:2], "--element", "legal-effect", "--value", "troops", *POSITION[4:]),
        1,
        [
            "positions[0].about.value: 'troops' is not a value of 'legal-effect'. "
            "Expected one of: binding, none, political."
        ],
    ),
    "a place beyond the end": (
        (*EVENT, "--at", "p9"),
        1,
        [
            "events[1].evidence[0].at: 'p9' is beyond the end of 'gazette-2025-08'. Expected p1 to p6."
        ],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_right_is_refused(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is 2 for wrong usage and 1 for what the records do not allow, and nothing is written."""
    arguments, expected, problems = REFUSED[case]
    before = everything()
    code, lines = run(capsys, *arguments)
    assert (code, lines[: len(problems) + 1]) == (
        expected,
        ["Nothing was written.", *(f"  {problem}" for problem in problems)],
    )
    assert everything() == before


def test_a_date_without_an_end_gives_no_date(capsys: pytest.CaptureFixture[str]) -> None:
    """If the date of the source has no end, a date must be given."""
    path = Path("proposals/sources/gazette-2025-08.yaml")
    path.write_text(
        sample_text("sources/gazette-2025-08.yaml", ("2025-08-21", "2025-08-21/..")),
        encoding="utf-8",
    )
    assert run(capsys, *POSITION)[1][1] == (
        "  --stated is missing: the date of 'gazette-2025-08' has no end, so no date follows from it. "
        "Give one such as 2031-08~ (about), 2031 or 2031-08-20/.. (from then on)."
    )


def test_a_registry_that_cannot_be_read_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """The message says where it is broken, and to fix it first."""
    path = Path("proposals/registry/events.yaml")
    path.write_text("events:\n  - id: a\n    id: b\n", encoding="utf-8")
    code, lines = run(capsys, *EVENT)
    assert (code, lines) == (
        1,
        [
            "Nothing was written.",
            "  Nothing can be added: proposals/registry/events.yaml cannot be read. "
            "proposals/registry/events.yaml:3:5: events[0].id: is given twice, first in line 2. "
            "Expected each key once. Remove or rename one of the two. Fix it first.",
        ],
    )


def test_a_registry_in_another_encoding_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the byte, the likely encoding and how to convert the file."""
    path = Path("proposals/registry/events.yaml")
    path.write_bytes("# Події\nevents: []\n".encode("cp1251"))
    assert run(capsys, *EVENT) == (
        1,
        [
            "Nothing was written.",
            "  Nothing can be added: proposals/registry/events.yaml:1:3: The byte 0xCF is not valid in UTF-8. "
            "Expected UTF-8, not Windows-1251, which the file seems to be in. "
            "Save the file again with the encoding UTF-8, or convert it: iconv -f WINDOWS-1251 -t UTF-8.",
        ],
    )


def test_a_ledger_that_cannot_be_added_to_is_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The record is written, and the error stream says why its id is not in the ledger."""
    ledger = Path("proposals/registry/identifiers.yaml")
    ledger.write_text("actors: [freedonia, sylvania,\n  gazette, anna-lind]\n", encoding="utf-8")
    before = ledger.read_bytes()
    assert main(("new", *ACTOR)) == 1
    assert capsys.readouterr().err == (
        "python -m guarantees new: the record was written, but ids cannot be added to registry/identifiers.yaml "
        "without changing other entries. Write each id on a line of its own that begins with '- ', and try again.\n"
    )
    assert "otto-berg" in Path("proposals/registry/actors.yaml").read_text(encoding="utf-8")
    assert ledger.read_bytes() == before


def test_problems_that_were_there_before_do_not_stand_in_the_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Only problems that the new record would add are refused."""
    path = Path("proposals/beta.yaml")
    path.write_text(sample_text("beta.yaml", ("kind: demand", "kind: wish")), encoding="utf-8")
    assert run(capsys, *POSITION)[0] == 0


def test_problems_of_other_entries_do_not_matter(capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that cannot be read and one that names an unknown actor were in the registry before."""
    path = Path("proposals/registry/events.yaml")
    text = sample_text("registry/events.yaml")
    entry = text.partition("\n")[2]
    wrong_kind = entry.replace("id: summit", "id: second").replace("kind: ", "kind: no-")
    wrong_actor = entry.replace("id: summit", "id: third").replace("[freedonia,", "[nobody,")
    path.write_text(text + wrong_kind + wrong_actor, encoding="utf-8")
    assert len(load(Path("proposals")).problems) == 2
    assert run(capsys, *EVENT)[0] == 0


def test_a_refusal_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Other programs get the problems as a list."""
    code, lines = run(capsys, "actor", "otto", "--name", "Otto", "--format", "json")
    assert (code, json.loads("\n".join(lines))) == (
        2,
        {
            "problems": [
                "--kind is missing: what kind of actor it is "
                "(state, alliance, organisation, person, outlet, service, group)."
            ]
        },
    )


def test_what_is_typed_is_read_in_any_encoding() -> None:
    """Letters that the system's encoding lacks arrive as they are."""
    as_bytes = "Київ".encode().decode("ascii", "surrogateescape")
    assert main(["new", "actor", "kyiv", "--name", as_bytes, "--kind", "organisation"]) == 0
    assert "name: Київ\n" in Path("proposals/registry/actors.yaml").read_text(encoding="utf-8")
