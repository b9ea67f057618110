"""Records of proposed security guarantees, their comparison and their evidence.

This package is the domain: it reads, validates, compares and explains. It draws nothing and imports neither
Streamlit nor Plotly nor pandas (``tests/test_architecture.py`` holds it to that).
"""
