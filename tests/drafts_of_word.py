"""Drafts as Word and Writer really leave them: references cut up by all that grows between runs.

`word` and `writer` write a draft out of sentences in which each number stands in braces; `said`
gives what such a sentence says, with the numbers as they are or with others.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import drafts_made as made

#: Two digits each, so that other numbers of two digits take up the same room on the page.
SENTENCES = (
    "See exhibit {12}, at 00:01:10, where the vans stand in line.",
    "Exhibits {14}–{17} show the yard & the gate <open>.",
    "It was so (Ex.\xa0{21}; cf. exhibits {33} and {34}), as two people said.",
    "Les pièces nos\xa0{41} à {44} le montrent ; voir aussi la pièce n°\xa0{51}.",
    "« Pièce n°\xa0{23} », dit le témoin, puis les pièces {24}, {25} et {31}.",
    "Nobody saw the exhibition of 1998 at number 12 of that street.",
    "A long sentence runs over the end of its line and goes on, so that the number of exhibit {36} "
    "stands somewhere in the middle of what the reader has before them on the page.",
)

_NUMBER = re.compile(r"\{(\d+)\}")


def said(sentence: str, new: Callable[[int], int] = lambda number: number) -> str:
    """What a sentence says, each number passed through `new`."""
    return _NUMBER.sub(lambda match: str(new(int(match[1]))), sentence)


def _cut(text: str, chance: random.Random) -> list[str]:
    """A text cut anywhere, within numbers too."""
    places = sorted(chance.sample(range(1, len(text)), min(len(text) - 1, chance.randint(2, 9))))
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


_BETWEEN = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="7" w:name="here"/><w:bookmarkEnd w:id="7"/>',
    '<w:commentRangeStart w:id="3"/>',
    "<w:r><w:lastRenderedPageBreak/></w:r>",
    "",
)
#: Where it stood within a number, it would stand after it in the copy.
_STRUCK = (
    made.deleted("exhibit 98"),
    '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>Exhibit 97</w:t></w:r></w:moveFrom>',
)


#: Looks that take up no more room than others, so that nothing moves on the page.
_LOOKS = (
    "",
    "",
    '<w:color w:val="AA0000"/>',
    '<w:u w:val="single"/>',
    '<w:lang w:val="fr-FR"/>',
    "<w:noProof/>",
)


def _word_run(text: str, chance: random.Random) -> str:
    looks = chance.choice(_LOOKS)
    run = made.run(text, looks)
    around = chance.randrange(8)
    if around == 0:
        return f'<w:smartTag w:uri="urn:x" w:element="place">{run}</w:smartTag>'
    if around == 1:
        return f'<w:ins w:id="8" w:author="x" w:date="2011-01-01T00:00:00Z">{run}</w:ins>'
    if around == 2:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>"
    if around == 3:
        return f'<w:hyperlink w:anchor="here">{run}</w:hyperlink>'
    if around == 4:
        return f'<w:fldSimple w:instr=" ADDIN ZOTERO_ITEM x ">{run}</w:fldSimple>'
    if around == 5:
        field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        asked = "<w:r><w:instrText> ADDIN EN.CITE exhibit 96 </w:instrText></w:r>"
        parts = (field.format("begin"), asked, field.format("separate"), run, field.format("end"))
        return "".join(parts)
    return run


def _word_sentence(sentence: str, chance: random.Random) -> str:
    made_of = ""
    for text in _cut(said(sentence), chance):
        if "–" in text and chance.random() < 0.5:
            before, _, after = text.partition("–")
            run = f"<w:r><w:t>{escape(before)}</w:t><w:noBreakHyphen/><w:t>{escape(after)}</w:t>"
            made_of += run.replace("<w:t>", '<w:t xml:space="preserve">') + "</w:r>"
        else:
            made_of += _word_run(text, chance)
        made_of += chance.choice(_BETWEEN if text[-1].isdigit() else (*_BETWEEN, *_STRUCK))
    return made_of


_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0"'
    ' distL="0" distR="0"><wp:extent cx="4000000" cy="700000"/><wp:docPr id="1" name="Box 1"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4000000"'
    ' cy="700000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
    '</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape type="#x"'
    ' style="width:315pt;height:55pt"><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>'
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def word(path: Path, seed: int) -> Path:
    """A DOCX of the sentences in the body, a table, a list, notes, a text box and the header."""
    chance = random.Random(seed)
    body = [made.plain("Facts", "Titre1")]
    for sentence in chance.choices(SENTENCES, k=30):
        at = chance.randrange(10)
        if at == 0:
            body.append(made.table(said(sentence), "beside it"))
        elif at == 1:
            inside = f"<w:p>{_word_sentence(sentence, random.Random(seed))}</w:p>"
            body.append(made.paragraph(made.run("Box: "), _BOX.format(inside)))
        elif at == 2:
            body.append(made.listed(said(sentence), 1, chance.randrange(2)))
        else:
            body.append(f"<w:p>{_word_sentence(sentence, chance)}</w:p>")
    calls = made.footnote_call(1), made.footnote_call(2), made.footnote_call(1, "endnote")
    body.append(made.paragraph(made.run("Notes"), *calls))
    notes = [said(sentence) for sentence in chance.choices(SENTENCES, k=3)]
    return made.docx(
        path,
        *body,
        footnotes={1: notes[0], 2: notes[1]},
        endnotes={1: notes[2]},
        header="Draft, with exhibit 19 on top",
        numbering=made.lists("decimal|%1.", "lowerLetter|(%2)") + made.number(1),
    )


def _writer_sentence(sentence: str, chance: random.Random) -> str:
    between = (
        '<text:bookmark text:name="b"/>',
        "<text:soft-page-break/>",
        "<office:annotation><dc:creator>x</dc:creator><text:p>exhibit 97</text:p>"
        "</office:annotation>",
        "",
        "",
    )
    struck = '<text:change text:change-id="c1"/>'
    made_of = ""
    for text in _cut(said(sentence), chance):
        run = escape(text)
        around = chance.randrange(5)
        if around < 2:
            run = f'<text:span text:style-name="B">{run}</text:span>'
        elif around == 2:
            run = f'<text:a xlink:href="#b" xlink:type="simple">{run}</text:a>'
        # Spaces at the ends of what stands alone would be folded together.
        run = re.sub(r"(?<=>) | (?=<)", '<text:s text:c="1"/>', run)
        made_of += run
        made_of += chance.choice(between if text[-1].isdigit() else (*between, struck))
    return re.sub(r"^ | $", "<text:s/>", made_of)


def writer(path: Path, seed: int) -> Path:
    """An ODT of the sentences in the body, a table, a list, notes, a text box and the header."""
    chance = random.Random(seed)
    body = ['<text:h text:outline-level="1">Facts</text:h>']
    for sentence in chance.choices(SENTENCES, k=30):
        at = chance.randrange(10)
        inside = _writer_sentence(sentence, chance)
        if at == 0:
            body.append(
                "<table:table><table:table-column/><table:table-row><table:table-cell>"
                f"<text:p>{inside}</text:p></table:table-cell></table:table-row></table:table>"
            )
        elif at == 1:
            body.append(
                '<text:p>Box: <draw:frame text:anchor-type="as-char" svg:width="11cm"'
                f' svg:height="2cm"><draw:text-box><text:p>{inside}</text:p></draw:text-box>'
                "</draw:frame></text:p>"
            )
        elif at == 2:
            body.append(
                f'<text:list text:style-name="L1"><text:list-item><text:p>{inside}</text:p>'
                "</text:list-item></text:list>"
            )
        else:
            body.append(f"<text:p>{inside}</text:p>")
    notes = "".join(
        made.odt_note(said(sentence), kind, str(at))
        for at, (sentence, kind) in enumerate(
            zip(chance.choices(SENTENCES, k=2), ("footnote", "endnote"), strict=True), 1
        )
    )
    body.append(f"<text:p>Notes{notes}</text:p>")
    return made.odt(
        path,
        *body,
        header="Draft, with exhibit 19 on top",
        deleted="exhibit 98",
        lists='<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
        ' style:num-format="1" style:num-suffix="."/></text:list-style>',
    )
