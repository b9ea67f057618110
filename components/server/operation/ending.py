"""How the process ends on SIGTERM: requests under way are answered, and the status is 0.

The server that runs us would do the same without a time limit, and then end by the signal, which process supervisors
take for a failure. Nothing is written here, so nothing is lost at the time limit.
"""

from __future__ import annotations

import logging
import os
import signal
import threading

from uvicorn import Server

PATIENCE_SECONDS = 6
"""For responses under way. Idle connections are closed at once."""
LAST_SECONDS = 8
"""When the process ends, whatever is still running. Kubernetes gives it 30 s, Docker and systemd's unit 10 or more."""


IDLE_SECONDS = 30
"""How long an idle connection is kept. The client must close it first: after uvicorn's five seconds, one request in
some thousands met a connection that was just being closed.
"""


def end_with_success() -> None:
    """From now on SIGTERM ends the process with status 0, if uvicorn handles signals."""
    if threading.current_thread() is not threading.main_thread():
        return
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if isinstance(server, Server):
        server.config.timeout_keep_alive = IDLE_SECONDS
        signal.signal(signal.SIGTERM, lambda *_: _end(server))


def _end(server: Server) -> None:
    if server.config.timeout_graceful_shutdown is None:
        server.config.timeout_graceful_shutdown = PATIENCE_SECONDS
    server.should_exit = True
    last = threading.Timer(LAST_SECONDS, _leave)
    last.daemon = True
    last.start()


def _leave() -> None:
    logging.shutdown()
    os._exit(0)
