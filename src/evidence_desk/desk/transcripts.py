"""Transcripts: what is said in a recording, written, corrected, taken from files and given out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import hash_file
from evidence_desk.desk.destinations import file_to_write
from evidence_desk.desk.records import Reference, resolve
from evidence_desk.domain import transcripts as laws
from evidence_desk.domain.errors import ConflictError, StorageError, UsageError
from evidence_desk.domain.items import Kind, make_ref
from evidence_desk.domain.timecodes import read_seconds
from evidence_desk.domain.transcripts import Line, language_code
from evidence_desk.media import subtitles

_lines = tables.transcript_lines


@dataclass(frozen=True, slots=True)
class TranscriptLine(Line):
    """A line as it is kept; `id` is how changes name it."""

    id: int


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A transcript there is of an item: its language's code, and of how many lines."""

    language: str
    lines: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of reading a file: how many lines, in which letters, and what was not as it
    should be, a sentence each."""

    ref: str
    language: str
    lines: int
    encoding: str
    notes: tuple[str, ...]


def languages_of(library: Library, ref: str | int) -> list[InLanguage]:
    """The languages in which there is a transcript of an item, the longest first."""
    with library.read() as connection:
        return read_languages(connection, _number(connection, ref))


def read_languages(connection: Connection, item_id: int) -> list[InLanguage]:
    """As `languages_of`, within a reading that is open."""
    count = func.count()
    rows = connection.execute(
        select(_lines.c.language, count)
        .where(_lines.c.item_id == item_id)
        .group_by(_lines.c.language)
        .order_by(count.desc(), func.min(_lines.c.id))
    )
    return [InLanguage(code, number) for code, number in rows]


def transcript(library: Library, ref: str | int, language: str) -> tuple[TranscriptLine, ...]:
    """The lines of one language in their order; none where nothing is written in it."""
    with library.read() as connection:
        return read_lines(connection, _number(connection, ref), language_code(language))


def read_lines(connection: Connection, item_id: int, language: str) -> tuple[TranscriptLine, ...]:
    """As `transcript`, within a reading that is open."""
    rows = connection.execute(
        select(_lines.c.start_s, _lines.c.end_s, _lines.c.words, _lines.c.id)
        .where(_lines.c.item_id == item_id, _lines.c.language == language)
        .order_by(_lines.c.start_s, _lines.c.id)
    )
    return tuple(TranscriptLine(*row) for row in rows)


# ---------------------------------------------------------------- line by line


def add_line(
    library: Library,
    ref: str,
    language: str,
    start_s: float | str,
    words: str,
    end_s: float | str | None = None,
) -> int:
    """Write a further line; returns its id. Times as editors type them."""
    code = language_code(language)
    made = _made(start_s, end_s, words)
    with library.change("write the transcript of {target}") as changes:
        record = _recording(changes, ref)
        return changes.insert(_lines, [_row(record.id, code, made)])[0]


def set_line(
    library: Library,
    ref: str,
    language: str,
    start_s: float | str,
    words: str,
    end_s: float | str | None = None,
) -> None:
    """Write what is said at a moment: over the line that begins there, or as a further one.

    Empty words take that line away.
    """
    code, start = language_code(language), laws.moment(read_seconds(start_s))
    said = laws.plain(words)
    with library.change("write the transcript of {target}") as changes:
        record = _recording(changes, ref)
        there = read_lines(changes.connection, record.id, code)
        found = next((one for one in there if abs(one.start_s - start) < 0.0005), None)
        if not said:
            if found is None:
                raise UsageError(f"No line of {record.ref} begins at {start:.3f} seconds.")
            changes.delete(_lines, [found.id])
        elif found is None:
            changes.insert(_lines, [_row(record.id, code, _made(start, end_s, said))])
        else:
            end = found.end_s if end_s is None else end_s
            changes.update(_lines, {found.id: _values(_made(start, end, said))})


def change_line(
    library: Library,
    line_id: int,
    *,
    words: str | None = None,
    start_s: float | str | None = None,
    end_s: float | str | None = None,
) -> None:
    """Change a line's words, or move it; what is None stays. Moved, it keeps its length."""
    with library.change("write the transcript of {target}") as changes:
        one = _one(changes, line_id)
        start = one.start_s if start_s is None else laws.moment(read_seconds(start_s))
        end: float | str | None = end_s
        if end_s is None and one.end_s is not None:
            end = one.end_s + start - one.start_s
        made = _made(start, end, one.words if words is None else words)
        changes.update(_lines, {line_id: _values(made)})


def split_line(library: Library, line_id: int, at: int, start_s: float | str) -> int:
    """Part a line: its words from the character `at` on begin at `start_s`; returns the new id."""
    with library.change("write the transcript of {target}") as changes:
        one = _one(changes, line_id)
        first, second = laws.split(one, at, read_seconds(start_s))
        if not first.words or not second.words:
            raise UsageError("A line is parted between its words.")
        [row] = changes.fetch(_lines, [line_id])
        changes.update(_lines, {line_id: _values(first)})
        return changes.insert(_lines, [_row(row["item_id"], row["language"], second)])[0]


def join_line(library: Library, line_id: int) -> int:
    """Join a line to the one before it, whose id is returned; raises UsageError at the first."""
    with library.change("write the transcript of {target}") as changes:
        one = _one(changes, line_id)
        [row] = changes.fetch(_lines, [line_id])
        there = read_lines(changes.connection, row["item_id"], row["language"])
        at = there.index(one)
        if at == 0:
            raise UsageError("There is no line before the first to join it to.")
        before = there[at - 1]
        changes.update(_lines, {before.id: _values(laws.joined(before, one))})
        changes.delete(_lines, [line_id])
        return before.id


def remove_lines(library: Library, line_ids: Sequence[int]) -> int:
    """Take lines away; returns how many there were."""
    with library.change("write the transcript of {target}") as changes:
        if line_ids:
            _one(changes, line_ids[0])
        return changes.delete(_lines, line_ids)


def write_lines(
    library: Library,
    ref: str,
    language: str,
    lines: Sequence[tuple[int | None, Line]],
    known: Collection[int] = (),
) -> list[int | None]:
    """Keep lines as an editor left them: one step, for what differs alone.

    Each line comes with its id, or None if it is new. Of the `known` ids those that did not come
    back are removed; lines that others wrote meanwhile stay. Returns the id of each; a line
    without words has none.
    """
    code = language_code(language)
    with library.change("write the transcript of {target}") as changes:
        record = _recording(changes, ref)
        there = {one.id for one in read_lines(changes.connection, record.id, code)}
        wanted = [(number, laws.line(*_parts(one))) for number, one in lines]
        stay = {number for number, one in wanted if one.words and number is not None}
        changes.delete(_lines, sorted((set(known) & there) - stay))
        changes.update(
            _lines,
            {number: _values(one) for number, one in wanted if number in there and one.words},
        )
        fresh = [one for number, one in wanted if number not in there and one.words]
        ids = iter(changes.insert(_lines, [_row(record.id, code, one) for one in fresh]))
        return [
            None if not one.words else number if number in there else next(ids)
            for number, one in wanted
        ]


# ---------------------------------------------------------------- all at once


def replace_all(library: Library, ref: str, language: str, lines: Iterable[Line]) -> int:
    """Put these lines in the place of what there is in a language; one step. Returns how many."""
    code = language_code(language)
    with library.change("replace the transcript of {target}") as changes:
        record = _recording(changes, ref)
        _clear(changes, record.id, code)
        made = [laws.line(*_parts(one)) for one in laws.in_order(lines)]
        rows = [_row(record.id, code, one) for one in made if one.words]
        changes.insert(_lines, rows)
        return len(rows)


def shift(library: Library, ref: str, language: str, by_s: float) -> int:
    """Move all lines of a language earlier (negative) or later; returns how many."""
    code = language_code(language)
    with library.change("shift the transcript of {target}") as changes:
        record = _recording(changes, ref)
        there = read_lines(changes.connection, record.id, code)
        moved = laws.shifted(there, by_s)
        changes.update(
            _lines,
            {one.id: _values(new) for one, new in zip(there, moved, strict=True)},
        )
        return len(there)


def remove_transcript(library: Library, ref: str, language: str) -> int:
    """Take away all that is written in a language; returns how many lines there were."""
    code = language_code(language)
    with library.change("remove the transcript of {target}") as changes:
        return _clear(changes, _recording(changes, ref).id, code)


def import_file(library: Library, ref: str, path: Path, language: str) -> Imported:
    """Take an SRT or WebVTT file as the transcript of a recording, in place of what is there.

    Raises UsageError where the file is none, StorageError where it cannot be read.
    """
    code = language_code(language)
    try:
        with path.open("rb") as file:
            data = file.read(subtitles.MOST_BYTES + 1)
    except OSError as error:
        raise StorageError(f"“{path}” cannot be read: {error.strerror}.") from error
    read = subtitles.read(data, code)
    with library.read() as connection:
        record = resolve(connection, ref, "item")
        duration = connection.execute(
            select(tables.items.c.duration_s).where(tables.items.c.id == record.id)
        ).scalar()
    count = replace_all(library, record.ref, code, read.lines)
    notes = list(read.notes)
    if duration is not None:
        beyond = sum(one.start_s >= duration for one in read.lines)
        if beyond == 1:
            notes.append(f"1 line begins after the end of {record.ref}; look at its time.")
        elif beyond:
            notes.append(f"{beyond} lines begin after the end of {record.ref}; shift them.")
    return Imported(record.ref, code, count, read.encoding, tuple(notes))


def export_file(library: Library, ref: str, out: Path, language: str) -> Path:
    """Write a transcript as SRT or WebVTT, by the ending of `out`; returns the path.

    Raises UsageError where nothing is written in that language, or the file may not be there.
    """
    code = language_code(language)
    ending = ".vtt" if Path(out).suffix.lower() == ".vtt" else ".srt"
    out = file_to_write(library, out, ending)
    with library.read() as connection:
        record = resolve(connection, ref, "item")
        there = read_lines(connection, record.id, code)
        duration = connection.execute(
            select(tables.items.c.duration_s).where(tables.items.c.id == record.id)
        ).scalar()
    if not there:
        raise UsageError(f"There is no transcript of {record.ref} in “{code}”.")
    from evidence_desk.exports.atomic import written_whole

    with written_whole(out) as path:
        path.write_text(
            subtitles.write(there, ending[1:], duration), encoding="utf-8", newline="\n"
        )
        sha256, size, _steady = hash_file(path)
        with library.change("hand over the transcript of {target}", kind="custody") as changes:
            changes.args = {"target": record.ref, "language": code}
            changes.facts = {"file": out.name, "sha256": sha256, "bytes": size}
    return out


# ---------------------------------------------------------------- within


def _number(connection: Connection, ref: str | int) -> int:
    return resolve(connection, make_ref("item", ref) if isinstance(ref, int) else ref, "item").id


def _recording(changes: Changes, ref: str) -> Reference:
    """The item, which must have sound or pictures that pass; the entry is named after it."""
    record = resolve(changes.connection, ref, "item")
    [row] = changes.fetch(tables.items, [record.id])
    if row["kind"] not in (Kind.VIDEO, Kind.AUDIO):
        raise UsageError(f"{record.ref} is a {row['kind']}; only video and audio are transcribed.")
    changes.args = {"target": record.ref}
    return record


def _one(changes: Changes, line_id: int) -> TranscriptLine:
    """One line; the entry is named after its item."""
    rows = changes.fetch(_lines, [line_id])
    if not rows:
        raise ConflictError("That line of the transcript is not there any more.")
    row = rows[0]
    changes.args = {"target": make_ref("item", row["item_id"])}
    return TranscriptLine(row["start_s"], row["end_s"], row["words"], line_id)


def _clear(changes: Changes, item_id: int, code: str) -> int:
    ids = changes.connection.execute(
        select(_lines.c.id).where(_lines.c.item_id == item_id, _lines.c.language == code)
    ).scalars()
    return sum(changes.delete(_lines, part) for part in chunks(list(ids)))


def _made(start_s: float | str, end_s: float | str | None, words: str) -> Line:
    """A line that can be kept; raises UsageError for one without words or ending too early."""
    start = laws.moment(read_seconds(start_s))
    end = None if end_s is None or end_s == "" else laws.moment(read_seconds(end_s))
    if end is not None and end <= start:
        raise UsageError("A line must end after it begins.")
    made = laws.line(start, end, words)
    if not made.words:
        raise UsageError("A line needs words; remove the line instead.")
    return made


def _parts(one: Line) -> tuple[float, float | None, str]:
    return one.start_s, one.end_s, one.words


def _values(one: Line) -> dict[str, Any]:
    return {"start_s": one.start_s, "end_s": one.end_s, "words": one.words}


def _row(item_id: int, language: str, one: Line) -> dict[str, Any]:
    return {"item_id": item_id, "language": language, **_values(one)}
