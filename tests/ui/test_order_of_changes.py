"""What is asked of the library from the window: stored in order, and never shown out of date."""

from __future__ import annotations

import threading

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
