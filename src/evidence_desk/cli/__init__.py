"""The command line: every power of the window, for scripts and for people without one."""

from evidence_desk.cli.app import main, window

__all__ = ["main", "window"]
