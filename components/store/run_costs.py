"""Charges a run of a page to the client whose WebSocket requested it, as far as it takes longer than usual.

The client is found by a header of the WebSocket, which the guard in front of the server sets, whatever a visitor sends.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol
from weakref import WeakValueDictionary

HEADER = "x-guarantees-client"
USUAL_SECONDS = 0.1
"""Seconds of processor time that the charge for the message already covers."""


class Payer(Protocol):
    """A client that is charged for seconds of work."""

    def owe(self, seconds: float) -> None:
        """Charge it for what has been done."""


payers: WeakValueDictionary[str, Payer] = WeakValueDictionary()
"""The clients whose WebSockets are open, by the value of the header."""


@contextmanager
def paid_run(headers: Mapping[str, str]) -> Iterator[None]:
    """Charge the client for the work of this thread in the meantime."""
    began = time.thread_time()
    try:
        yield
    finally:
        seconds = time.thread_time() - began - USUAL_SECONDS
        payer = payers.get(headers.get(HEADER, ""))
        if payer and seconds > 0:
            payer.owe(seconds)
