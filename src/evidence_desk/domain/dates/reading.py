"""Dates as editors type them, in English and French, to EDTF."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from evidence_desk.domain.dates.edtf_date import EdtfDate, parse
from evidence_desk.domain.dates.saying import NIGHT_BEGINS, NIGHT_ENDS
from evidence_desk.domain.errors import UsageError

_LANGUAGES = ("en", "fr")


def read(text: str, language: str) -> EdtfDate:
    """Read ``21/9/2010``, ``Sept 2010``, ``about summer 2009``, « nuit du 21 au 22 sept. 2010 ».

    Figures are taken day first. Raises UsageError with one sentence for what is no date, or could
    mean two.
    """
    try:
        return parse(text)
    except UsageError:
        pass
    words = _fold(text)
    if language not in _LANGUAGES:
        language = "en"
    found = _spoken(words, language) or _spoken(_without_leading(words), language)
    if found is None:
        raise UsageError(
            f"“{text.strip()}” is not a date; write 21/9/2010, September 2010, summer 2009, "
            "night of 21 to 22 September 2010, about 2010, or EDTF like 2010-09-21."
        )
    return parse(found)


def _fold(text: str) -> str:
    """Small letters without accents, one blank between words, plain apostrophes and dashes."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[–—‑]", "-", text).split())


@cache
def _months(language: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, language).items():
                names[_fold(name).rstrip(".")] = number
    if language == "en":
        names["sept"] = 9
    return names


_SEASONS = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "printemps": 21,
    "ete": 22,
    "automne": 23,
    "hiver": 24,
}
_ABOUT = re.compile(r"(?:about|around|approximately|circa|ca?\.|vers|environ|autour d[eu])\s*")
_PERHAPS = re.compile(r"(?:perhaps|probably|possibly|peut-etre|probablement|sans doute)\s+")
_DOUBT = re.compile(r"\s*(?:\?|\((?:uncertain|incertaine?)\))$")
#: How running text leads up to a date: "during the", "on", « dans la », « au cours de l' ».
_LEADING = re.compile(
    r"(?:(?:(?:lors|au cours) d[eu]|in|on|at|during|over|dans|en|pendant|durant|courant|a|au)\b ?)?"
    r"(?:(?:the|le|la|les) |l')?"
    r"(?:(?:month|mois) (?:of |de |d'))?"
)
_NIGHT = re.compile(
    r"(?:night|nuit) (?:of|from|du|de) (?:the )?(?P<a>.+?) (?:to|and|au|et)(?: the)? (?P<b>.+)"
)
_ONE_NIGHT = re.compile(r"(?:night|nuit) (?:of|du)(?: the)? (?P<a>.+)")
_BETWEEN = re.compile(
    r"(?:between|entre)(?: le| l')? ?(?P<a>.+?) (?:and|et)(?: le| l')? ?(?P<b>.+)"
)
_SPAN = re.compile(
    r"(?:(?:from|du|des|de l'|de|d') ?)?(?P<a>.+?) ?"
    r"(?: to | till | until | au | aux | a l'| a |-(?=\s)|\.\.)(?: ?the )? ?(?P<b>.+)"
)
_SINCE = re.compile(
    r"(?:since|after|from|depuis|apres|a partir d[eu])(?: le| l')? ?(?P<a>.+?)(?: on)?"
)
_UNTIL = re.compile(r"(?:until|till|before|by|jusqu'au?|avant)(?: le| l')? ?(?P<a>.+)")


def _without_leading(words: str) -> str:
    """What is left of words out of a running text once nothing leads up to the date any more."""
    lead = _LEADING.match(words)
    return words[lead.end() :] if lead else words


def _spoken(words: str, language: str) -> str | None:
    words = re.sub(r"^(?:the |la )(?=night|nuit)", "", words)
    if match := _NIGHT.fullmatch(words):
        return _night(match["a"], match["b"], language)
    if (match := _ONE_NIGHT.fullmatch(words)) and (day := _day(match["a"], language)):
        return f"{day}T{NIGHT_BEGINS}/{_next_day(day)}T{NIGHT_ENDS}"
    single = _qualified(words, language)
    if single is not None:
        return single
    for pattern in (_BETWEEN, _SPAN):
        if (match := pattern.fullmatch(words)) and (
            span := _span(match["a"], match["b"], language)
        ):
            return span
    if (match := _SINCE.fullmatch(words)) and (start := _qualified(match["a"], language)):
        return f"{start}/.."
    if (match := _UNTIL.fullmatch(words)) and (end := _qualified(match["a"], language)):
        return f"../{end}"
    return None


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _night(first: str, last: str, language: str) -> str | None:
    end = _day(last, language)
    start = _day(first, language) or (_day(_completed(first, last), language) if end else None)
    if start is None or end is None:
        return None
    return f"{start}T{NIGHT_BEGINS}/{end}T{NIGHT_ENDS}"


def _day(words: str, language: str) -> str | None:
    found = _single(words, language)
    return found if found is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", found) else None


def _span(first: str, last: str, language: str) -> str | None:
    end = _qualified(last, language)
    if end is None:
        return None
    start = _qualified(first, language) or _qualified(_completed(first, last), language)
    return f"{start}/{end}" if start else None


def _completed(first: str, last: str) -> str:
    """The beginning of a span with what it leaves to its end: "21 to 22 September 2010"."""
    missing = last.split()[len(first.split()) :]
    return " ".join([first, *missing])


def _qualified(words: str, language: str) -> str | None:
    """One date with its doubts."""
    about = _ABOUT.match(words)
    words = words[about.end() :] if about else words
    perhaps = _PERHAPS.match(words)
    words = words[perhaps.end() :] if perhaps else words
    doubt = _DOUBT.search(words)
    words = words[: doubt.start()] if doubt else words
    if about:
        words = re.sub(r"^(?:le |l')", "", words)
    found = _single(words, language)
    if found is None:
        return None
    uncertain = bool(perhaps or doubt)
    sign = "%" if about and uncertain else "~" if about else "?" if uncertain else ""
    return found if found.endswith(tuple("?~%")) else f"{found}{sign}"


_TIME = re.compile(
    r"(?P<rest>.+?),?\s+(?:at |a )?(?P<hour>\d{1,2})\s?(?:[:h]|\.(?=\d))\s?(?P<minute>\d\d)?"
    r"(?::(?P<second>\d\d))?(?: ?(?P<half>[ap])\.?m\.?)?"
)
_FIGURES = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})")
_MONTH_YEAR = re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4})")
_DAY_FIRST = re.compile(
    r"(?:the |le )?(?P<day>\d{1,2})(?:st|nd|rd|th|er)? "
    r"(?:of )?(?P<month>[a-z]+)\.?,? (?P<year>\d{4})"
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"
)
_MONTH_ALONE = re.compile(r"(?P<month>[a-z]+)\.?,? (?:of |de )?(?P<year>\d{4})")
_DECADE = re.compile(r"(?:the |les )?(?:annees )?(?P<year>\d{3})0s?")


def _single(words: str, language: str) -> str | None:
    words = words.strip(" ,")
    try:
        return parse(words.upper()).text
    except UsageError:
        pass
    if (match := _TIME.fullmatch(words)) and (day := _day(match["rest"], language)):
        return _timed(day, match)
    if match := _FIGURES.fullmatch(words):
        return _numbers(match["year"], match["month"], match["day"])
    if match := _MONTH_YEAR.fullmatch(words):
        return _numbers(match["year"], match["month"])
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if (match := pattern.fullmatch(words)) and (month := _month(match["month"], language)):
            return _numbers(match["year"], month, match["day"])
    if (match := _MONTH_ALONE.fullmatch(words)) and (
        found := _month_of_year(match["month"], match["year"], language)
    ):
        return found
    if (match := re.fullmatch(r"(?P<season>[a-z]+) (?P<year>\d{4})-\d{2,4}", words)) and match[
        "season"
    ] in ("winter", "hiver"):
        return f"{match['year']}-24"
    if ("s" in words or "annees" in words) and (match := _DECADE.fullmatch(words)):
        return f"{match['year']}X"
    return None


def _month_of_year(word: str, year: str, language: str) -> str | None:
    if word in _SEASONS:
        return f"{year}-{_SEASONS[word]}"
    month = _month(word, language)
    return _numbers(year, month) if month else None


def _month(word: str, language: str) -> str | None:
    for one in (language, *(other for other in _LANGUAGES if other != language)):
        if number := _months(one).get(word.rstrip(".")):
            return str(number)
    return None


def _numbers(year: str, month: str, day: str | None = None) -> str | None:
    text = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    if int(month) > 12:
        return None
    try:
        return parse(text).text
    except UsageError:
        return None


def _timed(day: str, match: re.Match[str]) -> str | None:
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    clock = f"{hour:02d}:{match['minute'] or '00'}"
    if match["second"]:
        clock += f":{match['second']}"
    try:
        return parse(f"{day}T{clock}").text
    except UsageError:
        return None
