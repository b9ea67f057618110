"""Shiny for Python, which needs bench/requirements.txt: its own way to change a part of a page."""

from __future__ import annotations

import sys

import uvicorn
from shiny import App, render, ui

from bench.peers.table import COLUMNS, FIRST, table

_PAGE = ui.page_fluid(
    ui.input_action_button("add", "add"),
    ui.input_selectize("columns", "Columns", COLUMNS, selected=FIRST, multiple=True),
    ui.output_ui("shown"),
)


def _serve(input, output, session):  # the names that Shiny passes
    @render.ui
    def shown():
        return ui.HTML(table(COLUMNS if input.add() % 2 else FIRST))


if __name__ == "__main__":
    uvicorn.run(App(_PAGE, _serve), port=int(sys.argv[1]), log_level="error")
