"""Make, open and describe libraries."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

from sqlalchemy import func, select

from evidence_desk.catalogue import library as catalogue
from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import to_json
from evidence_desk.catalogue.library import SUFFIX, Library, Touched
from evidence_desk.desk.verifications import EVERY_DAYS, MOST_DAYS, due
from evidence_desk.domain.coarsening import Dates, Places, checked_dates, checked_places
from evidence_desk.domain.errors import DeskError, UsageError

__all__ = [
    "SUFFIX",
    "Library",
    "Overview",
    "Settings",
    "Touched",
    "change_settings",
    "new_library",
    "open_library",
    "overview",
    "settings",
]

LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set for a library; most of it stands on every document it hands over."""

    title: str = ""
    languages: tuple[str, ...] = LANGUAGES
    organisation: str = ""
    author: str = ""
    recipient: str = ""
    reference: str = ""
    citations: tuple[str, ...] = ()  # further forms of reference in drafts: "Annex {number}"
    verify_every: int = EVERY_DAYS  # days after which originals should be read again; 0: never
    dates: str = Dates.EXACT  # how much of a date the public is told
    places: str = Places.NAMED  # … and of a place


@dataclass(frozen=True, slots=True)
class Overview:
    """A library at a glance."""

    items: int
    bytes: int
    by_kind: dict[str, int]
    incidents: int
    sections: int
    editions: int
    problems: int
    missing: int
    verified_at: str | None  # UTC; when the last whole verification ended
    verify_due: str | None  # the day of the next one; None where none is wished or needed
    verify_overdue: bool
    first_date: str | None
    last_date: str | None


def new_library(
    path: Path,
    title: str,
    languages: Sequence[str] = LANGUAGES,
    editor: str | None = None,
) -> Library:
    """Make an empty library with the default vocabularies in a new or empty folder, and open it."""
    wanted = tuple(dict.fromkeys(language.strip().lower() for language in languages))
    if not title.strip():
        raise UsageError("A library needs a title.")
    unknown = [language for language in wanted if language not in LANGUAGES]
    if unknown or not wanted:
        raise UsageError(
            f"Report languages are en and fr; “{', '.join(unknown)}” is not one of them."
        )
    from evidence_desk.desk import readme
    from evidence_desk.desk.vocabularies import add_default_vocabularies

    library = catalogue.create(Path(path).expanduser().absolute(), title.strip(), wanted, editor)
    add_default_vocabularies(library)
    readme.write(library)
    return library


def open_library(path: Path, editor: str | None = None) -> Library:
    """Open a library by its folder; raises LibraryError with the reason if it cannot be.

    What an intake that was killed had copied and not yet remembered is taken in first.
    """
    library = catalogue.open_(Path(path).expanduser().absolute(), editor)
    if library.originals.interrupted:
        from evidence_desk.desk.intake import settle  # decoders: only where they are needed

        with suppress(DeskError):  # a full disk must not keep anyone from reading
            settle(library, wait=0)
    return library


def settings(library: Library) -> Settings:
    """What is set for the library now."""
    known = {field.name for field in fields(Settings)}
    values = {name: value for name, value in library.settings.items() if name in known}
    for name in ("languages", "citations"):
        if name in values:
            values[name] = tuple(values[name])
    return Settings(**values)


def change_settings(library: Library, **values: object) -> None:
    """Set some of the fields of Settings; one undo step."""
    known = {field.name for field in fields(Settings)}
    if unknown := set(values) - known:
        raise UsageError(f"There is no setting “{min(unknown)}”.")
    if "title" in values and not str(values["title"]).strip():
        raise UsageError("A library needs a title.")
    if "citations" in values:
        from evidence_desk.domain.citation_forms import checked_patterns

        values["citations"] = checked_patterns(values["citations"])  # type: ignore[arg-type]
    if "verify_every" in values:
        values["verify_every"] = _days(values["verify_every"])
    for name, check in (("dates", checked_dates), ("places", checked_places)):
        if name in values:
            values[name] = check(str(values[name])) or str(getattr(Settings(), name))
    with library.change("change the library's settings") as changes:
        table = tables.settings
        rows = changes.connection.execute(select(table.c.name, table.c.id))
        ids = dict(rows.all())
        stored = {
            name: to_json(list(value) if isinstance(value, tuple) else value)
            for name, value in values.items()
        }
        changes.update(
            table, {ids[name]: {"value": v} for name, v in stored.items() if name in ids}
        )
        changes.insert(
            table, [{"name": name, "value": v} for name, v in stored.items() if name not in ids]
        )


def _days(value: object) -> int:
    """A number of days as typed; raises UsageError where it is none."""
    text = str(value).strip()
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_DAYS):
        raise UsageError(
            f"Originals are verified again after 1 to {MOST_DAYS} days, or with 0 never; "
            f"“{text}” is neither."
        )
    return int(text)


def overview(library: Library) -> Overview:
    """Count what is in the library."""
    items, verification = tables.items, due(library)
    with library.read() as connection:

        def count(table: object) -> int:
            return int(connection.execute(select(func.count()).select_from(table)).scalar() or 0)  # type: ignore[arg-type]

        by_kind = {
            kind: int(number)
            for kind, number in connection.execute(
                select(items.c.kind, func.count()).group_by(items.c.kind)
            )
        }
        total, first, last, problems = connection.execute(
            select(
                func.coalesce(func.sum(items.c.bytes), 0),
                func.min(items.c.captured_earliest),
                func.max(items.c.captured_earliest),
                func.count(items.c.problem),
            )
        ).one()
        missing = connection.execute(
            select(func.count()).where(tables.file_checks.c.state == "missing")
        ).scalar()
        return Overview(
            items=sum(by_kind.values()),
            bytes=int(total),
            by_kind=by_kind,
            incidents=count(tables.incidents),
            sections=count(tables.sections),
            editions=count(tables.editions),
            problems=int(problems),
            missing=int(missing or 0),
            verified_at=verification.last,
            verify_due=verification.day.isoformat() if verification.day else None,
            verify_overdue=verification.overdue,
            first_date=first[:10] if first else None,
            last_date=last[:10] if last else None,
        )
