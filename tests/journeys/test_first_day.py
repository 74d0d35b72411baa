"""A first day: a library of real files, from the start page to a French annex, by hand."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import incidents
from evidence_desk.desk.editions import editions
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library
from evidence_desk.ui.jobs import Job
from evidence_desk.ui.pages.edition import EditionPage
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.player import vlc
from evidence_desk.ui.widgets.export_dialog import ExportDialog
from evidence_desk.ui.widgets.import_dialog import ImportDialog, ImportReport
from evidence_desk.ui.widgets.new_library_dialog import NewLibraryDialog
from evidence_desk.ui.window import Window
from hands import (
    CTRL,
    SHIFT,
    Key,
    Settled,
    does,
    drop_files,
    press,
    tie_box,
    tie_boxes_offer,
    type_text,
)


def _library(window: Window) -> Library:
    assert window.desk is not None
    return window.desk.library


def _gallery(window: Window) -> GalleryPage:
    assert isinstance(window.page, GalleryPage)
    return window.page


def _search(qtbot: QtBot, window: Window, query: str) -> None:
    page = _gallery(window)
    page.take_focus()
    press(qtbot, Key.Key_Slash)
    press(qtbot, Key.Key_A, CTRL)
    type_text(qtbot, query)
    press(qtbot, Key.Key_Return)


@pytest.mark.corpus
def test_from_the_start_page_to_a_french_annex(
    qtbot: QtBot, window: Window, until: Settled, corpus: Path, tmp_path: Path
) -> None:
    _make_a_library(qtbot, window, until, tmp_path)
    _take_in(window, until, corpus)
    _find_a_camera(qtbot, window, until)
    for kind in ("video", "audio"):
        _play(qtbot, window, until, kind)
    _tie_twelve_and_take_it_back(qtbot, window, until)
    _issue_and_hand_over(window, until, tmp_path)


def _make_a_library(qtbot: QtBot, window: Window, until: Settled, folder: Path) -> None:
    does(window.actions_.trigger, "file.new")
    until(lambda: bool(window.findChildren(NewLibraryDialog)))
    dialog = window.findChildren(NewLibraryDialog)[0]
    until(dialog.title_field.hasFocus)
    type_text(qtbot, "Border: two years")
    dialog.folder_field.setText(str(folder))
    press(qtbot, Key.Key_Return)
    until(lambda: window.desk is not None)
    assert _library(window).path == folder / "Border two years.evidence"


def _asked_for(window: Window) -> list[Job]:
    """The jobs under way that somebody asked for; pictures may go on being drawn beside."""
    return [job for job in window.jobs.running() if not job.spare]


def _take_in(window: Window, until: Settled, corpus: Path) -> None:
    drop_files(window, *(corpus / name for name in ("photos", "video", "audio")))
    until(lambda: bool(window.findChildren(ImportDialog)))
    dialog = window.findChildren(ImportDialog)[0]
    until(lambda: dialog.start.isEnabled())
    does(dialog.start.click)
    until(lambda: not _asked_for(window))
    files = [path for name in ("photos", "video", "audio") for path in (corpus / name).iterdir()]
    wanted = len({hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    until(lambda: len(_gallery(window).view.ids()) == wanted)
    if len(files) > wanted:  # doubles are told of
        until(lambda: any(one.isVisible() for one in window.findChildren(ImportReport)))
        does(window.findChildren(ImportReport)[0].accept)
        until(window.isActiveWindow)
    assert len(items_json(_library(window))) == wanted


def _find_a_camera(qtbot: QtBot, window: Window, until: Settled) -> None:
    _search(qtbot, window, 'camera:"NIKON D5000"')
    until(lambda: len(_gallery(window).view.ids()) == 1)
    until(lambda: _gallery(window).view.grid.hasFocus())
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_Return)
    until(lambda: isinstance(window.page, ReviewPage))
    until(lambda: "Nikon D5000" in window.windowTitle() or "E-" in window.windowTitle())
    press(qtbot, Key.Key_Escape)
    until(lambda: isinstance(window.page, GalleryPage))


def _play(qtbot: QtBot, window: Window, until: Settled, kind: str) -> None:
    if vlc.instance() is None:
        return
    _search(qtbot, window, f"kind:{kind} duration:>3")
    found = {one["ref"] for one in items_json(_library(window), f"kind:{kind} duration:>3")}
    until(lambda: len(_gallery(window).view.ids()) == len(found))
    until(lambda: _gallery(window).view.grid.hasFocus())
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_Return)
    until(lambda: isinstance(window.page, ReviewPage) and window.page._detail is not None)
    page = window.page
    assert isinstance(page, ReviewPage)
    press(qtbot, Key.Key_Space)
    until(lambda: page.film.pane.player.position > 0.5)
    press(qtbot, Key.Key_Space)
    until(lambda: not page.film.pane.player.playing)
    press(qtbot, Key.Key_Escape)
    until(lambda: isinstance(window.page, GalleryPage))


def _tie_twelve_and_take_it_back(qtbot: QtBot, window: Window, until: Settled) -> None:
    library = _library(window)
    _search(qtbot, window, "kind:photo")
    photos = len(items_json(library, "kind:photo"))
    until(lambda: len(_gallery(window).view.ids()) == photos)
    until(lambda: _gallery(window).view.grid.hasFocus())
    press(qtbot, Key.Key_Home)
    for _ in range(11):
        press(qtbot, Key.Key_Right, SHIFT)
    until(lambda: len(window.desk.selection()) == 12)  # type: ignore[union-attr]
    for key, typed, offered in (
        (Key.Key_I, "21/9/2010 Raid at the camp", "Raid at the camp"),
        (Key.Key_S, "1 Violence", "Violence"),
    ):
        press(qtbot, key)
        until(lambda: (box := tie_box(window)) is not None and box.line.hasFocus())
        type_text(qtbot, typed)
        until(lambda offered=offered: offered in tie_boxes_offer(window))  # type: ignore[misc]
        press(qtbot, Key.Key_Return)
        until(lambda: tie_box(window) is None)
    until(lambda: len(items_json(library, "incident:I-001 section:1")) == 12)
    assert incidents(library)[0].date == "2010-09-21"
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: not items_json(library, "section:1"))
    assert len(items_json(library, "incident:I-001")) == 12
    press(qtbot, Key.Key_Z, CTRL | SHIFT)
    until(lambda: len(items_json(library, "section:1")) == 12)


def _issue_and_hand_over(window: Window, until: Settled, folder: Path) -> None:
    library = _library(window)
    from evidence_desk.desk.editions import add_edition

    add_edition(library, "Dossier pour le Défenseur", language="fr", audience="full")
    does(window.go, Place.edition("Dossier pour le Défenseur"))
    page = window.page
    assert isinstance(page, EditionPage)
    until(lambda: page.exhibits.topLevelItemCount() == 12)
    does(page.issue)
    until(lambda: editions(library)[0].issued_at is not None)
    does(window.actions_.trigger, "edition.export")
    until(lambda: bool(window.findChildren(ExportDialog)))
    dialog = window.findChildren(ExportDialog)[0]
    dialog.folder.setText(str(folder))
    does(dialog.start.click)
    out = folder / "Dossier pour le Défenseur.pdf"
    until(lambda: not _asked_for(window) and out.is_file())
    does(dialog.reject)
    document = pypdfium2.PdfDocument(out)
    words = " ".join(document[at].get_textpage().get_text_bounded() for at in range(len(document)))
    document.close()
    words = words.replace("\N{NO-BREAK SPACE}", " ")
    assert "Bordereau" in words
    assert "Dossier pour le Défenseur" in words
    assert "Violence" in words
    assert "21 septembre 2010" in words
