"""One reader under atheris: ``python -m fuzz.guided READER FOUND [libFuzzer's options]``."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["evidence_desk"], exclude=["evidence_desk.resources"]):
    from fuzz.found import Findings
    from fuzz.readers import READERS

findings = Findings(sys.argv[1], Path(sys.argv[2]))
findings.try_one(READERS[sys.argv[1]].seeds()[0])  # what it needs is made before the clock runs
atheris.Setup([sys.argv[0], *sys.argv[3:]], findings.try_one)
atheris.Fuzz()
