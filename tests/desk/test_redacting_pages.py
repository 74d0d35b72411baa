"""Redacted documents: items of their own, made again if lost; names looked for page by page."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from evidence_desk.desk.history import history, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json, original, show
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.rebuilding import rebuild
from evidence_desk.desk.redacted_pages import (
    find_mentions,
    page_to_cover,
    preview_of_page,
    redact_pages,
)
from evidence_desk.desk.verify import verify
from evidence_desk.domain.derived import PagesRecipe
from evidence_desk.domain.errors import Cancelled, DeskError, UsageError
from evidence_desk.domain.page_redaction import PageRedaction, covered_pages
from evidence_desk.domain.progress import Progress
from evidence_desk.domain.redaction import shape
from pdfs_made import full_of, holds, line, saved, text_of, with_text

NAME = "Zygmuntowicz"
PAGES = (
    line(f"Statement of {NAME}, taken at night.", 72, 700),
    "0 g 50 50 300 300 re f",
    line("He left. Mrs ZYGMUNTO-", 72, 700) + line("WICZ stayed.", 72, 684),
)


@pytest.fixture
def statement(library: Library, tmp_path: Path) -> str:
    """A statement of three pages: two with a name, one without text."""
    return _taken(library, with_text(*PAGES), tmp_path / "statement.pdf")


def _taken(library: Library, pdf: pikepdf.Pdf, path: Path) -> str:
    (ref,) = import_paths(library, [saved(pdf, path)]).added
    return ref


def _all(library: Library, ref: str, name: str) -> PageRedaction:
    found = find_mentions(library, ref, [name])
    pages: dict[int, list[object]] = {}
    for one in found.places:
        pages.setdefault(one.page, []).extend(one.boxes)
    return covered_pages(pages)  # type: ignore[arg-type]


def test_each_place_of_a_name_is_proposed_and_silent_pages_are_told(
    library: Library, statement: str
) -> None:
    found = find_mentions(library, statement, ["zygmuntowicz"])
    assert [(one.page, len(one.boxes)) for one in found.places] == [(1, 1), (3, 2)]
    assert found.without_text == (2,)
    with pytest.raises(UsageError, match="which words"):
        find_mentions(library, statement, [" "])


def test_a_copy_is_an_item_in_which_the_name_is_nowhere(library: Library, statement: str) -> None:
    what = _all(library, statement, NAME)
    told: list[Progress] = []
    ref = redact_pages(library, statement, what, told.append)
    assert (told[-1].done, told[-1].total) == (3, 3)
    made = item(library, ref)
    assert made.row.parent == statement
    assert isinstance(made.recipe, PagesRecipe)
    assert made.recipe.redaction == what
    assert made.row.access == item(library, statement).row.access
    assert (made.pages, made.row.name) == (3, f"{statement} redacted.pdf")
    assert made.titles["fr"] == f"Copie occultée de {statement}"
    data = original(library, ref).read_bytes()
    assert not holds(data, NAME)
    assert "taken at night." in text_of(data)
    assert [one["ref"] for one in items_json(library, "taken night is:derived")] == [ref]
    assert show(library, ref)["recipe"]["made"] == "redacted pages"
    assert redact_pages(library, statement, what) == ref
    assert history(library, limit=1)[0].title_in("fr").startswith(f"créer {ref}, copie occultée")
    assert verify_log(library).problems == ()


def test_a_page_is_seen_as_it_is_and_as_it_will_be(library: Library, statement: str) -> None:
    count = len(items_json(library))
    assert page_to_cover(library, statement, 1, 800).startswith(b"\xff\xd8")
    one, other = (
        preview_of_page(library, statement, 1, shapes)
        for shapes in ((), (shape("box", (0, 0, 1, 1)),))
    )
    assert one != other
    assert len(items_json(library)) == count
    with pytest.raises(DeskError, match="no page 9"):
        page_to_cover(library, statement, 9, 800)


def test_a_lost_copy_is_made_again(library: Library, statement: str) -> None:
    ref = redact_pages(library, statement, _all(library, statement, NAME))
    path = original(library, ref)
    data = path.read_bytes()
    path.unlink()
    assert verify(library).missing
    rebuild(library)
    assert path.read_bytes() == data


def test_what_is_stopped_makes_nothing(library: Library, statement: str) -> None:
    count = len(items_json(library))

    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        redact_pages(library, statement, _all(library, statement, NAME), stop)
    assert len(items_json(library)) == count


def test_what_cannot_be_redacted_says_why(library: Library, statement: str, tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text(f"{NAME} was here.")
    (note,) = import_paths(library, [text]).added
    box = shape("box", (0.1, 0.1, 0.2, 0.2))
    with pytest.raises(UsageError, match="is not a PDF; save it as one"):
        redact_pages(library, note, covered_pages({1: [box]}))
    photo = str(items_json(library, "kind:photo")[0]["ref"])
    with pytest.raises(UsageError, match="not a document"):
        redact_pages(library, photo, covered_pages({1: [box]}))
    with pytest.raises(UsageError, match="has no page 4; it has 3"):
        redact_pages(library, statement, covered_pages({4: [box]}))
    for nothing in ({}, {1: []}, {0: [box]}):
        with pytest.raises(UsageError):
            covered_pages(nothing)


def test_what_a_document_keeps_unseen_is_not_in_its_copy(library: Library, tmp_path: Path) -> None:
    ref = _taken(library, full_of(NAME), tmp_path / "full.pdf")
    made = redact_pages(library, ref, covered_pages({2: [shape("box", (0.1, 0.1, 0.5, 0.02))]}))
    assert not holds(original(library, made).read_bytes(), NAME)
    detail = item(library, made)
    assert "The gate was open." in (detail.text or "")
    assert NAME not in (detail.text or "")
    assert not any(NAME in f"{key}{value}" for key, value in detail.metadata.items())
