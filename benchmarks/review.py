"""Review: from the key to the paint that shows the next item, in the real window on a display."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median

import av
from PIL import Image

from benchmarks.catalogue import write_hours, write_review
from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair

_SCREEN = (1600, 1600)
_STAND_S = 0.8  # how long an editor looks before going on
_STEPS = 8  # a run's time is the median of so many keys


@contextmanager
def _display() -> Iterator[dict[str, str]]:
    """A display of its own, and the environment that leads there."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-screen", "0", "1600x1000x24", "-displayfd", str(writing)],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise RuntimeError("Xvfb does not start.")
        others = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        yield {**others, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


class _Window:
    """The process of `benchmarks.reviewing`, asked line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        if self._said() != "ready":
            raise RuntimeError("The review does not come up.")

    def ask(self, what: str) -> list[float]:
        """Let it press keys; the seconds each took."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        times = [float(word) for word in self._said().split()]
        if not times:
            raise RuntimeError("The review has ended before it answered.")
        return times

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def _window(corpus: Corpus, library: Path, query: str) -> Iterator[_Window]:
    settings = corpus.scratch / "review.ini"
    stand_s = _STAND_S if corpus.scale > 0.01 else 0.05
    with _display() as environment:
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reviewing", library, query, settings, str(stand_s)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment
            | {name: str(corpus.scratch / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME")},
            cwd=Path(__file__).resolve().parents[1],
        )
        try:
            yield _Window(process)
        finally:
            assert process.stdin is not None
            with contextlib.suppress(OSError):
                process.stdin.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@dataclass(frozen=True)
class _Kind:
    """One line: which items, which keys, and what the same file costs the yardstick."""

    name: str
    work: str
    yardstick: str
    query: str
    pattern: str
    decode: Callable[[Path], object]
    reach_ms: float
    ask: str = "step"
    at_once: bool = False  # the keys or moves of a run are asked for together
    library: str = "review.evidence"
    write: Callable[[Corpus, Path], None] = write_review
    steps: int = _STEPS

    def line(self) -> Line:
        """As the table wants it."""
        return Line(
            self.name,
            self.work,
            self.yardstick,
            ("Xvfb",),
            lambda corpus: str(self.steps if corpus.scale > 0.01 else 2),
            self.pair,
            reach_ms=self.reach_ms,
        )

    @contextmanager
    def pair(self, corpus: Corpus) -> Iterator[Pair]:
        """The window stays open from run to run, as an editor's does."""
        steps = self.steps if corpus.scale > 0.01 else 2
        library = corpus.made(self.library, lambda path: self.write(corpus, path))
        with _window(corpus, library, self.query) as window:
            files = cycle(sorted(library.rglob(self.pattern)))
            slowest: list[float] = []
            notes: list[str] = []

            def ours() -> float:
                times = (
                    window.ask(f"{self.ask} {steps}")
                    if self.at_once
                    else [window.ask(self.ask)[0] for _ in range(steps)]
                )
                slowest.append(max(times))
                notes[:] = [f"the slowest key {1000 * max(slowest):.0f} ms"]
                return median(times)

            def theirs() -> float:
                return median(_seconds(self.decode, next(files)) for _ in range(steps))

            yield Pair(ours, theirs, notes)


def _seconds(decode: Callable[[Path], object], file: Path) -> float:
    started = time.perf_counter()
    decode(file)
    return time.perf_counter() - started


def _draft(path: Path) -> object:
    """A JPEG at the size of the screen, decoded no larger than it must be."""
    with Image.open(path) as image:
        image.draft("RGB", _SCREEN)
        image.thumbnail(_SCREEN, reducing_gap=2.0)
        return image


def _first_frame(path: Path) -> object:
    """The first frame of a film, as a picture."""
    with av.open(str(path)) as film:
        return next(film.decode(video=0)).to_image()  # type: ignore[no-untyped-call]


def _key_frame(path: Path) -> object:
    """The key frame before some place of a film, as a picture."""
    with av.open(str(path)) as film:
        film.seek(int(random.random() * (film.duration or 0)))
        return next(film.decode(video=0)).to_image()  # type: ignore[no-untyped-call]


def _all_packets(path: Path) -> object:
    with av.open(str(path)) as film:
        return sum(packet.size for packet in film.demux())


KINDS = (
    _Kind(
        "review",
        "review: from the key to the next photo of 12 megapixels, {n} keys",
        "Pillow, draft and thumbnail at 1600 px",
        "kind:photo",
        "*.JPG",
        _draft,
        reach_ms=50,
    ),
    _Kind(
        "review-leaf",
        "review: a key held down, 30 a second, until something of each photo is seen, {n} keys",
        "Pillow, draft and thumbnail at 1600 px",
        "kind:photo",
        "*.JPG",
        _draft,
        reach_ms=50,
        ask="leaf",
        at_once=True,
    ),
    _Kind(
        "review-film",
        "review: from the key to the next film's exact first frame, {n} keys",
        "PyAV, the first frame",
        "kind:video",
        "*.mp4",
        _first_frame,
        reach_ms=150,
    ),
    _Kind(
        "review-enter",
        "review: from Enter in the gallery to the photo of 12 megapixels, {n} keys",
        "Pillow, draft and thumbnail at 1600 px",
        "kind:photo",
        "*.JPG",
        _draft,
        reach_ms=300,
        ask="enter",
    ),
    _Kind(
        "review-enter-film",
        "review: from Enter in the gallery to the film's exact first frame, {n} keys",
        "PyAV, the first frame",
        "kind:video",
        "*.mp4",
        _first_frame,
        reach_ms=300,
        ask="enter",
    ),
    _Kind(
        "review-hour",
        "review: from Enter in the gallery to the exact first frame of an hour of 1080p, {n} keys",
        "PyAV, the first frame",
        "kind:video",
        "*.mp4",
        _first_frame,
        reach_ms=1000,
        ask="enter",
        library="hours.evidence",
        write=write_hours,
        steps=4,
    ),
    _Kind(
        "review-drag",
        "review: from each move along the timeline of an hour of 1080p to another frame, {n} moves",
        "PyAV, a search and the key frame before",
        "kind:video",
        "*.mp4",
        _key_frame,
        reach_ms=100,
        ask="drag",
        at_once=True,
        library="hours.evidence",
        write=write_hours,
        steps=40,
    ),
    _Kind(
        "review-fill",
        "review: from Enter on an hour of 1080p until its timeline shows all sound and posters",
        "PyAV, all of its packets",
        "kind:video",
        "*.mp4",
        _all_packets,
        reach_ms=120_000,
        ask="fill",
        library="hours.evidence",
        write=write_hours,
        steps=1,
    ),
)
LINES = tuple(kind.line() for kind in KINDS)
