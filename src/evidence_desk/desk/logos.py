"""The organisation's mark on title pages: copied into the library, and never taken from it.

A logo is a setting `logo:NAME` of the library, a JPEG in base64. Its name ends in its hash: two
different pictures never share one, so an issued edition finds the one it was issued with.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.domain.errors import UsageError
from evidence_desk.media.errors import MediaError

_SETTING = "logo:"
_PIXELS = 1000  # 85 mm at 300 dots to the inch


def logos(library: Library) -> list[str]:
    """The names of the logos kept in the library."""
    return sorted(
        name.removeprefix(_SETTING) for name in library.settings if name.startswith(_SETTING)
    )


def keep_logo(library: Library, path: Path) -> str:
    """Copy a picture into the library, for title pages; returns the name it is kept under.

    As a custody entry: it is not undone, for editions may have been issued with it. The file
    itself is not needed any more. Raises UsageError where it is no picture.
    """
    path = Path(path).expanduser().absolute()
    if not path.is_file():
        raise UsageError(f"There is no file “{path}”.")
    try:
        picture = workers().logo(path, _PIXELS)
    except MediaError as error:
        raise UsageError(f"“{path.name}” cannot be a logo: {error}") from error
    return store_logo(library, path.stem, picture)


def store_logo(library: Library, name: str, picture: bytes) -> str:
    """Keep a JPEG of ours as a logo, once; returns the name it is kept under."""
    digest = hashlib.sha256(picture).hexdigest()[:8]
    if (known := next((one for one in logos(library) if one.endswith(digest)), None)) is not None:
        return known
    plain = " ".join(re.sub(r"[^\w .-]+", " ", name).split())[:40] or "logo"
    kept = f"{plain} {digest}"
    with library.change("keep the logo “{target}”", kind="custody", target=kept) as changes:
        changes.facts = {"sha256": hashlib.sha256(picture).hexdigest()}
        value = to_json(base64.b64encode(picture).decode("ascii"))
        changes.insert(tables.settings, [{"name": f"{_SETTING}{kept}", "value": value}])
    return kept


def logo_of(library: Library, name: str) -> bytes | None:
    """A logo as JPEG by its name; None for none."""
    stored = library.settings.get(f"{_SETTING}{name}") if name else None
    return base64.b64decode(stored) if stored else None


def refuse_unknown(library: Library, name: str) -> None:
    """Raise UsageError unless a logo of that name is kept; none at all is fine."""
    if name and logo_of(library, name) is None:
        known = ", ".join(logos(library)) or "none"
        raise UsageError(f"No logo “{name}” is kept in this library; there is: {known}.")
