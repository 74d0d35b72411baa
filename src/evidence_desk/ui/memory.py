"""What the window remembers between runs: recent libraries, places, sizes, choices."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from evidence_desk.ui.pages.page import Place

_MOST = 12


class Memory:
    """The window's own settings; never anything of what is in a library but its path and place."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    # ------------------------------------------------------------ libraries

    def libraries(self) -> list[Path]:
        """Recent libraries, the latest first."""
        return [Path(text) for text in self._list("recent")]

    def opened(self, path: Path) -> None:
        """A library was opened: it comes first."""
        self._store([str(path), *(p for p in self._list("recent") if p != str(path))])

    def forget(self, path: Path) -> None:
        """Take a library from the list, with its last place."""
        self._store([p for p in self._list("recent") if p != str(path)])
        self._settings.remove(self._place_key(path))

    def _list(self, key: str) -> list[str]:
        try:
            found = json.loads(str(self._settings.value(key, "[]")))
        except ValueError:
            return []
        return [text for text in found if isinstance(text, str)]

    def _store(self, paths: list[str]) -> None:
        self._settings.setValue("recent", json.dumps(paths[:_MOST]))

    # ------------------------------------------------------------ places

    def last_place(self, path: Path) -> Place | None:
        """Where this library was left."""
        try:
            stored = json.loads(str(self._settings.value(self._place_key(path), "")))
            return Place(
                str(stored["page"]),
                str(stored["target"]),
                tuple(int(number) for number in stored["ids"]),
                int(stored["index"]),
            )
        except (ValueError, KeyError, TypeError):
            return None

    def leave_at(self, path: Path, place: Place) -> None:
        """This library was left here."""
        stored: Mapping[str, object] = asdict(place)
        if len(place.ids) > 500:
            stored = asdict(Place(place.page, place.target, place.ids[place.index :][:1]))
        self._settings.setValue(self._place_key(path), json.dumps(stored))

    @staticmethod
    def _place_key(path: Path) -> str:
        return "place/" + str(path).replace("/", "|").replace("\\", "|")

    # ------------------------------------------------------------ keys

    def keys(self) -> dict[str, list[str]]:
        """Keys by action where they are not the defaults; nonsense is passed over."""
        try:
            found = json.loads(str(self._settings.value("keys", "{}")))
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            str(id_): [key for key in keys if isinstance(key, str)]
            for id_, keys in found.items()
            if isinstance(keys, list) and (not keys or any(isinstance(key, str) for key in keys))
        }

    def keep_keys(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Remember the keys that are not the defaults."""
        self._settings.setValue("keys", json.dumps({id_: list(k) for id_, k in chosen.items()}))

    # ------------------------------------------------------------ the window

    def text(self, key: str, default: str = "") -> str:
        """A remembered word."""
        return str(self._settings.value(key, default))

    def keep(self, key: str, value: str) -> None:
        """Remember a word."""
        self._settings.setValue(key, value)

    def state(self, key: str) -> QByteArray:
        """A remembered geometry or splitter state; empty if there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, key: str, value: QByteArray) -> None:
        """Remember a geometry or splitter state."""
        self._settings.setValue(key, value)
