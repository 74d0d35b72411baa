"""How a paragraph of a draft is told: by the number its reader sees, else by counting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from evidence_desk.domain.drafts import Block, Part

_TYPED = re.compile(r"\s{0,8}(?:(\d{1,4})[.)]|\[(\d{1,4})\]|\((\d{1,4})\))[\s\xa0]")
_BY_HAND = "\0typed"


class ParagraphNumbers:
    """The place of each block of a draft, in English.

    A draft numbers its paragraphs if one list, or numbers typed before them, goes through at least
    half of its text and no number of it comes twice. Then a paragraph is told by that number
    ("paragraph 41", "paragraph 41 (a)"), and one without by what it follows ("below paragraph 41").
    In any other draft paragraphs are counted, and what number one bears is told beside
    ("paragraph 12, numbered 3"). A heading with a number is told by it.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._labels = [_label(block) for block in blocks]
        self._running = self._find_running()
        self._told = self._tell()

    def told(self, index: int) -> str:
        """Where a block of the body stands: "paragraph 41"."""
        return self._told[index]

    def _find_running(self) -> str | None:
        """The list that numbers the draft's paragraphs."""
        weights: defaultdict[str, int] = defaultdict(int)
        labels: defaultdict[str, list[str]] = defaultdict(list)
        plain = 0
        for block, (series, label) in zip(self._blocks, self._labels, strict=True):
            if block.part is not Part.TEXT or block.echo:
                continue
            if label:
                weights[series] += len(block.text)
                labels[series].append(label)
            else:
                plain += len(block.text)
        if not weights:
            return None
        heaviest = max(weights, key=lambda one: weights[one])
        found = labels[heaviest]
        rising = heaviest != _BY_HAND or found == sorted(found, key=int)
        single = len(set(found)) == len(found) > 1
        return heaviest if rising and single and weights[heaviest] >= plain else None

    def _tell(self) -> list[str]:
        first = next(
            (
                label
                for block, (series, label) in zip(self._blocks, self._labels, strict=True)
                if series == self._running and label and block.part is Part.TEXT
            ),
            "",
        )
        told: list[str] = []
        last = ""
        for block, (series, label) in zip(self._blocks, self._labels, strict=True):
            said = f"paragraph {block.number}"
            if block.part is Part.HEADING and label:
                said = f"heading {label}"
            elif self._running is None:
                said += f", numbered {label}" if label and series != _BY_HAND else ""
            elif block.part is Part.TEXT and label and series == self._running:
                last = label
                said = f"paragraph {last}"
            elif block.part is Part.TEXT and label and last and series != _BY_HAND:
                said = f"paragraph {last} ({label.strip('()')})"
            else:
                said = f"below paragraph {last}" if last else f"before paragraph {first}"
            told.append(said)
        return told


def _label(block: Block) -> tuple[str, str]:
    """The list that numbers a block, and its number: the word processor's, else one typed."""
    if block.label:
        return block.series, block.label
    if block.part is Part.TEXT and (match := _TYPED.match(block.text)):
        return _BY_HAND, str(int(match[1] or match[2] or match[3]))
    return "", ""
