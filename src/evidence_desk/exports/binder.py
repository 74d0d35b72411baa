"""The last step of a document: its pictures are put in, and it is written out whole."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pikepdf
from pikepdf import AccessMode, Name

from evidence_desk.exports.atomic import refused_at_the_end
from evidence_desk.exports.paper import Paper


def bind(paper: Paper, out: Path) -> None:
    """Write the document with all its pictures to `out`. The same document gives the same bytes."""
    whole = paper.finish()
    with pikepdf.open(whole, access_mode=AccessMode.stream) as pdf, ExitStack() as open_:
        _put_in(paper, pdf)
        _append(paper, pdf, open_)
        for page in pdf.pages:
            page.obj.Tabs = Name.S  # from link to link in the order of the structure
        with refused_at_the_end(out) as file:
            pdf.save(
                file,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
                fix_metadata_version=False,
                deterministic_id=True,
            )


def _put_in(paper: Paper, pdf: pikepdf.Pdf) -> None:
    """Name each page's pictures on it: they are in the file already."""
    for number, sheet in paper.sheets.items():
        if not sheet.plates:
            continue
        resources = pdf.pages[number - 1].obj.Resources
        if "/XObject" not in resources:
            resources.XObject = pikepdf.Dictionary()
        for name in sorted(sheet.plates):
            resources.XObject[Name(f"/{name}")] = pdf.get_object(paper.plates.number(name), 0)


def _append(paper: Paper, pdf: pikepdf.Pdf, open_: ExitStack) -> None:
    """Put each foreign page on its own, as one picture that holds all it needs."""
    files: dict[Path, pikepdf.Pdf] = {}
    for number, sheet in paper.sheets.items():
        leaf = sheet.leaf
        if leaf is None:
            continue
        if leaf.file not in files:
            files[leaf.file] = open_.enter_context(
                pikepdf.open(leaf.file, access_mode=AccessMode.stream)
            )
        form = files[leaf.file].pages[leaf.page].as_form_xobject(handle_transformations=True)
        form = pdf.copy_foreign(form)
        page = pdf.pages[number - 1]
        box = pikepdf.Rectangle(*leaf.box)
        placed = page.calc_form_xobject_placement(form, Name.Leaf, box, allow_expand=False)
        frame = pdf.make_stream(
            placed,
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=pikepdf.Array([round(value, 2) for value in leaf.box]),
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Leaf=form)),
        )
        resources = page.obj.Resources
        if "/XObject" not in resources:
            resources.XObject = pikepdf.Dictionary()
        resources.XObject[Name(f"/{leaf.name}")] = frame
