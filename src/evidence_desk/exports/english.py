"""The fixed words of documents in English."""

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

WHAT THIS IS
This pack holds {count}, each under its number, in the folder “data/{folder}”.
“data/{annex}” lists and shows them; “data/{workbook}” is the same list as a spreadsheet.

HOW TO VERIFY THAT NOTHING HAS CHANGED
The pack follows the BagIt standard (RFC 8493). Any BagIt program can validate it. Without one:

  Linux     open a terminal in this folder and type
            sha256sum -c manifest-sha256.txt
            sha256sum -c tagmanifest-sha256.txt

  macOS     the same, with “shasum -a 256 -c” in place of “sha256sum -c”

  Windows   in PowerShell, for one file:
            Get-FileHash -Algorithm SHA256 "data\\{annex}"
            and compare the result with its line in manifest-sha256.txt

Every line must end in “OK”. To be sure that the manifests themselves were not replaced,
compare the hash of “data/{annex}” with one received by another way: by telephone, or on paper.
"""

ENGLISH = Words(
    language="en",
    languages={"en": "English", "fr": "French"},
    colon=": ",
    title=TitleWords(
        complete="Annex of exhibits",
        list="List of exhibits",
        sheets="Contact sheets",
        chronology="Chronology of incidents",
        concordance="Concordance of numbers",
        statements="Statements in full",
        appended="Documents, page by page",
        index="Index of numbers",
        contents="Contents",
        recipient="For",
        organisation="Submitted by",
        author="Prepared by",
        reference="Reference",
        edition="Edition",
        audience_label="Audience",
        audience={
            Audience.FULL: "Full edition, for its recipient only",
            Audience.PUBLIC: "Public edition",
        },
        issued="Date of issue",
        dated="Date",
        drafted="Draft of",
        exhibits="Exhibits",
        numbering_label="Numbering",
        numbering={
            Numbering.PLAIN: ("Exhibits are numbered from {first} upwards."),
            Numbering.SECTION: (
                "The figures before the hyphen name the section of the report, those after it "
                "the place within that section, as in 1.2-03."
            ),
            Numbering.KIND: (
                "The letter names the kind of exhibit: V for video, P for photograph, "
                "A for sound recording, D for document."
            ),
        },
        numbering_clips=(
            "A passage that is an exhibit of its own carries the number of the whole and then "
            "its own, as in {example}."
        ),
        numbering_bis=(
            "What was added in a further edition stands after the exhibit it belongs with, "
            "as in 12 bis."
        ),
        frozen="Once issued, a number never changes and never passes to another exhibit.",
        previous="Follows edition",
        left_out_label="Left out",
        left_out="{what}, not open to the readers of this edition.",
        nothing_left_out="Nothing: every exhibit of this edition is listed.",
        withheld_shown="Exhibits not communicated are listed by number alone, marked “withheld”.",
        withheld_closed="Exhibits not communicated do not appear in the list.",
        coarse_label="How it is told",
        coarse_dates={
            "day": "Dates are given without the time of day.",
            "month": "Dates are given to the month.",
            "year": "Dates are given to the year.",
        },
        coarse_places={
            "within": "Places are given by the place that they lie in.",
            "top": "Places are given by the region that they lie in.",
            "none": "Places are not given.",
        },
        coarse_grid="Places are given by squares of {km} km.",
        coarse_people="People whose names are withheld are called by codes, such as W-1.",
        note="Note",
        journal="Journal",
        journal_entry=(
            "Entry no. {n} was the last in the library’s journal when this document was made. "
            "Its SHA-256 hash, below, fixes the state of all entries up to it."
        ),
        journal_issue=(
            "Entry no. {n} of the library’s journal issued this edition. "
            "Its SHA-256 hash, below, fixes the state of all entries up to it."
        ),
        no_exhibits="This edition holds no exhibits.",
        signature="Date and signature",
        draft="DRAFT",
        draft_notice="Draft: not issued; numbers may still change.",
        page="page {n} of {total}",
        on_page="page {n}",
    ),
    list=ListWords(
        number="No.",
        exhibit="Exhibit",
        date_place="Date and place",
        ties="Relates to",
        exhibit_number="Exhibit {number}",
        no_section="Not tied to a section of the report",
        section="Section {numbers}",
        sections="Sections {numbers}",
        incident="Incident {refs}",
        incidents="Incidents {refs}",
        source="Source {source}",
        access={
            Access.OPEN: "Open",
            Access.RESTRICTED: "Restricted",
            Access.CONFIDENTIAL: "Confidential",
        },
        file="File: {name} ({size})",
        file_alone="File: {name}",
        no_file="The file is not in the pack.",
        sha256_of_original="SHA-256 of the whole original",
        date_basis="according to {basis}",
        undated="Undated",
        passages="Passages relied on",
        quotes="In {language}:",
        extract="Extract from {start} to {end}",
        still_of_exhibit="Still made from exhibit {number} at {at}",
        still_of_item="Still made from {ref} at {at}",
        copy_of_exhibit="Redacted copy of exhibit {number}",
        copy_of_item="Redacted copy of {ref}",
        redacted_copy="Redacted copy; the original is kept",
        coordinates="{lat}, {lon}",
        withheld="Withheld: not communicated in this edition",
        reason="Reason: {reason}",
        withheld_short="withheld",
        withdrawn="Withdrawn since an earlier edition",
        title_language="title in {language}",
        untitled="Untitled",
        problem="Note: {problem}",
        no_picture="No picture",
        picture_of="Exhibit {number}: {title}",
        code_of="QR code of the SHA-256 hash of exhibit {number}",
        page_of="{exhibit}, page {n} of {total}",
        not_appended="Its pages are not here: {problem}.",
        continued="{heading} (continued)",
        incident_heading="Incident",
        no_incidents="This edition holds no incidents.",
        no_exhibit_for_incident="No exhibit",
        certainty="Certainty: {certainty}",
        also="also {what}",
        linked="Linked: {refs}",
        items_heading="Items",
        no_item_for_incident="No item",
        old_number="No. in “{edition}”",
        new_number="No. in “{edition}”",
        none="—",
        kinds={
            Kind.VIDEO: Plural("{n} video", "{n} videos"),
            Kind.PHOTO: Plural("{n} photograph", "{n} photographs"),
            Kind.AUDIO: Plural("{n} sound recording", "{n} sound recordings"),
            Kind.DOCUMENT: Plural("{n} document", "{n} documents"),
        },
        kind={
            Kind.VIDEO: "Video",
            Kind.PHOTO: "Photograph",
            Kind.AUDIO: "Sound recording",
            Kind.DOCUMENT: "Document",
        },
        pages=Plural("{n} page", "{n} pages"),
        exhibits=Plural("{n} exhibit", "{n} exhibits"),
        items=Plural("{n} item", "{n} items"),
        incidents_counted=Plural("{n} incident", "{n} incidents"),
        sections_counted=Plural("{n} section", "{n} sections"),
        more_lines=Plural("and {n} more line", "and {n} more lines"),
    ),
    workbook=WorkbookWords(
        about="About",
        exhibits="Exhibits",
        incidents="Incidents",
        sections="Sections",
        concordance="Concordance",
        field="Field",
        value="Value",
        library="Library",
        made_at="Made at (UTC)",
        number="No.",
        picture="Picture",
        reference="Reference",
        state="State",
        states={"in": "communicated", "withheld": "withheld", "withdrawn": "withdrawn"},
        kind="Kind",
        format="Format",
        title="Title",
        title_language="Language of title",
        description="Description",
        date="Date",
        date_words="Date in words",
        date_edtf="Date (EDTF)",
        date_basis="Date rests on",
        place="Place",
        latitude="Latitude",
        longitude="Longitude",
        source="Source",
        in_incidents="Incidents",
        in_sections="Sections",
        tags="Tags",
        duration="Duration",
        pages="Pages",
        extract_start="Extract from",
        extract_end="Extract to",
        made_from="Made from",
        passages="Passages relied on",
        quotes="Transcript",
        access="Access",
        file="File in the pack",
        volume="Volume",
        original_name="Name of the original",
        bytes="Bytes",
        sha256="SHA-256",
        problem="Problem",
        text="Text",
        account="Account",
        occasions="Further dates and places",
        linked="Linked incidents",
        certainty="Certainty",
        count="Exhibits (count)",
        heading="Heading",
        old="Number in “{edition}”",
        new="Number in “{edition}”",
        journal_entry="Last journal entry",
        journal_issue="Journal entry that issued this edition",
        journal_hash="Hash of that entry (SHA-256)",
    ),
    pack=PackWords(
        annex_file="annex.pdf",
        workbook_file="annex.xlsx",
        exhibits_folder="exhibits",
        readme_file="READ ME FIRST.txt",
        readme=_README,
        cleaned="""\
WHAT THESE COPIES ARE
The files are copies made for publication. Their pictures, sounds and words are those of the
originals; what the originals say of their makers, devices, times and places was removed.
A photo in a format that hides more (HEIC) was written anew as JPEG. The originals are kept.
""",
        made_heading="FILES THAT ARE NOT COPIES OF THE WHOLE RECORDING AS IT IS",
        cut=(
            "{start} to {end} of the original, copied without encoding it again; a film can only "
            "be cut where a whole picture stands, so the copy begins at {begins}"
        ),
        encoded="{start} to {end} of the original, encoded again so that nothing else is in it",
        encoded_whole="encoded again; its coding would have carried more than picture and sound",
        left_out_heading="EXHIBITS WHOSE FILE IS NOT IN THIS PACK",
        line="  Exhibit {number}: {text}",
        description="{title}: {edition}",
        missing="the original is missing from the library",
        changed="the original has changed since it came in",
        not_cleaned="no copy free of metadata could be made ({problem})",
        too_large="its file ({size}) is larger than one volume of this pack takes ({limit})",
        withheld="withheld",
        volume_of="""\
WHICH PART THIS IS
Volume {number} of {count}. It can be read and verified by itself. “index.html” lists all exhibits
and says in which volume each file lies; the annex lies in every volume.
The files of these exhibits are in this one: {exhibits}
""",
        volume="volume {number}",
    ),
)
