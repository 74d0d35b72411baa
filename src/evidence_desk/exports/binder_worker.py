"""The process that binds a document, and ends; started by `binder`."""

from __future__ import annotations

import pickle
import sys

from evidence_desk.exports.aside import Asked, borrowed, serve


def main(arguments: list[str]) -> None:
    """Bind what is asked for on standard input; the document is lent."""
    serve(_bind, arguments)


def _bind(asked: Asked, arguments: list[str]) -> None:
    document = borrowed(arguments[0])
    from evidence_desk.exports import assembly  # slow to load: while the document is being set

    while True:
        name, wanted = pickle.loads(asked.receive()[0])
        try:
            said = getattr(assembly, name)(document, *wanted)
        except OSError as error:
            said = error
        asked.say(b"", (pickle.dumps(said),))


if __name__ == "__main__":
    main(sys.argv[1:])
