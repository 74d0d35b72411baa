"""Folders in which nothing is new, gone through without opening the library.

A command that takes in a folder again does little else; opening the library loads more than that
takes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

from evidence_desk.catalogue.form import CATALOGUE
from evidence_desk.catalogue.known import known_files
from evidence_desk.catalogue.originals import Originals
from evidence_desk.desk.intake_report import IntakeReport, KnownFile
from evidence_desk.desk.walking import PathReason, walk
from evidence_desk.domain.errors import Cancelled
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress

_TELL = 64  # files between two words of progress


def nothing_new(
    library: Path, paths: Iterable[Path], report: Report = ignore_progress
) -> IntakeReport | None:
    """What an intake of these paths would report, where it would take in nothing.

    None where a file is new or has changed, and where anything is out of the ordinary: an intake
    is under way or was cut short, the library can only be read, is damaged or is none. The intake
    itself then sees to it. Nothing is written here, so that no lock is needed. When `report`
    raises Cancelled, the report says so.
    """
    started = time.monotonic()
    library = library.expanduser().absolute()
    library = library.parent if library.name == CATALOGUE else library
    catalogue = library / CATALOGUE
    if not (os.access(catalogue, os.W_OK) and os.access(library, os.W_OK)):
        return None
    library = library.resolve()
    known = known_files(catalogue) if Originals(library).at_rest else None
    if known is None:
        return None
    result = IntakeReport()
    try:
        report(Progress(0, 0, "Looking for files"))
        for found in walk(paths, library):
            if isinstance(found, PathReason):
                result.leave(found)
                continue
            number = known.get((found.origin, found.stamp))
            if number is None:
                return None
            result.known.append(KnownFile(found.origin, make_ref("item", number)))
            if len(result.known) % _TELL == 0:
                report(Progress(len(result.known), 0, found.name))
        report(Progress(len(result.known), len(result.known)))
    except Cancelled:
        result.cancelled = True
    result.seconds = round(time.monotonic() - started, 3)
    return result
