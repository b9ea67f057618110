"""Compare: proposals side by side, the proof of every cell one click away."""

from components.compare_view import comparison_page

comparison_page()
