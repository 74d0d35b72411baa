"""The navigator says what there is, and writes only what is another than before."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident, incidents
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.sources import add_source
from evidence_desk.desk.ties import tie
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.navigator import NavigatorWidget
from evidence_desk.ui.widgets.navigator_lines import Line
from evidence_desk.ui.widgets.navigator_tree import NavigatorTree
from evidence_desk.ui.window import Window
from hands import Key, Settled, press


def _tree(window: Window) -> NavigatorTree:
    navigator = window.findChild(NavigatorWidget)
    assert navigator is not None
    return navigator.tree


def _row(tree: NavigatorTree, words: str) -> QTreeWidgetItem | None:
    how = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
    return next(iter(tree.findItems(words, how)), None)


def test_a_count_changes_in_place_and_who_walks_there_stays(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library, tree = window.desk.library, _tree(window)
    until(lambda: [one.text(0) for one in tree.selectedItems()] == ["All items"])
    row, tags = _row(tree, "I-001"), _row(tree, "Tags")
    assert row is not None
    assert tags is not None
    assert not tags.isExpanded()
    tags.setExpanded(True)
    tree.setFocus()
    tree.setCurrentItem(row)
    window.desk.change("", tie, library, ["E-1", "E-2"], ["I-1"])
    until(lambda: row.text(1) == "2")  # the very same row
    assert tags.isExpanded()
    assert tree.currentItem() is row
    add_incident(library, "2009-01-01", {"en": "Earlier"})
    add_section(library, "2", {"en": "Threats"})
    until(lambda: _row(tree, "I-002") is not None and _row(tree, "2  Threats") is not None)
    assert tree.currentItem() is row
    above = row.parent()
    assert [above.child(at).text(0)[:5] for at in range(above.childCount())] == [
        one.ref for one in incidents(library)
    ]
    press(qtbot, Key.Key_Return)
    until(lambda: window.page is not None and window.page.place() == Place.incident("I-001"))


def test_the_place_one_is_at_is_marked_also_where_its_line_comes_later(
    window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library, tree = window.desk.library, _tree(window)
    window.go(Place.gallery("status:new"))
    until(lambda: [one.text(0) for one in tree.selectedItems()] == ["To look at"])
    window.desk.change("", add_source, library, "S-01")
    window.go(Place.gallery("by:S-01"))
    until(lambda: [one.text(0) for one in tree.selectedItems()] == ["S-01"])


_names = st.text("abcdef", min_size=1, max_size=2)
_line = st.builds(
    Line, _names, _names, count=st.sampled_from(("", "1", "2")), open=st.booleans(),
    head=st.booleans(), icon=st.sampled_from(("", "mdi6.plus")),
)  # fmt: skip


def _below(inner: st.SearchStrategy[tuple[Line, ...]]) -> st.SearchStrategy[tuple[Line, ...]]:
    grown = st.builds(
        lambda one, below: Line(
            one.key, one.words, count=one.count, icon=one.icon, open=one.open, below=below
        ),
        _line,
        inner,
    )
    return st.lists(grown, max_size=5, unique_by=lambda one: one.key).map(tuple)


_lines = st.recursive(
    st.lists(_line, max_size=4, unique_by=lambda one: one.key).map(tuple), _below, max_leaves=12
)


def _said(item: QTreeWidgetItem) -> list[object]:
    return [
        (below.text(0), below.text(1), below.icon(0).isNull(), _said(below))
        for below in (item.child(at) for at in range(item.childCount()))
    ]


def _meant(lines: Sequence[Line]) -> list[object]:
    return [(one.words, one.count, not one.icon, _meant(one.below)) for one in lines]


@pytest.fixture
def tree(qtbot: QtBot, display: None) -> NavigatorTree:
    made = NavigatorTree(lambda place: place.target)
    qtbot.addWidget(made)
    made.show()
    return made


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.lists(_lines, min_size=1, max_size=4), st.data())
def test_whatever_it_said_before_it_says_what_it_is_given(
    tree: NavigatorTree, qtbot: QtBot, turns: list[tuple[Line, ...]], data: st.DataObject
) -> None:
    for lines in turns:
        tree.fill(lines)
        if data.draw(st.booleans()):  # else the next ones come before these are written
            qtbot.waitUntil(lambda lines=lines: _said(tree.invisibleRootItem()) == _meant(lines))
    qtbot.waitUntil(lambda: _said(tree.invisibleRootItem()) == _meant(turns[-1]))


def test_a_place_is_marked_while_lines_are_written_anew(tree: NavigatorTree, qtbot: QtBot) -> None:
    """In other colours: what was there is gone, what comes is not all there yet."""
    lines = [Line(str(at), f"I-{at:04d}", Place.incident(f"I-{at:04d}")) for at in range(4000)]
    tree.fill(lines)
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 4000, timeout=20_000)
    tree.write_anew()
    tree.mark("I-3999")
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 4000, timeout=20_000)
    qtbot.waitUntil(lambda: [one.text(0) for one in tree.selectedItems()] == ["I-3999"])


def test_many_lines_leave_the_window_its_turns(tree: NavigatorTree, qtbot: QtBot) -> None:
    lines = [
        Line("head", "Incidents", head=True, below=tuple(
            Line(str(at), f"I-{at:04d}", Place.incident(f"I-{at:04d}")) for at in range(4000)
        ))
    ]  # fmt: skip
    tree.mark("I-3999")
    tree.fill(lines)
    head = tree.topLevelItem(0)
    assert head is not None
    assert 0 < head.childCount() < 4000
    qtbot.waitUntil(lambda: head.childCount() == 4000, timeout=20_000)
    qtbot.waitUntil(lambda: [one.text(0) for one in tree.selectedItems()] == ["I-3999"])
