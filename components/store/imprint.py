"""Who runs this copy of the site, as its operator says: ``GUARANTEES_PUBLISHER``, ``GUARANTEES_FUNDING`` and
``GUARANTEES_CONTACT``.

Nothing is made up if a setting is missing: pages then say that it is not stated. A contact that no link can lead to is
named in the log.
"""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 300
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_WEB = re.compile(r"https://[\w.-]+(:\d{1,5})?(/[\w.~/?#@!$&()*+,;=:%-]*)?", re.ASCII)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Imprint:
    """Who publishes the site, with whose money, and where they can be reached; each "" where it is not stated."""

    publisher: str = ""
    funding: str = ""
    contact: str = ""

    @property
    def contact_link(self) -> str:
        """The address of the contact; "" without one."""
        if not self.contact:
            return ""
        return self.contact if self.contact.startswith("https:") else f"mailto:{self.contact}"


def imprint() -> Imprint:
    """What the environment says."""
    names = (f"GUARANTEES_{name}" for name in ("PUBLISHER", "FUNDING", "CONTACT"))
    return _imprint(*(" ".join(os.environ.get(name, "").split())[:LONGEST] for name in names))


@lru_cache(maxsize=1)
def _imprint(publisher: str, funding: str, contact: str) -> Imprint:
    """Cached, so that a problem is logged once."""
    if contact and not (_MAIL.fullmatch(contact) or _WEB.fullmatch(contact)):
        _log.warning(
            "GUARANTEES_CONTACT is ignored. Expected an e-mail address, or a web address that begins with https://."
        )
        contact = ""
    return Imprint(publisher, funding, contact)
