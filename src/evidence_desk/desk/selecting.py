"""An edition's exhibits one by one: added, dropped, withheld and put in another order by hand.

What goes in follows from sections, incidents and a search; these are the editor's exceptions, kept
with the draft. The numbers of issued editions stay: an exhibit that has one cannot move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.editions import Contents, change_contents
from evidence_desk.desk.records import resolve_all
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref

REASON_LIMIT = 300


def add_exhibits(library: Library, name: str, refs: Sequence[str]) -> None:
    """Let items and clips go into a draft besides what was chosen. One undo step.

    Raises UsageError for what is rejected: it is never an exhibit.
    """

    def make(connection: Connection, contents: Contents) -> Contents:
        given = _known(connection, refs)
        rejected = select(tables.items.c.id).where(tables.items.c.status == "rejected")
        shut = {make_ref("item", row[0]) for row in connection.execute(rejected)} & set(given)
        if shut:
            raise UsageError(f"{min(shut)} is rejected, and no exhibit; pick it first.")
        return replace(
            contents,
            added=(*contents.added, *(ref for ref in given if ref not in contents.added)),
            dropped=tuple(ref for ref in contents.dropped if ref not in given),
        )

    change_contents(library, name, "add {count} exhibits to edition “{target}”", make, len(refs))


def drop_exhibits(library: Library, name: str, refs: Sequence[str]) -> None:
    """Keep items and clips out of a draft, whatever was chosen. One undo step.

    What was issued before keeps its number, and the list says that it is withdrawn.
    """

    def make(connection: Connection, contents: Contents) -> Contents:
        given = _known(connection, refs)
        return replace(
            contents,
            added=tuple(ref for ref in contents.added if ref not in given),
            dropped=(*contents.dropped, *(ref for ref in given if ref not in contents.dropped)),
        )

    change_contents(library, name, "drop {count} exhibits of edition “{target}”", make, len(refs))


def withhold(library: Library, name: str, refs: Sequence[str], reason: str) -> None:
    """List items and clips by their number alone, with a reason that is printed. One undo step."""
    words = " ".join(reason.split())
    if len(words) > REASON_LIMIT:
        raise UsageError(f"A reason has at most {REASON_LIMIT} characters.")

    def make(connection: Connection, contents: Contents) -> Contents:
        given = _known(connection, refs)
        kept = tuple(one for one in contents.withheld if one[0] not in given)
        return replace(contents, withheld=(*kept, *((ref, words) for ref in given)))

    change_contents(
        library, name, "withhold {count} exhibits of edition “{target}”", make, len(refs)
    )


def give(library: Library, name: str, refs: Sequence[str]) -> None:
    """Withhold these no more. One undo step; what is not open to the audience stays withheld."""

    def make(connection: Connection, contents: Contents) -> Contents:
        given = _known(connection, refs)
        kept = tuple(one for one in contents.withheld if one[0] not in given)
        return replace(contents, withheld=kept)

    change_contents(
        library, name, "withhold {count} exhibits of edition “{target}” no more", make, len(refs)
    )


def move_exhibits(library: Library, name: str, refs: Sequence[str], after: str = "") -> None:
    """Put items and clips right after another exhibit, or first. One undo step.

    A clip that is numbered under its item moves with it, and among its own.
    """

    def make(connection: Connection, contents: Contents) -> Contents:
        given = _known(connection, refs)
        behind = _known(connection, [after])[0] if after else ""
        if behind in given:
            raise UsageError(f"{behind} cannot stand after itself.")
        moves = list(contents.moves)
        for ref in given:
            if moves and moves[-1][0] == ref:
                moves.pop()  # only where it went last matters
            moves.append((ref, behind))
            behind = ref
        return replace(contents, moves=tuple(moves))

    change_contents(library, name, "move {count} exhibits of edition “{target}”", make, len(refs))


def order_by_rule(library: Library, name: str) -> None:
    """Let the exhibits of a draft stand by section and date again. One undo step."""
    change_contents(
        library,
        name,
        "put the exhibits of edition “{target}” in their usual order",
        lambda _connection, contents: replace(contents, moves=()),
    )


def _known(connection: Connection, refs: Sequence[str]) -> list[str]:
    return [one.ref for one in resolve_all(connection, refs, "item", "clip")]
