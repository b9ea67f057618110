"""The records themselves: valid, complete, and true to the texts that they cite."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from components.pages.map.geometry import outlines
from components.pages.map.tiles import PLACES
from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.archive.coverage import coverage
from guarantees.archive.quotations import paragraph_counts, verify
from guarantees.archive.texts import Archive, read_archive
from guarantees.authoring.canonical_form import schema_line
from guarantees.authoring.ledger import LEDGER, register
from guarantees.catalogue.catalogue import Catalogue, Loaded, load
from guarantees.catalogue.clock import AsOf
from guarantees.cells.cell import CellState, cell_of
from guarantees.cells.stances import StanceState
from guarantees.commands.command_line import main
from guarantees.pages.proposal.page import ProposalQuery
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.folding import folding_of
from guarantees.pages.search.page import SearchQuery, search
from guarantees.pages.tables.positions import position_matrix
from guarantees.pages.tables.positions_query import (
    PositionRows,
    PositionsQuery,
    UnrecordedRows,
    actor_choices,
)
from guarantees.pages.tables.stance_cells import stances_in
from guarantees.records.fields import models_in
from guarantees.records.proposal import Proposal
from guarantees.records.statement import Evidence
from guarantees.records.vocabulary import AbsenceReason, ElementKind, Extent, ProposalKind
from guarantees.reference.crosswalk import atop, derived, published
from guarantees.reference.documents import reference_files
from guarantees.reference.schema import schema_files
from guarantees.reference.second_coding import AGREEMENT, second_coding
from guarantees.text.whole_words import word_count
from guarantees.yaml_files.record_files import RecordFolder, find
from guarantees.yaml_files.record_kinds import FOLDERS, REGISTRIES, model_for
from scripts.agreement import current
from tests.builders import sample
from tests.components.parsed_html import Parsed
from tests.editors import complaints
from tests.guarantees.cells.publication import published_later
from tests.guarantees.words.texts_read import unproved_cells

ROOT = Path(__file__).resolve().parents[2]
RECORDS = ROOT / "proposals"
FILES = sorted(path.relative_to(RECORDS).as_posix() for path in RECORDS.rglob("*.y*ml"))
PROPOSALS = [name for name in FILES if "/" not in name]
SHARED = ROOT.parent / "shared"
ARCHIVE = [
    Path(folder) for folder in os.environ.get("GUARANTEES_ARCHIVE", "").split(os.pathsep) if folder
] or [SHARED / "seeds", SHARED / "texts"]


def test_there_are_as_many_records_as_files(records: Catalogue) -> None:
    """No file is passed over."""
    by_folder = {name: [f for f in FILES if f.rpartition("/")[0] == name] for name in FOLDERS}
    assert [len(records.proposals), len(records.sources), len(records.positions)] == [
        *(len(by_folder[name]) for name in ("", "sources", "positions"))
    ]
    registries = {Path(name).stem for name in FILES if name.startswith("registry/")}
    assert registries <= set(REGISTRIES)
    assert len(FILES) == len(registries) + sum(map(len, by_folder.values()))


def test_the_evidence_reaches_the_latest_source(records: Catalogue) -> None:
    """The day that the edition names is that of the last document read."""
    assert records.edition
    published = [each.published.latest for each in records.sources.values()]
    assert max(filter(None, published)) <= records.edition.evidence_reaches.latest


@pytest.mark.parametrize(
    "typed", ["28-point plan point 10", "Trump's peace plan, point 10", "point 10", "пункт 10"]
)
def test_a_point_of_a_plan_is_found_by_its_usual_names(typed: str, records: Catalogue) -> None:
    """The first point found is that of the plan with most reported, and opens on its page."""
    [points] = search(SearchQuery(typed, ResultKind.POINTS), records).groups
    plan = "us-28-point-plan-2025-11"
    assert points.results[0].address == f"./proposal?id={plan}&cell=point.10"
    assert 'data-cell="point~10"' in (
        rendered(PAGES["proposal"], ProposalQuery(plan), records).html
    )


def test_no_file_has_a_problem(loaded: Loaded) -> None:
    """Every record passes every rule."""
    assert [str(problem) for problem in loaded.problems] == []


def test_proposals_are_found_by_the_names_of_their_files(records: Catalogue) -> None:
    """The id in a link leads to the file."""
    found = {name: proposal.id for name, proposal in records.proposals.items()}
    assert {Path(name).stem: Path(name).stem for name in PROPOSALS} == found


def answers(proposal: Proposal) -> set[str]:
    """The elements that a proposal answers, with statements or with the reason for their absence."""
    return set(proposal.provisions) | {e for s in proposal.silences for e in s.elements}


def test_every_proposal_answers_every_element(records: Catalogue) -> None:
    """Nothing is left blank."""
    unanswered = {
        name: missing
        for name, proposal in records.proposals.items()
        if (missing := set(records.elements) - answers(proposal))
    }
    assert unanswered == {}


def not_coded(proposal: Proposal) -> list[str]:
    """The elements that a proposal leaves uncoded."""
    return [
        element
        for element, provision in proposal.provisions.items()
        if getattr(provision, "absence", None) is AbsenceReason.NOT_CODED
    ]


def was_read_whole(proposal: Proposal, records: Catalogue) -> bool:
    """Whether a source that a proposal cites was read whole, and its own text not only in excerpts."""
    sources = {place.source for _, place in models_in(proposal) if isinstance(place, Evidence)}
    in_part = any(text.read is Extent.EXCERPT for text in proposal.own_text)
    return not in_part and any(records.sources[name].read is Extent.WHOLE for name in sources)


def test_every_element_of_what_was_read_is_coded(records: Catalogue) -> None:
    """Only what was read in excerpts, and reference columns, may leave an element uncoded."""
    left_open = {
        name: not_coded(proposal)
        for name, proposal in records.proposals.items()
        if proposal.kind is not ProposalKind.REFERENCE and was_read_whole(proposal, records)
    }
    assert {name: elements for name, elements in left_open.items() if elements} == {}


def test_nothing_rests_on_what_appeared_later(records: Catalogue) -> None:
    """As publicly known on a day, no cell and no stance shows, cites or counts what a source published later."""
    assert published_later(records) == []


def is_coded(preset: str, records: Catalogue) -> bool:
    """Whether of every ten cells of a preset at least nine have been looked at."""
    cells = [
        cell_of(records.proposals[name], element, AsOf(), records).state
        for name in records.presets[preset].proposals
        for element in records.elements.values()
    ]
    return cells.count(CellState.NOT_CODED) <= len(cells) / 10


def test_every_family_is_coded(records: Catalogue) -> None:
    """Hardly a cell of the presets that show one family each was never looked at."""
    shown = [name for name in records.presets if name in records.families]
    assert [name for name in shown if not is_coded(name, records)] == []


def test_quotations_are_short(folder: RecordFolder) -> None:
    """No fragment has more than twelve words."""
    quotes = [(file.path, each.quote) for file, _, each in find(folder.files, Evidence)]
    assert [(path, quote) for path, quote in quotes if quote and word_count(quote) > 12] == []


@pytest.fixture(scope="module")
def texts() -> Archive:
    """The archived texts; the tests that need them are skipped where they are not at hand."""
    found = read_archive(*ARCHIVE)
    if not found.texts:
        pytest.skip(
            "Quotations were not compared with their texts: the archive is not at hand. "
            "GUARANTEES_ARCHIVE names its folders."
        )
    return found


def test_every_quotation_stands_where_it_is_cited(folder: RecordFolder, texts: Archive) -> None:
    """Each fragment is found in the paragraphs named, and each text has the paragraphs counted."""
    found = verify(folder.files, texts)
    assert [str(finding) for finding in found.findings] == []
    assert found.missing_texts == ()
    assert found.quotations > 0
    assert list(paragraph_counts(folder.files, texts)) == []


def test_every_paragraph_is_cited_or_explained(folder: RecordFolder, texts: Archive) -> None:
    """Nothing that a text says was passed over without a reason."""
    entries = coverage(folder.files)
    passed_over = [f"{each.source} p{each.number}" for each in entries if not each.covered]
    assert passed_over == []
    counted = sum(len(text.paragraphs) for text in set(texts.texts.values()))
    assert len(entries) == counted


def test_the_guide_names_records_that_exist(records: Catalogue) -> None:
    """Links of the curators' guide lead to files of records, and words in the form of an id are not made up."""
    guide = (RECORDS / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+\.yaml)\)", guide)
    assert [link for link in links if not (RECORDS / link).is_file()] == []
    known = {
        *records.proposals,
        *records.sources,
        *records.actors,
        *records.elements,
        *records.families,
        *(option for element in records.elements.values() for option in element.option_ids),
    }
    named = set(re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`", guide)) - {"yaml-language-server"}
    written_alike = {n for n in named if re.fullmatch(r"\d{4}(-\d{2}){1,2}|p\d+-p\d+", n)}
    assert named - written_alike - known == set()
    assert "freedonia-pact-2031" not in known


def test_new_records_fit_among_the_others(
    tmp_path: Path, records: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    """One of each kind, written into a copy of the records, leaves them without a problem and changes no old line."""
    copy = tmp_path / "copy"
    shutil.copytree(RECORDS, copy, ignore=shutil.ignore_patterns(".*"))
    before = {path: path.read_text(encoding="utf-8").splitlines() for path in copy.rglob("*.yaml")}
    # Away until the end, so that the ids are entered all at once: each time takes as long as a check.
    ledger = (copy / LEDGER).rename(tmp_path / "ledger.yaml")
    actor, family = min(records.actors), min(records.families)
    place = ["--source", "the-herald-2031-08", "--at", "Title", "--says", "It is said."]
    said = [*place, "--speaker", "the-herald-2031", "--mode", "reported"]
    first, second, *_ = sorted(records.attributed)
    for words in (
        "actor the-herald-2031 --name Herald --kind outlet",
        "source the-herald-2031-08 --title News --kind news_report --by the-herald-2031 --language en --read excerpt"
        " --published 2031-08",
        f"proposal a-pact-2031 --name Pact --kind demand --family {family} --proposed-by {actor}"
        f" --beneficiary {actor}",
        f"position {actor} --proposal a-pact-2031 --stance open",
        "event a-day-2031 --name Day --date 2031 --kind call",
        f"contradiction a-question-2031 --name Whether --note Unclear. --between {first} {second}",
    ):
        kind = words.split()[0]
        extra = {"proposal": said, "position": said, "event": place}.get(kind, [])
        assert main(["new", *words.split(), *extra, "--folder", str(copy)]) == 0, (
            capsys.readouterr()
        )
    ledger.rename(copy / LEDGER)
    register(copy)
    assert load(copy).problems == ()
    assert [path for path, lines in before.items() if not _kept(lines, path)] == []


def _kept(lines: list[str], path: Path) -> bool:
    """Whether the lines are still in the file, in their order."""
    now = iter(path.read_text(encoding="utf-8").splitlines())
    return all(line in now for line in lines)


@pytest.mark.parametrize(
    "spellings",
    [
        "Zelenskyy Zelensky Zelenskiy Zelenskii Zelenskij ZELENSKY Зеленский Зеленський Zelenskyy's",
        "Kyiv Kiev Київ Киев",
        "Odesa Odessa Одеса Одесса",
        "Kharkiv Kharkov Харків Харьков",
        "Lviv Lvov Львів Львов",
        "Dnipro Dnepr Dnieper Дніпро Днепр",
        "Luhansk Lugansk Луганськ Луганск",
        "Donbas Donbass Донбас Донбасс",
        "Zaporizhzhia Zaporizhia Zaporozhye Zaporizhzhya Запоріжжя Запорожье",
        "Mykolaiv Nikolaev Миколаїв Николаев",
        "Crimea Крым Крим",
        "Ukraine Ukraine's Україна Украина",
        "Russia Россия Росія",
        "Turkey Türkiye Turkiye",
        "Sergei Sergey Сергей",
        "Grynkewich Grinkevich",
        "António Antonio",
        "defence defense",
    ],
)
def test_a_name_is_found_in_every_spelling(spellings: str, records: Catalogue) -> None:
    """A reader finds a name in whatever spelling, by the rules and the registries."""
    assert len(set(folding_of(records).keys(spellings))) == 1


def test_names_that_only_look_alike_stay_apart(records: Catalogue) -> None:
    """The folding does not join different people, places and words."""
    keys = folding_of(records).keys(
        "Merz Macron Minsk Mariupol Kyiv Crimea Donbas Donetsk Moscow Russia Ukraine Volodymyr Vladimir"
    )
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", reference_files(sample()))
def test_the_reference_in_the_repository_is_current(name: str, records: Catalogue) -> None:
    """A change to models, codebook, rules or policy is followed by ``python -m guarantees generate``."""
    content = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert content == reference_files(records)[name]


def test_the_schemas_in_the_repository_are_current(records: Catalogue) -> None:
    """A change of a model or of the codebook is followed by ``python -m guarantees generate``; nothing is left over."""
    folder = ROOT / "schema"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert written == schema_files(records)


def test_the_first_line_of_every_record_leads_to_its_schema() -> None:
    """It is that of the record's kind, and leads from the record to a file."""
    first = {name: (RECORDS / name).read_text("utf-8").split("\n", 1)[0] for name in FILES}
    assert {name: schema_line(model_for(name)) for name in FILES} == first
    schemas = {
        (RECORDS / name).parent / line.partition("$schema=")[2] for name, line in first.items()
    }
    assert [path for path in schemas if not path.is_file()] == []


def test_an_editor_accepts_every_record(records: Catalogue) -> None:
    """By its schema nothing in a record is underlined."""
    underlined = {name: complaints(RECORDS / name, RECORDS, records) for name in FILES}
    assert {name: found for name, found in underlined.items() if found} == {}


def test_every_state_of_europe_has_a_place_among_the_tiles(records: Catalogue) -> None:
    """One that is in the outlines and has no place would be drawn with those of other continents."""
    codes = {actor.iso for actor in records.actors.values() if actor.iso}
    assert codes & outlines().labels.keys() <= PLACES.keys()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_drawn(name: str, records: Catalogue) -> None:
    """What a page opens with has words, and no part of it has the name of another."""
    page = PAGES[name]
    found = Parsed(rendered(page, page.link.decode({}, records).query, records).html)
    keys, ids = found.values("data-open"), found.values("id")
    assert (len(set(keys)), len(set(ids)), True) == (len(keys), len(ids), bool(found.words))


def test_every_cell_of_the_positions_is_worded(records: Catalogue) -> None:
    """Of every actor on every row there is a line with sign and text, and a source wherever there is a stance."""
    everyone = actor_choices(records)["all"].actors
    for rows in PositionRows:
        query = PositionsQuery(rows, everyone, unrecorded=UnrecordedRows.SHOWN)
        cells = [
            cell
            for group in position_matrix(query, records).groups
            for row in group.rows
            for cell in row.cells
        ]
        count = len(records.proposals if rows is PositionRows.PROPOSALS else records.elements)
        assert len(cells) == count * len(everyone)
        assert [c.label for c in cells if not all(ln.sign and ln.text for ln in c.lines)] == []
        unknown = {"not_coded", "not_yet"}
        assert [c.label for c in cells if (c.state in unknown) == bool(c.citations)] == []


def test_what_others_say_never_looks_like_a_stance(records: Catalogue) -> None:
    """Every line that holds words of others says so, and looks absent."""
    everyone = actor_choices(records)["all"].actors
    for rows in PositionRows:
        for group in position_matrix(PositionsQuery(rows, everyone), records).groups:
            for cell in (cell for row in group.rows for cell in row.cells):
                stances = stances_in(cell.column, rows, cell.row, AsOf(), records)
                others = [c for c in stances if c.state is StanceState.SAID_BY_OTHERS]
                said = [line for line in cell.lines if line.text.startswith("others say")]
                assert bool(others) == bool(said), cell.label
                assert {line.tone for line in said} <= {"absent"}


def test_what_a_cell_says_of_its_texts_is_true(records: Catalogue) -> None:
    """Silence is claimed only of what was read whole, and no cell denies a text that its column quotes."""
    assert unproved_cells(records) == []


def test_the_crosswalk_names_what_the_codebook_has(records: Catalogue) -> None:
    """Every element and every value that is compared with another data set is in the codebook."""
    for variable in atop().variables.values():
        for alternative in variable.any_of:
            for element, values in alternative.items():
                assert set(values) <= set(records.elements[element].option_ids)
    assert {v.months_of for v in atop().variables.values()} - {None} <= set(records.elements)


def test_the_north_atlantic_treaty_is_coded_as_atop_codes_it(records: Catalogue) -> None:
    """What ATOP publishes of the treaty follows from our record; where it does not, and only there, we say why."""
    crosswalk = atop()
    treaty = records.proposals[crosswalk.example.proposal]
    ours = {name: derived(variable, treaty) for name, variable in crosswalk.variables.items()}
    theirs = {
        name: published(variable, crosswalk.example.published[name])
        for name, variable in crosswalk.variables.items()
    }
    differ = {name for name, code in ours.items() if code is not None and code != theirs[name]}
    assert differ == set(crosswalk.example.differences)
    named = {"defense": 1, "nonagg": 1, "consul": 1, "conditio": 1, "length": 240, "organ1": 1}
    assert named == {name: ours[name] for name in named}


def test_the_agreement_of_two_coders_is_current(records: Catalogue) -> None:
    """It is worked out from the codings as they are, and these name what the records have."""
    assert AGREEMENT.read_text(encoding="utf-8") == current(records.elements), (
        "Run 'python -m scripts.agreement'."
    )
    for cell in second_coding().cells:
        assert cell.proposal in records.proposals
        element = records.elements[cell.element]
        known = (
            {option.id for option in element.options}
            | set(records.actors)
            | {each.value for each in AbsenceReason}
        )
        for label in cell.first.label | cell.second.label:
            assert element.kind is ElementKind.QUANTITY or label in known | {"ambiguous"}, (
                cell,
                label,
            )
