"""A library made beside the window: what goes wrong, and what one does meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evidence_desk.desk.libraries import open_library
from evidence_desk.ui.widgets.new_library_dialog import NewLibraryDialog
from evidence_desk.ui.window import Window
from hands import Key, Settled, press, type_text


@pytest.fixture
def dialog(qtbot: QtBot, bare: Window, until: Settled, tmp_path: Path) -> NewLibraryDialog:
    """The dialog as an editor has filled it in."""
    bare.actions_.trigger("file.new")
    dialog = bare.findChildren(NewLibraryDialog)[0]
    until(dialog.title_field.hasFocus)
    type_text(qtbot, "The quay")
    dialog.folder_field.setText(str(tmp_path))
    return dialog


def test_enter_twice_makes_one_library_and_opens_it(
    qtbot: QtBot, bare: Window, until: Settled, dialog: NewLibraryDialog, tmp_path: Path
) -> None:
    languages = dialog.languages
    languages["fr"].setChecked(False)
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Return)
    until(lambda: bare.desk is not None)
    assert bare.desk is not None
    assert bare.desk.library.path == tmp_path / "The quay.evidence"
    assert bare.desk.library.title == "The quay"
    assert bare.desk.library.languages == ("en",)
    until(lambda: not bare.findChildren(NewLibraryDialog))


def test_what_is_asked_rests_while_it_is_made(
    bare: Window, until: Settled, dialog: NewLibraryDialog
) -> None:
    dialog.make_button.click()
    asked = (dialog.title_field, dialog.folder_field, *dialog.languages.values())
    assert not any(one.isEnabled() for one in (*asked, dialog.make_button))
    assert bare.desk is None, "it is made beside the window"
    until(lambda: bare.desk is not None)


def test_what_hinders_it_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, bare: Window, until: Settled, dialog: NewLibraryDialog, tmp_path: Path
) -> None:
    taken = tmp_path / "The quay.evidence"
    taken.mkdir()
    (taken / "letter.txt").write_text("kept")
    press(qtbot, Key.Key_Return)
    until(lambda: "is not empty" in dialog.problem())
    assert dialog.isVisible()
    assert dialog.title_field.text() == "The quay"
    until(dialog.title_field.hasFocus)
    type_text(qtbot, "!")
    assert not dialog.problem(), "another title may do"
    press(qtbot, Key.Key_Return)
    until(lambda: bare.desk is not None)
    assert bare.desk is not None
    assert bare.desk.library.path == tmp_path / "The quay!.evidence"
    assert (taken / "letter.txt").read_text() == "kept"


def test_who_goes_meanwhile_finds_it_among_the_recent_ones(
    bare: Window, until: Settled, dialog: NewLibraryDialog, tmp_path: Path
) -> None:
    path = tmp_path / "The quay.evidence"
    dialog.make_button.click()
    dialog.reject()
    until(lambda: path in bare.memory.libraries())
    assert bare.desk is None, "nothing opens that nobody waits for"
    assert "was made and not opened" in bare.status.message()
    until(lambda: not bare.findChildren(NewLibraryDialog))
    with open_library(path) as library:
        assert library.title == "The quay"


def test_who_goes_meanwhile_is_told_that_it_failed(
    bare: Window, until: Settled, dialog: NewLibraryDialog, tmp_path: Path
) -> None:
    (tmp_path / "The quay.evidence").write_text("a file")
    dialog.make_button.click()
    dialog.reject()
    until(lambda: "is not empty" in bare.status.message())
    assert not bare.memory.libraries()
    until(lambda: not bare.findChildren(NewLibraryDialog))


def test_closed_before_anything_is_made_it_is_gone(
    bare: Window, until: Settled, dialog: NewLibraryDialog, tmp_path: Path
) -> None:
    dialog.reject()
    until(lambda: not bare.findChildren(NewLibraryDialog))
    assert not list(tmp_path.glob("*.evidence"))
