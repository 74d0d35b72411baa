"""Words as they are compared where the full-text index does not reach."""

from __future__ import annotations

import re
import unicodedata


def plain_words(text: str | None) -> str:
    """A text's words without accents and capitals, a blank before each and one at the end.

    So " qua" is in the words of every text in which a word begins like "Quai".
    """
    if not text:
        return ""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return "".join(f" {word}" for word in re.findall(r"\w+", bare)) + " "
