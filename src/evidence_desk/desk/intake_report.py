"""What an intake did, in plain data."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidence_desk.desk.walking import PathReason


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file whose bytes the library held already, and the item that has them."""

    path: str
    ref: str


@dataclass(slots=True)
class IntakeReport:
    """What an intake did: `stopped` says why it ended early, where it did."""

    added: list[str] = field(default_factory=list)
    known: list[KnownFile] = field(default_factory=list)
    failed: list[PathReason] = field(default_factory=list)
    skipped: list[PathReason] = field(default_factory=list)
    bytes: int = 0
    seconds: float = 0.0
    cancelled: bool = False
    stopped: str | None = None

    def leave(self, path: PathReason) -> None:
        """Note a path that is not taken: what cannot be read has failed."""
        (self.failed if "cannot be read" in path.reason else self.skipped).append(path)
