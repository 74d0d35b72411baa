"""What is searched for in what goes out: short names as words of their own, long ones anywhere."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.domain.errors import UsageError
from evidence_desk.exports.silence import Secret, Sought, refuse_what_tells


def _met(name: str, text: str) -> bool:
    secret = Secret((name,), "the name of a place", whole=True)
    return list(Sought([secret]).found_in(text)) == [secret]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Port", "They slept at the Port."),
        ("Port", "seen from Port, at night"),
        ("Port", "THE PORT BEFORE DAWN"),
        ("Port", "Port-side, the Port’s wall"),
        ("Port", "film_Port_2010.mp4"),
        ("port", "They slept at the Port."),
        ("Le Pré", "« Le\nPré », dit-elle"),
        ("Oued", "à l’Oued"),
        ("K7", "hangar K7"),
        ("مرسى", "في مرسى ليلا"),
    ],
)
def test_a_short_name_is_found_where_it_stands_alone(name: str, text: str) -> None:
    assert _met(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Port", "transport, Portuguese, passport"),
        ("Port", "a port like any other"),
        ("port", "a port like any other"),
        ("Le Pré", "Le matin, Pré vert"),
        ("Le Pré", "vu par Le\0Pré vert"),
        ("K7", "K78"),
    ],
)
def test_a_short_name_is_not_found_in_other_words(name: str, text: str) -> None:
    assert not _met(name, text)


@given(
    name=st.from_regex(r"[A-Z][a-z]{2,4}", fullmatch=True),
    before=st.text(alphabet="abcxyz ,.(«’\n", max_size=20),
    after=st.text(alphabet="abcxyz ,.)»’\n", max_size=20),
)
def test_a_name_between_any_signs_is_found_however_many_are_sought(
    name: str, before: str, after: str
) -> None:
    others = [Secret((f"Zq{n}",), "another", whole=True) for n in range(5)]
    secret = Secret((name,), "the name of a place", whole=True)
    found = list(Sought([*others, secret]).found_in(f"{before} {name} {after}"))
    assert found == [secret]
    assert list(Sought([*others, secret]).found_in(f"{before} x{name} {after}")) == []


_PIECE = 1 << 20  # what is looked through at once
_DIGEST = hashlib.sha256(b"a film").hexdigest()


@pytest.mark.parametrize("coding", ["ascii", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("written", [_DIGEST, _DIGEST.upper(), f"0f{_DIGEST}a9"])
@pytest.mark.parametrize(
    "before", [0, 5, _PIECE - 130, _PIECE - 64, _PIECE - 1, _PIECE, _PIECE + 9]
)
def test_a_digest_is_found_wherever_it_stands(
    coding: str, written: str, before: int, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(before) + b"-" + written.encode(coding) + bytes(70))
    secrets = [Secret((_DIGEST,), "the hash of E-000009", anywhere=True)]
    with pytest.raises(UsageError, match="the hash of E-000009"):
        refuse_what_tells(film, secrets)
    film.write_bytes(bytes(before) + b"-" + written[:40].encode(coding) + b"-" + bytes(_PIECE))
    refuse_what_tells(film, secrets)


@settings(deadline=None, max_examples=60)
@given(data=st.data(), many=st.integers(1, 400))
def test_a_long_name_is_found_anywhere_in_a_long_text(data: st.DataObject, many: int) -> None:
    """Whether its beginning is looked for sign by sign or by fingerprints."""
    name = data.draw(st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=8, max_size=12))
    filling = data.draw(st.text(alphabet="ab \0ç", min_size=1, max_size=9))
    before = filling * data.draw(st.integers(0, 1200))
    others = [Secret((f"{n:05d} rue de la Mer",), "another") for n in range(many)]
    secret = Secret((name,), "the name of source S-001")
    sought = Sought([*others, secret])
    assert list(sought.found_in(f"{before}{name}{filling}")) == [secret]
    assert list(sought.found_in(f"{before}{name[:-1]}#{name[-1]}{filling}")) == []
    if many > 7:
        found = list(sought.found_in(f"{before}-{name}-00007 rue\nde la  Mer"))
        assert found == [secret, others[7]]


def test_a_name_is_found_across_pieces_of_a_very_long_text() -> None:
    sought = Sought([Secret(("lindqvist",), "the name of source S-001")])
    piece = 1 << 18
    for at in (piece - 9, piece - 8, piece - 1, piece, 2 * piece - 3):
        assert list(sought.found_in("b" * at + "lindqvist" + "b" * piece)), at
    assert not list(sought.found_in("b" * piece + "lindqvis" + "b" * piece))
