"""Write what goes out: annex, workbook and pack; each leaves its hashes in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import hash_file
from evidence_desk.desk.consents import refuse_ended
from evidence_desk.desk.destinations import allowed, file_to_write
from evidence_desk.desk.editions import closed_since, dossier, edition, items_of
from evidence_desk.desk.records import edition_id
from evidence_desk.desk.secrets import secrets_of
from evidence_desk.domain.editions import Dossier, EditionState, ExhibitState
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.layouts import Layout
from evidence_desk.domain.mediums import medium_named
from evidence_desk.domain.progress import Report, ignore_progress

if TYPE_CHECKING:
    from evidence_desk.exports.pack import PackResult
    from evidence_desk.exports.setting import Setter

Written = dict[str, object]  # its name, SHA-256 and size in bytes

# The exports take a second to import, for PDF and spreadsheets: each function does it when called,
# so that the window need not wait for them.


def export_annex(
    library: Library,
    name: str,
    out: Path,
    layout: str | None = None,
    report: Report = ignore_progress,
) -> Path:
    """Write an edition's annex as a PDF: the whole of it, or "list", "sheets" or "chronology"."""
    if layout is not None and layout not in set(Layout):
        raise UsageError(f"Layouts are {', '.join(Layout)}; not “{layout}”.")
    made = to_hand_over(library, name)
    out = file_to_write(library, out, ".pdf")
    with handed_over(library, made, out, noting(library, "annex", made)) as (setter, path):
        setter.annex(made, path, layout, report)
    return out


def export_workbook(
    library: Library, name: str, out: Path, report: Report = ignore_progress
) -> Path:
    """Write an edition's workbook for spreadsheet programs."""
    made = to_hand_over(library, name)
    out = file_to_write(library, out, ".xlsx")
    with handed_over(library, made, out, noting(library, "workbook", made)) as (setter, path):
        setter.workbook(made, path, report)
    return out


def export_pack(
    library: Library,
    name: str,
    out: Path,
    zip: bool = False,  # noqa: A002  (the command line's word)
    report: Report = ignore_progress,
    medium: str | None = None,
) -> PackResult:
    """Write an edition's pack, a BagIt folder or a zip file, each exhibit under its number.

    `medium` is what it goes out on, as `domain.mediums` reads it; None: what the edition says. On
    one of a limited size it comes in volumes, all in the folder `out`. Asked again after the
    program was killed, it goes on from what is done.
    """
    from evidence_desk.exports.pack import write_pack

    made = to_hand_over(library, name)
    if medium is None:
        medium = edition(library, name).contents.medium
    out = Path(out).expanduser().absolute()
    if zip and out.suffix.lower() != ".zip":
        out = out.with_name(out.name + ".zip")
    return write_pack(
        made,
        allowed(library, out),
        zip=zip,
        report=report,
        secrets=secrets_of(library, made),
        medium=medium_named(medium),
        noted=lambda result: _note_pack(library, made, result),
    )


def place_for_pack(folder: Path, stem: str, packed: bool) -> Path:
    """Where a pack of this name can be written: packs are never written over.

    A name that is taken gets a figure, unless the pack of that name was cut off on the way.
    """
    from evidence_desk.exports.unfinished import Unfinished

    ending = ".zip" if packed else ""
    found, at = folder / f"{stem}{ending}", 1
    while (found.exists() or (folder / found.stem).exists()) and not Unfinished(found, "").is_there:
        at += 1
        found = folder / f"{stem} {at}{ending}"
    return found


def _note_pack(library: Library, made: Dossier, result: PackResult) -> None:
    """Write into the journal what the pack holds, unless a process killed since has done so."""
    name = made.edition
    if _is_noted(library, result.token):
        return
    with library.change("hand over the pack of “{target}”", kind="custody", target=name) as changes:
        changes.touched.add(("edition", _edition_number(library, name)))
        changes.facts = {
            **_about(made),
            "file": result.path.name,
            "files": [
                [one.number, one.name, one.sha256, one.bytes, one.volume] for one in result.files
            ],
            "left_out": [[one.number, one.reason] for one in result.left_out],
            "volumes": [
                [one.path.name, one.manifest, one.sha256, one.bytes] for one in result.volumes
            ],
            "token": result.token,
        }


def _is_noted(library: Library, token: str) -> bool:
    journal = tables.journal
    with library.read() as connection:
        found = connection.execute(
            select(journal.c.id).where(
                journal.c.title.like("hand over the pack %"), journal.c.facts.contains(token)
            )
        )
        return found.first() is not None


def to_hand_over(library: Library, name: str) -> Dossier:
    """An edition as it goes out; raises UsageError if its readers may not have all of it any more.

    What an edition says is frozen with its issue; who may see an item, and how long its source's
    consent holds, is not.
    """
    made = dossier(library, name)
    with library.read() as connection:
        closed = closed_since(connection, made)
        given = {
            entry.ref: entry.number for entry in made.exhibits if entry.state is ExhibitState.IN
        }
        behind = items_of(connection, made)
        refuse_ended(connection, name, {given[ref]: item for ref, item in behind if ref in given})
    if closed.exhibits:
        raise UsageError(
            f"Exhibits of “{name}” are not open any more, and it is for the public: "
            f"{', '.join(closed.exhibits)}; open them again, or issue a further edition."
        )
    if closed.incidents:
        raise UsageError(
            f"Incidents in “{name}” are not open any more, and it is for the public: "
            f"{', '.join(closed.incidents)}; open them again, or issue a further edition."
        )
    return made


@contextmanager
def handed_over(
    library: Library, made: Dossier, out: Path, note: Callable[[Written], None]
) -> Iterator[tuple[Setter, Path]]:
    """Who sets a file that goes out, and where it is written.

    It gets its name only if it tells none of the library's secrets, and once `note` has put into
    the journal what was written: where the journal has no room, nothing goes out.
    """
    from evidence_desk.exports.atomic import written_whole
    from evidence_desk.exports.setting import Setter
    from evidence_desk.exports.silence import refuse_what_tells

    secrets = secrets_of(library, made)
    with written_whole(out) as aside:
        with closing(Setter(aside.parent)) as setter:
            yield setter, aside
        if secrets:
            refuse_what_tells(aside, secrets, name=out.name)
        note(written(aside, out))


def written(aside: Path, out: Path) -> Written:
    """What the journal keeps of a file that will be called `out`."""
    sha256, size, _steady = hash_file(aside)
    return {"file": out.name, "sha256": sha256, "bytes": size}


def noting(library: Library, what: str, made: Dossier) -> Callable[[Written], None]:
    """How the journal is told that something of an edition went out."""

    def note(facts: Written) -> None:
        with library.change(
            f"hand over the {what} of “{{target}}”", kind="custody", target=made.edition
        ) as changes:
            changes.touched.add(("edition", _edition_number(library, made.edition)))
            changes.facts = {**_about(made), **facts}

    return note


def _about(made: Dossier) -> dict[str, object]:
    return {
        "edition": made.edition,
        "state": str(EditionState.ISSUED if made.issued_at else EditionState.DRAFT),
        "audience": str(made.audience),
        "language": made.language,
        "recipient": made.recipient,
    }


def _edition_number(library: Library, name: str) -> int:
    with library.read() as connection:
        return edition_id(connection, name)
