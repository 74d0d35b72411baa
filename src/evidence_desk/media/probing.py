"""What files are, asked of the workers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.domain.errors import StorageError
from evidence_desk.media.errors import MediaError
from evidence_desk.media.facts import Depth, FileFacts
from evidence_desk.media.formats import UNKNOWN, format_named
from evidence_desk.media.pool import Pool, must_be_good
from evidence_desk.media.process import NONSENSE, LostError
from evidence_desk.media.replies import Reply
from evidence_desk.schemas import ValidationError


@dataclass(frozen=True, slots=True)
class Probed:
    """What a file is, a JPEG of it (long side at most 512 px, upright), and its waveform.

    `waveform` is there for films and recordings with sound: 1000 bytes, each the loudest sample
    (0 to 255, linear) of a thousandth of the duration. `later`: a deeper look would find more.
    """

    facts: FileFacts
    picture: bytes | None
    waveform: bytes | None
    later: bool = False


class Probing(Pool):
    """Workers that are asked what files are."""

    def probe(
        self, path: str | Path, name: str, depth: Depth = Depth.WHOLE, *, again: bool = True
    ) -> Probed:
        """What a file is and looks like; `name` is the name it came under.
        A worker that ends by chance is asked for `again`.

        A bad file is no error: it gives facts with a `problem`, and whatever could be read before.
        Raises StorageError where `path` is no file or cannot be read at all.
        """
        known: list[FileFacts] = []
        try:
            reply, blobs = self._ask("probe", path, name, known, again=again, depth=str(depth))
        except LostError as lost:
            return Probed(_with_problem(known, name, f"{lost}"), None, None)
        except MediaError as error:
            return Probed(_with_problem(known, name, str(error)), None, None)
        return _probed(reply, blobs, known, name)

    def probe_each(
        self, files: Sequence[tuple[str | Path, str]], depth: Depth = Depth.WHOLE
    ) -> Iterator[Probed | StorageError]:
        """As `probe`, of many small files, each by its path and name: one worker, one journey.

        Each has its time for itself, and what one does to its worker is no other's matter: those
        behind it go to another worker. What `probe` would raise of a file is given in its place.
        """
        waiting = list(files)
        while waiting:
            if len(waiting) == 1:
                yield self._alone(*waiting.pop(), depth)
                return
            told: list[bytes] = []
            try:
                for reply, blobs in self._ask_each(waiting, str(depth), told):
                    _path, name = waiting.pop(0)
                    yield _read(reply, blobs, name)
            except LostError as lost:
                path, name = waiting.pop(0)
                if lost.by_chance:
                    yield self._alone(path, name, depth, again=False)
                else:
                    yield Probed(_with_problem(_facts_in(told), name, str(lost)), None, None)

    def _alone(
        self, path: str | Path, name: str, depth: Depth, *, again: bool = True
    ) -> Probed | StorageError:
        try:
            return self.probe(path, name, depth, again=again)
        except StorageError as error:
            return error


def _read(reply: Reply, blobs: list[bytes], name: str) -> Probed | StorageError:
    try:
        return _probed(*must_be_good(reply, blobs), [], name)
    except StorageError as error:
        return error
    except MediaError as error:
        return Probed(_with_problem([], name, str(error)), None, None)


def _probed(reply: Reply, blobs: list[bytes], known: list[FileFacts], name: str) -> Probed:
    if reply.facts is None or len(blobs) != 2:
        return Probed(_with_problem(known, name, NONSENSE), None, None)
    picture = blobs[0] if is_jpeg(blobs[0]) else None
    return Probed(reply.facts, picture, blobs[1] or None, reply.later)


def _facts_in(told: list[bytes]) -> list[FileFacts]:
    """The facts that a worker told on the way, as far as they are any."""
    found: list[FileFacts] = []
    for header in told:
        with contextlib.suppress(ValidationError):
            facts = Reply.model_validate_json(header).facts
            found += [facts] if facts is not None else []
    return found


def is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8\xff")


def _with_problem(known: list[FileFacts], name: str, problem: str) -> FileFacts:
    """The last facts a worker told, or what the name lets one guess, with what went wrong."""
    if known:
        last = known[-1]
        both = f"{last.problem} {problem}" if last.problem else problem
        return last.model_copy(update={"problem": both[:500]})
    claimed = format_named(name) or UNKNOWN
    return FileFacts(kind=claimed.kind, mime=claimed.mime, format=claimed.label, problem=problem)
