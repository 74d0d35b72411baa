"""What the workbook to be edited says of itself, to whoever opens it without this program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_ENGLISH = (
    ("", "How to edit this workbook"),
    ("cells", "Change what stands in white cells; save as Excel workbook (.xlsx); send it back."),
    ("grey columns", "Say what a row is. They are not read back. “ref” must stay as it is."),
    ("rows", "Sort, filter, hide or delete rows as you like: a row that is gone removes nothing."),
    (
        "new incidents",
        "A row added to “Incidents” without a “ref” makes a new incident, once. Other sheets "
        "take no new rows.",
    ),
    ("columns", "Move or delete columns as you like: a column that is gone changes nothing."),
    ("empty cells", "Emptying a cell that was filled takes its value away in the library."),
    (
        "captured, date",
        "2010-09-21, 2010-09-21T21:40, 2010-09, 2010, 2010-09-21? (uncertain), "
        "2010-09~ (about), 2010-09-21/2010-09-22, or words: summer 2009.",
    ),
    ("lat, lon", "Degrees with a decimal point or comma; always both, or neither."),
    ("incidents, sections, tags", "Several are parted by semicolons: I-001; I-014"),
    ("access", "open, restricted or confidential."),
    ("status, rank", "new, seen, picked or rejected; 0 to 5."),
    ("certainty", "How sure an incident is; the cell offers the words there are."),
    ("start, end, at", "Moments of a recording as h:mm:ss.mmm."),
    ("formulas", "Are not kept; type the value itself."),
)
_FRENCH = (
    ("", "Comment modifier ce classeur"),
    (
        "cellules",
        "Modifiez les cellules blanches ; enregistrez en classeur Excel (.xlsx) ; renvoyez-le.",
    ),
    (
        "colonnes grises",
        "Elles disent ce qu’est une ligne et ne sont pas relues. « ref » doit rester telle quelle.",
    ),
    (
        "lignes",
        "Triez, filtrez, masquez ou supprimez des lignes à votre gré : une ligne absente "
        "ne supprime rien.",
    ),
    (
        "nouveaux incidents",
        "Une ligne ajoutée à « Incidents » sans « ref » crée un nouvel incident, une seule fois. "
        "Les autres feuilles ne prennent pas de nouvelles lignes.",
    ),
    (
        "colonnes",
        "Déplacez ou supprimez des colonnes à votre gré : une colonne absente ne change rien.",
    ),
    ("cellules vides", "Vider une cellule qui était remplie retire sa valeur dans le fonds."),
    (
        "captured, date",
        "2010-09-21, 2010-09-21T21:40, 2010-09, 2010, 2010-09-21? (incertain), "
        "2010-09~ (environ), 2010-09-21/2010-09-22, ou en mots : été 2009.",
    ),
    ("lat, lon", "En degrés, avec point ou virgule ; toujours les deux, ou aucun."),
    (
        "incidents, sections, tags",
        "Plusieurs valeurs sont séparées par des points-virgules : I-001; I-014",
    ),
    ("access", "open (ouvert), restricted (restreint) ou confidential (confidentiel)."),
    ("status, rank", "new (à voir), seen (vu), picked (retenu) ou rejected (écarté) ; de 0 à 5."),
    ("certainty", "Degré de certitude d’un incident ; la cellule propose les mots possibles."),
    ("start, end, at", "Moments d’un enregistrement : h:mm:ss.mmm."),
    ("formules", "Elles ne sont pas gardées ; saisissez la valeur elle-même."),
)
_GUIDES = {"en": _ENGLISH, "fr": _FRENCH}


def guide(languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines of a heading and a sentence, in those of the languages there are words for.

    A line without a heading is a title.
    """
    known = [language for language in languages if language in _GUIDES] or ["en"]
    for language in known:
        yield from _GUIDES[language]
