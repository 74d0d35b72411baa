"""Places by script: added, said of items, suggested, merged, taken out and in."""

from __future__ import annotations

from pathlib import Path

from commands import Desk


def test_places_by_script(desk: Desk, case: Path, tmp_path: Path) -> None:
    first = desk(
        "place", "add", case, "--name.en", "The pier", "--name.fr", "La jetée",
        "--point", "41°12'N 22°48'E", "--radius", "300m",
    )  # fmt: skip
    pier = first.out.strip()
    assert first.status == 0
    town = desk("place", "add", case, "--name.en", "Town").out.strip()
    assert desk("place", "change", case, "la jetée", "--set", f"parent={town}").status == 0
    refs = [one["ref"] for one in desk("items", case, "kind:photo", "--json").json][:2]
    assert desk("describe", case, refs[0], "--set", "place=LA JETÉE").status == 0
    assert desk("describe", case, refs[1], "--set", "lat=41.2", "--set", "lon=22.8").status == 0
    offered = desk("place", "suggest", case, "--json").json
    assert [(one["id"], one["items"]) for one in offered] == [(int(pier), [refs[1]])]
    assert "1 item placed" in desk("place", "suggest", case, "--accept", "The pier").out
    assert desk("place", "suggest", case, "--accept", "all").status == 2
    listed = desk("place", "list", case, "--json").json
    assert [(one["id"], one["parent"], one["items"]) for one in listed] == [
        (int(town), None, 0),
        (int(pier), int(town), 2),
    ]
    found = desk("items", case, "place:town", "--json").json
    assert sorted(one["ref"] for one in found) == sorted(refs)
    assert [one["ref"] for one in desk("items", case, "near:41.2,22.8,1km", "--json").json]

    out = tmp_path / "places.csv"
    assert desk("place", "export", case, out).status == 0
    assert desk("place", "remove", case, pier).status == 2
    other = desk("place", "add", case, "--name.en", "Quay").out.strip()
    assert "2 records moved" in desk("place", "merge", case, pier, other).out
    assert "2 records cleared" in desk("place", "remove", case, other, "--clear").out
    taken = desk("place", "import", case, out, "--json")
    assert (taken.status, taken.json["added"], taken.json["changed"]) == (0, 1, 0)
    out.write_text(out.read_text("utf-8-sig") + "Nowhere,,91,0,,,\n", "utf-8")
    again = desk("place", "import", case, out)
    assert again.status == 1
    assert "Row 4" in again.err
    assert desk("undo", case).status == 0
    assert desk("log", case, "--verify").status == 0


def test_what_cannot_be_is_refused(desk: Desk, case: Path) -> None:
    assert desk("place", "add", case).status == 2
    assert desk("place", "add", case, "--name.en", "X", "--point", "here").status == 2
    assert desk("place", "merge", case, "Nowhere", "Nobody").status == 2
    refused = desk("place", "import", case, case / "nothing.csv")
    assert refused.status == 2
    assert "could not be read" in refused.err
