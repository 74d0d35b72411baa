"""Undo of every command gives back the very same catalogue, and redo what it took away."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from evidence_desk.catalogue import tables
from evidence_desk.desk import (
    chronology,
    clocks,
    describe,
    exhibit_order,
    merging,
    occasions,
    outline,
    outlining,
    places,
    searches,
    sources,
    suggestions,
    term_tables,
    ties,
    vocabularies,
)
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import history, next_redo, next_undo, redo, undo, verify_log
from evidence_desk.desk.items import item
from evidence_desk.desk.libraries import Library, change_settings, open_library
from evidence_desk.domain.errors import ConflictError, DeskError

State = dict[str, list[tuple[Any, ...]]]


def state_of(library: Library) -> State:
    """Every remembered row, and the words the search knows."""
    with library.read() as connection:
        # As it lies there: it is asked for after each command, and to prepare it takes longer.
        database = connection.connection.driver_connection
        assert database is not None
        found: State = {
            name: database.execute(f"SELECT * FROM {table.name} ORDER BY id").fetchall()
            for name, table in tables.REMEMBERED.items()
        }
        found["words"] = database.execute("SELECT rowid, * FROM words ORDER BY rowid").fetchall()
        return found


_REFS = st.lists(
    st.integers(1, 9).map(lambda number: f"E-{number:06d}"), min_size=1, max_size=4, unique=True
)
_TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30)
_CLOCKS = st.builds(
    clocks.ClockWords,
    make=st.sampled_from(["", "pentax", "Canon"]),
    folder=st.sampled_from(["", "phone", "phone/DCIM"]),
    since=st.sampled_from(["", "2010-09-22"]),
    shift=st.sampled_from(["", "+1:02", "-1 day"]),
    zone=st.sampled_from(["", "Europe/Athens"]),
    evidence_item=st.sampled_from(["", "E-1"]),
)


@pytest.fixture(scope="session")
def case(_template: Path) -> Path:
    """The folder the machine below begins from, each time anew."""
    Desk.template = _template
    return _template


class Desk(RuleBasedStateMachine):
    """Commands in any order; `states` holds the catalogue before each that can be undone."""

    template: Path

    @initialize()
    def begin(self) -> None:
        self.path = self.template.parent / "machine"
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.copytree(self.template, self.path)
        self.library = open_library(self.path, "Mara")
        self.states: list[State] = [state_of(self.library)]
        self.undone: list[State] = []

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()

    def _did(self, command: Any, *args: Any, **named: Any) -> None:
        """Run a command; one that is refused must have changed nothing."""
        before = self.states[-1]
        try:
            command(self.library, *args, **named)
        except DeskError:
            assert state_of(self.library) == before
            return
        after = state_of(self.library)
        if after != before:
            self.states.append(after)
            self.undone = []

    @rule(refs=_REFS, title=_TEXTS, language=st.sampled_from(["en", "fr"]))
    def say(self, refs: list[str], title: str, language: str) -> None:
        self._did(describe.describe, refs, {f"title.{language}": title})

    @rule(
        refs=_REFS,
        values=st.fixed_dictionaries(
            {},
            optional={
                "rank": st.integers(0, 6),
                "status": st.sampled_from(["new", "seen", "picked", "rejected", "lost"]),
                "access": st.sampled_from(["open", "confidential"]),
                "captured": st.sampled_from(["2010-09", "summer 2009", "", "never"]),
                "place": _TEXTS,
                "lat": st.sampled_from([41.5, -200.0, None]),
                "lon": st.sampled_from([23.5, -200.0, None]),
            },
        ),
    )
    def set_fields(self, refs: list[str], values: dict[str, Any]) -> None:
        self._did(describe.describe, refs, values)

    @rule(date=st.sampled_from(["2010", "2010-09-21?", None]), title=_TEXTS)
    def new_incident(self, date: str | None, title: str) -> None:
        self._did(chronology.add_incident, date=date, titles={"en": title})

    @rule(number=st.sampled_from(["1", "1.1", "1.2", "2", "3.1", "x.y"]), title=_TEXTS)
    def new_section(self, number: str, title: str) -> None:
        self._did(outline.add_section, number, {"en": title})

    @rule(
        refs=_REFS,
        incident=st.integers(1, 3),
        section=st.sampled_from(["1", "1.1", "2"]),
        tag=st.sampled_from(["abuse:sleep", "force:police", "force:nobody"]),
        which=st.integers(1, 7),
    )
    def tie(self, refs: list[str], incident: int, section: str, tag: str, which: int) -> None:
        self._did(
            ties.tie,
            refs,
            [f"I-{incident}"] if which & 1 else [],
            [section] if which & 2 else [],
            [tag] if which & 4 else [],
        )

    @rule(refs=_REFS, section=st.sampled_from(["1", "1.1", "2"]))
    def untie(self, refs: list[str], section: str) -> None:
        self._did(ties.untie, refs, [], [section], ["abuse:sleep"])

    @rule(start=st.floats(0, 3), length=st.floats(-1, 3))
    def clip(self, start: float, length: float) -> None:
        film = item_ids(self.library, "kind:video")[0]
        self._did(describe.add_clip, f"E-{film}", start, start + length, {"fr": "extrait"})

    @rule(note=_TEXTS, at=st.floats(0, 3))
    def mark(self, note: str, at: float) -> None:
        film = item_ids(self.library, "kind:video")[0]
        self._did(describe.add_mark, f"E-{film}", at, note)

    @rule(kind=st.sampled_from(["C", "M"]), number=st.integers(1, 3))
    def remove(self, kind: str, number: int) -> None:
        self._did(describe.remove, [f"{kind}-{number}"])

    @rule(name=_TEXTS, french=st.just("") | _TEXTS, parent=st.none() | st.integers(1, 3))
    def new_place(self, name: str, french: str, parent: int | None) -> None:
        self._did(places.add_place, {"en": name, "fr": french}, point=(41.5, 23.5), parent=parent)

    @rule(
        place=st.integers(1, 4),
        values=st.fixed_dictionaries(
            {},
            optional={
                "name.en": st.just("") | _TEXTS,
                "point": st.sampled_from(["", "41.5, 23.5", "nowhere"]),
                "radius": st.sampled_from(["", "2km", "-3"]),
                "parent": st.sampled_from(["", "1", "2", "9"]),
            },
        ),
    )
    def change_place(self, place: int, values: dict[str, Any]) -> None:
        self._did(places.change_place, place, values)

    @rule(refs=_REFS, place=st.integers(1, 4))
    def place_items(self, refs: list[str], place: int) -> None:
        self._did(describe.describe, refs, {"gazetteer": place})

    @rule(place=st.integers(1, 4), into=st.integers(1, 4))
    def merge_places(self, place: int, into: int) -> None:
        self._did(places.merge_places, place, into)

    @rule(place=st.integers(1, 4), clear=st.booleans())
    def remove_place(self, place: int, clear: bool) -> None:
        self._did(places.remove_place, place, clear=clear)

    @rule(number=st.integers(1, 3))
    def remove_incident(self, number: int) -> None:
        self._did(chronology.remove_incident, f"I-{number}")

    @rule(
        incident=st.integers(1, 3),
        values=st.fixed_dictionaries(
            {},
            optional={
                "date": st.sampled_from(["2010-09", "night of 21 to 22 September 2010", "never"]),
                "place": _TEXTS,
                "lat": st.sampled_from([41.5, 200.0]),
                "lon": st.just(23.5),
                "note": _TEXTS,
            },
        ),
    )
    def new_occasion(self, incident: int, values: dict[str, Any]) -> None:
        self._did(occasions.add_occasion, f"I-{incident}", values)

    @rule(incident=st.integers(1, 3), number=st.integers(1, 4), place=st.just("") | _TEXTS)
    def change_occasion(self, incident: int, number: int, place: str) -> None:
        self._did(occasions.change_occasion, f"I-{incident}", number, {"place": place})

    @rule(incident=st.integers(1, 3), number=st.integers(1, 4))
    def remove_occasion(self, incident: int, number: int) -> None:
        self._did(occasions.remove_occasion, f"I-{incident}", number)

    @rule(
        number=st.sampled_from(["1", "1.1", "2"]), way=st.sampled_from(["up", "down", "in", "out"])
    )
    def move_section(self, number: str, way: str) -> None:
        self._did(outline.move_section, number, way)

    @rule(number=st.sampled_from(["1", "1.1", "2"]))
    def remove_section(self, number: str) -> None:
        self._did(outline.remove_section, number)

    @rule(after=st.sampled_from([None, "1", "1.1"]), title=_TEXTS)
    def new_section_beside(self, after: str | None, title: str) -> None:
        self._did(outlining.add_beside, after, {"en": title})

    @rule(after=st.sampled_from([None, "1"]), below=st.sampled_from([None, "2"]))
    def new_sections(self, after: str | None, below: str | None) -> None:
        self._did(outlining.add_list, "One\n\tTwo\nThree", "fr", after=after, below=below)

    @rule(number=st.sampled_from(["1", "2"]), parent=st.sampled_from([None, "1", "2", "1.1"]))
    def put_section(self, number: str, parent: str | None) -> None:
        self._did(outlining.put_section, number, parent, 0)

    @rule(refs=_REFS, number=st.sampled_from(["1", "1.1"]))
    def order_exhibits(self, refs: list[str], number: str) -> None:
        self._did(exhibit_order.order_exhibits, number, refs[:1])
        self._did(exhibit_order.move_exhibit, number, refs[-1], 1)

    @rule(number=st.sampled_from(["1", "1.1"]))
    def order_by_date(self, number: str) -> None:
        self._did(exhibit_order.order_by_date, number)

    @rule(old=st.sampled_from(["abuse:sleep", "abuse:blows", "abuse:physical-violence"]))
    def merge_terms(self, old: str) -> None:
        self._did(merging.merge_terms, old, "abuse:baton")

    @rule()
    def take_in_a_vocabulary(self) -> None:
        self._did(term_tables.import_terms, "abuse", "code,parent,en\nnew,sleep,N\nsleep,,S")

    @rule()
    def remove_vocabulary(self) -> None:
        self._did(vocabularies.remove_vocabulary, "abuse")

    @rule(label=_TEXTS)
    def new_tag(self, label: str) -> None:
        self._did(vocabularies.add_term, "abuse", {"en": label})

    @rule()
    def remove_tag(self) -> None:
        self._did(vocabularies.remove_term, "abuse:sleep")

    @rule(code=st.sampled_from(["S-01", "S-02", "s-01", " "]))
    def new_source(self, code: str) -> None:
        self._did(sources.add_source, code, "a friend", name="N. N.")

    @rule(
        code=st.sampled_from(["S-01", "S-02"]),
        values=st.fixed_dictionaries(
            {},
            optional={
                "new_code": st.sampled_from(["S-03", "S-01", " "]),
                "note": _TEXTS,
                "consent": st.sampled_from(["", "to the ombudsman"]),
                "consent_until": st.sampled_from(["", "2030-06-30", "soon"]),
                "name": st.sampled_from(["", "N. N."]),
            },
        ),
    )
    def change_source(self, code: str, values: dict[str, str]) -> None:
        self._did(sources.change_source, code, **values)

    @rule(code=st.sampled_from(["S-01", "S-02"]))
    def remove_source(self, code: str) -> None:
        self._did(sources.remove_source, code)

    @rule(refs=_REFS, code=st.sampled_from(["S-01", "S-02"]))
    def give_source(self, refs: list[str], code: str) -> None:
        self._did(describe.describe, refs, {"source": code})

    @rule(words=_CLOCKS)
    def correct_a_clock(self, words: clocks.ClockWords) -> None:
        self._did(clocks.add_clock, words)

    @rule(number=st.integers(1, 3), words=_CLOCKS)
    def correct_it_otherwise(self, number: int, words: clocks.ClockWords) -> None:
        self._did(clocks.change_clock, number, words)

    @rule(number=st.integers(1, 3))
    def remove_correction(self, number: int) -> None:
        self._did(clocks.remove_clock, number)

    @rule(refs=_REFS, incident=st.integers(1, 3))
    def decline(self, refs: list[str], incident: int) -> None:
        self._did(suggestions.decline, f"I-{incident}", refs)

    @rule(refs=_REFS, incident=st.integers(1, 3))
    def take_back(self, refs: list[str], incident: int) -> None:
        self._did(suggestions.take_back, f"I-{incident}", refs)

    @rule(name=_TEXTS)
    def save_search(self, name: str) -> None:
        self._did(searches.save_search, name, "kind:video")

    @rule(title=_TEXTS)
    def rename_library(self, title: str) -> None:
        self._did(change_settings, title=title)

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        assert next_undo(self.library)
        assert undo(self.library) is not None
        self.undone.append(self.states.pop())
        assert state_of(self.library) == self.states[-1]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        assert next_redo(self.library)
        assert redo(self.library) is not None
        self.states.append(self.undone.pop())
        assert state_of(self.library) == self.states[-1]

    @invariant()
    def the_journal_holds(self) -> None:
        if hasattr(self, "library"):
            report = verify_log(self.library)
            assert report.ok, report.problems


def test_undo_and_redo_are_exact_for_every_command(case: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_undo_says_what_it_would_undo_in_both_languages(library: Library) -> None:
    ref = chronology.add_incident(library, "2010-09-21", {"en": "The quay"})
    ties.tie(library, ["E-1", "E-2"], [ref])
    assert next_undo(library) == f"tie 2 items to {ref}"
    assert ref in str(next_undo(library, "fr"))
    assert next_undo(library, "fr") != next_undo(library)


def test_undo_leaves_what_others_did_alone(library: Library) -> None:
    describe.describe(library, ["E-1"], {"title.en": "mine"})
    with open_library(library.path, "Jonas") as other:
        describe.describe(other, ["E-2"], {"title.en": "theirs"})
    assert undo(library) is not None
    assert item(library, 1).titles == {}
    assert item(library, 2).titles == {"en": "theirs"}


def test_undo_is_refused_where_somebody_changed_the_same_row_since(library: Library) -> None:
    describe.describe(library, ["E-1"], {"rank": 3})
    with open_library(library.path, "Jonas") as other:
        describe.describe(other, ["E-1"], {"rank": 5})
    with pytest.raises(ConflictError):
        undo(library)
    assert item(library, 1).rank == 5


def _as_jonas(library: Library, ref: str, **values: Any) -> None:
    with open_library(library.path, "Jonas") as other:
        describe.describe(other, [ref], values)


def test_a_step_that_others_changed_is_refused_once_and_those_before_it_follow(
    library: Library,
) -> None:
    for number in (1, 2, 3):
        describe.describe(library, [f"E-{number}"], {"rank": number})
    _as_jonas(library, "E-2", rank=5)
    assert undo(library) is not None
    assert next_undo(library) == "describe E-000002"
    with pytest.raises(ConflictError, match="step before"):
        undo(library)
    assert next_undo(library) == "describe E-000001"
    assert undo(library) is not None
    assert undo(library) is None
    assert [item(library, number).rank for number in (1, 2, 3)] == [0, 5, 0]
    assert redo(library) is not None
    assert redo(library) is not None
    assert redo(library) is None
    assert [item(library, number).rank for number in (1, 2, 3)] == [1, 5, 3]
    assert undo(library) is not None
    assert undo(library) is not None
    assert undo(library) is None
    assert verify_log(library).ok


def test_what_cannot_be_done_again_does_not_bar_what_comes_after(library: Library) -> None:
    describe.describe(library, ["E-1"], {"rank": 1})
    describe.describe(library, ["E-2"], {"rank": 2})
    assert undo(library) is not None
    assert undo(library) is not None
    _as_jonas(library, "E-1", rank=5)
    with pytest.raises(ConflictError):
        redo(library)
    assert redo(library) is not None
    assert redo(library) is None
    assert [item(library, number).rank for number in (1, 2)] == [5, 2]


def test_a_step_made_on_one_that_was_left_is_not_taken_back_over_others(library: Library) -> None:
    describe.describe(library, ["E-1"], {"rank": 1})
    describe.describe(library, ["E-1"], {"rank": 2})
    _as_jonas(library, "E-1", rank=5)
    for _step in range(2):
        with pytest.raises(ConflictError):
            undo(library)
    assert undo(library) is None
    assert item(library, 1).rank == 5


def test_a_library_that_another_writes_to_leaves_the_step_for_the_next_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence_desk.catalogue.library._BUSY_SECONDS", 0.05)
    describe.describe(library, ["E-1"], {"rank": 3})
    with (
        open_library(library.path, "Jonas") as slow,
        open_library(library.path, "Mara") as mine,
        slow.derive(),
        pytest.raises(ConflictError, match="at this moment"),
    ):
        undo(mine)
    assert undo(library) is not None
    assert item(library, 1).rank == 0


def test_the_history_of_an_item_names_what_was_done_to_it(library: Library) -> None:
    describe.describe(library, ["E-1", "E-2"], {"title.en": "Smoke over the quay"})
    describe.describe(library, ["E-3"], {"title.en": "Another"})
    told = history(library, ("item", 1))
    assert told[0].editor == "Mara"
    assert any("Smoke over the quay" in line for line in told[0].lines())
    assert not any("Another" in line for entry in told for line in entry.lines())


def test_a_row_changed_behind_the_journals_back_is_found(library: Library) -> None:
    with library.derive() as connection:
        connection.exec_driver_sql("UPDATE items SET rank = 4 WHERE id = 2")
    report = verify_log(library)
    assert not report.ok
    assert any("items" in problem and "rank" in problem for problem in report.problems)


def test_an_entry_rewritten_is_found(library: Library) -> None:
    describe.describe(library, ["E-1"], {"rank": 3})
    with library.derive() as connection:
        connection.exec_driver_sql("UPDATE journal SET editor = 'Nobody' WHERE id = 2")
    assert not verify_log(library).ok
