"""What all commands share: opening a library, output, progress, and how to stop."""

from __future__ import annotations

import csv
import json
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any
from unicodedata import category

import typer

from evidence_desk.domain.errors import Cancelled, DeskError, UsageError
from evidence_desk.domain.progress import Progress, Report

if TYPE_CHECKING:  # a command loads no more than it needs
    from evidence_desk.desk.libraries import Library

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The library's folder.")]
Refs = Annotated[list[str], typer.Argument(metavar="REF...", help="E-000123, C-000007 …")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
English = Annotated[str | None, typer.Option("--title.en", help="The title in English.")]
French = Annotated[str | None, typer.Option("--title.fr", help="The title in French.")]

_editor: list[str | None] = [None]
_stop = threading.Event()


def use_editor(name: str | None) -> None:
    """The name under which the journal remembers what is done."""
    _editor[0] = name


@contextmanager
def library_at(folder: Path) -> Iterator[Library]:
    """Open the library for one command; its workers end with it."""
    from evidence_desk.desk.decoders import close_workers
    from evidence_desk.desk.libraries import open_library

    library = open_library(folder, _editor[0])
    try:
        yield library
    finally:
        close_workers()
        library.close()


def editor() -> str | None:
    """Who works, if somebody said so."""
    return _editor[0]


def titles(english: str | None, french: str | None) -> dict[str, str]:
    """The titles given, by language."""
    given = {"en": english, "fr": french}
    return {language: title for language, title in given.items() if title is not None}


def group(app: typer.Typer, name: str, says: str, **commands: Any) -> typer.Typer:
    """Register commands under one name: ``section add``, ``section list``."""
    made = typer.Typer(name=name, help=says, no_args_is_help=False, rich_markup_mode=None)
    for command, function in commands.items():
        made.command(command.strip("_"))(function)
    app.add_typer(made, name=name)
    return made


def split(values: Iterable[str]) -> list[str]:
    """Values of a repeated option that may also be given at once, with commas."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


# ---------------------------------------------------------------- output


_SINGLE = frozenset({str, int, float, bool, type(None)})


def print_json(value: Any) -> None:
    """One JSON document."""
    sys.stdout.write(f"{_laid_out(plain(value))}\n")


def print_json_each(records: Iterable[Any]) -> None:
    """The same of a list, each record written as it comes, and forgotten."""
    before = "[\n"
    for record in records:
        sys.stdout.write(f"{before}  {_laid_out(plain(record), '  ')}")
        before = ",\n"
    sys.stdout.write("[]\n" if before.startswith("[") else "\n]\n")


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def _laid_out(value: Any, margin: str = "") -> str:
    """As `json.dumps` lays it out with two spaces, where it takes three times as long."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        if not value:
            return "{}"
        deeper = f"{margin}  "
        parts = [f"{deeper}{_encoded(key)}: {_laid_out(one, deeper)}" for key, one in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{margin}}}"
    if isinstance(value, list):
        if not value:
            return "[]"
        deeper = f"{margin}  "
        parts = [f"{deeper}{_laid_out(one, deeper)}" for one in value]
        return "[\n" + ",\n".join(parts) + f"\n{margin}]"
    return _encoded(value)


def plain(value: Any) -> Any:
    """Dataclasses, paths and moments as what JSON has."""
    if type(value) in _SINGLE:  # most are: asked first, since there may be millions
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return str(value) if isinstance(value, Path) else value


_FOLDED = 20  # characters at which a column of prose may be folded
_PROSE = {
    "captured",
    "title",
    "name",
    "incidents",
    "sections",
    "why",
    "what",
    "where",
    "sentence",
    "before",
    "after",
    "note",
    "place",
    "date",
    "English",
    "French",
}


def print_table(
    headings: Sequence[str], rows: Iterable[Sequence[Any]], spare: Sequence[str] = ()
) -> None:
    """A table for people; as wide as the terminal, or as it needs where there is none.

    Where a terminal is narrow, columns that can be spared are left out, the first named first.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = 200
    told = [[shown(value) for value in row] for row in rows]
    keep = list(range(len(headings)))
    for name in spare:
        if _width(headings, told, keep) > console.width:
            keep.remove(headings.index(name))
    headings = [headings[at] for at in keep]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        prose = heading in _PROSE  # wrapped first where a terminal is narrow
        table.add_column(heading, no_wrap=not prose, overflow="fold")
    for row in told:
        table.add_row(*(row[at] for at in keep))
    console.print(table)


def _width(headings: Sequence[str], rows: Sequence[Sequence[str]], keep: Sequence[int]) -> int:
    """About how wide a table is in which long texts run over a few lines."""
    longest = [max([len(headings[at]), *(len(row[at]) for row in rows)]) for at in keep]
    return sum(min(long, _FOLDED) + 3 for long in longest)


def counted(number: int, noun: str) -> str:
    """``1 tie``, ``2 ties``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shown(value: Any) -> str:
    """A value in a table's cell; signs that would drive the terminal are shown, not obeyed."""
    if value is None:
        text = ""
    elif isinstance(value, list | tuple):
        text = ", ".join(str(one) for one in value)
    else:
        text = str(value)
    return "".join(
        sign if sign.isprintable() or category(sign) == "Zs" else "\ufffd" for sign in text
    )


def print_facts(facts: Mapping[str, Any]) -> None:
    """One record for people: a name and its value on each line, what is empty left out."""
    flat = {name: value for name, value in flattened(facts).items() if value not in (None, "", [])}
    width = max(map(len, flat), default=0)
    for name, value in flat.items():
        print(f"{name:<{width}}  {shown(value)}")


def flattened(record: Mapping[str, Any]) -> dict[str, Any]:
    """Nested values under dotted names (``titles.en``); lists of records as their count."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if type(value) in _SINGLE:
            flat[name] = value
        elif isinstance(value, Mapping):
            for key, one in value.items():
                flat[f"{name}.{key}"] = one
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            flat[name] = [one.get("ref", one.get("path", "…")) for one in value]
        else:
            flat[name] = value
    return flat


#: What a cell begins with that a spreadsheet would run.
_RUN = ("=", "+", "-", "@", "\t", "\r")


def print_csv(
    records: Iterable[Mapping[str, Any]],
    columns: Sequence[str] = (),
    names: Sequence[str] | None = None,
) -> None:
    """Records as CSV with a heading; text that a spreadsheet would run is made text again.

    `columns` come first, then whatever else the records have; where `names` say all columns there
    are, each record is written as it comes, and forgotten.
    """
    rows: Iterable[dict[str, Any]] = (flattened(record) for record in records)
    if names is None:
        rows = list(rows)
        names = list(dict.fromkeys([*columns, *(name for row in rows for name in row)]))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name, "")) for name in names] for row in rows)


def _cell(value: Any) -> Any:
    kind = type(value)
    if kind is list or kind is tuple:
        value, kind = " ".join(map(str, value)), str
    if kind is str and value.startswith(_RUN):
        return f"'{value}"
    return value


def say(sentence: str) -> None:
    """Something for the person, beside the results."""
    print(sentence, file=sys.stderr)


# ---------------------------------------------------------------- progress and stopping


@contextmanager
def stoppable() -> Iterator[None]:
    """Ctrl-C asks the work to stop at the next whole step; a second one stops it at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _stop.clear()

    def ask(_number: int, _frame: FrameType | None) -> None:
        if _stop.is_set():
            raise KeyboardInterrupt
        _stop.set()

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, ask)
    try:
        yield
        if _stop.is_set():
            raise Cancelled("Stopped.")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def report() -> Report:
    """What long work tells its progress to: a bar on a terminal, nothing elsewhere."""
    show = _bar() if sys.stderr.isatty() else None

    def tell(progress: Progress) -> None:
        if show is not None:
            show(progress)
        if _stop.is_set():
            raise Cancelled("Stopped.")

    return tell


def _bar() -> Report:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=None)
    bar.start()

    def show(progress: Progress) -> None:
        bar.update(
            task,
            completed=progress.done,
            total=progress.total or None,
            description=shown(progress.label),
        )
        if progress.total and progress.done >= progress.total:
            bar.stop()

    return show


def read_assignments(assignments: Sequence[str]) -> dict[str, str]:
    """``title.en=The pier`` and the like, as fields and values."""
    values: dict[str, str] = {}
    for assignment in assignments:
        field, sign, value = assignment.partition("=")
        if not sign or not field.strip():
            raise UsageError(f"“{assignment}” does not say FIELD=VALUE, like title.en=The pier.")
        values[field.strip()] = value
    return values


def writable(path: Path) -> Path:
    """Where an export is to go; raises DeskError if its folder is not there."""
    path = path.expanduser().absolute()
    if not path.parent.is_dir():
        raise DeskError(f"There is no folder “{path.parent}” to write “{path.name}” into.")
    return path
