"""When originals were read again, by whom, with what result; and when that is due once more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from evidence_desk.desk.libraries import Library, change_settings, overview, settings
from evidence_desk.desk.verifications import due, runs
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import UsageError


def _in(days: float) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


def test_each_run_is_told_with_who_made_it_and_what_it_found(library: Library) -> None:
    assert runs(library) == []
    verify(library)
    next((library.path / "originals").rglob("E-000002*")).unlink()
    stranger = library.path / "originals" / "0000" / "stranger.bin"
    stranger.write_bytes(b"x")
    library.editor = "Jonas"
    verify(library)
    verify(library, only={1, 2})
    partly, second, first = runs(library)
    assert (first.editor, first.checked, first.ok, first.clean) == ("Mara", 9, 9, True)
    assert (second.editor, second.missing) == ("Jonas", ("E-000002",))
    assert second.unknown == ("0000/stranger.bin",)
    assert (second.whole, partly.whole, partly.checked) == (True, False, 2)


def test_a_verification_is_due_so_many_days_after_the_last_or_after_files_came_in(
    library: Library, empty: Library
) -> None:
    assert due(empty, _in(1000)).day is None, "there is nothing to verify"
    assert not due(library, _in(89)).overdue
    assert due(library, _in(91)).overdue, "since they came in"
    change_settings(library, verify_every="7")
    assert due(library, _in(8)).overdue
    verify(library, only={1})
    assert due(library).last is None, "some are not all"
    verify(library)
    found = due(library, _in(6))
    assert (found.overdue, found.every_days) == (False, 7)
    assert due(library, _in(8)).overdue
    at = overview(library)
    assert (at.verified_at, at.verify_overdue) == (found.last, False)
    assert at.verify_due == str(found.day)
    change_settings(library, verify_every=0)
    assert due(library, _in(1000)).day is None, "nobody wishes it"


@pytest.mark.parametrize("value", ["-1", "often", "1.5", "99999", ""])
def test_days_that_are_none_are_refused(empty: Library, value: str) -> None:
    with pytest.raises(UsageError, match="never"):
        change_settings(empty, verify_every=value)
    assert settings(empty).verify_every == 90
