"""Which fixed words a document needs, so that no language can lack one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evidence_desk.domain.editions import Audience, Numbering
from evidence_desk.domain.items import Access, Kind


@dataclass(frozen=True, slots=True)
class Plural:
    """A counted thing; both forms hold ``{n}``."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Title page, running lines and names of parts. Braces are filled by the annex."""

    complete: str
    list: str
    sheets: str
    chronology: str
    concordance: str
    statements: str
    appended: str
    index: str
    contents: str
    recipient: str
    organisation: str
    author: str
    reference: str
    edition: str
    audience_label: str
    audience: Mapping[Audience, str]
    issued: str
    dated: str
    drafted: str
    exhibits: str
    numbering_label: str
    numbering: Mapping[Numbering, str]  # {first}
    numbering_clips: str  # {example}
    numbering_bis: str
    frozen: str
    previous: str
    left_out_label: str
    left_out: str  # {what}
    nothing_left_out: str
    withheld_shown: str
    withheld_closed: str
    coarse_label: str
    coarse_dates: Mapping[str, str]  # by the rule; what is told exactly is not spoken of
    coarse_places: Mapping[str, str]
    coarse_grid: str  # {km}
    coarse_people: str
    note: str
    journal: str
    journal_entry: str  # {n}; of a draft
    journal_issue: str  # {n}; of an issued edition
    no_exhibits: str
    signature: str
    draft: str
    draft_notice: str
    page: str  # {n} {total}
    on_page: str  # {n}


@dataclass(frozen=True, slots=True)
class ListWords:
    """The rows of list, sheets, chronology and concordance."""

    number: str
    exhibit: str
    date_place: str
    ties: str
    exhibit_number: str  # {number}
    no_section: str
    section: str  # {numbers}
    sections: str
    incident: str  # {refs}
    incidents: str
    source: str  # {source}
    access: Mapping[Access, str]
    file: str  # {name} {size}
    file_alone: str  # {name}
    no_file: str
    sha256_of_original: str
    date_basis: str  # {basis}
    undated: str
    passages: str
    quotes: str  # {language}
    extract: str  # {start} {end}
    still_of_exhibit: str  # {number} {at}
    still_of_item: str  # {ref} {at}
    copy_of_exhibit: str  # {number}
    copy_of_item: str  # {ref}
    redacted_copy: str
    coordinates: str  # {lat} {lon}
    withheld: str
    reason: str  # {reason}; why it is withheld or withdrawn
    withheld_short: str
    withdrawn: str
    title_language: str  # {language}
    untitled: str
    problem: str  # {problem}
    no_picture: str
    picture_of: str  # {number} {title}
    code_of: str  # {number}
    page_of: str  # {exhibit} {n} {total}
    not_appended: str  # {problem}
    continued: str  # {heading}
    incident_heading: str
    no_incidents: str
    no_exhibit_for_incident: str
    certainty: str  # {certainty}
    also: str  # {what}; a further date and place
    linked: str  # {refs}
    items_heading: str
    no_item_for_incident: str
    old_number: str  # {edition}
    new_number: str  # {edition}
    none: str
    kinds: Mapping[Kind, Plural]
    kind: Mapping[Kind, str]
    pages: Plural
    exhibits: Plural
    items: Plural
    incidents_counted: Plural
    sections_counted: Plural
    more_lines: Plural


@dataclass(frozen=True, slots=True)
class WorkbookWords:
    """Names of sheets and heads of columns; a sheet's name is at most 31 characters."""

    about: str
    exhibits: str
    incidents: str
    sections: str
    concordance: str
    field: str
    value: str
    library: str
    made_at: str
    number: str
    picture: str
    reference: str
    state: str
    states: Mapping[str, str]
    kind: str
    format: str
    title: str
    title_language: str
    description: str
    date: str
    date_words: str
    date_edtf: str
    date_basis: str
    place: str
    latitude: str
    longitude: str
    source: str
    in_incidents: str
    in_sections: str
    tags: str
    duration: str
    pages: str
    extract_start: str
    extract_end: str
    made_from: str
    passages: str
    quotes: str
    access: str
    file: str
    volume: str  # of the pack
    original_name: str
    bytes: str
    sha256: str
    problem: str
    text: str
    account: str
    occasions: str
    linked: str
    certainty: str
    count: str
    heading: str
    old: str
    new: str
    journal_entry: str
    journal_issue: str
    journal_hash: str


@dataclass(frozen=True, slots=True)
class PackWords:
    """Names and texts of a pack. File names keep to characters that every system allows."""

    annex_file: str
    workbook_file: str
    exhibits_folder: str
    readme_file: str
    readme: str  # {title} {edition} {date} {organisation} {count} {annex} {workbook} {folder}
    cleaned: str
    made_heading: str
    cut: str  # {start} {end} {begins}
    encoded: str  # {start} {end}
    encoded_whole: str
    left_out_heading: str
    line: str  # {number} {text}
    description: str  # {title} {edition}
    missing: str  # reason
    changed: str  # reason
    not_cleaned: str  # {problem}
    too_large: str  # {size} {limit}
    withheld: str
    volume_of: str  # {number} {count} {exhibits}
    volume: str  # {number}


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a document says of itself, in one language."""

    language: str
    languages: Mapping[str, str]
    colon: str  # between a label and its value
    title: TitleWords
    list: ListWords
    workbook: WorkbookWords
    pack: PackWords
