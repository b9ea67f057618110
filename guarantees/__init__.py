"""Records of proposed security guarantees, their comparison and their evidence.

This package is the domain: it reads, validates, compares and explains. It draws nothing and imports neither
Streamlit nor Plotly nor pandas (a rule of ruff's in ``pyproject.toml`` holds it to that).
"""

SITE_NAME = "Security guarantees compared"
"""What the site calls itself: in the title of every page and in citations."""
