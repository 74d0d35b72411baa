"""The pages of a PDF as they look, and nothing that acts: to be put into another document."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Name

from evidence_desk.exports.atomic import refused_at_the_end
from evidence_desk.exports.cleaning.copies import NotCleaned

_MOST = 3000  # pages; what is longer is no exhibit that anybody prints
#: All that a page keeps: what is drawn on it, and how large it is.
_KEPT = ("/Type", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
#: What resources may hold that is not drawn.
_ASIDE = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/StructParent", "/StructParents")


def lay_open(original: Path, folder: Path) -> Path:
    """Write the pages of a PDF anew: fields and notes as they look, drawn into the page.

    Left behind: scripts, actions, links, attached files, layers' switches, metadata, tags.
    Raises NotCleaned for what cannot be read.
    """
    out = folder / "leaves.pdf"
    try:
        with pikepdf.open(original) as pdf, pikepdf.new() as made:
            if not 0 < len(pdf.pages) <= _MOST:
                raise NotCleaned(
                    "it has no pages" if not len(pdf.pages) else "it has too many pages"
                )
            pdf.generate_appearance_streams()
            pdf.flatten_annotations("print")
            for page in pdf.pages:
                _bare(page)
            made.pages.extend(pdf.pages)
            _strip(made)
            with refused_at_the_end(out) as file:
                made.save(file, fix_metadata_version=False, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise NotCleaned("it is protected by a password") from error
    except pikepdf.PdfError as error:
        raise NotCleaned("the PDF is damaged") from error
    return out


def _bare(page: pikepdf.Page) -> None:
    """Only what is drawn; what a page has from the tree above it becomes its own first."""
    for name in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
        if name not in page.obj:
            found = _inherited(page.obj, name)
            if found is not None:
                page.obj[name] = found
    box = [float(value) for value in page.mediabox]
    if abs(box[2] - box[0]) < 1 or abs(box[3] - box[1]) < 1:
        raise NotCleaned("a page of it has no size")
    for name in [str(key) for key in page.obj.keys()]:  # noqa: SIM118  (of pikepdf)
        if name not in (*_KEPT, "/Parent"):
            del page.obj[name]


def _inherited(page: pikepdf.Object, name: str) -> pikepdf.Object | None:
    at = page.get("/Parent")
    for _step in range(50):
        if at is None:
            return None
        if name in at:
            found: pikepdf.Object = at[name]
            return found
        at = at.get("/Parent")
    return None


def _strip(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            continue
        for name in _ASIDE:
            if name in one:
                del one[name]
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Form and "/Ref" in one:
            del one["/Ref"]  # a page of another file
