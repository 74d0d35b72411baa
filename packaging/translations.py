"""Collect the window's words into Qt Linguist files, and release them.

    python packaging/translations.py            update the .ts files, write the .qm files
    python packaging/translations.py --check    fail if either is behind, or French lacks a word

Words are the literals given to ``tr(…)``, and the texts and hints of declared actions. What is
translated already stays; a translation whose English is gone is dropped.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from evidence_desk.domain.sentences import spaced

ROOT = Path(__file__).resolve().parents[1]
WINDOW = ROOT / "src" / "evidence_desk" / "ui"
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "Desk"
_CALLS = {"declare", "action", "_declare", "_rank", "_access"}


def words() -> dict[str, bool]:
    """Each English text, and whether it counts something (``%n``)."""
    found: dict[str, bool] = {}
    for path in sorted(WINDOW.rglob("*.py")):
        for text in _of(ast.parse(path.read_text("utf-8"))):
            found[text] = "%n" in text
    return found


def _of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name == "tr" and node.args:
            yield from _literal(node.args[0])
        elif name in _CALLS:
            yield from (
                text
                for keyword in node.keywords
                if keyword.arg in ("text", "hint")
                for text in _literal(keyword.value)
            )
            for keyword in node.keywords:
                if keyword.arg == "menu":
                    for text in _literal(keyword.value):
                        yield from text.split("/")
            if name == "_declare" and len(node.args) > 1:
                yield from _literal(node.args[1])
                yield "Review"


def _literal(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def known(path: Path) -> dict[str, list[str]]:
    """Translations a .ts file holds: English to its forms."""
    if not path.exists():
        return {}
    found: dict[str, list[str]] = {}
    for message in ElementTree.parse(path).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            continue
        forms = [form.text or "" for form in translation.findall("numerusform")]
        found[message.findtext("source") or ""] = forms or [translation.text or ""]
    return found


def english(text: str) -> list[str]:
    """What English needs a file for: one item, two items."""
    return [re.sub(r"\((s|es)\)", "", text), re.sub(r"\((s|es)\)", r"\1", text)]


def written(language: str, said: dict[str, list[str]]) -> str:
    """A .ts file."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for text, counts in sorted(words().items()):
        forms = said.get(text)
        if language == "en":
            if not counts:
                continue
            forms = english(text)
        lines.append('    <message numerus="yes">' if counts else "    <message>")
        lines.append(f"        <source>{escape(text)}</source>")
        if forms is None:
            lines.append('        <translation type="unfinished"></translation>')
        elif counts:
            inside = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms)
            lines.append(f"        <translation>{inside}</translation>")
        else:
            lines.append(f"        <translation>{escape(forms[0])}</translation>")
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def release(ts: Path, qm: Path) -> None:
    """Compile a .ts file; a window that has the old .qm mapped keeps it whole."""
    fresh = qm.with_suffix(".new")
    subprocess.run(
        [sys.executable, "-c", "from PySide6.scripts.pyside_tool import lrelease; lrelease()",
         "-silent", str(ts), "-qm", str(fresh)],
        check=True,
    )  # fmt: skip
    fresh.replace(qm)


def main(check: bool) -> int:
    """Write, or compare; returns the exit status."""
    FOLDER.mkdir(exist_ok=True)
    behind = []
    for language in ("en", "fr"):
        ts = FOLDER / f"evidence_desk_{language}.ts"
        qm = ts.with_suffix(".qm")
        said = known(ts)
        if language == "fr":  # however it was typed
            said = {text: [spaced(form) for form in forms] for text, forms in said.items()}
        text = written(language, said)
        if check:
            with tempfile.TemporaryDirectory() as folder:
                fresh = Path(folder) / qm.name
                release(ts, fresh)
                same = qm.exists() and qm.read_bytes() == fresh.read_bytes()
            if not ts.exists() or ts.read_text("utf-8") != text or not same:
                behind.append(f"{ts.name} is behind; run: python packaging/translations.py")
            missing = [one for one in words() if language != "en" and one not in said]
            behind += [f"{ts.name} lacks: {one}" for one in missing]
        else:
            ts.write_text(text, "utf-8")
            release(ts, qm)
    print("\n".join(behind) or "Translations are up to date.")
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
