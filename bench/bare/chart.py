"""The bare page that shows one Plotly chart."""

import plotly.graph_objects as go
import streamlit as st

st.write("hello")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[1, 3, 2], mode="markers")))
