"""The demonstration library written through the same use cases that editors have."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from evidence_desk.catalogue.library import Library
from evidence_desk.desk import (
    chronology,
    describe,
    editions,
    outline,
    places,
    searches,
    sources,
    ties,
)
from evidence_desk.desk.demo import story
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import change_settings, new_library
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.progress import Progress, Report, ignore_progress

FULL = "Full edition for the Ombudsman"
PUBLIC = "Édition publique"
_FILES = 28  # about as many as there are; for progress only

#: The files' own time: 2 April 2023, 10:00 UTC.
_COPIED_AT = 1_680_429_600


def write_demo(folder: Path, report: Report = ignore_progress) -> Path:
    """Make the demonstration library in a new or empty folder; returns the folder.

    Raises LibraryError if something is in it. The media are made anew, which takes some seconds.
    """
    with tempfile.TemporaryDirectory(prefix="evidence-desk-demo-") as made:
        # First the media: whatever fails there leaves no half a library behind.
        _make_media(Path(made), report)
        with new_library(folder, story.TITLE, ("en", "fr"), editor=story.EDITOR) as library:
            _take_in(library, Path(made))
            _order(library)
            _tell(library)
            _issue(library)
            return library.path


def _make_media(folder: Path, report: Report) -> None:
    from evidence_desk.desk.demo.media import make_media

    done = 0

    def say(name: str) -> None:
        nonlocal done
        report(Progress(min(done, _FILES), _FILES + 4, name))
        done += 1

    make_media(folder, say)


def _take_in(library: Library, folder: Path) -> None:
    for code, note, name, contact in story.SOURCES:
        sources.add_source(library, code, note, name, contact)
    for path in folder.rglob("*"):  # as if copied from a stick that day, not made just now
        os.utime(path, (_COPIED_AT, _COPIED_AT))
    done = import_paths(library, sorted(folder.iterdir()))
    if done.failed:
        raise DeskError(f"“{done.failed[0].path}” could not be taken in: {done.failed[0].reason}")


def _order(library: Library) -> None:
    change_settings(
        library,
        organisation=story.ORGANISATION,
        author=story.EDITOR,
        recipient=story.RECIPIENT,
        reference="HW-2023/1",
    )
    for english, french, point, metres, parent in story.PLACES:
        places.add_place(
            library, {"en": english, "fr": french}, point=point, radius=metres, parent=parent
        )
    for number, english, french in story.SECTIONS:
        outline.add_section(library, number, {"en": english, "fr": french})
    for one in story.INCIDENTS:
        chronology.add_incident(
            library,
            one.date,
            {"en": one.en[0], "fr": one.fr[0]},
            {"en": one.en[1], "fr": one.fr[1]},
            place=one.place,
            lat=one.point[0] if one.point else None,
            lon=one.point[1] if one.point else None,
            certainty=one.certainty,
            access=one.access,
            sections=one.sections,
            tags=one.tags,
        )


def _tell(library: Library) -> None:
    refs = {one["name"]: one["ref"] for one in items_json(library)}
    refs |= {name: one["ref"] for one in items_json(library) for name in one["copies"]}
    for name, told in story.ITEMS.items():
        values: dict[str, object] = {
            "title.en": told.en,
            "title.fr": told.fr,
            "access": told.access,
            "status": told.status,
            "rank": told.rank,
            **told.values,
        }
        if told.source:
            values["source"] = told.source
        describe.describe(library, [refs[name]], values)
        ties.tie(library, [refs[name]], told.incidents, told.sections, told.tags)
    for name, start, end, english, french in story.CLIPS:
        describe.add_clip(library, refs[name], start, end, {"en": english, "fr": french})
    for name, at, note in story.MARKS:
        describe.add_mark(library, refs[name], at, note)
    searches.save_search(library, "Strongest evidence", "rank:>=4")
    searches.save_search(library, "Still to be looked at", "is:new")


def _issue(library: Library) -> None:
    editions.add_edition(
        library,
        FULL,
        language="en",
        audience="full",
        note="For the Ombudsman’s eyes; not to be passed on.",
        statements=True,
    )
    editions.issue(library, FULL)
    editions.add_edition(
        library,
        PUBLIC,
        language="fr",
        audience="public",
        recipient="Le public",
        note="Ce qui pourrait nuire à une personne n’y figure pas.",
    )
