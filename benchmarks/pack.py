"""Handing over: the pack of an edition as a folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.catalogue import EDITION
from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair, desk, settle_disk, timed
from benchmarks.yardsticks import run
from evidence_desk.desk.editions import dossier
from evidence_desk.desk.libraries import open_library


@contextmanager
def _pack(corpus: Corpus) -> Iterator[Pair]:
    library = corpus.large
    exhibits = corpus.scratch / "exhibits"
    shutil.rmtree(exhibits, ignore_errors=True)
    exhibits.mkdir()
    with open_library(library) as opened:
        for entry in dossier(opened, EDITION).exhibits:
            if entry.original is not None and entry.pack_name is not None:
                os.link(entry.original, exhibits / entry.pack_name)
    out, bag = corpus.scratch / "pack", corpus.scratch / "bag"

    def ours() -> float:
        shutil.rmtree(out, ignore_errors=True)
        try:
            return timed(lambda: desk("export", "pack", library, EDITION, out))
        finally:
            shutil.rmtree(out, ignore_errors=True)

    def flushed() -> float:
        """Copied and flushed, and nothing else: no program can be done before."""
        shutil.rmtree(bag, ignore_errors=True)
        try:
            return timed(lambda: (run("cp", "-r", exhibits, bag), settle_disk()))
        finally:
            shutil.rmtree(bag, ignore_errors=True)

    def by_hand() -> None:
        run("cp", "-r", exhibits, bag)
        run("bagit.py", "--processes", "2", "--sha256", "--sha512", bag)

    def yardstick() -> float:
        shutil.rmtree(bag, ignore_errors=True)
        try:
            return timed(by_hand)
        finally:
            shutil.rmtree(bag, ignore_errors=True)

    try:
        alone = f"the yardstick flushes nothing; cp and sync alone take {flushed():.1f} s"
        yield Pair(ours, yardstick, [alone])
    finally:
        shutil.rmtree(exhibits)


LINES = (
    Line(
        "pack",
        "pack of {n} GB, with annex and workbook",
        "cp -r, bagit.py --processes 2 --sha256 --sha512",
        ("cp", "bagit.py"),
        lambda corpus: f"{corpus.large_bytes / 2e9:.1f}",
        _pack,
        reach=0.5,
    ),
)
