"""The worker process: reads one task after another, decodes, answers, and can do nothing else.

Started by `workers.py` as ``python -m evidence_desk.media.worker`` (in a frozen program, with
``--media-worker``). It ends when its standard input ends, so it never outlives the program.
"""

from __future__ import annotations

import gc
import os

from evidence_desk import confine, wire


def main() -> None:
    """Serve tasks from standard input until it ends."""
    tasks, answers = _take_pipes()
    memory_bytes = int.from_bytes(wire.receive(tasks)[0], "big")
    fences = confine.shut_in()
    # Imports come after the fences for native code, since they start threads, and before Python's.
    from evidence_desk.media import tasks as decoders

    fences |= confine.limit_resources(memory_bytes) | confine.refuse_side_effects()
    gc.freeze()  # what was loaded stays: the search for cycles need not go through it each time
    wire.send(answers, " ".join(["ready", *sorted(fences)]).encode())
    answer = wire.Writer(answers)
    while True:
        while not wire.waiting(tasks) and decoders.look_ahead():
            pass
        try:
            header, _blobs = wire.receive(tasks)
        except wire.WireError:
            return
        decoders.serve(header, answer)


def _take_pipes() -> tuple[int, int]:
    """Keep the two pipes to ourselves; libraries that print or read get nothing to talk to."""
    tasks, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return tasks, answers


if __name__ == "__main__":
    main()
