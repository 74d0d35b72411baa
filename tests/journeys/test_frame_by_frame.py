"""Films reviewed frame by frame, and two hundred items judged by keys alone.

Each frame of the films shows its number, so that what was marked can be held against what was on
screen.
"""

from __future__ import annotations

import itertools
import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import new_library
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.player import vlc
from evidence_desk.ui.window import Window
from hands import SHIFT, Key, Settled, does, press, review, tie_box, tie_boxes_offer, type_text
from killing import children_of
from numbered_film import number_of, numbered_film
from small_media import photo

COUNT = 1100


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a film of 1,100 frames, one of uneven frames, and a film with sound."""
    folder = tmp_path_factory.mktemp("numbered")
    films = folder / "films"
    films.mkdir()
    numbered_film(films / "1 long.mp4", COUNT, gop=120, b_frames=2)
    numbered_film(films / "2 uneven.mkv", 90, gop=30, stand=lambda n: 1 + n % 3)
    numbered_film(films / "3 turned.mp4", 60, turned=True)
    numbered_film(films / "4 sound.mp4", 500, sound=True)
    with new_library(folder / "case", "Numbers", editor="Mara") as library:
        import_paths(library, [films])
        add_incident(library, date="2010-09-21", titles={"en": "The quay"})
    return folder / "case"


def _review(window: Window, until: Settled, case: Path, index: int = 0) -> ReviewPage:
    page = review(window, until, case, [1, 2, 3, 4], index)
    until(lambda: page.film.pane.frame_number == 0 and page.film.pane.frames.idle)
    return page


def _seen(page: ReviewPage) -> int:
    """The number in the picture that is on screen."""
    image = page.film.pane.still.image.convertToFormat(QImage.Format.Format_RGB888)
    data, line = bytes(image.constBits()), image.bytesPerLine()
    width, height = image.width(), image.height()
    rows = b"".join(data[y * line : y * line + 3 * width] for y in range(height))
    return number_of(rows, width, height)


def _mark(qtbot: QtBot, window: Window, until: Settled, note: str) -> float:
    """Press M, type, Enter; the moment that the catalogue has then."""
    press(qtbot, Key.Key_M)
    type_text(qtbot, note)
    press(qtbot, Key.Key_Return)
    assert window.desk is not None
    library, number = window.desk.library, window.desk.current
    assert number is not None
    until(lambda: any(one.note == note for one in item(library, number).marks))
    found = next(one.at_s for one in item(library, number).marks if one.note == note)
    assert found is not None
    return found


def test_a_thousand_steps_on_and_a_thousand_back_end_where_they_began(
    qtbot: QtBot, window: Window, until: Settled, case: Path
) -> None:
    page = _review(window, until, case)
    pane = page.film.pane
    for _ in range(1000):
        press(qtbot, Key.Key_Period)
    until(lambda: pane.frames.idle)
    assert (pane.frame_number, _seen(page)) == (1000, 1000)
    assert _mark(qtbot, window, until, "the thousandth") == pytest.approx(40.0)
    for _ in range(1000):
        press(qtbot, Key.Key_Comma)
    until(lambda: pane.frames.idle)
    assert (pane.frame_number, _seen(page)) == (0, 0)
    for step in range(1, 31):  # each one looked at
        press(qtbot, Key.Key_Period)
        until(lambda: pane.frames.idle)
        assert _seen(page) == step


@pytest.mark.parametrize("index", [1, 2])
def test_marks_and_clips_land_on_the_frame_that_was_seen(
    qtbot: QtBot, window: Window, until: Settled, case: Path, index: int
) -> None:
    """Where frames stand unevenly, and where a phone held its film sideways."""
    page = _review(window, until, case, index)
    pane = page.film.pane
    times = list(pane.times)
    if index == 2:
        assert pane.still.image.width() < pane.still.image.height()
    for steps in (7, 11, 3):
        for _ in range(steps):
            press(qtbot, Key.Key_Period)
        until(lambda: pane.frames.idle)
        number = pane.frame_number
        assert number is not None
        if index == 1:
            assert _seen(page) == number
        at = _mark(qtbot, window, until, f"after {steps} more")
        assert at == pytest.approx(times[number], abs=1e-5)
    first = pane.frame_number
    press(qtbot, Key.Key_I)
    for _ in range(4):
        press(qtbot, Key.Key_Period)
    press(qtbot, Key.Key_O)
    type_text(qtbot, "five frames")
    press(qtbot, Key.Key_Return)
    assert window.desk is not None
    library, current = window.desk.library, window.desk.current
    assert current is not None
    assert first is not None
    until(lambda: len(item(library, current).clips) == 1)
    [clip] = item(library, current).clips
    assert clip.start_s == pytest.approx(times[first], abs=1e-5)
    assert clip.end_s == pytest.approx(times[first + 5], abs=1e-5)


@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
def test_what_is_marked_after_playing_is_the_frame_on_screen_then(
    qtbot: QtBot, window: Window, until: Settled, case: Path
) -> None:
    page = _review(window, until, case, 3)
    pane = page.film.pane
    for _ in range(3):
        begun = pane.position
        press(qtbot, Key.Key_Space)
        until(lambda begun=begun: pane.position > begun + 0.7)  # type: ignore[misc]
        press(qtbot, Key.Key_Space)
        until(lambda: not pane.playing and pane.frames.idle and pane.still.isVisible())
        number = pane.frame_number
        assert number is not None
        assert number > 10
        assert _seen(page) == number
        at = _mark(qtbot, window, until, f"frame {number}")
        assert at == pytest.approx(number / 25, abs=1e-5)


@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
def test_tying_ranking_and_marking_leave_what_plays_alone(
    qtbot: QtBot, window: Window, until: Settled, case: Path
) -> None:
    page = _review(window, until, case, 3)
    pane, library = page.film.pane, window.desk.library  # type: ignore[union-attr]
    press(qtbot, Key.Key_Space)
    until(lambda: pane.position > 0.5)
    states: list[str] = []
    heads: list[float] = []
    pane.state_changed.connect(states.append)
    pane.moved.connect(heads.append)
    press(qtbot, Key.Key_I, SHIFT)
    until(lambda: tie_box(window) is not None)
    type_text(qtbot, "quay")
    until(lambda: "I-001" in tie_boxes_offer(window))
    press(qtbot, Key.Key_Return)
    current = window.desk.current  # type: ignore[union-attr]
    assert current is not None
    until(lambda: item(library, current).row.incidents == ("I-001",))
    press(qtbot, Key.Key_4)
    until(lambda: item(library, current).row.rank == 4)
    before = pane.position
    at = _mark(qtbot, window, until, "heard while playing")
    assert before <= at <= pane.position
    until(lambda: len(heads) > 20)
    assert pane.playing
    assert states == []
    assert all(b >= a - 1e-6 for a, b in itertools.pairwise(heads))


@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
def test_the_keys_of_an_editing_table_go_both_ways_and_loop(
    qtbot: QtBot, window: Window, until: Settled, case: Path
) -> None:
    page = _review(window, until, case, 3)
    pane = page.film.pane
    press(qtbot, Key.Key_L)
    press(qtbot, Key.Key_L)
    until(lambda: pane.position > 1.0)
    assert pane.speed == 1.5
    press(qtbot, Key.Key_J)
    assert pane.speed == -1
    turned = pane.position
    until(lambda: pane.position < turned - 0.4)
    press(qtbot, Key.Key_K)
    until(lambda: pane.frames.idle)
    assert pane.state == "paused"
    assert _seen(page) == pane.frame_number
    press(qtbot, Key.Key_I)
    press(qtbot, Key.Key_Right, SHIFT)
    press(qtbot, Key.Key_Y)
    loop = pane.player.loop
    assert loop is not None
    assert loop[1] - loop[0] == pytest.approx(1.04, abs=0.01)
    heads: list[float] = []
    pane.moved.connect(heads.append)
    until(lambda: any(b < a - 0.5 for a, b in itertools.pairwise(heads)))
    press(qtbot, Key.Key_Y)
    assert pane.player.loop is None
    press(qtbot, Key.Key_L, SHIFT)
    assert pane.speed == 0.5
    press(qtbot, Key.Key_Q)
    assert pane.player.muted


@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
def test_a_jump_while_playing_slowly_is_seen_before_vlc_has_arrived(
    qtbot: QtBot, window: Window, until: Settled, case: Path
) -> None:
    page = _review(window, until, case, 3)
    pane = page.film.pane
    press(qtbot, Key.Key_L, SHIFT)
    press(qtbot, Key.Key_L, SHIFT)
    until(lambda: pane.surface.isVisible() and pane.position > 0.1)
    assert pane.speed == 0.25
    for _ in range(2):
        press(qtbot, Key.Key_Right)
        until(pane.still.isVisible)
        assert pane.playing
        jumped = pane.position
        assert _seen(page) == pane.frame_number
        until(pane.surface.isVisible)
        until(lambda jumped=jumped: pane.position > jumped)  # type: ignore[misc]
    assert jumped > 10


def test_dragging_along_the_timeline_shows_frames_and_ends_on_the_very_one(
    qtbot: QtBot, window: Window, until: Settled, case: Path
) -> None:
    page = _review(window, until, case)
    pane, line = page.film.pane, page.film.timeline
    y = 4  # on the ruler, where nothing else can be taken in hand
    shown: set[int] = set()
    pane.frames.came.connect(lambda *_: shown.add(_seen(page)))
    does(QTest.mousePress, line, Qt.MouseButton.LeftButton, pos=QPoint(20, y))
    for x in range(30, line.width() - 40, 40):
        does(QTest.mouseMove, line, QPoint(x, y))
        qtbot.wait(30)
    does(QTest.mouseRelease, line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() - 60, y))
    until(lambda: pane.frames.idle)
    assert len(shown) > 3
    assert pane.frame_number == _seen(page)
    assert pane.position > 20


def test_a_picture_that_is_not_of_the_play_head_s_frame_says_so_until_that_frame_comes(
    window: Window, until: Settled, case: Path
) -> None:
    page = _review(window, until, case)
    pane = page.film.pane
    decoders = children_of(os.getpid())
    assert decoders
    try:
        for decoder in decoders:
            os.kill(decoder, signal.SIGSTOP)
        pane.seek(20.0)
        until(lambda: pane.still.outdated)
        assert (pane.frame_number, _seen(page)) == (500, 0)
    finally:
        for decoder in decoders:
            os.kill(decoder, signal.SIGCONT)
    until(lambda: not pane.still.outdated and pane.frames.idle)
    assert (pane.frame_number, _seen(page)) == (500, 500)


def test_two_hundred_items_are_ranked_tied_and_left_without_losing_a_key(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        photo(folder / f"IMGP{number:04}.JPG", seed=number, size=(96, 64 + number % 50))
    with new_library(tmp_path / "case", "Many", editor="Mara") as library:
        import_paths(library, [folder])
        add_incident(library, date="2010-09-21", titles={"en": "The quay"})
    review(window, until, tmp_path / "case", range(1, 201))
    assert window.desk is not None
    library = window.desk.library
    digits = [Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5]
    press(qtbot, Key.Key_I, SHIFT)
    until(lambda: tie_box(window) is not None)
    type_text(qtbot, "quay")
    until(lambda: "I-001" in tie_boxes_offer(window))
    press(qtbot, Key.Key_Return)
    until(lambda: tie_box(window) is None)
    for at in range(200):  # as fast as the window takes them: nobody waits between two keys
        press(qtbot, digits[at % 5])
        press(qtbot, Key.Key_X if at % 7 == 0 else Key.Key_P)
        if at < 199:
            press(qtbot, Key.Key_R)  # on to the next one, tied as this one is
        QApplication.processEvents()

    def done() -> bool:
        last = item(library, 200).row
        return last.rank == 5 and last.status == "picked" and last.incidents == ("I-001",)

    until(done)
    until(lambda: len(items_json(library, "incident:I-001")) == 200)
    rows = items_json(library)
    assert [row["rank"] for row in rows] == [at % 5 + 1 for at in range(200)]
    assert [row["status"] for row in rows] == [
        "rejected" if at % 7 == 0 else "picked" for at in range(200)
    ]
