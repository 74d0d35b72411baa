"""The paper of an annex: page, typefaces, running lines, and text that keeps to its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue, XPos, YPos

from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.layouts import PageSize
from evidence_desk.exports import jpeg
from evidence_desk.exports.plaintext import code, from_right, visible
from evidence_desk.exports.texts import words
from evidence_desk.resources import resource

Colour = tuple[int, int, int]

INK: Colour = (22, 25, 31)
NAVY: Colour = (27, 45, 78)
GREY: Colour = (96, 101, 110)
HAIR: Colour = (196, 200, 206)
GHOST: Colour = (236, 238, 241)

#: Margins of every paper, in millimetres; where a page ends is for its paper to say.
LEFT, RIGHT, TOP = 20.0, 190.0, 28.0
_SIZES = {PageSize.A4: (210.0, 297.0), PageSize.LETTER: (215.9, 279.4)}  # width, height
_BELOW = 25.0  # from the last line to the edge

_FACES = (
    ("serif", "", "NotoSerif-Regular"),
    ("serif", "B", "NotoSerif-Bold"),
    ("serif", "I", "NotoSerif-Italic"),
    ("sans", "", "NotoSans-Regular"),
    ("sans", "B", "NotoSans-Bold"),
    ("arabic", "", "NotoNaskhArabic-Regular"),
    ("arabic", "B", "NotoNaskhArabic-Bold"),
    ("ethiopic", "", "NotoSerifEthiopic-Regular"),
    ("ethiopic", "B", "NotoSerifEthiopic-Bold"),
    ("hebrew", "", "NotoSansHebrew-Regular"),
)
_FALLBACKS = ["arabic", "ethiopic", "hebrew"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set; size in points, leading in millimetres."""

    family: str
    emphasis: str
    size: float
    leading: float
    colour: Colour = INK


NUMBER = Style("serif", "B", 11, 5.0, NAVY)
NAME = Style("serif", "B", 9.5, 4.5)
BODY = Style("serif", "", 8.6, 4.0)
ITALIC = Style("serif", "I", 8.6, 4.0)
SMALL = Style("sans", "", 7, 3.4, GREY)
TINY = Style("sans", "", 6.2, 3.0, GREY)
HEAD = Style("sans", "B", 6.8, 3.4, GREY)
PART = Style("serif", "", 19, 8.6, NAVY)
HEADING = Style("serif", "B", 11, 5.2, NAVY)
SUBHEADING = Style("serif", "I", 10.5, 5.0, NAVY)
PROSE = Style("serif", "", 10, 4.9)


@dataclass(frozen=True, slots=True)
class Line:
    """One set line of a column, perhaps a link to somewhere in the document.

    `from_right`: it belongs to a paragraph that begins at the right, whatever its own first word.
    """

    text: str
    style: Style
    link: int | None = None
    from_right: bool = False


class Paper(FPDF):
    """A document in one language, with running lines and, for a draft, its watermark."""

    def __init__(self, dossier: Dossier, title: str) -> None:
        self.wide, self.high = _SIZES[PageSize(dossier.layout.page)]
        self.bottom = self.high - _BELOW  # no line of text goes below
        super().__init__(orientation="portrait", unit="mm", format=(self.wide, self.high))
        self.dossier = dossier
        self.words = words(dossier.language)
        self.document_title = title
        self.fresh = False  # a page is open and nothing but running lines is on it
        self.c_margin = 0
        self.set_margins(LEFT, TOP, self.wide - RIGHT)
        self.set_auto_page_break(False)
        for family, emphasis, name in _FACES:
            self.add_font(family, emphasis, resource(f"fonts/{name}.ttf"))
        self.set_fallback_fonts(_FALLBACKS, exact_match=False)
        self._covered = {point for font in self.fonts.values() for point in font.cmap}  # type: ignore[union-attr]
        self._plain = set(self.fonts["serif"].cmap) & set(self.fonts["sans"].cmap)  # type: ignore[union-attr]
        self._describe_itself(title)

    def _describe_itself(self, title: str) -> None:
        """Properties that name the organisation and the edition, never a person or a machine."""
        dossier = self.dossier
        parts = (title, dossier.library_title, dossier.edition)
        self.set_lang("fr-FR" if dossier.language == "fr" else "en-GB")
        self.set_title(visible(" – ".join(part for part in parts if part)))
        self.set_subject(visible(dossier.reference or dossier.library_title))
        self.set_author(visible(dossier.organisation))
        self.set_creator("Evidence Desk")
        self.set_producer("Evidence Desk")
        self.set_creation_date(dossier.made_at)
        self.set_display_mode("fullwidth", "continuous")

    # Text

    def readable(self, text: str) -> str:
        """The text with each character that no typeface has shown as its code."""
        return "".join(
            character if ord(character) in self._covered or character == "\n" else code(character)
            for character in text
        )

    def _shape_for(self, text: str, style: Style, to_left: bool = False) -> None:
        """Take the style up; shape only what needs it, for shaping costs four times as much."""
        complex_script = to_left or any(
            ord(c) not in self._plain or "\u0300" <= c < "\u0370" for c in text
        )
        direction = "rtl" if to_left else None
        if complex_script or bool(self.text_shaping):
            self.set_text_shaping(complex_script, direction=direction)
        self.set_font(style.family, style.emphasis, style.size)
        self.set_text_color(*style.colour)

    def lines(self, text: str, width: float, style: Style, link: int | None = None) -> list[Line]:
        """Text broken into lines that fit `width` millimetres; words too long are cut."""
        text = self.readable(visible(text, paragraphs=True))
        found: list[Line] = []
        for paragraph in text.split("\n") if text else ():
            to_left = from_right(paragraph)
            self._shape_for(paragraph, style, to_left)
            made = self.multi_cell(
                width,
                style.leading,
                paragraph,
                align=Align.L,
                dry_run=True,
                output=MethodReturnValue.LINES,
            )
            found += [
                Line(str(one).rstrip(), style, link, to_left)
                for one in made or ("",)  # type: ignore[union-attr]
            ]
        return found

    def fitted(self, text: str, width: float, style: Style) -> str:
        """The text on one line, cut with an ellipsis where it does not fit."""
        lines = self.lines(visible(text), width, style)
        if len(lines) < 2:
            return lines[0].text if lines else ""
        cut = lines[0].text
        self._shape_for(cut + "…", style)
        while cut and self.get_string_width(cut + "…") > width:
            cut = cut[:-1]
        return cut.rstrip() + "…"

    def put(self, line: Line, x: float, y: float, width: float, align: Align = Align.L) -> float:
        """Set one line with its top at `y`; the y below it. One from the right ends its column."""
        if line.text:
            self._shape_for(line.text, line.style, line.from_right)
            if line.from_right and align is Align.L:
                align = Align.R
            self.set_xy(x, y)
            self.cell(
                width,
                line.style.leading,
                line.text,
                align=align,
                link=line.link if line.link is not None else "",
                new_x=XPos.LEFT,
                new_y=YPos.TOP,
            )
            if self.text_shaping:  # a fallback typeface may be in force on the page now, which
                self.current_font_is_set_on_page = False  # fpdf2 would take for this one
        return y + line.style.leading

    def put_lines(self, lines: Sequence[Line], x: float, y: float, width: float) -> float:
        """Set lines one below the other; the y below the last."""
        for line in lines:
            y = self.put(line, x, y, width)
        return y

    # Drawing

    def rule(self, y: float, weight: float = 0.15, colour: Colour = HAIR, x: float = LEFT) -> None:
        """A horizontal rule from `x` to the right margin."""
        self.set_draw_color(*colour)
        self.set_line_width(weight)
        self.line(x, y, RIGHT, y)

    def picture(
        self,
        data: bytes | None,
        box: tuple[float, float, float, float],
        alt: str,
        edged: bool = False,
    ) -> tuple[float, float, float, float] | None:
        """Set a JPEG into a box (x, y, width, height), at its top, in the middle across.

        `edged` draws a hairline around it: a white page on white paper would have no end.
        Returns the place it takes, or None where there is no picture that can be set.
        """
        if data is None:
            return None
        try:
            data = jpeg.without_metadata(data)
            wide, high = jpeg.size(data)
        except jpeg.NotJpeg:
            return None
        x, y, box_width, box_height = box
        scale = min(box_width / wide, box_height / high)
        width, height = wide * scale, high * scale
        x += (box_width - width) / 2
        self.image(BytesIO(data), x, y, width, height, alt_text=self.readable(visible(alt)))
        if edged:
            self.set_draw_color(*HAIR)
            self.set_line_width(0.15)
            self.rect(x, y, width, height)
        return x, y, width, height

    def empty_picture(self, box: tuple[float, float, float, float], text: str) -> None:
        """A grey field with a word in it, where an exhibit has no picture."""
        x, y, width, height = box
        self.set_fill_color(*GHOST)
        self.rect(x, y, width, height, style="F")
        lines = self.lines(text, width - 3, SMALL)
        top = y + (height - len(lines) * SMALL.leading) / 2
        for line in lines:
            top = self.put(line, x + 1.5, top, width - 3, Align.C)

    # Pages

    def new_page(self) -> float:
        """Open a page unless an untouched one is open; the y its text begins at."""
        if not self.fresh:
            self.add_page()
        self.fresh = False
        return TOP

    def header(self) -> None:
        """The watermark of a draft, and from the second page on the running head."""
        if self.dossier.is_draft:
            self._watermark()
        if self.page == 1:
            return
        dossier = self.dossier
        left = " · ".join(part for part in (dossier.organisation, dossier.library_title) if part)
        right = self.fitted(dossier.edition, 55, SMALL)
        self.put(Line(self.fitted(left, 112, SMALL), SMALL), LEFT, 15, 112)
        self.put(Line(right, SMALL), RIGHT - 55, 15, 55, Align.R)
        self.rule(19.5)

    def footer(self) -> None:
        """Page x of y in the middle, the reference to its left, a draft's notice to its right."""
        said, dossier = self.words.title, self.dossier
        folio = said.page.format(n=self.page, total="{nb}")
        y = self.high - 16.0
        self.rule(y - 2.5)
        if dossier.reference:
            self.put(Line(self.fitted(dossier.reference, 62, SMALL), SMALL), LEFT, y, 62)
        self._shape_for(folio, SMALL)
        self.set_xy(LEFT + 62, y)
        self.cell(46, SMALL.leading, folio, align=Align.C)
        if dossier.is_draft:
            notice = self.lines(said.draft_notice, 62, SMALL)
            for at, line in enumerate(notice):
                self.put(line, RIGHT - 62, y + at * SMALL.leading, 62, Align.R)

    def _watermark(self) -> None:
        word = self.words.title.draft
        style = Style("serif", "B", 110, 40, GHOST)
        with self.rotation(54, self.wide / 2, self.high / 2):
            self.put(Line(word, style), 0, self.high / 2 - 20, self.wide, Align.C)

    def save(self, path: Path) -> None:
        """Write the finished document."""
        self.output(str(path))
