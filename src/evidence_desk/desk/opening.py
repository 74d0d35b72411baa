"""A library opened beside whatever else starts, with what is looked at first."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Thread

from evidence_desk.desk.counting import counts
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.domain.errors import DeskError


class Opening:
    """A library on its way; the order of its items and their counts are held ready in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: Future[Library] = Future()
        Thread(target=self._work, name="opening").start()

    def result(self) -> Library:
        """The library, once it is open; raises what hindered it."""
        return self._opened.result()

    def _work(self) -> None:
        try:
            library = open_library(self.path)
        except BaseException as error:  # told to whoever asks for the library
            self._opened.set_exception(error)
            return
        self._opened.set_result(library)
        with suppress(DeskError):  # whoever asks is told
            item_ids(library)
            counts(library)
