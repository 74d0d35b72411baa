"""Commands for how an edition looks: its exhibits by hand, layout, numbers, and templates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

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
    split,
)
from evidence_desk.domain.errors import UsageError

Name = Annotated[str, typer.Argument(metavar="NAME", help="The edition's name.")]
Template = Annotated[str, typer.Argument(metavar="NAME", help="The template's name.")]
Edition = Annotated[str, typer.Argument(metavar="EDITION", help="The edition's name.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "template",
        "How editions are handed over, kept under a name.",
        list=list_all,
        show=show,
        save=save,
        use=use,
        default=default,
        rename=rename,
        remove=remove,
        export=export,
        import_=import_,
    )


def exhibits(
    folder: Folder,
    name: Name,
    add: Annotated[list[str] | None, typer.Option("--add", help="E-…, C-… that go in.")] = None,
    drop: Annotated[list[str] | None, typer.Option("--drop", help="… that do not.")] = None,
    withhold: Annotated[
        list[str] | None, typer.Option("--withhold", help="… of which only the number is listed.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why, as it is printed.")] = "",
    give: Annotated[list[str] | None, typer.Option("--give", help="Withhold no more.")] = None,
    move: Annotated[list[str] | None, typer.Option("--move", help="Put these …")] = None,
    after: Annotated[str, typer.Option("--after", help="… after this; first without it.")] = "",
    usual: Annotated[
        bool, typer.Option("--usual-order", help="By section and date again.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Add, drop, withhold and move exhibits of a draft one by one."""
    from evidence_desk.desk import selecting
    from evidence_desk.desk.editions import edition

    if reason and not withhold:
        raise UsageError("--reason says why something is withheld: name it with --withhold.")
    if sum(map(bool, (add, drop, withhold, give, move, usual))) > 1:
        raise UsageError("One thing at a time: add, drop, withhold, give or move.")
    if after and not move:
        raise UsageError("--after says where something goes: name it with --move.")
    with library_at(folder) as library:
        if usual:
            selecting.order_by_rule(library, name)
        for refs, act in (
            (add, selecting.add_exhibits),
            (drop, selecting.drop_exhibits),
            (give, selecting.give),
        ):
            if refs:
                act(library, name, split(refs))
        if withhold:
            selecting.withhold(library, name, split(withhold), reason)
        if move:
            selecting.move_exhibits(library, name, split(move), after)
        detail = edition(library, name)
    if as_json:
        print_json(plain(detail.exhibits))
        return
    names = ("number", "ref", "kind", "title", "state", "reason")
    found = plain(detail.exhibits)
    print_table(names, [[one[name] for name in names] for one in found], spare=("reason",))


def layout(
    folder: Folder,
    name: Name,
    page: Annotated[str | None, typer.Option("--page", help="A4 or Letter.")] = None,
    columns: Annotated[
        str | None, typer.Option("--columns", help="picture,kind,date … from left to right.")
    ] = None,
    sheets: Annotated[
        int | None, typer.Option("--sheets", help="Pictures to a contact sheet: 0, 2, 6 or 12.")
    ] = None,
    chronology: Annotated[bool | None, typer.Option("--chronology/--no-chronology")] = None,
    stamped: Annotated[
        bool | None, typer.Option("--stamped/--no-stamped", help="Append documents, stamped.")
    ] = None,
    qr: Annotated[bool | None, typer.Option("--qr/--no-qr", help="Hashes as QR codes.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Of the title page.")] = None,
    subtitle: Annotated[str | None, typer.Option("--subtitle")] = None,
    dated: Annotated[str | None, typer.Option("--dated", help="In place of the day.")] = None,
    signature: Annotated[bool | None, typer.Option("--signature/--no-signature")] = None,
    signatory: Annotated[str | None, typer.Option("--signatory", help="Who signs.")] = None,
    logo: Annotated[
        str | None, typer.Option("--logo", help="A picture file, or one kept; “” for none.")
    ] = None,
    as_json: Json = False,
) -> None:
    """How the annex of a draft is printed; without options, how it is."""
    from evidence_desk.desk.editions import change_edition, edition
    from evidence_desk.desk.logos import keep_logo, logos

    with library_at(folder) as library:
        if logo and logo not in logos(library):
            edition(library, name)  # refused before anything is kept
            logo = keep_logo(library, Path(logo))
        given: dict[str, Any] = {
            "page": page,
            "columns": None if columns is None else tuple(split([columns])),
            "sheets": sheets,
            "chronology": chronology,
            "stamped": stamped,
            "qr": qr,
            "title": title,
            "subtitle": subtitle,
            "dated": dated,
            "signature": signature,
            "signatory": signatory,
            "logo": logo,
        }
        if any(value is not None for value in given.values()):
            change_edition(library, name, **given)
        found = plain(edition(library, name).contents.layout)
    if as_json:
        print_json(found)
    else:
        print_facts({**found, "columns": ", ".join(found["columns"])})


def numbers(
    folder: Folder,
    name: Name,
    numbering: Annotated[
        str | None, typer.Option("--numbering", help="plain, section or kind.")
    ] = None,
    prefix: Annotated[str | None, typer.Option("--prefix", help="A makes A-1, A-2 …")] = None,
    start: Annotated[int | None, typer.Option("--start", help="The first number.")] = None,
    digits: Annotated[int | None, typer.Option("--digits", help="3 makes 012.")] = None,
    later: Annotated[
        str | None, typer.Option("--later", help="What is new later takes: next, or bis.")
    ] = None,
    clips: Annotated[
        str | None, typer.Option("--clips", help="under their item (12.1), or own.")
    ] = None,
    as_json: Json = False,
) -> None:
    """How the numbers of a draft look; without options, how they do."""
    from evidence_desk.desk.editions import change_edition, edition

    given: dict[str, Any] = {
        "numbering": numbering,
        "prefix": prefix,
        "start": start,
        "digits": digits,
        "later": later,
        "clips": clips,
    }
    with library_at(folder) as library:
        if any(value is not None for value in given.values()):
            change_edition(library, name, **given)
        detail = edition(library, name)
    found = {"numbering": str(detail.row.numbering), **plain(detail.contents.style)}
    if as_json:
        print_json(found)
    else:
        print_facts(found)


def list_all(folder: Folder, as_json: Json = False) -> None:
    """All templates; new editions begin with the one that is marked."""
    from evidence_desk.desk.templates import first_template, templates

    with library_at(folder) as library:
        first = first_template(library)
        found = [{**plain(one), "default": one.name == first} for one in templates(library)]
    if as_json:
        print_json(found)
        return
    rows = [
        (one["name"], one["numbering"], one["layout"]["page"], one["layout"]["sheets"],
         "default" if one["default"] else "")
        for one in found
    ]  # fmt: skip
    print_table(("name", "numbering", "page", "sheets", ""), rows)


def show(folder: Folder, name: Template, as_json: Json = False) -> None:
    """One template."""
    from evidence_desk.desk.templates import first_template, template

    with library_at(folder) as library:
        found = {**plain(template(library, name)), "default": first_template(library) == name}
    if as_json:
        print_json(found)
        return
    layout, style = found.pop("layout"), found.pop("style")
    layout["columns"] = ", ".join(layout["columns"])
    print_facts({**found, **layout, **style})


def save(folder: Folder, name: Template, edition: Edition) -> None:
    """Keep how an edition is handed over, in place of a template of that name."""
    from evidence_desk.desk.templates import save_template

    with library_at(folder) as library:
        print(save_template(library, name, edition).name)


def use(folder: Folder, name: Template, edition: Edition) -> None:
    """Hand a draft over as the template says."""
    from evidence_desk.desk.editions import edition as read
    from evidence_desk.desk.templates import use_template

    with library_at(folder) as library:
        use_template(library, name, edition)
        detail = read(library, edition)
    print(f"{detail.row.name}: {counted(detail.row.exhibits, 'exhibit')}")


def default(
    folder: Folder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A template; “” for none.")] = "",
) -> None:
    """The template that new editions begin with."""
    from evidence_desk.desk.templates import begin_with

    with library_at(folder) as library:
        begin_with(library, name)
    print(name or "none")


def rename(
    folder: Folder,
    name: Template,
    new_name: Annotated[str, typer.Argument(metavar="NEW", help="Its new name.")],
) -> None:
    """Give a template another name."""
    from evidence_desk.desk.templates import rename_template

    with library_at(folder) as library:
        rename_template(library, name, new_name)
    print(new_name)


def remove(folder: Folder, name: Template) -> None:
    """Remove a template; editions made with it stay as they are."""
    from evidence_desk.desk.templates import remove_template

    with library_at(folder) as library:
        remove_template(library, name)
    print(f"{name} removed")


def export(
    folder: Folder,
    name: Template,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The JSON file to write.")],
) -> None:
    """Write a template as a JSON file, its logo with it."""
    from evidence_desk.desk.templates import export_template

    with library_at(folder) as library:
        print(export_template(library, name, out))


def import_(
    folder: Folder,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A template's JSON file.")],
    name: Annotated[str, typer.Option("--name", help="Under this name.")] = "",
) -> None:
    """Take a template from a JSON file, in place of one of that name."""
    from evidence_desk.desk.templates import import_template

    with library_at(folder) as library:
        print(import_template(library, path, name).name)
