"""What comes next is made while nobody works."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from evidence_desk.domain.progress import Progress, Report
from evidence_desk.ui.jobs import Jobs
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.film_strip import FilmStrip
from evidence_desk.ui.window import Window
from hands import Key, Settled, press


def test_the_page_behind_enter_is_there_before_it_is_asked_for(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library.path
    for _time in range(2):
        if window.desk is None:
            window.open(library)
            until(lambda: window.desk is not None)
        until(lambda: bool(window.findChildren(FilmStrip)))  # the last of its parts
        assert isinstance(window.page, GalleryPage)
        (made,) = window.findChildren(ReviewPage)
        assert not made.isVisible()
        gallery = window.page
        until(lambda: bool(gallery.view.ids()))  # noqa: B023  (it is asked at once)
        gallery.take_focus()
        press(qtbot, Key.Key_Home)
        press(qtbot, Key.Key_Return)
        until(lambda: window.page is made)  # noqa: B023
        until(lambda: made.detail is not None)  # noqa: B023
        press(qtbot, Key.Key_Escape)
        until(lambda: isinstance(window.page, GalleryPage))
        window.close_library()  # and of the next one that is opened
        until(lambda: not window.findChildren(FilmStrip))


def test_what_nobody_asked_for_waits_while_a_hand_works(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    jobs, done = Jobs(window), []
    working = [True]
    jobs.first = lambda: working[0]

    def draw(report: Report) -> None:
        for number in range(3):
            report(Progress(number, 3))
            done.append(number)

    asked = jobs.start("asked for", lambda report: report(Progress(1, 1)))
    spare = jobs.start("spare", draw, spare=True)
    until(lambda: asked not in jobs.running())
    assert not done, "it went first"
    assert spare in jobs.running()
    working[0] = False
    until(lambda: done == [0, 1, 2] and not jobs.running())


def test_keys_are_seen_and_rest_after_a_while(qtbot: QtBot, window: Window, until: Settled) -> None:
    first = window.jobs.first
    until(lambda: not first())
    press(qtbot, Key.Key_Right)
    assert first()
    until(lambda: not first())
