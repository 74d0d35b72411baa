"""An annex looks as its edition says: paper, columns, sheets, parts and title page."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from evidence_desk.domain.editions import Dossier, ExhibitState
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.layouts import (
    AnnexLayout,
    NumberStyle,
    PageSize,
    Shown,
    checked_layout,
    checked_style,
)
from evidence_desk.exports.annex import write_annex
from exports.dossiers import dossier, exhibit, jpeg


def _annex(made: Dossier, folder: Path, **layout: object) -> Path:
    out = folder / "annex.pdf"
    chosen = AnnexLayout(**layout)  # type: ignore[arg-type]
    write_annex(replace(made, layout=checked_layout(chosen)), out)
    return out


def _pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in pdf]


@pytest.mark.parametrize("paper", list(PageSize))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_set_outside_the_margins_of_its_paper(
    tmp_path: Path, paper: PageSize, language: str
) -> None:
    path = _annex(dossier(60, language), tmp_path, page=paper, sheets=12, signatory="A. Judge")
    wide, high = {"A4": (595, 842), "Letter": (612, 792)}[paper]
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            assert (round(page.get_width()), round(page.get_height())) == (wide, high)
            text = page.get_textpage()
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                assert 50 < left < right < wide - 50
                assert 20 < bottom < top < high - 20


@pytest.mark.parametrize(("sheets", "pages"), [(0, 0), (2, 8), (6, 3), (12, 2)])
def test_contact_sheets_hold_as_many_pictures_as_chosen(
    tmp_path: Path, sheets: int, pages: int
) -> None:
    made = dossier(16)
    made = replace(
        made,
        exhibits=tuple(
            replace(one, picture=lambda _px, at=at: jpeg(at, (160, 120)))
            for at, one in enumerate(made.exhibits)
        ),
    )
    path = _annex(made, tmp_path, sheets=sheets, columns=(Shown.KIND,), chronology=False)
    with pikepdf.open(path) as pdf:
        counts = [len(page.images) for page in pdf.pages]
        bookmarks = [str(one.title) for one in pdf.open_outline().root]
    assert sum(map(bool, counts)) == pages
    assert sum(counts) == (16 if sheets else 0)
    assert ("Contact sheets" in bookmarks) == bool(sheets)
    assert "Chronology" not in bookmarks


def test_the_list_says_what_was_chosen_and_in_that_order(tmp_path: Path) -> None:
    made = dossier(4)
    short = " ".join(_pages(_annex(made, tmp_path, sheets=0, chronology=False,
                                   columns=(Shown.DATE, Shown.KIND))))  # fmt: skip
    assert "21 September 2010" in short
    for word in ("SHA-256", "Source S-", "tear gas", "Incident I-", "Calais", "File:", "Relates"):
        assert word not in short.partition("Journal")[2].partition("sets the state")[2], word
    with pypdfium2.PdfDocument(tmp_path / "annex.pdf") as pdf:
        text = pdf[1].get_textpage()
        places = {}
        for word in ("21 September 2010", made.exhibits[0].title[:12]):
            index = text.search(word, match_case=True).get_next()
            assert index is not None
            places[word] = text.get_charbox(index[0])[0]
    date, title = places.values()
    assert date < title  # the date was chosen to stand first


def test_a_list_of_nothing_but_titles_is_a_list(tmp_path: Path) -> None:
    made = dossier(3)
    pages = _pages(_annex(made, tmp_path, columns=(), sheets=0, chronology=False))
    for one in made.exhibits:
        assert any(f"{one.number} {one.title[:12]}" in page for page in pages[1:])


def test_the_title_page_says_what_was_written_for_it(tmp_path: Path) -> None:
    made = replace(dossier(2), logo=jpeg(5, (400, 100)))
    path = _annex(
        made, tmp_path, title="Evidence in the matter of the port", subtitle="Filed in two parts",
        dated="Athens, 3 June 2011", signatory="For the members: M. Ortiz",
    )  # fmt: skip
    first = _pages(path)[0]
    for words in (
        "Evidence in the matter of the port", "Filed in two parts", "Athens, 3 June 2011",
        "For the members: M. Ortiz", "Date and signature",
    ):  # fmt: skip
        assert words in first
    assert made.library_title not in first
    assert "Annex of exhibits" not in first
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages[0].images) == 1
        assert "Evidence in the matter" in str(pdf.docinfo["/Title"])
    unsigned = _pages(_annex(made, tmp_path, signature=False, signatory="M. Ortiz"))[0]
    assert "signature" not in unsigned
    assert "M. Ortiz" not in unsigned


def test_it_says_how_the_numbers_look(tmp_path: Path) -> None:
    styled = replace(dossier(2), style=NumberStyle(prefix="A", start=101, digits=4))
    assert "numbered from A-0101 upwards" in _pages(_annex(styled, tmp_path))[0]
    later = replace(dossier(2, "fr"), style=NumberStyle(later="bis", clips="own"))
    first = _pages(_annex(later, tmp_path))[0]
    assert "12 bis" in first
    assert "12.1" not in first


def test_a_reason_stands_with_what_is_withheld(tmp_path: Path) -> None:
    made = dossier(3)
    hidden = exhibit("2", 1, state=ExhibitState.WITHHELD, title="", reason="a child is in it")
    gone = exhibit("3", 2, state=ExhibitState.WITHDRAWN, reason="asked back by its author")
    made = replace(made, exhibits=(made.exhibits[0], hidden, gone))
    said = " ".join(_pages(_annex(made, tmp_path)))
    assert "Withheld: not communicated in this edition Reason: a child is in it" in said
    assert "Withdrawn since an earlier edition Reason: asked back by its author" in said


@pytest.mark.parametrize(
    "layout",
    [{"page": "A3"}, {"sheets": 5}, {"columns": ("colour",)}, {"title": "x" * 201}],
)  # fmt: skip
def test_what_no_annex_can_be_is_refused(layout: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        checked_layout(AnnexLayout(**layout))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("style", "rule"),
    [
        ({"prefix": "ABCD"}, "plain"), ({"prefix": "A"}, "kind"), ({"start": 0}, "plain"),
        ({"digits": 6}, "plain"), ({"later": "bis"}, "section"), ({"later": "ter"}, "plain"),
        ({"clips": "none"}, "plain"), ({"prefix": "A", "later": "bis"}, "plain"),
    ],
)  # fmt: skip
def test_numbers_nobody_could_cite_are_refused(style: dict[str, object], rule: str) -> None:
    with pytest.raises(UsageError):
        checked_style(NumberStyle(**style), rule)  # type: ignore[arg-type]


def test_a_title_of_several_lines_stands_beside_its_number_in_the_chronology(
    tmp_path: Path,
) -> None:
    made = dossier(3)
    title = "Xalpha xbravo xcharlie xdelta xecho xfoxtrot xgolf xhotel"
    made = replace(made, exhibits=tuple(replace(one, title=title) for one in made.exhibits))
    path = _annex(made, tmp_path, sheets=0, columns=(Shown.KIND,))
    with pypdfium2.PdfDocument(path) as pdf:
        text = next(
            page.get_textpage()
            for page in pdf
            if "Chronology" in page.get_textpage().get_text_bounded()[:200]
        )

        def left(words: str) -> float:
            at, _count = text.search(words).get_next()
            return float(text.get_charbox(at)[0])

        lines = text.get_text_bounded()
        second = re.search(r"1\s*Xalpha[^\r\n]*[\r\n]+(\w+)", lines)
        assert second is not None
        assert left(second[1]) == pytest.approx(left("Xalpha"), abs=1.0)


def test_rules_stand_between_statements_and_not_below_the_last(tmp_path: Path) -> None:
    made = dossier(3)
    counts = []
    for number in (1, 2, 3):
        told = [
            replace(one, text="They came at night." if at < number else None)
            for at, one in enumerate(made.exhibits)
        ]
        path = _annex(replace(made, exhibits=tuple(told)), tmp_path, sheets=0, chronology=False)
        with pikepdf.open(path) as pdf:
            (at,) = (n for n, words in enumerate(_pages(path)) if "They came" in words)
            ways = pikepdf.parse_content_stream(pdf.pages[at])
            counts.append(sum(str(one.operator) == "l" for one in ways))
    assert [count - counts[0] for count in counts] == [0, 1, 2]
