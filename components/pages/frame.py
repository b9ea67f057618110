"""The script Streamlit runs for every page: the frame around it, then the page itself."""

import streamlit as st

from components.navigation import page_list
from components.notices import record_notice
from components.records_store import records

st.set_page_config(page_title="Security guarantees compared", layout="wide")
page = st.navigation(page_list(), position="top")
record_notice(records())
page.run()
