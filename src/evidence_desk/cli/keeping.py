"""Commands that make, fill, prove and keep a library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from evidence_desk.cli.scripts import (
    Folder,
    Json,
    editor,
    library_at,
    plain,
    print_facts,
    print_json,
    print_table,
    report,
    say,
)
from evidence_desk.domain.errors import UsageError


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    commands: dict[str, Callable[..., object]] = {
        "demo": demo,
        "new": new,
        "import": import_,
        "draw": draw,
        "status": status,
        "settings": settings,
        "verify": verify,
        "log": log,
        "undo": undo,
        "redo": redo,
        "relink": relink,
        "backup": backup,
        "rebuild": rebuild,
        "salvage": salvage,
    }
    for name, function in commands.items():
        app.command(name)(function)


def demo(folder: Folder) -> None:
    """Write a demonstration library with its own small media."""
    from evidence_desk.desk.demo import write_demo

    print(write_demo(folder.expanduser().absolute(), report()))


def new(
    folder: Folder,
    title: Annotated[str, typer.Option("--title", help="What the library is called.")],
    languages: Annotated[str, typer.Option("--languages", help="Report languages.")] = "en,fr",
) -> None:
    """Make an empty library in a new or empty folder."""
    from evidence_desk.desk.libraries import new_library

    with new_library(folder, title, languages.split(","), editor()) as library:
        print(library.path)


def import_(
    folder: Folder,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Leave the files where they are; index them.")
    ] = False,
    source: Annotated[str | None, typer.Option("--source", help="Who gave them: a code.")] = None,
    access: Annotated[
        str | None, typer.Option("--access", help="open, restricted or confidential.")
    ] = None,
    later: Annotated[
        bool, typer.Option("--later", help="Draw pictures later: in the window, or by draw.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Take in files and folders: hashed, copied, looked into; what is known is not added twice."""
    from evidence_desk.desk.known_again import nothing_new

    tell = report()
    asked = source is not None or access is not None  # checked only where the library is open
    done = None if asked else nothing_new(folder, paths, tell)
    if done is None:
        from evidence_desk.desk.intake import import_paths

        with library_at(folder) as library:
            done = import_paths(
                library,
                paths,
                in_place=in_place,
                source=source,
                access=access,
                later=later,
                report=tell,
            )
    if as_json:
        print_json(done)
    else:
        print(
            f"{len(done.added)} added, {len(done.known)} known already, {len(done.failed)} failed, "
            f"{len(done.skipped)} skipped; {done.bytes:,} bytes in {done.seconds:.1f} s"
        )
    for one in (*done.failed, *(() if as_json else done.skipped)):
        say(f"{one.path}: {one.reason}")
    if done.stopped:
        say(done.stopped)
    if done.cancelled:
        say("Stopped; what came in stands, and the same command goes on where it ended.")
    return 1 if done.failed or done.cancelled or done.stopped else 0


def draw(folder: Folder, as_json: Json = False) -> int:
    """Make what imports left for later: pictures, and films' sound; note damage found thereby."""
    from evidence_desk.desk.looking import look_on

    with library_at(folder) as library:
        done = look_on(library, report())
    if as_json:
        print_json(done)
    else:
        print(f"{done.looked} looked at, {len(done.noted)} of them otherwise than they seemed")
    for ref in done.missing:
        say(f"{ref}: its original is not there.")
    return 1 if done.missing else 0


def status(folder: Folder, as_json: Json = False) -> None:
    """The library at a glance: how much is in it, and what needs a look."""
    from evidence_desk.desk.decoders import fences
    from evidence_desk.desk.libraries import overview, settings
    from evidence_desk.desk.looking import waiting
    from evidence_desk.desk.verify import look_for_missing

    with library_at(folder) as library:
        gone = len(look_for_missing(library))
        facts = {**plain(settings(library)), **plain(overview(library)), "missing": gone}
        facts["to_draw"] = len(waiting(library))
    facts["fences"] = fences()
    if as_json:
        print_json(facts)
    else:
        print_facts(facts)


def settings(
    folder: Folder,
    setting: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="FIELD=VALUE: title, organisation, author, recipient, reference; verify_every "
            "(days after which originals should be read again); citations, further forms of "
            "reference in drafts with ; between them: Annex {number}; dates and places, how much "
            "of them the public is told.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """What is set for the library; with --set, set it."""
    from evidence_desk.desk.libraries import change_settings
    from evidence_desk.desk.libraries import settings as read_settings

    values: dict[str, object] = {}
    for one in setting or ():
        name, equals, value = one.partition("=")
        if not equals or name == "languages":
            raise UsageError(f"“{one}” sets nothing; write FIELD=VALUE, as in author=M. L.")
        parts = tuple(part.strip() for part in value.split(";") if part.strip())
        values[name] = parts if name == "citations" else value.strip()
    with library_at(folder) as library:
        if values:
            change_settings(library, **values)
        found = plain(read_settings(library))
    if as_json:
        print_json(found)
    else:
        found["citations"] = "; ".join(found["citations"])
        print_facts(found)


def verify(
    folder: Folder,
    runs: Annotated[
        bool, typer.Option("--runs", help="List the verifications made so far; read nothing.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Read every original again and compare; name what is missing, changed or unknown."""
    from evidence_desk.desk.verify import verify as verify_library

    if runs:
        return _list_runs(folder, as_json)
    with library_at(folder) as library:
        found = verify_library(library, report=report())
    if as_json:
        print_json(found)
    else:
        print(
            f"{found.checked} read, {found.ok} as they came in, {len(found.missing)} missing, "
            f"{len(found.changed)} changed, {len(found.unknown)} unknown files"
        )
        for bad in (*found.missing, *found.changed):
            print(f"{bad.ref}  {bad.path}: {bad.reason}")
        for path in found.unknown:
            print(f"unknown  {path}")
    return 0 if found.clean else 1


def _list_runs(folder: Path, as_json: bool) -> int:
    from evidence_desk.desk.verifications import runs

    with library_at(folder) as library:
        found = runs(library)
    if as_json:
        print_json([{**plain(one), "clean": one.clean} for one in found])
        return 0
    print_table(
        ("no", "when (UTC)", "editor", "read", "ok", "missing", "changed", "unknown", "of"),
        [
            (
                one.entry, f"{one.at:%Y-%m-%d %H:%M}", one.editor, one.checked, one.ok,
                len(one.missing), len(one.changed), len(one.unknown),
                "all" if one.whole else "some",
            )
            for one in found
        ],
    )  # fmt: skip
    return 0


def relink(
    folder: Folder,
    places: Annotated[
        list[Path], typer.Argument(metavar="FOLDER...", help="Where to search, with all below.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what is found; change nothing.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Find originals that are not where they belong by their hash, and use them from there."""
    from evidence_desk.desk.lost import find_lost, take_back

    with library_at(folder) as library:
        found = find_lost(library, places, report())
        taken = 0 if dry_run else take_back(library, found.found, report())
    if as_json:
        again = [
            {"ref": one.ref, "was": one.was, "path": one.path, "in_place": one.in_place}
            for one in found.found
        ]
        print_json({"found": again, "lost": found.lost, "unread": found.unread, "taken": taken})
    else:
        for one in found.found:
            way = "is used from" if one.in_place else "is copied back from"
            print(f"{one.ref}  {one.was}: {way} {one.path}")
        rest = f"{len(found.lost)} not found" if found.lost else "none is missing any more"
        print(f"{len(found.found)} found, {rest}; {taken} taken back")
        for ref in found.lost:
            say(f"{ref}: its original was not found")
    for path in found.unread:
        say(f"{path}: it cannot be read")
    return 1 if found.lost else 0


def log(
    folder: Folder,
    verify: Annotated[bool, typer.Option("--verify", help="Check the chain of hashes.")] = False,
    ref: Annotated[str | None, typer.Option("--ref", help="Of one record only.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The latest so many.")] = 1_000_000,
    as_json: Json = False,
) -> int:
    """The journal: who did what, when; with --verify the proof that nobody rewrote it."""
    from evidence_desk.desk.history import history, verify_log
    from evidence_desk.desk.items import record

    with library_at(folder) as library:
        if verify:
            proof = verify_log(library)
            if as_json:
                print_json(proof)
            else:
                print(f"{proof.entries} entries; last hash {proof.last_hash}")
                for problem in proof.problems:
                    print(problem)
                print("The journal is whole." if proof.ok else "The journal does not hold.")
            return 0 if proof.ok else 1
        which = record(library, ref) if ref else None
        entries = history(library, (which.kind, which.id) if which else None, limit)
    entries.reverse()
    if as_json:
        print_json(
            [
                {
                    "id": one.id,
                    "at": one.at,
                    "editor": one.editor,
                    "program": one.program,
                    "kind": one.kind,
                    "title": one.title,
                    "args": one.args,
                    "facts": one.facts,
                    "undoes": one.undoes,
                    "hash": one.hash,
                }
                for one in entries
            ]
        )
    else:
        rows = [(one.id, f"{one.at:%Y-%m-%d %H:%M:%S}", one.editor, one.title) for one in entries]
        print_table(("no", "when (UTC)", "editor", "what"), rows)
    broken = [one.id for one in entries if not one.whole]
    for number in broken:
        say(f"Entry {number} of the journal is not as it was written.")
    return 1 if broken else 0


def undo(folder: Folder) -> None:
    """Undo the last step; the journal keeps both."""
    from evidence_desk.desk.history import undo as undo_last

    with library_at(folder) as library:
        entry = undo_last(library)
    print(f"Undone: {entry.title}" if entry else "There is nothing to undo.")


def redo(folder: Folder) -> None:
    """Do again what was undone last."""
    from evidence_desk.desk.history import redo as redo_last

    with library_at(folder) as library:
        entry = redo_last(library)
    print(f"Done again: {entry.title}" if entry else "There is nothing to redo.")


def backup(
    folder: Folder, out: Annotated[Path, typer.Argument(metavar="OUT", help="A new folder.")]
) -> int:
    """Copy the library to a new folder, every original compared while it is read."""
    from evidence_desk.desk.backup import backup as back_up

    with library_at(folder) as library:
        made = back_up(library, out, report())
    print(f"{made.path}: {made.originals} originals, {made.bytes:,} bytes")
    for one in made.missing:
        say(f"{one}: its original is not there and could not be copied")
    for one in made.changed:
        say(f"{one}: its original is not what came in; it was copied as it is now")
    return 1 if made.missing or made.changed else 0


def salvage(folder: Folder, as_json: Json = False) -> int:
    """Write a damaged catalogue anew from its journal and tables; the old one is kept beside it."""
    from evidence_desk.desk.salvage import salvage as write_anew

    library, told = write_anew(folder, editor())
    library.close()
    if as_json:
        print_json(plain(told))
    else:
        print(
            f"{told.proved} entries of the journal proved, {told.unproved} behind a gap, "
            f"{told.lost} lost; {told.from_tables} rows as the tables had them, {told.dropped} "
            f"dropped, {len(told.adopted)} originals taken in again"
        )
    if told.cut:
        say("The end of the journal could not be read.")
    say(f"The damaged catalogue is kept as “{told.aside}”.")
    return 0 if told.whole else 1


def rebuild(folder: Folder) -> int:
    """Make the derived pictures and the search index again from the originals."""
    from evidence_desk.desk.rebuilding import rebuild as make_again

    with library_at(folder) as library:
        made = make_again(library, report())
    print(f"{made.items} items made again")
    for one in made.made_again:
        say(f"{one}: its file was gone, and was made again")
    for one in made.noted:
        say(f"{one}: its file is otherwise than was known; noted in the journal")
    for one in made.missing:
        say(f"{one}: its original is not there")
    return 1 if made.missing else 0
