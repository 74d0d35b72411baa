"""Every sentence that is raised or told of a file has its French, filled in with what was there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import evidence_desk
from evidence_desk.domain.query import FIELDS
from evidence_desk.domain.sentences import format_in, in_language, spaced
from evidence_desk.media.formats import FORMATS

_SOURCE = Path(evidence_desk.__file__).parent
#: Where sentences are for scripts (English) or for ourselves, or are said by the window itself.
_NOT_SHOWN = {"cli", "ui"}
_OURS = {
    "DeskError",
    "UsageError",
    "LibraryError",
    "DamagedError",
    "StorageError",
    "ConflictError",
    "NotAsLeftError",
    "UnreadableError",
    "MediaError",
    "LostError",
    "NotCleaned",
    "NotJpeg",
    "NotPng",
    "PathReason",
}


def _sentences() -> Iterator[str]:
    for path in sorted(_SOURCE.rglob("*.py")):
        if path.relative_to(_SOURCE).parts[0] in _NOT_SHOWN:
            continue
        source = path.read_text("utf-8")
        if not any(f"{name}(" in source for name in (*_OURS, "problems.append")):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                told = name == "append" and ast.unparse(node.func).endswith("problems.append")
                if name in _OURS or told:
                    yield from _words(node.args[-1 if name == "PathReason" else 0])


def _words(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else "XX" for part in node.values
        )


@pytest.mark.parametrize("sentence", sorted(set(_sentences())))
def test_every_sentence_has_its_french(sentence: str) -> None:
    assert in_language(sentence, "fr") != sentence
    assert in_language(sentence, "en") == sentence


def test_what_was_in_it_is_in_the_french() -> None:
    said = in_language("“a.mp4” cannot be read: Permission denied.", "fr")
    assert said == "«\u00a0a.mp4\u00a0» ne peut pas être lu\u00a0: accès refusé."


def test_sentences_one_after_another_are_said_one_by_one() -> None:
    said = in_language(
        "Named .jpg, but its content is a MPEG-4 video. No picture of this film can be decoded.",
        "fr",
    )
    assert said == (
        "Nommé .jpg, mais son contenu est d’un autre type\u00a0: vidéo MPEG-4. "
        "Aucune image de ce film ne peut être décodée."
    )


def test_what_nobody_translated_stays() -> None:
    assert in_language("Something else. The file is empty.", "fr") == (
        "Something else. Le fichier est vide."
    )
    assert in_language("Something else.", "fr") == "Something else."


def test_figures_are_written_as_the_language_does() -> None:
    assert "1\u00a0234\u00a0567 octets" in in_language(
        "It is 1,234,567 bytes long and was 12.", "fr"
    )


def test_every_format_and_field_has_its_french() -> None:
    for form in FORMATS.values():
        assert format_in(form.label, "fr") != form.label
        assert format_in(form.label, "en") == form.label
    assert format_in("MPEG-4 video, H.264 + AAC", "fr") == "vidéo MPEG-4, H.264 + AAC"
    assert all(in_language(field.says, "fr") != field.says for field in FIELDS.values())


def test_french_is_spaced_as_it_is_printed() -> None:
    assert spaced("« Quai » : n° 3 ; à 50 %, %n fois !") == (
        "«\u00a0Quai\u00a0»\u00a0: n°\u00a03\u00a0; à 50\u00a0%, %n fois\u00a0!"
    )
