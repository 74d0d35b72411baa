"""The real window taking files in and changing what they are: ``window_at_work.py FOLDER``.

Run by `test_killed.py`, which kills it. It ends by itself once all is done.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings

from evidence_desk.desk.describe import describe
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.ui.app import application, make_window


def _describe_all(library: Library) -> None:
    for one in items_json(library):
        describe(library, [one["ref"]], {"title.en": f"Seen: {one['name']}"})


def main(folder: Path) -> int:
    """Take in ``card``, then give each item a title, as an editor does."""
    app = application()
    window = make_window(app, QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    library = open_library(folder / "case", "Mara")
    window.take(library)
    window.show()
    assert window.desk is not None
    desk = window.desk

    def taken_in(_: object) -> None:
        desk.run("Describing", _describe_all, library, done=lambda _: window.close())

    desk.jobs.start(
        "Importing",
        lambda report: import_paths(library, [folder / "card"], report=report),
        done=taken_in,
    )
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
