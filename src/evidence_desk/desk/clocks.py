"""Corrections of wrong clocks: the devices there are, what a correction would do, doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, func, or_, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.describe import read_date
from evidence_desk.desk.put_right import (
    COLUMNS,
    put_items_right,
    read_items,
    right_moment,
    rule_for,
    rule_of,
    rules_of,
)
from evidence_desk.desk.records import resolve
from evidence_desk.desk.reels import frame_number
from evidence_desk.domain import clocks
from evidence_desk.domain.clocks import Correction, Device, Moment, Rule
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.timecodes import timecode

_DEVICE = ("make", "model", "serial", "folder")


@dataclass(frozen=True, slots=True)
class ClockWords:
    """A correction as an editor types it: what a file must say, its period by the wrong clock, how
    far the clock is off (``+1:02``), the zone the right one stood in, and what proves it."""

    make: str = ""
    model: str = ""
    serial: str = ""
    folder: str = ""
    since: str = ""
    until: str = ""
    shift: str = ""
    zone: str = ""
    evidence: str = ""
    evidence_item: str = ""


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A correction there is, and how many items it dates, stills among them."""

    id: int
    make: str | None
    model: str | None
    serial: str | None
    folder: str | None
    since: str | None
    until: str | None
    shift_s: int
    zone: str | None
    evidence: str
    evidence_item: str | None
    items: int

    @property
    def correction(self) -> Correction:
        """What is done to a file's time."""
        return Correction(self.shift_s, self.zone)

    @property
    def device(self) -> str:
        """What it is for, in a few words."""
        return device_name(Device(self.make, self.model, self.serial, self.folder))

    def words(self) -> ClockWords:
        """As an editor would type it."""
        return ClockWords(
            make=self.make or "",
            model=self.model or "",
            serial=self.serial or "",
            folder=self.folder or "",
            since=_short(self.since, "T00:00:00"),
            until=_short(self.until, "T23:59:59"),
            shift=clocks.say_shift(self.shift_s),
            zone=self.zone or "",
            evidence=self.evidence,
            evidence_item=self.evidence_item or "",
        )


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device that files name, or a folder of files that name none: how many items it made, from
    when to when by its own clock, and how many of them are corrected."""

    make: str | None
    model: str | None
    serial: str | None
    folder: str | None
    items: int
    first: str | None
    last: str | None
    corrected: int

    @property
    def device(self) -> str:
        """Its name in a few words."""
        return device_name(Device(self.make, self.model, self.serial, self.folder))


@dataclass(frozen=True, slots=True)
class ClockChange:
    """What adding, changing or removing a correction did: its number, and how many items got
    another date, stills that follow their films among them."""

    id: int
    changed: int


@dataclass(frozen=True, slots=True)
class Effect:
    """One item's date as it is and as it would be."""

    id: int
    ref: str
    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a correction would do: the items whose date would change, in the order of their time,
    and those it leaves alone, by why.

    `by_editor` have a date an editor gave; `undated` tell no day; `by_other` a more fitting
    correction dates; `same` would keep their date.
    """

    rule: Rule
    ids: tuple[int, ...]
    by_editor: int
    undated: int
    by_other: int
    same: int


def device_name(device: Device) -> str:
    """A device in a few words: make, model, serial number, then the folder."""
    named = " ".join(one for one in (device.make, device.model, device.serial) if one)
    return ", ".join(one for one in (named, f"{device.folder}/" if device.folder else "") if one)


def _short(moment: str | None, ending: str) -> str:
    return (moment or "").removesuffix(ending)


# ---------------------------------------------------------------- what there is


def list_clocks(library: Library) -> list[ClockRow]:
    """Every correction, in the order they were made."""
    table, items = tables.clocks, tables.items
    count = select(func.count()).where(items.c.clock_id == table.c.id).scalar_subquery()
    with library.read() as connection:
        rows = connection.execute(select(table, count.label("items")).order_by(table.c.id))
        return [
            ClockRow(
                id=row.id,
                **{name: getattr(row, name) for name in (*_DEVICE, "since", "until")},
                shift_s=round(row.shift_s),
                zone=row.zone,
                evidence=row.evidence,
                evidence_item=make_ref("item", row.evidence_item_id)
                if row.evidence_item_id is not None
                else None,
                items=row.items,
            )
            for row in rows
        ]


def devices(library: Library) -> list[DeviceRow]:
    """The devices that files name, and the folders of those that name none; the most used first."""
    items = tables.items
    nameless = items.c.make.is_(None) & items.c.model.is_(None) & items.c.serial.is_(None)
    folder = case((nameless, items.c.folder), else_=None)
    keys = (items.c.make, items.c.model, items.c.serial, folder)
    with library.read() as connection:
        rows = connection.execute(
            select(
                *keys,
                func.count(),
                func.min(items.c.file_captured),
                func.max(items.c.file_captured),
                func.count(items.c.clock_id),
            )
            .where(items.c.parent_id.is_(None))
            .group_by(*keys)
            .order_by(func.count().desc(), *keys)
        )
        return [DeviceRow(*row) for row in rows]


# ---------------------------------------------------------------- what would happen


def preview(library: Library, words: ClockWords, clock: int | None = None) -> Preview:
    """What a correction would do, as a new one or in the place of the one numbered `clock`.

    Raises UsageError where the words say no correction.
    """
    with library.read() as connection:
        values = _read(connection, words)
        rules = rules_of(connection)
        number = clock if clock is not None else max((one.id for one in rules), default=0) + 1
        rule = rule_of(number, values)
        others = [one for one in rules if one.id != clock]
        counts = {"by_editor": 0, "undated": 0, "by_other": 0, "same": 0}
        ids: list[tuple[str, int]] = []
        for item in _candidates(connection, rule, clock):
            why = _why_not(item, rule, [*others, rule], clock)
            if why is None:
                ids.append((item["file_captured"] or "", item["id"]))
            elif why:
                counts[why] += 1
    return Preview(rule, tuple(number for _, number in sorted(ids)), **counts)


def _why_not(
    item: dict[str, Any], rule: Rule, rules: Sequence[Rule], clock: int | None
) -> str | None:
    """Why an item's date would stay, "" where the rule is not for it; None where it changes."""
    device = Device(item["make"], item["model"], item["serial"], item["folder"])
    had = item["clock_id"] is not None and item["clock_id"] == clock
    if not clocks.can_move(item["file_captured"]):
        mine = clocks.applies(
            Rule(0, rule.device, None, None, rule.correction), device, "2000-01-01"
        )
        return "undated" if mine else ""
    if not had and not clocks.applies(rule, device, item["file_captured"]):
        return ""
    if item["captured_from"] == "editor":
        return "by_editor"
    after, _rule_of_it = right_moment(rules, item)
    if (after.text, after.offset) != (item["captured"], item["captured_offset"]):
        return None
    best = rule_for(rules, item)
    return "same" if best is None or best.id == rule.id else "by_other"


def effects(library: Library, found: Preview, ids: Sequence[int]) -> list[Effect]:
    """Some of the items of a preview, with their dates as they are and as they would be."""
    items = tables.items
    with library.read() as connection:
        others = [one for one in rules_of(connection) if one.id != found.rule.id]
        rows = {row["id"]: row for row in read_items(connection, ids)}
        names: dict[int, str] = {}
        for part in chunks(ids):
            named = select(items.c.id, items.c.name).where(items.c.id.in_(part))
            names.update(dict(connection.execute(named).all()))
    told = []
    for number in ids:
        if (item := rows.get(number)) is None:
            continue
        after, _rule_of_it = right_moment([*others, found.rule], item)
        told.append(
            Effect(
                number,
                make_ref("item", number),
                names.get(number, ""),
                said_moment(item["captured"], item["captured_offset"]),
                said_moment(after.text or None, after.offset),
            )
        )
    return told


def said_moment(captured: str | None, offset: str | None) -> str | None:
    """A moment with its offset, as lists show it: ``2010-09-21 21:47:03 +03:00``."""
    if captured is None:
        return None
    return " ".join(part for part in (captured.replace("T", " "), offset) if part)


def _candidates(connection: Connection, rule: Rule, clock: int | None) -> list[dict[str, Any]]:
    """Items the rule may be for, or that the correction of that number dates now."""
    items, asked = tables.items, rule.device
    near = [
        func.lower(func.trim(items.c[name])) == wanted.strip().lower()
        for name in ("make", "model", "serial")
        if (wanted := getattr(asked, name)) is not None and wanted.isascii()
    ]
    if asked.folder is not None:
        below = items.c.folder.startswith(f"{asked.folder}/", autoescape=True)
        near.append(or_(items.c.folder == asked.folder, below))
    query = select(*COLUMNS).where(items.c.parent_id.is_(None), *near)
    found = [dict(row) for row in connection.execute(query).mappings()]
    if clock is not None:
        known = {item["id"] for item in found}
        dated = select(*COLUMNS).where(items.c.parent_id.is_(None), items.c.clock_id == clock)
        rows = connection.execute(dated).mappings()
        found += [dict(row) for row in rows if row["id"] not in known]
    return found


# ---------------------------------------------------------------- doing it


def add_clock(library: Library, words: ClockWords) -> ClockChange:
    """Correct a device's clock: every item it is for gets its right date, in one undo step.

    What an editor dated stays. What is taken in later and fits is corrected as it comes in.
    """
    with library.change("correct the clock of {target} ({count} items)") as changes:
        values = _read(changes.connection, words)
        number = changes.insert(tables.clocks, [values])[0]
        rule = rule_of(number, values)
        changed = _put_right(changes, rule, None)
        changes.args = {"target": device_name(rule.device), "count": changed}
    return ClockChange(number, changed)


def change_clock(library: Library, clock: int, words: ClockWords) -> ClockChange:
    """Say a correction anew; what it no longer is for gets its file's own time back."""
    with library.change("change the correction for {target} ({count} items)") as changes:
        _there(changes, clock)
        values = _read(changes.connection, words)
        changes.update(tables.clocks, {clock: values})
        rule = rule_of(clock, values)
        changed = _put_right(changes, rule, clock)
        changes.args = {"target": device_name(rule.device), "count": changed}
    return ClockChange(clock, changed)


def remove_clock(library: Library, clock: int) -> ClockChange:
    """Take a correction away: items get their file's own time back, or what another one gives."""
    with library.change("remove the correction for {target} ({count} items)") as changes:
        row = _there(changes, clock)
        items = tables.items
        dated = select(func.coalesce(items.c.parent_id, items.c.id)).where(
            items.c.clock_id == clock
        )
        films = list(changes.connection.execute(dated.distinct()).scalars())
        changed = put_items_right(changes, films, without=clock)
        changes.delete(tables.clocks, [clock])
        changes.args = {
            "target": device_name(Device(*(row[name] for name in _DEVICE))),
            "count": changed,
        }
    return ClockChange(clock, changed)


def _put_right(changes: Changes, rule: Rule, clock: int | None) -> int:
    found = _candidates(changes.connection, rule, clock)
    return put_items_right(changes, [item["id"] for item in found])


def _there(changes: Changes, clock: int) -> dict[str, Any]:
    rows = changes.fetch(tables.clocks, [clock])
    if not rows:
        raise UsageError(f"There is no correction {clock} of a clock; clock list shows them.")
    return rows[0]


def _read(connection: Connection, words: ClockWords) -> dict[str, Any]:
    """The row a correction's words ask for; raises UsageError."""
    values: dict[str, Any] = {name: getattr(words, name).strip() or None for name in _DEVICE}
    if values["folder"]:
        values["folder"] = values["folder"].strip("/") or None
    if not any(values.values()):
        raise UsageError(
            "Say whose clock is corrected: a make, a model, a serial number or a folder."
        )
    shift = clocks.read_shift(words.shift) if words.shift.strip() else 0
    zone = clocks.read_zone(words.zone)
    if not shift and zone is None:
        raise UsageError("Say how far the clock is off, such as +1:02, or in which zone it stood.")
    since, until = (
        read_date(text) if text.strip() else None for text in (words.since, words.until)
    )
    if since is not None and until is not None and until.latest < since.earliest:
        raise UsageError("The period of the correction ends before it begins.")
    item = words.evidence_item.strip()
    return {
        **values,
        "since": since.earliest if since else None,
        "until": until.latest if until else None,
        "shift_s": float(shift),
        "zone": zone,
        "evidence": words.evidence.strip(),
        "evidence_item_id": resolve(connection, item, "item").id if item else None,
    }


# ---------------------------------------------------------------- from a clock that is seen


@dataclass(frozen=True, slots=True)
class Seen:
    """An item in which a clock is seen, and what its file says of that moment."""

    ref: str
    device: Device
    moment: Moment
    at_s: float
    frame: int | None

    @property
    def time(self) -> str:
        """The file's time at the moment shown."""
        at = clocks.apply(Correction(int(self.at_s)), self.moment)
        return said_moment(at.text, at.offset) or ""

    def words(self, shown: str, zone: str = "") -> ClockWords:
        """The correction that makes the file agree with the clock, the evidence filled in.

        Raises UsageError where `shown` is no time.
        """
        stood = clocks.read_zone(zone)
        shift = clocks.shift_to(self.moment, self.at_s, shown, stood)
        frame = f", frame {self.frame}" if self.frame is not None else ""
        where = f", {timecode(self.at_s)}{frame}" if self.at_s or frame else ""
        named = self.device.make or self.device.model or self.device.serial
        return ClockWords(
            make=self.device.make or "",
            model=self.device.model or "",
            serial=self.device.serial or "",
            folder="" if named else self.device.folder or "",
            shift=clocks.say_shift(shift),
            zone=stood or "",
            evidence=f"{self.ref}{where}: {shown.strip()}",
            evidence_item=self.ref,
        )


def seen_in(library: Library, item_id: int, at_s: float = 0.0) -> Seen:
    """What is known of a moment of an item in which a clock is seen.

    A still stands for the moment of its film. Raises UsageError where the file tells no time.
    """
    from evidence_desk.domain.derived import offset_of, read_recipe

    with library.read() as connection:
        items = tables.items
        row = connection.execute(select(items).where(items.c.id == item_id)).one()
        recipe = read_recipe(row.recipe)
        if row.parent_id is not None and recipe is not None:
            at_s = offset_of(recipe)
            row = connection.execute(select(items).where(items.c.id == row.parent_id)).one()
    ref = make_ref("item", row.id)
    if not clocks.can_move(row.file_captured) or "T" not in row.file_captured:
        raise UsageError(f"The file of {ref} tells no time of day to compare the clock with.")
    moving = row.kind in ("video", "audio")
    return Seen(
        ref,
        Device(row.make, row.model, row.serial, row.folder or None),
        Moment(row.file_captured, row.file_captured_offset),
        at_s if moving else 0.0,
        frame_number(library, row.sha256, at_s) if row.kind == "video" else None,
    )
