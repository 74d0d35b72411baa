"""The search language: words, phrases and `field:value` chips, from text to a tree and back.

``police "tear gas" kind:video,photo date:2010-09..2010-11 -has:incident (rank:>=3 OR is:picked)``

Words and chips side by side must all hold; ``OR`` between them, brackets around them and ``-``
before one do what people expect. Between two chips, phrases, references or brackets ``or`` and
``ou`` may be small; between words they are words (French has gold in its photos), and ``(or)`` is
the word anywhere. Commas in a chip's value mean any of them. Written by hand and not with a grammar
library, because half-typed text must give a tree too, and each chip its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Access, FileState, Kind, Status


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field that can be asked for; `choices` are all its values where these are known."""

    name: str
    says: str
    choices: tuple[str, ...] = ()
    number: bool = False  # takes 3, >=3, 1..4
    completes: bool = False  # its values are looked up in the library
    whole: bool = False  # commas are part of its one value


_IS = (
    *Status,
    *Access,
    *Kind,
    *FileState,
    "damaged",
    "dated",
    "uncertain",
    "in-place",
    "exhibit",
    "upright",
    "derived",
)
_HAS = (
    "title",
    "description",
    "date",
    "place",
    "coordinates",
    "camera",
    "source",
    "incident",
    "section",
    "tag",
    "clip",
    "mark",
    "transcript",
    "copy",
    "text",
    "rank",
    "problem",
    "exhibit",
    "derived",
)

FIELDS: dict[str, FieldSpec] = {
    spec.name: spec
    for spec in (
        FieldSpec("kind", "video, photo, audio or document", tuple(Kind)),
        FieldSpec("status", "how far one has got with it", tuple(Status)),
        FieldSpec("access", "who may see it", tuple(Access)),
        FieldSpec("rank", "0 to 5 stars", number=True),
        FieldSpec("date", "taken then: 2010-09, 2010-09..2010-11, summer 2009"),
        FieldSpec("incident", "tied to this incident", completes=True),
        FieldSpec("section", "tied to this section or one below it", completes=True),
        FieldSpec("tag", "has this tag or one below it", completes=True),
        FieldSpec("about", "this tag, its own or of an incident it documents", completes=True),
        FieldSpec("by", "given or made by this source", completes=True),
        FieldSpec("place", "words of the place, or a place and those in it", completes=True),
        FieldSpec("near", "within a distance of a point: near:41.37,22.95,500m", whole=True),
        FieldSpec("area", "within a rectangle: area:41.1,22.9,41.4,23.2", whole=True),
        FieldSpec("camera", "make or model of the device", completes=True),
        FieldSpec("name", "the file's name as it came, * for anything"),
        FieldSpec("folder", "the folder it came from", completes=True),
        FieldSpec("title", "words of the title"),
        FieldSpec("note", "words of descriptions and marks"),
        FieldSpec("text", "words of documents and transcripts"),
        FieldSpec("ref", "references: E-12, E-12..E-40"),
        FieldSpec("from", "made here from this item: from:E-12"),
        FieldSpec("edition", "an exhibit of this issued edition", completes=True),
        FieldSpec("exhibit", "the number it was issued under"),
        FieldSpec("duration", "seconds, or 1:30", number=True),
        FieldSpec("bytes", "size: 500KB, 20MB, 1GB", number=True),
        FieldSpec("width", "pixels as seen", number=True),
        FieldSpec("height", "pixels as seen", number=True),
        FieldSpec("format", "the file's real type: jpeg, mp4, pdf"),
        FieldSpec("imported", "the day it came in"),
        FieldSpec("sha256", "beginning of the file's hash"),
        FieldSpec("has", "something is there", _HAS),
        FieldSpec("is", "a state it is in", _IS),
    )
}

#: Other words people try, and the field or value that is meant.
ALIASES = {
    "source": "by",
    "type": "kind",
    "stars": "rank",
    "size": "bytes",
    "length": "duration",
    "model": "camera",
    "make": "camera",
    "file": "name",
    "path": "folder",
    "mime": "format",
    "number": "exhibit",
    "description": "note",
    "mark": "note",
}
_VALUE_ALIASES = {
    "selected": "picked",
    "gps": "coordinates",
    "copies": "copy",
    "clips": "clip",
    "marks": "mark",
    "tags": "tag",
    "incidents": "incident",
    "sections": "section",
    "broken": "damaged",
    "made": "derived",
    "still": "derived",
    "problem": "damaged",
    "verified": "ok",
    "tolookat": "new",
    "image": "photo",
    "picture": "photo",
    "film": "video",
    "sound": "audio",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be found anywhere; a phrase keeps its order, else each may begin a longer word."""

    text: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A chip: any of `values` of a field."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """All of these; none of them is everything."""

    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    nodes: tuple[Node, ...]


Node = Words | Field | Not | And | Or


@dataclass(frozen=True, slots=True)
class Chip:
    """One `field:value` or word where it stands in the text, for an editor of queries.

    `field` is "" for words; `fault` a sentence if the chip cannot be meant so (yet).
    """

    start: int
    end: int
    text: str
    field: str
    value: str
    negated: bool
    fault: str = ""


def parse(text: str) -> And:
    """Read a query; raises UsageError with one sentence for what cannot be understood."""
    return _Reader(text, lenient=False).read()


def parse_lenient(text: str) -> And:
    """Read what is being typed: what cannot be understood yet is left out, nothing raises."""
    return _Reader(text, lenient=True).read()


def chips(text: str) -> list[Chip]:
    """The parts of a query with their places, the unfinished ones too."""
    found = []
    for token in _read_tokens(text):
        if token.kind != "term":
            continue
        fault = ""
        try:
            _check(token)
        except UsageError as error:
            fault = str(error)
        found.append(
            Chip(
                token.start,
                token.end,
                text[token.start : token.end],
                _field_name(token.field) if token.field else "",
                ",".join(token.values),
                token.negated,
                fault,
            )
        )
    return found


def to_text(node: Node) -> str:
    """Write a tree as a query that reads back as the same tree."""
    if isinstance(node, And):
        last = len(node.nodes) - 1
        return " ".join(
            f"({_inside(one)})" if _small_or(one) and 0 < at < last else _inside(one)
            for at, one in enumerate(node.nodes)
        )
    if isinstance(node, Or):
        return " OR ".join(_branch(one) for one in node.nodes)
    return _inside(node)


def chip(name: str, *values: str) -> str:
    """The text of one chip, with quotes where the value needs them: ``chip("tag", "tear gas")``."""
    return f"{name}:{','.join(_quoted(value, ',') for value in values)}"


def _inside(node: Node) -> str:
    if isinstance(node, Words):
        return f'"{node.text}"' if node.phrase else node.text
    if isinstance(node, Field):
        return chip(node.name, *node.values)
    if isinstance(node, Not):
        inside = _inside(node.node)
        return f"-({inside})" if isinstance(node.node, Not) else f"-{inside}"
    return f"({to_text(node)})"


def _small_or(node: Node) -> bool:
    """A word that would be read as "or" between two chips."""
    return isinstance(node, Words) and not node.phrase and node.text in _SMALL_OR


def _branch(node: Node) -> str:
    return to_text(node) if isinstance(node, And) and node.nodes else _inside(node)


def _quoted(value: str, more: str = "") -> str:
    plain = value and not re.search(rf'[\s"(){more}]', value)
    return value if plain else f'"{value}"'


# ---------------------------------------------------------------- reading

_SMALL_OR = ("or", "ou")
_REFERENCE = re.compile(r"[EICM]-\d+", re.IGNORECASE)
_WORD = r"""[^\s"()]+"""
_QUOTED = r'"[^"]*"?'
_VALUE = rf"(?:{_QUOTED}|[^\s\"(),]+)"
_TERM = re.compile(
    rf"""(?P<minus>-(?=\S))?(?:
        (?P<field>[^\W\d][\w-]*):(?P<values>{_VALUE}?(?:,{_VALUE}?)*)
      | (?P<phrase>{_QUOTED})
      | (?P<word>{_WORD})
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # term, open, close, or, minus
    start: int
    end: int
    field: str = ""
    values: tuple[str, ...] = ()
    phrase: bool = False
    negated: bool = False


def _read_tokens(text: str) -> list[_Token]:
    """The tokens, with a small "or" told from the word."""
    tokens = list(_tokens(text))
    for at in range(1, len(tokens) - 1):
        before, here, behind = tokens[at - 1 : at + 2]
        bare = here.kind == "term" and not (here.field or here.phrase or here.negated)
        if (
            bare
            and here.values[0] in _SMALL_OR
            and (before.kind == "close" or _said_exactly(before))
            and (behind.kind in ("open", "minus") or _said_exactly(behind))
        ):
            tokens[at] = replace(here, kind="or")
    return tokens


def _said_exactly(token: _Token) -> bool:
    """Whether this is a chip, a phrase or a reference, and no word."""
    if token.kind != "term":
        return False
    return bool(token.field or token.phrase or _REFERENCE.fullmatch(token.values[0]))


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        letter = text[at]
        if letter.isspace():
            at += 1
        elif letter in "()":
            yield _Token("open" if letter == "(" else "close", at, at + 1)
            at += 1
        elif text.startswith("-(", at):
            yield _Token("minus", at, at + 1)
            at += 1
        else:
            match = _TERM.match(text, at)
            if match is None:  # a minus before a blank: it means nothing
                at += 1
                continue
            yield _term(match)
            at = match.end()


def _term(match: re.Match[str]) -> _Token:
    start, end = match.span()
    negated = bool(match["minus"])
    if match["field"]:
        values = tuple(
            value.strip('"').strip()
            for value in re.findall(_VALUE, match["values"])
            if value.strip('"').strip()
        )
        return _Token("term", start, end, match["field"], values, negated=negated)
    if match["phrase"]:
        return _Token("term", start, end, "", (match["phrase"].strip('"'),), True, negated)
    word = match["word"]
    if word in ("OR", "OU", "|") and not negated:
        return _Token("or", start, end)
    return _Token("term", start, end, "", (word,), negated=negated)


def _field_name(name: str) -> str:
    lower = name.lower()
    return ALIASES.get(lower, lower)


def _check(token: _Token) -> Node | None:
    """The node of a term; None if it says nothing; UsageError if it cannot be meant."""
    if not token.field:
        text = token.values[0].strip()
        node: Node | None = Words(text, token.phrase) if re.search(r"\w", text) else None
    else:
        node = Field(*_checked_field(token))
    return Not(node) if node is not None and token.negated else node


def _checked_field(token: _Token) -> tuple[str, tuple[str, ...]]:
    name = _field_name(token.field)
    spec = FIELDS.get(name)
    if spec is None:
        near = get_close_matches(name, FIELDS, 1)
        hint = f"did you mean {near[0]}:?" if near else "put it in quotes to search for the words."
        raise UsageError(f"There is no field “{token.field}:” to search by; {hint}")
    if not token.values:
        raise UsageError(f"“{name}:” needs a value: {spec.says}.")
    if spec.whole:
        return name, (",".join(token.values),)
    if not spec.choices:
        return name, token.values
    values = tuple(_choice(spec, value) for value in token.values)
    return name, values


def _choice(spec: FieldSpec, value: str) -> str:
    lower = value.lower().replace("_", "-")
    for candidate in (lower, _VALUE_ALIASES.get(lower, "")):
        if candidate in spec.choices:
            return str(candidate)
    raise UsageError(
        f"“{spec.name}:{value}” means nothing; {spec.name}: takes {', '.join(spec.choices)}."
    )


class _Reader:
    """Recursive descent over the tokens; `lenient` leaves out what it cannot read."""

    def __init__(self, text: str, *, lenient: bool) -> None:
        self._tokens = _read_tokens(text)
        self._at = 0
        self._lenient = lenient

    def read(self) -> And:
        nodes: list[Node] = []
        while self._at < len(self._tokens):
            nodes.extend(_parts(self._any_of(0)))
            if self._at < len(self._tokens):  # a closing bracket that nothing opened
                if not self._lenient:
                    raise UsageError("A bracket is closed that was never opened: “)”.")
                self._at += 1
        return And(tuple(nodes))

    def _any_of(self, depth: int) -> Node:
        if depth > 50:
            raise UsageError("The brackets of the search go too deep.")
        branches = [self._all_of(depth)]
        while self._peek() == "or":
            self._at += 1
            branches.append(self._all_of(depth))
        meant = [branch for branch in branches if branch.nodes]
        if len(meant) < len(branches) and len(branches) > 1 and not self._lenient:
            raise UsageError("OR stands between two things; one of them is missing.")
        if len(meant) > 1:
            return Or(tuple(_single(branch) for branch in meant))
        return meant[0] if meant else And()

    def _all_of(self, depth: int) -> And:
        nodes: list[Node] = []
        while (kind := self._peek()) in ("term", "open", "minus"):
            negated = kind == "minus"
            if negated:
                self._at += 1
            if self._peek() == "open":
                node: Node | None = self._bracket(depth)
                if node is not None:
                    nodes.extend([Not(node)] if negated else _parts(node))
            else:
                node = self._term()
                if node is not None:
                    nodes.append(node)
        return And(tuple(nodes))

    def _bracket(self, depth: int) -> Node | None:
        self._at += 1
        if depth >= 50 and self._lenient:
            self._at = len(self._tokens)
            return None
        node = self._any_of(depth + 1)
        if self._peek() == "close":
            self._at += 1
        elif not self._lenient:
            raise UsageError("A bracket is opened and never closed: “(”.")
        node = _single(node) if isinstance(node, And) else node
        return None if node == And() else node

    def _term(self) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        try:
            return _check(token)
        except UsageError:
            if self._lenient:
                return None
            raise

    def _peek(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""


def _single(node: And) -> Node:
    return node.nodes[0] if len(node.nodes) == 1 else node


def _parts(node: Node) -> Iterable[Node]:
    """What an "and" is made of, so that brackets around one leave no trace."""
    return node.nodes if isinstance(node, And) else (node,)
