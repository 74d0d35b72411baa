"""What an intake leaves for later is made once it is wanted, or asked for, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_desk.desk import decoders
from evidence_desk.desk.decoders import close_workers
from evidence_desk.desk.history import history, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.intake_report import IntakeReport
from evidence_desk.desk.items import item
from evidence_desk.desk.libraries import Library, new_library
from evidence_desk.desk.looking import look_on, waiting
from evidence_desk.desk.pictures import thumbnail, thumbnails_at_hand, waveform
from evidence_desk.desk.rebuilding import rebuild
from evidence_desk.domain.errors import Cancelled
from evidence_desk.domain.progress import Progress
from evidence_desk.media.workers import Workers
from small_media import film, photo


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Library, IntakeReport]]:
    """A photo cut short, a film with sound and a note, in this order, their pictures for later."""
    card = tmp_path / "card"
    card.mkdir()
    whole = photo(tmp_path / "whole.jpg", seed=3).read_bytes()
    (card / "a.jpg").write_bytes(whole[: len(whole) * 2 // 3])
    film(card / "b.mp4")
    (card / "c.txt").write_text("Seen at noon.", "utf-8")
    with new_library(tmp_path / "case", "Case", editor="Mara") as library:
        yield library, import_paths(library, [card], later=True)


def test_what_was_left_for_later_is_made_when_somebody_wants_it(
    made: tuple[Library, IntakeReport],
) -> None:
    library, _report = made
    assert waiting(library) == [1, 2, 3]
    assert thumbnails_at_hand(library, [3]) == [(3, None, True)]
    drawn = thumbnail(library, 3)
    assert drawn is not None
    assert thumbnails_at_hand(library, [3]) == [(3, drawn, False)]
    assert len(waveform(library, 2) or b"") == 1000
    assert waveform(library, 3) is None
    assert waiting(library) == [1]


def test_a_closer_look_tells_of_damage_that_a_header_does_not(
    made: tuple[Library, IntakeReport],
) -> None:
    library, _report = made
    assert item(library, 1).problem is None
    done = look_on(library)
    assert (done.looked, done.noted, done.missing) == (3, ("E-000001",), ())
    assert "damaged or cut short" in (item(library, 1).problem or "")
    assert waiting(library) == []
    assert history(library)[0].kind == "custody"
    assert verify_log(library).ok
    assert look_on(library).looked == 0


def test_a_look_that_was_stopped_goes_on_and_a_lost_store_is_made_again(
    made: tuple[Library, IntakeReport],
) -> None:
    library, _report = made

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        look_on(library, stop, at_once=1)
    assert waiting(library) == [3]
    library.pictures.forget_others(())
    assert waiting(library) == [1, 2, 3]
    assert look_on(library).looked == 3
    rebuild(library)
    assert waiting(library) == []


def test_an_original_that_is_not_there_goes_on_waiting(
    made: tuple[Library, IntakeReport],
) -> None:
    library, _report = made
    path = next((library.path / "originals").rglob("* c.txt"))
    path.rename(library.path / "elsewhere.txt")
    assert thumbnail(library, 3) is None
    assert look_on(library).missing == ("E-000003",)
    (library.path / "elsewhere.txt").rename(path)
    assert look_on(library).looked == 1
    assert thumbnail(library, 3) is not None


def test_damage_that_was_none_is_taken_back_by_a_closer_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decoder that was too slow once, on a busy computer, is no fault of the file."""
    slow = Workers(processes=1, timeout_s=0.001)
    with new_library(tmp_path / "case", "Case", editor="Mara") as library:
        with monkeypatch.context() as hurried:
            hurried.setattr(decoders, "_pool", slow)
            import_paths(library, [photo(tmp_path / "a.jpg", seed=3)])
        slow.close()
        assert "took longer" in (item(library, 1).problem or "")
        made = rebuild(library)
        assert (made.items, made.noted) == (1, ("E-000001",))
        assert item(library, 1).problem is None
        assert item(library, 1).width
        assert thumbnail(library, 1) is not None
        assert verify_log(library).ok
        assert rebuild(library).noted == ()


@pytest.fixture(autouse=True, scope="module")
def _no_worker_stays() -> Iterator[None]:
    yield
    close_workers()
