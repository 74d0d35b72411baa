"""The annex for those who hear it: structure, order, what stands for pictures, language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from evidence_desk.domain.editions import Dossier, ExhibitState
from evidence_desk.exports.annex import write_annex
from exports.dossiers import ARABIC, concordance, dossier, exhibit


@dataclass
class Heard:
    """One element of the structure as a screen reader meets it."""

    kind: str
    pdf: pikepdf.Object
    parent: Heard | None
    kids: list[Heard] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)  # page, number
    notes: list[pikepdf.Object] = field(default_factory=list)

    def all(self) -> Iterator[Heard]:
        yield self
        for kid in self.kids:
            yield from kid.all()

    def inside(self, kind: str) -> bool:
        at = self.parent
        while at is not None and at.kind != kind:
            at = at.parent
        return at is not None


class Tagged:
    """A tagged PDF taken apart by its tags."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.pages = {page.obj.objgen: at for at, page in enumerate(self.pdf.pages)}
        root = self.pdf.Root.StructTreeRoot
        assert len(root.K) == 1
        self.document = self._heard(root.K[0], None)
        assert self.document.kind == "Document"
        self.painted, self.texts = {}, {}
        for at, page in enumerate(self.pdf.pages):
            self._read(at, page)

    def _heard(self, one: pikepdf.Object, parent: Heard | None) -> Heard:
        made = Heard(str(one.S)[1:], one, parent)
        page = one.get("/Pg")
        for kid in one.get("/K", ()):
            if isinstance(kid, int):
                made.marks.append((self.pages[page.objgen], kid))
            elif kid.get("/Type") == Name.MCR:
                made.marks.append((self.pages[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                made.notes.append(kid.Obj)
            else:
                assert kid.P.objgen == one.objgen
                made.kids.append(self._heard(kid, made))
        return made

    def _read(self, at: int, page: pikepdf.Page) -> None:
        """Every sign and picture that is painted, by the mark it is in; None: for the eye."""
        open_: list[int | None] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC":
                open_.append(int(operands[1].MCID))
                self.painted[at, open_[-1]] = str(operands[0])[1:]
            elif name == "BMC":
                assert operands[0] == Name.Artifact
                open_.append(None)
            elif name == "EMC":
                open_.pop()
            elif name in ("Tj", "TJ", "Do", "S", "f", "B", "re"):
                assert len(open_) == 1, f"{name} on page {at + 1} is in {len(open_)} sequences"
                self.texts.setdefault((at, open_[0]), []).append(name)
        assert not open_

    def kinds(self, *kinds: str) -> list[Heard]:
        return [one for one in self.document.all() if one.kind in kinds]


def _tagged(made: Dossier, tmp_path: Path, layout: str | None = None) -> Tagged:
    out = tmp_path / "annex.pdf"
    write_annex(made, out, layout=layout)
    return Tagged(out)


def _rich(language: str = "en") -> Dossier:
    made = dossier(
        30, language, concordance=concordance(30), previous_edition="May", issued_at=None
    )
    said = tuple(
        replace(entry, text="One line.\nAnother line of it. " * 150) if at % 10 == 3 else entry
        for at, entry in enumerate(made.exhibits)
    )
    withheld = exhibit("31", 4, state=ExhibitState.WITHHELD)
    return replace(made, exhibits=(*said, withheld))


@pytest.mark.parametrize("layout", [None, "list", "sheets", "chronology"])
def test_all_that_is_painted_belongs_to_one_element_or_is_for_the_eye(
    tmp_path: Path, layout: str | None
) -> None:
    heard = _tagged(_rich(), tmp_path, layout)
    owned = Counter(mark for one in heard.document.all() for mark in one.marks)
    assert set(owned) == set(heard.painted)
    assert set(owned.values()) == {1}
    for one in heard.document.all():
        for mark in one.marks:
            assert heard.painted[mark] == one.kind


def test_the_tree_leads_back_from_each_mark_and_link(tmp_path: Path) -> None:
    heard = _tagged(_rich(), tmp_path)
    numbers = heard.pdf.Root.StructTreeRoot.ParentTree.Nums
    keys = [int(key) for key in list(numbers)[::2]]
    assert keys == sorted(keys)
    parents = dict(zip(keys, list(numbers)[1::2], strict=True))
    for one in heard.document.all():
        for page, mark in one.marks:
            key = int(heard.pdf.pages[page].obj.StructParents)
            assert parents[key][mark].objgen == one.pdf.objgen
        for note in one.notes:
            assert parents[int(note.StructParent)].objgen == one.pdf.objgen
    linked = sum(len(one.notes) for one in heard.kinds("Link"))
    assert linked == sum(len(page.obj.get("/Annots", ())) for page in heard.pdf.pages) > 60
    for page in heard.pdf.pages:
        assert page.obj.Tabs == Name.S
        assert all(str(note.Contents) for note in page.obj.get("/Annots", ()))


def test_tables_have_rows_of_one_width_under_heads(tmp_path: Path) -> None:
    heard = _tagged(_rich(), tmp_path)
    tables = heard.kinds("Table")
    assert len(tables) == 3  # list, chronology, concordance
    for table in tables:
        assert {row.kind for row in table.kids} == {"TR"}
        widths = set()
        for row in table.kids:
            assert {cell.kind for cell in row.kids} <= {"TH", "TD"}
            assert row.kids[0].kind == "TH"
            widths.add(sum(_across(cell) for cell in row.kids))
        assert len(widths) == 1
        first = table.kids[0]
        assert {str(cell.pdf.A.Scope) for cell in first.kids} == {"/Column"}
        assert all(any(one.marks for one in cell.all()) for cell in first.kids)
        for row in table.kids[1:]:
            assert str(row.kids[0].pdf.A.Scope) == "/Row"


def _across(cell: Heard) -> int:
    return int(cell.pdf.A.get("/ColSpan", 1)) if "/A" in cell.pdf else 1


def test_heads_repeated_on_further_pages_are_said_once(tmp_path: Path) -> None:
    heard = _tagged(_rich(), tmp_path, "list")
    table = heard.kinds("Table")[0]
    pages = {page for one in table.all() for page, _mark in one.marks}
    assert len(pages) > 3
    heads = [cell for row in table.kids for cell in row.kids if _across(cell) == 1]
    assert sum(str(cell.pdf.A.Scope) == "/Column" for cell in heads if cell.kind == "TH") == 5


def test_headings_go_down_one_step_at_a_time(tmp_path: Path) -> None:
    heard = _tagged(_rich(), tmp_path)
    levels = [int(one.kind[1]) for one in heard.kinds("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(1) == 6  # the title and five parts
    for one in heard.kinds("H1", "H2", "H3"):
        assert any(inner.marks for inner in one.all())


def test_pictures_say_what_they_show(tmp_path: Path) -> None:
    heard = _tagged(_rich("fr"), tmp_path)
    figures = heard.kinds("Figure")
    assert len(figures) > 30
    for figure in figures:
        assert re.search(r"pièce n°\s[0-9]+", str(figure.pdf.Alt), re.IGNORECASE)
        assert figure.inside("TD") or figure.inside("LBody")
    for link in heard.kinds("Link"):
        said = "/Alt" in link.pdf or any(one.marks for one in link.all() if one.kind == "Link")
        assert said


def test_lists_hold_labels_and_bodies(tmp_path: Path) -> None:
    heard = _tagged(_rich(), tmp_path)
    assert len(heard.kinds("L")) == 2  # the title page, the contact sheets
    for one in heard.kinds("L"):
        assert {kid.kind for kid in one.kids} == {"LI"}
    for one in heard.kinds("LI"):
        assert {kid.kind for kid in one.kids} <= {"Lbl", "LBody"}
    (contents,) = heard.kinds("TOC")
    assert [kid.kind for kid in contents.kids] == ["TOCI"] * 5


@pytest.mark.parametrize(("language", "code"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_the_language_and_the_title_are_said(tmp_path: Path, language: str, code: str) -> None:
    made = dossier(4, language)
    other = "fr" if language == "en" else "en"
    entries = (
        replace(made.exhibits[0], title_language=other),
        replace(made.exhibits[1], quotes=("0:00:01.000", ARABIC), quotes_language="ar"),
    )
    heard = _tagged(replace(made, exhibits=entries), tmp_path)
    root = heard.pdf.Root
    assert str(root.Lang) == code
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)
    with heard.pdf.open_metadata() as properties:
        assert properties["dc:title"] == str(heard.pdf.docinfo.Title)
        assert properties["pdfuaid:part"] == "1"
    foreign = {str(one.pdf.Lang) for one in heard.kinds("P") if "/Lang" in one.pdf}
    assert foreign == {other, "ar"}


def test_it_is_read_in_the_order_of_the_page(tmp_path: Path) -> None:
    heard = _tagged(_rich(), tmp_path)
    order = [mark for one in heard.document.all() for mark in one.marks]
    by_page: dict[int, list[int]] = {}
    for page, mark in order:
        by_page.setdefault(page, []).append(mark)
    for page, marks in by_page.items():
        assert marks == sorted(marks), f"page {page + 1}"
