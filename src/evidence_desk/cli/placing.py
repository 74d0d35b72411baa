"""Commands on the gazetteer: the places a library knows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evidence_desk.cli.scripts import (
    Folder,
    Json,
    counted,
    group,
    library_at,
    print_json,
    print_table,
    read_assignments,
    say,
)
from evidence_desk.domain.errors import UsageError

Place = Annotated[str, typer.Argument(metavar="PLACE", help="Its number, or a name of it.")]
_PARTLY = 1


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "place",
        "The gazetteer: places by name, and what lies at them.",
        add=add,
        list=list_places,
        change=change,
        remove=remove,
        merge=merge,
        suggest=suggest,
        import_=import_,
        export=export,
    )


def add(
    folder: Folder,
    name_en: Annotated[str | None, typer.Option("--name.en", help="Its name in English.")] = None,
    name_fr: Annotated[str | None, typer.Option("--name.fr", help="Its name in French.")] = None,
    point: Annotated[
        str | None,
        typer.Option("--point", help="41.3712, 22.9481 or 41°22'16\"N 22°56'53\"E."),
    ] = None,
    radius: Annotated[str | None, typer.Option("--radius", help="200m, 2km …")] = None,
    parent: Annotated[str | None, typer.Option("--parent", help="What it lies in.")] = None,
    note: Annotated[str, typer.Option("--note", help="For editors; never exported.")] = "",
) -> None:
    """Add a place; prints its number."""
    from evidence_desk.desk.places import add_place

    names = {code: name for code, name in (("en", name_en), ("fr", name_fr)) if name}
    with library_at(folder) as library:
        print(add_place(library, names, point=point, radius=radius, parent=parent, note=note))


def list_places(folder: Folder, as_json: Json = False) -> None:
    """All places, each below the one it lies in, with what names it."""
    from evidence_desk.desk.places import place_json, places

    with library_at(folder) as library:
        rows = places(library)
    if as_json:
        print_json([place_json(row) for row in rows])
        return
    print_table(
        ("id", "English", "French", "point", "radius", "items", "incidents", "note"),
        [
            (
                row.id,
                "  " * row.depth + row.names.get("en", ""),
                "  " * row.depth + row.names.get("fr", ""),
                f"{row.lat:.5f}, {row.lon:.5f}"
                if row.lat is not None and row.lon is not None
                else "",
                f"{row.radius_m:g} m" if row.radius_m is not None else "",
                row.items,
                row.incidents,
                row.note,
            )
            for row in rows
        ],
        spare=("note", "radius"),
    )


def change(
    folder: Folder,
    place: Place,
    assignments: Annotated[
        list[str],
        typer.Option(
            "--set", metavar="FIELD=VALUE", help="name.en, name.fr, point, radius, parent, note."
        ),
    ],
) -> None:
    """Say something else of a place; an empty value takes it away."""
    from evidence_desk.desk.places import change_place

    with library_at(folder) as library:
        change_place(library, place, read_assignments(assignments))
    print("1 place changed")


def remove(
    folder: Folder,
    place: Place,
    clear: Annotated[
        bool, typer.Option("--clear", help="Though it is named: the words of it stay.")
    ] = False,
) -> None:
    """Remove a place; what lies in it moves up."""
    from evidence_desk.desk.places import remove_place

    with library_at(folder) as library:
        count = remove_place(library, place, clear=clear)
    print(f"1 place removed, {counted(count, 'record')} cleared")


def merge(
    folder: Folder,
    place: Place,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The place that stays.")],
) -> None:
    """Make one place of two: what names the first names the second."""
    from evidence_desk.desk.places import merge_places

    with library_at(folder) as library:
        print(f"{counted(merge_places(library, place, into), 'record')} moved")


def suggest(
    folder: Folder,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="PLACE|all", help="Let these items name the place."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Items taken within a place's radius that name no place yet."""
    from evidence_desk.desk.places import accept_offers, place_number_of, place_offers

    with library_at(folder) as library:
        offers = place_offers(library)
        if accept:
            wanted = {place_number_of(library, one) for one in accept if one != "all"}
            chosen = [one for one in offers if "all" in accept or one.place_id in wanted]
            if not chosen:
                raise UsageError("No item waits for a place there.")
            print(f"{counted(accept_offers(library, chosen), 'item')} placed")
            return
    if as_json:
        print_json([{"id": o.place_id, "names": o.names, "items": list(o.refs)} for o in offers])
    else:
        print_table(
            ("id", "place", "items"),
            [
                (one.place_id, next(iter(one.names.values()), ""), " ".join(one.refs))
                for one in offers
            ],
        )


def import_(
    folder: Folder,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file, as export makes it.")],
    as_json: Json = False,
) -> None:
    """Take places over from a CSV file."""
    from evidence_desk.desk.place_lists import import_places

    with library_at(folder) as library:
        report = import_places(library, path)
    if as_json:
        print_json(report)
    else:
        print(f"{counted(report.added, 'place')} added, {report.changed} changed")
        for sentence in report.refused:
            say(sentence)
    if report.partly:
        raise typer.Exit(_PARTLY)


def export(
    folder: Folder,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The CSV file to write.")],
) -> None:
    """Write all places into a CSV file."""
    from evidence_desk.desk.place_lists import export_places

    with library_at(folder) as library:
        print(export_places(library, path))
