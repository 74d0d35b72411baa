"""What is asked of the library from the window: stored in order, and never shown out of date."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from evidence_desk.desk.describe import describe
from evidence_desk.desk.items import item
from evidence_desk.domain.errors import UsageError
from evidence_desk.ui.window import Window
from hands import Settled


def test_changes_are_stored_in_the_order_they_were_asked(window: Window, until: Settled) -> None:
    desk = window.desk
    assert desk is not None
    ref = "E-000001"
    may_begin, told = threading.Event(), []

    def slowly() -> None:
        may_begin.wait(30)
        describe(desk.library, [ref], {"title.en": "first"})

    desk.change("", slowly, done=lambda _: told.append("first"))
    desk.change(
        "", describe, desk.library, [ref], {"title.en": "second"},
        done=lambda _: told.append("second"),
    )  # fmt: skip
    may_begin.set()
    until(lambda: told == ["first", "second"])
    assert item(desk.library, ref).row.titles["en"] == "second"


def test_what_was_read_before_a_change_is_read_anew(window: Window, until: Settled) -> None:
    desk = window.desk
    assert desk is not None
    ref = "E-000001"
    describe(desk.library, [ref], {"title.en": "before"})
    may_answer, shown = threading.Event(), []

    def read() -> str:
        known = str(item(desk.library, ref).row.titles["en"])
        may_answer.wait(30)
        return known

    desk.read("", read, done=shown.append)
    desk.change("", describe, desk.library, [ref], {"title.en": "after"})
    may_answer.set()
    until(lambda: bool(shown))
    assert shown == ["after"]


def test_a_refused_change_lets_the_readings_go_on(window: Window, until: Settled) -> None:
    desk = window.desk
    assert desk is not None
    may_end, refused, shown = threading.Event(), [], []

    def refuse() -> None:
        may_end.wait(30)
        raise UsageError("No.")

    desk.change("", refuse, failed=refused.append)
    desk.read("", lambda: "read", done=shown.append)
    may_end.set()
    until(lambda: bool(shown))
    assert len(refused) == 1


def test_what_is_typed_before_an_item_is_read_replaces_nothing_and_is_the_right_one_s(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    desk = window.desk
    assert desk is not None
    first, second = "E-000001", "E-000002"
    describe(desk.library, [first], {"title.en": "first"})
    describe(desk.library, [second], {"title.en": "second", "status": "seen"})
    title = window.inspector_pane.findChild(QLineEdit, "field.title.en")
    status = window.inspector_pane.findChild(QComboBox, "field.status")
    assert title is not None
    assert status is not None
    desk.set_selection([1])
    until(lambda: title.text() == "first")
    may_read = threading.Event()
    desk.change("", may_read.wait, 30)  # until it is over nothing read is shown
    desk.set_selection([2])
    title.setFocus()
    qtbot.keyClicks(title, "typed")
    assert title.text() == "typed"
    status.setFocus()
    qtbot.keyClick(status, Qt.Key.Key_Up)
    may_read.set()
    until(lambda: item(desk.library, second).row.titles["en"] == "second typed")
    until(lambda: title.text() == "second typed" and status.currentData() == "seen")
    assert item(desk.library, second).row.status == "seen"
    assert item(desk.library, first).row.titles["en"] == "first"
