"""Commands for transcripts: what is said in a recording, line by line or from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evidence_desk.cli.scripts import (
    Folder,
    Json,
    counted,
    group,
    library_at,
    print_json,
    print_table,
    say,
)

Item = Annotated[str, typer.Argument(metavar="E-…", help="A video or recording.")]
Language = Annotated[
    str, typer.Option("--language", help="The language of the words: ar, ti, fa, en, fr …")
]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    group(
        app,
        "transcript",
        "What is said in recordings.",
        list=list_all,
        show=show,
        import_=import_,
        export=export,
        set_=set_,
        shift=shift,
        remove=remove,
    )


def list_all(folder: Folder, ref: Item, as_json: Json = False) -> None:
    """The languages in which there is a transcript of a recording."""
    from evidence_desk.desk.transcripts import languages_of
    from evidence_desk.domain.transcripts import language_name

    with library_at(folder) as library:
        found = languages_of(library, ref)
    rows = [(one.language, language_name(one.language), one.lines) for one in found]
    if as_json:
        print_json([dict(zip(("language", "name", "lines"), row, strict=True)) for row in rows])
    else:
        print_table(("language", "name", "lines"), rows)


def show(
    folder: Folder,
    ref: Item,
    language: Annotated[
        str | None, typer.Option("--language", help="Which; without it, the longest.")
    ] = None,
    as_json: Json = False,
) -> None:
    """The lines of a transcript, in their order."""
    from evidence_desk.desk.transcripts import languages_of, transcript

    with library_at(folder) as library:
        present = languages_of(library, ref)
        wanted = language or (present[0].language if present else "en")
        lines = transcript(library, ref, wanted)
    if as_json:
        print_json(
            [{"from_s": one.start_s, "to_s": one.end_s, "words": one.words} for one in lines]
        )
        return
    for one in lines:
        begins = f"{int(one.start_s) // 3600:02d}:{int(one.start_s) // 60 % 60:02d}"
        words = one.words.replace("\n", " / ")
        print(f"{begins}:{one.start_s % 60:06.3f}  {words}")


def import_(
    folder: Folder,
    ref: Item,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="SRT or WebVTT.")],
    language: Language,
    as_json: Json = False,
) -> int:
    """Take an SRT or VTT file, in place of what is written in that language; one step."""
    from evidence_desk.desk.transcripts import import_file

    with library_at(folder) as library:
        done = import_file(library, ref, path, language)
    if as_json:
        print_json(done)
    else:
        print(f"{done.ref}: {counted(done.lines, 'line')} in “{done.language}” ({done.encoding})")
    for note in done.notes:
        say(note)
    return 1 if done.notes else 0


def export(
    folder: Folder,
    ref: Item,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A file ending in .srt or .vtt.")],
    language: Language,
) -> None:
    """Write a transcript as SRT or VTT, by the file's ending."""
    from evidence_desk.desk.transcripts import export_file

    with library_at(folder) as library:
        print(export_file(library, ref, out, language))


def set_(
    folder: Folder,
    ref: Item,
    language: Language,
    at: Annotated[str, typer.Option("--at", help="Where the line begins: 00:01:02.5, or seconds.")],
    words: Annotated[str, typer.Option("--words", help="What is said; empty removes the line.")],
    to: Annotated[str | None, typer.Option("--to", help="Where it ends.")] = None,
) -> None:
    """Write one line, over the one that begins at that moment if there is one."""
    from evidence_desk.desk.transcripts import set_line

    with library_at(folder) as library:
        set_line(library, ref, language, at, words, to)
    print(f"{ref}: {'1 line written' if words.strip() else '1 line removed'}")


def shift(
    folder: Folder,
    ref: Item,
    language: Language,
    by: Annotated[float, typer.Option("--by", help="Seconds; -2.5 is earlier.")],
) -> None:
    """Move all lines of a transcript earlier or later; one step."""
    from evidence_desk.desk.transcripts import shift as move

    with library_at(folder) as library:
        count = move(library, ref, language, by)
    print(f"{ref}: {counted(count, 'line')} moved")


def remove(folder: Folder, ref: Item, language: Language) -> None:
    """Remove a transcript; undo brings it back."""
    from evidence_desk.desk.transcripts import remove_transcript

    with library_at(folder) as library:
        count = remove_transcript(library, ref, language)
    print(f"{ref}: {counted(count, 'line')} removed")
