<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n cell(s) changed.</source>
        <translation><numerusform>%n cellule modifiée.</numerusform><numerusform>%n cellules modifiées.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) taken over; one undo takes all of it back.</source>
        <translation><numerusform>%n cellule reprise ; une seule annulation revient sur le tout.</numerusform><numerusform>%n cellules reprises ; une seule annulation revient sur le tout.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation><numerusform>%n changement</numerusform><numerusform>%n changements</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation><numerusform>%n modifié</numerusform><numerusform>%n modifiés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n covered</source>
        <translation><numerusform>%n occultée</numerusform><numerusform>%n occultées</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation><numerusform>%n écarté</numerusform><numerusform>%n écartés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n declined here</source>
        <translation><numerusform>%n écarté</numerusform><numerusform>%n écartés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation><numerusform>%n document</numerusform><numerusform>%n documents</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of the journal lost.</source>
        <translation><numerusform>%n écriture du journal perdue.</numerusform><numerusform>%n écritures du journal perdues.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation><numerusform>%n pièce</numerusform><numerusform>%n pièces</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s) never cited</source>
        <translation><numerusform>%n pièce jamais citée</numerusform><numerusform>%n pièces jamais citées</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) proposed. Some may be missed: look yourself.</source>
        <translation><numerusform>%n visage proposé. D’autres ont pu échapper : regardez vous-même.</numerusform><numerusform>%n visages proposés. D’autres ont pu échapper : regardez vous-même.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation><numerusform>%n échec</numerusform><numerusform>%n échecs</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation><numerusform>%n fichier</numerusform><numerusform>%n fichiers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not go into the pack:</source>
        <translation><numerusform>%n fichier n’a pas pu entrer dans le dossier de pièces :</numerusform><numerusform>%n fichiers n’ont pas pu entrer dans le dossier de pièces :</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) and files</source>
        <translation><numerusform>%n dossier ou fichier</numerusform><numerusform>%n dossiers et fichiers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation><numerusform>%n trouvé</numerusform><numerusform>%n trouvés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation><numerusform>%n incident</numerusform><numerusform>%n incidents</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) left out</source>
        <translation><numerusform>%n incident non repris</numerusform><numerusform>%n incidents non repris</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) made.</source>
        <translation><numerusform>%n incident créé.</numerusform><numerusform>%n incidents créés.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) will be untied, and kept in the library.</source>
        <translation><numerusform>%n incident sera détaché, et reste dans le fonds.</numerusform><numerusform>%n incidents seront détachés, et restent dans le fonds.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) without a date</source>
        <translation><numerusform>%n incident sans date</numerusform><numerusform>%n incidents sans date</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation><numerusform>%n élément</numerusform><numerusform>%n éléments</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are withheld from this audience.</source>
        <translation><numerusform>%n élément n’est pas communiqué à ces destinataires.</numerusform><numerusform>%n éléments ne sont pas communiqués à ces destinataires.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) chosen on the map</source>
        <translation><numerusform>%n élément choisi sur la carte</numerusform><numerusform>%n éléments choisis sur la carte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) found, none with a point.</source>
        <translation><numerusform>%n élément trouvé, sans point.</numerusform><numerusform>%n éléments trouvés, aucun avec un point.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) go into:</source>
        <translation><numerusform>%n élément va dans :</numerusform><numerusform>%n éléments vont dans :</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) in sight; come closer to see each</source>
        <translation><numerusform>%n élément en vue ; approchez pour le voir</numerusform><numerusform>%n éléments en vue ; approchez pour voir chacun</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) left out: not open to this audience</source>
        <translation><numerusform>%n élément non repris : accès non ouvert à ces destinataires</numerusform><numerusform>%n éléments non repris : accès non ouvert à ces destinataires</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) made again.</source>
        <translation><numerusform>Images refaites pour %n élément.</numerusform><numerusform>Images refaites pour %n éléments.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) may be suggested here again.</source>
        <translation><numerusform>%n élément peut être proposé ici de nouveau.</numerusform><numerusform>%n éléments peuvent être proposés ici de nouveau.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) on the map</source>
        <translation><numerusform>%n élément sur la carte</numerusform><numerusform>%n éléments sur la carte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) placed</source>
        <translation><numerusform>%n élément situé</numerusform><numerusform>%n éléments situés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) selected</source>
        <translation><numerusform>%n élément sélectionné</numerusform><numerusform>%n éléments sélectionnés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) taken at a place that is not named yet:</source>
        <translation><numerusform>%n élément pris en un lieu qui n’est pas encore nommé :</numerusform><numerusform>%n éléments pris en un lieu qui n’est pas encore nommé :</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) taken in</source>
        <translation><numerusform>%n élément importé</numerusform><numerusform>%n éléments importés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) will be untied, and kept in the library.</source>
        <translation><numerusform>%n élément sera détaché, et reste dans le fonds.</numerusform><numerusform>%n éléments seront détachés, et restent dans le fonds.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) will not be suggested here again.</source>
        <translation><numerusform>%n élément ne sera plus proposé ici.</numerusform><numerusform>%n éléments ne seront plus proposés ici.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) without a date</source>
        <translation><numerusform>%n élément sans date</numerusform><numerusform>%n éléments sans date</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) would get another date.</source>
        <translation><numerusform>%n élément changerait de date.</numerusform><numerusform>%n éléments changeraient de date.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) written to {file}</source>
        <translation><numerusform>%n élément écrit dans {file}</numerusform><numerusform>%n éléments écrits dans {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation><numerusform>%n déjà connu</numerusform><numerusform>%n déjà connus</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n left as it was</source>
        <translation><numerusform>%n laissé tel quel</numerusform><numerusform>%n laissés tels quels</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) taken from {file}.</source>
        <translation><numerusform>%n ligne reprise de {file}.</numerusform><numerusform>%n lignes reprises de {file}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n may belong here</source>
        <translation><numerusform>%n rattachement possible</numerusform><numerusform>%n rattachements possibles</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n missing original(s) found. Use them?</source>
        <translation><numerusform>%n original manquant retrouvé. L’utiliser ?</numerusform><numerusform>%n originaux manquants retrouvés. Les utiliser ?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>%n de plus</numerusform><numerusform>%n de plus</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more found no item here.</source>
        <translation><numerusform>%n autre n’a pas trouvé d’élément ici.</numerusform><numerusform>%n autres n’ont pas trouvé d’élément ici.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more item(s), dated less closely, may belong here</source>
        <translation><numerusform>%n autre élément, daté de moins près, est peut-être d’ici</numerusform><numerusform>%n autres éléments, datés de moins près, sont peut-être d’ici</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n new incident(s) will be made.</source>
        <translation><numerusform>%n nouvel incident sera créé.</numerusform><numerusform>%n nouveaux incidents seront créés.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of them corrected</source>
        <translation><numerusform>dont %n corrigé</numerusform><numerusform>dont %n corrigés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of them in sections below</source>
        <translation><numerusform>dont %n dans les sous-sections</numerusform><numerusform>dont %n dans les sous-sections</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) in use again.</source>
        <translation><numerusform>%n original de nouveau utilisé.</numerusform><numerusform>%n originaux de nouveau utilisés.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) not found.</source>
        <translation><numerusform>%n original introuvable.</numerusform><numerusform>%n originaux introuvables.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) read again:</source>
        <translation><numerusform>%n original relu :</numerusform><numerusform>%n originaux relus :</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) were taken in again, confidential.</source>
        <translation><numerusform>%n original a été repris, confidentiel.</numerusform><numerusform>%n originaux ont été repris, confidentiels.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) covered</source>
        <translation><numerusform>%n partie occultée</numerusform><numerusform>%n parties occultées</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation><numerusform>%n photo</numerusform><numerusform>%n photos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) added</source>
        <translation><numerusform>%n lieu ajouté</numerusform><numerusform>%n lieux ajoutés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found.</source>
        <translation><numerusform>%n endroit trouvé.</numerusform><numerusform>%n endroits trouvés.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n proposed</source>
        <translation><numerusform>%n proposée</numerusform><numerusform>%n proposées</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n proposed and not covered</source>
        <translation><numerusform>%n proposée et non occultée</numerusform><numerusform>%n proposées et non occultées</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) moved</source>
        <translation><numerusform>%n fiche déplacée</numerusform><numerusform>%n fiches déplacées</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation><numerusform>%n enregistrement</numerusform><numerusform>%n enregistrements</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation><numerusform>%n renvoi</numerusform><numerusform>%n renvois</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are as the tables had them, unproved.</source>
        <translation><numerusform>%n ligne est telle que la table l’avait, sans preuve.</numerusform><numerusform>%n lignes sont telles que les tables les avaient, sans preuve.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation><numerusform>%n ligne copiée.</numerusform><numerusform>%n lignes copiées.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) pasted.</source>
        <translation><numerusform>%n ligne collée.</numerusform><numerusform>%n lignes collées.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) added</source>
        <translation><numerusform>%n section ajoutée</numerusform><numerusform>%n sections ajoutées</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) left out</source>
        <translation><numerusform>%n section non reprise</numerusform><numerusform>%n sections non reprises</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n sélectionné</numerusform><numerusform>%n sélectionnés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation><numerusform>%n ignoré</numerusform><numerusform>%n ignorés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) added</source>
        <translation><numerusform>%n mot-clé ajouté</numerusform><numerusform>%n mots-clés ajoutés</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tie(s)</source>
        <translation><numerusform>%n lien</numerusform><numerusform>%n liens</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation><numerusform>%n à corriger</numerusform><numerusform>%n à corriger</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation><numerusform>%n vidéo</numerusform><numerusform>%n vidéos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n will be taken from the sheet.</source>
        <translation><numerusform>%n sera reprise du tableau.</numerusform><numerusform>%n seront reprises du tableau.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n without a point</source>
        <translation><numerusform>%n sans point</numerusform><numerusform>%n sans point</numerusform></translation>
    </message>
    <message>
        <source>&amp;About Evidence Desk</source>
        <translation>À &amp;propos d’Evidence Desk</translation>
    </message>
    <message>
        <source>&amp;Add exhibits…</source>
        <translation>&amp;Ajouter des pièces…</translation>
    </message>
    <message>
        <source>&amp;All items</source>
        <translation>&amp;Tous les éléments</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Revenir en arrière</translation>
    </message>
    <message>
        <source>&amp;Back to the list</source>
        <translation>&amp;Retour à la liste</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Sauvegarder…</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>&amp;Cadre</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>&amp;Changer les touches…</translation>
    </message>
    <message>
        <source>&amp;Clocks</source>
        <translation>&amp;Horloges</translation>
    </message>
    <message>
        <source>&amp;Close the library</source>
        <translation>&amp;Fermer le fonds</translation>
    </message>
    <message>
        <source>&amp;Closer</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>&amp;Closer, both</source>
        <translation>Plus &amp;près, des deux côtés</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>&amp;Columns of the table…</source>
        <translation>&amp;Colonnes du tableau…</translation>
    </message>
    <message>
        <source>&amp;Compare side by side</source>
        <translation>&amp;Comparer côte à côte</translation>
    </message>
    <message>
        <source>&amp;Compare with the next</source>
        <translation>&amp;Comparer avec le suivant</translation>
    </message>
    <message>
        <source>&amp;Confidential: never leaves in a public edition</source>
        <translation>&amp;Confidentiel : jamais dans une édition publique</translation>
    </message>
    <message>
        <source>&amp;Copy the section as a list</source>
        <translation>&amp;Copier la section en liste</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombres</translation>
    </message>
    <message>
        <source>&amp;Decline what may belong here</source>
        <translation>&amp;Écarter ce qui pourrait en relever</translation>
    </message>
    <message>
        <source>&amp;Drop from this edition</source>
        <translation>&amp;Retirer de cette édition</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Modifier</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>&amp;Anglais</translation>
    </message>
    <message>
        <source>&amp;Everything on the map</source>
        <translation>&amp;Tout ce qui est sur la carte</translation>
    </message>
    <message>
        <source>&amp;Farther</source>
        <translation>Plus &amp;loin</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>Plus &amp;vite</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Find items</source>
        <translation>&amp;Chercher des éléments</translation>
    </message>
    <message>
        <source>&amp;Find missing originals…</source>
        <translation>&amp;Rechercher les originaux manquants…</translation>
    </message>
    <message>
        <source>&amp;Fold or unfold the group</source>
        <translation>&amp;Replier ou déplier le groupe</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>Aller en a&amp;vant</translation>
    </message>
    <message>
        <source>&amp;French</source>
        <translation>&amp;Français</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>&amp;Give the copied ties</source>
        <translation>C&amp;oller les rattachements</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>&amp;Hand over…</source>
        <translation>&amp;Remettre…</translation>
    </message>
    <message>
        <source>&amp;Hear the left, the right, or both</source>
        <translation>&amp;Entendre la gauche, la droite ou les deux</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Importer des fichiers…</translation>
    </message>
    <message>
        <source>&amp;Issue this edition…</source>
        <translation>É&amp;mettre cette édition…</translation>
    </message>
    <message>
        <source>&amp;Item</source>
        <translation>Élém&amp;ent</translation>
    </message>
    <message>
        <source>&amp;Keep the redacted copy</source>
        <translation>&amp;Garder la copie occultée</translation>
    </message>
    <message>
        <source>&amp;Keep this search…</source>
        <translation>&amp;Garder cette recherche…</translation>
    </message>
    <message>
        <source>&amp;Keys of this page</source>
        <translation>&amp;Raccourcis de cette page</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Larger pictures</source>
        <translation>&amp;Agrandir les images</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>Fon&amp;ds</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claires</translation>
    </message>
    <message>
        <source>&amp;Look at the result</source>
        <translation>&amp;Voir le résultat</translation>
    </message>
    <message>
        <source>&amp;Make derived pictures again</source>
        <translation>&amp;Refaire les images dérivées</translation>
    </message>
    <message>
        <source>&amp;Make the redacted copy</source>
        <translation>&amp;Créer la copie occultée</translation>
    </message>
    <message>
        <source>&amp;Mark with a note…</source>
        <translation>P&amp;oser un repère annoté…</translation>
    </message>
    <message>
        <source>&amp;Mend what the check found</source>
        <translation>&amp;Corriger ce que le contrôle a trouvé</translation>
    </message>
    <message>
        <source>&amp;Merge the tag into…</source>
        <translation>&amp;Fusionner le mot-clé avec…</translation>
    </message>
    <message>
        <source>&amp;New edition…</source>
        <translation>&amp;Nouvelle édition…</translation>
    </message>
    <message>
        <source>&amp;New incident</source>
        <translation>&amp;Nouvel incident</translation>
    </message>
    <message>
        <source>&amp;New library…</source>
        <translation>&amp;Nouveau fonds…</translation>
    </message>
    <message>
        <source>&amp;New section</source>
        <translation>Nouvelle &amp;section</translation>
    </message>
    <message>
        <source>&amp;New source…</source>
        <translation>&amp;Nouvelle source…</translation>
    </message>
    <message>
        <source>&amp;New tag below…</source>
        <translation>&amp;Nouveau mot-clé en dessous…</translation>
    </message>
    <message>
        <source>&amp;Next item</source>
        <translation>Élément &amp;suivant</translation>
    </message>
    <message>
        <source>&amp;Next item on this side</source>
        <translation>Élément &amp;suivant de ce côté</translation>
    </message>
    <message>
        <source>&amp;Open a library…</source>
        <translation>&amp;Ouvrir un fonds…</translation>
    </message>
    <message>
        <source>&amp;Open the incident</source>
        <translation>&amp;Ouvrir l’incident</translation>
    </message>
    <message>
        <source>&amp;Open: may appear in a public edition</source>
        <translation>&amp;Ouvert : peut figurer dans une édition publique</translation>
    </message>
    <message>
        <source>&amp;Outline or coverage</source>
        <translation>&amp;Plan ou couverture</translation>
    </message>
    <message>
        <source>&amp;Paste a list of headings</source>
        <translation>C&amp;oller une liste de titres</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>&amp;Retenir</translation>
    </message>
    <message>
        <source>&amp;Previous item</source>
        <translation>Élément &amp;précédent</translation>
    </message>
    <message>
        <source>&amp;Previous item on this side</source>
        <translation>Élément &amp;précédent de ce côté</translation>
    </message>
    <message>
        <source>&amp;Print or export…</source>
        <translation>Im&amp;primer ou exporter…</translation>
    </message>
    <message>
        <source>&amp;Quiet</source>
        <translation>&amp;Muet</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Rank</source>
        <translation>É&amp;toiles</translation>
    </message>
    <message>
        <source>&amp;Read the draft again</source>
        <translation>&amp;Relire le brouillon</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Redo: {what}</source>
        <translation>&amp;Rétablir : {what}</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>É&amp;carter</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Ôter</translation>
    </message>
    <message>
        <source>&amp;Remove the section…</source>
        <translation>&amp;Supprimer la section…</translation>
    </message>
    <message>
        <source>&amp;Remove the tag</source>
        <translation>&amp;Retirer le mot-clé</translation>
    </message>
    <message>
        <source>&amp;Remove this draft…</source>
        <translation>&amp;Supprimer ce projet…</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>&amp;Rapport</translation>
    </message>
    <message>
        <source>&amp;Restricted: for the authority only</source>
        <translation>&amp;Restreint : pour l’autorité seule</translation>
    </message>
    <message>
        <source>&amp;Search line</source>
        <translation>Ligne de recherc&amp;he</translation>
    </message>
    <message>
        <source>&amp;Seen</source>
        <translation>&amp;Vu</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>Ré&amp;glages</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>Stat&amp;ut</translation>
    </message>
    <message>
        <source>&amp;Swap the sides</source>
        <translation>É&amp;changer les côtés</translation>
    </message>
    <message>
        <source>&amp;Take over an edited sheet…</source>
        <translation>&amp;Reprendre un tableau modifié…</translation>
    </message>
    <message>
        <source>&amp;Title…</source>
        <translation>&amp;Titre…</translation>
    </message>
    <message>
        <source>&amp;Turn all down</source>
        <translation>&amp;Tout refuser</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Undo: {what}</source>
        <translation>&amp;Annuler : {what}</translation>
    </message>
    <message>
        <source>&amp;Verify the originals</source>
        <translation>&amp;Vérifier les originaux</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>&amp;Who may see it</source>
        <translation>&amp;Accès</translation>
    </message>
    <message>
        <source>&amp;Whole picture, or pixel by pixel</source>
        <translation>&amp;Image entière, ou pixel par pixel</translation>
    </message>
    <message>
        <source>&amp;Wider</source>
        <translation>P&amp;lus large</translation>
    </message>
    <message>
        <source>&amp;Withhold, with a reason…</source>
        <translation>Ne pas &amp;communiquer, avec un motif…</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>+1:02   −0:03:20   +1 day</source>
        <translation>+1:02   −0:03:20   +1 jour</translation>
    </message>
    <message>
        <source>1, 2, 3 …</source>
        <translation>1, 2, 3…</translation>
    </message>
    <message>
        <source>12 bis, between two numbers</source>
        <translation>12 bis, entre deux numéros</translation>
    </message>
    <message>
        <source>12 pictures a page</source>
        <translation>12 images par page</translation>
    </message>
    <message>
        <source>12:03, 12:03:20 or 2010-09-21 12:03</source>
        <translation>12:03, 12:03:20 ou 2010-09-21 12:03</translation>
    </message>
    <message>
        <source>2 pictures a page</source>
        <translation>2 images par page</translation>
    </message>
    <message>
        <source>200m, 2km</source>
        <translation>200m, 2km</translation>
    </message>
    <message>
        <source>21/9/2010, summer 2009, night of 21 to 22 …</source>
        <translation>21/9/2010, été 2009, nuit du 21 au 22…</translation>
    </message>
    <message>
        <source>41.3712, 22.9481</source>
        <translation>41.3712, 22.9481</translation>
    </message>
    <message>
        <source>5 seconds back, or look further left</source>
        <translation>5 secondes en arrière, ou regarder plus à gauche</translation>
    </message>
    <message>
        <source>5 seconds on, or look further right</source>
        <translation>5 secondes en avant, ou regarder plus à droite</translation>
    </message>
    <message>
        <source>6 pictures a page</source>
        <translation>6 images par page</translation>
    </message>
    <message>
        <source>A card, a phone's folder, a disk of two years: what lies below comes in too.</source>
        <translation>Une carte, le dossier d’un téléphone, un disque de deux ans : tout ce qu’ils contiennent est importé aussi.</translation>
    </message>
    <message>
        <source>A card, a phone's folder, a disk; dropping them on the window does it too.</source>
        <translation>Une carte, le dossier d’un téléphone, un disque ; les déposer sur la fenêtre suffit aussi.</translation>
    </message>
    <message>
        <source>A clip must end after it begins.</source>
        <translation>Un extrait doit finir après son début.</translation>
    </message>
    <message>
        <source>A clock is &amp;seen here…</source>
        <translation>Une horloge se &amp;voit ici…</translation>
    </message>
    <message>
        <source>A clock that is seen</source>
        <translation>Une horloge visible</translation>
    </message>
    <message>
        <source>A code is given once, and never to anybody else.</source>
        <translation>Un code n’est donné qu’une fois, et à personne d’autre.</translation>
    </message>
    <message>
        <source>A code, such as S-03:</source>
        <translation>Un code, comme S-03 :</translation>
    </message>
    <message>
        <source>A copy of the DOCX or ODT that cites the numbers of the edition chosen</source>
        <translation>Une copie du DOCX ou de l’ODT qui cite les numéros de l’édition choisie</translation>
    </message>
    <message>
        <source>A copy with parts covered for good, or taken out; the original stays as it is</source>
        <translation>Une copie dont des parties sont couvertes ou retirées pour de bon ; l’original reste tel quel</translation>
    </message>
    <message>
        <source>A decoder that such a file has taken over could, on this computer: {what}.</source>
        <translation>Un décodeur détourné par un tel fichier pourrait, sur cet ordinateur : {what}.</translation>
    </message>
    <message>
        <source>A folder ending in .evidence, on this computer or a disk.</source>
        <translation>Un dossier en .evidence, sur cet ordinateur ou un disque.</translation>
    </message>
    <message>
        <source>A folder that holds one case: originals, catalogue, what goes out.</source>
        <translation>Un dossier par affaire : les originaux, le catalogue, ce qui est remis.</translation>
    </message>
    <message>
        <source>A heading of the report that items will support.</source>
        <translation>Un titre du rapport, que des éléments appuieront.</translation>
    </message>
    <message>
        <source>A library is one folder that holds one case: the originals, the catalogue of what they show, and what goes out. It can be copied and moved like any folder.</source>
        <translation>Un fonds est un dossier consacré à une affaire : les originaux, le catalogue de ce qu’ils montrent et ce qui est remis. Il se copie et se déplace comme tout dossier.</translation>
    </message>
    <message>
        <source>A list of numbers</source>
        <translation>Une liste de numéros</translation>
    </message>
    <message>
        <source>A loop must end after it begins.</source>
        <translation>Une boucle doit finir après son début.</translation>
    </message>
    <message>
        <source>A masked voice keeps its words and rhythm: mute what must not be recognised.</source>
        <translation>Une voix masquée garde ses mots et son rythme : coupez ce qui ne doit pas être reconnu.</translation>
    </message>
    <message>
        <source>A new correction</source>
        <translation>Nouvelle correction</translation>
    </message>
    <message>
        <source>A picture for the title page</source>
        <translation>Une image pour la page de titre</translation>
    </message>
    <message>
        <source>A place has a name in each language, a point and a radius. Items and incidents name it by any of its names; an edition says it in its own language, a search finds what lies in it. What has no point of its own stands there on the map.</source>
        <translation>Un lieu a un nom dans chaque langue, un point et un rayon. Éléments et incidents le nomment par l’un de ses noms ; une édition le dit dans sa langue, une recherche trouve ce qu’il contient. Ce qui n’a pas de point à soi se tient là sur la carte.</translation>
    </message>
    <message>
        <source>A small invented case with everything in it, to learn with</source>
        <translation>Une petite affaire inventée, complète, pour apprendre</translation>
    </message>
    <message>
        <source>A small invented case with everything in it, to try things out.</source>
        <translation>Une petite affaire inventée, complète, pour s’exercer.</translation>
    </message>
    <message>
        <source>A&amp;ccept what may belong here</source>
        <translation>A&amp;ccepter ce qui pourrait en relever</translation>
    </message>
    <message>
        <source>About Evidence Desk</source>
        <translation>À propos d’Evidence Desk</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Tout accepter</translation>
    </message>
    <message>
        <source>Accept all that may &amp;belong here</source>
        <translation>Tout accepter de ce qui pourrait en &amp;relever</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Récit</translation>
    </message>
    <message>
        <source>Account {code}</source>
        <translation>Récit {code}</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Les actions et leurs touches</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a &amp;tag…</source>
        <translation>Ajouter un &amp;mot-clé…</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Add a further date or place…</source>
        <translation>Ajouter une autre date ou un autre lieu…</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>Ajouter une note…</translation>
    </message>
    <message>
        <source>Add a picture as a logo</source>
        <translation>Ajouter une image comme logo</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Ajouter un mot-clé</translation>
    </message>
    <message>
        <source>Add exhibits</source>
        <translation>Ajouter des pièces</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Ajouter des fichiers…</translation>
    </message>
    <message>
        <source>Add to an &amp;edition…</source>
        <translation>Ajouter à une &amp;édition…</translation>
    </message>
    <message>
        <source>Add to an edition</source>
        <translation>Ajouter à une édition</translation>
    </message>
    <message>
        <source>Added later</source>
        <translation>Ajouts ultérieurs</translation>
    </message>
    <message>
        <source>Added to the file's time: {shift}</source>
        <translation>Ajouté à l’heure du fichier : {shift}</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>D’après</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>All as they came</source>
        <translation>Toutes d’origine</translation>
    </message>
    <message>
        <source>All as they came…</source>
        <translation>Toutes d’origine…</translation>
    </message>
    <message>
        <source>All changed cells</source>
        <translation>Toutes les cellules modifiées</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>All is there again, and proved by the journal.</source>
        <translation>Tout est revenu, et prouvé par le journal.</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Tous les éléments</translation>
    </message>
    <message>
        <source>All items and incidents</source>
        <translation>Tous les éléments et incidents</translation>
    </message>
    <message>
        <source>All of the &amp;time</source>
        <translation>&amp;Tout le temps</translation>
    </message>
    <message>
        <source>All of these have the ties of {ref} already.</source>
        <translation>Tous ont déjà les liens de {ref}.</translation>
    </message>
    <message>
        <source>Also</source>
        <translation>Aussi</translation>
    </message>
    <message>
        <source>Also as</source>
        <translation>Autres noms</translation>
    </message>
    <message>
        <source>Alt with a letter opens a menu and can do nothing else.</source>
        <translation>Alt avec une lettre ouvre un menu et ne peut rien faire d’autre.</translation>
    </message>
    <message>
        <source>An Excel workbook of items, their incidents, clips and marks. Somebody edits it elsewhere; what they changed is shown cell by cell before it is taken over.</source>
        <translation>Un classeur Excel des éléments, de leurs incidents, extraits et repères. Quelqu’un le modifie ailleurs ; ce qui a changé est montré cellule par cellule avant d’être repris.</translation>
    </message>
    <message>
        <source>An Excel workbook that somebody edits elsewhere</source>
        <translation>Un classeur Excel que quelqu’un modifie ailleurs</translation>
    </message>
    <message>
        <source>An action, an incident, a section, a reference …</source>
        <translation>Une action, un incident, une section, une référence…</translation>
    </message>
    <message>
        <source>An exhibit's number or reference: 12, V-003, E-000012</source>
        <translation>Numéro ou référence d’une pièce : 12, V-003, E-000012</translation>
    </message>
    <message>
        <source>An incident is told here, but no such item is tied to the section.</source>
        <translation>Un incident est raconté ici, mais aucun élément de ce type n’est rattaché à la section.</translation>
    </message>
    <message>
        <source>An indented list, bullets, numbers or Markdown headings</source>
        <translation>Une liste en retrait, à puces, numérotée, ou des titres Markdown</translation>
    </message>
    <message>
        <source>Annex</source>
        <translation>Bordereau</translation>
    </message>
    <message>
        <source>Annex (PDF)</source>
        <translation>Annexe (PDF)</translation>
    </message>
    <message>
        <source>Annex {number}; Tab {number}</source>
        <translation>Annexe {number} ; Cote {number}</translation>
    </message>
    <message>
        <source>Another language…</source>
        <translation>Autre langue…</translation>
    </message>
    <message>
        <source>Append documents, each page stamped with its number</source>
        <translation>Joindre les documents, chaque page timbrée de son numéro</translation>
    </message>
    <message>
        <source>Apply new num&amp;bers to a copy…</source>
        <translation>Appliquer les nouveaux num&amp;éros à une copie…</translation>
    </message>
    <message>
        <source>Apply new numbers to a copy</source>
        <translation>Appliquer les nouveaux numéros à une copie</translation>
    </message>
    <message>
        <source>Apply new numbers to a copy…</source>
        <translation>Appliquer les nouveaux numéros à une copie…</translation>
    </message>
    <message>
        <source>Arrows move it, with Shift they size it; Enter chooses. Or hold Shift and drag.</source>
        <translation>Les flèches le déplacent, avec Maj elles l’agrandissent ; Entrée choisit. Ou tirez en tenant Maj.</translation>
    </message>
    <message>
        <source>Arrows move the rectangle, Shift with arrows sizes it, Enter chooses.</source>
        <translation>Les flèches déplacent le rectangle, Maj et flèches l’agrandissent, Entrée choisit.</translation>
    </message>
    <message>
        <source>As a &amp;grid</source>
        <translation>En &amp;grille</translation>
    </message>
    <message>
        <source>As a &amp;table</source>
        <translation>En &amp;tableau</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Comme à l’origine</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le s&amp;ystème</translation>
    </message>
    <message>
        <source>As wide as there is room (0)</source>
        <translation>Sur toute la largeur (0)</translation>
    </message>
    <message>
        <source>At</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Diffusion</translation>
    </message>
    <message>
        <source>Axis of time</source>
        <translation>Axe du temps</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back 5 seconds, or previous page or item</source>
        <translation>Reculer de 5 s, page ou élément précédent</translation>
    </message>
    <message>
        <source>Back to the item</source>
        <translation>Retour à l’élément</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sauvegarder…</translation>
    </message>
    <message numerus="yes">
        <source>Backed up to “{path}”: %n original(s).</source>
        <translation><numerusform>Sauvegarde faite dans « {path} » : %n original.</numerusform><numerusform>Sauvegarde faite dans « {path} » : %n originaux.</numerusform></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Basis of the date</source>
        <translation>Fondement de la date</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Commencer à</translation>
    </message>
    <message>
        <source>Begins here</source>
        <translation>Commence ici</translation>
    </message>
    <message>
        <source>Being made: {path}</source>
        <translation>En cours de création : {path}</translation>
    </message>
    <message>
        <source>Beyond {at} it was lost: look there.</source>
        <translation>Au-delà de {at}, elle est perdue : regardez là.</translation>
    </message>
    <message>
        <source>Blu-ray discs (25 GB each)</source>
        <translation>Disques Blu-ray (25 Go chacun)</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Cadre</translation>
    </message>
    <message>
        <source>Brighter (for looking only)</source>
        <translation>Plus clair (à l’écran seulement)</translation>
    </message>
    <message>
        <source>Brightness and contrast as the&amp;y are</source>
        <translation>Luminosité et contraste d’&amp;origine</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>By incident</source>
        <translation>Par incident</translation>
    </message>
    <message>
        <source>By its own clock</source>
        <translation>Selon son horloge</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>Par nature</translation>
    </message>
    <message>
        <source>By section</source>
        <translation>Par section</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>Par source</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Provenance</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cells both sides changed</source>
        <translation>Cellules modifiées des deux côtés</translation>
    </message>
    <message>
        <source>Cells shown</source>
        <translation>Cellules montrées</translation>
    </message>
    <message>
        <source>Cells still to choose</source>
        <translation>Cellules où il reste à choisir</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Changer les touches…</translation>
    </message>
    <message>
        <source>Change the &amp;label or note</source>
        <translation>Changer le &amp;libellé ou la note</translation>
    </message>
    <message>
        <source>Changed cells</source>
        <translation>Cellules modifiées</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>Changes in the copy</source>
        <translation>Changements dans la copie</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Check a &amp;draft…</source>
        <translation>Contrôler un &amp;brouillon…</translation>
    </message>
    <message>
        <source>Check a draft</source>
        <translation>Contrôler un brouillon</translation>
    </message>
    <message>
        <source>Check a draft…</source>
        <translation>Contrôler un brouillon…</translation>
    </message>
    <message>
        <source>Check the copy</source>
        <translation>Contrôler la copie</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Choose a clip or mark first, with the arrow keys or a click.</source>
        <translation>Choisissez d’abord un extrait ou un repère, avec les flèches ou d’un clic.</translation>
    </message>
    <message>
        <source>Choose a device, and say how far its clock is off or in which zone it stood.</source>
        <translation>Choisissez un appareil, puis dites de combien son horloge se trompe ou à l’heure de quel fuseau elle était.</translation>
    </message>
    <message>
        <source>Choose a draft first.</source>
        <translation>Choisissez d’abord un brouillon.</translation>
    </message>
    <message>
        <source>Choose a draft…</source>
        <translation>Choisir un brouillon…</translation>
    </message>
    <message>
        <source>Choose a line to go to its place, or to mend it here.</source>
        <translation>Choisissez une ligne pour aller à son endroit, ou pour la corriger ici.</translation>
    </message>
    <message>
        <source>Choose a region first: click it, or its line in the inspector.</source>
        <translation>Choisissez d’abord une région : cliquez dessus, ou sur sa ligne dans l’inspecteur.</translation>
    </message>
    <message>
        <source>Choose a vocabulary first.</source>
        <translation>Choisissez d’abord un vocabulaire.</translation>
    </message>
    <message>
        <source>Choose an incident first ({key}, or in the list).</source>
        <translation>Choisissez d’abord un incident ({key}, ou dans la liste).</translation>
    </message>
    <message>
        <source>Choose an incident to read of it. Drag items onto one to tie them.</source>
        <translation>Choisissez un incident pour en lire les faits. Faites glisser des éléments sur un incident pour les y rattacher.</translation>
    </message>
    <message>
        <source>Choose at least one language.</source>
        <translation>Choisissez au moins une langue.</translation>
    </message>
    <message>
        <source>Choose items in a &amp;rectangle</source>
        <translation>Choisir les éléments d’un &amp;rectangle</translation>
    </message>
    <message>
        <source>Choose one exhibit to move.</source>
        <translation>Choisissez une pièce à déplacer.</translation>
    </message>
    <message>
        <source>Choose the draft of your report (DOCX, ODT, PDF, Markdown or text), or drop it here. Every exhibit it cites is read against the edition: whether the number is there, whether its readers get it, whether a time lies within the recording, and whether the exhibit is tied to the section that cites it. The draft itself is never written.</source>
        <translation>Choisissez le brouillon de votre rapport (DOCX, ODT, PDF, Markdown ou texte), ou déposez-le ici. Chaque pièce qu’il cite est contrôlée d’après l’édition : le numéro existe-t-il, la pièce est-elle communiquée à ces destinataires, le moment cité est-il dans l’enregistrement, la pièce est-elle rattachée à la section qui la cite. Le brouillon lui-même n’est jamais modifié.</translation>
    </message>
    <message>
        <source>Choose the list first.</source>
        <translation>Choisissez d’abord la liste.</translation>
    </message>
    <message>
        <source>Choose what to take in.</source>
        <translation>Choisissez ce qu’il faut importer.</translation>
    </message>
    <message>
        <source>Choose, or type a size: 700 MB, or FAT32 32 GB</source>
        <translation>Choisissez, ou tapez une taille : 700 Mo, ou FAT32 32 Go</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Chronology</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Chronology of the incidents</source>
        <translation>Chronologie des incidents</translation>
    </message>
    <message>
        <source>Click a point, or move the map under the cross with the arrow keys, + and −.</source>
        <translation>Cliquez un point, ou déplacez la carte sous la croix avec les flèches, + et −.</translation>
    </message>
    <message>
        <source>Clip &amp;ends here</source>
        <translation>&amp;Fin de l’extrait ici</translation>
    </message>
    <message>
        <source>Clip begins &amp;here</source>
        <translation>&amp;Début de l’extrait ici</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Extraits</translation>
    </message>
    <message>
        <source>Clips and marks</source>
        <translation>Extraits et repères</translation>
    </message>
    <message>
        <source>Clips are cut from films and recordings.</source>
        <translation>Les extraits se découpent dans les films et les enregistrements.</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Horloges</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the transcript</source>
        <translation>Fermer la transcription</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation>Colonnes du bordereau</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Colonnes…</translation>
    </message>
    <message>
        <source>Comes with</source>
        <translation>D’origine</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Compare {refs}</source>
        <translation>Comparer {refs}</translation>
    </message>
    <message>
        <source>Con&amp;firm</source>
        <translation>Con&amp;firmer</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Confirm &amp;all</source>
        <translation>Tout &amp;confirmer</translation>
    </message>
    <message>
        <source>Confirm on all &amp;pages</source>
        <translation>Confirmer sur toutes les &amp;pages</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>Consent until</source>
        <translation>Accord jusqu’au</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Contact sheets</source>
        <translation>Planches-contacts</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Continue in a new edition…</source>
        <translation>Poursuivre dans une nouvelle édition…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the &amp;rows as a table</source>
        <translation>Copier les &amp;lignes en tableau</translation>
    </message>
    <message>
        <source>Copy the files into the library (safest)</source>
        <translation>Copier les fichiers dans le fonds (le plus sûr)</translation>
    </message>
    <message>
        <source>Copy the hash</source>
        <translation>Copier l’empreinte</translation>
    </message>
    <message>
        <source>Copy the section as &amp;Markdown</source>
        <translation>Copier la section en &amp;Markdown</translation>
    </message>
    <message>
        <source>Copy the t&amp;ies</source>
        <translation>&amp;Copier les rattachements</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Correction {number}</source>
        <translation>Correction n° {number}</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message>
        <source>Cover them with</source>
        <translation>Couvrir avec</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>DVDs (4.7 GB each)</source>
        <translation>DVD (4,7 Go chacun)</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagés</translation>
    </message>
    <message>
        <source>Damaged files</source>
        <translation>Fichiers endommagés</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Dates, to the public</source>
        <translation>Dates, pour le public</translation>
    </message>
    <message>
        <source>Days until originals are to be verified again (0: never)</source>
        <translation>Jours avant de revérifier les originaux (0 : jamais)</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Decoders can write nothing, connect to nobody and start no program.</source>
        <translation>Les décodeurs ne peuvent ni écrire, ni se connecter, ni lancer de programme.</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Décroissant</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Describing</source>
        <translation>Description en cours</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Description {code}</source>
        <translation>Description {code}</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Devices whose clocks were wrong, and by how much</source>
        <translation>Les appareils dont l’horloge se trompait, et de combien</translation>
    </message>
    <message>
        <source>Dimmer (for looking only)</source>
        <translation>Plus sombre (à l’écran seulement)</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Rétabli : {what}</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Drag over the page. By keys: Insert, then arrows, with Shift to resize; Page Down chooses the next, with Ctrl it turns the page.</source>
        <translation>Tirez sur la page. Au clavier : Inser, puis les flèches, avec Maj pour la taille ; Page suivante choisit la suivante, avec Ctrl elle tourne la page.</translation>
    </message>
    <message>
        <source>Drag over the photo; click the corners of a polygon and close it with Enter. By keys: Insert, then arrows, with Shift to resize; Page Down chooses the next. What is proposed is dashed until Enter or a double click confirms it.</source>
        <translation>Tirez sur la photographie ; cliquez les sommets d’un polygone et fermez-le avec Entrée. Au clavier : Inser, puis les flèches, avec Maj pour la taille ; Page suivante choisit la suivante. Ce qui est proposé reste en tirets jusqu’à ce qu’Entrée ou un double clic le confirme.</translation>
    </message>
    <message>
        <source>Drag over the picture; or arrows move, Shift and arrows resize. Enter takes it, Esc gives it up.</source>
        <translation>Tirez sur l’image ; ou les flèches déplacent, Maj et flèches agrandissent. Entrée valide, Échap renonce.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Tracer</translation>
    </message>
    <message>
        <source>Draw over the frame: it is covered from there on. Drag it at a later frame, and it moves there in between. Keys: comma and full stop step, Insert draws, arrows move.</source>
        <translation>Tracez sur l’image : c’est couvert à partir de là. Déplacez la forme sur une image suivante : elle s’y rend entre les deux. Touches : virgule et point avancent, Inser trace, les flèches déplacent.</translation>
    </message>
    <message>
        <source>Drawing pictures</source>
        <translation>Dessin des images</translation>
    </message>
    <message>
        <source>Drop proposals</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Drop “{chip}”</source>
        <translation>Ôter « {chip} »</translation>
    </message>
    <message>
        <source>Drop “{chip}” from the search</source>
        <translation>Ôter « {chip} » de la recherche</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>E&amp;dition</source>
        <translation>Éditi&amp;on</translation>
    </message>
    <message>
        <source>E&amp;xport a table of tags…</source>
        <translation>E&amp;xporter une table de mots-clés…</translation>
    </message>
    <message>
        <source>Each alone</source>
        <translation>Séparés</translation>
    </message>
    <message>
        <source>Each changed cell is shown before anything is changed</source>
        <translation>Chaque cellule modifiée est montrée avant que rien ne change</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>Edition to check a draft against</source>
        <translation>Édition à laquelle comparer un brouillon</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>Éditions</translation>
    </message>
    <message>
        <source>Editions that were made with it stay as they are.</source>
        <translation>Les éditions faites avec lui restent telles quelles.</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Either way each file is hashed and none is changed. Files left in place must stay there: the library only remembers where they lie.</source>
        <translation>Dans les deux cas, l’empreinte de chaque fichier est calculée et aucun n’est modifié. Les fichiers laissés sur place doivent y rester : le fonds retient seulement où ils se trouvent.</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Ends here</source>
        <translation>Finit ici</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>Enter adds a section, typing changes its title, Tab and Shift+Tab move it in and out, Escape leaves the list.</source>
        <translation>Entrée ajoute une section, la frappe change son titre, Tab et Maj+Tab la mettent en retrait ou l’en sortent, Échap quitte la liste.</translation>
    </message>
    <message>
        <source>Escape leaves it as it is</source>
        <translation>Échap laisse tout en l’état</translation>
    </message>
    <message>
        <source>Every action with its keys; also incidents, sections and items by their reference</source>
        <translation>Toutes les actions et leurs raccourcis ; incidents, sections et éléments par leur référence</translation>
    </message>
    <message>
        <source>Every exhibit a DOCX, ODT, PDF or text cites, against an edition</source>
        <translation>Compare à une édition chaque pièce citée par un DOCX, ODT, PDF ou texte</translation>
    </message>
    <message>
        <source>Everything stays on this computer: the program never uses the network.</source>
        <translation>Tout reste sur cet ordinateur : le programme n’utilise jamais le réseau.</translation>
    </message>
    <message>
        <source>Evidence by section</source>
        <translation>Preuves par section</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Classeur Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Exhibit &amp;down</source>
        <translation>Pièce vers le &amp;bas</translation>
    </message>
    <message>
        <source>Exhibit &amp;up</source>
        <translation>Pièce vers le &amp;haut</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Exhibits by &amp;date again</source>
        <translation>Pièces de nouveau par &amp;date</translation>
    </message>
    <message>
        <source>Exhibits in their &amp;usual order</source>
        <translation>Pièces dans leur ordre &amp;habituel</translation>
    </message>
    <message>
        <source>Exhibits in their order</source>
        <translation>Pièces dans leur ordre</translation>
    </message>
    <message>
        <source>Export a s&amp;heet to edit…</source>
        <translation>Exporter un &amp;tableau à modifier…</translation>
    </message>
    <message>
        <source>Export a sheet to edit</source>
        <translation>Exporter un tableau à modifier</translation>
    </message>
    <message>
        <source>Export a table (CSV)…</source>
        <translation>Exporter un tableau (CSV)…</translation>
    </message>
    <message>
        <source>Export places</source>
        <translation>Exporter les lieux</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>F&amp;arther</source>
        <translation>Réd&amp;uire</translation>
    </message>
    <message>
        <source>Fa&amp;rther, both</source>
        <translation>Plus &amp;loin, des deux côtés</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Fewer than two items support this section.</source>
        <translation>Moins de deux éléments étayent cette section.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>File in the pack</source>
        <translation>Fichier du dossier</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Nom du fichier</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Fichiers et dossiers</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Find &amp;words in the document…</source>
        <translation>Chercher des &amp;mots dans le document…</translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation>Chercher un nom</translation>
    </message>
    <message>
        <source>Find an action by its name</source>
        <translation>Chercher une action par son nom</translation>
    </message>
    <message>
        <source>Find an action or a &amp;place…</source>
        <translation>Trouver une a&amp;ction ou un endroit…</translation>
    </message>
    <message>
        <source>Find an action or a place</source>
        <translation>Trouver une action ou un endroit</translation>
    </message>
    <message>
        <source>Find by a key…</source>
        <translation>Chercher par une touche…</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>Chercher dans ce document</translation>
    </message>
    <message>
        <source>Find missing originals…</source>
        <translation>Rechercher les originaux manquants…</translation>
    </message>
    <message>
        <source>Find no longer (Escape)</source>
        <translation>Ne plus chercher (Échap)</translation>
    </message>
    <message>
        <source>Fold or unfold a&amp;ll groups</source>
        <translation>&amp;Replier ou déplier tous les groupes</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Follow back</source>
        <translation>Suivre avant</translation>
    </message>
    <message>
        <source>Follow on</source>
        <translation>Suivre après</translation>
    </message>
    <message>
        <source>Following shape {number}</source>
        <translation>Suivi de la forme {number}</translation>
    </message>
    <message>
        <source>For</source>
        <translation>À l’attention de</translation>
    </message>
    <message>
        <source>For the editors; it does not go out</source>
        <translation>Pour les rédacteurs ; elle n’est pas diffusée</translation>
    </message>
    <message>
        <source>For the lines chosen in the table</source>
        <translation>Pour les lignes choisies dans le tableau</translation>
    </message>
    <message>
        <source>For viewing only: brightness {brightness} %, contrast {contrast} %</source>
        <translation>À l’écran seulement : luminosité {brightness} %, contraste {contrast} %</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Pour qui</translation>
    </message>
    <message>
        <source>For whom, and what goes in</source>
        <translation>Pour qui, et ce qui y entre</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Forward 5 seconds, or next page or item</source>
        <translation>Avancer de 5 s, page ou élément suivant</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Frame back</source>
        <translation>Image précédente</translation>
    </message>
    <message>
        <source>Frame on</source>
        <translation>Image suivante</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>From a folder of footage to a numbered dossier whose every exhibit can be proved.</source>
        <translation>D’un disque plein d’images à un dossier numéroté dont chaque pièce peut être prouvée.</translation>
    </message>
    <message>
        <source>From a folder of footage to a numbered dossier whose every exhibit can be proved.

Free software under the GNU General Public License, version 3 or later. It never uses the network.

Qt {version}</source>
        <translation>D’un disque plein d’images à un dossier numéroté dont chaque pièce peut être prouvée.

Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Il n’utilise jamais le réseau.

Qt {version}</translation>
    </message>
    <message>
        <source>From folder</source>
        <translation>Du dossier</translation>
    </message>
    <message>
        <source>From then on its numbers and words never change: an exhibit keeps its number in this edition and in each later one. This cannot be undone.</source>
        <translation>Dès lors, ses numéros et ses mots ne changent plus : chaque pièce garde son numéro dans cette édition et dans toutes les suivantes. L’opération est irréversible.</translation>
    </message>
    <message>
        <source>Full s&amp;creen</source>
        <translation>Plein é&amp;cran</translation>
    </message>
    <message>
        <source>Further date or place of {ref}</source>
        <translation>Autre date ou autre lieu de {ref}</translation>
    </message>
    <message>
        <source>Further forms of reference in drafts</source>
        <translation>Autres formes de renvoi dans les brouillons</translation>
    </message>
    <message>
        <source>Gave {ties} of {ref} {of}.</source>
        <translation>{ties} de {ref} donnés {of}.</translation>
    </message>
    <message>
        <source>Give every action the keys it came with?</source>
        <translation>Rendre à chaque action ses touches d’origine ?</translation>
    </message>
    <message>
        <source>Give it a point and a radius, and what lies there can be found.</source>
        <translation>Donnez-lui un point et un rayon, et ce qui s’y trouve pourra être trouvé.</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Aller</translation>
    </message>
    <message>
        <source>Go backwards slowly</source>
        <translation>Reculer lentement</translation>
    </message>
    <message>
        <source>Go backwards, then faster</source>
        <translation>Reculer, puis plus vite</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>Go to this moment</source>
        <translation>Aller à ce moment</translation>
    </message>
    <message>
        <source>Go to {ref}</source>
        <translation>Aller à {ref}</translation>
    </message>
    <message>
        <source>Goes out on</source>
        <translation>Part sur</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Grouper par</translation>
    </message>
    <message>
        <source>Hand over “{edition}”</source>
        <translation>Remettre « {edition} »</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Remettre…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Here ({pages}), {key} no longer means “{other}”; elsewhere it does.</source>
        <translation>Ici ({pages}), {key} ne veut plus dire « {other} » ; ailleurs, si.</translation>
    </message>
    <message>
        <source>Here is what may belong to this incident: {accept} accepts, {decline} declines.</source>
        <translation>Voici ce qui pourrait relever de cet incident : {accept} accepte, {decline} écarte.</translation>
    </message>
    <message>
        <source>Hide who it is</source>
        <translation>Cacher qui c’est</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Hostile files</source>
        <translation>Fichiers hostiles</translation>
    </message>
    <message>
        <source>How it was given, who received it, what was answered:</source>
        <translation>Comment il a été remis, qui l’a reçu, ce qui a été répondu :</translation>
    </message>
    <message>
        <source>How one knows</source>
        <translation>Comment on le sait</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>How the annex is printed</source>
        <translation>Comment l’annexe s’imprime</translation>
    </message>
    <message>
        <source>How the annex looks</source>
        <translation>Aspect de l’annexe</translation>
    </message>
    <message>
        <source>I begins a span where the film stands, O ends it; then say what becomes of it.</source>
        <translation>I commence un passage où en est le film, O le finit ; dites ensuite ce qu’il devient.</translation>
    </message>
    <message>
        <source>I&amp;ncident</source>
        <translation>&amp;Incident</translation>
    </message>
    <message>
        <source>Im&amp;port a table of tags…</source>
        <translation>Im&amp;porter une table de mots-clés…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Import a table (CSV)…</source>
        <translation>Importer un tableau (CSV)…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Importer des fichiers…</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>Import terminé</translation>
    </message>
    <message>
        <source>Import places</source>
        <translation>Importer des lieux</translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>Import de {name}</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>In place</source>
        <translation>Non copié</translation>
    </message>
    <message>
        <source>In review: on the next item</source>
        <translation>Pendant l’examen : sur l’élément suivant</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Calés</translation>
    </message>
    <message>
        <source>In step from here: {offset}.</source>
        <translation>Calés à partir d’ici : {offset}.</translation>
    </message>
    <message>
        <source>In step, or each &amp;alone</source>
        <translation>Calés, ou chacun &amp;seul</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>Dans le fonds</translation>
    </message>
    <message>
        <source>In the order of this section, which drafts number by</source>
        <translation>Dans l’ordre de cette section, que suit la numérotation des projets</translation>
    </message>
    <message>
        <source>In the sheet</source>
        <translation>Dans le tableau</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Incidents by date</source>
        <translation>Incidents par date</translation>
    </message>
    <message>
        <source>Incidents told here</source>
        <translation>Incidents relatés ici</translation>
    </message>
    <message>
        <source>Incidents: words, section:1.2, tag:blows …</source>
        <translation>Incidents : mots, section:1.2, tag:blows …</translation>
    </message>
    <message>
        <source>Inside the folder</source>
        <translation>Dans le dossier</translation>
    </message>
    <message>
        <source>Inside which folder?</source>
        <translation>Dans quel dossier ?</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Into the file</source>
        <translation>Dans le fichier</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>Dans le dossier</translation>
    </message>
    <message>
        <source>Into the vocabulary:</source>
        <translation>Dans le vocabulaire :</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Émettre</translation>
    </message>
    <message>
        <source>Issue “{name}”?</source>
        <translation>Émettre « {name} » ?</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>Émettre…</translation>
    </message>
    <message>
        <source>Issuing</source>
        <translation>Émission</translation>
    </message>
    <message>
        <source>It plays on.</source>
        <translation>La lecture continue.</translation>
    </message>
    <message>
        <source>It stands on a single item.</source>
        <translation>Un seul élément l’étaye.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Élément</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Items &amp;without an incident</source>
        <translation>Éléments sa&amp;ns incident</translation>
    </message>
    <message>
        <source>Items and clips by their references</source>
        <translation>Éléments et extraits par leurs références</translation>
    </message>
    <message>
        <source>Items as a table</source>
        <translation>Éléments en tableau</translation>
    </message>
    <message>
        <source>Items carry a source's code. Names and contacts are kept apart: no export, search or history shows them.</source>
        <translation>Les éléments portent le code d’une source. Noms et contacts sont gardés à part : aucun export, aucune recherche, aucun historique ne les montre.</translation>
    </message>
    <message>
        <source>Items to &amp;look at</source>
        <translation>Éléments à re&amp;garder</translation>
    </message>
    <message>
        <source>Items, and in brackets incidents told, of a section and those below. ~ a single item, ! told without such an item, – nothing.</source>
        <translation>Éléments, et entre parenthèses incidents racontés, d’une section et de celles au-dessous. ~ un seul élément, ! raconté sans tel élément, – rien.</translation>
    </message>
    <message numerus="yes">
        <source>Its %n item(s) stay, untied from it. Undo brings everything back.</source>
        <translation><numerusform>%n élément en est détaché et reste dans le fonds. Annuler rétablit tout.</numerusform><numerusform>%n éléments en sont détachés et restent dans le fonds. Annuler rétablit tout.</numerusform></translation>
    </message>
    <message>
        <source>Its label:</source>
        <translation>Son libellé :</translation>
    </message>
    <message>
        <source>Its name in the navigator:</source>
        <translation>Son nom dans la navigation :</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>Son nom :</translation>
    </message>
    <message>
        <source>Its name; one of that name is replaced:</source>
        <translation>Son nom ; un modèle du même nom est remplacé :</translation>
    </message>
    <message>
        <source>Its new name:</source>
        <translation>Son nouveau nom :</translation>
    </message>
    <message>
        <source>Its number or letters of its title; or a new number and a title: 2.3 At sea</source>
        <translation>Son numéro ou des lettres de son titre ; ou un nouveau numéro et un titre : 2.3 En mer</translation>
    </message>
    <message>
        <source>Its title:</source>
        <translation>Son titre :</translation>
    </message>
    <message numerus="yes">
        <source>Its words stay on %n record(s); undo brings it back.</source>
        <translation><numerusform>Ses mots restent sur %n fiche ; annuler le fait revenir.</numerusform><numerusform>Ses mots restent sur %n fiches ; annuler le fait revenir.</numerusform></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Tout garder</translation>
    </message>
    <message>
        <source>Keep how this edition looks, or use what was kept</source>
        <translation>Garder l’aspect de cette édition, ou reprendre ce qui a été gardé</translation>
    </message>
    <message>
        <source>Keep only this</source>
        <translation>Ne garder que lui</translation>
    </message>
    <message>
        <source>Keep this frame as a &amp;still</source>
        <translation>Garder cette &amp;image</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>Garder cette recherche</translation>
    </message>
    <message>
        <source>Keep this search in the navigator</source>
        <translation>Garder cette recherche dans la navigation</translation>
    </message>
    <message>
        <source>Kept: {span}</source>
        <translation>Gardé : {span}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Raccourcis de cette page</translation>
    </message>
    <message>
        <source>Keys, on this computer</source>
        <translation>Touches, sur cet ordinateur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Kind, format, length</source>
        <translation>Nature, format, durée</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>Déjà connu</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Language of the transcript</source>
        <translation>Langue de la transcription</translation>
    </message>
    <message>
        <source>Languages of the report</source>
        <translation>Langues du rapport</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Agrandir (+)</translation>
    </message>
    <message>
        <source>Last verified</source>
        <translation>Dernière vérification</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Latitude and longitude</source>
        <translation>Latitude et longitude</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Présentation</translation>
    </message>
    <message>
        <source>Layout of the annex</source>
        <translation>Présentation de l’annexe</translation>
    </message>
    <message>
        <source>Learn with the demonstration</source>
        <translation>Apprendre avec la démonstration</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Les laisser</translation>
    </message>
    <message>
        <source>Leave them where they are, and index them there</source>
        <translation>Les laisser où ils sont, et les y indexer</translation>
    </message>
    <message>
        <source>Leave this span as it was</source>
        <translation>Rendre ce passage tel quel</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Laissé de côté</translation>
    </message>
    <message>
        <source>Left alone ({count})</source>
        <translation>Laissé de côté ({count})</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>Côté gauche</translation>
    </message>
    <message>
        <source>Left: the library’s word holds. Right: the sheet’s. Ctrl+A chooses all lines.</source>
        <translation>Gauche : le fonds vaut. Droite : le tableau vaut. Ctrl+A choisit toutes les lignes.</translation>
    </message>
    <message>
        <source>Less contrast (for looking only)</source>
        <translation>Moins de contraste (à l’écran seulement)</translation>
    </message>
    <message>
        <source>Less loud</source>
        <translation>Moins fort</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Laisser continuer</translation>
    </message>
    <message>
        <source>Letters of its name; or vocabulary:name to make a new one: object:lamp</source>
        <translation>Des lettres de son nom ; ou vocabulaire:nom pour en créer un : object:lampe</translation>
    </message>
    <message>
        <source>Letters of its title, or I-014; or a date and a title to make a new one: 21/9/2010 Raid on the quay</source>
        <translation>Des lettres de son titre, ou I-014 ; ou une date et un titre pour en créer un : 21/9/2010 Descente sur le quai</translation>
    </message>
    <message>
        <source>Letters of what it does</source>
        <translation>Quelques lettres de l’action</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Fonds</translation>
    </message>
    <message>
        <source>Library’s</source>
        <translation>Le fonds</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Situé dans</translation>
    </message>
    <message>
        <source>Linked incidents</source>
        <translation>Incidents liés</translation>
    </message>
    <message>
        <source>List it by its number alone; once more, and it is given</source>
        <translation>Ne citer que son numéro ; une fois de plus, et elle est communiquée</translation>
    </message>
    <message>
        <source>List what is withheld, without a word of it</source>
        <translation>Lister les pièces non communiquées, sans rien en dire</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitude</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Examiner</translation>
    </message>
    <message>
        <source>Look or read further down</source>
        <translation>Voir ou lire plus bas</translation>
    </message>
    <message>
        <source>Look or read further up</source>
        <translation>Voir ou lire plus haut</translation>
    </message>
    <message>
        <source>Look through your last changes, and verify the originals.</source>
        <translation>Parcourez vos derniers changements, et vérifiez les originaux.</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>Recherche de visages</translation>
    </message>
    <message>
        <source>Looking for missing originals</source>
        <translation>Recherche des originaux manquants</translation>
    </message>
    <message>
        <source>Looking for names</source>
        <translation>Recherche de noms</translation>
    </message>
    <message>
        <source>Looks below a folder for originals that were moved or lost</source>
        <translation>Cherche sous un dossier les originaux déplacés ou perdus</translation>
    </message>
    <message>
        <source>Loop begins here</source>
        <translation>La boucle commence ici</translation>
    </message>
    <message>
        <source>Loop ends here</source>
        <translation>La boucle finit ici</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Plus fort</translation>
    </message>
    <message>
        <source>Made from {ref}</source>
        <translation>Tiré de {ref}</translation>
    </message>
    <message>
        <source>Made from {ref} at {at}</source>
        <translation>Tiré de {ref} à {at}</translation>
    </message>
    <message>
        <source>Made here</source>
        <translation>Tiré ici</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Make the library</source>
        <translation>Créer le fonds</translation>
    </message>
    <message>
        <source>Making derived pictures again</source>
        <translation>Réfection des images dérivées</translation>
    </message>
    <message>
        <source>Making “{name}”</source>
        <translation>Création de « {name} »</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Map: {query}</source>
        <translation>Carte : {query}</translation>
    </message>
    <message>
        <source>Mark a re&amp;gion…</source>
        <translation>Marquer une ré&amp;gion…</translation>
    </message>
    <message>
        <source>Mask the voice</source>
        <translation>Masquer la voix</translation>
    </message>
    <message>
        <source>May belong here</source>
        <translation>Rattachements possibles</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>Fusionner avec…</translation>
    </message>
    <message>
        <source>Merging needs two places.</source>
        <translation>Pour fusionner, il faut deux lieux.</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>Fichiers manquants</translation>
    </message>
    <message>
        <source>Mo&amp;ve the region chosen</source>
        <translation>Déplacer la ré&amp;gion choisie</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Instant</translation>
    </message>
    <message>
        <source>More contrast (for looking only)</source>
        <translation>Plus de contraste (à l’écran seulement)</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name or code of the language, such as Arabic, ti or fa:</source>
        <translation>Nom ou code de la langue, par exemple arabe, ti ou fa :</translation>
    </message>
    <message>
        <source>Name {code}</source>
        <translation>Nom {code}</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Names given here are replaced by codes in titles, accounts and quotes. They are kept apart: no export, search or history shows them.</source>
        <translation>Les noms donnés ici sont remplacés par des codes dans les titres, récits et citations. Ils sont gardés à part : aucun export, aucune recherche, aucun historique ne les montre.</translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>Ne&amp;xt incident</source>
        <translation>Incident &amp;suivant</translation>
    </message>
    <message>
        <source>Near&amp;er</source>
        <translation>&amp;Plus près</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Éléments voisins</translation>
    </message>
    <message>
        <source>New &amp;person under a code…</source>
        <translation>Nouvelle &amp;personne sous un code…</translation>
    </message>
    <message>
        <source>New &amp;vocabulary…</source>
        <translation>Nouveau &amp;vocabulaire…</translation>
    </message>
    <message>
        <source>New correction</source>
        <translation>Nouvelle correction</translation>
    </message>
    <message>
        <source>New edition</source>
        <translation>Nouvelle édition</translation>
    </message>
    <message>
        <source>New editions begin with</source>
        <translation>Les nouvelles éditions commencent par</translation>
    </message>
    <message>
        <source>New edition…</source>
        <translation>Nouvelle édition…</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>Nouvel incident</translation>
    </message>
    <message>
        <source>New incident: {title}</source>
        <translation>Nouvel incident : {title}</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>Nouveau fonds</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Nouvelle personne</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>Nouvelle personne…</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>Nouveau lieu</translation>
    </message>
    <message>
        <source>New place…</source>
        <translation>Nouveau lieu…</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>Nouvelle section</translation>
    </message>
    <message>
        <source>New section: {number} {title}</source>
        <translation>Nouvelle section : {number} {title}</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>Nouvelle source</translation>
    </message>
    <message>
        <source>New source…</source>
        <translation>Nouvelle source…</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nouveau mot-clé</translation>
    </message>
    <message>
        <source>New tag below…</source>
        <translation>Nouveau mot-clé dessous…</translation>
    </message>
    <message>
        <source>New tag: {label}</source>
        <translation>Nouveau mot-clé : {label}</translation>
    </message>
    <message>
        <source>New vocabulary</source>
        <translation>Nouveau vocabulaire</translation>
    </message>
    <message>
        <source>New vocabulary…</source>
        <translation>Nouveau vocabulaire…</translation>
    </message>
    <message>
        <source>No action has {key}.</source>
        <translation>Aucune action n’a {key}.</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>No edition that was handed over holds “{one}”.</source>
        <translation>Aucune édition remise ne contient « {one} ».</translation>
    </message>
    <message>
        <source>No face was found. Some may be missed: look yourself.</source>
        <translation>Aucun visage trouvé. Certains ont pu échapper : regardez vous-même.</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>Sans groupes</translation>
    </message>
    <message>
        <source>No incident</source>
        <translation>Sans incident</translation>
    </message>
    <message>
        <source>No item fits “{chip}”.</source>
        <translation>Aucun élément ne répond à « {chip} ».</translation>
    </message>
    <message>
        <source>No item supports this section itself yet.</source>
        <translation>Aucun élément n’étaye encore cette section elle-même.</translation>
    </message>
    <message>
        <source>No loop</source>
        <translation>Sans boucle</translation>
    </message>
    <message>
        <source>No loop any more.</source>
        <translation>Plus de boucle.</translation>
    </message>
    <message>
        <source>No original is missing.</source>
        <translation>Aucun original ne manque.</translation>
    </message>
    <message>
        <source>No rank</source>
        <translation>Sans étoile</translation>
    </message>
    <message>
        <source>No section</source>
        <translation>Sans section</translation>
    </message>
    <message>
        <source>No single part of the search is to blame; try other words.</source>
        <translation>Aucune partie de la recherche n’est seule en cause ; essayez d’autres mots.</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Pas de son</translation>
    </message>
    <message>
        <source>No source yet. A source is who gave or made items: give each a code, such as S-03.</source>
        <translation>Aucune source encore. Une source est qui a donné ou fait des éléments : donnez un code à chacune, tel que S-03.</translation>
    </message>
    <message>
        <source>No span begun.</source>
        <translation>Aucun passage commencé.</translation>
    </message>
    <message>
        <source>No template is kept yet</source>
        <translation>Aucun modèle n’est encore gardé</translation>
    </message>
    <message>
        <source>No text could be read from this file.</source>
        <translation>Aucun texte n’a pu être lu dans ce fichier.</translation>
    </message>
    <message>
        <source>No ties were copied yet.</source>
        <translation>Aucun lien n’a encore été copié.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Nobody goes under a code yet. A name that is not given here is not replaced.</source>
        <translation>Personne n’est encore désigné par un code. Un nom qui n’est pas donné ici n’est pas remplacé.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Non classés</translation>
    </message>
    <message>
        <source>None of the missing originals is there.</source>
        <translation>Aucun des originaux manquants n’y est.</translation>
    </message>
    <message>
        <source>None yet: an incident's own page ties it to a section.</source>
        <translation>Aucun pour l’instant : un incident se rattache à une section depuis sa propre page.</translation>
    </message>
    <message>
        <source>None yet: {begin} and {end} cut a clip in review, {mark} sets a mark.</source>
        <translation>Encore aucun : à l’examen, {begin} et {end} découpent un extrait, {mark} pose un repère.</translation>
    </message>
    <message>
        <source>Not as they came in: {refs}.</source>
        <translation>Pas tels qu’ils sont arrivés : {refs}.</translation>
    </message>
    <message>
        <source>Not only {key}</source>
        <translation>Pas seulement {key}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note: {words}</source>
        <translation>Note : {words}</translation>
    </message>
    <message>
        <source>Nothing failed and nothing was left out.</source>
        <translation>Aucun échec, aucun fichier ignoré.</translation>
    </message>
    <message>
        <source>Nothing fits all of this</source>
        <translation>Rien ne répond à tous ces critères</translation>
    </message>
    <message>
        <source>Nothing has been handed over yet.</source>
        <translation>Rien n’a encore été remis.</translation>
    </message>
    <message>
        <source>Nothing has been taken in yet</source>
        <translation>Rien n’a encore été importé</translation>
    </message>
    <message>
        <source>Nothing here has a date yet. Take in files, or write an incident with {key}: all that has a date stands here.</source>
        <translation>Rien n’a encore de date. Importez des fichiers, ou écrivez un incident avec {key} : tout ce qui a une date paraît ici.</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>Rien ici.</translation>
    </message>
    <message>
        <source>Nothing in it is open to this audience yet. “Check” says why.</source>
        <translation>Rien n’y est encore ouvert à ces destinataires. « Contrôle » dit pourquoi.</translation>
    </message>
    <message>
        <source>Nothing in this library has a point on the map yet.</source>
        <translation>Rien dans ce fonds n’a encore de point sur la carte.</translation>
    </message>
    <message>
        <source>Nothing in this sheet differs from the library.</source>
        <translation>Rien dans ce tableau ne diffère du fonds.</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Rien ne s’appelle ainsi.</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Rien n’est choisi</translation>
    </message>
    <message>
        <source>Nothing is in it yet. Say under “Contents” what goes in, or add items by their references.</source>
        <translation>Rien n’y est encore. Dites sous « Contenu » ce qui y entre, ou ajoutez des éléments par leurs références.</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Rien ne manque.</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Rien n’est sélectionné</translation>
    </message>
    <message>
        <source>Nothing untied was taken at that time or near that place.</source>
        <translation>Rien de non rattaché n’a été pris à ce moment ni près de ce lieu.</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Nothing was found; try other words.</source>
        <translation>Rien n’a été trouvé ; essayez d’autres mots.</translation>
    </message>
    <message>
        <source>Nothing was tied yet.</source>
        <translation>Rien n’a encore été rattaché.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing would change; put right by it: %n item(s).</source>
        <translation><numerusform>Rien ne changerait ; déjà corrigé par elle : %n élément.</numerusform><numerusform>Rien ne changerait ; déjà corrigés par elle : %n éléments.</numerusform></translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Actuelle</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numérotation</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Of what the gallery shows, or of everything</source>
        <translation>De ce que montre la galerie, ou de tout</translation>
    </message>
    <message>
        <source>On this frame; “Follow on” then follows the shape in hand</source>
        <translation>Sur cette image ; « Suivre après » suit ensuite la forme en main</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Reculer d’une image</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Avancer d’une image</translation>
    </message>
    <message>
        <source>One item at a time can be redacted.</source>
        <translation>Un seul élément à la fois s’occulte.</translation>
    </message>
    <message>
        <source>One more key…</source>
        <translation>Une touche de plus…</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>Une seconde en arrière</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>Une seconde en avant</translation>
    </message>
    <message>
        <source>Only films and recordings are transcribed.</source>
        <translation>On ne transcrit que les films et les enregistrements.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Fonds &amp;récents</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>Ouvrir un fonds</translation>
    </message>
    <message>
        <source>Open it afterwards, to be printed</source>
        <translation>L’ouvrir ensuite, pour l’imprimer</translation>
    </message>
    <message>
        <source>Open the &amp;demonstration library…</source>
        <translation>Ouvrir le fonds de &amp;démonstration…</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Ouvrir {name}</translation>
    </message>
    <message>
        <source>Opening “{name}”</source>
        <translation>Ouverture de « {name} »</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>Originaux</translation>
    </message>
    <message>
        <source>Otherwise than was known: {items}.</source>
        <translation>Autres que ce que l’on en savait : {items}.</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Outline of the report</source>
        <translation>Plan du rapport</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>P&amp;lay or pause</source>
        <translation>&amp;Lire ou mettre en pause</translation>
    </message>
    <message>
        <source>P&amp;olygon</source>
        <translation>P&amp;olygone</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Dossier de pièces</translation>
    </message>
    <message>
        <source>Pack: the exhibits under their numbers, with annex and workbook</source>
        <translation>Dossier de pièces numérotées, avec annexe et classeur</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Page Up and Page Down then go through the others</source>
        <translation>Page préc. et Page suiv. parcourent ensuite les autres</translation>
    </message>
    <message>
        <source>Page {number} and what is covered on it</source>
        <translation>Page {number} et ce qui y est occulté</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Page {number} sur {count}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Pages without text, look at them yourself: {pages}.</source>
        <translation>Pages sans texte, à regarder vous-même : {pages}.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Passages relied on</source>
        <translation>Passages invoqués</translation>
    </message>
    <message>
        <source>Passed over: {why}.</source>
        <translation>Laissés tels quels : {why}.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>People under codes</source>
        <translation>Personnes sous un code</translation>
    </message>
    <message>
        <source>Phones and many cameras write where they were into their files. For the rest, type a point in the inspector, or give a place of the gazetteer (Library, Places).</source>
        <translation>Les téléphones et bien des appareils écrivent où ils étaient dans leurs fichiers. Pour le reste, tapez un point dans l’inspecteur, ou donnez un lieu du répertoire (Fonds, Lieux).</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Photos, films and recordings are compared; documents not.</source>
        <translation>On compare des photos, des films et des enregistrements ; pas des documents.</translation>
    </message>
    <message>
        <source>Pick a point</source>
        <translation>Choisir un point</translation>
    </message>
    <message>
        <source>Pick on the map…</source>
        <translation>Choisir sur la carte…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.gif *.bmp *.webp)</source>
        <translation>Images (*.png *.jpg *.jpeg *.tif *.tiff *.gif *.bmp *.webp)</translation>
    </message>
    <message>
        <source>Pla&amp;y the clip again and again</source>
        <translation>Lire l’extrait en &amp;boucle</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Place them</source>
        <translation>Les situer</translation>
    </message>
    <message>
        <source>Place: {name}</source>
        <translation>Lieu : {name}</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lieux</translation>
    </message>
    <message>
        <source>Places, to the public</source>
        <translation>Lieux, pour le public</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Play slowly, then more slowly</source>
        <translation>Lire lentement, puis plus lentement</translation>
    </message>
    <message>
        <source>Play, then &amp;faster</source>
        <translation>Lire, puis &amp;accélérer</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Pre&amp;vious incident</source>
        <translation>Incident &amp;précédent</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Préfixe</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Établi par</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>Appuyez sur une touche…</translation>
    </message>
    <message>
        <source>Press another key…</source>
        <translation>Taper une autre touche…</translation>
    </message>
    <message>
        <source>Press the key for “{action}”</source>
        <translation>Tapez la touche pour « {action} »</translation>
    </message>
    <message>
        <source>Press the key to look for</source>
        <translation>Tapez la touche à chercher</translation>
    </message>
    <message>
        <source>Print each file's hash as a QR code too</source>
        <translation>Imprimer aussi l’empreinte de chaque fichier en code QR</translation>
    </message>
    <message>
        <source>Print or export the chronology</source>
        <translation>Imprimer ou exporter la chronologie</translation>
    </message>
    <message>
        <source>Print statements in full</source>
        <translation>Imprimer les témoignages en entier</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Propo&amp;se</source>
        <translation>Propo&amp;ser</translation>
    </message>
    <message>
        <source>Propose &amp;faces</source>
        <translation>Proposer les &amp;visages</translation>
    </message>
    <message>
        <source>Propose faces</source>
        <translation>Proposer les visages</translation>
    </message>
    <message>
        <source>Proposed: {what}</source>
        <translation>Proposé : {what}</translation>
    </message>
    <message>
        <source>Public editions follow these rules, unless one has its own. What they take away is searched for before anything leaves.</source>
        <translation>Les éditions publiques suivent ces règles, sauf si l’une a les siennes. Ce qu’elles retirent est cherché avant que quoi que ce soit ne sorte.</translation>
    </message>
    <message>
        <source>Put below…</source>
        <translation>Placer sous…</translation>
    </message>
    <message>
        <source>Put it here</source>
        <translation>Placer ici</translation>
    </message>
    <message numerus="yes">
        <source>Put right: %n item(s).</source>
        <translation><numerusform>%n élément corrigé.</numerusform><numerusform>%n éléments corrigés.</numerusform></translation>
    </message>
    <message>
        <source>Put the tag &amp;below…</source>
        <translation>Placer le mot-clé &amp;sous…</translation>
    </message>
    <message>
        <source>Put these items right</source>
        <translation>Corriger ces éléments</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Muet</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Étoiles</translation>
    </message>
    <message>
        <source>Rank 1</source>
        <translation>1 étoile</translation>
    </message>
    <message>
        <source>Rank 2</source>
        <translation>2 étoiles</translation>
    </message>
    <message>
        <source>Rank 3</source>
        <translation>3 étoiles</translation>
    </message>
    <message>
        <source>Rank 4</source>
        <translation>4 étoiles</translation>
    </message>
    <message>
        <source>Rank 5</source>
        <translation>5 étoiles</translation>
    </message>
    <message>
        <source>Re&amp;dact…</source>
        <translation>&amp;Occulter…</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>E&amp;xaminer</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Reading the draft</source>
        <translation>Lecture du brouillon</translation>
    </message>
    <message>
        <source>Reading the draft…</source>
        <translation>Lecture du brouillon…</translation>
    </message>
    <message>
        <source>Reading the sheet…</source>
        <translation>Lecture du tableau…</translation>
    </message>
    <message>
        <source>Reading this frame…</source>
        <translation>Lecture de cette image…</translation>
    </message>
    <message>
        <source>Reading “{file}”</source>
        <translation>Lecture de « {file} »</translation>
    </message>
    <message>
        <source>Reads every original again and compares it with its hash</source>
        <translation>Relit chaque original et le compare à son empreinte</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Redact {ref}</source>
        <translation>Occulter {ref}</translation>
    </message>
    <message>
        <source>Redacting</source>
        <translation>Occultation</translation>
    </message>
    <message>
        <source>Redacting {ref}</source>
        <translation>Occultation de {ref}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>References in the draft</source>
        <translation>Références dans le brouillon</translation>
    </message>
    <message>
        <source>References of items and clips: E-000012, C-000003 …</source>
        <translation>Références d’éléments et d’extraits : E-000012, C-000003 …</translation>
    </message>
    <message>
        <source>Regions are drawn on photos, pages and films that stand still.</source>
        <translation>Les régions se tracent sur les photos, les pages et les films à l’arrêt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove key frame</source>
        <translation>Ôter l’image clé</translation>
    </message>
    <message>
        <source>Remove section {number}?</source>
        <translation>Supprimer la section {number} ?</translation>
    </message>
    <message>
        <source>Remove shape</source>
        <translation>Ôter la forme</translation>
    </message>
    <message>
        <source>Remove the draft “{name}”?</source>
        <translation>Supprimer le projet « {name} » ?</translation>
    </message>
    <message>
        <source>Remove the template “{name}”?</source>
        <translation>Supprimer le modèle « {name} » ?</translation>
    </message>
    <message>
        <source>Remove this &amp;incident…</source>
        <translation>Supprimer cet &amp;incident…</translation>
    </message>
    <message>
        <source>Remove this person</source>
        <translation>Retirer cette personne</translation>
    </message>
    <message>
        <source>Remove this search</source>
        <translation>Supprimer cette recherche</translation>
    </message>
    <message>
        <source>Remove this source</source>
        <translation>Supprimer cette source</translation>
    </message>
    <message>
        <source>Remove {key}</source>
        <translation>Retirer {key}</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Supprimer {name} ?</translation>
    </message>
    <message>
        <source>Remove {ref} “{title}”?</source>
        <translation>Supprimer {ref} « {title} » ?</translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <translation>Supprimer {what}</translation>
    </message>
    <message>
        <source>Removed the place “{name}”.</source>
        <translation>Lieu « {name} » supprimé.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename this search</source>
        <translation>Renommer la recherche</translation>
    </message>
    <message>
        <source>Rename this search…</source>
        <translation>Renommer la recherche…</translation>
    </message>
    <message>
        <source>Repeat the &amp;last tie</source>
        <translation>&amp;Répéter le dernier rattachement</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Le remplacer</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>Tout rétablir</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>D’après</translation>
    </message>
    <message>
        <source>Return begins a line at the present time. Ctrl+Space plays, Ctrl+, goes 3 s back.</source>
        <translation>Entrée commence une ligne au moment présent. Ctrl+Espace : lecture, Ctrl+, : 3 s en arrière.</translation>
    </message>
    <message>
        <source>Revie&amp;w</source>
        <translation>E&amp;xamen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Right film 0.1 s earlier, or look further up</source>
        <translation>Film de droite 0,1 s plus tôt, ou regarder plus haut</translation>
    </message>
    <message>
        <source>Right film 0.1 s later, or look further down</source>
        <translation>Film de droite 0,1 s plus tard, ou regarder plus bas</translation>
    </message>
    <message>
        <source>Right film 1 s earlier</source>
        <translation>Film de droite 1 s plus tôt</translation>
    </message>
    <message>
        <source>Right film 1 s later</source>
        <translation>Film de droite 1 s plus tard</translation>
    </message>
    <message>
        <source>Right film one frame earlier</source>
        <translation>Film de droite une image plus tôt</translation>
    </message>
    <message>
        <source>Right film one frame later</source>
        <translation>Film de droite une image plus tard</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>Côté droit</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Room to date and sign</source>
        <translation>Place pour dater et signer</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>S&amp;maller pictures</source>
        <translation>&amp;Réduire les images</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Salvage it</source>
        <translation>Le récupérer</translation>
    </message>
    <message>
        <source>Salvaging “{name}”</source>
        <translation>Récupération de « {name} »</translation>
    </message>
    <message>
        <source>Same moment</source>
        <translation>Même instant</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Save as a template</source>
        <translation>Enregistrer comme modèle</translation>
    </message>
    <message>
        <source>Save as a template…</source>
        <translation>Enregistrer comme modèle…</translation>
    </message>
    <message>
        <source>Save the findings</source>
        <translation>Enregistrer les résultats</translation>
    </message>
    <message>
        <source>Save the findings as &amp;CSV…</source>
        <translation>Enregistrer les résultats en &amp;CSV…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le compte rendu</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Say what it shows: the device's own clock is put right by it</source>
        <translation>Dites ce qu’elle montre : celle de l’appareil est corrigée d’après elle</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Search for something first; all items stand in the navigator.</source>
        <translation>Cherchez d’abord quelque chose ; tous les éléments sont dans le navigateur.</translation>
    </message>
    <message>
        <source>Search incidents</source>
        <translation>Chercher des incidents</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>Chercher dans l’historique</translation>
    </message>
    <message>
        <source>Search the metadata</source>
        <translation>Chercher dans les métadonnées</translation>
    </message>
    <message>
        <source>Search words, or kind:video  incident:I-014  date:2010-09  -has:incident …</source>
        <translation>Mots à chercher, ou kind:video  incident:I-014  date:2010-09  -has:incident…</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Recherches</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Section &amp;down</source>
        <translation>Section vers le &amp;bas</translation>
    </message>
    <message>
        <source>Section &amp;in</source>
        <translation>Mettre la section en &amp;retrait</translation>
    </message>
    <message>
        <source>Section &amp;out</source>
        <translation>S&amp;ortir la section du retrait</translation>
    </message>
    <message>
        <source>Section &amp;up</source>
        <translation>Section vers le &amp;haut</translation>
    </message>
    <message>
        <source>Section {number} is copied with all below it.</source>
        <translation>La section {number} est copiée avec tout ce qui est au-dessous.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Sections after it close up. Undo brings all of it back.</source>
        <translation>Les sections suivantes remontent. Annuler fait tout revenir.</translation>
    </message>
    <message>
        <source>Sections by</source>
        <translation>Sections par</translation>
    </message>
    <message>
        <source>Sections by kinds of evidence, or by the tags of a vocabulary</source>
        <translation>Les sections par type de preuve, ou par mots-clés d’un vocabulaire</translation>
    </message>
    <message>
        <source>See what this changes</source>
        <translation>Voir ce que cela change</translation>
    </message>
    <message>
        <source>Seen in</source>
        <translation>Vue dans</translation>
    </message>
    <message>
        <source>Select an item to say what it shows. Select several to say the same of all: what differs among them is shown as such, and stays unless you change it.</source>
        <translation>Sélectionnez un élément pour dire ce qu’il montre, ou plusieurs pour dire la même chose de tous : ce qui diffère entre eux est signalé, et reste tel quel si vous n’y touchez pas.</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Phrase</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Setting the pages…</source>
        <translation>Mise en page…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Sheet’s</source>
        <translation>Le tableau</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message numerus="yes">
        <source>Show %n incident(s)</source>
        <translation><numerusform>Montrer %n incident</numerusform><numerusform>Montrer %n incidents</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Show %n item(s)</source>
        <translation><numerusform>Montrer %n élément</numerusform><numerusform>Montrer %n éléments</numerusform></translation>
    </message>
    <message>
        <source>Show all items</source>
        <translation>Afficher tous les éléments</translation>
    </message>
    <message>
        <source>Show as a grid</source>
        <translation>Afficher en grille</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Afficher en tableau</translation>
    </message>
    <message>
        <source>Show how it will &amp;print</source>
        <translation>Montrer comment elle s’&amp;imprime</translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation>Montrer dans le dossier</translation>
    </message>
    <message>
        <source>Show in the gallery</source>
        <translation>Montrer dans la galerie</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Ne montrer que</translation>
    </message>
    <message>
        <source>Show or hide the &amp;inspector</source>
        <translation>Afficher ou masquer l’&amp;inspecteur</translation>
    </message>
    <message>
        <source>Show or hide the &amp;navigator</source>
        <translation>Afficher ou masquer la &amp;navigation</translation>
    </message>
    <message>
        <source>Show the &amp;items with this tag</source>
        <translation>Montrer les &amp;éléments de ce mot-clé</translation>
    </message>
    <message>
        <source>Show the in&amp;cidents counted</source>
        <translation>Montrer les in&amp;cidents comptés</translation>
    </message>
    <message>
        <source>Show the in&amp;cidents with this tag</source>
        <translation>Montrer les in&amp;cidents de ce mot-clé</translation>
    </message>
    <message>
        <source>Show the incidents</source>
        <translation>Montrer les incidents</translation>
    </message>
    <message>
        <source>Show the it&amp;ems counted</source>
        <translation>Montrer les él&amp;éments comptés</translation>
    </message>
    <message>
        <source>Show the items</source>
        <translation>Montrer les éléments</translation>
    </message>
    <message>
        <source>Show these in the &amp;gallery</source>
        <translation>Les montrer dans la &amp;galerie</translation>
    </message>
    <message>
        <source>Show what lies here</source>
        <translation>Montrer ce qui s’y trouve</translation>
    </message>
    <message>
        <source>Show what this source gave</source>
        <translation>Montrer ce que cette source a donné</translation>
    </message>
    <message>
        <source>Show what was decli&amp;ned</source>
        <translation>Montrer ce qui est éc&amp;arté</translation>
    </message>
    <message>
        <source>Show who it is</source>
        <translation>Montrer qui c’est</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signataire</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Taille des images</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Ignoré</translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation>&amp;Moins vite</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Réduire (−)</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself ({kind}); your work is saved. The log of it holds nothing of your evidence.</source>
        <translation>Erreur interne du programme ({kind}) ; votre travail est enregistré. La trace gardée de l’erreur ne contient rien de vos preuves.</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Tri</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Sound is off.</source>
        <translation>Le son est coupé.</translation>
    </message>
    <message>
        <source>Sound is on.</source>
        <translation>Le son est rétabli.</translation>
    </message>
    <message>
        <source>Sound, and the part that is kept</source>
        <translation>Son, et partie gardée</translation>
    </message>
    <message>
        <source>Sound, pictures, clips and marks over time. Click to go there, drag a clip, its edge or a mark to move it; Ctrl and the wheel look closer.</source>
        <translation>Son, images, extraits et repères dans le temps. Cliquez pour y aller, tirez un extrait, son bord ou un repère pour le déplacer ; Ctrl et la molette rapprochent.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Source&amp;s</source>
        <translation>Source&amp;s</translation>
    </message>
    <message>
        <source>Source's code</source>
        <translation>Code de la source</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Space shows or hides a column, Alt+Up and Alt+Down move it.</source>
        <translation>Espace montre ou cache une colonne, Alt+Haut et Alt+Bas la déplacent.</translation>
    </message>
    <message>
        <source>Space shows or hides, Alt+Up and Alt+Down move.</source>
        <translation>Espace montre ou cache, Alt+Haut et Alt+Bas déplacent.</translation>
    </message>
    <message>
        <source>Span begins</source>
        <translation>Début du passage</translation>
    </message>
    <message>
        <source>Span ends</source>
        <translation>Fin du passage</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Still going on: {jobs}.</source>
        <translation>Encore en cours : {jobs}.</translation>
    </message>
    <message numerus="yes">
        <source>Still to choose: %n cell(s) that both sides changed.</source>
        <translation><numerusform>Il reste à choisir pour %n cellule modifiée des deux côtés.</numerusform><numerusform>Il reste à choisir pour %n cellules modifiées des deux côtés.</numerusform></translation>
    </message>
    <message>
        <source>Stills are taken from films.</source>
        <translation>Les images se tirent de films.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Arrêter et fermer</translation>
    </message>
    <message>
        <source>Stop: what is done stands</source>
        <translation>Arrêter : ce qui est fait reste acquis</translation>
    </message>
    <message>
        <source>Stopped. What came in stands; the same import goes on.</source>
        <translation>Arrêté. Ce qui est arrivé reste acquis ; relancez le même import pour continuer.</translation>
    </message>
    <message>
        <source>Stopped; nothing half-written was left.</source>
        <translation>Arrêté ; rien d’inachevé n’a été laissé.</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Arrêté ; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Stopped; nothing was kept.</source>
        <translation>Arrêté ; rien n’a été gardé.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>Submitted by</source>
        <translation>Communiqué par</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>Sous-titre</translation>
    </message>
    <message>
        <source>T&amp;urn left (for looking only)</source>
        <translation>Pivoter à gauche (à l’écran s&amp;eulement)</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Mot-clé</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Mots-clés</translation>
    </message>
    <message>
        <source>Take &amp;away from this incident</source>
        <translation>R&amp;etirer de cet incident</translation>
    </message>
    <message>
        <source>Take &amp;away from this section</source>
        <translation>R&amp;etirer de cette section</translation>
    </message>
    <message>
        <source>Take a template from a file</source>
        <translation>Prendre un modèle dans un fichier</translation>
    </message>
    <message>
        <source>Take from a file…</source>
        <translation>Prendre dans un fichier…</translation>
    </message>
    <message>
        <source>Take from an SRT or VTT file</source>
        <translation>Reprendre un fichier SRT ou VTT</translation>
    </message>
    <message>
        <source>Take from an SRT or VTT file…</source>
        <translation>Reprendre un fichier SRT ou VTT…</translation>
    </message>
    <message>
        <source>Take in photos, videos, recordings and documents</source>
        <translation>Importer photos, vidéos, enregistrements et documents</translation>
    </message>
    <message>
        <source>Take it from this list (the library itself stays)</source>
        <translation>Ôter de cette liste (le fonds lui-même reste)</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Take over an edited sheet</source>
        <translation>Reprendre un tableau modifié</translation>
    </message>
    <message>
        <source>Take over “{file}”</source>
        <translation>Reprendre « {file} »</translation>
    </message>
    <message>
        <source>Take the &amp;marked regions</source>
        <translation>Prendre les régions &amp;marquées</translation>
    </message>
    <message>
        <source>Take this point</source>
        <translation>Prendre ce point</translation>
    </message>
    <message>
        <source>Take {name} from the list</source>
        <translation>Ôter {name} de la liste</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Captation</translation>
    </message>
    <message>
        <source>Taken between</source>
        <translation>Période couverte</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Date d’import</translation>
    </message>
    <message>
        <source>Taking originals back</source>
        <translation>Reprise des originaux</translation>
    </message>
    <message>
        <source>Taking over “{file}”</source>
        <translation>Reprise de « {file} »</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>Texte du document</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected item(s)</source>
        <translation><numerusform>L’élément sélectionné</numerusform><numerusform>Les %n éléments sélectionnés</numerusform></translation>
    </message>
    <message>
        <source>The &amp;chronology</source>
        <translation>La &amp;chronologie</translation>
    </message>
    <message>
        <source>The &amp;map</source>
        <translation>La c&amp;arte</translation>
    </message>
    <message>
        <source>The &amp;other side</source>
        <translation>L’&amp;autre côté</translation>
    </message>
    <message>
        <source>The &amp;report</source>
        <translation>Le r&amp;apport</translation>
    </message>
    <message numerus="yes">
        <source>The check names %n thing(s) to look at first.</source>
        <translation><numerusform>Le contrôle signale d’abord %n point à regarder.</numerusform><numerusform>Le contrôle signale d’abord %n points à regarder.</numerusform></translation>
    </message>
    <message>
        <source>The clip begins at {at}; {key} ends it.</source>
        <translation>L’extrait commence à {at} ; {key} le termine.</translation>
    </message>
    <message>
        <source>The clock shows</source>
        <translation>L’horloge montre</translation>
    </message>
    <message>
        <source>The column “{name}” is not known and was passed over.</source>
        <translation>La colonne « {name} » n’est pas connue et a été ignorée.</translation>
    </message>
    <message>
        <source>The copy</source>
        <translation>La copie</translation>
    </message>
    <message>
        <source>The copy of “{draft}” will cite the numbers of “{edition}”. The draft itself is not written.</source>
        <translation>La copie de « {draft} » citera les numéros de « {edition} ». Le brouillon lui-même n’est pas modifié.</translation>
    </message>
    <message>
        <source>The correction</source>
        <translation>La correction</translation>
    </message>
    <message>
        <source>The damaged catalogue is kept as “{name}”.</source>
        <translation>Le catalogue endommagé est gardé sous « {name} ».</translation>
    </message>
    <message>
        <source>The date is only needed where it was wrong too.</source>
        <translation>La date n’est utile que si elle était fausse aussi.</translation>
    </message>
    <message>
        <source>The draft has changed on disk since it was read.</source>
        <translation>Le brouillon a changé sur le disque depuis sa lecture.</translation>
    </message>
    <message>
        <source>The draft has the numbers of</source>
        <translation>Le brouillon a les numéros de</translation>
    </message>
    <message>
        <source>The end of the journal could not be read.</source>
        <translation>La fin du journal n’a pas pu être lue.</translation>
    </message>
    <message>
        <source>The file gives this time with its distance from UTC ({offset}): say in which zone the clock stood.</source>
        <translation>Le fichier donne cette heure avec son écart à l’UTC ({offset}) : dites à l’heure de quel fuseau était l’horloge.</translation>
    </message>
    <message>
        <source>The file says</source>
        <translation>Le fichier dit</translation>
    </message>
    <message numerus="yes">
        <source>The files' own times are back: %n item(s).</source>
        <translation><numerusform>L’heure du fichier est rendue à %n élément.</numerusform><numerusform>L’heure du fichier est rendue à %n éléments.</numerusform></translation>
    </message>
    <message>
        <source>The frame and what is covered in it</source>
        <translation>L’image et ce qui y est couvert</translation>
    </message>
    <message>
        <source>The hash is copied.</source>
        <translation>L’empreinte est copiée.</translation>
    </message>
    <message>
        <source>The hash is on the clipboard.</source>
        <translation>L’empreinte est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The incident in hand</source>
        <translation>L’incident choisi</translation>
    </message>
    <message>
        <source>The items chosen on the map; without any, those in the part that is seen</source>
        <translation>Les éléments choisis sur la carte ; sans choix, ceux de la partie visible</translation>
    </message>
    <message>
        <source>The journal does not hold:</source>
        <translation>Le journal présente des défauts :</translation>
    </message>
    <message>
        <source>The journal is whole: {count} entries, last hash {hash}.</source>
        <translation>Le journal est intact : {count} inscriptions, dernière empreinte {hash}.</translation>
    </message>
    <message>
        <source>The journal signs each step with this name. Undo takes back your own steps.</source>
        <translation>Le journal signe chaque opération de ce nom. Annuler ne revient que sur vos propres opérations.</translation>
    </message>
    <message>
        <source>The keys you have chosen are forgotten.</source>
        <translation>Les touches que vous avez choisies sont oubliées.</translation>
    </message>
    <message>
        <source>The l&amp;ibrary</source>
        <translation>Le &amp;fonds</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>Le fonds</translation>
    </message>
    <message>
        <source>The list says, from left to right:</source>
        <translation>Le bordereau dit, de gauche à droite :</translation>
    </message>
    <message>
        <source>The loop begins at {at}; {key} ends it.</source>
        <translation>La boucle commence à {at} ; {key} la termine.</translation>
    </message>
    <message>
        <source>The next place (Enter)</source>
        <translation>L’endroit suivant (Entrée)</translation>
    </message>
    <message>
        <source>The originals should have been verified again by {day}: Library, Verify the originals.</source>
        <translation>Les originaux auraient dû être revérifiés le {day} au plus tard : Fonds, Vérifier les originaux.</translation>
    </message>
    <message>
        <source>The outline has no sections yet.</source>
        <translation>Le plan n’a pas encore de section.</translation>
    </message>
    <message>
        <source>The outline is empty. “New section” writes the first heading; or paste a list of headings that you have already.</source>
        <translation>Le plan est vide. « Nouvelle section » écrit le premier titre ; ou collez une liste de titres que vous avez déjà.</translation>
    </message>
    <message>
        <source>The pack goes out on</source>
        <translation>Le dossier de pièces part sur</translation>
    </message>
    <message>
        <source>The photo and what is covered in it</source>
        <translation>La photographie et ce qui y est couvert</translation>
    </message>
    <message>
        <source>The place</source>
        <translation>Le lieu</translation>
    </message>
    <message>
        <source>The place before (Shift+Enter)</source>
        <translation>L’endroit précédent (Maj+Entrée)</translation>
    </message>
    <message>
        <source>The public</source>
        <translation>Le public</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Le rapport</translation>
    </message>
    <message>
        <source>The selected items go into a draft, besides what was chosen for it</source>
        <translation>Les éléments choisis entrent dans un projet, en plus de ce qui y est déjà</translation>
    </message>
    <message>
        <source>The selected ones are not suggested for this incident again</source>
        <translation>Ceux qui sont sélectionnés ne seront plus proposés pour cet incident</translation>
    </message>
    <message>
        <source>The source</source>
        <translation>La source</translation>
    </message>
    <message>
        <source>The tag above “{tag}”:</source>
        <translation>Le mot-clé au-dessus de « {tag} » :</translation>
    </message>
    <message>
        <source>The ties of {ref} can be given to others.</source>
        <translation>Les rattachements de {ref} peuvent être collés sur d’autres éléments.</translation>
    </message>
    <message>
        <source>The two selected, the first two of several, or this one and the next</source>
        <translation>Les deux sélectionnés, les deux premiers de plusieurs, ou celui-ci et le suivant</translation>
    </message>
    <message>
        <source>The words alone, to select and copy</source>
        <translation>Le texte seul, à sélectionner et à copier</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Corrigée</translation>
    </message>
    <message>
        <source>There are more cells side by side than columns.</source>
        <translation>Il y a plus de cellules côte à côte que de colonnes.</translation>
    </message>
    <message>
        <source>There are no groups here; choose some above the grid.</source>
        <translation>Il n’y a pas de groupes ici ; choisissez-en au-dessus de la grille.</translation>
    </message>
    <message>
        <source>There is no clip or mark before this.</source>
        <translation>Il n’y a ni extrait ni repère avant.</translation>
    </message>
    <message>
        <source>There is no clip or mark further on.</source>
        <translation>Il n’y a plus d’extrait ni de repère après.</translation>
    </message>
    <message>
        <source>There is no clip yet; {begin} and {end} cut one.</source>
        <translation>Il n’y a pas encore d’extrait ; {begin} et {end} en délimitent un.</translation>
    </message>
    <message>
        <source>There is no draft of an edition yet.</source>
        <translation>Il n’y a pas encore de projet d’édition.</translation>
    </message>
    <message>
        <source>There is no edition yet to check a draft against.</source>
        <translation>Il n’y a pas encore d’édition à laquelle comparer un brouillon.</translation>
    </message>
    <message>
        <source>There is no folder “{folder}”.</source>
        <translation>Il n’y a pas de dossier « {folder} ».</translation>
    </message>
    <message>
        <source>There is no title in this language yet.</source>
        <translation>Il n’y a pas encore de titre dans cette langue.</translation>
    </message>
    <message>
        <source>There is nothing to compare it with; select two items.</source>
        <translation>Il n’y a rien à quoi le comparer ; sélectionnez deux éléments.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Il n’y a rien à rétablir.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>These two moments are the same</source>
        <translation>Ces deux instants n’en font qu’un</translation>
    </message>
    <message numerus="yes">
        <source>This consent ends in %n day(s).</source>
        <translation><numerusform>Cet accord prend fin dans %n jour.</numerusform><numerusform>Cet accord prend fin dans %n jours.</numerusform></translation>
    </message>
    <message>
        <source>This consent ends today.</source>
        <translation>Cet accord prend fin aujourd’hui.</translation>
    </message>
    <message>
        <source>This consent has ended: editions with these items can’t be issued.</source>
        <translation>Cet accord a pris fin : une édition qui contient ces éléments ne peut être émise.</translation>
    </message>
    <message>
        <source>This is not a key that can be kept.</source>
        <translation>Cette touche ne peut être retenue.</translation>
    </message>
    <message>
        <source>This is the first item.</source>
        <translation>C’est le premier élément.</translation>
    </message>
    <message>
        <source>This is the last item.</source>
        <translation>C’est le dernier élément.</translation>
    </message>
    <message>
        <source>This needs two films or recordings.</source>
        <translation>Il y faut deux films ou enregistrements.</translation>
    </message>
    <message>
        <source>This picture is very large; it is shown at {share} % of its size.</source>
        <translation>Cette image est très grande ; elle est montrée à {share} % de sa taille.</translation>
    </message>
    <message>
        <source>Those used in place are used from there, which can be undone; others are copied back.</source>
        <translation>Ceux utilisés sur place le sont désormais là-bas, ce qui peut être annulé ; les autres sont recopiés.</translation>
    </message>
    <message>
        <source>Three things one can do now, in any order:</source>
        <translation>Trois choses à faire, dans l’ordre qu’on veut :</translation>
    </message>
    <message>
        <source>Tie to a &amp;section…</source>
        <translation>Rattacher à une &amp;section…</translation>
    </message>
    <message>
        <source>Tie to a section</source>
        <translation>Rattacher à une section</translation>
    </message>
    <message>
        <source>Tie to an &amp;incident…</source>
        <translation>Rattacher à un &amp;incident…</translation>
    </message>
    <message>
        <source>Tie to an incident</source>
        <translation>Rattacher à un incident</translation>
    </message>
    <message numerus="yes">
        <source>Tied %n item(s) to {target}</source>
        <translation><numerusform>%n élément rattaché à {target}</numerusform><numerusform>%n éléments rattachés à {target}</numerusform></translation>
    </message>
    <message>
        <source>Tied {ref} to {target}</source>
        <translation>{ref} rattaché à {target}</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>Rattachements</translation>
    </message>
    <message>
        <source>Ties the selected ones to this incident</source>
        <translation>Rattache ceux qui sont sélectionnés à cet incident</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Ligne de temps</translation>
    </message>
    <message>
        <source>Timeline: closer</source>
        <translation>Ligne de temps : plus près</translation>
    </message>
    <message>
        <source>Timeline: farther</source>
        <translation>Ligne de temps : plus loin</translation>
    </message>
    <message>
        <source>Timeline: the clip at the head</source>
        <translation>Ligne de temps : l’extrait où l’on est</translation>
    </message>
    <message>
        <source>Timeline: the whole</source>
        <translation>Ligne de temps : en entier</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Title ({code}), Enter saves</source>
        <translation>Titre ({code}) – Entrée pour enregistrer</translation>
    </message>
    <message>
        <source>Title of the library</source>
        <translation>Titre du fonds</translation>
    </message>
    <message>
        <source>Title of the section</source>
        <translation>Titre de la section</translation>
    </message>
    <message>
        <source>Title page</source>
        <translation>Page de titre</translation>
    </message>
    <message>
        <source>Title {code}</source>
        <translation>Titre {code}</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>To &amp;look at</source>
        <translation>À re&amp;garder</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>To paste into a spreadsheet, as the columns are shown</source>
        <translation>À coller dans un tableur, avec les colonnes affichées</translation>
    </message>
    <message>
        <source>To play films and recordings, install VLC (on Debian and Ubuntu: apt-get install libvlc5 vlc-plugin-base vlc-plugin-video-output) and start the program again. Everything else works without it.</source>
        <translation>Pour lire films et enregistrements, installez VLC (sous Debian et Ubuntu : apt-get install libvlc5 vlc-plugin-base vlc-plugin-video-output) et relancez le programme. Tout le reste fonctionne sans lui.</translation>
    </message>
    <message>
        <source>To play films and recordings, install VLC from videolan.org (the same bits as this program: 64) and start the program again. Everything else works without it.</source>
        <translation>Pour lire films et enregistrements, installez VLC depuis videolan.org (en 64 bits, comme ce programme) et relancez le programme. Tout le reste fonctionne sans lui.</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>Au début</translation>
    </message>
    <message>
        <source>To the clip or mark before</source>
        <translation>À l’extrait ou au repère précédent</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>À la fin</translation>
    </message>
    <message>
        <source>To the next clip or mark</source>
        <translation>Au prochain extrait ou repère</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcription</translation>
    </message>
    <message>
        <source>Transcript: &amp;words said</source>
        <translation>Transcription : &amp;paroles</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Transcriptions</translation>
    </message>
    <message>
        <source>Tu&amp;rn down</source>
        <translation>&amp;Refuser</translation>
    </message>
    <message>
        <source>Turn &amp;right (for looking only)</source>
        <translation>Pi&amp;voter à droite (à l’écran seulement)</translation>
    </message>
    <message>
        <source>Turn the order round</source>
        <translation>Inverser l’ordre</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo brings all of it back.</source>
        <translation>Annuler fait tout revenir.</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Annuler : {what}</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Annulé : {what}</translation>
    </message>
    <message>
        <source>Untie {target}</source>
        <translation>Détacher {target}</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>Les utiliser</translation>
    </message>
    <message>
        <source>Use “{name}”</source>
        <translation>Reprendre « {name} »</translation>
    </message>
    <message>
        <source>VLC cannot play this file; its frames and metadata may still say something.</source>
        <translation>VLC ne peut pas lire ce fichier ; ses images et ses métadonnées peuvent encore renseigner.</translation>
    </message>
    <message>
        <source>Verifications</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Vérifié le</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>À revérifier</translation>
    </message>
    <message>
        <source>Verify the &amp;journal</source>
        <translation>Vérifier le &amp;journal</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <translation>Vérifier le journal</translation>
    </message>
    <message>
        <source>Verify the originals</source>
        <translation>Vérifier les originaux</translation>
    </message>
    <message>
        <source>Verifying the journal</source>
        <translation>Vérification du journal</translation>
    </message>
    <message>
        <source>Verifying the originals</source>
        <translation>Vérification des originaux</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Vidéos</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Vocabularies</source>
        <translation>Vocabulaires</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Vocabulaire</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>W</source>
        <translation>O</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>What bears it will bear the other one, and it goes</source>
        <translation>Ce qui le porte portera l’autre, et il disparaît</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>What both show now is one moment: keep them in step from here</source>
        <translation>Les deux montrent un même instant : les caler à partir d’ici</translation>
    </message>
    <message>
        <source>What can be read is written anew from its journal and its tables. The damaged catalogue is kept beside it; originals are not touched.</source>
        <translation>Ce qui peut être lu est récrit d’après le journal et les tables. Le catalogue endommagé reste à côté ; les originaux ne sont pas touchés.</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>Dernière opération</translation>
    </message>
    <message>
        <source>What happened to each file</source>
        <translation>Ce qu’est devenu chaque fichier</translation>
    </message>
    <message>
        <source>What happened, when and where: the chronology is made of these.</source>
        <translation>Ce qui s’est passé, quand et où : la chronologie en est faite.</translation>
    </message>
    <message>
        <source>What held this exhibit</source>
        <translation>Ce qui contenait cette pièce</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>Ce qui vaut</translation>
    </message>
    <message>
        <source>What is covered</source>
        <translation>Ce qui est couvert</translation>
    </message>
    <message>
        <source>What is done stands; the rest can be taken up again by doing the same next time.</source>
        <translation>Ce qui est fait reste acquis ; relancez la même opération plus tard pour reprendre le reste.</translation>
    </message>
    <message>
        <source>What is known of the incident</source>
        <translation>Ce qu’on sait de l’incident</translation>
    </message>
    <message>
        <source>What is moved here has its new number in drafts; issued editions keep theirs ({editions}).</source>
        <translation>Ce qu’on déplace ici prend son nouveau numéro dans les projets ; les éditions émises gardent le leur ({editions}).</translation>
    </message>
    <message>
        <source>What is seen here, Enter saves</source>
        <translation>Ce qu’on voit ici – Entrée pour enregistrer</translation>
    </message>
    <message>
        <source>What is seen or heard here {where}, Enter saves</source>
        <translation>Ce qu’on voit ou entend ici {where} – Entrée pour enregistrer</translation>
    </message>
    <message>
        <source>What is taken out of the sound</source>
        <translation>Ce qui est retiré du son</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Ce qu’il désigne</translation>
    </message>
    <message>
        <source>What may be meant</source>
        <translation>Ce qui peut être visé</translation>
    </message>
    <message>
        <source>What seems to be a face is covered already. Some may be missed.</source>
        <translation>Ce qui semble être un visage est déjà couvert. Il peut en manquer.</translation>
    </message>
    <message>
        <source>What the case is called</source>
        <translation>Le nom de l’affaire</translation>
    </message>
    <message>
        <source>What the clip shows ({start}–{end}), Enter saves</source>
        <translation>Ce que montre l’extrait ({start}–{end}) – Entrée pour enregistrer</translation>
    </message>
    <message>
        <source>What the date rests on</source>
        <translation>Ce qui fonde la date</translation>
    </message>
    <message>
        <source>What the p&amp;ublic is told</source>
        <translation>Ce que l’on dit au p&amp;ublic</translation>
    </message>
    <message>
        <source>What the search finds: {query}</source>
        <translation>Ce que trouve la recherche : {query}</translation>
    </message>
    <message>
        <source>What the title page says</source>
        <translation>Ce que dit la page de titre</translation>
    </message>
    <message>
        <source>What to look at before it goes out</source>
        <translation>À revoir avant la remise</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>What went &amp;out</source>
        <translation>Ce &amp;qui est parti</translation>
    </message>
    <message>
        <source>What went out</source>
        <translation>Ce qui est parti</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
    <message>
        <source>What you draw over the frame shows here, with its key frames.</source>
        <translation>Ce que vous tracez sur l’image paraît ici, avec ses images clés.</translation>
    </message>
    <message>
        <source>Whatever bears “{tag}” will bear this tag, and “{tag}” goes:</source>
        <translation>Tout ce qui porte « {tag} » portera ce mot-clé, et « {tag} » disparaît :</translation>
    </message>
    <message>
        <source>Whatever you choose is made of what lies around: nothing of what is hidden stays.</source>
        <translation>Quel que soit le choix, il est fait de ce qui se trouve autour : rien de ce qui est caché ne subsiste.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>When it went out</source>
        <translation>À l’export</translation>
    </message>
    <message>
        <source>When what is covered</source>
        <translation>Quand quoi est couvert</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Endroit</translation>
    </message>
    <message>
        <source>Where a device's clock was wrong, say by how much and how you know. Its items get the right date; what their files say is kept beside it.</source>
        <translation>Là où l’horloge d’un appareil se trompait, dites de combien et comment vous le savez. Ses éléments reçoivent la bonne date ; ce que disent leurs fichiers reste à côté.</translation>
    </message>
    <message>
        <source>Where it &amp;went: which edition, to whom</source>
        <translation>Où c’est &amp;parti : dans quelle édition, à qui</translation>
    </message>
    <message>
        <source>Where missing originals may be: a folder, a card, a backup</source>
        <translation>Où peuvent être les originaux manquants : un dossier, une carte, une sauvegarde</translation>
    </message>
    <message>
        <source>Where the film stands</source>
        <translation>Où en est le film</translation>
    </message>
    <message>
        <source>Where the play head stands</source>
        <translation>Où en est la lecture</translation>
    </message>
    <message>
        <source>Where to put the copy (best: another disk)</source>
        <translation>Où placer la copie (de préférence sur un autre disque)</translation>
    </message>
    <message>
        <source>Where to put the demonstration library</source>
        <translation>Où placer le fonds de démonstration</translation>
    </message>
    <message>
        <source>Which key does what, in this window and in every library</source>
        <translation>Quelle touche fait quoi, dans cette fenêtre et dans tous les fonds</translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Whole pictures, or pi&amp;xel by pixel</source>
        <translation>Images entières, ou pi&amp;xel par pixel</translation>
    </message>
    <message numerus="yes">
        <source>Why %n exhibit(s) are listed by number alone; this is printed:</source>
        <translation><numerusform>Pourquoi %n pièce n’est citée que par son numéro ; ceci est imprimé :</numerusform><numerusform>Pourquoi %n pièces ne sont citées que par leur numéro ; ceci est imprimé :</numerusform></translation>
    </message>
    <message>
        <source>Will be made: {path}</source>
        <translation>Sera créé : {path}</translation>
    </message>
    <message>
        <source>With all below it, numbered and indented</source>
        <translation>Avec tout ce qui est au-dessous, numéroté et en retrait</translation>
    </message>
    <message>
        <source>With all below it; the numbers follow</source>
        <translation>Avec tout ce qui est au-dessous ; les numéros suivent</translation>
    </message>
    <message numerus="yes">
        <source>With it go %n section(s) below it.</source>
        <translation><numerusform>Avec elle part %n section au-dessous.</numerusform><numerusform>Avec elle partent %n sections au-dessous.</numerusform></translation>
    </message>
    <message>
        <source>Withhold</source>
        <translation>Ne pas communiquer</translation>
    </message>
    <message>
        <source>Without “{chip}” there are {count}.</source>
        <translation>Sans « {chip} », la recherche trouve {count}.</translation>
    </message>
    <message>
        <source>Words of the sentence, heading or title</source>
        <translation>Mots de la phrase, de l’intertitre ou du titre</translation>
    </message>
    <message>
        <source>Words to be covered</source>
        <translation>Mots à occulter</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>Classeur</translation>
    </message>
    <message>
        <source>Workbook (Excel)</source>
        <translation>Classeur (Excel)</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Write a section…</source>
        <translation>Écrire une section…</translation>
    </message>
    <message>
        <source>Write an incident…</source>
        <translation>Écrire un incident…</translation>
    </message>
    <message>
        <source>Write as an SRT or VTT file</source>
        <translation>Écrire un fichier SRT ou VTT</translation>
    </message>
    <message>
        <source>Write as an SRT or VTT file…</source>
        <translation>Écrire un fichier SRT ou VTT…</translation>
    </message>
    <message>
        <source>Write the PDF</source>
        <translation>Écrire le PDF</translation>
    </message>
    <message>
        <source>Write the PDF…</source>
        <translation>Écrire le PDF…</translation>
    </message>
    <message>
        <source>Write the copy</source>
        <translation>Écrire la copie</translation>
    </message>
    <message>
        <source>Write the template to a file</source>
        <translation>Écrire le modèle dans un fichier</translation>
    </message>
    <message>
        <source>Write to a file</source>
        <translation>Écrire dans un fichier</translation>
    </message>
    <message>
        <source>Writing the chronology</source>
        <translation>Écriture de la chronologie</translation>
    </message>
    <message>
        <source>Writing the copy…</source>
        <translation>Écriture de la copie…</translation>
    </message>
    <message>
        <source>Writing the demonstration</source>
        <translation>Écriture de la démonstration</translation>
    </message>
    <message>
        <source>Writing “{edition}”</source>
        <translation>Écriture de « {edition} »</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Écriture…</translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>Écrit dans {path}</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>Écrit : {file}</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Écrit : {name}</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Écrit : {path}</translation>
    </message>
    <message>
        <source>Your name, for the journal</source>
        <translation>Votre nom, pour le journal</translation>
    </message>
    <message>
        <source>a FAT32 stick (files up to 4 GB)</source>
        <translation>une clé FAT32 (fichiers jusqu’à 4 Go)</translation>
    </message>
    <message>
        <source>a code such as S-03, never a name</source>
        <translation>un code comme S-03, jamais un nom</translation>
    </message>
    <message>
        <source>a code, never a name</source>
        <translation>un code, jamais un nom</translation>
    </message>
    <message>
        <source>a list (CSV or JSON)…</source>
        <translation>une liste (CSV ou JSON)…</translation>
    </message>
    <message>
        <source>a soft passage</source>
        <translation>un fondu doux</translation>
    </message>
    <message>
        <source>a square of {km} km</source>
        <translation>un carré de {km} km</translation>
    </message>
    <message>
        <source>act from Python</source>
        <translation>agir depuis Python</translation>
    </message>
    <message>
        <source>all as they came in</source>
        <translation>tous tels qu’ils sont arrivés</translation>
    </message>
    <message>
        <source>all: or 1, 2.1 …</source>
        <translation>toutes ; ou 1, 2.1…</translation>
    </message>
    <message>
        <source>all: or I-001, I-004 …</source>
        <translation>tous ; ou I-001, I-004…</translation>
    </message>
    <message>
        <source>also &amp;inside longer words</source>
        <translation>aussi à l’&amp;intérieur d’autres mots</translation>
    </message>
    <message>
        <source>also what this search finds</source>
        <translation>aussi ce que trouve cette recherche</translation>
    </message>
    <message>
        <source>also {what}</source>
        <translation>aussi {what}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>et %n autre</numerusform><numerusform>et %n autres</numerusform></translation>
    </message>
    <message>
        <source>another place, by its name</source>
        <translation>un autre lieu, par son nom</translation>
    </message>
    <message>
        <source>anything, in one piece</source>
        <translation>n’importe quoi, d’un seul tenant</translation>
    </message>
    <message>
        <source>arrows scroll, any other key closes</source>
        <translation>flèches : faire défiler ; toute autre touche ferme</translation>
    </message>
    <message>
        <source>as it came in</source>
        <translation>tel qu’à l’arrivée</translation>
    </message>
    <message>
        <source>as one zip file</source>
        <translation>en un seul fichier zip</translation>
    </message>
    <message>
        <source>as texts call them; it stays in the library</source>
        <translation>comme les textes l’appellent ; il reste dans le fonds</translation>
    </message>
    <message>
        <source>as the library says</source>
        <translation>comme le fonds</translation>
    </message>
    <message>
        <source>as they are known</source>
        <translation>telles que connues</translation>
    </message>
    <message>
        <source>as they come</source>
        <translation>tels quels</translation>
    </message>
    <message>
        <source>at least {count}: {example}</source>
        <translation>au moins {count} : {example}</translation>
    </message>
    <message>
        <source>backwards, {speed} ×</source>
        <translation>en arrière, {speed} ×</translation>
    </message>
    <message>
        <source>before paragraph {number}</source>
        <translation>avant le paragraphe {number}</translation>
    </message>
    <message>
        <source>below paragraph {number}</source>
        <translation>sous le paragraphe {number}</translation>
    </message>
    <message>
        <source>black</source>
        <translation>du noir</translation>
    </message>
    <message>
        <source>both changed it: choose</source>
        <translation>des deux côtés : à choisir</translation>
    </message>
    <message>
        <source>by kind: V-001, P-001</source>
        <translation>par nature : V-001, P-001</translation>
    </message>
    <message>
        <source>by section: 1.2-03</source>
        <translation>par section : 1.2-03</translation>
    </message>
    <message>
        <source>by the wrong clock</source>
        <translation>selon l’horloge fausse</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>changed: {what}</source>
        <translation>modifié : {what}</translation>
    </message>
    <message>
        <source>chronology</source>
        <translation>chronologie</translation>
    </message>
    <message>
        <source>church clock in frame 212</source>
        <translation>horloge de l’église, image 212</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>extrait</translation>
    </message>
    <message>
        <source>coarse squares</source>
        <translation>de gros carrés</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>comparaison</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complète</translation>
    </message>
    <message>
        <source>confidential</source>
        <translation>confidentiel</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmé</translation>
    </message>
    <message>
        <source>contact sheets</source>
        <translation>planches-contacts</translation>
    </message>
    <message>
        <source>document</source>
        <translation>document</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>douteux</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>projet</translation>
    </message>
    <message>
        <source>draft under check</source>
        <translation>brouillon contrôlé</translation>
    </message>
    <message>
        <source>edition</source>
        <translation>édition</translation>
    </message>
    <message>
        <source>endnote {number}</source>
        <translation>note de fin {number}</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>partout</translation>
    </message>
    <message>
        <source>files that name no device</source>
        <translation>fichiers sans nom d’appareil</translation>
    </message>
    <message>
        <source>footnote {number}</source>
        <translation>note {number}</translation>
    </message>
    <message>
        <source>for the public: only what is open</source>
        <translation>pour le public : seulement ce qui est ouvert</translation>
    </message>
    <message>
        <source>frame {number}</source>
        <translation>image {number}</translation>
    </message>
    <message>
        <source>gallery</source>
        <translation>galerie</translation>
    </message>
    <message>
        <source>has no number any more</source>
        <translation>n’a plus de numéro</translation>
    </message>
    <message>
        <source>heading {number}</source>
        <translation>titre {number}</translation>
    </message>
    <message>
        <source>in full</source>
        <translation>en entier</translation>
    </message>
    <message>
        <source>in full, for the authority</source>
        <translation>intégrale, pour l’autorité</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>incident</translation>
    </message>
    <message>
        <source>incidents</source>
        <translation>incidents</translation>
    </message>
    <message>
        <source>issued {when}</source>
        <translation>émise le {when}</translation>
    </message>
    <message>
        <source>items</source>
        <translation>éléments</translation>
    </message>
    <message>
        <source>kind of evidence</source>
        <translation>type de preuve</translation>
    </message>
    <message>
        <source>library</source>
        <translation>fonds</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>ligne {number}</translation>
    </message>
    <message>
        <source>linked to {refs}</source>
        <translation>lié à {refs}</translation>
    </message>
    <message>
        <source>list of exhibits</source>
        <translation>liste des pièces</translation>
    </message>
    <message>
        <source>made here</source>
        <translation>tiré ici</translation>
    </message>
    <message>
        <source>map</source>
        <translation>carte</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>masqué</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>missing: {what}</source>
        <translation>manquant : {what}</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>coupé</translation>
    </message>
    <message>
        <source>name and office, under that room</source>
        <translation>nom et qualité, sous cette place</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>never cited</source>
        <translation>jamais citée</translation>
    </message>
    <message>
        <source>never exported</source>
        <translation>jamais exporté</translation>
    </message>
    <message>
        <source>new incident {number}</source>
        <translation>nouvel incident {number}</translation>
    </message>
    <message>
        <source>new numbers</source>
        <translation>nouveaux numéros</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sans date</translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation>pas encore de date</translation>
    </message>
    <message>
        <source>no end is known</source>
        <translation>aucune fin connue</translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>sans preuve</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>aucune touche</translation>
    </message>
    <message>
        <source>no logo</source>
        <translation>pas de logo</translation>
    </message>
    <message>
        <source>no template</source>
        <translation>aucun modèle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>none: at the top</source>
        <translation>aucun : tout en haut</translation>
    </message>
    <message>
        <source>none: or A for A-1, A-2 …</source>
        <translation>aucun : ou A pour A-1, A-2 …</translation>
    </message>
    <message>
        <source>not a date yet</source>
        <translation>pas encore une date</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>pas du tout</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>not quoted</source>
        <translation>non citées</translation>
    </message>
    <message>
        <source>not read again since</source>
        <translation>pas relu depuis</translation>
    </message>
    <message>
        <source>not there now: {path}</source>
        <translation>introuvable pour l’instant : {path}</translation>
    </message>
    <message>
        <source>not tied to the section citing it</source>
        <translation>non rattachée à la section qui la cite</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>non compris</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>numbers of their own</source>
        <translation>des numéros propres</translation>
    </message>
    <message>
        <source>of incidents by their name, of exhibits not</source>
        <translation>le nom, pour les incidents ; rien, pour les pièces</translation>
    </message>
    <message>
        <source>of one part; the rest is being set…</source>
        <translation>d’une partie ; le reste se compose…</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>sur {count}</translation>
    </message>
    <message>
        <source>of {count}; being set anew…</source>
        <translation>sur {count} ; se recompose…</translation>
    </message>
    <message>
        <source>officer</source>
        <translation>agent</translation>
    </message>
    <message>
        <source>offset {offset}</source>
        <translation>décalage {offset}</translation>
    </message>
    <message>
        <source>one a line: whole name, surname, other spellings</source>
        <translation>un par ligne : nom entier, nom de famille, autres graphies</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>open: the public too</source>
        <translation>ouvert : public compris</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>pièces</translation>
    </message>
    <message>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message>
        <source>page footer</source>
        <translation>pied de page</translation>
    </message>
    <message>
        <source>page header</source>
        <translation>en-tête</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>page {number}</translation>
    </message>
    <message>
        <source>page {page} of {count}</source>
        <translation>page {page} sur {count}</translation>
    </message>
    <message>
        <source>paragraph {number}</source>
        <translation>paragraphe {number}</translation>
    </message>
    <message>
        <source>paragraph {number}, numbered {label}</source>
        <translation>paragraphe {number}, numéroté {label}</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>photo</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>retenu</translation>
    </message>
    <message>
        <source>places</source>
        <translation>lieux</translation>
    </message>
    <message>
        <source>playing</source>
        <translation>en lecture</translation>
    </message>
    <message>
        <source>probable</source>
        <translation>probable</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposée</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>audio</translation>
    </message>
    <message>
        <source>region</source>
        <translation>région</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>écarté</translation>
    </message>
    <message>
        <source>report</source>
        <translation>rapport</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>rapporté</translation>
    </message>
    <message>
        <source>restricted</source>
        <translation>restreint</translation>
    </message>
    <message>
        <source>restricted: authority</source>
        <translation>restreint : autorité</translation>
    </message>
    <message>
        <source>review</source>
        <translation>examen</translation>
    </message>
    <message>
        <source>right</source>
        <translation>exacte</translation>
    </message>
    <message>
        <source>section</source>
        <translation>section</translation>
    </message>
    <message>
        <source>sections {numbers}</source>
        <translation>sections {numbers}</translation>
    </message>
    <message>
        <source>see the network</source>
        <translation>voir le réseau</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>vu</translation>
    </message>
    <message>
        <source>several values</source>
        <translation>plusieurs valeurs</translation>
    </message>
    <message>
        <source>shape {number}, {start} to {end}, {count} key frames</source>
        <translation>forme {number}, de {start} à {end}, {count} images clés</translation>
    </message>
    <message>
        <source>sheet</source>
        <translation>tableau</translation>
    </message>
    <message>
        <source>since {day}: it is overdue</source>
        <translation>depuis le {day} : en retard</translation>
    </message>
    <message>
        <source>sound: both</source>
        <translation>son : les deux</translation>
    </message>
    <message>
        <source>sound: left</source>
        <translation>son : gauche</translation>
    </message>
    <message>
        <source>sound: right</source>
        <translation>son : droite</translation>
    </message>
    <message>
        <source>standing still</source>
        <translation>à l’arrêt</translation>
    </message>
    <message>
        <source>start</source>
        <translation>accueil</translation>
    </message>
    <message>
        <source>start programs and connect</source>
        <translation>lancer des programmes et se connecter</translation>
    </message>
    <message>
        <source>stood for nothing</source>
        <translation>ne désignait rien</translation>
    </message>
    <message>
        <source>text box: {place}</source>
        <translation>zone de texte : {place}</translation>
    </message>
    <message>
        <source>the authority (in full)</source>
        <translation>l’autorité (intégrale)</translation>
    </message>
    <message>
        <source>the day of issue: or Athens, 3 June 2011</source>
        <translation>le jour d’émission : ou Athènes, le 3 juin 2011</translation>
    </message>
    <message>
        <source>the day, no time of day</source>
        <translation>le jour, sans l’heure</translation>
    </message>
    <message>
        <source>the edition “{name}”, exhibits by number</source>
        <translation>l’édition « {name} », les pièces par numéro</translation>
    </message>
    <message>
        <source>the file says {time}</source>
        <translation>le fichier dit {time}</translation>
    </message>
    <message>
        <source>the keys are for this one</source>
        <translation>les touches vont à celui-ci</translation>
    </message>
    <message>
        <source>the library</source>
        <translation>le fonds</translation>
    </message>
    <message>
        <source>the library's title</source>
        <translation>le titre du fonds</translation>
    </message>
    <message>
        <source>the month</source>
        <translation>le mois</translation>
    </message>
    <message>
        <source>the next numbers</source>
        <translation>les numéros suivants</translation>
    </message>
    <message>
        <source>the next one of the role: or T-4</source>
        <translation>le suivant du rôle : ou T-4</translation>
    </message>
    <message>
        <source>the place they lie in</source>
        <translation>le lieu où ils se trouvent</translation>
    </message>
    <message>
        <source>the public</source>
        <translation>le public</translation>
    </message>
    <message>
        <source>the sheet</source>
        <translation>le tableau</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>l’habituel</translation>
    </message>
    <message>
        <source>the whole library, items by reference</source>
        <translation>tout le fonds, les éléments par référence</translation>
    </message>
    <message>
        <source>the widest place they lie in</source>
        <translation>le lieu le plus vaste où ils se trouvent</translation>
    </message>
    <message>
        <source>the year</source>
        <translation>l’année</translation>
    </message>
    <message>
        <source>thin</source>
        <translation>fragile</translation>
    </message>
    <message>
        <source>this edition, as it was when the draft was read</source>
        <translation>cette édition, telle qu’à la lecture du brouillon</translation>
    </message>
    <message>
        <source>time past the end</source>
        <translation>moment après la fin</translation>
    </message>
    <message numerus="yes">
        <source>to %n item(s)</source>
        <translation><numerusform>à %n élément</numerusform><numerusform>à %n éléments</numerusform></translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>à regarder</translation>
    </message>
    <message>
        <source>to {ref}</source>
        <translation>à {ref}</translation>
    </message>
    <message>
        <source>under their item: 12.1</source>
        <translation>sous leur élément : 12.1</translation>
    </message>
    <message>
        <source>unknown number</source>
        <translation>numéro inconnu</translation>
    </message>
    <message>
        <source>unknown: {path}</source>
        <translation>inconnu : {path}</translation>
    </message>
    <message>
        <source>unknown: {what}</source>
        <translation>inconnu : {what}</translation>
    </message>
    <message>
        <source>use all memory</source>
        <translation>occuper toute la mémoire</translation>
    </message>
    <message>
        <source>victim</source>
        <translation>victime</translation>
    </message>
    <message>
        <source>video</source>
        <translation>vidéo</translation>
    </message>
    <message>
        <source>what is said in tied clips and at marks</source>
        <translation>paroles des extraits rattachés et des repères</translation>
    </message>
    <message>
        <source>what is to mend</source>
        <translation>ce qui est à corriger</translation>
    </message>
    <message>
        <source>what the date rests on</source>
        <translation>ce qui établit la date</translation>
    </message>
    <message>
        <source>what they have agreed to</source>
        <translation>ce à quoi la source consent</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirée</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>non communiquée</translation>
    </message>
    <message>
        <source>withheld from this audience</source>
        <translation>non communiquée à ces destinataires</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>sans titre</translation>
    </message>
    <message>
        <source>without names</source>
        <translation>sans noms</translation>
    </message>
    <message>
        <source>witness</source>
        <translation>témoin</translation>
    </message>
    <message>
        <source>write files</source>
        <translation>écrire des fichiers</translation>
    </message>
    <message>
        <source>yes: it stays where it lies</source>
        <translation>oui : il reste où il se trouve</translation>
    </message>
    <message>
        <source>{amount}/s</source>
        <translation>{amount}/s</translation>
    </message>
    <message>
        <source>{at} of {count}</source>
        <translation>{at} sur {count}</translation>
    </message>
    <message>
        <source>{count} B</source>
        <translation>{count} o</translation>
    </message>
    <message>
        <source>{count} by a better correction</source>
        <translation>{count} suivant une correction plus précise</translation>
    </message>
    <message>
        <source>{count} dated by an editor</source>
        <translation>{count} datés à la main</translation>
    </message>
    <message>
        <source>{count} right already</source>
        <translation>{count} déjà justes</translation>
    </message>
    <message>
        <source>{count} without a day</source>
        <translation>{count} sans jour</translation>
    </message>
    <message>
        <source>{count}, chosen</source>
        <translation>{count}, choisis</translation>
    </message>
    <message>
        <source>{day} – ended</source>
        <translation>{day} – terminé</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{key} belongs to the fields in which one types.</source>
        <translation>{key} appartient aux champs où l’on écrit.</translation>
    </message>
    <message>
        <source>{key} closes boxes and takes back what is typed; nothing else.</source>
        <translation>{key} ferme les boîtes et reprend ce qui est écrit ; rien d’autre.</translation>
    </message>
    <message>
        <source>{key} confirms what is typed or chosen and can do nothing else.</source>
        <translation>{key} valide ce qui est écrit ou choisi et ne peut rien faire d’autre.</translation>
    </message>
    <message>
        <source>{key} finds any action.</source>
        <translation>{key} trouve toute action.</translation>
    </message>
    <message>
        <source>{key} is taken by “{other}” ({pages}). Remove it there first.</source>
        <translation>{key} sert déjà à « {other} » ({pages}). Retirez d’abord cette touche là-bas.</translation>
    </message>
    <message>
        <source>{key} is taken by “{other}” ({pages}). What works everywhere needs a key that no page uses.</source>
        <translation>{key} sert déjà à « {other} » ({pages}). Ce qui vaut partout demande une touche qu’aucune page n’emploie.</translation>
    </message>
    <message>
        <source>{key} moves from one control to the next and can do nothing else.</source>
        <translation>{key} va d’un élément au suivant et ne peut rien faire d’autre.</translation>
    </message>
    <message>
        <source>{key} moves in lists; only review and comparison can use it.</source>
        <translation>{key} sert à se déplacer dans les listes ; seuls l’examen et la comparaison peuvent l’employer.</translation>
    </message>
    <message>
        <source>{key} opens the menu of what is in hand and can do nothing else.</source>
        <translation>{key} ouvre le menu de ce qu’on a en main et ne peut rien faire d’autre.</translation>
    </message>
    <message>
        <source>{key} shows the keys.</source>
        <translation>{key} montre les touches.</translation>
    </message>
    <message>
        <source>{length} without anything</source>
        <translation>{length} sans rien</translation>
    </message>
    <message>
        <source>{missing} missing, {changed} changed, {unknown} unknown</source>
        <translation>{missing} manquants, {changed} modifiés, {unknown} inconnus</translation>
    </message>
    <message>
        <source>{moment} has the ties of {ref} already.</source>
        <translation>{moment} a déjà les liens de {ref}.</translation>
    </message>
    <message>
        <source>{name} (none yet)</source>
        <translation>{name} (rien encore)</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} est écrit.</translation>
    </message>
    <message numerus="yes">
        <source>{name} with %n tag(s)</source>
        <translation><numerusform>{name} et son mot-clé</numerusform><numerusform>{name} et ses %n mots-clés</numerusform></translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation>{name} : {words}</translation>
    </message>
    <message>
        <source>{number} was not in it: {why}</source>
        <translation>{number} n’y figurait pas : {why}</translation>
    </message>
    <message>
        <source>{ok} as they came in, {missing} missing, {changed} changed, {unknown} unknown.</source>
        <translation>intacts {ok}, manquants {missing}, modifiés {changed}, inconnus {unknown}.</translation>
    </message>
    <message>
        <source>{question}: {what}</source>
        <translation>{question} : {what}</translation>
    </message>
    <message>
        <source>{ref} is not a PDF with pages; save it as PDF, take that in, and redact that.</source>
        <translation>{ref} n’est pas un PDF paginé ; enregistrez-le en PDF, versez ce PDF et occultez-le.</translation>
    </message>
    <message>
        <source>{ref} is part of an item; go to the item.</source>
        <translation>{ref} fait partie d’un élément ; allez à l’élément.</translation>
    </message>
    <message>
        <source>{ref} is the frame of {film} at {at}.</source>
        <translation>{ref} est l’image de {film} à {at}.</translation>
    </message>
    <message>
        <source>{ref} is the redacted copy; say who may see it once you have looked.</source>
        <translation>{ref} est la copie occultée ; dites qui peut la voir après l’avoir regardée.</translation>
    </message>
    <message>
        <source>{ref}: redacted copy</source>
        <translation>{ref} : copie occultée</translation>
    </message>
    <message>
        <source>{ref}: still at {at}</source>
        <translation>{ref} : image à {at}</translation>
    </message>
    <message>
        <source>{rename} changes a label or a note, {show} shows the items and {incidents} the incidents, {remove} removes.</source>
        <translation>{rename} change un libellé ou une note, {show} montre les éléments et {incidents} les incidents, {remove} retire.</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>{up} and {down} move it, {paste} pastes a list.</source>
        <translation>{up} et {down} la déplacent, {paste} colle une liste.</translation>
    </message>
    <message>
        <source>“{column}” cannot be typed into.</source>
        <translation>On ne peut rien taper dans « {column} ».</translation>
    </message>
    <message>
        <source>“{edition}”</source>
        <translation>« {edition} »</translation>
    </message>
    <message>
        <source>“{name}” becomes the same place as:</source>
        <translation>« {name} » devient le même lieu que :</translation>
    </message>
    <message>
        <source>“{name}” is kept.</source>
        <translation>« {name} » est gardé.</translation>
    </message>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>« {name} » existe déjà. Le remplacer ?</translation>
    </message>
    <message>
        <source>“{name}” was made and not opened; it is among the recent libraries.</source>
        <translation>« {name} » a été créé sans être ouvert ; il figure parmi les fonds récents.</translation>
    </message>
    <message>
        <source>“{name}” was not opened: work goes on in this library.</source>
        <translation>« {name} » n’a pas été ouvert : un travail est en cours dans ce fonds.</translation>
    </message>
</context>
</TS>
