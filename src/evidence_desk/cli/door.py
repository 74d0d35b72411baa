"""Where the program is entered: the window by the shortest way, a command by its own.

What only commands need, Typer above all, takes a tenth of a second to load: the window goes past.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

#: The variable in which a shell's completion says what it wants, as Typer has set it up.
COMPLETING = "_EVIDENCE_DESK_COMPLETE"

#: Exit statuses: all done; done, but some inputs failed; refused, nothing changed.
DONE, PARTLY, REFUSED = 0, 1, 2


def main() -> NoReturn:
    """Run one command, or open the window where nothing or a path alone is named; then exit."""
    arguments = sys.argv[1:]
    # No command's name has a separator in it.
    alone = len(arguments) == 1 and os.sep in arguments[0] and not arguments[0].startswith("-")
    if COMPLETING not in os.environ and (alone or not arguments):
        window()
    from evidence_desk.cli.app import run

    sys.exit(run(arguments))


def window() -> NoReturn:
    """Open the window, on the library named if there is one: the graphical program's start."""
    arguments = sys.argv[1:]
    speak_utf8()
    try:
        status = open_window(arguments)
    except (Exception, KeyboardInterrupt) as error:
        from evidence_desk.cli.app import told

        status = told(error, arguments)
    sys.exit(status)


def open_window(arguments: list[str]) -> int:
    """The window until it is closed, on the library named first; returns the exit status."""
    if any(argument in ("-h", "--help") for argument in arguments):
        print("evidence-desk [DIR]   open the window, on the library in the folder DIR")
        return DONE
    if (reason := _no_screen()) is not None:
        return say(
            f"The window cannot be shown: {reason}. Everything else works on the command line; "
            "evidence-desk --help lists it.",
            REFUSED,
        )
    path = Path(arguments[0]) if arguments else None
    try:
        from evidence_desk.ui import begin

        opening = begin(path)
        from evidence_desk.ui.app import run
    except ImportError as error:
        return say(
            f"The window cannot be shown on this system ({error}); install Qt's system libraries "
            "as the README says. Everything else works on the command line.",
            REFUSED,
        )
    return run(path, opening)


def _no_screen() -> str | None:
    """Why no window can be opened here, where Qt would only abort; None where it can."""
    said = {name: os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    if not sys.platform.startswith("linux") or any(said.values()):
        return None
    if not os.environ.get("DISPLAY"):
        return "there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    import ctypes

    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return "the system's library libxcb-cursor0 is missing; install it"
    return None


def say(sentence: str, status: int) -> int:
    """Say one sentence where errors are said; returns the status given."""
    print(sentence, file=sys.stderr)
    return status


def speak_utf8() -> None:
    """File names of every script must come through, whatever the console believes of itself."""
    if sys.stdout is None:  # started with it closed
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
