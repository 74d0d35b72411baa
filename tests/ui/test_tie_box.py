"""The tie boxes: what they offer, and that keys tie one item or many, once."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident, incidents
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import next_undo
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.ties import tie
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.window import Window
from hands import CTRL, Key, Settled, press, tie_box, tie_boxes_offer, type_text


def _offers(window: Window) -> list[str]:
    """The lines of the open box, with what is said behind the words."""
    box = tie_box(window)
    if box is None:
        return []
    return [box.list.item(at).toolTip() for at in range(box.list.count())]


def _open(qtbot: QtBot, window: Window, until: Settled, key: Key, *rows: int) -> None:
    view = window.page.view  # type: ignore[union-attr]
    view.select_ids([view.model.id_at(row) for row in rows])
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, key)
    until(lambda: tie_box(window) is not None and bool(_offers(window)))


def test_the_box_offers_what_happened_about_then_and_says_why(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    number = window.page.view.model.id_at(0)  # type: ignore[union-attr]
    describe(library, [f"E-{number}"], {"captured": "2010-10-03T10:12"})
    add_incident(library, "2010-10-03T09:50", {"en": "Gate forced", "fr": "Portail forcé"})
    tie(library, ["E-2"], incidents=["I-1"])  # used last, yet twelve days off
    _open(qtbot, window, until, Key.Key_I, 0)
    assert _offers(window)[0].startswith("I-002 Gate forced – taken 22 min after · ")
    assert "taken 12 days after" in _offers(window)[1]
    press(qtbot, Key.Key_Return)
    until(lambda: item(library, number).row.incidents == ("I-002",))
    window.choose_language("fr")
    until(lambda: len(window.page.view.ids()) == 9)  # type: ignore[union-attr]
    row = window.page.view.model.place_of(number)  # type: ignore[union-attr]
    _open(qtbot, window, until, Key.Key_I, row)
    assert _offers(window)[0].startswith("I-002 Portail forcé – pris 22 min après · ")
    press(qtbot, Key.Key_Escape)


def test_what_one_tied_to_last_stands_first_the_next_time(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    add_section(library, "2", {"en": "Arms"})
    add_section(library, "3", {"en": "Boats"})
    _open(qtbot, window, until, Key.Key_S, 0, 1)
    type_text(qtbot, "boa")
    until(lambda: "Boats" in tie_boxes_offer(window))
    press(qtbot, Key.Key_Return)
    until(lambda: len(items_json(library, "section:3")) == 2)
    _open(qtbot, window, until, Key.Key_S, 2)
    assert "Boats" in _offers(window)[0]
    assert len(_offers(window)) == 3
    press(qtbot, Key.Key_Escape)
    until(lambda: tie_box(window) is None)


def test_a_date_typed_finds_what_happened_then_and_a_title_behind_it_makes_another(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    _open(qtbot, window, until, Key.Key_I, 0)
    type_text(qtbot, "21/9/2010 raid")
    until(lambda: "I-001" in tie_boxes_offer(window) and len(_offers(window)) == 2)
    press(qtbot, Key.Key_Return)
    until(lambda: incidents(library)[0].items == 1)
    assert len(incidents(library)) == 1
    _open(qtbot, window, until, Key.Key_I, 0)
    type_text(qtbot, "21/9/2010 raid")
    press(qtbot, Key.Key_Return, CTRL)
    until(lambda: len(incidents(library)) == 2)
    made = next(row for row in incidents(library) if row.ref == "I-002")
    assert (made.date, made.titles) == ("2010-09-21", {"en": "raid"})


def test_digits_and_letters_do_the_same_in_a_list_and_in_review_and_type_in_the_box(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    view = window.page.view  # type: ignore[union-attr]
    ids = view.ids()
    refs = {number: f"E-{number}" for number in ids}

    def marked(numbers: list[int]) -> set[tuple[int, str]]:
        rows = [item(library, number).row for number in numbers]
        return {(row.rank, str(row.status)) for row in rows}

    for numbers in (ids[:1], ids):
        view.select_ids(numbers)
        window.page.take_focus()  # type: ignore[union-attr]
        for key, rank, status in (
            (Key.Key_4, 4, "new"),
            (Key.Key_P, 4, "picked"),
            (Key.Key_X, 4, "rejected"),
            (Key.Key_U, 4, "new"),
            (Key.Key_0, 0, "new"),
        ):
            press(qtbot, key)
            until(lambda r=rank, s=status, n=numbers: marked(n) == {(r, s)})  # type: ignore[misc]
    tie(library, [refs[ids[0]]], sections=["1"])
    _open(qtbot, window, until, Key.Key_S, *range(9))
    type_text(qtbot, "4pxur")
    assert tie_box(window).line.text() == "4pxur"  # type: ignore[union-attr]
    press(qtbot, Key.Key_Escape)
    until(lambda: tie_box(window) is None)
    assert marked(ids) == {(0, "new")}

    window.go(Place.review(ids))
    page = window.page
    assert page is not None
    until(lambda: page._detail is not None and page._detail.row.id == ids[0])  # type: ignore[attr-defined]
    page.take_focus()
    press(qtbot, Key.Key_5)
    until(lambda: item(library, ids[0]).row.rank == 5)
    press(qtbot, Key.Key_P)
    until(lambda: item(library, ids[0]).row.status == "picked")
    assert marked(ids[1:]) == {(0, "new")}


def test_r_ties_everything_selected_again_as_one_step(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    _open(qtbot, window, until, Key.Key_I, 0)
    press(qtbot, Key.Key_Return)
    until(lambda: incidents(library)[0].items == 1)
    press(qtbot, Key.Key_A, CTRL)
    until(lambda: len(window.desk.selection()) == 9)  # type: ignore[union-attr]
    press(qtbot, Key.Key_R)
    until(lambda: incidents(library)[0].items == 9)
    assert str(next_undo(library)) == "tie 9 items to I-001"
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: incidents(library)[0].items == 1)


def test_r_in_review_goes_on_to_the_next_item_and_ties_that(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    ids = window.page.view.ids()  # type: ignore[union-attr]
    _open(qtbot, window, until, Key.Key_S, 0)
    press(qtbot, Key.Key_Return)
    until(lambda: len(items_json(library, "section:1")) == 1)
    window.go(Place.review(ids))
    until(lambda: window.desk.current == ids[0])  # type: ignore[union-attr]
    page = window.page
    assert page is not None
    page.take_focus()
    for at in (1, 2, 3):
        press(qtbot, Key.Key_R)
        until(lambda at=at: item(library, ids[at]).row.sections == ("1",))  # type: ignore[misc]
    assert item(library, ids[4]).row.sections == ()


def test_a_tag_that_nobody_knows_is_made_in_the_vocabulary_one_chooses(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    number = window.page.view.model.id_at(0)  # type: ignore[union-attr]
    _open(qtbot, window, until, Key.Key_T, 0)
    type_text(qtbot, "zeppelin")
    until(lambda: "New tag: zeppelin – Object seen" in " ".join(_offers(window)))
    names = _offers(window)
    press(qtbot, Key.Key_Return)  # which vocabulary is not guessed
    box = tie_box(window)
    assert box is not None
    while "Object seen" not in names[box.list.currentRow()]:
        press(qtbot, Key.Key_Down)
    assert item(library, number).row.tags == ()
    press(qtbot, Key.Key_Return)
    until(lambda: item(library, number).row.tags == ("object:zeppelin",))


def test_a_section_that_is_not_there_is_said_to_be_none(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    _open(qtbot, window, until, Key.Key_S, 0)
    type_text(qtbot, "zeppelin")
    box = tie_box(window)
    assert box is not None
    until(lambda: box.list.item(0).text() == "Nothing is called that.")
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert tie_box(window) is not None
    press(qtbot, Key.Key_Escape)
    until(lambda: tie_box(window) is None)
