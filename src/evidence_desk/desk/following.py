"""How a shape follows what it covers through a film, proposed for an editor to correct."""

from __future__ import annotations

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.pictures import original_of
from evidence_desk.desk.records import resolve
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.film_redaction import MovingShape, Place, Span, along, moving_shape
from evidence_desk.domain.items import Kind, make_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.domain.redaction import Shape

__all__ = ["follow"]


def follow(
    library: Library,
    item: str | int,
    drawn: Shape,
    at_s: float,
    end_s: float | None = None,
    report: Report = ignore_progress,
) -> MovingShape:
    """Key frames for a shape drawn at a moment, on as far as `end_s`, or back where that is before.

    It covers only as far as what it follows was found. `report` may raise Cancelled. Raises
    UsageError if it is no film, MediaError where no frame decodes.
    """
    with library.read() as connection:
        ref = item if isinstance(item, str) else make_ref("item", item)
        number = resolve(connection, ref, "item").id
    original = original_of(library, number)
    if original.kind is not Kind.VIDEO:
        raise UsageError(f"{original.ref} is not a film.")

    def tell(here_s: float) -> None:
        total = round(abs((end_s if end_s is not None else here_s) - at_s) * 10)
        report(Progress(min(round(abs(here_s - at_s) * 10), total), total, original.ref))

    found = [Place(*one) for one in workers().follow(original.path, drawn, at_s, end_s, tell)]
    keys = along(drawn, sorted(found, key=lambda place: place.at_s))
    return moving_shape(str(drawn.form), keys, Span(None, None))
