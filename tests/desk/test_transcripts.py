"""Transcripts: written, undone, searched, taken from files, printed, and kept from the public."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_desk.desk.history import history as entries
from evidence_desk.desk.history import redo, undo
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.transcripts import (
    add_line,
    change_line,
    export_file,
    import_file,
    join_line,
    languages_of,
    remove_lines,
    remove_transcript,
    replace_all,
    set_line,
    shift,
    split_line,
    transcript,
    write_lines,
)
from evidence_desk.domain.errors import ConflictError, DeskError, UsageError
from evidence_desk.domain.transcripts import Line, line


@pytest.fixture
def film(library: Library) -> str:
    """The reference of the phone's film, two seconds long."""
    return str(items_json(library, "kind:video")[0]["ref"])


def said(library: Library, film: str, language: str = "ti") -> list[tuple[float, str]]:
    """The lines as one reads them."""
    return [(one.start_s, one.words) for one in transcript(library, film, language)]


def test_lines_are_written_parted_joined_moved_and_taken_away(library: Library, film: str) -> None:
    later = add_line(library, film, "ti", "0:01.5", " ሰላም \n\n ዓለም ")
    first = add_line(library, film, "Tigrinya", 0, "one two", 1)
    assert said(library, film) == [(0, "one two"), (1.5, "ሰላም\nዓለም")]
    second = split_line(library, first, 3, 0.5)
    assert said(library, film)[:2] == [(0, "one"), (0.5, "two")]
    assert transcript(library, film, "ti")[1].end_s == 1
    assert join_line(library, second) == first
    change_line(library, first, words="three", start_s=1.6)
    moved = transcript(library, film, "ti")[1]
    assert (moved.start_s, moved.end_s, moved.words) == (1.6, 2.6, "three")
    assert shift(library, film, "ti", -0.5) == 2
    assert said(library, film) == [(1.0, "ሰላም\nዓለም"), (1.1, "three")]
    assert remove_lines(library, [later]) == 1
    assert said(library, film) == [(1.1, "three")]
    for _ in range(6):
        undo(library)
    assert said(library, film) == [(1.5, "ሰላም\nዓለም")]
    assert [one.language for one in languages_of(library, film)] == ["ti"]


def test_what_makes_no_sense_is_refused_and_changes_nothing(library: Library, film: str) -> None:
    number = add_line(library, film, "ti", 1, "a b")
    photo = items_json(library, "kind:photo")[0]["ref"]
    for wrong in (
        lambda: add_line(library, photo, "ti", 0, "a photo says nothing"),
        lambda: add_line(library, film, "xx", 0, "in no language"),
        lambda: add_line(library, film, "ti", 2, "ends early", 1),
        lambda: add_line(library, film, "ti", 2, " \0 "),
        lambda: add_line(library, film, "ti", -1, "before"),
        lambda: split_line(library, number, 0, 1.5),
        lambda: join_line(library, number),
        lambda: shift(library, film, "ti", -2),
        lambda: set_line(library, film, "ti", 0, ""),
    ):
        with pytest.raises(UsageError):
            wrong()
    with pytest.raises(ConflictError):
        change_line(library, 99, words="nobody")
    assert said(library, film) == [(1, "a b")]


def test_an_editor_s_lines_are_kept_in_one_step_and_nobody_else_s_are_lost(
    library: Library, film: str
) -> None:
    fresh: list[tuple[int | None, Line]] = [(None, line(0, None, "a")), (None, line(1, None, ""))]
    a, nothing = write_lines(library, film, "fr", fresh)
    assert a is not None
    assert nothing is None
    other = add_line(library, film, "fr", 0.5, "somebody else’s")
    steps = len(entries(library))
    back = write_lines(
        library, film, "fr", [(a, line(0, 0.4, "A")), (None, line(1, None, "b"))], {a}
    )
    assert back[0] == a
    assert len(entries(library)) == steps + 1
    assert said(library, film, "fr") == [(0, "A"), (0.5, "somebody else’s"), (1, "b")]
    assert write_lines(library, film, "fr", [(back[1], line(1, None, "b"))], set(back)) == [back[1]]
    assert said(library, film, "fr") == [(0.5, "somebody else’s"), (1, "b")]
    remove_lines(library, [other])
    again = write_lines(library, film, "fr", [(other, line(0.5, None, "kept"))], {other})
    assert again[0] not in (None, other)  # removed meanwhile: the words are not lost
    assert len(entries(library)) == steps + 4
    write_lines(library, film, "fr", [(again[0], line(0.5, None, "kept"))], set(again))
    assert len(entries(library)) == steps + 4  # nothing changed, nothing told


def test_words_that_are_said_are_found(library: Library, film: str) -> None:
    add_line(library, film, "fr", 1, "Ils étaient près du quai")
    for query in ("quai", "text:etaient", '"pres du quai"', "has:transcript"):
        assert [one["ref"] for one in items_json(library, query)] == [film], query
    number = transcript(library, film, "fr")[0].id
    change_line(library, number, words="Ils étaient au port")
    assert items_json(library, "quai") == []
    undo(library)
    assert [one["ref"] for one in items_json(library, "quai")] == [film]
    remove_transcript(library, film, "fr")
    assert items_json(library, "quai") == items_json(library, "has:transcript") == []


def test_a_file_replaces_what_there_is_and_undo_brings_it_back(
    library: Library, film: str, tmp_path: Path
) -> None:
    add_line(library, film, "ar", 1, "قبل")
    add_line(library, film, "fr", 1, "avant")
    path = tmp_path / "film.srt"
    path.write_bytes(
        (
            "1\n00:00:00,100 --> 00:00:01,000\nالسلام\n\n2\n01:00:00,000 --> 01:00:01,000\nبعيد\n"
        ).encode("cp1256")
    )
    done = import_file(library, film, path, "ar")
    assert (done.lines, done.encoding, done.language) == (2, "cp1256", "ar")
    assert done.notes == (f"1 line begins after the end of {film}; look at its time.",)
    assert said(library, film, "ar") == [(0.1, "السلام"), (3600, "بعيد")]
    assert said(library, film, "fr") == [(1, "avant")]
    undo(library)
    assert said(library, film, "ar") == [(1, "قبل")]
    redo(library)
    assert said(library, film, "ar") == [(0.1, "السلام"), (3600, "بعيد")]
    path.write_bytes(b"not a word")
    with pytest.raises(UsageError):
        import_file(library, film, path, "ar")
    with pytest.raises(DeskError):
        import_file(library, film, tmp_path / "none.srt", "ar")
    assert len(said(library, film, "ar")) == 2


@pytest.mark.parametrize("ending", [".srt", ".vtt"])
def test_what_is_given_out_comes_back_the_same_and_the_journal_knows(
    library: Library, film: str, tmp_path: Path, ending: str
) -> None:
    lines = [line(0, 0.5, "ሰላም\nዓለም"), line(1, None, "a < b & c")]
    replace_all(library, film, "ti", lines)
    out = export_file(library, film, tmp_path / f"film{ending}", "ti")
    assert out.name == f"film{ending}"
    last = entries(library)[0]
    assert last.kind == "custody"
    assert "transcript" in last.title
    import_file(library, film, out, "en")
    assert said(library, film, "en") == said(library, film, "ti")
    with pytest.raises(UsageError):
        export_file(library, film, out, "fr")
    with pytest.raises(UsageError):
        export_file(library, film, library.path / "originals" / "film.srt", "ti")


def test_a_subtitle_file_beside_a_film_stays_a_document(library: Library, tmp_path: Path) -> None:
    from evidence_desk.desk.intake import import_paths

    (tmp_path / "clip.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nAt the harbour\n")
    ref = import_paths(library, [tmp_path / "clip.srt"]).added[0]
    assert items_json(library, f"ref:{ref}")[0]["kind"] == "document"
    assert [one["ref"] for one in items_json(library, "text:harbour")] == [ref]
    assert items_json(library, "has:transcript") == []
