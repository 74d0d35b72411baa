"""The last look before something goes to the public: does any of it hold what must stay here?

What a public edition says is chosen from an allow-list and its files are cleaned; this search
does not trust either. It reads what was written, as its readers could.
"""

from __future__ import annotations

import html
import mmap
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from evidence_desk.domain.errors import UsageError
from evidence_desk.exports import png
from evidence_desk.exports.aside import Back, Helper
from evidence_desk.exports.heads import Heads
from evidence_desk.exports.png import Data

_WORDED = {
    "", ".pdf", ".xlsx", ".docx", ".pptx", ".odt", ".ods", ".odp", ".txt", ".md", ".csv", ".html",
    ".htm", ".xml", ".json", ".rels", ".svg",
}  # fmt: skip
_TAG = re.compile(r"<[^>]*>")
_SIGNS = re.compile(r"[^\w\0]+")  # what no word holds
_BREAKS = re.compile(r"(\0)|[\W_]+")  # what parts words, and what parts whole texts
_HEAD = 8  # signs of a secret by which it is looked up
_DEEPEST = 6  # a zip in a document in a zip; nothing of ours goes deeper
_DIGEST = re.compile("[0-9a-f]{64}", re.IGNORECASE)
_FIGURES = re.compile(rb"(?:[0-9a-fA-F]\0?){64,}")
#: Letters as files say them of themselves, eight or more together.
_RUNS = re.compile(rb"(?:[\x20-\x7e\t\r\n]|[\xc2-\xf4][\x80-\xbf]{1,3}){8,}")
_WIDE_RUNS = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\0){8,}")
_ENDS = 1 << 18  # bytes
_PIECE = 1 << 20  # bytes that are looked through at once
_SAME = b"0"
_AS_SAME = bytes.maketrans(b"123456789abcdefABCDEF\0", _SAME * 22)
_LARGEST_PART = 1 << 26
_LARGEST_TEXT = 1 << 22


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that must not go out, all of them in one file; `what` says what they are.

    With `anywhere` the bytes of every file are searched, not only what can be read as text. With
    `whole` it is a short name, told from the rest of the words by its capitals and by standing
    alone: the Port, but neither a port nor a Portuguese.
    """

    words: tuple[str, ...]
    what: str
    anywhere: bool = False
    whole: bool = False


class Sought:
    """Many secrets, looked for in a text in one pass however many there are.

    Broken lines, capitals and signs make no difference; a NUL parts what is not read together.
    """

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._by_head: dict[str, list[tuple[str, Secret]]] = {}
        self._short: list[Secret] = []
        self._whole: dict[str, list[tuple[list[str], Secret]]] = {}
        for one in dict.fromkeys(secrets):
            if one.whole:
                for parts in _as_written(one.words[0]):
                    self._whole.setdefault(parts[0], []).append((parts, one))
                continue
            longest = max(map(_folded, one.words), key=len)
            if not longest:
                continue  # signs alone say nothing
            if len(longest) < _HEAD:
                self._short.append(one)
            else:
                self._by_head.setdefault(longest[:_HEAD], []).append((longest, one))
        self._heads = Heads(self._by_head, _HEAD)

    def found_in(self, text: str) -> Iterator[Secret]:
        """The secrets of which every word stands in the text, each once."""
        folded = _folded(text)
        met = dict.fromkeys(self._short)
        for at in self._heads.places(folded):
            for longest, one in self._by_head.get(folded[at : at + _HEAD], ()):
                if folded.startswith(longest, at):
                    met[one] = None
        for one in met:
            if all(_folded(word) in folded for word in one.words):
                yield one
        yield from self._names_in(text)

    def _names_in(self, text: str) -> Iterator[Secret]:
        met: dict[Secret, None] = {}
        if self._whole:
            words = _words(text)
            for at, word in enumerate(words):
                for parts, one in self._whole.get(word, ()):
                    if words[at : at + len(parts)] == parts:
                        met[one] = None
        yield from met


def refuse_what_tells(
    written: Path,
    secrets: Sequence[Secret],
    tick: Callable[[], None] = lambda: None,
    name: str | None = None,
) -> None:
    """Raise UsageError if a finished file, folder or zip holds one of the secrets.

    Each file is searched byte by byte for what must be nowhere, and read as its readers can read
    it: parts of archives and documents however deep, streams and strings of PDFs, what pictures
    and films say of themselves. `name` is what the file will be called, where it has its own name
    not yet. `tick` is called while a window waits, and may raise to stop.
    """
    with closing(Helper()) as helper:
        helper.do(_refuse_what_tells, written, tuple(secrets), name, tick=tick)


def _refuse_what_tells(
    _back: Back, written: Path, secrets: Sequence[Secret], name: str | None
) -> None:
    search = _Search(secrets)
    for path in sorted(written.rglob("*")) if written.is_dir() else [written]:
        if not path.is_file():
            continue
        shown = path.relative_to(written).as_posix() if written.is_dir() else name or path.name
        search.text(shown, "")
        if path.stat().st_size == 0:
            continue
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            search.look(data, shown)


class _Search:
    """One search for many secrets; raises UsageError at the first it meets."""

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._sought = Sought(secrets)
        self._digests: dict[bytes, Secret] = {}
        self._bytes: list[tuple[bytes, Secret]] = []
        for one in secrets:
            if not one.anywhere:
                continue
            for word in one.words:
                if _DIGEST.fullmatch(word):
                    self._digests[word.lower().encode()] = one
                else:
                    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                        self._bytes.append((word.encode(coding), one))

    def text(self, name: str, text: str) -> None:
        """Search a text, and the name of what it stands in."""
        for secret in self._sought.found_in(f"{name} {text}"):
            raise _refusal(name, secret)

    def look(self, data: Data, name: str, deepest: int = _DEEPEST) -> None:
        """Search a file or a part of one, and whatever is packed in it."""
        head = bytes(data[:1024])
        if b"%PDF-" in head:
            self._pdf(bytes(data), name, deepest)
        elif head.startswith(b"PK") and deepest:
            self._archive(data, name, deepest)
        elif PurePosixPath(name).suffix.lower() in _WORDED:
            text = bytes(data).decode(_coding(head), "replace")
            self.text(name, text)
            if "<" in text:  # as its reader sees it, and as it is written
                self.text(name, html.unescape(_TAG.sub(" ", text)))
                self.text(name, html.unescape(_TAG.sub("", text)))
        else:
            self.text(name, readable(data))
        self._all_bytes(data, name)  # last: a part of an archive is named more closely

    def _all_bytes(self, data: Data, name: str) -> None:
        for word, secret in self._bytes:
            if data.find(word) >= 0:
                raise _refusal(name, secret)
        if not self._digests:
            return
        for figures in _figures_in(data):
            for at in range(len(figures) - 63):
                if secret_of := self._digests.get(figures[at : at + 64]):
                    raise _refusal(name, secret_of)

    def _archive(self, data: Data, name: str, deepest: int) -> None:
        try:
            packed = zipfile.ZipFile(BytesIO(data) if isinstance(data, bytes) else _Seekable(data))
        except (zipfile.BadZipFile, OSError, ValueError):
            self.text(name, readable(data))
            return
        with packed:
            self.text(name, packed.comment.decode("utf-8", "replace"))
            for part in packed.infolist():
                inside = f"{name}/{part.filename}"
                self.text(inside, part.comment.decode("utf-8", "replace"))
                if part.file_size > _LARGEST_PART and part.compress_type == zipfile.ZIP_STORED:
                    # A film: its bytes were searched where they lie; its ends say what it says.
                    with packed.open(part) as film:
                        self.text(inside, readable(film.read(_ENDS)))
                        film.seek(-_ENDS, 2)
                        self.text(inside, readable(film.read()))
                else:
                    self.look(packed.read(part), inside, deepest - 1)

    def _pdf(self, data: bytes, name: str, deepest: int) -> None:
        from evidence_desk.exports import pdf_words  # only where there is a PDF: it is large

        self.text(name, pdf_words.of_pages(data))
        said: list[str] = []
        for part in pdf_words.parts(data):
            said += part.strings
            if part.stream is None:
                continue
            self._all_bytes(part.stream, name)
            if part.kind == "/EmbeddedFile" and deepest:
                self.look(part.stream, f"{name}/attached", deepest - 1)
            elif part.kind == "/Metadata":
                said.append(html.unescape(_TAG.sub(" ", part.stream.decode("utf-8", "replace"))))
            elif part.kind != "/Image":
                said.append(readable(part.stream, len(part.stream)))
        self.text(name, "\0".join(said))


def _figures_in(data: Data) -> Iterator[bytes]:
    """Each row of 64 hexadecimal figures and more, in pieces that share a whole digest's length.

    Few places of a film come into question: they are found in a copy in which all figures, and the
    NULs between those of UTF-16, are the same sign. That takes a tenth of the time.
    """
    for start in range(0, len(data), _PIECE):
        piece = bytes(data[start : start + _PIECE + 2 * 64])
        if _SAME * 64 in piece.translate(_AS_SAME):
            for found in _FIGURES.finditer(piece):
                yield found[0].replace(b"\0", b"").lower()


def _refusal(name: str, secret: Secret) -> UsageError:
    return UsageError(
        f"“{name}” would hold {secret.what}, which its readers must not have; nothing was written. "
        "Take it out, or leave that exhibit out of the edition."
    )


def readable(data: Data, ends: int = _ENDS) -> str:
    """What can be read at the two ends of a file of any kind: runs of letters in UTF-8 or UTF-16.

    What pictures and films say of themselves stands there; a PNG's packed texts are unpacked.
    """
    parts = [bytes(data[:ends])]
    if len(data) > ends:
        parts.append(bytes(data[max(ends, len(data) - ends) :]))
    found = []
    for part in parts:
        found += [run.decode("utf-8", "replace") for run in _RUNS.findall(part)]
        found += [run.decode("utf-16-le", "replace") for run in _WIDE_RUNS.findall(part)]
    for _kind, payload in png.said(data):
        found.append(_unpacked(payload).decode("utf-8", "replace"))
    return "\0".join(found)


def _unpacked(payload: bytes) -> bytes:
    """A chunk's text, if any of it is packed: packed data begins somewhere behind its name."""
    for at in range(min(len(payload), 200)):
        with suppress(zlib.error):
            return zlib.decompressobj().decompress(payload[at:], _LARGEST_TEXT)
    return b""


def _coding(head: bytes) -> str:
    return "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"


class _Seekable(BytesIO):
    """Bytes in a mapped file, read without copying them all."""

    def __init__(self, data: mmap.mmap) -> None:
        super().__init__()
        self._data, self._at = data, 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        base = (0, self._at, len(self._data))[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def read(self, size: int | None = -1, /) -> bytes:
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = self._data[self._at : end]
        self._at += len(part)
        return part


def _words(text: str) -> list[str]:
    """The words of a text with their capitals; a NUL stands for itself."""
    return [word for word in _BREAKS.split(text) if word]


def _as_written(name: str) -> list[list[str]]:
    """A name's words as a text may write them: with its capitals, or in capitals only.

    One that was typed without any is looked for with them: without, it is any word.
    """
    parts = _words(name)
    if not parts:
        return []
    cased = (
        parts
        if any(one != one.lower() for one in parts)
        else [one[:1].upper() + one[1:] for one in parts]
    )
    capitals = [one.upper() for one in parts]
    return [cased] if cased == capitals else [cased, capitals]


def _folded(text: str) -> str:
    """Text as it is compared: its words. Broken lines, capitals and signs make no difference.

    Where words run from the right, a PDF is read with its signs in other places.
    """
    return _SIGNS.sub(" ", text.casefold()).strip(" ")
