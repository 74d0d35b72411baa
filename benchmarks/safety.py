"""Run the tests behind each promise of safety: ``python -m benchmarks.safety [NAME…]``.

What is promised, and what is not, is told in docs/safety-report.md. Tests with a window need a
display; where there is none, they run under Xvfb.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]

#: Tests that say so stay in one process.
_TOGETHER = ("--dist", "loadgroup")


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise, in a few words, and the tests that hold it to account."""

    name: str
    words: str
    tests: tuple[str, ...]
    window: bool = False
    share: int = 1  # of the moments asked for; disks are filled in each kind of work so often


PROMISES = (
    Promise(
        "order", "bytes, name, folder, and only then the row", ("tests/desk/test_disk_order.py",)
    ),
    Promise(
        "tampering",
        "each value and row changed behind the program's back is found",
        ("tests/desk/test_tampering.py", "tests/test_docs.py"),
    ),
    Promise(
        "disks",
        "read-only, failing and vanished disks; changing sources; clocks set back",
        (
            "tests/desk/test_promises.py",
            "tests/desk/test_intake.py",
            "tests/desk/test_hard_places.py",
        ),
    ),
    Promise("full", "full disks at every stage", ("tests/desk/test_full_disk.py",), share=80),
    Promise(
        "copies",
        "verification, backup, rebuilding, lost originals",
        (
            "tests/desk/test_backup.py",
            "tests/desk/test_recovery.py",
            "tests/desk/test_verifications.py",
        ),
    ),
    Promise("salvage", "a damaged catalogue", ("tests/desk/test_salvage.py",)),
    Promise("released", "libraries of every schema", ("tests/desk/test_migrations.py",)),
    Promise(
        "hostile",
        "hostile files: no crash, no connection, in time, in little memory",
        ("tests/media/test_hostile.py", "tests/test_confine.py"),
    ),
    Promise(
        "player",
        "playing and reviewing hostile files connects to nobody",
        ("tests/ui/test_player_is_quiet.py",),
        window=True,
    ),
    Promise("names", "names through every export and back", ("tests/desk/test_names.py",)),
    Promise(
        "leaks",
        "not one private word in anything public",
        (
            "tests/desk/test_canaries.py",
            "tests/exports/test_silence.py",
            "tests/exports/test_clean.py",
        ),
    ),
    Promise("readers", "our own readers, fed with anything", ("tests/test_fuzz.py",)),
    Promise("undo", "undo of anything gives back the very same", ("tests/desk/test_undo.py",)),
    Promise("two", "two hands at once", ("tests/cli/test_processes.py",)),
    Promise("killed", "killed at random moments", ("tests/test_killed.py",)),
)


def main() -> int:
    """Run what is named, or all of it; 0 if every promise holds."""
    asked = _arguments()
    lines, failed = [], False
    for promise in PROMISES:
        if asked.names and promise.name not in asked.names:
            continue
        began = time.perf_counter()
        passed, others, skipped, told = _run(promise, asked.moments, asked.seed)
        seconds = time.perf_counter() - began
        failed = failed or bool(others) or not passed
        holds = "holds" if passed and not others else "DOES NOT HOLD"
        left = f", {skipped} skipped" if skipped else ""
        lines.append(f"{promise.name:10} {holds:14} {passed} tests{left}, {seconds:.0f} s")
        lines += [f"{'':10} {one}" for one in told]
        print(lines[-1 - len(told)], promise.words, sep="  ", file=sys.stderr, flush=True)
    print("\n".join(lines))
    return int(failed)


def _run(promise: Promise, moments: int, seed: int) -> tuple[int, int, int, list[str]]:
    """How many tests passed, failed, were skipped; and what was told of kills."""
    with tempfile.TemporaryDirectory(prefix="evidence-desk-safety-") as folder:
        result = Path(folder) / "result.xml"
        command = [sys.executable, "-m", "pytest", "-q", *promise.tests]
        # Windows share the focus of one display; all else is tried on every processor.
        command += ["-n0"] if promise.window else ["-n", str(os.cpu_count() or 1), *_TOGETHER]
        share = max(1, moments // promise.share)
        command += [f"--junitxml={result}", f"--moments={share}", f"--seed={seed}"]
        environment = dict(os.environ)
        if promise.window and "DISPLAY" not in environment and shutil.which("xvfb-run"):
            command = ["xvfb-run", "-a", *command]
        if promise.window:
            environment.setdefault("QT_QPA_PLATFORM", "xcb")
        ran = subprocess.run(
            command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False
        )
        if ran.returncode:
            print(ran.stdout[-4000:], file=sys.stderr)
        if not result.is_file():
            return 0, 1, 0, ["it could not be run"]
        tree = ElementTree.parse(result)
    cases = list(tree.iter("testcase"))
    wrong = [one for one in cases if {"failure", "error"} & {part.tag for part in one}]
    skipped = [one for one in cases if one.find("skipped") is not None]
    told = [one.get("value", "") for one in tree.iter("property") if one.get("name") == "killed"]
    names = [f"failed: {one.get('name')}" for one in wrong]
    return len(cases) - len(wrong) - len(skipped), len(wrong), len(skipped), [*names, *told]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.safety",
        description="Run the tests behind each promise of docs/safety-report.md.",
    )
    names = [promise.name for promise in PROMISES]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names)}; or all")
    parser.add_argument("--moments", type=int, default=240, help="how often to kill, in all (240)")
    parser.add_argument("--seed", type=int, default=1, help="at which moments")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names):
        parser.error(f"there is no promise {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
