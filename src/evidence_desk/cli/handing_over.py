"""Commands that hand over: documents, packs; and the catalogue as a sheet to edit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from evidence_desk.cli.scripts import (
    Folder,
    Json,
    counted,
    group,
    library_at,
    print_json,
    print_table,
    report,
    say,
)
from evidence_desk.domain.errors import UsageError

if TYPE_CHECKING:
    from evidence_desk.desk.handed_over import HandOver

Name = Annotated[str, typer.Argument(metavar="NAME", help="The edition's name.")]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="The file or folder to write.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "export",
        "Write what is handed over.",
        annex=annex,
        workbook=workbook,
        pack=pack,
        chronology=chronology,
    )
    app.command("register")(register)
    group(app, "sheet", "The catalogue as a sheet.", export=export_sheet, import_=import_sheet)


def register(
    folder: Folder,
    exhibit: Annotated[
        str, typer.Option("--exhibit", help="Only what held this number or reference.")
    ] = "",
    note: Annotated[
        tuple[int, str] | None,
        typer.Option("--note", metavar="ENTRY WORDS", help="Note something about one of them."),
    ] = None,
    as_json: Json = False,
) -> None:
    """What went out: each file handed over, of which edition, to whom, with its hash."""
    from evidence_desk.desk.handed_over import handed_over, handed_over_json, note_on

    with library_at(folder) as library:
        if note is not None:
            note_on(library, *note)
        found = handed_over(library, exhibit)
    if as_json:
        print_json(handed_over_json(found))
        return
    print_table(
        ("entry", "when", "edition", "what", "for", "file", "exhibit", "sha256", "note"),
        [
            (
                one.entry,
                f"{one.at:%Y-%m-%d %H:%M}",
                one.edition,
                one.what,
                one.recipient,
                *_given(one, bool(exhibit)),
                "; ".join(one.notes),
            )
            for one in found
        ],
        spare=("sha256", "exhibit", "note", "for"),
    )


def _given(one: HandOver, asked: bool) -> tuple[str, str, str]:
    """The file handed over, the numbers asked for, and the hash; of one exhibit, its own file's."""
    numbers = ", ".join(one.numbers)
    own = [part for part in one.files if part.number in one.numbers]
    if asked and own:
        inside = "; ".join(f"{one.file}/{part.name}" for part in own)
        return inside, numbers, "; ".join(part.sha256 for part in own)
    why = [f"{number} left out: {why}" for number, why in one.left_out if number in one.numbers]
    if asked and why:
        return one.file, numbers, "; ".join(why)
    whole = [volume.sha256 for volume in one.volumes if volume.sha256]
    return one.file, numbers, one.sha256 or "; ".join(whole) or f"{len(one.files)} files"


def annex(
    folder: Folder,
    name: Name,
    out: Out,
    layout: Annotated[
        str | None, typer.Option("--layout", help="list, sheets or chronology; all of it without.")
    ] = None,
) -> None:
    """The list of exhibits as a PDF."""
    from evidence_desk.desk.handover import export_annex

    with library_at(folder) as library:
        print(export_annex(library, name, out, layout, report()))


def workbook(folder: Folder, name: Name, out: Out) -> None:
    """Exhibits, incidents, sections and concordance as an Excel workbook."""
    from evidence_desk.desk.handover import export_workbook

    with library_at(folder) as library:
        print(export_workbook(library, name, out, report()))


def pack(
    folder: Folder,
    name: Name,
    out: Out,
    zip_: Annotated[bool, typer.Option("--zip", help="One zip file.")] = False,
    medium: Annotated[
        str | None,
        typer.Option(
            "--medium",
            help="In volumes for this: dvd, bluray, fat32, 32GB …; without, what the edition says.",
        ),
    ] = None,
) -> int:
    """The exhibits under their numbers with manifests anyone can verify (BagIt).

    Killed on the way, the same command again goes on from what is done.
    """
    from evidence_desk.desk.handover import export_pack

    with library_at(folder) as library:
        made = export_pack(library, name, out, zip_, report(), medium)
    for at, volume in enumerate(made.volumes, 1):
        count = sum(one.volume == at for one in made.files)
        print(f"{volume.path}: {counted(count, 'file')}")
    for one in made.left_out:
        say(f"exhibit {one.number}: left out: {one.reason}")
    return 1 if made.left_out else 0


def chronology(
    folder: Folder,
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help="The file to write.")],
    language: Annotated[str | None, typer.Option("--language", help="en or fr.")] = None,
    audience: Annotated[str | None, typer.Option("--audience", help="full or public.")] = None,
    edition: Annotated[
        str | None, typer.Option("--edition", help="Its incidents, and exhibits by number.")
    ] = None,
) -> None:
    """The chronology of incidents as a PDF, of an edition or of the whole library."""
    from evidence_desk.desk.chronology_paper import export_chronology

    with library_at(folder) as library:
        print(export_chronology(library, out, language, audience, edition, report()))


def export_sheet(
    folder: Folder,
    out: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    query: Annotated[str, typer.Argument(metavar="QUERY")] = "",
) -> None:
    """The catalogue as a workbook meant to be edited: items, incidents, clips and marks."""
    from evidence_desk.desk.sheets import export_sheet as write

    with library_at(folder) as library:
        count = write(library, out, query, report=report())
    out = out if out.suffix.lower() == ".xlsx" else out.with_name(out.name + ".xlsx")
    print(f"{out}: {counted(count, 'item')}")


def import_sheet(
    folder: Folder,
    path: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show, and change nothing.")] = False,
    prefer: Annotated[
        str | None,
        typer.Option(
            "--prefer",
            metavar="sheet|library",
            help="Whose word holds in a cell that both sides changed; without, its row is refused.",
        ),
    ] = None,
    choose: Annotated[
        Path | None,
        typer.Option(
            "--choose",
            metavar="FILE.json",
            help='The same cell by cell: {"E-000001": {"title.en": "sheet"}}.',
        ),
    ] = None,
    as_json: Json = False,
) -> int:
    """Take an edited sheet back: each change shown, rows edited on both sides refused."""
    from evidence_desk.desk.sheets import import_sheet as read
    from evidence_desk.desk.sheets import report_json

    with library_at(folder) as library:
        done = read(library, path, dry_run, _side(prefer), _choices(choose), report())
    if as_json:
        print_json(report_json(done))
    else:
        rows = [
            (one.ref, "new" if one.new else "", one.field, one.before, one.after)
            for one in done.changes
        ]
        print_table(("ref", "", "field", "before", "after"), rows)
        word = "made" if done.applied else "to make"
        refused = counted(len(done.refused), "row")
        print(f"{counted(len(done.changes), 'change')} {word}, {refused} refused")
    for row in done.refused:
        named = not row.ref or row.reason.startswith(row.ref)
        say(row.reason if named else f"{row.ref}: {row.reason}")
    for column in done.unknown_columns:
        say(f"The column “{column}” is not known and was passed over.")
    for note in done.notes:
        say(note)
    return 1 if done.refused else 0


def _side(text: str | None) -> Literal["sheet", "library"] | None:
    if text is None or text == "sheet" or text == "library":
        return text  # type: ignore[return-value]
    raise UsageError(f"--prefer is “sheet” or “library”; not “{text}”.")


def _choices(path: Path | None) -> dict[tuple[str, str], Literal["sheet", "library"]]:
    from evidence_desk.desk.sheets import read_choices

    if path is None:
        return {}
    try:
        return read_choices(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise UsageError(f"“{path}” cannot be read as JSON ({error}).") from error
