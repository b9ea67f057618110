"""The Curate page in a browser: good, bad and hostile records, pasted and uploaded."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from guarantees.authoring.canonical_form import canonical_text
from guarantees.catalogue.catalogue import load
from guarantees.pages.curate.drafts import draft, pasted
from guarantees.records.proposal import Proposal
from guarantees.yaml_files.record_files import digest_of, read_folder
from scripts.local_server import Server
from tests.browser.tables import OPEN_CELL, PANEL, cell
from tests.builders import RECORDS, sample_text

Open = Callable[..., Page]
Settle = Callable[[Page], Page]
FEWER = ("about: 50000", "about: 40000")
MANY = ("about: 50000", "about: many")
HOSTILE = "<img src=x onerror=\"document.body.dataset.hacked='yes'\">[x](javascript:alert(1)) $x^2$ :red[x]"


def draft_of(tab: Page) -> Locator:
    """What was found."""
    return tab.locator("#root .draft")


def paste(tab: Page, text: str) -> None:
    """Paste a text into the form and have it tried out."""
    box = tab.get_by_role("textbox", name="Paste one or several records")
    box.fill(text)
    box.press("Control+Enter")


def test_a_good_record_is_previewed_and_taken_home_formatted(
    page: Open, settle: Settle, small_site: Server
) -> None:
    """The cell as it would be, its evidence by Enter, the change in words, the formatted file; nothing is written."""
    before = digest_of(read_folder(RECORDS).files)
    tab = page(f"{small_site.url}/curate", cold=True)
    text = sample_text("alpha.yaml", FEWER)
    paste(tab, text)
    expect(draft_of(tab).get_by_role("status")).to_have_text("1 record without a problem.")
    expect(draft_of(tab).locator(".changes li")).to_contain_text(
        ["about 50,000 soldiers → about 40,000 soldiers"]
    )
    shown = cell(tab, "alpha~force-size")
    expect(shown).to_contain_text("about 40,000")
    expect(tab.locator("#root table.answers .open")).to_have_count(1)
    settle(tab)
    shown.press("Enter")
    expect(tab.locator(PANEL)).to_contain_text("about 40,000 soldiers")
    expect(tab.locator(OPEN_CELL)).to_have_attribute("data-cell", "alpha~force-size")
    expect(tab.get_by_role("button", name="Copy link to this cell")).to_have_count(0)
    settle(tab).keyboard.press("Escape")
    expect(tab.locator(PANEL)).to_have_count(0)
    with tab.expect_download() as saved:
        tab.get_by_role("button", name="Download alpha.yaml").click()
    assert canonical_text(text, Proposal) == saved.value.path().read_text(encoding="utf-8")
    assert (f"{small_site.url}/curate", before) == (tab.url, digest_of(read_folder(RECORDS).files))


def test_a_bad_record_has_each_problem_next_to_its_line(page: Open, small_site: Server) -> None:
    """Line, column and remedy are those of the check; once it is fixed, the preview appears."""
    tab = page(f"{small_site.url}/curate", cold=True)
    text = sample_text("alpha.yaml", MANY, ("id: alpha\n", "id: alpha\ncolour: red\n"))
    paste(tab, text)
    expect(draft_of(tab).get_by_role("status")).to_contain_text("2 problems in 1 record.")
    (file,) = draft(pasted(text), load(RECORDS, "records")).files
    remedies = [f"Column {each.column}. {each.field}: {each.message}" for each in file.problems]
    expect(draft_of(tab).locator(".remedy")).to_have_text(remedies)
    lines = [str(each.line) for each in file.problems]
    expect(draft_of(tab).locator(".faulty th")).to_have_text(lines)
    expect(tab.locator("#root table.answers")).to_have_count(0)
    paste(tab, sample_text("alpha.yaml", FEWER))
    expect(tab.locator("#root table.answers .open")).to_have_count(1)
    expect(draft_of(tab).locator(".remedy")).to_have_count(0)


def test_uploaded_files_are_tried_together(page: Open, small_site: Server) -> None:
    """Several files and a pasted text make one draft; a new source that a proposal needs counts."""
    tab = page(f"{small_site.url}/curate", cold=True)
    source = sample_text("sources/treaty-2024.yaml").replace("id: treaty-2024", "id: treaty-2025")
    source = source.replace("former_ids: [treaty-of-2024]\n", "")
    proposal = sample_text("beta.yaml").replace("source: treaty-2024", "source: treaty-2025")
    tab.locator("input[type=file]").set_input_files(
        [
            {"name": "any name.yaml", "mimeType": "text/yaml", "buffer": source.encode()},
            {"name": "b.yml", "mimeType": "text/yaml", "buffer": proposal.encode()},
        ]
    )
    expect(draft_of(tab).locator("h2 code")).to_have_text(
        ["records/sources/treaty-2025.yaml", "records/beta.yaml"]
    )
    expect(draft_of(tab).get_by_role("status")).to_have_text("2 records without a problem.")
    expect(tab.get_by_role("button", name="Download")).to_have_count(2)


REFUSED = {
    "huge.yaml": (b"id: huge\nprovisions: {}\n" + b"#" * 300_000, "Expected at most 262,144."),
    "deep.yaml": (
        b"id: deep\nprovisions: " + b"[" * 50_000,
        "nested more than 12 levels deep",
    ),
    "wide.yaml": (
        b"id: wide\nprovisions: {}\n\xff\xfe",
        "Column 1. The byte 0xFF is not valid in UTF-8.",
    ),
    "what.yaml": (b"id: a\nnote: b", "is not recognised as any kind of record"),
    "tag.yaml": (
        b"id: tag\nprovisions: !!python/object/apply:os.system [ls]\n",
        "sets a type",
    ),
    "bomb.yaml": (
        b"id: bomb\nprovisions: &a [1, *a, *a]\n",
        "names the value for use elsewhere",
    ),
}


def test_what_is_too_large_too_deep_or_no_record_is_refused(page: Open, small_site: Server) -> None:
    """A sentence for each file says what is wrong; the page and the site go on."""
    tab = page(f"{small_site.url}/curate", cold=True)
    tab.locator("input[type=file]").set_input_files(
        [
            {"name": name, "mimeType": "text/yaml", "buffer": content}
            for name, (content, _) in REFUSED.items()
        ]
    )
    for _, said in REFUSED.values():
        expect(draft_of(tab)).to_contain_text(said)
    expect(tab.locator("#root .report")).to_be_visible()


def test_a_file_that_no_browser_should_send_is_stopped_there(
    page: Open, small_site: Server
) -> None:
    """Above a megabyte the form itself says that the file is too large."""
    tab = page(f"{small_site.url}/curate", cold=True)
    content = b"#" * 1_200_000
    tab.locator("input[type=file]").set_input_files(
        [{"name": "huge.yaml", "mimeType": "text/yaml", "buffer": content}]
    )
    expect(tab.get_by_test_id("stFileUploader")).to_contain_text("or smaller")
    expect(draft_of(tab)).to_have_count(0)


def test_hostile_text_stays_text(page: Open, settle: Settle, small_site: Server) -> None:
    """Markup in keys, values and names of files is shown as it was written, in problems and in the preview."""
    tab = page(f"{small_site.url}/curate", cold=True)
    says = "says: The force has about 50,000 soldiers."
    text = sample_text(
        "alpha.yaml", FEWER, (says, f"says: '{HOSTILE.replace(chr(39), chr(39) * 2)}'")
    )
    paste(tab, text)
    expect(tab.locator("#root table.answers")).to_contain_text(HOSTILE)
    paste(tab, text + f'"{HOSTILE[:30]}": x\n')
    expect(draft_of(tab).locator(".remedy")).not_to_have_count(0)
    expect(draft_of(tab).locator("pre").last).to_contain_text("<img")
    settle(tab)
    assert tab.evaluate("document.body.dataset.hacked") is None
    assert tab.locator("#root .draft img, #root table.answers img").count() == 0


def test_another_session_sees_nothing_of_a_draft(
    page: Open, settle: Settle, small_site: Server
) -> None:
    """A draft is in one session only: not on other pages, not for others, and gone after a reload."""
    tab = page(f"{small_site.url}/curate", cold=True)
    paste(tab, sample_text("alpha.yaml", FEWER, ("short_name: Alpha", "short_name: Secret")))
    expect(tab.locator("#root table.answers")).to_contain_text("Secret")
    other = page(f"{small_site.url}/compare")
    expect(other.locator("#root thead .column .name")).to_have_text(["Beta", "Alpha"])
    settle(tab).reload()
    settle(tab)
    expect(draft_of(tab)).to_have_count(0)


def test_the_page_opens_at_its_top(page: Open) -> None:
    """The form above the report is seen, although the first view has none."""
    tab = page("/curate")
    expect(tab.get_by_label("Paste one or several records")).to_be_in_viewport()
    assert 0 == tab.get_by_test_id("stMain").evaluate("main => main.scrollTop")


def test_the_report_leads_to_cells(page: Open, settle: Settle) -> None:
    """A table of the report opens, its state is in the link, and a row leads to its cell without a reload."""
    tab = page("/curate")
    tab.evaluate("window.stayed = true")
    cells = tab.locator('a[href*="compare"]')
    part = tab.locator("#root #report-excerpt-only details").filter(has=cells).first
    part.locator("summary").click()
    expect(tab).to_have_url(re.compile("open=report-"))
    settle(tab)
    part.locator(cells).first.click()
    expect(tab).to_have_url(re.compile("/compare.*cell="))
    expect(tab.locator(OPEN_CELL)).to_be_visible()
    assert tab.evaluate("window.stayed")


def test_nothing_runs_off_the_page(page: Open, settle: Settle, small_site: Server) -> None:
    """With problems and with a preview the page is no wider than the window."""
    tab = page(f"{small_site.url}/curate", cold=True)
    for edit in (MANY, FEWER):
        paste(tab, sample_text("alpha.yaml", edit))
        expect(draft_of(tab)).to_contain_text("1 problem" if edit is MANY else "without a problem")
        for width in (320, 390, 900, 1400):
            tab.set_viewport_size({"width": width, "height": 900})
            settle(tab)
            main = tab.get_by_test_id("stMain")
            assert main.evaluate("main => main.scrollWidth") <= width
