"""What the pages of a pack say, in both languages: their reader chooses one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: The words of the index; braces are filled when the page is written or read.
INDEX: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Skip to the exhibits",
        "language": "Language of this page",
        "draft": "DRAFT: the numbers may still change",
        "about": "Exhibits: {n}. Also in this pack:",
        "annex": "the annex (PDF)",
        "workbook": "the list as a spreadsheet",
        "verify": "how to verify that nothing has changed",
        "contents": "Contents",
        "exhibits": "Exhibits",
        "incidents": "Incidents",
        "sections": "Sections of the report",
        "search": "Search words (press / to come here)",
        "kinds": "Kinds shown",
        "kind_video": "Video",
        "kind_photo": "Photo",
        "kind_audio": "Sound",
        "kind_document": "Document",
        "found": "{n} of {total} shown",
        "exhibit": "Exhibit",
        "withheld": "Withheld from this edition",
        "withdrawn": "Withdrawn since an earlier edition",
        "look": "Look",
        "open": "Open the file",
        "no_file": "The file is not in this pack:",
        "volume_of": (
            "This is volume {n} of {total}. All exhibits are listed; files of this volume open "
            "here, and each other one says where it is."
        ),
        "elsewhere": "The file is in volume {n}.",
        "only_here": "Only files of this volume",
        "details": "More about it",
        "passages": "Passages",
        "quotes": "What is said",
        "text": "Text",
        "also": "Also",
        "linked": "Linked incidents",
        "previous": "Previous",
        "next": "Next",
        "close": "Close",
        "cannot": "This browser cannot show the file; open it with a player such as VLC.",
    },
    "fr": {
        "skip": "Aller aux pièces",
        "language": "Langue de cette page",
        "draft": "PROJET\u00a0: les numéros peuvent encore changer",
        "about": "Pièces\u00a0: {n}. Figurent aussi dans ce dossier\u00a0:",
        "annex": "le bordereau (PDF)",
        "workbook": "la liste sous forme de tableur",
        "verify": "comment vérifier que rien n’a changé",
        "contents": "Sommaire",
        "exhibits": "Pièces",
        "incidents": "Incidents",
        "sections": "Sections du rapport",
        "search": "Mots à chercher (touche / pour venir ici)",
        "kinds": "Natures affichées",
        "kind_video": "Vidéo",
        "kind_photo": "Photographie",
        "kind_audio": "Enregistrement sonore",
        "kind_document": "Document",
        "found": "{n} sur {total} affichées",
        "exhibit": "Pièce n°",
        "withheld": "Non communiquée dans la présente édition",
        "withdrawn": "Retirée depuis une édition antérieure",
        "look": "Regarder",
        "open": "Ouvrir le fichier",
        "no_file": "Le fichier ne figure pas au dossier\u00a0:",
        "volume_of": (
            "Ceci est le volume {n} sur {total}. Toutes les pièces sont listées\u202f; les "
            "fichiers de ce volume s’ouvrent ici, et chaque autre dit où il se trouve."
        ),
        "elsewhere": "Le fichier est dans le volume {n}.",
        "only_here": "Seulement les fichiers de ce volume",
        "details": "En savoir plus",
        "passages": "Passages",
        "quotes": "Ce qui est dit",
        "text": "Texte",
        "also": "Aussi",
        "linked": "Incidents liés",
        "previous": "Précédente",
        "next": "Suivante",
        "close": "Fermer",
        "cannot": (
            "Ce navigateur ne peut pas montrer le fichier\u202f; ouvrez-le avec un lecteur tel "
            "que VLC."
        ),
    },
}


@dataclass(frozen=True, slots=True)
class VerifyWords:
    """The page that tells a stranger how to check the pack, in one language."""

    language: str
    heading: str
    lead: str
    what: str
    explained: tuple[str, ...]
    how: str
    systems: tuple[tuple[str, str, str], ...]  # system, what to do, lines to type
    good: str
    whole: str
    anchored: tuple[str, ...]
    entry: str
    several: str


_TWO = "manifest-sha256.txt\n{} tagmanifest-sha256.txt"
_LINUX = "sha256sum -c " + _TWO.format("sha256sum -c")
_MACOS = "shasum -a 256 -c " + _TWO.format("shasum -a 256 -c")
_WINDOWS = (
    "Get-Content -Encoding UTF8 manifest-sha256.txt, tagmanifest-sha256.txt | ForEach-Object {\n"
    '  $hash, $name = $_ -split "  ", 2\n'
    "  $now = (Get-FileHash -Algorithm SHA256 -LiteralPath $name).Hash\n"
    '  if ($now -eq $hash) { "OK $name" } else { "CHANGED $name" }\n'
    "}"
)

VERIFY: Mapping[str, VerifyWords] = {
    "en": VerifyWords(
        "en",
        "How to verify this pack",
        "You need neither our program nor our word. A few minutes and your own computer are "
        "enough; no file of the pack leaves it.",
        "What is checked",
        (
            "For each file a fingerprint of 64 letters and figures (SHA-256) was noted when the "
            "pack was made. If a single bit of a file changes, its fingerprint is another one, and "
            "nobody knows a way to make a different file with the same one.",
            "The fingerprints of the exhibits and of the annex stand in manifest-sha256.txt; "
            "those of the files which describe the pack, in tagmanifest-sha256.txt. The pack "
            "follows the BagIt standard (RFC 8493), so any program for it can check the whole.",
        ),
        "How to do it",
        (
            ("Linux", "Open a terminal in the pack’s folder and type:", _LINUX),
            ("macOS", "Open Terminal, go to the pack’s folder, and type:", _MACOS),
            (
                "Windows",
                "Open PowerShell in the pack’s folder (Shift and right click on it), paste, "
                "and press Enter:",
                _WINDOWS,
            ),
        ),
        "Every line must say OK. A line that says FAILED or CHANGED names a file that is not as "
        "it was handed over.",
        "And if somebody replaced the fingerprints too?",
        (
            "Then the lists would agree with the changed files. So compare one thing by another "
            "way, by telephone or on paper: the fingerprint of the file manifest-sha256.txt "
            "itself, with that which the sender reads to you.",
            "The annex also prints the entry of the sender’s journal below. Each entry contains "
            "the fingerprint of the one before: with this one on paper, nothing that the journal "
            "said until then can be rewritten unnoticed.",
        ),
        "Journal entry",
        "This pack comes in several volumes. Each has lists of its own and is verified by itself: "
        "do the same in the folder of each.",
    ),
    "fr": VerifyWords(
        "fr",
        "Comment vérifier ce dossier",
        "Il ne faut ni notre programme ni nous croire sur parole. Quelques minutes et votre propre "
        "ordinateur suffisent\u202f; aucun fichier du dossier ne le quitte.",
        "Ce qui est vérifié",
        (
            "De chaque fichier, une empreinte de 64 lettres et chiffres (SHA-256) a été relevée "
            "quand le dossier a été établi. Qu’un seul bit d’un fichier change, et son empreinte "
            "est une autre\u202f; personne ne sait fabriquer un fichier différent qui ait la même.",
            "Les empreintes des pièces et du bordereau figurent dans manifest-sha256.txt\u202f; "
            "celles des fichiers qui décrivent le dossier, dans tagmanifest-sha256.txt. Le dossier "
            "suit la norme BagIt (RFC 8493)\u00a0: tout programme fait pour elle peut contrôler "
            "l’ensemble.",
        ),
        "Comment s’y prendre",
        (
            ("Linux", "Ouvrez un terminal dans le dossier et tapez\u00a0:", _LINUX),
            ("macOS", "Ouvrez Terminal, allez dans le dossier et tapez\u00a0:", _MACOS),
            (
                "Windows",
                "Ouvrez PowerShell dans le dossier (Maj et clic droit), collez ce qui suit et "
                "appuyez sur Entrée\u00a0:",
                _WINDOWS,
            ),
        ),
        "Chaque ligne doit dire OK (ou «\u00a0Réussi\u00a0»). Une ligne qui dit FAILED, "
        "«\u00a0Échec\u00a0» ou CHANGED nomme un fichier qui n’est pas tel qu’il a été remis.",
        "Et si quelqu’un avait aussi remplacé les empreintes\u202f?",
        (
            "Les listes s’accorderaient alors avec les fichiers changés. Comparez donc une chose "
            "par une autre voie, au téléphone ou sur papier\u00a0: l’empreinte du fichier "
            "manifest-sha256.txt lui-même, avec celle que l’expéditeur vous lit.",
            "Le bordereau imprime aussi l’inscription au journal de l’expéditeur ci-dessous. "
            "Chaque inscription contient l’empreinte de la précédente\u00a0: celle-ci étant sur "
            "papier, rien de ce que le journal disait jusqu’alors ne peut être récrit à l’insu "
            "de tous.",
        ),
        "Inscription au journal",
        "Ce dossier est en plusieurs volumes. Chacun a ses propres listes et se vérifie à lui "
        "seul\u00a0: faites de même dans le répertoire de chacun.",
    ),
}
