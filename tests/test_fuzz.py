"""Each reader is tried by chance for a moment; ``python -m fuzz`` does it for as long as wished."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fuzz.__main__ import changed
from fuzz.found import Findings
from fuzz.readers import READERS

#: How many inputs; of those that make a library anew each time, few.
_TRIED = {"sheet": 6, "draft": 12, "search": 8, "date": 20, "library": 1}


@pytest.mark.parametrize("reader", READERS)
def test_whatever_is_read_ends_in_a_value_or_a_sentence(reader: str, tmp_path: Path) -> None:
    dice, seeds = random.Random(20100921), READERS[reader].seeds()
    findings = Findings(reader, tmp_path)
    for data in seeds[: 1 if reader == "library" else None]:
        findings.try_one(data)
    for _ in range(_TRIED.get(reader, 60)):
        findings.try_one(changed(dice, seeds))
    told = [path.read_text() for path in tmp_path.glob("*.txt")]
    assert told == []
