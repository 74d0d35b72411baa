"""Where in a text one of many words may begin, told in one pass however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHORT = 4096  # signs; for less, what is used for long texts is not loaded
_PIECE = 1 << 18  # signs that are looked through at once
_BITS = 22  # of a place in the table: with ten thousand words, one place in 400 is taken
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits well mixed (the golden ratio's)


class Heads:
    """The first signs of words, so many of each; it never misses one, and seldom sees one falsely.

    A Rabin-Karp fingerprint of each place in the text is looked up among those of the words
    (R. M. Karp, M. O. Rabin, Efficient randomized pattern-matching algorithms, 1987).
    """

    def __init__(self, heads: Iterable[str], length: int) -> None:
        self._heads, self._length = frozenset(heads), length
        self._table: NDArray[np.bool_] | None = None

    def places(self, text: str) -> Iterator[int]:
        """Where a head stands, in order; now and then a place where none does."""
        if not self._heads:
            return
        if len(text) < _SHORT:
            heads, length = self._heads, self._length
            yield from (at for at in range(len(text)) if text[at : at + length] in heads)
            return
        if self._table is None:
            self._table = self._made_table()
        for start in range(0, len(text), _PIECE):
            prints = self._prints(text[start : start + _PIECE + self._length - 1])
            for at in self._table[prints].nonzero()[0].tolist():
                yield start + at

    def _made_table(self) -> NDArray[np.bool_]:
        import numpy as np

        table = np.zeros(1 << _BITS, dtype=np.bool_)
        for head in self._heads:
            table[self._prints(head)] = True
        return table

    def _prints(self, text: str) -> NDArray[np.uint64]:
        """The fingerprint of each place at which so many signs follow."""
        import numpy as np

        signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        count = max(0, len(signs) - self._length + 1)
        prints = np.zeros(count, np.uint64)
        factor = np.uint64(_FACTOR)
        for at in range(self._length):
            prints += signs[at : at + count]
            prints *= factor  # whatever does not fit falls away
        prints >>= np.uint64(64 - _BITS)
        return prints
