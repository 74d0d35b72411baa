"""The note in a library's folder that tells whoever finds it what it is."""

from __future__ import annotations

from evidence_desk.catalogue.library import Library
from evidence_desk.domain.sentences import spaced

_WORDS = {
    "en": """{title}

This folder is a library of Evidence Desk, an open-source program for evidence of abuse.

library.sqlite   the catalogue: what is known of each item (a SQLite database)
originals/       the files as they came in, read-only; never change, move or rename them
made/            stills taken here from films, read-only; not originals, but as precious
derived/         small pictures and the like; may be deleted: `evidence-desk rebuild` makes new ones
exports/         what was handed over

Without the program: every original's SHA-256 is in the catalogue's table "items", and
docs/library-format.md in the program's source explains every column. Copy the whole folder to
keep it; do not copy the catalogue alone while the program is working on it.
""",
    "fr": """{title}

Ce dossier est un fonds d’Evidence Desk, logiciel libre de gestion de preuves d’abus.

library.sqlite   le catalogue : ce que l’on sait de chaque élément (une base SQLite)
originals/       les fichiers tels qu’ils sont arrivés, en lecture seule ; ne jamais les modifier,
                 les déplacer ni les renommer
made/            images tirées ici de films, en lecture seule ; pas des originaux, mais aussi
                 précieuses
derived/         vignettes et autres dérivés ; à supprimer sans risque : `evidence-desk rebuild`
                 les refait
exports/         ce qui a été remis

Sans le programme : l’empreinte SHA-256 de chaque original figure dans la table « items » du
catalogue, et docs/library-format.md, dans les sources du programme, explique chaque colonne.
Pour conserver le fonds, copier le dossier entier ; ne pas copier le catalogue seul pendant que
le programme y travaille.
""",
}


def write(library: Library) -> None:
    """Write README.txt into the library's folder, in its languages."""
    words = {"en": _WORDS["en"], "fr": spaced(_WORDS["fr"])}
    parts = [words[language].format(title=library.title) for language in library.languages]
    text = ("\n" + "-" * 70 + "\n\n").join(parts)
    (library.path / "README.txt").write_text(text, encoding="utf-8")
