"""Every text of the model is on the page, as text, and every link leads somewhere."""

from __future__ import annotations

import datetime
import re
from dataclasses import fields, replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.pages.proposal.evidence import panel_of, proposal_evidence
from components.pages.proposal.markup import page_markup
from components.pages.table import PAGES
from components.parts.rendering import rendered
from guarantees.catalogue.catalogue import Catalogue
from guarantees.catalogue.clock import LATEST, AsOf, Clock
from guarantees.links.page_link import OPENED
from guarantees.pages.proposal.page import (
    PROPOSAL_LINK,
    ProposalProfile,
    ProposalQuery,
    proposal_profile,
)
from guarantees.records.dates import EdtfDate
from guarantees.records.element import Element
from guarantees.records.proposal import Label, StatusChange
from guarantees.records.registry import Contradiction, Event
from tests.builders import catalogue, place, positions, proposal, sample, statement
from tests.components.parsed_html import Parsed
from tests.larger_records import larger

HOSTILE = '<img src=x onerror="alert(1)"> [x](javascript:alert(1)) $x^2$ :red[x]'
# Those of which most is recorded.
SHOWN = sorted(larger().proposals, key=lambda name: len(larger().proposals[name].provisions))[-3:]


def page(name: str = "", as_of: AsOf = LATEST, records: Catalogue | None = None) -> Parsed:
    """The page for a query, of the small folder unless other records are given."""
    query = ProposalQuery(name, as_of=as_of)
    return Parsed(str(page_markup(query, records or sample())))


READ = {
    *("says", "text", "note", "why", "quote", "speaker", "condition", "conditions"),
    *("contradictions", "actors", "short_name", "title"),
}
READ_OF_RECORDS = {"says", "note", "name", "label"}
RECORDS = (Contradiction, Element, Event, Label, StatusChange)


def said(model: object) -> set[str]:
    """The sentences of the fields that readers read, in a view model and the records it shows."""
    if isinstance(model, dict):
        return {*model, *said(tuple(model.values()))}
    if isinstance(model, tuple):
        return {text for part in model for text in said(part)}
    if isinstance(model, EdtfDate):
        return {model.short()}
    if isinstance(model, RECORDS):
        return {getattr(model, name) for name in READ_OF_RECORDS if getattr(model, name, None)}
    if not hasattr(model, "__dataclass_fields__") or isinstance(model, Catalogue):
        return set()
    values = [getattr(model, each.name) for each in fields(model)]
    own = [value for each, value in zip(fields(model), values, strict=True) if each.name in READ]
    texts = [text for value in own for text in (value if isinstance(value, tuple) else (value,))]
    return said(tuple(values)) | {text for text in texts if isinstance(text, str) and text}


def opened(found: Parsed, profile: ProposalProfile) -> dict[str, Parsed]:
    """The evidence of everything on a page that opens some, by its name."""
    query = ProposalQuery(profile.proposal.id, as_of=profile.as_of)
    panels = {}
    for key in dict.fromkeys(found.values("data-cell")):
        first, _, second = key.partition("~")
        panels[key] = Parsed(str(panel_of(replace(query, cell=(first, second)), profile)))
    return panels


@pytest.mark.parametrize("name", larger().proposals)
def test_everything_of_the_model_can_be_read(name: str) -> None:
    """No sentence, value, note, speaker or quotation is lost on the way to the reader, on the page or beside it."""
    found = page(name, records=larger())
    model = proposal_profile(larger().proposals[name], LATEST, larger())
    panels = opened(found, model)
    assert {key: [key] for key in panels} == {
        key: panel.values("data-shows") for key, panel in panels.items()
    }
    words = " ".join([found.words, *(panel.words for panel in panels.values())])
    squeezed = words.replace(" ", "")
    assert [] == [each for each in said(model) if "".join(each.split()) not in squeezed]


def test_evidence_leads_on_and_back() -> None:
    """An answer leads to the same cell beside others, and closing to the page without it; both keep the day."""
    as_of = AsOf(Clock.STATED, datetime.date(2025, 8, 21))
    profile = proposal_profile(sample().proposals["alpha"], as_of, sample())
    panel = opened(page("alpha", as_of), profile)["alpha~legal-effect"]
    day = "clock=stated&asof=2025-08-21"
    assert f"./compare?proposals=beta.alpha&cell=alpha.legal-effect&{day}" in panel.values("href")
    assert "./proposal?id=alpha&asof=2025-08-21" in panel.values("href")
    cited, link, *_ = panel.values("data-address")
    assert link.startswith("?id=alpha")
    assert "cell=alpha.legal-effect" in link
    assert cited.startswith("./compare?")


def test_what_is_not_there_opens_nothing() -> None:
    """A link to evidence that the page does not have opens the page alone."""
    for cell in (("alpha", "nothing"), ("nobody", "alpha"), ("status", "99"), ("x", "y")):
        query = ProposalQuery("alpha", cell=cell)
        assert proposal_evidence(query, sample()) is None


@pytest.mark.parametrize("count", [3, 5])
def test_only_the_latest_changes_of_status_are_unfolded(count: int) -> None:
    """Three are shown; of more, the earlier ones are counted in the line that unfolds them."""
    changes = [
        {
            **{"status": "proposed", "date": f"2025-08-0{day}", "speaker": "freedonia"},
            **{"mode": "quoted", "says": f"Day {day}.", "evidence": [place()]},
        }
        for day in range(1, count + 1)
    ]
    html = str(page_markup(ProposalQuery("gamma"), catalogue(proposal(status=changes))))
    part = html.split('id="status"')[1].split("</section>")[0]
    shown, *folded = part.split("<details")
    assert (3, count > 3) == (shown.count('class="open"'), bool(folded))
    assert ("2 earlier" in part) == (count > 3)


@pytest.mark.parametrize("name", SHOWN)
def test_what_opens_and_where_links_lead(name: str) -> None:
    """Keys and ids are unique and writable in a link; links inside the page have a target, others are the site's."""
    found = page(name, records=larger())
    keys, ids = found.values("data-open"), found.values("id")
    assert (len(set(keys)), len(set(ids))) == (len(keys), len(ids))
    assert all(OPENED.match(key) for key in keys)
    inside = {link[1:] for link in found.values("href") if link.startswith("#")}
    assert set() == inside - set(ids)
    outside = {link for link in found.values("href") if not link.startswith("#")}
    sites = {source.url for source in larger().sources.values()}
    assert set() == {link for link in outside if not link.startswith("./")} - sites


@pytest.mark.parametrize("name", SHOWN)
def test_links_to_proposals_open_what_they_say(name: str) -> None:
    """A link to a proposal is read without a notice, and what it opens is on that proposal's page."""
    for link in {
        link for link in page(name, records=larger()).values("href") if "/proposal" in link
    }:
        found = PROPOSAL_LINK.decode(dict(parse_qsl(urlsplit(link).query)), larger())
        assert () == found.notices
        if found.query.cell:
            assert proposal_evidence(found.query, larger()) is not None


def test_the_head_says_what_it_is() -> None:
    """Name, kind, family, for whom, date with its precision, latest status with who says so, and former ids."""
    words = page("alpha").words
    assert "proposal Pacts · shown: everything the records hold." in words
    assert "A treaty of mutual help." in words
    assert (
        "Proposed by Freedonia For Sylvania First stated Aug 2025 "
        "Latest status Freedonia proposed, 18 Aug 2025 "
    ) in words
    assert "Formerly alfa" in words


def test_the_citation_says_all_that_was_looked_at() -> None:
    """Site, name, proposer and date, data version, day, reach of the evidence; the address spells out everything."""
    found = page("alpha", AsOf(Clock.STATED, datetime.date(2025, 8, 21)))
    version = sample().version
    assert (
        "Security guarantees compared: “Alpha pact” (Freedonia, August 2025). "
        f"Data version {version}. As stated up to 21 August 2025. "
        "The evidence runs to September 2025."
    ) in found.words
    address = f"./proposal?id=alpha&open=-&clock=stated&asof=2025-08-21&cell=-&version={version}"
    assert [address] == found.values("data-address")


def test_every_absence_is_named() -> None:
    """Elements that nothing is said about are on the page by name, with what was searched."""
    words = page("alpha").words
    assert re.search(r"Silent: \d+ Assistance", words)
    assert "Silent: Assistance What was put forward was read whole" in words
    assert "Searched on 1 Sep 2025 : Gazette, Aug 2025 [1] ." in words
    words = page("beta").words
    assert "Not applicable: Guarantors" in words
    assert "The treaty has no guarantor." in words
    assert "Not coded: Size of the force" in words


def test_what_others_say_of_an_actor_is_marked() -> None:
    """Words of a counterpart are shown as that, on the page and in the evidence."""
    others = {"stance": "accepts", "speaker": "freedonia", "mode": "attributed", "says": "Agreed."}
    records = catalogue(
        proposal({"legal-effect": [statement()]}), positions=[positions({}, others)]
    )
    found = page("gamma", records=records)
    profile = proposal_profile(records.proposals["gamma"], LATEST, records)
    words = opened(found, profile)["sylvania~gamma"].words
    assert 0 < words.index("Said by others") < words.index("Agreed.")


def test_a_day_is_said_and_carried_on() -> None:
    """The chosen day is in the head, and every link to a page that knows days carries it."""
    as_of = AsOf(Clock.KNOWN, datetime.date(2025, 8, 25))
    query = ProposalQuery(next(iter(larger().proposals)), as_of=as_of)
    found = Parsed(rendered(PAGES["proposal"], query, larger()).html)
    assert "shown: as publicly known on 25 August 2025. The evidence runs to" in found.words
    dated = re.compile(r"\./(proposal|compare|positions|gap)\b")
    links = [link for link in found.values("href") if dated.match(link)]
    assert links
    assert [] == [link for link in links if "clock=known&asof=2025-08-25" not in link]


def test_before_its_day_nothing_is_blank() -> None:
    """By a day before anything was said, every part says so in words."""
    words = page("alpha", AsOf(Clock.STATED, datetime.date(2020, 1, 1))).words
    for sentence in (
        "These records hold nothing that it says by the chosen day.",
        "Of a later day, and left out: 1 use of a name.",
        "No status is recorded in this view.",
        "These records hold no position of anyone on this proposal as a whole in this view.",
        "No event of these records names it in this view.",
        "No recorded contradiction takes in anything said of it in this view.",
        "No source is cited in this view.",
    ):
        assert sentence in words


def test_a_lone_proposal_has_no_empty_part() -> None:
    """With one proposal and nothing else each part still says what there is not."""
    words = page("gamma", records=catalogue(proposal(), events={}, contradictions={})).words
    for sentence in (
        "No name that someone gave it is recorded.",
        "These records relate it to no other proposal.",
        "These records hold no positions.",
        "No event of these records names it in this view.",
        "These records hold no other proposal that is related, of its family, or a reference.",
    ):
        assert sentence in words


def test_without_a_codebook_the_page_says_so() -> None:
    """A codebook that cannot be read leaves a sentence in place of the provisions."""
    assert (
        "The codebook cannot be read"
        in page("gamma", records=catalogue(proposal(), groups={})).words
    )


def test_the_index_leads_to_every_proposal() -> None:
    """Every proposal of the records is a link of the index, in a table with heads for its rows and columns."""
    found = page(records=larger())
    links = {link for link in found.values("href") if link.startswith("./proposal")}
    assert {f"./proposal?id={name}" for name in larger().proposals} == links
    assert {"col", "row", "rowgroup"} == set(found.values("scope"))
    assert f"{len(larger().proposals)} proposals by family" in found.words


def test_the_index_goes_by_family_and_date() -> None:
    """Every proposal with kind, proposer, date and latest status, and a link that compares its family."""
    found = page()
    assert "2 proposals by family, in order of date within each." in found.words
    beta = (
        "Beta demand ~ May 2024 about May 2024 Sylvania and Freedonia in force 1 1 2 of 4 answered"
    )
    alpha = "Alpha Aug 2025 Freedonia proposed 1 2 3 of 4 answered"
    assert f"{beta} {alpha}" in found.words
    assert "Freedonia proposed, 18 August 2025" in found.values("title", "td")
    assert "./compare?proposals=beta.alpha" in found.values("href")


def test_the_index_of_a_day_says_what_is_not_yet() -> None:
    """A proposal of a later day keeps its line, and its status says that there is none yet."""
    found = page(as_of=AsOf(Clock.STATED, datetime.date(2025, 1, 1)))
    assert "Alpha Aug 2025 Freedonia Nothing by this day. 0 0 0 of 4 answered" in found.words
    assert "./proposal?id=alpha&clock=stated&asof=2025-01-01" in found.values("href")


def test_no_records_are_a_sentence() -> None:
    """An empty catalogue gives a sentence and no table."""
    found = page(records=Catalogue())
    assert "There are no records to show." in found.words
    assert "table" not in {tag for tag, _ in found.elements}


def test_text_of_records_is_never_markup() -> None:
    """Names, sentences, notes and labels made to look like HTML, Markdown or script are shown as written."""
    gamma = proposal(
        {
            "legal-effect": [statement(says=HOSTILE, note=HOSTILE, id="one")],
            "force-size": {"absence": "not_coded", "note": HOSTILE},
        },
        name=HOSTILE,
        short_name=HOSTILE[:30],
        summary=HOSTILE,
        note=HOSTILE,
        labels=[{"label": HOSTILE, "used_by": "gazette", "evidence": [place(quote=HOSTILE[:30])]}],
    )
    hostile = replace(
        catalogue(gamma, positions=[positions({"says": HOSTILE})]),
        sources={
            name: source.model_copy(update={"title": HOSTILE, "url": "javascript:alert(1)"})
            for name, source in sample().sources.items()
        },
    )
    for name in ("", "gamma"):
        found = page(name, records=hostile)
        assert {"img", "script"}.isdisjoint(tag for tag, _ in found.elements)
        assert [] == [link for link in found.values("href") if "script" in link]
        assert {"onerror"}.isdisjoint(key for _, given in found.elements for key in given)
        assert HOSTILE in (found.words if name else found.values("title"))


def test_the_citation_can_be_copied() -> None:
    """The button copies the text that holds the citation and the address of the view."""
    found = page("alpha")
    assert ["citation"] == found.values("data-copy")
    assert "citation" in found.values("id")
    (address,) = found.values("data-address")
    assert ("alpha", sample().version) == (
        dict(parse_qsl(urlsplit(address).query))["id"],
        dict(parse_qsl(urlsplit(address).query))["version"],
    )
