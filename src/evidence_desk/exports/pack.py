"""The pack: exhibits under their numbers, with the annex, in bags that anyone can verify."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from evidence_desk.domain.editions import Audience, Dossier, ExhibitEntry, ExhibitState
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.mediums import Medium
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.domain.sentences import in_language
from evidence_desk.exports.atomic import cannot_write, sync_folder
from evidence_desk.exports.bag import Written, sha256_of
from evidence_desk.exports.cleaning import Made, NotCleaned, Passage, clean_copy, cut_passage
from evidence_desk.exports.keeping import Keeper
from evidence_desk.exports.names import Names, with_ending
from evidence_desk.exports.pages import InPack, pages
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.setting import Setter, Setting, Wanted
from evidence_desk.exports.silence import Secret, refuse_what_tells
from evidence_desk.exports.texts import clock, counted, day, size, words
from evidence_desk.exports.unfinished import Unfinished
from evidence_desk.exports.volumes import Put, Volume, Volumes, occupied

_TOGETHER = "together"
#: Bytes of exhibits from which another process is started to set annex and workbook meanwhile:
#: fewer are copied before that is there.
_WORTH = 1 << 28


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One exhibit's file in the pack. `note` says how it was made, where it is no plain copy.

    `volume` is the number of the volume it lies in, from 1.
    """

    number: str
    name: str
    sha256: str
    bytes: int
    note: str = ""
    volume: int = 1


@dataclass(frozen=True, slots=True)
class NotPacked:
    """An exhibit whose file is not in the pack, and why, in the edition's language."""

    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackedVolume:
    """One bag of the pack: its path, and what a recipient can be read to be sure of it.

    `manifest` is the SHA-256 of its manifest-sha256.txt; `sha256` that of the zip file, "" of a
    folder; `bytes` what all of it takes.
    """

    path: Path
    manifest: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class PackResult:
    """A finished pack: the folder or zip file, what is in it, and what is not.

    Of several volumes, `path` is the folder that they lie in. `token` tells this pack from any
    other that is made.
    """

    path: Path
    files: tuple[PackedFile, ...]
    left_out: tuple[NotPacked, ...]
    volumes: tuple[PackedVolume, ...] = ()
    token: str = ""


def write_pack(
    dossier: Dossier,
    out: Path,
    zip: bool = False,  # noqa: A002  (the command line's word)
    report: Report = ignore_progress,
    secrets: Sequence[Secret] = (),
    medium: Medium = Medium(),  # noqa: B008  (it never changes)
    noted: Callable[[PackResult], None] = lambda _made: None,
    worth: int = _WORTH,
) -> PackResult:
    """Write the pack as a new folder, or as one zip file; whole under its name, or not at all.

    On a `medium` of a limited size it comes in volumes, each a bag by itself; of more than one,
    `out` is the folder that holds them. The public gets copies without metadata; a file that
    cannot be cleaned, or is too large for the medium, is left out and named. What was written is
    searched for `secrets` and told to `noted` before it gets its name; if that raises, it has none.
    Where the process is killed, the same call goes on from there, `noted` included. Of so many
    bytes (`worth`) and more, another process sets annex and workbook meanwhile.

    Raises UsageError if `out` is there or would tell a secret, StorageError where it cannot be
    written, and whatever `report` raises to stop.
    """
    if not out.parent.is_dir():
        raise UsageError(f"There is no folder “{out.parent}”; make it first.")
    if zip:
        medium = medium.for_one_file()
    work = Unfinished(out, _asked(dossier, zip, medium))
    if out.exists() and not work.is_there:
        raise _taken(out, zip)
    try:
        work.open()
        try:
            place = _place(out, work)
            named = work.whole is not None and place.exists()
            if not named:
                if place.exists():
                    raise _taken(out, zip)
                _make(dossier, out, zip, report, secrets, medium, work, worth)
                place = _place(out, work)
                if place.exists():
                    raise _taken(place, packed=False)
        except BaseException:
            work.remove()
            raise
        made = _read_result(place, work)
        try:
            noted(made)
            if not named:
                _name(place, work)
        except BaseException:
            work.close()  # asked again, it is only noted and named
            raise
        work.remove()
    except OSError as error:
        raise cannot_write(out, error) from error
    return made


def _taken(out: Path, packed: bool) -> UsageError:
    return UsageError(f"“{out}” is there already; name a new {'file' if packed else 'folder'}.")


def _place(out: Path, work: Unfinished) -> Path:
    """Where the pack goes, as far as is known: a zip of several volumes lies in a folder."""
    several = work.whole is not None and len(work.whole["volumes"]) > 1
    return _folder_for(out) if several else out


def _folder_for(out: Path) -> Path:
    return out.with_suffix("") if out.suffix.lower() == ".zip" else out


def _make(
    dossier: Dossier,
    out: Path,
    packed: bool,
    report: Report,
    secrets: Sequence[Secret],
    medium: Medium,
    work: Unfinished,
    worth: int,
) -> None:
    if work.whole is None:
        packing = _Packing(dossier, work, out, packed, medium, report, worth)
        try:
            packing.fill()
            work.note_whole(packing.told())
        finally:
            packing.abandon()
    for path, name in _volumes_of(work) if secrets else ():
        refuse_what_tells(path, secrets, lambda: report(Progress(1, 1, name)), name)  # noqa: B023


def _name(place: Path, work: Unfinished) -> None:
    """Give what is whole its name."""
    volumes = _volumes_of(work)
    if len(volumes) == 1:
        volumes[0][0].replace(place)
    else:
        together = work.path / _TOGETHER
        together.mkdir(exist_ok=True)
        for path, name in volumes:
            path.replace(together / name)
        sync_folder(together)
        together.replace(place)
    sync_folder(place.parent)


def _volumes_of(work: Unfinished) -> list[tuple[Path, str]]:
    """Where each volume lies, and what it will be called."""
    found = []
    for number, one in enumerate((work.whole or {})["volumes"], 1):
        alone, moved = work.path / f"volume {number}", work.path / _TOGETHER / one["name"]
        found.append((alone if alone.exists() else moved, str(one["name"])))
    return found


def _read_result(path: Path, work: Unfinished) -> PackResult:
    """What was made, as it was written down before it got its name."""
    told = work.whole or {}
    volumes, alone = told["volumes"], len(told["volumes"]) == 1
    return PackResult(
        path,
        tuple(PackedFile(**one) for one in told["files"]),
        tuple(NotPacked(**one) for one in told["left_out"]),
        tuple(
            PackedVolume(
                path if alone else path / one["name"], one["manifest"], one["sha256"], one["bytes"]
            )
            for one in volumes
        ),
        work.token,
    )


def _asked(dossier: Dossier, packed: bool, medium: Medium) -> str:
    """What is asked for, to the letter: the same again can go on from what is done.

    All but exhibits' files is written anew each time.
    """
    told = [
        [
            str(dossier.audience), dossier.language, dossier.edition, packed,
            medium.volume_bytes, medium.file_bytes,
        ],
        *(
            [
                one.number, one.ref, str(one.state), one.pack_name, one.sha256,
                one.clip_start_s, one.clip_end_s, *_stamp(one.original),
            ]
            for one in dossier.exhibits
        ),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told).encode("utf-8")).hexdigest()


def _stamp(original: Path | None) -> list[int]:
    """By what a file is known to be the same without reading it."""
    try:
        found = None if original is None else original.stat()
    except OSError:
        found = None
    return [] if found is None else [found.st_size, found.st_mtime_ns]


class _Packing:
    """Fills the volumes of one pack with what an edition hands over."""

    def __init__(
        self,
        dossier: Dossier,
        work: Unfinished,
        out: Path,
        packed: bool,
        medium: Medium,
        report: Report,
        worth: int,
    ) -> None:
        self._worth = worth
        self._dossier, self._work, self._report = dossier, work, report
        self._packed, self._medium = packed, medium
        self._stem = out.stem if packed else out.name
        self._said = words(dossier.language).pack
        self._public = dossier.audience is Audience.PUBLIC
        self._names = Names()
        self._at = Progress(0, len(dossier.exhibits))
        self._keeper = Keeper(work.note, self.tick)
        self.files: list[PackedFile] = []
        self.left_out: list[NotPacked] = []
        self.volumes = self._volumes()

    def _volumes(self) -> Volumes:
        """The volumes as far as they have come; empty ones where nothing is done yet."""
        reserve = self._reserve() if self._medium.parted else 0
        made = self._empty(reserve)
        held: dict[int, dict[str, tuple[Written, Sequence[int]]]] = {}
        for one in self._work.done.values():
            if "put" in one:
                put, name = one["put"], f"{self._said.exhibits_folder}/{one['file']['name']}"
                written = Written(put["digests"], put["size"])
                held.setdefault(one["file"]["volume"], {})[name] = (written, put["kept"])
        if made.restore(held):
            return made
        made.abandon()
        self._work.begin_anew()
        return self._empty(reserve)

    def _empty(self, reserve: int) -> Volumes:
        return Volumes(
            self._work.path, self._stem, self._packed, self._medium, reserve, self._tick,
            self._keeper.begin,
        )  # fmt: skip

    def _reserve(self) -> int:
        """What each volume holds beside exhibits, in bytes: measured on a draft of all of it."""
        entries = self._dossier.exhibits
        held = {
            one.number: InPack(f"data/{one.pack_name}", "0" * 64, 0, volume=1) for one in entries
        }
        total = 1 << 16
        for _name, data in pages(self._dossier, held, self.tick, (1, 2)):
            total += occupied(len(data))
        with (
            tempfile.TemporaryDirectory(dir=self._work.path, prefix="work-") as name,
            closing(Setter(Path(name))) as setter,
        ):
            for path in (
                self._annex(self._dossier, Path(name), setter),
                self._workbook(self._dossier, Path(name), setter, 1),
            ):
                total += occupied(path.stat().st_size)
        return total + total // 50 + 1024 * len(entries)

    def fill(self) -> None:
        """Write everything, the manifests last; returns once the disk has all of it.

        It is flushed while other files are written, annex and workbook set, and all is read back.
        """
        with (
            tempfile.TemporaryDirectory(dir=self._work.path, prefix="work-") as name,
            self._set_meanwhile(Path(name)) as setting,
        ):
            self._fill(Path(name), setting)
        self._keeper.finish()
        for volume in self.volumes:
            limit = self._medium.volume_bytes
            if limit is not None and _bytes_of(volume.path) > limit:
                raise StorageError(
                    f"Volume {volume.number} would be larger than the medium; choose a smaller "
                    "size for the volumes."
                )

    def _fill(self, folder: Path, setting: Setting | None) -> None:
        total = len(self._dossier.exhibits)
        # Cleaning may give a file another ending: annex and workbook print the names that are.
        entries = tuple(self._exhibits())
        self.volumes.end()
        several = len(self.volumes) > 1
        if not several:
            entries = tuple(replace(one, volume=0) for one in entries)
        told = replace(self._dossier, exhibits=entries)
        self._at = Progress(total, total, label=self._said.annex_file)
        ready = None if setting is None else setting.pages(told, self._held(1), self.tick)
        with closing(Setter(folder)) as setter:
            annex = folder / self._said.annex_file if ready else self._annex(told, folder, setter)
            for volume in self.volumes:
                volume.bag.add(annex.name, annex)
                workbook = folder / self._said.workbook_file
                if ready is None:
                    workbook = self._workbook(told, folder, setter, volume.number)
                volume.bag.add(workbook.name, workbook)
        for volume in self.volumes:
            self._describe(told, volume, ready)

    @contextmanager
    def _set_meanwhile(self, folder: Path) -> Iterator[Setting | None]:
        """Have annex, workbook and pages set in `folder`, where it is known what they will say."""
        foreseen = self._foreseen()
        if foreseen is None:
            yield None
            return
        said = self._said
        try:
            setting = Setting(Wanted(*foreseen, said.annex_file, said.workbook_file), folder)
        except OSError:  # no process to be had: they are set here
            yield None
            return
        try:
            yield setting
        finally:
            setting.end()

    def _foreseen(self) -> tuple[Dossier, Mapping[str, InPack]] | None:
        """What is told when every exhibit has gone in as it is, and its pages hold of the files.

        None where it cannot be known before: copies are cleaned, passages cut, volumes filled. Nor
        where documents are stamped behind the annex: each is laid open by a process of its own.
        """
        if self._public or self._medium.parted or self._dossier.layout.stamped:
            return None
        names, files, entries = Names(), [], []
        for entry in self._dossier.exhibits:
            if entry.pack_name is None or entry.state is not ExhibitState.IN:
                entries.append(replace(entry, pack_name=None, volume=0))
            elif entry.sha256 is None or entry.bytes is None or entry.clip_start_s is not None:
                return None
            else:
                name = names.unused(entry.pack_name)
                files.append(PackedFile(entry.number, name, entry.sha256, entry.bytes))
                entries.append(replace(self._told(entry, files[-1]), volume=0))
        if sum(one.bytes for one in files) < self._worth:
            return None
        return replace(self._dossier, exhibits=tuple(entries)), self._in_pack(1, files)

    def _annex(self, told: Dossier, folder: Path, setter: Setter) -> Path:
        path = folder / self._said.annex_file
        self._at = replace(self._at, label=path.name)
        setter.annex(told, path, report=lambda _progress: self._tick(0), in_pack=True)
        return path

    def _workbook(self, told: Dossier, folder: Path, setter: Setter, volume: int) -> Path:
        path = folder / self._said.workbook_file
        self._at = replace(self._at, label=path.name)
        setter.workbook(told, path, lambda _progress: self._tick(0), volume)
        return path

    def _describe(
        self, told: Dossier, volume: Volume, ready: Iterator[tuple[str, bytes]] | None
    ) -> None:
        """Write the pages, the word to the reader and the manifests of one volume.

        `ready` are its pages, where they were set meanwhile.
        """
        count, bag = len(self.volumes), volume.bag
        bag.add_tag(self._said.readme_file, self._readme(volume.number))
        which = (volume.number, count) if count > 1 else None
        held = self._held(volume.number)
        for name, data in ready or pages(told, held, self.tick, which):
            bag.add_tag(name, data)
        about = {
            "Source-Organization": told.organisation,
            "External-Identifier": told.edition,
            "External-Description": self._said.description.format(
                title=told.library_title, edition=told.edition
            ),
            "Bagging-Date": told.made_at.date().isoformat(),
            "Bag-Software-Agent": "Evidence Desk",
        }
        if count > 1:
            about["Bag-Group-Identifier"] = f"{told.edition} {self._group()}"
            about["Bag-Count"] = f"{volume.number} of {count}"
        bag.finish(about)

    def _group(self) -> str:
        """What all volumes of this pack have in common, and no other pack."""
        told = json.dumps([(one.number, one.volume, one.sha256) for one in self.files])
        return hashlib.sha256(told.encode("utf-8")).hexdigest()[:12]

    def _held(self, volume: int) -> dict[str, InPack]:
        """What the pack has of each exhibit, by number, as one volume's page tells it."""
        missing = {one.number: InPack(None, missing=one.reason) for one in self.left_out}
        return self._in_pack(volume, self.files) | missing

    def _in_pack(self, volume: int, files: Sequence[PackedFile]) -> dict[str, InPack]:
        folder = f"data/{self._said.exhibits_folder}"
        return {
            one.number: InPack(
                f"{folder}/{one.name}" if one.volume == volume else None,
                one.sha256,
                one.bytes,
                one.note,
                volume=one.volume,
            )
            for one in files
        }

    def told(self) -> dict[str, Any]:
        """All that is said of the finished pack, as plain data."""
        several = len(self.volumes) > 1
        ending = ".zip" if self._packed else ""
        return {
            "files": [asdict(one) for one in self.files],
            "left_out": [asdict(one) for one in self.left_out],
            "volumes": [
                {
                    "name": (one.name if several else self._stem) + ending,
                    "manifest": one.bag.manifest.digests["sha256"],
                    "sha256": sha256_of(one.path, self._tick) if self._packed else "",
                    "bytes": _bytes_of(one.path),
                }
                for one in self.volumes
            ],
        }

    def abandon(self) -> None:
        """Let go of every file."""
        self._keeper.abandon()
        self.volumes.abandon()

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
            self._at = replace(
                self._at, done=done, total=total, label=entry.pack_name or entry.number
            )
            self._tick(0)
            if entry.pack_name is None or entry.state is not ExhibitState.IN:
                yield replace(entry, pack_name=None)
                continue
            packed: PackedFile | str | None = self._done_before(entry)
            if packed is None:
                with tempfile.TemporaryDirectory(dir=self._work.path, prefix="work-") as work:
                    packed = self._pack(entry, entry.pack_name, Path(work))
            if isinstance(packed, str):
                self.left_out.append(NotPacked(entry.number, packed))
                yield replace(entry, pack_name=None)
                continue
            self.files.append(packed)
            yield self._told(entry, packed)

    def _done_before(self, entry: ExhibitEntry) -> PackedFile | None:
        """Its file, where a process that was killed had put it into the pack."""
        found = self._work.done.get(entry.number)
        if found is None:
            return None
        packed = PackedFile(**found["file"])
        self._names.take(packed.name)
        return packed

    def _told(self, entry: ExhibitEntry, packed: PackedFile) -> ExhibitEntry:
        """The exhibit as annex and workbook print it: the file is the one in the pack.

        The hash of a passage in full stays that of the original it was cut from.
        """
        entry = replace(entry, pack_name=packed.name, bytes=packed.bytes, volume=packed.volume)
        return replace(entry, sha256=packed.sha256) if self._public else entry

    def _pack(self, entry: ExhibitEntry, name: str, work: Path) -> PackedFile | str:
        """Put one exhibit's file into the pack; a sentence where it cannot be.

        An original that goes in as it is is read once, and hashed while it is copied.
        """
        source = entry.original
        if source is None or not source.is_file():
            return self._said.missing
        expected, note = entry.sha256, ""
        try:
            if entry.clip_start_s is not None and entry.clip_end_s is not None:
                if expected is not None and sha256_of(source, self._tick) != expected:
                    return self._said.changed
                passage = Passage(entry.clip_start_s, entry.clip_end_s, exact=self._public)
                made = cut_passage(source, work, passage, self.tick)
                note = self._note(passage, made)
            elif self._public:
                made = clean_copy(source, work, self.tick)
                note = self._said.encoded_whole if made.encoded else ""
            else:
                made = Made(source)
        except NotCleaned as reason:
            why = in_language(str(reason), self._dossier.language)
            return self._said.not_cleaned.format(problem=why)
        bytes_, limit = made.path.stat().st_size, self.volumes.largest
        if limit is not None and bytes_ > limit:
            language = self._dossier.language
            return self._said.too_large.format(
                size=size(bytes_, language), limit=size(limit, language)
            )
        if made.path is not source:
            name, expected = with_ending(name, made.path.suffix), None
        name = self._names.unused(name)
        inside = f"{self._said.exhibits_folder}/{name}"
        put = self.volumes.add(inside, made.path, bytes_, expected)
        if put is None:
            return self._said.changed
        return self._noted(entry.number, name, note, put)

    def _noted(self, number: str, name: str, note: str, put: Put) -> PackedFile:
        """What was put into the pack; noted for whoever goes on from here when the disk has it."""
        written = put.written
        packed = PackedFile(number, name, written.digests["sha256"], written.size, note, put.volume)
        kept = {"digests": dict(written.digests), "size": written.size, "kept": list(put.kept)}
        line = {"number": number, "file": asdict(packed), "put": kept}
        self._keeper.keep(put.path, written.size, line)
        return packed

    def _note(self, passage: Passage, made: Made) -> str:
        said = self._said.encoded if made.encoded else self._said.cut
        return said.format(
            start=clock(passage.start_s),
            end=clock(passage.end_s),
            begins=clock(passage.start_s if made.begins_s is None else made.begins_s),
        )

    # ------------------------------------------------------------ what describes the bag

    def _readme(self, volume: int) -> str:
        said, language = self._said, self._dossier.language
        count = len(self.volumes)
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
        if count > 1:
            here = ", ".join(one.number for one in self.files if one.volume == volume)
            parts.insert(1, said.volume_of.format(number=volume, count=count, exhibits=here or "—"))
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


def _bytes_of(path: Path) -> int:
    """What a file, or all files below a folder, take."""
    if path.is_file():
        return path.stat().st_size
    return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
