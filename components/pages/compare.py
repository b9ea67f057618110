"""Compare: proposals side by side, the proof of every cell one click away."""

from components.compare_state import current_state
from components.compare_view import choices, comparison_with_evidence, heading
from components.notices import link_notices
from components.records_store import records

catalogue = records().catalogue
state = current_state(catalogue)

heading(state.query, catalogue)
link_notices(state.notices)
choices(catalogue)
comparison_with_evidence(state.query, catalogue)
