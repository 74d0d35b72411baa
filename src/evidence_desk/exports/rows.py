"""Rows of columns that run over pages, their heads repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import Enum

from evidence_desk.exports.paper import HEAD, LEFT, Line, Paper
from evidence_desk.exports.structure import Element

_ABOVE, _BELOW, _ABOVE_TAIL = 2.0, 2.2, 1.2  # white space within a row, in millimetres


class Shape(Enum):
    """What rows are to those who hear them: their own kind, then the kinds of their cells."""

    TABLE = ("Table", "TR", "TH", "TD")  # the first cell of a row names it
    LIST = ("L", "LI", "Lbl", "LBody")
    PROSE = ("", "", "", "")  # paragraphs


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its left edge and its width in millimetres."""

    head: str
    x: float
    width: float


def columns(*heads_and_widths: tuple[str, float], gap: float = 3.5) -> tuple[Column, ...]:
    """Columns side by side from the left margin; `gap` is kept free at the right of each."""
    made: list[Column] = []
    x = LEFT
    for head, width in heads_and_widths:
        made.append(Column(head, x, width - gap))
        x += width
    return tuple(made)


@dataclass(slots=True)
class Row:
    """One row: the lines of each column, and lines below them from `tail_x` to the margin.

    `begin` is called once with the y of the row's top, on the page it begins on: to place links
    and bookmarks; `draw` so too, by the cells it is drawn in, for what is not text (a picture,
    which needs `least` mm). A `loose` row may be broken over pages anywhere, two lines at least on
    each.
    """

    cells: Sequence[Sequence[Line]]
    tail: Sequence[Line] = ()
    tail_x: float = LEFT
    tail_width: float = 0.0
    begin: Callable[[float], None] | None = None
    draw: Mapping[int, Callable[[float], None]] = field(default_factory=dict)
    least: float = 0.0
    loose: bool = False

    def height(self) -> float:
        """How much of a page the row takes when it is not broken."""
        tallest = max((_height(cell) for cell in self.cells), default=0.0)
        return _ABOVE + max(tallest + _tail_height(self.tail), self.least) + _BELOW


def _height(lines: Sequence[Line]) -> float:
    return sum(line.style.leading for line in lines)


def _tail_height(tail: Sequence[Line]) -> float:
    return _height(tail) + _ABOVE_TAIL if tail else 0.0


@dataclass(slots=True)
class Table:
    """Sets rows down the page and on to the next; asks for a heading to repeat there."""

    paper: Paper
    columns: tuple[Column, ...]
    y: float
    continued: Callable[[float], float] = field(default=lambda y: y)
    rules: bool = True
    shape: Shape = Shape.TABLE
    _element: Element | None = None
    _headed: bool = False

    @property
    def element(self) -> Element:
        """What its rows are put in; made with the first."""
        tags = self.paper.tags
        if self.shape is Shape.PROSE:
            return tags.at
        if self._element is None:
            self._element = tags.new(self.shape.value[0])
        return self._element

    def head(self) -> None:
        """The heads of the columns over a firm rule; repeated, they are only for the eye."""
        with ExitStack() as stack:
            row = None
            if self._headed:
                stack.enter_context(self.paper.for_the_eye())
            else:
                row = self.paper.tags.new("TR", self.element)
            self._headed = True
            self._set_heads(row)

    def _set_heads(self, row: Element | None) -> None:
        tallest, tags = HEAD.leading, self.paper.tags
        for column in self.columns:
            lines = self.paper.lines(column.head, column.width + 2, HEAD)
            cell = tags.at if row is None else tags.new("TH", row, scope="Column")
            with tags.inside(cell):
                self.paper.put_lines(lines, column.x, self.y, column.width + 2)
            tallest = max(tallest, _height(lines))
        self.y += tallest + 1.0
        self.paper.rule(self.y, 0.35, HEAD.colour)
        self.y += 0.6

    def room(self, height: float) -> None:
        """Turn to a new page unless `height` millimetres are left on this one."""
        if self.y + height > self.paper.bottom:
            self.turn()

    def turn(self) -> None:
        """A new page with the heads of the columns and the heading that still runs."""
        self.y = self.paper.new_page()
        if any(column.head for column in self.columns):
            self.head()
        with self.paper.for_the_eye():
            self.y = self.continued(self.y)

    @contextmanager
    def across(self, kind: str) -> Iterator[None]:
        """What is set meanwhile is a heading over the rows that follow, of that kind."""
        tags = self.paper.tags
        if self.shape is Shape.TABLE:
            row = tags.new("TR", self.element)
            cell = tags.new("TH", row, scope="Row", across=len(self.columns))
        else:
            cell = self.element
        with tags.inside(tags.new(kind, cell)):
            yield

    def add(self, row: Row) -> None:
        """Set a row, broken over pages only if no page could hold it, or if it is loose."""
        height, bottom = row.height(), self.paper.bottom
        if row.loose:
            self._make_way(row)
        elif self.y + height > bottom and (height < bottom - 60 or self.y > bottom - 60):
            self.turn()
        self.y += _ABOVE
        cells = self._cells(row)
        if row.begin is not None:
            row.begin(self.y)
        self._flow(row, cells)
        self.y += _BELOW
        if self.rules:
            self.paper.rule(self.y)

    def _make_way(self, row: Row) -> None:
        """No line of a paragraph alone at the foot of a page, and none at the head of the next."""
        lines = max(map(len, row.cells), default=0)
        leading = max((line.style.leading for cell in row.cells for line in cell), default=1.0)
        fit = int((self.paper.bottom - self.y - _ABOVE) / leading)
        if fit < lines and (fit < 2 or (lines < 4 and lines - fit < 2)):
            self.turn()

    def _cells(self, row: Row) -> list[Element]:
        """The elements of a row's cells, in reading order."""
        _table, kind, first, others = self.shape.value
        tags = self.paper.tags
        if not kind:
            return [self.element for _cell in row.cells]
        line = tags.new(kind, self.element)
        scope = "Row" if self.shape is Shape.TABLE else ""
        return [
            tags.new(others, line) if at else tags.new(first, line, scope=scope)
            for at, _cell in enumerate(row.cells)
        ]

    def _flow(self, row: Row, cells: Sequence[Element]) -> None:
        left = [list(cell) for cell in row.cells]
        least, tail, tags = row.least, row.tail, self.paper.tags
        tail_in = next((at for at, c in enumerate(self.columns) if c.x == row.tail_x), 0)
        draw = dict(row.draw)
        while True:
            top = bottom = self.y
            below = top + max(map(_height, left), default=0.0)
            whole = below + _tail_height(tail) <= self.paper.bottom
            for at, (column, lines) in enumerate(zip(self.columns, left, strict=True)):
                y = top
                fit = _fitting(lines, self.paper.bottom - y, row.loose)
                with tags.inside(cells[at]):
                    for line in lines[:fit]:
                        y = self.paper.put(line, column.x, y, column.width)
                    if at in draw:
                        draw.pop(at)(top)
                    if tail and whole and at == tail_in:  # now: it is heard after its column
                        y = self._set_tail(row, below)
                        tail = ()
                del lines[:fit]
                bottom = max(bottom, y)
            self.y = bottom
            if not any(left):
                break
            self.turn()
            self.y += _ABOVE
            least = 0.0
        if tail:
            if self.y + _tail_height(tail) > self.paper.bottom:
                self.turn()
                top, least = self.y, 0.0
            with tags.inside(cells[tail_in]):
                self.y = self._set_tail(row, self.y)
        self.y = max(self.y, top + least)

    def _set_tail(self, row: Row, y: float) -> float:
        return self.paper.put_lines(row.tail, row.tail_x, y + _ABOVE_TAIL, row.tail_width)


def _fitting(lines: Sequence[Line], room: float, loose: bool) -> int:
    """How many lines go on this page; of a loose paragraph never all but one."""
    fit = 0
    for line in lines:
        room -= line.style.leading
        if room < 0:
            break
        fit += 1
    return fit - 1 if loose and fit == len(lines) - 1 and fit > 2 else fit
