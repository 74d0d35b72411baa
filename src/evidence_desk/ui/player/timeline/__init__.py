"""The timeline under a player: time to pixels, what is fetched, how it looks, and hands on it."""

from evidence_desk.ui.player.timeline.widget import Timeline

__all__ = ["Timeline"]
