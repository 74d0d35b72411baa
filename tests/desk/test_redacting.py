"""Redacted copies: items of their own, made again if lost, told as copies."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from evidence_desk.desk.derived import preview_of_redaction, redact
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, dossier, issue
from evidence_desk.desk.handover import export_annex, export_pack
from evidence_desk.desk.history import history, next_undo, verify_log
from evidence_desk.desk.items import item, items_json, original, show
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.rebuilding import rebuild
from evidence_desk.desk.ties import tie
from evidence_desk.desk.verify import verify
from evidence_desk.domain.derived import RedactionRecipe
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.redaction import covered, shape

HALF = covered([shape("box", (0, 0, 0.5, 1))], "solid")


@pytest.fixture
def photo(library: Library) -> str:
    ref = str(items_json(library, "kind:photo")[0]["ref"])
    describe(library, [ref], {"captured": "2010-09-21", "place": "the quay"})
    return ref


def test_a_copy_is_an_item_that_says_what_was_covered(library: Library, photo: str) -> None:
    before = next_undo(library)
    ref = redact(library, photo, HALF)
    made = item(library, ref)
    assert made.row.parent == photo
    assert made.recipe == RedactionRecipe(
        HALF,
        str(show(library, photo)["sha256"]),
        made.recipe.program,  # type: ignore[union-attr]
    )
    assert (made.row.captured, made.row.place) == ("2010-09-21", "the quay")
    assert made.row.access == item(library, photo).row.access
    assert made.titles == {
        "en": f"Redacted copy of {photo}",
        "fr": f"Copie occultée de {photo}",
    }
    assert [one.ref for one in item(library, photo).made] == [ref]
    with Image.open(original(library, ref)) as picture:
        assert picture.getpixel((3, picture.height // 2)) in ((0, 0, 0), (1, 1, 1))
    assert show(library, ref)["recipe"]["shapes"][0]["points"] == [0, 0, 0.5, 1]
    assert redact(library, photo, HALF) == ref  # the same again is the same item
    assert next_undo(library) == before  # custody: a file is not taken back
    assert history(library, limit=1)[0].title_in("fr").startswith(f"créer {ref}, copie occultée")
    assert verify_log(library).problems == ()


def test_only_photos_are_redacted_so(library: Library) -> None:
    film = str(items_json(library, "kind:video")[0]["ref"])
    with pytest.raises(UsageError, match="not a photo"):
        redact(library, film, HALF)


def test_looking_first_keeps_nothing(library: Library, photo: str) -> None:
    count = len(items_json(library))
    data = preview_of_redaction(library, photo, HALF)
    assert len(items_json(library)) == count
    assert original(library, redact(library, photo, HALF)).read_bytes() == data


def test_a_lost_copy_is_made_again(library: Library, photo: str) -> None:
    ref = redact(library, photo, HALF)
    path = original(library, ref)
    data = path.read_bytes()
    path.unlink()
    assert verify(library).missing
    rebuild(library)
    assert path.read_bytes() == data
    assert not verify(library).missing


def test_the_public_gets_the_copy_and_reads_that_it_is_one(
    library: Library, photo: str, tmp_path: Path
) -> None:
    ref = redact(library, photo, HALF)
    add_section(library, "1", {"en": "Violence"})
    tie(library, [ref], sections=["1"])
    describe(library, [ref], {"access": "open"})
    add_edition(library, "Public", audience="public")
    issue(library, "Public")
    (entry,) = dossier(library, "Public").exhibits
    assert entry.redacted
    assert entry.title == "Redacted photo"
    out = export_annex(library, "Public", tmp_path / "annex.pdf")
    with pypdfium2.PdfDocument(out) as pdf:
        words = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "Redacted copy; the original is kept" in " ".join(words.split())
    assert photo not in words
    pack = export_pack(library, "Public", tmp_path / "pack")
    assert [one.number for one in pack.files] == ["1"]
    with Image.open(next((tmp_path / "pack" / "data" / "exhibits").iterdir())) as given:
        assert max(given.convert("RGB").getpixel((3, given.height // 2))) <= 1  # type: ignore[type-var,arg-type]


def test_the_full_edition_says_of_what_it_is_a_copy(
    library: Library, photo: str, tmp_path: Path
) -> None:
    ref = redact(library, photo, HALF)
    add_section(library, "1", {"en": "Violence"})
    tie(library, [photo, ref], sections=["1"])
    add_edition(library, "Full", audience="full")
    numbers = {one.ref: one.number for one in dossier(library, "Full").exhibits}
    out = export_annex(library, "Full", tmp_path / "annex.pdf")
    with pypdfium2.PdfDocument(out) as pdf:
        words = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert f"Redacted copy of exhibit {numbers[photo]}" in " ".join(words.split())
