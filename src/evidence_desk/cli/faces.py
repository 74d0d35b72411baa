"""Faces proposed by script; nothing is covered before somebody says so."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from evidence_desk.cli import scripts
from evidence_desk.cli.scripts import Folder, Json


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("faces")(faces)


def faces(
    folder: Folder,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A photo or a video: E-…")],
    at: Annotated[
        str | None, typer.Option("--at", help="Of a video: 00:01:02.5, or seconds.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Propose where faces are, as `redact --ellipse` takes them; some may be missed."""
    from evidence_desk.desk.faces import propose_faces
    from evidence_desk.domain.timecodes import read_seconds

    with scripts.library_at(folder) as library:
        moment = read_seconds(at) if at is not None else None
        found = propose_faces(library, ref, moment, scripts.report())
    if as_json:
        scripts.print_json([{**one.shape.to_values(), "sure": round(one.sure, 2)} for one in found])
    else:
        for one in found:
            print(",".join(f"{point:g}" for point in one.shape.points))
    count = f"{len(found)} proposed" if found else "No face was found"
    print(f"{count}; some may be missed: look yourself.", file=sys.stderr)
