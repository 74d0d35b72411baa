"""A file appears whole under its name, or not at all; and nothing else is left beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_desk.domain.errors import StorageError
from evidence_desk.exports.atomic import written_whole

_KILLED = """
import os, signal, sys
from pathlib import Path
from evidence_desk.exports.atomic import written_whole
with written_whole(Path(sys.argv[1])) as path:
    path.write_bytes(b"half of what")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="nothing is killed like this elsewhere")
def test_what_a_killed_program_left_goes_with_the_next_file(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _KILLED, str(tmp_path / "first.pdf")]
    subprocess.run(command, env=environment, check=False)
    (left,) = tmp_path.iterdir()
    assert left.name != "first.pdf"
    os.utime(left, (0, 0))
    with written_whole(tmp_path / "second.pdf") as path:
        assert not left.exists()
        path.write_bytes(b"whole")
        (room,) = tmp_path.iterdir()
        assert room.stat().st_mode & 0o077 == 0, "others can read what is not whole"
        os.utime(room, (0, 0))
        with written_whole(tmp_path / "third.pdf") as beside:  # while this one is being written
            beside.write_bytes(b"whole too")
    assert _names(tmp_path) == ["second.pdf", "third.pdf"]
    assert (tmp_path / "second.pdf").read_bytes() == b"whole"


def test_what_looks_alike_but_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / ".evidence-desk-notes.txt").write_text("mine")
    os.utime(tmp_path / ".evidence-desk-notes.txt", (0, 0))
    with written_whole(tmp_path / "a.csv") as path:
        path.write_bytes(b"1")
    assert _names(tmp_path) == [".evidence-desk-notes.txt", "a.csv"]


def test_what_ends_in_an_error_leaves_nothing_and_what_was_there_stays(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_bytes(b"before")

    def fill_up() -> None:
        with written_whole(out) as path:
            path.write_bytes(b"half")
            raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match=r"“a\.csv” could not be written"):
        fill_up()
    assert _names(tmp_path) == ["a.csv"]
    assert out.read_bytes() == b"before"
