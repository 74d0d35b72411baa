"""How an edition will look, made aside and kept while one looks."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from evidence_desk.desk.libraries import Library
from evidence_desk.desk.previews import Previews


def test_a_folder_that_cannot_be_made_is_told_each_time_and_locks_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    previews = Previews(library)
    shutil.rmtree(library.path / "derived")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    for _time in range(2):
        with pytest.raises(OSError, match="No such file"):
            previews.begin()
    (library.path / "derived").mkdir()
    previews.begin()
    assert list((library.path / "derived").iterdir())
    previews.close()
    assert not list((library.path / "derived").iterdir())
