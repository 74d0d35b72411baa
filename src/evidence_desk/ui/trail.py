"""Where the editor has been: back and forward, as in a browser."""

from __future__ import annotations

from evidence_desk.ui.pages.page import Place

_LONGEST = 200


class Trail:
    """Places in the order visited, and the one we are at."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The present place."""
        return self._places[self._at] if self._places else None

    def visit(self, place: Place) -> None:
        """Go to a new place: what lay ahead is forgotten."""
        if place == self.here:
            return
        self._places = [*self._places[: self._at + 1], place][-_LONGEST:]
        self._at = len(self._places) - 1

    def amend(self, place: Place) -> None:
        """The page moved on by itself (the next item, another query): remember that instead."""
        if self._places:
            self._places[self._at] = place

    def back(self) -> Place | None:
        """One place back, if there is one."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.here

    def forward(self) -> Place | None:
        """One place forward, if there is one."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.here

    @property
    def can_go_back(self) -> bool:
        """Whether `back` leads anywhere."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether `forward` leads anywhere."""
        return self._at < len(self._places) - 1

    def clear(self) -> None:
        """Forget everything."""
        self._places.clear()
        self._at = -1
