"""Who pays for a run of a page: the client whose WebSocket asked for it, as far as it takes longer than usual.

It is found by a header of the WebSocket, which the guard in front of the server writes, whatever a visitor sends.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol
from weakref import WeakValueDictionary

HEADER = "x-guarantees-client"
USUAL_SECONDS = 0.1
"""Of the processor's time, which are in the price of the message that asks for a run."""


class Payer(Protocol):
    """Somebody who pays for seconds of work."""

    def owe(self, seconds: float) -> None:
        """Let it pay for what has been done."""


payers: WeakValueDictionary[str, Payer] = WeakValueDictionary()
"""Those whose WebSockets are open, by what the header says."""


@contextmanager
def paid_run(headers: Mapping[str, str]) -> Iterator[None]:
    """Have the client pay for what this thread works meanwhile."""
    began = time.thread_time()
    try:
        yield
    finally:
        seconds = time.thread_time() - began - USUAL_SECONDS
        payer = payers.get(headers.get(HEADER, ""))
        if payer and seconds > 0:
            payer.owe(seconds)
