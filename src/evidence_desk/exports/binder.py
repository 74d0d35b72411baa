"""The last step of a document: its pictures are put in, and it is written out whole.

All that pikepdf does with a document is here. While it works it holds Python's lock, for seconds
where the document is long: another reason why a window has annexes set aside (`setting`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pikepdf
from pikepdf import AccessMode, Name

from evidence_desk.exports.atomic import refused_at_the_end


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of another document that the binder puts on one of this: of which file, which page
    from 0, and the box (left, bottom, right, top in points) it is fitted into."""

    name: str
    file: Path
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Loose:
    """What is still to be put on the pages of a document, each page by its number from 1:
    the numbers of its pictures' objects by their names, and its foreign page."""

    plates: Mapping[int, Mapping[str, int]]
    leaves: Mapping[int, Leaf]


def bind(document: BinaryIO, loose: Loose, out: Path) -> None:
    """Write the document with all its pictures to `out`. The same document gives the same bytes.

    Raises OSError where the disk takes no more.
    """
    with pikepdf.open(document, access_mode=AccessMode.stream) as pdf, ExitStack() as open_:
        for number, plates in loose.plates.items():
            pictures = _pictures_of(pdf.pages[number - 1])
            for name, at in plates.items():  # they are in the file already
                pictures[Name(f"/{name}")] = pdf.get_object(at, 0)
        _append(loose.leaves, pdf, open_)
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


def together(documents: Sequence[Path], out: Path) -> list[list[bool]]:
    """Write the pages of some documents into one; of each, whether each page lies flat.

    Raises OSError where the disk takes no more.
    """
    found = []
    with pikepdf.new() as made:
        for path in documents:
            with pikepdf.open(path) as pdf:
                made.pages.extend(pdf.pages)
                found.append(list(map(_lies_flat, pdf.pages)))
        with refused_at_the_end(out) as file:
            made.save(file)
    return found


def _lies_flat(page: pikepdf.Page) -> bool:
    """Whether a page as it is seen is wider than high."""
    left, bottom, right, top = map(float, page.cropbox)
    wide, high = abs(right - left), abs(top - bottom)
    if int(page.obj.get("/Rotate", 0)) % 180:
        wide, high = high, wide
    return wide > high


def _append(leaves: Mapping[int, Leaf], pdf: pikepdf.Pdf, open_: ExitStack) -> None:
    """Put each foreign page on its own, as one picture that holds all it needs."""
    files: dict[Path, pikepdf.Pdf] = {}
    for number, leaf in leaves.items():
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
        _pictures_of(page)[Name(f"/{leaf.name}")] = frame


def _pictures_of(page: pikepdf.Page) -> pikepdf.Object:
    """Where a page names its pictures."""
    resources = page.obj.Resources
    if "/XObject" not in resources:
        resources.XObject = pikepdf.Dictionary()
    return resources.XObject
