"""Where the grid's cells and headings lie: in lines under headings, groups folded or not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

GAP = 10
HEAD = 34

#: Rows from the first to the last, both included.
RowSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Band:
    """One group: its heading, the rows of the model it holds, and what it is known by."""

    label: str
    first: int
    count: int
    key: str = ""

    @property
    def last(self) -> int:
        """Its last row."""
        return self.first + self.count - 1


class GridLayout:
    """Places for the rows of some bands, in pixels from the top of everything.

    `width` is the room for a line, `cell` the size of a cell. The rows of a band whose key is in
    `folded` have no place but its heading.
    """

    def __init__(
        self,
        bands: Sequence[Band],
        folded: Collection[str],
        columns: int,
        cell: tuple[int, int],
    ) -> None:
        self.bands = list(bands)
        self.columns = columns
        self.cell_width, self.cell_height = cell
        self._folded = [bool(band.label) and band.key in folded for band in self.bands]
        self._firsts = [band.first for band in self.bands]
        self.tops: list[int] = []
        y = GAP // 2
        for at in range(len(self.bands)):
            self.tops.append(y)
            y += self.head_height(at) + self.lines(at) * self.line_height
        self.height = y + GAP

    @property
    def line_height(self) -> int:
        """From one line of cells to the next."""
        return self.cell_height + GAP

    def is_folded(self, at: int) -> bool:
        """Whether only the heading of a band is shown."""
        return self._folded[at]

    def head_height(self, at: int) -> int:
        """The room a band's heading takes."""
        return HEAD if self.bands[at].label else 0

    def lines(self, at: int) -> int:
        """How many lines of cells a band shows."""
        return 0 if self._folded[at] else -(-self.bands[at].count // self.columns)

    def band_of(self, row: int) -> int:
        """The band a row belongs to."""
        return max(0, bisect_right(self._firsts, row) - 1)

    def band_at(self, y: int) -> int:
        """The band at a height."""
        return max(0, bisect_right(self.tops, y) - 1)

    def cell(self, row: int) -> QRect:
        """A row's cell; the place of the heading where its band is folded."""
        at = self.band_of(row)
        top = self.tops[at]
        if self._folded[at]:
            return QRect(GAP, top, self.columns * (self.cell_width + GAP) - GAP, HEAD)
        line, column = divmod(row - self.bands[at].first, self.columns)
        y = top + self.head_height(at) + line * self.line_height
        return QRect(GAP + column * (self.cell_width + GAP), y, self.cell_width, self.cell_height)

    def row_at(self, point: QPoint) -> int:
        """The row whose cell is at a place, or -1."""
        if not self.bands:
            return -1
        at = self.band_at(point.y())
        band = self.bands[at]
        inside = point.y() - self.tops[at] - self.head_height(at)
        column, x = divmod(point.x() - GAP, self.cell_width + GAP)
        line, y = divmod(inside, self.line_height)
        if (
            inside < 0
            or line >= self.lines(at)
            or x >= self.cell_width
            or y >= self.cell_height
            or not 0 <= column < self.columns
        ):
            return -1
        row = line * self.columns + column
        return band.first + row if row < band.count else -1

    def head_at(self, point: QPoint) -> int:
        """The band whose heading is at a height, or -1."""
        if not self.bands:
            return -1
        at = self.band_at(point.y())
        return at if 0 <= point.y() - self.tops[at] < self.head_height(at) else -1

    def rows_in(self, area: QRect) -> list[RowSpan]:
        """The rows whose cells a rectangle touches, in order; those of folded bands are not."""
        found: list[RowSpan] = []
        if not self.bands or area.bottom() < 0:
            return found
        whole = self.cell_width + GAP
        left = max(0, -(-(area.left() - GAP - self.cell_width + 1) // whole))
        right = min(self.columns - 1, (area.right() - GAP) // whole)
        if right < left:
            return found
        for at in range(self.band_at(area.top()), self.band_at(area.bottom()) + 1):
            band = self.bands[at]
            start = self.tops[at] + self.head_height(at)
            first = max(0, -(-(area.top() - start - self.cell_height + 1) // self.line_height))
            last = min(self.lines(at) - 1, (area.bottom() - start) // self.line_height)
            for line in range(first, last + 1):
                low = band.first + line * self.columns + left
                high = min(band.last, band.first + line * self.columns + right)
                if low > high:
                    continue
                if found and found[-1][1] + 1 == low:
                    found[-1] = (found[-1][0], high)
                else:
                    found.append((low, high))
        return found

    # ------------------------------------------------------------ moving; a folded band is one stop

    def _stop(self, row: int) -> int:
        at = self.band_of(row)
        return self.bands[at].first if self._folded[at] else row

    def last_row(self) -> int:
        """The last row, or the first of a folded band at the end; -1 without rows."""
        end = max((band.last for band in self.bands), default=-1)
        return self._stop(end) if end >= 0 else -1

    def beside(self, row: int, step: int) -> int:
        """The row before (-1) or after (1) a row; the row itself at an end."""
        at = self.band_of(row)
        band = self.bands[at]
        target = row + step
        if self._folded[at]:
            target = band.last + 1 if step > 0 else band.first - 1
        return self._stop(target) if 0 <= target <= self.bands[-1].last else row

    def below(self, row: int, lines: int) -> int:
        """The row so many lines below (above, if negative), as near below as there is one."""
        columns, step = self.columns, 1 if lines > 0 else -1
        for _ in range(abs(lines)):
            at = self.band_of(row)
            band = self.bands[at]
            line, column = divmod(row - band.first, columns)
            if self._folded[at]:
                line = column = 0
            last = max(0, self.lines(at) - 1)
            if 0 <= line + step <= last:
                row = min(band.last, row + step * columns)
            elif 0 <= at + step < len(self.bands):
                other = self.bands[at + step]
                start = other.first
                if step < 0:
                    start += max(0, self.lines(at + step) - 1) * columns
                row = self._stop(min(other.last, start + column))
            else:
                break
        return row
