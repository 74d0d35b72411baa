"""The command line: every power of the window, for scripts and for people without one."""

from __future__ import annotations

import gc

# Python looks for garbage whenever 700 more things are there; a start and a commit make them by
# the hundred thousand, and they stay. It is told before anything else is loaded.
gc.set_threshold(50_000, 20, 20)

from evidence_desk.cli.door import main, window  # noqa: E402  (see above)

__all__ = ["main", "window"]
