"""The repository that pages link to: by ``GUARANTEES_REPOSITORY``, ``…_BRANCH`` and ``…_REPOSITORY_FOLDER``.

Without the first, nothing is linked and nothing else changes. An address that cannot be used is said in the log, and
nothing is linked.
"""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from functools import lru_cache

from guarantees.catalogue.catalogue import Loaded
from guarantees.catalogue.repository import Repository, UnusableRepository, repository

_log = logging.getLogger(__name__)


def with_repository(loaded: Loaded) -> Loaded:
    """The same records, whose catalogue knows the repository of the environment.

    A catalogue that knows it already is left as it is: what was put together from it stays good.
    """
    names = ("GUARANTEES_REPOSITORY", "GUARANTEES_BRANCH", "GUARANTEES_REPOSITORY_FOLDER")
    found = _repository(*(os.environ.get(name, "") for name in names))
    if found == loaded.catalogue.repository:
        return loaded
    return replace(loaded, catalogue=replace(loaded.catalogue, repository=found))


@lru_cache(maxsize=1)
def _repository(address: str, branch: str, folder: str) -> Repository | None:
    """Remembered, so that what is wrong with it is said once and not each time a record changes."""
    if not address:
        return None
    try:
        return repository(address, branch, folder)
    except UnusableRepository as problem:
        _log.warning("No page links to the repository. GUARANTEES_REPOSITORY: %s", problem)
        return None
