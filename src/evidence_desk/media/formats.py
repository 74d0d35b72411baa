"""Every format we can name: its media type, its kind, its words for people, its name endings."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_desk.domain.items import Kind


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    `family` groups formats whose names people mix up without any harm (.mov and .mp4 hold the
    same thing): a name ending within the family is no lie. `demuxer` is the one FFmpeg demuxer
    that may open it; formats without one never reach FFmpeg.
    """

    mime: str
    kind: Kind
    label: str
    family: str
    endings: tuple[str, ...] = ()
    demuxer: str | None = None


def _video(
    mime: str, label: str, family: str, demuxer: str, *endings: str, kind: Kind = Kind.VIDEO
) -> Format:
    return Format(mime, kind, label, family, endings, demuxer)


def _audio(mime: str, label: str, family: str, demuxer: str, *endings: str) -> Format:
    return Format(mime, Kind.AUDIO, label, family, endings, demuxer)


def _photo(mime: str, label: str, family: str, *endings: str) -> Format:
    return Format(mime, Kind.PHOTO, label, family, endings)


def _document(mime: str, label: str, family: str, *endings: str) -> Format:
    return Format(mime, Kind.DOCUMENT, label, family, endings)


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

FORMATS: dict[str, Format] = {
    known.mime: known
    for known in (
        _video("video/mp4", "MPEG-4 video", "bmff", "mov", "mp4", "m4v", "f4v"),
        _video("video/quicktime", "QuickTime video", "bmff", "mov", "mov", "qt"),
        _video("video/3gpp", "3GPP video", "bmff", "mov", "3gp", "3gpp"),
        _video("video/3gpp2", "3GPP2 video", "bmff", "mov", "3g2"),
        _video("video/x-matroska", "Matroska video", "matroska", "matroska", "mkv", "mk3d"),
        _video("video/webm", "WebM video", "matroska", "matroska", "webm"),
        _video("video/x-msvideo", "AVI video", "avi", "avi", "avi", "divx"),
        _video("video/mp2t", "MPEG-TS video", "mpegts", "mpegts", "mts", "m2ts", "m2t", "tod"),
        _video("video/mpeg", "MPEG video", "mpegps", "mpeg", "mpg", "mpeg", "vob", "mod", "m2p"),
        _video("video/mpv", "MPEG video stream", "mpegps", "mpegvideo", "m1v", "m2v"),
        _video("video/x-ms-wmv", "Windows Media video", "asf", "asf", "wmv", "asf"),
        _video("video/ogg", "Ogg video", "ogg", "ogg", "ogv"),
        _video("video/x-flv", "Flash video", "flv", "flv", "flv"),
        _video("video/dv", "DV video", "dv", "dv", "dv", "dif"),
        _video("application/mxf", "MXF video", "mxf", "mxf", "mxf"),
        _video("application/vnd.rn-realmedia", "RealMedia video", "rm", "rm", "rm", "rmvb", "ra"),
        _audio("audio/mpeg", "MP3 recording", "mp3", "mp3", "mp3", "mp2", "mpga"),
        _audio("audio/mp4", "MPEG-4 recording", "bmff", "mov", "m4a", "m4b"),
        _audio("audio/3gpp", "3GPP recording", "bmff", "mov"),
        _audio("audio/x-wav", "WAV recording", "wav", "wav", "wav", "wave"),
        _audio("audio/x-w64", "Wave64 recording", "w64", "w64", "w64"),
        _audio("audio/x-aiff", "AIFF recording", "aiff", "aiff", "aiff", "aif", "aifc"),
        _audio("audio/flac", "FLAC recording", "flac", "flac", "flac"),
        _audio("audio/ogg", "Ogg recording", "ogg", "ogg", "ogg", "oga", "opus", "spx"),
        _audio("audio/x-ms-wma", "Windows Media recording", "asf", "asf", "wma"),
        _audio("audio/x-matroska", "Matroska recording", "matroska", "matroska", "mka"),
        _audio("audio/webm", "WebM recording", "matroska", "matroska"),
        _audio("audio/aac", "AAC recording", "aac", "aac", "aac"),
        _audio("audio/amr", "AMR recording", "amr", "amr", "amr", "awb"),
        _audio("audio/ac3", "AC-3 recording", "ac3", "ac3", "ac3"),
        _audio("audio/basic", "AU recording", "au", "au", "au", "snd"),
        _audio("audio/x-caf", "Core Audio recording", "caf", "caf", "caf"),
        _audio("audio/x-wavpack", "WavPack recording", "wv", "wv", "wv"),
        _photo("image/jpeg", "JPEG photo", "jpeg", "jpg", "jpeg", "jpe", "jfif", "thm", "mpo"),
        _photo("image/png", "PNG picture", "png", "png", "apng"),
        _photo("image/gif", "GIF picture", "gif", "gif"),
        _photo("image/webp", "WebP picture", "webp", "webp"),
        _photo("image/bmp", "BMP picture", "bmp", "bmp", "dib"),
        _photo("image/tiff", "TIFF picture", "tiff", "tif", "tiff"),
        _photo("image/heic", "HEIC photo", "heif", "heic", "heics"),
        _photo("image/heif", "HEIF photo", "heif", "heif", "hif", "heifs"),
        _photo("image/avif", "AVIF picture", "heif", "avif", "avifs"),
        _photo("image/vnd.adobe.photoshop", "Photoshop picture", "psd", "psd"),
        _photo("image/jp2", "JPEG 2000 picture", "jp2", "jp2", "j2k", "jpx"),
        _photo("image/x-canon-cr2", "Canon CR2 raw photo", "tiff", "cr2"),
        _photo("image/x-canon-cr3", "Canon CR3 raw photo", "cr3", "cr3"),
        _photo("image/x-nikon-nef", "Nikon NEF raw photo", "tiff", "nef", "nrw"),
        _photo("image/x-sony-arw", "Sony ARW raw photo", "tiff", "arw", "sr2"),
        _photo("image/x-adobe-dng", "DNG raw photo", "tiff", "dng"),
        _photo("image/x-pentax-pef", "Pentax PEF raw photo", "tiff", "pef"),
        _photo("image/x-samsung-srw", "Samsung SRW raw photo", "tiff", "srw"),
        _photo(
            "image/x-dcraw", "Camera raw photo", "tiff", "3fr", "erf", "mef", "dcr", "kdc", "mos"
        ),
        _photo("image/x-canon-crw", "Canon CRW raw photo", "crw", "crw"),
        _photo("image/x-minolta-mrw", "Minolta MRW raw photo", "mrw", "mrw"),
        _photo("image/x-sigma-x3f", "Sigma X3F raw photo", "x3f", "x3f"),
        _photo("image/x-olympus-orf", "Olympus ORF raw photo", "orf", "orf"),
        _photo("image/x-panasonic-rw2", "Panasonic RW2 raw photo", "rw2", "rw2"),
        _photo("image/x-fuji-raf", "Fujifilm RAF raw photo", "raf", "raf"),
        _document("application/pdf", "PDF document", "pdf", "pdf"),
        _document(f"{_OOXML}wordprocessingml.document", "Word document", "docx", "docx", "docm"),
        _document(f"{_OOXML}spreadsheetml.sheet", "Excel workbook", "xlsx", "xlsx", "xlsm"),
        _document(f"{_OOXML}presentationml.presentation", "PowerPoint slides", "pptx", "pptx"),
        _document(f"{_ODF}text", "OpenDocument text", "odt", "odt", "ott"),
        _document(f"{_ODF}spreadsheet", "OpenDocument spreadsheet", "ods", "ods"),
        _document(f"{_ODF}presentation", "OpenDocument slides", "odp", "odp"),
        _document("application/x-ole-storage", "Office 97 document", "ole", "doc", "xls", "ppt"),
        _document("application/zip", "ZIP archive", "zip", "zip"),
        _document("text/rtf", "RTF document", "rtf", "rtf"),
        _document("text/markdown", "Markdown text", "text", "md", "markdown"),
        _document("text/html", "HTML page, shown as text", "text", "html", "htm", "xhtml"),
        _document("image/svg+xml", "SVG drawing, shown as text", "text", "svg"),
        _document("text/xml", "XML text", "text", "xml", "gpx", "kml"),
        _document("text/csv", "Table in plain text", "text", "csv", "tsv"),
        _document("text/plain", "Plain text", "text", "txt", "text", "log", "srt", "vtt", "json"),
    )
}

UNKNOWN = Format("application/octet-stream", Kind.DOCUMENT, "Unknown file", "unknown")

_BY_ENDING = {ending: known for known in FORMATS.values() for ending in known.endings}

RAW_MIMES = frozenset(mime for mime, known in FORMATS.items() if "raw photo" in known.label)


def ending_of(name: str) -> str:
    """The lower-case ending of a file's name without its dot, "" if it has none."""
    stem, dot, ending = name.rpartition(".")
    return ending.strip().lower() if dot and stem else ""


def format_named(name: str) -> Format | None:
    """The format that a file's *name* claims; None where the ending claims nothing we know."""
    return _BY_ENDING.get(ending_of(name))


def mismatch(name: str, found: Format) -> str | None:
    """The sentence for a name that claims another family of formats than the content shows."""
    claimed = format_named(name)
    if claimed is None or claimed.family == found.family:
        return None
    ending = ending_of(name)
    if found is UNKNOWN:
        return f"Named .{ending}, but its content is no {claimed.label} and no format known here."
    if found.family == "text":
        return f"Named .{ending}, but its content is text."
    article = "an" if found.label.startswith(_AN) else "a"
    return f"Named .{ending}, but its content is {article} {found.label}."


#: How labels start that are spoken with a vowel first: an MP3 recording, an AVI video.
_AN = ("A", "E", "I", "O", "MP", "MX", "RTF", "XM")
