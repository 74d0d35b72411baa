"""Regions: drawn by mouse and by keys on photos, pages and films; moved, resized, undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from evidence_desk.desk.describe import add_mark
from evidence_desk.desk.history import undo
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import Library, new_library, open_library
from evidence_desk.domain.items import Kind
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.player import vlc
from evidence_desk.ui.widgets.moments import Moments
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.widgets.regions import Region
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, close_window, inspected, open_window, press, type_text
from small_media import film, photo


@pytest.fixture(scope="module")
def _quay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("regions")
    phone = folder / "phone"
    phone.mkdir()
    for number in range(2):
        photo(phone / f"IMG_{number}.JPG", seed=number, size=(1600, 1200))
    film(phone / "MOV_0.mp4")
    pages = [Image.new("RGB", (595, 842), (250, 250 - 9 * number, 240)) for number in range(3)]
    pages[0].save(phone / "report.pdf", save_all=True, append_images=pages[1:])
    with new_library(folder / "case", "The quay", editor="Mara") as library:
        import_paths(library, [phone])
    return folder / "case"


@pytest.fixture
def desk_window(qtbot: QtBot, tmp_path: Path, _quay: Path) -> Iterator[Window]:
    """The window on a library of two photos, a film and a PDF of three pages."""
    shutil.copytree(_quay, tmp_path / "case")
    window = open_window(qtbot, tmp_path)
    window.take(open_library(tmp_path / "case", "Mara"))
    yield window
    close_window(window)


def review(window: Window, until: Settled, query: str) -> tuple[ReviewPage, Library, str]:
    """Review of the items found; the library, and the reference of the first."""
    assert window.desk is not None
    library = window.desk.library
    refs = [str(one["ref"]) for one in items_json(library, query)]
    window.go(Place.review([int(ref[2:]) for ref in refs]))
    page = window.page
    assert isinstance(page, ReviewPage)
    until(lambda: page.title().startswith(refs[0]))
    until(lambda: not picture_of(page).image.isNull())
    page.take_focus()
    until(lambda: QApplication.focusWidget() is page)
    return page, library, refs[0]


def picture_of(page: ReviewPage) -> PictureView:
    """The picture in sight."""
    return next(one for one in page.findChildren(PictureView) if one.isVisible())


def on_screen(picture: PictureView, x: float, y: float) -> QPoint:
    """Where a part of the upright picture is on the screen now."""
    return picture.where(x, y).toPoint()


def drag(qtbot: QtBot, picture: PictureView, start: QPoint, end: QPoint) -> None:
    """Press, go there by way of the middle, let go."""
    ground = picture.viewport()
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(ground, left, pos=start)
    qtbot.mouseMove(ground, (start + end) / 2)
    qtbot.mouseMove(ground, end)
    qtbot.mouseRelease(ground, left, pos=end)


def say(qtbot: QtBot, page: ReviewPage, note: str) -> None:
    """Type the note that is asked for."""
    line = page.findChild(QLineEdit, "review.note")
    assert line is not None
    qtbot.waitUntil(line.hasFocus)
    type_text(qtbot, note)
    press(qtbot, Key.Key_Return)


def test_a_region_is_drawn_by_mouse_on_a_photo_and_its_note_typed(
    qtbot: QtBot, desk_window: Window, until: Settled
) -> None:
    page, library, ref = review(desk_window, until, "kind:photo")
    until(lambda: desk_window.windowTitle().startswith(ref))  # named after what is in hand
    picture = picture_of(page)
    press(qtbot, Key.Key_M, SHIFT)
    assert picture.drawing
    drag(qtbot, picture, on_screen(picture, 0.25, 0.5), on_screen(picture, 0.5, 0.75))
    say(qtbot, page, "A van without plates")
    until(lambda: len(item(library, int(ref[2:])).marks) == 1)
    [mark] = item(library, int(ref[2:])).marks
    assert mark.note == "A van without plates"
    assert mark.region == pytest.approx((0.25, 0.5, 0.25, 0.25), abs=0.01)
    assert (mark.at_s, mark.page) == (None, None)
    until(lambda: [one.ref for one in picture.regions] == [mark.ref])


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_what_is_drawn_on_a_turned_and_zoomed_picture_lies_on_the_upright_one(
    qtbot: QtBot, desk_window: Window, until: Settled, turns: int
) -> None:
    page, library, ref = review(desk_window, until, "kind:photo")
    picture = picture_of(page)
    for _ in range(turns):
        press(qtbot, Key.Key_BracketRight)
    press(qtbot, Key.Key_Plus)
    press(qtbot, Key.Key_M, SHIFT)
    drag(qtbot, picture, on_screen(picture, 0.4, 0.45), on_screen(picture, 0.6, 0.5))
    say(qtbot, page, "The name of the boat")
    until(lambda: len(item(library, int(ref[2:])).marks) == 1)
    [mark] = item(library, int(ref[2:])).marks
    assert mark.region == pytest.approx((0.4, 0.45, 0.2, 0.05), abs=0.01)


def test_a_region_is_drawn_by_keys_alone(qtbot: QtBot, desk_window: Window, until: Settled) -> None:
    page, library, ref = review(desk_window, until, "kind:photo")
    picture = picture_of(page)
    press(qtbot, Key.Key_M, SHIFT)
    begun = picture.draft
    assert begun is not None
    for _ in range(4):
        press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Up, CTRL)
    press(qtbot, Key.Key_Down, SHIFT)
    drawn = picture.draft
    assert drawn is not None
    assert drawn[0] > begun[0]
    assert drawn[1] < begun[1]
    assert drawn[2] == pytest.approx(begun[2], abs=1e-4)
    assert drawn[3] > begun[3]
    press(qtbot, Key.Key_Return)
    say(qtbot, page, "Smoke")
    until(lambda: len(item(library, int(ref[2:])).marks) == 1)
    assert item(library, int(ref[2:])).marks[0].region == pytest.approx(drawn)
    assert page.place().index == 0, "arrows were the region's, not the page's"


def test_escape_gives_up_and_leaves_nothing_behind(
    qtbot: QtBot, desk_window: Window, until: Settled
) -> None:
    page, library, ref = review(desk_window, until, "kind:photo")
    picture = picture_of(page)
    press(qtbot, Key.Key_M, SHIFT)
    press(qtbot, Key.Key_Escape)
    assert not picture.drawing
    assert desk_window.page is page
    press(qtbot, Key.Key_M, SHIFT)
    press(qtbot, Key.Key_Return)
    line = page.findChild(QLineEdit, "review.note")
    assert line is not None
    until(line.hasFocus)
    assert len(picture.regions) == 1
    press(qtbot, Key.Key_Escape)
    assert picture.regions == []
    assert item(library, int(ref[2:])).marks == ()


def test_a_region_is_chosen_moved_and_resized_by_mouse_and_it_is_undone(
    qtbot: QtBot, desk_window: Window, until: Settled
) -> None:
    page, library, ref = review(desk_window, until, "kind:photo")
    number, picture = int(ref[2:]), picture_of(page)
    first = add_mark(library, ref, None, "A hand", region=(0.1, 0.1, 0.2, 0.2))
    second = add_mark(library, ref, None, "A badge", region=(0.5, 0.5, 0.2, 0.2))
    until(lambda: len(picture.regions) == 2)
    until(lambda: inspected(desk_window))
    moments = desk_window.findChild(Moments)
    assert moments is not None
    until(lambda: moments.list.count() == 2)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(picture.viewport(), left, pos=on_screen(picture, 0.6, 0.6))
    chosen = moments.list.currentItem()
    assert chosen.data(Qt.ItemDataRole.UserRole).ref == second
    assert desk_window.desk is not None
    assert desk_window.desk.refs_in_hand() == [second], "a click on a region chooses it"
    assert picture.selected_region == second
    drag(qtbot, picture, on_screen(picture, 0.6, 0.6), on_screen(picture, 0.5, 0.7))
    until(lambda: region(library, number, second) == pytest.approx((0.4, 0.6, 0.2, 0.2), abs=0.01))
    drag(qtbot, picture, on_screen(picture, 0.6, 0.8), on_screen(picture, 0.8, 0.9))
    until(lambda: region(library, number, second) == pytest.approx((0.4, 0.6, 0.4, 0.3), abs=0.01))
    assert region(library, number, first) == (0.1, 0.1, 0.2, 0.2)
    undo(library)
    until(lambda: picture.regions[1].box == pytest.approx((0.4, 0.6, 0.2, 0.2), abs=0.01))
    drag(qtbot, picture, on_screen(picture, 0.5, 0.7), on_screen(picture, 0.99, 0.99))
    until(lambda: region(library, number, second) == pytest.approx((0.8, 0.8, 0.2, 0.2), abs=0.01))


def test_a_chosen_region_is_moved_by_keys_alone(
    qtbot: QtBot, desk_window: Window, until: Settled
) -> None:
    page, library, ref = review(desk_window, until, "kind:photo")
    number, picture = int(ref[2:]), picture_of(page)
    made = add_mark(library, ref, None, "A hand", region=(0.1, 0.1, 0.2, 0.2))
    until(lambda: inspected(desk_window))
    moments = desk_window.findChild(Moments)
    assert moments is not None
    until(lambda: moments.list.count() == 1 and len(picture.regions) == 1)
    press(qtbot, Key.Key_M, CTRL)
    assert not picture.drawing, "none is chosen yet"
    moments.list.setFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    until(lambda: picture.selected_region == made)
    page.take_focus()
    press(qtbot, Key.Key_M, CTRL)
    press(qtbot, Key.Key_Escape)
    assert region(library, number, made) == (0.1, 0.1, 0.2, 0.2)
    press(qtbot, Key.Key_M, CTRL)
    for _ in range(3):
        press(qtbot, Key.Key_Right)
        press(qtbot, Key.Key_Down, SHIFT)
    drawn = picture.draft
    press(qtbot, Key.Key_Return)
    until(lambda: region(library, number, made) == pytest.approx(drawn))
    assert drawn is not None
    assert drawn[0] > 0.1
    assert drawn[3] > 0.2
    assert len(item(library, number).marks) == 1


def region(library: Library, number: int, ref: str) -> tuple[float, ...] | None:
    """Where a mark's region is in the catalogue."""
    return next(mark.region for mark in item(library, number).marks if mark.ref == ref)


def test_a_mark_chosen_in_the_list_is_shown_on_the_picture(
    qtbot: QtBot, desk_window: Window, until: Settled
) -> None:
    page, library, ref = review(desk_window, until, "kind:photo")
    picture = picture_of(page)
    made = add_mark(library, ref, None, "A hand", region=(0.1, 0.1, 0.2, 0.2))
    until(lambda: inspected(desk_window))
    moments = desk_window.findChild(Moments)
    assert moments is not None
    until(lambda: moments.list.count() == 1 and len(picture.regions) == 1)
    place = moments.list.visualItemRect(moments.list.item(0)).center()
    qtbot.mouseClick(moments.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picture.selected_region == made


def test_a_region_of_a_page_is_seen_on_that_page_alone(
    qtbot: QtBot, desk_window: Window, until: Settled
) -> None:
    page, library, ref = review(desk_window, until, "kind:document")
    picture = picture_of(page)
    press(qtbot, Key.Key_Right)
    until(lambda: page.document.page == 2 and not picture.image.isNull())
    qtbot.wait(300)
    press(qtbot, Key.Key_M, SHIFT)
    drag(qtbot, picture, on_screen(picture, 0.1, 0.1), on_screen(picture, 0.6, 0.2))
    say(qtbot, page, "The order")
    until(lambda: len(item(library, int(ref[2:])).marks) == 1)
    [mark] = item(library, int(ref[2:])).marks
    assert mark.page == 2
    assert mark.region == pytest.approx((0.1, 0.1, 0.5, 0.1), abs=0.01)
    until(lambda: len(picture.regions) == 1)
    press(qtbot, Key.Key_Right)
    until(lambda: page.document.page == 3)
    assert picture.regions == []
    press(qtbot, Key.Key_Left)
    until(lambda: len(picture.regions) == 1)


@pytest.mark.vlc
@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
def test_a_region_of_a_film_is_seen_at_its_frame_alone(
    qtbot: QtBot, desk_window: Window, until: Settled
) -> None:
    page, library, ref = review(desk_window, until, "kind:video")
    for _ in range(6):
        press(qtbot, Key.Key_Period)
    until(lambda: page.film.pane.still.image.width() > 0)
    until(lambda: page.film.pane.frames.idle)
    at = page.film.pane.position
    press(qtbot, Key.Key_M, SHIFT)
    picture = page.film.pane.still
    until(lambda: picture.drawing)
    drag(qtbot, picture, on_screen(picture, 0.2, 0.2), on_screen(picture, 0.4, 0.6))
    say(qtbot, page, "The light")
    until(lambda: len(item(library, int(ref[2:])).marks) == 1)
    [mark] = item(library, int(ref[2:])).marks
    assert mark.at_s == pytest.approx(at, abs=0.01)
    assert mark.region == pytest.approx((0.2, 0.2, 0.2, 0.4), abs=0.02)
    until(lambda: len(picture.regions) == 1)
    press(qtbot, Key.Key_Period)
    until(lambda: picture.regions == [])
    press(qtbot, Key.Key_Comma)
    until(lambda: len(picture.regions) == 1)


def test_a_sound_has_no_picture_to_draw_on(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    [one] = items_json(window.desk.library, f"kind:{Kind.AUDIO}")
    window.go(Place.review([int(str(one["ref"])[2:])]))
    page = window.page
    assert isinstance(page, ReviewPage)
    until(lambda: page.title().startswith(str(one["ref"])))
    press(qtbot, Key.Key_M, SHIFT)
    assert not page.film.pane.still.drawing


@pytest.mark.parametrize("ground", ["#000000", "#ffffff", "#808080", "#1f5f8b"])
def test_a_region_stands_out_from_any_ground(qtbot: QtBot, ground: str) -> None:
    picture = PictureView()
    qtbot.addWidget(picture)
    picture.resize(640, 480)
    picture.show()
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    picture.show_image(image)
    picture.set_regions([Region("M-000003", (0.25, 0.25, 0.5, 0.5), "3")])
    seen = picture.viewport().grab().toImage()
    ratio = seen.devicePixelRatio()
    middle = round(240 * ratio)
    columns = range(round(150 * ratio), round(170 * ratio))
    across = [seen.pixelColor(x, middle).lightness() for x in columns]
    assert max(across) > 240
    assert min(across) < 20


def test_two_pictures_look_at_the_same_place(qtbot: QtBot) -> None:
    views = []
    for width, height in ((4000, 3000), (1000, 750)):
        view = PictureView()
        qtbot.addWidget(view)
        view.resize(500 if width == 4000 else 400, 400)
        view.show()
        view.show_image(QImage(width, height, QImage.Format.Format_RGB32))
        views.append(view)
    left, right = views
    left.view_changed.connect(right.set_view)
    left.zoom(4, QPointF(100, 300))
    left.pan(40, -10)
    assert right.view[0] == pytest.approx(left.view[0], abs=0.03)
    assert right.view[1] == pytest.approx(left.view[1], abs=0.03)
    assert right.view[2] == pytest.approx(left.view[2])
    left.fit()
    assert right.fitted
    assert QRectF(right.viewport().rect()).contains(right.where(1, 1))
