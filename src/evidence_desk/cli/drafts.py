"""The command for drafts: each exhibit cited read against an edition, and new numbers put in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_desk.cli.scripts import Folder, Json, counted, library_at, print_json, print_table
from evidence_desk.domain.errors import UsageError

if TYPE_CHECKING:
    from evidence_desk.desk.draft_copies import Renumbered
    from evidence_desk.desk.references import DraftReport

Name = Annotated[str, typer.Argument(metavar="NAME", help="The edition's name.")]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("references")(references)


def references(
    folder: Folder,
    name: Name,
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="DOCX, ODT, PDF, MD or text.")],
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="The findings as CSV.")] = False,
    apply: Annotated[
        Path | None,
        typer.Option("--apply", metavar="OUT", help="Write a copy with this edition's numbers."),
    ] = None,
    old: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="OLD",
            help="Whose numbers the draft has: an edition, or a CSV or JSON of numbers and refs.",
        ),
    ] = None,
) -> int:
    """Check each exhibit cited in a draft against the edition; exits 1 if one is not right."""
    from evidence_desk.desk.draft_copies import apply_numbers
    from evidence_desk.desk.references import check_draft, findings_csv

    if (apply is None) != (old is None):
        raise UsageError("A copy needs both: --apply OUT and --from OLD.")
    with library_at(folder) as library:
        if apply is not None and old is not None:
            done = apply_numbers(library, name, draft, apply, old)
            return _told(done, as_json)
        found = check_draft(library, name, draft)
    if as_json:
        print_json(found)
    elif as_csv:
        print(findings_csv(found), end="")
    else:
        _shown(found)
    return 1 if found.wrong() else 0


def _shown(found: DraftReport) -> None:
    rows = []
    for one in found.found:
        place = one.place if one.line is None else f"{one.place}, line {one.line}"
        words = " ".join(remark.sentence for remark in one.remarks)
        rows.append((one.verdict, one.number, place, one.sentence, words))
    print_table(("", "exhibit", "where", "sentence", "why"), rows)
    if found.uncited:
        print(f"Never cited: {', '.join(found.uncited)}")
    for same in found.same_item:
        print(f"Cited under several numbers: {same.item_ref} as {', '.join(same.numbers)}")


def _told(done: Renumbered, as_json: bool) -> int:
    if as_json:
        print_json(done)
    else:
        rows = [(one.place, one.old, one.new, one.sentence) for one in done.changes]
        print_table(("where", "before", "after", "sentence"), rows)
        why = {"gone": "has no number any more", "unknown": "stood for nothing"}
        for left in done.left:
            print(f"Left as it is: {left.number} in {left.place} {why[left.why]}")
        print(f"{done.out}: {counted(len(done.changes), 'change')}")
    return 1 if done.left else 0
