"""The annex of an edition as a PDF: list, contact sheets, chronology, or all in one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO, cast

from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.layouts import Layout, Spot
from evidence_desk.domain.progress import Report, ignore_progress
from evidence_desk.exports.annex_appended import MakesSafe, add_appended, made_safe, prepare
from evidence_desk.exports.annex_chronology import add_chronology
from evidence_desk.exports.annex_closing import add_concordance, add_index, add_statements
from evidence_desk.exports.annex_list import add_list
from evidence_desk.exports.annex_sheets import GRIDS, add_sheets
from evidence_desk.exports.annex_title import add_title_page
from evidence_desk.exports.atomic import written_whole
from evidence_desk.exports.binder import bind
from evidence_desk.exports.binding import Binding
from evidence_desk.exports.paper import Paper
from evidence_desk.exports.texts import words

_USUAL_SHEETS = 6  # where sheets are asked for and the edition has none


def write_annex(
    dossier: Dossier,
    out: Path,
    layout: Layout | str | None = None,
    per_page: int | None = None,
    report: Report = ignore_progress,
    spots: list[Spot] | None = None,
    *,
    in_pack: bool = False,
    safe: MakesSafe = made_safe,
) -> None:
    """Write the annex to `out`, whole or not at all.

    How it looks is the edition's own choice, its layout. `per_page`, if given, is how many pictures
    a contact sheet holds instead: 2, 6 or 12. `in_pack`: its files lie beside it, and it links to
    them. The same dossier gives the same bytes. `spots` is filled with the places of the exhibits;
    rows of the list have no height there. `safe` makes the pages safe that are appended.

    Raises UsageError for an unknown layout, StorageError where `out` cannot be written, and
    whatever `report` raises to stop.
    """
    try:
        wanted = Layout(layout or Layout.COMPLETE)
    except ValueError:
        raise UsageError(
            f"“{layout}” is not a layout of the annex; choose list, sheets or chronology."
        ) from None
    if per_page not in (*GRIDS, None):
        raise UsageError("A contact sheet holds 2, 6 or 12 pictures; choose one of these.")
    with (
        written_whole(out) as path,
        TemporaryFile(dir=path.parent) as document,
        TemporaryDirectory(dir=path.parent, prefix=".pages-") as pages,
    ):
        paper = Paper(dossier, _title(dossier, wanted), cast(BinaryIO, document))
        binding = Binding(paper, dossier, report, spots, in_pack=in_pack)
        _compose(binding, wanted, per_page, Path(pages), safe)
        bind(paper.plates.file, paper.finish(), path)


def _title(dossier: Dossier, layout: Layout) -> str:
    said, chosen = words(dossier.language).title, dossier.layout
    titles = {
        Layout.COMPLETE: said.complete,
        Layout.LIST: said.list if dossier.language != "fr" else said.complete,
        Layout.SHEETS: said.sheets,
        Layout.CHRONOLOGY: said.chronology,
    }
    if chosen.title and layout in (Layout.COMPLETE, Layout.LIST):
        return chosen.title
    return titles[layout]


def _compose(
    binding: Binding, layout: Layout, per_page: int | None, folder: Path, safe: MakesSafe
) -> None:
    paper, dossier, chosen = binding.paper, binding.dossier, binding.dossier.layout
    lists = layout in (Layout.COMPLETE, Layout.LIST)
    on_sheets = per_page or chosen.sheets
    sheets = layout is Layout.SHEETS or (layout is Layout.COMPLETE and bool(on_sheets))
    chronology = layout is Layout.CHRONOLOGY or (layout is Layout.COMPLETE and chosen.chronology)
    steps = 0
    if lists:
        binding.expect_list()
        steps += len(binding.exhibits)
    if sheets:
        binding.expect_sheets()
        steps += len(binding.communicated())
    if chronology:
        binding.expect_chronology()
        steps += len(dossier.incidents)
    pages = prepare(binding, folder, safe) if layout is Layout.COMPLETE and chosen.stamped else {}
    binding.expect_pages(number for number, one in pages.items() if one.file is not None)
    steps += sum(len(one.flat) for one in pages.values())
    binding.expect_steps(steps)
    add_title_page(binding, paper.document_title)
    if lists:
        add_list(binding)
    if sheets:
        add_sheets(binding, on_sheets or _USUAL_SHEETS)
    if chronology:
        add_chronology(binding)
    if lists:
        add_statements(binding)
        add_concordance(binding)
        add_index(binding)
    add_appended(binding, pages)
