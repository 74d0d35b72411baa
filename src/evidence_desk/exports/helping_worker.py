"""The process that does what a `Helper` is asked for; started by `aside`."""

from __future__ import annotations

import json
import pickle
import sys
from io import BytesIO
from typing import BinaryIO

from evidence_desk.domain.errors import UsageError
from evidence_desk.exports.aside import Asked, borrowed, serve


def main(arguments: list[str]) -> None:
    """Do what is asked for on standard input."""
    serve(_help, arguments)


def _help(asked: Asked, arguments: list[str]) -> None:
    lent = borrowed(arguments[1]) if arguments[1:] else None
    while True:
        what, given = _Unpacker(asked.receive()[0], lent).load()
        try:
            said = {"done": what(*given)}
        except OSError as error:
            said = {"refused": error.errno or 0}
        except UsageError as error:
            said = {"sentence": str(error)}
        asked.say(json.dumps(said).encode())


class _Unpacker(pickle.Unpickler):
    """Unpacks what is asked."""

    def __init__(self, data: bytes, lent: BinaryIO | None) -> None:
        super().__init__(BytesIO(data))
        self._lent = lent

    def persistent_load(self, _name: object) -> BinaryIO | None:
        return self._lent


if __name__ == "__main__":
    main(sys.argv[1:])
