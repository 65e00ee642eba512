"""The log of a server that runs for months stays short."""

import os
from pathlib import Path

from storage.embedded_mongod.process import bound_log


def test_a_long_log_is_moved_while_the_server_appends_to_it(tmp_path: Path) -> None:
    path, before = tmp_path / "mongod.log", tmp_path / "mongod.log.1"
    bound_log(path)  # there is none yet
    held_open = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        for text in (b"first", b"second"):
            os.write(held_open, text * 20)
            bound_log(path, most=50)
            assert (path.read_bytes(), before.read_bytes()) == (b"", text * 20)
        os.write(held_open, b"third")
        bound_log(path, most=50)
        assert path.read_bytes() == b"third"
        assert before.stat().st_mode & 0o777 == 0o600
    finally:
        os.close(held_open)
