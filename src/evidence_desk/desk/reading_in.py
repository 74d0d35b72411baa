"""Files on their way in: hashed, copied and looked at, ahead of whoever remembers them.

Small files go in handfuls, so that none of them pays for a journey to a worker and back alone.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from evidence_desk.catalogue import originals
from evidence_desk.catalogue.originals import Incoming, UnreadableError
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.walking import Found, shown, stamp_of
from evidence_desk.domain.errors import DeskError, StorageError

if TYPE_CHECKING:  # a folder in which nothing is new is gone through without decoders
    from pathlib import Path

    from evidence_desk.catalogue.library import Library
    from evidence_desk.media.facts import Depth
    from evidence_desk.media.probing import Probed

_AHEAD = 12  # handfuls read beside the file being remembered
_HANDFUL_BYTES = 1 << 20
_HANDFUL = 64
_HANDFUL_DRAWN = 8  # where each is drawn too, which takes some ten times as long


@dataclass(slots=True)
class Read:
    """One file read: what came of it. What the library knows already is not looked at."""

    found: Found
    sha256: str
    size: int
    stamp: str
    modified_at: str
    incoming: Incoming | None
    probed: Probed | None = None


#: What came of a file: read, the number of the item it is known as, or why it cannot be read.
Outcome = Read | int | DeskError


def whence(read: Read) -> dict[str, str]:
    """Where a file came from: columns of its item that its content does not tell."""
    return {
        "name": shown(read.found.name),
        "folder": read.found.folder,
        "origin": read.found.origin,
        "modified_at": read.modified_at,
        "stamp": read.stamp,
    }


class ReadingIn:
    """Reads files in a few threads.

    `refs` are the items known by hash, which may grow meanwhile; `stamps` those known by place and
    stamp. `begin` is called before the first file is read.
    """

    def __init__(
        self,
        library: Library,
        refs: Mapping[str, int],
        stamps: Mapping[tuple[str, str], int],
        begin: Callable[[], None],
        *,
        in_place: bool,
        later: bool,
    ) -> None:
        self._library, self._refs, self._stamps = library, refs, stamps
        self._begin, self._in_place, self._later = begin, in_place, later

    def read(self, files: Iterable[Found]) -> Iterator[tuple[Found, Outcome]]:
        """Each file with what came of reading it, in order.

        What is known by its stamp goes through no thread: a second intake is little else. Raises
        what else than a bad file goes wrong, once all before it was given.
        """
        ahead: deque[Future[list[tuple[Found, Outcome]]]] = deque()
        pool = ThreadPoolExecutor(max(2, (os.cpu_count() or 2)) + 1, thread_name_prefix="intake")
        count = 0
        try:
            for group in self._grouped(files):
                if isinstance(group, tuple):
                    while ahead:
                        yield from self._given(ahead.popleft().result())
                    yield group
                    continue
                self._begin()
                ahead.append(pool.submit(self._read_all, group, count))
                count += len(group)
                if len(ahead) >= _AHEAD:
                    yield from self._given(ahead.popleft().result())
            while ahead:
                yield from self._given(ahead.popleft().result())
        finally:
            for future in ahead:
                future.cancel()
            pool.shutdown(wait=True)
            for future in ahead:
                self._drop(future)

    def _grouped(self, files: Iterable[Found]) -> Iterator[list[Found] | tuple[Found, int]]:
        """Handfuls of files that are to be read, and between them each file that is known."""
        most = _HANDFUL if self._later else _HANDFUL_DRAWN
        group: list[Found] = []
        room = _HANDFUL_BYTES
        for found in files:
            known = self._stamps.get((found.origin, found.stamp))
            if group and (known is not None or len(group) == most or found.bytes > room):
                yield group
                group, room = [], _HANDFUL_BYTES
            if known is not None:
                yield found, known
            else:
                group.append(found)
                room -= found.bytes
        if group:
            yield group

    def _given(self, outcomes: list[tuple[Found, Outcome]]) -> Iterator[tuple[Found, Outcome]]:
        """What came of a handful; copies that nobody takes any more are dropped."""
        left = deque(outcomes)
        try:
            while left:
                found, outcome = left.popleft()
                if isinstance(outcome, DeskError) and _ends(outcome):
                    raise outcome
                yield found, outcome
        finally:
            self._discard(outcome for _found, outcome in left)

    def _drop(self, future: Future[list[tuple[Found, Outcome]]]) -> None:
        if not future.cancelled() and future.exception() is None:
            self._discard(outcome for _found, outcome in future.result())

    def _discard(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Read) and outcome.incoming is not None:
                self._library.originals.discard(outcome.incoming)

    def _read_all(self, files: list[Found], first: int) -> list[tuple[Found, Outcome]]:
        """Hash (and copy) files, then let a worker look at what was hashed.

        `first` is the place of the first of them in the order of the intake. Where the library's
        disk gives out, that is the last outcome.
        """
        outcomes: list[Outcome] = []
        try:
            for order, found in enumerate(files, first):
                outcomes.append(self._read(found, order))
                if _ends(outcomes[-1]):
                    break
            self._look_at(outcomes)
        except BaseException:
            self._discard(outcomes)
            raise
        return list(zip(files, outcomes, strict=False))

    def _read(self, found: Found, order: int) -> Outcome:
        try:
            return self._taken(found, order)
        except DeskError as error:
            return error

    def _taken(self, found: Found, order: int) -> Read | int:
        origin = found.origin
        try:
            status = os.stat(found.place)  # noqa: PTH116  (a Path for each of very many)
        except OSError as error:
            raise UnreadableError(f"“{found.name}” cannot be read: {error.strerror}.") from error
        stamp = stamp_of(status)
        known = self._stamps.get((origin, stamp))
        if known is not None:
            return known
        incoming = None
        if self._in_place:
            if origin != found.place:
                raise UnreadableError(
                    f"“{origin}” has a name that is not valid text; copy it in instead."
                )
            sha256, size, steady = originals.hash_file(found.place)
            if not steady:
                raise UnreadableError(f"“{found.name}” changed while it was read.")
        else:
            incoming = self._library.originals.copy_in(found.path)
            sha256, size = incoming.sha256, incoming.bytes
        moment = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="seconds")
        read = Read(found, sha256, size, stamp, moment.replace("+00:00", "Z"), incoming)
        if incoming is not None and sha256 not in self._refs:
            self._library.originals.note_copied(incoming, {**whence(read), "order": order})
        return read

    def _look_at(self, outcomes: list[Outcome]) -> None:
        """Let one worker look at what is new, and put what it saw into the outcomes."""
        new = [
            (at, read)
            for at, read in enumerate(outcomes)
            if isinstance(read, Read) and read.sha256 not in self._refs
        ]
        if not new:
            return
        files: list[tuple[str | Path, str]] = [
            (read.incoming.path if read.incoming else read.found.place, shown(read.found.name))
            for _at, read in new
        ]
        looks = workers().probe_each(files, depth(later=self._later))
        for (at, read), probed in zip(new, looks, strict=True):
            if isinstance(probed, StorageError):
                self._discard([read])
                outcomes[at] = probed
            else:
                read.probed = probed


def depth(*, later: bool) -> Depth:
    """How far an intake looks into files."""
    from evidence_desk.media.facts import Depth

    return Depth.FACTS if later else Depth.SEEN


def _ends(outcome: Outcome) -> bool:
    """Whether it is not the file's fault, and ends the intake."""
    return isinstance(outcome, DeskError) and not isinstance(outcome, UnreadableError)
