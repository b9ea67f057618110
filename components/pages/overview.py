"""Overview: what the records hold, and a way into the comparison for each family."""

import streamlit as st

from components.overview_view import edition_line, family_links, introduction
from components.records_store import records
from guarantees.overview import overview

model = overview(records().catalogue)

st.title("Security guarantees around the war in Ukraine, compared")
introduction(model)
family_links(model)
edition_line(model)
