"""The log as lines of JSON, one for each event, where ``GUARANTEES_LOG`` is ``json``: for programs that collect logs.

It says nothing about readers: no addresses, no words of a query, and of an error only where it happened, since its
message may quote the request.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from typing import Any

SETTING = "GUARANTEES_LOG"
REQUESTS = "guarantees.requests"
TOLD = ("components", REQUESTS)
FOREIGN = ("streamlit", "uvicorn", "uvicorn.error", "uvicorn.asgi", "uvicorn.access", "websockets")
"""Streamlit gives these their own handlers. For connections, uvicorn logs the address that they came from."""
_log = logging.getLogger(__name__)


def write_as_set() -> None:
    """From now on write the log as the setting says."""
    written = os.environ.get(SETTING, "text")
    if written == "text":
        return
    if written != "json":
        _log.warning("%s is ignored. Expected 'json' or 'text'.", SETTING)
        return
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_formatter())
    logging.root.handlers[:] = [handler]
    logging.raiseExceptions = False  # a log that cannot be written must not log that
    for name in TOLD:
        logging.getLogger(name).setLevel(logging.INFO)
    for name in _foreign():
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(logging.WARNING)


def _foreign() -> tuple[str, ...]:
    streamlit = (each for each in logging.root.manager.loggerDict if each.startswith("streamlit."))
    return (*FOREIGN, *streamlit)


def _formatter() -> logging.Formatter:
    # A package that is needed only here.
    from pythonjsonlogger.json import JsonFormatter

    class Formatter(JsonFormatter):
        def formatException(self, ei: Any) -> str:
            return where_it_failed(ei[1])

    return Formatter(
        "{levelname}{name}{message}",
        style="{",
        timestamp="time",
        rename_fields={"levelname": "level", "name": "logger", "exc_info": "trace"},
    )


def where_it_failed(error: BaseException | None) -> str:
    """The kind of an error and the lines of code that led to it, without its message."""
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    steps = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([type(error).__name__, *reversed(steps)])
