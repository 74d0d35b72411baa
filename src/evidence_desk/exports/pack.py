"""The pack: exhibits under their numbers with manifests anyone can verify (BagIt 1.0, RFC 8493)."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pathvalidate import sanitize_filename

from evidence_desk.domain.editions import Audience, Dossier, ExhibitEntry, ExhibitState
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.exports.annex import write_annex
from evidence_desk.exports.atomic import cannot_write, sync_file, sync_folder
from evidence_desk.exports.cleaning import NotCleaned, clean_copy
from evidence_desk.exports.texts import counted, day, words
from evidence_desk.exports.workbook import write_workbook

_BLOCK = 1 << 20
_NAME_BYTES = 110  # of a title in a file name: paths stay under 200 characters anywhere
_ALGORITHMS = ("sha256", "sha512")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One exhibit's file in the pack."""

    number: str
    name: str
    sha256: str
    bytes: int


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
    plain = re.fullmatch(r"[0-9]+(\.[0-9]+)?", number)
    padded = _DIGITS.sub(lambda match: match[0].zfill(4), number, count=1) if plain else number
    said = sanitize_filename(title, replacement_text=" ", platform="universal")
    said = " ".join(said.split()).strip(" .")
    while len(said.encode("utf-8")) > _NAME_BYTES:
        said = said[:-1].rstrip(" .")
    ending = re.sub(r"[^0-9a-z]", "", ending.lower())[:8]
    stem = f"{padded} - {said}" if said else f"{padded} - {kind}"
    return f"{stem}.{ending}" if ending else stem


def write_pack(
    dossier: Dossier,
    out: Path,
    zip: bool = False,  # noqa: A002  (the command line's word)
    report: Report = ignore_progress,
) -> PackResult:
    """Write the pack as a new folder, or as one zip file; whole under its name, or not at all.

    The public gets copies without metadata; a file that cannot be cleaned is left out and named.
    Raises UsageError if `out` is there, StorageError where it cannot be written, and whatever
    `report` raises to stop.
    """
    if out.exists():
        raise UsageError(f"“{out}” is there already; name a new {'file' if zip else 'folder'}.")
    if not out.parent.is_dir():
        raise UsageError(f"There is no folder “{out.parent}”; make it first.")
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".pack-") as folder:
            bag = Path(folder) / (out.stem if zip else out.name)
            made = _Bag(dossier, bag, report)
            made.fill()
            if zip:
                archive = Path(folder) / "pack.zip"
                _zip(bag, archive)
                archive.replace(out)
            else:
                bag.replace(out)
            sync_folder(out.parent)
    except OSError as error:
        raise cannot_write(out, error) from error
    return PackResult(out, tuple(made.files), tuple(made.left_out))


class _Bag:
    """A bag in the making."""

    def __init__(self, dossier: Dossier, folder: Path, report: Report) -> None:
        self._dossier = dossier
        self._said = words(dossier.language).pack
        self._folder = folder
        self._data = folder / "data"
        self._exhibits = self._data / self._said.exhibits_folder
        self._report = report
        self.files: list[PackedFile] = []
        self.left_out: list[NotPacked] = []

    def fill(self) -> None:
        """Write everything, the manifests last."""
        self._exhibits.mkdir(parents=True)
        entries = list(self._exhibit_files())
        # Cleaning may give a file another ending: annex and workbook print the names that are.
        told = replace(self._dossier, exhibits=tuple(entries))
        write_annex(told, self._data / self._said.annex_file, report=self._report)
        write_workbook(
            told, self._data / self._said.workbook_file, report=self._report, pack_links=True
        )
        self._write_readme(told)
        self._write_tag_files()

    # ------------------------------------------------------------ exhibits

    def _exhibit_files(self) -> Iterator[ExhibitEntry]:
        entries = self._dossier.exhibits
        for at, entry in enumerate(entries):
            self._report(Progress(at, len(entries), entry.pack_name or entry.number))
            if entry.pack_name is None:
                yield entry
                continue
            if entry.state is ExhibitState.WITHHELD:
                yield replace(entry, pack_name=None)
                continue
            reason, name = self._pack(entry, entry.pack_name)
            if reason is None:
                yield replace(entry, pack_name=name)
            else:
                self.left_out.append(NotPacked(entry.number, reason))
                yield replace(entry, pack_name=None)

    def _pack(self, entry: ExhibitEntry, name: str) -> tuple[str | None, str]:
        """Put one file into the bag; a reason if it is not, and the name it went under."""
        if entry.original is None or not entry.original.is_file():
            return self._said.missing, name
        if self._dossier.audience is Audience.PUBLIC:
            return self._pack_clean(entry, entry.original, name)
        target = self._exhibits / name
        sha256, size = _copy(entry.original, target)
        if entry.sha256 is not None and sha256 != entry.sha256:
            target.unlink()
            return self._said.changed, name
        self.files.append(PackedFile(entry.number, name, sha256, size))
        return None, name

    def _pack_clean(self, entry: ExhibitEntry, original: Path, name: str) -> tuple[str | None, str]:
        with tempfile.TemporaryDirectory(dir=self._folder.parent, prefix="clean-") as folder:
            try:
                clean = clean_copy(original, Path(folder))
            except NotCleaned as reason:
                return self._said.not_cleaned.format(problem=reason), name
            name = _with_ending(name, clean.suffix)
            sha256, size = _copy(clean, self._exhibits / name)
        self.files.append(PackedFile(entry.number, name, sha256, size))
        return None, name

    # ------------------------------------------------------------ what describes the bag

    def _write_readme(self, told: Dossier) -> None:
        language = told.language
        lines = self._said.readme.format(
            title=told.library_title,
            edition=told.edition,
            date=day(told.issued_at or told.made_at, language),
            organisation=told.organisation,
            count=counted(words(language).list.exhibits, len(self.files), language),
            annex=self._said.annex_file,
            workbook=self._said.workbook_file,
            folder=self._said.exhibits_folder,
        )
        if self.left_out:
            lines += f"\n{self._said.left_out_heading}\n\n"
            lines += "".join(
                self._said.left_out_line.format(number=one.number, reason=one.reason) + "\n"
                for one in self.left_out
            )
        # A mark at the beginning tells old editors on Windows that this is UTF-8.
        text = lines.replace("\n", "\r\n")
        (self._folder / self._said.readme_file).write_bytes(text.encode("utf-8-sig"))

    def _write_tag_files(self) -> None:
        told = self._dossier
        payload = sorted(path for path in self._data.rglob("*") if path.is_file())
        size = sum(path.stat().st_size for path in payload)
        self._write("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        about = {
            "Source-Organization": told.organisation,
            "External-Identifier": told.edition,
            "External-Description": self._said.description.format(
                title=told.library_title, edition=told.edition, audience=told.audience
            ),
            "Bagging-Date": told.made_at.date().isoformat(),
            "Payload-Oxum": f"{size}.{len(payload)}",
            "Bag-Software-Agent": "Evidence Desk",
        }
        self._write(
            "bag-info.txt",
            "".join(f"{name}: {_one_line(value)}\n" for name, value in about.items() if value),
        )
        for algorithm in _ALGORITHMS:
            self._manifest(f"manifest-{algorithm}.txt", algorithm, payload)
        tags = sorted(path for path in self._folder.iterdir() if path.is_file())
        for algorithm in _ALGORITHMS:
            self._manifest(f"tagmanifest-{algorithm}.txt", algorithm, tags)
        for path in (*payload, *self._folder.glob("*.txt")):
            sync_file(path)

    def _manifest(self, name: str, algorithm: str, files: list[Path]) -> None:
        lines = []
        for path in files:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, algorithm).hexdigest()
            lines.append(f"{digest}  {path.relative_to(self._folder).as_posix()}\n")
        self._write(name, "".join(lines))

    def _write(self, name: str, text: str) -> None:
        (self._folder / name).write_bytes(text.encode("utf-8"))


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _with_ending(name: str, suffix: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if suffix == ".txt" and dot and ending in ("txt", "md", "csv"):
        return name
    if suffix == ".jpg" and ending in ("jpg", "jpeg"):
        return name
    return f"{stem if dot else name}{suffix}"


def _copy(source: Path, target: Path) -> tuple[str, int]:
    """Copy and hash in one reading; the copy takes nothing but the bytes along."""
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as reading, target.open("xb") as writing:
        while block := reading.read(_BLOCK):
            digest.update(block)
            writing.write(block)
            size += len(block)
    return digest.hexdigest(), size


def _zip(bag: Path, archive: Path) -> None:
    """The bag as one file, in a fixed order and without the times of this machine.

    Films and photos are compressed already; storing them is as small and opens at once.
    """
    with zipfile.ZipFile(archive, "x", zipfile.ZIP_STORED, allowZip64=True) as packed:
        for path in sorted(path for path in bag.rglob("*") if path.is_file()):
            name = f"{bag.name}/{path.relative_to(bag).as_posix()}"
            part = zipfile.ZipInfo(name, _EPOCH)
            part.external_attr = 0o644 << 16
            part.file_size = path.stat().st_size
            with path.open("rb") as reading, packed.open(part, "w") as writing:
                shutil.copyfileobj(reading, writing, _BLOCK)
    with archive.open("rb+") as file:
        os.fsync(file.fileno())
