"""What can be done anywhere in the window; importing a module here declares its actions."""

from evidence_desk.ui.commands import pages  # isort: skip  (menus show these first)
from evidence_desk.ui.commands import clock, compare, explain, file, go, item, redact, tie, view

__all__ = ["clock", "compare", "explain", "file", "go", "item", "pages", "redact", "tie", "view"]
