"""Points as people type them, rectangles round them, and the flat map."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.incidents import metres_apart
from evidence_desk.domain.points import (
    Area,
    around,
    read_area,
    read_metres,
    read_near,
    read_point,
    write_point,
)
from evidence_desk.domain.projection import EDGE, View, grid_step, project, scale_bar, unproject

_LATS = st.floats(-EDGE, EDGE)
_LONS = st.floats(-180, 180)
_VIEWS = st.builds(
    View,
    x=st.floats(0, 1),
    y=st.floats(0, 1),
    scale=st.floats(200, 5e8),
    width=st.integers(100, 4000),
    height=st.integers(100, 3000),
)


@pytest.mark.parametrize(
    "typed",
    [
        "41.37124, 22.94815",
        "41.37124 22.94815",
        "41.37124,22.94815",
        "41,37124; 22,94815",
        "41,37124 22,94815",
        "41°22'16.464\"N 22°56'53.34\"E",
        "N 41°22'16.464\" E 22°56'53.34\"",
        "22°56'53.34\"E, 41°22'16.464\"N",
        "41 22 16.464 N, 22 56 53.34 E",
        "41° 22,2744' N ; 22° 56,889' E",
    ],
)
def test_a_point_is_read_however_it_is_written(typed: str) -> None:
    lat, lon = read_point(typed)
    assert (lat, lon) == (pytest.approx(41.37124, abs=1e-6), pytest.approx(22.94815, abs=1e-6))


def test_south_and_west_are_negative_and_ouest_is_west() -> None:
    assert read_point("33°S 70°30'O") == (-33.0, -70.5)
    assert read_point("-33, −70.5") == (-33.0, -70.5)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "here",
        "41",
        "91, 0",
        "0, 181",
        "41°61'N 22°E",
        "41N 22N",
        "41E 22E",
        "-41N 22E",
        "1 2 3",
    ],
)
def test_what_is_no_point_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_point(typed)


@given(st.floats(-90, 90), _LONS)
def test_a_point_written_reads_back_to_a_metre(lat: float, lon: float) -> None:
    again = read_point(write_point(lat, lon))
    assert again == (pytest.approx(lat, abs=1e-5), pytest.approx(lon, abs=1e-5))


def test_distances_have_units() -> None:
    assert [read_metres(one) for one in ("500", "500m", "1.5 km", "0,2km")] == [
        500, 500, 1500, 200
    ]  # fmt: skip
    for wrong in ("", "0", "-5", "5 miles", "30000km"):
        with pytest.raises(UsageError):
            read_metres(wrong)


def test_near_and_area_say_how_they_are_written() -> None:
    assert read_near("41.5,22.9,2km") == ((41.5, 22.9), 2000)
    assert read_near("41.5,22.9") == ((41.5, 22.9), 500)
    assert read_area("42,22,41,23") == Area(41, 22, 42, 23)
    for wrong in ("", "1", "1,2,3,4", "x,y", "100,0,5m"):
        with pytest.raises(UsageError, match="near:41"):
            read_near(wrong)
    for wrong in ("", "1,2,3", "1,2,3,nan", "1,2,91,3"):
        with pytest.raises(UsageError, match="area:41"):
            read_area(wrong)


@given(st.floats(-90, 90), _LONS, st.floats(1, 5e6), st.floats(0, 1), st.floats(0, 2 * math.pi))
def test_the_rectangle_round_a_point_holds_all_that_is_near(
    lat: float, lon: float, metres: float, part: float, bearing: float
) -> None:
    angle = part * metres / 6_371_008.8 * 0.999
    phi = math.radians(lat)
    there = math.asin(
        max(-1, min(1, math.sin(phi) * math.cos(angle)
                    + math.cos(phi) * math.sin(angle) * math.cos(bearing)))
    )  # fmt: skip
    turn = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(phi),
        math.cos(angle) - math.sin(phi) * math.sin(there),
    )
    far_lat = math.degrees(there)
    far_lon = (math.degrees(turn) + lon + 540) % 360 - 180
    box = around(lat, lon, metres)
    assert metres_apart(lat, lon, far_lat, far_lon) <= metres * 1.001
    assert box.south - 1e-9 <= far_lat <= box.north + 1e-9
    if box.west <= box.east:
        assert box.west - 1e-9 <= far_lon <= box.east + 1e-9
    else:
        assert far_lon >= box.west - 1e-9 or far_lon <= box.east + 1e-9


@given(_LATS, _LONS)
def test_projected_and_back_is_the_same_point(lat: float, lon: float) -> None:
    assert unproject(*project(lat, lon)) == (
        pytest.approx(lat, abs=1e-8),
        pytest.approx(lon, abs=1e-8),
    )


@given(_VIEWS, st.floats(0, 1), st.floats(0, 1))
def test_a_pixel_is_the_point_that_is_drawn_there(view: View, across: float, down: float) -> None:
    px, py = across * view.width, down * view.height
    assert view.to_screen(*view.to_world(px, py)) == (
        pytest.approx(px, abs=1e-3),
        pytest.approx(py, abs=1e-3),
    )


@given(_VIEWS, st.floats(0.1, 10), st.floats(0, 1), st.floats(0, 1))
def test_zooming_leaves_what_is_under_the_pointer_there(
    view: View, factor: float, across: float, down: float
) -> None:
    px, py = across * view.width, down * view.height
    before, nearer = view.to_world(px, py), view.zoomed(factor, px, py)
    if 0 < nearer.x < 1 and 0 < nearer.y < 1:  # the edge of the world moves it
        assert nearer.to_screen(*before) == (
            pytest.approx(px, abs=1e-2),
            pytest.approx(py, abs=1e-2),
        )


@given(_VIEWS, _LATS, _LONS, _LATS, _LONS)
def test_what_is_fitted_is_seen(
    view: View, lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    (x1, y1), (x2, y2) = project(lat1, lon1), project(lat2, lon2)
    fitted = view.fitting(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    if fitted.scale > 181:  # nothing shows more than the world
        left, top, right, bottom = fitted.bounds()
        for x, y in ((x1, y1), (x2, y2)):
            assert left - 1e-9 <= x <= right + 1e-9
            assert top - 1e-9 <= y <= bottom + 1e-9


@given(st.floats(1e-3, 1e5))
def test_the_scale_bar_is_round_and_fits(metres_per_pixel: float) -> None:
    metres, pixels = scale_bar(metres_per_pixel)
    assert 140 / 2.6 <= pixels <= 140
    assert float(f"{metres:.0e}") == pytest.approx(metres)
    assert str(f"{metres:.0e}")[0] in "125"


@given(st.floats(1e-6, 360))
def test_the_grid_has_few_lines_and_not_none(seen: float) -> None:
    assert 2 <= seen / grid_step(seen) <= 40
