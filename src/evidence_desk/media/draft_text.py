"""The paragraphs of plain text and Markdown, with their lines and where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_desk.domain.drafts import Block, Part

_BLANK = re.compile(r"\r?\n[^\S\n]*\n")
_LINE = re.compile(r"[^\n]*(?:\n|$)")
_ATX = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t#]*\r?\n?$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*\r?\n?$")


def text_blocks(text: str, markdown: bool) -> Iterator[tuple[Block, int]]:
    """Each paragraph and the place in the text where it begins.

    Paragraphs are parted by blank lines; in plain text without any, each line is one. A heading
    of Markdown is a paragraph of its own.
    """
    lines_are_paragraphs = not markdown and not _BLANK.search(text)
    number = 0
    for start, end, line, level in _stretches(text, lines_are_paragraphs):
        said = text[start:end]
        if not said.strip():
            continue
        number += 1
        if level:
            title = _ATX.match(said)
            begin = start + (title.start(2) if title is not None else 0)
            words = title[2] if title is not None else said.splitlines()[0]
            yield Block(words, Part.HEADING, number, level, line), begin
        else:
            yield Block(said, Part.TEXT, number, 0, line), start


def _stretches(text: str, lines: bool) -> Iterator[tuple[int, int, int, int]]:
    """Where each paragraph begins and ends, its first line, and its level if it is a heading."""
    begun: tuple[int, int] | None = None
    at, line = 0, 0
    for match in _LINE.finditer(text):
        if match.start() == match.end():
            break
        line += 1
        said = match[0]
        heading = _ATX.match(said)
        rule = _UNDERLINE.match(said)
        if begun is not None and (lines or not said.strip() or heading is not None):
            yield *_stretch(begun, at), 0
            begun = None
        elif begun is not None and rule is not None and begun[1] == line - 1:
            yield begun[0], match.end(), begun[1], 1 if rule[1][0] == "=" else 2
            begun, at = None, match.end()
            continue
        if heading is not None and not lines:
            yield match.start(), match.end(), line, len(heading[1])
        elif said.strip() and begun is None:
            begun = match.start(), line
        at = match.end()
    if begun is not None:
        yield *_stretch(begun, at), 0


def _stretch(begun: tuple[int, int], end: int) -> tuple[int, int, int]:
    return begun[0], end, begun[1]
