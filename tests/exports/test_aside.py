"""What holds up every thread is done by a process aside, where a window in this one may wait."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from evidence_desk.domain.errors import UsageError
from evidence_desk.exports.silence import Secret, refuse_what_tells
from killing import asides, lives

in_proc = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="processes are found in /proc"
)


@in_proc
def test_what_tells_a_secret_is_refused_in_the_same_sentence(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(os.urandom(5_000) + b"Told by Vera Lindqvist." + os.urandom(5_000))
    secrets = [Secret(("Vera Lindqvist",), "the name of source S-001", anywhere=True)]
    seen: list[int] = []

    def refused() -> str:
        with pytest.raises(UsageError) as told:
            refuse_what_tells(film, secrets, lambda: seen.extend(asides("helping")))
        return str(told.value)

    here = refused()
    assert "the name of source S-001" in here
    assert not seen
    with ThreadPoolExecutor(1) as some:
        assert some.submit(refused).result() == here
    assert seen, "it was searched here"


_SETS = """
from exports.dossiers import at_pictures, dossier
from evidence_desk.exports.setting import Setter
made = at_pictures(dossier(1), lambda: die("helping"))
Thread(target=Setter(folder).annex, args=(made, folder / "annex.pdf")).start()
"""
_SETS_MEANWHILE = """
from evidence_desk.exports.setting import Setting, Wanted
from exports.dossiers import at_pictures, dossier
made = at_pictures(dossier(1), lambda: die("helping"))
Setting(Wanted(made, {}, "annex.pdf", "annex.xlsx"), folder).pages(made, {}, int)
"""
_CLEANS = """
from evidence_desk.exports.cleaning import clean_copy
os.mkfifo(folder / "endless")  # whoever opens it waits for ever
(folder / "made").mkdir()
clean_copy(folder / "endless", folder / "made", lambda: die("cleaning."))
"""


@in_proc
@pytest.mark.parametrize(
    "works", [_SETS, _SETS_MEANWHILE, _CLEANS], ids=["set", "meanwhile", "cleaned"]
)
def test_nobody_outlives_whoever_is_killed(works: str, tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from threading import Thread\n"
        "from killing import asides\n"
        "folder = Path(sys.argv[1])\n"
        "def die(name):\n"
        "    print(*asides(name), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    said = subprocess.run(
        [sys.executable, "-B", "-c", script + works, str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    (pid,) = map(int, said.stdout.split())
    until = time.monotonic() + 60
    while lives(pid):
        assert time.monotonic() < until, "it works on for nobody"
        time.sleep(0.05)
    assert not list(tmp_path.glob("annex.*"))
