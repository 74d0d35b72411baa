"""The fixed words of documents in French, set as French printers set them.

A no-break space (U+00A0) stands before a colon and inside « », a narrow one (U+202F) before
; ! and ?, after « n° » a no-break space.
"""

from __future__ import annotations

from evidence_desk.domain.editions import Audience, Numbering
from evidence_desk.domain.items import Access, Kind
from evidence_desk.exports.wording import (
    ListWords,
    PackWords,
    Plural,
    TitleWords,
    Words,
    WorkbookWords,
)

_README = """\
{title}
{edition}, {date}
{organisation}

CE QUE CONTIENT CE DOSSIER
Ce dossier réunit {count}, chacune sous son numéro, dans le répertoire
«\u00a0data/{folder}\u00a0». «\u00a0data/{annex}\u00a0» en donne la liste illustrée\u202f;
«\u00a0data/{workbook}\u00a0» est la même liste sous forme de tableur.

COMMENT VÉRIFIER QUE RIEN N’A CHANGÉ
Le dossier suit la norme BagIt (RFC 8493)\u00a0: tout logiciel BagIt peut le valider.
À défaut\u00a0:

  Linux     ouvrir un terminal dans ce répertoire et saisir
            sha256sum -c manifest-sha256.txt
            sha256sum -c tagmanifest-sha256.txt

  macOS     de même, avec «\u00a0shasum -a 256 -c\u00a0» au lieu de «\u00a0sha256sum -c\u00a0»

  Windows   dans PowerShell, pour un fichier\u00a0:
            Get-FileHash -Algorithm SHA256 "data\\{annex}"
            puis comparer le résultat à la ligne correspondante de manifest-sha256.txt

Chaque ligne doit se terminer par «\u00a0OK\u00a0» ou «\u00a0Réussi\u00a0». Pour s’assurer que les
manifestes n’ont pas eux-mêmes été remplacés, comparer l’empreinte de «\u00a0data/{annex}\u00a0»
à celle reçue par une autre voie\u00a0: par téléphone ou sur papier.
"""

FRENCH = Words(
    language="fr",
    languages={"en": "anglais", "fr": "français"},
    colon="\u00a0: ",
    title=TitleWords(
        complete="Bordereau de pièces",
        list="Liste des pièces",
        sheets="Planches-contacts",
        chronology="Chronologie des incidents",
        concordance="Table de concordance",
        statements="Texte intégral des témoignages",
        appended="Documents, page par page",
        index="Index des numéros",
        contents="Sommaire",
        recipient="À l’attention de",
        organisation="Communiqué par",
        author="Établi par",
        reference="Référence",
        edition="Édition",
        audience_label="Diffusion",
        audience={
            Audience.FULL: "Édition intégrale, réservée à son destinataire",
            Audience.PUBLIC: "Édition publique",
        },
        issued="Date de communication",
        dated="Date",
        drafted="Projet du",
        exhibits="Pièces",
        numbering_label="Numérotation",
        numbering={
            Numbering.PLAIN: ("Les pièces sont numérotées à partir de {first}."),
            Numbering.SECTION: (
                "Les chiffres placés avant le trait d’union désignent la section du rapport, "
                "ceux qui le suivent le rang de la pièce dans cette section\u00a0: 1.2-03."
            ),
            Numbering.KIND: (
                "La lettre indique la nature de la pièce\u00a0: V pour une vidéo, P pour une "
                "photographie, A pour un enregistrement sonore, D pour un document."
            ),
        },
        numbering_clips=(
            "L’extrait qui constitue une pièce à lui seul porte le numéro de l’ensemble, suivi du "
            "sien\u00a0: {example}."
        ),
        numbering_bis=(
            "Une pièce ajoutée dans une édition ultérieure suit celle à laquelle elle se "
            "rattache\u00a0: 12 bis."
        ),
        frozen="Une fois communiqué, un numéro ne change plus et n’est jamais réattribué.",
        previous="Fait suite à l’édition",
        left_out_label="Non repris",
        left_out="{what}, dont l’accès n’est pas ouvert aux destinataires de la présente édition.",
        nothing_left_out="Néant\u00a0: toutes les pièces de la présente édition sont énumérées.",
        withheld_shown=(
            "Les pièces non communiquées figurent au bordereau sous leur seul numéro, "
            "avec la mention «\u00a0pièce non communiquée\u00a0»."
        ),
        withheld_closed="Les pièces non communiquées ne figurent pas au bordereau.",
        coarse_label="Précision",
        coarse_dates={
            "day": "Les dates sont données sans l’heure.",
            "month": "Les dates sont données au mois près.",
            "year": "Les dates sont données à l’année près.",
        },
        coarse_places={
            "within": "Les lieux sont désignés par celui où ils se trouvent.",
            "top": "Les lieux sont désignés par la région où ils se trouvent.",
            "none": "Les lieux ne sont pas indiqués.",
        },
        coarse_grid="Les lieux sont désignés par des carrés de {km}\u00a0km.",
        coarse_people=(
            "Les personnes dont le nom n’est pas communiqué sont désignées par un code, comme W-1."
        ),
        note="Observations",
        journal="Journal",
        journal_entry=(
            "L’inscription n°\u00a0{n} était la dernière du journal du fonds lorsque le présent "
            "document a été établi. Son empreinte SHA-256, reproduite ci-dessous, fixe l’état de "
            "toutes les inscriptions jusqu’à celle-ci."
        ),
        journal_issue=(
            "La présente édition a été émise par l’inscription n°\u00a0{n} du journal du fonds. "
            "Son empreinte SHA-256, reproduite ci-dessous, fixe l’état de toutes les inscriptions "
            "jusqu’à celle-ci."
        ),
        no_exhibits="La présente édition ne comporte aucune pièce.",
        signature="Date et signature",
        draft="PROJET",
        draft_notice="Projet non communiqué\u00a0: numérotation provisoire.",
        page="page {n} sur {total}",
        on_page="page {n}",
    ),
    list=ListWords(
        number="N°",
        exhibit="Pièce",
        date_place="Date et lieu",
        ties="Se rapporte à",
        exhibit_number="Pièce n°\u00a0{number}",
        no_section="Sans rattachement à une section du rapport",
        section="Section {numbers}",
        sections="Sections {numbers}",
        incident="Incident {refs}",
        incidents="Incidents {refs}",
        source="Source {source}",
        access={
            Access.OPEN: "Accès ouvert",
            Access.RESTRICTED: "Accès restreint",
            Access.CONFIDENTIAL: "Confidentiel",
        },
        file="Fichier\u00a0: {name} ({size})",
        file_alone="Fichier\u00a0: {name}",
        no_file="Le fichier ne figure pas au dossier de pièces.",
        sha256_of_original="SHA-256 de l’original entier",
        date_basis="d’après {basis}",
        undated="Sans date",
        passages="Passages invoqués",
        quotes="En {language} :",
        extract="Extrait de {start} à {end}",
        still_of_exhibit="Image tirée de la pièce n°\u00a0{number} à {at}",
        still_of_item="Image tirée de {ref} à {at}",
        copy_of_exhibit="Copie occultée de la pièce n°\u00a0{number}",
        copy_of_item="Copie occultée de {ref}",
        redacted_copy="Copie occultée\u202f; l’original est conservé",
        coordinates="{lat}\u202f; {lon}",
        withheld="Pièce non communiquée dans la présente édition",
        reason="Motif\u00a0: {reason}",
        withheld_short="non communiquée",
        withdrawn="Pièce retirée depuis une édition antérieure",
        title_language="titre en {language}",
        untitled="Sans titre",
        problem="Observation\u00a0: {problem}",
        no_picture="Sans image",
        picture_of="Pièce n°\u00a0{number}\u00a0: {title}",
        code_of="Code QR de l’empreinte SHA-256 de la pièce n°\u00a0{number}",
        page_of="{exhibit}, page {n} sur {total}",
        not_appended="Ses pages ne figurent pas ici\u00a0: {problem}.",
        continued="{heading} (suite)",
        incident_heading="Incident",
        no_incidents="La présente édition ne comporte aucun incident.",
        no_exhibit_for_incident="Aucune pièce",
        certainty="Degré de certitude\u00a0: {certainty}",
        also="aussi {what}",
        linked="Liens\u00a0: {refs}",
        items_heading="Éléments",
        no_item_for_incident="Aucun élément",
        old_number="N° dans «\u00a0{edition}\u00a0»",
        new_number="N° dans «\u00a0{edition}\u00a0»",
        none="—",
        kinds={
            Kind.VIDEO: Plural("{n} vidéo", "{n} vidéos"),
            Kind.PHOTO: Plural("{n} photographie", "{n} photographies"),
            Kind.AUDIO: Plural("{n} enregistrement sonore", "{n} enregistrements sonores"),
            Kind.DOCUMENT: Plural("{n} document", "{n} documents"),
        },
        kind={
            Kind.VIDEO: "Vidéo",
            Kind.PHOTO: "Photographie",
            Kind.AUDIO: "Enregistrement sonore",
            Kind.DOCUMENT: "Document",
        },
        pages=Plural("{n} page", "{n} pages"),
        exhibits=Plural("{n} pièce", "{n} pièces"),
        items=Plural("{n} élément", "{n} éléments"),
        incidents_counted=Plural("{n} incident", "{n} incidents"),
        sections_counted=Plural("{n} section", "{n} sections"),
        more_lines=Plural("et {n} ligne de plus", "et {n} lignes de plus"),
    ),
    workbook=WorkbookWords(
        about="À propos",
        exhibits="Pièces",
        incidents="Incidents",
        sections="Sections",
        concordance="Concordance",
        field="Rubrique",
        value="Valeur",
        library="Fonds",
        made_at="Établi le (UTC)",
        number="N°",
        picture="Image",
        reference="Référence",
        state="État",
        states={"in": "communiquée", "withheld": "non communiquée", "withdrawn": "retirée"},
        kind="Nature",
        format="Format",
        title="Intitulé",
        title_language="Langue de l’intitulé",
        description="Description",
        date="Date",
        date_words="Date en toutes lettres",
        date_edtf="Date (EDTF)",
        date_basis="Date établie d’après",
        place="Lieu",
        latitude="Latitude",
        longitude="Longitude",
        source="Source",
        in_incidents="Incidents",
        in_sections="Sections",
        tags="Mots-clés",
        duration="Durée",
        pages="Pages",
        extract_start="Extrait de",
        extract_end="Extrait à",
        made_from="Tirée de",
        passages="Passages invoqués",
        quotes="Transcription",
        access="Accès",
        file="Fichier au dossier",
        volume="Volume",
        original_name="Nom de l’original",
        bytes="Octets",
        sha256="SHA-256",
        problem="Observation",
        text="Texte",
        account="Récit",
        occasions="Autres dates et lieux",
        linked="Incidents liés",
        certainty="Degré de certitude",
        count="Pièces (nombre)",
        heading="Intitulé",
        old="N° dans «\u00a0{edition}\u00a0»",
        new="N° dans «\u00a0{edition}\u00a0»",
        journal_entry="Dernière inscription au journal",
        journal_issue="Inscription au journal qui a émis la présente édition",
        journal_hash="Empreinte de cette inscription (SHA-256)",
    ),
    pack=PackWords(
        annex_file="bordereau.pdf",
        workbook_file="bordereau.xlsx",
        exhibits_folder="pieces",
        readme_file="LISEZ-MOI.txt",
        readme=_README,
        cleaned="""\
CE QUE SONT CES COPIES
Les fichiers sont des copies établies pour la publication. Leurs images, leurs sons et leurs mots
sont ceux des originaux\u202f; ce que les originaux disent de leurs auteurs, des appareils, des
heures et des lieux a été ôté. Une photographie dans un format qui en recèle davantage (HEIC) a été
réécrite en JPEG. Les originaux sont conservés.
""",
        made_heading="FICHIERS QUI NE SONT PAS L’ENREGISTREMENT ENTIER TEL QUEL",
        cut=(
            "de {start} à {end} de l’original, copié sans nouvel encodage\u202f; un film ne se "
            "coupe qu’à une image entière, la copie commence donc à {begins}"
        ),
        encoded=(
            "de {start} à {end} de l’original, encodé à nouveau afin que rien d’autre n’y figure"
        ),
        encoded_whole="encodé à nouveau\u202f; son codage aurait porté plus que l’image et le son",
        left_out_heading="PIÈCES DONT LE FICHIER NE FIGURE PAS AU DOSSIER",
        line="  Pièce n°\u00a0{number}\u00a0: {text}",
        description="{title}\u00a0: {edition}",
        missing="l’original manque au fonds",
        changed="l’original a changé depuis son entrée",
        not_cleaned="aucune copie exempte de métadonnées n’a pu être établie ({problem})",
        too_large=(
            "son fichier ({size}) est plus grand que ce que prend un volume de ce dossier ({limit})"
        ),
        withheld="non communiquée",
        volume_of="""\
QUELLE PARTIE VOICI
Volume {number} sur {count}. Il se lit et se vérifie à lui seul. «\u00a0index.html\u00a0» donne la
liste de toutes les pièces et dit dans quel volume se trouve chaque fichier\u202f; le bordereau
figure dans chaque volume.
Les fichiers de ces pièces sont dans celui-ci\u00a0: {exhibits}
""",
        volume="volume {number}",
    ),
)
