"""What was written with sections' numbers in it, kept true when sections get other numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidence_desk.domain import outline
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.query import chip, chips


def follow_number(number: str, moved: Mapping[str, str], gone: Iterable[str] = ()) -> str:
    """A section's number after a change; one that is gone says so, and finds nothing any more."""
    if number in moved:
        return moved[number]
    return f"{number} (removed)" if number in gone else number


def follow_numbers(
    numbers: Iterable[str], moved: Mapping[str, str], gone: Iterable[str] = ()
) -> tuple[str, ...]:
    """Several numbers after a change."""
    gone = set(gone)
    return tuple(follow_number(number, moved, gone) for number in numbers)


def follow_query(text: str, moved: Mapping[str, str], gone: Iterable[str] = ()) -> str:
    """A search after a change: its `section:` mean the same headings; the rest is untouched."""
    gone = set(gone)
    for found in reversed(chips(text)):
        if found.field != "section" or not found.value:
            continue
        values = [_kept(value) for value in found.value.split(",")]
        new = follow_numbers(values, moved, gone)
        if list(new) != values:
            minus = "-" if found.negated else ""
            text = text[: found.start] + minus + chip("section", *new) + text[found.end :]
    return text


def _kept(value: str) -> str:
    """A number as it stands in the outline, however it was typed."""
    try:
        return outline.validate(value)
    except UsageError:
        return value


def follow_tag(text: str, old: str, new: str) -> str:
    """A search after a term was merged into another: its `tag:` mean that one; the rest stays."""
    for found in reversed(chips(text)):
        values = found.value.split(",")
        if found.field not in ("tag", "about") or old.casefold() not in map(str.casefold, values):
            continue
        kept = [new if value.casefold() == old.casefold() else value for value in values]
        minus = "-" if found.negated else ""
        written = minus + chip(found.field, *dict.fromkeys(kept))
        text = text[: found.start] + written + text[found.end :]
    return text
