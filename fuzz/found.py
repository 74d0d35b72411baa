"""What an input did: kept once for each place in our code where it went wrong."""

from __future__ import annotations

import time
import traceback
from hashlib import sha256
from pathlib import Path

from fuzz.readers import READERS

#: An input takes no longer than this, in seconds of the processor: a busy computer is no defect.
SLOWEST_S = 10


class Findings:
    """The defects of one reader, as files in a folder: the input, and how it ended."""

    def __init__(self, reader: str, folder: Path) -> None:
        self._name, self._folder = reader, folder
        self._read = READERS[reader].read
        self.tried = 0

    def try_one(self, data: bytes) -> None:
        """Give the reader an input; what is a defect is written down and does not stop the rest."""
        self.tried += 1
        began = time.process_time()
        try:
            self._read(data)
            if (took := time.process_time() - began) > SLOWEST_S:
                raise TimeoutError(f"It took {took:.1f} s of the processor.")
        except Exception as error:
            steps = traceback.extract_tb(error.__traceback__)
            where = [f"{Path(one.filename).name}:{one.lineno}" for one in steps]
            place = sha256(" ".join([type(error).__name__, *where[-3:]]).encode()).hexdigest()[:12]
            kept = self._folder / f"{self._name} {place}"
            if not kept.exists():
                kept.write_bytes(data)
                kept.with_suffix(".txt").write_text(traceback.format_exc())
