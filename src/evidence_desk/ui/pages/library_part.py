"""A part of the library's page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class LibraryPart(QWidget):
    """Stands below one of the tabs; made when it is first wanted."""

    def flush(self) -> None:
        """Save what is being typed."""
