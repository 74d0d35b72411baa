"""What would embarrass us, said before an edition goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.consents import consents
from evidence_desk.desk.editions import Contents, EditionDetail, closed_since, dossier, edition
from evidence_desk.desk.rows import ItemRow, read_rows
from evidence_desk.domain.dates import describe
from evidence_desk.domain.editions import Audience, Dossier, ExhibitEntry, ExhibitState
from evidence_desk.domain.items import Access, FileState, Status
from evidence_desk.domain.sentences import in_language, spaced
from evidence_desk.exports.cleaning import never_cleaned

_SENTENCES = {
    "empty": (
        "Nothing is in this edition.",
        "Cette édition ne contient aucune pièce.",
    ),
    "everything": (
        "Nothing is tied yet and nothing was chosen, so every item is in.",
        "Rien n’est encore rattaché ni choisi : tous les éléments sont inclus.",
    ),
    "missing": (
        "Exhibit {number}: the original is not there.",
        "Pièce n° {number} : l’original est introuvable.",
    ),
    "changed": (
        "Exhibit {number}: the original is not what came in.",
        "Pièce n° {number} : l’original n’est plus celui qui est arrivé.",
    ),
    "closed": (
        "Exhibit {number} is not open any more, and this edition is for the public.",
        "La pièce n° {number} n’est plus en accès ouvert, et cette édition est publique.",
    ),
    "incident_closed": (
        "Incident {ref} is not open any more, and this edition is for the public.",
        "L’incident {ref} n’est plus en accès ouvert, et cette édition est publique.",
    ),
    "consent_ended": (
        "Exhibit {number}: the consent of its source {ref} ended on {detail}.",
        "Pièce n° {number} : l’accord de sa source {ref} a pris fin le {detail}.",
    ),
    "consent_ending": (
        "Exhibit {number}: the consent of its source {ref} ends on {detail}.",
        "Pièce n° {number} : l’accord de sa source {ref} prend fin le {detail}.",
    ),
    "no_copy": (
        "Exhibit {number}: no copy without metadata can be made of such a file, so the pack for "
        "the public leaves it out.",
        "Pièce n° {number} : aucune copie sans métadonnées n’est possible pour ce type de fichier, "
        "donc le dossier de pièces public ne le contiendra pas.",
    ),
    "not_appended": (
        "Exhibit {number}: its pages cannot be appended to the annex.",
        "Pièce n° {number} : ses pages ne peuvent pas être jointes au bordereau.",
    ),
    "problem": (
        "Exhibit {number}: {detail}",
        "Pièce n° {number} – {detail}",
    ),
    "no_date": (
        "Exhibit {number} has no date.",
        "La pièce n° {number} n’a pas de date.",
    ),
    "never_looked_at": (
        "Nobody has looked at exhibit {number} yet.",
        "Personne n’a encore examiné la pièce n° {number}.",
    ),
    "no_title": (
        "Exhibit {number} has no title.",
        "La pièce n° {number} n’a pas de titre.",
    ),
    "no_translation": (
        "Exhibit {number} has no title in this language.",
        "La pièce n° {number} n’a pas de titre dans cette langue.",
    ),
    "confidential": (
        "Exhibit {number} is confidential.",
        "La pièce n° {number} est confidentielle.",
    ),
    "not_verified": (
        "Exhibit {number} was not verified since it came in.",
        "La pièce n° {number} n’a pas été vérifiée depuis son arrivée.",
    ),
    "not_cited": (
        "Exhibit {number} supports no section of the report.",
        "La pièce n° {number} n’appuie aucune section du rapport.",
    ),
    "no_incident": (
        "Exhibit {number} documents no incident.",
        "La pièce n° {number} ne documente aucun incident.",
    ),
    "incident_title": (
        "Incident {ref} has no title in this language.",
        "L’incident {ref} n’a pas de titre dans cette langue.",
    ),
    "incident_date": (
        "Incident {ref} has no date.",
        "L’incident {ref} n’a pas de date.",
    ),
    "section_title": (
        "Section {ref} has no title in this language.",
        "La section {ref} n’a pas de titre dans cette langue.",
    ),
    "section_empty": (
        "No exhibit supports section {ref}.",
        "Aucune pièce n’appuie la section {ref}.",
    ),
    "withheld": (
        "{detail} items are withheld from this audience.",
        "Éléments non communiqués à ces destinataires : {detail}.",
    ),
    "withheld_one": (
        "{detail} item is withheld from this audience.",
        "{detail} élément n’est pas communiqué à ce public.",
    ),
    "no_organisation": (
        "Nobody is named as the author of this dossier.",
        "Aucun auteur n’est indiqué pour ce dossier.",
    ),
    "no_recipient": (
        "Nobody is named as its recipient.",
        "Aucun destinataire n’est indiqué.",
    ),
}
#: The same of several exhibits, incidents or sections at once.
_TOGETHER = {
    "not_appended": (
        "The pages of {count} exhibits cannot be appended: their files are damaged or protected.",
        "Les pages de {count} pièces ne peuvent pas être jointes : leurs fichiers sont "
        "endommagés ou protégés.",
    ),
    "missing": (
        "The originals of {count} exhibits are not there.",
        "Les originaux de {count} pièces sont introuvables.",
    ),
    "changed": (
        "The originals of {count} exhibits are not what came in.",
        "Les originaux de {count} pièces ne sont plus ceux qui sont arrivés.",
    ),
    "closed": (
        "{count} exhibits are not open any more, and this edition is for the public.",
        "{count} pièces ne sont plus en accès ouvert, et cette édition est publique.",
    ),
    "incident_closed": (
        "{count} incidents are not open any more, and this edition is for the public.",
        "{count} incidents ne sont plus en accès ouvert, et cette édition est publique.",
    ),
    "consent_ended": (
        "The consent of the sources of {count} exhibits has ended.",
        "L’accord des sources de {count} pièces a pris fin.",
    ),
    "consent_ending": (
        "The consent of the sources of {count} exhibits ends within 30 days.",
        "L’accord des sources de {count} pièces prend fin dans les 30 jours.",
    ),
    "no_copy": (
        "The pack for the public leaves out the files of {count} exhibits: no copies without "
        "metadata can be made of them.",
        "Le dossier de pièces public ne contiendra pas les fichiers de {count} pièces : aucune "
        "copie sans métadonnées n’en est possible.",
    ),
    "problem": (
        "The files of {count} exhibits are damaged or cannot be read.",
        "Les fichiers de {count} pièces sont endommagés ou illisibles.",
    ),
    "no_date": ("{count} exhibits have no date.", "{count} pièces n’ont pas de date."),
    "never_looked_at": (
        "Nobody has looked at {count} exhibits yet.",
        "{count} pièces n’ont encore été examinées par personne.",
    ),
    "no_title": ("{count} exhibits have no title.", "{count} pièces n’ont pas de titre."),
    "no_translation": (
        "{count} exhibits have no title in this language.",
        "{count} pièces n’ont pas de titre dans cette langue.",
    ),
    "confidential": ("{count} exhibits are confidential.", "{count} pièces sont confidentielles."),
    "not_verified": (
        "{count} exhibits were not verified since they came in.",
        "{count} pièces n’ont pas été vérifiées depuis leur arrivée.",
    ),
    "not_cited": (
        "{count} exhibits support no section of the report.",
        "{count} pièces n’appuient aucune section du rapport.",
    ),
    "no_incident": (
        "{count} exhibits document no incident.",
        "{count} pièces ne documentent aucun incident.",
    ),
    "incident_title": (
        "{count} incidents have no title in this language.",
        "{count} incidents n’ont pas de titre dans cette langue.",
    ),
    "incident_date": ("{count} incidents have no date.", "{count} incidents n’ont pas de date."),
    "section_title": (
        "{count} sections have no title in this language.",
        "{count} sections n’ont pas de titre dans cette langue.",
    ),
    "section_empty": (
        "No exhibit supports {count} of the sections.",
        "{count} sections ne sont appuyées par aucune pièce.",
    ),
}
_STOP = {"empty", "missing", "changed", "closed", "incident_closed", "consent_ended"}
#: What leads to the source it names.
_OF_SOURCES = {"consent_ended", "consent_ending"}
_NOTE = {"withheld", "withheld_one", "not_verified", "no_incident", "everything", "section_empty"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the preflight; `ref` is where it leads: an item, incident or section, or None.

    Where `leads_to_source`, `ref` is the code of a source.

    Severity "stop" must be mended, "warn" looked at, "note" known.
    """

    severity: str
    code: str
    ref: str | None
    number: str | None = None
    detail: str = ""

    @property
    def leads_to_source(self) -> bool:
        """Whether what it speaks of is mended at a source."""
        return self.code in _OF_SOURCES

    def sentence(self, language: str = "en") -> str:
        """The line, for people."""
        english, french = _SENTENCES[self.code]
        words = spaced(french) if language == "fr" else english
        detail = in_language(self.detail, language)
        if self.leads_to_source:
            detail = describe(self.detail, language)
        return words.format(number=self.number, ref=self.ref, detail=detail)


def said_together(findings: Sequence[Finding], language: str = "en") -> str:
    """Several findings of one kind as one line; the sentence itself where there is only one."""
    first = findings[0]
    if len(findings) == 1 or first.code not in _TOGETHER:
        return first.sentence(language)
    return _TOGETHER[first.code][1 if language == "fr" else 0].format(count=len(findings))


def check(library: Library, name: str) -> list[Finding]:
    """Everything worth knowing before an edition is issued or handed over; the gravest first."""
    detail, made = edition(library, name), dossier(library, name)
    with library.read() as connection:
        found = list(_look(connection, detail, made))
    found.sort(key=lambda one: ("stop", "warn", "note").index(one.severity))
    return found


def _look(connection: Connection, detail: EditionDetail, made: Dossier) -> Iterator[Finding]:
    entries = [entry for entry in made.exhibits if entry.state is ExhibitState.IN]
    items = {one.ref: one.item_id for one in detail.exhibits}
    rows = {row.id: row for row in read_rows(connection, list(dict.fromkeys(items.values())))}
    if not entries:
        yield _finding("empty")
    elif _is_everything(connection, detail.contents):
        yield _finding("everything")
    closed = closed_since(connection, made)
    known, today = consents(connection, set(items.values())), date.today()
    for entry in entries:
        row = rows[items[entry.ref]]
        consent = known.get(row.id)
        if consent is not None and (consent.ended(today) or consent.ends_soon(today)):
            code = "consent_ended" if consent.ended(today) else "consent_ending"
            yield _finding(code, consent.source, entry.number, consent.until.isoformat())
        if entry.number in closed.exhibits:
            yield _finding("closed", row.ref, entry.number)
        for code, said in _exhibit(entry, row, made):
            yield _finding(code, row.ref, entry.number, said)
    for ref in closed.incidents:
        yield _finding("incident_closed", ref)
    for incident in made.incidents:
        if not incident.title:
            yield _finding("incident_title", incident.ref)
        if not incident.date:
            yield _finding("incident_date", incident.ref)
    for section in made.sections:
        if not section.title:
            yield _finding("section_title", section.number)
        if not section.exhibits and not _has_below(made, section.number):
            yield _finding("section_empty", section.number)
    if made.left_out.items:
        code = "withheld_one" if made.left_out.items == 1 else "withheld"
        yield _finding(code, detail=str(made.left_out.items))
    if not (made.organisation or made.author):
        yield _finding("no_organisation")
    if made.audience is Audience.FULL and not made.recipient:
        yield _finding("no_recipient")


def _exhibit(entry: ExhibitEntry, row: ItemRow, made: Dossier) -> Iterator[tuple[str, str]]:
    if row.file_state is FileState.MISSING or (entry.pack_name and entry.original is None):
        yield "missing", ""
    elif row.file_state is FileState.CHANGED:
        yield "changed", ""
    if made.audience is Audience.PUBLIC and entry.pack_name and never_cleaned(row.mime):
        yield "no_copy", ""
    if row.problem:
        yield "problem", row.problem
        if made.layout.stamped and row.mime == "application/pdf":
            yield "not_appended", ""
    if entry.date is None:
        yield "no_date", ""
    if row.status is Status.NEW:
        yield "never_looked_at", ""
    if (not any(row.titles.values()) and not entry.title) or (
        not any(row.titles.values()) and entry.title == row.name
    ):
        yield "no_title", ""
    elif entry.title_language != made.language:
        yield "no_translation", ""
    if row.access is Access.CONFIDENTIAL:
        yield "confidential", ""
    if row.file_state is FileState.UNCHECKED:
        yield "not_verified", ""
    if not entry.sections:
        yield "not_cited", ""
    if not entry.incidents:
        yield "no_incident", ""


def _has_below(made: Dossier, number: str) -> bool:
    return any(one.number.startswith(f"{number}.") for one in made.sections)


def _is_everything(connection: Connection, contents: Contents) -> bool:
    if contents.query or contents.sections or contents.incidents:
        return False
    ties = tables.ties
    tied = connection.execute(
        select(ties.c.id)
        .where(ties.c.incident_id.is_not(None) | ties.c.section_id.is_not(None))
        .limit(1)
    )
    return tied.first() is None


def _finding(
    code: str, ref: str | None = None, number: str | None = None, detail: str = ""
) -> Finding:
    severity = "stop" if code in _STOP else "note" if code in _NOTE else "warn"
    return Finding(severity, code, ref, number, detail)
