"""The journal's sentences in the languages of the window."""

from __future__ import annotations

import re
from typing import Any

from evidence_desk.domain.sentences import spaced

#: In French «[une|plusieurs]» is chosen by the count.
_FRENCH = {
    "create the library “{title}”": "créer le fonds « {title} »",
    "change the library's settings": "modifier les réglages du fonds",
    "add {count} exhibits to edition “{target}”": (
        "ajouter {count} [pièce|pièces] à l’édition « {target} »"
    ),
    "drop {count} exhibits of edition “{target}”": (
        "retirer {count} [pièce|pièces] de l’édition « {target} »"
    ),
    "withhold {count} exhibits of edition “{target}”": (
        "ne pas communiquer {count} [pièce|pièces] de l’édition « {target} »"
    ),
    "withhold {count} exhibits of edition “{target}” no more": (
        "communiquer de nouveau {count} [pièce|pièces] de l’édition « {target} »"
    ),
    "move {count} exhibits of edition “{target}”": (
        "déplacer {count} [pièce|pièces] de l’édition « {target} »"
    ),
    "put the exhibits of edition “{target}” in their usual order": (
        "remettre les pièces de l’édition « {target} » dans leur ordre habituel"
    ),
    "save the template “{target}”": "enregistrer le modèle « {target} »",
    "rename the template “{target}”": "renommer le modèle « {target} »",
    "remove the template “{target}”": "supprimer le modèle « {target} »",
    "begin new editions with the template “{target}”": (
        "commencer les nouvelles éditions par le modèle « {target} »"
    ),
    "keep the logo “{target}”": "garder le logo « {target} »",
    "add the default vocabularies": "ajouter les vocabulaires de départ",
    "take in {count} files": "importer {count} [fichier|fichiers]",
    "note what {count} files are on a closer look": (
        "noter ce que [est|sont] {count} [fichier|fichiers] à y regarder de plus près"
    ),
    "note further names of {count} known files": (
        "noter d’autres noms de {count} [fichier connu|fichiers connus]"
    ),
    "adopt {ref}, which an interrupted intake left": (
        "reprendre {ref}, laissé par un import interrompu"
    ),
    "adopt {ref}, of which the journal tells no more": (
        "reprendre {ref}, dont le journal ne dit plus rien"
    ),
    "write the damaged catalogue anew: {proved} entries proved, {lost} lost": (
        "récrire le catalogue endommagé : {proved} [écriture prouvée|écritures prouvées], "
        "{lost} [perdue|perdues]"
    ),
    "describe {target}": "décrire {target}",
    "look at {target}": "regarder {target}",
    "add a clip to {target}": "ajouter un extrait à {target}",
    "mark {target}": "poser un repère sur {target}",
    "remove {target}": "supprimer {target}",
    "write the transcript of {target}": "écrire la transcription de {target}",
    "replace the transcript of {target}": "remplacer la transcription de {target}",
    "shift the transcript of {target}": "décaler la transcription de {target}",
    "remove the transcript of {target}": "supprimer la transcription de {target}",
    "hand over the transcript of {target}": "remettre la transcription de {target}",
    "tie {count} to {target}": "rattacher {count} à {target}",
    "untie {count} from {target}": "détacher {count} de {target}",
    "add source {target}": "ajouter la source {target}",
    "add person {target}": "ajouter la personne {target}",
    "change person {target}": "modifier la personne {target}",
    "remove person {target}": "oublier la personne {target}",
    "change source {target}": "modifier la source {target}",
    "remove source {target}": "supprimer la source {target}",
    "add place {target}": "ajouter le lieu {target}",
    "change place {target}": "modifier le lieu {target}",
    "remove place {target}": "supprimer le lieu {target}",
    "merge place {target} into {other}": "fusionner le lieu {target} avec {other}",
    "place {count} items where they were taken": (
        "situer {count} [élément|éléments] là où ils ont été pris"
    ),
    "take over {count} places from “{target}”": ("reprendre {count} [lieu|lieux] de « {target} »"),
    "hand over a list of {count} places": "remettre une liste de {count} [lieu|lieux]",
    "save the search “{target}”": "enregistrer la recherche « {target} »",
    "rename the search “{target}”": "renommer la recherche « {target} »",
    "remove a saved search": "supprimer une recherche enregistrée",
    "add incident {target}": "ajouter l’incident {target}",
    "remove incident {target}": "supprimer l’incident {target}",
    "add an occasion to {target}": "ajouter une occurrence à {target}",
    "change an occasion of {target}": "modifier une occurrence de {target}",
    "remove an occasion of {target}": "supprimer une occurrence de {target}",
    "add section {target}": "ajouter la section {target}",
    "change section {target}": "modifier la section {target}",
    "move section {target}": "déplacer la section {target}",
    "remove section {target}": "supprimer la section {target}",
    "add {count} sections": "ajouter {count} [section|sections]",
    "order the exhibits of section {target}": "classer les pièces de la section {target}",
    "put the exhibits of section {target} in the order of their dates": (
        "classer les pièces de la section {target} par date"
    ),
    "merge tag {target} into {other}": "fusionner le mot-clé {target} avec {other}",
    "take in {count} tags of vocabulary {target}": (
        "importer {count} [mot-clé|mots-clés] du vocabulaire {target}"
    ),
    "remove vocabulary {target}": "supprimer le vocabulaire {target}",
    "change vocabulary {target}": "modifier le vocabulaire {target}",
    "add vocabulary {target}": "ajouter le vocabulaire {target}",
    "add tag {target}": "ajouter le mot-clé {target}",
    "change tag {target}": "modifier le mot-clé {target}",
    "remove tag {target}": "supprimer le mot-clé {target}",
    "add edition “{target}”": "ajouter l’édition « {target} »",
    "change edition “{target}”": "modifier l’édition « {target} »",
    "remove edition “{target}”": "supprimer l’édition « {target} »",
    "issue edition “{target}” with {count} exhibits": (
        "émettre l’édition « {target} » ({count} [pièce|pièces])"
    ),
    "note on what went out in entry {number}": (
        "note sur ce qui est parti à l’inscription {number}"
    ),
    "hand over the annex of “{target}”": "remettre l’annexe de « {target} »",
    "hand over the chronology": "remettre la chronologie",
    "hand over the chronology of “{target}”": "remettre la chronologie de « {target} »",
    "hand over the workbook of “{target}”": "remettre le classeur de « {target} »",
    "hand over the pack of “{target}”": "remettre le dossier de pièces de « {target} »",
    "hand over a sheet of {count} items": "remettre un tableau de {count} [élément|éléments]",
    "take over {count} changes from “{target}”": (
        "reprendre {count} [modification|modifications] de « {target} »"
    ),
    "leave entry {target} as it is: it was changed again since": (
        "laisser l’inscription {target} en l’état : elle a été modifiée de nouveau depuis"
    ),
    "verify {count} originals": "vérifier {count} [original|originaux]",
    "verify {count} originals of {total}": "vérifier {count} [original|originaux] sur {total}",
    "put back {count} originals": "remettre en place {count} [original|originaux]",
    "find {count} originals where they lie now": (
        "retrouver {count} [original|originaux] là où [il se trouve|ils se trouvent]"
    ),
    "back up to “{target}”": "sauvegarder vers « {target} »",
    "correct the clock of {target} ({count} items)": (
        "corriger l’horloge de {target} ({count} [élément|éléments])"
    ),
    "change the correction for {target} ({count} items)": (
        "modifier la correction d’horloge de {target} ({count} [élément|éléments])"
    ),
    "remove the correction for {target} ({count} items)": (
        "supprimer la correction d’horloge de {target} ({count} [élément|éléments])"
    ),
    "decline {count} for {target}": "écarter {count} de {target}",
    "take back that {count} was declined for {target}": ("ne plus écarter {count} de {target}"),
    "set {one} and {other} in step": "synchroniser {one} et {other}",
    "make {ref}, a still from {target}": "créer {ref}, image tirée de {target}",
    "make {ref}, a redacted copy of {target}": "créer {ref}, copie occultée de {target}",
    "rebuild what is derived from {count} originals": (
        "refaire ce qui est dérivé de {count} [original|originaux]"
    ),
}
_AGAIN = {
    ("undo", "en"): "undo: {what}",
    ("redo", "en"): "redo: {what}",
    ("undo", "fr"): "annuler\u00a0: {what}",
    ("redo", "fr"): "rétablir\u00a0: {what}",
}


def in_words(kind: str, template: str, args: dict[str, Any], language: str) -> str:
    """An entry's sentence: its template in a language, filled in, with undo or redo before it."""
    if language == "fr":
        template = spaced(_counted(_FRENCH.get(template, template), args.get("count")))
    try:
        what = template.format_map(_translated(args, language))
    except (KeyError, IndexError, ValueError):
        what = template
    again = _AGAIN.get((kind, language if language == "fr" else "en"))
    return again.format(what=what) if again else what


def templates() -> frozenset[str]:
    """Every sentence that has a French form."""
    return frozenset(_FRENCH)


def _counted(template: str, count: Any) -> str:
    """The template with the form that its count asks for."""
    return re.sub(r"\[(.+?)\|(.+?)\]", r"\1" if count in (0, 1) else r"\2", template)


def _translated(args: dict[str, Any], language: str) -> dict[str, Any]:
    if language != "fr":
        return args
    return {
        name: re.sub(r"^(\d+) items$", r"\1 éléments", value) if isinstance(value, str) else value
        for name, value in args.items()
    }
