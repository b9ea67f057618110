"""How the process ends when it is asked to, with SIGTERM: what has been asked for is answered, and the status is 0.

The server that runs us would do the same without an end to its patience, and then end by the signal, which those who
watch processes take for a failure. Nothing is written here, so nothing is lost when the patience ends.
"""

from __future__ import annotations

import logging
import os
import signal
import threading

from uvicorn import Server

PATIENCE_SECONDS = 6
"""For answers that are on their way. Connections that wait for a question are closed at once."""
LAST_SECONDS = 8
"""When the process ends whatever is still at work. Kubernetes gives it 30 s, Docker and systemd's unit 10 or more."""


IDLE_SECONDS = 30
"""How long a connection that waits for its next question is kept. Who asks must let go of it first: after uvicorn's
five seconds, one question of a reader or a proxy in some thousands met a connection that was just being closed."""


def end_with_success() -> None:
    """From now on SIGTERM ends the process with status 0, where it is uvicorn that listens for signals."""
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
