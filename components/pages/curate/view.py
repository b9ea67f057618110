"""Drawing the Curate page: a form to try records out, and below it the report on all records.

What a curator pastes or uploads is kept in the session alone: nothing is written, and nothing outlives the session.
"""

from __future__ import annotations

import streamlit as st

from components.pages.curate.draft import draft_markup
from components.pages.curate.preview import preview_markup
from components.pages.table import PAGES
from components.parts.document import document, heading, private_document
from components.parts.notices import noticed_catalogue
from components.parts.page_state import PageState
from components.store.records_store import records, records_folder, state_of
from guarantees.pages.curate.drafts import MAX_FILES, Draft, Given, draft, pasted
from guarantees.pages.curate.preview import Preview, previews
from guarantees.pages.curate.samples import sample
from guarantees.yaml_files.record_kinds import MODELS

STATE = PageState(PAGES["curate"])
TEXT, KIND, FILES = STATE.key("text"), STATE.key("kind"), STATE.key("files")
TRIED = STATE.key("tried")
SHOWN = STATE.key("preview")
MEGABYTES = 1
"""The largest file a browser sends. The reader of records refuses files over a quarter of that, with a message."""


def curate_page() -> None:
    """The page from its title down."""
    decoded = STATE.current(noticed_catalogue())
    heading(STATE, decoded)
    _trial()
    document(STATE, decoded)


@st.fragment
def _trial() -> None:
    """The form, and the result for what it holds."""
    noticed_catalogue()
    st.text(
        "Try records out before you save them: see every problem and how to fix it, and the cells that would change. "
        "Nothing is saved here."
    )
    text, files = st.columns([3, 2], gap="medium")
    with text:
        st.text_area(
            "Paste one or several records, with a line --- between two",
            key=TEXT,
            height=220,
            persist_state="session",
            placeholder="id: …",
        )
        kind = _buttons()
    with files:
        uploaded = st.file_uploader(
            f"Or upload files, up to {MAX_FILES}",
            accept_multiple_files=True,
            max_upload_size=MEGABYTES,
            key=FILES,
        )
    given = (
        *pasted(st.session_state[TEXT] or "", kind),
        *(Given(file.getvalue(), file.name, kind=kind) for file in uploaded),
    )
    if given or (st.session_state[TEXT] or "").strip():
        _found(_tried(given))


def _buttons() -> str:
    """The buttons for the text; returns the kind that was chosen, "" for none."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.button("Check", key=STATE.key("check"), type="primary")
        kind = st.selectbox(
            "Kind of record",
            ("", *MODELS),
            key=KIND,
            format_func=lambda name: f"Kind: {_kind_words(name) or 'detected'}",
            label_visibility="collapsed",
            width=240,
        )
        words = _kind_words(kind).lower() or "proposal"
        st.button(f"Load a sample: {words}", key=STATE.key("sample"), on_click=_load_sample)
    return kind


def _kind_words(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def _load_sample() -> None:
    """Runs before the form is drawn again."""
    loaded = sample(st.session_state.get(KIND, ""), records(), records_folder())
    st.session_state[TEXT] = loaded or st.session_state[TEXT]


def _tried(given: tuple[Given, ...]) -> Draft:
    """The draft, tried again only when it or the records have changed."""
    loaded = records()
    tried_with = given, state_of(loaded)
    if st.session_state.get(TRIED, (None, None))[0] != tried_with:
        st.session_state[TRIED] = tried_with, draft(given, loaded)
    return st.session_state[TRIED][1]


def _found(tried: Draft) -> None:
    private_document(draft_markup(tried), page=STATE.name, key=STATE.key("draft"))
    _downloads(tried)
    found = previews(tried.changes, tried.catalogue)
    if found:
        _preview(found, tried)


def _downloads(tried: Draft) -> None:
    with st.container(horizontal=True, gap="small"):
        for number, file in enumerate(tried.files):
            if file.formatted is not None:
                st.download_button(
                    f"Download {file.file_name}",
                    file.formatted.encode(),
                    file_name=file.file_name,
                    mime="application/yaml",
                    key=f"{STATE.key('download')}.{number}",
                    on_click="ignore",
                    help=f"The record in its canonical form. It belongs at {file.path}.",
                )


def _preview(found: tuple[Preview, ...], tried: Draft) -> None:
    """One of the tables in which something would change, with the evidence of a cell next to it."""
    names = [each.name for each in found]
    if len(names) > 1:
        if st.session_state.get(SHOWN) not in names:
            st.session_state[SHOWN] = names[0]
        st.segmented_control("Preview of", names, key=SHOWN, required=True)
    shown = found[names.index(st.session_state[SHOWN])] if len(names) > 1 else found[0]
    table = preview_markup(shown, tried.catalogue)
    private_document(table, page=STATE.name, key=STATE.key("preview_table"))
    if shown.left_out:
        st.text(shown.left_out)
