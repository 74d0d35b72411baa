"""Brightness and contrast for looking only: a table of light for a picture as it is drawn."""

from __future__ import annotations

import numpy
from PySide6.QtGui import QImage

#: What leaves a picture as it is; both run from 0 to 2.
NEUTRAL = 1.0


def adjusted(image: QImage, brightness: float, contrast: float) -> QImage:
    """A copy in other light; the rule is VLC's, so that a film looks alike playing and paused.

    Contrast spreads values about the middle grey, brightness then adds to all of them.
    """
    levels = numpy.arange(256, dtype=numpy.float64)
    levels = (levels - 128) * contrast + 128 + (brightness - NEUTRAL) * 255
    table = numpy.clip(numpy.rint(levels), 0, 255).astype(numpy.uint8)
    made = image.convertToFormat(QImage.Format.Format_RGB32)
    bytes_ = numpy.frombuffer(made.bits(), dtype=numpy.uint8)
    table.take(bytes_, out=bytes_, mode="clip")
    return made
