"""What a timeline shows of a recording, fetched while one works: its sound and its posters."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from evidence_desk.desk import pictures
from evidence_desk.desk.items import ItemDetail
from evidence_desk.desk.libraries import Library
from evidence_desk.domain.errors import DeskError, StorageError
from evidence_desk.domain.items import Kind
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.player.timeline.scale import Scale, by_nearness
from evidence_desk.ui.player.timeline.tiles import Tile

#: How much of the finest sound is asked for at once, in seconds.
FINEST_PART_S = 5
#: From so many pixels a second on, a hundred peaks a second are too coarse.
_FINEST_FROM = 150.0

_POSTERS_KEPT = 320
_PARTS_KEPT = 240
_BATCH = 6
_PAUSE_MS = 40

_Key = tuple[float, int]


class Supplies(QObject):
    """Fetches one thing at a time, so that the player never waits long for a worker.

    What is wanted is said anew at each zoom; what was wanted before and is not under way yet is
    forgotten. `arrived` tells that there is more to draw.
    """

    arrived = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item: int | None = None
        self._call: Call | None = None
        self._held = False
        self._turn = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._forget()

    def _forget(self) -> None:
        if self._call is not None:
            self._call.forget()
            self._call = None
        self.overview = b""
        self.loudest = 0
        self.silent = False  # there is no sound that could be decoded
        self._looked = False
        self._to_read = False  # the whole sound, once what is in sight is there
        self._film = False
        self._lost = False
        self._parts: OrderedDict[_Key, bytes] = OrderedDict()
        self._posters: OrderedDict[_Key, QImage | None] = OrderedDict()
        self._moments: list[tuple[float, _Key]] = []
        self._in_sight = Scale(), 0.0
        self._wanted_parts: list[_Key] = []
        self._wanted_posters: list[Tile] = []

    # ------------------------------------------------------------ what is there

    def part(self, per_s: int, number: int) -> bytes | None:
        """A part of the sound: `pictures.PEAKS_PER_S` or `pictures.FINEST_PER_S` peaks a second."""
        return self._parts.get((float(per_s), number))

    def poster(self, tile: Tile) -> QImage | None:
        """The picture of a tile; until it is there, one of a moment near by, if there is any."""
        found = self._posters.get((tile.step, tile.number))
        if found is not None:
            self._posters.move_to_end((tile.step, tile.number))
            return found
        at = bisect_left(self._moments, (tile.at, (0.0, 0)))
        near = [self._moments[index] for index in (at - 1, at) if 0 <= index < len(self._moments)]
        if not near:
            return None
        moment, key = min(near, key=lambda one: abs(one[0] - tile.at))
        wide = max(tile.until - tile.at, 0.2)
        return self._posters.get(key) if abs(moment - tile.at) <= 4 * wide else None

    @property
    def aspect(self) -> float | None:
        """Width by height of the pictures; None while there is none."""
        image = next((one for one in self._posters.values() if one is not None), None)
        return image.width() / max(1, image.height()) if image is not None else None

    @property
    def complete(self) -> bool:
        """Whether all that is wanted is there."""
        waiting = self._pause.isActive() or self._call is not None
        return self._looked and not (waiting or self._wanted_parts or self._wanted_posters)

    # ------------------------------------------------------------ what is wanted

    def load(self, detail: ItemDetail) -> None:
        """Take another item in hand; all of the one before is forgotten."""
        self._forget()
        self._item = detail.row.id
        self._film = detail.row.kind is Kind.VIDEO
        self._start(
            pictures.waveform_at_hand,
            done=lambda found: self._take_overview(*found),
            failed=lambda _: self._take_overview(None),
        )

    def clear(self) -> None:
        """Nothing is in hand."""
        self._forget()
        self._item = None

    def want(self, scale: Scale, tiles: Sequence[Tile], head: float) -> None:
        """What is in sight now, to be fetched from the play head outwards."""
        self._in_sight = scale, head
        self._wanted_parts = self._parts_for(scale, head)
        missing = [tile for tile in tiles if (tile.step, tile.number) not in self._posters]
        self._wanted_posters = sorted(missing, key=lambda tile: abs(tile.at - head))
        if self._call is None:
            self._pause.start()

    def hold(self, held: bool) -> None:
        """Ask for nothing for a while: a hand that seeks has the workers to itself."""
        self._held = held
        if not held and self._call is None:
            self._pause.start()

    def _parts_for(self, scale: Scale, head: float) -> list[_Key]:
        if not self._looked or self.silent or scale.duration <= 0:
            return []
        wanted: list[_Key] = []
        if not self.overview or len(self.overview) / scale.duration < 0.9 * scale.px_per_s:
            wanted += self._missing(scale, head, pictures.PEAKS_PER_S, pictures.PEAKS_PART_S)
        if scale.px_per_s > _FINEST_FROM:
            wanted += self._missing(scale, head, pictures.FINEST_PER_S, FINEST_PART_S)
        return wanted

    def _missing(self, scale: Scale, head: float, per_s: int, part_s: int) -> list[_Key]:
        last = math.ceil(min(scale.end, scale.duration) / part_s)
        numbers = range(int(scale.start // part_s), max(last, 1))
        keys = [(float(per_s), number) for number in by_nearness(numbers, head / part_s - 0.5)]
        return [key for key in keys if key not in self._parts]

    # ------------------------------------------------------------ fetching

    def _start(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        library: Library = self._desk.library
        self._call = self._desk.look(function, library, self._item, *args, done=done, failed=failed)

    def _ask(self) -> None:
        """Ask for the next thing, sound and pictures in turn."""
        if self._call is not None or self._item is None or self._held or self._lost:
            return
        self._turn += 1
        if self._wanted_parts and (self._turn % 2 or not self._wanted_posters):
            self._ask_sound(self._wanted_parts.pop(0))
        elif self._wanted_posters and self._film:
            self._ask_posters()
        elif self._to_read:  # all of the sound: what is in sight comes first
            self._to_read = False
            self._start(
                pictures.waveform,
                done=self._take_overview,
                failed=lambda _: self._take_overview(None),
            )

    def _ask_sound(self, key: _Key) -> None:
        per_s, number = key

        def done(peaks: bytes) -> None:
            self.loudest = max(self.loudest, max(peaks, default=0))
            self._keep_part(key, peaks)
            self._go_on()

        def failed(error: DeskError) -> None:
            self._keep_part(key, b"")
            self.silent = not self.overview
            self._lost = isinstance(error, StorageError)
            if self.silent:
                self._wanted_parts = []
            self._go_on()

        if per_s == pictures.PEAKS_PER_S:
            self._start(pictures.peaks_part, number, done=done, failed=failed)
        else:
            begin = float(number * FINEST_PART_S)
            self._start(pictures.finest_peaks, begin, FINEST_PART_S, done=done, failed=failed)

    def _ask_posters(self) -> None:
        """A few that lie together around the nearest to the play head."""
        step = self._wanted_posters[0].step
        batch = [tile for tile in self._wanted_posters if tile.step == step][:_BATCH]
        batch.sort(key=lambda tile: tile.at)

        def fetch(library: Library, item: int) -> list[QImage | None]:
            if step:
                numbers = [tile.number for tile in batch]
                made: Sequence[tuple[float, bytes | None]] = pictures.posters(
                    library, item, step, numbers
                )
            else:
                made = pictures.posters_at(library, item, [tile.at for tile in batch])
            return [QImage.fromData(data) if data else None for _, data in made]

        def done(images: list[QImage | None]) -> None:
            for tile, image in zip(batch, images, strict=False):
                self._keep_poster(tile, image)
            self._go_on()

        def failed(error: DeskError) -> None:
            self._lost = isinstance(error, StorageError)
            for tile in batch:
                self._keep_poster(tile, None)
            self._go_on()

        self._start(fetch, done=done, failed=failed)

    def _keep_part(self, key: _Key, peaks: bytes) -> None:
        self._parts[key] = peaks
        self._wanted_parts = [one for one in self._wanted_parts if one != key]
        while len(self._parts) > _PARTS_KEPT:
            self._parts.popitem(last=False)

    def _keep_poster(self, tile: Tile, image: QImage | None) -> None:
        key = (tile.step, tile.number)
        if key not in self._posters and image is not None:
            insort(self._moments, (tile.at, key))
        self._posters[key] = image
        self._wanted_posters = [
            one for one in self._wanted_posters if (one.step, one.number) != key
        ]
        while len(self._posters) > _POSTERS_KEPT:
            gone, _image = self._posters.popitem(last=False)
            self._moments = [one for one in self._moments if one[1] != gone]

    def _take_overview(self, peaks: bytes | None, to_read: bool = False) -> None:
        self.overview = peaks or b""
        self.loudest = max(self.loudest, max(self.overview, default=0))
        self._to_read = to_read
        self._looked = True
        self._wanted_parts = self._parts_for(*self._in_sight)
        self._go_on()

    def _go_on(self) -> None:
        self._call = None
        self.arrived.emit()
        self._ask()
