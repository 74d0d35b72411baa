"""Films and recordings redacted: looked at first, kept as a copy, made again if that is lost."""

from __future__ import annotations

from evidence_desk import __version__
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import Unfinished
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.derived import Making, Parent, keep_made, parent_of
from evidence_desk.domain.derived import FilmRedactionRecipe, copy_name
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.film_redaction import FilmRedaction
from evidence_desk.domain.items import Kind
from evidence_desk.domain.progress import Progress, Report, ignore_progress


def redact_film(
    library: Library, item: str | int, what: FilmRedaction, report: Report = ignore_progress
) -> str:
    """Keep a copy of a film or recording with parts covered and sound taken out; returns its
    reference.

    The copy is made frame by frame, in H.264 and AAC, without a word of metadata. It carries on
    its parent's date (moved on by where a clip begins), place, source and access: open it when it
    has been looked at. The same redaction twice is the same item. `report` counts tenths of seconds
    and may raise Cancelled; nothing is left behind then. Raises UsageError if it is no film or
    recording, MediaError where it does not decode, StorageError where it is not there as it came
    in or the disk is full, ConflictError during an intake.
    """
    library.must_be_writable()
    with library.read() as connection:
        parent = parent_of(library, connection, item, Kind.VIDEO, Kind.AUDIO)
    _must_fit(parent, what)
    recipe = FilmRedactionRecipe(what, parent.row["sha256"], __version__)
    name = copy_name(parent.ref, "mp4" if parent.row["kind"] == Kind.VIDEO else "m4a")
    with library.originals.making() as made:
        _write(parent, what, made, report)
        return keep_made(library, Making(parent, recipe, made.done(), name))


def preview_of_film(
    library: Library,
    item: str | int,
    what: FilmRedaction,
    at_s: float,
    until_s: float | None = None,
    max_px: int = 1600,
) -> bytes:
    """The frame on screen at a moment as the redacted copy will show it, a JPEG; nothing is kept.

    `until_s` is when it goes, if that is known. Raises as `redact_film`.
    """
    with library.read() as connection:
        parent = parent_of(library, connection, item, Kind.VIDEO)
    return workers().redacted_frame(parent.path, what, at_s, until_s, max_px)


def film_again(
    library: Library, parent: Parent, recipe: FilmRedactionRecipe, path: str, sha256: str
) -> bool:
    """Put the lost file of a redacted copy back at `path`; False where other bytes come out."""
    originals = library.originals
    with originals.making() as made:
        _write(parent, recipe.redaction, made, ignore_progress)
        incoming = made.done()
        if incoming.sha256 != sha256:
            return False
        with originals.intake_lock():
            originals.put(originals.take_made(incoming), path, path.rpartition("/")[2])
    return True


def _write(parent: Parent, what: FilmRedaction, made: Unfinished, report: Report) -> None:
    """Write a redacted copy, and say how far it is in tenths of seconds of what is kept."""
    start = what.clip.from_s or 0.0
    end = min(what.clip.to_s or 1e7, parent.row["duration_s"] or 1e7)
    total = max(1, round((end - start) * 10)) if end < 1e7 else 0

    def tell(at_s: float) -> None:
        done = max(0, round((at_s - start) * 10))
        report(Progress(min(done, total) if total else done, total, parent.ref))

    report(Progress(0, total, parent.ref))
    workers().redact_film(parent.path, what, made.write, tell)
    report(Progress(total, total, parent.ref))


def _must_fit(parent: Parent, what: FilmRedaction) -> None:
    """Refuse shapes over sound, and spans beyond the end."""
    if what.shapes and parent.row["kind"] != Kind.VIDEO:
        raise UsageError(f"{parent.ref} has no pictures that shapes could cover.")
    duration = parent.row["duration_s"]
    spans = [one.span for one in what.shapes] + [one.span for one in what.sound] + [what.clip]
    latest = max(one.from_s or 0.0 for one in spans)
    if duration is not None and latest > duration:
        raise UsageError(f"{parent.ref} is only {duration:.3f} seconds long.")
