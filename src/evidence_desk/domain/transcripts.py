"""What is said in a recording, a line for each stretch of it, and how lines part and join.

Times are seconds from the recording's start, to the millisecond. A line without an end lasts until
the next one begins, a minute at most.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale, UnknownLocaleError

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.passages import folded
from evidence_desk.domain.query import And, Field, Node, Or, Words, parse_lenient

#: No recording is longer, in seconds; a hundred hours is also where SRT ends.
LONGEST = 360_000.0
_MINUTE = 60.0  # what a line without an end lasts at most: silence may follow it
_MOST_WORDS = 10_000  # characters of one line
_CODE = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
#: Scripts that run from right to left.
_TO_THE_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}
_SAYING = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it begins, where it ends if that was said, and the words."""

    start_s: float
    end_s: float | None
    words: str


def line(start_s: float, end_s: float | None, words: str) -> Line:
    """A line as it is kept: milliseconds, plain words, an end after the beginning; or UsageError.

    An end that does not lie after the beginning says nothing and is dropped.
    """
    start = moment(start_s)
    end = None if end_s is None else moment(end_s)
    return Line(start, end if end is not None and end > start else None, plain(words))


def moment(seconds: float) -> float:
    """A time to the millisecond; raises UsageError where no recording has it."""
    if not 0 <= seconds < LONGEST:
        raise UsageError(f"“{seconds}” is not a time within a recording.")
    return round(seconds, 3)


def plain(words: str) -> str:
    """Words without what cannot be seen: controls, stray halves, blank lines, blanks at the ends.

    Joiners and direction marks stay; Persian and Arabic are wrong without them.
    """
    text = re.sub(r"\r\n?|[\u2028\u2029\x85\v\f]", "\n", words).replace("\t", " ")
    kept = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    lines = (part.strip() for part in kept.replace("\ufeff", "").split("\n"))
    return "\n".join(part for part in lines if part)[:_MOST_WORDS].rstrip()


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines as they follow one another; two that begin together stay as they stood."""
    return tuple(sorted(lines, key=lambda one: one.start_s))


def ends(lines: Sequence[Line], duration_s: float | None = None) -> tuple[float, ...]:
    """Where each of the lines, which are in order, ends: as it says, else where the next begins."""
    found: list[float] = []
    following: float | None = None
    last: float | None = None
    for one in reversed(lines):
        if last is not None and last > one.start_s:
            following = last  # two that begin together both last until the next that does not
        end = one.end_s
        if end is None:
            end = one.start_s + _MINUTE
            for bound in (following, duration_s):
                if bound is not None and bound > one.start_s:
                    end = min(end, bound)
        found.append(round(end, 3))
        last = one.start_s
    return tuple(reversed(found))


def split(one: Line, at: int, start_s: float) -> tuple[Line, Line]:
    """A line in two: the words from the character `at` on begin at `start_s`.

    Raises UsageError where that does not lie after the line's beginning and before its end.
    """
    start = moment(start_s)
    if start <= one.start_s or (one.end_s is not None and start >= one.end_s):
        raise UsageError("A line is parted at a moment between its beginning and its end.")
    return (
        Line(one.start_s, None, plain(one.words[:at])),
        Line(start, one.end_s, plain(one.words[at:])),
    )


def joined(first: Line, second: Line) -> Line:
    """Two lines that follow one another as one; it ends where the second does."""
    words = " ".join(part for part in (first.words, second.words) if part)
    return Line(first.start_s, second.end_s, plain(words))


def shifted(lines: Iterable[Line], by_s: float) -> tuple[Line, ...]:
    """All lines earlier (negative) or later; raises UsageError where one would leave the start."""
    found = []
    for one in lines:
        if one.start_s + by_s < -0.0005:
            raise UsageError("A line would begin before the recording does.")
        start = moment(max(0.0, one.start_s + by_s))
        end = None if one.end_s is None else moment(one.end_s + by_s)
        found.append(replace(one, start_s=start, end_s=end))
    return tuple(found)


def overlapping(
    lines: Sequence[Line], spans: Iterable[tuple[float, float]], duration_s: float | None = None
) -> tuple[Line, ...]:
    """The lines, each with its end, that are heard within one of the spans; a span may be a
    moment."""
    wanted = list(spans)
    found = []
    for one, end in zip(lines, ends(lines, duration_s), strict=True):
        for start_s, end_s in wanted:
            touches = one.start_s < end_s and end > start_s
            if touches or (start_s == end_s and one.start_s <= start_s < end):
                found.append(replace(one, end_s=end))
                break
    return tuple(found)


# ---------------------------------------------------------------- searching


def sought(query: str) -> list[str]:
    """The words and phrases a search wants to be said somewhere; what must not hold is not here."""
    return list(dict.fromkeys(_sought(parse_lenient(query))))


def _sought(node: Node) -> Iterator[str]:
    if isinstance(node, Words):
        yield from [node.text] if node.phrase else node.text.split()
    elif isinstance(node, Field) and node.name == "text":
        yield from node.values
    elif isinstance(node, And | Or):
        for one in node.nodes:
            yield from _sought(one)


def places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where in a text the words stand, from and to, as the search finds them: each may begin a
    longer word; capitals and accents make no difference."""
    plain, at = folded(text)
    found = []
    for word in words:
        wanted = folded(word)[0].strip()
        if not re.search(r"\w", wanted):
            continue
        spaced = r"\s+".join(re.escape(part) for part in wanted.split())
        for match in re.finditer(rf"(?<!\w){spaced}\w*", plain):
            found.append((at[match.start()], at[match.end() - 1] + 1))
    return sorted(set(found))


# ---------------------------------------------------------------- languages


def language_code(text: str) -> str:
    """The BCP 47 code of a language, from a code or a name in English, French or itself.

    Raises UsageError.
    """
    wanted = text.strip()
    match = _CODE.fullmatch(wanted.replace("_", "-"))
    code = ""
    if match is not None:
        language, script, region = match.groups()
        parts = (language.lower(), script and script.title(), region and region.upper())
        code = "-".join(part for part in parts if part)
        if language.lower() in _names("en"):
            return code
    named = _codes().get(wanted.casefold())
    if named is not None:
        return named
    if match is not None and len(match[1]) == 3:  # of the world's languages most have no name here
        return code
    raise UsageError(
        f"“{text}” is not a language; write its code, such as ar, ti, fa, en, fr or pt-BR."
    )


def language_name(code: str, language: str = "en") -> str:
    """What a language is called in English or French; its code where it has no name there."""
    parts = code.split("-")
    names = _names(language)
    if "-".join(parts[:2]) in names:
        return names["-".join(parts[:2])]
    name = names.get(parts[0], parts[0])
    locale = Locale.parse(language if language in _SAYING else "en")
    further = [
        locale.scripts.get(part) or locale.territories.get(part) or part for part in parts[1:]
    ]
    return f"{name} ({', '.join(further)})" if further else name


def from_right(code: str) -> bool:
    """Whether a language is written from right to left."""
    parts = code.split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return parts[1] in ("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm")
    return parts[0] in _TO_THE_LEFT


@cache
def _names(language: str) -> dict[str, str]:
    locale = Locale.parse(language if language in _SAYING else "en")
    return {code.replace("_", "-"): name for code, name in locale.languages.items()}


@cache
def _codes() -> dict[str, str]:
    """Names to codes: English, French, and the language's own word for itself."""
    found: dict[str, str] = {}
    for saying in _SAYING:
        for code, name in _names(saying).items():
            found.setdefault(name.casefold(), code)
    for code in _names("en"):
        try:
            own = Locale.parse(code, sep="-").languages.get(code)
        except (UnknownLocaleError, ValueError):
            continue
        if own:
            found.setdefault(own.casefold(), code)
    return found
