"""The process that `benchmarks.axis` measures: the axis of time, moved and zoomed, really painted.

``python -m benchmarks.axis_frames ITEMS INCIDENTS KIND`` with ``pan`` or ``zoom``. It says
"ready"; for each line on standard input it draws a walk of frames and answers with the seconds of
processor time of each. A frame is the move itself, packing and counting included, and the paint.
"""

from __future__ import annotations

import random
import sys
import time
from array import array
from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from evidence_desk.desk.timeline_axis import Axis, Bar
from evidence_desk.domain.axis.gaps import Gaps, gaps_between
from evidence_desk.domain.axis.moments import DAY, HOUR, YEAR
from evidence_desk.domain.axis.scale import Scale
from evidence_desk.ui import theme
from evidence_desk.ui.app import application
from evidence_desk.ui.widgets.axis.view import AxisView

_YEARS = 2 * YEAR
_FRAMES = 24


def axis(items: int, incidents: int) -> Axis:
    """Two years: items in bursts around days of action, incidents of an hour to a month."""
    chance = random.Random(7)
    days = [chance.uniform(0, _YEARS) for _ in range(400)]
    at = sorted(chance.choice(days) + chance.gauss(0, 4 * HOUR) for _ in range(items))
    bars = []
    for number in range(incidents):
        first = chance.choice(days) + chance.gauss(0, DAY)
        last = first + chance.choice([HOUR, HOUR, 8 * HOUR, DAY, DAY, 30 * DAY])
        bars.append(
            Bar(
                incident=number + 1,
                ref=f"I-{number + 1:03d}",
                titles={"en": f"What happened at place {number % 97}"},
                date="",
                first=first,
                last=last,
                uncertain=chance.random() < 0.1,
                approximate=chance.random() < 0.1,
                open_first=False,
                open_last=chance.random() < 0.01,
            )
        )
    bars.sort(key=lambda bar: (bar.first, bar.last, bar.incident))
    spans = [(one, one) for one in at] + [(bar.first, bar.last) for bar in bars]
    return Axis(
        first=-30 * DAY,
        last=_YEARS + 90 * DAY,
        bars=tuple(bars),
        item_ids=array("q", range(1, items + 1)),
        item_at=array("d", at),
        item_first=array("d", at),
        item_last=array("d", at),
        firsts=array("d", at),
        lasts=array("d", at),
        gaps=Gaps(gaps_between(spans, 600.0)),
    )


def _pans(scale: Scale) -> Iterator[Scale]:
    """A hand that moves along, at four depths."""
    for part in (1.5, 8, 60, 400):
        one = scale.all().zoomed(part, scale.width / 3)
        for _ in range(_FRAMES // 4):
            one = one.scrolled(37)
            yield one


def _zooms(scale: Scale, offset: float) -> Iterator[Scale]:
    """A wheel turned from all there is to hours; no step was seen before."""
    one = scale.all()
    for _ in range(_FRAMES):
        one = one.zoomed(1.31 + offset, scale.width * 0.4)
        yield one


def main() -> int:
    """Do what standard input asks, until it ends."""
    items, incidents, kind = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    app = application()
    theme.start(app)
    view = AxisView(lambda _: None, "en")
    view.resize(1000, 560)
    view.show()
    view.show_axis(axis(items, incidents))
    QApplication.processEvents()
    print("ready", flush=True)
    for run, _line in enumerate(sys.stdin):
        steps = _pans(view.scale) if kind == "pan" else _zooms(view.scale, run / 1000)
        times = []
        for step in steps:
            started = time.process_time()
            view.look(step)
            view.viewport().repaint()
            times.append(time.process_time() - started)
        view.whole()
        print(" ".join(f"{seconds:.6f}" for seconds in times), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
