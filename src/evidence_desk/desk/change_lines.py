"""What one entry of the journal changed, row by row, in words an editor knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evidence_desk.catalogue.journal import RowChange
from evidence_desk.domain.items import make_ref

#: Tables whose values no history shows: they are kept apart so that nobody meets them by accident.
_SEALED = {"source_identities"}
#: What follows from other columns, or is of no use to people.
_SILENT = {
    "captured_earliest", "captured_latest", "date_earliest", "date_latest", "stamp", "frozen",
    "path", "origin", "modified_at", "seen_at", "imported_at", "settings", "created_at", "id",
}  # fmt: skip
_REFS = {
    "item_id": "item", "clip_id": "clip", "mark_id": "mark", "incident_id": "incident",
    "linked_id": "incident", "evidence_item_id": "item",
}  # fmt: skip
_OWN_REFS = {"items": "item", "clips": "clip", "marks": "mark", "incidents": "incident"}
_FRENCH = {
    "new": "nouveau", "removed": "supprimé", "sealed": "scellé, non montré ici",
    "item": "élément", "copy": "autre nom", "clip": "extrait", "mark": "repère",
    "occasion": "occurrence",
    "incident": "incident", "section": "section", "vocabulary": "vocabulaire", "tag": "mot-clé",
    "line of the transcript": "ligne de la transcription", "words": "paroles",
    "text": "texte", "tie": "rattachement", "saved search": "recherche enregistrée",
    "edition": "édition", "exhibit": "pièce", "source": "source", "setting": "réglage",
    "name": "nom", "folder": "dossier", "kind": "nature", "bytes": "octets", "format": "format",
    "captured": "date", "captured_from": "d’après", "date_basis": "fondement de la date",
    "place": "lieu", "status": "statut", "rank": "étoiles", "access": "accès", "note": "note",
    "problem": "défaut", "date": "date", "certainty": "certitude", "number": "numéro",
    "value": "texte", "field": "champ", "language": "langue", "query": "recherche",
    "start_s": "de", "end_s": "à", "at_s": "à", "page": "page", "state": "état",
    "correction of a clock": "correction d’horloge", "make": "marque", "model": "modèle",
    "serial": "numéro de série", "since": "du", "until": "au", "shift_s": "décalage en secondes",
    "zone": "fuseau horaire", "evidence": "preuve", "clock_id": "correction d’horloge",
    "captured_offset": "écart à l’UTC", "declined": "écarté",
    "consent": "accord", "consent_until": "accord jusqu’au",
    "path": "emplacement",
    "audience": "diffusion", "numbering": "numérotation", "file_state": "fichier",
}  # fmt: skip
_ENGLISH = {
    "captured": "date", "captured_from": "from", "date_basis": "what the date rests on",
    "consent_until": "consent until",
    "value": "text", "start_s": "from", "end_s": "to", "at_s": "at",
    "shift_s": "shift in seconds", "clock_id": "correction of a clock",
    "captured_offset": "offset from UTC", "path": "where it lies",
}  # fmt: skip
_THINGS = {
    "items": "item", "copies": "copy", "clips": "clip", "marks": "mark", "incidents": "incident",
    "sections": "section", "vocabularies": "vocabulary", "terms": "tag", "texts": "text",
    "transcript_lines": "line of the transcript",
    "ties": "tie", "incident_ties": "tie", "saved_searches": "saved search",
    "editions": "edition", "exhibits": "exhibit", "sources": "source", "settings": "setting",
    "source_identities": "source", "occasions": "occasion", "clocks": "correction of a clock",
    "declined": "declined",
}  # fmt: skip


def change_lines(rows: Iterable[RowChange], language: str) -> list[str]:
    """Each changed row in a line: "E-000012: rank 0 → 3", "tie: E-000012, I-003"."""
    return [_line(row, language) for row in rows]


def _line(change: RowChange, language: str) -> str:
    where = _where(change, language)
    if change.table in _SEALED or _names_people(change):
        return f"{where}: {_word('sealed', language)}"
    if change.before is None:
        return ": ".join(part for part in (where, _values(change.after or {}, language)) if part)
    if change.after is None:
        gone = _values(change.before, language)
        said = f"{where}, {_word('removed', language)}"
        return f"{said}: {gone}" if gone else said
    parts = (
        f"{_word(name, language)} {_shown(name, change.before.get(name))} → {_shown(name, value)}"
        for name, value in change.after.items()
        if name not in _SILENT or name == "path"  # an original that lies elsewhere now
    )
    return ": ".join(part for part in (where, ", ".join(parts)) if part)


def _names_people(change: RowChange) -> bool:
    """Whether a setting says who somebody is that the public knows by a code."""
    values = ((change.before or {}).get("value"), (change.after or {}).get("value"))
    return change.table == "settings" and any('"names":' in str(one) for one in values)


def _where(change: RowChange, language: str) -> str:
    if change.table in _OWN_REFS:
        return make_ref(_OWN_REFS[change.table], change.id)
    return _word(_THINGS.get(change.table, change.table), language)


def _values(values: dict[str, Any], language: str) -> str:
    """What a row holds, its references by themselves, everything else with its name."""
    said = []
    for name, value in values.items():
        if name in _SILENT or value in (None, "", 0, "{}"):
            continue
        shown = _shown(name, value)
        said.append(shown if name in _REFS else f"{_word(name, language)} {shown}")
    return ", ".join(said)


def _shown(name: str, value: Any) -> str:
    if value in (None, ""):
        return "—"
    if name in _REFS:
        return make_ref(_REFS[name], int(value))
    return str(value) if len(str(value)) <= 300 else f"{str(value)[:300]}…"


def _word(name: str, language: str) -> str:
    if language == "fr":
        return _FRENCH.get(name, name.replace("_", " "))
    return _ENGLISH.get(name, name.replace("_", " "))
