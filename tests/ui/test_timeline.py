"""The timeline of a real library, with a real mouse: going anywhere, looking closer, moving."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_desk.desk import history
from evidence_desk.desk.describe import add_clip, add_mark
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import theme
from evidence_desk.ui.app import application
from evidence_desk.ui.context import Desk
from evidence_desk.ui.jobs import Jobs
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.player.timeline import Timeline
from evidence_desk.ui.player.timeline.ruler import ticks
from evidence_desk.ui.player.timeline.scale import Scale, Snap, lanes, tile_step
from evidence_desk.ui.player.timeline.tiles import tiles
from evidence_desk.ui.window import Window
from hands import CTRL, PLAIN, SHIFT, Settled
from small_media import film, sound

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def _recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("timeline")
    (folder / "in").mkdir()
    film(folder / "in" / "a.mp4", seconds=20.0)
    sound(folder / "in" / "b.wav", seconds=10.0)
    with new_library(folder / "case", "The quay", editor="Mara") as library:
        import_paths(library, [folder / "in"])
        add_clip(library, "E-000001", 5.0, 10.0, {"en": "The <b>van</b>"})
        add_mark(library, "E-000001", 15.0, "A shot")
    return folder / "case"


@pytest.fixture
def timeline(qtbot: QtBot, tmp_path: Path, _recorded: Path) -> Iterator[Timeline]:
    """A film of 20 seconds with a clip from 5 to 10 and a mark at 15, at 1000 pixels."""
    theme.start(application()).choose("light")
    shutil.copytree(_recorded, tmp_path / "case")
    library = open_library(tmp_path / "case", "Mara")
    desk = Desk(library, "en", Jobs(application()))
    widget = Timeline(desk)
    # The page that shows a recording reads it again when it was touched.
    desk.touched.connect(lambda _: widget.load(item(library, widget._detail.row.id)))  # type: ignore[union-attr]
    qtbot.addWidget(widget)
    widget.resize(1000, widget.sizeHint().height())
    widget.show()
    qtbot.waitExposed(widget)
    widget.load(item(library, "E-000001"))
    yield widget
    desk.close()


def _x(widget: Timeline, seconds: float) -> int:
    start, end = widget.visible_span
    return round((seconds - start) / (end - start) * widget.width())


def _clips_y(widget: Timeline) -> int:
    return int(widget._scene.rows.clips.center().y())  # type: ignore[union-attr]


def _flags_y(widget: Timeline) -> int:
    return int(widget._scene.rows.flags.center().y())  # type: ignore[union-attr]


def _drag(
    widget: Timeline,
    start: QPoint,
    end: QPoint,
    modifier: Qt.KeyboardModifier = PLAIN,
    let_go: bool = True,
) -> None:
    QTest.mousePress(widget, _LEFT, modifier, start)
    for part in (0.3, 0.7, 1.0):
        at = QPointF(start) + (QPointF(end) - QPointF(start)) * part
        _move(widget, at, modifier)
    if let_go:
        QTest.mouseRelease(widget, _LEFT, modifier, end)


def _move(widget: Timeline, at: QPointF, modifier: Qt.KeyboardModifier) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, widget.mapToGlobal(at), Qt.MouseButton.NoButton, _LEFT, modifier
    )
    QApplication.sendEvent(widget, event)


def _wheel(widget: Timeline, x: int, turns: float, modifier: Qt.KeyboardModifier = CTRL) -> None:
    at = QPointF(x, 40)
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, int(120 * turns)),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def _clip(widget: Timeline) -> tuple[float, float]:
    clip = item(widget._desk.library, "E-000001").clips[0]
    return clip.start_s, clip.end_s


def test_a_click_and_a_drag_seek(qtbot: QtBot, timeline: Timeline) -> None:
    sought: list[float] = []
    said: list[str] = []
    timeline.sought.connect(sought.append)
    timeline.scrub_began.connect(lambda: said.append("began"))
    timeline.scrub_ended.connect(lambda: said.append("ended"))
    QTest.mouseClick(timeline, _LEFT, PLAIN, QPoint(500, 50))
    assert sought == [pytest.approx(10.0, abs=0.05)]
    _drag(timeline, QPoint(100, 50), QPoint(900, 50))
    assert len(sought) >= 4
    assert sought[-1] == pytest.approx(18.0, abs=0.05)
    assert said == ["began", "ended", "began", "ended"]


def test_an_edge_of_a_clip_is_dragged_and_undo_brings_it_back(
    qtbot: QtBot, timeline: Timeline, until: Settled
) -> None:
    sought: list[float] = []
    timeline.sought.connect(sought.append)
    timeline.set_frames([number / 12 for number in range(240)])
    y = _clips_y(timeline)
    _drag(timeline, QPoint(_x(timeline, 10.0), y), QPoint(_x(timeline, 12.02), y))
    until(lambda: _clip(timeline) == (5.0, 12.0))
    assert sought[-1] == pytest.approx(12.0), "the frame at the edge is shown"
    library = timeline._desk.library
    history.undo(library)
    assert _clip(timeline) == (5.0, 10.0)
    until(lambda: timeline._clips[0].end_s == 10.0)
    # With Shift it falls to no frame.
    _drag(timeline, QPoint(_x(timeline, 5.0), y), QPoint(_x(timeline, 3.02), y), SHIFT)
    until(lambda: _clip(timeline)[0] != 5.0)
    assert _clip(timeline)[0] == pytest.approx(3.02, abs=1e-3)


def test_a_whole_clip_keeps_its_length_and_stays_inside(timeline: Timeline, until: Settled) -> None:
    y = _clips_y(timeline)
    _drag(timeline, QPoint(_x(timeline, 7.0), y), QPoint(990, y))
    until(lambda: _clip(timeline)[0] != 5.0)
    start, end = _clip(timeline)
    assert end - start == pytest.approx(5.0)
    assert end == pytest.approx(item(timeline._desk.library, 1).row.duration_s)


def test_an_edge_never_meets_the_other(timeline: Timeline, until: Settled) -> None:
    y = _clips_y(timeline)
    _drag(timeline, QPoint(_x(timeline, 5.0), y), QPoint(_x(timeline, 14.0), y))
    until(lambda: _clip(timeline)[0] != 5.0)
    start, end = _clip(timeline)
    assert start < end == 10.0


def test_a_mark_is_dragged_and_a_small_move_is_a_click(timeline: Timeline, until: Settled) -> None:
    sought: list[float] = []
    timeline.sought.connect(sought.append)
    library, y = timeline._desk.library, _flags_y(timeline)
    x = _x(timeline, 15.0) + 4
    _drag(timeline, QPoint(x, y), QPoint(x + 2, y))
    assert sought == [15.0]
    before = len(history.history(library))
    _drag(timeline, QPoint(x, y), QPoint(x - 100, y))
    until(lambda: item(library, 1).marks[0].at_s == pytest.approx(13.0, abs=0.03))
    assert len(history.history(library)) == before + 1


def test_escape_gives_a_drag_up(qtbot: QtBot, timeline: Timeline) -> None:
    sought: list[float] = []
    timeline.set_position(2.0)
    timeline.sought.connect(sought.append)
    y = _clips_y(timeline)
    _drag(timeline, QPoint(_x(timeline, 10.0), y), QPoint(700, y), let_go=False)
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    QTest.mouseRelease(timeline, _LEFT, PLAIN, QPoint(700, y))
    assert sought[-1] == 2.0
    qtbot.wait(100)
    assert _clip(timeline) == (5.0, 10.0)


def test_double_clicks_ask_for_clip_and_mark(timeline: Timeline) -> None:
    asked: list[tuple[str, int]] = []
    timeline.clip_wanted.connect(lambda number: asked.append(("clip", number)))
    timeline.mark_wanted.connect(lambda number: asked.append(("mark", number)))
    at = QPoint(_x(timeline, 7.0), _clips_y(timeline))
    QTest.mouseDClick(timeline, _LEFT, PLAIN, at)
    at = QPoint(_x(timeline, 15.0) + 3, _flags_y(timeline))
    QTest.mouseDClick(timeline, _LEFT, PLAIN, at)
    assert asked == [("clip", 1), ("mark", 1)]


def test_the_wheel_looks_closer_at_the_pointer_and_the_same_item_keeps_it(
    timeline: Timeline,
) -> None:
    _wheel(timeline, 250, 4)
    start, end = timeline.visible_span
    assert end - start < 10
    assert start + 0.25 * (end - start) == pytest.approx(5.0, abs=0.05)
    timeline.load(item(timeline._desk.library, 1))
    assert timeline.visible_span == (start, end)
    _wheel(timeline, 250, -1, PLAIN)
    assert timeline.visible_span[0] > start
    timeline.zoom_to_clip(1)
    assert timeline.visible_span == (pytest.approx(4.5), pytest.approx(10.5))
    timeline.load(item(timeline._desk.library, 2))
    assert timeline.visible_span == (0.0, pytest.approx(10.0, abs=0.01))


def test_it_leafs_on_with_the_head_but_not_under_a_hand(timeline: Timeline) -> None:
    timeline.zoom_to_clip(1)
    timeline.set_position(10.4)
    timeline.set_position(10.6)
    assert timeline.visible_span[0] == pytest.approx(10.3)
    there = timeline.visible_span
    QTest.mousePress(timeline, _LEFT, PLAIN, QPoint(500, 50))
    timeline.set_position(2.0)
    assert timeline.visible_span == there
    QTest.mouseRelease(timeline, _LEFT, PLAIN, QPoint(500, 50))
    # Who looked elsewhere by hand stays there while it plays on.
    timeline.set_position(12.0)
    timeline.zoom_to_clip(1)
    timeline.zoom_in()
    _wheel(timeline, 500, 30, PLAIN)
    assert timeline.visible_span[0] < 12.0


def test_posters_are_fetched_for_what_is_in_sight_and_for_nothing_else(
    timeline: Timeline, until: Settled
) -> None:
    timeline._show(Scale(timeline._scale.duration, 1000.0, 1 / 12, 8.0, 6.0))
    wanted = {(one.step, one.number) for one in timeline._tiles()}
    supplies = timeline._supplies
    until(lambda: wanted <= set(supplies._posters))
    assert all(image is not None for image in supplies._posters.values())
    fine = {key for key in supplies._posters if key[0] == next(iter(wanted))[0]}
    assert fine == wanted
    until(lambda: supplies.part(100, 0) is not None and supplies.part(2000, 1) is not None)
    assert timeline.grab().toImage().pixelColor(500, 50).isValid()


def test_a_clip_is_dragged_in_the_window(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    number = next(one for one in range(1, 10) if item(library, one).row.kind == "video")
    ref = item(library, number).row.ref
    add_clip(library, ref, 0.5, 1.0)
    window.desk.go(Place.review([number], 0))
    shown = window.page.film.timeline  # type: ignore[union-attr]
    until(lambda: bool(shown._clips))
    until(lambda: shown.width() > 200)
    y = _clips_y(shown)
    _drag(shown, QPoint(_x(shown, 1.0), y), QPoint(_x(shown, 1.5), y), SHIFT)
    until(lambda: item(library, number).clips[0].end_s == pytest.approx(1.5, abs=0.01))
    history.undo(library)
    until(lambda: shown._clips[0].end_s == 1.0)


# ---------------------------------------------------------------- laws

_SCALES = st.builds(
    Scale,
    duration=st.floats(0.1, 20000),
    width=st.floats(50, 4000),
    frame_s=st.sampled_from([None, 1 / 25, 1 / 60]),
    start=st.floats(0, 20000),
    span=st.floats(0.01, 20000),
)


@given(_SCALES, st.floats(0.05, 20), st.floats(0, 1))
def test_zoom_keeps_the_time_under_the_pointer(scale: Scale, factor: float, part: float) -> None:
    x = part * scale.width
    zoomed = scale.zoomed(factor, x)
    assert zoomed.start >= -1e-9
    assert zoomed.end <= scale.duration * (1 + 1e-9)
    assert zoomed.span >= zoomed.shortest * (1 - 1e-9)
    held = zoomed.start > 0 and zoomed.end < scale.duration
    if held:
        assert abs(zoomed.seconds(x) - scale.seconds(x)) <= 1e-6 * scale.duration


@given(_SCALES, st.floats(0, 1))
def test_pixels_and_times_are_each_other_s_inverse(scale: Scale, part: float) -> None:
    x = part * scale.width
    assert abs(scale.x(scale.seconds(x)) - x) < 1e-3


@given(_SCALES)
def test_ticks_lie_inside_with_room_for_their_labels(scale: Scale) -> None:
    labelled = [one.at for one in ticks(scale, 80) if one.label]
    assert all(0 <= at <= scale.duration for at in labelled)
    assert (
        all((b - a) * scale.px_per_s >= 79.9 for a, b in pairwise(labelled))
        or scale.px_per_s > 80_000
    )


@given(_SCALES, st.floats(24, 200))
def test_tiles_cover_what_is_in_sight_and_little_more(scale: Scale, px: float) -> None:
    found = tiles(scale, px, ())
    assert found[0].at <= scale.start + (scale.frame_s or 0) * 0.02 + 1e-9
    assert found[-1].until >= min(scale.end, scale.duration) - 1e-9
    assert len(found) <= scale.width / (px * 0.7) + 3
    assert 0.7 <= tile_step(scale.px_per_s, px) * scale.px_per_s / px < 1.4143


@given(st.lists(st.tuples(st.floats(0, 50), st.floats(0.1, 20)), max_size=12))
def test_clips_in_one_lane_never_overlap(drawn: list[tuple[float, float]]) -> None:
    spans = [(start, start + length) for start, length in drawn]
    placed = lanes(spans)
    for one, first in zip(spans, placed, strict=True):
        for other, second in zip(spans, placed, strict=True):
            if one is not other and first == second:
                assert one[1] <= other[0] or other[1] <= one[0]


@given(st.floats(-5, 25), st.floats(0, 9), st.floats(11, 20))
def test_what_snaps_stays_between_its_limits(wanted: float, low: float, high: float) -> None:
    at, _ = Snap([number / 12 for number in range(240)], [3.3, 15.5], 0.2).to(wanted, low, high)
    assert low <= at <= high


def test_a_moment_is_said_to_the_thousandth() -> None:
    assert timecode(3723.4564) == "1:02:03.456"
    assert timecode(59.9996) == "0:01:00.000"
    assert timecode(7.0, 0) == "0:00:07"
