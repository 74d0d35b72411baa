"""The pages of a pack: used in a real browser, from the disk; harmless whatever an item says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import av
import numpy
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from evidence_desk.domain.editions import Dossier, ExhibitEntry, ExhibitState
from evidence_desk.domain.items import Kind
from evidence_desk.exports.pack import write_pack
from exports.dossiers import dossier, with_originals

_CHROMIUM, _DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(
    not (_CHROMIUM and _DRIVER), reason="chromium and chromedriver are not installed"
)


@pytest.fixture
def made(tmp_path: Path) -> Dossier:
    """Four exhibits, one of each kind; the film is one that browsers play."""
    video, photo, sound, document = with_originals(dossier(4), tmp_path / "originals").exhibits
    video = _of(video, Kind.VIDEO, _film(tmp_path / "film.webm"), "1 - 100 % & #1?.webm")
    (tmp_path / "said.txt").write_text("I saw it.", "utf-8")
    document = _of(document, Kind.DOCUMENT, tmp_path / "said.txt", "4 - statement.txt")
    return replace(dossier(4), exhibits=(video, photo, sound, document))


def _of(entry: ExhibitEntry, kind: Kind, path: Path, name: str) -> ExhibitEntry:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return replace(entry, kind=kind, original=path, sha256=digest, pack_name=name)


def _film(path: Path) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libvpx", rate=12)
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for at in range(36):
            pixels = numpy.full((120, 160, 3), at * 5, dtype=numpy.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())
    return path


@pytest.fixture
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(_CHROMIUM)
    for argument in ("headless=new", "no-sandbox", "disable-background-networking", "mute-audio"):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options, webdriver.ChromeService(str(_DRIVER)))
    yield opened
    opened.quit()


@needs_browser
def test_a_stranger_searches_plays_and_goes_on(
    made: Dossier, tmp_path: Path, browser: webdriver.Chrome
) -> None:
    pack = write_pack(made, tmp_path / "pack").path
    browser.get((pack / "index.html").as_uri())

    def one(css: str) -> webdriver.remote.webelement.WebElement:
        return browser.find_element(By.CSS_SELECTOR, css)

    def until(script: str) -> None:
        WebDriverWait(browser, 20).until(lambda _: browser.execute_script(f"return {script}"))

    def shown() -> list[str]:
        cards = browser.find_elements(By.CSS_SELECTOR, ".card")
        return [str(card.get_attribute("data-number")) for card in cards if card.is_displayed()]

    assert shown() == ["1", "2", "3", "4"]
    assert browser.execute_script(
        "return [...document.querySelectorAll('img.thumbnail')].every("
        "one => { one.loading = 'eager'; return true })"
    )
    until("[...document.querySelectorAll('img.thumbnail')].every(one => one.naturalWidth > 0)")
    one("body").send_keys("/")
    browser.switch_to.active_element.send_keys("BÚLLDOZER")
    assert "1" in shown()
    assert "4" not in shown()
    assert one("#found").text == f"{len(shown())} of 4 shown"
    one("#words").send_keys(Keys.CONTROL, "a")
    one("#words").send_keys(Keys.DELETE)
    one("[name=kind][value=document]").click()
    assert shown() == ["1", "2", "3"]
    one("[data-show=video]").send_keys(Keys.ENTER)
    browser.execute_script("document.querySelector('#stage video').play()")
    until("document.querySelector('#stage video').currentTime > 0.3")
    assert one("#trouble").text == ""
    one("#next").click()
    until("document.querySelector('#stage img').naturalWidth > 0")
    assert one("#viewer-head").text.startswith("Exhibit 2")
    one("#next").send_keys(Keys.ARROW_RIGHT)
    until("document.querySelector('#stage audio').readyState > 0")
    assert not one("#next").is_enabled()
    one("#close").send_keys(Keys.ESCAPE)
    assert browser.switch_to.active_element.text.startswith("Look")
    one("[data-language=fr]").click()
    assert one("#found").text == "3 sur 4 affichées"
    assert one("h3").text.startswith("Pièce n° 1")
    assert browser.get_log("browser") == []
    asked = [
        json.loads(line["message"])["message"]["params"]["request"]["url"]
        for line in browser.get_log("performance")
        if 'Network.requestWillBeSent"' in line["message"]
    ]
    assert asked
    assert all(url.startswith((pack.as_uri(), "data:")) for url in asked)


class _Page(HTMLParser):
    """The elements of a page, and where it points."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.pointed: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            if name in ("href", "src", "data-file"):
                self.pointed.append(str(value))
            assert not name.startswith("on")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_link_leads_to_a_file_of_the_pack_or_a_place_on_the_page(
    tmp_path: Path, language: str
) -> None:
    plain = with_originals(dossier(9, language), tmp_path / "originals")
    withheld = replace(
        plain.exhibits[2], state=ExhibitState.WITHHELD, title="", pack_name=None, original=None
    )
    made = replace(plain, exhibits=(*plain.exhibits[:2], withheld, *plain.exhibits[3:]))
    pack = write_pack(made, tmp_path / "pack").path
    text = (pack / "index.html").read_text("utf-8")
    assert re.search(r"(Exhibits|Pièces)\s?: 8\.", text)  # what is withheld is not in the pack
    page = _Page(text)
    assert len(page.ids) == len(set(page.ids))
    for where in page.pointed:
        if where.startswith("#"):
            assert where[1:] in page.ids
        else:
            assert (pack / unquote(where)).is_file(), where
    linked = {unquote(where) for where in page.pointed}
    for path in (pack / "data").rglob("*"):
        assert path.is_dir() or path.relative_to(pack).as_posix() in linked


def test_what_an_item_is_called_cannot_do_anything(made: Dossier, tmp_path: Path) -> None:
    bad = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \u202egpj.exe"
    exhibits = tuple(
        replace(
            one, title=bad, description=bad, place=bad, passages=(bad,), text=bad,
            quotes=(bad, bad), tags=(bad,), format=bad,
        )
        for one in made.exhibits
    )  # fmt: skip
    incidents = tuple(replace(one, title=bad, account=bad) for one in made.incidents)
    told = replace(
        made, exhibits=exhibits, incidents=incidents, library_title=bad, edition="Öne & <two>"
    )
    pack = write_pack(told, tmp_path / "pack").path
    for name in ("index.html", "VERIFY.html"):
        text = (pack / name).read_text("utf-8")
        page = _Page(text)
        assert page.tags.count("script") == (2 if name == "index.html" else 0)
        assert page.tags.count("img") <= 4
        assert "\u202e" not in text
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
        assert policy is not None
        assert "default-src 'none'" in policy[1]
        for tag in ("style", "script"):
            for inside in re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL):
                digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy[1]


def test_the_page_on_verifying_says_what_works(made: Dossier, tmp_path: Path) -> None:
    pack = write_pack(made, tmp_path / "pack").path
    text = (pack / "VERIFY.html").read_text("utf-8")
    assert made.journal_hash in text
    lines = re.search(r"<h3>Linux</h3>.*?<pre>(.*?)</pre>", text, re.DOTALL)
    assert lines is not None
    commands = lines[1].splitlines()
    assert len(commands) == 2

    def verdict() -> list[int]:
        return [
            subprocess.run(line.split(), cwd=pack, capture_output=True).returncode
            for line in commands
        ]

    assert verdict() == [0, 0]
    page = pack / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    assert verdict() == [0, 1]
