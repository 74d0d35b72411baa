"""Say something else of each of many items at once, as a column of cells pasted into a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.describe import apply_values
from evidence_desk.desk.records import how_many, resolve_all
from evidence_desk.domain.errors import UsageError


@dataclass(frozen=True, slots=True)
class Cell:
    """What is to stand in one field of one item; fields are named as `describe` takes them."""

    ref: str
    field: str
    value: str


def set_cells(library: Library, cells: Sequence[Cell]) -> int:
    """Set each cell; one undo step. Returns how many items there were.

    An empty value takes a field away. Raises UsageError naming the first item whose value was
    refused, by its place in `cells` from 1, and then nothing has changed.
    """
    if not cells:
        return 0
    refs = list(dict.fromkeys(cell.ref for cell in cells))
    rows = {ref: at for at, ref in enumerate(refs, start=1)}
    same: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        same.setdefault((cell.field, cell.value), []).append(cell.ref)
    with library.change("describe {target}") as changes:
        records = resolve_all(changes.connection, refs, "item")
        ids = dict(zip(refs, (record.id for record in records), strict=True))
        changes.args = {
            "target": how_many([record.ref for record in records]),
            "fields": sorted({cell.field for cell in cells}),
        }
        for (field, value), chosen in same.items():
            try:
                apply_values(library, changes, "item", [ids[ref] for ref in chosen], {field: value})
            except UsageError as why:
                raise UsageError(
                    f"Row {rows[chosen[0]]} of what was pasted ({chosen[0]}) was refused, and "
                    f"nothing was changed: {why}"
                ) from why
        return len(records)
