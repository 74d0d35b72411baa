"""A still taken by a script, found, and made again after its file was lost."""

from __future__ import annotations

from pathlib import Path

from commands import Desk


def test_a_still_by_script(desk: Desk, case: Path) -> None:
    film = desk("items", case, "kind:video", "--json").json[0]["ref"]
    taken = desk("still", case, film, "--at", "00:00:01.02")
    assert taken.status == 0
    ref = taken.out.strip()
    shown = desk("show", case, ref, "--json").json
    assert (shown["parent"], shown["recipe"]["made"], shown["mime"]) == (film, "still", "image/png")
    assert desk("still", case, film, "--at", "1.0").out.strip() == ref
    assert [one["ref"] for one in desk("items", case, f"from:{film}", "--json").json] == [ref]
    assert desk("verify", case).status == 0
    path = next((case / "made").rglob(f"{ref}*"))
    before = path.read_bytes()
    path.unlink()
    assert desk("verify", case).status == 1
    again = desk("rebuild", case)
    assert again.status == 0
    assert f"{ref}: its file was gone, and was made again" in again.err
    assert path.read_bytes() == before
    assert desk("verify", case).status == 0
    assert desk("log", case, "--verify").status == 0


def test_what_has_no_frame_there_is_refused(desk: Desk, case: Path) -> None:
    film = desk("items", case, "kind:video", "--json").json[0]["ref"]
    assert desk("still", case, film, "--at", "99").status == 2
    photo = desk("items", case, "kind:photo", "--json").json[0]["ref"]
    refused = desk("still", case, photo, "--at", "0")
    assert refused.status == 2
    assert "is not a video" in refused.err
