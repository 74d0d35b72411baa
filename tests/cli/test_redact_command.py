"""A photo redacted by a script."""

from __future__ import annotations

import json
from pathlib import Path

from commands import Desk
from faces_made import scene
from numbered_film import numbered_film
from pdfs_made import line, saved, with_text


def test_a_redacted_copy_by_script(desk: Desk, case: Path) -> None:
    photo = desk("items", case, "kind:photo", "--json").json[0]["ref"]
    made = desk(
        "redact", case, photo, "--box", "0.1,0.1,0.2,0.3", "--ellipse", "0.5,0.5,0.2,0.2",
        "--polygon", "0,0,0.2,0,0.1,0.2", "--cover", "blur",
    )  # fmt: skip
    assert made.status == 0
    shown = desk("show", case, made.out.strip(), "--json").json
    assert (shown["parent"], shown["recipe"]["made"]) == (photo, "redaction")
    assert shown["recipe"]["cover"] == "blur"
    assert [one["form"] for one in shown["recipe"]["shapes"]] == ["box", "ellipse", "polygon"]
    assert desk("verify", case).status == 0
    assert desk("log", case, "--verify").status == 0


def test_what_covers_nothing_is_refused(desk: Desk, case: Path) -> None:
    photo = desk("items", case, "kind:photo", "--json").json[0]["ref"]
    for wrong in ((), ("--box", "0,0,0,0"), ("--box", "a,b"), ("--box", "0,0,1,1", "--cover", "x")):
        refused = desk("redact", case, photo, *wrong)
        assert refused.status == 2
        assert len(refused.err.strip().splitlines()) == 1


def test_a_document_is_searched_looked_at_and_redacted(
    desk: Desk, case: Path, tmp_path: Path
) -> None:
    path = saved(
        with_text(line("Anna Kowalska said so.", 72, 700), "0 g 9 9 9 9 re f"), tmp_path / "a.pdf"
    )
    assert desk("import", case, path).status == 0
    ref = desk("items", case, "kind:document Kowalska", "--json").json[0]["ref"]
    found = desk("redact", case, ref, "--word", "kowalska", "--find")
    assert found.status == 0
    (box,) = found.out.split()
    assert box.startswith("1:")
    assert "Pages without text, where words cannot be found: 2." in found.err
    told = desk("redact", case, ref, "--word", "kowal", "--find", "--json").json
    assert told == {"places": [], "without_text": [2]}
    told = desk("redact", case, ref, "--word", "kowal", "--inside", "--find", "--json").json
    assert [one["page"] for one in told["places"]] == [1]
    before = len(desk("items", case, "--json").json)
    made = desk("redact", case, ref, "--box", box, "--ellipse", "2:0,0,1,1")
    assert made.status == 0
    shown = desk("show", case, made.out.strip(), "--json").json
    assert (shown["parent"], shown["recipe"]["made"]) == (ref, "redacted pages")
    assert set(shown["recipe"]["pages"]) == {"1", "2"}
    assert len(desk("items", case, "--json").json) == before + 1
    same = desk("redact", case, ref, "--word", "Kowalska")
    assert same.status == 0
    assert not desk("items", case, "Kowalska is:derived", "--json").json
    for wrong in (
        ("--box", "0.1,0.1,0.2,0.2"), ("--box", "3:0,0,1,1"), ("--box", "0:0,0,1,1"), (),
        ("--word", "nobody"), ("--find",), ("--word", "Anna", "--cover", "blur"),
    ):  # fmt: skip
        refused = desk("redact", case, ref, *wrong)
        assert refused.status == 2, wrong
        assert len(refused.err.strip().splitlines()) <= 2
    photo = desk("items", case, "kind:photo", "--json").json[0]["ref"]
    assert desk("redact", case, photo, "--word", "Anna").status == 2


def test_a_film_by_a_recipe_and_by_options(desk: Desk, case: Path, tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "quay.mp4", 50, sound=True)
    ref = desk("import", case, film, "--json").json["added"][0]
    followed = desk("follow", case, ref, "--at", "0", "--to", "0.6", "--box", "0,0.74,0.1,0.2")
    assert followed.status == 0
    recipe = tmp_path / "recipe.json"
    recipe.write_text(json.dumps({"shapes": [json.loads(followed.out)], "cover": "pixelate"}))
    made = desk(
        "redact", case, ref, "--recipe", recipe, "--mute", "0:00.5-0:01", "--mask", "-0.2",
        "--clip", "0.1-", "--ellipse", "0.5,0.5,0.2,0.2",
    )  # fmt: skip
    assert (made.status, made.err) == (0, "")
    said = desk("show", case, made.out.strip(), "--json").json["recipe"]
    assert (said["made"], said["cover"], said["clip"]) == (
        "film-redaction", "pixelate", {"from": 0.1, "to": None},
    )  # fmt: skip
    assert [one["form"] for one in said["shapes"]] == ["box", "ellipse"]
    assert said["sound"] == [
        {"from": 0.5, "to": 1.0, "how": "mute"},
        {"from": None, "to": 0.2, "how": "mask"},
    ]
    again = tmp_path / "again.json"
    again.write_text(json.dumps(said))  # what was made is a recipe itself
    assert desk("redact", case, ref, "--recipe", again).out == made.out
    assert desk("verify", case).status == 0


def test_film_options_for_a_photo_and_no_recipe_are_refused(
    desk: Desk, case: Path, tmp_path: Path
) -> None:
    photo = desk("items", case, "kind:photo", "--json").json[0]["ref"]
    film = desk("items", case, "kind:video", "--json").json[0]["ref"]
    (tmp_path / "bad.json").write_text("[1]")
    for wrong in (
        (photo, "--mute", "0-1"),
        (film,),
        (film, "--mute", "0"),
        (film, "--mute", "2-1"),
        (film, "--recipe", tmp_path / "bad.json"),
        (film, "--recipe", tmp_path / "none.json"),
    ):
        refused = desk("redact", case, *wrong)
        assert refused.status == 2
        assert len(refused.err.strip().splitlines()) == 1
    assert desk("follow", case, film, "--at", "0").status == 2


def test_faces_are_proposed_and_nothing_is_made(desk: Desk, case: Path, tmp_path: Path) -> None:
    scene(640, 480, [(200, 60, 240)]).save(tmp_path / "face.png")
    made = desk("import", case, tmp_path / "face.png", "--json").json
    (ref,) = made["added"]
    found = desk("faces", case, ref)
    assert found.status == 0
    (ellipse,) = found.out.split()
    assert "look yourself" in found.err
    (told,) = desk("faces", case, ref, "--json").json
    assert told["form"] == "ellipse"
    assert ellipse == ",".join(f"{point:g}" for point in told["points"])
    assert desk("redact", case, ref, "--ellipse", ellipse).status == 0
    photo = desk("items", case, "kind:photo", "--json").json[0]["ref"]
    none = desk("faces", case, photo)
    assert (none.status, none.out) == (0, "")
    assert "No face was found" in none.err
