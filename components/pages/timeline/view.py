"""Drawing the Timeline page: the choices, the chart, and below it the list that says the same."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.pages.timeline.chart import CONFIG, timeline_figure
from components.pages.timeline.choices import STATE, timeline_choices
from components.pages.timeline.geometry import lanes_words, troop_words
from components.pages.timeline.quantities_chart import troop_figure
from components.parts.document import document
from components.parts.heading import heading
from components.parts.notices import link_notices, noticed_catalogue
from components.store.records_store import records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.page_link import Decoded
from guarantees.pages.timeline.entries import entries_of
from guarantees.pages.timeline.figures import figures_of
from guarantees.pages.timeline.page import timeline_chart
from guarantees.pages.timeline.quantities import troop_charts
from guarantees.pages.timeline.query import TimelineQuery, TimelineView

CHART = STATE.key("chart")


def timeline_page() -> None:
    """The page from its title down."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    heading(STATE)
    link_notices(decoded.notices)
    timeline_choices(decoded.query, catalogue)
    _chart_and_list(decoded)


@st.fragment
def _chart_and_list(drawn_above: Decoded) -> None:
    """The chart and the list. A click on a mark runs this alone."""
    catalogue = noticed_catalogue()
    decoded = STATE.current(catalogue)
    if decoded.notices != drawn_above.notices:
        st.rerun()
    # The list is text and comes first; the chart, whose code is large, goes above it.
    place = st.container()
    document(STATE, decoded)
    with place:
        _chart(decoded.query, catalogue)


def _chart(query: TimelineQuery, catalogue: Catalogue) -> None:
    """The figure, or nothing when there is nothing to draw; the list then says so."""
    if query.view is TimelineView.QUANTITIES:
        charts = troop_charts(query, STATE.page.seen(query, catalogue))
        if charts:
            _plotly_chart(troop_figure(charts), troop_words(charts))
        return
    drawn = timeline_chart(query, STATE.page.seen(query, catalogue))
    if drawn is not None and drawn.lanes:
        _plotly_chart(timeline_figure(drawn), lanes_words(drawn))


def _plotly_chart(figure: dict[str, Any], alternative: str) -> None:
    st.plotly_chart(
        figure,
        key=CHART,
        on_select=_on_select,
        selection_mode="points",
        config=CONFIG,
        height=figure["layout"]["height"],
        alt=alternative,
    )


def _on_select() -> None:
    """A mark was clicked, or clicked again. The id comes from the browser, so only known ids count."""
    points = st.session_state[CHART]["selection"]["points"]
    chosen = str(points[0].get("customdata", "")) if points else ""
    catalogue = records().catalogue
    known = chosen in entries_of(catalogue) or chosen in figures_of(catalogue)
    STATE.set(event=chosen if known else "")


if __name__ == "__main__":
    timeline_page()
