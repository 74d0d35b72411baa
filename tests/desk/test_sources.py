"""Sources: codes, consent that ends, and names that go nowhere."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, edition, issue
from evidence_desk.desk.handover import export_annex, export_pack, export_workbook
from evidence_desk.desk.history import history, undo
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.preflight import check
from evidence_desk.desk.sheets import export_sheet
from evidence_desk.desk.sources import (
    add_source,
    change_source,
    remove_source,
    source,
    source_identity,
    sources,
)
from evidence_desk.desk.ties import tie
from evidence_desk.domain.errors import UsageError

NAME, CONTACT, TERMS = "Zaynab Quillmark", "+33 6 98 76 54 32", "Only while the inquiry lasts"
ENDED, LAST_DAY, SOON, LATER = (
    (date.today() + timedelta(days=days)).isoformat() for days in (-1, 0, 30, 31)
)


def test_a_source_is_added_changed_and_read(library: Library) -> None:
    add_source(library, "S-01", "by the quay", NAME, CONTACT, TERMS, "3 June 2030")
    row = source(library, "s-01")
    assert (row.code, row.note, row.consent, row.consent_until, row.items) == (
        "S-01", "by the quay", TERMS, "2030-06-03", 0,
    )  # fmt: skip
    assert change_source(library, "S-01", new_code="S-02", consent_until="31/12/2030") == "S-02"
    assert source(library, "S-02").consent_until == "2030-12-31"
    assert source(library, "S-02").consent == TERMS
    change_source(library, "S-02", consent="", consent_until="")
    assert (source(library, "S-02").consent, source(library, "S-02").consent_until) == ("", None)
    assert source_identity(library, "S-02").name == NAME
    undo(library)
    assert source(library, "S-02").consent == TERMS
    remove_source(library, "S-02")
    assert sources(library) == []


@pytest.mark.parametrize(
    "day", ["soon", "2030", "2030-06", "2030-02-30", "2030-06-03?", "2030/2031"]
)
def test_what_is_no_day_is_refused_in_a_sentence(library: Library, day: str) -> None:
    with pytest.raises(UsageError, match="last day of a consent"):
        add_source(library, "S-01", consent_until=day)
    assert sources(library) == []


def test_a_code_that_is_taken_is_refused(library: Library) -> None:
    add_source(library, "S-01")
    add_source(library, "S-02")
    with pytest.raises(UsageError, match="S-01 already"):
        change_source(library, "S-02", new_code="s-01")
    assert change_source(library, "S-02", new_code="s-02") == "s-02"


def _given(library: Library, until: str) -> str:
    """A source, consenting until then, that gave the photo of an edition."""
    photo = str(items_json(library, "kind:photo")[0]["ref"])
    code = add_source(library, "S-01", "", NAME, CONTACT, TERMS, until)
    describe(library, [photo], {"source": code, "access": "open", "title.en": "A lamp"})
    add_edition(library, "Full", query=f"ref:{photo}")
    return photo


def _consents(library: Library) -> list[tuple[str, str, str | None]]:
    return [(x.severity, x.code, x.ref) for x in check(library, "Full") if x.leads_to_source]


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (ENDED, [("stop", "consent_ended", "S-01")]),
        (LAST_DAY, [("warn", "consent_ending", "S-01")]),
        (SOON, [("warn", "consent_ending", "S-01")]),
        (LATER, []),
        ("", []),
    ],
)
def test_the_check_says_which_consent_has_ended_or_soon_will(
    library: Library, until: str, said: list[tuple[str, str, str]]
) -> None:
    _given(library, until)
    assert _consents(library) == said


def test_it_says_so_in_both_languages(library: Library) -> None:
    _given(library, "2020-06-03")
    found = next(one for one in check(library, "Full") if one.leads_to_source)
    english, french = (" ".join(found.sentence(one).split()) for one in ("en", "fr"))
    assert english == "Exhibit 1: the consent of its source S-01 ended on 3 June 2020."
    assert "l’accord de sa source S-01 a pris fin le 3 juin 2020" in french


def test_what_a_source_agrees_to_no_longer_is_neither_issued_nor_handed_over(
    library: Library, tmp_path: Path
) -> None:
    photo = _given(library, ENDED)
    before = len(history(library))
    with pytest.raises(UsageError, match="consent of S-01 has ended"):
        issue(library, "Full")
    for export, name in ((export_annex, "a.pdf"), (export_workbook, "a.xlsx"), (export_pack, "p")):
        with pytest.raises(UsageError, match="consent of S-01 has ended"):
            export(library, "Full", tmp_path / name)
        assert not (tmp_path / name).exists()
    assert len(history(library)) == before
    change_source(library, "S-01", consent_until=LAST_DAY)
    issue(library, "Full")
    change_source(library, "S-01", consent_until=ENDED)
    with pytest.raises(UsageError, match="consent of S-01 has ended"):
        export_annex(library, "Full", tmp_path / "later.pdf")
    other = str(items_json(library, "kind:photo")[1]["ref"])
    describe(library, [photo], {"access": "confidential"})
    add_edition(library, "Public", audience="public", query=f"ref:{photo},{other}")
    describe(library, [other], {"access": "open", "title.en": "A quay"})
    assert not any(one.leads_to_source for one in check(library, "Public"))  # it is withheld
    issue(library, "Public")
    export_annex(library, "Public", tmp_path / "public.pdf")


def test_who_a_source_is_and_what_it_agreed_to_go_nowhere(library: Library, tmp_path: Path) -> None:
    photo = _given(library, LATER)
    film = str(items_json(library, "kind:video")[0]["ref"])
    describe(library, [film], {"source": "S-01", "access": "open", "title.en": "A light"})
    add_incident(library, "2010-09", {"en": "Raid"}, ref="I-1")
    describe(library, ["I-1"], {"access": "open"})
    tie(library, [photo, film], incidents=["I-1"])
    written = [tmp_path / "sheet.xlsx"]
    export_sheet(library, written[0])
    for audience in ("full", "public"):
        for language in ("en", "fr"):
            name = f"{audience} {language}"
            add_edition(
                library, name, language=language, audience=audience, query=f"ref:{photo},{film}",
                statements=True, transcripts="full",
            )  # fmt: skip
            issue(library, name)
            assert len(edition(library, name).exhibits) >= 2
            written += [
                export_annex(library, name, tmp_path / f"{name}.pdf"),
                export_workbook(library, name, tmp_path / f"{name}.xlsx"),
                export_pack(library, name, tmp_path / f"{name} pack").path,
                export_pack(library, name, tmp_path / f"{name}", zip=True).path,
            ]
    read = 0
    for path in written:
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.is_file():
                for name, text in _unpacked(file.name, file.read_bytes()):
                    read += 1
                    for word in (NAME, CONTACT, TERMS, "Quillmark", "98 76 54"):
                        assert word not in text, (file, name)
    assert read > 100  # parts of spreadsheets, pages, files of packs: all were read


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Everything that can be read in a file: its bytes, its pages, and what is packed in it."""
    yield name, f"{name} {data.decode('utf-8', 'replace')} {data.decode('utf-16-le', 'replace')}"
    if data.startswith(b"%PDF-"):
        with PdfDocument(data) as pdf:
            for page in pdf:
                yield name, " ".join(page.get_textpage().get_text_bounded().split())
            yield name, str(pdf.get_metadata_dict())
    elif zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for part in packed.namelist():
                yield from _unpacked(part, packed.read(part))
