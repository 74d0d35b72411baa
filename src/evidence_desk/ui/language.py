"""The window's words: English in the code, other languages by Qt Linguist files."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from evidence_desk.domain.sentences import in_language
from evidence_desk.resources import resource

#: The languages the window speaks, by their own names.
LANGUAGES: Mapping[str, str] = {"en": "English", "fr": "Français"}

#: The one Linguist context of the program.
CONTEXT = "Desk"


def tr(text: str, *, n: int = -1, **values: object) -> str:
    """`text` in the window's language, `{named}` values filled in after translation.

    `text` must be a literal: `packaging/translations.py` collects it. With `n`, `%n` in the text
    is the count and plural forms apply: ``tr("%n item(s)", n=3)`` gives "3 items".
    """
    words = QCoreApplication.translate(CONTEXT, text, "", n)
    return words.format(**values) if values else words


def sentence(said: object) -> str:
    """An error, or a fault of a file, in the window's language; the desk makes them in English."""
    return in_language(str(said), QLocale().name()[:2])


class Language:
    """The translators at work in one application; `use` switches them while it runs."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.code = "en"

    def use(self, code: str) -> None:
        """Speak `code` from now on; every widget gets a LanguageChange event."""
        if code not in LANGUAGES:
            code = "en"
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed.clear()
        self.code = code
        QLocale.setDefault(QLocale(code))
        qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (
            (f"qtbase_{code}", qt_words),
            (f"evidence_desk_{code}", str(resource("translations"))),
        ):
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)


def preferred() -> str:
    """The first of the system's languages that the window speaks; English otherwise."""
    for name in QLocale.system().uiLanguages():
        code = name.split("-")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"
