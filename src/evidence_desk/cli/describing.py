"""Commands that find, show and describe items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_desk.cli.scripts import (
    English,
    Folder,
    French,
    Json,
    Refs,
    counted,
    library_at,
    print_csv,
    print_facts,
    print_json,
    print_json_each,
    print_table,
    read_assignments,
    split,
    titles,
)
from evidence_desk.domain.errors import UsageError

if TYPE_CHECKING:
    from evidence_desk.desk.suggestions import Suggestion

_MOMENT_COLUMNS = (
    "ref",
    "kind",
    "item",
    "from_s",
    "to_s",
    "at_s",
    "page",
    "region",
    "titles.en",
    "titles.fr",
    "descriptions.en",
    "descriptions.fr",
    "note",
)
_COLUMNS = ("ref", "kind", "captured", "titles.en", "titles.fr", "name", "status", "rank", "access")


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    commands: dict[str, Callable[..., object]] = {
        "items": items,
        "show": show,
        "describe": describe,
        "clip": clip,
        "mark": mark,
        "still": still,
        "moments": moments,
        "remove": remove,
        "suggest": suggest,
    }
    for name, function in commands.items():
        app.command(name)(function)


def items(
    folder: Folder,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="As in the search bar.")] = "",
    sort: Annotated[
        str, typer.Option("--sort", help="ref, date, name …; -date is newest first.")
    ] = "ref",
    limit: Annotated[int | None, typer.Option("--limit", min=0, help="At most so many.")] = None,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
) -> None:
    """List the items that a query finds."""
    from evidence_desk.desk.items import each_item, item_columns

    with library_at(folder) as library:
        if as_json:
            print_json_each(each_item(library, query, sort, limit))
            return
        if as_csv:
            names = dict.fromkeys((*_COLUMNS, *item_columns(library)))
            print_csv(each_item(library, query, sort, limit), names=list(names))
            return
        print_table(
            ("ref", "kind", "captured", "title", "status", "rank", "incidents", "sections", "name"),
            [
                (
                    one["ref"],
                    one["kind"],
                    one["captured"],
                    next(iter(one["titles"].values()), ""),
                    one["status"],
                    one["rank"] or "",
                    one["incidents"],
                    one["sections"],
                    one["name"],
                )
                for one in each_item(library, query, sort, limit)
            ],
            spare=("rank", "sections", "incidents", "status"),
        )


def show(
    folder: Folder,
    ref: Annotated[str, typer.Argument(metavar="REF", help="E-…, I-…, C-… or M-…")],
    as_json: Json = False,
) -> None:
    """Everything about one item, incident, clip or mark."""
    from evidence_desk.desk.items import show as show_record

    with library_at(folder) as library:
        facts = show_record(library, ref)
    if as_json:
        print_json(facts)
    else:
        print_facts(facts)


def describe(
    folder: Folder,
    refs: Refs,
    assignments: Annotated[
        list[str],
        typer.Option("--set", metavar="FIELD=VALUE", help="title.en=…, captured=…, rank=3 …"),
    ],
) -> None:
    """Say what items, incidents, clips or marks are; one step that can be undone."""
    from evidence_desk.desk.describe import describe as say_of

    with library_at(folder) as library:
        say_of(library, refs, read_assignments(assignments))
    print(f"{len(set(refs))} described")


def clip(
    folder: Folder,
    ref: Annotated[str, typer.Argument(metavar="REF")],
    start: Annotated[str, typer.Option("--from", help="00:01:02.5, or seconds.")],
    end: Annotated[str, typer.Option("--to", help="00:01:20, or seconds.")],
    title_en: English = None,
    title_fr: French = None,
) -> None:
    """Mark out a time range of a video or audio item; prints its reference."""
    from evidence_desk.desk.describe import add_clip

    with library_at(folder) as library:
        print(add_clip(library, ref, start, end, titles(title_en, title_fr)))


def mark(
    folder: Folder,
    ref: Annotated[str, typer.Argument(metavar="REF")],
    note: Annotated[str, typer.Option("--note", help="What is seen or heard.")],
    at: Annotated[str | None, typer.Option("--at", help="00:01:05, or seconds.")] = None,
    page: Annotated[int | None, typer.Option("--page", min=1, help="Page of a document.")] = None,
    region: Annotated[
        str | None,
        typer.Option("--region", metavar="X,Y,W,H", help="In parts of the picture, 0 to 1."),
    ] = None,
    title_en: English = None,
    title_fr: French = None,
) -> None:
    """Mark a moment, a page or a region with a note; prints its reference."""
    from evidence_desk.desk.describe import add_mark

    with library_at(folder) as library:
        print(add_mark(library, ref, at, note, region, page, titles(title_en, title_fr)))


def moments(
    folder: Folder,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Of which items; as in the search bar.")
    ] = "",
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
) -> None:
    """List the clips and marks of the items that a query finds."""
    from evidence_desk.desk.items import moments_json
    from evidence_desk.domain.timecodes import timecode

    with library_at(folder) as library:
        found = moments_json(library, query)
    if as_json:
        print_json(found)
    elif as_csv:
        print_csv(found, _MOMENT_COLUMNS)
    else:
        print_table(
            ("ref", "item", "from", "to", "page", "title", "incidents", "sections", "tags"),
            [
                (
                    one["ref"],
                    one["item"],
                    *(
                        "" if seconds is None else timecode(seconds)
                        for seconds in (_begins(one), one["to_s"])
                    ),
                    one["page"],
                    next(iter(one["titles"].values()), "") or one["note"],
                    one["incidents"],
                    one["sections"],
                    one["tags"],
                )
                for one in found
            ],
            spare=("page", "tags", "sections", "incidents"),
        )


def _begins(one: dict[str, Any]) -> Any:
    return one["from_s"] if one["kind"] == "clip" else one["at_s"]


def still(
    folder: Folder,
    ref: Annotated[str, typer.Argument(metavar="REF", help="A video: E-…")],
    at: Annotated[str, typer.Option("--at", help="00:01:02.5, or seconds.")],
) -> None:
    """Keep a frame of a video as an item of its own; prints its reference."""
    from evidence_desk.desk.derived import take_still

    with library_at(folder) as library:
        print(take_still(library, ref, at))


def remove(folder: Folder, refs: Refs) -> None:
    """Remove clips and marks; items are never removed, reject them instead."""
    from evidence_desk.desk.describe import remove as remove_records

    with library_at(folder) as library:
        remove_records(library, refs)
    print(f"{len(refs)} removed")


def suggest(
    folder: Folder,
    ref: Annotated[str, typer.Argument(metavar="I-…")],
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="REF", help="Tie these to it.")
    ] = None,
    accept_all: Annotated[
        bool, typer.Option("--accept-all", help="Tie all that are suggested to it.")
    ] = False,
    decline: Annotated[
        list[str] | None,
        typer.Option("--decline", metavar="REF", help="Never suggest these for it again."),
    ] = None,
    restore: Annotated[
        list[str] | None,
        typer.Option("--restore", metavar="REF", help="Suggest these again that were declined."),
    ] = None,
    declined: Annotated[
        bool, typer.Option("--declined", help="List what was declined instead.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Items near an incident in time and place that are not tied to it yet."""
    from evidence_desk.desk import suggestions
    from evidence_desk.desk.ties import tie

    asked = [bool(accept), accept_all, bool(decline), bool(restore), declined]
    if sum(asked) > 1:
        raise UsageError("Accept, decline, restore or list what was declined: one at a time.")
    with library_at(folder) as library:
        if accept or accept_all:
            near = [one.ref for one in suggestions.suggest(library, ref)] if accept_all else []
            refs = split(accept or near)
            count = tie(library, refs, [ref]).changed if refs else 0
            print(f"{counted(count, 'item')} tied to {ref}")
            return
        if decline:
            count = suggestions.decline(library, ref, split(decline))
            print(f"{counted(count, 'item')} declined for {ref}")
            return
        if restore:
            count = suggestions.take_back(library, ref, split(restore))
            print(f"{counted(count, 'item')} may be suggested for {ref} again")
            return
        list_them = suggestions.declined if declined else suggestions.suggest
        found = list_them(library, ref)
    _print_suggestions(found, as_json)


def _print_suggestions(found: Sequence[Suggestion], as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {
                    "ref": one.ref,
                    "name": one.name,
                    "minutes": one.minutes,
                    "metres": one.metres,
                    "reason": one.reason(),
                }
                for one in found
            ]
        )
    else:
        print_table(("ref", "why", "name"), [(one.ref, one.reason(), one.name) for one in found])
