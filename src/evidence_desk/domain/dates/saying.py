"""A date in words, as a report says it: "night of 21 to 22 September 2010", « vers l’été 2009 »."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel import Locale
from babel.dates import format_date

from evidence_desk.domain.dates.edtf_date import EdtfDate, Precision, parse
from evidence_desk.domain.errors import UsageError

#: British order of day and month: the readers of these dossiers are European.
_LOCALES = {"en": Locale("en", "GB"), "fr": Locale("fr", "FR")}
_SEASONS = {
    "en": {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"},
    "fr": {"21": "printemps", "22": "été", "23": "automne", "24": "hiver"},
}
_NB = "\u00a0"
#: What a night is taken to be where nobody says its hours.
NIGHT_BEGINS, NIGHT_ENDS = "20:00", "06:00"
_CLOCK = slice(11, 16)


def describe(edtf: str, language: str) -> str:
    """Say an EDTF date in English ("en") or French ("fr"); what is no date is said as it stands."""
    try:
        when = parse(edtf)
    except UsageError:
        return edtf
    speak = _French() if language == "fr" else _English()
    if when.precision is Precision.INTERVAL:
        return speak.interval(when)
    return speak.qualified(when)


class _English:
    language = "en"
    about = "about "
    doubt = " (uncertain)"

    def qualified(self, when: EdtfDate) -> str:
        words = self.plain(when)
        if when.approximate:
            words = self.vaguely(when, words)
        return f"{words}{self.doubt}" if when.uncertain else words

    def vaguely(self, when: EdtfDate, words: str) -> str:
        return f"about {words}"

    def plain(self, when: EdtfDate) -> str:
        year = when.text[:4]
        match when.precision:
            case Precision.SEASON:
                return self.season(when.text[5:7], int(year))
            case Precision.DECADE:
                return self.decade(f"{year[:3]}0")
            case Precision.CENTURY:
                return self.century(int(year[:2]) + 1)
            case Precision.YEAR:
                return year
            case Precision.MONTH:
                return self._format(_day(when.earliest), f"MMMM{_NB}y")
            case Precision.DAY:
                return self.day(_day(when.earliest))
        return self.at(self.day(_day(when.earliest)), self.clock(when))

    def _format(self, day: date, pattern: str) -> str:
        return format_date(day, pattern, locale=_LOCALES[self.language])

    def day(self, day: date, pattern: str = f"d{_NB}MMMM{_NB}y") -> str:
        return self._format(day, pattern)

    def clock(self, when: EdtfDate) -> str:
        seconds = when.precision is Precision.SECOND and when.earliest[17:19] != "00"
        return when.earliest[11:19] if seconds else when.earliest[_CLOCK]

    def at(self, day: str, clock: str) -> str:
        return f"{day}, {clock}"

    def season(self, code: str, year: int) -> str:
        word = _SEASONS[self.language][code]
        years = f"{year}–{(year + 1) % 100:02d}" if code == "24" else str(year)
        return f"{word}{_NB}{years}"

    def decade(self, year: str) -> str:
        return f"{year}s"

    def century(self, number: int) -> str:
        ending = {1: "st", 2: "nd", 3: "rd"}.get(
            number % 10 if number % 100 not in (11, 12, 13) else 0
        )
        return f"{number}{ending or 'th'} century"

    # ------------------------------------------------------------ intervals

    def interval(self, when: EdtfDate) -> str:
        if when.start is None and when.end is not None:
            return self.until(when.end)
        if when.end is None and when.start is not None:
            return self.since(when.start)
        assert when.start is not None
        assert when.end is not None
        start, end = when.start, when.end
        if start.approximate or start.uncertain or end.approximate or end.uncertain:
            return self.from_to(self.qualified(start), self.qualified(end), start, end)
        first, last = _day(start.earliest), _day(end.earliest)
        timed = _timed(start) and _timed(end)
        if timed and last - first == timedelta(days=1) and _at_night(start, end):
            night = self.night(first, last)
            hours = (start.earliest[_CLOCK], end.earliest[_CLOCK])
            if hours == (NIGHT_BEGINS, NIGHT_ENDS):
                return night
            return f"{night}, {self.hours(start, end)}"
        if timed and first == last:
            return f"{self.day(first)}, {self.hours(start, end)}"
        days = start.precision is end.precision is Precision.DAY
        if days and first != last and (first.year, first.month) == (last.year, last.month):
            return self.days(first, last)
        return self.from_to(self.plain(start), self.plain(end), start, end)

    def night(self, first: date, last: date) -> str:
        return f"night of {self._shared(first, last)} to {self.day(last)}"

    def days(self, first: date, last: date) -> str:
        return f"{first.day} to {self.day(last)}"

    def hours(self, start: EdtfDate, end: EdtfDate) -> str:
        return f"{self.clock(start)} to {self.clock(end)}"

    def from_to(self, first: str, last: str, start: EdtfDate, end: EdtfDate) -> str:
        return f"{first} to {last}"

    def until(self, end: EdtfDate) -> str:
        return f"until {self.qualified(end)}"

    def since(self, start: EdtfDate) -> str:
        return f"from {self.qualified(start)} on"

    def _shared(self, first: date, last: date) -> str:
        """The first day with as much of it as differs from the last."""
        if first.year != last.year:
            return self.day(first)
        if first.month != last.month:
            return self.day(first, f"d{_NB}MMMM")
        return self.day(first, "d")


class _French(_English):
    language = "fr"
    doubt = " (incertain)"

    def vaguely(self, when: EdtfDate, words: str) -> str:
        if when.is_day:
            return f"vers le {words}"
        if when.precision is Precision.SEASON:
            return f"vers {self._the(when, words)}"
        return f"vers les {words}" if when.precision is Precision.DECADE else f"vers {words}"

    def day(self, day: date, pattern: str = f"d{_NB}MMMM{_NB}y") -> str:
        words = super().day(day, pattern)
        return f"1er{words[1:]}" if day.day == 1 else words

    def clock(self, when: EdtfDate) -> str:
        hour, minute, second = when.earliest[11:19].split(":")
        words = f"{int(hour)}{_NB}h{_NB}{minute}"
        seconds = when.precision is Precision.SECOND and second != "00"
        return f"{words}{_NB}min{_NB}{second}{_NB}s" if seconds else words

    def at(self, day: str, clock: str) -> str:
        return f"{day} à {clock}"

    def season(self, code: str, year: int) -> str:
        years = f"{year}-{year + 1}" if code == "24" else str(year)
        return f"{_SEASONS['fr'][code]}{_NB}{years}"

    def decade(self, year: str) -> str:
        return f"années{_NB}{year}"

    def century(self, number: int) -> str:
        roman = {19: "XIX", 20: "XX", 21: "XXI"}.get(number, str(number))
        return f"{roman}e siècle"

    def night(self, first: date, last: date) -> str:
        return f"nuit du {self._shared(first, last)} au {self.day(last)}"

    def days(self, first: date, last: date) -> str:
        return f"du {self.day(first, 'd')} au {self.day(last)}"

    def hours(self, start: EdtfDate, end: EdtfDate) -> str:
        return f"de {self.clock(start)} à {self.clock(end)}"

    def from_to(self, first: str, last: str, start: EdtfDate, end: EdtfDate) -> str:
        return f"{self._from(start, first)} {self._to(end, last)}"

    def until(self, end: EdtfDate) -> str:
        words = self.qualified(end)
        return f"jusqu’{self._to(end, words)}"

    def since(self, start: EdtfDate) -> str:
        words = self.qualified(start)
        return f"à partir {self._from(start, words)}"

    def _the(self, when: EdtfDate, words: str) -> str:
        return f"le {words}" if words.startswith("printemps") else f"l’{words}"

    def _from(self, when: EdtfDate, words: str) -> str:
        if words.startswith("vers"):
            return f"de {words}"
        if when.is_day:
            return f"du {words}"
        if when.precision is Precision.DECADE:
            return f"des {words}"
        if when.precision is Precision.SEASON:
            the = self._the(when, words)
            return f"du{the[2:]}" if the.startswith("le ") else f"de {the}"
        if when.precision is Precision.CENTURY:
            return f"du {words}"
        return f"d’{words}" if words[0] in "aoéeiu" else f"de {words}"

    def _to(self, when: EdtfDate, words: str) -> str:
        if words.startswith("vers"):
            return f"à {words}"
        if when.is_day or when.precision is Precision.CENTURY:
            return f"au {words}"
        if when.precision is Precision.DECADE:
            return f"aux {words}"
        if when.precision is Precision.SEASON:
            the = self._the(when, words)
            return f"au{the[2:]}" if the.startswith("le ") else f"à {the}"
        return f"à {words}"


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def _timed(when: EdtfDate) -> bool:
    return when.precision in (Precision.MINUTE, Precision.SECOND)


def _at_night(start: EdtfDate, end: EdtfDate) -> bool:
    return start.earliest[_CLOCK] >= "17:00" and end.earliest[_CLOCK] <= "10:00"
