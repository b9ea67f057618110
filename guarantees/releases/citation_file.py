"""``CITATION.cff`` of a release: how to cite it, for GitHub, Zenodo and reference managers.

The format is described at https://citation-file-format.github.io.
"""

from __future__ import annotations

import yaml

from guarantees import SITE_NAME
from guarantees.catalogue.catalogue import Catalogue
from guarantees.words.site_citation import QUOTATIONS

_LICENCE = "CC-BY-4.0"


def citation_file(name: str, catalogue: Catalogue) -> str:
    """The text of the file. ``name`` is that of the release; the day is left out where the edition names none."""
    edition = catalogue.edition
    day = edition.released if edition else None
    about = {
        "cff-version": "1.2.0",
        "message": f"Please cite the release that you used. {QUOTATIONS}",
        "type": "dataset",
        "title": SITE_NAME,
        "authors": [{"name": f"The editors of “{SITE_NAME}”"}],
        "version": name,
        **({"date-released": day.text} if day and day.earliest == day.latest else {}),
        "license": _LICENCE,
        "identifiers": [
            {"type": "other", "value": catalogue.version, "description": "The version of the data."}
        ],
    }
    text: str = yaml.safe_dump(about, sort_keys=False, allow_unicode=True, width=120)
    return text
