"""Commands for people whom the public knows by codes."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_desk.cli.scripts import Folder, Json, group, library_at, print_json, print_table

Names = Annotated[
    list[str], typer.Option("--name", help="What texts call them; once for each spelling.")
]
Code = Annotated[str, typer.Argument(metavar="CODE", help="W-1 …")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "person",
        "People whom the public knows by codes.",
        add=add,
        change=change,
        list=list_all,
        remove=remove,
    )


def add(
    folder: Folder,
    name: Names,
    role: Annotated[
        str, typer.Option("--role", help="witness (W), victim (V), officer (P) or other (N).")
    ] = "witness",
    code: Annotated[str, typer.Option("--code", help="In place of the next one.")] = "",
) -> None:
    """Give a person a code, which takes the place of their names in public editions."""
    from evidence_desk.desk.people import add_person

    with library_at(folder) as library:
        print(add_person(library, name, role, code))


def change(
    folder: Folder,
    code: Code,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="All their names, in place of those known.")
    ] = None,
    role: Annotated[str | None, typer.Option("--role")] = None,
) -> None:
    """Change a person's names or role; the code stays."""
    from evidence_desk.desk.people import change_person

    with library_at(folder) as library:
        change_person(library, code, name, role)
    print(code.upper())


def list_all(
    folder: Folder,
    identity: Annotated[
        bool, typer.Option("--identity", help="Also their names, which are kept apart.")
    ] = False,
    as_json: Json = False,
) -> None:
    """People by their codes; names only with --identity."""
    from evidence_desk.desk.people import people

    with library_at(folder) as library:
        found = people(library)
    rows = [
        {"code": one.code, "role": one.role, **({"names": list(one.names)} if identity else {})}
        for one in found
    ]
    if as_json:
        print_json(rows)
        return
    heads = ("code", "role", "names") if identity else ("code", "role")
    print_table(
        heads,
        [(one.code, one.role, "; ".join(one.names))[: len(heads)] for one in found],
    )


def remove(folder: Folder, code: Code) -> None:
    """Forget a person's names; nobody else gets the code."""
    from evidence_desk.desk.people import remove_person

    with library_at(folder) as library:
        remove_person(library, code)
    print(f"{code.upper()} removed")
