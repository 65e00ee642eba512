"""An uploaded picture becomes a small WebP of its pixels alone, or is refused."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from storage.encounter.errors import InvalidCommandError
from storage.library.portrait import FORMATS, MAX_BYTES, SIDE, portrait_of
from tests.pictures import BLUE, RED, opened, picture


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_becomes_a_webp_that_is_no_larger_than_512_pixels(kind: str) -> None:
    made = opened(portrait_of(picture(kind)))
    assert (made.format, made.size) == ("WEBP", (SIDE, 341))
    red, green, blue = made.convert("RGB").getpixel((200, 200))  # type: ignore[misc]
    assert red > 200 and green < 60 and blue < 60


def test_a_small_picture_keeps_its_size_and_its_transparency() -> None:
    made = opened(portrait_of(picture("PNG", (40, 30), (*BLUE, 0))))
    assert made.size == (40, 30)
    assert made.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_a_moving_picture_is_its_first_frame() -> None:
    made = io.BytesIO()
    frames = [Image.new("RGB", (64, 64), colour) for colour in (BLUE, RED)]
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    kept = opened(portrait_of(made.getvalue()))
    assert getattr(kept, "n_frames", 1) == 1
    assert kept.convert("RGB").getpixel((9, 9))[2] > 200  # type: ignore[index]


def test_nothing_is_kept_of_what_a_file_says_and_its_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 30.0)}  # where it was taken
    exif[0x010F] = "camera-marker"
    jpeg = picture(
        "JPEG", (100, 60), exif=exif.tobytes(), comment=b"comment-marker", icc_profile=b"icc-marker"
    )
    text = PngInfo()
    text.add_text("Author", "author-marker")
    for content, size in ((jpeg, (60, 100)), (picture("PNG", (60, 100), pnginfo=text), (60, 100))):
        made = portrait_of(content)
        read = opened(made)
        assert b"marker" in content and b"marker" not in made
        assert read.size == size
        assert not read.getexif() and not {"icc_profile", "exif", "xmp", "comment"} & read.info.keys()


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of few bytes that says to be large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(width // 8 + 1) * min(height, 10))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(4_097, 4_096), (12_000, 8_000), (60_000, 60_000)])
def test_a_picture_of_too_many_pixels_is_refused_before_they_are_decoded(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was decoded"))
    with pytest.raises(InvalidCommandError, match="more than 16 million pixels"):
        portrait_of(bomb(*size))


def test_a_jpeg_of_very_many_scans_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = picture("JPEG", (640, 480), progressive=True)
    last = usual[usual.rindex(b"\xff\xda") : -2]
    assert opened(portrait_of(usual[:-2] + last * 20 + usual[-2:])).size == (SIDE, 384)
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("it was opened"))
    with pytest.raises(InvalidCommandError, match="can't read that picture"):
        portrait_of(usual[:-2] + last * 100 + usual[-2:])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        picture("BMP"),
        picture("TIFF"),
        picture()[:200],
    ],
    ids=("nothing", "svg", "cut off", "bmp", "tiff", "half"),
)
def test_what_is_no_picture_of_a_known_format_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidCommandError, match="can't read that picture"):
        portrait_of(content)


def test_more_bytes_than_four_million_are_refused_unread() -> None:
    with pytest.raises(InvalidCommandError, match="at most 4 MB"):
        portrait_of(bytes(MAX_BYTES + 1))


SAMPLES = [picture(kind, (24, 24)) for kind in FORMATS]


# Pillow warns of damaged metadata, which is not kept.
@pytest.mark.filterwarnings("ignore:Truncated File Read", "ignore:Corrupt EXIF data")
@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 255)), max_size=6))
def test_a_damaged_picture_is_refused_or_read_and_raises_nothing_else(
    content: bytes, changes: list[tuple[int, int]]
) -> None:
    damaged = bytearray(content)
    for place, byte in changes:
        damaged[place % len(damaged)] = byte
    try:
        made = portrait_of(bytes(damaged))
    except InvalidCommandError:
        return
    assert opened(made).format == "WEBP"
