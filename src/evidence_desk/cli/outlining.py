"""Commands for the report: its outline, the order of exhibits in it, and what stands behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from evidence_desk.cli.scripts import (
    English,
    Folder,
    French,
    Json,
    counted,
    group,
    library_at,
    plain,
    print_csv,
    print_json,
    print_table,
    say,
    titles,
    writable,
)
from evidence_desk.domain.errors import UsageError

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="1, 1.2, 3.1.4, A.2 …")]
Language = Annotated[
    str | None, typer.Option("--language", help="Of the titles; the library's first otherwise.")
]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "section",
        "The report's outline.",
        add=add_section,
        list=list_sections,
        change=change_section,
        rename=rename_section,
        move=move_section,
        remove=remove_section,
        import_=import_sections,
        export=export_sections,
        exhibits=list_exhibits,
        order=order_section,
    )
    group(app, "report", "What stands behind the report.", coverage=show_coverage)


def _say_renumbered(library: Any) -> None:
    """Numbers that are out in the world stay; whoever moves headings must hear it."""
    from evidence_desk.desk.outlining import numbers_are_out

    if names := numbers_are_out(library):
        say(
            f"Issued editions keep the sections' numbers of their day: {', '.join(names)}. "
            "Drafts use the new ones."
        )


def add_section(
    folder: Folder,
    number: Annotated[
        str | None,
        typer.Argument(metavar="[NUMBER]", help="1, 1.2, A.3 …; without, the next at the top."),
    ] = None,
    title_en: English = None,
    title_fr: French = None,
    after: Annotated[
        str | None, typer.Option("--after", help="Beside this heading; those after make room.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Add a heading to the report's outline; prints its number."""
    from evidence_desk.desk.outline import add_section as add
    from evidence_desk.desk.outlining import add_beside

    if number and after:
        raise UsageError("Say a number or --after, not both.")
    with library_at(folder) as library:
        if number:
            add(library, number, titles(title_en, title_fr))
        else:
            number = add_beside(library, after, titles(title_en, title_fr))
            if after:
                _say_renumbered(library)
    _print_number(number, as_json)


def _print_number(number: str, as_json: bool, **more: Any) -> None:
    if as_json:
        print_json({"number": number, **more})
    else:
        print(number)


def list_sections(folder: Folder, as_json: Json = False) -> None:
    """The report's outline."""
    from evidence_desk.desk.outline import sections

    with library_at(folder) as library:
        found = [plain(row) for row in sections(library)]
    if as_json:
        print_json(found)
    else:
        rows = [
            (
                one["number"],
                "  " * one["depth"] + next(iter(one["titles"].values()), ""),
                one["items"],
                one["incidents"],
            )
            for one in found
        ]
        print_table(("number", "title", "items", "incidents"), rows)


def change_section(
    folder: Folder,
    number: Number,
    title_en: English = None,
    title_fr: French = None,
    to: Annotated[str | None, typer.Option("--number", help="Its new number.")] = None,
    access: Annotated[str | None, typer.Option("--access")] = None,
    as_json: Json = False,
) -> None:
    """Change a heading's titles, number or access."""
    from evidence_desk.desk.outline import change_section as change

    with library_at(folder) as library:
        change(library, number, titles(title_en, title_fr) or None, new_number=to, access=access)
        if to and to != number:
            _say_renumbered(library)
    _print_number(to or number, as_json)


def rename_section(
    folder: Folder,
    number: Number,
    title_en: English = None,
    title_fr: French = None,
    as_json: Json = False,
) -> None:
    """Give a heading other titles; an empty one takes it away."""
    from evidence_desk.desk.outline import change_section as change

    given = titles(title_en, title_fr)
    if not given:
        raise UsageError("Say its new title: --title.en … or --title.fr …")
    with library_at(folder) as library:
        change(library, number, given)
    _print_number(number, as_json)


def move_section(
    folder: Folder,
    number: Number,
    direction: Annotated[
        str | None, typer.Argument(metavar="[DIRECTION]", help="up, down, in or out.")
    ] = None,
    below: Annotated[
        str | None, typer.Option("--below", help="Below this heading instead; “top” is the top.")
    ] = None,
    place: Annotated[
        int | None, typer.Option("--place", min=1, help="Its place there; the end otherwise.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Move a heading with all below it; prints its new number."""
    from evidence_desk.desk.outline import move_section as move
    from evidence_desk.desk.outlining import put_section

    if (direction is None) == (below is None):
        raise UsageError("Say where to: up, down, in or out, or --below NUMBER.")
    with library_at(folder) as library:
        if direction is not None:
            new = move(library, number, direction)
        else:
            parent = None if below == "top" else below
            new = put_section(library, number, parent, None if place is None else place - 1)
        if new != number:
            _say_renumbered(library)
    _print_number(new, as_json, was=number)


def remove_section(folder: Folder, number: Number, as_json: Json = False) -> None:
    """Remove a heading and all below it; items stay. One step that can be undone."""
    from evidence_desk.desk.outline import remove_section as remove
    from evidence_desk.desk.outlining import hanging_on

    with library_at(folder) as library:
        _below, items, incidents = hanging_on(library, number)
        gone = remove(library, number)
        _say_renumbered(library)
    if as_json:
        print_json({"removed": gone, "items": items, "incidents": incidents})
        return
    print(f"{number} removed" + (f", with {counted(gone - 1, 'heading')} below it" * (gone > 1)))


def import_sections(
    folder: Folder,
    source: Annotated[
        Path, typer.Argument(metavar="FILE", help="Markdown headings or an indented list.")
    ],
    language: Language = None,
    after: Annotated[str | None, typer.Option("--after", help="Just after this heading.")] = None,
    below: Annotated[str | None, typer.Option("--below", help="At the end below this one.")] = None,
    as_json: Json = False,
) -> None:
    """Add the headings of a list to the outline; one step that can be undone."""
    from evidence_desk.desk.outlining import add_list, read_list

    if after and below:
        raise UsageError("Say --after or --below, not both.")
    text = read_list(source)
    with library_at(folder) as library:
        language = language or library.languages[0]
        new = add_list(library, text, language, after=after, below=below)
        if after or below:
            _say_renumbered(library)
    if as_json:
        print_json({"numbers": new})
    else:
        print(f"{counted(len(new), 'section')} added, from {new[0]} on")


def export_sections(
    folder: Folder,
    number: Annotated[
        str | None, typer.Argument(metavar="[NUMBER]", help="With all below it; or all.")
    ] = None,
    language: Language = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown headings.")] = False,
    to: Annotated[
        Path | None, typer.Option("--to", help="A file; .md makes Markdown headings.")
    ] = None,
    as_json: Json = False,
) -> None:
    """The outline as a numbered list, which `section import` reads back."""
    from evidence_desk.desk.outlining import outline_text

    with library_at(folder) as library:
        text = outline_text(
            library,
            language or library.languages[0],
            number,
            markdown=markdown or (to is not None and to.suffix.lower() == ".md"),
        )
    if to is not None:
        writable(to).write_text(text, encoding="utf-8")
        print(to)
    elif as_json:
        print_json({"text": text})
    else:
        print(text, end="")


def list_exhibits(folder: Folder, number: Number, as_json: Json = False) -> None:
    """What supports a section itself, in its order."""
    from evidence_desk.desk.exhibit_order import exhibits_in

    with library_at(folder) as library:
        found = exhibits_in(library, number)
    if as_json:
        print_json(found)
        return
    print_table(
        ("ref", "kind", "captured", "title", "placed"),
        [
            (
                one.ref,
                "clip" if one.clip_id else one.kind,
                one.captured,
                next(iter(one.titles.values()), "") or one.name,
                "by hand" if one.placed else "by date",
            )
            for one in found
        ],
    )


def order_section(
    folder: Folder,
    number: Number,
    refs: Annotated[
        list[str] | None, typer.Argument(metavar="[REF...]", help="E-… and C-…, in order.")
    ] = None,
    up: Annotated[str | None, typer.Option("--up", metavar="REF", help="One place up.")] = None,
    down: Annotated[str | None, typer.Option("--down", metavar="REF", help="One down.")] = None,
    by_date: Annotated[bool, typer.Option("--by-date", help="By date again.")] = False,
    as_json: Json = False,
) -> None:
    """Put the exhibits of a section in order; what is not named follows as it stood."""
    from evidence_desk.desk.exhibit_order import (
        exhibits_in,
        move_exhibit,
        order_by_date,
        order_exhibits,
    )

    if sum(map(bool, (refs, up, down, by_date))) != 1:
        raise UsageError("Say references in their order, or one of --up, --down and --by-date.")
    with library_at(folder) as library:
        if by_date:
            order_by_date(library, number)
        elif refs:
            order_exhibits(library, number, refs)
        else:
            move_exhibit(library, number, up or down or "", -1 if up else 1)
        found = [one.ref for one in exhibits_in(library, number)]
    if as_json:
        print_json({"number": number, "exhibits": found})
    else:
        print(" ".join(found))


def show_coverage(
    folder: Folder,
    by: Annotated[str, typer.Option("--by", help="kind, or a vocabulary: abuse, force …")] = "kind",
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
) -> None:
    """How many items and incidents each section has, by kind of evidence or by a vocabulary."""
    from evidence_desk.desk.coverage import coverage

    with library_at(folder) as library:
        found = coverage(library, by)
    if as_json:
        print_json(found)
        return
    columns = [one.key.rpartition(":")[2] for one in found.columns]
    shown = [at for at, one in enumerate(found.columns) if not one.depth]  # a table has its width
    if as_csv:
        print_csv([_coverage_line(row, columns) for row in found.rows])
        return
    print_table(
        ("number", "title", "all", *(columns[at] for at in shown)),
        [
            (
                row.number,
                "  " * row.depth + next(iter(row.titles.values()), ""),
                _cell(row.whole),
                *(_cell(row.cells[at]) for at in shown),
            )
            for row in found.rows
        ],
    )
    if found.rows:
        say(
            "Items, then incidents in brackets. ! an incident is told but no such item is tied "
            "here, ~ a single item, – nothing."
        )


def _cell(cell: Any) -> str:
    sign = {"gap": "! ", "thin": "~ "}.get(cell.state, "")
    told = f" ({cell.incidents})" if cell.incidents else ""
    return "–" if cell.state == "none" else f"{sign}{cell.items}{told}"


def _coverage_line(row: Any, columns: list[str]) -> dict[str, Any]:
    line: dict[str, Any] = {"number": row.number, "title": next(iter(row.titles.values()), "")}
    for name, cell in zip(("all", *columns), (row.whole, *row.cells), strict=True):
        line[name] = cell.items
        line[f"{name}.incidents"] = cell.incidents
    return line
