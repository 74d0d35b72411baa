"""The pack: exhibits under their numbers, with the annex, in a bag that anyone can verify."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pathvalidate import sanitize_filename

from evidence_desk.domain.editions import Audience, Dossier, ExhibitEntry, ExhibitState
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.domain.sentences import in_language
from evidence_desk.exports.annex import write_annex
from evidence_desk.exports.atomic import cannot_write, sync_folder
from evidence_desk.exports.bag import Archive, Bag, Folder, sha256_of
from evidence_desk.exports.cleaning import Made, NotCleaned, Passage, clean_copy, cut_passage
from evidence_desk.exports.pages import InPack, pages
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.silence import Secret, refuse_what_tells
from evidence_desk.exports.texts import clock, counted, day, words
from evidence_desk.exports.workbook import write_workbook

_NAME_BYTES = 110  # of a title in a file name: paths stay under 200 characters anywhere
_DIGITS = re.compile(r"[0-9]+")
_PLAIN_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_ENDING = re.compile(r"\.([0-9a-z]{1,8})$")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One exhibit's file in the pack. `note` says how it was made, where it is no plain copy."""

    number: str
    name: str
    sha256: str
    bytes: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotPacked:
    """An exhibit whose file is not in the pack, and why, in the edition's language."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackResult:
    """A finished pack: the folder or zip file, what is in it, and what is not."""

    path: Path
    files: tuple[PackedFile, ...]
    left_out: tuple[NotPacked, ...]


def pack_name(number: str, title: str, ending: str, kind: Kind) -> str:
    """A file name for an exhibit: ``0012 - The quay at night.mp4``.

    Plain numbers are filled with zeros so that a folder lists them in order; the title loses what
    some system forbids in names.
    """
    padded = number
    if _PLAIN_NUMBER.fullmatch(number):
        padded = _DIGITS.sub(lambda match: match[0].zfill(4), number, count=1)
    said = _legal(title)
    while len(said.encode("utf-8")) > _NAME_BYTES:
        said = said[:-1].rstrip(" .")
    ending = re.sub(r"[^0-9a-z]", "", ending.lower())[:8]
    stem = f"{_legal(padded)} - {said or kind}"
    return f"{stem}.{ending}" if ending else stem


def _legal(text: str) -> str:
    """Text as part of a file name on any system; manifests need no escapes for it.

    A percent sign would have to be escaped in a manifest (RFC 8493, 2.1.3), which
    ``sha256sum -c`` does not undo; its full-width form needs none.
    """
    text = unicodedata.normalize("NFC", visible(text[:400])).replace("%", "％")
    text = sanitize_filename(text, replacement_text=" ", platform="universal")
    return " ".join(text.split()).strip(" .")


def write_pack(
    dossier: Dossier,
    out: Path,
    zip: bool = False,  # noqa: A002  (the command line's word)
    report: Report = ignore_progress,
    secrets: Sequence[Secret] = (),
) -> PackResult:
    """Write the pack as a new folder, or as one zip file; whole under its name, or not at all.

    The public gets copies without metadata; a file that cannot be cleaned is left out and named.
    What was written is searched for `secrets` before it gets its name.
    Raises UsageError if `out` is there or would tell a secret, StorageError where it cannot be
    written, and whatever `report` raises to stop.
    """
    if out.exists():
        raise UsageError(f"“{out}” is there already; name a new {'file' if zip else 'folder'}.")
    if not out.parent.is_dir():
        raise UsageError(f"There is no folder “{out.parent}”; make it first.")
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".pack-") as name:
            beside = Path(name)
            unfinished = beside / "unfinished"
            if zip:
                with Archive(unfinished, out.stem) as archive:
                    made = _Packing(dossier, archive, beside, report)
                    made.fill()
            else:
                made = _Packing(dossier, Folder(unfinished), beside, report)
                made.fill()
            if secrets:
                refuse_what_tells(unfinished, secrets, made.tick, out.name)
            unfinished.replace(out)
            sync_folder(out.parent)
    except OSError as error:
        raise cannot_write(out, error) from error
    return PackResult(out, tuple(made.files), tuple(made.left_out))


class _Packing:
    """Fills one bag with what an edition hands over; `beside` is a folder for work in hand."""

    def __init__(
        self, dossier: Dossier, shelf: Archive | Folder, beside: Path, report: Report
    ) -> None:
        self._dossier, self._beside, self._report = dossier, beside, report
        self._said = words(dossier.language).pack
        self._public = dossier.audience is Audience.PUBLIC
        self._bag = Bag(shelf, self._tick)
        self._names: set[str] = set()
        self._at = Progress(0, len(dossier.exhibits))
        self.files: list[PackedFile] = []
        self.left_out: list[NotPacked] = []

    def fill(self) -> None:
        """Write everything, the manifests last."""
        said, total = self._said, len(self._dossier.exhibits)
        entries = tuple(self._exhibits())
        # Cleaning may give a file another ending: annex and workbook print the names that are.
        told = replace(self._dossier, exhibits=entries)
        self._at = Progress(total, total, said.annex_file)
        annex, workbook = self._beside / said.annex_file, self._beside / said.workbook_file
        write_annex(told, annex, report=lambda _progress: self._tick(0))
        self._bag.add(said.annex_file, annex)
        self._at = Progress(total, total, said.workbook_file)
        write_workbook(told, workbook, report=lambda _progress: self._tick(0), pack_links=True)
        self._bag.add(said.workbook_file, workbook)
        self._bag.add_tag(said.readme_file, self._readme())
        for name, data in pages(told, self._held(), self.tick):
            self._bag.add_tag(name, data)
        self._bag.finish(
            {
                "Source-Organization": told.organisation,
                "External-Identifier": told.edition,
                "External-Description": said.description.format(
                    title=told.library_title, edition=told.edition
                ),
                "Bagging-Date": told.made_at.date().isoformat(),
                "Bag-Software-Agent": "Evidence Desk",
            }
        )

    def _held(self) -> dict[str, InPack]:
        """What the bag has of each exhibit, by number."""
        folder = f"data/{self._said.exhibits_folder}"
        held = {
            one.number: InPack(f"{folder}/{one.name}", one.sha256, one.bytes, one.note)
            for one in self.files
        }
        return held | {one.number: InPack(None, missing=one.reason) for one in self.left_out}

    def tick(self) -> None:
        """Something more was done; the reporter may stop the work."""
        self._tick(0)

    def _tick(self, count: int) -> None:
        self._at = replace(self._at, bytes_done=self._at.bytes_done + count)
        self._report(self._at)

    # ------------------------------------------------------------ exhibits

    def _exhibits(self) -> Iterator[ExhibitEntry]:
        total = len(self._dossier.exhibits)
        for done, entry in enumerate(self._dossier.exhibits):
            self._at = Progress(done, total, entry.pack_name or entry.number)
            self._tick(0)
            if entry.pack_name is None or entry.state is not ExhibitState.IN:
                yield replace(entry, pack_name=None)
                continue
            with tempfile.TemporaryDirectory(dir=self._beside, prefix="work-") as work:
                packed = self._pack(entry, entry.pack_name, Path(work))
            if isinstance(packed, str):
                self.left_out.append(NotPacked(entry.number, packed))
                yield replace(entry, pack_name=None)
                continue
            self.files.append(packed)
            yield self._told(entry, packed)

    def _told(self, entry: ExhibitEntry, packed: PackedFile) -> ExhibitEntry:
        """The exhibit as annex and workbook print it: the file is the one in the pack.

        The hash of a passage in full stays that of the original it was cut from.
        """
        entry = replace(entry, pack_name=packed.name, bytes=packed.bytes)
        return replace(entry, sha256=packed.sha256) if self._public else entry

    def _pack(self, entry: ExhibitEntry, name: str, work: Path) -> PackedFile | str:
        """Put one exhibit's file into the bag; a sentence where it cannot be."""
        source = entry.original
        if source is None or not source.is_file():
            return self._said.missing
        if entry.sha256 is not None and sha256_of(source, self._tick) != entry.sha256:
            return self._said.changed
        note = ""
        try:
            if entry.clip_start_s is not None and entry.clip_end_s is not None:
                passage = Passage(entry.clip_start_s, entry.clip_end_s, exact=self._public)
                made = cut_passage(source, work, passage, lambda: self._tick(0))
                note = self._note(passage, made)
            elif self._public:
                made = clean_copy(source, work, lambda: self._tick(0))
                note = self._said.encoded_whole if made.encoded else ""
            else:
                made = Made(source)
        except NotCleaned as reason:
            why = in_language(str(reason), self._dossier.language)
            return self._said.not_cleaned.format(problem=why)
        if made.path is not source:
            name = _with_ending(name, made.path.suffix)
        name = self._unused(name)
        written = self._bag.add(f"{self._said.exhibits_folder}/{name}", made.path)
        return PackedFile(entry.number, name, written.digests["sha256"], written.size, note)

    def _note(self, passage: Passage, made: Made) -> str:
        said = self._said.encoded if made.encoded else self._said.cut
        return said.format(
            start=clock(passage.start_s),
            end=clock(passage.end_s),
            begins=clock(passage.start_s if made.begins_s is None else made.begins_s),
        )

    def _unused(self, name: str) -> str:
        """The name made legal, and no other file's, even where case makes no difference."""
        ending = _ENDING.search(name)
        stem = _legal(name[: ending.start()] if ending else name)
        tail = ending[0] if ending else ""
        name, again = stem + tail, 1
        while name.casefold() in self._names:
            again += 1
            name = f"{stem} ({again}){tail}"
        self._names.add(name.casefold())
        return name

    # ------------------------------------------------------------ what describes the bag

    def _readme(self) -> str:
        said, language = self._said, self._dossier.language
        parts = [
            said.readme.format(
                title=self._dossier.library_title,
                edition=self._dossier.edition,
                date=day(self._dossier.issued_at or self._dossier.made_at, language),
                organisation=self._dossier.organisation,
                count=counted(words(language).list.exhibits, len(self.files), language),
                annex=said.annex_file,
                workbook=said.workbook_file,
                folder=said.exhibits_folder,
            )
        ]
        if self._public:
            parts.append(said.cleaned)
        notes = [(one.number, one.note) for one in self.files if one.note]
        left = [(one.number, one.reason) for one in self.left_out]
        for heading, lines in ((said.made_heading, notes), (said.left_out_heading, left)):
            if lines:
                rows = [said.line.format(number=n, text=visible(text)) + "\n" for n, text in lines]
                parts.append(f"{heading}\n{''.join(rows)}")
        # A mark at the beginning tells old editors on Windows that this is UTF-8.
        return ("\ufeff" + "\n".join(parts)).replace("\n", "\r\n")


def _with_ending(name: str, suffix: str) -> str:
    """The name with the ending of what the file has become; words for the same thing stay."""
    found = _ENDING.search(name)
    ending, stem = (found[0], name[: found.start()]) if found else ("", name)
    same = {".txt": (".txt", ".md", ".csv"), ".jpg": (".jpg", ".jpeg"), ".tif": (".tif", ".tiff")}
    return name if ending in same.get(suffix, (suffix,)) else stem + suffix
