"""The security headers of every response: what a page may load and run, who may frame it, what others may learn."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Mapping
from functools import cache, lru_cache

HSTS_SECONDS = 180 * 24 * 60 * 60
"""How long browsers use TLS only for the site, once they have; ``GUARANTEES_HSTS_SECONDS`` sets another time."""
FRAMABLE = "/embed"
"""What other sites may show in a frame: this path, and all below it. Nothing else."""
_FOR_ALL_SITES = ("/api/", "/picture/", f"{FRAMABLE}/")
"""What pages of other sites may load as data or as a picture."""
# Types that a browser draws, and runs scripts of, besides pages: pictures and feeds in XML.
_ACTIVE = re.compile(r"(image/svg|application/\w*\+?xml|text/xml)")
_FEATURES = (
    *("accelerometer", "camera", "display-capture", "fullscreen", "geolocation", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "usb"),
    "xr-spatial-tracking",
)
_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


def protecting(path: str, media_type: str, is_secure: bool) -> Mapping[bytes, bytes]:
    """The headers for an answer at a path below the site's root; ``is_secure`` says that it is sent over TLS."""
    in_frames = path == FRAMABLE or path.startswith(f"{FRAMABLE}/")
    seconds = os.environ.get("GUARANTEES_HSTS_SECONDS", str(HSTS_SECONDS)) if is_secure else ""
    return _protecting(in_frames, path.startswith(_FOR_ALL_SITES), media_type, seconds)


@lru_cache(maxsize=256)
def _protecting(
    in_frames: bool, for_all_sites: bool, media_type: str, seconds: str
) -> Mapping[bytes, bytes]:
    found = {
        "Content-Security-Policy": _policy(media_type, "*" if in_frames else "'self'"),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin" if for_all_sites else "same-origin",
    }
    if not in_frames:
        found["X-Frame-Options"] = "SAMEORIGIN"
    if seconds.isdecimal():
        found["Strict-Transport-Security"] = f"max-age={seconds}"
    return {name.lower().encode(): value.encode() for name, value in found.items()}


def _policy(media_type: str, ancestors: str) -> str:
    """The content security policy of a page, of an XML picture, or of what a browser only shows or saves."""
    if media_type.startswith("text/html"):
        return f"{_page_policy()}; frame-ancestors {ancestors}"
    if _ACTIVE.match(media_type):
        closed = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
        return f"{closed}; form-action 'none'; frame-ancestors {ancestors}"
    return f"frame-ancestors {ancestors}"


@cache
def _page_policy() -> str:
    """What a page needs and no more; decision 53 says what each allowance is for."""
    # Imported here, because the pages import this package.
    from components.server.first_page import FIRST, first_page

    digests = " ".join(f"'sha256-{each}'" for each in digests_of(first_page(FIRST)))
    return (
        f"default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval' {digests}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'self'; object-src 'none'"
    )


def digests_of(page: str) -> list[str]:
    """The digest of each inline script of a page, as policies name it, sorted."""
    scripts = {hashlib.sha256(each.encode()).digest() for each in _SCRIPT.findall(page)}
    return sorted(base64.b64encode(each).decode() for each in scripts)
