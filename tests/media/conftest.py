"""One pool of isolated workers for all tests of what files are and look like."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from evidence_desk.media.workers import Workers


@pytest.fixture(scope="session")
def workers() -> Iterator[Workers]:
    """The door that everything about media goes through."""
    with Workers(2) as pool:
        yield pool
