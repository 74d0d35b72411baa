"""Cells of the gallery are drawn once and kept: what changes is seen to change, and only that."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import undo
from evidence_desk.domain.items import make_ref
from evidence_desk.ui import theme
from evidence_desk.ui.app import application
from evidence_desk.ui.widgets.grid import Grid
from evidence_desk.ui.widgets.grid_cell import Cells, Look, Shown
from evidence_desk.ui.widgets.items_view import ItemsView
from evidence_desk.ui.window import Window
from hands import Settled


def _view(window: Window) -> ItemsView:
    view = window.page.view  # type: ignore[union-attr]
    assert isinstance(view, ItemsView)
    return view


def _seen(grid: Grid, place: QRect) -> QImage:
    return grid.viewport().grab(place).toImage()


def _cells(grid: Grid) -> list[QImage]:
    return [_seen(grid, grid.cell(row)) for row in range(4)]


def _changed(before: list[QImage], after: list[QImage]) -> list[int]:
    return [row for row, one in enumerate(before) if one != after[row]]


def _jpeg(colour: str, size: tuple[int, int]) -> bytes:
    told = BytesIO()
    Image.new("RGB", size, colour).save(told, "JPEG", quality=95)
    return told.getvalue()


def test_each_cell_shows_what_has_become_of_its_item(window: Window, until: Settled) -> None:
    assert window.desk is not None
    library, view = window.desk.library, _view(window)
    grid, model = view.grid, view.model
    view.set_cell_width(150)

    def settled() -> bool:
        grid.viewport().grab()
        rows = [model.row(row) for row in range(4)]
        return all(rows) and all(view.thumbnails.known(model.id_at(row)) for row in range(4))

    until(settled)
    plain = _cells(grid)
    assert _changed(plain, _cells(grid)) == []

    grid.setFocus()
    grid.select(1)
    selected = _cells(grid)
    assert _changed(plain, selected) == [1]
    grid.select(2)
    assert _changed(selected, _cells(grid)) == [1, 2]
    assert _changed(plain, _cells(grid)) == [2]

    before, ref = _cells(grid), make_ref("item", model.id_at(0))
    describe(library, [ref], {"rank": "4", "status": "rejected", "access": "confidential"})
    until(lambda: getattr(model.row(0), "rank", 0) == 4)
    assert _changed(before, _cells(grid)) == [0]
    undo(library)
    until(lambda: getattr(model.row(0), "rank", 4) == 0)
    assert _changed(before, _cells(grid)) == []

    theme.start(application()).choose("dark")
    dark = _cells(grid)
    assert _changed(before, dark) == [0, 1, 2, 3]
    ground = _seen(grid, QRect(QPoint(1, 1), QSize(1, 1))).pixelColor(0, 0)
    assert ground == QColor(theme.DARK["window"])
    theme.start(application()).choose("light")
    assert _changed(before, _cells(grid)) == []

    describe(library, [ref], {"title.en": "Boats", "title.fr": "Ce soir\u202f: des bateaux"})
    until(lambda: bool(getattr(model.row(0), "titles", {}).get("fr")))
    english = _cells(grid)
    assert _changed(before, english) == [0]
    window.desk.language = "fr"
    assert _changed(english, _cells(grid)) == [0]


def test_a_picture_that_comes_later_takes_the_place_of_the_one_before(
    window: Window, until: Settled
) -> None:
    """Larger cells want a larger picture; until it is there, the smaller one is shown."""
    assert window.desk is not None
    view, library = _view(window), window.desk.library
    shas = {}
    for row in range(9):
        until(lambda row=row: view.model.row(row) is not None)  # type: ignore[misc]
        shas[row] = view.model.row(row).sha256  # type: ignore[union-attr]
    library.pictures.put(
        [(sha, "thumbnail", _jpeg("#ff0000", (512, 384))) for sha in shas.values()]
    )
    number = view.model.id_at(3)
    store = type(view.thumbnails)(window.desk, view)  # one that has seen none of them
    small, large = QSize(80, 60), QSize(400, 400)
    until(lambda: store.get(number, small) is not None)
    first = store.get(number, small)
    assert first is not None
    assert (first.width(), first.height()) == (80, 60)
    assert store.get(number, QSize(40, 40)) is first
    at_once = store.get(number, large)
    assert at_once is first
    until(lambda: store.get(number, large) is not first)
    later = store.get(number, large)
    assert later is not None
    assert (later.width(), later.height()) == (400, 300)
    assert store.get(number, small) is later
    until(lambda: store.get(number).width() == 512)  # type: ignore[union-attr]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_kept_cell_is_seen_pixel_by_pixel_on_any_screen(window: Window, ratio: float) -> None:
    """What is kept is drawn where it belongs without being scaled, so nothing is blurred."""
    view = _view(window)
    look = Look(QSize(151, 143), ratio, view.grid.font(), "en", theme.is_dark())
    picture = QImage(round(141 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    for x in range(picture.width()):
        for y in range(picture.height()):
            picture.setPixelColor(x, y, QColor("black" if (x + y) % 2 else "white"))
    cells = Cells()
    cells.use(look, 1 << 20)
    shown = Shown(None, QPixmap.fromImage(picture), known=False, selected=False, current=False)
    screen = QImage(QSize(400, 400) * ratio, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(QColor("magenta"))
    painter = QPainter(screen)
    cells.draw(painter, QPoint(33, 21), 1, shown)
    painter.end()
    colours = {
        screen.pixelColor(x, round(70 * ratio)).name()
        for x in range(round(45 * ratio), round(165 * ratio))
    }
    assert colours == {"#000000", "#ffffff"}


def test_a_hand_that_leaps_leaves_what_it_passes_by(window: Window, until: Settled) -> None:
    """The first leap is answered at once, further ones where the hand comes to rest."""
    assert window.desk is not None
    view = _view(window)
    store = type(view.thumbnails)(window.desk, view)  # one that has seen none of them
    grid = Grid(view.model, view.selection, store)
    grid.set_cell_width(480)
    grid.resize(520, 400)
    grid.show()
    bar, ids = grid.verticalScrollBar(), view.model.ids()

    def leap(row: int) -> None:
        bar.setValue(bar.value() + grid.cell(row).top())
        grid.viewport().grab()  # drawn, before the event loop turns

    until(lambda: store.known(ids[0]))
    for row in (3, 5, 8):
        leap(row)
    until(lambda: store.known(ids[8]))
    assert store.known(ids[3])
    assert not store.known(ids[5])
    leap(5)
    until(lambda: store.known(ids[5]))
    grid.close()
