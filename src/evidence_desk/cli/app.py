"""From what was typed to a command, and from an error to one sentence and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.exceptions import Abort, Exit, TyperException
from typer.main import get_command

from evidence_desk import __version__
from evidence_desk.cli import scripts, typed
from evidence_desk.cli.door import (
    COMPLETING,
    DONE,
    PARTLY,
    REFUSED,
    open_window,
    say,
    speak_utf8,
)
from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.mistakes import told_without_evidence

#: What the system says of an output that takes nothing more.
_OUTPUT_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG}

typed.read_quickly()

app = typer.Typer(
    name="evidence-desk",
    help="From a folder of footage to a dossier whose every exhibit can be proved.",
    no_args_is_help=False,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def everything(
    version: bool = typer.Option(False, "--version", help="Say which version this is."),
    editor: str = typer.Option(
        "", "--editor", help="Who does this, for the journal.", envvar="EVIDENCE_DESK_EDITOR"
    ),
) -> None:
    """Without a command, `evidence-desk [DIR]` opens the window."""
    if version:
        typer.echo(f"Evidence Desk {__version__}")
        raise Exit(DONE)
    scripts.use_editor(editor or None)


#: Which module holds which commands; only that of the command asked is loaded.
MODULES = {
    "keeping": "demo new import draw status settings verify log undo redo relink backup rebuild "
    "salvage",
    "describing": "items show describe clip mark still moments remove suggest",
    "covering": "redact follow",
    "faces": "faces",
    "transcribing": "transcript",
    "ordering": "tie untie incident tag",
    "naming": "person",
    "sourcing": "source",
    "clocks": "clock",
    "outlining": "section report",
    "placing": "place",
    "vocabularies": "vocabulary",
    "editions": "edition",
    "layouts": "template",
    "drafts": "references",
    "handing_over": "register export sheet",
}
_COMMANDS = {name: module for module, names in MODULES.items() for name in names.split()}


def run(arguments: list[str]) -> int:
    """Run one command; returns its exit status and never raises for what an editor did."""
    speak_utf8()
    if COMPLETING in os.environ:  # a shell asks what may come next
        _command("")(args=arguments, prog_name="evidence-desk")
        return DONE
    try:
        first = arguments[0] if arguments else ""
        if not arguments or (first not in _COMMANDS and not first.startswith("-")):
            return _window_or_mistake(arguments)
        with scripts.stoppable():
            command = _command(first)
            status = command(args=arguments, prog_name="evidence-desk", standalone_mode=False)
            sys.stdout.flush()  # here, where a full disk or a reader that left can be told
        return status if isinstance(status, int) else DONE
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        return told(error, arguments)


def told(error: BaseException, arguments: list[str]) -> int:
    """Say in one sentence what ended a command or the window; returns the exit status."""
    try:
        raise error
    except Exit as leaving:
        return leaving.exit_code
    except TyperException as error:
        return _refuse(_with_remedy(error))
    except Cancelled:
        return say("Stopped; what was done before stands.", PARTLY)
    except DeskError as error:
        return _refuse(str(error))
    except (KeyboardInterrupt, Abort):
        return say("Stopped; what was done before stands.", PARTLY)
    except (BrokenPipeError, SystemExit):  # what Typer and Rich make of a broken pipe
        _throw_away_output()  # its reader has seen enough
        return DONE
    except OSError as error:
        if error.errno not in _OUTPUT_FAULTS or error.filename is not None:
            return _refuse(_remembered(error))
        _throw_away_output()
        return _refuse(f"The results could not be written: {error.strerror}.")
    except UnicodeEncodeError as error:
        odd = _not_utf8(arguments)
        return _refuse(odd or _remembered(error))
    except Exception as error:  # a defect of ours: never a traceback in an editor's face
        return _refuse(_remembered(error))


@cache
def _command(first: str) -> Callable[..., Any]:
    """What runs a command line that begins with this word.

    Typer reads every option of every command it is told of, which takes longer than most commands:
    it is told of the one that is asked.
    """
    if first not in _COMMANDS:
        return get_command(every_command())
    asked = _with(_COMMANDS[first])
    asked.registered_commands = [one for one in asked.registered_commands if one.name == first]
    asked.registered_groups = [one for one in asked.registered_groups if one.name == first]
    return get_command(asked)


def every_command() -> typer.Typer:
    """The whole command line: for its help, for a shell that completes, and for the tests."""
    return _with(*MODULES)


def _with(*modules: str) -> typer.Typer:
    """The command line with the commands of these modules."""
    made = copy(app)
    made.registered_commands, made.registered_groups = [], []
    for name in modules:
        import_module(f"evidence_desk.cli.{name}").add_to(made)
    return made


def _not_utf8(arguments: Sequence[str]) -> str:
    """What to say of the first argument with bytes that are no text; nothing where all are."""
    for argument in arguments:
        readable = argument.encode("utf-8", "replace").decode()
        if readable != argument:
            return f"“{readable}” is not written in UTF-8, so it can be neither kept nor searched."
    return ""


def _with_remedy(error: TyperException) -> str:
    """What was typed wrong, and where it is written how to type it."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "evidence-desk"
    said = error.format_message().rstrip(".")
    return f"{said}. “{path} --help” tells how to write it."


def _throw_away_output() -> None:
    """Nothing more can be said to standard output, not even when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _remembered(error: Exception) -> str:
    """Write down what happened where we can be told of it, and say so in one sentence."""
    from platformdirs import user_log_path

    reason = getattr(error, "strerror", None)  # the system's own words, without any value
    kind = type(error).__name__ + (f", {reason}" if reason else "")
    said = f"Something went wrong that should not have, in the program itself ({kind})."
    try:
        log = user_log_path("evidence-desk", ensure_exists=True) / "errors.log"
        with log.open("a", encoding="utf-8") as file:
            print(datetime.now(UTC).isoformat("T", "seconds"), __version__, file=file)
            print(told_without_evidence(error), file=file)
    except OSError:
        return said
    return (
        f"{said} Where is written in “{log}”, which holds nothing of your evidence; "
        "please send it to the developers."
    )


def _window_or_mistake(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if len(arguments) > 1 or (first and not Path(first).exists() and os.sep not in first):
        from difflib import get_close_matches

        near = get_close_matches(first, _COMMANDS, 1)
        hint = f"did you mean “{near[0]}”?" if near else "evidence-desk --help lists them."
        return _refuse(f"There is no command or library “{first}”; {hint}")
    return open_window(arguments)


def _refuse(sentence: str) -> int:
    return say(sentence, REFUSED)
