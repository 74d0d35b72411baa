"""Exhibits of an edition by hand: added, dropped, withheld, moved; numbers that stay; templates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from evidence_desk.desk import preflight
from evidence_desk.desk.describe import add_clip, describe
from evidence_desk.desk.editions import add_edition, change_edition, concordance, edition, issue
from evidence_desk.desk.handover import export_annex
from evidence_desk.desk.history import undo, verify_log
from evidence_desk.desk.libraries import Library, change_settings
from evidence_desk.desk.logos import keep_logo, logos
from evidence_desk.desk.selecting import (
    add_exhibits,
    drop_exhibits,
    give,
    move_exhibits,
    order_by_rule,
    withhold,
)
from evidence_desk.desk.templates import (
    begin_edition,
    begin_with,
    export_template,
    first_template,
    import_template,
    remove_template,
    rename_template,
    save_template,
    template,
    templates,
    use_template,
)
from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.layouts import AnnexLayout

E = [f"E-{n:06d}" for n in range(10)]


@pytest.fixture
def draft(library: Library) -> str:
    """A draft of the items 1 to 4, in that order: their dates are the same."""
    for number in range(1, 10):
        describe(library, [E[number]], {"captured": f"2010-0{number}-01", "status": "seen"})
    add_edition(library, "First", query=f"ref:{E[1]} OR ref:{E[2]} OR ref:{E[3]} OR ref:{E[4]}")
    return "First"


def test_the_check_stands_an_exhibit_that_comes_in_meanwhile(
    library: Library, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = preflight.dossier

    def another_editor_was_quicker(library: Library, name: str) -> Dossier:
        add_exhibits(library, name, [E[7]])
        return read(library, name)

    monkeypatch.setattr(preflight, "dossier", another_editor_was_quicker)
    assert E[7] not in {one.exhibit for one in preflight.check(library, draft)}
    assert E[7] in _refs(library)


def _shown(library: Library, name: str = "First") -> list[tuple[str, str, str]]:
    return [(one.number, one.ref, str(one.state)) for one in edition(library, name).exhibits]


def _refs(library: Library, name: str = "First") -> list[str]:
    return [ref for _number, ref, _state in _shown(library, name)]


def _text(pdf: Path) -> str:
    text = " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf))
    return " ".join(text.split())


def test_items_and_clips_are_added_and_dropped_and_it_is_undone(
    library: Library, draft: str
) -> None:
    before = _shown(library)
    assert _refs(library) == E[1:5]
    film = next(ref for ref in E[5:] if edition_of_kind(library, ref) == "video")
    clip = add_clip(library, film, 0.1, 0.4)
    add_exhibits(library, draft, [E[9], clip])
    assert _refs(library) == sorted([*E[1:5], E[9], clip], key=lambda ref: _date(ref, film))
    assert film not in _refs(library)  # its clip alone was added
    drop_exhibits(library, draft, [E[2], clip])
    assert E[2] not in _refs(library)
    assert clip not in _refs(library)
    assert [number for number, _ref, _state in _shown(library)] == ["1", "2", "3", "4"]
    add_exhibits(library, draft, [E[2]])
    assert E[2] in _refs(library)
    for _ in range(3):
        undo(library)
    assert _shown(library) == before
    assert verify_log(library).problems == ()


def edition_of_kind(library: Library, ref: str) -> str:
    from evidence_desk.desk.items import show

    return str(show(library, ref)["kind"])


def _date(ref: str, film: str) -> tuple[str, bool]:
    return (film if ref.startswith("C") else ref, ref.startswith("C"))


def test_what_is_rejected_or_not_there_is_no_exhibit(library: Library, draft: str) -> None:
    describe(library, [E[7]], {"status": "rejected"})
    for refs in ([E[7]], ["E-000999"], ["I-001"]):
        with pytest.raises(DeskError):
            add_exhibits(library, draft, refs)
    assert _refs(library) == E[1:5]


def test_moved_exhibits_stand_where_they_were_put(library: Library, draft: str) -> None:
    move_exhibits(library, draft, [E[4]])
    assert _refs(library) == [E[4], E[1], E[2], E[3]]
    move_exhibits(library, draft, [E[1], E[4]], after=E[3])
    assert _refs(library) == [E[2], E[3], E[1], E[4]]
    assert [number for number, _ref, _state in _shown(library)] == ["1", "2", "3", "4"]
    add_exhibits(library, draft, [E[5]])  # what comes later stands by its date, after the rest
    assert _refs(library)[-1] == E[5]
    with pytest.raises(UsageError):
        move_exhibits(library, draft, [E[1]], after=E[1])
    order_by_rule(library, draft)
    assert _refs(library) == E[1:6]
    undo(library)
    assert _refs(library)[:4] == [E[2], E[3], E[1], E[4]]


def test_what_is_withheld_is_a_number_with_its_reason(
    library: Library, draft: str, tmp_path: Path
) -> None:
    describe(library, [E[2]], {"title.en": "A face at the gate"})
    withhold(library, draft, [E[2]], "to protect  a child")
    assert _shown(library)[1] == ("2", E[2], "withheld")
    assert edition(library, draft).exhibits[1].reason == "to protect a child"
    said = _text(export_annex(library, draft, tmp_path / "annex.pdf"))
    assert "Reason: to protect a child" in said
    assert "A face at the gate" not in said
    assert "1 item, not open to the readers of this edition" in said
    give(library, draft, [E[2]])
    assert _shown(library)[1] == ("2", E[2], "in")
    withhold(library, draft, [E[2]], "")
    change_edition(library, draft, show_withheld=False)
    assert E[2] not in _refs(library)


def test_a_further_edition_goes_on_with_a_concordance_and_withdrawn_numbers_stay_taken(
    library: Library, draft: str, tmp_path: Path
) -> None:
    issue(library, draft)
    add_edition(library, "Second", query="kind:photo OR kind:video OR kind:audio OR kind:document")
    drop_exhibits(library, "Second", [E[2]])
    move_exhibits(library, "Second", [E[1]], after=E[4])  # it has a number: nothing moves
    shown = {ref: (number, state) for number, ref, state in _shown(library, "Second")}
    assert {ref: shown[ref] for ref in E[1:5]} == {
        E[1]: ("1", "in"), E[2]: ("2", "withdrawn"), E[3]: ("3", "in"), E[4]: ("4", "in"),
    }  # fmt: skip
    assert sorted(int(shown[ref][0]) for ref in shown if ref not in E[1:5]) == [5, 6, 7, 8, 9]
    table = {one.ref: (one.old, one.new) for one in concordance(library, "Second")}
    assert table[E[2]] == ("2", None)
    assert table[E[1]] == ("1", "1")
    assert table[E[5]][0] is None
    said = _text(export_annex(library, "Second", tmp_path / "second.pdf"))
    assert "Withdrawn since an earlier edition" in said
    issue(library, "Second")
    add_edition(library, "Third", query=f"ref:{E[2]}")
    assert _shown(library, "Third") == [("2", E[2], "in")]  # its own number, never another's
    assert verify_log(library).problems == ()


def test_what_is_new_between_two_numbers_is_bis(library: Library, draft: str) -> None:
    change_edition(library, draft, query=f"ref:{E[1]} OR ref:{E[4]}")
    issue(library, draft)
    add_edition(library, "Second", query=" OR ".join(f"ref:{ref}" for ref in E[1:7]), later="bis")
    assert [(number, ref) for number, ref, _ in _shown(library, "Second")] == [
        ("1", E[1]), ("1 bis", E[2]), ("1 ter", E[3]), ("2", E[4]), ("3", E[5]), ("4", E[6]),
    ]  # fmt: skip


def test_an_issued_edition_takes_nothing_by_hand(library: Library, draft: str) -> None:
    issue(library, draft)
    before = _shown(library)
    for act in (
        lambda: add_exhibits(library, draft, [E[9]]),
        lambda: drop_exhibits(library, draft, [E[1]]),
        lambda: withhold(library, draft, [E[1]], "no"),
        lambda: move_exhibits(library, draft, [E[4]]),
        lambda: change_edition(library, draft, sheets=2),
    ):
        with pytest.raises(UsageError):
            act()
    assert _shown(library) == before


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A mark that is transparent around a red disc, as marks are."""
    path = tmp_path / "House.png"
    picture = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    picture.paste((200, 0, 0, 255), (0, 0, 100, 100))
    picture.save(path)
    return path


def test_the_annex_of_an_issued_edition_is_the_same_whatever_changes_later(
    library: Library, draft: str, logo: Path, tmp_path: Path
) -> None:
    change_edition(
        library, draft, title="Evidence", sheets=2, page="Letter", columns=("date", "kind"),
        signatory="M. Ortiz", prefix="A", start=5, logo=keep_logo(library, logo),
    )  # fmt: skip
    save_template(library, "House", draft)
    begin_with(library, "House")
    issue(library, draft)
    first = export_annex(library, draft, tmp_path / "one.pdf").read_bytes()
    add_edition(library, "Other")
    change_edition(library, "Other", title="Otherwise", sheets=12, page="A4", logo="")
    save_template(library, "House", "Other")
    remove_template(library, "House")
    other = Image.new("RGB", (300, 100), "blue")
    other.save(logo)
    keep_logo(library, logo)
    change_settings(library, organisation="Another house", recipient="Nobody", reference="X/1")
    describe(library, [E[1]], {"title.en": "Said later", "captured": "2011-01-01"})
    assert export_annex(library, draft, tmp_path / "two.pdf").read_bytes() == first
    assert edition(library, draft).contents.layout.page == "Letter"


def test_a_logo_is_copied_into_the_library_once_and_prints_on_white(
    library: Library, draft: str, logo: Path, tmp_path: Path
) -> None:
    name = keep_logo(library, logo)
    assert keep_logo(library, logo) == name
    assert logos(library) == [name]
    logo.unlink()
    change_edition(library, draft, logo=name)
    page = PdfDocument(export_annex(library, draft, tmp_path / "annex.pdf"))[0].render(2.0)
    picture = page.to_pil().convert("RGB").crop((100, 90, 500, 230))
    colours = {picture.getpixel((x, y)) for x in range(0, 400, 4) for y in range(0, 140, 4)}
    assert any(red > 180 and green < 40 for red, green, _blue in colours)  # type: ignore[misc]
    assert not any(max(one) < 20 for one in colours)  # type: ignore[type-var, arg-type]
    text = tmp_path / "words.txt"
    text.write_text("no picture")
    for path in (text, tmp_path / "gone.png"):
        with pytest.raises(UsageError):
            keep_logo(library, path)
    with pytest.raises(UsageError):
        change_edition(library, draft, logo="Nothing")


def test_a_template_carries_how_and_never_what(library: Library, draft: str) -> None:
    change_edition(
        library, draft, sheets=12, later="bis", organisation="Watch", statements=True,
        transcripts="full",
    )  # fmt: skip
    save_template(library, "House", draft)
    add_edition(library, "Other", query="kind:audio", organisation="Mine", recipient="A court")
    use_template(library, "House", "Other")
    made = edition(library, "Other").contents
    assert (made.layout.sheets, made.style.later, made.statements, made.transcripts) == (
        12, "bis", True, "full",
    )  # fmt: skip
    assert (made.query, made.organisation, made.recipient) == ("kind:audio", "Watch", "A court")
    undo(library)
    assert edition(library, "Other").contents.organisation == "Mine"
    begin_with(library, "House")
    begin_edition(library, "Third", sheets=2)
    third = edition(library, "Third").contents
    assert (third.layout.sheets, third.organisation) == (2, "Watch")
    begin_edition(library, "Fourth", template_name="")
    assert edition(library, "Fourth").contents.organisation == ""
    rename_template(library, "House", "Court")
    assert first_template(library) == "Court"
    remove_template(library, "Court")
    assert (templates(library), first_template(library)) == ([], "")
    undo(library)
    assert first_template(library) == "Court"
    assert verify_log(library).problems == ()


def test_a_template_goes_to_another_library_with_its_logo(
    library: Library, empty: Library, draft: str, logo: Path, tmp_path: Path
) -> None:
    change_edition(library, draft, sheets=2, title="Evidence", logo=keep_logo(library, logo))
    save_template(library, "House", draft)
    out = export_template(library, "House", tmp_path / "house")
    assert out.name == "house.json"
    taken = import_template(empty, out)
    assert taken == template(empty, "House")
    assert taken.layout.sheets == 2
    assert logos(empty) == [taken.layout.logo]
    assert import_template(empty, out, "Second").name == "Second"


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"}, {"layout": {"sheets": 5}}, {"layout": {"sheets": "2"}},
        {"style": {"start": True}}, {"numbering": "roman"}, {"name": " "}, {"note": ["x"]},
        {"layout": {"columns": [1]}}, {"logo_jpeg": "bm8gcGljdHVyZQ=="}, {"logo_jpeg": "%%"},
        {"layout": []}, {"name": "x" * 61}, {"layout": 3}, {"style": "x"},
    ],
)  # fmt: skip
def test_a_file_that_is_no_template_is_refused_and_changes_nothing(
    library: Library, draft: str, tmp_path: Path, change: dict[str, object]
) -> None:
    save_template(library, "House", draft)
    out = export_template(library, "House", tmp_path / "house.json")
    out.write_text(json.dumps(json.loads(out.read_text()) | change))
    remove_template(library, "House")
    if change == {"layout": []}:  # an empty layout is the usual one
        assert import_template(library, out).layout == AnnexLayout()
        return
    with pytest.raises(UsageError):
        import_template(library, out)
    assert templates(library) == []
