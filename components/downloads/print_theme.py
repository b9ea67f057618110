"""How answers look on paper, on slides and in pictures: the colours of the site's light theme."""

PAGE, TEXT, SOFT, LINE, ACCENT, PANEL = (
    *("#ffffff", "#0b151c", "#4f5c65", "#c5d0d5"),
    *("#1d6570", "#edf1f3"),
)
TINTS = {
    "yes": "#cfe6e8",
    "partial": "#cfe6e8",
    "no": "#e6d6e9",
    "disputed": "#f0e2cb",
    "ambiguous": "#f0e2cb",
    "stated": "#dae2e7",
}
"""The background of an answer by its tone; what is not answered has none."""
FONT = "Arial"
"""A font that every office program has, or replaces by one of the same widths."""
WIDEST = 192
"""How many characters of columns fit across a sheet of paper or a slide, next to the first column."""
