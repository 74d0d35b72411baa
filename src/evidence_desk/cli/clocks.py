"""Commands that put the wrong clocks of devices right."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_desk.cli.scripts import (
    Folder,
    Json,
    counted,
    group,
    library_at,
    plain,
    print_json,
    print_table,
)
from evidence_desk.domain.errors import UsageError

if TYPE_CHECKING:
    from evidence_desk.desk.clocks import ClockRow, ClockWords
    from evidence_desk.desk.libraries import Library

Make = Annotated[str | None, typer.Option("--make", help="As the files say it.")]
Model = Annotated[str | None, typer.Option("--model", help="As the files say it.")]
Serial = Annotated[str | None, typer.Option("--serial", help="As the files say it.")]
From = Annotated[str | None, typer.Option("--folder", help="The folder they came in.")]
Since = Annotated[str | None, typer.Option("--since", help="From when on, by the wrong clock.")]
Until = Annotated[str | None, typer.Option("--until", help="Until when, by the wrong clock.")]
Shift = Annotated[
    str | None, typer.Option("--shift", help="Added to its times: +1:02, -0:03:20, +1 day.")
]
Zone = Annotated[str | None, typer.Option("--zone", help="Europe/Athens, or +02:00.")]
Evidence = Annotated[str | None, typer.Option("--evidence", help="How one knows.")]
EvidenceItem = Annotated[
    str | None, typer.Option("--evidence-item", metavar="E-…", help="The item that shows it.")
]
Number = Annotated[int, typer.Argument(metavar="N", help="Its number in clock list.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "clock",
        "Wrong clocks put right.",
        add=add,
        list=list_all,
        change=change,
        remove=remove,
        preview=preview,
    )


def _given(**values: str | None) -> dict[str, str]:
    """What was said on the command line; an empty value takes something away."""
    return {name: value for name, value in values.items() if value is not None}


def _words(**values: str | None) -> ClockWords:
    from evidence_desk.desk.clocks import ClockWords

    return ClockWords(**_given(**values))


def _changed(library: Library, number: int, **values: str | None) -> ClockWords:
    """A correction as it is, with what was said anew."""
    from evidence_desk.desk.clocks import list_clocks

    row = next((one for one in list_clocks(library) if one.id == number), None)
    if row is None:
        raise UsageError(f"There is no correction {number} of a clock; clock list shows them.")
    return replace(row.words(), **_given(**values))


def add(
    folder: Folder,
    make: Make = None,
    model: Model = None,
    serial: Serial = None,
    origin: From = None,
    since: Since = None,
    until: Until = None,
    shift: Shift = None,
    zone: Zone = None,
    evidence: Evidence = None,
    evidence_item: EvidenceItem = None,
    as_json: Json = False,
) -> None:
    """Correct the clock of a device: its items get their right date, in one step."""
    from evidence_desk.desk.clocks import add_clock

    words = _words(
        make=make,
        model=model,
        serial=serial,
        folder=origin,
        since=since,
        until=until,
        shift=shift,
        zone=zone,
        evidence=evidence,
        evidence_item=evidence_item,
    )
    with library_at(folder) as library:
        done = add_clock(library, words)
    if as_json:
        print_json(done)
    else:
        print(f"correction {done.id}: {counted(done.changed, 'item')} put right")


def change(
    folder: Folder,
    number: Number,
    make: Make = None,
    model: Model = None,
    serial: Serial = None,
    origin: From = None,
    since: Since = None,
    until: Until = None,
    shift: Shift = None,
    zone: Zone = None,
    evidence: Evidence = None,
    evidence_item: EvidenceItem = None,
    as_json: Json = False,
) -> None:
    """Change a correction; what is not said stays, and an empty value takes something away."""
    from evidence_desk.desk.clocks import change_clock

    with library_at(folder) as library:
        words = _changed(
            library,
            number,
            make=make,
            model=model,
            serial=serial,
            folder=origin,
            since=since,
            until=until,
            shift=shift,
            zone=zone,
            evidence=evidence,
            evidence_item=evidence_item,
        )
        done = change_clock(library, number, words)
    if as_json:
        print_json(done)
    else:
        print(f"correction {number} changed: {counted(done.changed, 'item')} got another date")


def remove(folder: Folder, number: Number, as_json: Json = False) -> None:
    """Remove a correction; its items get their file's own time back."""
    from evidence_desk.desk.clocks import remove_clock

    with library_at(folder) as library:
        done = remove_clock(library, number)
    if as_json:
        print_json(done)
    else:
        print(f"correction {number} removed: {counted(done.changed, 'item')} got another date")


def list_all(
    folder: Folder,
    found: Annotated[
        bool, typer.Option("--devices", help="The devices found in the library instead.")
    ] = False,
    as_json: Json = False,
) -> None:
    """The corrections there are, or the devices that files name."""
    from evidence_desk.desk.clocks import devices, list_clocks

    with library_at(folder) as library:
        if found:
            rows = devices(library)
            if as_json:
                print_json(rows)
                return
            columns = ("device", "items", "first", "last", "corrected")
            print_table(columns, [(r.device, r.items, r.first, r.last, r.corrected) for r in rows])
            return
        clocks = list_clocks(library)
    if as_json:
        print_json([_as_json(one) for one in clocks])
        return
    print_table(
        ("number", "device", "since", "until", "shift", "zone", "items", "evidence"),
        [
            (
                one.id,
                one.device,
                one.words().since,
                one.words().until,
                one.words().shift,
                one.zone,
                one.items,
                one.evidence,
            )
            for one in clocks
        ],
    )


def _as_json(row: ClockRow) -> dict[str, Any]:
    from evidence_desk.domain.clocks import say_basis

    told = plain(asdict(row))
    return {**told, "shift": row.words().shift, "basis": say_basis(row.correction)}


def preview(
    folder: Folder,
    make: Make = None,
    model: Model = None,
    serial: Serial = None,
    origin: From = None,
    since: Since = None,
    until: Until = None,
    shift: Shift = None,
    zone: Zone = None,
    number: Annotated[
        int | None, typer.Option("--clock", metavar="N", help="In the place of this correction.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many items to list.")] = 20,
    as_json: Json = False,
) -> None:
    """What a correction would change, without changing anything."""
    from evidence_desk.desk.clocks import effects
    from evidence_desk.desk.clocks import preview as look

    said: dict[str, str | None] = {
        "make": make,
        "model": model,
        "serial": serial,
        "folder": origin,
        "since": since,
        "until": until,
        "shift": shift,
        "zone": zone,
    }
    with library_at(folder) as library:
        words = _words(**said) if number is None else _changed(library, number, **said)
        found = look(library, words, number)
        rows = effects(library, found, found.ids[:limit])
    passed = {
        "by_editor": found.by_editor,
        "undated": found.undated,
        "by_other": found.by_other,
        "same": found.same,
    }
    if as_json:
        print_json({"count": len(found.ids), "passed_over": passed, "items": rows})
        return
    columns = ("ref", "before", "after", "name")
    print_table(columns, [(row.ref, row.before, row.after, row.name) for row in rows])
    print(f"{counted(len(found.ids), 'item')} would get another date")
    for count, why in (
        (found.by_editor, "dated by an editor"),
        (found.undated, "without a day to move"),
        (found.by_other, "dated by a correction that fits better"),
        (found.same, "whose date would stay"),
    ):
        if count:
            print(f"passed over: {counted(count, 'item')} {why}")
