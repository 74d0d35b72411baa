"""A draft checked in the window: found, filtered, opened, read again, put right in a copy."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from evidence_desk.desk import ties
from evidence_desk.desk.editions import add_edition, edition, issue
from evidence_desk.desk.libraries import settings
from evidence_desk.ui.pages.draft import DraftPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.fields import LineField
from evidence_desk.ui.widgets.renumber_dialog import RenumberDialog
from evidence_desk.ui.window import Window
from hands import CTRL, PLAIN, Key, Settled, press

TEXT = "# 1 Violence\n\nThe vans came (Exhibit 1). See exhibits 2 and 99, and Annex 7.\n"


@pytest.fixture
def numbered(window: Window) -> Window:
    """Three items are tied to section 1; “First” is issued, “Kinds” numbers by kind."""
    assert window.desk is not None
    library = window.desk.library
    ties.tie(library, ["E-1", "E-2"], [], ["1"])
    ties.tie(library, ["E-3"], ["I-1"], [])
    add_edition(library, "First")
    issue(library, "First")
    add_edition(library, "Kinds", numbering="kind")
    return window


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(TEXT, "utf-8")
    return path


def _page(window: Window, until: Settled, draft: Path, name: str = "First") -> DraftPage:
    window.go(Place.draft(name, str(draft)))
    until(lambda: isinstance(window.page, DraftPage) and window.page._read is not None)
    assert isinstance(window.page, DraftPage)
    return window.page


def _groups(page: DraftPage) -> dict[str, list[str]]:
    found = {}
    tree = page.findings.tree
    for at in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(at)
        assert group is not None
        rows = [group.child(row) for row in range(group.childCount())]
        found[group.text(0)] = [row.text(0) for row in rows if isinstance(row, QTreeWidgetItem)]
    return found


def test_a_draft_chosen_by_keys_is_grouped_by_how_grave_it_is(
    qtbot: QtBot, numbered: Window, until: Settled, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(draft), ""))
    numbered.go(Place.edition("First"))
    press(qtbot, Key.Key_D, CTRL)
    until(lambda: isinstance(numbered.page, DraftPage))
    page = numbered.page
    assert isinstance(page, DraftPage)
    until(lambda: page.edition.currentText() == "First")
    until(page._choose.hasFocus)
    press(qtbot, Key.Key_Space)
    until(lambda: page._read is not None)
    number = page._read.report.found[1]  # type: ignore[union-attr]
    assert number.number == "2"
    groups = _groups(page)
    assert groups["unknown number (1)"] == ["99"]
    assert len(groups["right (2)"] if "right (2)" in groups else groups["right (1)"]) >= 1
    assert groups["never cited (1)"] == ["3"]
    assert "1 to mend" in page._said.text()
    assert "draft.md" in numbered.windowTitle()


def test_enter_opens_the_exhibit_and_back_returns(
    qtbot: QtBot, numbered: Window, until: Settled, draft: Path
) -> None:
    assert numbered.desk is not None
    page = _page(numbered, until, draft)
    page.findings.filter.setCurrentIndex(page.findings.filter.findData("right"))
    page.findings._fill()
    first = {one.number: one.item_ref for one in page._read.report.found}["1"]  # type: ignore[union-attr]
    page.findings.tree.setFocus()
    press(qtbot, Key.Key_Return)
    until(lambda: isinstance(numbered.page, ReviewPage) and numbered.page.detail is not None)
    assert numbered.page.detail.ref == first  # type: ignore[union-attr]
    numbered.back()
    until(lambda: numbered.page is page)
    assert page._read is not None


def test_words_and_states_narrow_the_list(
    qtbot: QtBot, numbered: Window, until: Settled, draft: Path
) -> None:
    page = _page(numbered, until, draft)
    page.findings.words.setFocus()
    qtbot.keyClicks(page.findings.words, "99 no such")
    assert list(_groups(page)) == ["unknown number (1)"]
    page.findings.words.clear()
    page.findings.filter.setCurrentIndex(page.findings.filter.findData("uncited"))
    page.findings.filter.activated.emit(0)
    assert list(_groups(page)) == ["never cited (1)"]


def test_a_draft_that_changed_on_disk_is_said_and_read_again(
    qtbot: QtBot, numbered: Window, until: Settled, draft: Path
) -> None:
    page = _page(numbered, until, draft)
    draft.write_text(TEXT.replace("99", "3"), "utf-8")
    until(page._changed.isVisible)
    press(qtbot, Key.Key_F5)
    until(lambda: not page._changed.isVisible())
    assert "0 to mend" in page._said.text()


def test_a_file_that_falls_on_the_page_is_read(
    numbered: Window, until: Settled, draft: Path
) -> None:
    numbered.go(Place.draft("First"))
    page = numbered.page
    assert isinstance(page, DraftPage)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(draft))])
    where = QPoint(300, 300).toPointF()
    page.dropEvent(
        QDropEvent(where, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, PLAIN)
    )
    until(lambda: page._read is not None)


def test_the_findings_are_saved_as_csv(
    numbered: Window, until: Settled, draft: Path, tmp_path: Path
) -> None:
    page = _page(numbered, until, draft)
    page.save_csv(tmp_path / "found")
    until((tmp_path / "found.csv").is_file)
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["number"] for row in rows] == ["1", "2", "99", "3"]
    assert rows[2]["verdict"] == "unknown"


def test_new_numbers_are_applied_to_a_copy_and_the_copy_checked(
    qtbot: QtBot, numbered: Window, until: Settled, draft: Path
) -> None:
    assert numbered.desk is not None
    page = _page(numbered, until, draft, "Kinds")
    until(lambda: page._read is not None and page._read.edition == "Kinds")
    numbered.actions_.trigger("draft.apply")
    until(lambda: bool(page.findChildren(RenumberDialog)))
    (dialog,) = page.findChildren(RenumberDialog)
    assert dialog.old.currentData() == "First"
    until(dialog.isVisible)
    qtbot.keyClick(dialog.old, Key.Key_Return)
    until(lambda: dialog._done is not None)
    copy = dialog._done.out  # type: ignore[union-attr]
    new = {one.ref: one.number for one in edition(numbered.desk.library, "Kinds").exhibits}
    old = {one.number: one.ref for one in edition(numbered.desk.library, "First").exhibits}
    assert copy.read_text("utf-8") == TEXT.replace("Exhibit 1", f"Exhibit {new[old['1']]}").replace(
        "exhibits 2", f"exhibits {new[old['2']]}"
    )
    assert draft.read_text("utf-8") == TEXT
    assert dialog.changes.topLevelItemCount() == 3
    dialog._check.click()
    until(lambda: page._read is not None and page._read.draft == copy)
    assert page._read.report.wrong() == 1  # type: ignore[union-attr]


def test_a_broken_draft_is_one_sentence(numbered: Window, until: Settled, tmp_path: Path) -> None:
    broken = tmp_path / "draft.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    numbered.go(Place.draft("First", str(broken)))
    until(lambda: bool(numbered.status._message.text()))
    assert "Traceback" not in numbered.status._message.text()
    page = numbered.page
    assert isinstance(page, DraftPage)
    assert not page.findings.isVisible()


def test_an_editors_own_forms_are_written_among_the_settings(
    qtbot: QtBot, numbered: Window, until: Settled, draft: Path
) -> None:
    assert numbered.desk is not None
    library = numbered.desk.library
    numbered.go(Place.library("settings"))
    assert numbered.page is not None
    field = next(one for one in numbered.page.findChildren(LineField) if one.name == "citations")
    until(field.isVisible)
    field.setFocus()
    qtbot.keyClicks(field, "Annex {{number}; Tab {{number}".replace("{{", "{"))
    press(qtbot, Key.Key_Return)
    until(lambda: settings(library).citations == ("Annex {number}", "Tab {number}"))
    page = _page(numbered, until, draft)
    until(lambda: page._read is not None)
    assert "7" in [one.number for one in page._read.report.found]  # type: ignore[union-attr]
