"""Commands for sources: codes, what each agreed to, and, only when asked for, who it is."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_desk.cli.scripts import (
    Folder,
    Json,
    group,
    library_at,
    plain,
    print_facts,
    print_json,
    print_table,
)

Code = Annotated[str, typer.Argument(metavar="CODE", help="S-03 …")]
Note = Annotated[str | None, typer.Option("--note", help="Without names.")]
Consent = Annotated[str | None, typer.Option("--consent", help="What they have agreed to.")]
Until = Annotated[str | None, typer.Option("--until", help="The last day their consent holds.")]
WhoseName = Annotated[str | None, typer.Option("--name", help="Kept apart; never exported.")]
Contact = Annotated[str | None, typer.Option("--contact", help="Kept apart; never exported.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "source",
        "Who gave or made items.",
        add=add,
        change=change,
        list=list_all,
        show=show,
        remove=remove,
    )


def add(
    folder: Folder,
    code: Code,
    note: Note = None,
    consent: Consent = None,
    until: Until = None,
    name: WhoseName = None,
    contact: Contact = None,
) -> None:
    """Add a source under a code."""
    from evidence_desk.desk.sources import add_source

    with library_at(folder) as library:
        print(
            add_source(
                library,
                code,
                note or "",
                name or "",
                contact or "",
                consent=consent or "",
                consent_until=until or "",
            )
        )


def change(
    folder: Folder,
    code: Code,
    new_code: Annotated[str | None, typer.Option("--code", help="Its new code.")] = None,
    note: Note = None,
    consent: Consent = None,
    until: Until = None,
    name: WhoseName = None,
    contact: Contact = None,
) -> None:
    """Change what is given of a source; “” empties."""
    from evidence_desk.desk.sources import change_source

    with library_at(folder) as library:
        print(
            change_source(
                library,
                code,
                new_code=new_code,
                note=note,
                consent=consent,
                consent_until=until,
                name=name,
                contact=contact,
            )
        )


def list_all(folder: Folder, as_json: Json = False) -> None:
    """Sources by their codes; names are not shown."""
    from evidence_desk.desk.sources import sources

    with library_at(folder) as library:
        found = sources(library)
    if as_json:
        print_json(found)
    else:
        rows = [(one.code, one.note, one.consent, one.consent_until, one.items) for one in found]
        print_table(("code", "note", "consent", "until", "items"), rows)


def show(
    folder: Folder,
    code: Code,
    identity: Annotated[
        bool, typer.Option("--identity", help="Also name and contact, which are kept apart.")
    ] = False,
    as_json: Json = False,
) -> None:
    """One source; who it is only with --identity."""
    from evidence_desk.desk.sources import source, source_identity

    with library_at(folder) as library:
        facts = plain(source(library, code))
        if identity:
            facts.update(plain(source_identity(library, code)))
    if as_json:
        print_json(facts)
    else:
        print_facts(facts)


def remove(folder: Folder, code: Code) -> None:
    """Remove a source nothing came from."""
    from evidence_desk.desk.sources import remove_source

    with library_at(folder) as library:
        remove_source(library, code)
    print(f"{code} removed")
