"""What a line of the table is, and how it is measured: ours and the yardstick in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.corpus import Corpus

#: Does the work once and returns how many seconds that took; what comes before is not counted.
Once = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ways to the same end. `notes` is filled while measuring and printed below the table."""

    ours: Once
    yardstick: Once
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `work` may hold ``{n}``, the number or size that was run.

    `reach` is the ratio to be reached and `reach_ms` the time, where there is such a goal.
    """

    name: str
    work: str
    yardstick: str
    programs: tuple[str, ...]
    amount: Callable[[Corpus], str]
    prepare: Callable[[Corpus], AbstractContextManager[Pair]]
    reach: float | None = None
    reach_ms: float | None = None
    by_name_only: bool = False  # what it is measured on takes long to make


@dataclass(frozen=True, slots=True)
class Measured:
    """The times of one line, in seconds, in the order measured."""

    line: Line
    work: str
    ours: list[float]
    yardstick: list[float]
    notes: list[str]

    @property
    def ratio(self) -> float:
        """The medians' ratio: below one we are faster."""
        return median(self.ours) / median(self.yardstick)

    @property
    def reached(self) -> bool:
        """Whether each goal of the line is met."""
        line = self.line
        return (line.reach is None or self.ratio <= line.reach) and (
            line.reach_ms is None or median(self.ours) * 1000 <= line.reach_ms
        )


def measure(line: Line, corpus: Corpus, runs: int) -> Measured:
    """Run ours and the yardstick in turn, `runs` times each."""
    ours: list[float] = []
    theirs: list[float] = []
    with line.prepare(corpus) as pair:
        for _ in range(runs):
            ours.append(pair.ours())
            theirs.append(pair.yardstick())
    work = line.work.format(n=line.amount(corpus))
    return Measured(line, work, ours, theirs, list(dict.fromkeys(pair.notes)))


def settle_disk() -> None:
    """Let nothing that was written before be written out on somebody else's time."""
    if hasattr(os, "sync"):
        os.sync()


def timed(work: Callable[[], object]) -> float:
    """The seconds a piece of work takes, begun on a quiet disk."""
    settle_disk()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def desk(*arguments: str | Path) -> None:
    """Run a command of the program as an editor would: a process of its own, start and all."""
    command = [sys.executable, "-m", "evidence_desk", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise RuntimeError(f"evidence-desk {arguments[0]} failed: {said}")


@contextmanager
def window_process(*arguments: str, **environment: str) -> Iterator[Callable[[str], list[str]]]:
    """A module of ours with a window of its own, without a display, in a process of its own.

    It says "ready"; each word it is then sent, it answers with a line, given here in words.
    """
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        cwd=Path(__file__).resolve().parents[1],
    ) as process:
        asked, told = process.stdin, process.stdout
        assert asked is not None
        assert told is not None
        if told.readline().strip() != "ready":
            raise RuntimeError(f"{arguments[0]} did not come up.")

        def ask(word: str) -> list[str]:
            asked.write(f"{word}\n")
            asked.flush()
            return told.readline().split()

        try:
            yield ask
        finally:
            asked.close()


# ---------------------------------------------------------------- the table


HEADINGS = ("work", "yardstick", "ours", "yardstick's", "ratio", "reach", "met")


def table(results: Sequence[Measured]) -> str:
    """The results as a table that reads well on a terminal and as Markdown."""
    rows = [HEADINGS, *(_cells(one) for one in results)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADINGS))]
    ruled = [rows[0], tuple("-" * width for width in widths), *rows[1:]]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in ruled
    ]
    notes = [f"{one.line.name}: {note}" for one in results for note in one.notes]
    return "\n".join([*lines, *([""] if notes else []), *notes])


def _cells(one: Measured) -> tuple[str, ...]:
    goals = []
    if one.line.reach is not None:
        goals.append(f"≤ {one.line.reach:g}")
    if one.line.reach_ms is not None:
        goals.append(f"≤ {one.line.reach_ms:g} ms")
    return (
        one.work,
        one.line.yardstick,
        _times(one.ours),
        _times(one.yardstick),
        f"{one.ratio:.2f}",
        ", ".join(goals),
        "yes" if one.reached else "no",
    )


def _times(seconds: Sequence[float]) -> str:
    """Median, least and most: ``1.20 s (1.10–1.43)``."""
    small = median(seconds) < 1
    unit, factor = ("ms", 1000.0) if small else ("s", 1.0)

    def said(value: float) -> str:
        value *= factor
        return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if small else f"{value:.2f}"

    return f"{said(median(seconds))} {unit} ({said(min(seconds))}–{said(max(seconds))})"


def machine(folder: Path) -> str:
    """Cores, processor, memory, disk and load, as far as they can be seen."""
    parts = [f"{datetime.now(UTC):%Y-%m-%d}", f"{os.cpu_count()} cores", _processor()]
    if hasattr(os, "sysconf"):
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        parts.append(f"{memory / 2**30:.0f} GB of memory")
    parts.append(_disk(folder))
    if hasattr(os, "getloadavg"):
        parts.append("load {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))
    parts.append(f"Python {sys.version.split()[0]}")
    return ", ".join(part for part in parts if part)


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return ""


def _disk(folder: Path) -> str:
    """The file system that holds the folder, and the kind of device below it."""
    best = ("", "", "")
    try:
        for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines():
            device, point, system, *_rest = line.split()
            inside = folder.resolve().is_relative_to(point)
            if inside and len(point) >= len(best[0]):
                best = (point, device, system)
    except (OSError, ValueError):
        return ""
    name = Path(best[1]).name
    kind = "a virtual disk" if name.startswith(("vd", "xvd")) else ""
    return f"{best[2]} on {kind}" if kind else best[2]
