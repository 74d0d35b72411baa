"""The player runs strangers' files in the window's own process: strace shows what it asks for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import new_library
from evidence_desk.ui.player import vlc
from hostile_media import crowded, traps

_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
_PROGRAM = Path(__file__).with_name("play_everything.py")


#: The kernel passes by the calls that nobody asks about: without this, each of them is stopped.
_STRACE = ("strace", "-f", "--seccomp-bpf")


def _traced() -> bool:
    if shutil.which("strace") is None:
        return False
    tried = [*_STRACE, "-e", "trace=none", "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.mark.vlc
@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
@pytest.mark.skipif(not _traced(), reason="strace is not installed or not permitted here")
def test_reviewing_and_playing_hostile_files_opens_no_connection_and_follows_no_reference(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    outside = tmp_path / "outside" / "secret.txt"
    outside.parent.mkdir()
    outside.write_text("nobody may read this")
    material = traps(tmp_path / "traps", outside)
    if request.config.getoption("moments") > 1:  # a hundred thousand streams take VLC long
        material += crowded(tmp_path / "crowded")
    if _CORPUS.is_dir():
        material += [_CORPUS / "hostile", _CORPUS / "video", _CORPUS / "audio"]
    case, trace = tmp_path / "case", tmp_path / "trace.txt"
    with new_library(case, "Hostile", editor="Mara") as library:
        import_paths(library, material)
    done = subprocess.run(
        [*_STRACE, "-qq", "-s", "300", "-e", "trace=%network,openat,open", "-o", str(trace),
         sys.executable, str(_PROGRAM), str(case)],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert re.search(r"\d+ reviewed, [1-9]\d* played", done.stdout), done.stdout
    calls = trace.read_text(errors="replace").splitlines()
    assert any("originals/" in call for call in calls), "the trace saw the originals opened"
    led_out = [call for call in calls if re.search(r"AF_INET6?\b|secret\.txt", call)]
    assert led_out == []
