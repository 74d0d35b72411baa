"""Redacting a photo in the window, by mouse and by keys."""

from __future__ import annotations

import numpy
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from evidence_desk.desk.items import item, items_json, original
from evidence_desk.domain.derived import RedactionRecipe
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.redact_dialog import RedactDialog
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, press
from hands import review as open_review


def _dialog(qtbot: QtBot, window: Window, until: Settled) -> RedactDialog:
    assert window.desk is not None
    library = window.desk.library
    photo = int(str(items_json(library, "kind:photo")[0]["ref"])[2:])
    page = open_review(window, until, library.path, [photo])
    page.take_focus()
    until(page.hasFocus)
    press(qtbot, Key.Key_X, SHIFT)
    until(lambda: bool(window.findChildren(RedactDialog)))
    dialog = window.findChildren(RedactDialog)[0]
    until(lambda: dialog.canvas.hasFocus() and not dialog.canvas.image.isNull())
    return dialog


def _at(dialog: RedactDialog, x: float, y: float) -> QPoint:
    rect = dialog.canvas.picture_rect()
    return QPoint(round(rect.left() + x * rect.width()), round(rect.top() + y * rect.height()))


def test_what_is_drawn_is_covered_in_a_copy_of_its_own(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    dialog = _dialog(qtbot, window, until)
    canvas = dialog.canvas
    photo = dialog._detail.row
    assert not dialog.make.isEnabled()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=_at(dialog, 0.1, 0.2))
    qtbot.mouseMove(canvas, _at(dialog, 0.3, 0.3))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=_at(dialog, 0.6, 0.7))
    (drawn,) = canvas.shapes
    assert numpy.allclose(drawn.points, (0.1, 0.2, 0.5, 0.5), atol=0.02)
    dialog.tools.group.buttons()[2].click()
    for corner in ((0.7, 0.1), (0.9, 0.1), (0.8, 0.4)):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=_at(dialog, *corner))
    qtbot.keyClick(canvas, Key.Key_Return)
    assert [str(one.form) for one in canvas.shapes] == ["box", "polygon"]
    assert dialog.list.count() == 2
    qtbot.keyClick(dialog, Key.Key_P, CTRL)
    until(lambda: canvas._shown is not None)
    assert canvas._shown is not None
    shown = canvas._shown.pixelColor(canvas._shown.width() * 3 // 10, canvas._shown.height() // 2)
    assert shown.lightness() < 3
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    assert window.desk is not None
    library = window.desk.library
    until(lambda: bool(item(library, photo.id).made))
    (made,) = item(library, photo.id).made
    until(lambda: isinstance(window.page, ReviewPage) and window.page.title().startswith(made.ref))
    recipe = item(library, made.ref).recipe
    assert isinstance(recipe, RedactionRecipe)
    assert list(recipe.redaction.shapes) == canvas.shapes
    with Image.open(original(library, made.ref)) as picture:
        dark = picture.convert("L").getpixel((picture.width * 3 // 10, picture.height // 2))
    assert isinstance(dark, int)
    assert dark < 6


def test_without_a_mouse(qtbot: QtBot, window: Window, until: Settled) -> None:
    dialog = _dialog(qtbot, window, until)
    canvas = dialog.canvas
    qtbot.keyClick(canvas, Key.Key_Insert)
    qtbot.keyClick(canvas, Key.Key_Right, CTRL)
    qtbot.keyClick(canvas, Key.Key_Down, SHIFT)
    (one,) = canvas.shapes
    assert one.points == (0.45, 0.4, 0.2, 0.205)
    qtbot.keyClick(canvas, Key.Key_Z, CTRL)
    assert canvas.shapes[0].points == (0.45, 0.4, 0.2, 0.2)
    qtbot.keyClick(canvas, Key.Key_Insert)
    assert (len(canvas.shapes), canvas.chosen) == (2, 1)
    qtbot.keyClick(canvas, Key.Key_PageDown)
    assert canvas.chosen == 0
    qtbot.keyClick(canvas, Key.Key_Delete)
    assert len(canvas.shapes) == 1
    qtbot.keyClick(canvas, Key.Key_Escape)
    until(lambda: not dialog.isVisible())
    assert window.desk is not None
    assert not item(window.desk.library, dialog._detail.row.id).made


def test_what_keeps_the_copy_is_in_sight_where_the_screen_is_low(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    dialog = _dialog(qtbot, window, until)
    dialog.resize(900, 400)
    until(lambda: dialog.height() == 400)
    for button in (dialog.preview, dialog.make):
        until(lambda button=button: button.visibleRegion().boundingRect() == button.rect())
