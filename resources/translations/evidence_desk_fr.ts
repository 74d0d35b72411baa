<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n exhibit(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not go into the pack:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are withheld from this audience.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) left out: not open to this audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) lose this tie; they stay. Undo brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n not right</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of them in sections below</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) read again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) below it go too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Evidence Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Confidential: never leaves in a public edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Give the copied ties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hand over…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Issue this edition…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make derived pictures again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark with a note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New edition…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open: may appear in a public edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove this draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restricted: for the authority only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slower, or a moment back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who may see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole picture, or pixel by pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1, 2, 3 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>21/9/2010, summer 2009, night of 21 to 22 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>41.3712, 22.9481</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clip must end after it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code, such as S-03:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder ending in .evidence, on this computer or a disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder that holds one case: originals, catalogue, what goes out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A library is one folder that holds one case: the originals, the catalogue of what they show, and what goes out. It can be copied and moved like any folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small invented case with everything in it, to learn with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small invented case with everything in it, to try things out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Evidence Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tag (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An action, an incident, a section, a reference …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annex (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a &amp;grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a &amp;table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back 5 seconds, or previous page or item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Backed up to “{path}”: %n original(s).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a &amp;draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to take in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chronology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip &amp;ends here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip begins &amp;here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips and marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips are cut from films and recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact (never exported):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue in a new edition…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the files into the library (safest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the t&amp;ies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder on this window, or import files from the File menu. Write the chronology: I ties what you select to an incident. Write the outline of the report: S ties it to a section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop “{chip}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop “{chip}” from the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;dition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edition to check a draft against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either way each file is hashed and none is changed. Files left in place must stay there: the library only remembers where they lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every action with its keys; also incidents, sections and items by their reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every exhibit a DOCX, ODT, PDF or text cites, against an edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer: the program never uses the network. Ctrl+K finds any action, ? shows the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;arther</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F2 changes a label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than two items support this section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or a &amp;place…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward 5 seconds, or next page or item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a folder of footage to a numbered dossier whose every exhibit can be proved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a folder of footage to a numbered dossier whose every exhibit can be proved.

Free software under the GNU General Public License, version 3 or later. It never uses the network.

Qt {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From then on its numbers and words never change: an exhibit keeps its number in this edition and in each later one. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full s&amp;creen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {ref}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over “{edition}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the annex looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;ncident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In review: on the next item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents told here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside which folder?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issuing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items &amp;without an incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items carry a source's code. Names and contacts are kept apart: no export, search or history shows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items to &amp;look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Its %n item(s) stay, untied from it. Undo brings everything back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its label:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name in the navigator:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its number or letters of its title; or a new number and a title: 2.3 At sea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this search in the navigator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout of the annex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn with the demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them where they are, and index them there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters of its name; or vocabulary:name to make a new one: object:lamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters of its title, or I-014; or a date and a title to make a new one: 21/9/2010 Raid on the quay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List what is withheld, without a word of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making derived pictures again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May belong here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name (never exported):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and contact…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New edition…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New incident: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New section: {number} {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New source…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tag below…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tag: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single part of the search is to blame; try other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text could be read from this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet: I and O cut a clip in review, M sets a mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet: an incident's own page ties it to a section.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note, without names:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing failed and nothing was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits all of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been taken in yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing untied was taken at that time or near that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was tied yet; I, S and T tie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number and title:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;demonstration library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;lay or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack: the exhibits under their numbers, with annex and workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pla&amp;y the clip again and again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play, then &amp;faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print statements in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads every original again and compares it with its hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References in the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove section {number}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the draft “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this &amp;incident…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {ref} “{title}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the &amp;last tie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search words, or kind:video  incident:I-014  date:2010-09  -has:incident …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an item to say what it shows. Select several to say the same of all: what differs among them is shown as such, and stays unless you change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the &amp;inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the &amp;navigator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program itself ({kind}); your work is saved. The log of it holds nothing of your evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still going on: {jobs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop: what is done stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What came in stands; the same import goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing half-written was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submitted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;urn left (for looking only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;away from this incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;away from this section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in photos, videos, recordings and documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it from this list (the library itself stays)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {name} from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip begins at {at}; O ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal does not hold:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal is whole: {count} entries, last hash {hash}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal signs each step with this name. Undo takes back your own steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The l&amp;ibrary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outline is empty. “New section” writes the first heading; then Enter adds one below, Tab and Shift+Tab move it in and out, F2 renames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ties of {ref} can be given to others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words alone, to select and copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no clip yet; I and O cut one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no edition yet to check a draft against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder “{folder}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie the selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie to a &amp;section…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie to a section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie to a section (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie to an &amp;incident…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie to an incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tie to an incident (I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tied %n item(s) to {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title ({code}), Enter saves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the clip:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To &amp;look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To play films and recordings, install VLC (on Debian and Ubuntu: apt-get install libvlc5 vlc-plugin-base vlc-plugin-video-output) and start the program again. Everything else works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To play films and recordings, install VLC from videolan.org (the same bits as this program: 64) and start the program again. Everything else works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn &amp;right (for looking only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the order round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untie {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VLC cannot play this file; its frames and metadata may still say something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the &amp;journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifying the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocabularies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened to each file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done stands; the rest can be taken up again by doing the same next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is seen or heard here {where}, Enter saves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is seen or heard:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may be meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the case is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the clip shows ({start}–{end}), Enter saves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look at before it goes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the copy (best: another disk)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to put the demonstration library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be made: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without “{chip}” there are {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbook (Excel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the demonstration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing “{edition}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name, for the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a code such as S-03, never a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a code, never a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all: or 1, 2.1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all: or I-001, I-004 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also what this search finds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any key closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as one zip file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by kind: V-001, P-001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by section: 1.2-03</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chronology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidential: with great care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contact sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>issued {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list of exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never cited: {numbers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a date yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read again since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there now: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open: also the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restricted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restricted: the authority only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the authority (in full)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the date rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes: it stays where it lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ok} as they came in, {missing} missing, {changed} changed, {unknown} unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ref} is part of an item; go to the item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more page(s)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
