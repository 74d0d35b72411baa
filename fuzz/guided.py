"""One reader under atheris: ``python -m fuzz.guided READER FOUND [libFuzzer's options]``."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["evidence_desk"], exclude=["evidence_desk.resources"]):
    from fuzz.found import Findings

findings = Findings(sys.argv[1], Path(sys.argv[2]))
atheris.Setup([sys.argv[0], *sys.argv[3:]], findings.try_one)
atheris.Fuzz()
