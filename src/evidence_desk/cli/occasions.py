"""Commands on the further dates and places of an incident."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_desk.cli.scripts import Folder, group, library_at, read_assignments

Incident = Annotated[str, typer.Argument(metavar="I-…", help="The incident's reference.")]
Number = Annotated[int, typer.Argument(metavar="N", help="Its number, as incident show has it.")]


def add_to(incident: typer.Typer) -> None:
    """Register the commands below `incident`."""
    group(
        incident,
        "occasion",
        "Further dates and places of an incident.",
        add=add,
        change=change,
        remove=remove,
    )


def add(
    folder: Folder,
    ref: Incident,
    date: Annotated[str | None, typer.Option("--date", help="EDTF, or in words.")] = None,
    place: Annotated[str | None, typer.Option("--place")] = None,
    lat: Annotated[float | None, typer.Option("--lat", min=-90, max=90)] = None,
    lon: Annotated[float | None, typer.Option("--lon", min=-180, max=180)] = None,
    note: Annotated[str, typer.Option("--note")] = "",
) -> None:
    """Give an incident a further date or place; prints the occasion's number."""
    from evidence_desk.desk.occasions import add_occasion

    values = {"date": date, "place": place, "lat": lat, "lon": lon, "note": note}
    with library_at(folder) as library:
        print(add_occasion(library, ref, values))


def change(
    folder: Folder,
    ref: Incident,
    number: Number,
    assignments: Annotated[list[str], typer.Option("--set", metavar="FIELD=VALUE")],
) -> None:
    """Change an occasion: date, place, lat, lon or note."""
    from evidence_desk.desk.occasions import change_occasion

    with library_at(folder) as library:
        change_occasion(library, ref, number, read_assignments(assignments))
    print(f"{ref} changed")


def remove(folder: Folder, ref: Incident, number: Number) -> None:
    """Remove an occasion."""
    from evidence_desk.desk.occasions import remove_occasion

    with library_at(folder) as library:
        remove_occasion(library, ref, number)
    print(f"{ref} changed")
