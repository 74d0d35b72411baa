"""LibreOffice as a stranger's eye: what it makes of a document, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice")


def _has(library: str) -> bool:
    return OFFICE is not None and any(Path(OFFICE).resolve().parent.glob(f"*{library}*"))


needs_office = pytest.mark.skipif(not _has("swlo"), reason="LibreOffice Writer is not installed")
needs_calc = pytest.mark.skipif(not _has("sclo"), reason="LibreOffice Calc is not installed")


def converted(into: str, folder: Path, files: Sequence[Path]) -> list[Path]:
    """Each document converted by LibreOffice, into a folder; `into` is "pdf", "xlsx", "txt" …"""
    assert OFFICE is not None
    form = "txt:Text (encoded):UTF8" if into == "txt" else into
    with tempfile.TemporaryDirectory(prefix="office-") as profile:
        subprocess.run(
            [
                OFFICE,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                form,
                "--outdir",
                str(folder),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
    made = [folder / f"{file.stem}.{into}" for file in files]
    assert all(one.is_file() for one in made), "LibreOffice could not open one of them"
    return made
