"""The vocabularies that ship: whole in both languages, and their tables are checked."""

from __future__ import annotations

import pytest

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.vocabularies import read_default_vocabularies
from evidence_desk.resources import resource


def test_every_term_that_ships_has_a_label_in_both_languages() -> None:
    texts = {path.stem: path.read_text("utf-8") for path in resource("vocabularies").glob("*.csv")}
    found = read_default_vocabularies(texts)
    assert {one.code for one in found} >= {"abuse", "force", "place", "object", "person"}
    for vocabulary in found:
        assert set(vocabulary.titles) == {"en", "fr"}
        assert all(set(term.labels) == {"en", "fr"} for term in vocabulary.terms)


@pytest.mark.parametrize(
    "text",
    [
        "code,en\nx,y\n",
        "code,parent,en,fr,note_en,note_fr\na,b,A,A,,\n",
        "code,parent,en,fr,note_en,note_fr\na,,A,A,,\na,,B,B,,\n",
    ],
)
def test_a_faulty_table_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_default_vocabularies({"faulty": text})
