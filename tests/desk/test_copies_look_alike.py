"""Copies of drafts with new numbers, seen with LibreOffice: the same pages but for the numbers."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pypdfium2 import PdfDocument, PdfPage

import drafts_of_word as drafts
from evidence_desk.desk import editions
from evidence_desk.desk.draft_copies import apply_numbers
from evidence_desk.desk.libraries import Library
from office import converted, needs_office

pytestmark = needs_office

_SEEN = 100  # of 255: what differs less is how letters are set in parts of a pixel
_BESIDE_PT = 2.5
_SCALE = 1.0


@pytest.fixture
def edited(library: Library, tmp_path: Path) -> tuple[Library, Path]:
    """A library with an edition, and the list that gives each number of two digits 20 more."""
    editions.add_edition(library, "One")
    table = tmp_path / "numbers.csv"
    rows = [f"{number},{_new(number)}" for number in range(10, 80)]
    table.write_text("\n".join(["old,new", *rows]), "utf-8")
    return library, table


def _new(number: int) -> int:
    return number + 20


def test_made_drafts_open_and_look_the_same(edited: tuple[Library, Path], tmp_path: Path) -> None:
    library, table = edited
    made = [drafts.word(tmp_path / f"word{seed}.docx", seed) for seed in range(2)]
    made += [drafts.writer(tmp_path / f"writer{seed}.odt", seed) for seed in range(2)]
    copies = [
        apply_numbers(library, "One", draft, draft.with_stem(f"copy-{draft.stem}"), table).out
        for draft in made
    ]
    printed = converted("pdf", tmp_path / "pdf", [*made, *copies])
    for before, after in zip(printed[: len(made)], printed[len(made) :], strict=True):
        with PdfDocument(before) as one, PdfDocument(after) as other:
            assert len(one) == len(other) > 1
            texts = _squeezed(one), _squeezed(other)
            whole = 0
            for sentence in drafts.SENTENCES:
                was = "".join(drafts.said(sentence).split())
                now = "".join(drafts.said(sentence, _new).split())
                assert texts[1].count(now) == texts[0].count(was), (before.name, sentence)
                whole += texts[1].count(now)
            assert whole > 5
            assert _without_digits(texts[0]) == _without_digits(texts[1])
            for page, (here, there) in enumerate(zip(one, other, strict=True), 1):
                assert not _differs(here, there), (before.name, page)


@pytest.mark.corpus
def test_real_drafts_open_and_say_the_same(
    edited: tuple[Library, Path], corpus: Path, tmp_path: Path
) -> None:
    library, table = edited
    table.write_text("old,new\n" + "\n".join(f"{n},{9 - n}" for n in range(1, 9)), "utf-8")
    made = []
    for real in sorted((corpus / "documents").iterdir()):
        if real.suffix in (".docx", ".odt"):
            made.append(tmp_path / f"{real.stem}-{real.suffix[1:]}{real.suffix}")
            shutil.copyfile(real, made[-1])
    done = [
        apply_numbers(library, "One", draft, draft.with_stem(f"copy-{draft.stem}"), table)
        for draft in made
    ]
    assert made
    assert all(one.changes for one in done)
    printed = converted("pdf", tmp_path / "pdf", [*made, *(one.out for one in done)])
    for before, after in zip(printed[: len(made)], printed[len(made) :], strict=True):
        with PdfDocument(before) as one, PdfDocument(after) as other:
            assert len(one) == len(other)
            assert _without_digits(_squeezed(one)) == _without_digits(_squeezed(other))
            assert not any(_differs(*pages) for pages in zip(one, other, strict=True))


def _squeezed(paper: PdfDocument) -> str:
    """All its text without spaces, which readers of PDFs guess."""
    text = "".join(page.get_textpage().get_text_bounded() for page in paper)
    return "".join(text.split())


def _without_digits(text: str) -> str:
    """The characters in order of themselves: in what order a PDF tells them is guessed, too."""
    return "".join(sorted("#" if one.isdigit() else one for one in text))


def _differs(one: PdfPage, other: PdfPage) -> bool:
    """Whether two pages differ anywhere but where one of them shows a digit."""
    pictures = [page.render(scale=_SCALE).to_numpy().astype(np.int16) for page in (one, other)]
    if pictures[0].shape != pictures[1].shape:
        return True
    seen = _unlike(*pictures) | _unlike(pictures[1], pictures[0])
    if not seen.any():
        return False
    for page in (one, other):
        _blank(seen, page.get_height(), _digits(page))
    return bool(seen.any())


def _unlike(one: NDArray[np.int16], other: NDArray[np.int16]) -> NDArray[np.bool_]:
    """The pixels that the other picture has nowhere within a pixel.

    Where a number was cut up, what follows it may begin a part of a pixel further on.
    """
    unlike = np.ones(one.shape[:2], dtype=np.bool_)
    for shift in ((0, 0), *((y, x) for y in (-1, 0, 1) for x in (-1, 0, 1))):
        if unlike.any():  # most pages are the same to the pixel
            unlike &= np.abs(one - np.roll(other, shift, (0, 1))).max(axis=2) > _SEEN
    return unlike


def _digits(page: PdfPage) -> list[tuple[float, float, float, float]]:
    """The boxes of the digits of a page: left, bottom, right, top, in points."""
    text = page.get_textpage()
    said = [text.get_text_range(at, 1) for at in range(text.count_chars())]
    return [text.get_charbox(at, loose=True) for at, one in enumerate(said) if one.isdigit()]


def _blank(
    seen: NDArray[np.bool_], height: float, boxes: Sequence[tuple[float, float, float, float]]
) -> None:
    for left, bottom, right, top in boxes:
        rows = slice(
            max(int((height - top - _BESIDE_PT) * _SCALE), 0),
            int((height - bottom + _BESIDE_PT) * _SCALE) + 1,
        )
        columns = slice(
            max(int((left - _BESIDE_PT) * _SCALE), 0), int((right + _BESIDE_PT) * _SCALE) + 1
        )
        seen[rows, columns] = False
