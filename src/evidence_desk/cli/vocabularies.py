"""Commands for vocabularies: their terms, two made one, and tables out and in."""

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
    titles,
    writable,
)
from evidence_desk.domain.errors import UsageError

Code = Annotated[str, typer.Argument(metavar="VOCABULARY", help="abuse, force, place …")]
Tag = Annotated[str, typer.Argument(metavar="VOCABULARY:TERM")]
LabelEn = Annotated[str | None, typer.Option("--label.en", help="Its label in English.")]
LabelFr = Annotated[str | None, typer.Option("--label.fr", help="Its label in French.")]
NoteEn = Annotated[str | None, typer.Option("--note.en", help="What it is for, in English.")]
NoteFr = Annotated[str | None, typer.Option("--note.fr", help="What it is for, in French.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    vocabulary = group(
        app,
        "vocabulary",
        "Vocabularies.",
        list=list_vocabularies,
        add=add_vocabulary,
        change=change_vocabulary,
        remove=remove_vocabulary,
        import_=import_vocabulary,
        export=export_vocabulary,
    )
    group(
        vocabulary,
        "term",
        "Terms of vocabularies.",
        add=add_term,
        change=change_term,
        merge=merge_terms,
        remove=remove_term,
    )


def list_vocabularies(folder: Folder, as_json: Json = False) -> None:
    """Vocabularies with how many terms they have."""
    from evidence_desk.desk.vocabularies import vocabularies

    with library_at(folder) as library:
        found = vocabularies(library)
    if as_json:
        print_json(found)
    else:
        rows = [
            (one.code, one.titles.get("en", ""), one.titles.get("fr", ""), len(one.terms))
            for one in found
        ]
        print_table(("vocabulary", "English", "French", "terms"), rows)


def add_vocabulary(
    folder: Folder,
    code: Code,
    title_en: Annotated[str | None, typer.Option("--title.en")] = None,
    title_fr: Annotated[str | None, typer.Option("--title.fr")] = None,
    as_json: Json = False,
) -> None:
    """Add an empty vocabulary; prints its code."""
    from evidence_desk.desk.vocabularies import add_vocabulary as add

    with library_at(folder) as library:
        code = add(library, code, titles(title_en, title_fr) or {library.languages[0]: code})
    _print("vocabulary", code, as_json)


def change_vocabulary(
    folder: Folder,
    code: Code,
    title_en: Annotated[str | None, typer.Option("--title.en")] = None,
    title_fr: Annotated[str | None, typer.Option("--title.fr")] = None,
    as_json: Json = False,
) -> None:
    """Give a vocabulary other titles."""
    from evidence_desk.desk.vocabularies import change_vocabulary as change

    if not (given := titles(title_en, title_fr)):
        raise UsageError("Say its new title: --title.en … or --title.fr …")
    with library_at(folder) as library:
        change(library, code, given)
    _print("vocabulary", code, as_json)


def remove_vocabulary(folder: Folder, code: Code, as_json: Json = False) -> None:
    """Remove a vocabulary with its terms; what they were tied to stays. One step."""
    from evidence_desk.desk.vocabularies import remove_vocabulary as remove

    with library_at(folder) as library:
        remove(library, code)
    _print("removed", code, as_json)


def add_term(
    folder: Folder,
    tag: Tag,
    label_en: LabelEn = None,
    label_fr: LabelFr = None,
    note_en: NoteEn = None,
    note_fr: NoteFr = None,
    parent: Annotated[str | None, typer.Option("--parent", help="The term above it.")] = None,
    as_json: Json = False,
) -> None:
    """Add a term to a vocabulary; prints how it is written."""
    from evidence_desk.desk.vocabularies import add_term as add

    vocabulary, term = _parted(tag)
    with library_at(folder) as library:
        labels = titles(label_en, label_fr) or {library.languages[0]: term}
        scopes = titles(note_en, note_fr)
        found = add(library, vocabulary, labels, term, parent, scopes=scopes)
    _print("tag", found, as_json)


def change_term(
    folder: Folder,
    tag: Tag,
    label_en: LabelEn = None,
    label_fr: LabelFr = None,
    note_en: NoteEn = None,
    note_fr: NoteFr = None,
    parent: Annotated[
        str | None, typer.Option("--parent", help="The term above it; empty is none.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Change a term's labels, notes or the term above it."""
    from evidence_desk.desk.vocabularies import change_term as change

    vocabulary, _term = _parted(tag)
    above = f"{vocabulary}:{parent}" if parent and ":" not in parent else parent
    with library_at(folder) as library:
        change(
            library,
            tag,
            titles(label_en, label_fr),
            parent=above,
            scopes=titles(note_en, note_fr),
        )
    _print("tag", tag, as_json)


def merge_terms(
    folder: Folder,
    tag: Tag,
    into: Annotated[str, typer.Argument(metavar="INTO", help="VOCABULARY:TERM that stays.")],
    as_json: Json = False,
) -> None:
    """Tie to INTO whatever is tied to the first term, which goes; one step that can be undone."""
    from evidence_desk.desk.merging import merge_terms as merge

    with library_at(folder) as library:
        count = merge(library, tag, into)
    if as_json:
        print_json({"into": into, "ties": count})
    else:
        print(f"{tag} merged into {into}; {counted(count, 'tie')} went over")


def remove_term(folder: Folder, tag: Tag, as_json: Json = False) -> None:
    """Remove a term; what it was tied to stays, terms below it move to the top. One step."""
    from evidence_desk.desk.vocabularies import remove_term as remove

    with library_at(folder) as library:
        remove(library, tag)
    _print("removed", tag, as_json)


def import_vocabulary(
    folder: Folder,
    code: Code,
    table: Annotated[Path, typer.Argument(metavar="FILE", help="CSV: code, parent, en, fr …")],
    as_json: Json = False,
) -> None:
    """Take a CSV table into a vocabulary, made if it is new; none is removed. One step."""
    from evidence_desk.desk.term_tables import import_terms

    with library_at(folder) as library:
        done = import_terms(library, code, table)
    if as_json:
        print_json(done)
    else:
        print(f"{counted(done.added, 'tag')} added, {done.changed} changed")


def export_vocabulary(
    folder: Folder,
    code: Code,
    to: Annotated[Path | None, typer.Option("--to", help="A file to write.")] = None,
    as_json: Json = False,
) -> None:
    """A vocabulary as a CSV table, which `vocabulary import` reads back."""
    from evidence_desk.desk.term_tables import export_terms, write_terms

    with library_at(folder) as library:
        text = export_terms(library, code)
        if to is not None:
            write_terms(library, code, writable(to))
    if to is not None:
        _print("file", str(to), as_json)
    elif as_json:
        print_json({"vocabulary": code, "csv": text})
    else:
        print(text.replace("\r\n", "\n"), end="")


def _parted(tag: str) -> tuple[str, str]:
    vocabulary, colon, term = tag.partition(":")
    if not colon or not vocabulary or not term:
        raise UsageError(f"“{tag}” does not say VOCABULARY:TERM, like force:coast-guard.")
    return vocabulary, term


def _print(what: str, value: str, as_json: bool) -> None:
    if as_json:
        print_json({what: value})
    else:
        print(f"{value} removed" if what == "removed" else value)
