"""Colours changed while the window is open: all of it follows, and nothing is lost."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evidence_desk.ui import theme
from evidence_desk.ui.widgets.new_library_dialog import NewLibraryDialog
from evidence_desk.ui.window import Window
from hands import Settled, type_text


def _quiet(label: QLabel) -> str:
    return label.palette().color(QPalette.ColorRole.WindowText).name()


def test_what_is_typed_stays_while_colours_change_there_and_back(
    qtbot: QtBot, bare: Window, until: Settled
) -> None:
    bare.actions_.trigger("file.new")
    dialog = bare.findChildren(NewLibraryDialog)[0]
    until(dialog.title_field.hasFocus)
    type_text(qtbot, "The qu")
    before = dialog.buttons.grab().toImage()

    bare.choose_colours("dark")
    type_text(qtbot, "a")
    assert dialog.grab().toImage().pixelColor(2, 2).name() == theme.DARK["window"]
    bare.choose_colours("light")

    assert dialog.title_field.text() == "The qua"
    assert dialog.title_field.hasFocus()
    assert dialog.buttons.grab().toImage() == before


def test_parts_in_sight_and_out_of_sight_follow(bare: Window) -> None:
    bare.key_help.toggle("Start")
    bare.key_help.hide()
    seen, unseen = (
        next(one for one in part.findChildren(QLabel) if one.property("role") == "quiet")
        for part in (bare.start, bare.key_help)
    )
    assert (seen.isVisible(), unseen.isVisible()) == (True, False)
    for choice, colours in (("dark", theme.DARK), ("light", theme.LIGHT)):
        bare.choose_colours(choice)
        assert _quiet(seen) == _quiet(unseen) == colours["quiet"]
