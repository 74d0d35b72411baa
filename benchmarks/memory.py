"""How much memory this process has held."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def most_held() -> int:
    """Bytes, at the most.

    On Linux what `getrusage` says begins with what the process that started this one held, and
    outlives the start of another program; VmHWM is this program's own (proc(5)).
    """
    status = Path("/proc/self/status")
    if status.exists():
        said = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(said.split()[1]) << 10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10
