"""In which order an intake puts things on the disk: bytes, name, folder, and only then its row.

What the disk was made to keep is read from the system calls of the real program.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_desk.desk.libraries import new_library
from small_media import photo

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")

_CALLS = "trace=fsync,fdatasync,rename,pwrite64,chmod"


def _calls(folder: Path) -> list[tuple[str, str, str]]:
    """Calls of an intake in the order in which they ended: name, first path, second path."""
    command = [sys.executable, "-m", "evidence_desk", "import", f"{folder}/case", f"{folder}/card"]
    trace = folder / "trace"
    subprocess.run(
        ["strace", "-f", "-y", "-qq", "-s", "500", "-o", trace, "-e", _CALLS, *command], check=True
    )
    begun: dict[tuple[str, str], str] = {}
    found = []
    for line in trace.read_text(errors="replace").splitlines():
        thread, _, call = line.partition(" ")
        if resumed := re.match(r"\s*<\.\.\. (\w+) resumed>", call):
            call = begun.pop((thread, resumed[1]))
        elif made := re.match(r"\s*(\w+)\(.*<unfinished \.\.\.>$", call):
            begun[thread, made[1]] = call
            continue
        if named := re.match(r"\s*(\w+)\(", call):
            first, second, *_ = [*re.findall(r'<(/.*?)>|"(/.*?)"', call), ("", ""), ("", "")]
            found.append((named[1], "".join(first), "".join(second)))
    return found


def test_bytes_name_and_folder_are_kept_before_the_row(tmp_path: Path) -> None:
    (tmp_path / "card").mkdir()
    for number in range(5):
        photo(tmp_path / "card" / f"{number}.jpg", seed=number, size=(64, 48))
    new_library(tmp_path / "case", "Order").close()
    calls = _calls(tmp_path)
    renamed = [
        (at, Path(old), Path(new))
        for at, (name, old, new) in enumerate(calls)
        if name == "rename" and "/originals/" in new
    ]
    assert len(renamed) == 5
    for at, old, new in renamed:
        row = _next(calls, at, "pwrite64", "library.sqlite-wal")
        before, between = calls[:at], calls[at:row]
        assert ("fsync", str(old), "") in before, "its bytes are on the disk before it has a name"
        assert ("chmod", str(old), "") in before, "and nothing can write to it"
        assert ("fsync", str(new.parent), "") in between, "and the name before the row"
        assert _next(calls, row, "fdatasync", "library.sqlite-wal"), "and then the row"


def _next(calls: list[tuple[str, str, str]], after: int, name: str, path: str) -> int:
    """Which call is the next of that name on that file."""
    return next(
        at
        for at, call in enumerate(calls[after:], after)
        if call[0] == name and call[1].endswith(path)
    )
