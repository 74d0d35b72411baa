"""Photos and pages looked at: at once, sharp, pixel by pixel, in other light, by keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageFilter
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from evidence_desk.desk.history import next_undo
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.pages.review_photo import PhotoReview
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.window import Window
from hands import SHIFT, Key, Settled, close_window, open_window, press, type_text

_SIZE = (2400, 1800)


def squares(width: int, height: int) -> numpy.ndarray:
    """Squares of two by two pixels in strong colours: what is reduced or smeared is not these."""
    chance = numpy.random.default_rng(3)
    colours = numpy.array([(220, 30, 30), (30, 30, 220), (20, 180, 40), (240, 240, 240)], "uint8")
    coarse = colours[chance.integers(0, 4, (height // 2, width // 2))]
    return coarse.repeat(2, axis=0).repeat(2, axis=1)


@pytest.fixture(scope="module")
def _album(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("album")
    card = folder / "card"
    card.mkdir()
    for number in range(6):
        pixels = numpy.roll(squares(*_SIZE), 40 * number, axis=1)
        Image.fromarray(pixels).save(card / f"IMG_{number}.png", compress_level=1)
    pages = [
        Image.new("RGB", (595, 842), (250, 60 * number, 90)).filter(ImageFilter.BLUR)
        for number in range(4)
    ]
    pages[0].save(card / "report.pdf", save_all=True, append_images=pages[1:])
    with new_library(folder / "case", "The quay", editor="Mara") as library:
        import_paths(library, [card])
    return folder / "case"


@pytest.fixture
def album(qtbot: QtBot, tmp_path: Path, _album: Path) -> Iterator[Window]:
    """The window in review of six photos larger than a screen, and a PDF of four pages."""
    shutil.copytree(_album, tmp_path / "case")
    window = open_window(qtbot, tmp_path)
    window.take(open_library(tmp_path / "case", "Mara"))
    yield window
    close_window(window)


def review(window: Window, until: Settled, query: str = "kind:photo") -> ReviewPage:
    """Review of the items found, keys ready."""
    assert window.desk is not None
    refs = [str(one["ref"]) for one in items_json(window.desk.library, query)]
    window.go(Place.review([int(ref[2:]) for ref in refs]))
    page = window.page
    assert isinstance(page, ReviewPage)
    until(lambda: page.title().startswith(refs[0]))
    until(lambda: page.strip.items.row(len(refs) - 1) is not None)
    page.take_focus()
    until(lambda: QApplication.focusWidget() is page)
    return page


def sharp(picture: PictureView) -> bool:
    """Whether more than a list's small picture is shown."""
    return picture.image.width() > 512


def test_the_neighbours_are_there_with_the_key(qtbot: QtBot, album: Window, until: Settled) -> None:
    page = review(album, until)
    picture = page.photo.picture
    until(lambda: sharp(picture) and page.photo.ready() >= 3)
    for key in (Key.Key_PageDown, Key.Key_N, Key.Key_B):
        before = picture.image.cacheKey()
        press(qtbot, key)
        assert picture.image.cacheKey() != before, "nothing was waited for"
        assert sharp(picture)
        until(lambda: page.photo.ready() >= 3 + (page.place().index > 0))


def test_what_is_drawn_on_a_small_picture_stays_when_that_comes_again(
    qtbot: QtBot, album: Window, until: Settled
) -> None:
    """It comes for the strip and for the gallery, and the sharp one may take a while."""
    row = review(album, until).detail
    assert row is not None
    assert album.desk is not None
    small = QPixmap(160, 120)
    small.fill(QColor("grey"))
    photo = PhotoReview(album.desk)
    qtbot.addWidget(photo)
    photo.use_small_pictures(lambda _number: small)
    photo.resize(600, 400)
    photo.stand_before(row.row)
    photo.picture.turn(90)
    photo.picture.draw_region()
    begun = photo.picture.draft
    assert begun is not None
    photo.small_arrived(row.row.id)
    assert photo.picture.draft == begun
    until(lambda: sharp(photo.picture))
    assert photo.picture.draft == begun


def test_what_is_typed_at_once_belongs_to_the_item_that_is_seen(
    qtbot: QtBot, album: Window, until: Settled
) -> None:
    page = review(album, until)
    assert album.desk is not None
    library = album.desk.library
    press(qtbot, Key.Key_PageDown)
    press(qtbot, Key.Key_M)
    type_text(qtbot, "Seen here")
    press(qtbot, Key.Key_Return)
    until(lambda: len(item(library, 2).marks) == 1)
    assert item(library, 1).marks == ()
    until(lambda: QApplication.focusWidget() is page)
    press(qtbot, Key.Key_PageDown)
    press(qtbot, Key.Key_F2)
    line = page.findChild(QLineEdit, "review.note")
    assert line is not None
    until(line.hasFocus)
    type_text(qtbot, "The third")
    press(qtbot, Key.Key_Return)
    until(lambda: item(library, 3).titles == {"en": "The third"})
    assert item(library, 2).titles == {}


def test_keys_pressed_before_a_film_is_read_are_not_lost(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    first, film = (
        str(items_json(library, f"kind:{kind}")[0]["ref"]) for kind in ("photo", "video")
    )
    window.go(Place.review([int(first[2:]), int(film[2:])]))
    page = window.page
    assert isinstance(page, ReviewPage)
    until(lambda: page.title().startswith(first))
    page.take_focus()
    until(lambda: QApplication.focusWidget() is page)
    press(qtbot, Key.Key_PageDown)
    for _ in range(6):
        press(qtbot, Key.Key_Period)
    press(qtbot, Key.Key_M)
    until(lambda: QApplication.focusWidget() is not page)
    type_text(qtbot, "Here")
    press(qtbot, Key.Key_Return)
    until(lambda: len(item(library, int(film[2:])).marks) == 1)
    assert item(library, int(film[2:])).marks[0].at_s == pytest.approx(6 / 12, abs=0.05)


def test_leafing_fast_ends_on_the_photo_that_is_in_hand(
    qtbot: QtBot, album: Window, until: Settled
) -> None:
    page = review(album, until)
    for _ in range(5):
        press(qtbot, Key.Key_PageDown)
    until(lambda: page.title().startswith("E-000006"))
    until(lambda: sharp(page.photo.picture))
    shown = page.photo.picture.image.scaled(24, 18).convertToFormat(QImage.Format.Format_RGB32)
    qtbot.wait(400)
    again = page.photo.picture.image.scaled(24, 18).convertToFormat(QImage.Format.Format_RGB32)
    assert shown == again, "a photo passed by does not come up later"


def test_pixel_by_pixel_shows_the_photos_own_pixels(
    qtbot: QtBot, album: Window, until: Settled
) -> None:
    page = review(album, until)
    picture = page.photo.picture
    until(lambda: sharp(picture))
    press(qtbot, Key.Key_Z)
    until(lambda: picture.image.width() == _SIZE[0])
    seen = picture.viewport().grab().toImage()
    corner = picture.where(0, 0)
    own = squares(*_SIZE)
    ratio = picture.devicePixelRatioF()
    for x in range(40, 240, 7):
        for y in range(40, 240, 11):
            at = own[round((y - corner.y()) * ratio), round((x - corner.x()) * ratio)]
            shown = seen.pixelColor(round(x * ratio), round(y * ratio))
            assert [shown.red(), shown.green(), shown.blue()] == pytest.approx(at.tolist(), abs=30)
    press(qtbot, Key.Key_Z)
    assert picture.fitted


def test_the_wheel_zooms_at_the_pointer_and_a_hand_pulls(
    qtbot: QtBot, album: Window, until: Settled
) -> None:
    page = review(album, until)
    picture = page.photo.picture
    until(lambda: sharp(picture))
    area = picture.viewport().rect()
    spot = QPoint(area.width() // 3, area.height() // 3)
    press(qtbot, Key.Key_Plus)
    press(qtbot, Key.Key_Plus)
    held = part_at(picture, spot)
    picture.zoom(1.5, spot.toPointF())
    assert part_at(picture, spot) == pytest.approx(held, abs=0.002)
    ground, left = picture.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(ground, left, pos=spot)
    qtbot.mouseMove(ground, spot + QPoint(30, 20))
    qtbot.mouseMove(ground, spot + QPoint(60, 40))
    qtbot.mouseRelease(ground, left, pos=spot + QPoint(60, 40))
    assert part_at(picture, spot + QPoint(60, 40)) == pytest.approx(held, abs=0.002)


def part_at(picture: PictureView, spot: QPoint) -> tuple[float, float]:
    """The part of the upright picture under a point of the screen."""
    start, end = picture.where(0, 0), picture.where(1, 1)
    return (
        (spot.x() - start.x()) / (end.x() - start.x()),
        (spot.y() - start.y()) / (end.y() - start.y()),
    )


def test_arrows_look_around_what_is_zoomed_and_else_go_on(
    qtbot: QtBot, album: Window, until: Settled
) -> None:
    page = review(album, until)
    picture = page.photo.picture
    until(lambda: sharp(picture))
    press(qtbot, Key.Key_Z)
    before = picture.view
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Down)
    assert picture.view[0] > before[0]
    assert picture.view[1] > before[1]
    assert page.place().index == 0
    press(qtbot, Key.Key_Z)
    press(qtbot, Key.Key_Right)
    assert page.place().index == 1


def test_other_light_is_seen_said_and_never_saved(
    qtbot: QtBot, album: Window, until: Settled
) -> None:
    page = review(album, until)
    assert album.desk is not None
    picture = page.photo.picture
    until(lambda: sharp(picture))
    plain = picture.viewport().grab().toImage()
    undo, own = next_undo(album.desk.library), QImage(picture.image)
    for _ in range(3):
        press(qtbot, Key.Key_E)
    press(qtbot, Key.Key_E, SHIFT)
    lit = picture.viewport().grab().toImage()
    assert mean(lit) > mean(plain) + 30
    assert "130" in picture.accessibleDescription()
    assert picture.image == own, "the picture itself is as it was"
    press(qtbot, Key.Key_PageDown)
    assert picture.adjust == pytest.approx((1.3, 1.1)), "it holds until it is taken back"
    press(qtbot, Key.Key_PageUp)
    press(qtbot, Key.Key_A)
    until(lambda: sharp(picture))
    assert picture.accessibleDescription() == ""
    assert picture.viewport().grab().toImage() == plain
    for _ in range(4):
        press(qtbot, Key.Key_D)
    assert mean(picture.viewport().grab().toImage()) < mean(plain) - 30
    assert next_undo(album.desk.library) == undo


def mean(image: QImage) -> float:
    """How light a picture is, of 255."""
    small = image.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
    return float(QColor(small.pixel(0, 0)).lightness())


def test_a_page_is_ready_before_it_is_turned_to_and_arrows_read_on(
    qtbot: QtBot, album: Window, until: Settled
) -> None:
    page = review(album, until, "kind:document")
    picture = page.document.picture
    until(lambda: not picture.image.isNull() and page.document.ready() >= 3)
    first = QColor(picture.image.pixel(50, 50))
    top = picture.view[1]
    press(qtbot, Key.Key_Down)
    assert picture.view[1] > top
    press(qtbot, Key.Key_Right)
    assert page.document.page == 2
    assert QColor(picture.image.pixel(50, 50)) != first, "nothing was waited for"
    assert picture.view[1] == pytest.approx(top, abs=0.01), "a page is read from its top"


def test_a_smaller_library_picture_gives_way_to_a_sharper_one_without_moving(
    qtbot: QtBot,
) -> None:
    picture = PictureView()
    qtbot.addWidget(picture)
    picture.resize(500, 400)
    picture.show()
    picture.show_image(QImage(512, 384, QImage.Format.Format_RGB32), full=(4000, 3000))
    picture.zoom(3, QPointF(100, 100))
    before = picture.view
    picture.show_image(QImage(1600, 1200, QImage.Format.Format_RGB32), same=True, full=(4000, 3000))
    assert picture.view == pytest.approx(before)
    picture.add_pixels(QImage(3000, 2250, QImage.Format.Format_RGB32))
    assert picture.view == pytest.approx(before, rel=0.01)


def test_notes_on_regions_are_shown_as_text(qtbot: QtBot, album: Window, until: Settled) -> None:
    page = review(album, until)
    picture = page.photo.picture
    until(lambda: sharp(picture))
    press(qtbot, Key.Key_M, SHIFT)
    press(qtbot, Key.Key_Return)
    until(lambda: QApplication.focusWidget() is not page)
    type_text(qtbot, "<b>no markup</b>")
    press(qtbot, Key.Key_Return)
    until(lambda: [one.note for one in picture.regions] == ["<b>no markup</b>"])
    x, y, wide, high = picture.regions[0].box
    spot = picture.where(x + wide / 2, y + high / 2).toPoint()
    qtbot.mouseMove(picture.viewport(), spot + QPoint(2, 2))
    qtbot.mouseMove(picture.viewport(), spot)
    until(lambda: "&lt;b&gt;no markup" in picture.viewport().toolTip())
