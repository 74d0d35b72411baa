"""What is said in the recording under review, typed beside the player."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.transcripts import (
    Imported,
    TranscriptLine,
    export_file,
    import_file,
    languages_of,
    transcript,
    write_lines,
)
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.transcripts import Line, from_right, language_code, language_name, sought
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.player.film_pane import FilmPane
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.transcript_edit import TranscriptEdit


@dataclass(slots=True)
class _Typed:
    """Lines as they stood at a pause: each with its key in the text and its id, if it has one."""

    item: int
    language: str
    lines: list[tuple[int, int | None, Line]]
    known: set[int]


class Transcript(QWidget):
    """The transcripts of one recording; what is typed is kept at each pause, as one step.

    It reads where the player is and asks it to move; it never stops or restarts it by itself.
    """

    closed = Signal()

    def __init__(self, desk: Desk, pane: FilmPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pane = pane
        self._item: int | None = None
        self._language = ""
        self._guessed = True
        self._known: set[int] = set()
        self._call: Call | None = None
        self._under_way = False
        self._waiting: list[_Typed] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        self.edit = TranscriptEdit(lambda: pane.position)
        column.addWidget(self.edit, 1)
        self._hint = Label(
            tr("Return begins a line at the present time. Ctrl+Space plays, Ctrl+, goes 3 s back."),
            "quiet",
            wrap=True,
        )
        column.addWidget(self._hint)
        self.edit.paused.connect(self._keep)
        self.edit.wanted.connect(pane.seek)
        self.edit.played.connect(pane.toggle)
        self.edit.skipped.connect(pane.skip)
        pane.moved.connect(self._moved)
        desk.touched.connect(self._touched)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        self.languages = QComboBox()
        self.languages.setAccessibleName(tr("Language of the transcript"))
        self.languages.setMinimumWidth(110)
        self.languages.activated.connect(self._chosen)
        row.addWidget(self.languages, 1)
        for icon, words, does in (
            ("mdi6.file-import-outline", tr("Take from an SRT or VTT file…"), self.take_in),
            ("mdi6.file-export-outline", tr("Write as an SRT or VTT file…"), self.give_out),
            ("mdi6.close", tr("Close the transcript"), self.closed.emit),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(does)
            theme.mark(button, icon)
            row.addWidget(button)
        return row

    def be_brief(self, brief: bool) -> None:
        """Where every row of text counts, the hint stands in the text until there is one."""
        self._hint.setVisible(not brief)
        self.edit.setPlaceholderText(self._hint.text() if brief else "")

    # ------------------------------------------------------------ one item

    def load(self, item: int, query: str = "") -> None:
        """Show what is said in a recording; words that a search wants are marked."""
        if item != self._item:
            self.edit.keep_now()
            # Who types before the languages there are have been read writes in the library's.
            self._item, self._known = item, set()
            self._language, self._guessed = self._desk.library.languages[0], True
            self.edit.show_lines((), from_right=False)
            self._read()
        self.edit.look_for(sought(query) if query else [])

    def leave(self) -> None:
        """Keep what was typed."""
        self.edit.keep_now()
        self._item = None

    def _forget_reading(self) -> None:
        """What is being read was so before this moment."""
        if self._call is not None:
            self._call.forget()
            self._call = None

    def _read(self) -> None:
        self._forget_reading()
        if self._item is None or self.edit.dirty or self._under_way:
            return
        library, number = self._desk.library, self._item
        wanted = "" if self._guessed else self._language

        def look() -> tuple[int, str, list[str], tuple[TranscriptLine, ...]]:
            there = [one.language for one in languages_of(library, number)]
            language = wanted or (there[0] if there else library.languages[0])
            return number, language, there, transcript(library, number, language)

        self._call = self._desk.run("", look, done=self._show)

    def _show(self, found: tuple[int, str, list[str], tuple[TranscriptLine, ...]]) -> None:
        number, language, there, lines = found
        self._call = None
        if number != self._item or self.edit.dirty:
            return
        self._language, self._guessed = language, False
        self._offer(there)
        self._known = {one.id for one in lines}
        shown = [(n, line.start_s, line.end_s, line.words) for _, n, line in self.edit.lines()]
        if shown != [(one.id, one.start_s, one.end_s, one.words) for one in lines]:
            self.edit.show_lines(lines, from_right=from_right(language))
            self.edit.stand_at(self._pane.position)

    def _offer(self, there: list[str]) -> None:
        """The languages there are, those of the library, and any other."""
        say = self._desk.language
        codes = list(dict.fromkeys([*there, self._language, *self._desk.library.languages]))
        self.languages.clear()
        for code in codes:
            name = language_name(code, say)
            words = name if code in there else tr("{name} (none yet)", name=name)
            self.languages.addItem(words, code)
        self.languages.addItem(tr("Another language…"), "")
        self.languages.setCurrentIndex(codes.index(self._language))

    def _chosen(self, index: int) -> None:
        code = str(self.languages.itemData(index))
        if not code:
            code = self._ask_language() or self._language
        self.choose(code)

    def choose(self, code: str) -> None:
        """Write in this language from now on."""
        if code != self._language:
            self.edit.keep_now()
            self._language, self._known, self._guessed = code, set(), False
            self.edit.show_lines((), from_right=from_right(code))  # what is typed now is in it
            self._read()
        else:
            self.languages.setCurrentIndex(self.languages.findData(code))

    def _ask_language(self) -> str:
        text, given = QInputDialog.getText(
            self,
            tr("Language of the transcript"),
            tr("Name or code of the language, such as Arabic, ti or fa:"),
        )
        if not given or not text.strip():
            return ""
        try:
            return language_code(text)
        except DeskError as error:
            self._desk.complain(error)
            return ""

    def _touched(self, records: frozenset[tuple[str, int]]) -> None:
        if ("*", 0) in records or ("item", self._item) in records:
            self._read()

    def _moved(self, seconds: float) -> None:
        if self.isVisible():
            self.edit.stand_at(seconds)

    # ------------------------------------------------------------ keeping

    def _keep(self) -> None:
        """Keep what was typed since the last pause."""
        if self._item is None or not self._language or not self.edit.dirty:
            return
        self._forget_reading()
        self.edit.dirty = self._guessed = False
        typed = _Typed(self._item, self._language, self.edit.lines(), set(self._known))
        if self._under_way:
            self._waiting.append(typed)
        else:
            self._send(typed)

    def _send(self, typed: _Typed) -> None:
        self._under_way = True
        wanted = [(number, line) for _, number, line in typed.lines]
        ref = make_ref("item", typed.item)

        def kept(ids: list[int | None]) -> None:
            given = {key: number for (key, _, _), number in zip(typed.lines, ids, strict=True)}
            known = {number for number in ids if number is not None}
            if (typed.item, typed.language) == (self._item, self._language):
                self._known = known
                self.edit.known(given)
            self._go_on(typed, given, known)

        def refused(error: DeskError) -> None:
            self._desk.complain(error)
            if (typed.item, typed.language) == (self._item, self._language):
                self.edit.dirty = True
            self._go_on(typed, {}, typed.known)

        self._desk.change(
            "", write_lines, self._desk.library, ref, typed.language, wanted, typed.known,
            done=kept, failed=refused,
        )  # fmt: skip

    def _go_on(self, done: _Typed, given: dict[int, int | None], known: set[int]) -> None:
        """Keep what was typed while the last was being kept; lines new then have ids by now."""
        self._under_way = False
        if not self._waiting:
            self._read()
            return
        following = self._waiting.pop(0)
        if (following.item, following.language) == (done.item, done.language):
            following.lines = [
                (key, number if number is not None else given.get(key), line)
                for key, number, line in following.lines
            ]
            following.known |= known
        self._send(following)

    # ------------------------------------------------------------ files

    def take_in(self) -> None:
        """Ask for an SRT or VTT file, and take it in place of what is written."""
        if self._item is None:
            return
        name, _kind = QFileDialog.getOpenFileName(
            self, tr("Take from an SRT or VTT file"), "", "SRT, WebVTT (*.srt *.vtt)"
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a file in place of what is written in the language chosen; undo brings it back."""
        if self._item is None:
            return
        self.edit.keep_now()
        ref, language = make_ref("item", self._item), self._language

        def taken(done: Imported) -> None:
            words = tr("%n line(s) taken from {file}.", n=done.lines, file=path.name)
            self._desk.say(" ".join([words, *(sentence(note) for note in done.notes[:3])]))
            self._read()

        self._desk.change("", import_file, self._desk.library, ref, path, language, done=taken)

    def give_out(self) -> None:
        """Ask where to, and write the transcript as a file."""
        if self._item is None:
            return
        ref = make_ref("item", self._item)
        proposed = str(self._desk.library.path / "exports" / f"{ref} {self._language}.vtt")
        name, _kind = QFileDialog.getSaveFileName(
            self, tr("Write as an SRT or VTT file"), proposed, "WebVTT (*.vtt);;SRT (*.srt)"
        )
        if name:
            self.edit.keep_now()
            self._desk.run(
                "", export_file, self._desk.library, ref, Path(name), self._language,
                done=lambda path: self._desk.say(tr("Written: {path}", path=str(path))),
            )  # fmt: skip
