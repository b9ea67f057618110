"""The one place that holds loaded records.

Not one of Streamlit's caches: any visitor can empty those for everyone.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from components.store.link_settings import with_link_templates
from guarantees.catalogue.catalogue import Loaded, load
from guarantees.yaml_files.program import CACHE_FOLDER
from guarantees.yaml_files.signature import Signature, folder_signature

ROOT = Path(__file__).resolve().parents[2]
LOOK_SECONDS = 0.2
PAUSE_AFTER_FAILURE_SECONDS = 5.0
_log = logging.getLogger(__name__)


def records_folder() -> Path:
    """The folder of records: ``proposals/``, or what the environment names in ``GUARANTEES_RECORDS``."""
    return Path(os.environ.get("GUARANTEES_RECORDS") or ROOT / "proposals")


def cache_folder() -> Path:
    """Where the parsed records are cached: ``.guarantees_cache/``, or ``GUARANTEES_CACHE``."""
    return Path(os.environ.get("GUARANTEES_CACHE") or ROOT / CACHE_FOLDER)


@dataclass
class _Store:
    lock: threading.Lock = field(default_factory=threading.Lock)
    signature: Signature | None = None
    looked_at: float = 0.0
    folder: Path | None = None
    loaded: Loaded | None = None
    keeper: threading.Thread | None = None


_store = _Store()


def records() -> Loaded:
    """The records as the files on disk now are, read again only when a file has changed.

    While :func:`keep_fresh` runs, these are what it read last. Without it, one thread reads at a time; the others wait
    for it and share what it read. The files are looked at once in ``LOOK_SECONDS``, however many readers there are.
    """
    store = _store
    if store.loaded is not None and store.keeper is not None and store.keeper.is_alive():
        return store.loaded
    folder = records_folder()
    with store.lock:
        now = time.monotonic()
        fresh = now - store.looked_at < LOOK_SECONDS and folder == store.folder
        if store.loaded is None or not fresh:
            _read_if_changed(store, folder, folder_signature(folder))
            store.looked_at = now
        assert store.loaded is not None
        return store.loaded


def keep_fresh(stopped: threading.Event, on_change: Callable[[Loaded], object]) -> None:
    """Read the records whenever their files change, until ``stopped`` is set. Readers need not wait for that.

    Files are read once two polls in a row find them unchanged, so that one that is being saved is not half read. If
    reading them fails, the version read last is served.
    """
    store = _store
    store.keeper = threading.current_thread()
    before: tuple[Path, Signature] | None = None
    while not stopped.wait(LOOK_SECONDS):
        folder = records_folder()
        seen = folder, folder_signature(folder)
        if seen == before:
            try:
                with store.lock:
                    changed = _read_if_changed(store, *seen)
            except Exception:  # nobody else reads them, so this thread must carry on
                _log.exception(
                    "The records could not be reloaded. The version read last is served."
                )
                stopped.wait(PAUSE_AFTER_FAILURE_SECONDS)
                continue
            if changed:
                on_change(changed)
        before = seen


def _read_if_changed(store: _Store, folder: Path, signature: Signature) -> Loaded | None:
    """What was read, or ``None`` when nothing has changed."""
    if store.loaded is not None and (folder, signature) == (store.folder, store.signature):
        return None
    before = store.loaded if folder == store.folder else None
    store.loaded = with_link_templates(load(folder, folder.name, before))
    store.folder, store.signature = folder, signature
    return store.loaded


def are_read() -> bool:
    """Whether the records have been read once, so that asking for them takes no time."""
    return _store.loaded is not None


def state_of(loaded: Loaded) -> str:
    """A short text that changes whenever the records or their known problems do."""
    problems = "\n".join(str(problem) for problem in (*loaded.problems, *loaded.kept))
    return f"{loaded.catalogue.version}-{hashlib.sha256(problems.encode()).hexdigest()[:8]}"
