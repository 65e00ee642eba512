"""An operator's settings: working defaults, and a clear error for an invalid one."""

import os
import re
from functools import partial
from pathlib import Path

import pytest

from storage.runtime.settings import (
    Settings,
    load_log_settings,
    load_settings,
    require_public_url,
    require_shared,
    unknown_settings,
)
from storage.runtime.startup_errors import SettingsError
from tests.places import ENV_EXAMPLE


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Start from an environment and a folder without settings."""
    for name in Settings.model_fields:
        for variable in [key for key in os.environ if key.lower() == name]:
            monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)


def complaint() -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings()
    return str(caught.value)


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    settings = load_settings()
    assert settings.discord_token is settings.mongodb_uri is settings.redis_url is settings.jwt_secret is None
    assert (settings.host, settings.port, settings.sandbox_port) == ("127.0.0.1", 8080, 8081)
    assert settings.public_url == "http://127.0.0.1:8080"
    assert settings.discord_api_base == "https://discord.com/api/v10"
    assert (settings.realtime, settings.frontend_url) == ("internal", ())
    assert (settings.log_level, settings.log_format) == ("INFO", "console")
    assert settings.data_dir == tmp_path / "data"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("PORT=9000\nHOST=0.0.0.0\nUNKNOWN=1\n")
    monkeypatch.setenv("PORT", "9100")
    settings = load_settings()
    assert (settings.host, settings.port) == ("0.0.0.0", 9100)


def test_an_override_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9100")
    assert load_settings(port=9200).port == 9200


def test_every_setting_may_be_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = load_settings()
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "  ")
    assert load_settings() == expected


@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        ("0.0.0.0", 80, "http://127.0.0.1:80"),
        ("::", 8080, "http://[::1]:8080"),
        ("tracker.local", 8080, "http://tracker.local:8080"),
    ],
)
def test_the_public_address_follows_host_and_port(host: str, port: int, address: str) -> None:
    assert load_settings(host=host, port=port).public_url == address


def test_the_last_port_leaves_room_for_the_sandbox() -> None:
    assert load_settings(port=65535).sandbox_port == 65534


def test_a_public_address_loses_its_last_slash() -> None:
    assert load_settings(public_url="https://a.example/tracker/").public_url == "https://a.example/tracker"


def test_origins_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTEND_URL", "https://a.example/, http://localhost:3000,")
    assert load_settings().frontend_url == ("https://a.example", "http://localhost:3000")


def test_any_origin_may_be_allowed() -> None:
    assert load_settings(frontend_url="*").frontend_url == ("*",)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("PORT", "abc", "PORT must be a number between 1 and 65535, got 'abc'"),
        ("PORT", "0", "PORT must be a number between 1 and 65535, got '0'"),
        ("SANDBOX_PORT", "8080", "SANDBOX_PORT must be a number between 1 and 65535, and not PORT, got 8080"),
        ("REALTIME", "no", "REALTIME must be internal or external, got 'no'"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT must be console or json, got 'xml'"),
        ("PUBLIC_URL", "tracker.example", "PUBLIC_URL must be a web address such as https://tracker.example"),
        ("FRONTEND_URL", "https://a.example/page", "FRONTEND_URL must be web origins such as https://"),
        ("REDIS_URL", "localhost:6379", "REDIS_URL must be an address such as redis://localhost:6379/0"),
        (
            "REDIS_URL",
            "redis://localhost:x/0",
            "REDIS_URL must be an address such as redis://localhost:6379/0",
        ),
        ("MONGODB_URI", "mongodb://", "MONGODB_URI must be an address such as mongodb://localhost:27017/"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_must_be(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)
    assert complaint().startswith(message)


def test_every_wrong_setting_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "abc")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    assert len(complaint().splitlines()) == 2


def test_a_complaint_never_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONGODB_URI", "mongo://me:swordfish@localhost/")
    monkeypatch.setenv("REDIS_URL", "swordfish@localhost")
    assert "swordfish" not in complaint()


def test_printed_settings_hide_their_secrets() -> None:
    settings = load_settings(
        discord_token="swordfish", jwt_secret="swordfish", mongodb_uri="mongodb://me:swordfish@h/"
    )
    assert "swordfish" not in repr(settings) + str(settings) + settings.model_dump_json()


def test_an_unreadable_file_is_a_settings_error() -> None:
    Path(".env").write_bytes(b"PORT=\xff\xfe")
    assert ".env can't be read" in complaint()


def test_external_realtime_needs_what_the_processes_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REALTIME", "external")
    assert complaint().endswith("set MONGODB_URI and REDIS_URL")
    monkeypatch.setenv("MONGODB_URI", "mongodb://localhost/")
    assert complaint().endswith("set REDIS_URL")
    monkeypatch.setenv("REDIS_URL", "redis://localhost")
    assert load_settings().realtime == "external"


def test_redis_is_for_processes_that_share_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://localhost")
    assert complaint().startswith("REDIS_URL means") and complaint().endswith("set MONGODB_URI")
    monkeypatch.setenv("MONGODB_URI", "mongodb://localhost/")
    assert load_settings().redis_url is not None


def test_a_bot_alone_needs_the_address_of_the_pages() -> None:
    shared = partial(
        load_settings, mongodb_uri="mongodb://localhost/", redis_url="redis://localhost", realtime="external"
    )
    with pytest.raises(SettingsError, match="needs PUBLIC_URL"):
        require_public_url(shared())
    require_public_url(shared(public_url="https://tracker.example"))
    require_public_url(load_settings())


def test_a_misspelt_name_in_the_file_is_refused_with_the_near_one() -> None:
    Path(".env").write_text("MONGODB_URL=mongodb://localhost/\nLOGLEVEL=info\nCOMPOSE_PROJECT_NAME=tracker\n")
    assert complaint().splitlines() == [
        "MONGODB_URL in .env is no setting: did you mean MONGODB_URI?",
        "LOGLEVEL in .env is no setting: did you mean LOG_LEVEL?",
    ]


def test_a_misspelt_name_in_the_environment_is_refused_unless_the_near_one_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MONGODB_URL", "mongodb://localhost/")
    assert complaint().splitlines() == [
        "MONGODB_URL in the environment is no setting: did you mean MONGODB_URI?",
        "A variable of another program may stay where the setting is set too; it may be empty.",
    ]
    monkeypatch.setenv("MONGODB_URI", "")
    assert load_settings().mongodb_uri is None
    monkeypatch.delenv("MONGODB_URI")
    Path(".env").write_text("MONGODB_URI=mongodb://localhost/own\n")
    assert load_settings().mongodb_uri is not None


def test_other_unknown_names_are_listed_and_stop_nothing() -> None:
    assert unknown_settings() == []
    Path(".env").write_text("COMPOSE_PROJECT_NAME=tracker\nport=8090\n")
    assert load_settings().port == 8090
    assert unknown_settings() == ["COMPOSE_PROJECT_NAME in .env is no setting of the tracker"]


@pytest.mark.parametrize(
    ("written", "level", "kind"),
    [
        ("LOG_FORMAT=JSON\nPORT=abc\nLOG_LEVEL=debug", "DEBUG", "json"),
        ("LOG_FORMAT=json\nLOG_LEVEL=loud", "INFO", "json"),
        ("LOG_FORMAT=xml\nLOG_LEVEL=debug", "INFO", "console"),
        ("LOG_FORMAT=", "INFO", "console"),
    ],
)
def test_the_settings_of_the_log_are_read_where_others_are_wrong(written: str, level: str, kind: str) -> None:
    Path(".env").write_text(written)
    settings = load_log_settings()
    assert (settings.log_level, settings.log_format) == (level, kind)


def test_a_second_process_needs_what_the_processes_share() -> None:
    with pytest.raises(SettingsError, match=r"A second web process .* set REDIS_URL$"):
        require_shared(load_settings(mongodb_uri="mongodb://localhost/"), because="A second web process")


@pytest.mark.parametrize(
    ("text", "ids"), [("0-3", (0, 1, 2, 3)), ("0, 2,4-5", (0, 2, 4, 5)), ("7", (7,)), ("1-2,2", (1, 2))]
)
def test_shards_are_ranges(text: str, ids: tuple[int, ...]) -> None:
    uri, redis = "mongodb://localhost/", "redis://localhost"
    settings = load_settings(shard_ids=text, shard_count=8, mongodb_uri=uri, redis_url=redis)
    assert settings.shard_ids == ids


@pytest.mark.parametrize("text", ["x", "3-1", "-1", "1-", "0-99999", "0;1", "٣"])
def test_shards_that_are_no_ranges_are_refused(text: str) -> None:
    with pytest.raises(SettingsError, match=r"^SHARD_IDS must be shards such as 0-3 or 0,2,4-7, got"):
        load_settings(shard_ids=text, shard_count=8)


def test_shards_need_their_number_and_must_be_below_it() -> None:
    with pytest.raises(SettingsError, match="SHARD_IDS needs SHARD_COUNT"):
        load_settings(shard_ids="0-3")
    with pytest.raises(SettingsError, match=r"got shard 8 of 8: the first one is 0"):
        load_settings(shard_ids="4-8", shard_count=8)
    with pytest.raises(SettingsError, match=r"A part of the shards .*: set MONGODB_URI and REDIS_URL"):
        load_settings(shard_ids="0-3", shard_count=8)
    assert load_settings(shard_ids="0-7", shard_count=8).shard_count == 8


def test_the_example_lists_exactly_the_settings() -> None:
    listed = re.findall(r"^#?([A-Z_]+)=", ENV_EXAMPLE.read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(name.upper() for name in Settings.model_fields)


def test_every_setting_in_the_example_has_a_comment_and_a_value_that_works() -> None:
    text = ENV_EXAMPLE.read_text()
    for paragraph in text.split("\n\n"):
        if re.search(r"^#?[A-Z_]+=", paragraph, re.MULTILINE):
            assert paragraph.startswith("# "), paragraph
    Path(".env").write_text(re.sub(r"^#([A-Z_]+=)", r"\1", text, flags=re.MULTILINE))
    load_settings()


def test_the_defaults_in_the_example_are_the_defaults() -> None:
    shown = dict(re.findall(r"^#([A-Z_]+)=(.+)$", ENV_EXAMPLE.read_text(), re.MULTILINE))
    settings = load_settings()
    for name in ("DISCORD_API_BASE", "REALTIME", "HOST", "PORT", "SANDBOX_PORT", "LOG_FORMAT"):
        assert shown[name] == str(getattr(settings, name.lower()))
    assert shown["LOG_LEVEL"].upper() == settings.log_level
    assert shown["DATA_DIR"] == settings.data_dir.name
