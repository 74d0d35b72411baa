"""The story, in English and French: a timber quay whose people were driven away, 2021 to 2023.

Everything in it is invented: the town of Halmar, its quay, its people, and what is done to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

TITLE = "Timber Quay, 2021–2023"
ORGANISATION = "Harbour Watch Halmar"
EDITOR = "Mara Lind"
RECIPIENT = "The Ombudsman"

STATEMENTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "papers/statement W-03.pdf",
        "Statement of W-03",
        "2021-06-16T10:00",
        (
            "I have lived at the Timber Quay since the spring. There were eleven of us in seven "
            "tents behind the second shed.",
            "On Monday evening, it was still light, a white van drove onto the quay. Four officers "
            "of the harbour police got out. They said that the place belonged to the port and that "
            "we had ten minutes.",
            "I asked for the paper that orders it. One of them laughed and pulled up the pegs of "
            "my tent. My documents were inside. I have not seen them since.",
            "The drawing shows where the tents stood and from where the van came.",
        ),
    ),
    (
        "papers/déclaration W-07.pdf",
        "Déclaration de W-07",
        "2022-02-19T15:30",
        (
            "La pelleteuse est arrivée un peu après sept heures. Il pleuvait. Nous étions encore "
            "couchés.",
            "Personne ne nous avait prévenus. Les agents ont frappé sur les toiles avec leurs "
            "bâtons. Mon frère a reçu un coup à l’épaule en cherchant ses chaussures.",
            "Quand nous sommes revenus l’après-midi, il ne restait qu’une couverture et une paire "
            "de bottes.",
        ),
    ),
    (
        "papers/letter to the harbour master.docx",
        "To the Harbour Master of Halmar",
        "2021-06-21T09:00",
        (
            "On 14 June the tents at the Timber Quay were taken down by officers of the harbour "
            "police. No written order was shown to the people who lived there.",
            "We ask you to tell us who ordered it, and where the belongings are that were taken.",
        ),
    ),
    (
        "papers/answer of the port.odt",
        "Answer of the Port Authority",
        "2021-07-30T12:00",
        (
            "The measure of 14 June was a routine cleaning of the quay. No persons were present.",
            "Objects without an owner were disposed of.",
        ),
    ),
    (
        "papers/certificat W-07.txt",
        "Certificat médical (copie)",
        "2022-02-17T18:00",
        (
            "Patient W-07, examiné le 17 février 2022 à 17 h 20.",
            "Hématome de l’épaule droite, 9 cm sur 4, récent, compatible avec un coup porté par "
            "un objet allongé.",
        ),
    ),
    (
        "papers/watch log.md",
        "Log of the night watch",
        "2022-10-30T08:00",
        (
            "- 20:40 patrol boat leaves the basin without lights",
            "- 22:05 searchlight on the small boat, for about ten minutes",
            "- 22:20 shouting from the water; we call the rescue service",
            "- 23:10 the small boat is towed out, not in",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident, with the sections and tags it belongs to."""

    date: str
    place: str
    point: tuple[float, float] | None
    en: tuple[str, str]  # title, account
    fr: tuple[str, str]
    certainty: str
    access: str
    sections: tuple[str, ...]
    tags: tuple[str, ...]


_QUAY = (54.3127, 9.6631)
_FERRY = (54.3169, 9.6698)

PLACES = (  # English, French, point, metres, what it lies in
    ("The harbour", "Le port", (54.3170, 9.6720), 2500, None),
    ("Timber Quay", "Quai aux bois", _QUAY, 180, "The harbour"),
    ("Timber Quay, sheds", "Quai aux bois, hangars", (54.3124, 9.6640), 60, "Timber Quay"),
    ("Timber Quay, second shed", "Quai aux bois, deuxième hangar", (54.3125, 9.6642), 20,
     "Timber Quay, sheds"),
    ("Ferry terminal", "Terminal des ferrys", _FERRY, 220, "The harbour"),
    ("Outer harbour", "Avant-port", (54.3201, 9.6812), 400, "The harbour"),
)  # fmt: skip

INCIDENTS = (
    Incident(
        "2021-06-14T21:30/2021-06-14T22:15", "Timber Quay", _QUAY,
        ("Tents taken down without an order",
         "Four officers of the harbour police came in a white van and took down seven tents. They "
         "showed no order. Documents that lay in one tent were not given back."),
        ("Tentes démontées sans ordre écrit",
         "Quatre agents de la police du port, venus dans un fourgon blanc, ont démonté sept tentes. "
         "Ils n’ont présenté aucun ordre. Des papiers qui se trouvaient dans une tente n’ont pas "
         "été rendus."),
        "confirmed", "open", ("1.1", "3.1"), ("abuse:eviction", "abuse:destruction", "force:police"),
    ),
    Incident(
        "2021-22", "Timber Quay", _QUAY,
        ("Water tap shut off",
         "At some time in the summer the only tap on the quay was locked. It stayed so."),
        ("Robinet d’eau fermé",
         "Au cours de l’été, le seul robinet du quai a été cadenassé. Il l’est resté."),
        "reported", "open", ("1.2",), ("abuse:deprivation", "force:administration"),
    ),
    Incident(
        "2021-09-02T20:00/2021-09-03T06:00", "Timber Quay", _QUAY,
        ("People woken and made to stand in line",
         "Officers with torches woke everyone, had them stand in a line for more than an hour, and "
         "photographed their faces."),
        ("Personnes réveillées et alignées",
         "Des agents munis de torches ont réveillé tout le monde, fait tenir les gens en rang "
         "plus d’une heure et photographié les visages."),
        "confirmed", "open", ("1.1", "2.1"), ("abuse:sleep", "abuse:identity-check", "force:police"),
    ),
    Incident(
        "2022-02-17", "Timber Quay, second shed", _QUAY,
        ("Shelters crushed by a digger; a blow to the shoulder",
         "A digger crushed the shelters in the rain. W-07 was hit on the shoulder; a doctor saw the "
         "bruise the same day."),
        ("Abris écrasés par une pelleteuse\u00a0; un coup à l’épaule",
         "Une pelleteuse a écrasé les abris sous la pluie. W-07 a reçu un coup à l’épaule\u00a0; un "
         "médecin a constaté l’hématome le jour même."),
        "confirmed", "restricted", ("1.1", "2.2"),
        ("abuse:blows", "abuse:destruction", "force:private-security"),
    ),
    Incident(
        "2022-06-11", "Ferry terminal", _FERRY,
        ("Held behind the fence of the terminal",
         "Five people were held for three hours behind the fence of the ferry terminal. Nobody told "
         "them why."),
        ("Retenus derrière la clôture du terminal",
         "Cinq personnes ont été retenues trois heures derrière la clôture du terminal des ferrys. "
         "Nul ne leur a dit pourquoi."),
        "confirmed", "open", ("2.1",), ("abuse:arbitrary-arrest", "force:border-police"),
    ),
    Incident(
        "2022-10-29T22:05/2022-10-29T23:10", "Outer harbour", (54.3201, 9.6812),
        ("A small boat towed out of the harbour",
         "A patrol boat without lights towed a small boat with people aboard out of the harbour."),
        ("Une barque remorquée hors du port",
         "Une vedette sans feux a remorqué hors du port une barque avec des personnes à bord."),
        "probable", "open", ("2.3",), ("abuse:expulsion", "force:coast-guard"),
    ),
    Incident(
        "2022-11~", "Timber Quay", None,
        ("Threats to those who film",
         "Around November an officer told a volunteer that her telephone would end in the water."),
        ("Menaces contre celles et ceux qui filment",
         "Vers novembre, un agent a dit à une bénévole que son téléphone finirait à l’eau."),
        "reported", "restricted", ("3.2",), ("abuse:threat", "abuse:obstruction"),
    ),
    Incident(
        "2023-03-12", "Timber Quay, sheds", _QUAY,
        ("Fire in the sheds after they were cleared",
         "The sheds burned on the morning after they had been cleared. Who set the fire is not known."),
        ("Incendie des hangars après leur évacuation",
         "Les hangars ont brûlé le lendemain matin de leur évacuation. On ignore qui a mis le feu."),
        "doubtful", "open", ("1.2",), ("abuse:destruction", "force:unidentified"),
    ),
)  # fmt: skip

SECTIONS = (
    ("1", "Destruction of shelter", "Destruction d’abris"),
    ("1.1", "Clearings", "Évacuations"),
    ("1.2", "Water and fire", "Eau et feu"),
    ("2", "Violence and detention", "Violences et rétention"),
    ("2.1", "Holding and checks", "Rétentions et contrôles"),
    ("2.2", "Blows", "Coups"),
    ("2.3", "At sea", "En mer"),
    ("3", "How the authorities answered", "Réponses des autorités"),
    ("3.1", "Correspondence", "Correspondance"),
    ("3.2", "Pressure on witnesses", "Pressions sur les témoins"),
)

SOURCES = (
    ("S-01", "Volunteer, films since 2021", "Ana R.", "ana@example.org"),
    ("S-02", "Volunteer, nights", "Ben T.", ""),
    ("S-03", "Statements taken by the group", "", ""),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an editor has said of one file."""

    en: str
    fr: str
    incidents: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    access: str = "open"
    status: str = "seen"
    rank: int = 0
    values: dict[str, str] = field(default_factory=dict)


_FOURTEENTH, _LINE, _DIGGER, _FENCE, _BOAT, _THREAT, _FIRE = (
    "I-001", "I-003", "I-004", "I-005", "I-006", "I-007", "I-008",
)  # fmt: skip

ITEMS: dict[str, Told] = {
    "VID_0312.mp4": Told(
        "The van drives onto the quay", "Le fourgon entre sur le quai", (_FOURTEENTH,), ("1.1",),
        ("evidence:direct", "object:vehicle"), "S-01", "open", "picked", 4,
    ),
    "VID_0318.mp4": Told(
        "Torches between the tents", "Des torches entre les tentes", (_LINE,), ("1.1", "2.1"),
        ("evidence:direct",), "S-01", "open", "picked", 4,
    ),
    "MVI_0007.mp4": Told(
        "The digger in the rain", "La pelleteuse sous la pluie", (_DIGGER,), ("1.1", "2.2"),
        ("evidence:direct",), "S-02", "open", "picked", 5,
    ),
    "20220611_203355.mp4": Told(
        "Five people behind the fence", "Cinq personnes derrière la clôture", (_FENCE,), ("2.1",),
        ("evidence:direct",), "S-02", "open", "picked", 3,
    ),
    "MVI_0009.mp4": Told(
        "The patrol boat and its searchlight", "La vedette et son projecteur", (_BOAT,), ("2.3",),
        ("evidence:direct",), "S-02", "open", "picked", 4,
        {"captured": "2022-10-29T22:05", "date_basis": "log of the night watch"},
    ),
    "MVI_0010.mp4": Told(
        "The same boat, cut short", "La même vedette, film interrompu", (_BOAT,), ("2.3",),
        (), "S-02", "open", "seen", 1,
    ),
    "VID_0407.mp4": Told(
        "Smoke over the sheds", "Fumée au-dessus des hangars", (_FIRE,), ("1.2",),
        ("evidence:aftermath",), "S-01", "open", "picked", 3,
    ),
    "DSC_0101.jpg": Told(
        "The tents two days before", "Les tentes deux jours avant", (_FOURTEENTH,), ("1.1",),
        ("evidence:context",), "S-01", "open", "picked", 2,
    ),
    "DSC_0107.jpg": Told(
        "The same place the morning after", "Le même lieu le lendemain", (_FOURTEENTH,), ("1.1",),
        ("evidence:damage",), "S-01", "open", "picked", 4,
    ),
    "DSC_0112.jpg": Told(
        "The quay at dawn", "Le quai à l’aube", (), ("1.1",), ("evidence:context",), "S-01",
        "open", "seen", 1,
    ),
    "IMG_0320.jpg": Told(
        "A van without a plate", "Un fourgon sans plaque", (_LINE,), ("2.1",),
        ("object:vehicle", "evidence:identification"), "S-01", "open", "picked", 4,
    ),
    "IMG_0322.jpg": Told(
        "People standing in line", "Personnes alignées", (_LINE,), ("2.1",),
        ("evidence:direct",), "S-01", "restricted", "picked", 4,
    ),
    "20220611_204210.jpg": Told(
        "Through the fence", "À travers la clôture", (_FENCE,), ("2.1",), (), "S-02", "open",
        "picked", 3,
    ),
    "DSC_0188.jpg": Told(
        "The ferry that day", "Le ferry ce jour-là", (_BOAT,), ("2.3",), ("evidence:context",),
        "S-01", "open", "seen", 1,
    ),
    "DSC_0203.jpg": Told(
        "Pallets burning", "Palettes en feu", (_FIRE,), ("1.2",), ("evidence:direct",), "S-01",
        "open", "picked", 3,
    ),
    "IMG_2210.heic": Told(
        "What was left: a blanket and boots", "Ce qui restait\u00a0: une couverture et des bottes",
        (_DIGGER,), ("1.1",), ("evidence:damage",), "S-02", "open", "picked", 4,
    ),
    "sketch W-03.png": Told(
        "Sketch by W-03", "Croquis de W-03", (_FOURTEENTH,), ("1.1",), ("evidence:statement",),
        "S-03", "open", "picked", 2, {"captured": "2021-06-16"},
    ),
    "REC_0041.wav": Told(
        "W-07 tells of the morning", "W-07 raconte la matinée", (_DIGGER,), ("2.2",),
        ("evidence:statement", "person:victim"), "S-03", "confidential", "picked", 5,
    ),
    "memo night.m4a": Told(
        "Voice memo of that night", "Mémo vocal de la nuit", (_LINE,), ("2.1",), (), "S-01",
        "open", "seen", 2,
    ),
    "siren.ogg": Told(
        "Bell and engines from the shore", "Cloche et moteurs depuis la rive", (_BOAT,), ("2.3",),
        (), "S-02", "open", "seen", 2,
        {"captured": "2022-10-29?", "date_basis": "Ben’s memory"},
    ),
    "statement W-03.pdf": Told(
        "Statement of W-03", "Déclaration de W-03 (en anglais)", (_FOURTEENTH,), ("1.1", "3.1"),
        ("evidence:statement", "person:witness"), "S-03", "open", "picked", 4,
        {"captured": "2021-06-16"},
    ),
    "déclaration W-07.pdf": Told(
        "Statement of W-07 (in French)", "Déclaration de W-07", (_DIGGER,), ("1.1", "2.2"),
        ("evidence:statement", "person:victim"), "S-03", "restricted", "picked", 5,
        {"captured": "2022-02-19"},
    ),
    "letter to the harbour master.docx": Told(
        "Letter to the Harbour Master", "Lettre au capitaine du port", (_FOURTEENTH,), ("3.1",),
        ("evidence:correspondence",), "", "open", "picked", 2, {"captured": "2021-06-21"},
    ),
    "answer of the port.odt": Told(
        "Answer of the Port Authority", "Réponse de l’autorité portuaire", (_FOURTEENTH,),
        ("3.1",), ("evidence:official",), "", "open", "picked", 3, {"captured": "2021-07-30"},
    ),
    "certificat W-07.txt": Told(
        "Medical certificate of W-07", "Certificat médical de W-07", (_DIGGER,), ("2.2",),
        ("evidence:medical", "person:victim"), "S-03", "confidential", "picked", 5,
        {"captured": "2022-02-17T17:20"},
    ),
    "watch log.md": Told(
        "Log of the night watch", "Journal de la veille de nuit", (_BOAT,), ("2.3",),
        ("evidence:statement",), "S-02", "open", "picked", 3, {"captured": "2022-10-30"},
    ),
}  # fmt: skip
#: REC_0052.flac and received.png stay as they came: somebody has yet to look at them.

CLIPS = (
    (
        "VID_0312.mp4",
        1.2,
        4.4,
        "The van stops, the tents in view",
        "Le fourgon s’arrête devant les tentes",
    ),
    (
        "MVI_0009.mp4",
        2.0,
        5.0,
        "The beam rests on the small boat",
        "Le faisceau s’arrête sur la barque",
    ),
)
MARKS = (
    ("VID_0318.mp4", 2.4, "third officer enters from the left"),
    ("MVI_0007.mp4", 3.1, "the arm comes down on the second shelter"),
    ("REC_0041.wav", 4.0, "says the word for shoulder twice"),
)
