"""Numbers, sizes, times and the desk's own words as people read them, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QLocale

from evidence_desk.domain.dates import describe
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.sentences import format_in
from evidence_desk.ui.language import tr


def number(count: int) -> str:
    """A count with the language's separators: 8,412 or 8 412."""
    return QLocale().toString(count)


def amount(count: int) -> str:
    """A size in bytes: "3.4 GB"."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def decimal(value: float, places: int) -> str:
    """A figure with so many decimals: 25.00 or 25,00."""
    return QLocale().toString(value, "f", places)


def said_of(name: str, words: str) -> str:
    """What is said of something, behind its name and a colon."""
    return tr("{name}: {words}", name=name, words=words)


def rate(bytes_per_second: float) -> str:
    """A rate: "84 MB/s"."""
    return tr("{amount}/s", amount=amount(int(bytes_per_second)))


def duration(seconds: float) -> str:
    """A rough length of time: "40 s", "3 min", "2 h 10 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes = round(whole / 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


def day(text: str | None) -> str:
    """A day ("2010-09-21") as the language writes it; other text as it is."""
    if not text:
        return ""
    try:
        return describe(text[:10], QLocale().name()[:2])
    except UsageError:
        return text


def moment(text: str | datetime | None) -> str:
    """A UTC time as the editor's clock shows it, short."""
    if not text:
        return ""
    try:
        at = text if isinstance(text, datetime) else datetime.fromisoformat(text)
    except ValueError:
        return str(text)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def in_language(texts: Mapping[str, str] | None, language: str) -> str:
    """A text in this language, or in another if it has none."""
    if not texts:
        return ""
    return texts.get(language) or next((words for words in texts.values() if words), "")


def kind(code: str, count: int = 1) -> str:
    """What an item is, in words."""
    return {
        "video": tr("%n video(s)", n=count),
        "photo": tr("%n photo(s)", n=count),
        "audio": tr("%n recording(s)", n=count),
        "document": tr("%n document(s)", n=count),
    }.get(code, code)


def format_name(label: str | None) -> str:
    """A file format in words: "JPEG photo"."""
    return format_in(label or "", QLocale().name()[:2])


def access(code: str) -> str:
    """Who may see it, in words."""
    return {
        "open": tr("open"),
        "restricted": tr("restricted"),
        "confidential": tr("confidential"),
    }.get(code, code)


def audience(code: str) -> str:
    """Who an edition is for, in words."""
    return {"full": tr("the authority (in full)"), "public": tr("the public")}.get(code, code)


def person_role(code: str) -> str:
    """What a person under a code is in what happened."""
    return {
        "witness": tr("witness"),
        "victim": tr("victim"),
        "officer": tr("officer"),
        "other": tr("other"),
    }.get(code, code)


def numbering(code: str) -> str:
    """How exhibits are numbered, in words."""
    return {
        "plain": tr("1, 2, 3 …"),
        "section": tr("by section: 1.2-03"),
        "kind": tr("by kind: V-001, P-001"),
    }.get(code, code)


def kind_word(code: str) -> str:
    """What one item is, without a count."""
    return {
        "video": tr("video"),
        "photo": tr("photo"),
        "audio": tr("recording"),
        "document": tr("document"),
    }.get(code, code)


def status(code: str) -> str:
    """How far one has got with an item, in words."""
    return {
        "new": tr("to look at"),
        "seen": tr("seen"),
        "picked": tr("picked"),
        "rejected": tr("rejected"),
    }.get(code, code)


def certainty(code: str | None) -> str:
    """How sure one is of an incident, in words."""
    return {
        "confirmed": tr("confirmed"),
        "probable": tr("probable"),
        "reported": tr("reported"),
        "doubtful": tr("doubtful"),
    }.get(code or "", "")


def clock(seconds: float) -> str:
    """A length or a moment of a recording: 0:07, 1:02:03."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
