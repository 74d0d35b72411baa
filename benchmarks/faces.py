"""How many drawn faces are proposed, by their size and what is done to them; and how many others.

    python -m benchmarks.faces

A count, no time: `docs/decisions/0052` quotes it. Drawn faces look at one and are evenly lit; what
is found of them tells that the network works, not what it finds in the street.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageEnhance, ImageFilter

from evidence_desk.media.faces import faces_in

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from faces_made import scene

_WIDE, _HIGH, _SCENES = 960, 640, 6
_SIZES = (16, 24, 32, 48, 96, 192)  # pixels from hair to neck; the face is half as wide
_WAYS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as drawn": lambda image: image,
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(2.5)),
    "dark": lambda image: ImageEnhance.Brightness(image).enhance(0.25),
    "on its side": lambda image: image.transpose(Image.Transpose.ROTATE_90),
}


def found(size: int, way: str, turned: float = 0.0) -> tuple[int, int, int]:
    """Faces there, of them proposed, and proposals that are no face."""
    there = proposed = others = 0
    for seed in range(1, _SCENES + 1):
        step = max(2 * size, 80)
        places = [(x, 60, size) for x in range(40, _WIDE - size - 40, step)][:5]
        image = _WAYS[way](scene(_WIDE, _HIGH, places, seed, turned))
        middles = [(x + size / 2, y + size / 2) for x, y, _ in places]
        if way == "on its side":
            middles = [(y, _WIDE - x) for x, y in middles]
        left = list(middles)
        for x, y, wide, high, _sure in faces_in(image):
            at = ((x + wide / 2) * image.width, (y + high / 2) * image.height)
            hit = next(
                (m for m in left if max(abs(m[0] - at[0]), abs(m[1] - at[1])) < size / 3), None
            )
            if hit is None:
                others += 1
            else:
                left.remove(hit)
        there += len(middles)
        proposed += len(middles) - len(left)
    return there, proposed, others


def main() -> None:
    """Print a table."""
    print("| pixels high | " + " | ".join([*_WAYS, "half turned"]) + " |")
    print("|---" * (len(_WAYS) + 2) + "|")
    for size in _SIZES:
        cells = [found(size, way) for way in _WAYS] + [found(size, "as drawn", 0.6)]
        told = (
            f"{got} of {there}" + (f", {more} wrong" if more else "") for there, got, more in cells
        )
        print(f"| {size} | " + " | ".join(told) + " |")


if __name__ == "__main__":
    main()
