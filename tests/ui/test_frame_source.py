"""Frames asked for faster than they can be decoded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from evidence_desk.ui.player.frames import FrameSource
from hands import Settled
from numbered_film import numbered_film

_A_SECOND = 25  # frames


@pytest.mark.parametrize("at_once", [1, 2, 3])
@pytest.mark.parametrize("way", [1, -1])
def test_each_step_counts_whenever_it_is_asked_for(
    qtbot: QtBot, until: Settled, tmp_path: Path, at_once: int, way: int
) -> None:
    """A hand on the key: more steps are asked for each time a frame comes, and once at first."""
    numbered_film(tmp_path / "film.mp4", 60)
    source = FrameSource()
    begin, asked, came = 30 / _A_SECOND, 0, []

    def ask() -> None:
        nonlocal asked
        for _ in range(at_once if asked < 12 else 0):
            source.step(begin, way)  # the head has not moved yet
            asked += 1

    def frame_came(_picture: QImage, at_s: float, _exact: bool) -> None:
        came.append(round(at_s * _A_SECOND))
        ask()

    source.came.connect(frame_came)
    try:
        source.load(tmp_path / "film.mp4")
        source.want(begin)
        ask()
        until(lambda: bool(came) and source.idle)
    finally:
        source.close()
    assert came[-1] == 30 + way * asked
