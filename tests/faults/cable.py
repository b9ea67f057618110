"""A cable between browsers and a server, which can be cut, or go dead silently."""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Cable:
    """Passes on what comes to ``url``, in both directions, until it is cut or dead."""

    def __init__(self, target: str) -> None:
        self._target = ("127.0.0.1", urlsplit(target).port)
        self._door = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self._is_cut, self._is_dead, self._ended = False, False, False
        self._pairs: dict[socket.socket, socket.socket] = {}
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def cut(self) -> None:
        """End every connection, and refuse new ones."""
        self._is_cut = True

    def go_dead(self) -> None:
        """Pass nothing on any more, as when a wireless network is out of reach: nobody is notified."""
        self._is_dead = True

    def mend(self) -> None:
        """Work again. What was on its way while it was dead arrives now."""
        self._is_cut = self._is_dead = False

    def close(self) -> None:
        """End."""
        self._ended = True
        self._thread.join()

    def _work(self) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(self._door, selectors.EVENT_READ)
            while not self._ended:
                if self._is_cut:
                    self._end_all(ready)
                found = [] if self._is_dead else ready.select(0.02)
                if self._is_dead:
                    threading.Event().wait(0.02)
                for key, _ in found:
                    if key.fileobj is self._door:
                        self._connect(ready)
                    else:
                        self._pass_on(key.fileobj, ready)
            self._end_all(ready)
            self._door.close()

    def _connect(self, ready: selectors.BaseSelector) -> None:
        near, _ = self._door.accept()
        try:
            far = None if self._is_cut else socket.create_connection(self._target)
        except OSError:
            far = None
        if far is None:
            near.close()
            return
        self._pairs |= {near: far, far: near}
        for each in (near, far):
            ready.register(each, selectors.EVENT_READ)

    def _pass_on(self, one: socket.socket, ready: selectors.BaseSelector) -> None:
        other = self._pairs.get(one)
        if other is None:
            return
        data = b""
        with suppress(OSError):
            data = one.recv(65536)
            other.sendall(data)
        if not data:
            self._end(one, ready)

    def _end(self, one: socket.socket, ready: selectors.BaseSelector) -> None:
        for each in (one, self._pairs[one]):
            ready.unregister(each)
            del self._pairs[each]
            each.close()

    def _end_all(self, ready: selectors.BaseSelector) -> None:
        while self._pairs:
            self._end(next(iter(self._pairs)), ready)


@contextmanager
def cable_to(target: str) -> Iterator[Cable]:
    """A cable to a server, until the block ends."""
    cable = Cable(target)
    try:
        yield cable
    finally:
        cable.close()
