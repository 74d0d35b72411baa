"""`items --csv`: every item and every field that `items --json` has, a row at a time."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from commands import Desk


def test_the_table_says_what_the_list_of_objects_says(desk: Desk, case: Path) -> None:
    desk("describe", case, "E-1", "--set", "title.fr==SOMME(1)", "--set", "description.en=The quay")
    film = next(one for one in desk("items", case, "kind:video", "--json").json)
    assert desk("still", case, film["ref"], "--at", "0:00:00.5").status == 0
    assert desk("clip", case, film["ref"], "--from", "0", "--to", "0:00:01").status == 0
    made_by = next(one["make"] for one in desk("items", case, "--json").json if one["make"])
    put_right = desk(
        "clock", "add", case, "--make", made_by, "--shift", "+1:00:00", "--evidence", "a clock"
    )
    assert put_right.status == 0, put_right.err
    told = desk("items", case, "--sort", "-ref", "--json").json
    rows = list(csv.DictReader(io.StringIO(desk("items", case, "--sort", "-ref", "--csv").out)))
    assert [row["ref"] for row in rows] == [one["ref"] for one in told]
    assert len(rows) == 10
    for row, one in zip(rows, told, strict=True):
        for name, value in one.items():
            if isinstance(value, dict):
                assert {f"{name}.{key}" for key in value} <= row.keys()
                assert all(row[f"{name}.{key}"] for key, part in value.items() if part)
            elif value not in (None, [], ""):
                assert row[name], (one["ref"], name)
    first = next(row for row in rows if row["ref"] == "E-000001")
    assert first["titles.fr"] == "'=SOMME(1)"
    assert first["descriptions.en"] == "The quay"
    assert any(row["parent"] for row in rows)
    assert any(row["clock.evidence"] == "a clock" for row in rows)
    assert list(rows[0])[:3] == ["ref", "kind", "captured"]


def test_a_table_of_nothing_has_its_heading(desk: Desk, case: Path) -> None:
    out = desk("items", case, "nosuchword", "--csv").out
    assert out.startswith("ref,kind,captured,titles.en")
    assert len(out.splitlines()) == 1
