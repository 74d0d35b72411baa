"""The French of every sentence the program makes; names in braces are filled in as they came.

The English is written as the code writes it, each value by a name of its own. No-break spaces are
put in by `sentences.spaced`.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "There is a search called “{name}” already.": "Il y a déjà une recherche nommée « {name} ».",
    # ---- how an edition is printed and numbered
    "{ref} is rejected, and no exhibit; pick it first.": (
        "{ref} est écarté et n’est pas une pièce ; retenez-le d’abord."
    ),
    "{ref} cannot stand after itself.": "{ref} ne peut pas suivre {ref}.",
    "A reason has at most {limit} characters.": "Un motif a au plus {limit} caractères.",
    "There is no template “{name}” in this library; there is: {known}.": (
        "Ce fonds n’a pas de modèle « {name} » ; il y a : {known}."
    ),
    "There is a template “{name}” already.": "Il y a déjà un modèle « {name} ».",
    "“{name}” is not a template of Evidence Desk.": (
        "« {name} » n’est pas un modèle d’Evidence Desk."
    ),
    "“{name}” of a template cannot be {value}.": "« {name} » d’un modèle ne peut être {value}.",
    "“columns” of a template are names.": "« columns » d’un modèle sont des noms.",
    "“{name}” of a template is one of {known}.": "« {name} » d’un modèle est l’un de {known}.",
    "A template needs a name.": "Un modèle a besoin d’un nom.",
    "The name of a template has at most {limit} characters.": (
        "Le nom d’un modèle a au plus {limit} caractères."
    ),
    "--reason says why something is withheld: name it with --withhold.": (
        "--reason dit pourquoi une pièce n’est pas communiquée : nommez-la avec --withhold."
    ),
    "--after says where something goes: name it with --move.": (
        "--after dit où va une pièce : nommez-la avec --move."
    ),
    "One thing at a time: add, drop, withhold, give or move.": (
        "Une chose à la fois : add, drop, withhold, give ou move."
    ),
    "Paper is A4 or Letter; not “{given}”.": "Le papier est A4 ou Letter ; pas « {given} ».",
    "A contact sheet holds 2, 6 or 12 pictures, or 0 for none; not {given}.": (
        "Une planche-contact porte 2, 6 ou 12 images, ou 0 pour aucune ; pas {given}."
    ),
    "“{text}…” is too long for the title page: {limit} characters at most.": (
        "« {text}… » est trop long pour la page de titre : {limit} caractères au plus."
    ),
    "The list of exhibits has {known}; not “{name}”.": (
        "Le bordereau a les colonnes {known} ; pas « {name} »."
    ),
    "A prefix is one to three letters of A to Z; not “{given}”.": (
        "Un préfixe est fait d’une à trois lettres de A à Z ; pas « {given} »."
    ),
    "Only plain numbers take a prefix.": "Seuls les numéros simples prennent un préfixe.",
    "Numbers begin at 1 to 99999; not at {given}.": (
        "Les numéros commencent entre 1 et 99999 ; pas à {given}."
    ),
    "Numbers have up to 5 figures, or 0 for as they come; {given}?": (
        "Les numéros ont jusqu’à 5 chiffres, ou 0 pour tels quels ; {given} ?"
    ),
    "What is new later takes: {known}; not “{given}”.": (
        "Ce qui s’ajoute plus tard prend : {known} ; pas « {given} »."
    ),
    "Only plain numbers without a prefix take “bis”.": (
        "Seuls les numéros simples sans préfixe prennent « bis »."
    ),
    "Clips are numbered: {known}; not “{given}”.": (
        "Les extraits sont numérotés : {known} ; pas « {given} »."
    ),
    "“{name}” cannot be a logo: {reason}": "« {name} » ne peut pas servir de logo : {reason}",
    "It is not a picture.": "Ce n’est pas une image.",
    "No logo “{name}” is kept in this library; there is: {known}.": (
        "Ce fonds n’a pas de logo « {name} » ; il y a : {known}."
    ),
    # ---- what preflight found, mended
    "“{code}” cannot be mended at once; open it and look.": (
        "« {code} » ne se corrige pas d’un coup ; ouvrez et regardez."
    ),
    "To mend “{code}”, say with what.": "Pour corriger « {code} », dites avec quoi.",
    "There is nothing of the code “{code}” to mend.": "Il n’y a rien à corriger sous « {code} ».",
    # ---- the outline and its exhibits
    "A section needs a title.": "Une section a besoin d’un titre.",
    "Sections stand at most {deepest} deep.": "Les sections ont au plus {deepest} niveaux.",
    "There is no list of headings in this.": "Il n’y a pas de liste de titres ici.",
    "That is more than {most} headings.": "Cela fait plus de {most} titres.",
    "“{title}…” is too long for a heading.": "« {title}… » est trop long pour un titre.",
    "{ref} is not tied to section {number}.": "{ref} n’est pas rattaché à la section {number}.",
    "“{name}” is too large for a list of headings.": (
        "« {name} » est trop gros pour une liste de titres."
    ),
    "“{name}” is not text in UTF-8.": "« {name} » n’est pas un texte en UTF-8.",
    "There is no vocabulary {vocabulary}; count by kind, or by {known}.": (
        "Il n’y a pas de vocabulaire {vocabulary} ; comptez par kind, ou par {known}."
    ),
    # ---- vocabularies as tables, and terms made one
    "{tag} cannot be merged into itself.": "{tag} ne peut pas être fusionné avec lui-même.",
    "A tag with others below it can only be merged within its vocabulary; "
    "move those below it first.": (
        "Un mot-clé qui en a d’autres au-dessous ne peut être fusionné que dans son vocabulaire ; "
        "déplacez d’abord ceux-ci."
    ),
    "The first line of the table names its columns: {columns}; "
    "code and one language must be among them.": (
        "La première ligne du tableau nomme ses colonnes : {columns} ; code et une langue doivent "
        "en être."
    ),
    "The table has a column “{name}”; known are {columns}.": (
        "Le tableau a une colonne « {name} » ; sont connues {columns}."
    ),
    "This is not a table with commas: {error}.": "Ce n’est pas un tableau CSV : {error}.",
    "A line below “{parent}” has no code.": "Une ligne sous « {parent} » n’a pas de code.",
    "The code “{code}” is in the table twice.": "Le code « {code} » est deux fois dans le tableau.",
    "“{code}” stands below itself in the table.": (
        "« {code} » est au-dessous de lui-même dans le tableau."
    ),
    "“{name}” cannot be written: {reason}.": "« {name} » ne peut pas être écrit : {reason}.",
    "“{name}” is too large for a vocabulary.": "« {name} » est trop gros pour un vocabulaire.",
    "“{code}” stands below “{parent}”, which is neither in the table nor in the vocabulary.": (
        "« {code} » est au-dessous de « {parent} », qui n’est ni dans le tableau ni dans le "
        "vocabulaire."
    ),
    # ---- pasting a column of cells
    "Row {row} of what was pasted ({ref}) was refused, and nothing was changed: {why}": (
        "La ligne {row} de ce qui a été collé ({ref}) a été refusée, et rien n’a changé : {why}"
    ),
    # ---- the chronology as a document
    "“{edition}” is in {language}; its chronology is too.": (
        "« {edition} » est en {language} ; sa chronologie aussi."
    ),
    "“{edition}” is {audience}; its chronology is too.": (
        "« {edition} » a la diffusion {audience} ; sa chronologie aussi."
    ),
    "Documents are in en or fr; not “{language}”.": (
        "Les documents sont en langue en ou fr ; pas « {language} »."
    ),
    # ---- occasions of an incident
    "An occasion has no field “{name}”; there are {fields}.": (
        "Une occurrence n’a pas de champ « {name} » ; il y a {fields}."
    ),
    "An occasion needs a date or a place; remove it instead.": (
        "Une occurrence a besoin d’une date ou d’un lieu ; supprimez-la plutôt."
    ),
    "{ref} has no occasion {number}.": "{ref} n’a pas d’occurrence {number}.",
    # ---- wrong clocks
    "“{text}” does not say how far a clock is off; "
    "write +1:02 for hours and minutes, -0:03:20, or +1 day.": (
        "« {text} » ne dit pas de combien une horloge se trompe ; "
        "écrivez +1:02 pour des heures et des minutes, -0:03:20, ou +1 jour."
    ),
    "“{text}” is not a time zone; write Europe/Athens, or +02:00.": (
        "« {text} » n’est pas un fuseau horaire ; écrivez Europe/Athens, ou +02:00."
    ),
    "That correction would move {moment} out of the calendar.": (
        "Cette correction ferait sortir {moment} du calendrier."
    ),
    "The file tells no time of day to compare the clock with.": (
        "Le fichier n’indique aucune heure à comparer à l’horloge."
    ),
    "The file of {ref} tells no time of day to compare the clock with.": (
        "Le fichier de {ref} n’indique aucune heure à comparer à l’horloge."
    ),
    "“{shown}” is not what a clock shows; write 12:03, 12:03:20 or 2010-09-21 12:03.": (
        "« {shown} » n’est pas ce que montre une horloge ; "
        "écrivez 12:03, 12:03:20 ou 2010-09-21 12:03."
    ),
    "There is no correction {number} of a clock; clock list shows them.": (
        "Il n’y a pas de correction d’horloge n° {number} ; clock list les montre."
    ),
    "Say whose clock is corrected: a make, a model, a serial number or a folder.": (
        "Dites de quel appareil l’horloge est corrigée : une marque, un modèle, "
        "un numéro de série ou un dossier."
    ),
    "Say how far the clock is off, such as +1:02, or in which zone it stood.": (
        "Dites de combien l’horloge se trompe, par exemple +1:02, ou à l’heure de quel fuseau "
        "elle était."
    ),
    "The period of the correction ends before it begins.": (
        "La période de la correction finit avant de commencer."
    ),
    "the evidence for the correction {number} of a clock": (
        "la preuve de la correction d’horloge n° {number}"
    ),
    "the serial number of a device": "le numéro de série d’un appareil",
    # ---- suggestions
    "{item} is tied to {incident}; untie it first.": (
        "{item} est rattaché à {incident} ; détachez-le d’abord."
    ),
    "Accept, decline, restore or list what was declined: one at a time.": (
        "Accepter, écarter, rétablir ou montrer ce qui est écarté : une chose à la fois."
    ),
    # ---- places
    "“{value}” is not a distance; write 500m or 2km.": (
        "« {value} » n’est pas une distance ; écrivez 500m ou 2km."
    ),
    "“near:{value}” is not a point and a distance; write near:41.37,22.95,500m.": (
        "« near:{value} » n’est pas un point et une distance ; écrivez near:41.37,22.95,500m."
    ),
    "“area:{value}” is not a rectangle; write area:41.1,22.9,41.4,23.2, "
    "one corner and the opposite one.": (
        "« area:{value} » n’est pas un rectangle ; écrivez area:41.1,22.9,41.4,23.2, "
        "un coin et le coin opposé."
    ),
    "“{text}” is not a point; write 41.3712, 22.9481 or 41°22'16\"N 22°56'53\"E.": (
        "« {text} » n’est pas un point ; écrivez 41.3712, 22.9481 ou 41°22'16\"N 22°56'53\"E."
    ),
    "words of the place, or a place and those in it": (
        "mots du lieu, ou un lieu et ceux qu’il contient"
    ),
    "within a distance of a point: near:41.37,22.95,500m": (
        "à moins d’une distance d’un point : near:41.37,22.95,500m"
    ),
    "within a rectangle: area:41.1,22.9,41.4,23.2": (
        "dans un rectangle : area:41.1,22.9,41.4,23.2"
    ),
    "A place needs a name.": "Un lieu doit avoir un nom.",
    "There is no field “{name}” to set on a place; "
    "there are name.en, name.fr, point, radius, parent, note.": (
        "Un lieu n’a pas de champ « {name} » ; "
        "il y a name.en, name.fr, point, radius, parent, note."
    ),
    "A place cannot lie in itself, nor in one that lies in it.": (
        "Un lieu ne peut être situé ni en lui-même, ni dans un lieu qu’il contient."
    ),
    "{count} items or incidents name “{name}”; merge it into another place, "
    "or remove it with --clear, and their words stay.": (
        "« {name} » est le lieu de {count} éléments ou incidents ; fusionnez-le avec un autre, "
        "ou supprimez-le avec --clear : leurs mots restent."
    ),
    "A place cannot be merged into itself.": "Un lieu ne peut être fusionné avec lui-même.",
    "Several places are called “{text}”; give the number: {several}.": (
        "Plusieurs lieux s’appellent « {text} » ; donnez le numéro : {several}."
    ),
    "There is no place “{text}” in the gazetteer; add it first.": (
        "Il n’y a pas de lieu « {text} » dans le répertoire des lieux ; ajoutez-le d’abord."
    ),
    "“{path}” has no column name.en or name.fr; export the places to see how it is written.": (
        "« {path} » n’a pas de colonne name.en ou name.fr ; "
        "exportez les lieux pour voir la forme attendue."
    ),
    "“{path}” could not be read: {why}.": "« {path} » n’a pas pu être lu : {why}.",
    "“{path}” is not a text in UTF-8; save it as CSV UTF-8.": (
        "« {path} » n’est pas un texte en UTF-8 ; enregistrez-le en CSV UTF-8."
    ),
    "No item waits for a place there.": "Aucun élément n’attend de lieu à cet endroit.",
    "Row {row}: {reason}": "Ligne {row} : {reason}",
    # ---- searching
    "“{value}” is not a date; write 2010, 2010-09, 2010-09-21 or 2010-09..2010-11.": (
        "« {value} » n’est pas une date ; écrivez 2010, 2010-09, 2010-09-21 ou 2010-09..2010-11."
    ),
    "“incident:{value}” is not an incident; they look like I-014.": (
        "« incident:{value} » n’est pas un incident ; un incident s’écrit I-014."
    ),
    "“ref:{value}” must go from incident to incident, like I-12..I-40.": (
        "« ref:{value} » doit aller d’un incident à un autre, comme I-12..I-40."
    ),
    "“ref:{value}” must go from item to item, like E-12..E-40.": (
        "« ref:{value} » doit aller d’un élément à un autre, comme E-12..E-40."
    ),
    "“{value}” is not a number to compare {name} with; write 3, >=3 or 1..4.": (
        "« {value} » n’est pas un nombre auquel comparer {name} ; écrivez 3, >=3 ou 1..4."
    ),
    "There is no field “{field}:” to search by; {hint}": (
        "Il n’y a pas de critère de recherche « {field}: » ; {hint}"
    ),
    "did you mean {near}?": "vouliez-vous dire {near} ?",
    "put it in quotes to search for the words.": (
        "mettez-le entre guillemets pour chercher ces mots."
    ),
    "“{name}:” needs a value: {says}.": "« {name}: » attend une valeur : {says}.",
    "“{name}:{value}” means nothing; {field}: takes {choices}.": (
        "« {name}:{value} » ne veut rien dire ; {field}: accepte {choices}."
    ),
    "The brackets of the search go too deep.": (
        "La recherche a trop de parenthèses les unes dans les autres."
    ),
    "OR stands between two things; one of them is missing.": (
        "OR se place entre deux critères ; il en manque un."
    ),
    "A bracket is opened and never closed: “(”.": (
        "Une parenthèse est ouverte et jamais fermée : « ( »."
    ),
    "A bracket is closed that was never opened: “)”.": (
        "Une parenthèse est fermée sans avoir été ouverte : « ) »."
    ),
    "Items cannot be sorted by “{sort}”; choose {choices}.": (
        "Les éléments ne se trient pas par « {sort} » ; choisissez {choices}."
    ),
    "Items cannot be grouped by “{by}”; choose day, incident, section, source or kind.": (
        "Les éléments ne se groupent pas par « {by} » ; "
        "choisissez day, incident, section, source ou kind."
    ),
    "video, photo, audio or document": "video, photo, audio ou document",
    "how far one has got with it": "où en est l’examen",
    "who may see it": "qui peut le voir",
    "0 to 5 stars": "de 0 à 5 étoiles",
    "taken then: 2010-09, 2010-09..2010-11, summer 2009": (
        "pris alors : 2010-09, 2010-09..2010-11, été 2009"
    ),
    "tied to this incident": "rattaché à cet incident",
    "tied to this section or one below it": "rattaché à cette section ou à une sous-section",
    "has this tag or one below it": "porte ce mot-clé ou un plus précis",
    "this tag, its own or of an incident it documents": (
        "ce mot-clé, le sien ou celui d’un incident qu’il documente"
    ),
    "given or made by this source": "remis ou fait par cette source",
    "make or model of the device": "marque ou modèle de l’appareil",
    "the file's name as it came, * for anything": "nom du fichier à l’arrivée, * pour tout",
    "the folder it came from": "dossier d’où il vient",
    "words of the title": "mots du titre",
    "words of descriptions and marks": "mots des descriptions et des repères",
    "words of documents and transcripts": "mots des documents et des transcriptions",
    "made here from this item: from:E-12": "tiré ici de cet élément : from:E-12",
    "references: E-12, E-12..E-40": "références : E-12, E-12..E-40",
    "an exhibit of this issued edition": "pièce de cette édition émise",
    "the number it was issued under": "numéro sous lequel il a été émis",
    "seconds, or 1:30": "secondes, ou 1:30",
    "size: 500KB, 20MB, 1GB": "taille : 500KB, 20MB, 1GB",
    "pixels as seen": "pixels tels qu’affichés",
    "the file's real type: jpeg, mp4, pdf": "type réel du fichier : jpeg, mp4, pdf",
    "the day it came in": "jour de l’import",
    "beginning of the file's hash": "début de l’empreinte du fichier",
    "something is there": "quelque chose est renseigné",
    "a state it is in": "état où il se trouve",
    # ---- references, dates and values
    "“{text}” is not a reference; items look like E-000123, incidents like I-014, clips like "
    "C-000007.": (
        "« {text} » n’est pas une référence ; un élément s’écrit E-000123, un incident I-014, un "
        "extrait C-000007."
    ),
    "{ref} is not an incident's reference; they look like I-014.": (
        "{ref} n’est pas la référence d’un incident ; elle s’écrit I-014."
    ),
    "{ref} is not {what}.": "{ref} n’est pas {what}.",
    "an item": "un élément",
    "an incident": "un incident",
    "a clip": "un extrait",
    "a mark": "un repère",
    "a clip or a mark": "un extrait ni un repère",
    "an item or a clip": "un élément ni un extrait",
    "an item or a clip or a mark": "un élément, ni un extrait, ni un repère",
    "There is no {kind} {ref} in this library.": "{ref} n’existe pas dans ce fonds.",
    "There is no section {number} in the report's outline; add it first, for example: section add "
    "DIR {number} --title.en …": (
        "Il n’y a pas de section {number} dans le plan du rapport ; ajoutez-la d’abord."
    ),
    "“{tag}” could be {several}; write the one you mean in full.": (
        "« {tag} » peut être {several} ; écrivez en entier celui que vous voulez dire."
    ),
    "There is no tag “{tag}”; tags are written vocabulary:term, and tag list shows those there "
    "are.": (
        "Il n’y a pas de mot-clé « {tag} » ; un mot-clé s’écrit vocabulaire:terme, et la page du "
        "fonds montre ceux qui existent."
    ),
    "There is no source {code}; add it first.": (
        "Il n’y a pas de source {code} ; ajoutez-la d’abord."
    ),
    "There is no edition “{name}”; {known}.": "Il n’y a pas d’édition « {name} » ; {known}.",
    "there are none yet": "il n’y en a encore aucune",
    "there are: {names}": "il y a : {names}",
    "“{said}” is not a date; write 2010, 2010-09, 2010-09-21, 2010-09-21T21:47, 2010-22 for "
    "summer, 2010-09-21/2010-09-23 for a span, with ? if uncertain and ~ if approximate.": (
        "« {said} » n’est pas une date ; écrivez 2010, 2010-09, 2010-09-21, 2010-09-21T21:47, "
        "2010-22 pour l’été, 2010-09-21/2010-09-23 pour une période, avec ? si elle est "
        "incertaine et ~ si elle est approximative."
    ),
    "“{text}” is not a date; write 21/9/2010, September 2010, summer 2009, night of 21 to 22 "
    "September 2010, about 2010, or EDTF like 2010-09-21.": (
        "« {text} » n’est pas une date ; écrivez 21/9/2010, septembre 2010, été 2009, nuit du 21 "
        "au 22 septembre 2010, vers 2010, ou une date EDTF comme 2010-09-21."
    ),
    "“{said}” ends before it begins.": "« {said} » finit avant de commencer.",
    "“{said}” names a time of day that there is not.": (
        "« {said} » donne une heure qui n’existe pas."
    ),
    "Access": "L’accès",
    "Status": "Le statut",
    "Rank": "Le nombre d’étoiles",
    "Page": "La page",
    "Latitude": "La latitude",
    "Longitude": "La longitude",
    "The language": "La langue",
    "The audience": "La diffusion",
    "The numbering": "La numérotation",
    "{label} is one of {choices}; not “{value}”.": (
        "{label} doit être l’une de ces valeurs : {choices} ; non « {value} »."
    ),
    "Certainty is one of {choices}; not “{value}”.": (
        "La certitude doit être l’une de ces valeurs : {choices} ; non « {value} »."
    ),
    "{label} is a number from {low} to {high}; not “{value}”.": (
        "{label} doit être un nombre de {low} à {high} ; non « {value} »."
    ),
    "{label} is in degrees from −{low} to {high}, such as 50.9513; not “{value}”.": (
        "{label} se donne en degrés de −{low} à {high}, comme 50.9513 ; non « {value} »."
    ),
    "Access is open, restricted or confidential; not “{access}”.": (
        "L’accès est open, restricted ou confidential ; non « {access} »."
    ),
    "“{value}” is not a time within a recording.": (
        "« {value} » n’est pas un instant d’un enregistrement."
    ),
    "“{value}” is not a time; write 00:01:02.5 or seconds.": (
        "« {value} » n’est pas une durée ; écrivez 00:01:02.5 ou des secondes."
    ),
    "This library is not written in “{language}”; its languages are {languages}.": (
        "Ce fonds n’est pas rédigé en « {language} » ; ses langues sont {languages}."
    ),
    "There is no field “{name}” to set on {article} {what}; there are {fields}.": (
        "Il n’y a pas de rubrique « {name} » ici ; il y a {fields}."
    ),
    # ---- items, clips, marks, ties
    "A mark needs a note; remove the mark instead.": (
        "Un repère demande une note ; supprimez plutôt le repère."
    ),
    "{ref} is a {what}; only video and audio have moments to mark.": (
        "{ref} n’a pas de durée ; seuls vidéos et sons ont des instants à repérer."
    ),
    "{ref} is {article} {what}; only documents have pages.": (
        "{ref} n’est pas un document ; seuls les documents ont des pages."
    ),
    "{ref} has no page {page}; it has {pages}.": (
        "{ref} n’a pas de page {page} ; il en a {pages}."
    ),
    "A region is x,y,width,height in parts of the picture, from 0 to 1; for example "
    "0.25,0.5,0.1,0.2.": (
        "Une zone s’écrit x,y,largeur,hauteur en fractions de l’image, de 0 à 1 ; par exemple "
        "0.25,0.5,0.1,0.2."
    ),
    # ---- transcripts
    "Transcripts are quoted: {ways}; not “{quoted}”.": (
        "Les transcriptions se citent : {ways} ; pas « {quoted} »."
    ),
    "A line is parted at a moment between its beginning and its end.": (
        "Une ligne se coupe à un moment situé entre son début et sa fin."
    ),
    "A line is parted between its words.": "Une ligne se coupe entre deux mots.",
    "A line must end after it begins.": "Une ligne doit finir après son début.",
    "A line needs words; remove the line instead.": (
        "Une ligne doit contenir des mots ; sinon, supprimez-la."
    ),
    "A line would begin before the recording does.": (
        "Une ligne commencerait avant l’enregistrement."
    ),
    "No line of {ref} begins at {at} seconds.": "Aucune ligne de {ref} ne commence à {at} s.",
    "No line with its times is in the file; choose an SRT or VTT file.": (
        "Le fichier ne contient aucune ligne minutée ; choisissez un fichier SRT ou VTT."
    ),
    "The file has more lines than any transcript; choose an SRT or VTT file.": (
        "Le fichier a plus de lignes qu’aucune transcription ; choisissez un fichier SRT ou VTT."
    ),
    "The file is longer than any transcript; choose an SRT or VTT file.": (
        "Le fichier est plus long qu’aucune transcription ; choisissez un fichier SRT ou VTT."
    ),
    "There is no line before the first to join it to.": (
        "Il n’y a pas de ligne avant la première à laquelle la joindre."
    ),
    "There is no transcript of {ref} in “{code}”.": (
        "Il n’y a pas de transcription de {ref} en « {code} »."
    ),
    "{ref} is a {form}; only video and audio are transcribed.": (
        "{ref} n’est pas un enregistrement ; on ne transcrit que les vidéos et les sons."
    ),
    "That line of the transcript is not there any more.": (
        "Cette ligne de la transcription n’existe plus."
    ),
    "“{text}” is not a language; write its code, such as ar, ti, fa, en, fr or pt-BR.": (
        "« {text} » n’est pas une langue ; écrivez son code, par exemple ar, ti, fa, en, fr ou "
        "pt-BR."
    ),
    "“{form}” is not a format of transcripts; choose srt or vtt.": (
        "« {form} » n’est pas un format de transcription ; choisissez srt ou vtt."
    ),
    "A clip must end after it begins.": "Un extrait doit finir après son début.",
    "{ref} is a {form}; only video and audio have clips.": (
        "{ref} n’est pas un enregistrement ; seuls les vidéos et les sons ont des extraits."
    ),
    "{ref} is only {seconds} seconds long.": "{ref} ne dure que {seconds} secondes.",
    "{ref} is exhibit {number} of an issued edition and cannot be removed.": (
        "{ref} est la pièce n° {number} d’une édition émise et ne peut pas être supprimé."
    ),
    "There is nothing to show of {ref}.": "Il n’y a rien à montrer de {ref}.",
    "The original of {ref} (“{name}”) is not at “{path}”; connect the disk it lies on, or run "
    "verify to see what is missing.": (
        "L’original de {ref} (« {name} ») n’est pas à « {path} » ; branchez le disque où il se "
        "trouve, ou vérifiez les originaux pour voir ce qui manque."
    ),
    "The original of {ref} is not at “{path}”.": "L’original de {ref} n’est pas à « {path} ».",
    "{ref} is not a video.": "{ref} n’est pas une vidéo.",
    "{ref} is not tied to anything yet.": "{ref} n’est encore rattaché à rien.",
    "Say what to tie to: an incident, a section or a tag.": (
        "Dites à quoi rattacher : un incident, une section ou un mot-clé."
    ),
    # ---- incidents, sections, tags, sources, searches, editions
    "There is an incident {ref} already.": "Il y a déjà un incident {ref}.",
    "{ref} cannot be linked to itself.": "{ref} ne peut pas être lié à lui-même.",
    "{ref} has no date and no point on the map yet; give it one, and what lies near will be "
    "found.": (
        "{ref} n’a encore ni date ni coordonnées ; donnez-les-lui, et ce qui en est proche sera "
        "trouvé."
    ),
    "Section {number} needs a title.": "La section {number} doit avoir un titre.",
    "There is a section {number} already.": "Il y a déjà une section {number}.",
    "“{number}” is not a section's number; they look like 1, 1.2, 3.1.4 or A.2.": (
        "« {number} » n’est pas un numéro de section ; il s’écrit 1, 1.2, 3.1.4 ou A.2."
    ),
    "Section {number} cannot stand below itself.": (
        "La section {number} ne peut pas se placer sous elle-même."
    ),
    "A section moves up, down, in or out; not “{direction}”.": (
        "Une section se déplace avec up, down, in ou out ; non « {direction} »."
    ),
    "There is a tag {tag} already.": "Il y a déjà un mot-clé {tag}.",
    "A tag needs a label.": "Un mot-clé doit avoir un libellé.",
    "{tag} cannot stand below itself.": "{tag} ne peut pas se placer sous lui-même.",
    "There is a vocabulary {code} already.": "Il y a déjà un vocabulaire {code}.",
    "There is no vocabulary {code}; add it first.": (
        "Il n’y a pas de vocabulaire {code} ; ajoutez-le d’abord."
    ),
    "The table of the vocabulary {code} has not the columns it needs.": (
        "La table du vocabulaire {code} n’a pas les colonnes qu’il faut."
    ),
    "{tag} stands below a term that comes later.": (
        "{tag} est placé sous un terme qui vient après lui."
    ),
    "{tag} is there twice.": "{tag} figure deux fois.",
    "A source's code is a short word such as S-03, without spaces.": (
        "Le code d’une source est un mot court comme S-03, sans espaces."
    ),
    "“{said}” is not the last day of a consent; write a day such as 2030-06-30.": (
        "« {said} » n’est pas le dernier jour d’un accord ; écrivez un jour tel que 2030-06-30."
    ),
    "The consent of {codes} has ended, and exhibits of “{name}” rest on it: {numbers}; leave them "
    "out, or note a longer consent at the source.": (
        "L’accord de {codes} a pris fin, et des pièces de « {name} » reposent sur lui : "
        "{numbers} ; retirez-les, ou notez un accord plus long à la source."
    ),
    "That source is not there any more.": "Cette source n’existe plus.",
    "There is a source {code} already.": "Il y a déjà une source {code}.",
    "{used} items came from {code}; give them another source first.": (
        "{used} éléments viennent de {code} ; donnez-leur d’abord une autre source."
    ),
    "A saved search needs a name.": "Une recherche enregistrée doit avoir un nom.",
    "An edition needs a name, such as “Ombudsman, June 2011”.": (
        "Une édition doit avoir un nom, comme « Défenseur des droits, juin 2011 »."
    ),
    "There is an edition “{name}” already.": "Il y a déjà une édition « {name} ».",
    "The edition “{name}” is issued and never changes; add a further edition instead.": (
        "L’édition « {name} » est émise et ne change plus ; faites plutôt une nouvelle édition."
    ),
    "Nothing is in the edition “{name}” yet; choose what goes in, then issue it.": (
        "L’édition « {name} » est encore vide ; choisissez ce qu’elle contient, puis émettez-la."
    ),
    "An edition has no field “{name}”.": "Une édition n’a pas de rubrique « {name} ».",
    # ---- the library and its journal
    "“{path}” holds originals, but {catalogue} is not there any more. Put the one of the last "
    "backup there; or make a new library and import the folder “originals”.": (
        "« {path} » contient des originaux, mais {catalogue} n’y est plus. Remettez-y celui de la "
        "dernière sauvegarde ; ou créez un fonds et importez-y le dossier « originals »."
    ),
    "“{path}” is not a folder; name one to search in.": (
        "« {path} » n’est pas un dossier ; indiquez-en un où chercher."
    ),
    "“{path}” is not as it was when it was found; nothing was changed. Search again.": (
        "« {path} » n’est plus tel qu’il a été retrouvé ; rien n’a été modifié. Cherchez encore."
    ),
    "“{path}” is not what it was when it was found.": (
        "« {path} » n’est plus ce qu’il était quand il a été retrouvé."
    ),
    "“{name}” was written to “{folder}” and cannot be read back as it was. That disk cannot be "
    "trusted; use another.": (
        "« {name} » a été écrit dans « {folder} » et n’est pas relu tel quel. Ce disque n’est pas "
        "fiable ; prenez-en un autre."
    ),
    "Originals are verified again after 1 to {most} days, or with 0 never; “{given}” is neither.": (
        "Les originaux sont revérifiés au bout de 1 à {most} jours, ou jamais avec 0 ; « {given} » "
        "ne convient pas."
    ),
    "“{path}” is not a library: there is no {catalogue} in it. Choose the folder that holds one, "
    "or make a new library.": (
        "« {path} » n’est pas un fonds : il n’y a pas de {catalogue}. Choisissez le dossier d’un "
        "fonds, ou créez-en un."
    ),
    "“{path}” is not empty; choose a new folder for the library.": (
        "« {path} » n’est pas vide ; choisissez un nouveau dossier pour le fonds."
    ),
    "The library cannot be made at “{path}”: {reason}.": (
        "Le fonds ne peut pas être créé à « {path} » : {reason}."
    ),
    "A library needs a title.": "Un fonds doit avoir un titre.",
    "Report languages are en and fr; “{language}” is not one of them.": (
        "Les langues du rapport sont en et fr ; « {language} » n’en est pas une."
    ),
    "There is no setting “{name}”.": "Il n’y a pas de réglage « {name} ».",
    "Another window or command is writing to “{name}” at this moment; nothing was changed. Try "
    "again when it is done.": (
        "Une autre fenêtre ou commande écrit en ce moment dans « {name} » ; rien n’a été modifié. "
        "Réessayez quand elle aura fini."
    ),
    "The disk that holds “{name}” is full; what was done before stands. Free some space and go "
    "on.": (
        "Le disque de « {name} » est plein ; ce qui était fait reste acquis. Libérez de la place "
        "et continuez."
    ),
    "The library “{name}” cannot be written or read ({reason}). Check that its disk is there and "
    "that you may write to it.": (
        "Le fonds « {name} » ne peut être ni lu ni écrit ({reason}). Vérifiez que son disque est "
        "là et que vous pouvez y écrire."
    ),
    "The library “{name}” is not where it was opened: its folder was moved, renamed or removed, or "
    "its disk is gone. Open it where it is now.": (
        "Le fonds « {name} » n’est plus là où il a été ouvert : son dossier a été déplacé, renommé "
        "ou supprimé, ou son disque n’est plus là. Ouvrez-le là où il se trouve maintenant."
    ),
    "The catalogue of “{name}” is damaged ({reason}). Nothing was changed; salvage it, or "
    "restore the last backup.": (
        "Le catalogue de « {name} » est endommagé ({reason}). Rien n’a été modifié ; récupérez-le, "
        "ou rétablissez la dernière sauvegarde."
    ),
    "Another window or command is writing to “{name}”; close it first.": (
        "Une autre fenêtre ou commande écrit dans « {name} » ; fermez-la d’abord."
    ),
    "The catalogue of “{name}” could not be written anew: {reason}. It is as it was; make room on "
    "the disk and try again.": (
        "Le catalogue de « {name} » n’a pas pu être récrit : {reason}. Il est tel qu’avant ; "
        "libérez de la place sur le disque et recommencez."
    ),
    "The journal's entry that issued “{name}” is lost; what was handed over then is all there is "
    "of this edition.": (
        "L’écriture du journal qui a publié « {name} » est perdue ; il ne reste de cette édition "
        "que ce qui a été remis alors."
    ),
    "The catalogue of “{name}” was written by a newer program or is not one of Evidence Desk's; "
    "nothing was changed. Update this program to open it.": (
        "Le catalogue de « {name} » vient d’une version plus récente du programme ou n’est pas "
        "d’Evidence Desk ; rien n’a été modifié. Mettez le programme à jour pour l’ouvrir."
    ),
    "This installation of Evidence Desk lacks its file “{name}”.": (
        "Il manque à cette installation d’Evidence Desk le fichier « {name} »."
    ),
    "This cannot be taken back: it has been removed since then.": (
        "Impossible d’annuler : la chose a été supprimée depuis."
    ),
    "This cannot be taken back any more: something made since then depends on it.": (
        "Impossible d’annuler désormais : autre chose en dépend depuis."
    ),
    "Exhibits of “{name}” are not open any more, and it is for the public: {numbers}; open them "
    "again, or issue a further edition.": (
        "Des pièces de « {name} » ne sont plus en accès ouvert, or elle est publique : {numbers} ; "
        "rouvrez-les, ou émettez une nouvelle édition."
    ),
    "Incidents in “{name}” are not open any more, and it is for the public: {numbers}; open them "
    "again, or issue a further edition.": (
        "Des incidents de « {name} » ne sont plus en accès ouvert, or elle est publique : "
        "{numbers} ; rouvrez-les, ou émettez une nouvelle édition."
    ),
    "A point needs both latitude and longitude; give both, or neither.": (
        "Un point demande une latitude et une longitude ; donnez les deux, ou aucune."
    ),
    "{tag} cannot stand below {parent}, which stands below it.": (
        "{tag} ne peut pas se placer sous {parent}, qui est placé sous lui."
    ),
    "This cannot be taken back: its entry is damaged.": (
        "Impossible d’annuler : l’inscription au journal est endommagée."
    ),
    "{reason} The next time, the step before it is meant.": (
        "{reason} La prochaine fois, il s’agira de l’opération précédente."
    ),
    "This cannot be brought back: it is there already.": (
        "Impossible de rétablir : la chose est déjà là."
    ),
    "This cannot be taken back: the same thing has been changed again since then.": (
        "Impossible d’annuler : la même chose a été modifiée de nouveau depuis."
    ),
    "Something was changed at this very moment; try again.": (
        "Une modification a eu lieu à l’instant ; réessayez."
    ),
    "Entry {number} of the journal is missing.": "L’inscription n° {number} du journal manque.",
    "Entry {number} of the journal is not as it was written.": (
        "L’inscription n° {number} du journal n’est plus telle qu’elle a été écrite."
    ),
    "Row {number} of {table} is not in the journal.": (
        "La ligne {number} de {table} n’est pas dans le journal."
    ),
    "Row {number} of {table} was changed outside the program: {columns}.": (
        "La ligne {number} de {table} a été modifiée hors du programme : {columns}."
    ),
    "Row {number} of {table} was removed outside the program.": (
        "La ligne {number} de {table} a été supprimée hors du programme."
    ),
    # ---- intake
    "Another intake into this library is under way; nothing was taken in. Start again when it is "
    "done.": (
        "Un autre import dans ce fonds est en cours ; rien n’a été importé. Recommencez quand il "
        "sera fini."
    ),
    "“{name}” changed while it was read, twice; take it in again when nothing writes to it any "
    "more.": (
        "« {name} » a changé deux fois pendant sa lecture ; importez-le de nouveau quand plus "
        "rien n’y écrit."
    ),
    "“{name}” changed while it was read.": "« {name} » a changé pendant sa lecture.",
    "“{name}” cannot be opened: {reason}.": "« {name} » ne peut pas être ouvert : {reason}.",
    "“{name}” cannot be read: {reason}.": "« {name} » ne peut pas être lu : {reason}.",
    "“{name}” cannot be read past byte {length}: {reason}.": (
        "« {name} » ne peut pas être lu au-delà de l’octet {length} : {reason}."
    ),
    "“{name}” is not a plain file.": "« {name} » n’est pas un fichier ordinaire.",
    "“{name}” is not a file.": "« {name} » n’est pas un fichier.",
    "“{name}” could not be copied into the library: {reason}.": (
        "« {name} » n’a pas pu être copié dans le fonds : {reason}."
    ),
    "There is a file called “{name}” among the originals that is no item’s; move it elsewhere and "
    "start again.": (
        "Il y a parmi les originaux un fichier « {name} » qui n’est celui d’aucun élément ; "
        "déplacez-le, puis recommencez."
    ),
    "“{name}” could not be put among the originals: {reason}.": (
        "« {name} » n’a pas pu être placé parmi les originaux : {reason}."
    ),
    "“{name}” has a name that is not valid text; copy it in instead.": (
        "« {name} » a un nom qui n’est pas un texte valable ; copiez-le plutôt dans le fonds."
    ),
    "“{path}” could not be taken in: {reason}": "« {path} » n’a pas pu être importé : {reason}",
    "It cannot be read: {reason}.": "Ne peut pas être lu : {reason}.",
    "The folder cannot be read: {reason}.": "Le dossier ne peut pas être lu : {reason}.",
    "It is a library of Evidence Desk, not material.": (
        "C’est un fonds d’Evidence Desk, non des documents à importer."
    ),
    "A system's file, not material.": "Fichier du système, sans intérêt ici.",
    "Hidden (its name starts with a dot).": "Caché (son nom commence par un point).",
    "A link; take in what it points to instead.": "Un lien ; importez plutôt ce qu’il désigne.",
    "Not a plain file (a pipe, socket or device).": (
        "N’est pas un fichier ordinaire (tube, socket ou périphérique)."
    ),
    "Looking for files": "Recherche des fichiers",
    # ---- proof and backup
    "The file is not there.": "Le fichier n’est pas là.",
    "It is {bytes} bytes long and was {was}.": "Il fait {bytes} octets et en faisait {was}.",
    "Its content is not what came in.": "Son contenu n’est pas celui qui est arrivé.",
    "“{path}” is there already; name a new folder for the backup.": (
        "« {path} » existe déjà ; donnez un nouveau dossier à la sauvegarde."
    ),
    "A backup cannot lie inside the library it is a copy of.": (
        "Une sauvegarde ne peut pas se trouver dans le fonds qu’elle copie."
    ),
    "The backup could not be written to “{path}”: {reason}. What was copied stays; start it again "
    "to go on.": (
        "La sauvegarde n’a pas pu être écrite dans « {path} » : {reason}. Ce qui a été copié "
        "reste ; relancez-la pour continuer."
    ),
    "The catalogue could not be copied to “{path}” ({reason}). Make room there, or name another "
    "place.": (
        "Le catalogue n’a pas pu être copié dans « {path} » ({reason}). Libérez-y de la place ou "
        "choisissez un autre emplacement."
    ),
    "Stopped; what was done stands.": "Arrêté ; ce qui a été fait reste acquis.",
    # ---- drafts and what is handed over
    "There can be {most} forms of reference, not {count}.": (
        "Il peut y avoir {most} formes de renvoi, non {count}."
    ),
    "“{form_}” does not say once where the number stands: {place}.": (
        "« {form_} » n’indique pas une fois où se trouve le numéro : {place}."
    ),
    "“{form_}” needs a word before the number.": "« {form_} » doit avoir un mot devant le numéro.",
    "“{form_}…” is too long for a form of reference.": (
        "« {form_}… » est trop long pour une forme de renvoi."
    ),
    "The draft is longer than any report; check it in parts.": (
        "Le brouillon est plus long qu’un rapport ; contrôlez-le par parties."
    ),
    "The PDF is too long to be read at once; check it in parts.": (
        "Le PDF est trop long pour être lu d’un coup ; contrôlez-le par parties."
    ),
    "A {form} cannot be read as a draft; save it as DOCX or ODT.": (
        "Un fichier {form} ne peut pas être lu comme brouillon ; enregistrez-le en DOCX ou ODT."
    ),
    "A {form} cannot be written anew; apply the numbers to the DOCX or ODT it is from.": (
        "Un fichier {form} ne peut pas être réécrit ; appliquez les numéros au DOCX ou à l’ODT "
        "dont il vient."
    ),
    "“{name}” cannot be written anew; apply the numbers to the DOCX or ODT it is from.": (
        "« {name} » ne peut pas être réécrit ; appliquez les numéros au DOCX ou à l’ODT dont il "
        "vient."
    ),
    "The draft has changed since it was read; check it again.": (
        "Le brouillon a changé depuis qu’il a été lu ; contrôlez-le à nouveau."
    ),
    "The document is too large to be written anew.": (
        "Le document est trop volumineux pour être réécrit."
    ),
    "The draft begins as text in UTF-16 and is not; save it anew in UTF-8.": (
        "Le brouillon commence comme un texte en UTF-16 et n’en est pas un ; "
        "enregistrez-le à nouveau en UTF-8."
    ),
    "The document's text is not in UTF-8; save it anew, then try again.": (
        "Le texte du document n’est pas en UTF-8 ; enregistrez-le à nouveau, puis réessayez."
    ),
    "“{name}” would not read as it should with its new numbers; nothing was written. Change the "
    "references by hand.": (
        "« {name} » ne se lirait pas comme il faut avec ses nouveaux numéros ; rien n’a été écrit. "
        "Changez les renvois à la main."
    ),
    "“{path}” is a folder; name the file to write, such as draft{ending}.": (
        "« {path} » est un dossier ; nommez le fichier à écrire, par exemple draft{ending}."
    ),
    "The copy cannot be written over the draft; choose another name.": (
        "La copie ne peut pas remplacer le brouillon ; choisissez un autre nom."
    ),
    "“{name}” names no exhibit's number with its reference.": (
        "« {name} » ne donne aucun numéro de pièce avec sa référence."
    ),
    "There is no edition “{name}” to take the old numbers from.": (
        "Il n’y a pas d’édition « {name} » d’où reprendre les anciens numéros."
    ),
    "“{name}” cannot be read as a list of numbers.": (
        "« {name} » ne peut pas être lu comme une liste de numéros."
    ),
    "Readers of this edition do not get it.": (
        "Elle n’est pas communiquée aux destinataires de cette édition."
    ),
    "It was taken back.": "Elle a été retirée.",
    "The edition has no such exhibit.": "L’édition n’a pas cette pièce.",
    "It was exhibit {number} of “{edition}”; here it is exhibit {now}.": (
        "C’était la pièce n° {number} de « {edition} » ; ici, c’est la pièce n° {now}."
    ),
    "It was exhibit {number} of “{edition}”, and is not in this edition.": (
        "C’était la pièce n° {number} de « {edition} » ; elle n’est pas dans cette édition."
    ),
    "It was exhibit {number} of “{edition}”, and is withdrawn.": (
        "C’était la pièce n° {number} de « {edition} » ; elle est retirée."
    ),
    "The passage {passage} ends before it begins.": (
        "Le passage {passage} finit avant de commencer."
    ),
    "A photo or document has no moment {time}.": (
        "Une photo ou un document n’a pas de moment {time}."
    ),
    "{time} is outside the clip, which is {clip}.": "{time} est hors de l’extrait, soit {clip}.",
    "{time} is past its end; it is {span} long.": "{time} dépasse sa fin ; elle dure {span}.",
    "It is cited in section {section} and tied to no section.": (
        "Citée dans la section {section}, rattachée à aucune section."
    ),
    "It is cited in section {section} and tied to {others}.": (
        "Citée dans la section {section}, rattachée à {others}."
    ),
    "The same item is also cited as {numbers}.": "Le même élément est aussi cité comme {numbers}.",
    "There is no file “{path}”.": "Il n’y a pas de fichier « {path} ».",
    "“{name}” has no text that can be read; if it is a scan, save the draft itself.": (
        "« {name} » ne contient pas de texte lisible ; si c’est un document numérisé, enregistrez "
        "le brouillon lui-même."
    ),
    "Layouts are {choices}; not “{layout}”.": (
        "Les présentations sont {choices} ; non « {layout} »."
    ),
    "“{layout}” is not a layout of the annex; choose list, sheets or chronology.": (
        "« {layout} » n’est pas une présentation de l’annexe ; choisissez list, sheets ou "
        "chronology."
    ),
    "“{path}” is a folder; name the file to write, such as annex{ending}.": (
        "« {path} » est un dossier ; nommez le fichier à écrire, comme annexe{ending}."
    ),
    "There is no folder “{path}”; make it first.": (
        "Il n’y a pas de dossier « {path} » ; créez-le d’abord."
    ),
    "“{path}” is an original of this library; choose another name.": (
        "« {path} » est un original de ce fonds ; choisissez un autre nom."
    ),
    "“{path}” is inside the library; write into its “exports” folder or elsewhere.": (
        "« {path} » est dans le fonds ; écrivez dans son dossier « exports » ou ailleurs."
    ),
    "“{name}” would hold {secret}, which its readers must not have; nothing was written. Take it "
    "out, or leave that exhibit out of the edition.": (
        "« {name} » contiendrait ce que ses lecteurs ne doivent pas avoir ({secret}) ; rien n’a "
        "été écrit. Retirez-le, ou retirez la pièce de l’édition."
    ),
    "the name of source {code}": "le nom de la source {code}",
    "the name of person {code}": "le nom de la personne {code}",
    "the day of {ref}": "le jour de {ref}",
    "the place of {ref}": "le lieu de {ref}",
    "Dates are told: {known}; not “{text}”.": "Les dates sont dites : {known} ; pas « {text} ».",
    "Places are told: {known}, or grid:10 for squares of 10 km; not “{text}”.": (
        "Les lieux sont dits : {known}, ou grid:10 pour des carrés de 10 km ; pas « {text} »."
    ),
    "A code is letters and a number, such as W-1; not “{code}”.": (
        "Un code est fait de lettres et d’un numéro, comme W-1 ; pas « {code} »."
    ),
    "The code {code} is given already, or was; it stays with that person.": (
        "Le code {code} est déjà attribué, ou l’a été ; il reste à cette personne."
    ),
    "There is no person {code} in this library.": "Il n’y a pas de personne {code} dans ce fonds.",
    "A person needs a name, which stays in the library.": (
        "Une personne a besoin d’un nom, qui reste dans le fonds."
    ),
    "“{name}” is too short to be told from other words.": (
        "« {name} » est trop court pour être distingué d’autres mots."
    ),
    "“{name}” is {code} already.": "« {name} » est déjà {code}.",
    "A person is one of {roles}; not “{role}”.": (
        "Une personne est l’un de {roles} ; pas « {role} »."
    ),
    "the contact of source {code}": "les coordonnées de la source {code}",
    "the consent of source {code}": "l’accord de la source {code}",
    "the note on source {code}": "la note sur la source {code}",
    "the hash of {ref}": "l’empreinte de {ref}",
    "the file's name of {ref}": "le nom de fichier de {ref}",
    "the coordinates of place {number}": "la position du lieu {number}",
    "the note on place {number}": "la note sur le lieu {number}",
    "the name of place {number}": "le nom du lieu {number}",
    "the coordinates of {ref}": "la position de {ref}",
    "the title of {ref}": "le titre de {ref}",
    "the description of {ref}": "la description de {ref}",
    "the note {ref}": "la note {ref}",
    "Nothing can be written to “{path}”: {reason}.": (
        "Rien ne peut être écrit dans « {path} » : {reason}."
    ),
    "The library “{name}” can only be read here; copy it to a disk that you may write to, and "
    "open it there.": (
        "Le fonds « {name} » n’est ici accessible qu’en lecture ; copiez-le sur un disque où vous "
        "pouvez écrire et ouvrez-le là."
    ),
    "“{name}” could not be written into the library: {reason}.": (
        "« {name} » n’a pas pu être écrit dans le fonds : {reason}."
    ),
    "{ref} is not a video; stills are taken from videos.": (
        "{ref} n’est pas une vidéo ; les images se tirent de vidéos."
    ),
    "The original of {ref} is not as it came in; what is made of it would prove nothing.": (
        "L’original de {ref} n’est plus tel qu’il est arrivé ; ce qui en serait tiré ne "
        "prouverait rien."
    ),
    "Files are being taken in at this moment, and what is made here would need a number among "
    "them; make it when that is done.": (
        "Un import est en cours, et ce qui se crée ici aurait besoin d’un numéro parmi ses "
        "fichiers ; créez-le quand il sera terminé."
    ),
    "“from:{value}” is not an item; they look like E-000012.": (
        "« from:{value} » n’est pas un élément ; ils s’écrivent E-000012."
    ),
    "A contact sheet holds 2, 6 or 12 pictures; choose one of these.": (
        "Une planche-contact réunit 2, 6 ou 12 images ; choisissez l’un de ces nombres."
    ),
    "“{name}” could not be written ({reason}). Choose another place, or make room, and export "
    "again.": (
        "« {name} » n’a pas pu être écrit ({reason}). Choisissez un autre endroit, ou libérez de "
        "la place, et recommencez."
    ),
    "“{name}” reads back from the disk as something else than was written; check the disk and "
    "export to another one.": (
        "« {name} », relu, n’est pas ce qui a été écrit ; vérifiez le disque et recommencez sur "
        "un autre."
    ),
    "“{name}” is being written by another export; wait until it is done.": (
        "« {name} » est en cours d’écriture par un autre export ; attendez qu’il ait fini."
    ),
    "Volume {number} would be larger than the medium; choose a smaller size for the volumes.": (
        "Le volume {number} serait plus grand que le support ; choisissez une taille plus petite."
    ),
    "“{words}” is no medium; name dvd, bluray, fat32 or a size such as 700MB or 32GB.": (
        "« {words} » n’est pas un support ; nommez dvd, bluray, fat32 ou une taille telle que "
        "700 Mo ou 32 Go."
    ),
    "“{words}” is too small for a volume; one holds a megabyte or more.": (
        "« {words} » est trop petit pour un volume ; il tient un mégaoctet ou davantage."
    ),
    "“{path}” is there already; name a new {what}.": (
        "« {path} » existe déjà ; donnez un autre nom."
    ),
    "Choices are a JSON object: for each reference an object of fields, and for each field “sheet” "
    "or “library”.": (
        "Les choix sont un objet JSON : pour chaque référence un objet de champs, et pour chaque "
        "champ « sheet » ou « library »."
    ),
    "one of its clips holds what was taken out of “{kind}”; untie the clip.": (
        "l’un de ses extraits garde ce qui a été ôté de « {kind} » ; détachez l’extrait."
    ),
    "one of its marks holds what was taken out of “{kind}”; untie the mark.": (
        "l’un de ses repères garde ce qui a été ôté de « {kind} » ; détachez le repère."
    ),
    "{ref} was changed on both sides ({name}); say which one holds.": (
        "{ref} a été modifié des deux côtés ({name}) ; dites lequel vaut."
    ),
    "“{name}” is an OpenDocument sheet; open it, save it as Excel workbook (.xlsx), and take that "
    "over.": (
        "« {name} » est une feuille OpenDocument ; ouvrez-la, enregistrez-la en classeur Excel "
        "(.xlsx), et reprenez celui-ci."
    ),
    "“{name}” is an old Excel workbook, or one with a password; save it as .xlsx without one, and "
    "take that over.": (
        "« {name} » est un classeur Excel ancien, ou protégé par un mot de passe ; enregistrez-le "
        "en .xlsx sans mot de passe, et reprenez celui-ci."
    ),
    "“{name}” unpacks to more than 2 GB and was not read.": (
        "« {name} » contient plus de 2 Go une fois décompressé et n’a pas été lu."
    ),
    "The column “{name}” is twice in the sheet “{title}”; leave one of them.": (
        "La colonne « {name} » figure deux fois dans la feuille « {title} » ; n’en laissez qu’une."
    ),
    "A spreadsheet holds {most} rows, and there are {count}; write a part of them, with a "
    "search.": (
        "Une feuille contient {most} lignes au plus, et il y en a {count} ; n’en écrivez qu’une "
        "partie, avec une recherche."
    ),
    "“{name}” holds a formula without a result; type the value itself.": (
        "« {name} » contient une formule sans résultat ; saisissez la valeur elle-même."
    ),
    "“{name}” holds an error of the spreadsheet; type the value itself.": (
        "« {name} » contient une erreur du tableur ; saisissez la valeur elle-même."
    ),
    "This text is longer than a cell can hold, so that its cell is not read back; edit it in the "
    "program.": (
        "Ce texte est plus long que ce que peut contenir une cellule, qui n’est donc pas relue ; "
        "modifiez-le dans le programme."
    ),
    "There is no “{field}” to set on {what}.": "Il n’y a pas de champ « {field} » pour {what}.",
    "{ref} does not belong in “{title}”.": "{ref} n’a pas sa place dans « {title} ».",
    "A row without a reference was left out.": "Une ligne sans référence a été laissée de côté.",
    "A row without a reference, date, title and account was left out.": (
        "Une ligne sans référence, date, titre ni récit a été laissée de côté."
    ),
    "{count} new rows of “{title}” were made incidents before and were passed over.": (
        "{count} nouvelles lignes de « {title} » sont déjà devenues des incidents et ont été "
        "ignorées."
    ),
    "{ref} is in the sheet twice, and the rows differ; leave one of them.": (
        "{ref} figure deux fois dans la feuille, et les lignes diffèrent ; n’en laissez qu’une."
    ),
    "The sheet “{name}” is not one of ours and was passed over.": (
        "La feuille « {name} » n’est pas du programme et a été ignorée."
    ),
    "The hidden sheet that says what “{title}” held when it was written is gone: what was changed "
    "here since cannot be told apart, and empty cells clear nothing.": (
        "La feuille masquée qui dit ce que contenait « {title} » à l’écriture a disparu : ce qui a "
        "été modifié ici depuis ne peut être distingué, et les cellules vides n’effacent rien."
    ),
    "{count} rows of “{title}” are no longer in the sheet; nothing was removed for that.": (
        "{count} lignes de « {title} » ne sont plus dans la feuille ; rien n’a été supprimé pour "
        "autant."
    ),
    "The column “{name}” is not known and was passed over.": (
        "La colonne « {name} » n’est pas connue et a été ignorée."
    ),
    "“{name}” has no sheet with items.": "« {name} » n’a pas de feuille d’éléments.",
    "The first row of the sheet must name its columns, and one of them must be “ref”.": (
        "La première ligne de la feuille doit nommer ses colonnes, et l’une doit être « ref »."
    ),
    "“{name}” cannot be read as an Excel workbook ({reason}).": (
        "« {name} » ne peut pas être lu comme un classeur Excel ({reason})."
    ),
    # ---- why a public copy could not be made
    "it is protected by a password": "il est protégé par un mot de passe",
    "it has no pages": "il n’a pas de pages",
    "it has too many pages": "il a trop de pages",
    "a page of it has no size": "l’une de ses pages n’a pas de dimensions",
    "the PDF is damaged": "le PDF est endommagé",
    "there are marks or a filled-in form over its pages; print it to a new PDF": (
        "des annotations ou un formulaire rempli recouvrent ses pages ; imprimez-le dans un "
        "nouveau PDF"
    ),
    "a picture in it is damaged": "une image qu’il contient est endommagée",
    "a picture in it may say anything (JPEG 2000)": (
        "une image qu’il contient peut receler autre chose (JPEG 2000)"
    ),
    "document properties stay in it": "il y reste des propriétés du document",
    "metadata stays in it": "il y reste des métadonnées",
    "metadata stays in it ({names})": "il y reste des métadonnées ({names})",
    "there is nothing in that passage": "il n’y a rien dans ce passage",
    "it is in no format that can be copied clean": (
        "son format ne permet pas de copie exempte de métadonnées"
    ),
    "its format may say anything ({name})": "son format peut receler autre chose ({name})",
    "it has neither picture nor sound": "il n’a ni image ni son",
    "its streams cannot be copied to a clean file": (
        "ses flux ne peuvent pas être copiés dans un fichier exempt de métadonnées"
    ),
    "its coding may say anything ({name})": "son codage peut receler autre chose ({name})",
    "the head of its stream may say anything": "l’en-tête de son flux peut receler autre chose",
    "the head of its stream is damaged": "l’en-tête de son flux est endommagé",
    "a stream of {name} stays in it": "il y reste un flux ({name})",
    "it holds a part that may say anything ({name})": (
        "il contient une partie qui peut receler autre chose ({name})"
    ),
    "chapters stay in it": "il y reste des chapitres",
    "its copy shows nothing": "sa copie ne montre rien",
    "nothing can be said of its format": "on ne peut rien dire de son format",
    "it unpacks to too much": "décompressé, il serait trop grand",
    "the document is damaged": "le document est endommagé",
    "it holds comments or tracked changes; accept or remove them": (
        "il contient des commentaires ou des modifications suivies ; acceptez-les ou ôtez-les"
    ),
    "its writer stays in it": "il y reste le nom de son auteur",
    "a text of this format may say who wrote it; save it as plain text": (
        "un texte de ce format peut dire qui l’a écrit ; enregistrez-le en texte brut"
    ),
    "it begins as text and goes on as something else": (
        "il commence comme un texte et continue autrement"
    ),
    "it holds too many pictures": "il contient trop d’images",
    "the picture {why}": "l’image {why}",
    "does not begin as a JPEG": "ne commence pas comme un JPEG",
    "does not begin as a PNG": "ne commence pas comme un PNG",
    "ends before its picture does": "s’interrompt avant la fin",
    "ends within a segment": "s’interrompt au milieu d’un segment",
    "has a segment longer than the file": "annonce un segment plus long que le fichier",
    "has no frame": "n’a pas de trame",
    "it took too long": "cela prenait trop de temps",
    "its decoder failed": "son décodeur a échoué",
    "it needs too much memory": "cela demande trop de mémoire",
    "it cannot be read ({name})": "il ne peut pas être lu ({name})",
    # ---- what is wrong with a file
    "The file is empty.": "Le fichier est vide.",
    "The content is no format known here.": "Le contenu n’est d’aucun format connu ici.",
    "Named .{ending}, but its content is no {form} and no format known here.": (
        "Nommé .{ending}, mais son contenu n’est ni de ce type ({form}) ni d’un format connu ici."
    ),
    "Named .{ending}, but its content is text.": "Nommé .{ending}, mais son contenu est du texte.",
    "Named .{ending}, but its content is an {form}.": (
        "Nommé .{ending}, mais son contenu est d’un autre type : {form}."
    ),
    "Named .{ending}, but its content is a {form}.": (
        "Nommé .{ending}, mais son contenu est d’un autre type : {form}."
    ),
    "It cannot be opened.": "Il ne peut pas être ouvert.",
    "Reading it needs more memory than is allowed.": (
        "Sa lecture demande plus de mémoire qu’il n’est permis."
    ),
    "The file is damaged: it announces an impossible length.": (
        "Le fichier est endommagé : il annonce une longueur impossible."
    ),
    "The file is cut short or damaged: it announces {was} bytes and has {bytes}.": (
        "Le fichier est tronqué ou endommagé : il annonce {was} octets et en a {bytes}."
    ),
    "Parts of the PNG beside its pixels are damaged or too large to be read.": (
        "Des parties du PNG autres que ses pixels sont endommagées ou trop grandes pour être lues."
    ),
    "The {form} declares entities, which swell or lead elsewhere; it is not opened.": (
        "Ce fichier ({form}) déclare des entités, qui enflent ou mènent ailleurs ; "
        "il n’est pas ouvert."
    ),
    "No picture of this film can be decoded.": "Aucune image de ce film ne peut être décodée.",
    "Its list of edits is damaged or hides frames: a player may show little of what is there.": (
        "Sa liste de montage est endommagée ou cache des images : un lecteur peut n’en montrer "
        "qu’une petite partie."
    ),
    "Its sound cannot be decoded.": "Son audio ne peut pas être décodé.",
    "Parts of its sound are damaged and cannot be decoded.": (
        "Des parties de son audio sont endommagées et ne peuvent pas être décodées."
    ),
    "The recording is cut short: it claims {claimed} seconds, but only {seconds} can be read.": (
        "L’enregistrement est tronqué : il annonce {claimed} secondes, mais seules {seconds} "
        "peuvent être lues."
    ),
    "The picture is damaged or cut short; what could be read is shown.": (
        "L’image est endommagée ou tronquée ; ce qui a pu être lu est montré."
    ),
    "The picture is damaged and cannot be drawn.": (
        "L’image est endommagée et ne peut pas être affichée."
    ),
    "The picture needs more memory to decode than is allowed.": (
        "Le décodage de l’image demande plus de mémoire qu’il n’est permis."
    ),
    "The picture claims {width} × {height} pixels, more than the {most} million that are "
    "decoded.": (
        "L’image annonce {width} × {height} pixels, plus que les {most} millions qui sont décodés."
    ),
    "The raw photo holds no preview that can be shown.": (
        "La photo brute ne contient pas d’aperçu affichable."
    ),
    "The {form} cannot be decoded ({reason}).": "Décodage impossible ({form}) : {reason}.",
    "its header is damaged": "l’en-tête est endommagé",
    "Only PDF documents have pages; read this one as text.": (
        "Seuls les documents PDF ont des pages ; lisez celui-ci comme texte."
    ),
    "The document unpacks to {size} MB; it is not opened.": (
        "Décompressé, le document ferait {size} Mo ; il n’est pas ouvert."
    ),
    "The PDF is damaged or cut short.": "Le PDF est endommagé ou tronqué.",
    "The PDF is locked with a password.": "Le PDF est protégé par un mot de passe.",
    "The PDF has no pages.": "Le PDF n’a pas de pages.",
    "The PDF has no page {number}; it has {count}.": (
        "Le PDF n’a pas de page {number} ; il en a {count}."
    ),
    "Page {number} of the PDF has no usable size.": (
        "La page {number} du PDF n’a pas de taille utilisable."
    ),
    "Page {number} of the PDF is damaged.": "La page {number} du PDF est endommagée.",
    "The {form} needs more memory than is allowed.": (
        "La lecture demande plus de mémoire qu’il n’est permis ({form})."
    ),
    "The {form} is damaged or cut short.": "Le fichier est endommagé ou tronqué ({form}).",
    "The {form} is damaged or cut short: it cannot be opened ({reason}).": (
        "Le fichier est endommagé ou tronqué ({form}) : il ne peut pas être ouvert ({reason})."
    ),
    "The {form} holds neither pictures nor sound that can be read.": (
        "Le fichier ne contient ni images ni son lisibles ({form})."
    ),
    "This recording has no pictures.": "Cet enregistrement n’a pas d’images.",
    "No frame of this film can be decoded there.": (
        "Aucune image de ce film ne peut être décodée à cet endroit."
    ),
    "Only films have frames.": "Seuls les films ont des images à montrer une à une.",
    "A {form} has no pages.": "Ce fichier n’a pas de pages ({form}).",
    "A {form} has no text.": "Ce fichier n’a pas de texte ({form}).",
    "Decoding it needs more memory than is allowed.": (
        "Son décodage demande plus de mémoire qu’il n’est permis."
    ),
    "The file cannot be decoded ({reason}).": "Le fichier ne peut pas être décodé ({reason}).",
    "The decoder gave an answer that makes no sense.": (
        "Le décodeur a donné une réponse qui n’a pas de sens."
    ),
    "The program is closing.": "Le programme se ferme.",
    "The decoder process does not start {why}.": "Le décodeur ne démarre pas{why}.",
    "in time": " à temps",
    "at all": "",
    "Reading it made the decoder crash.": "Sa lecture a fait échouer le décodeur.",
    "Reading it took longer than {seconds} seconds and was stopped.": (
        "Sa lecture durait plus de {seconds} secondes et a été arrêtée."
    ),
    "file name": "nom du fichier",
    "Only films and recordings have sound.": ("Seuls les films et les enregistrements ont du son."),
    "No place in this film can be found.": "Aucun endroit de ce film ne peut être trouvé.",
    "file time, UTC": "heure du fichier, UTC",
    "clock": "horloge corrigée",
    "the film it was taken from": "le film dont elle est tirée",
    "the photo it is a copy of": "la photographie dont elle est la copie",
    "the document it is a copy of": "le document dont elle est la copie",
    "Pages of documents are covered with black only.": (
        "Les pages de documents ne se couvrent que de noir."
    ),
    "Say with --word what is looked for.": "Dites avec --word ce qui est cherché.",
    "Say which words are looked for.": "Dites quels mots sont cherchés.",
    "Words are looked for in documents; draw boxes over a photo.": (
        "Les mots se cherchent dans les documents ; sur une photographie, tracez des cadres."
    ),
    "These words are not found in the text of its pages; nothing was made.": (
        "Ces mots ne se trouvent pas dans le texte de ses pages ; rien n’a été créé."
    ),
    "Faces cannot be proposed here: this installation lacks ONNX Runtime, which "
    "“evidence-desk[faces]” brings along.": (
        "Aucun visage ne peut être proposé ici : il manque à cette installation ONNX Runtime, "
        "qu’apporte « evidence-desk[faces] »."
    ),
    "Faces cannot be looked for here.": "Les visages ne peuvent pas être cherchés ici.",
    "Say at which moment of the film faces are looked for.": (
        "Dites à quel moment du film les visages sont cherchés."
    ),
    "{ref} is neither a photo nor a film.": "{ref} n’est ni une photographie ni un film.",
    "Pages count from 1.": "Les pages se comptent à partir de 1.",
    "More than {count} parts on one page; cover larger ones.": (
        "Plus de {count} parties sur une seule page ; couvrez-en de plus grandes."
    ),
    "“{text}” names no page; write it as 3:0.1,0.2,0.5,0.03.": (
        "« {text} » ne nomme pas de page ; écrivez 3:0.1,0.2,0.5,0.03."
    ),
    "{ref} is not a PDF; save it as one in the program that wrote it, take that in, and redact "
    "that.": (
        "{ref} n’est pas un PDF ; enregistrez-le ainsi dans le programme qui l’a écrit, "
        "versez ce PDF au fonds et occultez-le."
    ),
    "{ref} has no page {number}; it has {count}.": (
        "{ref} n’a pas de page {number} ; il en a {count}."
    ),
    "The pages of {ref} cannot be read.": "Les pages de {ref} sont illisibles.",
    "{ref} has {count} pages; at most {most} can be redacted in one copy.": (
        "{ref} a {count} pages ; une copie occultée en compte {most} au plus."
    ),
    "{ref} is not a document; pages are covered in documents.": (
        "{ref} n’est pas un document ; on occulte des pages de documents."
    ),
    "the recording it is a copy of": "l’enregistrement dont il est la copie",
    "{ref} is neither a film nor a recording.": "{ref} n’est ni un film ni un enregistrement.",
    "Confirm or drop what is proposed for shape {number} first.": (
        "Confirmez ou rejetez d’abord ce qui est proposé pour la forme {number}."
    ),
    "{ref} is not a film.": "{ref} n’est pas un film.",
    "{ref} has no pictures that shapes could cover.": (
        "{ref} n’a pas d’images que des formes pourraient couvrir."
    ),
    "There are no pictures in it that shapes could cover.": (
        "Il n’y a pas d’images que des formes pourraient couvrir."
    ),
    "There is nothing in that clip.": "Il n’y a rien dans cet extrait.",
    "No place in this recording can be found.": (
        "Aucun endroit de cet enregistrement ne peut être trouvé."
    ),
    "No frame of this film can be decoded.": "Aucune image de ce film ne peut être décodée.",
    "The film’s picture is too small.": "L’image du film est trop petite.",
    "This is not a redaction of a film or recording.": (
        "Ceci n’est pas l’occultation d’un film ou d’un enregistrement."
    ),
    "Nothing is to be taken out: give a shape, a span of sound, or a clip.": (
        "Rien n’est à retirer : donnez une forme, un passage du son ou un extrait."
    ),
    "More than {shapes} covers or {spans} spans of sound.": (
        "Plus de {shapes} caches ou de {spans} passages du son."
    ),
    "A cover needs a key frame: a moment, and where it lies then.": (
        "Un cache demande une image clé : un moment, et sa place à ce moment."
    ),
    "More than {keys} key frames in one cover.": "Plus de {keys} images clés pour un seul cache.",
    "A polygon keeps its number of corners from key frame to key frame.": (
        "Un polygone garde le nombre de ses sommets d’une image clé à l’autre."
    ),
    "A cover has two key frames at the same moment.": (
        "Un cache a deux images clés au même moment."
    ),
    "A span from {start} to {end} seconds is none.": (
        "Un passage de {start} à {end} secondes n’en est pas un."
    ),
    "Sound is taken out by {names}; not “{name}”.": (
        "Le son est retiré par {names}, et non par « {name} »."
    ),
    "“{name}” cannot be read as a recipe in JSON.": (
        "« {name} » ne peut être lu comme une recette en JSON."
    ),
    "“{text}” is not a span; write 0:01:02.5-0:01:10.": (
        "« {text} » n’est pas un passage ; écrivez 0:01:02.5-0:01:10."
    ),
    "Give one shape to follow: a box, an ellipse or a polygon.": (
        "Donnez une forme à suivre : un cadre, une ellipse ou un polygone."
    ),
    "{ref} is not a photo; boxes are drawn over photos.": (
        "{ref} n’est pas une photographie ; seules les photographies s’occultent ainsi."
    ),
    "A {label} cannot be redacted as a photo.": "Ce fichier ({label}) n’est pas une photographie.",
    "Nothing is to be covered; draw at least one box.": (
        "Rien n’est à occulter ; tracez au moins un cadre."
    ),
    "More than {count} parts in one picture; cover larger ones.": (
        "Plus de {count} parties dans une seule image ; couvrez-en de plus grandes."
    ),
    "Covers are {names}; not “{name}”.": "Les caches sont {names}, et non « {name} ».",
    "Shapes are {names}; not “{name}”.": "Les formes sont {names}, et non « {name} ».",
    "A polygon has 3 to {count} corners, each with x and y.": (
        "Un polygone a de 3 à {count} sommets, chacun avec x et y."
    ),
    "A part to be covered lies outside the picture.": (
        "Une partie à occulter se trouve hors de l’image."
    ),
    "A box is left, top, width and height, in parts of the picture from 0 to 1.": (
        "Un cadre, c’est gauche, haut, largeur et hauteur, en parts de l’image de 0 à 1."
    ),
    "There is nothing in this note.": "Cette note est vide.",
    "Nothing went out in entry {number} of the journal.": (
        "Rien n’est parti à l’inscription {number} du journal."
    ),
    "This is not a redaction.": "Ceci n’est pas une occultation.",
    "container creation time, UTC": "heure de création du conteneur, UTC",
    "QuickTime creation date": "date de création QuickTime",
    # ---- what the system says
    "No such file or directory": "fichier ou dossier introuvable",
    "Permission denied": "accès refusé",
    "Operation not permitted": "opération non permise",
    "No space left on device": "plus de place sur le disque",
    "Read-only file system": "disque en lecture seule",
    "Input/output error": "erreur d’entrée-sortie",
    "File exists": "le fichier existe déjà",
    "Is a directory": "c’est un dossier",
    "Not a directory": "ce n’est pas un dossier",
    "File name too long": "nom de fichier trop long",
    "Device or resource busy": "disque occupé",
    "invalid data found when processing input": "données invalides",
    "end of file": "fin du fichier",
}

#: Whole names of formats, and (from a blank on) how the others end.
FORMATS: Mapping[str, str] = {
    "MPEG video stream": "flux vidéo MPEG",
    "Excel workbook": "classeur Excel",
    "PowerPoint slides": "diaporama PowerPoint",
    "OpenDocument text": "texte OpenDocument",
    "OpenDocument spreadsheet": "classeur OpenDocument",
    "OpenDocument slides": "diaporama OpenDocument",
    "ZIP archive": "archive ZIP",
    "Markdown text": "texte Markdown",
    "HTML page, shown as text": "page HTML, affichée en texte",
    "SVG drawing, shown as text": "dessin SVG, affiché en texte",
    "XML text": "texte XML",
    "Table in plain text": "tableau en texte brut",
    "Plain text": "texte brut",
    "Unknown file": "fichier inconnu",
    "Empty file": "fichier vide",
    "Camera raw photo": "photo brute d’appareil",
    " raw photo": "photo brute {}",
    " photo": "photo {}",
    " picture": "image {}",
    " video": "vidéo {}",
    " recording": "enregistrement {}",
    " document": "document {}",
}
