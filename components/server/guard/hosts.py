"""The host names of the site: a name in a request counts only if it is one of them.

The names are the operator's, in Streamlit's setting ``server.allowedHosts``. Without it every name is answered, but
addresses use only the machine's own names and ``browser.serverAddress``.
"""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import HTTPConnection

from components.streamlit_internals import is_allowed_host

_HOST = re.compile(r"([\w.-]+|\[[\da-fA-F:.]+\])(:\d{1,5})?", re.ASCII)
_THIS_MACHINE = re.compile(r"localhost|127(\.\d{1,3}){3}|::1", re.ASCII)


def take_names() -> None:
    """Read the names of the site from the environment, as a TOML list or separated by commas or blanks.

    Streamlit itself accepts only the last form, and only when started by its own command.
    """
    names = re.findall(r"[^\s,\[\]\"']+", os.environ.get("STREAMLIT_SERVER_ALLOWED_HOSTS", ""))
    if names:
        st.config.set_option("server.allowedHosts", names)


def is_answered(connection: HTTPConnection) -> bool:
    """Whether the site answers to the host name of a request."""
    return is_allowed_host(connection.headers.get("host"))


def is_own(host: str, connection: HTTPConnection) -> bool:
    """Whether a host, with or without a port, is a name of this site, which addresses may use."""
    if not _HOST.fullmatch(host):
        return False
    if st.get_option("server.allowedHosts"):
        return is_allowed_host(host)
    name = urlsplit(f"//{host}").hostname or ""
    server = connection.scope.get("server") or ("",)
    return bool(
        _THIS_MACHINE.fullmatch(name) or name in (st.get_option("browser.serverAddress"), server[0])
    )


def own_host(connection: HTTPConnection) -> str:
    """The host of the site for a request: as a proxy reports it, or else as requested, if it is one of ours."""
    asked = connection.headers.get("host", "")
    reported = connection.headers.get("x-forwarded-host", "").split(",")[0].strip()
    fallback = st.get_option("browser.serverAddress")
    return next((each for each in (reported, asked) if is_own(each, connection)), fallback)


def trusted_proxies() -> list[str] | str:
    """The proxies that are trusted about clients, for uvicorn's middleware; "*" for all.

    Uvicorn reads the same setting, but does not recognise an IPv4 address if the server listens on IPv6 as well, as
    Streamlit's does.
    """
    written = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
    if written.strip() == "*":
        return "*"
    named = [each.strip() for each in written.split(",")]
    return [*named, *(_as_version_6(each) for each in named if "." in each)]


def _as_version_6(address: str) -> str:
    address, _, bits = address.partition("/")
    return f"::ffff:{address}" + (f"/{96 + int(bits)}" if bits.isdecimal() else "")


def is_proxied(connection: HTTPConnection) -> bool:
    """Whether a proxy that the server trusts named the client: the port of such a client is not known."""
    return bool(connection.client) and connection.client.port == 0
