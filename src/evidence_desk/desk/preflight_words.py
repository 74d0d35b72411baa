"""What preflight says, of one thing and of several, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
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
    "too_large": (
        "Exhibit {number}: its file ({detail}) is larger than its medium takes, so the pack "
        "leaves it out.",
        "Pièce n° {number} : son fichier ({detail}) est plus grand que ce que prend le support ; "
        "le dossier de pièces ne le contiendra pas.",
    ),
    "verified_long_ago": (
        "Exhibit {number} was not verified since {detail}.",
        "La pièce n° {number} n’a pas été vérifiée depuis le {detail}.",
    ),
    "redaction_pending": (
        "Exhibit {number} is marked as to be covered in parts, and no covered copy was made.",
        "La pièce n° {number} est marquée comme à caviarder, et aucune copie caviardée n’existe.",
    ),
    "covered_copy": (
        "Exhibit {number} goes out as it is, though {detail} is a copy of it with parts covered.",
        "La pièce n° {number} part telle quelle, alors que {detail} en est une copie caviardée.",
    ),
    "cited_not_in": (
        "{ref} supports section {detail} and is not in this edition.",
        "{ref} appuie la section {detail} et ne figure pas dans cette édition.",
    ),
    "tells": (
        "Exhibit {number} would tell its readers {detail}.",
        "La pièce n° {number} révélerait à ses lecteurs un secret : {detail}.",
    ),
    "incident_tells": (
        "Incident {ref} would tell its readers {detail}.",
        "L’incident {ref} révélerait à ses lecteurs un secret : {detail}.",
    ),
    "section_tells": (
        "Section {ref} would tell its readers {detail}.",
        "La section {ref} révélerait à ses lecteurs un secret : {detail}.",
    ),
    "file_tells": (
        "Exhibit {number}: the text of its file holds {detail}, which no copy leaves out.",
        "Pièce n° {number} : le texte de son fichier contient {detail} ; aucune copie ne l’omet.",
    ),
    "draft_unknown": (
        "The draft cites exhibit {number} ({detail}), which is not in this edition.",
        "Le brouillon cite la pièce n° {number} ({detail}), qui ne figure pas dans cette édition.",
    ),
    "draft_uncited": (
        "The draft does not cite exhibit {number}.",
        "Le brouillon ne cite pas la pièce n° {number}.",
    ),
}
#: The same of several exhibits, incidents or sections at once.
TOGETHER: Mapping[str, tuple[str, str]] = {
    "not_appended": (
        "The pages of {count} exhibits cannot be appended: their files are damaged or protected.",
        "Les pages de {count} pièces ne peuvent pas être jointes : leurs fichiers sont "
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
    "too_large": (
        "The pack leaves out the files of {count} exhibits: they are larger than the medium takes.",
        "Le dossier de pièces ne contiendra pas les fichiers de {count} pièces : ils sont plus "
        "grands que ce que prend le support.",
    ),
    "verified_long_ago": (
        "{count} exhibits were not verified for more than 90 days.",
        "{count} pièces n’ont pas été vérifiées depuis plus de 90 jours.",
    ),
    "redaction_pending": (
        "{count} exhibits are marked as to be covered in parts, and no covered copies were made.",
        "{count} pièces sont marquées comme à caviarder, et aucune copie caviardée n’existe.",
    ),
    "covered_copy": (
        "{count} exhibits go out as they are, though there are covered copies of them.",
        "{count} pièces partent telles quelles, alors qu’il en existe des copies caviardées.",
    ),
    "cited_not_in": (
        "{count} items support sections of this edition and are not in it.",
        "{count} éléments appuient des sections de cette édition et n’y figurent pas.",
    ),
    "draft_uncited": (
        "The draft does not cite {count} exhibits.",
        "Le brouillon ne cite pas {count} pièces.",
    ),
}
