"""Everything that touches Streamlit: it draws and serves, and decides nothing."""
