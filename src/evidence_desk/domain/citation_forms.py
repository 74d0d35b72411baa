"""The words and signs that references are made of, in English and French, and an editor's own.

Every pattern here is matched at one place and repeats nothing inside a repetition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence_desk.domain.errors import UsageError

_I = re.IGNORECASE
_PART = r"(?:\d{1,4}[a-z]?|[A-Z]{1,3}\d{0,3})"
_KIND = r"[A-Za-z]{1,3}-\d{1,5}(?:\.\d{1,3})?"
_SECTION = rf"{_PART}(?:\.{_PART}){{0,7}}-\d{{2,5}}(?:\.\d{{1,3}})?"
_FIGURES = r"\d{1,9}(?:\.\d{1,3}){0,5}"
_MORE = r"(?:[a-h](?!\w)| ?(?:bis|ter|quater|quinquies)\b)?"
#: A number goes on with no letter, figure or decimal, and is no hour ("12, à 00:01:10").
_END = r"(?!\w|-[^\W\d_]|[.:]\d)"
#: Numbers of an edition numbered by section: 1.2-03 is one of them.
SECTIONED = re.compile(rf"(?:{_KIND}|{_SECTION}|{_FIGURES}{_MORE}){_END}(?!-\d)")
#: Where they have no hyphen between figures, "14-17" is a range; "1.2-03" still is no range.
RANGED = re.compile(rf"(?:{_KIND}|\d{{1,4}}(?:\.\d{{1,4}})*-0\d{{1,4}}|{_FIGURES}{_MORE}){_END}")

#: n°, nos, no., #, numbers … before the first number, or "numbered".
SIGN = re.compile(
    r" ?(?:n ?[o°º]\.?(?: ?s\b| ?\(s\))?|n\.[o°º]s?|nos?\b|nrs?\b|№|#|num[eé]ros?\b|numbers?\b"
    r"|numbered\b|num[eé]rot[eé]e?s?\b)\.? ?(?=[\dA-Z]|from |de )",
    _I,
)
FROM = re.compile(r" (?:from|de|des) (?=[\dA-Z])|(?<= )(?:from|de) (?=[\dA-Z])", _I)
_SIGNED = r"(?:(?:n ?[o°º]s?|nos?|#)\.? ?)?"
JOINT = re.compile(
    rf"(?: ?[,;&/] ?(?:(?:and|et|or|ou|as well as|ainsi que|puis) )?| (?:and|et|or|ou|as well as"
    rf"|ainsi que) ){_SIGNED}(?=[\dA-Za-z])",
    _I,
)
DASH = re.compile(
    rf"(?: ?[-–—] ?| (?:to|through|à|a|au|until|jusqu['’](?:à|au)) ){_SIGNED}(?=[\dA-Za-z])", _I
)
A_TIME = re.compile(r"\d{1,3}:\d\d|\d{1,3} ?(?:min|mn|h ?\d)")
#: A noun or verb goes on after the number.
PROSE = re.compile(
    r" (?!(?:and|et|or|ou|to|à|at|bis|ter|as|ainsi|puis|through|until)\b)[^\W\d_]", _I
)
YEAR = re.compile(r"(?:19|20)\d\d")
UNIT = re.compile(
    r" ?(?:%|€|\$|[cmk]?m(?:²|2|³)?(?=[\s,.;)]|$)|kg|euros?\b|m[eè]tres?\b|mètres?\b|inch|feet\b"
    r"|pour cent|percent)",
    _I,
)
#: "exhibits 3 signs of blows": what exhibits them is no reference.
VERB_GOES_ON = re.compile(
    r" (?!(?:shows?|is|are|was|were|and|in|of|on|at|to|has|have|does?|also|which|that|from|by|for"
    r"|with|above|below|but|or|as)\b)[a-z]"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may begin a reference.

    `singular` words are followed by one number, unless "and" joins a further one; `verb` is
    "exhibits"; `after` is what must stand behind the number.
    """

    language: str = ""
    singular: bool = False
    needs_sign: bool = False
    verb: bool = False
    custom: bool = False
    after: re.Pattern[str] | None = None


_WORDS: tuple[tuple[str, Word], ...] = (
    (r"exhibits|exhibit\(s\)", Word("en")),
    (r"exhibit", Word("en", singular=True)),
    (r"exhs\b\.?|exs\b\.?", Word("en")),
    (r"exh\b\.?", Word("en")),
    (r"ex\.", Word()),
    (r"pi[eè]ces?\(s\)|pi[eè]ces(?: jointes?| à conviction| annex[eé]es)?", Word("fr")),
    (r"pi[eè]ce(?: jointe| à conviction| annex[eé]e)?", Word("fr", singular=True)),
    (r"pces?\b\.?|p\.j\.|pj\b", Word("fr", needs_sign=True)),
    (r"annexes?", Word(needs_sign=True)),
    (r"ex", Word()),  # only as "Ex 12"; see `word_of`
)
_BUILT_IN = "|".join(f"(?P<w{at}>{words})" for at, (words, _) in enumerate(_WORDS))
_NOT_BEFORE = re.compile(r"(?:\bpar |\bp\. ?|\d[-‑])$", _I)

PLACE = "{number}"
PATTERNS_LIMIT = 30
_PATTERN_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Own:
    """An editor's own form: the words before the number, as a pattern, and those behind it."""

    before: str
    after: str


def checked_patterns(lines: Sequence[str]) -> tuple[str, ...]:
    """An editor's own forms as they are kept; raises UsageError where one cannot be used."""
    kept = tuple(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
    if len(kept) > PATTERNS_LIMIT:
        raise UsageError(f"There can be {PATTERNS_LIMIT} forms of reference, not {len(kept)}.")
    for line in kept:
        before, place, after = line.partition(PLACE)
        if not place or PLACE in after:
            raise UsageError(f"“{line}” does not say once where the number stands: {PLACE}.")
        if not re.search(r"[^\W\d_]", before):
            raise UsageError(f"“{line}” needs a word before the number.")
        if len(line) > _PATTERN_LENGTH:
            raise UsageError(f"“{line[:30]}…” is too long for a form of reference.")
    return kept


@lru_cache(maxsize=32)
def own(patterns: tuple[str, ...]) -> tuple[Own, ...]:
    """The forms, each a literal text in which only white space and an s for many may differ."""
    found = []
    for line in checked_patterns(patterns):
        before, _, after = line.partition(PLACE)
        words = _literal(before.rstrip())
        many = "(?:e?s)?" if before.rstrip()[-1:].isalpha() else ""
        found.append(Own(f"{words}{many}", _literal(after)))
    return tuple(found)


def _literal(text: str) -> str:
    return " ?".join(re.escape(part) for part in text.replace("’", "'").split(" ")).replace(
        "'", "['’]"
    )


@lru_cache(maxsize=32)
def beginning(forms: tuple[Own, ...]) -> re.Pattern[str]:
    """Finds each word that may begin a reference, with the space behind it."""
    mine = "|".join(f"(?P<o{at}>{one.before})" for at, one in enumerate(forms))
    words = f"{mine}|{_BUILT_IN}" if mine else _BUILT_IN
    return re.compile(rf"(?<![\w-])(?:{words})(?![^\W\d_])(?: ?(?=[\dA-Z#№{{(\[]| ?n|from|de))", _I)


def word_of(match: re.Match[str], forms: tuple[Own, ...]) -> Word | None:
    """The word found, or None where it stands in other company: « par ex. 12 agents »."""
    name = str(match.lastgroup)
    if name[0] == "o":
        after = forms[int(name[1:])].after
        return Word(custom=True, after=re.compile(f" ?{after}", _I) if after else None)
    text, start = match.string, match.start()
    if _NOT_BEFORE.search(text[max(0, start - 8) : start]):
        return None
    said = match[name]
    word = _WORDS[int(name[1:])][1]
    if said.lower() == "ex" and not (said[0] == "E" and match.end() > start + len(said)):
        return None
    if said == "exhibits":
        return Word("en", verb=True)
    return word


def spelt(number: str) -> str:
    """A number as editions write it: "v-03" is V-03, "12bis" is "12 bis"."""
    latin = re.fullmatch(r"(.*\d) ?(bis|ter|quater|quinquies)", number, _I)
    if latin is not None:
        return f"{latin[1]} {latin[2].lower()}"
    return number.upper() if "-" in number else number
