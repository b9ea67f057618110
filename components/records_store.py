"""The one place that holds loaded records.

Not one of Streamlit's caches: any visitor can empty those for everyone.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from guarantees.catalogue import Loaded, load
from guarantees.folder_signature import Signature, folder_signature

ROOT = Path(__file__).resolve().parent.parent
LOOK_SECONDS = 1.0


def records_folder() -> Path:
    """The folder of records: ``proposals/``, or what the environment names in ``GUARANTEES_RECORDS``."""
    return Path(os.environ.get("GUARANTEES_RECORDS") or ROOT / "proposals")


@dataclass
class _Store:
    lock: threading.Lock = field(default_factory=threading.Lock)
    signature: Signature | None = None
    looked_at: float = 0.0
    folder: Path | None = None
    loaded: Loaded | None = None


_store = _Store()


def records() -> Loaded:
    """The records as the files on disk now say, read again only when a file has changed.

    One thread reads at a time; the others wait for it and share what it read. The files are looked at once in
    ``LOOK_SECONDS``, however many readers there are.
    """
    folder = records_folder()
    with _store.lock:
        now = time.monotonic()
        fresh = now - _store.looked_at < LOOK_SECONDS and folder == _store.folder
        if _store.loaded is None or not fresh:
            _read_if_changed(folder)
            _store.looked_at = now
        assert _store.loaded is not None
        return _store.loaded


def _read_if_changed(folder: Path) -> None:
    signature = folder_signature(folder)
    if _store.loaded is None or (folder, signature) != (_store.folder, _store.signature):
        _store.loaded = load(folder, shown_as=folder.name)
        _store.folder, _store.signature = folder, signature


def are_read() -> bool:
    """Whether the records have been read once, so that asking for them takes no time."""
    return _store.loaded is not None
