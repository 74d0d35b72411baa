"""What is taken out of a film's or recording's sound, and which part of it is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from evidence_desk.domain.film_redaction import Silence, Span
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.film_redact_hand import FilmHand
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.redact_parts import KeyButtons


class SoundPane(QWidget):
    """Beside the film: a span is begun and ended, then muted, masked or kept alone."""

    def __init__(self, room: QDialog, hand: FilmHand, parent: QWidget, *, narrow: bool) -> None:
        super().__init__(parent)
        self._hand = hand
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Label(tr("Sound, and the part that is kept"), "heading"))
        hint = tr("I begins a span where the film stands, O ends it; then say what becomes of it.")
        column.addWidget(Label(hint, "quiet", wrap=True))
        self.span_said = Label("")
        column.addWidget(self.span_said)
        column.addLayout(self._buttons(room, columns=1 if narrow else 2))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What is taken out of the sound"))
        self.list.setMaximumHeight(72)
        self.list.currentRowChanged.connect(lambda _: self.enable())
        column.addWidget(self.list)
        again = KeyButtons(room, 1)
        self.unmute = again.add(
            tr("Leave this span as it was"),
            "Shift+Del",
            lambda: hand.sound_again(self.list.currentRow()),
        )
        column.addLayout(again)
        note = tr("A masked voice keeps its words and rhythm: mute what must not be recognised.")
        column.addWidget(Label(note, "quiet", wrap=True))

    def _buttons(self, room: QDialog, columns: int) -> KeyButtons:
        grid = KeyButtons(room, columns)
        hand, add = self._hand, grid.add

        add(tr("Span begins"), "I", hand.span_in)
        add(tr("Span ends"), "O", hand.span_out)
        self._with_span = [
            add(tr("Mute"), "M", partial(hand.silence, Silence.MUTE)),
            add(tr("Mask the voice"), "Shift+M", partial(hand.silence, Silence.MASK)),
            add(tr("Keep only this"), "T", hand.keep_span),
        ]
        self._all = add(tr("Keep all"), "Shift+T", hand.keep_all)
        return grid

    def show_draft(self) -> None:
        """The draft as it is now, and the span that was begun."""
        hand = self._hand
        row = self.list.currentRow()
        names = {Silence.MUTE: tr("muted"), Silence.MASK: tr("masked")}
        self.list.blockSignals(True)
        self.list.clear()
        for one in hand.draft.sound:
            self.list.addItem(f"{hand.between(one.span)} · {names[one.how]}")
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        nothing = hand.span == (None, None)
        words = tr("No span begun.") if nothing else hand.between(Span(*hand.span))
        if hand.draft.clip != Span():
            words += "\n" + tr("Kept: {span}", span=hand.between(hand.draft.clip))
        self.span_said.setText(words)
        self.enable()

    def enable(self) -> None:
        """Let only what can be done now be pressed."""
        some = self._hand.span != (None, None)
        for button in self._with_span:
            button.setEnabled(some)
        self._all.setEnabled(self._hand.draft.clip != Span())
        self.unmute.setEnabled(self.list.currentRow() >= 0)
