"""Numbers that word processors put before headings and paragraphs by themselves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import drafts_made as made
from evidence_desk.domain.drafts import Block
from evidence_desk.media.workers import Workers
from office import converted, needs_office

_NUMBERED_STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Numbered paragraph"/>'
    '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/>'
    '<w:basedOn w:val="Para"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)
_HEADINGS = made.lists('decimal|%1|<w:pStyle w:val="H1"/>', 'decimal|%1.%2|<w:pStyle w:val="H2"/>')
_PARAGRAPHS = made.lists("decimal|%1.", "lowerLetter|(%2)", "lowerRoman|(%3)", abstract=1)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as pool:
        yield pool


def _labels(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(one.text, one.label) for one in blocks if one.text.strip() and not one.echo]


def test_headings_and_paragraphs_of_a_legal_report_are_numbered(
    workers: Workers, tmp_path: Path
) -> None:
    gone = '<w:p><w:pPr><w:pStyle w:val="Para"/><w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    draft = made.docx(
        tmp_path / "report.docx",
        made.plain("Facts", "H1"),
        made.plain("one", "Para"),
        made.listed("one a", 2, 1, "Para"),
        made.listed("one a i", 2, 2, "Para"),
        made.listed("one b", 2, 1, "Para"),
        made.plain("a quotation", "Quote"),
        f"{gone}</w:pPr>{made.deleted('struck')}</w:p>",
        made.plain("At night", "H2"),
        made.plain("two", "Para"),
        made.paragraph(made.run("beside"), made.box("in the box")),
        made.table("in a table"),
        made.plain("By day", "H2"),
        made.plain("Law", "H1"),
        made.plain("First", "H2"),
        made.plain("three", "Para"),
        numbering=_HEADINGS + _PARAGRAPHS + made.number(1) + made.number(2, 1),
        styles=_NUMBERED_STYLES,
    )
    assert _labels(workers.draft(draft)) == [
        ("Facts", "1"),
        ("one", "1"),
        ("one a", "1 (a)"),
        ("one a i", "1 (a) (i)"),
        ("one b", "1 (b)"),
        ("a quotation", ""),
        ("At night", "1.1"),
        ("two", "2"),
        ("beside", ""),
        ("in the box", ""),
        ("in a table", ""),
        ("By day", "1.2"),
        ("Law", "2"),
        ("First", "2.1"),
        ("three", "3"),
    ]


def test_lists_begin_anew_where_they_are_told_to(workers: Workers, tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    other = (
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>'
    )
    draft = made.docx(
        tmp_path / "lists.docx",
        made.listed("a", 1),
        made.listed("a.a", 1, 1),
        made.listed("b", 1),
        made.listed("b.b", 1, 1),
        made.listed("anew", 2),
        made.listed("on", 2),
        made.listed("same list", 1),
        made.listed("roman", 3),
        made.listed("point", 4),
        made.listed("chinese", 5),
        made.listed("article", 6),
        made.listed("within it", 6, 1),
        numbering=(
            made.lists("decimal|%1.", 'decimal|%1.%2|<w:lvlRestart w:val="0"/>')
            + made.lists("bullet|•", abstract=1)
            + made.lists("chineseCounting|%1.", abstract=2)
            + made.lists("upperRoman|Article %1.", "decimal|%1.%2|<w:isLgl/>", abstract=3)
            + made.number(1)
            + made.number(2, 0, anew)
            + made.number(3, 0, other)
            + "".join(made.number(at + 4, at + 1) for at in range(3))
        ),
    )
    assert _labels(workers.draft(draft)) == [
        ("a", "1"),
        ("a.a", "1.1"),
        ("b", "2"),
        ("b.b", "2.2"),
        ("anew", "5"),
        ("on", "6"),
        ("same list", "7"),
        ("roman", "VIII"),
        ("point", ""),
        ("chinese", ""),
        ("article", "Article I"),
        ("within it", "1.1"),
    ]


def test_a_level_goes_on_past_levels_it_is_not_to_begin_anew_after(
    workers: Workers, tmp_path: Path
) -> None:
    """As Word does by [MS-OI29500], on lvlRestart: after the level named and those above it."""
    anew = '<w:lvlRestart w:val="1"/>'
    over = (
        '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt '
        'w:val="decimal"/><w:lvlRestart w:val="0"/><w:lvlText w:val="%1.%2"/></w:lvl>'
        "</w:lvlOverride>"
    )
    steps = (0, 1, 2, 1, 2, 3, 0, 1, 2)
    draft = made.docx(
        tmp_path / "restart.docx",
        *(made.listed(f"w{at}", 1, level) for at, level in enumerate(steps)),
        *(made.listed(f"o{at}", 2, level) for at, level in enumerate((0, 1, 0, 1))),
        numbering=made.lists("decimal|%1", "decimal|%1.%2", f"decimal|%3|{anew}", "decimal|%4")
        + made.lists("decimal|%1", "decimal|%1.%2", abstract=1)
        + made.number(1)
        + made.number(2, 1, over),
    )
    said = [label.split(" ")[-1] for _, label in _labels(workers.draft(draft))]
    assert said[:9] == ["1", "1.1", "1", "1.2", "2", "1", "2", "2.1", "1"]
    assert said[9:] == ["1", "1.1", "2", "2.1"], "Word passes it over within an override"


def test_a_list_that_goes_round_in_circles_is_no_list(workers: Workers, tmp_path: Path) -> None:
    draft = made.docx(
        tmp_path / "round.docx",
        made.plain("text", "A"),
        made.listed("far", 77, 200),
        made.listed("deep", 1, 12),
        numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="X"/></w:abstractNum>'
        + made.number(1),
        styles='<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    assert _labels(workers.draft(draft)) == [("text", ""), ("far", ""), ("deep", "")]


_ODT_STYLES = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)


def test_the_lists_of_an_odt_are_numbered(workers: Workers, tmp_path: Path) -> None:
    draft = made.odt(
        tmp_path / "report.odt",
        '<text:h text:outline-level="1">Facts</text:h>',
        '<text:list text:style-name="L1" xml:id="one"><text:list-item><text:p>one</text:p>'
        "<text:p>still one</text:p>"
        "<text:list><text:list-item><text:p>one a</text:p></text:list-item>"
        "<text:list-item><text:p>one b</text:p></text:list-item></text:list></text:list-item>"
        "</text:list>",
        '<text:h text:outline-level="2">At night</text:h>',
        '<text:h text:outline-level="2" text:is-list-header="true">Unnumbered</text:h>',
        '<text:list text:style-name="L2"><text:list-item><text:p>point</text:p></text:list-item>'
        "</text:list>",
        '<text:list text:style-name="L1" text:continue-list="one"><text:list-item>'
        f"<text:p>two{made.odt_note('a note')}</text:p></text:list-item>"
        "<text:list-header><text:p>no number</text:p></text:list-header></text:list>",
        '<text:list text:style-name="L1"><text:list-item text:start-value="9"><text:p>nine</text:p>'
        "</text:list-item><text:list-item><text:p>ten</text:p></text:list-item></text:list>",
        '<text:h text:outline-level="1">Law</text:h>',
        lists=_ODT_STYLES,
        outline=(
            '<text:outline-level-style text:level="1" style:num-format="I"/>'
            '<text:outline-level-style text:level="2" style:num-format="1"'
            ' text:display-levels="2"/>'
        ),
    )
    assert _labels(workers.draft(draft)) == [
        ("Facts", "I"),
        ("one", "1"),
        ("still one", ""),
        ("one a", "1 (a)"),
        ("one b", "1 (b)"),
        ("At night", "I.1"),
        ("Unnumbered", ""),
        ("point", ""),
        ("two", "2"),
        ("a note", ""),
        ("no number", ""),
        ("nine", "9"),
        ("ten", "10"),
        ("Law", "II"),
    ]


def _some_lists(path: Path, seed: int) -> Path:
    """A DOCX of lists of many levels, forms and starts, one word a paragraph."""
    chance = random.Random(seed)
    forms = ("decimal", "lowerLetter", "lowerRoman", "upperRoman", "upperLetter", "decimalZero")
    numbering, numbers, count = "", "", 0
    for abstract in range(chance.randint(1, 3)):
        levels = []
        for level in range(4):
            used = sorted({level, *chance.sample(range(level + 1), chance.randint(1, level + 1))})
            text = ".".join(f"%{one + 1}" for one in used) + chance.choice((".", ")", ""))
            levels.append(f"{chance.choice(forms)}|{text}")
        numbering += made.lists(*levels, abstract=abstract)
        for more in ("", f'<w:startOverride w:val="{chance.randint(1, 9)}"/>'):
            count += 1
            over = f'<w:lvlOverride w:ilvl="0">{more}</w:lvlOverride>' if more else ""
            numbers += made.number(count, abstract, over)
    body, level = [], 0
    for at in range(25):
        level = max(0, min(3, level + chance.choice((-3, -1, 0, 0, 1))))
        text = f"word{at}"
        body.append(
            made.plain(text)
            if chance.random() < 0.2
            else made.listed(text, chance.randint(1, count), level)
        )
    return made.docx(path, *body, numbering=numbering + numbers)


@needs_office
def test_libreoffice_shows_the_same_numbers(workers: Workers, tmp_path: Path) -> None:
    drafts = [_some_lists(tmp_path / f"lists{seed}.docx", seed) for seed in range(8)]
    written = converted("odt", tmp_path, drafts)
    for files, folder in ((drafts, tmp_path / "a"), (written, tmp_path / "b")):
        for draft, shown in zip(files, converted("txt", folder, files), strict=True):
            lines = shown.read_text("utf-8-sig").splitlines()
            theirs = [line.split() for line in lines if line.strip()]
            for (text, label), line in zip(_labels(workers.draft(draft)), theirs, strict=True):
                seen = line[0].strip(".)") if len(line) > 1 else ""
                # Ours tells the levels above that the number itself leaves out.
                assert (line[-1], seen) == (text, label.split(" ")[-1]), draft.name
