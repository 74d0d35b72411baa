"""A photo redacted by a script."""

from __future__ import annotations

from pathlib import Path

from commands import Desk


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
