"""Questions the window asks: where a library lies, and whether to stop what is running."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from evidence_desk import __version__
from evidence_desk.desk.searches import save_search
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui.jobs import Jobs
from evidence_desk.ui.language import sentence, tr

if TYPE_CHECKING:
    from evidence_desk.desk.libraries import Library
    from evidence_desk.desk.salvage import Salvaged
    from evidence_desk.domain.progress import Report
    from evidence_desk.ui.context import Desk
    from evidence_desk.ui.window import Window


def may_stop(parent: QWidget, jobs: Jobs) -> bool:
    """With work going on, ask whether to stop it; True once nothing runs any more.

    What is spare is stopped unasked.
    """
    running = [job for job in jobs.running() if not job.spare]
    if not running:
        return jobs.stop_all()
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Evidence Desk")
    box.setText(tr("Still going on: {jobs}.", jobs=", ".join(job.label for job in running)))
    box.setInformativeText(
        tr("What is done stands; the rest can be taken up again by doing the same next time.")
    )
    stop = box.addButton(tr("Stop and close"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("Let it go on"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is stop and jobs.stop_all()


def agreed(
    parent: QWidget, question: str, yes: str, told: str = "", *, losing: bool = False
) -> bool:
    """Whether the editor wants it; `told` says what would happen, `losing` that something goes."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(told)
    role = QMessageBox.ButtonRole.DestructiveRole if losing else QMessageBox.ButtonRole.AcceptRole
    button = box.addButton(yes, role)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    return box.clickedButton() is button


def salvage_library(window: Window, path: Path, error: DeskError) -> None:
    """Offer to write a damaged catalogue anew; then open it and say what came out."""
    from evidence_desk.desk.salvage import salvage

    told = tr(
        "What can be read is written anew from its journal and its tables. The damaged catalogue "
        "is kept beside it; originals are not touched."
    )
    if not agreed(window, sentence(error), tr("Salvage it"), told) or not window.close_library():
        return

    def open_it(found: tuple[Library, Salvaged]) -> None:
        window.take(found[0])
        QMessageBox.information(window, "Evidence Desk", what_came_out(found[1]))

    window.jobs.start(
        tr("Salvaging “{name}”", name=path.stem),
        lambda _report: salvage(path, window.memory.text("editor", "") or None),
        done=open_it,
        failed=window.complain,
    )


def what_came_out(told: Salvaged) -> str:
    """What a salvage gave, in words."""
    if told.whole:
        lines = [tr("All is there again, and proved by the journal.")]
    else:
        lines = [
            tr("%n entry(s) of the journal lost.", n=told.lost),
            tr("%n row(s) are as the tables had them, unproved.", n=told.from_tables),
            tr("%n original(s) were taken in again, confidential.", n=len(told.adopted)),
        ]
        if told.cut:
            lines.append(tr("The end of the journal could not be read."))
        lines.append(tr("Look through your last changes, and verify the originals."))
    return "\n".join([*lines, tr("The damaged catalogue is kept as “{name}”.", name=told.aside)])


def keep_search(parent: QWidget, desk: Desk, query: str) -> None:
    """Ask for a name under which a search stands in the navigator from now on."""
    if not query:
        desk.say(tr("Search for something first; all items stand in the navigator."))
        return
    name, wanted = QInputDialog.getText(
        parent, tr("Keep this search"), tr("Its name in the navigator:"), text=query
    )
    if wanted and name.strip():
        desk.change("", save_search, desk.library, name, query)


def new_library(window: Window) -> None:
    """Ask for a title and a folder, and make the library."""
    from evidence_desk.ui.widgets.new_library_dialog import NewLibraryDialog

    dialog = NewLibraryDialog(window.jobs, documents(), window)
    dialog.made.connect(window.take)
    dialog.left.connect(lambda path: _made_but_not_open(window, path))
    dialog.failed.connect(window.complain)
    dialog.open()


def _made_but_not_open(window: Window, path: Path) -> None:
    """A new library whose editor went on to something else: it is found again, and not opened."""
    window.memory.opened(path)
    if window.desk is None:
        window.start.refresh()
    window.status_say(
        tr("“{name}” was made and not opened; it is among the recent libraries.", name=path.stem)
    )


def open_library(window: Window) -> None:
    """Ask for a library's folder, and open it."""
    recent = window.memory.libraries()
    dialog = QFileDialog(window, tr("Open a library"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.setDirectory(str(recent[0].parent if recent else documents()))
    dialog.fileSelected.connect(lambda name: window.open(Path(name)))
    dialog.open()


def backup_folder(parent: QWidget, library: Library) -> Path | None:
    """Ask where a copy of the library goes; None if it goes nowhere."""
    name = QFileDialog.getExistingDirectory(
        parent, tr("Where to put the copy (best: another disk)"), str(documents())
    )
    if not name:
        return None
    stamp = datetime.now().strftime("%Y-%m-%d %H%M")
    return Path(name) / f"{library.path.stem} {stamp}{library.path.suffix}"


def demonstration(window: Window) -> None:
    """Ask where the demonstration goes, write it with progress, open it."""
    dialog = QFileDialog(window, tr("Where to put the demonstration library"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.setDirectory(str(documents()))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Put it here"))
    dialog.fileSelected.connect(lambda name: write_demonstration(window, Path(name)))
    dialog.open()


def write_demonstration(window: Window, folder: Path) -> None:
    """Write the demonstration into a new folder inside `folder`, then open it."""
    from evidence_desk.desk.demo import write_demo

    target, number = folder / "demo.evidence", 2
    while target.exists():
        target, number = folder / f"demo {number}.evidence", number + 1

    def write(report: Report) -> Path:
        return write_demo(target, report)

    def failed(error: DeskError) -> None:
        window.complain(error)

    window.jobs.start(
        tr("Writing the demonstration"), write, done=lambda _: window.open(target), failed=failed
    )


def export_sheet(window: Window) -> None:
    """Ask which items go out as a sheet to edit, and where to."""
    from evidence_desk.ui.widgets.sheet_export import SheetExport

    if window.desk is not None:
        here = window.present()
        query = here.target if here is not None and here.page == "gallery" else ""
        SheetExport(window.desk, query, window).open()


def take_over_sheet(window: Window) -> None:
    """Ask for a sheet that was edited, and show what it changes."""
    dialog = QFileDialog(window, tr("Take over an edited sheet"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([tr("Excel workbook (*.xlsx)"), tr("All files (*)")])
    dialog.setDirectory(str(QSettings().value("export/folder", "")) or str(documents()))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Look at it"))
    dialog.fileSelected.connect(lambda name: review_sheet(window, Path(name)))
    dialog.open()


def review_sheet(window: Window, path: Path) -> None:
    """Show what an edited sheet changes, for somebody to choose."""
    from evidence_desk.ui.widgets.sheet_review import SheetReview

    if window.desk is not None:
        SheetReview(window.desk, path, window).open()


def documents() -> Path:
    """Where people keep their documents."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()


def about(window: Window) -> None:
    """What this program is, and what it is made of."""
    box = QMessageBox(window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(tr("About Evidence Desk"))
    box.setText(f"Evidence Desk {__version__}")
    box.setInformativeText(
        tr(
            "From a folder of footage to a numbered dossier whose every exhibit can be proved.\n\n"
            "Free software under the GNU General Public License, version 3 or later. "
            "It never uses the network.\n\nQt {version}",
            version=QLibraryInfo.version().toString(),
        )
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
