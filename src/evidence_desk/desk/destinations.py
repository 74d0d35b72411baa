"""Where what is handed over may be written: never over the library, never over an original."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.domain.errors import UsageError


def file_to_write(library: Library, out: Path, ending: str) -> Path:
    """The whole path of a file to write, with its ending; raises UsageError where it may not be."""
    out = Path(out).expanduser().absolute()
    if out.is_dir():
        raise UsageError(f"“{out}” is a folder; name the file to write, such as annex{ending}.")
    if out.suffix.lower() != ending:
        out = out.with_name(out.name + ending)
    return allowed(library, out)


def allowed(library: Library, out: Path) -> Path:
    """The same path; raises UsageError if its folder is missing or what lies there is sacred."""
    library.must_be_writable()  # what goes out is written into the journal
    if not out.parent.is_dir():
        raise UsageError(f"There is no folder “{out.parent}”; make it first.")
    real = out.resolve()
    library_folder = library.path.resolve()
    if library_folder in real.parents and library_folder / "exports" not in real.parents:
        raise UsageError(
            f"“{out}” is inside the library; write into its “exports” folder or elsewhere."
        )
    items = tables.items
    with library.read() as connection:
        original = connection.execute(
            select(items.c.id).where(items.c.in_place == 1, items.c.path.in_({str(out), str(real)}))
        ).first()
    if original is not None:
        raise UsageError(f"“{out}” is an original of this library; choose another name.")
    return out
