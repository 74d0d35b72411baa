"""SRT and WebVTT: what strangers' files say, as plain lines; and our lines as such files.

Both are read by one reader, line by line: what stands after a line of times is spoken until the
next one, less the number or name that belongs to the next. No mark-up is obeyed.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.transcripts import Line, ends, in_order, line

FORMATS = ("srt", "vtt")
#: The longest file that is read, in bytes.
MOST_BYTES = 20_000_000
_MOST_LINES = 50_000
_TIME = r"(-?)(?:(\d{1,9}):)?(\d{1,9}):(\d{1,9})(?:[.,:](\d{1,9}))?"
_TIMES = re.compile(rf"\s*{_TIME}\s*-+>\s*{_TIME}(?:\s.*)?", re.ASCII)
_MARKUP = re.compile(r"</?(?:b|i|u|s|c|lang|ruby|rt|font)(?:[.\s][^<>]*)?>|</v>", re.IGNORECASE)
_VOICE = re.compile(r"<v(?:\.[^<>\s]*)?\s+([^<>]*)>", re.IGNORECASE)
_MOMENT = re.compile(r"<\d[\d:.]*>")
_POSITION = re.compile(r"\{\\[^{}]*\}")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"),
          (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
#: What Windows wrote before Unicode, by language; all others as in western Europe.
_OLD = {
    **dict.fromkeys(("ar", "fa", "ur", "ckb", "ps", "ug"), "cp1256"),
    **dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be"), "cp1251"),
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "sl", "ro", "sq", "bs"), "cp1250"),
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    "yi": "cp1255",
}


@dataclass(frozen=True, slots=True)
class Subtitles:
    """What was read: lines in order, how the letters were written, and a sentence for each cue
    that was changed or left out."""

    lines: tuple[Line, ...]
    encoding: str
    notes: tuple[str, ...]


def read(data: bytes, language: str = "en") -> Subtitles:
    """The lines of an SRT or WebVTT file; `language` decides what old bytes mean.

    Raises UsageError where it is neither, is too long, or holds no line.
    """
    if len(data) > MOST_BYTES:
        raise UsageError("The file is longer than any transcript; choose an SRT or VTT file.")
    text, encoding = _decoded(data, language)
    lines: list[Line] = []
    notes: list[str] = []
    web = text.lstrip("\ufeff\n ").startswith("WEBVTT")
    cues = _cues(text, web)
    if len(cues) > _MOST_LINES:
        raise UsageError("The file has more lines than any transcript; choose an SRT or VTT file.")
    for number, (times, spoken) in enumerate(cues, 1):
        made = _line(number, times, _plain(spoken, web), notes)
        if made is not None:
            lines.append(made)
    if not lines:
        raise UsageError("No line with its times is in the file; choose an SRT or VTT file.")
    return Subtitles(in_order(lines), encoding, tuple(notes))


def write(lines: Sequence[Line], form: str, duration_s: float | None = None) -> str:
    """Lines as an SRT or WebVTT file; a line without an end ends where the next begins.

    Raises UsageError for another format.
    """
    if form not in FORMATS:
        raise UsageError(f"“{form}” is not a format of transcripts; choose srt or vtt.")
    web = form == "vtt"
    told = [one for one in zip(lines, ends(lines, duration_s), strict=True) if one[0].words]
    parts = ["WEBVTT\n"] if web else []
    for number, (one, end) in enumerate(told, 1):
        start, stop = _clock(one.start_s, web), _clock(end, web)
        words = html.escape(one.words, quote=False) if web else _no_times(one.words)
        head = "" if web else f"{number}\n"
        parts.append(f"{head}{start} --> {stop}\n{words}\n")
    return "\n".join(parts)


def _no_times(words: str) -> str:
    """Words of which no line is taken for times, as SRT has no sign to say so."""
    told = words.replace("-->", "→").split("\n")
    return "\n".join(re.sub("-+>", "→", one) if _TIMES.fullmatch(one) else one for one in told)


def _clock(seconds: float, web: bool) -> str:
    thousandths = round(seconds * 1000)
    whole, rest = divmod(thousandths, 1000)
    point = "." if web else ","
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{point}{rest:03d}"


def _decoded(data: bytes, language: str) -> tuple[str, str]:
    """The text, and the name of its encoding; bytes that mean nothing become U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    zeros = data[:4000].count(0)
    if zeros * 4 > len(data[:4000]):  # UTF-16 without its mark: half of its ASCII is zeros
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        encoding = _OLD.get(language.split("-")[0], "cp1252")
        return data.decode(encoding, "replace"), encoding


def _cues(text: str, web: bool) -> list[tuple[re.Match[str], list[str]]]:
    """Each line of times with the lines spoken after it."""
    lines = re.split(r"\r\n|[\r\n\u2028\u2029\x85]", text.replace("\0", ""))
    at = [(number, found) for number, one in enumerate(lines) if (found := _TIMES.fullmatch(one))]
    cues = []
    for place, (number, times) in enumerate(at):
        last = place + 1 == len(at)
        between = lines[number + 1 : None if last else at[place + 1][0]]
        spoken = _of_web(between) if web else _of_srt(between, None if last else place + 2)
        cues.append((times, spoken))
    return cues


def _of_web(between: Sequence[str]) -> list[str]:
    """Up to the first blank line; what follows is a note, a style or the next cue's name."""
    spoken = []
    for one in between:
        if not one.strip():
            break
        spoken.append(one)
    return spoken


def _of_srt(between: Sequence[str], following: int | None) -> list[str]:
    """All but blank lines and the next cue's number: alone after a blank line, or the right one."""
    spoken = [one for one in between if one.strip()]
    if following is None or not between or not between[-1].strip().isdecimal():
        return spoken
    alone = len(between) == 1 or not between[-2].strip()
    right = between[-1].strip() == str(following)
    return spoken[:-1] if alone or right else spoken


def _line(number: int, times: re.Match[str], words: str, notes: list[str]) -> Line | None:
    """A cue as a line, or None; what is wrong with it goes into the notes."""
    parts = times.groups()
    start, end = _seconds(parts[:5]), _seconds(parts[5:])
    if not words.strip():
        notes.append(f"Line {number} has no words and was left out.")
        return None
    if start is None or (start < 0 and (end is None or end <= 0)):
        notes.append(f"Line {number} has a time that no recording has and was left out.")
        return None
    if start < 0:
        notes.append(f"Line {number} begins before the recording; it now begins with it.")
        start = 0.0
    if end is None or end <= start:
        notes.append(f"Line {number} ends before it begins; its end was left out.")
        end = None
    try:
        made = line(start, end, words)
    except UsageError:
        notes.append(f"Line {number} has a time that no recording has and was left out.")
        return None
    if not made.words:
        notes.append(f"Line {number} has no words and was left out.")
        return None
    return made


def _seconds(parts: Sequence[str | None]) -> float | None:
    sign, hours, minutes, seconds, fraction = parts
    if int(seconds or 0) > 59 or (hours is not None and int(minutes or 0) > 59):
        return None
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    value = whole + float(f"0.{fraction or 0}")
    return -value if sign else value


def _plain(spoken: Sequence[str], web: bool) -> str:
    """Words as they are said: no mark-up of ours or theirs; who speaks stays."""
    text = _POSITION.sub("", "\n".join(spoken))
    text = _VOICE.sub(lambda found: f"{found[1].strip()}: ", text)
    text = _MOMENT.sub("", _MARKUP.sub("", text))
    return html.unescape(text) if web else text
