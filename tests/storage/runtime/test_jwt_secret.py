"""The secret that signs tokens: created once, private to its owner, the same for every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import structlog

from storage.runtime.jwt_secret import jwt_secret
from storage.runtime.settings import Settings, load_settings
from storage.runtime.startup_errors import SettingsError
from tests.places import ROOT


def settings(folder: Path, **overrides: object) -> Settings:
    return load_settings(None, data_dir=folder, **{"jwt_secret": "", **overrides})


def test_a_set_secret_is_used_as_it_is(tmp_path: Path) -> None:
    chosen = "x" * 40
    assert jwt_secret(settings(tmp_path, jwt_secret=chosen)).get_secret_value() == chosen
    assert list(tmp_path.iterdir()) == []


def test_several_processes_need_one_that_is_set(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="set JWT_SECRET, to the same for all"):
        jwt_secret(settings(tmp_path, redis_url="redis://localhost", mongodb_uri="mongodb://localhost"))


def test_a_short_secret_is_used_with_a_warning(tmp_path: Path) -> None:
    with structlog.testing.capture_logs() as logs:
        assert jwt_secret(settings(tmp_path, jwt_secret="secret")).get_secret_value() == "secret"
    assert [entry["log_level"] for entry in logs] == ["warning"]


def test_a_created_secret_stays_the_same_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    first = jwt_secret(settings(folder)).get_secret_value()
    assert len(first) >= 32
    assert jwt_secret(settings(folder)).get_secret_value() == first
    assert (folder / "jwt_secret").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_two_folders_have_different_secrets(tmp_path: Path) -> None:
    assert jwt_secret(settings(tmp_path / "a")) != jwt_secret(settings(tmp_path / "b"))


def test_a_secret_that_became_readable_by_others_is_closed_again(tmp_path: Path) -> None:
    jwt_secret(settings(tmp_path))
    (tmp_path / "jwt_secret").chmod(0o644)
    jwt_secret(settings(tmp_path))
    assert (tmp_path / "jwt_secret").stat().st_mode & 0o777 == 0o600


def test_a_file_left_empty_by_a_crash_is_filled(tmp_path: Path) -> None:
    (tmp_path / "jwt_secret").touch()
    made = jwt_secret(settings(tmp_path)).get_secret_value()
    assert len(made) >= 32
    assert jwt_secret(settings(tmp_path)).get_secret_value() == made


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    program = (
        "import sys; from storage.runtime.jwt_secret import jwt_secret;"
        "from storage.runtime.settings import load_settings;"
        "ready = sys.stdin.readline();"
        "print(jwt_secret(load_settings(None, data_dir=sys.argv[1])).get_secret_value())"
    )
    environment = {name: value for name, value in os.environ.items() if name != "JWT_SECRET"}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=ROOT,
        )
        for _ in range(4)
    ]
    secrets = {process.communicate("go\n")[0].strip() for process in processes}
    assert all(process.returncode == 0 for process in processes)
    assert len(secrets) == 1
    assert len(secrets.pop()) >= 32


def test_a_data_folder_that_cannot_be_made_is_a_settings_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="No JWT_SECRET is set"):
        jwt_secret(settings(tmp_path / "file" / "data"))
