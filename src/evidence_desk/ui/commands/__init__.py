"""What can be done anywhere in the window; importing a module here declares its actions."""

from evidence_desk.ui.commands import compare, explain, file, go, item, tie, view

__all__ = ["compare", "explain", "file", "go", "item", "tie", "view"]
