"""Formats of which no copy without metadata is made, known before anything is opened."""

from __future__ import annotations

_OFFICE = "application/vnd.openxmlformats-officedocument."
#: Media types that no cleaner takes; of the others, a single file may still turn out unfit.
_NO_CLEANER = frozenset(
    {
        *("application/octet-stream", "application/zip", "application/x-ole-storage"),
        *(f"{_OFFICE}spreadsheetml.sheet", f"{_OFFICE}presentationml.presentation"),
        *("text/rtf", "text/html", "text/xml", "image/svg+xml"),
        *("image/vnd.adobe.photoshop", "image/jp2"),
        *("image/x-canon-crw", "image/x-minolta-mrw", "image/x-sigma-x3f"),
        *("image/x-olympus-orf", "image/x-panasonic-rw2", "image/x-fuji-raf"),
        *("video/dv", "application/mxf", "application/vnd.rn-realmedia"),
        *("audio/x-w64", "audio/ac3", "audio/basic", "audio/x-caf", "audio/x-wavpack"),
    }
)


def never_cleaned(mime: str) -> bool:
    """Whether files of this media type stay out of every public pack."""
    return mime in _NO_CLEANER
