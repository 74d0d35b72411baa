"""The chronology as a document of its own: of an edition, or of the library as it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.destinations import file_to_write
from evidence_desk.desk.dossiers import assemble
from evidence_desk.desk.editions import Contents
from evidence_desk.desk.handover import Written, handed_over, noting, to_hand_over
from evidence_desk.desk.libraries import settings as library_settings
from evidence_desk.desk.numbers import number_exhibits
from evidence_desk.domain.editions import Audience, Dossier, Numbering
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.layouts import Layout
from evidence_desk.domain.progress import Report, ignore_progress


def export_chronology(
    library: Library,
    out: Path,
    language: str | None = None,
    audience: str | None = None,
    edition: str | None = None,
    report: Report = ignore_progress,
) -> Path:
    """Write the chronology as a PDF; returns its path and notes its hash in the journal.

    Of an edition: its incidents and exhibits by their numbers, in its language for its audience.
    Without one: all incidents, items by their references; the library's first language and the
    full audience unless said. For the public it is built from the same allow-list as an edition
    and searched before it gets its name. Raises UsageError for what an edition contradicts.
    """

    if edition is not None:
        made = to_hand_over(library, edition)
        _refuse_another(made, language, audience)
    else:
        made = _of_library(library, language or library.languages[0], audience)
    out = file_to_write(library, out, ".pdf")
    note = noting(library, "chronology", made)
    if edition is None:

        def note(facts: Written) -> None:
            with library.change("hand over the chronology", kind="custody") as changes:
                changes.touched.add(("library", 0))
                about = {"audience": str(made.audience), "language": made.language}
                changes.facts = {**about, **facts}

    with handed_over(library, made, out, note) as (setter, path):
        setter.annex(made, path, Layout.CHRONOLOGY, report)
    return out


def _refuse_another(made: Dossier, language: str | None, audience: str | None) -> None:
    if language not in (None, made.language):
        raise UsageError(f"“{made.edition}” is in {made.language}; its chronology is too.")
    if audience not in (None, made.audience):
        raise UsageError(f"“{made.edition}” is {made.audience}; its chronology is too.")


def _of_library(library: Library, language: str, audience: str | None) -> Dossier:
    """All incidents with their items, as an edition without a name would say them."""
    if language not in ("en", "fr"):
        raise UsageError(f"Documents are in en or fr; not “{language}”.")
    if audience not in (None, *Audience):
        raise UsageError(f"Audience is one of {', '.join(Audience)}; not “{audience}”.")
    own = library_settings(library)
    contents = Contents(
        organisation=own.organisation,
        author=own.author,
        recipient=own.recipient,
        reference=own.reference,
        show_withheld=False,
        dates=own.dates,
        places=own.places,
    )
    row = SimpleNamespace(
        id=0,
        name="",
        language=language,
        audience=audience or Audience.FULL,
        numbering=Numbering.PLAIN,
        previous_id=None,
    )
    with library.read() as connection:
        numbered = number_exhibits(connection, row, contents)
        by_ref = tuple(replace(one, number=one.ref) for one in numbered.exhibits)
        return assemble(library, connection, row, contents, replace(numbered, exhibits=by_ref))
