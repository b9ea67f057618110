"""Everything that touches Streamlit or Plotly: it draws and serves, and decides nothing."""
