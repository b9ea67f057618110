"""The script Streamlit runs for every page: the frame around it, then the page itself."""

import streamlit as st

from components.elements.fresh_records import fresh_records
from components.pages.navigation import page_list
from components.parts.notices import record_notice, with_records
from components.parts.page_state import enter
from components.store.records_store import state_of
from guarantees import SITE_NAME

st.set_page_config(page_title=SITE_NAME, layout="wide")
page = st.navigation(page_list(), position="top")
enter(page.url_path)
loaded = with_records()
record_notice(loaded)
page.run()
fresh_records(state_of(loaded))
