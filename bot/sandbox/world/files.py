"""Store a file that a user attaches to a command.

The driver passes an `Upload`, the page {"name", "type", "data"} with the bytes in base64.
"""

from __future__ import annotations

import base64
import binascii
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.model.objects import StoredFile
from bot.sandbox.world.messages import World

LIMIT = 10 * 1024 * 1024  # bytes, of an account without Nitro
FRAME_LIMIT = 2 * LIMIT  # bytes of a frame of the page: base64 and its envelope


@dataclass(frozen=True)
class Upload:
    """A file on a user's machine."""

    name: str
    data: bytes


def upload(world: World, value: Any) -> StoredFile | None:
    """Store a file and return it; None when the value is no file or too large."""
    given = value if isinstance(value, Upload) else _from_page(value)
    if given is None or len(given.data) > LIMIT:
        return None
    kind = mimetypes.guess_type(given.name)[0] or "application/octet-stream"
    file = StoredFile(world.mint(), given.name, kind, given.data)
    world.files[file.id] = file
    return file


def _from_page(value: Any) -> Upload | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("data"), str):
        return None
    try:
        # The name is shown and sent on: keep its last part only, as browsers do.
        name = str(value.get("name") or "file").replace("\\", "/").rpartition("/")[2]
        return Upload(name[:260] or "file", base64.b64decode(value["data"], validate=True))
    except binascii.Error:
        return None
