"""Two films of the same thing: how far one runs ahead of the other."""

from __future__ import annotations

from datetime import datetime

from evidence_desk.domain.items import make_ref


def pair_key(one: int, other: int) -> str:
    """The name of a pair of items, whichever comes first: ``E-000003 E-000007``."""
    first, second = sorted((one, other))
    return f"{make_ref('item', first)} {make_ref('item', second)}"


def seconds_between(one: str | None, other: str | None) -> float | None:
    """From the first captured moment to the other, in seconds; None unless both are to the second.

    Positive where the other is later.
    """
    moments = []
    for text in (one, other):
        try:
            if text is None or len(text) != len("2010-09-21T21:47:03"):
                return None
            moments.append(datetime.fromisoformat(text))
        except ValueError:
            return None
    return (moments[1] - moments[0]).total_seconds()


def difference(seconds: float) -> str:
    """A difference as people read it: ``+0:00:12``, ``−1:02:03.480``; thousandths where any."""
    thousandths = round(abs(seconds) * 1000)
    whole, rest = divmod(thousandths, 1000)
    sign = "−" if seconds < 0 and thousandths else "+"
    text = f"{sign}{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return f"{text}.{rest:03d}" if rest else text
