"""Who cannot see the window or use a mouse: every control has a name, and keys reach it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evidence_desk.desk.editions import add_edition
from evidence_desk.desk.items import item
from evidence_desk.domain.items import Kind
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.export_dialog import ExportDialog
from evidence_desk.ui.widgets.file_facts import FileFacts
from evidence_desk.ui.widgets.outline_tree import OutlineTree
from evidence_desk.ui.window import Window
from hands import (
    CTRL,
    SHIFT,
    Key,
    Settled,
    close_window,
    open_window,
    press,
    tie_box,
    tie_boxes_offer,
    type_text,
)

_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_PARTS = (QComboBox, QLineEdit, QAbstractSpinBox, QMenuBar)  # what is inside is named by these


def controls(root: QWidget) -> Iterator[QWidget]:
    """What can be clicked or typed in, and what the keys can go to, as far as it is in sight."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or isinstance(widget, QScrollBar | QHeaderView):
            continue
        if isinstance(widget, QLabel) and not widget.text():
            continue
        if isinstance(widget.parentWidget(), _PARTS) or widget.objectName().startswith("qt_"):
            continue
        focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled()
        if widget.focusProxy() is None and (isinstance(widget, _CONTROLS) or focus):
            yield widget


def spoken(widget: QWidget) -> str:
    """What a screen reader says the thing is called."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


def nameless(root: QWidget) -> list[str]:
    """The controls of which a screen reader could only say what kind they are."""
    found = []
    for widget in controls(root):
        if spoken(widget):
            continue
        path = []
        above: QWidget | None = widget
        while above is not None:
            path.append(above.objectName() or type(above).__name__)
            above = above.parentWidget()
        found.append(" < ".join(path[:5]))
    return found


def show_all(window: Window, until: Settled) -> dict[str, list[str]]:
    """Go everywhere; what has no name there, by place."""
    assert window.desk is not None
    library = window.desk.library
    add_edition(library, "First")
    kinds = {item(library, f"E-{n:06}").row.kind: n for n in range(1, 10)}
    found: dict[str, list[str]] = {}
    places = [
        Place.gallery(),
        Place.gallery("no-such-word"),
        Place.incident("I-001"),
        Place.section("1"),
        Place.report(),
        Place.draft("First"),
        Place.edition("First"),
        Place.library(),
        Place.map(),
        *(Place.review([kinds[kind]]) for kind in Kind),
        Place.compare([kinds[Kind.PHOTO], kinds[Kind.VIDEO]], 0, 1),
    ]
    for place in places:
        window.go(place)
        until(lambda place=place: window.actions_.page == place.page)  # type: ignore[misc]
        if place.page == "review":
            until(lambda ref=f"E-{place.ids[0]:06}": ref in window.page.title())  # type: ignore[misc, union-attr]
        QApplication.processEvents()
        name = f"{place.page} {place.target}{list(place.ids)}"
        found[name] = nameless(window)
        assert window.page is not None
        for tabs in window.page.findChildren(QTabWidget):
            for at in range(tabs.count()):
                tabs.setCurrentIndex(at)
                QApplication.processEvents()
                found[f"{name} {tabs.tabText(at)}"] = nameless(window)
    return {where: names for where, names in found.items() if names}


def test_every_control_of_every_page_has_a_name(window: Window, until: Settled) -> None:
    window.resize(1500, 950)
    assert show_all(window, until) == {}


def test_the_start_page_has_names(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    other = open_window(qtbot, tmp_path)
    try:
        assert nameless(other) == []
    finally:
        close_window(other)


def test_the_table_and_the_folded_parts_have_names(window: Window, until: Settled) -> None:
    window.actions_.trigger("gallery.table")
    window.page.view.go_to(1)  # type: ignore[union-attr]
    until(lambda: window.findChild(FileFacts) is not None)
    for button in window.inspector_pane.findChildren(QToolButton):
        if button.isCheckable() and not button.isChecked():
            button.click()
    assert window.findChild(QTableView).isVisible()
    found = nameless(window)
    window.actions_.trigger("gallery.grid")  # how it is looked at is remembered
    assert found == []


def _by_action(id_: str) -> Callable[[Window], None]:
    return lambda window: window.actions_.trigger(id_)


def _hand_over(window: Window) -> None:
    assert window.desk is not None
    add_edition(window.desk.library, "First")
    ExportDialog(window.desk, "First", 0, window).open()


_BOXES: dict[str, Callable[[Window], None]] = {
    "new library": lambda window: window.ask_new(),
    "import": lambda window: window.ask_import([Path(__file__).parent]),
    "hand over": _hand_over,
    "keys": _by_action("keys.edit"),
    "about": lambda window: window.show_about(),
    "columns": _by_action("gallery.columns"),
}


@pytest.mark.parametrize("box", _BOXES)
def test_every_box_has_names(window: Window, until: Settled, box: str) -> None:
    _BOXES[box](window)

    def opened() -> list[QDialog]:
        return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]

    until(lambda: bool(opened()))
    dialog = opened()[0]
    QApplication.processEvents()
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    assert list(controls(dialog))


def test_what_lies_over_the_window_has_names(qtbot: QtBot, window: Window, until: Settled) -> None:
    window.page.view.go_to(1)  # type: ignore[union-attr]
    window.show_palette()
    assert nameless(window.palette_) == []
    press(qtbot, Key.Key_Escape)
    window.show_keys()
    assert nameless(window.key_help) == []
    press(qtbot, Key.Key_Escape)
    for kind in ("incident", "section", "tag"):
        window.actions_.trigger(f"tie.{kind}")
        until(lambda: tie_box(window) is not None)
        assert nameless(tie_box(window) or window) == []
        press(qtbot, Key.Key_Escape)
        until(lambda: tie_box(window) is None)


# ---------------------------------------------------------------- without a mouse


def reached(qtbot: QtBot, window: Window) -> list[QWidget]:
    """What Tab leads to, until it comes round."""
    found: list[QWidget] = []
    for _ in range(150):
        focus = QApplication.focusWidget()
        if focus is None or focus in found:
            break
        found.append(focus)
        if isinstance(focus, OutlineTree):
            press(qtbot, Key.Key_Escape)
        else:
            press(qtbot, Key.Key_Tab)
    return found


@pytest.mark.parametrize(
    "place",
    [Place.gallery(), Place.incident("I-001"), Place.section("1"), Place.report(),
     Place.draft("First"), Place.edition("First"), Place.library(), Place.review([1, 2])],
    ids=lambda place: place.page,
)  # fmt: skip
def test_tab_reaches_every_control_of_a_page(
    qtbot: QtBot, window: Window, until: Settled, place: Place
) -> None:
    assert window.desk is not None
    window.resize(1500, 950)
    add_edition(window.desk.library, "First")
    window.go(place)
    until(lambda: window.actions_.page == place.page)
    assert window.page is not None
    page = window.page
    until(lambda: bool(list(controls(page))))
    desk = window.desk
    until(lambda: not desk.reading())  # what is still to come would be passed by
    page.take_focus()
    seen = reached(qtbot, window)
    wanted = [
        widget
        for widget in controls(page)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    missing = [spoken(widget) for widget in wanted if widget not in seen]
    assert missing == []
    outside = [widget for widget in seen if not page.isAncestorOf(widget)]
    assert [w for w in outside if window.navigator_pane.isAncestorOf(w)], "not the navigator"


def test_what_only_a_click_reaches_is_an_action_with_a_key_or_in_the_menus(
    window: Window, until: Settled
) -> None:
    """Tool buttons that take no focus are there twice: as buttons, and as actions."""
    window.go(Place.review([1, 2]))
    until(lambda: window.actions_.page == "review")
    declared = {window.actions_.qaction(spec.id) for spec in window.actions_.active()}
    assert window.page is not None
    alone = [
        spoken(button)
        for button in window.page.findChildren(QToolButton)
        if button.isVisible()
        and button.focusPolicy() == Qt.FocusPolicy.NoFocus
        and button.defaultAction() not in declared
        and not isinstance(button.parentWidget(), QLineEdit)
    ]
    assert alone == []


def test_an_item_is_reviewed_without_a_mouse(qtbot: QtBot, window: Window, until: Settled) -> None:
    """From the gallery to a described, ranked, tied item and back, by keys alone."""
    assert window.desk is not None
    desk = window.desk
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_Home)
    until(lambda: len(desk.selection()) == 1)
    press(qtbot, Key.Key_Return)
    until(lambda: window.actions_.page == "review")
    first = desk.selected_refs()[0]

    press(qtbot, Key.Key_3)
    until(lambda: item(desk.library, first).row.rank == 3)
    press(qtbot, Key.Key_P)
    until(lambda: item(desk.library, first).row.status == "picked")
    press(qtbot, Key.Key_I, SHIFT)
    until(lambda: tie_box(window) is not None)
    type_text(qtbot, "raid")
    until(lambda: "Raid" in tie_boxes_offer(window))
    press(qtbot, Key.Key_Return)
    until(lambda: bool(item(desk.library, first).incidents))
    press(qtbot, Key.Key_F2)
    type_text(qtbot, "The first boat")
    press(qtbot, Key.Key_Return)
    until(lambda: item(desk.library, first).titles.get("en") == "The first boat")
    description = window.findChild(QPlainTextEdit, "field.description.en")
    assert description is not None
    until(description.isVisible)
    for _ in range(80):
        if description.hasFocus():
            break
        press(qtbot, Key.Key_Tab)
    assert description.hasFocus()
    type_text(qtbot, "N P X 5")  # letters, not what they mean elsewhere
    press(qtbot, Key.Key_Return, CTRL)
    until(lambda: item(desk.library, first).descriptions.get("en") == "N P X 5")
    assert item(desk.library, first).row.rank == 3
    press(qtbot, Key.Key_Escape)
    until(lambda: window.actions_.page == "gallery")
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: not item(desk.library, first).descriptions.get("en"))
