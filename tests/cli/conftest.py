"""Commands run as a shell runs them, within this process for speed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commands import Desk, Ended
from evidence_desk.cli.app import run
from evidence_desk.desk import decoders
from small_media import card


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str]) -> Desk:
    """Run `evidence-desk` with these arguments."""

    def call(*arguments: object) -> Ended:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err + said.out
        assert "should not have" not in said.err, said.err
        return Ended(status, said.out, said.err)

    return call


@pytest.fixture(autouse=True)
def _workers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command ends its decoders. Here the next one takes them over, as it does the process."""
    monkeypatch.setattr(decoders, "close_workers", lambda: None)


@pytest.fixture(scope="session")
def phone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A phone's folder with ten files."""
    return card(tmp_path_factory.mktemp("phone") / "phone")


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory, phone: Path) -> Path:
    path = tmp_path_factory.mktemp("template") / "case"
    assert run(["new", str(path), "--title", "The quay"]) == 0
    assert run(["import", str(path), str(phone)]) == 0
    return path


@pytest.fixture
def case(_template: Path, tmp_path: Path) -> Path:
    """A library that has taken the phone in."""
    return shutil.copytree(_template, tmp_path / "case")
