"""Commands that order: incidents, ties and tags."""

from __future__ import annotations

from typing import Annotated

import typer

from evidence_desk.cli import occasions
from evidence_desk.cli.scripts import (
    English,
    Folder,
    French,
    Json,
    Refs,
    counted,
    group,
    library_at,
    print_json,
    print_table,
    read_assignments,
    split,
    titles,
)
from evidence_desk.domain.errors import UsageError

Incidents = Annotated[list[str] | None, typer.Option("--incident", metavar="I-…")]
Sections = Annotated[list[str] | None, typer.Option("--section", metavar="N")]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="VOCABULARY:TERM")]
Incident = Annotated[str, typer.Argument(metavar="I-…", help="The incident's reference.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    incident = group(
        app,
        "incident",
        "The chronology.",
        add=add_incident,
        list=list_incidents,
        change=change_incident,
        tie=tie_incident,
        untie=untie_incident,
        remove=remove_incident,
    )
    occasions.add_to(incident)
    group(app, "tag", "Vocabularies and their terms.", add=add_tag, list=list_tags)
    app.command("tie")(tie)
    app.command("untie")(untie)


def add_incident(
    folder: Folder,
    date: Annotated[str | None, typer.Option("--date", help="EDTF, or in words.")] = None,
    title_en: English = None,
    title_fr: French = None,
    account_en: Annotated[str | None, typer.Option("--account.en")] = None,
    account_fr: Annotated[str | None, typer.Option("--account.fr")] = None,
    place: Annotated[str | None, typer.Option("--place")] = None,
    lat: Annotated[float | None, typer.Option("--lat", min=-90, max=90)] = None,
    lon: Annotated[float | None, typer.Option("--lon", min=-180, max=180)] = None,
    certainty: Annotated[
        str | None, typer.Option("--certainty", help="confirmed, probable, reported, doubtful.")
    ] = None,
    access: Annotated[str | None, typer.Option("--access")] = None,
    ref: Annotated[str | None, typer.Option("--ref", help="The reference wanted.")] = None,
    sections: Sections = None,
    tags: Tags = None,
) -> None:
    """Add an incident; prints its reference."""
    from evidence_desk.desk.chronology import add_incident as add

    with library_at(folder) as library:
        print(
            add(
                library,
                date=date,
                titles=titles(title_en, title_fr),
                accounts=titles(account_en, account_fr),
                place=place,
                lat=lat,
                lon=lon,
                certainty=certainty,
                access=access,
                ref=ref,
                sections=split(sections or ()),
                tags=split(tags or ()),
            )
        )


def list_incidents(
    folder: Folder,
    query: Annotated[
        str, typer.Argument(help="Which ones; the language items are searched in.")
    ] = "",
    as_json: Json = False,
) -> None:
    """The chronology, or the incidents that a search finds."""
    from evidence_desk.desk.chronology import incidents, row_json
    from evidence_desk.desk.incident_search import incident_ids

    with library_at(folder) as library:
        wanted = set(incident_ids(library, query))
        found = [row_json(row) for row in incidents(library) if row.id in wanted]
    if as_json:
        print_json(found)
    else:
        rows = [
            (one["ref"], one["date"], next(iter(one["titles"].values()), ""), one["place"])
            for one in found
        ]
        print_table(("ref", "date", "title", "place"), rows)


def change_incident(
    folder: Folder,
    ref: Incident,
    assignments: Annotated[list[str], typer.Option("--set", metavar="FIELD=VALUE")],
) -> None:
    """Change what is said of an incident: date, title.en, account.fr, place, lat, lon …"""
    from evidence_desk.desk.chronology import change_incident as change

    with library_at(folder) as library:
        change(library, ref, read_assignments(assignments))
    print(f"{ref} changed")


def tie_incident(
    folder: Folder,
    ref: Incident,
    sections: Sections = None,
    tags: Tags = None,
    incidents: Incidents = None,
) -> None:
    """Tie an incident to sections, tags or other incidents."""
    from evidence_desk.desk.chronology import tie_incident as tie_one

    with library_at(folder) as library:
        count = tie_one(
            library, ref, split(sections or ()), split(tags or ()), split(incidents or ())
        )
    print(f"{count} tied")


def untie_incident(
    folder: Folder,
    ref: Incident,
    sections: Sections = None,
    tags: Tags = None,
    incidents: Incidents = None,
) -> None:
    """Untie an incident from sections, tags or other incidents."""
    from evidence_desk.desk.chronology import untie_incident as untie_one

    with library_at(folder) as library:
        count = untie_one(
            library, ref, split(sections or ()), split(tags or ()), split(incidents or ())
        )
    print(f"{count} untied")


def remove_incident(folder: Folder, ref: Incident) -> None:
    """Remove an incident; what was tied to it stays."""
    from evidence_desk.desk.chronology import remove_incident as remove

    with library_at(folder) as library:
        remove(library, ref)
    print(f"{ref} removed")


def tie(
    folder: Folder,
    refs: Refs,
    incidents: Incidents = None,
    sections: Sections = None,
    tags: Tags = None,
) -> None:
    """Tie items, clips or marks to incidents, sections and tags; one step that can be undone."""
    from evidence_desk.desk.ties import tie as tie_items

    with library_at(folder) as library:
        done = tie_items(
            library, refs, split(incidents or ()), split(sections or ()), _targets(tags)
        )
    print(f"{counted(done.changed, 'tie')} made")


def untie(
    folder: Folder,
    refs: Refs,
    incidents: Incidents = None,
    sections: Sections = None,
    tags: Tags = None,
) -> None:
    """Untie items, clips or marks from incidents, sections and tags."""
    from evidence_desk.desk.ties import untie as untie_items

    with library_at(folder) as library:
        done = untie_items(
            library, refs, split(incidents or ()), split(sections or ()), _targets(tags)
        )
    print(f"{counted(done.changed, 'tie')} removed")


def _targets(tags: list[str] | None) -> list[str]:
    return split(tags or ())


def add_tag(
    folder: Folder,
    tag: Annotated[str, typer.Argument(metavar="VOCABULARY:TERM")],
    label_en: Annotated[str | None, typer.Option("--label.en")] = None,
    label_fr: Annotated[str | None, typer.Option("--label.fr")] = None,
    parent: Annotated[str | None, typer.Option("--parent", help="The term above it.")] = None,
) -> None:
    """Add a term to a vocabulary, and the vocabulary if it is new; prints how it is written."""
    from evidence_desk.desk.vocabularies import add_term, add_vocabulary, vocabularies

    vocabulary, colon, term = tag.partition(":")
    if not colon or not term:
        raise UsageError(f"“{tag}” does not say VOCABULARY:TERM, like force:coast-guard.")
    labels = titles(label_en, label_fr) or {"en": term}
    with library_at(folder) as library:
        if vocabulary not in {one.code for one in vocabularies(library)}:
            vocabulary = add_vocabulary(library, vocabulary, {"en": vocabulary})
        print(add_term(library, vocabulary, labels, term, parent))


def list_tags(folder: Folder, as_json: Json = False) -> None:
    """All vocabularies and their terms."""
    from evidence_desk.desk.vocabularies import vocabularies

    with library_at(folder) as library:
        found = vocabularies(library)
    if as_json:
        print_json(found)
    else:
        rows = [
            (term.ref, term.labels.get("en", ""), term.labels.get("fr", ""), term.items)
            for one in found
            for term in one.terms
        ]
        print_table(("tag", "English", "French", "items"), rows)
