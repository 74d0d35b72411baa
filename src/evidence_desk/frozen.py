"""Where the frozen program begins: a worker, the window or a command, by how it was called.

There is no Python to start beside a frozen program, so it starts itself as its worker processes.
Those must give up the network while they have a single thread: nothing else is imported before.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Run what the first argument asks for; without one of ours, the program of this name."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked == "--media-worker":
        from evidence_desk.media.worker import main as serve

        serve()
    elif asked == "--clean-worker":
        from evidence_desk.exports.cleaning.worker import main as clean

        sys.exit(clean(sys.argv[2:]))
    elif asked == "--helping-worker":
        from evidence_desk.exports.helping_worker import main as help_out

        help_out(sys.argv[2:])
    elif Path(sys.executable).stem == "evidence-desk-window":
        from evidence_desk.cli import window

        window()
    else:
        from evidence_desk.cli import main as command

        command()


if __name__ == "__main__":
    main()
