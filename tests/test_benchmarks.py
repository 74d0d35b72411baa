"""Each line of the benchmarks can be set up and run, on very little; nothing is timed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from benchmarks import (
    annex,
    intake,
    pack,
    review,
    scroll,
    search,
    selection,
    sheet,
    verify,
    window,
    workbook,
    yardsticks,
)
from benchmarks.corpus import Corpus
from benchmarks.harness import Line, measure, table

#: In one process: what they look at is made once.
pytestmark = pytest.mark.xdist_group("benchmarks")

LINES = (
    *intake.LINES,
    *verify.LINES,
    *pack.LINES,
    *annex.LINES[:1],
    *workbook.LINES,
    *search.LINES,
    *window.LINES,
    *scroll.LINES,
    *(kind.line() for kind in sorted(review.KINDS, key=lambda one: (one.library, one.query))),
    *selection.LINES,
    *sheet.LINES,
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A few files and a few rows."""
    return Corpus(tmp_path_factory.mktemp("benchmarks"), 0.0002)


@pytest.fixture(autouse=True)
def _unsettled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is timed, nobody waits until the disk has written what all others wrote."""
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture(scope="module", autouse=True)
def _window_stays() -> Iterator[None]:
    """Lines that review the same items do it in one window: each takes long to come up."""
    opened, known = review._window, dict[tuple[Path, str], review._Window]()
    with ExitStack() as held, pytest.MonkeyPatch.context() as patch:

        @contextmanager
        def kept(corpus: Corpus, library: Path, query: str) -> Iterator[review._Window]:
            if (library, query) not in known:
                held.close()
                known.clear()
                known[library, query] = held.enter_context(opened(corpus, library, query))
            yield known[library, query]

        patch.setattr(review, "_window", kept)
        yield


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_a_line_is_measured_on_very_little(line: Line, corpus: Corpus) -> None:
    if (sentence := yardsticks.missing(line.programs)) is not None:
        pytest.skip(sentence)
    measured = measure(line, corpus, 1)
    assert measured.work in table([measured])


def test_a_missing_program_is_said_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yardsticks, "program", lambda name: None)
    assert yardsticks.missing(["exiftool", "cp"]) == (
        "Install the Debian package coreutils and libimage-exiftool-perl to measure this line; "
        "it is left out."
    )


def test_what_a_process_held_is_its_own_and_not_of_whoever_started_it() -> None:
    ballast = bytearray(b"1") * (300 << 20)
    said = subprocess.run(
        [sys.executable, "-c", "from benchmarks.memory import most_held; print(most_held())"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: None,  # a fork takes along what was held
    )
    assert 1 << 20 < int(said.stdout) < len(ballast) // 2
