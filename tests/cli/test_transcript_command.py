"""Transcripts by script: taken from a file, shown, corrected, given out, undone."""

from __future__ import annotations

from pathlib import Path

from commands import Desk


def test_a_transcript_by_script(desk: Desk, case: Path, tmp_path: Path) -> None:
    film = desk("items", case, "kind:video", "--json").json[0]["ref"]
    file = tmp_path / "film.srt"
    file.write_text(
        "1\n00:00:00,100 --> 00:00:01,000\nDerrière le hangar\n\n"
        "2\n00:00:01,200 --> 00:00:01,100\nà l’envers\n",
        "utf-8",
    )
    taken = desk("transcript", "import", case, film, file, "--language", "fr", "--json")
    assert taken.status == 1  # one line was changed, which is said
    assert (taken.json["lines"], taken.json["encoding"]) == (2, "utf-8")
    assert "Line 2 ends before it begins" in taken.err
    [there] = desk("transcript", "list", case, film, "--json").json
    assert (there["language"], there["name"], there["lines"]) == ("fr", "French", 2)
    assert [one["ref"] for one in desk("items", case, "text:hangar", "--json").json] == [film]
    said = desk(
        "transcript", "set", case, film, "--language", "fr", "--at", "0:01.2", "--words", "là"
    )
    assert said.status == 0
    assert desk("transcript", "shift", case, film, "--language", "fr", "--by", "0.5").status == 0
    lines = desk("transcript", "show", case, film, "--json").json
    assert [(one["from_s"], one["words"]) for one in lines] == [
        (0.6, "Derrière le hangar"),
        (1.7, "là"),
    ]
    out = tmp_path / "out.vtt"
    assert desk("transcript", "export", case, film, out, "--language", "fr").status == 0
    assert out.read_text("utf-8").startswith("WEBVTT\n\n00:00:00.600 --> ")
    assert desk("transcript", "remove", case, film, "--language", "fr").status == 0
    assert desk("transcript", "list", case, film, "--json").json == []
    desk("undo", case)
    assert len(desk("transcript", "show", case, film, "--json").json) == 2
    assert desk("log", case, "--verify").status == 0


def test_what_cannot_be_meant_is_refused(desk: Desk, case: Path, tmp_path: Path) -> None:
    film = desk("items", case, "kind:video", "--json").json[0]["ref"]
    photo = desk("items", case, "kind:photo", "--json").json[0]["ref"]
    wrong = tmp_path / "wrong.srt"
    wrong.write_text("no times", "utf-8")
    for command in (
        ("import", case, film, wrong, "--language", "fr"),
        ("import", case, film, tmp_path / "none.srt", "--language", "fr"),
        ("set", case, photo, "--language", "fr", "--at", "0", "--words", "a"),
        ("set", case, film, "--language", "nonsense", "--at", "0", "--words", "a"),
        ("export", case, film, tmp_path / "x.srt", "--language", "fr"),
    ):
        assert desk("transcript", *command).status == 2, command
