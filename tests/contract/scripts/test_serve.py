"""scripts/serve.py finds a port and names it."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest

from scripts import serve


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens, on one address only."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


@pytest.fixture
def free() -> int:
    """A port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        return other.getsockname()[1]


def test_first_free_port_is_chosen(taken: int, free: int) -> None:
    """A port that another program listens on is passed over."""
    assert free == serve.choose_port({}, [taken, free])


def test_a_taken_port_is_not_free_on_ipv6_alone() -> None:
    """A program that listens on the IPv6 loopback only takes its port too."""
    try:
        other = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("This machine has no IPv6.")
    with other:
        assert serve.is_free(other.getsockname()[1]) is False


def test_8501_comes_first() -> None:
    """Streamlit's own port is tried before any other."""
    assert serve.PORTS[0] == 8501


def test_port_in_the_environment_is_used(free: int) -> None:
    """PORT names the port, whatever else is free."""
    assert free == serve.choose_port({"PORT": f" {free} "}, [1, 2])


def test_empty_port_counts_as_unset(free: int) -> None:
    """An empty PORT is no port."""
    assert free == serve.choose_port({"PORT": ""}, [free])


def test_taken_port_in_the_environment_is_refused(taken: int, free: int) -> None:
    """Who sets PORT wants that port and no other."""
    with pytest.raises(ValueError, match=f"^Port {taken} is taken"):
        serve.choose_port({"PORT": str(taken)}, [free])


@pytest.mark.parametrize("text", ["0", "65536", "-1", "eighty", "80.5", "٨٠"])
def test_port_that_is_no_port_is_refused(text: str) -> None:
    """The message repeats what was set and says what was expected."""
    with pytest.raises(ValueError, match=f"^PORT is '{text}'. Expected a whole number from 1"):
        serve.choose_port({"PORT": text})


@pytest.mark.parametrize("port", [1, 65535])
def test_the_first_and_the_last_port_can_be_chosen(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every number that a port can have is accepted."""
    monkeypatch.setattr(serve, "is_free", lambda port: True)
    assert port == serve.choose_port({"PORT": str(port)})


def test_no_free_port_is_said(taken: int) -> None:
    """When every port is taken the message says which were tried."""
    with pytest.raises(ValueError, match=f"^Every port from {taken} to {taken} is taken"):
        serve.choose_port({}, [taken])


def test_command_serves_the_app_with_this_python() -> None:
    """The server runs under the same Python, and extra arguments reach Streamlit."""
    expected = [
        *[sys.executable, "-m", "streamlit", "run", str(serve.ROOT / "app.py")],
        *["--server.port", "8502", "--theme.base", "dark"],
    ]

    assert expected == serve.command(8502, ["--theme.base", "dark"])
