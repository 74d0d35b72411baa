"""What documents say in the edition's language: fixed words, numbers, dates, sizes and times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from evidence_desk.domain.coarsening import grid_km
from evidence_desk.domain.dates import describe
from evidence_desk.domain.editions import (
    Audience,
    Dossier,
    ExhibitEntry,
    ExhibitState,
    IncidentEntry,
    Numbering,
)
from evidence_desk.domain.layouts import ClipNumbers, Later
from evidence_desk.domain.timecodes import timecode
from evidence_desk.exports.english import ENGLISH
from evidence_desk.exports.french import FRENCH
from evidence_desk.exports.page_words import INDEX, VERIFY
from evidence_desk.exports.wording import ListWords, Plural, Words

_WORDS = {"en": ENGLISH, "fr": FRENCH}
#: British dates (21 September 2010): the readers of these dossiers are European.
_LOCALES = {"en": Locale("en", "GB"), "fr": Locale("fr", "FR")}


def words(language: str) -> Words:
    """The fixed words in a language; English where the language is not known."""
    return _WORDS.get(language, ENGLISH)


def fixed_words(language: str) -> str:
    """All that documents and the pages of a pack say whatever they are about, NULs between."""
    return "\0".join(_strings((words(language), *INDEX.values(), *VERIFY.values())))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _strings(getattr(value, one.name))


def _locale(language: str) -> Locale:
    return _LOCALES.get(language, _LOCALES["en"])


def number(value: float, language: str, decimals: int = 0) -> str:
    """A number as people write it: ``12,345`` and ``12 345`` (with a narrow no-break space)."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_locale(language))


def counted(form: Plural, value: int, language: str) -> str:
    """A number with its noun in the right form: ``1 video``, ``0 videos``, « 0 vidéo »."""
    text = form.one if _locale(language).plural_form(value) == "one" else form.other
    return text.format(n=f"{number(value, language)}").replace(" ", "\u00a0", 1)


def listed(parts: Sequence[str], language: str) -> str:
    """Parts as a phrase: ``a, b and c``, « a, b et c »."""
    return format_list(list(parts), locale=_locale(language)) if parts else ""


def day(moment: datetime, language: str) -> str:
    """A day in words: ``21 September 2010``, « 1er janvier 2011 »."""
    text = format_date(moment.date(), format="d\u00a0MMMM y", locale=_locale(language))
    if language == "fr" and moment.day == 1:
        return "1er" + text.removeprefix("1")
    return text


def moment_utc(moment: datetime, language: str) -> str:
    """A moment to the minute, in UTC."""
    clock = format_time(moment.timetz(), format="HH:mm", locale=_locale(language))
    return f"{day(moment, language)}, {clock}\u00a0UTC"


@lru_cache(maxsize=4096)
def date_in_words(edtf: str | None, language: str) -> str:
    """An EDTF date in words, or that there is none."""
    return describe(edtf, language) if edtf else words(language).list.undated


def occasions_in_words(incident: IncidentEntry, language: str) -> list[str]:
    """Each further date and place of an incident: ``24 December 2010, The mole``."""
    said = incident.occasions
    return [
        ", ".join(part for part in (describe(date, language) if date else "", place or "") if part)
        for date, place in zip(said[::2], said[1::2], strict=True)
    ]


def size(count: int, language: str) -> str:
    """A file's size in the decimal units that disks are sold in: ``4.2 MB``, « 4,2 Mo »."""
    units = ("o", "ko", "Mo", "Go", "To") if language == "fr" else ("bytes", "kB", "MB", "GB", "TB")
    value, step = float(count), 0
    while value >= 999.5 and step < len(units) - 1:
        value, step = value / 1000, step + 1
    decimals = 1 if step and value < 99.95 else 0
    return f"{number(value, language, decimals)}\u00a0{units[step]}"


def made_of(said: ListWords, entry: ExhibitEntry) -> str:
    """Which exhibit or item it was made from here, and how; nothing of what came in."""
    number, ref = entry.made_from, entry.made_from_ref
    if entry.redacted:
        if number is not None:
            return said.copy_of_exhibit.format(number=number)
        return said.copy_of_item.format(ref=ref) if ref else said.redacted_copy
    if entry.made_at_s is None:
        return ""
    at = timecode(entry.made_at_s)
    if number is not None:
        return said.still_of_exhibit.format(number=number, at=at)
    return said.still_of_item.format(ref=ref, at=at)


def clock(seconds: float) -> str:
    """A time within a recording, to the millisecond: ``0:01:02.480``."""
    return timecode(seconds)


def duration(seconds: float, language: str) -> str:
    """How long a recording lasts: ``1 h 02 min 07 s``; below a second to a tenth."""
    if seconds < 0.95:
        return f"{number(max(seconds, 0.0), language, 1)}\u00a0s"
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours}\u00a0h\u00a0{minutes:02d}\u00a0min\u00a0{rest:02d}\u00a0s"
    if minutes:
        return f"{minutes}\u00a0min\u00a0{rest:02d}\u00a0s"
    return f"{rest}\u00a0s"


def coordinate(value: float, language: str) -> str:
    """Degrees, WGS 84, to a hundred-thousandth (a metre)."""
    return f"{number(value, language, 5)}°"


def point(lat: float, lon: float, language: str) -> str:
    """Latitude and longitude as one reads them."""
    form = words(language).list.coordinates
    return form.format(lat=coordinate(lat, language), lon=coordinate(lon, language))


def grouped(digest: str, width: int = 8) -> str:
    """A hash in groups that can be read aloud and compared by eye."""
    return " ".join(digest[i : i + width] for i in range(0, len(digest), width))


def coarsely(dossier: Dossier) -> str:
    """By which rules dates, places and people are told to the public; "" if as they are known."""
    if dossier.audience is not Audience.PUBLIC:
        return ""
    said = words(dossier.language).title
    km = grid_km(dossier.places)
    parts = (
        said.coarse_dates.get(dossier.dates, ""),
        said.coarse_grid.format(km=km) if km else said.coarse_places.get(dossier.places, ""),
        said.coarse_people if dossier.coded else "",
    )
    return " ".join(part for part in parts if part)


def numbered(dossier: Dossier) -> str:
    """How exhibits are numbered, and that they stay so."""
    said, style = words(dossier.language).title, dossier.style
    stem = f"{style.prefix}-" if style.prefix else ""
    parts = [
        said.numbering[dossier.numbering].format(first=f"{stem}{style.start:0{style.digits}d}")
    ]
    if dossier.numbering is Numbering.PLAIN:
        if style.clips == ClipNumbers.UNDER:
            parts.append(said.numbering_clips.format(example=f"{stem}{12:0{style.digits}d}.1"))
        if style.later == Later.BIS:
            parts.append(said.numbering_bis)
    return " ".join((*parts, said.frozen))


def left_out(dossier: Dossier) -> str:
    """What the edition's audience does not get, counted, and how the list shows it.

    Says so too when it is nothing.
    """
    said = words(dossier.language)
    counts = (
        (said.list.items, dossier.left_out.items),
        (said.list.incidents_counted, dossier.left_out.incidents),
        (said.list.sections_counted, dossier.left_out.sections),
    )
    parts = [counted(form, count, dossier.language) for form, count in counts if count]
    if parts:
        text = said.title.left_out.format(what=listed(parts, dossier.language))
    else:
        text = said.title.nothing_left_out
    withheld = any(entry.state is ExhibitState.WITHHELD for entry in dossier.exhibits)
    if withheld and dossier.show_withheld:
        text += " " + said.title.withheld_shown
    elif withheld or (dossier.left_out.items and not dossier.show_withheld):
        text += " " + said.title.withheld_closed  # whence the gaps between numbers
    return text
