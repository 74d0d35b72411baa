"""Keys that an editor chooses: given, refused, shown everywhere, remembered, never in the way."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

import evidence_desk.ui.commands
import evidence_desk.ui.pages  # noqa: F401  (declares the actions of pages)
from evidence_desk.desk.items import item
from evidence_desk.desk.libraries import open_library
from evidence_desk.domain.errors import UsageError
from evidence_desk.ui.actions import Action, declared
from evidence_desk.ui.keys import KeySet, page_words, portable, pressed, refusal, shown
from evidence_desk.ui.memory import Memory
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.fields import TextField
from evidence_desk.ui.widgets.keys_editor import KeysEditor
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.outline_tree import OutlineTree
from evidence_desk.ui.window import Window
from hands import (
    CTRL,
    PLAIN,
    SHIFT,
    Key,
    Settled,
    close_window,
    open_window,
    press,
    tie_box,
    type_text,
)

SPECS = {spec.id: spec for spec in declared()}
PAGES = sorted({"start", *(page for spec in SPECS.values() for page in spec.page.split())})
IDS = sorted(SPECS)

# ---------------------------------------------------------------- the rule, without a window


def doubles(key_set: KeySet) -> list[tuple[str, str, str]]:
    """Keys that two actions answer to on one page."""
    found = []
    for page in PAGES:
        seen: dict[str, str] = {}
        for id_, keys in key_set.on(page).items():
            found += [(page, key, f"{seen[key]} {id_}") for key in keys if key in seen]
            seen.update(dict.fromkeys(keys, id_))
    return found


def test_the_keys_things_come_with_are_in_order() -> None:
    key_set = KeySet(SPECS, {})
    assert doubles(key_set) == []
    lost = [id_ for id_ in IDS if key_set.of(id_) != key_set.defaults(id_)]
    assert lost == [], "another action has taken a key of these"
    written = [key for spec in SPECS.values() for key in spec.keys if not portable(key)]
    assert written == [], "these are no keys"


def test_every_page_has_a_word_for_where_a_key_works() -> None:
    assert set(PAGES) <= set(page_words())


_PLAIN = [*"ABIKNPRSTX15?/+-.", "Space", "Return", "Esc", "Tab", "Del", "F1", "F2", "F9", "Left"]
_WITH = ["Ctrl+A", "Ctrl+K", "Ctrl+Z", "Ctrl+Return", "Ctrl+Shift+N", "Shift+I", "Shift+Tab"]
_KEYS = st.sampled_from([*_PLAIN, *_WITH, "Up", "PgDown", "Menu", "Alt+F", "Alt+Left", "Meta+K"])
_STEPS = st.lists(
    st.tuples(st.sampled_from(("give", "alone", "take", "reset")), st.sampled_from(IDS), _KEYS),
    max_size=30,
)


def play(key_set: KeySet, steps: list[tuple[str, str, str]]) -> None:
    for what, id_, key in steps:
        before = {one: key_set.of(one) for one in IDS}
        try:
            if what == "take":
                key_set.take(id_, key)
            elif what == "reset":
                key_set.reset(id_)
            else:
                key_set.give(id_, key, alone=what == "alone")
        except UsageError:
            assert {one: key_set.of(one) for one in IDS} == before
        else:
            others = [one for one in IDS if one != id_]
            assert [one for one in others if key_set.of(one) != before[one]] == []
            if what in {"give", "alone"}:
                assert key in key_set.of(id_)


@given(_STEPS)
@settings(max_examples=50, deadline=None)
def test_no_two_actions_ever_answer_to_one_key_on_a_page(steps: list[tuple[str, str, str]]) -> None:
    key_set = KeySet(SPECS, {})
    play(key_set, steps)
    assert doubles(key_set) == []
    again = KeySet(SPECS, json.loads(json.dumps(key_set.chosen)))
    assert {one: again.of(one) for one in IDS} == {one: key_set.of(one) for one in IDS}
    key_set.reset_all()
    assert [one for one in IDS if not key_set.is_default(one)] == []
    assert key_set.chosen == {}


@given(st.dictionaries(st.sampled_from([*IDS, "gone.by"]), st.lists(_KEYS | st.text(max_size=9))))
@settings(max_examples=40, deadline=None)
def test_whatever_was_stored_is_made_the_best_of(stored: dict[str, list[str]]) -> None:
    key_set = KeySet(SPECS, stored)
    assert doubles(key_set) == []
    for id_ in IDS:
        assert [key for key in key_set.of(id_) if refusal(SPECS[id_], key)] == []


def test_a_new_action_does_not_take_a_key_that_was_chosen() -> None:
    """A later version comes with keys that an editor has given away long since."""
    specs = dict(SPECS)
    key_set = KeySet(specs, {"item.pick": ["F6"]})
    specs["new.thing"] = Action("new.thing", "New thing", ("F6",), "gallery")
    assert key_set.of("item.pick") == ("F6",)
    assert key_set.of("new.thing") == ()
    assert not key_set.is_default("new.thing")
    with pytest.raises(UsageError, match="Pick"):
        key_set.reset("new.thing")


@pytest.mark.parametrize(
    ("id_", "key", "said"),
    [
        ("item.pick", "X", "is taken by “Reject” (gallery, review, "),
        ("review.mark", "P", "“Pick” (review)"),
        ("go.all", "Ctrl+4", "“The report” (everywhere)"),
        ("go.all", "P", "What works everywhere needs a key that no page uses."),
        ("item.pick", "Tab", "moves from one control to the next"),
        ("item.pick", "Shift+Tab", "moves from one control to the next"),
        ("item.pick", "Esc", "takes back"),
        ("item.pick", "Return", "confirms"),
        ("review.mark", "Ctrl+C", "fields"),
        ("go.all", "Ctrl+Z", "fields"),
        ("go.all", "Alt+F", "opens a menu"),
        ("item.pick", "Down", "only review and comparison"),
        ("item.pick", "Shift+/", "not a key that can be kept"),
        ("item.pick", "", "not a key that can be kept"),
    ],
)
def test_what_is_in_the_way_is_named(id_: str, key: str, said: str) -> None:
    key_set = KeySet(SPECS, {})
    with pytest.raises(UsageError) as refused:
        key_set.give(id_, key)
    assert said in str(refused.value)
    assert key_set.chosen == {}


def test_a_page_may_have_its_own_meaning_and_that_is_said() -> None:
    key_set = KeySet(SPECS, {})
    said = key_set.give("review.mark", "F9")
    assert (
        said == "Here (review), F9 no longer means “Show or hide the navigator”; elsewhere it does."
    )
    assert "F9" not in key_set.on("review")["view.navigator"]
    assert "F9" in key_set.on("gallery")["view.navigator"]


def test_two_may_change_places() -> None:
    key_set = KeySet(SPECS, {"item.pick": ["X"], "item.reject": ["P"]})
    assert (key_set.of("item.pick"), key_set.of("item.reject")) == (("X",), ("P",))
    with pytest.raises(UsageError, match="Reject"):
        key_set.reset("item.pick")


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "wanted"),
    [
        (Key.Key_I, PLAIN, "i", "I"),
        (Key.Key_I, SHIFT, "I", "Shift+I"),
        (Key.Key_Question, SHIFT, "?", "?"),
        (Key.Key_1, SHIFT, "1", "1"),  # the upper row of a French keyboard
        (Key.Key_I, CTRL | SHIFT, "\t", "Ctrl+Shift+I"),
        (Key.Key_Space, SHIFT, " ", "Shift+Space"),
        (Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "\r", "Return"),
        (Key.Key_5, Qt.KeyboardModifier.KeypadModifier, "5", "5"),
        (Key.Key_Backtab, SHIFT, "\t", "Shift+Tab"),
        (Key.Key_Shift, SHIFT, "", ""),
        (Key.Key_AltGr, PLAIN, "", ""),
        (Key.Key_Dead_Acute, PLAIN, "", ""),
    ],
)
def test_a_key_is_written_as_it_is_printed_on_it(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, wanted: str
) -> None:
    assert pressed(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == wanted


@pytest.mark.parametrize(
    "stored",
    ["", "nonsense", "[1, 2]", '{"item.pick": "P"}', '{"item.pick": [7]}', '{"x": ["P"]}',
     '{"item.pick": ["Ctrl+Nonsense", "A, B", ""]}', '{"item.pick": null}'],
)  # fmt: skip
def test_nonsense_in_the_settings_is_passed_over(tmp_path: Path, stored: str) -> None:
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    kept.setValue("keys", stored)
    key_set = KeySet(SPECS, Memory(kept).keys())
    assert key_set.of("item.pick") == ("P",)


# ---------------------------------------------------------------- in the window


@pytest.fixture
def editor(window: Window, until: Settled) -> KeysEditor:
    """The box, opened from the menu."""
    window.actions_.trigger("keys.edit")
    until(lambda: bool(window.findChildren(KeysEditor)))
    found = window.findChild(KeysEditor)
    assert isinstance(found, KeysEditor)
    until(lambda: QApplication.activeWindow() is found)
    return found


def status_of_first(window: Window) -> str:
    assert window.desk is not None
    return str(item(window.desk.library, "E-000001").row.status)


def take_first(window: Window, until: Settled) -> None:
    assert window.page is not None
    assert window.desk is not None
    window.page.view.go_to(1)  # type: ignore[attr-defined]
    window.page.take_focus()
    until(lambda: window.desk is not None and list(window.desk.selection()) == [1])


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_key_is_changed_by_hand_and_acts_at_once(
    qtbot: QtBot, window: Window, editor: KeysEditor, until: Settled
) -> None:
    type_text(qtbot, "pick")
    press(qtbot, Key.Key_Return)
    assert editor.tree.hasFocus()
    assert editor.current() == "item.pick"
    press(qtbot, Key.Key_Return)
    assert editor.catcher.isVisible()
    press(qtbot, Key.Key_F6)
    assert not editor.catcher.isVisible()
    assert window.actions_.key_set.of("item.pick") == ("F6",)
    assert window.actions_.qaction("item.pick").toolTip() == "Pick (F6)"
    assert window.memory.keys() == {"item.pick": ["F6"]}
    press(qtbot, Key.Key_Escape)
    until(lambda: QApplication.activeWindow() is window)
    take_first(window, until)
    press(qtbot, Key.Key_P)
    press(qtbot, Key.Key_F6)
    until(lambda: status_of_first(window) == "picked")
    assert window.actions_.qaction("item.pick").shortcuts() == [QKeySequence("F6")]
    window.show_palette()
    type_text(qtbot, "pick")
    lines = window.palette_.list
    keys = [lines.item(at).data(Qt.ItemDataRole.UserRole + 3) for at in range(lines.count())]
    assert "F6" in keys
    for typed, first in (("new edit", "New edition"), ("new inc", "New incident")):
        window.palette_.field.setText(typed)
        assert lines.currentItem().text() == first, "and not one that its menu's name helps"
    press(qtbot, Key.Key_Escape)
    window.show_keys()
    assert "F6" in [label.text() for label in window.key_help.findChildren(Label)]


def test_a_conflict_is_refused_where_one_sees_it(
    qtbot: QtBot, window: Window, editor: KeysEditor
) -> None:
    editor.choose("item.pick")
    click(qtbot, editor.more)
    press(qtbot, Key.Key_X)
    assert "“Reject”" in editor.message.text()
    assert editor.message.isVisible()
    assert window.actions_.key_set.of("item.pick") == ("P",)
    assert window.memory.keys() == {}


def test_one_more_one_less_and_back(qtbot: QtBot, window: Window, editor: KeysEditor) -> None:
    key_set = window.actions_.key_set
    editor.choose("item.pick")
    assert not editor.default.isEnabled()
    click(qtbot, editor.more)
    press(qtbot, Key.Key_F6, CTRL | SHIFT)
    assert key_set.of("item.pick") == ("P", "Ctrl+Shift+F6")
    chip = editor.findChild(QPushButton, "keys_editor.remove.P")
    assert isinstance(chip, QPushButton)
    assert chip.accessibleName() == "Remove P"
    click(qtbot, chip)
    assert key_set.of("item.pick") == ("Ctrl+Shift+F6",)
    editor.tree.setFocus()
    press(qtbot, Key.Key_Delete)
    assert key_set.of("item.pick") == ()
    assert not editor.more.isVisible()
    click(qtbot, editor.default)
    assert key_set.of("item.pick") == ("P",)


def test_all_go_back_after_a_question(
    qtbot: QtBot, window: Window, editor: KeysEditor, until: Settled
) -> None:
    assert not editor.all_default.isEnabled()
    window.actions_.change_keys(lambda key_set: key_set.give("item.pick", "F6", alone=True))
    editor.choose("item.pick")
    for answer, left in (("Leave them", {"item.pick": ["F6"]}), ("All as they came", {})):
        click(qtbot, editor.all_default)
        until(lambda: bool(editor.findChildren(QMessageBox, "keys_editor.sure")))
        box = editor.findChildren(QMessageBox, "keys_editor.sure")[-1]
        click(qtbot, next(b for b in box.findChildren(QPushButton) if b.text() == answer))
        until(lambda: not editor.findChildren(QMessageBox, "keys_editor.sure"))
        assert window.memory.keys() == left


def test_an_action_is_found_by_its_key(qtbot: QtBot, editor: KeysEditor) -> None:
    click(qtbot, editor.by_key)
    press(qtbot, Key.Key_I, SHIFT)
    assert editor.current() == "tie.incident.review"
    assert len(editor._lines()) == 1
    editor.by_key.click()
    assert len(editor._lines()) == len(SPECS)
    editor.search.setText("qqqzzz")
    assert editor.message.text() == "Nothing is called that."
    editor.search.clear()
    assert editor.message.text() == ""
    click(qtbot, editor.by_key)
    press(qtbot, Key.Key_Q, CTRL)
    assert editor.isVisible(), "Ctrl+Q is asked for, not done"
    assert editor.current() == "file.quit"
    click(qtbot, editor.by_key)
    click(qtbot, editor.by_key)
    press(qtbot, Key.Key_F12)
    assert editor.message.text() == "No action has F12."
    assert not editor.change.isEnabled()


def test_waiting_for_a_key_ends_with_escape_or_a_click_elsewhere(
    qtbot: QtBot, window: Window, editor: KeysEditor
) -> None:
    editor.choose("item.pick")
    click(qtbot, editor.change)
    press(qtbot, Key.Key_Escape)
    assert editor.isVisible()
    assert not editor.catcher.isVisible()
    assert editor.change.hasFocus()
    click(qtbot, editor.change)
    editor.search.setFocus()
    assert not editor.catcher.isVisible()
    assert window.memory.keys() == {}


def test_the_box_is_in_the_settings_too(qtbot: QtBot, window: Window, until: Settled) -> None:
    window.go(Place.library("settings"))
    until(lambda: window.page is not None and window.page.id == "library")
    button = window.findChild(QPushButton, "settings.keys")
    assert isinstance(button, QPushButton)
    button.click()
    until(lambda: bool(window.findChildren(KeysEditor)))


def test_enter_reviews_only_while_it_is_a_key_of_that(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    take_first(window, until)
    window.actions_.change_keys(lambda key_set: key_set.give("gallery.review", "F6", alone=True))
    press(qtbot, Key.Key_Return)
    qtbot.wait(50)
    assert window.actions_.page == "gallery"
    press(qtbot, Key.Key_F6)
    until(lambda: window.page is not None and window.page.id == "review")
    press(qtbot, Key.Key_Escape)
    until(lambda: window.page is not None and window.page.id == "gallery")
    window.actions_.change_keys(lambda key_set: key_set.reset("gallery.review"))
    press(qtbot, Key.Key_Return)
    until(lambda: window.page is not None and window.page.id == "review")


def test_the_next_window_remembers(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.actions_.change_keys(lambda key_set: key_set.give("go.palette", "F12", alone=True))
    other = open_window(qtbot, tmp_path)
    try:
        assert other.actions_.key_set.of("go.palette") == ("F12",)
        assert "F12 finds any action." in other.start._foot.text()
        other.actions_.change_keys(lambda key_set: key_set.reset_all())
        assert "Ctrl+K finds any action." in other.start._foot.text()
    finally:
        close_window(other)


def test_texts_that_name_keys_follow(window: Window, until: Settled) -> None:
    give = window.actions_.change_keys
    inspector = window.inspector_pane
    window.go(Place.review([1]))
    until(lambda: window.actions_.page == "review")
    give(lambda key_set: key_set.give("review.clip_in", "F6", alone=True))
    give(lambda key_set: key_set.give("tie.incident.review", "F7", alone=True))
    said = "None yet: F6 and O cut a clip in review, M sets a mark."
    until(lambda: said in {label.text() for label in inspector.findChildren(Label)})
    tips = {button.toolTip() for button in inspector.findChildren(QToolButton)}
    assert "Tie to an incident (F7)" in tips


def test_the_other_language_says_keys_in_its_own_words(window: Window) -> None:
    window.choose_language("fr")
    assert shown("Ctrl+Return") == "Ctrl+Entrée"
    assert window.actions_.keys("report.add") == "Ctrl+Entrée"
    assert "(Maj+I)" in window.actions_.qaction("tie.incident.review").toolTip()


# ---------------------------------------------------------------- nothing in the way


def in_review(window: Window, until: Settled) -> None:
    take_first(window, until)
    window.go(Place.review([1, 2, 3]))
    until(lambda: window.actions_.page == "review" and window.desk.current == 1)  # type: ignore[union-attr]


def field(window: Window, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, f"field.{name}")
    assert isinstance(found, QLineEdit)
    return found


def inspectors_button(window: Window, words: str) -> QToolButton:
    buttons = window.inspector_pane.findChildren(QToolButton)
    return next(button for button in buttons if words in button.toolTip())


def test_escape_takes_back_what_was_typed_before_it_leaves_review(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    in_review(window, until)
    title = field(window, "title.en")
    until(title.isVisible)
    title.setFocus()
    type_text(qtbot, "wrong")
    press(qtbot, Key.Key_Escape)
    assert (title.text(), window.actions_.page) == ("", "review")
    press(qtbot, Key.Key_Escape)
    until(lambda: window.actions_.page == "gallery")


def test_escape_closes_the_palette_and_stays_in_review(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    in_review(window, until)
    press(qtbot, Key.Key_K, CTRL)
    until(window.palette_.isVisible)
    type_text(qtbot, "qqqzzz")
    assert window.palette_.list.item(0).text() == "Nothing is called that."
    press(qtbot, Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert window.actions_.page == "review"


def test_ctrl_enter_in_a_description_saves_it(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    take_first(window, until)
    description = window.findChild(TextField, "field.description.en")
    assert isinstance(description, TextField)
    until(description.isVisible)
    description.setFocus()
    type_text(qtbot, "A van")
    press(qtbot, Key.Key_Return, CTRL)
    library = window.desk.library
    until(lambda: item(library, "E-000001").descriptions.get("en") == "A van")
    assert window.actions_.page == "gallery", "Ctrl+Enter made a section instead"


def test_space_presses_the_button_in_focus_in_review(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    in_review(window, until)
    add = inspectors_button(window, "Tie to a section")
    until(add.isVisible)
    add.setFocus()
    press(qtbot, Key.Key_Space)
    until(lambda: tie_box(window) is not None)


def test_the_incident_button_of_the_inspector_works_in_review(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    in_review(window, until)
    add = inspectors_button(window, "Tie to an incident")
    until(add.isVisible)
    add.click()
    until(lambda: tie_box(window) is not None)


def test_one_gets_out_of_the_outline_by_keys(qtbot: QtBot, window: Window, until: Settled) -> None:
    window.go(Place.report())
    tree = window.findChild(OutlineTree)
    assert isinstance(tree, OutlineTree)
    until(lambda: tree.topLevelItemCount() == 1)
    tree.setCurrentItem(tree.topLevelItem(0))
    tree.setFocus()
    press(qtbot, Key.Key_Escape)
    assert not tree.hasFocus()


def test_the_start_does_without_a_library(qtbot: QtBot, tmp_path: Path) -> None:
    opened = open_window(qtbot, tmp_path)
    try:
        opened.actions_.trigger("keys.edit")
        assert opened.findChildren(KeysEditor)
    finally:
        close_window(opened)


def test_a_library_opens_with_bad_keys_in_the_settings(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "case"
    close_window(window)
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    kept.setValue("keys", '{"item.pick": ["Nonsense+"], "review.next": ["Tab"], "gone": ["P"]}')
    kept.sync()
    opened = open_window(qtbot, tmp_path)
    try:
        opened.take(open_library(path, "Mara"))
        assert opened.actions_.keys("item.pick") == "P"
    finally:
        close_window(opened)


def test_f2_edits_a_cell_though_it_does_something_everywhere(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    for page_action in ("review.title", "vocabulary.rename"):
        window.actions_.change_keys(lambda key_set, one=page_action: key_set.take(one, "F2"))  # type: ignore[misc]
    window.actions_.change_keys(lambda key_set: key_set.give("view.navigator", "F2", alone=True))
    window.go(Place.report())
    tree = window.findChild(OutlineTree)
    assert isinstance(tree, OutlineTree)
    until(lambda: tree.topLevelItemCount() == 1)
    tree.setCurrentItem(tree.topLevelItem(0))
    tree.setFocus()
    press(qtbot, Key.Key_F2)
    until(lambda: tree.state() == OutlineTree.State.EditingState)
    assert window.navigator_pane.isVisible()
    press(qtbot, Key.Key_Escape)
    assert tree.state() != OutlineTree.State.EditingState
    window.page.setFocus()  # type: ignore[union-attr]
    window.menuBar().setFocus()
    press(qtbot, Key.Key_F2)
    until(lambda: not window.navigator_pane.isVisible())


#: Texts on keys that belong to a list or a box itself, and cannot be changed.
_OWN_KEYS = (
    "The outline is empty.",
    "F2 changes a label",
    "Left: the library’s word holds.",
    "Sound, pictures, clips and marks",
    "Return begins a line",
    "I begins a span where the film stands",
)


def test_no_text_names_a_key_that_can_be_changed() -> None:
    """Such a text asks for the key of now; a literal would be wrong once it is another."""
    path = Path(__file__).resolve().parents[2] / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    named = re.compile(
        r"Ctrl\+|\bF\d{1,2}\b|\([A-Z]\)|\bPg(Up|Down)\b|^[B-Z] |; [B-Z] | and [B-Z]\b"
    )
    found = [text for text in module.words() if named.search(text)]
    assert [text for text in found if not text.startswith(_OWN_KEYS)] == []


def test_a_menu_names_what_several_pages_have_once(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    """And an action that was not seen meanwhile still answers to its key."""
    [menu] = [one for one in window.menuBar().findChildren(QMenu) if one.title() == "&Go"]
    everything = len(menu.actions())
    menu.popup(window.mapToGlobal(window.rect().center()))
    until(menu.isVisible)
    seen = [one.text() for one in menu.actions() if one.isVisible() and not one.isSeparator()]
    assert len(seen) == len(set(seen)) < everything
    [search] = [one for one in menu.actions() if one.isVisible() and one.text() == "&Search line"]
    assert search.isEnabled(), "the one of this page stands for all"
    menu.close()
    until(lambda: all(one.isVisible() for one in menu.actions()))
