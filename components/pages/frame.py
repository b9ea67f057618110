"""The script Streamlit runs for every page: the frame around it, then the page itself."""

import streamlit as st

from components.elements.fresh_records import fresh_records
from components.pages.navigation import opening_title, page_list
from components.parts.notices import record_notice, with_records
from components.parts.page_state import entitle, has_no_title
from components.store.records_store import state_of
from components.store.run_costs import paid_run

st.set_page_config(layout="wide")
if has_no_title():
    # This comes first, or Streamlit would give the tab the page's name in the menu.
    entitle(opening_title())
page = st.navigation(page_list(), position="hidden")
loaded = with_records()
record_notice(loaded)
with paid_run(st.context.headers):
    page.run()
fresh_records(page.url_path, state_of(loaded))
