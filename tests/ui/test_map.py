"""The map and the places of the library page, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from evidence_desk.desk.describe import describe
from evidence_desk.desk.items import item
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.places import add_place, places
from evidence_desk.domain.projection import project
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.library_places import PlacesPart
from evidence_desk.ui.pages.map import MapPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.map_marks import Mark, beside
from evidence_desk.ui.widgets.map_picker import MapPicker
from evidence_desk.ui.widgets.map_view import MapView
from evidence_desk.ui.window import Window
from hands import CTRL, PLAIN, SHIFT, Key, Settled, inspected, press, tie_box, type_text


def _library(window: Window) -> Library:
    assert window.desk is not None
    return window.desk.library


def _spread(library: Library) -> None:
    """Two items at the quay, one at the camp 30 km off, the others nowhere."""
    describe(library, [f"E-{n}" for n in range(1, 10)], {"lat": 10, "lon": 10})
    describe(library, ["E-1", "E-2"], {"lat": 41.2, "lon": 22.8})
    describe(library, ["E-3"], {"lat": 41.4, "lon": 23.0})
    describe(library, ["I-1"], {"lat": 41.2, "lon": 22.8})


def _map(qtbot: QtBot, window: Window, until: Settled, query: str = "ref:E-1..E-3") -> MapPage:
    window.go(Place.map(query))
    until(lambda: isinstance(window.page, MapPage) and window.page.map.contents is not None)
    page = window.page
    assert isinstance(page, MapPage)
    until(lambda: page.map.outlines is not None and page.map.hasFocus())
    return page


def _mark(view: MapView, kind: str, count: int) -> QPoint:
    view.grab()  # the marks are those of the view that is drawn
    return next(one.at for one in view.marks if one.kind == kind and one.count == count).toPoint()


def test_the_map_follows_the_search_and_comes_back(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    _spread(_library(window))
    window.go(Place.gallery("ref:E-3"))
    press(qtbot, Key.Key_7, CTRL)
    until(lambda: isinstance(window.page, MapPage) and window.page.map.contents is not None)
    page = window.page
    assert isinstance(page, MapPage)
    assert page.search.text() == "ref:E-3"
    assert [int(one) for one in page.map.contents.items.ids] == [3]  # type: ignore[union-attr]
    page.search.line.setFocus()
    page.search.line.clear()
    type_text(qtbot, "ref:E-1..E-2")
    until(lambda: len(page.map.contents.items) == 2)  # type: ignore[union-attr]
    press(qtbot, Key.Key_Return)
    until(page.map.hasFocus)
    press(qtbot, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    until(lambda: isinstance(window.page, GalleryPage))


def test_a_map_without_points_teaches(qtbot: QtBot, window: Window, until: Settled) -> None:
    page = _map(qtbot, window, until, "kind:document")
    until(page._empty.isVisible)
    assert "none with a point" in page._empty.text()
    assert "Library, Places" in page._empty.text()


def test_arrows_pan_and_the_wheel_zooms_at_the_pointer(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    _spread(_library(window))
    view = _map(qtbot, window, until).map
    before = view.view
    press(qtbot, Key.Key_Right)
    assert (view.view.x - before.x) * before.scale == pytest.approx(80)
    press(qtbot, Key.Key_Plus)
    assert view.view.scale > before.scale
    where = QPointF(100, 120)
    there = view.view.to_world(100, 120)
    wheel = QWheelEvent(
        where, view.mapToGlobal(where), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, PLAIN,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    scale = view.view.scale
    QApplication.sendEvent(view, wheel)
    assert view.view.scale > scale
    assert view.view.to_screen(*there) == pytest.approx((100, 120), abs=0.01)
    press(qtbot, Key.Key_W)
    assert view.view.scale == pytest.approx(before.scale)


_spots = st.tuples(
    st.sampled_from(("place", "item", "incident")),
    st.integers(0, 400),
    st.integers(0, 300),
    st.sampled_from((5.0, 7.0, 14.0)),
)


@given(spots=st.lists(_spots, min_size=1, max_size=12), width=st.integers(10, 120))
@settings(max_examples=60, deadline=None)
def test_no_name_lies_over_a_mark_or_another_name(
    spots: list[tuple[str, int, int, float]], width: int
) -> None:
    found = [Mark(kind, QPointF(x, y), radius) for kind, x, y, radius in spots]
    named = [one for one in found if one.kind == "place"]
    boxes = beside(named, [(width, 14)] * len(named), found, (400, 300))
    assert len(boxes) == len(named)
    placed = [box for box in boxes if box is not None]
    for box in placed:
        assert QRectF(0, 0, 400, 300).contains(box)
        for mark in found:
            reach = mark.radius
            square = QRectF(mark.at.x() - reach, mark.at.y() - reach, 2 * reach, 2 * reach)
            assert not box.intersects(square)
        assert not any(box.intersects(other) for other in placed if other is not box)
    if len(found) == 1 and named and 150 < found[0].at.x() < 250:
        assert placed, "alone, with room on both sides, it has its name"


def test_dragging_pans(qtbot: QtBot, window: Window, until: Settled) -> None:
    _spread(_library(window))
    view = _map(qtbot, window, until).map
    before = view.view
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(view, QPoint(330, 210))
    qtbot.mouseMove(view, QPoint(350, 220))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(350, 220))
    assert (before.x - view.view.x) * before.scale == pytest.approx(50)
    assert (before.y - view.view.y) * before.scale == pytest.approx(20)


def test_keys_go_from_mark_to_mark_and_open_them(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    _spread(_library(window))
    page = _map(qtbot, window, until)
    view = page.map
    _mark(view, "item", 2)
    seen = []
    for _ in view.marks:
        press(qtbot, Key.Key_Tab)
        seen.append(view.accessibleDescription())
    assert seen == ["E-000003", "2 items"]  # no incident: none is tied to what was found
    press(qtbot, Key.Key_Space)
    assert window.desk is not None
    assert sorted(window.desk.selection()) == [1, 2]
    press(qtbot, Key.Key_I)
    until(lambda: tie_box(window) is not None)
    press(qtbot, Key.Key_Escape)
    until(view.hasFocus)
    press(qtbot, Key.Key_Return)  # two at one point: they cannot be parted
    until(lambda: isinstance(window.page, GalleryPage) and len(window.page.view.ids()) == 2)
    assert "area:41.199998,22.799998," in window.page.place().target  # type: ignore[union-attr]
    window.back()
    until(lambda: isinstance(window.page, MapPage))
    page.map.setFocus()
    page.map._stand_on(None)
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Return)
    until(lambda: isinstance(window.page, ReviewPage))


def test_whoever_stands_on_a_mark_stands_there_still_when_the_map_is_read_again(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    _spread(_library(window))
    page = _map(qtbot, window, until)
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Space)
    area, before = page.map.area, page.map.contents
    assert window.desk is not None
    assert page.map.accessibleDescription() == "E-000003"
    window.desk.change("", describe, _library(window), ["E-3"], {"title.en": "Seen from the quay"})
    until(lambda: page.map.contents is not before)
    assert page.map.accessibleDescription() == "E-000003"
    assert page.map.area == area is not None
    before = page.map.contents
    window.desk.change("", describe, _library(window), ["E-3"], {"lat": 10, "lon": 10})
    until(lambda: page.map.contents is not before)
    assert page.map.current is None
    assert page.map.accessibleDescription() == ""


def test_tab_leaves_the_map_after_the_last_mark(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    _spread(_library(window))
    view = _map(qtbot, window, until).map
    for _ in range(3):
        assert view.hasFocus()
        press(qtbot, Key.Key_Tab)
    assert not view.hasFocus()


def test_a_cluster_opens_into_its_parts(qtbot: QtBot, window: Window, until: Settled) -> None:
    _spread(_library(window))
    view = _map(qtbot, window, until).map
    view.look(view.view.with_scale(900))
    scale = view.view.scale
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=_mark(view, "item", 3))
    assert view.view.scale > scale
    _mark(view, "item", 2)
    _mark(view, "item", 1)


def test_a_rectangle_by_keys_or_mouse_selects_and_shows_in_the_gallery(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    _spread(_library(window))
    page = _map(qtbot, window, until)
    view, desk = page.map, window.desk
    assert desk is not None
    corner = _mark(view, "item", 1)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, SHIFT, corner - QPoint(30, 30))
    qtbot.mouseMove(view, corner + QPoint(10, 10))
    qtbot.mouseMove(view, corner + QPoint(30, 30))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, SHIFT, corner + QPoint(30, 30))
    assert desk.selection() == [3]
    press(qtbot, Key.Key_B)
    assert view.box is not None
    for _ in range(60):
        press(qtbot, Key.Key_Left)
        press(qtbot, Key.Key_Up)
        if view.box.left() < 0 and view.box.top() < 0:
            break
    for _ in range(60):
        press(qtbot, Key.Key_Right, SHIFT)
        press(qtbot, Key.Key_Down, SHIFT)
    press(qtbot, Key.Key_Return)
    assert sorted(desk.selection()) == [1, 2, 3]
    press(qtbot, Key.Key_G)
    until(lambda: isinstance(window.page, GalleryPage) and len(window.page.view.ids()) == 3)
    assert window.page.place().target.startswith("ref:E-1..E-3 area:")  # type: ignore[union-attr]


def test_an_incident_and_a_place_open_from_the_map(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    library = _library(window)
    _spread(library)
    add_place(library, {"en": "The camp"}, point=(41.4, 23.0), radius="1km")
    page = _map(qtbot, window, until, "")
    page.map.stay(page.map.view.with_scale(200_000))
    page.map.look(page.map.view.fitting(*project(41.4, 22.8), *project(41.2, 23.0)))
    qtbot.mouseDClick(page.map, Qt.MouseButton.LeftButton, pos=_mark(page.map, "incident", 1))
    until(lambda: window.actions_.page == "incident")
    window.back()
    until(lambda: isinstance(window.page, MapPage))
    _mark(page.map, "place", 1)
    page.map.enter_mark(next(one for one in page.map.marks if one.kind == "place"))
    until(lambda: isinstance(window.page, GalleryPage))
    assert window.page.place().target == 'place:"The camp"'  # type: ignore[union-attr]


# ---------------------------------------------------------------- places


def _places_part(window: Window, until: Settled) -> PlacesPart:
    window.go(Place.library("places"))
    until(lambda: window.actions_.page == "library")
    assert window.page is not None
    part = window.page.findChild(PlacesPart)
    assert part is not None
    return part


def _press(part: PlacesPart, words: str) -> None:
    button = next(one for one in part.findChildren(QPushButton) if one.text() == words)
    button.click()


def test_a_place_is_made_described_and_merged_on_the_librarys_page(
    qtbot: QtBot, window: Window, until: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = _library(window)
    describe(library, ["E-1"], {"lat": 41.2, "lon": 22.8})
    part = _places_part(window, until)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("The pier", True))
    _press(part, "New place…")
    until(lambda: part.tree.topLevelItemCount() == 1 and part.form.isEnabled())
    for name, typed in (
        ("name.fr", "La jetee"),
        ("point", "41 12 N, 22 48 E"),
        ("radius", "200m"),
        ("note", "by the crane"),
    ):
        part.editors[name].setFocus()
        type_text(qtbot, typed)
        press(qtbot, Key.Key_Tab)
        until(lambda: window.desk is not None)
    kept = ({"en": "The pier", "fr": "La jetee"}, 41.2, 22.8, 200, "by the crane")

    def stored() -> tuple[object, ...]:
        row = places(library)[0]
        return (row.names, row.lat, row.lon, row.radius_m, row.note)

    until(lambda: stored() == kept)
    until(lambda: "The pier (1)" in part._offered.text())
    _press(part, "Place them")
    until(lambda: item(library, "E-1").row.place == "The pier")

    add_place(library, {"en": "Old pier"})
    until(lambda: part.tree.topLevelItemCount() == 2)
    [old] = part.tree.findItems("Old pier", Qt.MatchFlag.MatchExactly)
    part.tree.setCurrentItem(old)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *args, **__: (args[3][0], True))
    _press(part, "Merge into…")
    until(lambda: len(places(library)) == 1)
    until(lambda: part.tree.topLevelItemCount() == 1)
    _press(part, "Show what lies here")
    until(lambda: isinstance(window.page, GalleryPage) and window.page.view.ids() == [1])


def test_a_point_that_cannot_be_is_refused_and_what_is_kept_stands_again(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    library = _library(window)
    add_place(library, {"en": "The pier"}, point=(41.2, 22.8))
    part = _places_part(window, until)
    until(part.form.isEnabled)
    point = part.editors["point"]
    point.setFocus()
    point.selectAll()
    type_text(qtbot, "somewhere")
    press(qtbot, Key.Key_Tab)
    until(lambda: point.text() == "41.20000, 22.80000")  # type: ignore[union-attr]
    assert places(library)[0].lat == 41.2


def test_a_point_is_picked_on_the_map(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    library = _library(window)
    add_place(library, {"en": "The pier"}, point=(41.2, 22.8))
    part = _places_part(window, until)
    until(part.form.isEnabled)
    _press(part, "Pick on the map…")
    until(lambda: part.findChild(MapPicker) is not None)
    picker = part.findChild(MapPicker)
    assert picker is not None
    until(lambda: picker.map.contents is not None and picker.map.hasFocus())
    scale = picker.map.view.scale
    type_text(qtbot, "+")
    assert picker.map.view.scale > scale
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    until(lambda: places(library)[0].lat != 41.2)
    moved = places(library)[0]
    assert moved.lon == pytest.approx(22.8, abs=1e-4)
    assert 41.19 < (moved.lat or 0) < 41.2


def test_the_inspector_completes_a_place_from_the_gazetteer(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    add_place(_library(window), {"en": "The pier", "fr": "La jetée"})
    window.page.view.go_to(1)  # type: ignore[union-attr]
    from evidence_desk.ui.widgets.inspector import InspectorWidget

    until(lambda: inspected(window))
    inspector = window.findChild(InspectorWidget)
    assert inspector is not None
    field = inspector._place
    until(lambda: field.completer() is not None)
    field.setFocus()
    type_text(qtbot, "pie")
    until(lambda: field.completer().currentCompletion() == "The pier")
