"""How an edition's annex will look: its first pages as pictures, nothing handed over."""

from __future__ import annotations

from pathlib import Path

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.editions import dossier


def preview_pages(
    library: Library, name: str, folder: Path, most: int, max_px: int
) -> tuple[int, list[bytes]]:
    """Set the annex in a folder that is thrown away; returns its page count and its first pages.

    Pages are JPEGs no larger than `max_px` on their long side. Leaves no entry in the journal:
    nothing left the house.
    """
    from evidence_desk.exports.annex import write_annex  # a second's work: not at the start

    out = folder / "preview.pdf"
    write_annex(dossier(library, name), out)
    facts = workers().probe(out, out.name).facts
    count = facts.pages or 0
    return count, [workers().page(out, number, max_px) for number in range(1, min(count, most) + 1)]
