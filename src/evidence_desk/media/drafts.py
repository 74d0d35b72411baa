"""A draft of the report: its paragraphs with their places, and a copy with some words replaced."""

from __future__ import annotations

import codecs
import io
import time
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO
from xml.parsers import expat

from evidence_desk.domain.drafts import Block, Edit, Part
from evidence_desk.media import documents
from evidence_desk.media.draft_text import text_blocks
from evidence_desk.media.draft_word import read_word
from evidence_desk.media.draft_writer import read_writer
from evidence_desk.media.draft_xml import EntitiesError, Paragraph, Splice, spliced
from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.sniff import HEAD_BYTES, text_encoding
from evidence_desk.wire import BLOB_LIMIT

_WHOLE_LIMIT = 512 << 20
_BLOCKS_LIMIT = 400_000


def read_draft(file: BinaryIO, form: Format, markdown: bool, deadline: float) -> list[Block]:
    """A draft's blocks in order of reading; raises MediaError with the reason if it has none."""
    if form.family in _READERS:
        with _mended(form), _opened(file) as archive:
            blocks = [block for _, block in _packed(archive, form)]
    elif form.family == "pdf":
        facts = documents.read_document(file, form, deadline)
        if time.monotonic() > deadline:
            raise MediaError("The PDF is too long to be read at once; check it in parts.")
        blocks = [Block(facts.text, Part.PAGES)]
    elif form.family == "text":
        blocks = [block for block, _ in text_blocks(_decoded(file)[0], markdown)]
    else:
        raise MediaError(f"A {form.label} cannot be read as a draft; save it as DOCX or ODT.")
    kept = [replace(one, text=_shown(one.text)) for one in blocks[:_BLOCKS_LIMIT]]
    if sum(len(one.text) for one in kept) > documents.TEXT_LIMIT or len(blocks) > _BLOCKS_LIMIT:
        raise MediaError("The draft is longer than any report; check it in parts.")
    return kept


def rewrite_draft(file: BinaryIO, form: Format, markdown: bool, edits: Sequence[Edit]) -> bytes:
    """The whole draft with these words replaced, and all else as it was.

    Raises MediaError where a block does not read as the edit says, or the format cannot be kept.
    """
    if form.family == "text":
        return _rewritten_text(file, markdown, edits)
    if form.family not in _READERS:
        raise MediaError(
            f"A {form.label} cannot be written anew; apply the numbers to the DOCX or ODT "
            "it is from."
        )
    with _mended(form), _opened(file) as archive:
        wanted: dict[str, list[tuple[Paragraph, Splice]]] = {}
        packed = list(_packed(archive, form))
        for edit in edits:
            if edit.block >= len(packed):
                raise MediaError(_CHANGED)
            paragraph, block = packed[edit.block]
            _must_read(_shown(block.text), edit)
            wanted.setdefault(block.source, []).append(
                (paragraph, Splice(edit.start, edit.end, edit.new))
            )
        return _repacked(archive, wanted)


_CHANGED = "The draft has changed since it was read; check it again."
_READERS = {"docx": read_word, "odt": read_writer}


class _Parts(dict[str, bytes]):
    """The parts of a packed document, unpacked when asked for and never past their limits."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        super().__init__()
        self._archive = archive

    def __missing__(self, name: str) -> bytes:
        documents.must_be_sane(self._archive.getinfo(name))
        self[name] = self._archive.read(name)
        return self[name]


def _packed(archive: zipfile.ZipFile, form: Format) -> Iterator[tuple[Paragraph, Block]]:
    """Each paragraph with its block, in order of reading."""
    read = _READERS[form.family](archive, _Parts(archive))
    every = [(source, one) for source, paragraphs in read for one in paragraphs]
    places = {id(one): at for at, (_, one) in enumerate(every)}
    count = 0
    numbers: dict[int, int] = {}
    for source, one in every:
        text = one.text()
        in_body = one.part is Part.TEXT and not one.echo
        if in_body and text.strip():
            count += 1
        numbers[id(one)] = count if in_body else one.number
        number = numbers[id(one)]
        if one.part is Part.BOX and one.home is not None:
            number = max(numbers.get(id(one.home), 0), 1)
        part = Part.HEADING if one.level and one.part is Part.TEXT else one.part
        home = places.get(id(one.home)) if one.home is not None else None
        yield (
            one,
            Block(
                text,
                part,
                number,
                one.level,
                None,
                home,
                one.echo,
                source,
                _shown(one.label),
                one.series,
            ),
        )


def _repacked(archive: zipfile.ZipFile, wanted: dict[str, list[tuple[Paragraph, Splice]]]) -> bytes:
    infos = archive.infolist()
    if sum(info.file_size for info in infos) > _WHOLE_LIMIT:
        raise MediaError("The document is too large to be written anew.")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for info in infos:
            data = archive.read(info)
            if info.filename in wanted:
                data = spliced(data, wanted[info.filename])
            kept = zipfile.ZipInfo(info.filename, info.date_time)
            kept.compress_type = (
                zipfile.ZIP_STORED
                if info.compress_type == zipfile.ZIP_STORED
                else zipfile.ZIP_DEFLATED
            )
            kept.external_attr, kept.create_system = info.external_attr, info.create_system
            kept.comment = info.comment
            out.writestr(kept, data)
        out.comment = archive.comment
    if made.tell() > BLOB_LIMIT:
        raise MediaError("The document is too large to be written anew.")
    return made.getvalue()


def _must_read(text: str, edit: Edit) -> None:
    if text[edit.start : edit.end] != edit.old:
        raise MediaError(_CHANGED)


class _mended:  # noqa: N801  (a context manager)
    """Faults of a packed document become a sentence."""

    def __init__(self, form: Format) -> None:
        self._label = form.label

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, MemoryError):
            raise MediaError(f"The {self._label} needs more memory than is allowed.") from error
        if isinstance(error, EntitiesError):
            raise MediaError(
                f"The {self._label} declares entities, which swell or lead elsewhere; "
                "it is not opened."
            ) from error
        if isinstance(error, (*documents.BROKEN, expat.ExpatError)):
            raise MediaError(f"The {self._label} is damaged or cut short.") from error


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    file.seek(0)
    return zipfile.ZipFile(file)


# Plain text ----------------------------------------------------------------------------------


def _decoded(file: BinaryIO) -> tuple[str, str, bytes]:
    """A text file's text, line by line as it is, its encoding, and the mark it begins with."""
    file.seek(0)
    data = file.read(documents.READ_LIMIT + 1)
    if len(data) > documents.READ_LIMIT:
        raise MediaError("The draft is longer than any report; check it in parts.")
    encoding = text_encoding(data[:HEAD_BYTES]) or "utf-8"
    mark = b""
    if encoding == "utf-16":  # written as it came, whatever this processor's own order is
        mark, data = data[:2], data[2:]
        encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    try:
        return data.decode(encoding), encoding, mark
    except UnicodeDecodeError as error:
        if encoding.startswith("utf-16"):
            raise MediaError(
                "The draft begins as text in UTF-16 and is not; save it anew in UTF-8."
            ) from error
        return data.decode("cp1252", "replace"), "cp1252", mark


def _rewritten_text(file: BinaryIO, markdown: bool, edits: Sequence[Edit]) -> bytes:
    text, encoding, mark = _decoded(file)
    blocks = list(text_blocks(text, markdown))
    for edit in sorted(edits, key=lambda one: (one.block, one.start), reverse=True):
        if edit.block >= len(blocks):
            raise MediaError(_CHANGED)
        block, offset = blocks[edit.block]
        _must_read(_shown(block.text), edit)
        text = text[: offset + edit.start] + edit.new + text[offset + edit.end :]
    return mark + text.encode(encoding, "xmlcharrefreplace")


def _shown(text: str) -> str:
    """Text of as many characters, with nothing in it that cannot be stored or shown."""
    if text.isprintable():
        return text
    return "".join(
        one if one in "\n\t\f\r" or unicodedata.category(one) not in ("Cc", "Cs") else " "
        for one in text
    )
