"""Proposal: everything about one, or the index of all."""

from components.pages.proposal.view import proposal_page

proposal_page()
