"""The story's files, as they lie on the phones, recorders and disks of those who made them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pillow_heif
from PIL import Image

from evidence_desk.desk.demo import papers, scenes, sounding
from evidence_desk.desk.demo.recording import film, recording
from evidence_desk.desk.demo.story import STATEMENTS

pillow_heif.register_heif_opener()

QUAY = (54.3127, 9.6631)
FERRY = (54.3169, 9.6698)
_PHONE = ("Fairline", "F5")
_OTHER_PHONE = ("Nordic", "N-12")
_CAMCORDER = ("Lumo", "HD-30")
_CAMERA = ("Optika", "D40")

Say = Callable[[str], None]


def make_media(folder: Path, say: Say) -> None:
    """Write every file of the story below `folder`; `say` is told each name first."""
    for name in ("phone Ana", "phone Ben", "camcorder", "camera", "recorder", "papers"):
        (folder / name).mkdir(parents=True)
    _films(folder, say)
    _photos(folder, say)
    _sounds(folder, say)
    _papers(folder, say)
    shutil.copyfile(folder / "camera/DSC_0107.jpg", folder / "phone Ben/from Ana.jpg")
    whole = (folder / "camcorder/MVI_0009.mp4").read_bytes()
    (folder / "camcorder/MVI_0010.mp4").write_bytes(whole[: len(whole) * 2 // 5])


def _films(folder: Path, say: Say) -> None:
    s = sounding
    plan = [
        (
            "phone Ana/VID_0312.mp4",
            scenes.van_arrives(5),
            s.mixed(s.wind(5), s.engine(5), s.bell(5, 3)),
            "2021-06-14T19:41:07Z",
            QUAY,
            _PHONE,
            False,
        ),
        (
            "phone Ana/VID_0318.mp4",
            scenes.torches(5),
            s.mixed(s.wind(5, 7), s.steps(5), s.voice(5) * 0.5),
            "2021-09-03T01:12:40Z",
            QUAY,
            _PHONE,
            False,
        ),
        (
            "camcorder/MVI_0007.mp4",
            scenes.clearing(6),
            s.mixed(s.rain(6), s.engine(6, coming=False)),
            "2022-02-17T07:20:12Z",
            None,
            _CAMCORDER,
            False,
        ),
        (
            "phone Ben/20220611_203355.mp4",
            scenes.behind_the_fence(4),
            s.mixed(s.wind(4, 9), s.voice(4, 8)),
            "2022-06-11T18:33:55Z",
            FERRY,
            _OTHER_PHONE,
            True,
        ),
        (
            "camcorder/MVI_0009.mp4",
            scenes.patrol_boat(6),
            s.mixed(s.waves(6), s.engine(6), s.wind(6, 3)),
            "2022-10-29T20:05:00Z",
            None,
            _CAMCORDER,
            False,
        ),
        (
            "phone Ana/VID_0407.mp4",
            scenes.smoke_over_sheds(5),
            s.mixed(s.waves(5, 6), s.bell(5, 1)),
            "2023-03-12T05:48:31Z",
            QUAY,
            _PHONE,
            False,
        ),
    ]
    with ThreadPoolExecutor(os.cpu_count()) as together:
        written = []
        for name, pictures, sound, taken, place, camera, upright in plan:
            say(name)
            write = partial(film, taken=taken, place=place, camera=camera, upright=upright)
            written.append(together.submit(write, folder / name, pictures, sound))
        for one in written:
            one.result()


def _photos(folder: Path, say: Say) -> None:
    plan = [
        ("camera/DSC_0101.jpg", scenes.tents_before(), "2021:06:12 11:02:10", QUAY, _CAMERA, 1),
        ("camera/DSC_0107.jpg", scenes.place_after(), "2021:06:15 07:31:44", QUAY, _CAMERA, 1),
        ("camera/DSC_0112.jpg", scenes.quay_at_dawn(), "2021:06:15 05:02:03", QUAY, _CAMERA, 1),
        (
            "phone Ana/IMG_0320.jpg",
            scenes.van_without_plate(),
            "2021:09:03 03:20:18",
            QUAY,
            _PHONE,
            1,
        ),
        ("phone Ana/IMG_0322.jpg", scenes.line_of_people(), "2021:09:03 03:41:00", None, _PHONE, 1),
        (
            "phone Ben/20220611_204210.jpg",
            scenes.through_the_fence(),
            "2022:06:11 20:42:10",
            FERRY,
            _OTHER_PHONE,
            6,
        ),
        ("camera/DSC_0188.jpg", scenes.ferry(), "2022:10:29 14:15:31", FERRY, _CAMERA, 1),
        ("camera/DSC_0203.jpg", scenes.burnt_pallets(), "2023:03:12 18:55:09", QUAY, _CAMERA, 1),
    ]
    for name, picture, taken, place, camera, orientation in plan:
        say(name)
        exif = _exif(taken, place, camera, orientation)
        stored = picture.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else picture
        stored.save(folder / name, quality=82, exif=exif)
    say("phone Ben/IMG_2210.heic")
    heif = pillow_heif.from_pillow(scenes.boots_and_blanket())
    heif.save(
        folder / "phone Ben/IMG_2210.heic",
        quality=60,
        enc_params={"preset": "ultrafast"},  # as told nothing, x265 seeks five times as long
        exif=_exif("2022:02:17 09:05:52", QUAY, _OTHER_PHONE, 1).tobytes(),
    )
    say("papers/sketch W-03.png")
    scenes.sketch_map().save(folder / "papers/sketch W-03.png")
    # Sent through a messenger, which threw the times away and kept the wrong ending.
    scenes.tents_before().resize((800, 533)).save(
        folder / "phone Ben/received.png", "WEBP", quality=70
    )


def _exif(
    taken: str, place: tuple[float, float] | None, camera: tuple[str, str], orientation: int
) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = *camera, orientation
    exif.get_ifd(0x8769)[0x9003] = taken
    if place is not None:
        gps = exif.get_ifd(0x8825)
        for tag, value, name in ((1, place[0], "N"), (3, place[1], "E")):
            gps[tag] = name
            gps[tag + 1] = (int(value), int(value * 60 % 60), round(value * 3600 % 60, 2))
    return exif


def _sounds(folder: Path, say: Say) -> None:
    s = sounding
    plan = [
        (
            "recorder/REC_0041.wav",
            s.mixed(s.voice(9, 21, 105), s.rain(9) * 0.3),
            "pcm_s16le",
            {"date": "2022-02-18"},
        ),
        (
            "phone Ana/memo night.m4a",
            s.mixed(s.voice(7, 22, 190), s.wind(7)),
            "aac",
            {"creation_time": "2021-09-03T01:50:00Z"},
        ),
        (
            "recorder/REC_0052.flac",
            s.mixed(s.voice(8, 23, 130), s.steps(8) * 0.2),
            "flac",
            {"date": "2022-11-02"},
        ),
        (
            "phone Ben/siren.ogg",
            s.mixed(s.waves(6), s.bell(6, 0.4), s.bell(6, 3.1), s.engine(6)),
            "libopus",
            {},
        ),
    ]
    for name, sound, codec, tags in plan:
        say(name)
        recording(folder / name, sound, codec, tags=tags)


def _papers(folder: Path, say: Say) -> None:
    for name, title, written, paragraphs in STATEMENTS:
        say(name)
        path = folder / name
        moment = datetime.fromisoformat(written).replace(tzinfo=UTC)
        if path.suffix == ".pdf":
            papers.pdf(path, title, paragraphs, moment)
        elif path.suffix == ".docx":
            papers.docx(path, title, paragraphs, moment)
        elif path.suffix == ".odt":
            papers.odt(path, title, paragraphs)
        else:
            papers.plain(path, title, paragraphs)
