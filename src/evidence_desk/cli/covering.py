"""Commands that cover for good what nobody may see or hear."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_desk.cli.page_covers import redact_document
from evidence_desk.cli.scripts import Folder, Json, library_at, print_json, report
from evidence_desk.domain.errors import UsageError

if TYPE_CHECKING:
    from evidence_desk.desk.libraries import Library


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command("redact")(redact)
    app.command("follow")(follow)


def redact(
    folder: Folder,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A photo, PDF, film or recording: E-…")],
    box: Annotated[
        list[str] | None,
        typer.Option(help="Left,top,width,height, in parts from 0 to 1; of a PDF page:left,…"),
    ] = None,
    ellipse: Annotated[list[str] | None, typer.Option(help="The rectangle around it.")] = None,
    polygon: Annotated[list[str] | None, typer.Option(help="X,y of each corner: x,y,x,y,…")] = None,
    cover: Annotated[
        str | None,
        typer.Option(help="solid, unless said otherwise; pixelate or blur"),
    ] = None,
    recipe: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Of a film: covers that move, and sound, as JSON."),
    ] = None,
    mute: Annotated[
        list[str] | None, typer.Option(metavar="FROM-TO", help="Silence: 0:01:02.5-0:01:10.")
    ] = None,
    mask: Annotated[
        list[str] | None, typer.Option(metavar="FROM-TO", help="Nobody’s voice says the words.")
    ] = None,
    clip: Annotated[
        str | None, typer.Option(metavar="FROM-TO", help="Keep this part alone.")
    ] = None,
    word: Annotated[
        list[str] | None, typer.Option(help="Cover each place of a PDF where these words stand.")
    ] = None,
    inside: Annotated[bool, typer.Option("--inside", help="Also inside longer words.")] = False,
    find: Annotated[
        bool, typer.Option("--find", help="Only print where the words stand; make nothing.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Keep a copy with parts covered or taken out for good; prints its reference.

    Of a film, a box, ellipse or polygon covers the same place from beginning to end.
    """
    from evidence_desk.desk.derived import redact as redact_photo
    from evidence_desk.desk.items import item
    from evidence_desk.domain.items import Kind
    from evidence_desk.domain.redaction import covered, shape

    given = {"box": box or [], "ellipse": ellipse or [], "polygon": polygon or []}
    values = _values(recipe)
    with library_at(folder) as library:
        kind = item(library, ref).row.kind
        if (word or find) and kind != Kind.DOCUMENT:
            raise UsageError("Words are looked for in documents; draw boxes over a photo.")
        if kind in (Kind.VIDEO, Kind.AUDIO):
            _add(values, given, cover, mute, mask, clip)
            print(_film(library, ref, values))
            return
        if values or mute or mask or clip:
            raise UsageError(f"{ref} is neither a film nor a recording.")
        if kind == Kind.DOCUMENT:
            redact_document(
                library, ref, given, word or [],
                inside=inside, find=find, cover=cover or "solid", as_json=as_json,
            )  # fmt: skip
            return
        shapes = [shape(form, one.split(",")) for form, texts in given.items() for one in texts]
        print(redact_photo(library, ref, covered(shapes, cover or "solid")))


def _film(library: Library, ref: str, values: dict[str, Any]) -> str:
    from evidence_desk.desk.film_redacting import redact_film
    from evidence_desk.domain.film_redaction import film_redaction

    return redact_film(library, ref, film_redaction(values), report())


def _add(
    values: dict[str, Any],
    shapes: Mapping[str, Sequence[str]],
    cover: str | None,
    mute: Sequence[str] | None,
    mask: Sequence[str] | None,
    clip: str | None,
) -> None:
    """Add what options say to what a recipe file says."""
    still = [{"form": form, "points": text.split(",")} for form, texts in shapes.items()
             for text in texts]  # fmt: skip
    spans = (("mute", mute), ("mask", mask))
    silent = [{**_from_to(one), "how": how} for how, given in spans for one in given or ()]
    values["shapes"] = [*(values.get("shapes") or ()), *still]
    values["sound"] = [*(values.get("sound") or ()), *silent]
    values["cover"] = cover or values.get("cover") or "solid"
    if clip:
        values["clip"] = _from_to(clip)


def _values(recipe: Path | None) -> dict[str, Any]:
    """What a recipe file says; raises UsageError where it cannot be read as one."""
    if recipe is None:
        return {}
    try:
        values = json.loads(recipe.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError(f"“{recipe.name}” cannot be read as a recipe in JSON.") from error
    if not isinstance(values, dict):
        raise UsageError(f"“{recipe.name}” cannot be read as a recipe in JSON.")
    return values


def _from_to(text: str) -> dict[str, str | None]:
    """A span as it is typed: FROM-TO; without one of them from the start, or to the end."""
    start, dash, end = text.partition("-")
    if not dash:
        raise UsageError(f"“{text}” is not a span; write 0:01:02.5-0:01:10.")
    return {"from": start.strip() or None, "to": end.strip() or None}


def follow(
    folder: Folder,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A film: E-…")],
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="Where the shape lies there.")],
    box: Annotated[str | None, typer.Option(help="Left,top,width,height, from 0 to 1.")] = None,
    ellipse: Annotated[str | None, typer.Option(help="The rectangle around it.")] = None,
    polygon: Annotated[str | None, typer.Option(help="X,y of each corner: x,y,x,y,…")] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="TIME", help="Follow it so far; before AT, back.")
    ] = None,
) -> None:
    """Propose how a shape follows what it covers, as JSON for a recipe file; keeps nothing.

    Look at each key frame before you use it: what follows can go astray.
    """
    from evidence_desk.desk.following import follow as follow_shape
    from evidence_desk.domain.redaction import shape
    from evidence_desk.domain.timecodes import read_seconds

    given = [(form, text) for form, text in
             (("box", box), ("ellipse", ellipse), ("polygon", polygon)) if text]  # fmt: skip
    if len(given) != 1:
        raise UsageError("Give one shape to follow: a box, an ellipse or a polygon.")
    (form, text), end = given[0], None if to is None else read_seconds(to)
    with library_at(folder) as library:
        drawn = shape(form, text.split(","))
        print_json(follow_shape(library, ref, drawn, read_seconds(at), end, report()).to_values())
