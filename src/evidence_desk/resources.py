"""Where the files shipped with the program lie, installed or in a checkout."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).resolve().parent / "resources"
_CHECKOUT = Path(__file__).resolve().parents[2] / "resources"


def resource(name: str) -> Path:
    """The path of a shipped file or folder, named from the resources folder: ``fonts/OFL.txt``.

    In an installed wheel the folder lies inside the package; in a checkout, at its top.
    Raises FileNotFoundError: a missing resource is a broken installation, not the editor's fault.
    """
    for folder in (_INSTALLED, _CHECKOUT):
        path = folder / name
        if path.exists():
            return path
    raise FileNotFoundError(f"This installation of Evidence Desk lacks its file “{name}”.")
