"""VLC found, or a sentence that says what to install."""

from __future__ import annotations

import os
import sys
import threading
from functools import cache
from typing import Any

from evidence_desk.ui.language import tr

#: No look at the editor's own settings, no network, no pictures over the pictures, no chatter.
_OPTIONS = (
    "--ignore-config",
    "--no-metadata-network-access",
    "--no-lua",
    "--no-video-title-show",
    "--no-snapshot-preview",
    "--no-osd",
    "--no-sub-autodetect-file",
    "--no-disable-screensaver",
    "--no-xlib",
    "--quiet",
)


_guard = threading.Lock()


def instance(turned: int = 0) -> Any | None:
    """The VLC of the program; None where it is not installed or cannot start.

    VLC turns pictures (by 90, 180 or 270 degrees to the right) for a whole instance or not at all,
    so that there is one for each way that is looked. It takes long the first time, in any thread.
    """
    with _guard:
        return _started(turned)


def forget() -> None:
    """Look for VLC anew when it is next asked for."""
    _started.cache_clear()


@cache
def _started(turned: int) -> Any | None:
    try:
        import vlc
    except (ImportError, OSError, NameError, AttributeError, SystemExit):
        return None  # the binding ends the program where it is told of a library that is not there
    more = os.environ.get("EVIDENCE_DESK_VLC_OPTIONS", "").split()
    options = [one for one in _OPTIONS if one != "--no-xlib" or sys.platform.startswith("linux")]
    if turned:
        more += ["--video-filter=transform", f"--transform-type={turned}"]
    try:
        return vlc.Instance([*options, *more])
    except (OSError, NameError, AttributeError):
        return None


def what_to_install() -> str:
    """What a person must do so that films and sound play here."""
    if sys.platform.startswith("linux"):
        return tr(
            "To play films and recordings, install VLC (on Debian and Ubuntu: apt-get install "
            "libvlc5 vlc-plugin-base vlc-plugin-video-output) and start the program again. "
            "Everything else works without it."
        )
    return tr(
        "To play films and recordings, install VLC from videolan.org (the same bits as this "
        "program: 64) and start the program again. Everything else works without it."
    )
