"""What checks the answers of workers is there as a whole, whichever thread asks first."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import evidence_desk

#: Threads that begin at once with different modules, each of which needs pydantic.
_AT_ONCE = """
import sys, threading
sys.setswitchinterval(1e-6)
names = ["media.workers", "media.facts", "media.replies", "media.probing", "media.process"]
ready, failed = threading.Barrier(len(names)), []
def load(name):
    ready.wait()
    try:
        __import__(f"evidence_desk.{name}")
    except BaseException as error:
        failed.append(error)
threads = [threading.Thread(target=load, args=(name,)) for name in names]
for one in threads: one.start()
for one in threads: one.join()
sys.exit("; ".join(map(repr, failed)) or 0)
"""


def test_threads_that_load_it_at_once_are_all_served() -> None:
    for _ in range(3):
        ended = subprocess.run(
            [sys.executable, "-c", _AT_ONCE], capture_output=True, text=True, timeout=120
        )
        assert ended.returncode == 0, ended.stderr


def test_nobody_loads_it_by_another_door() -> None:
    """Else two threads may begin with two of its pieces, and one is refused what is half there."""
    package = Path(evidence_desk.__file__).parent
    loading = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.partition(".")[0] == "pydantic" for name in names):
                loading.add(path.relative_to(package).as_posix())
    assert loading == {"schemas.py"}
