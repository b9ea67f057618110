"""Where pages link to for editing a record and for reporting an error: by ``GUARANTEES_EDIT_URL`` and
``GUARANTEES_REPORT_URL``.

Without them nothing is linked and nothing else changes. A setting that cannot be used is named in the log.
``GUARANTEES_REPOSITORY``, with ``…_BRANCH`` and ``…_REPOSITORY_FOLDER``, sets both for a repository on GitHub.
"""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from functools import lru_cache

from guarantees.catalogue.catalogue import Loaded
from guarantees.catalogue.link_templates import LinkTemplates, UnusableTemplate, github_templates

NAMES = (
    "GUARANTEES_EDIT_URL",
    "GUARANTEES_REPORT_URL",
    "GUARANTEES_REPOSITORY",
    "GUARANTEES_BRANCH",
    "GUARANTEES_REPOSITORY_FOLDER",
)
_log = logging.getLogger(__name__)


def with_link_templates(loaded: Loaded) -> Loaded:
    """The same records, whose catalogue knows the templates of the environment.

    A catalogue that knows them already is left as it is: what was made from it stays valid.
    """
    found = _templates(*(os.environ.get(name, "") for name in NAMES))
    if found == loaded.catalogue.link_templates:
        return loaded
    return replace(loaded, catalogue=replace(loaded.catalogue, link_templates=found))


@lru_cache(maxsize=1)
def _templates(edit: str, report: str, repository: str, branch: str, folder: str) -> LinkTemplates:
    """Cached, so that a problem is logged once and not each time a record changes."""
    found = LinkTemplates()
    if repository:
        try:
            found = github_templates(repository, branch, folder)
        except UnusableTemplate as problem:
            remedy = "For another forge, set GUARANTEES_EDIT_URL and GUARANTEES_REPORT_URL."
            _log.warning("GUARANTEES_REPOSITORY is ignored. %s %s", problem, remedy)
    for setting, name, template in (
        ("edit", "GUARANTEES_EDIT_URL", edit),
        ("report", "GUARANTEES_REPORT_URL", report),
    ):
        try:
            found = replace(found, **{setting: template or getattr(found, setting)})
        except UnusableTemplate as problem:
            _log.warning("%s is ignored. %s", name, problem)
    return found
