"""The library's templates in one menu: use, save, begin with, rename, remove, carry away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QToolButton, QWidget

from evidence_desk.desk import templates as desk_templates
from evidence_desk.ui import asking, theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr


class TemplateMenu(QToolButton):
    """A button whose menu is made when it opens: templates come and go elsewhere too."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name, self._draft = "", False
        self.setText(tr("Template"))
        self.setToolTip(tr("Keep how this edition looks, or use what was kept"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.mark(self, "mdi6.palette-swatch-outline")
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def show_edition(self, name: str, *, draft: bool) -> None:
        """What is used and saved is this edition's look; only a draft takes another."""
        self._name, self._draft = name, draft

    def _fill(self) -> None:
        library, menu = self._desk.library, self.menu()
        menu.clear()
        kept = [one.name for one in desk_templates.templates(library)]
        first = desk_templates.first_template(library)
        for name in kept:
            self._add(menu, tr("Use “{name}”", name=name), self._use(name), on=self._draft)
        if not kept:
            menu.addAction(tr("No template is kept yet")).setEnabled(False)
        menu.addSeparator()
        self._add(menu, tr("Save as a template…"), self._save)
        if kept:
            begin = menu.addMenu(tr("New editions begin with"))
            for name in ("", *kept):
                act = self._add(begin, name or tr("no template"), self._begin(name))
                act.setCheckable(True)
                act.setChecked(name == first)
            for words, make in (
                (tr("Rename"), self._rename),
                (tr("Remove"), self._remove),
                (tr("Write to a file"), self._export),
            ):
                inner = menu.addMenu(words)
                for name in kept:
                    self._add(inner, f"{name}…", make(name))
        self._add(menu, tr("Take from a file…"), self._import)

    def _add(self, menu: QMenu, words: str, act: Callable[[], object], *, on: bool = True) -> Any:
        made = menu.addAction(words.replace("&", "&&"))
        made.triggered.connect(lambda _=False: act())
        made.setEnabled(on)
        return made

    def _use(self, name: str) -> Callable[[], object]:
        library, edition = self._desk.library, self._name
        return lambda: self._desk.change("", desk_templates.use_template, library, name, edition)

    def _begin(self, name: str) -> Callable[[], object]:
        return lambda: self._desk.change("", desk_templates.begin_with, self._desk.library, name)

    def _save(self) -> None:
        library, edition = self._desk.library, self._name
        kept = [one.name for one in desk_templates.templates(library)]
        name, ok = QInputDialog.getItem(
            self, tr("Save as a template"), tr("Its name; one of that name is replaced:"),
            kept or [library.title], 0, True,
        )  # fmt: skip
        if ok and name.strip():
            self._desk.change(
                "", desk_templates.save_template, library, name, edition,
                done=lambda made: self._desk.say(tr("“{name}” is kept.", name=made.name)),
            )  # fmt: skip

    def _rename(self, name: str) -> Callable[[], object]:
        def ask() -> None:
            new, ok = QInputDialog.getText(self, tr("Rename"), tr("Its new name:"), text=name)
            if ok and new.strip():
                self._desk.change("", desk_templates.rename_template, self._desk.library, name, new)

        return ask

    def _remove(self, name: str) -> Callable[[], object]:
        def ask() -> None:
            told = tr("Editions that were made with it stay as they are.")
            question = tr("Remove the template “{name}”?", name=name)
            if asking.agreed(self, question, tr("Remove"), told, losing=True):
                self._desk.change("", desk_templates.remove_template, self._desk.library, name)

        return ask

    def _export(self, name: str) -> Callable[[], object]:
        def ask() -> None:
            folder = str(QSettings().value("export/folder", "")) or str(asking.documents())
            out, _kind = QFileDialog.getSaveFileName(
                self, tr("Write the template to a file"), f"{folder}/{name}.json", "JSON (*.json)"
            )
            if out:
                self._desk.run(
                    "", desk_templates.export_template, self._desk.library, name, Path(out),
                    done=lambda path: self._desk.say(tr("Written to {path}", path=path)),
                )  # fmt: skip

        return ask

    def _import(self) -> None:
        folder = str(QSettings().value("export/folder", "")) or str(asking.documents())
        name, _kind = QFileDialog.getOpenFileName(
            self, tr("Take a template from a file"), folder, "JSON (*.json)"
        )
        if name:
            self._desk.change(
                "", desk_templates.import_template, self._desk.library, Path(name),
                done=lambda made: self._desk.say(tr("“{name}” is kept.", name=made.name)),
            )  # fmt: skip
