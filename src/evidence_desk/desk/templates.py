"""The library's own ways of handing over: layout, numbers and title page under a name.

A template is a setting `template:NAME` of the library, and `template` says which one new editions
begin with. What is taken from it is copied into the draft: a later change of it changes nothing.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.editions import EditionRow, add_edition, change_edition, edition
from evidence_desk.desk.logos import keep_logo, logo_of
from evidence_desk.domain.coarsening import checked_dates, checked_places
from evidence_desk.domain.editions import Numbering, Transcripts
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.layouts import (
    AnnexLayout,
    NumberStyle,
    checked_layout,
    checked_style,
    read_layout,
    read_style,
)
from evidence_desk.domain.mediums import medium_named
from evidence_desk.exports.atomic import written_whole

_SETTING, _FIRST = "template:", "template"
_NAME_LIMIT = 60
_FILE_LIMIT = 2_000_000  # bytes: a logo and a page of words
_FORMAT = "evidence-desk edition template"
_WORDS = ("recipient", "organisation", "author", "reference", "note", "medium")


@dataclass(frozen=True, slots=True)
class Template:
    """What an edition is handed over like; never what goes into it."""

    name: str
    numbering: str = Numbering.PLAIN
    recipient: str = ""
    organisation: str = ""
    author: str = ""
    reference: str = ""
    note: str = ""
    show_withheld: bool = True
    statements: bool = False
    transcripts: str = Transcripts.NONE
    medium: str = ""  # what its pack goes out on
    dates: str = ""  # how much of dates and places the public is told: "" as the library says
    places: str = ""
    layout: AnnexLayout = field(default_factory=AnnexLayout)
    style: NumberStyle = field(default_factory=NumberStyle)


def templates(library: Library) -> list[Template]:
    """All templates, by name."""
    found = [
        _read(name.removeprefix(_SETTING), value)
        for name, value in library.settings.items()
        if name.startswith(_SETTING)
    ]
    return sorted(found, key=lambda one: one.name.lower())


def template(library: Library, name: str) -> Template:
    """One template; raises UsageError where there is none of that name."""
    stored = library.settings.get(f"{_SETTING}{name}")
    if stored is None:
        known = ", ".join(one.name for one in templates(library)) or "none"
        raise UsageError(f"There is no template “{name}” in this library; there is: {known}.")
    return _read(name, stored)


def first_template(library: Library) -> str:
    """The template that new editions begin with; "" for none."""
    name = str(library.settings.get(_FIRST) or "")
    return name if f"{_SETTING}{name}" in library.settings else ""


def save_template(library: Library, name: str, edition_name: str) -> Template:
    """Keep how an edition is handed over as a template, in place of one of that name."""
    detail = edition(library, edition_name)
    made = Template(
        name=_checked_name(name),
        numbering=str(detail.row.numbering),
        **{one: getattr(detail.contents, one) for one in _shared()},
    )
    _store(library, made)
    return made


def use_template(library: Library, name: str, edition_name: str) -> None:
    """Hand a draft over as the template says. One undo step; raises UsageError for an issued one.

    Words that the template leaves empty stay as they are in the draft.
    """
    change_edition(library, edition_name, **values_of(template(library, name)))


def values_of(chosen: Template) -> dict[str, Any]:
    """A template as the fields that `add_edition` and `change_edition` take."""
    values = {one: getattr(chosen, one) for one in _shared() if one not in ("layout", "style")}
    for one in _WORDS:
        if not values[one]:
            del values[one]
    return {
        "numbering": chosen.numbering,
        **values,
        **asdict(chosen.layout),
        **asdict(chosen.style),
    }


def begin_with(library: Library, name: str) -> None:
    """Let new editions begin with a template; "" for none. One undo step."""
    if name:
        template(library, name)
    with library.change(
        "begin new editions with the template “{target}”", target=name or "–"
    ) as changes:
        _set(changes, _FIRST, name)


def rename_template(library: Library, name: str, new_name: str) -> None:
    """Give a template another name. One undo step; raises UsageError if that is taken."""
    chosen, wanted = template(library, name), _checked_name(new_name)
    if wanted == name:
        return
    if f"{_SETTING}{wanted}" in library.settings:
        raise UsageError(f"There is a template “{wanted}” already.")
    was_first = first_template(library) == name
    with library.change("rename the template “{target}”", target=name) as changes:
        _unset(changes, f"{_SETTING}{name}")
        _set(changes, f"{_SETTING}{wanted}", _values(chosen))
        if was_first:
            _set(changes, _FIRST, wanted)


def remove_template(library: Library, name: str) -> None:
    """Remove a template; editions made with it stay as they are. One undo step."""
    template(library, name)
    was_first = first_template(library) == name
    with library.change("remove the template “{target}”", target=name) as changes:
        _unset(changes, f"{_SETTING}{name}")
        if was_first:
            _set(changes, _FIRST, "")


def export_template(library: Library, name: str, out: Path) -> Path:
    """Write a template as a JSON file, with its logo, for another library."""
    chosen = template(library, name)
    out = Path(out).expanduser().absolute()
    if out.suffix.lower() != ".json":
        out = out.with_name(out.name + ".json")
    picture = logo_of(library, chosen.layout.logo)
    values = {
        "format": _FORMAT,
        "version": 1,
        "name": chosen.name,
        **_values(chosen),
        "logo_jpeg": base64.b64encode(picture).decode("ascii") if picture else None,
    }
    with written_whole(out) as path:
        path.write_text(json.dumps(values, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return out


def import_template(library: Library, path: Path, name: str = "") -> Template:
    """Take a template from a JSON file, in place of one of that name.

    Raises UsageError where the file is no template, or says what no edition can be.
    """
    path = Path(path).expanduser().absolute()
    if not path.is_file():
        raise UsageError(f"There is no file “{path}”.")
    if path.stat().st_size > _FILE_LIMIT:
        raise UsageError(f"“{path.name}” is not a template of Evidence Desk.")
    try:
        values = json.loads(path.read_text("utf-8"))
        if not isinstance(values, dict) or values.get("format") != _FORMAT:
            raise ValueError
        made = _read(_checked_name(name or str(values["name"])), values)
        picture = base64.b64decode(values.get("logo_jpeg") or "", validate=True)
    except OSError as error:
        raise StorageError(f"“{path.name}” cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"“{path.name}” is not a template of Evidence Desk.") from error
    made = _checked(made)
    layout = replace(made.layout, logo="")
    if picture:
        layout = replace(layout, logo=_logo_from(library, made, picture))
    made = replace(made, layout=layout)
    _store(library, made)
    return made


def _logo_from(library: Library, made: Template, picture: bytes) -> str:
    """Keep the picture of a template that came as a file: read again, as any file of a stranger."""
    name = made.layout.logo.rpartition(" ")[0] or made.name
    with tempfile.TemporaryDirectory(prefix="evidence-desk-") as folder:
        aside = Path(folder) / f"{name.replace('/', ' ')[:40]}.jpg"
        aside.write_bytes(picture)
        return keep_logo(library, aside)


def _shared() -> list[str]:
    return [one.name for one in fields(Template) if one.name not in ("name", "numbering")]


def _values(chosen: Template) -> dict[str, Any]:
    values = asdict(chosen)
    del values["name"]
    return values


def _read(name: str, values: Mapping[str, Any]) -> Template:
    known = {one.name for one in fields(Template)} - {"name", "layout", "style"}
    return Template(
        name=name,
        layout=read_layout(values.get("layout") or {}),
        style=read_style(values.get("style") or {}),
        **{one: value for one, value in values.items() if one in known},
    )


def _checked(made: Template) -> Template:
    """A template from elsewhere, of which every value is of its kind and allowed."""
    usual = Template("")
    for one, other in ((made, usual), (made.layout, usual.layout), (made.style, usual.style)):
        for each in fields(one):
            value, wanted = getattr(one, each.name), getattr(other, each.name)
            like = type(wanted) if not isinstance(wanted, str) else str
            if not isinstance(value, like) or (like is int and isinstance(value, bool)):
                raise UsageError(f"“{each.name}” of a template cannot be {str(value)[:40]!r}.")
    if not all(isinstance(name, str) for name in made.layout.columns):
        raise UsageError("“columns” of a template are names.")
    for label, value, allowed in (
        ("numbering", made.numbering, tuple(Numbering)),
        ("transcripts", made.transcripts, tuple(Transcripts)),
    ):
        if value not in allowed:
            raise UsageError(f"“{label}” of a template is one of {', '.join(allowed)}.")
    medium_named(made.medium)
    checked_dates(made.dates)
    checked_places(made.places)
    return replace(
        made,
        layout=checked_layout(made.layout),
        style=checked_style(made.style, made.numbering),
    )


def _checked_name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise UsageError("A template needs a name.")
    if len(words) > _NAME_LIMIT:
        raise UsageError(f"The name of a template has at most {_NAME_LIMIT} characters.")
    return words


def _store(library: Library, made: Template) -> None:
    with library.change("save the template “{target}”", target=made.name) as changes:
        _set(changes, f"{_SETTING}{made.name}", _values(made))


def _set(changes: Changes, name: str, value: object) -> None:
    table = tables.settings
    known = changes.connection.execute(select(table.c.id).where(table.c.name == name)).scalar()
    if known is None:
        changes.insert(table, [{"name": name, "value": to_json(value)}])
    else:
        changes.update(table, {known: {"value": to_json(value)}})


def _unset(changes: Changes, name: str) -> None:
    table = tables.settings
    known = changes.connection.execute(select(table.c.id).where(table.c.name == name)).scalars()
    changes.delete(table, list(known))


def begin_edition(
    library: Library, name: str, *, template_name: str | None = None, **values: Any
) -> EditionRow:
    """Add a draft that begins with a template: the one named, or that of new editions; "" is none.

    What is given besides and is not None comes before what the template says.
    """
    chosen = first_template(library) if template_name is None else template_name
    begun = values_of(template(library, chosen)) if chosen else {}
    return add_edition(
        library, name, **begun | {one: value for one, value in values.items() if value is not None}
    )
