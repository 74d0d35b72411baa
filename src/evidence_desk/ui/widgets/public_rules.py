"""Choices of how coarsely the public is told dates and places."""

from __future__ import annotations

from evidence_desk.domain.coarsening import Dates, Places, grid_km
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.fields import ChoiceField

_SQUARES = (1, 5, 10, 50)  # km


class DatesRule(ChoiceField):
    """How much of a date is told; with `inherited`, it may be as the library says."""

    def __init__(self, inherited: bool = False) -> None:
        choices = [
            *_first(inherited),
            (str(Dates.EXACT), tr("as they are known")),
            (str(Dates.DAY), tr("the day, no time of day")),
            (str(Dates.MONTH), tr("the month")),
            (str(Dates.YEAR), tr("the year")),
        ]
        super().__init__("dates", tr("Dates, to the public"), choices)


class PlacesRule(ChoiceField):
    """How much of a place is told; squares of a size that scripts have set are offered too."""

    def __init__(self, inherited: bool = False) -> None:
        choices = [
            *_first(inherited),
            (str(Places.NAMED), tr("of incidents by their name, of exhibits not")),
            (str(Places.WITHIN), tr("the place they lie in")),
            (str(Places.TOP), tr("the widest place they lie in")),
            *((f"grid:{km}", _square(km)) for km in _SQUARES),
            (str(Places.NONE), tr("not at all")),
        ]
        super().__init__("places", tr("Places, to the public"), choices)

    def load(self, value: str, mixed: bool = False) -> None:
        """Show what is known; nothing is told."""
        km = grid_km(value)
        if km is not None and self.findData(value) < 0:
            self.insertItem(self.count() - 1, _square(km), value)
        super().load(value, mixed)


def _first(inherited: bool) -> list[tuple[str, str]]:
    return [("", tr("as the library says"))] if inherited else []


def _square(km: int) -> str:
    return tr("a square of {km} km", km=km)
