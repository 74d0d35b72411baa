"""A draft is changed on the command line as on its page, and an issued edition never is."""

from __future__ import annotations

from pathlib import Path

from commands import Desk


def test_a_draft_is_changed_field_by_field(desk: Desk, case: Path) -> None:
    desk("edition", "add", case, "Draft", "--query", "kind:video", "--recipient", "A court")
    done = desk(
        "edition", "change", case, "Draft", "--name", "Spring", "--language", "fr",
        "--audience", "public", "--numbering", "kind", "--transcripts", "passages",
        "--statements", "--no-withheld", "--note", "A word", "--json",
    )  # fmt: skip
    assert done.status == 0, done.err
    shown = desk("edition", "show", case, "Spring", "--json").json
    assert done.json == shown
    wanted = {
        "name": "Spring", "language": "fr", "audience": "public", "numbering": "kind",
        "transcripts": "passages", "statements": True, "show_withheld": False, "note": "A word",
        "recipient": "A court", "query": "kind:video",
    }  # fmt: skip
    assert {name: shown[name] for name in wanted} == wanted
    emptied = desk(
        "edition", "change", case, "Spring", "--query", "", "--recipient", "", "--no-statements"
    )
    assert emptied.status == 0
    shown = desk("edition", "show", case, "Spring", "--json").json
    assert (shown["query"], shown["recipient"], shown["statements"]) == ("", "", False)
    assert shown["note"] == "A word"


def test_nonsense_and_names_that_are_taken_are_refused(desk: Desk, case: Path) -> None:
    desk("edition", "add", case, "One")
    desk("edition", "add", case, "Two")
    before = desk("edition", "show", case, "Two", "--json").json
    for option in (
        ("--name", "One"), ("--transcripts", "some"), ("--language", "de"), ("--audience", "all"),
        ("--numbering", "roman"), ("--sections", "9"), ("--incidents", "I-9"), ("--query", "("),
    ):  # fmt: skip
        refused = desk("edition", "change", case, "Two", *option)
        assert (refused.status, refused.out) == (2, ""), option
        assert refused.err.count("\n") == 1
    assert desk("edition", "show", case, "Two", "--json").json == before


def test_an_issued_edition_is_not_changed(desk: Desk, case: Path) -> None:
    desk("edition", "add", case, "June", "--query", "kind:photo")
    assert desk("edition", "issue", case, "June").status == 0
    before = desk("edition", "show", case, "June", "--json").json
    refused = desk("edition", "change", case, "June", "--transcripts", "full")
    assert (refused.status, refused.out) == (2, "")
    assert "issued and never changes" in refused.err
    assert desk("edition", "show", case, "June", "--json").json == before


def test_transcripts_are_quoted_as_the_option_says(desk: Desk, case: Path, tmp_path: Path) -> None:
    film = desk("items", case, "kind:video", "--json").json[0]["ref"]
    file = tmp_path / "said.srt"
    file.write_text("1\n00:00:00,500 --> 00:00:00,900\nThey come down\n", "utf-8")
    assert desk("transcript", "import", case, film, file, "--language", "en").status == 0
    desk("edition", "add", case, "Quoted", "--query", f"ref:{film}", "--transcripts", "full")
    assert desk("edition", "show", case, "Quoted", "--json").json["transcripts"] == "full"
    book = tmp_path / "book.xlsx"
    assert desk("export", "workbook", case, "Quoted", book).status == 0
    assert "They come down" in _cells(book)
    desk("edition", "change", case, "Quoted", "--transcripts", "none")
    book = tmp_path / "silent.xlsx"
    assert desk("export", "workbook", case, "Quoted", book).status == 0
    assert "They come down" not in _cells(book)


def _cells(book: Path) -> str:
    from openpyxl import load_workbook

    return "\n".join(
        str(cell.value) for sheet in load_workbook(book) for row in sheet.rows for cell in row
    )
