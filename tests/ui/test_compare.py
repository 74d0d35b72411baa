"""Two items side by side in the real window: zoomed together, culled by key, played in step."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.desk.derived import take_still
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import next_undo, undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import Library, new_library, open_library
from evidence_desk.desk.pairs import keep_offset, offset_of
from evidence_desk.ui.pages import compare
from evidence_desk.ui.pages.compare import ComparePage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.player import vlc
from evidence_desk.ui.player.film_pane import FilmPane
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, close_window, open_window, press
from numbered_film import number_of, numbered_film
from small_media import photo

needs_vlc = pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")


@pytest.fixture(scope="module")
def _pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six photos, two films of numbered frames, and one of another rate."""
    folder = tmp_path_factory.mktemp("pairs")
    (folder / "card").mkdir()
    for number in range(6):
        photo(folder / "card" / f"P{number}.jpg", seed=number, size=(1600, 1200),
              taken=f"2010:09:21 21:47:{3 + 12 * number:02d}")  # fmt: skip
    numbered_film(folder / "card" / "a.mp4", 500, sound=True)
    numbered_film(folder / "card" / "b.mp4", 600, size=(640, 360), gop=50)
    numbered_film(folder / "card" / "c.mp4", 300, rate=30)
    with new_library(folder / "case", "Pairs", editor="Mara") as library:
        import_paths(library, [folder / "card"])
    return folder / "case"


@pytest.fixture
def pairs(qtbot: QtBot, _pairs: Path, tmp_path: Path) -> Iterator[Window]:
    shutil.copytree(_pairs, tmp_path / "case")
    opened = open_window(qtbot, tmp_path)
    opened.take(open_library(tmp_path / "case", "Mara"))
    qtbot.waitUntil(lambda: len(opened.page.view.ids()) == 9, timeout=10_000)  # type: ignore[union-attr]
    yield opened
    close_window(opened)


def _library(window: Window) -> Library:
    assert window.desk is not None
    return window.desk.library


def _ids(window: Window, query: str) -> list[int]:
    return [int(one["ref"][2:]) for one in items_json(_library(window), query, "name")]


def _open(window: Window, until: Settled, left: int, right: int, *others: int) -> ComparePage:
    window.go(Place.compare([left, right, *others]))
    page = window.page
    assert isinstance(page, ComparePage)
    until(lambda: _shown(page) == [left, right])
    page.take_focus()
    until(lambda: QApplication.focusWidget() is page)
    return page


def _shown(page: ComparePage) -> list[int]:
    return [side.detail.row.id for side in page.sides if side.detail is not None]


def _films(window: Window, until: Settled, offset: float = 0.0) -> ComparePage:
    one, other, _ = _ids(window, "kind:video")
    page = _open(window, until, one, other)
    panes = [side.film for side in page.sides]
    until(lambda: all(pane.times for pane in panes))
    until(lambda: all(not pane.still.image.isNull() for pane in panes))
    if offset:
        page._set_offset(offset, keep=False)
    return page


# ---------------------------------------------------------------- photos


def test_two_selected_photos_are_looked_at_together(
    qtbot: QtBot, pairs: Window, until: Settled
) -> None:
    one, other, *_ = _ids(pairs, "kind:photo")
    view = pairs.page.view  # type: ignore[union-attr]
    rows = [view.ids().index(number) for number in (one, other)]
    view.grid.setFocus()
    for row in rows:
        how = CTRL if row != rows[0] else Qt.KeyboardModifier.NoModifier
        place = view.grid.cell(row).center()
        qtbot.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, how, place)
    until(lambda: set(pairs.desk.selection()) == {one, other})  # type: ignore[union-attr]
    press(qtbot, Key.Key_C)
    until(lambda: isinstance(pairs.page, ComparePage))
    page = pairs.page
    assert isinstance(page, ComparePage)
    until(lambda: _shown(page) == [one, other])
    until(lambda: all(not side.picture.image.isNull() for side in page.sides))
    assert "+0:00:12" in page.sides[1]._facts.text()
    assert "PENTAX" in page.sides[0]._facts.text()
    until(lambda: QApplication.focusWidget() is page)
    press(qtbot, Key.Key_Equal)
    press(qtbot, Key.Key_Equal)
    left, right = (side.picture for side in page.sides)
    until(lambda: left.view[2] > 1.4)
    assert left.view == pytest.approx(right.view, rel=1e-3)
    press(qtbot, Key.Key_Right)
    until(lambda: right.view[0] > 0.5)
    assert left.view == pytest.approx(right.view, rel=1e-3)
    press(qtbot, Key.Key_Z)
    until(lambda: left.fitted and right.fitted)
    press(qtbot, Key.Key_Escape)  # back among both, which are selected as it looks
    until(lambda: set(pairs.desk.selection()) == {one, other})  # type: ignore[union-attr]


@needs_vlc
@pytest.mark.vlc
def test_photos_are_looked_at_together_where_films_were_before(
    qtbot: QtBot, pairs: Window, until: Settled
) -> None:
    _films(pairs, until)
    pairs.back()
    one, other, *more = _ids(pairs, "kind:photo")
    page = _open(pairs, until, one, other, *more)
    until(lambda: all(not side.picture.image.isNull() for side in page.sides))
    press(qtbot, Key.Key_Equal)
    press(qtbot, Key.Key_Equal)
    left, right = (side.picture for side in page.sides)
    until(lambda: right.view[2] > 1.4)
    assert left.view == pytest.approx(right.view, rel=1e-3)
    press(qtbot, Key.Key_PageDown)  # the next one is looked at where this one was
    until(lambda: right.view[2] > 1.4)
    assert left.view == pytest.approx(right.view, rel=1e-3)


def test_the_keys_of_culling_are_for_the_active_side_and_the_winner_stays(
    qtbot: QtBot, pairs: Window, until: Settled
) -> None:
    ids = _ids(pairs, "kind:photo")
    page = _open(pairs, until, ids[0], ids[1], *ids[2:])
    library = _library(pairs)
    press(qtbot, Key.Key_X)
    until(lambda: item(library, ids[1]).row.status == "rejected")
    press(qtbot, Key.Key_PageDown)
    until(lambda: _shown(page) == [ids[0], ids[2]])
    press(qtbot, Key.Key_4)
    until(lambda: item(library, ids[2]).row.rank == 4)
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_PageDown)  # passes over the one on the other side
    until(lambda: _shown(page) == [ids[1], ids[2]])
    press(qtbot, Key.Key_PageDown)
    until(lambda: _shown(page) == [ids[3], ids[2]])
    press(qtbot, Key.Key_P)
    until(lambda: item(library, ids[3]).row.status == "picked")
    assert item(library, ids[0]).row.status != "picked"
    press(qtbot, Key.Key_W)
    until(lambda: _shown(page) == [ids[2], ids[3]])
    assert pairs.desk.current == ids[3]  # type: ignore[union-attr]
    press(qtbot, Key.Key_Escape)
    until(lambda: not isinstance(pairs.page, ComparePage))


def test_from_review_with_the_next(qtbot: QtBot, pairs: Window, until: Settled) -> None:
    ids = _ids(pairs, "kind:photo")
    pairs.go(Place.review(ids, 2))
    page = pairs.page
    assert page is not None
    until(lambda: page._detail is not None)  # type: ignore[attr-defined]
    page.take_focus()
    press(qtbot, Key.Key_C)
    until(lambda: isinstance(pairs.page, ComparePage))
    compare = pairs.page
    assert isinstance(compare, ComparePage)
    until(lambda: _shown(compare) == [ids[2], ids[3]])
    pairs.back()
    until(lambda: pairs.page is page)
    assert pairs.desk.current == ids[2]  # type: ignore[union-attr]


# ---------------------------------------------------------------- films


def _seen(widget: QWidget) -> int:
    """The number on screen in a pane, read off the display itself."""
    place = widget.mapToGlobal(QPoint(0, 0))
    shot = QGuiApplication.primaryScreen().grabWindow(
        0, place.x(), place.y(), widget.width(), widget.height()
    )
    image = shot.toImage().convertToFormat(QImage.Format.Format_RGB888)
    wide, high = image.width(), image.height()
    fit = min(wide / 16, high / 9)  # the films are 16:9, fitted whole
    w, h = round(fit * 16), round(fit * 9)
    image = image.copy((wide - w) // 2, (high - h) // 2, w, h).scaled(320, 180)
    rows = [bytes(image.constScanLine(y))[: 320 * 3] for y in range(180)]
    return number_of(b"".join(rows), 320, 180)


def _still(pane: FilmPane) -> int:
    """The number drawn into the frame on screen; -1 while there is none yet."""
    if pane.still.image.isNull():
        return -1
    image = pane.still.image.convertToFormat(QImage.Format.Format_RGB888)
    w, h = image.width(), image.height()
    rows = [bytes(image.constScanLine(y))[: w * 3] for y in range(h)]
    return number_of(b"".join(rows), w, h)


@needs_vlc
@pytest.mark.vlc
def test_frames_are_stepped_together(qtbot: QtBot, pairs: Window, until: Settled) -> None:
    page = _films(pairs, until, offset=2.0)
    left, right = (side.film for side in page.sides)
    page._seek(4.0)
    until(lambda: _still(left) == 100 and _still(right) == 150)
    for _ in range(7):
        press(qtbot, Key.Key_Period)
    until(lambda: _still(left) == 107 and _still(right) == 157)
    press(qtbot, Key.Key_Comma)
    until(lambda: _still(left) == 106 and _still(right) == 156)
    press(qtbot, Key.Key_Left)
    until(lambda: (_still(left) == 0 and _still(right) == 50) or _still(left) == 0)


@needs_vlc
@pytest.mark.vlc
@pytest.mark.parametrize("then", ["stay", "leave", "say that it is the same moment"])
def test_what_is_nudged_before_the_offset_is_known_is_not_lost(
    qtbot: QtBot, pairs: Window, until: Settled, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    library, told = _library(pairs), threading.Event()
    one, other, _ = _ids(pairs, "kind:video")
    keep_offset(library, one, other, 2.0)

    def slowly(*pair: Any) -> float | None:
        told.wait(10)
        return offset_of(*pair)

    monkeypatch.setattr(compare, "offset_of", slowly)
    page = _films(pairs, until)
    press(qtbot, Key.Key_Down, SHIFT)
    press(qtbot, Key.Key_Down)
    if then == "leave":
        pairs.back()
    elif then != "stay":
        press(qtbot, Key.Key_E)
    told.set()
    wanted = {"stay": 0.9, "leave": 0.9}.get(then, 0.0)
    until(lambda: offset_of(library, one, other) == pytest.approx(wanted))
    if then != "leave":
        assert page.step.offset == pytest.approx(wanted)


@needs_vlc
@pytest.mark.vlc
def test_an_offset_is_kept_for_its_pair_when_another_comes(
    qtbot: QtBot, pairs: Window, until: Settled
) -> None:
    library = _library(pairs)
    one, other, third = _ids(pairs, "kind:video")
    page = _open(pairs, until, one, other, third)
    until(lambda: page._pair == (one, other))
    guessed = page.step.offset
    press(qtbot, Key.Key_Down, SHIFT)
    page._activate(1)
    press(qtbot, Key.Key_PageDown)
    until(lambda: page._pair == (one, third))
    until(lambda: offset_of(library, one, other) == pytest.approx(guessed - 1.0))
    assert offset_of(library, one, third) is None


@needs_vlc
@pytest.mark.vlc
def test_the_offset_is_set_nudged_kept_and_undone(
    qtbot: QtBot, pairs: Window, until: Settled
) -> None:
    page = _films(pairs, until)
    library = _library(pairs)
    one, other = _shown(page)
    left, right = (side.film for side in page.sides)
    press(qtbot, Key.Key_G)  # each alone
    page._activate(0)
    page._seek(1.0)
    page._activate(1)
    page._seek(3.2)
    until(lambda: _still(left) == 25 and _still(right) == 80)
    press(qtbot, Key.Key_E)
    assert page.step.offset == pytest.approx(2.2)
    press(qtbot, Key.Key_Down)
    assert page.step.offset == pytest.approx(2.1)
    press(qtbot, Key.Key_Up, SHIFT)
    assert page.step.offset == pytest.approx(3.1)
    press(qtbot, Key.Key_Down, CTRL)
    assert page.step.offset == pytest.approx(3.06)
    until(lambda: _still(left) == 25 and _still(right) == 101)
    until(lambda: offset_of(library, one, other) == pytest.approx(3.06))
    assert offset_of(library, other, one) == pytest.approx(-3.06)
    assert next_undo(library) == f"set E-{one:06d} and E-{other:06d} in step"
    pairs.back()
    page = _open(pairs, until, other, one)  # the other way round
    until(lambda: page.step.offset == pytest.approx(-3.06))
    pairs.back()
    page = _open(pairs, until, other, one)  # the same pair again
    until(lambda: page.step.offset == pytest.approx(-3.06))
    press(qtbot, Key.Key_Down, SHIFT)
    pairs.back()  # before it was kept by itself
    until(lambda: offset_of(library, one, other) == pytest.approx(4.06))
    undo(library)
    undo(library)
    assert offset_of(library, one, other) is None
    assert verify_log(library).ok


@needs_vlc
@pytest.mark.vlc
def test_two_films_play_in_step(qtbot: QtBot, pairs: Window, until: Settled) -> None:
    page = _films(pairs, until, offset=2.0)
    left, right = (side.film for side in page.sides)
    page._seek(1.0)
    until(lambda: _still(left) == 25 and _still(right) == 75)
    press(qtbot, Key.Key_Space)
    until(lambda: left.playing and right.playing)
    until(lambda: left.position > 4.5)
    apart = []
    end = time.monotonic() + 6
    while time.monotonic() < end:
        qtbot.wait(150)
        apart.append(_seen(right.surface) - _seen(left.surface) - 50)
    press(qtbot, Key.Key_Space)
    until(lambda: not left.playing and not right.playing)
    until(lambda: _still(right) - _still(left) == 50)
    print("apart, in frames of 40 ms:", apart)
    # How soon they come into step is the machine's affair; that they do and stay so is ours.
    stretches = "".join("x" if abs(one) <= 2 else " " for one in apart).split()
    assert max(len(one) for one in stretches) >= 8


@needs_vlc
@pytest.mark.vlc
def test_a_film_that_begins_later_waits_for_its_time(
    qtbot: QtBot, pairs: Window, until: Settled
) -> None:
    page = _films(pairs, until, offset=-2.0)
    left, right = (side.film for side in page.sides)
    page._seek(0.0)
    press(qtbot, Key.Key_Space)
    until(lambda: left.playing)
    assert not right.playing
    until(lambda: right.playing)
    assert left.position >= 1.9
    press(qtbot, Key.Key_Space)
    until(lambda: not left.playing and not right.playing)


@needs_vlc
@pytest.mark.vlc
def test_sound_speed_and_loop_are_shared(qtbot: QtBot, pairs: Window, until: Settled) -> None:
    page = _films(pairs, until)
    left, right = (side.film for side in page.sides)
    assert (left.player.muted, right.player.muted) == (False, True)
    press(qtbot, Key.Key_H)
    assert (left.player.muted, right.player.muted) == (True, False)
    press(qtbot, Key.Key_H)
    assert (left.player.muted, right.player.muted) == (False, False)
    press(qtbot, Key.Key_L)
    assert (left.speed, right.speed) == (1.25, 1.25)
    page._seek(1.0)
    press(qtbot, Key.Key_I)
    page._seek(1.6)
    press(qtbot, Key.Key_O)
    until(lambda: page.step.playing)
    turned = []
    page.step.moved.connect(turned.append)
    until(lambda: any(b < a - 0.3 for a, b in pairwise(turned)))
    assert max(turned) < 2.2
    press(qtbot, Key.Key_Y)
    until(lambda: page.step.position > 2.2)
    pairs.back()
    assert not left.playing
    assert not right.playing


@needs_vlc
@pytest.mark.vlc
def test_a_still_beside_its_film_shows_the_same_frame(
    qtbot: QtBot, pairs: Window, until: Settled
) -> None:
    library = _library(pairs)
    film = _ids(pairs, "kind:video")[0]
    still = int(take_still(library, film, 3.0)[2:])
    page = _open(pairs, until, still, film)
    until(lambda: _still(page.sides[1].film) == 75)
    until(lambda: not page.sides[0].picture.image.isNull())
    press(qtbot, Key.Key_Period)
    until(lambda: _still(page.sides[1].film) == 76)


@needs_vlc
@pytest.mark.vlc
def test_clocks_to_the_second_are_the_first_guess(
    qtbot: QtBot, pairs: Window, until: Settled
) -> None:
    one, other, _ = _ids(pairs, "kind:video")
    describe(_library(pairs), [f"E-{one:06d}"], {"captured": "2010-09-21T21:00:05"})
    describe(_library(pairs), [f"E-{other:06d}"], {"captured": "2010-09-21T21:00:02"})
    page = _open(pairs, until, one, other)
    until(lambda: page.step.offset == pytest.approx(3.0))
