"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence_desk.desk.decoders import close_workers

_CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real media with its independent ground truth, `expected.csv`."""
    if not (_CORPUS / "expected.csv").is_file():
        pytest.skip("the corpus of real media is not beside the repository (../shared/corpus)")
    return _CORPUS


#: Tests with a window share one display and its focus: one after another, in one process.
_WINDOWS = tuple(Path(__file__).parent / name for name in ("ui", "journeys"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests with a window together."""
    for item in items:
        if any(folder in item.path.parents for folder in _WINDOWS):
            item.add_marker(pytest.mark.xdist_group("window"))


@pytest.fixture(scope="session", autouse=True)
def _workers() -> Iterator[None]:
    """End the decoders that any test has started."""
    yield
    close_workers()
