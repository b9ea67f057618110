"""Drawing the Overview."""

from __future__ import annotations

import streamlit as st

from components.navigation import compare_page
from components.plain_text import plain
from guarantees.overview import FamilyShown, Overview


def introduction(model: Overview) -> None:
    """What the site is, in two sentences, with the numbers behind it and the way in."""
    st.markdown(
        "Who proposed what, who says so, and where it was read. Each cell of the comparison rests on dated, "
        "attributed statements; dispute, silence and what nobody has looked at are shown as different things."
    )
    if model.empty:
        st.info(model.empty)
        return
    st.text(" · ".join(f"{count} {noun}" for noun, count in model.counts))
    st.page_link(
        compare_page(), label="Compare one proposal of each family", icon=":material/table_chart:"
    )


def family_links(model: Overview) -> None:
    """The families, each with its proposals by date and a link to their comparison."""
    for start in range(0, len(model.families), 2):
        for column, family in zip(st.columns(2), model.families[start : start + 2], strict=False):
            with column.container(border=True, height="stretch"):
                _family(family)


def _family(family: FamilyShown) -> None:
    st.header(plain(family.name), anchor=False)
    st.markdown(plain(family.about))
    st.markdown(
        "\n".join(
            f"- {plain(line.name)} ({plain(line.proposed_by)}, {plain(line.date)})"
            for line in family.proposals
        )
    )
    query = (
        {"preset": family.preset}
        if family.preset
        else {"proposals": ".".join(line.id for line in family.proposals)}
    )
    st.page_link(
        compare_page(),
        label=f"Compare: {plain(family.name)}",
        icon=":material/arrow_forward:",
        query_params=query,
    )


def edition_line(model: Overview) -> None:
    """How far the evidence reaches, and which data this is."""
    st.caption(plain(f"{model.reach} Data version {model.version}."))
