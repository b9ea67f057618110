"""Proposal: everything about one, or the index of all."""

from components.proposal_view import proposal_page

proposal_page()
