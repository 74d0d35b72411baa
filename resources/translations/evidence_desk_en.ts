<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n cell(s) changed.</source>
        <translation><numerusform>%n cell changed.</numerusform><numerusform>%n cells changed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) taken over; one undo takes all of it back.</source>
        <translation><numerusform>%n cell taken over; one undo takes all of it back.</numerusform><numerusform>%n cells taken over; one undo takes all of it back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation><numerusform>%n change</numerusform><numerusform>%n changes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation><numerusform>%n changed</numerusform><numerusform>%n changed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n covered</source>
        <translation><numerusform>%n covered</numerusform><numerusform>%n covered</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n declined</source>
        <translation><numerusform>%n declined</numerusform><numerusform>%n declined</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n declined here</source>
        <translation><numerusform>%n declined here</numerusform><numerusform>%n declined here</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation><numerusform>%n document</numerusform><numerusform>%n documents</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of the journal lost.</source>
        <translation><numerusform>%n entry of the journal lost.</numerusform><numerusform>%n entrys of the journal lost.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation><numerusform>%n exhibit</numerusform><numerusform>%n exhibits</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s) never cited</source>
        <translation><numerusform>%n exhibit never cited</numerusform><numerusform>%n exhibits never cited</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) proposed. Some may be missed: look yourself.</source>
        <translation><numerusform>%n face proposed. Some may be missed: look yourself.</numerusform><numerusform>%n faces proposed. Some may be missed: look yourself.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation><numerusform>%n failed</numerusform><numerusform>%n failed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation><numerusform>%n file</numerusform><numerusform>%n files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not go into the pack:</source>
        <translation><numerusform>%n file could not go into the pack:</numerusform><numerusform>%n files could not go into the pack:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) and files</source>
        <translation><numerusform>%n folder and files</numerusform><numerusform>%n folders and files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation><numerusform>%n found</numerusform><numerusform>%n found</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation><numerusform>%n incident</numerusform><numerusform>%n incidents</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) left out</source>
        <translation><numerusform>%n incident left out</numerusform><numerusform>%n incidents left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) made.</source>
        <translation><numerusform>%n incident made.</numerusform><numerusform>%n incidents made.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) will be untied, and kept in the library.</source>
        <translation><numerusform>%n incident will be untied, and kept in the library.</numerusform><numerusform>%n incidents will be untied, and kept in the library.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) without a date</source>
        <translation><numerusform>%n incident without a date</numerusform><numerusform>%n incidents without a date</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation><numerusform>%n item</numerusform><numerusform>%n items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are withheld from this audience.</source>
        <translation><numerusform>%n item are withheld from this audience.</numerusform><numerusform>%n items are withheld from this audience.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) chosen on the map</source>
        <translation><numerusform>%n item chosen on the map</numerusform><numerusform>%n items chosen on the map</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) found, none with a point.</source>
        <translation><numerusform>%n item found, none with a point.</numerusform><numerusform>%n items found, none with a point.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) go into:</source>
        <translation><numerusform>%n item go into:</numerusform><numerusform>%n items go into:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) in sight; come closer to see each</source>
        <translation><numerusform>%n item in sight; come closer to see each</numerusform><numerusform>%n items in sight; come closer to see each</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) left out: not open to this audience</source>
        <translation><numerusform>%n item left out: not open to this audience</numerusform><numerusform>%n items left out: not open to this audience</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) made again.</source>
        <translation><numerusform>%n item made again.</numerusform><numerusform>%n items made again.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) may be suggested here again.</source>
        <translation><numerusform>%n item may be suggested here again.</numerusform><numerusform>%n items may be suggested here again.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) on the map</source>
        <translation><numerusform>%n item on the map</numerusform><numerusform>%n items on the map</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) placed</source>
        <translation><numerusform>%n item placed</numerusform><numerusform>%n items placed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) selected</source>
        <translation><numerusform>%n item selected</numerusform><numerusform>%n items selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) taken at a place that is not named yet:</source>
        <translation><numerusform>%n item taken at a place that is not named yet:</numerusform><numerusform>%n items taken at a place that is not named yet:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) taken in</source>
        <translation><numerusform>%n item taken in</numerusform><numerusform>%n items taken in</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) will be untied, and kept in the library.</source>
        <translation><numerusform>%n item will be untied, and kept in the library.</numerusform><numerusform>%n items will be untied, and kept in the library.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) will not be suggested here again.</source>
        <translation><numerusform>%n item will not be suggested here again.</numerusform><numerusform>%n items will not be suggested here again.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) without a date</source>
        <translation><numerusform>%n item without a date</numerusform><numerusform>%n items without a date</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) would get another date.</source>
        <translation><numerusform>%n item would get another date.</numerusform><numerusform>%n items would get another date.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) written to {file}</source>
        <translation><numerusform>%n item written to {file}</numerusform><numerusform>%n items written to {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation><numerusform>%n known already</numerusform><numerusform>%n known already</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n left as it was</source>
        <translation><numerusform>%n left as it was</numerusform><numerusform>%n left as it was</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) taken from {file}.</source>
        <translation><numerusform>%n line taken from {file}.</numerusform><numerusform>%n lines taken from {file}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n may belong here</source>
        <translation><numerusform>%n may belong here</numerusform><numerusform>%n may belong here</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n missing original(s) found. Use them?</source>
        <translation><numerusform>%n missing original found. Use them?</numerusform><numerusform>%n missing originals found. Use them?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more found no item here.</source>
        <translation><numerusform>%n more found no item here.</numerusform><numerusform>%n more found no item here.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more item(s), dated less closely, may belong here</source>
        <translation><numerusform>%n more item, dated less closely, may belong here</numerusform><numerusform>%n more items, dated less closely, may belong here</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n new incident(s) will be made.</source>
        <translation><numerusform>%n new incident will be made.</numerusform><numerusform>%n new incidents will be made.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of them corrected</source>
        <translation><numerusform>%n of them corrected</numerusform><numerusform>%n of them corrected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n of them in sections below</source>
        <translation><numerusform>%n of them in sections below</numerusform><numerusform>%n of them in sections below</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) in use again.</source>
        <translation><numerusform>%n original in use again.</numerusform><numerusform>%n originals in use again.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) not found.</source>
        <translation><numerusform>%n original not found.</numerusform><numerusform>%n originals not found.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) read again:</source>
        <translation><numerusform>%n original read again:</numerusform><numerusform>%n originals read again:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) were taken in again, confidential.</source>
        <translation><numerusform>%n original were taken in again, confidential.</numerusform><numerusform>%n originals were taken in again, confidential.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) covered</source>
        <translation><numerusform>%n part covered</numerusform><numerusform>%n parts covered</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation><numerusform>%n photo</numerusform><numerusform>%n photos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) added</source>
        <translation><numerusform>%n place added</numerusform><numerusform>%n places added</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found.</source>
        <translation><numerusform>%n place found.</numerusform><numerusform>%n places found.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n proposed</source>
        <translation><numerusform>%n proposed</numerusform><numerusform>%n proposed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n proposed and not covered</source>
        <translation><numerusform>%n proposed and not covered</numerusform><numerusform>%n proposed and not covered</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) moved</source>
        <translation><numerusform>%n record moved</numerusform><numerusform>%n records moved</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation><numerusform>%n recording</numerusform><numerusform>%n recordings</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation><numerusform>%n reference</numerusform><numerusform>%n references</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are as the tables had them, unproved.</source>
        <translation><numerusform>%n row are as the tables had them, unproved.</numerusform><numerusform>%n rows are as the tables had them, unproved.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation><numerusform>%n row copied.</numerusform><numerusform>%n rows copied.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) pasted.</source>
        <translation><numerusform>%n row pasted.</numerusform><numerusform>%n rows pasted.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) added</source>
        <translation><numerusform>%n section added</numerusform><numerusform>%n sections added</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) left out</source>
        <translation><numerusform>%n section left out</numerusform><numerusform>%n sections left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation><numerusform>%n skipped</numerusform><numerusform>%n skipped</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) added</source>
        <translation><numerusform>%n tag added</numerusform><numerusform>%n tags added</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tie(s)</source>
        <translation><numerusform>%n tie</numerusform><numerusform>%n ties</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation><numerusform>%n to mend</numerusform><numerusform>%n to mend</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation><numerusform>%n video</numerusform><numerusform>%n videos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n will be taken from the sheet.</source>
        <translation><numerusform>%n will be taken from the sheet.</numerusform><numerusform>%n will be taken from the sheet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n without a point</source>
        <translation><numerusform>%n without a point</numerusform><numerusform>%n without a point</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Backed up to “{path}”: %n original(s).</source>
        <translation><numerusform>Backed up to “{path}”: %n original.</numerusform><numerusform>Backed up to “{path}”: %n originals.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Its %n item(s) stay, untied from it. Undo brings everything back.</source>
        <translation><numerusform>Its %n item stay, untied from it. Undo brings everything back.</numerusform><numerusform>Its %n items stay, untied from it. Undo brings everything back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Its words stay on %n record(s); undo brings it back.</source>
        <translation><numerusform>Its words stay on %n record; undo brings it back.</numerusform><numerusform>Its words stay on %n records; undo brings it back.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Nothing would change; put right by it: %n item(s).</source>
        <translation><numerusform>Nothing would change; put right by it: %n item.</numerusform><numerusform>Nothing would change; put right by it: %n items.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Put right: %n item(s).</source>
        <translation><numerusform>Put right: %n item.</numerusform><numerusform>Put right: %n items.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Show %n incident(s)</source>
        <translation><numerusform>Show %n incident</numerusform><numerusform>Show %n incidents</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Show %n item(s)</source>
        <translation><numerusform>Show %n item</numerusform><numerusform>Show %n items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Still to choose: %n cell(s) that both sides changed.</source>
        <translation><numerusform>Still to choose: %n cell that both sides changed.</numerusform><numerusform>Still to choose: %n cells that both sides changed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The %n selected item(s)</source>
        <translation><numerusform>The %n selected item</numerusform><numerusform>The %n selected items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The check names %n thing(s) to look at first.</source>
        <translation><numerusform>The check names %n thing to look at first.</numerusform><numerusform>The check names %n things to look at first.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The files' own times are back: %n item(s).</source>
        <translation><numerusform>The files' own times are back: %n item.</numerusform><numerusform>The files' own times are back: %n items.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>This consent ends in %n day(s).</source>
        <translation><numerusform>This consent ends in %n day.</numerusform><numerusform>This consent ends in %n days.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tied %n item(s) to {target}</source>
        <translation><numerusform>Tied %n item to {target}</numerusform><numerusform>Tied %n items to {target}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Why %n exhibit(s) are listed by number alone; this is printed:</source>
        <translation><numerusform>Why %n exhibit are listed by number alone; this is printed:</numerusform><numerusform>Why %n exhibits are listed by number alone; this is printed:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>With it go %n section(s) below it.</source>
        <translation><numerusform>With it go %n section below it.</numerusform><numerusform>With it go %n sections below it.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>to %n item(s)</source>
        <translation><numerusform>to %n item</numerusform><numerusform>to %n items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{name} with %n tag(s)</source>
        <translation><numerusform>{name} with %n tag</numerusform><numerusform>{name} with %n tags</numerusform></translation>
    </message>
</context>
</TS>
