"""The script Streamlit runs for every page: the frame around it, then the page itself."""

import streamlit as st

from components.first_page import SITE_NAME
from components.navigation import page_list
from components.notices import record_notice, with_records

st.set_page_config(page_title=SITE_NAME, layout="wide")
page = st.navigation(page_list(), position="top")
record_notice(with_records())
page.run()
