"""Write the table of keys in both handbooks from the registry of actions.

    python packaging/handbook_keys.py            rewrite the tables between their markers
    python packaging/handbook_keys.py --check    fail if one of them is behind

French words come from the compiled translations; run this again when those have changed. A word
that has no translation yet stands in English.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

import evidence_desk.ui.commands  # noqa: F401  (declares the actions)
from evidence_desk.ui.actions import Action, declared
from evidence_desk.ui.language import Language, tr

HANDBOOKS = Path(__file__).resolve().parents[1] / "docs" / "handbook"
BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"

_HEADS = {"en": ("Keys", "What they do"), "fr": ("Touches", "Effet")}
_EVERYWHERE = {"en": "Everywhere", "fr": "Partout"}
_PAGES = {
    "en": {
        "gallery": "gallery",
        "review": "review",
        "compare": "comparison",
        "chronology": "chronology",
        "incident": "an incident",
        "section": "a section",
        "report": "the report",
        "draft": "a draft",
        "edition": "an edition",
        "library": "the library",
        "map": "the map",
    },
    "fr": {
        "gallery": "galerie",
        "review": "examen",
        "compare": "comparaison",
        "chronology": "chronologie",
        "incident": "un incident",
        "section": "une section",
        "report": "le rapport",
        "draft": "un brouillon",
        "edition": "une édition",
        "library": "le fonds",
        "map": "la carte",
    },
}
_ON = {"en": "On the page of: ", "fr": "Dans la page : "}
#: What is printed on the keys.
_NAMES = {
    "en": {"PgDown": "Page Down", "PgUp": "Page Up", "Return": "Enter"},
    "fr": {
        "Delete": "Suppr",
        "Down": "Bas",
        "Escape": "Échap",
        "Left": "Gauche",
        "PgDown": "Page suiv.",
        "PgUp": "Page préc.",
        "Return": "Entrée",
        "Right": "Droite",
        "Shift": "Maj",
        "Space": "Espace",
        "Up": "Haut",
    },
}


def table(language: str) -> str:
    """The keys of every page, in a language that is in use already."""
    lines: list[str] = []
    for pages, actions in _by_page():
        heading = _EVERYWHERE[language]
        if pages:
            heading = _ON[language] + ", ".join(_PAGES[language][page] for page in pages)
        first, second = _HEADS[language]
        lines += [f"**{heading}**", "", f"| {first} | {second} |", "|---|---|"]
        lines += [f"| {_keys(one.keys, language)} | {_words(one)} |" for one in actions]
        lines.append("")
    return "\n".join(lines)


def _by_page() -> Iterator[tuple[tuple[str, ...], list[Action]]]:
    found: dict[tuple[str, ...], list[Action]] = {}
    for one in declared():
        if one.keys:
            found.setdefault(tuple(sorted(one.page.split())), []).append(one)
    order = list(_PAGES["en"])
    for pages in sorted(found, key=lambda pages: (bool(pages), -len(pages), _places(pages, order))):
        yield tuple(sorted(pages, key=order.index)), found[pages]


def _places(pages: Iterable[str], order: list[str]) -> list[int]:
    return sorted(order.index(page) for page in pages)


def _keys(keys: Iterable[str], language: str) -> str:
    return ", ".join(f"`{_key(key, language)}`" for key in keys)


def _key(key: str, language: str) -> str:
    if key == "+" or "+" not in key:
        return _NAMES[language].get(key, key)
    return "+".join(_NAMES[language].get(part, part) for part in key.split("+"))


def _words(action: Action) -> str:
    return tr(action.text).replace("&", "").replace("|", "\\|").rstrip("…")


def rewritten(text: str, keys: str) -> str:
    """A handbook with this table between its markers."""
    pattern = re.compile(rf"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"A handbook has not the markers {BEGIN} and {END}.")
    return pattern.sub(lambda _: f"{BEGIN}\n\n{keys}\n{END}", text)


def main(check: bool) -> int:
    """Write, or compare; returns the exit status."""
    speaking = Language(QCoreApplication.instance() or QCoreApplication(sys.argv[:1]))
    before, behind = speaking.code, []
    for language in ("en", "fr"):
        path = HANDBOOKS / f"{language}.md"
        speaking.use(language)
        text = path.read_text("utf-8")
        fresh = rewritten(text, table(language))
        if fresh == text:
            continue
        behind.append(f"{path.name} is behind; run: python packaging/handbook_keys.py")
        if not check:
            path.write_text(fresh, "utf-8")
    speaking.use(before)
    print("\n".join(behind) if check and behind else "The tables of keys are up to date.")
    return 1 if check and behind else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
