"""Exhibit references in running text: "Exhibits 3, 5 and 7–9", « pièce n° 12, à 00:01:10 ».

The text is first made smooth (`running_text`); then each word that may begin a reference is found,
and what follows it is read step by step, so that no text can make it take long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidence_desk.domain import citation_forms as forms
from evidence_desk.domain.citation_times import Moment, moments_after, moments_before
from evidence_desk.domain.running_text import Smooth, smooth

_MOST = 500  # a range longer than any edition is not one
_LONGEST = 400  # entries of one list


@dataclass(frozen=True, slots=True)
class Citation:
    """One number cited: where it stands in the text (start, end), and the words around it.

    `number` is as the edition writes it; numbers inside a range have the range's place. `moments`
    are the seconds cited of it, from and to (None: a moment, not a passage).
    """

    number: str
    start: int
    end: int
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of a reference's list, or a range of them; `start` and `end` are its place.

    `first_end` and `last_start` bound the two numbers of a range. `joint` is what stands before it
    in the list, `dash` what stands between the two.
    """

    first: str
    start: int
    end: int
    joint: str = ""
    last: str | None = None
    dash: str = ""
    first_end: int = 0
    last_start: int = 0
    moments: tuple[Moment, ...] = ()

    def numbers(self) -> list[str]:
        """Every number it means, ranges spelled out."""
        if self.last is None:
            return [self.first]
        return [self.first, *_inside(self.first, self.last), self.last]


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference with all its numbers: "Exhibits 3, 5 and 7–9"; its place with its word.

    `language` is "en" or "fr" by its word, "" where that is the same in both.
    """

    start: int
    end: int
    language: str
    entries: tuple[Entry, ...]
    custom: bool = False


def find(
    text: str,
    *,
    hyphen_is_range: bool = False,
    patterns: Sequence[str] = (),
    markdown: bool = False,
) -> list[Citation]:
    """Every exhibit number cited in a text, in order, ranges spelled out.

    "1-02" is one number of an edition numbered by section; with `hyphen_is_range`, for all other
    editions, "14-17" is the numbers from 14 to 17. `patterns` are further forms, such as
    "Annex {number}". In Markdown, emphasis is passed over.
    """
    found = references(text, hyphen_is_range=hyphen_is_range, patterns=patterns, markdown=markdown)
    return [one for reference in found for one in cited(reference)]


def cited(reference: Reference) -> list[Citation]:
    """The numbers of one reference, in order."""
    found: list[Citation] = []
    for entry in reference.entries:
        if entry.last is None:
            found.append(Citation(entry.first, entry.start, entry.end, entry.moments))
            continue
        found.append(Citation(entry.first, entry.start, entry.first_end))
        found.extend(
            Citation(number, entry.start, entry.end) for number in _inside(entry.first, entry.last)
        )
        found.append(Citation(entry.last, entry.last_start, entry.end, entry.moments))
    return found


def references(
    text: str,
    *,
    hyphen_is_range: bool = False,
    patterns: Sequence[str] = (),
    markdown: bool = False,
) -> list[Reference]:
    """As `find`, with the numbers of a list together."""
    flat = smooth(text, markdown=markdown)
    reading = _Reading(flat.text, forms.RANGED if hyphen_is_range else forms.SECTIONED)
    own = forms.own(tuple(patterns))
    begin = forms.beginning(own)
    found: list[Reference] = []
    at = 0
    while (match := begin.search(flat.text, at)) is not None:
        word = forms.word_of(match, own)
        read = reading.reference(match, word) if word is not None else None
        at = match.end() if read is None else max(read.end, match.end())
        if read is not None:
            found.append(_placed(flat, read))
    return found


def _placed(flat: Smooth, read: Reference) -> Reference:
    """The same reference, its places those of the text as it was."""
    entries = []
    for entry in read.entries:
        start, end = flat.place(entry.start, entry.end)
        if entry.last is None:
            entries.append(replace(entry, start=start, end=end))
        else:
            first_end = flat.place(entry.start, entry.first_end)[1]
            last_start = flat.place(entry.last_start, entry.end)[0]
            entries.append(
                replace(entry, start=start, end=end, first_end=first_end, last_start=last_start)
            )
    start, end = flat.place(read.start, read.end)
    return replace(read, start=start, end=end, entries=tuple(entries))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads what follows a word that may begin a reference; all places are of the smooth text."""

    text: str
    number: re.Pattern[str]

    def reference(self, match: re.Match[str], word: forms.Word) -> Reference | None:
        """The reference that begins with this word, or None where it is an ordinary word."""
        start, at = match.span()
        text = self.text
        sign = forms.SIGN.match(text, at)
        if sign is not None:
            at = sign.end()
        elif word.needs_sign:
            return None
        ranged = forms.FROM.match(text, at)
        if ranged is not None:
            at = ranged.end()
        entries = list(self._entries(at, word, sign is not None))
        if not entries or (ranged is not None and entries[0].last is None):
            return None
        end = entries[-1].end
        if word.after is not None:
            closing = word.after.match(text, end)
            if closing is None:
                return None
        if not word.custom and self._ordinary(entries, word, sign is not None):
            return None
        moments, end = moments_after(text, end)
        if not moments and len(entries) == 1:
            moments = moments_before(text, start)
        if moments:
            entries[-1] = replace(entries[-1], moments=moments)
        return Reference(start, end, word.language, tuple(entries), word.custom)

    def _entries(self, at: int, word: forms.Word, signed: bool) -> Iterator[Entry]:
        joint, text = "", self.text
        singular = word.singular and not signed
        for count in range(_LONGEST):
            number = self.number.match(text, at)
            if number is None or (count and not self._goes_on(number, joint, singular)):
                return
            entry = Entry(forms.spelt(number[0]), at, number.end(), joint)
            entry = self._range(entry, number.end())
            moments, end = moments_after(text, entry.end)
            joined = forms.JOINT.match(text, end if moments else entry.end)
            further = joined is not None and self.number.match(text, joined.end()) is not None
            # What belongs to the last number is read by whoever asked, once it is known to be last.
            yield replace(entry, moments=moments) if further else entry
            if joined is None:
                return
            joint, at = joined[0], joined.end()

    def _range(self, entry: Entry, at: int) -> Entry:
        dash = forms.DASH.match(self.text, at)
        number = self.number.match(self.text, dash.end()) if dash is not None else None
        if dash is None or number is None or forms.A_TIME.match(self.text, dash.end()):
            return entry
        last = forms.spelt(number[0])
        stem = re.match(r"[A-Z]-(?=\d+$)|.*\d-(?=\d+$)", entry.first)
        if stem is not None and last.isdigit():
            last = stem[0] + last
        return replace(
            entry,
            last=last,
            dash=dash[0],
            first_end=at,
            last_start=dash.end(),
            end=number.end(),
        )

    def _goes_on(self, number: re.Match[str], joint: str, singular: bool) -> bool:
        """Whether a number after "," or "and" belongs to the list: "Exhibit 12, 3 men" is one."""
        if "°" in joint or "n" in joint.strip(" ,;").removeprefix("and").removeprefix("ainsi"):
            return True  # "pièces n° 3, n° 5"
        prose = forms.PROSE.match(self.text, number.end()) is not None
        if "/" in joint:
            return not singular and not prose
        comma = joint.strip() in (",", ";")
        if comma and (prose or (singular and forms.YEAR.fullmatch(number[0]) is not None)):
            return False
        return not (singular and prose)

    def _ordinary(self, entries: list[Entry], word: forms.Word, signed: bool) -> bool:
        """Whether the words only look like a reference: "exhibits 3 signs", « pièces 14 cm »."""
        end = entries[-1].end
        if forms.UNIT.match(self.text, end) or re.compile(r",\d").match(self.text, end):
            return True
        alone = len(entries) == 1 and entries[0].last is None
        return (
            word.verb
            and alone
            and not signed
            and forms.VERB_GOES_ON.match(self.text, end) is not None
        )


def _inside(first: str, last: str) -> list[str]:
    """The numbers between the two ends of a range; none where they are of different series."""
    low, high = (re.fullmatch(r"(.*?)(\d+)", one) for one in (first, last))
    if low is None or high is None or low[1] != high[1]:
        return []
    begin, stop = int(low[2]), int(high[2])
    if not 0 < stop - begin <= _MOST:
        return []
    width = len(low[2]) if low[1] else 1
    return [f"{low[1]}{number:0{width}d}" for number in range(begin + 1, stop)]
