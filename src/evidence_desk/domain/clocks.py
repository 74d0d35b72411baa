"""Wrong clocks put right: how far a device's times are off, said, applied, and taken back.

A correction adds a shift to a file's time and may say in which zone the right clock stood. Whole
seconds are enough: files tell no less. What a file knows only to the minute or the day is moved by
whole minutes or days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from evidence_desk.domain.errors import UsageError

#: `captured_from` of what a correction has put right; its French is among the sentences.
FROM_CLOCK = "clock"
_DAY = 86_400
_MOST = 200 * 366 * _DAY  # no clock is further off


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as a file or an item has it: local ISO 8601 to the day, minute or second, and its
    offset from UTC (``+02:00``) where that is known."""

    text: str
    offset: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Seconds added to a device's time, and the zone its right clock stood in (a name of the IANA
    database, or ``+02:00``); None says nothing of the zone."""

    shift_s: int = 0
    zone: str | None = None


#: The correction that changes nothing.
NONE = Correction()


@dataclass(frozen=True, slots=True)
class Device:
    """What a file tells of what made it, and the folder it came in."""

    make: str | None = None
    model: str | None = None
    serial: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A correction with the device and the period it is for; None stands for any.

    `since` and `until` are the first and last moment by the device's own clock, ISO 8601 to the
    second. `folder` holds for all folders below it.
    """

    id: int
    device: Device
    since: str | None
    until: str | None
    correction: Correction


# ---------------------------------------------------------------- said and read

_CLOCK = re.compile(r"(\d{1,4}):(\d\d)(?::(\d\d))?")
_UNITS = re.compile(
    r"(\d{1,6}) ?(days?|jours?|d|j|hours?|heures?|h|minutes?|min|seconds?|secondes?|s)"
)
_UNIT_SECONDS = {"d": _DAY, "j": _DAY, "h": 3600, "m": 60, "s": 1}
_DAYS = {"en": ("day", "days"), "fr": ("jour", "jours")}


def read_shift(text: str) -> int:
    """Seconds from what people type: ``+1:02`` (hours and minutes), ``-0:03:20``, ``+1 day``,
    ``-2 days 0:30``, ``+20 s``. Raises UsageError for anything else."""
    said = text.strip().replace("\u2212", "-").replace("\u00a0", " ").lower()
    sign = -1 if said.startswith("-") else 1
    rest = said.removeprefix("-").removeprefix("+").strip()
    seconds, found = 0, False
    while rest:
        clock, unit = _CLOCK.match(rest), _UNITS.match(rest)
        if clock is not None and int(clock[2]) < 60 and int(clock[3] or 0) < 60:
            seconds += int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3] or 0)
            rest = rest[clock.end() :]
        elif unit is not None:
            seconds += int(unit[1]) * _UNIT_SECONDS[unit[2][0]]
            rest = rest[unit.end() :]
        else:
            raise _no_shift(text)
        if rest and rest[0] not in " ,":
            raise _no_shift(text)
        rest, found = rest.strip(" ,"), True
    if not found or seconds > _MOST:
        raise _no_shift(text)
    return sign * seconds


def _no_shift(text: str) -> UsageError:
    return UsageError(
        f"“{text}” does not say how far a clock is off; "
        "write +1:02 for hours and minutes, -0:03:20, or +1 day."
    )


def say_shift(seconds: float, language: str = "en") -> str:
    """A shift in words that `read_shift` understands: ``+1:02``, ``−0:03:20``, ``+1 day 0:30``."""
    whole = round(seconds)
    days, rest = divmod(abs(whole), _DAY)
    parts = []
    if days:
        one, many = _DAYS.get(language, _DAYS["en"])
        parts.append(f"{days} {one if days == 1 else many}")
    if rest or not days:
        clock = f"{rest // 3600}:{rest // 60 % 60:02d}"
        parts.append(clock + (f":{rest % 60:02d}" if rest % 60 else ""))
    return ("\u2212" if whole < 0 else "+") + " ".join(parts)


_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-\u2212])(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)


def read_zone(text: str) -> str | None:
    """A zone as it is stored, from a name ("europe/athens") or an offset ("+2"); None where empty.

    Raises UsageError for what is neither.
    """
    said = text.strip()
    if not said:
        return None
    if said.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    match = _OFFSET.fullmatch(said)
    if match is not None and int(match[2]) <= 14 and int(match[3] or 0) < 60:
        sign = "+" if match[1] == "+" else "-"
        return f"{sign}{int(match[2]):02d}:{int(match[3] or 0):02d}"
    name = zone_names().get(said.casefold().replace(" ", "_"))
    if name is None:
        raise UsageError(f"“{text}” is not a time zone; write Europe/Athens, or +02:00.")
    return name


@cache
def zone_names() -> dict[str, str]:
    """Every zone of the IANA database on this machine, by its name in small letters."""
    return {name.casefold(): name for name in sorted(available_timezones()) if "/" in name}


_BASIS = {
    "en": {
        "shift": "camera clock {shift}, corrected",
        "zone": "camera clock in {zone} time, corrected",
        "both": "camera clock {shift}, in {zone} time, corrected",
    },
    "fr": {
        "shift": "horloge de l’appareil {shift}, corrigée",
        "zone": "horloge de l’appareil à l’heure {zone}, corrigée",
        "both": "horloge de l’appareil {shift}, à l’heure {zone}, corrigée",
    },
}


def say_basis(correction: Correction, language: str = "en") -> str:
    """What a corrected date rests on: "camera clock +1:02, corrected"."""
    words = _BASIS.get(language, _BASIS["en"])
    kind = "shift" if correction.zone is None else "both" if correction.shift_s else "zone"
    shift = say_shift(correction.shift_s, language)
    return words[kind].format(shift=shift, zone=correction.zone)


# ---------------------------------------------------------------- applied and taken back

_MOVABLE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?")


def can_move(text: str | None) -> bool:
    """Whether a correction has a hold on this date: a plain day, or a moment of one."""
    return text is not None and _MOVABLE.fullmatch(text) is not None


def apply(correction: Correction, moment: Moment) -> Moment:
    """The moment put right; one that names no day stays as it is.

    Where the moment's offset is known, a zone turns it into that zone's time; where it is not, the
    clock is taken to have stood in the zone. Raises UsageError if it would leave all calendars.
    """
    match = _MOVABLE.fullmatch(moment.text)
    if match is None:
        return moment
    try:
        if match[1] is None:
            day = datetime.fromisoformat(moment.text)
            day += timedelta(days=round(correction.shift_s / _DAY))
            return Moment(day.date().isoformat(), moment.offset)
        exact = match[2] is not None
        step = 1 if exact else 60
        local = datetime.fromisoformat(moment.text)
        local += timedelta(seconds=round(correction.shift_s / step) * step)
        local, offset = _in_zone(local, moment.offset, correction.zone)
        return Moment(local.isoformat(timespec="seconds" if exact else "minutes"), offset)
    except OverflowError as error:
        raise UsageError(
            f"That correction would move {moment.text} out of the calendar."
        ) from error


def _in_zone(local: datetime, offset: str | None, zone: str | None) -> tuple[datetime, str | None]:
    if zone is None:
        return local, offset
    if offset is None:
        return local, _said(_offset_of(_zone(zone), local))
    utc = local - _minutes(offset)
    there = _offset_of(_zone(zone), utc, utc=True)
    return utc + there, _said(there)


@cache
def _zone(name: str) -> tzinfo:
    if name[0] in "+-":
        return timezone(_minutes(name))
    return ZoneInfo(name)


def _minutes(offset: str) -> timedelta:
    sign = -1 if offset[0] == "-" else 1
    return sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))


def _offset_of(zone: tzinfo, moment: datetime, *, utc: bool = False) -> timedelta:
    """A zone's offset at a moment of its own or of UTC, to the minute as it is stored."""
    there = moment.replace(tzinfo=UTC).astimezone(zone) if utc else moment.replace(tzinfo=zone)
    found = there.utcoffset() or timedelta()
    return timedelta(minutes=round(found.total_seconds() / 60))


def _said(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


_SHOWN = re.compile(
    r"(?:(\d{4})-(\d\d)-(\d\d)[T ]+)?(\d{1,2})[:.hH](\d\d)(?:[:.m](\d\d))?", re.IGNORECASE
)


def shift_to(moment: Moment, at_s: float, shown: str, zone: str | None = None) -> int:
    """The shift that makes a file's time right, from what a clock in its picture shows.

    `moment` is the file's time and `at_s` how many seconds into it the clock is seen; `shown` is
    ``12:03``, ``12:03:20`` or ``2010-09-21 12:03``, by a clock that stood in `zone`. A time of day
    alone is taken to be the nearest one. Raises UsageError where one of the two tells no time.
    """
    if not can_move(moment.text) or "T" not in moment.text:
        raise UsageError("The file tells no time of day to compare the clock with.")
    local = datetime.fromisoformat(moment.text) + timedelta(seconds=int(at_s))
    local, _offset = _in_zone(local, moment.offset, zone)
    match = _SHOWN.fullmatch(shown.strip())
    try:
        if match is None:
            raise ValueError
        hour, minute, second = int(match[4]), int(match[5]), int(match[6] or 0)
        if match[1] is not None:
            day = datetime(int(match[1]), int(match[2]), int(match[3]))
            return round(
                (day.replace(hour=hour, minute=minute, second=second) - local).total_seconds()
            )
        seen = local.replace(hour=hour, minute=minute, second=second)
    except ValueError as error:
        raise UsageError(
            f"“{shown}” is not what a clock shows; write 12:03, 12:03:20 or 2010-09-21 12:03."
        ) from error
    seconds = round((seen - local).total_seconds())
    return (seconds + _DAY // 2) % _DAY - _DAY // 2


# ---------------------------------------------------------------- which one applies


def is_for(wanted: Device, device: Device) -> bool:
    """Whether what a rule asks for is what a file tells; what it does not ask for may be any."""
    for own, asked in (
        (device.make, wanted.make),
        (device.model, wanted.model),
        (device.serial, wanted.serial),
    ):
        if asked is not None and (own or "").strip().casefold() != asked.strip().casefold():
            return False
    return wanted.folder is None or _within(device.folder or "", wanted.folder)


def applies(rule: Rule, device: Device, moment: str) -> bool:
    """Whether a rule is for what this device made at this moment by its own clock."""
    if not is_for(rule.device, device):
        return False
    first = moment if "T" in moment else f"{moment}T00:00"
    last = moment if "T" in moment else f"{moment}T23:59"
    first, last = (f"{one}:00" if len(one) == 16 else one for one in (first, last))
    return (rule.since is None or last >= rule.since) and (
        rule.until is None or first <= rule.until
    )


def _within(folder: str, wanted: str) -> bool:
    own, above = folder.strip("/"), wanted.strip("/")
    return own == above or own.startswith(f"{above}/")


def best(rules: Iterable[Rule], device: Device, moment: str) -> Rule | None:
    """The rule that applies: the most specific, then the one with the narrowest period, then the
    latest made. None where no rule is for this device at this moment."""
    found = [rule for rule in rules if applies(rule, device, moment)]
    return max(found, key=_weight, default=None)


def _weight(rule: Rule) -> tuple[int, int, float, int]:
    """A serial number says more than a folder, a folder more than a model, a model than a make."""
    asked = rule.device
    named = (asked.make, asked.model, asked.folder, asked.serial)
    told = sum(1 << at for at, one in enumerate(named) if one is not None)
    depth = (asked.folder or "").strip("/").count("/")
    return told, depth, -_length(rule), rule.id


def _length(rule: Rule) -> float:
    if rule.since is None and rule.until is None:
        return float("inf")
    first = datetime.fromisoformat(rule.since or "0001-01-01T00:00:00")
    last = datetime.fromisoformat(rule.until or "9999-12-31T23:59:59")
    return (last - first).total_seconds()
