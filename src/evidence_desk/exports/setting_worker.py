"""The process that sets a pack's annex, workbook and pages, and ends; started by `setting`."""

from __future__ import annotations

import json
import pickle
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from evidence_desk.exports.aside import Asked, serve


def main(arguments: list[str]) -> None:
    """Set what is asked for on standard input."""
    serve(_set, arguments)


def _set(asked: Asked, arguments: list[str]) -> None:
    folder = Path(arguments[0])
    # Large, and slow to load: while whoever copies has to be told of nothing yet.
    from evidence_desk.exports.annex import write_annex
    from evidence_desk.exports.pages import pages
    from evidence_desk.exports.setting import Wanted, page_file
    from evidence_desk.exports.workbook import write_workbook

    wanted = pickle.loads(asked.receive()[0])
    assert isinstance(wanted, Wanted)

    def picture(at: int, max_px: int) -> bytes | None:
        asked.say(json.dumps({"picture": [at, max_px]}).encode())
        return next(iter(asked.receive()), None)

    exhibits = tuple(
        replace(one, picture=partial(picture, at)) for at, one in enumerate(wanted.dossier.exhibits)
    )
    dossier = replace(wanted.dossier, exhibits=exhibits)
    write_annex(dossier, folder / wanted.annex, in_pack=True)
    write_workbook(dossier, folder / wanted.workbook, in_volume=1)
    names = []
    for name, data in pages(dossier, wanted.held):
        path = page_file(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        names.append(name)
    asked.say(json.dumps({"pages": names}).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
