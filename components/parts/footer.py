"""The end of every page: who makes it, under which licences, the cutoff date, where to report errors."""

from __future__ import annotations

import htpy as h

from components.parts.own_words import data_version
from components.store.imprint import Imprint
from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.addresses import to_method
from guarantees.pages.method.page import error_report
from guarantees.words.as_of import evidence_cutoff
from guarantees.words.site_citation import LICENCE_ADDRESS, QUOTATIONS

NOT_STATED = "Not stated by those who run this copy of the site."
PROGRAM_LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"


def footer_markup(address: str, catalogue: Catalogue, imprint: Imprint) -> h.Element:
    """The end of the page at an ``address`` such as ``compare?clock=known``, which a report of an error names."""
    return h.footer(".site-footer")[
        h.p[
            h.b[SITE_NAME],
            " does not take sides: it reports who said what, how that is known, and where it was read.",
        ],
        h.dl[
            _line("Published by", imprint.publisher or NOT_STATED),
            _line("Funded by", imprint.funding or NOT_STATED),
            imprint.contact and _line("Contact", h.a(href=imprint.contact_link)[imprint.contact]),
            _line("Data", evidence_cutoff(catalogue), " ", data_version(catalogue.version)),
            _line(
                "Licences",
                "Records and texts: ",
                _outside(LICENCE_ADDRESS, "CC BY 4.0"),
                ". Program: ",
                _outside(PROGRAM_LICENCE, "Apache 2.0"),
                f". {QUOTATIONS}",
            ),
        ],
        h.p(".ways")[
            h.a(href=to_method())["Method and editorial policy"],
            " · ",
            _error(error_report(catalogue, address)),
        ],
    ]


def _line(name: str, *words: h.Node) -> h.Node:
    return [h.dt[name], h.dd[words]]


def _outside(address: str, words: str) -> h.Element:
    return h.a(href=address, target="_blank", rel="noopener noreferrer")[words]


def _error(report: str) -> h.Element:
    """Where errors are reported, or else what a report should say."""
    words = "Report an error"
    return _outside(report, words) if report else h.a(href=to_method())[f"{words}: what to say"]
