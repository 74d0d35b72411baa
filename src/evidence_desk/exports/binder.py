"""The last step of a document: its pictures are put in, and it is written out whole."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Name

from evidence_desk.exports.paper import Paper


def bind(paper: Paper, out: Path) -> None:
    """Write the document with all its pictures to `out`. The same document gives the same bytes."""
    text = paper.finish()
    with pikepdf.open(BytesIO(text)) as pdf, pikepdf.open(paper.plates.file) as pictures:
        del text
        _put_in(paper, pdf, pictures)
        for page in pdf.pages:
            page.obj.Tabs = Name.S  # from link to link in the order of the structure
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            fix_metadata_version=False,
            deterministic_id=True,
        )


def _put_in(paper: Paper, pdf: pikepdf.Pdf, pictures: pikepdf.Pdf) -> None:
    held: dict[str, pikepdf.Object] = {}
    for number, sheet in paper.sheets.items():
        if not sheet.plates:
            continue
        resources = pdf.pages[number - 1].obj.Resources
        if "/XObject" not in resources:
            resources.XObject = pikepdf.Dictionary()
        for name in sorted(sheet.plates):
            if name not in held:
                held[name] = pdf.copy_foreign(pictures.get_object(int(name[1:]), 0))
            resources.XObject[Name(f"/{name}")] = held[name]
