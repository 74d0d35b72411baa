"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

_CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real media with its independent ground truth, `expected.csv`."""
    if not (_CORPUS / "expected.csv").is_file():
        pytest.skip("the corpus of real media is not beside the repository (../shared/corpus)")
    return _CORPUS
