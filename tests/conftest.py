"""What every test may ask for."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evidence_desk.desk.decoders import close_workers
from evidence_desk.desk.demo import write_demo

_CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real media with its independent ground truth, `expected.csv`."""
    if not (_CORPUS / "expected.csv").is_file():
        pytest.skip("the corpus of real media is not beside the repository (../shared/corpus)")
    return _CORPUS


#: Tests with a window share one display and its focus: one after another, in one process.
_WINDOWS = tuple(Path(__file__).parent / name for name in ("ui", "journeys"))
#: Where single tests take long: begun last, one of them would go on while all other processes wait.
_LONG = ("test_killed.py",)


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups in this same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests with a window together; have the long ones begin before the others."""
    items.sort(key=lambda item: item.path.name not in _LONG)
    for item in items:
        if any(folder in item.path.parents for folder in _WINDOWS):
            item.add_marker(pytest.mark.xdist_group("window"))


def pytest_collection_finish() -> None:
    """Spare the collector of garbage all that was made for thousands of tests: it stays.

    And call it more seldom: where documents are made it was at work a tenth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long to look: for what only chance brings about, and for what takes very long."""
    parser.addoption("--moments", type=int, default=1, help="how often programs are killed, in all")
    parser.addoption("--seed", type=int, default=1, help="which moments those are")
    parser.addoption(
        "--opened", type=int, default=24, help="how many of 500 items full of canaries go public"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what tests measured: how long the window did not answer; what kills came upon."""
    lines, killed = [], set()
    for reports in terminalreporter.stats.values():
        for report in reports:
            found = dict(getattr(report, "user_properties", ()))
            if getattr(report, "when", "") == "teardown" and "longest_unanswered_ms" in found:
                longest, where = found["longest_unanswered_ms"], found["longest_unanswered_at"]
                busiest, there = found["busiest_ms"], found["busiest_at"]
                test = report.nodeid.rpartition("/")[2]
                lines.append(f"{busiest:>6} ms {longest:>6} ms  {test}  {there} and {where}")
            killed |= {found["killed"]} if "killed" in found else set()
    if killed:
        terminalreporter.section("killed at random moments")
        for line in sorted(killed):
            terminalreporter.write_line(line)
    if lines:
        terminalreporter.section("the window's longest turn: by the processor, and by the clock")
        for line in sorted(set(lines), reverse=True):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The display with its focus, for one process of tests alone."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / "display.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pytest.fail("another process of these tests has the focus of this display")
        yield


#: Makes a folder, if no process of these tests has; takes its name and what is to fill it.
Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What takes long to make is made once for all processes of these tests; copy it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def made_once(name: str, make: Callable[[Path], object]) -> Path:
        made, begun = shared / name / "made", shared / name / "unfinished"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.is_dir():
                shutil.rmtree(begun, ignore_errors=True)
                begun.parent.mkdir(exist_ok=True)
                make(begun)
                begun.rename(made)
        return made

    return made_once


@pytest.fixture(scope="session")
def demo(once: Once) -> Path:
    """The library that the program makes to show itself."""
    return once("demo", write_demo)


@pytest.fixture(scope="session", autouse=True)
def _workers() -> Iterator[None]:
    """End the decoders that any test has started."""
    yield
    close_workers()
