"""Redacting a film in the window: drawn, followed, muted, looked at, made."""

from __future__ import annotations

from pathlib import Path

import av
import numpy
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.domain.derived import FilmRedactionRecipe
from evidence_desk.domain.film_redaction import Silence
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.film_redact_dialog import FilmRedactDialog
from evidence_desk.ui.window import Window
from faces_made import scene
from hands import CTRL, SHIFT, Key, Settled, press, waiting
from hands import review as open_review
from numbered_film import numbered_film

_TWO = [(60, 60, 200), (360, 80, 220)]  # left, top and height of the faces on a film


@pytest.fixture
def until(qtbot: QtBot) -> Settled:
    """A film is decoded, followed and encoded here, on a machine that may be busy."""
    return waiting(qtbot, 60_000)


def _dialog(qtbot: QtBot, window: Window, until: Settled, number: int) -> FilmRedactDialog:
    assert window.desk is not None
    page = open_review(window, until, window.desk.library.path, [number])
    page.take_focus()
    until(page.hasFocus)
    press(qtbot, Key.Key_X, SHIFT)
    until(lambda: bool(window.findChildren(FilmRedactDialog)))
    dialog = window.findChildren(FilmRedactDialog)[0]
    until(dialog.isActiveWindow)
    return dialog


def _film(window: Window, tmp_path: Path) -> int:
    assert window.desk is not None
    made = numbered_film(tmp_path / "numbered.mp4", 40, sound=True)
    return int(import_paths(window.desk.library, [made]).added[0][2:])


def _at(dialog: FilmRedactDialog, x: float, y: float) -> QPoint:
    rect = dialog.canvas.picture_rect()
    return QPoint(round(rect.left() + x * rect.width()), round(rect.top() + y * rect.height()))


def _drag(qtbot: QtBot, dialog: FilmRedactDialog, *places: tuple[float, float]) -> None:
    canvas, left = dialog.canvas, Qt.MouseButton.LeftButton
    qtbot.mousePress(canvas, left, pos=_at(dialog, *places[0]))
    for place in places[1:]:
        qtbot.mouseMove(canvas, _at(dialog, *place))
    qtbot.mouseRelease(canvas, left, pos=_at(dialog, *places[-1]))


def _step(qtbot: QtBot, dialog: FilmRedactDialog, until: Settled, frame: int) -> None:
    here = dialog.pane.frame_number or 0
    for _ in range(abs(frame - here)):
        qtbot.keyClick(dialog, Key.Key_Period if frame > here else Key.Key_Comma)
    until(lambda: dialog.pane.frame_number == frame and dialog.pane.frames.idle)


def test_a_film_is_covered_muted_and_made(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    number = _film(window, tmp_path)
    dialog = _dialog(qtbot, window, until, number)
    until(lambda: len(dialog.pane.times) == 40 and not dialog.canvas.image.isNull())
    assert not dialog.make.isEnabled()
    _step(qtbot, dialog, until, 5)
    _drag(qtbot, dialog, (0.1, 0.2), (0.2, 0.3), (0.3, 0.5))
    (part,) = dialog.draft.parts
    assert part.shape.span.from_s == pytest.approx(0.2)
    assert part.shape.keys[0].points == pytest.approx((0.1, 0.2, 0.2, 0.3), abs=0.02)
    _step(qtbot, dialog, until, 10)
    _drag(qtbot, dialog, (0.2, 0.35), (0.4, 0.4), (0.6, 0.45))  # a key frame where it was dragged
    (part,) = dialog.draft.parts
    assert [key.at_s for key in part.shape.keys] == pytest.approx([0.2, 0.4])
    assert part.shape.keys[1].points == pytest.approx((0.5, 0.3, 0.2, 0.3), abs=0.02)
    qtbot.keyClick(dialog, Key.Key_E)
    assert dialog.draft.parts[0].shape.span.to_s == pytest.approx(0.44)
    qtbot.keyClick(dialog, Key.Key_Z, CTRL)
    assert dialog.draft.parts[0].shape.span.to_s is None
    qtbot.keyClick(dialog, Key.Key_Z, CTRL | SHIFT)
    _step(qtbot, dialog, until, 11)
    assert dialog.canvas.shapes == []  # it has ended
    qtbot.keyClick(dialog, Key.Key_I)
    _step(qtbot, dialog, until, 20)
    qtbot.keyClick(dialog, Key.Key_O)
    qtbot.keyClick(dialog, Key.Key_M)
    (span,) = dialog.draft.sound
    assert (span.how, span.span.from_s) == (Silence.MUTE, pytest.approx(0.44))
    assert span.span.to_s == pytest.approx(0.84)
    _step(qtbot, dialog, until, 5)
    qtbot.keyClick(dialog, Key.Key_P, CTRL)
    until(lambda: dialog.canvas.result_shown)
    shown = dialog.canvas._shown
    assert shown is not None
    assert shown.pixelColor(shown.width() // 5, shown.height() * 35 // 100).lightness() < 4
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    assert window.desk is not None
    library = window.desk.library
    until(lambda: bool(item(library, number).made))
    (made,) = item(library, number).made
    until(lambda: isinstance(window.page, ReviewPage) and window.page.title().startswith(made.ref))
    recipe = item(library, made.ref).recipe
    assert isinstance(recipe, FilmRedactionRecipe)
    assert recipe.redaction.shapes[0].span.to_s == pytest.approx(0.44)


def test_what_follows_is_proposed_and_must_be_confirmed(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    number = _film(window, tmp_path)
    dialog = _dialog(qtbot, window, until, number)
    until(lambda: len(dialog.pane.times) == 40 and not dialog.canvas.image.isNull())
    _drag(qtbot, dialog, (0.01, 0.74), (0.05, 0.9), (0.1, 0.98))
    qtbot.keyClick(dialog, Key.Key_F)
    until(lambda: bool(dialog.draft.parts[0].proposed) and not dialog.work.working)
    _step(qtbot, dialog, until, 3)
    assert dialog.canvas.unsure == {1}
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    assert "Confirm or drop" in dialog.said.text()
    assert window.desk is not None
    assert not item(window.desk.library, number).made
    qtbot.keyClick(dialog, Key.Key_C)
    assert not dialog.draft.parts[0].proposed
    qtbot.keyClick(dialog, Key.Key_Escape)
    until(lambda: not window.findChildren(FilmRedactDialog))


def test_faces_are_proposed_on_the_frame_and_followed_from_there(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    assert window.desk is not None
    made, picture = tmp_path / "two.mp4", numpy.asarray(scene(640, 480, _TWO))
    with av.open(str(made), "w") as film:
        stream = film.add_stream("mpeg4", rate=10)
        stream.width, stream.height = 640, 480
        for _ in range(12):
            film.mux(stream.encode(av.VideoFrame.from_ndarray(picture)))
        film.mux(stream.encode(None))
    number = int(import_paths(window.desk.library, [made]).added[0][2:])
    dialog = _dialog(qtbot, window, until, number)
    until(lambda: len(dialog.pane.times) == 12 and not dialog.canvas.image.isNull())
    _step(qtbot, dialog, until, 4)
    qtbot.keyClick(dialog, Key.Key_P)
    until(lambda: len(dialog.draft.parts) == 2 and not dialog.work.working)
    assert dialog.canvas.unsure == {1, 2}
    assert dialog.said.text().startswith("2 faces proposed")
    assert all(part.shape.span.from_s == pytest.approx(0.4) for part in dialog.draft.parts)
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    assert "Confirm or drop" in dialog.said.text()  # proposals are only that
    qtbot.keyClick(dialog, Key.Key_D)  # one is no face
    assert [part.number for part in dialog.draft.parts] == [2] == [dialog.hand.chosen]
    qtbot.keyClick(dialog, Key.Key_F)
    until(lambda: len(dialog.draft.parts[0].shape.keys) > 1 and not dialog.work.working)
    assert dialog.draft.parts[0].asked == pytest.approx(0.4)
    qtbot.keyClick(dialog, Key.Key_C)
    assert not dialog.draft.parts[0].proposed
    qtbot.keyClick(dialog, Key.Key_P)  # the one that was dropped is asked again, the other not
    until(lambda: len(dialog.draft.parts) == 2 and not dialog.work.working)
    assert dialog.said.text().startswith("1 face proposed")
    qtbot.keyClick(dialog, Key.Key_Escape)
    until(lambda: not window.findChildren(FilmRedactDialog))


def test_a_recording_is_muted_by_keys(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    sound = int(str(items_json(library, "kind:audio")[0]["ref"])[2:])
    dialog = _dialog(qtbot, window, until, sound)
    qtbot.keyClick(dialog, Key.Key_I)
    dialog.timeline.sought.emit(0.3)
    until(lambda: dialog.hand.at_s > 0.25)
    qtbot.keyClick(dialog, Key.Key_O)
    qtbot.keyClick(dialog, Key.Key_M, SHIFT)
    assert [one.how for one in dialog.draft.sound] == [Silence.MASK]
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    until(lambda: bool(item(library, sound).made))
