"""A copy of the whole library, verified."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import CATALOGUE, Library, check_sound, engine_for
from evidence_desk.catalogue.originals import hash_file, sync_folder
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress

_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds.

    `missing` are items whose originals were not there to be copied, `changed` those whose
    originals were copied as they are now, which is not as they came in.
    """

    path: Path
    originals: int
    bytes: int
    missing: tuple[str, ...]
    changed: tuple[str, ...] = ()


def backup(library: Library, out: Path, report: Report = ignore_progress) -> BackupReport:
    """Copy the library to a new folder: a consistent catalogue, every original read and compared.

    Editors may go on working: what comes in after the catalogue was copied is not in the backup.
    Each copy is read back from the disk it was written to. Originals used in place stay where they
    are. A backup that was interrupted goes on when asked for the same folder. Raises UsageError if
    the folder is there, StorageError where the copies cannot be written or read back.
    """
    out = Path(out).expanduser().absolute()
    unfinished = out.with_name(out.name + _UNFINISHED)
    if out.exists():
        raise UsageError(f"“{out}” is there already; name a new folder for the backup.")
    if library.path in (out, *out.parents):
        raise UsageError("A backup cannot lie inside the library it is a copy of.")
    try:
        (unfinished / "originals").mkdir(parents=True, exist_ok=True)
        (unfinished / CATALOGUE).unlink(missing_ok=True)
        library.copy_catalogue(unfinished / CATALOGUE)
        result = _copy_originals(library, unfinished, out, report)
        for name in ("README.txt",):
            if (library.path / name).is_file():
                shutil.copyfile(library.path / name, unfinished / name)
        for folder in ("derived", "exports"):
            (unfinished / folder).mkdir(exist_ok=True)
        _keep_on_disk(unfinished)
        unfinished.rename(out)
        sync_folder(out.parent)
    except OSError as error:
        raise StorageError(
            f"The backup could not be written to “{out}”: {error.strerror}. "
            "What was copied stays; start it again to go on."
        ) from error
    if library.read_only:
        return result
    with library.change("back up to “{target}”", kind="custody", target=out.name) as changes:
        changes.facts = {
            "originals": result.originals,
            "bytes": result.bytes,
            "missing": list(result.missing),
            "changed": list(result.changed),
        }
    return result


def _copy_originals(library: Library, folder: Path, out: Path, report: Report) -> BackupReport:
    """Copy what the copied catalogue tells of, and nothing that came in since."""
    rows = _rows_of(folder / CATALOGUE)
    total = sum(row.bytes for row in rows if not row.in_place)
    done = copied = 0
    missing, changed = [], []
    for count, row in enumerate(rows, 1):
        report(Progress(count, len(rows), row.name, done, total))
        if row.in_place:
            continue  # stays where it is; the catalogue says where
        done += row.bytes
        source = library.originals.path_of(row.path, in_place=False)
        target = folder / source.relative_to(library.originals.folder.parent)
        if target.is_file() and hash_file(target)[0] == row.sha256:
            copied += 1
            continue
        if not source.is_file():
            missing.append(make_ref("item", row.id))
            continue
        if _copy(source, target) != row.sha256:  # one bad one must not keep others from being saved
            changed.append(make_ref("item", row.id))
        copied += 1
    return BackupReport(out, copied, total, tuple(missing), tuple(changed))


def _rows_of(catalogue: Path) -> Sequence[Any]:
    """The items of a copied catalogue, which SQLite finds whole."""
    items = tables.items
    engine = engine_for(catalogue, locked=True)
    try:
        with engine.connect() as connection:
            check_sound(connection, catalogue.parent)
            return connection.execute(
                select(
                    items.c.id,
                    items.c.path,
                    items.c.in_place,
                    items.c.sha256,
                    items.c.bytes,
                    items.c.name,
                ).order_by(items.c.id)
            ).all()
    finally:
        engine.dispose()


def _copy(source: Path, target: Path) -> str:
    """Copy an original and read the copy back; the hash of what was read first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + _UNFINISHED)
    with partial.open("wb") as file:
        sha256, _size, _steady = hash_file(source, file.write)
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):  # else memory would answer, and not the disk
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if hash_file(partial)[0] != sha256:
        raise StorageError(
            f"“{source.name}” was written to “{target.parent}” and cannot be read back as it was. "
            "That disk cannot be trusted; use another."
        )
    partial.chmod(0o444)
    partial.rename(target)
    return sha256


def _keep_on_disk(folder: Path) -> None:
    """Have the disk keep all names below a folder, and the catalogue."""
    with (folder / CATALOGUE).open("rb+") as file:
        os.fsync(file.fileno())
    for below, _folders, _names in os.walk(folder):
        sync_folder(Path(below))
