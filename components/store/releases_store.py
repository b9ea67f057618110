"""The releases that the site can show besides today's records: ``releases/``, or ``GUARANTEES_RELEASES``.

A link names one by its data version, which every link copied here has, or by its name: ``version=2026.11.1``. A release
is read on the first request for it, and the last few stay in memory.
"""

from __future__ import annotations

import logging
import os
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from components.store.records_store import ROOT, records
from guarantees.catalogue.catalogue import Catalogue
from guarantees.links.earlier import Earlier
from guarantees.links.link_reader import LATEST_VERSION, shortened
from guarantees.links.page_link import VERSION
from guarantees.releases.frozen import ENDING, NoRelease, Release, about_release, read_release

_MAX_OPEN = 2
MOST_NAMED = 20
_log = logging.getLogger(__name__)


def releases_folder() -> Path:
    """The folder of releases."""
    return Path(os.environ.get("GUARANTEES_RELEASES") or ROOT / "releases")


def catalogue_for(parameters: Mapping[str, str]) -> Catalogue:
    """The records that a link asks for: those of the release that it names, or today's.

    A release that cannot be read is named in the log and ignored.
    """
    return asked_for(parameters.get(VERSION, "")) or records().catalogue


def asked_for(version: str) -> Catalogue | None:
    """The records of a release by its name or data version, or today's; ``None`` if there is no such release."""
    present = records().catalogue
    if version in ("", LATEST_VERSION, present.version):
        return present
    found = _releases(_files()).get(version)
    # Until a record changes, the latest release is today's records.
    if found and found.release.version == present.version:
        return present
    return _opened(found.file).beside(present) if found else None


def earlier_side(since: Earlier, catalogue: Catalogue) -> tuple[Catalogue | None, str]:
    """The records that a view is compared with, and a sentence if those are not the ones requested.

    A data version that no release has stands for the latest release before it: nothing is kept of what was served
    between two releases. ``None`` if there is none.
    """
    if not since.version:
        return catalogue, ""
    found = asked_for(since.version)
    if found:
        return found, ""
    listed, named = listed_releases(), shortened(since.version)
    nearest = next((each for each in listed if each.precedes(since.version)), None)
    if nearest is None:
        there = ", ".join(each.name for each in listed[:MOST_NAMED]) or "none so far"
        return None, f"“{named}” is not a release kept here. Available: {there}."
    said = f"Data version {named} is not kept here. Compared instead: release {nearest.name}."
    return asked_for(nearest.version), said


def listed_releases() -> tuple[Release, ...]:
    """What the releases that can be read say of themselves, the latest first."""
    found = {each.release.name: each.release for each in _releases(_files()).values()}
    return tuple(sorted(found.values(), key=lambda each: each.sort_key, reverse=True))


File = tuple[Path, int, int]
"""A file with what changes when it does: its time and its size."""


def _files() -> tuple[File, ...]:
    try:
        found = [(path, path.stat()) for path in sorted(releases_folder().glob(f"*{ENDING}"))]
    except OSError:
        return ()
    return tuple((path, status.st_mtime_ns, status.st_size) for path, status in found)


@dataclass(frozen=True)
class _Found:
    file: File
    release: Release


@lru_cache(maxsize=1)
def _releases(files: tuple[File, ...]) -> Mapping[str, _Found]:
    """The files by the names and the data versions of the releases in them."""
    found: dict[str, _Found] = {}
    for file in files:
        try:
            release = about_release(file[0])
        except NoRelease as problem:
            _log.warning("A release is left out: %s", problem)
            continue
        one = _Found(file, release)
        found |= {release.name: one, release.version: one}
    return found


@lru_cache(maxsize=_MAX_OPEN)
def _opened(file: File) -> _Open:
    release, loaded = read_release(file[0])
    return _Open(replace(loaded.catalogue, release=release.name))


class _Open:
    """The records of a release that is in memory, next to today's, which change."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def beside(self, present: Catalogue) -> Catalogue:
        """The records of the release. As long as today's are the same, they are the same object."""
        if self._catalogue.present is not present:
            templates = present.link_templates
            self._catalogue = replace(
                self._catalogue,
                present_reference=weakref.ref(present),
                link_templates=templates,
            )
        return self._catalogue
