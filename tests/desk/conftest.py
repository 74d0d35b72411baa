"""A small library for the tests of use cases, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import Library, new_library, open_library
from small_media import card

#: See `tests/conftest.py`.
Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A phone's folder with ten files."""
    return card(tmp_path_factory.mktemp("phone") / "phone")


@pytest.fixture(scope="session")
def _template(once: Once, phone: Path) -> Path:
    def make(path: Path) -> None:
        with new_library(path, "The quay", editor="Mara") as library:
            import_paths(library, [phone])

    return once("desk", make)


@pytest.fixture(scope="session")
def _nothing(once: Once) -> Path:
    return once("empty", lambda path: new_library(path, "Empty", editor="Mara").close())


@pytest.fixture
def library(_template: Path, tmp_path: Path) -> Iterator[Library]:
    """A library that has taken the phone in: nine items, E-000001 to E-000009."""
    path = tmp_path / "case"
    shutil.copytree(_template, path)
    with open_library(path, "Mara") as opened:
        yield opened


@pytest.fixture
def empty(_nothing: Path, tmp_path: Path) -> Iterator[Library]:
    """A library without items."""
    path = tmp_path / "empty"
    shutil.copytree(_nothing, path)
    with open_library(path, "Mara") as opened:
        yield opened
