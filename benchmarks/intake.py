"""Taking in: photos and films by copy, small files where they lie, and the same folder again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.corpus import Corpus, files_below
from benchmarks.harness import Line, Pair, desk, timed
from benchmarks.yardsticks import over_all, run
from evidence_desk.desk.libraries import new_library


def _fresh(corpus: Corpus) -> Path:
    """A new, empty library; the one before is removed."""
    path = corpus.scratch / "fresh.evidence"
    shutil.rmtree(path, ignore_errors=True)
    new_library(path, "Fresh").close()
    return path


def _take_in(corpus: Corpus, source: Path, *options: str) -> float:
    library = _fresh(corpus)
    try:
        return timed(lambda: desk("import", library, source, *options))
    finally:
        shutil.rmtree(library)


def _beside(corpus: Corpus, work: Callable[[Path], None]) -> float:
    """Time `work` on a new empty folder, removed afterwards."""
    folder = corpus.scratch / "yardstick"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        return timed(lambda: work(folder))
    finally:
        shutil.rmtree(folder)


@contextmanager
def _photos(corpus: Corpus) -> Iterator[Pair]:
    source = corpus.photos

    def yardstick(folder: Path) -> None:
        files = files_below(source)
        copies, pictures = folder / "copies", folder / "pictures"
        copies.mkdir()
        pictures.mkdir()
        over_all(files, ["cp", "-t", str(copies)])
        files = files_below(copies)
        over_all(files, ["sha256sum"])
        over_all(files, ["exiftool", "-json"])
        over_all(files, ["vipsthumbnail", "--size", "512", "-o", f"{pictures}/%s.jpg"])

    yield Pair(lambda: _take_in(corpus, source), lambda: _beside(corpus, yardstick))


@contextmanager
def _videos(corpus: Corpus) -> Iterator[Pair]:
    source = corpus.videos

    def yardstick(folder: Path) -> None:
        files = files_below(source)
        over_all(files, ["cp", "-t", str(folder)])
        files = files_below(folder)
        over_all(files, ["sha256sum"])
        over_all(
            files,
            ["ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_streams"],
            each=1,
        )
        over_all(files, ["sh", "-c", 'ffmpegthumbnailer -s 512 -i "$0" -o "$0.jpg"'], each=1)

    yield Pair(lambda: _take_in(corpus, source), lambda: _beside(corpus, yardstick))


@contextmanager
def _small(corpus: Corpus) -> Iterator[Pair]:
    source = corpus.small
    files = files_below(source)
    yield Pair(
        lambda: _take_in(corpus, source, "--in-place", "--later"),
        lambda: timed(lambda: over_all(files, ["sha256sum"], each=1000)),
    )


@contextmanager
def _again(corpus: Corpus) -> Iterator[Pair]:
    source = corpus.small
    library = _fresh(corpus)
    desk("import", library, source, "--in-place", "--later")

    def yardstick() -> None:
        run("find", source, "-type", "f", "-printf", "%s %T@ %p\\n")
        run("sqlite3", library / "library.sqlite", "SELECT origin, stamp FROM items")

    try:
        yield Pair(
            lambda: timed(lambda: desk("import", library, source, "--in-place")),
            lambda: timed(yardstick),
        )
    finally:
        shutil.rmtree(library)


LINES = (
    Line(
        "photos",
        "intake of {n} photos (3 and 12 MP) by copy",
        "cp, sha256sum, exiftool -json, vipsthumbnail, two at a time",
        ("cp", "sha256sum", "exiftool", "vipsthumbnail", "xargs"),
        lambda corpus: f"{corpus.photo_count:,}",
        _photos,
        reach=0.6,
    ),
    Line(
        "videos",
        "intake of {n} films (30 s, 720p) by copy",
        "cp, sha256sum, ffprobe, ffmpegthumbnailer, two at a time",
        ("cp", "sha256sum", "ffprobe", "ffmpegthumbnailer", "xargs"),
        lambda corpus: f"{corpus.video_count:,}",
        _videos,
        reach=0.8,
    ),
    Line(
        "small",
        "register {n} small files in place",
        "sha256sum, two at a time",
        ("sha256sum", "xargs"),
        lambda corpus: f"{corpus.small_count:,}",
        _small,
        reach=3,
    ),
    Line(
        "again",
        "the same {n} files a second time",
        "find -printf '%s %T@ %p', one SELECT of as many rows",
        ("find", "sqlite3"),
        lambda corpus: f"{corpus.small_count:,}",
        _again,
        reach=10,
    ),
)
