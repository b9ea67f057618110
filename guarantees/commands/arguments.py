"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

DEFAULT_FOLDER = "proposals"


def folder(path: str) -> str:
    """The path, if it is that of a folder."""
    if not Path(path).is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder '{path}'")
    return path


def text(typed: str) -> str:
    """What was typed, also where the system's encoding lacks its letters, which Python then hands over as bytes.

    What is no text in UTF-8 stays as it is, to be refused with the answers.
    """
    try:
        return typed if typed.isprintable() else os.fsencode(typed).decode("utf-8")
    except UnicodeError:
        return typed


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """How to print: as text, as JSON, or in one of the formats that only this command has."""
    parser.add_argument(
        "--format",
        choices=("text", "json", *more),
        default="text",
        help="how to print (default: text)",
    )


def add_records(parser: argparse.ArgumentParser) -> None:
    """The folder of records."""
    parser.add_argument(
        "path",
        nargs="?",
        default=DEFAULT_FOLDER,
        metavar="PATH",
        help="the folder of records (default: proposals)",
    )


def add_paths(parser: argparse.ArgumentParser, which: str) -> None:
    """Files or folders of records; ``which`` says what they may be."""
    parser.add_argument(
        "paths",
        nargs="*",
        default=[DEFAULT_FOLDER],
        metavar="PATH",
        help=f"{which} (default: {DEFAULT_FOLDER})",
    )


def add_archive(parser: argparse.ArgumentParser, required: bool = True) -> None:
    """The folders of archived texts."""
    parser.add_argument(
        "--archive",
        action="append",
        required=required,
        type=folder,
        metavar="DIR",
        help="a folder of archived texts; give it again for each further folder",
    )


def add_selection(parser: argparse.ArgumentParser) -> None:
    """The sources that the command is about."""
    parser.add_argument(
        "--source", nargs="+", default=[], metavar="ID", help="only these sources (default: all)"
    )
    parser.add_argument(
        "--proposal", nargs="+", default=[], metavar="ID", help="only what these proposals cite"
    )
