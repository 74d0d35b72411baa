"""Many small files in one journey to a worker: each as if it had gone alone."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from evidence_desk.domain.errors import StorageError
from evidence_desk.media.facts import Depth
from evidence_desk.media.probing import Probed
from evidence_desk.media.workers import Workers
from small_media import photo, sound


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("handful")
    note, broken = folder / "a note.txt", folder / "broken.jpg"
    note.write_text("Seen on the quay.\n" * 40, "utf-8")
    broken.write_bytes(b"\xff\xd8\xff\xe1 no photo at all")
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.wav"))
    paths = [photo(folder / "a.jpg"), note, sound(odd), broken, photo(folder / "b.jpg")]
    return [(path, path.name) for path in paths]


@pytest.mark.parametrize("depth", [Depth.FACTS, Depth.SEEN])
def test_each_is_told_as_if_it_had_been_asked_alone(
    workers: Workers, files: list[tuple[Path, str]], depth: Depth
) -> None:
    together = list(workers.probe_each(files, depth))
    assert together == [workers.probe(path, name, depth) for path, name in files]
    assert [one.facts.problem is None for one in together if isinstance(one, Probed)] == [
        True, True, True, False, True,
    ]  # fmt: skip


def test_a_file_that_is_gone_is_no_matter_of_the_others(
    workers: Workers, files: list[tuple[Path, str]], tmp_path: Path
) -> None:
    asked = [files[0], (tmp_path / "gone.jpg", "gone.jpg"), files[1]]
    first, gone, last = workers.probe_each(asked, Depth.FACTS)
    assert isinstance(gone, StorageError)
    assert isinstance(first, Probed)
    assert isinstance(last, Probed)
    assert last.facts.text


def test_a_worker_killed_over_a_handful_loses_none_of_it(files: list[tuple[Path, str]]) -> None:
    many = files * 60  # more than a pipe holds: the worker waits for its answers to be read
    with Workers(1) as pool:
        answers = pool.probe_each(many, Depth.FACTS)
        first = next(answers)
        for pid in pool.pids():
            os.kill(pid, signal.SIGKILL)
        found = [first, *answers]
        assert found == [*pool.probe_each(files, Depth.FACTS)] * 60


def test_one_that_takes_too_long_is_noted_and_all_others_are_read(
    files: list[tuple[Path, str]],
) -> None:
    with Workers(1, timeout_s=1.5) as pool:
        answers = pool.probe_each(files * 60, Depth.FACTS)
        found = [next(answers)]
        for pid in pool.pids():
            os.kill(pid, signal.SIGSTOP)  # as if it hung
        found += answers
    problems = [one.facts.problem or "" for one in found if isinstance(one, Probed)]
    late = [at for at, problem in enumerate(problems) if "longer than 1.5 seconds" in problem]
    assert len(late) == 1
    assert len(problems) == len(files) * 60
    at = late[0]
    kinds = [one.facts.kind for one in found if isinstance(one, Probed)]
    assert kinds == kinds[: len(files)] * 60, f"the one lost ({at}) is still known by its bytes"
