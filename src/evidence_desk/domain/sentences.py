"""Sentences the program makes in English, said in the language of whoever reads them.

Errors, faults of files and hints are raised and stored in English, with names and figures already
in them. `in_language` finds the pattern a sentence was made from and fills the other language's.
"""

from __future__ import annotations

import re
from functools import cache

from evidence_desk.domain.sentences_fr import FORMATS, SENTENCES

#: Values that are sentences or words of ours themselves.
_SPOKEN = {"reason", "says", "hint", "what", "known", "why", "label", "kind", "secret"}
#: Values that are figures: thousands and decimals as the language writes them.
_FIGURES = {"bytes", "was", "seconds", "claimed", "length"}
_NB = "\u00a0"
_VALUE = re.compile(r"\{\w+\}")
_BETWEEN = re.compile(r"(?<=[.!?]) (?=[A-Z“])")


def in_language(sentence: str, language: str) -> str:
    """The sentence in a language; as it stands where that language has none."""
    if language != "fr" or not sentence:
        return sentence
    parts = _BETWEEN.split(sentence)
    said: list[str] = []
    known = False
    while parts:
        for count in range(len(parts), 0, -1):  # the longest run that was made as one
            words = _said(" ".join(parts[:count]))
            if words is not None or count == 1:
                known = known or words is not None
                said.append(words or parts[0])
                del parts[:count]
                break
    return " ".join(said) if known else _said(sentence, whole=True) or sentence


def format_in(label: str, language: str) -> str:
    """A file format's words: "JPEG photo", « photo JPEG »; what follows a comma stays."""
    if language != "fr":
        return label
    name, comma, rest = label.partition(", ")
    if label in FORMATS:
        return FORMATS[label]
    for ending, pattern in FORMATS.items():
        if ending.startswith(" ") and name.endswith(ending):
            return pattern.format(name.removesuffix(ending)) + comma + rest
    return FORMATS.get(name, name) + comma + rest


def spaced(text: str) -> str:
    """French with its no-break spaces: before : ; ! ? and per cent, inside « » and after n°."""
    text = re.sub(r" ([:;!?»]|%(?![a-z]))", rf"{_NB}\1", text)
    return re.sub(r"(«|n°) ", rf"\1{_NB}", text)


def _said(sentence: str, *, whole: bool = False) -> str | None:
    """A run of sentences that one pattern made; unless `whole`, no value reaches into the next."""
    for words, english, french in _known():
        if not sentence.startswith(words[0]) or not sentence.endswith(words[-1]):
            continue
        match = _pattern(english).fullmatch(sentence)
        if match is None:
            continue
        values = match.groupdict()
        if whole or not any(_BETWEEN.search(text) for text in values.values()):
            return french.format_map({name: _value(name, text) for name, text in values.items()})
    return None


def _value(name: str, text: str) -> str:
    if name in _SPOKEN:
        return in_language(text, "fr")
    if name == "form":
        return format_in(text, "fr")
    if name in _FIGURES:
        return text.replace(",", _NB).replace(".", ",")
    return text


@cache
def _known() -> list[tuple[list[str], str, str]]:
    """What stands between values in each English pattern, the pattern, and its French.

    Those with more words of their own come first.
    """
    made = [
        (_VALUE.split(english), english, spaced(french)) for english, french in SENTENCES.items()
    ]
    made.sort(key=lambda one: -sum(map(len, one[0])))
    return made


@cache
def _pattern(english: str) -> re.Pattern[str]:
    """An English pattern, to be matched; to make all of them takes a tenth of a second."""
    seen: set[str] = set()
    written, at = "", 0
    for value in _VALUE.finditer(english):
        written += re.escape(english[at : value.start()])
        name, at = value[0][1:-1], value.end()
        written += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
        seen.add(name)
    return re.compile(written + re.escape(english[at:]), re.DOTALL)
