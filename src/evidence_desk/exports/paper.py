"""The paper of an annex: page, typefaces, running lines, and text that keeps to its column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

import segno
import uharfbuzz
from fpdf import FPDF, ViewerPreferences
from fpdf.annotations import PDFAnnotation
from fpdf.enums import Align, XPos, YPos
from fpdf.output import OutputProducer

from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.layouts import PageSize
from evidence_desk.exports import jpeg
from evidence_desk.exports.binder import Leaf, Loose
from evidence_desk.exports.breaking import broken, shortened
from evidence_desk.exports.plaintext import code, from_right, visible
from evidence_desk.exports.plates import Plates
from evidence_desk.exports.structure import LEAVES, Element, Tree
from evidence_desk.exports.texts import words
from evidence_desk.exports.typefaces import add_typeface
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

_FACES = {
    ("serif", ""): "NotoSerif-Regular",
    ("serif", "B"): "NotoSerif-Bold",
    ("serif", "I"): "NotoSerif-Italic",
    ("sans", ""): "NotoSans-Regular",
    ("sans", "B"): "NotoSans-Bold",
    ("arabic", ""): "NotoNaskhArabic-Regular",
    ("arabic", "B"): "NotoNaskhArabic-Bold",
    ("ethiopic", ""): "NotoSerifEthiopic-Regular",
    ("ethiopic", "B"): "NotoSerifEthiopic-Bold",
    ("hebrew", ""): "NotoSansHebrew-Regular",
}
_FALLBACKS = ("arabic", "ethiopic", "hebrew")
_POINTS = 72 / 25.4  # in a millimetre
_WORD = 24  # signs; what is longer is met once


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
    `part` is the same for the lines of one paragraph; `language` (BCP 47) differs from the
    document's; `indent` is how far from its column's edge it begins, in mm.
    """

    text: str
    style: Style
    link: int | str | None = None
    from_right: bool = False
    part: int = 0
    language: str = ""
    indent: float = 0.0


@cache
def _signs(family: str) -> frozenset[int]:
    """The signs that a family of typefaces has."""
    file = resource(f"fonts/{_FACES[family, '']}.ttf")
    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file)).unicodes)


@cache
def _covered() -> frozenset[int]:
    return frozenset().union(*(_signs(family) for family, _ in _FACES))


@cache
def _plain() -> frozenset[int]:
    """The signs that need no other family than the one a text is set in."""
    return _signs("serif") & _signs("sans")


class _Type:
    """A typeface at one size: how wide its signs are, and what stands for them in the file."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.widths = _Kept(lambda sign: font.cw[ord(sign)])
        self.wide: dict[str, float] = {}  # of words
        self.codes = _Kept(lambda sign: f"{font.subset.pick(ord(sign)) or 0:04x}")


class _Kept(dict[str, Any]):
    """A function of a sign, whose values are kept."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, sign: str) -> Any:
        self[sign] = self._make(sign)
        return self[sign]


@dataclass(slots=True)
class Sheet:
    """One page: its size in mm, the pictures and the foreign page on it, and whether it has the
    running lines of the others."""

    width: float
    height: float
    plates: set[str] = field(default_factory=set)
    running: bool = True
    leaf: Leaf | None = None


class _Producer(OutputProducer):
    """Writes a document and keeps none of its objects, which know each other and would stay."""

    def bufferize(self) -> bytearray:
        made = super().bufferize()
        self.pdf_objs.clear()
        return made


class Paper(FPDF):
    """A document in one language, with running lines and, for a draft, its watermark.

    What is set belongs to the current element of its structure (`tags.at`). `pictures` is an
    empty file for what the binder puts in at last.
    """

    def __init__(self, dossier: Dossier, title: str, pictures: BinaryIO) -> None:
        self.wide, self.high = _SIZES[PageSize(dossier.layout.page)]
        self.bottom = self.high - _BELOW  # no line of text goes below
        super().__init__(orientation="portrait", unit="mm", format=(self.wide, self.high))
        self.dossier = dossier
        self.words = words(dossier.language)
        self.document_title = title
        self.fresh = False  # a page is open and nothing but running lines is on it
        self.plates = Plates(pictures)
        self.sheets: dict[int, Sheet] = {}
        self.tags = Tree()
        self.struct_builder = self.tags  # type: ignore[assignment]
        self._marking: tuple[Element | None, int] | None = None  # the open sequence and its page
        self._paragraph: tuple[Element, int | Line, Element] | None = None  # in, which part, what
        self._silent = False
        self._parts = 0
        self._later: list[tuple[int, Element, Callable[[], None]]] = []
        self._on_page: set[tuple[int, int]] = set()
        self.c_margin = 0
        self.set_margins(LEFT, TOP, self.wide - RIGHT)
        self.set_auto_page_break(False)
        self._types: dict[tuple[str, str], _Type] = {}
        self._describe_itself(title)

    def _describe_itself(self, title: str) -> None:
        """Properties that name the organisation and the edition, never a person or a machine."""
        dossier = self.dossier
        parts = (title, dossier.library_title, dossier.edition)
        language = "fr-FR" if dossier.language == "fr" else "en-GB"
        said = visible(" – ".join(part for part in parts if part))
        self.set_lang(language)
        self.set_title(said)
        self.set_subject(visible(dossier.reference or dossier.library_title))
        self.set_author(visible(dossier.organisation))
        self.set_creator("Evidence Desk")
        self.set_producer("Evidence Desk")
        self.set_creation_date(dossier.made_at)
        self.set_display_mode("fullwidth", "continuous")
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    # Text

    def readable(self, text: str) -> str:
        """The text with each character that no typeface has shown as its code."""
        return "".join(
            character if ord(character) in _covered() or character == "\n" else code(character)
            for character in text
        )

    def _type(self, family: str, emphasis: str) -> _Type:
        """A typeface, taken up when it is first set."""
        if (family, emphasis) not in self._types:
            file = resource(f"fonts/{_FACES[family, emphasis]}.ttf")
            self._types[family, emphasis] = _Type(add_typeface(self, family, emphasis, file))
        return self._types[family, emphasis]

    def _call_in(self, text: str, emphasis: str) -> None:
        """Have the families at hand that have what the others lack."""
        for family in _FALLBACKS:
            if any(ord(sign) in _signs(family) for sign in text if ord(sign) not in _plain()):
                self._type(family, "")
                if (family, emphasis) in _FACES:
                    self._type(family, emphasis)
        called = [family for family in _FALLBACKS if (family, "") in self._types]
        self.set_fallback_fonts(called, exact_match=False)

    def _needs_shaping(self, text: str) -> bool:
        """Whether its signs change with their neighbours, or another typeface has some of them."""
        plain = _plain()
        return any(ord(c) not in plain or "\u0300" <= c < "\u0370" for c in text)

    def _shape_for(self, text: str, style: Style, to_left: bool = False) -> None:
        """Take the style up for fpdf2 to set; shape only what needs it, for that is slow."""
        complex_script = to_left or self._needs_shaping(text)
        direction = "rtl" if to_left else None
        if complex_script or bool(self.text_shaping):
            self.set_text_shaping(complex_script, direction=direction)
        if complex_script:
            self._call_in(text, style.emphasis)
        self._type(style.family, style.emphasis)
        self.set_font(style.family, style.emphasis, style.size)
        self.set_text_color(*style.colour)

    def lines(
        self,
        text: str,
        width: float,
        style: Style,
        link: int | str | None = None,
        language: str = "",
    ) -> list[Line]:
        """Text broken into lines that fit `width` millimetres; words too long are cut."""
        text = self.readable(visible(text, paragraphs=True))
        found: list[Line] = []
        for paragraph in text.split("\n") if text else ():
            to_left = from_right(paragraph)
            self._parts += 1
            found += [
                Line(one, style, link, to_left, self._parts, language)
                for one in broken(paragraph, lambda part: self.width_of(part, style), width)
            ]
        return found

    def fitted(self, text: str, width: float, style: Style) -> str:
        """The text on one line, cut with an ellipsis where it does not fit."""
        text = self.readable(visible(text))
        return shortened(text, lambda part: self.width_of(part, style), width)

    def width_of(self, text: str, style: Style) -> float:
        """How wide a text is on one line, in mm."""
        type_ = self._type(style.family, style.emphasis)
        found = type_.wide.get(text)
        if found is None:
            if self._needs_shaping(text):
                self._shape_for(text, style)
                found = float(self.get_string_width(text)) / style.size
            else:
                found = sum(map(type_.widths.__getitem__, text)) / 1000 / _POINTS
            if len(text) < _WORD:
                type_.wide[text] = found
        return found * style.size

    def put(self, line: Line, x: float, y: float, width: float, align: Align = Align.L) -> float:
        """Set one line with its top at `y`; the y below it. One from the right ends its column."""
        if line.text:
            self._mark(None if self._silent else self._home(line))
            if line.from_right and align is Align.L:
                align = Align.R
            left, wide = self._set(line, x + line.indent, y, width - line.indent, align)
            if line.link is not None:
                self._note(line.link, (left, y, wide, line.style.leading), line.text)
        return y + line.style.leading

    def _set(
        self, line: Line, x: float, y: float, width: float, align: Align
    ) -> tuple[float, float]:
        """Write a line's signs on the page; where they begin, and how wide they are."""
        style = line.style
        if line.from_right or self._needs_shaping(line.text):
            return self._set_shaped(line, x, y, width, align)
        wide = self.width_of(line.text, style)
        left = x + {Align.R: width - wide, Align.C: (width - wide) / 2}.get(align, 0.0)
        size, type_ = style.size, self._type(style.family, style.emphasis)
        self._register(type_.font)
        base = (self.h - y - style.leading / 2) * _POINTS - 0.3 * size
        codes = "".join(map(type_.codes.__getitem__, line.text))
        self._out(
            f"q {_tone(style.colour)} rg BT /F{type_.font.i} {size} Tf "
            f"{left * _POINTS:.2f} {base:.2f} Td <{codes}> Tj ET Q"
        )
        return left, wide

    def _set_shaped(
        self, line: Line, x: float, y: float, width: float, align: Align
    ) -> tuple[float, float]:
        self._shape_for(line.text, line.style, line.from_right)
        wide = float(self.get_string_width(line.text))
        self.set_xy(x, y)
        self.current_font_is_set_on_page = False  # another may be in force on the page
        self.cell(
            width, line.style.leading, line.text, align=align, new_x=XPos.LEFT, new_y=YPos.TOP
        )
        self.current_font_is_set_on_page = False
        left = x + {Align.R: width - wide, Align.C: (width - wide) / 2}.get(align, 0.0)
        return left, wide

    def _register(self, font: Any) -> None:
        """The page will use the typeface."""
        if (self.page, font.i) not in self._on_page:
            self._on_page.add((self.page, font.i))
            self._set_font_for_page(font, 10)
            self.current_font_is_set_on_page = False

    def put_lines(self, lines: Sequence[Line], x: float, y: float, width: float) -> float:
        """Set lines one below the other; the y below the last."""
        for line in lines:
            y = self.put(line, x, y, width)
        return y

    # Structure

    def _home(self, line: Line) -> Element:
        """The element a line belongs to: the current one, or its paragraph in it."""
        at = self.tags.at
        if at.kind not in LEAVES:
            part = line.part or line
            if self._paragraph is None or self._paragraph[:2] != (at, part):
                self._paragraph = (at, part, self.tags.new("P", at, language=line.language))
            at = self._paragraph[2]
        if line.link is None or at.kind == "Link":
            return at
        last = at.kids[-1] if at.kids else None
        if isinstance(last, Element) and last.kind == "Link":
            return last
        return self.tags.new("Link", at)

    def _mark(self, element: Element | None) -> None:
        """What follows belongs to an element; to none: it is only for the eye."""
        if self._marking == (element, self.page):
            return
        self._unmark()
        self._marking = (element, self.page)
        if element is None:
            self._out("/Artifact BMC")
            return
        number = self.tags.mark(self.page, element)
        self.pages[self.page].struct_parents = self.page - 1
        self._out(f"/{element.kind} <</MCID {number}>> BDC")

    def _unmark(self) -> None:
        """End the open sequence, which must be done before anything else is opened."""
        if self._marking is not None:
            self._marking = None
            self._out("EMC")

    @contextmanager
    def for_the_eye(self) -> Iterator[None]:
        """What is drawn meanwhile says nothing: rules, running lines, repeated heads."""
        before, self._silent = self._silent, True
        self._mark(None)
        try:
            yield
        finally:
            self._silent = before
            self._unmark()

    def _note(self, link: int | str, box: tuple[float, float, float, float], said: str) -> None:
        """An area that leads elsewhere in the document, or (a text) to a file beside it."""
        x, y, width, height = box
        element = self._marking[0] if self._marking else None
        target: dict[str, Any] = (
            {"action": _FileAction(link)} if isinstance(link, str) else {"dest": self.links[link]}
        )
        note: Any = PDFAnnotation(
            "Link",
            x=x * _POINTS,
            y=(self.h - y) * _POINTS,
            width=width * _POINTS,
            height=height * _POINTS,
            contents=said,
            **target,
        )
        if element is not None:
            note.struct_parent = self.tags.note(element, note)
        self.pages[self.page].add_annotation(note)

    def later(self, draw: Callable[[], None]) -> None:
        """Draw something on this page and in this element when all pages are known."""
        self._later.append((self.page, self.tags.at, draw))

    # Drawing

    def rule(
        self,
        y: float,
        weight: float = 0.15,
        colour: Colour = HAIR,
        x: float = LEFT,
        until: float = RIGHT,
    ) -> None:
        """A horizontal rule from `x` to the right margin, or so far as it is wanted."""
        self._mark(None)
        self._out(
            f"q {_tone(colour)} RG {weight * _POINTS:.2f} w {x * _POINTS:.2f} "
            f"{(self.h - y) * _POINTS:.2f} m {until * _POINTS:.2f} "
            f"{(self.h - y) * _POINTS:.2f} l S Q"
        )

    def picture(
        self,
        data: bytes | None,
        box: tuple[float, float, float, float],
        alt: str,
        edged: bool = False,
        link: int | None = None,
    ) -> bool:
        """Set a JPEG into a box (x, y, width, height), at its top, in the middle across.

        `edged` draws a hairline around it: a white page on white paper would have no end.
        Returns whether there is a picture that can be set.
        """
        if data is None:
            return False
        try:
            data = jpeg.without_metadata(data)
            wide, high = jpeg.size(data)
            name = self.plates.add_jpeg(data)
        except jpeg.NotJpeg:
            return False
        x, y, box_width, box_height = box
        scale = min(box_width / wide, box_height / high)
        width, height = wide * scale, high * scale
        x += (box_width - width) / 2
        place = (x, y, width, height)
        alt = self.readable(visible(alt))
        parent = self.tags.new("Link", words=alt) if link is not None else self.tags.at
        self._mark(self.tags.new("Figure", parent, words=alt))
        self.plate(name, place)
        if link is not None:
            self._marking_note(parent, link, place, alt)
        if edged:
            self._mark(None)
            self._rectangle(place, f"{_tone(HAIR)} RG {0.15 * _POINTS:.2f} w", "S")
        return True

    def _marking_note(
        self, element: Element, link: int, box: tuple[float, float, float, float], said: str
    ) -> None:
        self._unmark()
        self._marking = (element, self.page)
        self._note(link, box, said)
        self._marking = None

    def plate(self, name: str, box: tuple[float, float, float, float]) -> None:
        """Draw what the binder puts in under this name, in a box."""
        x, y, width, height = (value * _POINTS for value in box)
        self.sheets[self.page].plates.add(name)
        bottom = self.h * _POINTS - y - height
        self._out(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {bottom:.2f} cm /{name} Do Q")

    def leaf(self, leaf: Leaf, alt: str) -> None:
        """Put a page of another document on this one."""
        self._mark(self.tags.new("Figure", words=alt))
        self.sheets[self.page].leaf = leaf
        self._out(f"/{leaf.name} Do")
        self._unmark()

    def code(self, text: str, box: tuple[float, float, float, float], alt: str) -> None:
        """Draw a QR code of a text, for a telephone's camera."""
        made = segno.make(text, error="m", micro=False, boost_error=False)
        name = self.plates.add_stencil([list(row) for row in made.matrix])
        self._mark(self.tags.new("Figure", words=alt))
        self.plate(name, box)

    def frame(self, box: tuple[float, float, float, float]) -> None:
        """A firm line around a box."""
        self._mark(None)
        self._rectangle(box, f"{_tone(NAVY)} RG {0.35 * _POINTS:.2f} w", "S")

    def _rectangle(self, box: tuple[float, float, float, float], pen: str, operator: str) -> None:
        x, y, width, height = (value * _POINTS for value in box)
        bottom = self.h * _POINTS - y - height
        self._out(f"q {pen} {x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re {operator} Q")

    def empty_picture(
        self, box: tuple[float, float, float, float], text: str, link: int | None = None
    ) -> None:
        """A grey field with a word in it, where an exhibit has no picture."""
        x, y, width, height = box
        self._mark(None)
        self._rectangle(box, f"{_tone(GHOST)} rg", "f")
        lines = self.lines(text, width - 3, SMALL, link)
        top = y + (height - len(lines) * SMALL.leading) / 2
        for line in lines:
            top = self.put(line, x + 1.5, top, width - 3, Align.C)

    # Pages

    def new_page(self) -> float:
        """Open a page unless an untouched one is open; the y its text begins at."""
        if not self.fresh:
            self.open_sheet(Sheet(self.wide, self.high))
            if self.dossier.is_draft:
                self._watermark()
        self.fresh = False
        return TOP

    def open_sheet(self, sheet: Sheet) -> None:
        """Open a page of any size."""
        if self.page:
            self._unmark()
        self.add_page(orientation="portrait", format=(sheet.width, sheet.height))
        self.sheets[self.page] = sheet
        self.fresh = False

    def _turn_back(self, page: int) -> None:
        """Go on setting on a page that is there."""
        self._unmark()
        sheet = self.sheets[page]
        self.page = page
        self.w, self.h = sheet.width, sheet.height
        self.w_pt, self.h_pt = sheet.width * _POINTS, sheet.height * _POINTS
        self.current_font_is_set_on_page = False

    def finish(self) -> Loose:
        """Set what had to wait for the last page, then the running lines; what is still loose.

        The file of the pictures is then that of the document.
        """
        for page, element, draw in self._later:
            self._turn_back(page)
            with self.tags.inside(element):
                draw()
        for page, sheet in self.sheets.items():
            self._turn_back(page)
            if sheet.running:
                with self.for_the_eye():
                    self._running_lines()
        self._unmark()
        whole = all(sheet.leaf is None for sheet in self.sheets.values())
        organisation = visible(self.dossier.organisation)
        self.set_xmp_metadata(_properties(str(self.title), organisation, str(self.lang), whole))
        made = bytes(self.output(output_producer_class=_Producer))
        self._forget()
        self.plates.finish(made)
        number = self.plates.number
        plates = {
            page: {name: number(name) for name in sorted(sheet.plates)}
            for page, sheet in self.sheets.items()
            if sheet.plates
        }
        leaves = {page: sheet.leaf for page, sheet in self.sheets.items() if sheet.leaf}
        return Loose(plates, leaves)

    def _forget(self) -> None:
        """Let go of all but what the binder asks for, which needs as much room again."""
        self.buffer = bytearray()
        self.pages.clear()
        self.links.clear()
        self._outline.clear()
        self._later.clear()
        self._paragraph = self._marking = None
        self.tags.untie()
        self.tags = Tree()
        self.struct_builder = self.tags  # type: ignore[assignment]

    def _running_lines(self) -> None:
        """From the second page on the running head; page x of y at the foot of each."""
        said, dossier = self.words.title, self.dossier
        if self.page > 1:
            left = " · ".join(
                part for part in (dossier.organisation, dossier.library_title) if part
            )
            right = self.fitted(dossier.edition, 55, SMALL)
            self.put(Line(self.fitted(left, 112, SMALL), SMALL), LEFT, 15, 112)
            self.put(Line(right, SMALL), RIGHT - 55, 15, 55, Align.R)
            self.rule(19.5)
        folio = said.page.format(n=self.page, total=len(self.sheets))
        y = self.high - 16.0
        self.rule(y - 2.5)
        if dossier.reference:
            self.put(Line(self.fitted(dossier.reference, 62, SMALL), SMALL), LEFT, y, 62)
        self.put(Line(folio, SMALL), LEFT + 62, y, 46, Align.C)
        if dossier.is_draft:
            notice = self.lines(said.draft_notice, 62, SMALL)
            for at, line in enumerate(notice):
                self.put(line, RIGHT - 62, y + at * SMALL.leading, 62, Align.R)

    def _watermark(self) -> None:
        word = self.words.title.draft
        style = Style("serif", "B", 110, 40, GHOST)
        with self.for_the_eye(), self.rotation(54, self.wide / 2, self.high / 2):
            self.put(Line(word, style), 0, self.high / 2 - 20, self.wide, Align.C)


class _FileAction:
    """Opens a file that lies beside the document."""

    def __init__(self, path: str) -> None:
        self._path = path

    def serialize(self, _security_handler: Any = None, _obj_id: Any = None) -> str:
        """As fpdf2 writes it; the path is percent-encoded, so plain ASCII."""
        path = self._path.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"<</S /URI /URI ({path})>>"


def _tone(colour: Colour) -> str:
    return " ".join(f"{value / 255:.3f}" for value in colour)


def _properties(title: str, organisation: str, language: str, whole: bool) -> str:
    """The properties in XMP (ISO 16684-1): title, organisation, language.

    `whole`: all of it is tagged as PDF/UA-1 asks; nobody can say that of foreign pages.
    """
    claim = "<pdfuaid:part>1</pdfuaid:part>" if whole else ""
    creator = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(organisation)}</rdf:li></rdf:Seq></dc:creator>"
        if organisation
        else ""
    )
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        f"</dc:title>{creator}"
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>"
        f"{claim}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
