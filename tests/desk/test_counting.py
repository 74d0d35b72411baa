"""The navigator's numbers are those that a search for the same thing finds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_desk.desk.chronology import add_incident, remove_incident
from evidence_desk.desk.counting import counts
from evidence_desk.desk.describe import add_clip, describe
from evidence_desk.desk.history import redo, undo
from evidence_desk.desk.items import item_ids
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.merging import merge_terms
from evidence_desk.desk.outline import add_section, remove_section, sections
from evidence_desk.desk.sources import add_source, sources
from evidence_desk.desk.ties import tie, untie
from evidence_desk.desk.verify import verify
from evidence_desk.desk.vocabularies import add_term, add_vocabulary, vocabularies
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import make_ref

_SECTIONS = ("1", "1.1", "1.1.2", "1.2", "2", "3.1")
_TERMS = ("shape:round", "shape:ring", "shape:coil")


def _words_for(library: Library) -> None:
    """Sections and terms below each other, an incident and a source."""
    for number in _SECTIONS:
        add_section(library, number, {"en": number})
    add_incident(library, "2010-09-21", {"en": "Raid"})
    add_source(library, "S-01")
    add_vocabulary(library, "shape", {"en": "Shape"})
    add_term(library, "shape", {"en": "Round"}, code="round")
    add_term(library, "shape", {"en": "Ring"}, code="ring", parent="round")
    add_term(library, "shape", {"en": "Coil"}, code="coil", parent="ring")


def _agrees(library: Library, query: str) -> None:
    """Each number is what a search for that alone finds."""

    def hits(chip: str) -> int:
        return len(item_ids(library, f"{query} {chip}".strip()))

    def some(chips: dict[Any, str]) -> dict[Any, int]:
        return {key: n for key, chip in chips.items() if (n := hits(chip))}

    found = counts(library, query)
    assert found.total == hits("")
    assert found.no_incident == hits("-has:incident")
    assert found.no_section == hits("-has:section")
    assert found.undated == hits("-has:date")
    assert found.to_look_at == hits("status:new")
    assert found.missing == hits("is:missing")
    assert found.problems == hits("is:damaged")
    for name in ("kind", "status", "access", "rank"):
        told = getattr(found, f"by_{name}")
        assert told == some({value: f"{name}:{value}" for value in told})
        assert sum(told.values()) == found.total
    for told in (found.by_year, found.by_month):
        assert told == some({date: f"date:{date}" for date in told})
    assert sum(found.by_year.values()) >= found.total - found.undated
    incidents = range(1, 6)
    assert found.incidents == some({one: f"incident:I-{one}" for one in incidents})
    assert found.sections == some({one.id: f"section:{one.number}" for one in sections(library)})
    assert found.sources == some({one.id: f"by:{one.code}" for one in sources(library)})
    shapes = next(one for one in vocabularies(library) if one.code == "shape")
    assert found.terms == some({term.id: f"tag:{term.ref}" for term in shapes.terms})


@pytest.mark.parametrize("query", ["", "img", "kind:photo", "-has:incident", "nothing at all"])
def test_each_count_is_what_a_search_finds(library: Library, query: str) -> None:
    refs = [make_ref("item", number) for number in item_ids(library)]
    _words_for(library)
    tie(library, refs[:4], ["I-1"], ["1.1"], ["shape:coil"])
    tie(library, refs[2:6], (), ["1.1.2", "1.2"], ["shape:ring"])
    tie(library, refs[5:7], (), ["1", "2"], ["shape:round"])
    tie(library, refs[7:8], (), ["3.1"])
    describe(library, refs[:2], {"status": "picked", "rank": "3"})
    _agrees(library, query)


@pytest.fixture(scope="module")
def worded(_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of nine items with sections, terms, an incident, a source and a clip."""
    path = tmp_path_factory.mktemp("worded") / "case"
    shutil.copytree(_template, path)
    with open_library(path, "Mara") as library:
        _words_for(library)
        film = item_ids(library, "kind:video OR kind:audio")[0]
        add_clip(library, make_ref("item", film), 0, 0.1)
    return path


_REFS = st.lists(
    st.sampled_from([make_ref("item", number) for number in range(1, 10)]),
    min_size=1,
    max_size=6,
    unique=True,
)
_TARGETS = st.tuples(
    st.lists(st.just("I-1")),
    st.lists(st.sampled_from(_SECTIONS)),
    st.lists(st.sampled_from(_TERMS)),
)
_VALUES = st.sampled_from(
    [
        {"status": "picked"}, {"status": "rejected", "rank": "2"}, {"access": "open"},
        {"captured": "2010-09"}, {"captured": "2010-12-30/2011-02-02"}, {"captured": "2011"},
        {"captured": ""}, {"source": "S-01"}, {"source": ""},
    ]
)  # fmt: skip


def _lose(library: Library, number: int) -> None:
    """An original is gone, and somebody looks for it."""
    for path in library.path.glob(f"originals/*/E-{number:06d} *"):
        path.unlink()
    verify(library)


def _step(does: Callable[..., object], *drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(st.just(does), st.tuples(*drawn))


_STEPS = st.one_of(
    _step(lambda library, refs, targets: tie(library, refs, *targets), _REFS, _TARGETS),
    _step(lambda library, refs, targets: untie(library, refs, *targets), _REFS, _TARGETS),
    _step(lambda library, targets: tie(library, ["C-1"], *targets), _TARGETS),
    _step(describe, _REFS, _VALUES),
    _step(undo),
    _step(redo),
    _step(remove_section, st.sampled_from(_SECTIONS)),
    _step(lambda library: remove_incident(library, "I-1")),
    _step(merge_terms, st.sampled_from(_TERMS), st.sampled_from(_TERMS)),
    _step(lambda library: add_section(library, "1.2.1", {"en": "Below"})),
    _step(_lose, st.integers(1, 9)),
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(_STEPS, st.booleans()), min_size=1, max_size=6),
    st.sampled_from(["", "img", "(kind:photo OR section:1.1)", "-tag:shape:ring"]),
)
def test_numbers_follow_every_change_whichever_program_makes_it(
    worded: Path, steps: list[tuple[Any, bool]], query: str
) -> None:
    with TemporaryDirectory() as folder:
        path = shutil.copytree(worded, Path(folder) / "case")
        with open_library(path, "Mara") as ours, open_library(path, "Ali") as other:
            counts(ours)  # so that it is held before anything changes
            for (does, drawn), elsewhere in steps:
                try:
                    does(other if elsewhere else ours, *drawn)
                except DeskError:
                    continue
                assert counts(ours, query) == counts(other, query)
            _agrees(ours, query)
