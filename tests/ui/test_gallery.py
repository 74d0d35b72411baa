"""The gallery by hand: frames drawn around items, groups, moving by keys, leafing through films."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from evidence_desk.desk.describe import describe
from evidence_desk.desk.items import items_json
from evidence_desk.desk.searches import saved_searches
from evidence_desk.desk.ties import tie
from evidence_desk.ui.pages.review_photo import screen_pixels
from evidence_desk.ui.widgets.grid import Grid
from evidence_desk.ui.widgets.grid_layout import HEAD
from evidence_desk.ui.widgets.items_view import ItemsView
from evidence_desk.ui.widgets.navigator import NavigatorWidget
from evidence_desk.ui.window import Window
from hands import CTRL, PLAIN, SHIFT, Key, Settled, press

LEFT = Qt.MouseButton.LeftButton


def _view(window: Window) -> ItemsView:
    view = window.page.view  # type: ignore[union-attr]
    assert isinstance(view, ItemsView)
    return view


def _selected(window: Window) -> list[int]:
    """The rows selected, as the desk was told of them."""
    assert window.desk is not None
    view = _view(window)
    return [view.model.place_of(number) for number in window.desk.selection()]


def _group(window: Window, until: Settled, by: str) -> Grid:
    """Group by something; small pictures, so that several lines fit."""
    page = window.page
    page._size.setValue(120)  # type: ignore[union-attr]
    page._group.setCurrentIndex(page._group.findData(by))  # type: ignore[union-attr]
    grid = _view(window).grid
    until(lambda: bool(grid._places.bands) and bool(grid._places.bands[0].label) == bool(by))
    bar = grid.verticalScrollBar()
    until(lambda: bar.isVisible() == (bar.maximum() > 0))  # cells are narrower beside it
    return grid


def _send(grid: Grid, kind: QEvent.Type, at: QPoint, keys: Qt.KeyboardModifier, down: bool) -> None:
    spot = at.toPointF()
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    buttons = LEFT if down else Qt.MouseButton.NoButton
    where = grid.viewport().mapToGlobal(at).toPointF()
    QApplication.sendEvent(
        grid.viewport(), QMouseEvent(kind, spot, spot, where, button, buttons, keys)
    )


def _drag(grid: Grid, *points: QPoint, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press at the first point, go through the others with the button down, let go at the last."""
    _send(grid, QEvent.Type.MouseButtonPress, points[0], keys, True)
    for point in points[1:]:
        _send(grid, QEvent.Type.MouseMove, point, keys, True)
    _send(grid, QEvent.Type.MouseButtonRelease, points[-1], keys, False)


def test_a_frame_drawn_from_between_items_selects_what_it_touches(
    window: Window, until: Settled
) -> None:
    grid = _group(window, until, "")
    first, second = grid.cell(0), grid.cell(1)
    between = QPoint((first.right() + second.left()) // 2 + 1, first.center().y())
    assert grid.row_at(between) == -1
    _drag(grid, between, second.center(), grid.cell(2).center())
    assert _selected(window) == [1, 2]
    _drag(grid, between, first.center(), keys=CTRL)
    assert _selected(window) == [0, 1, 2]
    below = QPoint(grid.viewport().width() - 3, grid.viewport().height() - 3)
    assert grid.row_at(below) == -1
    _drag(grid, below, grid.cell(8).center(), keys=SHIFT)
    assert set(_selected(window)) == {0, 1, 2, 8}
    _drag(grid, below, below - QPoint(2, 2))
    assert _selected(window) == []


def test_escape_lets_a_frame_go(qtbot: QtBot, window: Window, until: Settled) -> None:
    grid = _group(window, until, "")
    grid.setFocus()
    grid.select(4)
    start = QPoint(2, 2)
    _send(grid, QEvent.Type.MouseButtonPress, start, PLAIN, True)
    _send(grid, QEvent.Type.MouseMove, grid.cell(1).center(), PLAIN, True)
    press(qtbot, Key.Key_Escape)
    _send(grid, QEvent.Type.MouseButtonRelease, grid.cell(1).center(), PLAIN, False)
    assert _selected(window) == [4]


def test_a_frame_at_the_edge_scrolls_on(window: Window, until: Settled) -> None:
    grid = _group(window, until, "")
    window.page._size.setValue(400)  # type: ignore[union-attr]
    until(lambda: grid.verticalScrollBar().maximum() > 200)
    grid.verticalScrollBar().setValue(0)
    _send(grid, QEvent.Type.MouseButtonPress, QPoint(2, 2), PLAIN, True)
    edge = QPoint(grid.viewport().width() - 2, grid.viewport().height() - 2)
    _send(grid, QEvent.Type.MouseMove, edge, PLAIN, True)
    until(lambda: grid.verticalScrollBar().value() == grid.verticalScrollBar().maximum())
    _send(grid, QEvent.Type.MouseButtonRelease, edge, PLAIN, False)
    assert _selected(window) == list(range(9))


def test_a_heading_selects_its_group_folds_and_stays_in_sight(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    grid = _group(window, until, "kind")
    bands = grid._places.bands
    assert sum(band.count for band in bands) == 9
    head = QPoint(200, grid._places.tops[1] - grid.verticalScrollBar().value() + HEAD // 2)
    qtbot.mouseClick(grid.viewport(), LEFT, pos=head)
    assert _selected(window) == list(range(bands[1].first, bands[1].last + 1))
    first = QPoint(200, grid._places.tops[0] + HEAD // 2)
    qtbot.mouseClick(grid.viewport(), LEFT, CTRL, pos=first)
    assert _selected(window) == list(range(bands[1].last + 1))
    qtbot.mouseClick(grid.viewport(), LEFT, pos=QPoint(20, first.y()))
    assert grid._places.is_folded(0)
    assert grid._places.lines(0) == 0
    assert grid.row_at(QPoint(60, HEAD + 20)) == -1 or grid._places.band_of(
        grid.row_at(QPoint(60, HEAD + 20))
    )
    qtbot.mouseClick(grid.viewport(), LEFT, pos=QPoint(20, first.y()))
    assert not grid._places.is_folded(0)
    window.page._size.setValue(400)  # type: ignore[union-attr]
    until(lambda: grid.verticalScrollBar().maximum() > 200)
    grid.verticalScrollBar().setValue(grid._places.tops[0] + 80)
    assert grid.head_at(QPoint(200, 5)) == 0
    qtbot.mouseClick(grid.viewport(), LEFT, pos=QPoint(200, 5))
    assert _selected(window) == list(range(bands[0].count))


def test_a_folded_group_is_one_step_for_the_keys_and_is_taken_whole(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    grid = _group(window, until, "kind")
    bands = grid._places.bands
    grid.setFocus()
    grid.select(bands[1].first)
    press(qtbot, Key.Key_G)
    assert grid._places.is_folded(1)
    assert _selected(window) == list(range(bands[1].first, bands[1].last + 1))
    press(qtbot, Key.Key_Left)
    assert _selected(window) == [bands[0].last]
    press(qtbot, Key.Key_Right)
    assert _selected(window) == list(range(bands[1].first, bands[1].last + 1))
    press(qtbot, Key.Key_Right)
    assert _selected(window) == [bands[2].first]
    press(qtbot, Key.Key_G, SHIFT)
    assert all(grid._places.is_folded(at) for at in range(len(bands)))
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Down)
    assert _selected(window) == list(range(bands[2].first, bands[2].last + 1))
    press(qtbot, Key.Key_End, SHIFT)
    assert _selected(window) == list(range(bands[2].first, 9))
    press(qtbot, Key.Key_G, SHIFT)
    assert not any(grid._places.is_folded(at) for at in range(len(bands)))


def test_what_is_gone_to_is_unfolded(window: Window, until: Settled) -> None:
    grid = _group(window, until, "kind")
    view = _view(window)
    grid.fold(0, True)
    view.go_to(view.model.id_at(2))
    assert not grid._places.is_folded(0)
    assert _selected(window) == [2]


def test_keys_select_without_a_mouse(qtbot: QtBot, window: Window, until: Settled) -> None:
    grid = _group(window, until, "")
    grid.setFocus()
    press(qtbot, Key.Key_Home)
    assert _selected(window) == [0]
    press(qtbot, Key.Key_Right, SHIFT)
    press(qtbot, Key.Key_Right, SHIFT)
    assert _selected(window) == [0, 1, 2]
    press(qtbot, Key.Key_Left, SHIFT)
    assert _selected(window) == [0, 1]
    press(qtbot, Key.Key_End, CTRL)
    assert _selected(window) == [0, 1]
    press(qtbot, Key.Key_Space, CTRL)
    assert _selected(window) == [0, 1, 8]
    press(qtbot, Key.Key_Space, CTRL)
    assert _selected(window) == [0, 1]
    press(qtbot, Key.Key_Home, SHIFT)
    assert _selected(window) == list(range(9))
    press(qtbot, Key.Key_End)
    assert _selected(window) == [8]
    press(qtbot, Key.Key_A, CTRL)
    assert _selected(window) == list(range(9))


@pytest.mark.parametrize("by", ["", "kind"])
def test_what_was_selected_stays_so_when_groups_change(
    window: Window, until: Settled, by: str
) -> None:
    grid = _group(window, until, "day" if by else "kind")
    view = _view(window)
    grid.select_all()
    chosen = set(window.desk.selection())  # type: ignore[union-attr]
    _group(window, until, by)
    assert set(window.desk.selection()) == chosen  # type: ignore[union-attr]
    assert grid._selected() == [(0, 8)]
    assert view.selection.isRowSelected(3)


def test_a_film_is_leafed_through_under_the_pointer_and_shows_its_poster_again(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    grid = _group(window, until, "kind")
    view = _view(window)
    until(lambda: all(view.model.row(row) is not None for row in range(9)))
    film = next(row for row in range(9) if view.model.row(row).kind == "video")  # type: ignore[union-attr]
    until(lambda: view.thumbnails.get(view.model.id_at(film)) is not None)
    grid.scroll_to(film)

    def shown() -> bytes:
        frame = grid.cell(film).adjusted(8, 30, -8, -60)
        image = grid.viewport().grab(frame).toImage()  # held: its bits go with it
        return bytes(image.constBits())

    poster = shown()

    def at(part: float) -> QPoint:
        cell = grid.cell(film)
        return QPoint(cell.left() + int(cell.width() * part), cell.center().y())

    qtbot.mouseMove(grid.viewport(), at(0.95))
    grid._hover_at(at(0.95))
    until(lambda: bool(view.thumbnails.strip(view.model.id_at(film))))
    late = shown()
    grid._hover_at(at(0.05))
    early = shown()
    assert late != early
    cell = grid.cell(film)
    heading = QPoint(cell.center().x(), cell.top() - 15)
    _send(grid, QEvent.Type.MouseMove, heading, PLAIN, False)
    assert shown() == poster
    _send(grid, QEvent.Type.MouseMove, at(0.95), PLAIN, False)
    assert shown() == late
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert shown() == poster


def test_scrolling_under_a_still_pointer_leaves_the_film_behind(
    window: Window, until: Settled
) -> None:
    grid = _group(window, until, "kind")
    window.page._size.setValue(400)  # type: ignore[union-attr]
    until(lambda: grid.verticalScrollBar().maximum() > 200)
    grid.verticalScrollBar().setValue(0)
    cell = grid.cell(0)
    _send(grid, QEvent.Type.MouseMove, cell.center(), PLAIN, False)
    assert grid._hover is not None
    assert grid._hover[0] == 0
    grid.verticalScrollBar().setValue(cell.height() + 60)
    assert grid._hover is None or grid._hover[0] != 0


def test_a_group_of_ties_is_counted_in_its_heading(window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    tie(library, ["E-1", "E-2"], incidents=["I-1"])
    describe(library, ["E-1"], {"rank": 2})
    grid = _group(window, until, "incident")
    until(lambda: grid._places.bands[0].count == 2)
    assert grid._places.bands[0].label == "I-001 Raid on the quay"
    grid.select(1)
    assert grid._selected_in(grid._places.bands[0]) == 1
    assert grid._selected_in(grid._places.bands[1]) == 0


def test_a_search_is_kept_renamed_and_opened_by_keys(
    qtbot: QtBot, window: Window, until: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.desk is not None
    library = window.desk.library
    page = window.page
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("Films of the quay", True))
    page.search.line.setFocus()  # type: ignore[union-attr]
    qtbot.keyClicks(page.search.line, "kind:video")  # type: ignore[union-attr]
    until(lambda: len(_view(window).ids()) == 1)
    page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_S, CTRL)
    until(lambda: [one.query for one in saved_searches(library)] == ["kind:video"])
    navigator = window.findChild(NavigatorWidget)
    assert navigator is not None
    how = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    until(lambda: bool(navigator.tree.findItems("Films of the quay", how)))
    navigator.tree.setFocus()
    navigator.tree.setCurrentItem(navigator.tree.findItems("Films of the quay", how)[0])
    press(qtbot, Key.Key_Menu)
    until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text().startswith("Rename")).trigger()
    menu.close()
    until(lambda: any(one.isVisible() for one in navigator.findChildren(QInputDialog)))
    dialog = next(one for one in navigator.findChildren(QInputDialog) if one.isVisible())
    dialog.setTextValue("Films")
    dialog.accept()
    until(lambda: [one.name for one in saved_searches(library)] == ["Films"])
    until(lambda: bool(navigator.tree.findItems("Films", how)))
    window.actions_.trigger("go.all")
    until(lambda: len(_view(window).ids()) == 9)
    navigator.tree.setFocus()
    navigator.tree.setCurrentItem(navigator.tree.findItems("Films", how)[0])
    press(qtbot, Key.Key_Return)
    until(lambda: len(_view(window).ids()) == 1)


def test_who_stands_on_a_photo_for_a_moment_finds_it_ready_in_review(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    photo = items_json(library, "kind:photo")[0]
    kept = library.pictures
    role = f"view-{screen_pixels(window)}"
    assert kept.get(str(photo["sha256"]), role) is None
    view = _view(window)
    until(lambda: view.model.row(0) is not None)
    view.go_to(int(str(photo["ref"])[2:]))
    until(lambda: kept.get(str(photo["sha256"]), role) is not None)
