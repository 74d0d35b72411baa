"""The last look before something goes to the public: does any of it hold what must stay here?

What a public edition says is chosen from an allow-list and its files are cleaned; this search
does not trust either. It reads what was written, as its readers could.
"""

from __future__ import annotations

import contextlib
import html
import mmap
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

import pikepdf
import pypdfium2

from evidence_desk.domain.errors import UsageError

_WORDED = {
    "", ".pdf", ".xlsx", ".docx", ".pptx", ".odt", ".ods", ".odp", ".txt", ".md", ".csv", ".html",
    ".htm", ".xml", ".json", ".rels", ".svg",
}  # fmt: skip
_TAG = re.compile(r"<[^>]*>")
_SIGNS = re.compile(r"[^\w\0]+")  # what no word holds
_BREAKS = re.compile(r"(\0)|[\W_]+")  # what parts words, and what parts whole texts
_HEAD = 8  # signs of a secret by which it is looked up
_DEEPEST = 3  # a zip in a document in a zip; nothing of ours goes deeper


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

    def found_in(self, text: str) -> Iterator[Secret]:
        """The secrets of which every word stands in the text, each once."""
        folded = _folded(text)
        met = dict.fromkeys(self._short)
        for at in range(len(folded)):
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

    `name` is what the file will be called, where it has its own name not yet.
    """
    sought = Sought(secrets)
    for path in sorted(written.rglob("*")) if written.is_dir() else [written]:
        if not path.is_file():
            continue
        shown = path.relative_to(written).as_posix() if written.is_dir() else name or path.name
        tick()
        _refuse_bytes(path, shown, secrets)
        with path.open("rb") as file:
            for inside, text in _texts(file, shown, _DEEPEST):
                for secret in sought.found_in(f"{inside} {text}"):
                    raise _refusal(inside, secret)


def _refusal(name: str, secret: Secret) -> UsageError:
    return UsageError(
        f"“{name}” would hold {secret.what}, which its readers must not have; nothing was written. "
        "Take it out, or leave that exhibit out of the edition."
    )


def _refuse_bytes(path: Path, shown: str, secrets: Sequence[Secret]) -> None:
    if path.stat().st_size == 0:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for secret in secrets:
            if secret.anywhere and any(
                data.find(word.encode(encoding)) >= 0
                for word in secret.words
                for encoding in ("utf-8", "utf-16-le", "utf-16-be")
            ):
                raise _refusal(shown, secret)


def _texts(file: IO[bytes], name: str, deepest: int) -> Iterator[tuple[str, str]]:
    """What can be read in a file: each text with the name of what it stands in."""
    head = file.read(5)
    file.seek(0)
    if head == b"%PDF-":
        yield name, _of_pdf(file.read())
    elif zipfile.is_zipfile(file):
        yield from _parts(file, name, deepest)
    elif PurePosixPath(name).suffix.lower() in _WORDED:
        file.seek(0)
        text = file.read().decode("utf-8", "replace")
        yield name, text
        if "<" in text:  # as its reader sees it, and as it is written
            yield name, html.unescape(_TAG.sub(" ", text))
            yield name, html.unescape(_TAG.sub("", text))
    else:
        yield name, ""  # the name can be read all the same


def _of_pdf(data: bytes) -> str:
    """What its pages say, then whatever else is written in it: bookmarks, what stands for
    pictures, properties, addresses."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
            found = [" ".join(pages), *map(str, pdf.get_metadata_dict().values())]
    except pypdfium2.PdfiumError:  # nobody can read it; its bytes were searched
        return ""
    with contextlib.suppress(pikepdf.PdfError), pikepdf.open(BytesIO(data)) as pdf:
        for one in pdf.objects:
            found.extend(_strings(one))
    return "\0".join(found)


def _strings(one: pikepdf.Object) -> Iterator[str]:
    """The texts written directly in an object, and those of its metadata."""
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, pikepdf.Array):
        for inner in one:
            if isinstance(inner, pikepdf.Object) and not inner.is_indirect:
                yield from _strings(inner)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        if isinstance(one, pikepdf.Stream) and one.get("/Type") == pikepdf.Name.Metadata:
            yield html.unescape(_TAG.sub(" ", one.read_bytes().decode("utf-8", "replace")))
        for _key, inner in one.items():
            if isinstance(inner, pikepdf.Object) and not inner.is_indirect:
                yield from _strings(inner)


def _parts(file: IO[bytes], name: str, deepest: int) -> Iterator[tuple[str, str]]:
    file.seek(0)
    with zipfile.ZipFile(file) as packed:
        for part in packed.namelist():
            if PurePosixPath(part).suffix.lower() in _WORDED and deepest:
                yield from _texts(BytesIO(packed.read(part)), f"{name}/{part}", deepest - 1)
            else:
                yield f"{name}/{part}", ""


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
