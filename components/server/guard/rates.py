"""How much one client may request: far more than a large office behind one address does, and less than the server's
capacity.

A client is an address (IPv6: a network of 64 bits), as determined by uvicorn, which trusts the proxies in
``FORWARDED_ALLOW_IPS``. Clients on private networks are not limited: they are proxies that do not name their clients,
or colleagues. Everything is kept in memory, for a limited number of clients, and forgotten when the process ends.
"""

from __future__ import annotations

import ipaddress
import logging
import math
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cachetools import LRUCache

_log = logging.getLogger(__name__)
CLIENTS = 20_000
"""How many are remembered; the least recently active are forgotten first."""
PER_SECOND = 100.0
"""A client's steady allowance a second. A request costs 1."""
AT_ONCE = 60
"""How many seconds of allowance a client may save up: enough for a lecture hall that opens a link at the same
moment.
"""
PER_MESSAGE = 2.0
"""What an interaction over the WebSocket costs, which is a run of a page."""
MOST_SESSIONS = 2_000
SHARE_OF_SESSIONS = 4
"""A client may hold one in this many of all sessions."""
_PRIVATE = tuple(
    ipaddress.ip_network(each)
    for each in (
        *("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"),
        *("::1/128", "fc00::/7", "fe80::/10"),
    )
)


@lru_cache(maxsize=4096)
def client_of(address: str) -> str:
    """The client of an address; "" for one that is not limited."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    if any(parsed in network for network in _PRIVATE if network.version == parsed.version):
        return ""
    if parsed.version == 6:
        return str(ipaddress.ip_network((int(parsed) >> 64 << 64, 64)))
    return str(parsed)


@dataclass
class _Allowance:
    """What a client has left, at a given time."""

    left: float
    at: float


class Limits:
    """What each client has requested recently, and holds open."""

    def __init__(
        self,
        environment: Mapping[str, str] | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        settings = os.environ if environment is None else environment
        self.per_second = _number(settings, "GUARANTEES_REQUESTS_PER_SECOND", PER_SECOND)
        self.most_sessions = int(_number(settings, "GUARANTEES_MOST_SESSIONS", MOST_SESSIONS))
        self._now = now
        self._allowances: LRUCache[str, _Allowance] = LRUCache(CLIENTS)
        self._sessions: Counter[str] = Counter()
        self._lock = threading.Lock()

    def charge(self, client: str, cost: float) -> float:
        """Charge a client; returns the seconds until its next request is allowed, 0 if it is allowed now."""
        if not client:
            return 0.0
        had = self._take(client, cost, is_owed=False)
        return 0.0 if had > 0 else math.ceil((1 - had) / self.per_second)

    def owe(self, client: str, cost: float) -> None:
        """Charge a client, on credit if need be, for work that has been done already."""
        self._take(client, cost, is_owed=True)

    def _take(self, client: str, cost: float, is_owed: bool) -> float:
        """What the client had. Threads call this too."""
        most = self.per_second * AT_ONCE
        with self._lock:
            now = self._now()
            allowance = self._allowances.get(client) or _Allowance(most, now)
            had = min(most, allowance.left + (now - allowance.at) * self.per_second)
            self._allowances[client] = _Allowance(had - cost if had > 0 or is_owed else had, now)
        return had

    def open_session(self, client: str) -> bool:
        """Record that a client opens a session, unless it has its share already or the limit is reached."""
        of_one = self.most_sessions // SHARE_OF_SESSIONS
        if self._sessions.total() >= self.most_sessions:
            return False
        if client and self._sessions[client] >= of_one:
            return False
        self._sessions[client] += 1
        return True

    def close_session(self, client: str) -> None:
        """Record that a session has ended."""
        self._sessions[client] -= 1
        if not self._sessions[client]:
            del self._sessions[client]


def _number(settings: Mapping[str, str], name: str, usual: float) -> float:
    written = settings.get(name, "").strip()
    if written.isdecimal() and int(written):
        return float(written)
    if written:
        wanted = "Expected a whole number above 0"
        _log.warning("%s is ignored: %r. %s; it stays %g.", name, written, wanted, usual)
    return usual
