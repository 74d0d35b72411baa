"""``python -m fuzz [--seconds 60] [--out FOLDER] [READER ...]``: status 1 where one is at fault."""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from fuzz.found import Findings
from fuzz.readers import READERS

#: What hangs is ended after so many seconds by the clock; an input takes no more megabytes.
_HANGS_S, _MOST_MB = 120, 1024


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m fuzz")
    asked.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    asked.add_argument("--seconds", type=float, default=60.0, help="how long for each reader")
    asked.add_argument("--out", type=Path, default=Path("build/fuzz"), help="where findings go")
    given = asked.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name in given.readers or READERS:
        corpus = given.out / f"{name} inputs"
        corpus.mkdir(exist_ok=True)
        for number, seed in enumerate(READERS[name].seeds()):
            (corpus / f"seed {number:03d}").write_bytes(seed)
        run = guided if find_spec("atheris") else by_chance
        tried, ended = run(name, corpus, given.out, given.seconds)
        found = sorted(given.out.glob(f"{name} *.txt"))
        print(
            f"{name:10} {tried:>9,} inputs in {given.seconds:.0f} s, {len(found)} defects {ended}"
        )
        for one in found:
            print(f"  {one}: {one.read_text().strip().splitlines()[-1][:160]}")
    return int(any(given.out.glob("*.txt")))


def guided(name: str, corpus: Path, out: Path, seconds: float) -> tuple[int, str]:
    """Inputs made by what of our code they reach; libFuzzer keeps those that reach more."""
    done = subprocess.run(
        [
            sys.executable, "-m", "fuzz.guided", name, str(out), str(corpus),
            f"-max_total_time={seconds:.0f}", f"-timeout={_HANGS_S}", f"-rss_limit_mb={_MOST_MB}",
            "-max_len=65536", f"-artifact_prefix={out}/{name} ", "-print_final_stats=1",
        ],
        capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    counted = re.findall(r"(?:Done|#)(\d+)|number_of_executed_units: (\d+)", done.stderr)
    tried = max((int(a or b) for a, b in counted), default=0)
    if done.returncode == 0:
        return tried, ""
    (out / f"{name} ended.txt").write_text(done.stderr[-20_000:])
    return tried, f"(ended by itself with {done.returncode})"


def by_chance(name: str, corpus: Path, out: Path, seconds: float) -> tuple[int, str]:
    """Seeds with pieces changed, doubled, dropped and mixed: where atheris is not to be had."""
    dice, findings = random.Random(name), Findings(name, out)
    seeds = [path.read_bytes() for path in sorted(corpus.iterdir())]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        findings.try_one(changed(dice, seeds))
    return findings.tried, "(by chance)"


def changed(dice: random.Random, seeds: list[bytes]) -> bytes:
    """One of the seeds, changed here and there."""
    data = bytearray(dice.choice(seeds))
    for _ in range(dice.choice((1, 2, 5, 20))):
        at, other = dice.randrange(len(data) + 1), dice.choice(seeds)
        length = dice.choice((1, 2, 8, 40))
        kind = dice.randrange(5)
        if kind == 0:
            data[at : at + 1] = bytes([dice.randrange(256)])
        elif kind == 1:
            del data[at : at + length]
        elif kind == 2:
            data[at:at] = data[at : at + length] * dice.choice((1, 3, 100))
        elif kind == 3:
            start = dice.randrange(len(other) + 1)
            data[at:at] = other[start : start + length]
        else:
            data[at:at] = dice.choice((b"\0", b"\xff\xff", b"99999999999", b"-", b'"', b"(", b"<"))
    return bytes(data[:65536])


if __name__ == "__main__":
    sys.exit(main())
