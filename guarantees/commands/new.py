"""``new``: the skeleton of a new record."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import Any

from guarantees.archive.texts import ArchivedFile, read_text
from guarantees.authoring.additions import Addition, NotAdded, addition
from guarantees.authoring.formatting import replace_text
from guarantees.authoring.ledger import LEDGER, CannotRegister, register
from guarantees.authoring.questions import QUESTIONS, Question
from guarantees.commands.arguments import DEFAULT_FOLDER, add_format, folder, text
from guarantees.commands.output import print_json
from guarantees.records.fields import Id
from guarantees.text.reading import NotText, lines
from guarantees.yaml_files.record_content import UnusableFile

_ABOUT = {
    "proposal": "a text or offer put forward, in one version: a file of its own",
    "source": "a document that was read: a file in sources/",
    "position": "what an actor proposes, accepts or refuses: in positions/<actor>.yaml",
    "event": "something that happened on a date: in registry/events.yaml",
    "actor": "who speaks, proposes, reports or translates: in registry/actors.yaml",
    "contradiction": "statements that cannot all be true: in registry/contradictions.yaml",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The kind of record, its id, and an option for each question of that kind."""
    kinds = parser.add_subparsers(required=True, metavar="KIND", dest="record_kind")
    for kind, about in _ABOUT.items():
        command = kinds.add_parser(
            kind,
            help=about,
            description=f"{about[0].upper()}{about[1:]}.",
            epilog="Put texts of more than one word in quotation marks, and the id before the options.",
        )
        _add_id(command, kind)
        for question in QUESTIONS[kind]:
            _add_question(command, question)
        if kind == "source":
            command.add_argument(
                "--text",
                metavar="FILE",
                help="the text in your archive, to count its paragraphs and compute its digest",
            )
        command.add_argument(
            "--folder",
            type=folder,
            default=DEFAULT_FOLDER,
            metavar="DIR",
            help="the folder of records (default: proposals)",
        )
        add_format(command)


def run(options: argparse.Namespace) -> int:
    """Write the skeleton of a new record: valid at once, with what still has to be written marked TODO.

    No file is overwritten. Whatever a record needs and cannot honestly be left open must be given as an option.
    """
    try:
        text = _archived_text(getattr(options, "text", None))
        odd_breaks = text.odd_breaks if text else ()
        planned = _planned(options, text)
        _write(planned)
    except NotAdded as refused:
        _print_problems(refused, options)
        return 2 if refused.wrong_usage else 1
    if options.format == "json":
        print_json(
            {
                "kind": planned.kind,
                "id": planned.id,
                "path": planned.path.as_posix(),
                "new_file": planned.new_file,
                "written": planned.written,
            }
            | ({"odd_breaks": odd_breaks} if odd_breaks else {})
        )
    else:
        _print_next(planned, id_given=options.id is not None)
        for odd in odd_breaks:
            print(odd)
    return _registered(Path(options.folder))


def _add_id(command: argparse.ArgumentParser, kind: str) -> None:
    if kind == "position":
        command.add_argument("id", metavar="ACTOR", help="the id of the actor")
        return
    made_of = {"proposal": "short name and year", "source": "publisher and month"}.get(kind, "name")
    command.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help=f"its permanent id: lower-case letters, digits, hyphens (default: made from the {made_of})",
    )


def _add_question(command: argparse.ArgumentParser, question: Question) -> None:
    command.add_argument(
        question.option,
        type=text,
        dest=f"answer_{question.name}",
        metavar=(question.names or question.name.rpartition("_")[2]).upper(),
        help=question.help.replace("%", "%%"),
        nargs="+" if question.several else None,
    )


def _planned(options: argparse.Namespace, text: ArchivedFile | None) -> Addition:
    answers = {
        question.name: answer
        for question in QUESTIONS[options.record_kind]
        if (answer := _answer(options, question)) is not None
    }
    return addition(
        options.record_kind,
        options.id,
        answers,
        Path(options.folder),
        # The domain never asks for today's date: it is passed in.
        datetime.date.today().isoformat(),
        {"sha256": text.digest, "paragraphs": len(text.paragraphs)} if text else None,
    )


def _answer(options: argparse.Namespace, question: Question) -> Any:
    answer = getattr(options, f"answer_{question.name}")
    if answer is not None and question.several and question.form is Id:
        return [name for text in answer for name in text.split(",") if name]
    return answer


def _archived_text(path: str | None) -> ArchivedFile | None:
    if path is None:
        return None
    try:
        text = read_text(Path(path))
    except UnusableFile as error:
        raise NotAdded(f"--text: {path}: {error}", wrong_usage=True) from error
    except NotText as error:
        raise NotAdded(f"--text: {error.in_file(path)}") from error
    if not text.paragraphs:
        raise NotAdded(f"--text: {path} holds no words. Expected the text of the source.")
    return text


def _write(planned: Addition) -> None:
    """Write the file. A new one never overwrites one that was made in the meantime."""
    try:
        planned.path.parent.mkdir(parents=True, exist_ok=True)
        if planned.new_file:
            with planned.path.open("xb") as file:
                file.write(planned.content.encode("utf-8"))
        else:
            replace_text(planned.path, planned.content)
    except OSError as error:
        raise NotAdded(f"{planned.path} cannot be written: {error.strerror}.") from error


def _registered(root: Path) -> int:
    """Enter the new id in the ledger, if the folder has one. Returns the exit code."""
    if (root / LEDGER).exists():
        try:
            register(root)
        except (CannotRegister, OSError) as error:
            print(f"python -m guarantees new: the record was written, but {error}", file=sys.stderr)
            return 1
    return 0


def _print_problems(refused: NotAdded, options: argparse.Namespace) -> None:
    if options.format == "json":
        print_json({"problems": list(refused.problems)})
        return
    print("Nothing was written.", *(f"  {problem}" for problem in refused.problems), sep="\n")
    if refused.wrong_usage:
        print(f"All options: python -m guarantees new {options.record_kind} --help")


def _print_next(planned: Addition, id_given: bool) -> None:
    if planned.new_file:
        print(f"Written: {planned.path}")
    else:
        print(
            f"Added at the end of its list in {planned.path}:",
            *_indented(planned.written),
            sep="\n",
        )
    if not id_given:
        print(f"Its id is '{planned.id}'. Once published, an id never changes.")
    todo = ", answer what is marked TODO" if "# TODO:" in planned.written else ""
    print(f"Next: open the file{todo}, then run: python -m guarantees check {planned.path}")


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in lines(text)]
