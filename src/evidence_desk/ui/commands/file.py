"""Actions on libraries and on files that come in and go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_desk.ui import asking
from evidence_desk.ui.actions import action

if TYPE_CHECKING:
    from evidence_desk.ui.window import Window


@action(
    "file.new",
    text="&New library…",
    keys=["Ctrl+N"],
    menu="File",
    icon="mdi6.folder-plus-outline",
    needs_library=False,
)
def new(window: Window) -> None:
    window.ask_new()


@action(
    "file.open",
    text="&Open a library…",
    keys=["Ctrl+O"],
    menu="File",
    icon="mdi6.folder-open-outline",
    needs_library=False,
)
def open_(window: Window) -> None:
    window.ask_open()


@action(
    "file.demo",
    text="Open the &demonstration library…",
    menu="File",
    icon="mdi6.school-outline",
    hint="A small invented case with everything in it, to learn with",
    needs_library=False,
)
def demo(window: Window) -> None:
    window.ask_demo()


@action(
    "file.import",
    text="&Import files…",
    keys=["Ctrl+Shift+I"],
    menu="File",
    icon="mdi6.import",
    hint="Take in photos, videos, recordings and documents",
    group=1,
)
def import_(window: Window) -> None:
    window.ask_import()


@action(
    "file.sheet_out",
    text="Export a s&heet to edit…",
    menu="File",
    icon="mdi6.table-arrow-right",
    hint="An Excel workbook that somebody edits elsewhere",
    group=2,
)
def sheet_out(window: Window) -> None:
    asking.export_sheet(window)


@action(
    "file.sheet_in",
    text="&Take over an edited sheet…",
    menu="File",
    icon="mdi6.table-arrow-left",
    hint="Each changed cell is shown before anything is changed",
    group=2,
)
def sheet_in(window: Window) -> None:
    asking.take_over_sheet(window)


@action("file.close", text="&Close the library", keys=["Ctrl+W"], menu="File", group=8)
def close(window: Window) -> None:
    window.close_library()


@action("file.quit", text="&Quit", keys=["Ctrl+Q"], menu="File", group=9, needs_library=False)
def quit_(window: Window) -> None:
    window.close()


@action("edit.undo", text="&Undo", keys=["Ctrl+Z"], menu="Edit", icon="mdi6.undo")
def undo(window: Window) -> None:
    window.undo()


@action("edit.redo", text="&Redo", keys=["Ctrl+Shift+Z", "Ctrl+Y"], menu="Edit", icon="mdi6.redo")
def redo(window: Window) -> None:
    window.redo()
