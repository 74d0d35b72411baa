"""Evidence Desk: from a folder of footage to a dossier whose every exhibit can be proved."""

__version__ = "0.1.0"
