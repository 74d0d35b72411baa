"""Reading every original again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.corpus import Corpus, files_below
from benchmarks.harness import Line, Pair, desk, timed
from benchmarks.yardsticks import over_all


@contextmanager
def _verify(corpus: Corpus) -> Iterator[Pair]:
    library = corpus.large
    originals = [path for path in files_below(library / "originals") if path.suffix]
    yield Pair(
        lambda: timed(lambda: desk("verify", library)),
        lambda: timed(lambda: over_all(originals, ["sha256sum"], each=4)),
    )


LINES = (
    Line(
        "verify",
        "verify {n} GB of originals",
        "xargs -P2 sha256sum",
        ("sha256sum", "xargs"),
        lambda corpus: f"{corpus.large_bytes / 1e9:.1f}",
        _verify,
        reach=1.1,
    ),
)
