"""Each line of the benchmarks can be set up and run, on very little; nothing is timed."""

from __future__ import annotations

import os

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
    *review.LINES,
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
