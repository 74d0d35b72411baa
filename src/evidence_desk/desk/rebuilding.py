"""Derived data made again, from the originals and the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from evidence_desk.catalogue import search, tables
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.replay import relate
from evidence_desk.desk.derived import make_again
from evidence_desk.desk.intake import remember_derived
from evidence_desk.desk.looking import look_again
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.progress import Report, ignore_progress

if TYPE_CHECKING:
    from evidence_desk.media.facts import FileFacts


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What was made again, and the items whose originals are not there.

    `made_again` are stills whose file was gone and is there again, byte for byte; `noted` those
    of whose files something else was found than was known, as damage that was none.
    """

    items: int
    missing: tuple[str, ...]
    made_again: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


def rebuild(library: Library, report: Report = ignore_progress) -> RebuildReport:
    """Make pictures, document texts and the index of words again, from the originals; and from the
    journal, which records each entry touched.

    A still whose file is gone is taken from its film again, if that gives the same bytes. Where an
    original is not there (a disk not plugged in), what was made of it stays.
    """
    library.must_be_writable()
    items = tables.items
    columns = (items.c.id, items.c.path, items.c.in_place, items.c.sha256, items.c.parent_id)
    with library.read() as connection:
        rows = connection.execute(select(*columns).order_by(items.c.id)).all()
    library.pictures.forget_others({row.sha256 for row in rows})
    made_again = []
    for row in rows:
        path = library.originals.path_of(row.path, in_place=bool(row.in_place))
        if row.parent_id is not None and not path.is_file() and make_again(library, row.id):
            made_again.append(make_ref("item", row.id))

    def keep(found: Sequence[tuple[int, FileFacts]]) -> None:
        with library.derive() as connection:
            for table in (tables.bodies, tables.file_metadata):
                old = table.c.item_id.in_([number for number, _facts in found])
                connection.execute(delete(table).where(old))
            remember_derived(connection, found)

    looked = look_again(library, [row.id for row in rows], keep, report)
    with library.derive() as connection:
        search.rebuild(connection)
        relate(connection)
    with library.change(
        "rebuild what is derived from {count} originals", kind="custody", count=len(rows)
    ) as changes:
        changes.facts = {"missing": list(looked.missing)}
        if made_again:
            changes.facts["made_again"] = made_again
        changes.touched.add(("*", 0))
    return RebuildReport(looked.looked, looked.missing, tuple(made_again), looked.noted)
