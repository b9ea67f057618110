"""Everything that touches Streamlit or Plotly: it draws view models and decides nothing."""
