"""What a decoder that a hostile file has taken over can still do: native code, not Python's."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from evidence_desk.confine import Fence
from evidence_desk.desk.decoders import fences

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="these fences are Linux's"
)

# Each line is tried by libc itself, past all that Python checks; 0 or more means that it went.
_ATTEMPTS = """
    "write": libc.open(b"{folder}/new", 0o101, 0o600),
    "write over": libc.open(b"{folder}/there", 1),
    "append": libc.open(b"{folder}/there", 0o2001),
    "truncate": libc.truncate(b"{folder}/there", 0),
    "remove": libc.unlink(b"{folder}/there"),
    "rename": libc.rename(b"{folder}/there", b"{folder}/gone"),
    "link": libc.link(b"{folder}/there", b"{folder}/twice"),
    "folder": libc.mkdir(b"{folder}/sub", 0o700),
    "mode": libc.chmod(b"{folder}/there", 0o777),
    "times": libc.utimes(b"{folder}/there", None),
    "attribute": libc.setxattr(b"{folder}/there", b"user.x", b"1", 1, 0),
    "internet": libc.socket(2, 1, 0),
    "datagrams": libc.socket(2, 2, 0),
    "desktop": libc.socket(1, 1, 0),
    "child": libc.fork(),
    "program": libc.execv(b"/bin/true", (ctypes.c_char_p * 2)(b"true", None)),
    "signal": libc.kill(os.getppid(), 0),
    "debug": libc.ptrace(16, os.getppid(), 0, 0),
    "rings": libc.syscall(425, 1, ctypes.create_string_buffer(256)),
"""


def _try(folder: Path, output: Path | None) -> dict[str, int]:
    """What comes of each attempt in a process that has shut itself in; and what it says stands."""
    (folder / "there").write_text("as it was")
    script = f"""
        import ctypes, json, os, pathlib, sys, threading
        from evidence_desk import confine
        fences = confine.shut_in({f"pathlib.Path({str(output)!r})" if output else None})
        libc = ctypes.CDLL(None, use_errno=True)
        tried = {{{" ".join(_ATTEMPTS.format(folder=folder).split())}}}
        made = libc.open(b"{output}/made", 0o101, 0o600)
        begun = threading.Thread(target=lambda: tried.update(thread=0))
        begun.start()
        begun.join()
        print(json.dumps([tried, made, sorted(fences)]))
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    tried, made, standing = json.loads(ran.stdout)
    if not {Fence.NO_WRITING, Fence.NO_CALLS} <= set(standing):
        pytest.skip(f"this kernel only offers {standing}")
    return {**tried, "output": made}


def test_a_decoder_taken_over_changes_nothing_and_reaches_nobody(tmp_path: Path) -> None:
    came = _try(tmp_path, None)
    assert came.pop("thread") == 0, "decoders need threads"
    assert {name for name, result in came.items() if result >= 0} == set()
    assert (tmp_path / "there").read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_process_that_makes_copies_writes_to_its_own_folder_only(tmp_path: Path) -> None:
    outside, output = tmp_path / "outside", tmp_path / "output"
    outside.mkdir()
    output.mkdir()
    came = _try(outside, output)
    assert came.pop("output") >= 0
    assert came.pop("thread") == 0
    assert {name for name, result in came.items() if result >= 0} == set()
    assert [path.name for path in outside.iterdir()] == ["there"]


def test_decoders_stand_behind_all_fences_and_people_are_told() -> None:
    told = fences()
    assert set(told) == {fence.value for fence in Fence}
    assert told["files"]
    assert told["calls"]
    assert told["limits"]
    assert told["python"]
