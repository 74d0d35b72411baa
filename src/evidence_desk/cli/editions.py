"""Commands for editions: what goes in, the check before, and the issue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_desk.cli import layouts
from evidence_desk.cli.scripts import (
    Folder,
    Json,
    counted,
    group,
    library_at,
    plain,
    print_facts,
    print_json,
    print_table,
    report,
    split,
)
from evidence_desk.domain.errors import UsageError

if TYPE_CHECKING:
    from evidence_desk.desk.editions import EditionDetail

Sections = Annotated[list[str] | None, typer.Option("--sections", help="1,2.1 …")]
Incidents = Annotated[list[str] | None, typer.Option("--incidents", help="I-001,I-004")]
Dates = Annotated[
    str | None,
    typer.Option("--dates", help="Told to the public: exact, day, month, year; “” as the library."),
]
Places = Annotated[
    str | None,
    typer.Option("--places", help="… named, within, top, grid:10 (km), none; “” as the library."),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The edition's name.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "edition",
        "Issues of the dossier.",
        add=add,
        change=change,
        check=check,
        issue=issue,
        list=list_all,
        show=show,
        remove=remove,
        exhibits=layouts.exhibits,
        layout=layouts.layout,
        numbers=layouts.numbers,
    )


def add(
    folder: Folder,
    name: Name,
    language: Annotated[str, typer.Option("--language", help="en or fr.")] = "en",
    audience: Annotated[str, typer.Option("--audience", help="full or public.")] = "full",
    numbering: Annotated[
        str | None,
        typer.Option("--numbering", help="plain (1, 2 …), section (1.2-03) or kind (V-001)."),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", help="Begin with it; without, that of new editions; “” none."),
    ] = None,
    sections: Sections = None,
    incidents: Incidents = None,
    query: Annotated[str, typer.Option("--query", help="A search whose items go in.")] = "",
    recipient: Annotated[str | None, typer.Option("--recipient", help="For whom it is.")] = None,
    reference: Annotated[str | None, typer.Option("--reference", help="Their reference.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="A word on the title page.")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", help="By whom it is.")
    ] = None,
    author: Annotated[str | None, typer.Option("--author")] = None,
    show_withheld: Annotated[
        bool | None,
        typer.Option(
            "--withheld/--no-withheld", help="List what is withheld, without a word of it."
        ),
    ] = None,
    statements: Annotated[
        bool | None, typer.Option("--statements/--no-statements", help="Print statements in full.")
    ] = None,
    transcripts: Annotated[
        str | None, typer.Option("--transcripts", help="Quote what is said: none, passages, full.")
    ] = None,
    medium: Annotated[
        str | None,
        typer.Option("--medium", help="What its pack goes out on: dvd, fat32, 32GB …"),
    ] = None,
    dates: Dates = None,
    places: Places = None,
) -> None:
    """Prepare an edition: its language, its readers, and what goes in."""
    from evidence_desk.desk.templates import begin_edition

    with library_at(folder) as library:
        made = begin_edition(
            library,
            name,
            template_name=template,
            language=language,
            audience=audience,
            numbering=numbering,
            sections=tuple(split(sections or ())),
            incidents=tuple(split(incidents or ())),
            query=query,
            recipient=recipient,
            reference=reference,
            note=note,
            organisation=organisation,
            author=author,
            show_withheld=show_withheld,
            statements=statements,
            transcripts=transcripts,
            medium=medium,
            dates=dates,
            places=places,
        )
    print(made.name)


def change(
    folder: Folder,
    name: Name,
    new_name: Annotated[str | None, typer.Option("--name", help="Its new name.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="en or fr.")] = None,
    audience: Annotated[str | None, typer.Option("--audience", help="full or public.")] = None,
    numbering: Annotated[
        str | None, typer.Option("--numbering", help="plain, section or kind.")
    ] = None,
    sections: Sections = None,
    incidents: Incidents = None,
    query: Annotated[str | None, typer.Option("--query", help="A search; “” for none.")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient")] = None,
    reference: Annotated[str | None, typer.Option("--reference")] = None,
    note: Annotated[str | None, typer.Option("--note")] = None,
    organisation: Annotated[str | None, typer.Option("--organisation")] = None,
    author: Annotated[str | None, typer.Option("--author")] = None,
    show_withheld: Annotated[bool | None, typer.Option("--withheld/--no-withheld")] = None,
    statements: Annotated[bool | None, typer.Option("--statements/--no-statements")] = None,
    transcripts: Annotated[
        str | None, typer.Option("--transcripts", help="none, passages, full.")
    ] = None,
    medium: Annotated[
        str | None, typer.Option("--medium", help="dvd, bluray, fat32, 700MB …; “” for any.")
    ] = None,
    dates: Dates = None,
    places: Places = None,
    as_json: Json = False,
) -> None:
    """Change what is given of a draft, as its page does; an issued edition never changes."""
    from evidence_desk.desk.editions import change_edition, edition

    with library_at(folder) as library:
        change_edition(
            library,
            name,
            new_name=new_name,
            language=language,
            audience=audience,
            numbering=numbering,
            sections=None if sections is None else tuple(split(sections)),
            incidents=None if incidents is None else tuple(split(incidents)),
            query=query,
            recipient=recipient,
            reference=reference,
            note=note,
            organisation=organisation,
            author=author,
            show_withheld=show_withheld,
            statements=statements,
            transcripts=transcripts,
            medium=medium,
            dates=dates,
            places=places,
        )
        detail = edition(library, (new_name or "").strip() or name)
    if as_json:
        print_json(_told(detail))
    else:
        print(f"{detail.row.name}: {counted(detail.row.exhibits, 'exhibit')}")


def check(
    folder: Folder,
    name: Name,
    draft: Annotated[
        Path | None, typer.Option("--draft", help="Also what a draft cites, and does not.")
    ] = None,
    medium: Annotated[
        str | None, typer.Option("--medium", help="What the pack is to go out on.")
    ] = None,
    fix: Annotated[
        str | None, typer.Option("--fix", metavar="CODE", help="Mend what has this code at once.")
    ] = None,
    words: Annotated[
        str, typer.Option("--with", help="… with this date, title, name or number.")
    ] = "",
    only: Annotated[
        list[str] | None, typer.Option("--for", metavar="REF", help="… and only of these.")
    ] = None,
    as_json: Json = False,
) -> int:
    """What would embarrass us, the gravest first; exits 1 if something must be mended."""
    from evidence_desk.desk.editions import edition as edition_of
    from evidence_desk.desk.mending import mend, mending_of
    from evidence_desk.desk.preflight import check as look

    with library_at(folder) as library:
        found = look(library, name, draft, medium)
        if fix is not None:
            those = [one for one in found if one.code == fix]
            chosen = {one.upper() for one in split(only or ())}
            if chosen:
                those = [one for one in those if chosen & {one.ref, one.item, one.exhibit}]
            if not those:
                raise UsageError(f"There is nothing of the code “{fix}” to mend.")
            mend(library, name, those, words, report())
            found = look(library, name, draft, medium)
        issued = edition_of(library, name).row.issued_at is not None
    lines = [
        {
            "severity": one.severity,
            "code": one.code,
            "ref": one.ref,
            "number": one.number,
            "sentence": one.sentence(),
            "fix": None if (way := mending_of(one, issued=issued)) is None else way.said("en"),
        }
        for one in found
    ]
    if as_json:
        print_json(lines)
    elif lines:
        rows = [
            (line["severity"], line["ref"], line["sentence"], line["code"] if line["fix"] else "")
            for line in lines
        ]
        print_table(("", "ref", "what", "--fix"), rows)
    else:
        print("Nothing is missing.")
    return 1 if any(one.severity == "stop" for one in found) else 0


def issue(folder: Folder, name: Name) -> None:
    """Freeze the numbers: from now on they never change or move to another exhibit."""
    from evidence_desk.desk.editions import issue as issue_edition

    with library_at(folder) as library:
        made = issue_edition(library, name)
    print(f"{made.name}: issued with {counted(made.exhibits, 'exhibit')}")


def list_all(folder: Folder, as_json: Json = False) -> None:
    """All editions."""
    from evidence_desk.desk.editions import editions

    with library_at(folder) as library:
        found = [plain(row) for row in editions(library)]
    if as_json:
        print_json(found)
    else:
        names = ("name", "language", "audience", "numbering", "state", "issued_at", "exhibits")
        for one in found:  # to the minute; to the letter with --json
            one["issued_at"] = (one["issued_at"] or "")[:16].replace("T", " ")
        print_table(names, [[one[name] for name in names] for one in found])


def show(folder: Folder, name: Name, as_json: Json = False) -> None:
    """One edition: what was chosen, its exhibits with their numbers, and what is left out."""
    from evidence_desk.desk.editions import edition

    with library_at(folder) as library:
        detail = edition(library, name)
    facts = _told(detail)
    if as_json:
        print_json(facts)
        return
    exhibits = facts.pop("exhibits")
    facts.pop("concordance")
    print_facts(facts)
    names = ("number", "ref", "kind", "title", "state")
    print_table(names, [[one[name] for name in names] for one in exhibits])


def _told(detail: EditionDetail) -> dict[str, Any]:
    return {
        **plain(detail.row),
        **plain(detail.contents),
        "exhibits": plain(detail.exhibits),
        "left_out": plain(detail.left_out),
        "concordance": plain(detail.concordance),
    }


def remove(folder: Folder, name: Name) -> None:
    """Remove a draft; an issued edition stays for ever."""
    from evidence_desk.desk.editions import remove_edition

    with library_at(folder) as library:
        remove_edition(library, name)
    print(f"{name} removed")
