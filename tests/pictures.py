"""Pictures for tests, made in the formats that people upload."""

import io

from PIL import Image

RED, BLUE = (220, 30, 30), (30, 30, 220)


def picture(
    kind: str = "PNG", size: tuple[int, int] = (900, 600), colour: tuple[int, ...] = RED, **options: object
) -> bytes:
    """Return a picture of one colour; `options` are those of Pillow's writer."""
    made = io.BytesIO()
    Image.new("RGB" if len(colour) == 3 else "RGBA", size, colour).save(made, kind, **options)
    return made.getvalue()


def opened(content: bytes) -> Image.Image:
    """Return a picture as it is read."""
    read = Image.open(io.BytesIO(content))
    read.load()
    return read
