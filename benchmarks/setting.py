"""The process that `benchmarks.annex` measures: one annex, ours or reportlab's.

``python -m benchmarks.setting ours|reportlab COUNT PICTURES OUT`` prints how many seconds it took,
how many of the processor, and how much memory, in MB, at most.
"""

from __future__ import annotations

import json
import sys
import time
from html import escape
from io import BytesIO
from pathlib import Path

from benchmarks.exhibits import dossier
from benchmarks.memory import most_held
from evidence_desk.domain.editions import Dossier

_ACROSS, _TO_A_SHEET = 2, 6


def _ours(made: Dossier, out: Path) -> None:
    from evidence_desk.exports.annex import write_annex

    write_annex(made, out)


def _reportlab(made: Dossier, out: Path) -> None:
    """The same list, contact sheets and chronology: untagged, without links, codes or bookmarks."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import (
        Image,
        LongTable,
        PageBreak,
        Paragraph,
        SimpleDocTemplate,
        Spacer,
        Table,
    )

    from evidence_desk.resources import resource

    for name in ("NotoSerif-Regular", "NotoSerif-Bold", "NotoSans-Regular"):
        pdfmetrics.registerFont(TTFont(name, resource(f"fonts/{name}.ttf")))
    body = ParagraphStyle("body", fontName="NotoSerif-Regular", fontSize=8.6, leading=11.3)
    bold = ParagraphStyle("bold", body, fontName="NotoSerif-Bold", fontSize=9.5, leading=12.7)
    small = ParagraphStyle("small", body, fontName="NotoSans-Regular", fontSize=7, leading=9.6)
    ruled = [("LINEBELOW", (0, 0), (-1, -1), 0.4, "#c4c8ce"), ("VALIGN", (0, 0), (-1, -1), "TOP")]

    def said(text: str, style: ParagraphStyle = body) -> Paragraph:
        return Paragraph(escape(text), style)

    def picture(data: bytes | None, width: float, height: float) -> object:
        return Image(BytesIO(data), width, height) if data else Spacer(width, height)

    rows: list[list[object]] = [["No.", "Picture", "Exhibit", "Date and place", "Ties"]]
    cards: list[object] = []
    for one in made.exhibits:
        exhibit = [said(one.title, bold), said(one.format, small), said(one.description)]
        rows.append(
            [
                said(one.number, bold),
                picture(one.picture(320), 27 * mm, 20.5 * mm),
                [*exhibit, said(f"{one.name} sha256:{one.sha256}", small)],
                [said(one.date or ""), said(one.date_basis or "", small), said(one.place or "")],
                [said(", ".join(part), small) for part in (one.incidents, one.sections, one.tags)],
            ]
        )
        large = picture(one.picture(800), 80 * mm, 60 * mm)
        cards.append([large, said(f"Exhibit {one.number}", bold), said(one.title)])
    widths = [width * mm for width in (17, 30.5, 63.5, 32, 30.5)]
    story: list[object] = [LongTable(rows, widths, repeatRows=1, style=ruled), PageBreak()]
    for at in range(0, len(cards), _TO_A_SHEET):
        sheet = cards[at : at + _TO_A_SHEET]
        lines = [sheet[row : row + _ACROSS] for row in range(0, len(sheet), _ACROSS)]
        lines[-1] += [""] * (_ACROSS - len(lines[-1]))
        story += [Table(lines, [87 * mm] * _ACROSS), PageBreak()]
    titles = {one.number: one.title for one in made.exhibits}
    told = [
        [
            said(one.date or ""),
            [said(one.title, bold), said(one.ref, small), said(one.account)],
            [said(f"{number} {titles[number]}") for number in one.exhibits],
        ]
        for one in made.incidents
    ]
    if told:
        story.append(LongTable(told, [width * mm for width in (30, 80, 60)], style=ruled))
    SimpleDocTemplate(str(out), pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm).build(story)


def main() -> None:
    """Write one annex and say what it took."""
    which, count, pictures, out = sys.argv[1:]
    made = dossier(int(count), Path(pictures))
    begun, busy = time.perf_counter(), time.process_time()
    {"ours": _ours, "reportlab": _reportlab}[which](made, Path(out))
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    peak = most_held() / (1 << 20)
    print(json.dumps({"seconds": seconds, "busy": busy, "megabytes": peak}))


if __name__ == "__main__":
    main()
