"""What binds the parts of an annex together: links, bookmarks, contents and progress."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from evidence_desk.domain.editions import Dossier, ExhibitEntry, ExhibitState
from evidence_desk.domain.layouts import Spot
from evidence_desk.domain.progress import Progress, Report
from evidence_desk.exports.paper import LEFT, PART, RIGHT, Line, Paper
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.texts import words


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document, for its contents."""

    title: str
    page: int
    link: int


class Binding:
    """One annex in the making: the paper, and where each exhibit and incident is printed."""

    def __init__(
        self,
        paper: Paper,
        dossier: Dossier,
        report: Report,
        spots: list[Spot] | None = None,
        *,
        in_pack: bool = False,
    ) -> None:
        self.paper = paper
        self.dossier = dossier
        self.language = dossier.language
        self.words = words(dossier.language)
        self.exhibits: tuple[ExhibitEntry, ...] = tuple(
            entry
            for entry in dossier.exhibits
            if entry.state is not ExhibitState.WITHHELD or dossier.show_withheld
        )
        self.parts: list[Part] = []
        self.list_pages: dict[str, int] = {}
        #: Exhibits whose own pages follow: the page they begin on, and the link to it.
        self.appended: dict[str, tuple[int, int]] = {}
        self._in_pack = in_pack
        self._list: dict[str, int] = {}
        self._sheets: dict[str, int] = {}
        self._incidents: dict[str, int] = {}
        self._report = report
        self._spots = spots
        self._done = self._total = 0
        self._level = 0

    # Links: made for the parts that will be printed, placed when they are

    def expect_list(self) -> None:
        """The list will be printed: others may link to its rows."""
        self._list = {entry.number: self.paper.add_link(page=1) for entry in self.exhibits}

    def expect_sheets(self) -> None:
        """The contact sheets will be printed: others may link to their pictures."""
        self._sheets = {entry.number: self.paper.add_link(page=1) for entry in self.communicated()}

    def expect_chronology(self) -> None:
        """The chronology will be printed: others may link to its incidents."""
        self._incidents = {
            entry.ref: self.paper.add_link(page=1) for entry in self.dossier.incidents
        }

    def communicated(self) -> list[ExhibitEntry]:
        """The exhibits that are shown in full: neither withheld nor withdrawn."""
        return [entry for entry in self.exhibits if entry.state is ExhibitState.IN]

    def to_list(self, number: str) -> int | None:
        """The link to an exhibit's row, or to its picture where there is no list."""
        return self._list.get(number, self._sheets.get(number))

    def to_sheet(self, number: str) -> int | None:
        """The link to an exhibit's picture on the contact sheets."""
        return self._sheets.get(number)

    def to_incident(self, ref: str) -> int | None:
        """The link to an incident of the chronology."""
        return self._incidents.get(ref)

    def to_file(self, entry: ExhibitEntry) -> str | None:
        """The address of an exhibit's file, from the annex in its pack.

        A pack of several volumes has one annex, the same in each: it leads to no file.
        """
        if not self._in_pack or entry.pack_name is None or entry.volume:
            return None
        return f"./{quote(self.words.pack.exhibits_folder)}/{quote(entry.pack_name)}"

    def expect_pages(self, numbers: Iterable[str]) -> None:
        """The pages of these exhibits will follow: others may link to them."""
        self.appended = {number: (0, self.paper.add_link(page=1)) for number in numbers}

    def place_pages(self, number: str) -> None:
        """An exhibit's own pages begin on the page that is open."""
        _page, link = self.appended[number]
        self.appended[number] = (self.paper.page, link)
        self._place(link, self.paper.page, 0.0)

    def place_in_list(self, number: str, page: int, y: float) -> None:
        """An exhibit's row stands here."""
        self.list_pages[number] = page
        self._place(self._list.get(number), page, y)
        self._note(number, page, (LEFT, y, RIGHT - LEFT, 0.0))

    def place_on_sheet(
        self, number: str, page: int, box: tuple[float, float, float, float]
    ) -> None:
        """An exhibit's picture stands here."""
        self._place(self._sheets.get(number), page, box[1])
        self._note(number, page, box)

    def _note(self, number: str, page: int, box: tuple[float, float, float, float]) -> None:
        if self._spots is not None:
            wide, high = self.paper.wide, self.paper.high
            x, y, width, height = box
            spot = Spot(number, page, x / wide, y / high, width / wide, height / high)
            self._spots.append(spot)

    def place_incident(self, ref: str, page: int, y: float) -> None:
        """An incident of the chronology stands here."""
        self._place(self._incidents.get(ref), page, y)

    def _place(self, link: int | None, page: int, y: float) -> None:
        if link is not None:
            self.paper.set_link(link, y=y, page=page)

    # Parts and bookmarks

    def open_part(self, title: str) -> float:
        """Begin a part on a page of its own under its title; the y below it."""
        paper = self.paper
        y = paper.new_page()
        self.bookmark(title, 0, y)
        link = paper.add_link(y=y, page=paper.page)
        self.parts.append(Part(title, paper.page, link))
        with self.heading(1):
            y = paper.put(Line(title, PART), LEFT, y, RIGHT - LEFT)
        return y + 4.0

    def level(self, level: int) -> str:
        """The kind of a heading: ``H1`` to ``H3``, none left out on the way down."""
        self._level = min(level, self._level + 1, 3)
        return f"H{self._level}"

    @contextmanager
    def heading(self, level: int) -> Iterator[None]:
        """What is set meanwhile is a heading."""
        tags = self.paper.tags
        with tags.inside(tags.new(self.level(level))):
            yield

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the reader's side bar, at `y` of the page that is open."""
        self.paper.set_y(y)
        self.paper.start_section(visible(title) or "–", level, strict=False)

    # Progress

    def expect_steps(self, total: int) -> None:
        """How many rows and pictures will be set."""
        self._total = total

    def tick(self) -> None:
        """Something is being done; the reporter may raise Cancelled."""
        self._report(Progress(self._done, max(self._total, self._done), ""))

    def step(self, label: str) -> None:
        """One more row or picture is set; the reporter may raise Cancelled."""
        self._done += 1
        self._report(Progress(self._done, max(self._total, self._done), label))
