"""Rows of columns that run over pages, their heads repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evidence_desk.exports.paper import HEAD, LEFT, Line, Paper

_ABOVE, _BELOW = 2.0, 2.2  # white space within a row, in millimetres


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

    `begin` is called once with the y of the row's top, on the page it begins on: to draw what is
    not text (a picture, which needs `least` mm), to place links and bookmarks.
    """

    cells: Sequence[Sequence[Line]]
    tail: Sequence[Line] = ()
    tail_x: float = LEFT
    tail_width: float = 0.0
    begin: Callable[[float], None] | None = None
    least: float = 0.0

    def height(self) -> float:
        """How much of a page the row takes when it is not broken."""
        tallest = max((_height(cell) for cell in self.cells), default=0.0)
        return _ABOVE + max(tallest + _tail_height(self.tail), self.least) + _BELOW


def _height(lines: Sequence[Line]) -> float:
    return sum(line.style.leading for line in lines)


def _tail_height(tail: Sequence[Line]) -> float:
    return _height(tail) + 1.2 if tail else 0.0


@dataclass(slots=True)
class Table:
    """Sets rows down the page and on to the next; asks for a heading to repeat there."""

    paper: Paper
    columns: tuple[Column, ...]
    y: float
    continued: Callable[[float], float] = field(default=lambda y: y)
    rules: bool = True

    def head(self) -> None:
        """The heads of the columns over a firm rule."""
        tallest = HEAD.leading
        for column in self.columns:
            lines = self.paper.lines(column.head, column.width + 2, HEAD)
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
        self.y = self.continued(self.y)

    def add(self, row: Row) -> None:
        """Set a row, broken over pages only if no page could hold it."""
        height, bottom = row.height(), self.paper.bottom
        if self.y + height > bottom and (height < bottom - 60 or self.y > bottom - 60):
            self.turn()
        self.y += _ABOVE
        if row.begin is not None:
            row.begin(self.y)
        self._flow(row)
        self.y += _BELOW
        if self.rules:
            self.paper.rule(self.y)

    def _flow(self, row: Row) -> None:
        left = [list(cell) for cell in row.cells]
        least = row.least
        while True:
            top, bottom = self.y, self.y
            for column, lines in zip(self.columns, left, strict=True):
                y = top
                while lines and y + lines[0].style.leading <= self.paper.bottom:
                    y = self.paper.put(lines.pop(0), column.x, y, column.width)
                bottom = max(bottom, y)
            self.y = bottom
            if not any(left):
                break
            self.turn()
            self.y += _ABOVE
            least = 0.0
        if row.tail:
            if self.y + _tail_height(row.tail) > self.paper.bottom:
                self.turn()
                top, least = self.y, 0.0
            self.y = self.paper.put_lines(row.tail, row.tail_x, self.y + 1.2, row.tail_width)
        self.y = max(self.y, top + least)
