"""Measure and print the table: ``python -m benchmarks [NAME…] [--small] [--runs N]``."""

from __future__ import annotations

import argparse
import compileall
import shutil
import sys
import tempfile
import time
from pathlib import Path

import evidence_desk
from benchmarks import (
    annex,
    axis,
    intake,
    mapping,
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
from benchmarks.harness import Line, Measured, machine, measure, table

LINES: tuple[Line, ...] = (
    *intake.LINES,
    *verify.LINES,
    *pack.LINES,
    *annex.LINES,
    *workbook.LINES,
    *search.LINES,
    *window.LINES,
    *scroll.LINES,
    *review.LINES,
    *selection.LINES,
    *axis.LINES,
    *mapping.LINES,
    *sheet.LINES,
)
SMALL = 0.05


def main() -> int:
    """Run the lines named, or all of them."""
    asked = _arguments()
    size = "small" if asked.small else "full"
    corpus = Corpus(asked.folder / size, SMALL if asked.small else 1.0)
    results: list[Measured] = []
    before = machine(asked.folder)
    # As installing does: where nothing is kept, Python compiles our modules at each start.
    compileall.compile_dir(Path(evidence_desk.__file__).parent, quiet=1)
    try:
        for line in LINES:
            if line.by_name_only if not asked.names else line.name not in asked.names:
                continue
            if (sentence := yardsticks.missing(line.programs)) is not None:
                _say(f"{line.name}: {sentence}")
                continue
            started = time.perf_counter()
            results.append(measure(line, corpus, asked.runs))
            _say(f"{line.name}: {results[-1].ratio:.2f} ({time.perf_counter() - started:.0f} s)")
    except KeyboardInterrupt:
        _say("Stopped; the table is of the lines before.")
    shutil.rmtree(corpus.scratch, ignore_errors=True)
    print(f"{before}; {size} size, medians of {asked.runs} (least–most)\n")
    print(table(results))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the program against named yardsticks on the same files.",
    )
    names = [line.name for line in LINES]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names)}; or all")
    parser.add_argument("--small", action="store_true", help="a twentieth of the size")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (5)")
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "evidence-desk-benchmarks",
        help="where the files measured on are made and kept (about 9 GB; 500 MB with --small)",
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names):
        parser.error(f"there is no line {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    if asked.runs < 1:
        parser.error("--runs must be at least 1")
    asked.folder = asked.folder.expanduser().absolute()
    asked.folder.mkdir(parents=True, exist_ok=True)
    return asked


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
