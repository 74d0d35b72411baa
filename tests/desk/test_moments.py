"""Clips and marks are titled, described, tied and found exactly like items."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from openpyxl import load_workbook
from test_undo import State, state_of

from evidence_desk.desk import chronology, describe, editions, outline, ties
from evidence_desk.desk.counting import counts
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.handover import export_pack, export_workbook
from evidence_desk.desk.history import history, undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json, moments_json, show
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.rows import item_rows
from evidence_desk.desk.sheets import export_sheet, import_sheet
from evidence_desk.desk.suggestions import suggest
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.items import make_ref


@pytest.fixture
def film(library: Library) -> str:
    """The one film of the quay's library; there are an incident and two headings to tie to."""
    chronology.add_incident(library, "2010-09-21", {"en": "Raid", "fr": "Descente"}, access="open")
    for number in ("1", "1.1"):
        outline.add_section(library, number, {"en": f"Heading {number}", "fr": f"Titre {number}"})
    return make_ref("item", item_ids(library, "kind:video")[0])


def _paper(library: Library) -> str:
    return make_ref("item", item_ids(library, "kind:document")[0])


# ---------------------------------------------------------------- said, tied, found


def test_a_mark_is_titled_and_described_in_each_language(library: Library, film: str) -> None:
    mark = describe.add_mark(library, film, 0.5, "light?", titles={"en": "A light crosses"})
    describe.describe(
        library, [mark], {"title.fr": "Une lueur passe", "description.en": "From left to right."}
    )
    shown = show(library, mark)
    assert shown["titles"] == {"en": "A light crosses", "fr": "Une lueur passe"}
    assert shown["descriptions"] == {"en": "From left to right."}
    assert shown["note"] == "light?"
    with pytest.raises(UsageError, match="not written in “de”"):
        describe.describe(library, [mark], {"title.de": "Ein Licht"})
    with pytest.raises(UsageError, match="note"):
        describe.describe(library, [mark], {"note": " "})
    assert verify_log(library).ok


@pytest.mark.parametrize("words", ["crosses", "lueur", "gauche", "working"])
def test_an_item_is_found_by_what_is_said_of_its_marks(
    library: Library, film: str, words: str
) -> None:
    mark = describe.add_mark(library, film, 0.5, "working note")
    describe.describe(
        library,
        [mark],
        {
            "title.en": "A light crosses",
            "title.fr": "Une lueur passe",
            "description.fr": "De gauche à droite.",
        },
    )
    number = int(film[2:])
    assert item_ids(library, words) == [number]
    assert item_ids(library, f"note:{words}") == [number]
    assert item_ids(library, mark) == [number]
    describe.remove(library, [mark])
    assert item_ids(library, words) == []
    undo(library)
    assert item_ids(library, words) == [number]


@pytest.mark.parametrize("kind", ["clip", "mark"])
def test_a_tied_clip_or_mark_brings_its_item_everywhere(
    library: Library, film: str, kind: str
) -> None:
    one = (
        describe.add_clip(library, film, 0, 1)
        if kind == "clip"
        else describe.add_mark(library, film, 0.5, "here")
    )
    number = int(film[2:])
    before = counts(library)
    done = ties.tie(library, [one], ["I-1"], ["1.1"], ["force:police"])
    assert (done.changed, done.subjects) == (3, 1)
    assert ties.tie(library, [one], ["I-1"], ["1.1"]).changed == 0
    for query in ("incident:I-1", "section:1", "tag:force:police", "has:incident"):
        assert item_ids(library, query) == [number]
    [row] = item_rows(library, [number])
    assert (row.incidents, row.sections, row.tags) == (("I-001",), ("1.1",), ("force:police",))
    after = counts(library)
    assert after.no_incident == before.no_incident - 1
    assert outline.section(library, "1.1").items == 1
    assert chronology.incident(library, "I-1").items == 1
    assert film not in [found.ref for found in suggest(library, "I-1")]
    shown = show(library, one)
    assert (shown["incidents"], shown["sections"], shown["tags"]) == (
        ["I-001"],
        ["1.1"],
        ["force:police"],
    )
    assert ties.tie_counts(library, [one]) == {
        "incidents": {"I-001": 1},
        "sections": {"1.1": 1},
        "tags": {"force:police": 1},
    }
    assert ties.tie_counts(library, [film]) == {"incidents": {}, "sections": {}, "tags": {}}
    assert ties.untie(library, [film], ["I-1"]).changed == 0
    assert ties.untie(library, [one], ["I-1"]).changed == 1
    assert item_ids(library, "incident:I-1") == []
    assert ties.take_from_section(library, [film], "1").changed == 1
    assert verify_log(library).ok


def test_the_same_tie_of_item_clip_and_mark_are_three(library: Library, film: str) -> None:
    clip = describe.add_clip(library, film, 0, 1)
    mark = describe.add_mark(library, film, 0.5, "here")
    assert ties.tie(library, [film, clip, mark], ["I-1"]).changed == 3
    assert ties.untie(library, [mark], ["I-1"]).changed == 1
    assert ties.untie(library, [film, clip, mark], ["I-1"]).changed == 2


def test_ties_are_copied_from_and_to_marks(library: Library, film: str) -> None:
    mark = describe.add_mark(library, film, 0.5, "here")
    clip = describe.add_clip(library, film, 0, 1)
    ties.tie(library, [mark], ["I-1"], ["1"])
    assert ties.copy_ties(library, mark, [clip, "E-2"]).changed == 4
    assert show(library, clip)["sections"] == ["1"]
    with pytest.raises(UsageError, match="not tied"):
        ties.copy_ties(library, describe.add_mark(library, film, 1, "there"), ["E-2"])


def test_a_mark_goes_with_its_texts_and_ties_and_comes_back_with_them(
    library: Library, film: str
) -> None:
    mark = describe.add_mark(library, film, 0.5, "here", titles={"en": "A light"})
    ties.tie(library, [mark], ["I-1"], ["1"])
    before = state_of(library)
    describe.remove(library, [mark])
    with library.read() as connection:
        query = "SELECT count(*) FROM texts WHERE owner = 'mark'"
        assert connection.exec_driver_sql(query).scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM ties").scalar() == 0
    undo(library)
    assert state_of(library) == before
    assert verify_log(library).ok


def test_what_is_said_of_a_clip_or_mark_is_in_its_items_history(
    library: Library, film: str
) -> None:
    """And so the window, which follows the item, shows it at once."""
    record = ("item", int(film[2:]))
    mark = describe.add_mark(library, film, 0.5, "here")
    clip = describe.add_clip(library, film, 0, 1)
    for one in (mark, clip):
        describe.describe(library, [one], {"title.en": "A light crosses"})
        newest = history(library, record)[0]
        assert newest.title == f"describe {one}"
        assert "A light crosses" in newest.lines()[0]
    ties.tie(library, [mark], ["I-1"])
    assert mark in history(library, record)[0].lines()[0]


# ---------------------------------------------------------------- where they lie


@pytest.mark.parametrize(
    "values",
    [{"at_s": 99}, {"at_s": "-1"}, {"page": 1}, {"region": "0.5,0.5,0.6,0.1"}, {"region": "1,2"}],
)
def test_a_mark_is_not_moved_out_of_its_item(
    library: Library, film: str, values: dict[str, Any]
) -> None:
    mark = describe.add_mark(library, film, 0.5, "here")
    with pytest.raises(UsageError):
        describe.describe(library, [mark], values)
    assert show(library, mark)["at_s"] == 0.5


@pytest.mark.parametrize("values", [{"end_s": 99}, {"start_s": 98, "end_s": 99}, {"start_s": 1.5}])
def test_a_clip_is_not_moved_out_of_its_item(
    library: Library, film: str, values: dict[str, Any]
) -> None:
    clip = describe.add_clip(library, film, 0, 1)
    with pytest.raises(UsageError):
        describe.describe(library, [clip], values)
    describe.describe(library, [clip], {"start_s": "0:00:00.250", "end_s": "0:00:01.500"})
    assert [show(library, clip)[name] for name in ("from_s", "to_s")] == [0.25, 1.5]


def test_a_region_is_kept_and_moved(library: Library, film: str) -> None:
    photo = make_ref("item", item_ids(library, "kind:photo")[0])
    mark = describe.add_mark(library, photo, None, "a plate", (0.25, 0.5, 0.1, 0.2))
    assert show(library, mark)["region"] == [0.25, 0.5, 0.1, 0.2]
    describe.describe(library, [mark], {"region": "0, 0, 1, 1"})
    assert show(library, mark)["region"] == [0, 0, 1, 1]
    for nonsense in ((0, 0, 0, 0.1), (0.5, 0.5, 0.6, 0.1), (0, 0, 1), "a,b,c,d"):
        with pytest.raises(UsageError, match="region"):
            describe.add_mark(library, photo, None, "nothing", nonsense)


def test_clips_and_marks_are_listed_for_scripts(library: Library, film: str) -> None:
    clip = describe.add_clip(library, film, 0.5, 1, {"fr": "Une lueur"})
    mark = describe.add_mark(library, film, 0.25, "here")
    page = describe.add_mark(library, _paper(library), None, "names", page=1)
    ties.tie(library, [mark], ["I-1"])
    found = {one["ref"]: one for one in moments_json(library)}
    assert set(found) == {clip, mark, page}
    assert [one["ref"] for one in moments_json(library, "kind:video")] == [clip, mark]
    assert found[mark]["incidents"] == ["I-001"]
    assert (found[mark]["kind"], found[mark]["at_s"]) == ("mark", 0.25)
    assert (found[clip]["from_s"], found[clip]["to_s"]) == (0.5, 1)
    assert found[page]["page"] == 1
    assert len({tuple(one) for one in found.values()}) == 1  # the same keys for all
    [told] = items_json(library, "kind:video")
    assert told["marks"][0]["incidents"] == ["I-001"]
    assert told["clips"][0]["titles"] == {"fr": "Une lueur"}


# ---------------------------------------------------------------- what goes out


def _passages(library: Library, ref: str, **edition: Any) -> tuple[str, ...]:
    name = f"Edition {edition}"
    editions.add_edition(library, name, **edition)
    made = editions.dossier(library, name)
    return next(one.passages for one in made.exhibits if one.ref == ref)


def test_a_tied_mark_makes_its_item_an_exhibit_and_is_its_passage(
    library: Library, film: str
) -> None:
    mark = describe.add_mark(library, film, 0.5, "light?")
    describe.add_mark(library, film, 0.25, "only a note")
    describe.describe(library, [mark], {"title.en": "A light", "title.fr": "Une lueur"})
    ties.tie(library, [mark], ["I-1"], ["1.1"])
    assert _passages(library, film, language="en", sections=["1"]) == (
        "0:00:00.250 only a note",
        "0:00:00.500 A light [I-001, 1.1]",
    )
    french = _passages(library, film, language="fr", incidents=["I-1"])
    assert french[1] == "0:00:00.500 Une lueur [I-001, 1.1]"


def test_passages_name_spans_pages_and_details(library: Library, film: str) -> None:
    paper, photo = _paper(library), make_ref("item", item_ids(library, "kind:photo")[0])
    describe.add_clip(library, film, 0.5, 1.25, {"en": "A light"})
    describe.add_mark(library, paper, None, "the names", page=1)
    describe.add_mark(library, photo, None, "a plate", (0, 0, 0.5, 0.5))
    ties.tie(library, [film, paper, photo], [], ["1"])
    assert _passages(library, film) == ("0:00:00.500–0:00:01.250 A light",)
    assert _passages(library, paper, language="fr") == ("page 1 the names",)
    assert _passages(library, photo, sections=["1"]) == ("detail a plate",)


def test_the_workbook_prints_passages_to_the_millisecond(
    library: Library, film: str, tmp_path: Path
) -> None:
    clip = describe.add_clip(library, film, 0.5, 1.25, {"en": "A light"})
    mark = describe.add_mark(library, film, 0.75, "here", titles={"en": "It crosses"})
    ties.tie(library, [clip, mark], ["I-1"])
    editions.add_edition(library, "Full")
    book = load_workbook(export_workbook(library, "Full", tmp_path / "full.xlsx"))
    cells = [cell for row in book.worksheets[1].iter_rows() for cell in row]
    said = [str(cell.value) for cell in cells]
    assert any("0:00:00.750 It crosses [I-001]" in text for text in said)
    assert any(cell.number_format.endswith("ss.000") for cell in cells)


CANARY = "the lookout at the north door"


@pytest.mark.parametrize("field", ["title.en", "description.en", "note"])
def test_the_public_never_reads_of_marks(
    library: Library, film: str, tmp_path: Path, field: str
) -> None:
    mark = describe.add_mark(library, film, 0.5, "here")
    describe.describe(library, [mark], {field: CANARY})
    describe.describe(library, [film], {"access": "open", "title.en": "A light"})
    ties.tie(library, [mark], ["I-1"], ["1"])
    editions.add_edition(library, "Public", audience="public")
    [entry] = editions.dossier(library, "Public").exhibits
    assert (entry.ref, entry.passages) == (film, ())
    export_pack(library, "Public", tmp_path / "silent")
    _open_statement(library, tmp_path)
    with pytest.raises(UsageError, match=mark):
        export_pack(library, "Public", tmp_path / "pack")


def _open_statement(library: Library, folder: Path) -> None:
    """Something open that says what a mark or a clip says."""
    path = folder / "statement.txt"
    path.write_text(f"I was {CANARY} that night.", "utf-8")
    [ref] = import_paths(library, [path], access="open").added
    describe.describe(library, [ref], {"title.en": "A statement"})
    ties.tie(library, [ref], ["I-1"])


def test_a_mark_tied_to_what_is_closed_withholds_its_item(library: Library, film: str) -> None:
    describe.describe(library, [film], {"access": "open", "title.en": "A light"})
    mark = describe.add_mark(library, film, 0.5, "here")
    ties.tie(library, [film], ["I-1"])
    editions.add_edition(library, "Public", audience="public")
    assert [one.state for one in editions.dossier(library, "Public").exhibits] == ["in"]
    closed = chronology.add_incident(library, "2010", {"en": "Closed"}, access="confidential")
    ties.tie(library, [mark], [closed])
    made = editions.dossier(library, "Public")
    assert not any(one.state == "in" for one in made.exhibits)
    assert made.left_out.items == 1


def test_what_is_said_of_a_closed_items_clip_is_searched_for(
    library: Library, film: str, tmp_path: Path
) -> None:
    clip = describe.add_clip(library, film, 0, 1, {"en": CANARY})
    _open_statement(library, tmp_path)
    editions.add_edition(library, "Public", audience="public")
    with pytest.raises(UsageError, match=clip):
        export_pack(library, "Public", tmp_path / "pack")


def test_the_sheet_leaves_a_marks_ties_with_the_mark(
    library: Library, film: str, tmp_path: Path
) -> None:
    mark = describe.add_mark(library, film, 0.5, "here")
    ties.tie(library, [mark], ["I-1"])
    path = tmp_path / "sheet.xlsx"
    export_sheet(library, path, "kind:video")
    assert not import_sheet(library, path).changes
    book = load_workbook(path)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    sheet.cell(2, names.index("incidents") + 1).value = ""
    book.save(path)
    report = import_sheet(library, path)
    assert "untie the mark" in report.refused[0].reason
    assert show(library, mark)["incidents"] == ["I-001"]


# ---------------------------------------------------------------- any order, and back


_NUMBERS = st.lists(
    st.tuples(st.sampled_from("CM"), st.integers(1, 4)).map(lambda one: f"{one[0]}-{one[1]}"),
    min_size=1,
    max_size=3,
    unique=True,
)
_WORDS = st.sampled_from(["A light", "Une lueur", "", "=1+1", "‮"])


class Moments(RuleBasedStateMachine):
    """What is done to clips and marks, in any order; in the end all of it is undone."""

    template: Path

    @initialize()
    def begin(self) -> None:
        path = self.template.parent / "moments"
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.template, path)
        self.library = open_library(path, "Mara")
        chronology.add_incident(self.library, "2010", {"en": "Raid"})
        outline.add_section(self.library, "1", {"en": "Violence"})
        self.film = make_ref("item", item_ids(self.library, "kind:video")[0])
        self.states: list[State] = [state_of(self.library)]

    def teardown(self) -> None:
        if not hasattr(self, "library"):
            return
        try:
            while len(self.states) > 1:
                self._undo()
            assert verify_log(self.library).ok
        finally:
            self.library.close()

    def _did(self, command: Any, *args: Any) -> None:
        before = self.states[-1]
        try:
            command(self.library, *args)
        except DeskError:
            assert state_of(self.library) == before
            return
        after = state_of(self.library)
        if after != before:
            self.states.append(after)

    def _undo(self) -> None:
        assert undo(self.library) is not None
        self.states.pop()
        assert state_of(self.library) == self.states[-1]

    @rule(start=st.floats(0, 1), length=st.floats(0.1, 1))
    def clip(self, start: float, length: float) -> None:
        self._did(describe.add_clip, self.film, start, start + length, {"en": "A clip"})

    @rule(at=st.floats(0, 2))
    def mark(self, at: float) -> None:
        self._did(describe.add_mark, self.film, at, "here", None, None, {"fr": "Un repère"})

    @rule(
        refs=_NUMBERS,
        field=st.sampled_from(["title.en", "description.fr", "title.de", "note", "at_s", "end_s"]),
        value=_WORDS,
    )
    def say(self, refs: list[str], field: str, value: str) -> None:
        self._did(describe.describe, refs, {field: value})

    @rule(refs=_NUMBERS, to=st.floats(0, 3))
    def move(self, refs: list[str], to: float) -> None:
        clips = [ref for ref in refs if ref[0] == "C"]
        if clips:
            self._did(describe.describe, clips, {"end_s": to})

    @rule(refs=_NUMBERS, which=st.integers(1, 7))
    def tie(self, refs: list[str], which: int) -> None:
        self._did(ties.tie, refs, *self._targets(which))

    @rule(refs=_NUMBERS, which=st.integers(1, 7))
    def untie(self, refs: list[str], which: int) -> None:
        self._did(ties.untie, refs, *self._targets(which))

    def _targets(self, which: int) -> tuple[list[str], list[str], list[str]]:
        return (
            ["I-1"] if which & 1 else [],
            ["1"] if which & 2 else [],
            ["force:police"] if which & 4 else [],
        )

    @rule(refs=_NUMBERS)
    def copy(self, refs: list[str]) -> None:
        self._did(ties.copy_ties, refs[0], [*refs[1:], "E-2"])

    @rule(refs=_NUMBERS)
    def remove(self, refs: list[str]) -> None:
        self._did(describe.remove, refs)

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        self._undo()


@pytest.fixture
def case(_template: Path) -> Path:
    """The folder the machine above begins from, each time anew."""
    Moments.template = _template
    return _template


def test_whatever_is_done_to_clips_and_marks_can_be_undone_to_the_start(case: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Moments,
        settings=settings(
            max_examples=16,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
