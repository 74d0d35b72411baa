"""Preflight leads to what is missing, and mends at once what can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_desk.desk import describe, editions, outline, sources, ties, vocabularies
from evidence_desk.desk.derived import redact
from evidence_desk.desk.handover import export_annex, export_pack
from evidence_desk.desk.history import undo
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.mending import MENDINGS, mend, mending_of
from evidence_desk.desk.preflight import Finding, check
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.redaction import Form, Redaction, Shape


@pytest.fixture
def cited(library: Library) -> Library:
    """Two photos and a film tied to a section of a draft."""
    outline.add_section(library, "1", {"en": "Violence"})
    refs = [str(one["ref"]) for one in items_json(library, "kind:photo")[:2]]
    ties.tie(library, refs, [], ["1"])
    editions.add_edition(library, "One")
    return library


def _of(library: Library, code: str, **how: object) -> list[Finding]:
    return [one for one in check(library, "One", **how) if one.code == code]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("no_title", "A van"),
        ("no_organisation", "Harbour Watch"),
        ("no_recipient", "The Ombudsman"),
        ("not_verified", ""),
        ("no_incident", "I-001"),
    ],
)
def test_a_finding_is_mended_in_one_step(cited: Library, code: str, words: str) -> None:
    from evidence_desk.desk.chronology import add_incident

    add_incident(cited, "2010-09-21", {"en": "Raid"})
    found = _of(cited, code)
    assert found
    way = mending_of(found[0], issued=False)
    assert way is not None
    assert way.asks is bool(words)
    assert way.said("en") != way.said("fr")
    mend(cited, "One", found, words)
    assert _of(cited, code) == []
    if words:
        undo(cited)
        assert [one.code for one in _of(cited, code)] == [one.code for one in found]
        with pytest.raises(UsageError, match="say with what"):
            mend(cited, "One", found)


def test_every_way_belongs_to_a_sentence_and_some_cannot_mend_what_is_issued(
    cited: Library,
) -> None:
    from evidence_desk.desk.preflight_words import SENTENCES, TOGETHER

    assert set(MENDINGS) <= set(SENTENCES)
    assert set(TOGETHER) <= set(SENTENCES)
    editions.issue(cited, "One")
    found = _of(cited, "no_recipient")
    assert mending_of(found[0], issued=True) is None
    with pytest.raises(UsageError, match="cannot be mended at once"):
        mend(cited, "One", found, "x")


def test_a_file_over_the_medium_is_said_before_and_left_out_after(
    empty: Library, tmp_path: Path
) -> None:
    (tmp_path / "long.txt").write_text("They came before dawn.\n" * 60_000, "utf-8")
    (tmp_path / "short.txt").write_text("They left at noon.\n", "utf-8")
    import_paths(empty, [tmp_path / "long.txt", tmp_path / "short.txt"])
    editions.add_edition(empty, "One")
    assert _of(empty, "too_large") == []
    (found,) = _of(empty, "too_large", medium="1.2 MB")
    editions.change_edition(empty, "One", medium="1.2 MB")
    assert _of(empty, "too_large") == [found]
    made = export_pack(empty, "One", tmp_path / "pack")
    assert [one.number for one in made.left_out] == [found.number]
    assert found.sentence("en").startswith(f"Exhibit {found.number}: its file (1.4\u00a0MB)")
    with pytest.raises(UsageError, match="no medium"):
        editions.change_edition(empty, "One", medium="a floppy")


def test_what_supports_a_section_and_is_not_in_is_named_and_added(cited: Library) -> None:
    left = _of(cited, "not_cited")
    assert left == []
    dropped = str(items_json(cited, "kind:photo")[0]["ref"])
    from evidence_desk.desk.selecting import drop_exhibits

    drop_exhibits(cited, "One", [dropped])
    (found,) = _of(cited, "cited_not_in")
    assert (found.ref, found.detail) == (dropped, "1")
    assert found.sentence("en") == f"{dropped} supports section 1 and is not in this edition."
    mend(cited, "One", [found])
    assert _of(cited, "cited_not_in") == []


def test_what_is_marked_to_be_covered_waits_for_its_copy(cited: Library) -> None:
    ref = str(items_json(cited, "kind:photo")[0]["ref"])
    tag = "evidence:to-redact"
    assert any(term.ref == tag for one in vocabularies.vocabularies(cited) for term in one.terms)
    ties.tie(cited, [ref], [], [], [tag])
    (found,) = _of(cited, "redaction_pending")
    assert found.ref == ref
    copy = redact(cited, ref, Redaction((Shape(Form.BOX, (0.1, 0.1, 0.3, 0.3)),)))
    assert _of(cited, "redaction_pending") == []
    (found,) = _of(cited, "covered_copy")
    assert found.detail == copy
    mend(cited, "One", [found])
    assert _of(cited, "covered_copy") == []
    given = [one.item_ref for one in editions.edition(cited, "One").exhibits]
    assert copy in given
    assert ref not in given
    made = editions.dossier(cited, "One")
    assert all("covered" not in tag for one in made.exhibits for tag in one.tags)


def test_an_old_verification_is_said_with_its_day(cited: Library) -> None:
    from sqlalchemy import update

    from evidence_desk.catalogue import tables
    from evidence_desk.desk.verify import verify

    verify(cited)
    assert _of(cited, "verified_long_ago") == []
    with cited.derive() as connection:
        connection.execute(update(tables.file_checks).values(checked_at="2011-06-01T00:00:00Z"))
    found = _of(cited, "verified_long_ago")
    assert len(found) == 2
    assert "since 1\u00a0June\u00a02011" in found[0].sentence("en")
    report = verify(cited, only={1})
    assert report.checked == 1
    mend(cited, "One", found)
    assert _of(cited, "verified_long_ago") == []


def test_a_sealed_name_in_an_open_title_is_said_before_the_export_stops(
    cited: Library, tmp_path: Path
) -> None:
    sources.add_source(cited, "S-77", name="Karim Belhassen")
    ref = str(items_json(cited, "kind:photo")[0]["ref"])
    describe.describe(cited, [ref], {"access": "open", "title.en": "Filmed by Karim Belhassen"})
    editions.change_edition(cited, "One", audience="public")
    (found,) = _of(cited, "tells")
    assert (found.severity, found.ref) == ("stop", ref)
    assert "the name of source S-77" in found.sentence("en")
    with pytest.raises(UsageError, match="S-77"):
        export_annex(cited, "One", tmp_path / "a.pdf")


def test_a_draft_is_held_against_the_edition(cited: Library, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("As exhibit 1 and exhibit 99 show.\n", "utf-8")
    assert [one.number for one in _of(cited, "draft_unknown", draft=draft)] == ["99"]
    assert [one.number for one in _of(cited, "draft_uncited", draft=draft)] == ["2"]
    assert _of(cited, "draft_uncited") == []


def test_a_pack_in_volumes_is_noted_with_what_stands_for_each(
    cited: Library, tmp_path: Path
) -> None:
    from evidence_desk.desk.handed_over import handed_over

    made = export_pack(cited, "One", tmp_path / "pack", zip=True, medium="9 MB")
    (noted,) = handed_over(cited)
    assert [one.manifest for one in noted.volumes] == [one.manifest for one in made.volumes]
    assert noted.volumes[0].sha256 == made.volumes[0].sha256 != ""
