"""A portrait: an uploaded picture, decoded and encoded anew, so that its pixels alone are kept."""

import io
import struct

from storage.encounter.errors import InvalidCommandError

MAX_BYTES = 4_000_000
MAX_PIXELS = 4_096 * 4_096  # takes 64 MB while it is read
MOST_SCANS = 100  # of a JPEG; a usual one has ten at most, and so has a small picture within it
SIDE = 512  # pixels
QUALITY = 82
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_JPEG, _SCAN = b"\xff\xd8", b"\xff\xda"  # their markers; within a scan there is no marker
# Raised by Pillow's decoders for content that is damaged; `OSError` has those of unknown formats.
_DAMAGED = (OSError, SyntaxError, ValueError, IndexError, EOFError, OverflowError, TypeError, struct.error)


def portrait_of(content: bytes) -> bytes:
    """Return a picture as WebP of at most `SIDE` × `SIDE` pixels: upright, the first frame, without metadata.

    It may take a second: to be called in a thread. Raises InvalidCommandError for more than `MAX_BYTES`, for
    more than `MAX_PIXELS` before they are decoded, and for what is no picture of `FORMATS`. Also for more
    than `MOST_SCANS` of a JPEG: each takes twelve bytes, and the time of going through all pixels.
    """
    # At the first upload, not at the start, of which it would take a twentieth of a second.
    from PIL import Image, ImageOps

    refuse_large(len(content))
    if content.startswith(_JPEG) and content.count(_SCAN) > MOST_SCANS:
        raise InvalidCommandError("portrait-unreadable")
    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    encoded = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_many()
            picture.draft("RGB", (SIDE, SIDE))  # a JPEG is decoded at a fraction of its size
            kept = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        kept.thumbnail((SIDE, SIDE))
        upright = ImageOps.exif_transpose(kept)
        upright.info.clear()
        upright.save(encoded, "WEBP", quality=QUALITY)
    except bombs:
        raise _too_many() from None
    except _DAMAGED as error:
        raise InvalidCommandError("portrait-unreadable") from error
    return encoded.getvalue()


def refuse_large(size: int) -> None:
    """Raise InvalidCommandError for more bytes than an upload may have."""
    if size > MAX_BYTES:
        raise InvalidCommandError("file-too-large", most=MAX_BYTES // 1_000_000)


def _too_many() -> InvalidCommandError:
    return InvalidCommandError("portrait-too-large", most=MAX_PIXELS // 1_000_000)
