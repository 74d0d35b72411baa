"""What preflight found, mended at once where that is possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.chronology import change_incident
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import change_edition, edition
from evidence_desk.desk.outline import change_section
from evidence_desk.desk.preflight import Finding
from evidence_desk.desk.selecting import add_exhibits, drop_exhibits
from evidence_desk.desk.ties import tie
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import parse_ref
from evidence_desk.domain.progress import Report, ignore_progress


@dataclass(frozen=True, slots=True)
class Mending:
    """A way to mend findings of one kind: what is done, and the words it needs, if any."""

    english: str
    french: str
    asks: bool = False
    for_draft: bool = False  # an issued edition cannot be mended so

    def said(self, language: str) -> str:
        """What is done, for people."""
        return self.french if language == "fr" else self.english


_VERIFY = Mending("Verify now", "Vérifier maintenant")
_DATE = Mending("Give the date", "Donner la date", asks=True)
_TITLE = Mending("Give the title", "Donner le titre", asks=True)
_DROP = Mending("Leave out of this edition", "Retirer de cette édition", for_draft=True)
MENDINGS = {
    "missing": _VERIFY,
    "changed": _VERIFY,
    "not_verified": _VERIFY,
    "verified_long_ago": _VERIFY,
    "no_date": _DATE,
    "incident_date": _DATE,
    "no_title": _TITLE,
    "no_translation": _TITLE,
    "incident_title": _TITLE,
    "section_title": _TITLE,
    "no_organisation": Mending("Name the author", "Nommer l’auteur", asks=True, for_draft=True),
    "no_recipient": Mending(
        "Name the recipient", "Nommer le destinataire", asks=True, for_draft=True
    ),
    "not_cited": Mending("Tie to a section (its number)", "Rattacher à une section (son numéro)",
                         asks=True),
    "no_incident": Mending("Tie to an incident (I-001)", "Rattacher à un incident (I-001)",
                           asks=True),
    "cited_not_in": Mending("Add to this edition", "Ajouter à cette édition", for_draft=True),
    "covered_copy": Mending(
        "Give the covered copy instead", "Remettre la copie caviardée à la place", for_draft=True
    ),
    "redaction_pending": _DROP,
    "consent_ended": _DROP,
    "confidential": _DROP,
    "problem": _DROP,
    "no_copy": _DROP,
    "too_large": _DROP,
}  # fmt: skip


def mending_of(finding: Finding, *, issued: bool) -> Mending | None:
    """How a finding can be mended at once; None where only looking helps."""
    found = MENDINGS.get(finding.code)
    return None if found is None or (issued and found.for_draft) else found


def mend(
    library: Library,
    name: str,
    findings: Sequence[Finding],
    words: str = "",
    report: Report = ignore_progress,
) -> None:
    """Mend findings of one kind; `words` is the date, title, name or number it asks for.

    Raises UsageError where it cannot be done so, or nothing is said.
    """
    if not findings:
        return
    code, words = findings[0].code, words.strip()
    detail = edition(library, name)
    way = mending_of(findings[0], issued=detail.row.issued_at is not None)
    if way is None or any(one.code != code for one in findings):
        raise UsageError(f"“{code}” cannot be mended at once; open it and look.")
    if way.asks and not words:
        raise UsageError(f"To mend “{code}”, say with what.")
    refs = list(dict.fromkeys(one.item or one.ref or "" for one in findings))
    exhibits = [one.exhibit for one in findings if one.exhibit]
    language = detail.row.language
    does: dict[str, Callable[[], object]] = {
        "no_date": lambda: describe(library, refs, {"captured": words}),
        "no_title": lambda: describe(library, refs, {f"title.{language}": words}),
        "no_translation": lambda: describe(library, refs, {f"title.{language}": words}),
        "not_cited": lambda: tie(library, exhibits, [], [words]),
        "no_incident": lambda: tie(library, exhibits, [words]),
        "incident_date": lambda: _each_incident(library, refs, {"date": words}),
        "incident_title": lambda: _each_incident(library, refs, {f"title.{language}": words}),
        "section_title": lambda: _each_section(library, refs, {language: words}),
        "no_organisation": lambda: change_edition(library, name, organisation=words),
        "no_recipient": lambda: change_edition(library, name, recipient=words),
        "cited_not_in": lambda: add_exhibits(library, name, refs),
        "covered_copy": lambda: _swap(library, name, findings),
    }
    if way is _VERIFY:
        verify(library, report, only={parse_ref(ref)[1] for ref in refs})
    elif way is _DROP:
        drop_exhibits(library, name, exhibits)
    else:
        does[code]()


def _each_incident(library: Library, refs: Sequence[str], values: dict[str, str]) -> None:
    for ref in refs:
        change_incident(library, ref, values)


def _each_section(library: Library, numbers: Sequence[str], titles: dict[str, str]) -> None:
    for number in numbers:
        change_section(library, number, titles)


def _swap(library: Library, name: str, findings: Sequence[Finding]) -> None:
    """Let the covered copies in, and what they were made from out."""
    add_exhibits(library, name, [one.detail for one in findings])
    drop_exhibits(library, name, [one.exhibit for one in findings if one.exhibit])
