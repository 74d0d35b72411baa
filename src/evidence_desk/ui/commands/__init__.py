"""What can be done anywhere in the window; importing a module here declares its actions."""

from evidence_desk.ui.commands import file, go, help, item, view

__all__ = ["file", "go", "help", "item", "view"]
