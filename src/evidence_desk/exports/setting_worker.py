"""The process that sets a pack's annex, workbook and pages, and ends.

Started by `setting` as ``python -m evidence_desk.exports.setting_worker FOLDER`` (in a frozen
program, with ``--setting-worker``). It ends at once when its standard input ends, so it never
outlives the program; and it writes nowhere but in that folder.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from evidence_desk import wire
from evidence_desk.confine import shut_in


def main(arguments: list[str]) -> None:
    """Set what is asked for on standard input; whatever is wrong ends it without a word."""
    try:
        _set(Path(arguments[0]))
    finally:
        os._exit(0)  # a thread still listens; and nobody waits for Python to clear away


def _set(folder: Path) -> None:
    # Libraries that print or read get nothing to talk to.
    asked, said = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    shut_in(output=folder)
    received: SimpleQueue[list[bytes]] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked, received), daemon=True).start()
    # Large, and slow to load: while whoever copies has to be told of nothing yet.
    from evidence_desk.exports.annex import write_annex
    from evidence_desk.exports.pages import pages
    from evidence_desk.exports.setting import Wanted, page_file
    from evidence_desk.exports.workbook import write_workbook

    wanted = pickle.loads(received.get()[0])
    assert isinstance(wanted, Wanted)

    def picture(at: int, max_px: int) -> bytes | None:
        _say(said, {"picture": [at, max_px]})
        return next(iter(received.get()), None)

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
    _say(said, {"pages": names})


def _listen(asked: int, received: SimpleQueue[list[bytes]]) -> None:
    """Take what comes; nothing is set any more for whoever is gone."""
    while True:
        try:
            received.put(wire.receive(asked)[1])
        except wire.WireError:
            os._exit(1)


def _say(descriptor: int, what: dict[str, object]) -> None:
    wire.send(descriptor, json.dumps(what).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
