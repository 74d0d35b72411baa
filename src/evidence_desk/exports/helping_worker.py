"""The process that does what a `Helper` is asked for; started by `aside`."""

from __future__ import annotations

import pickle
import sys

from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.exports.aside import Asked, serve


def main(arguments: list[str]) -> None:
    """Do what is asked for on standard input."""
    serve(_help, arguments)


def _help(asked: Asked) -> None:
    while True:
        what, given = pickle.loads(asked.receive()[0])
        try:
            done = what(asked, *given)
        except UsageError as error:
            asked.say(sentence=str(error))
        except OSError as error:
            asked.say(refused=error.errno or 0)
        except StorageError as error:
            if not isinstance(error.__cause__, OSError):
                raise  # met again, where it can be said
            asked.say(refused=error.__cause__.errno or 0)
        else:
            asked.say(done=done)


if __name__ == "__main__":
    main(sys.argv[1:])
