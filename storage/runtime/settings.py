"""The operator's settings, from the environment and from ``.env`` in the working directory.

The environment variables are the names of the fields in capitals; ``.env.example`` explains each.
"""

import contextlib
import os
import re
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import limits
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from storage.runtime import setting_names
from storage.runtime.startup_errors import SettingsError

ENV_FILE = Path(".env")
DISCORD_API = "https://discord.com/api/v10"
DISCORD = "https://discord.com"
OFF = "off"
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_CLIENT = re.compile(r"\w[\w .-]{0,39}\Z")


def _uri(*schemes: str) -> AfterValidator:
    """Accept only addresses with one of the schemes and a host."""

    def check(value: SecretStr) -> SecretStr:
        scheme, found, rest = value.get_secret_value().partition("://")
        if scheme not in schemes or not found or not rest:
            raise ValueError("wrong address")
        if scheme.startswith("redis"):
            _ = urlsplit(value.get_secret_value()).port  # ValueError for what is no port
        return value

    return AfterValidator(check)


def _web_address(value: str) -> str:
    """Check an http(s) address and remove a trailing slash."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("not a web address")
    return value.rstrip("/")


def _origins(value: object) -> object:
    """Split a comma-separated list of origins, as browsers send them: without a path or a trailing slash."""
    if not isinstance(value, str):
        return value
    origins = tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
    if any(origin != "*" and urlsplit(_web_address(origin)).path for origin in origins):
        raise ValueError("an origin has no path")
    return origins


def _clients(value: object) -> object:
    """Split a comma-separated list of NAME=ADDRESS, of pages that users may sign in to.

    An address is compared as it stands. It is https, but on this machine, and has no query or fragment.
    """
    if not isinstance(value, str):
        return value
    clients = []
    for part in value.split(","):
        name, found, address = (text.strip() for text in part.partition("="))
        at = urlsplit(address)
        is_safe = at.scheme == "https" or (at.scheme == "http" and at.hostname in _THIS_MACHINE)
        is_plain = not at.username and not re.search(r"[?#\s]", address)
        if not (found and _CLIENT.match(name) and at.hostname and is_safe and is_plain):
            raise ValueError("not a page")
        clients.append((name, address))
    return tuple(clients)


def _networks(value: object) -> object:
    """Split a comma-separated list of addresses and networks."""
    if not isinstance(value, str):
        return value
    parts = () if value.strip().lower() == OFF else value.split(",")
    return tuple(str(ip_network(part.strip(), strict=False)) for part in parts if part.strip())


def _rate(value: str) -> str:
    """Check a rate such as "100 per 10 seconds"."""
    if value.lower() == OFF:
        return OFF
    limits.parse(value)
    return value


def _off_is_none(value: object) -> object:
    return None if isinstance(value, str) and value.strip().lower() == OFF else value


def _shard_ids(value: object) -> object:
    """Read ranges such as ``0-3`` or ``0,2,4-7`` as ids in order, each once."""
    if not isinstance(value, str):
        return value
    ids: set[int] = set()
    for part in value.split(","):
        first, dash, last = (text.strip() for text in part.partition("-"))
        numbers = (first, last if dash else first)
        if not all(text.isascii() and text.isdigit() and len(text) <= 5 for text in numbers):
            raise ValueError("not a range of shards")
        low, high = map(int, numbers)
        if not low <= high < MOST_SHARDS:
            raise ValueError("not a range of shards")
        ids.update(range(low, high + 1))
    return tuple(sorted(ids))


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _own_address(fields: dict[str, Any]) -> str:
    """Return the address of the web server for a browser on the same machine."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(fields["host"], fields["host"])
    return f"http://{f'[{host}]' if ':' in host else host}:{fields['port']}"


def _port_beside(fields: dict[str, Any]) -> int:
    port: int = fields["port"]
    return port + 1 if port < 65535 else port - 1


def _absolute(folder: Path) -> Path:
    """Return the absolute path, which does not depend on the working directory."""
    return folder.expanduser().absolute()


WebAddress = Annotated[str, AfterValidator(_web_address)]
Port = Annotated[int, Field(ge=1, le=65535)]
MOST_SHARDS = 16_384
A_PORT = "a number between 1 and 65535"
Rate = Annotated[str, AfterValidator(_rate)]
A_RATE = "off, or a rate such as 100 per 10 seconds"
Days = Annotated[Annotated[int, Field(ge=1, le=36_500)] | None, BeforeValidator(_off_is_none)]
SOME_DAYS = "off, or a number of days between 1 and 36500"
Count = Annotated[int, Field(ge=1)]
A_COUNT = "a whole number of 1 or more"
Seconds = Annotated[float, Field(gt=0, le=3600)]
SOME_SECONDS = "a number of seconds of more than 0, and 3600 at most"


class LogSettings(BaseSettings):
    """The settings of the log, which are also read alone where another setting is wrong."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", str_strip_whitespace=True, hide_input_in_errors=True
    )

    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(_upper)
    ] = Field("INFO", description="debug, info, warning, error or critical")
    log_format: Annotated[Literal["console", "json"], BeforeValidator(_lower)] = Field(
        "console", description="console or json"
    )

    @model_validator(mode="before")
    @classmethod
    def _empty_is_unset(cls, values: Any) -> Any:
        """Treat an empty value such as ``PORT=`` as unset."""
        if not isinstance(values, dict):
            return values
        return {name: value for name, value in values.items() if not _is_blank(value)}


class Settings(LogSettings):
    """The settings of one process. A field's description completes the sentence "… must be …"."""

    discord_token: SecretStr | None = Field(None, description="the token of a Discord bot")
    shard_count: Annotated[int, Field(ge=1, le=MOST_SHARDS)] | None = Field(
        None, description="the number of shards of all processes together"
    )
    shard_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_shard_ids)] = Field(
        (), description="shards such as 0-3 or 0,2,4-7"
    )
    discord_api_base: WebAddress = Field(DISCORD_API, description=f"a web address such as {DISCORD_API}")
    mongodb_uri: Annotated[SecretStr, _uri("mongodb", "mongodb+srv")] | None = Field(
        None, description="an address such as mongodb://localhost:27017/tracker"
    )
    redis_url: Annotated[SecretStr, _uri("redis", "rediss", "unix")] | None = Field(
        None, description="an address such as redis://localhost:6379/0"
    )
    realtime: Annotated[Literal["internal", "external"], BeforeValidator(_lower)] = Field(
        "internal", description="internal or external"
    )
    jwt_secret: SecretStr | None = Field(None, description="a long random text")
    jwt_secret_previous: SecretStr | None = Field(None, description="the JWT_SECRET before this one")
    discord_client_id: str | None = Field(None, description="the id of a Discord application")
    discord_client_secret: SecretStr | None = Field(None, description="the secret of a Discord application")
    discord_oauth_base: WebAddress = Field(DISCORD, description=f"a web address such as {DISCORD}")
    host: str = Field("127.0.0.1", description="a name or address of this machine")
    port: Port = Field(8080, description=A_PORT)
    public_url: WebAddress = Field(
        default_factory=_own_address, description="a web address such as https://tracker.example"
    )
    privacy_url: WebAddress | None = Field(
        None, description="a web address such as https://tracker.example/privacy"
    )
    terms_url: WebAddress | None = Field(
        None, description="a web address such as https://tracker.example/terms"
    )
    frontend_url: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_origins)] = Field(
        (), description="web origins such as https://table.example, separated by commas"
    )
    sign_in_clients: Annotated[tuple[tuple[str, str], ...], NoDecode, BeforeValidator(_clients)] = Field(
        (), description="pages such as Dice Board=https://dice.example/signed-in, separated by commas"
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_networks)] = Field(
        ("127.0.0.0/8", "::1/128"), description="networks such as 10.0.0.0/8, separated by commas, or off"
    )
    limit_commands_per_token: Rate = Field("1000 per 10 seconds", description=A_RATE)
    limit_commands_per_user: Rate = Field("2000 per 10 seconds", description=A_RATE)
    limit_commands_per_address: Rate = Field("10000 per 10 seconds", description=A_RATE)
    limit_reads_per_token: Rate | None = Field(None, description=A_RATE)
    limit_reads_per_user: Rate | None = Field(None, description=A_RATE)
    limit_reads_per_address: Rate | None = Field(None, description=A_RATE)
    limit_changes_per_token: Rate | None = Field(None, description=A_RATE)
    limit_changes_per_user: Rate | None = Field(None, description=A_RATE)
    limit_changes_per_address: Rate | None = Field(None, description=A_RATE)
    limit_connections_per_token: Rate = Field("300 per minute", description=A_RATE)
    limit_connections_per_user: Rate = Field("600 per minute", description=A_RATE)
    limit_connections_per_address: Rate = Field("3000 per minute", description=A_RATE)
    limit_polls_per_address: Rate = Field("10000 per minute", description=A_RATE)
    limit_requests_per_address: Rate = Field("3000 per minute", description=A_RATE)
    limit_guesses_per_address: Rate = Field("30 per minute", description=A_RATE)
    limit_sockets_per_user: Count = Field(500, description=A_COUNT)
    limit_sockets_per_link: Count = Field(3_000, description=A_COUNT)
    limit_sockets_per_address: Count = Field(5_000, description=A_COUNT)
    limit_http_per_address: Count = Field(1_000, description=A_COUNT)
    limit_message_bytes: Annotated[int, Field(ge=4_096, le=1_000_000)] = Field(
        262_144, description="a number between 4096 and 1000000"
    )
    timeout_headers: Seconds = Field(15.0, description=SOME_SECONDS)
    timeout_body: Seconds = Field(30.0, description=SOME_SECONDS)
    timeout_idle: Seconds = Field(75.0, description=SOME_SECONDS)
    timeout_response: Seconds = Field(120.0, description=SOME_SECONDS)
    timeout_handshake: Seconds = Field(10.0, description=SOME_SECONDS)
    keep_ended_encounters_days: Days = Field(365, description=SOME_DAYS)
    keep_combat_log_days: Days = Field(365, description=SOME_DAYS)
    keep_left_guilds_days: Days = Field(30, description=SOME_DAYS)
    data_dir: Annotated[Path, AfterValidator(_absolute)] = Field(
        Path("data"), description="a folder", validate_default=True
    )
    sandbox_port: Port = Field(default_factory=_port_beside, description=f"{A_PORT}, and not PORT")


def load_settings(env_file: Path | None = ENV_FILE, **overrides: object) -> Settings:
    """Read the settings; overrides (by field name) precede the environment, which precedes the file.

    Raises SettingsError with one line for each invalid or misspelt setting.
    """
    try:
        if env_file is not None:
            _refuse_misspelt(env_file)
        settings = Settings(_env_file=env_file, **overrides)  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as error:
        raise SettingsError("\n".join(_complaints(error))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{env_file} can't be read: {error}") from None
    if settings.sandbox_port == settings.port:
        raise SettingsError(f"SANDBOX_PORT must be {A_PORT}, and not PORT, got {settings.port} for both")
    if (settings.discord_client_id is None) != (settings.discord_client_secret is None):
        raise SettingsError("DISCORD_CLIENT_ID and DISCORD_CLIENT_SECRET must be set together")
    if settings.sign_in_clients and settings.discord_client_id is None:
        raise SettingsError("SIGN_IN_CLIENTS needs DISCORD_CLIENT_ID: users sign in with Discord")
    _check_shards(settings)
    if settings.realtime == "external":
        require_shared(settings, because="REALTIME=external")
    if settings.redis_url is not None:  # the database in DATA_DIR is one process's own
        require_shared(settings, because="REDIS_URL")
    return settings


def load_log_settings(env_file: Path = ENV_FILE) -> LogSettings:
    """Read how the log is asked for, whatever the other settings are; a default where that is unreadable."""
    for usual in ({}, {"log_level": "INFO"}, {"log_level": "INFO", "log_format": "console"}):
        with contextlib.suppress(ValidationError, OSError, UnicodeDecodeError):
            return LogSettings(_env_file=env_file, **usual)  # type: ignore[arg-type]
    return LogSettings.model_construct()


def unknown_settings(env_file: Path = ENV_FILE) -> list[str]:
    """Return a line for each name in the file that is no setting. Raises OSError, UnicodeDecodeError."""
    names = setting_names.unknown(setting_names.in_file(env_file), _names())
    return [f"{name} in {env_file} is no setting of the tracker" for name in names]


def require_public_url(settings: Settings) -> None:
    """Raise SettingsError for a bot that would make links to its own port, where no pages are."""
    if settings.realtime == "external" and "public_url" not in settings.model_fields_set:
        raise SettingsError(
            "REALTIME=external needs PUBLIC_URL: the address of the web processes, which links begin with"
        )


def _names() -> set[str]:
    return {name.upper() for name in Settings.model_fields}


def _refuse_misspelt(env_file: Path) -> None:
    """Refuse what is nearly a setting; in the environment, where that setting is not set: other programs have
    names of their own there.
    """
    in_file = setting_names.in_file(env_file)
    named = {name.upper() for name in (*in_file, *os.environ)}
    found = [
        (name, place, near)
        for names, place in ((in_file, str(env_file)), (os.environ, "the environment"))
        for name, near in setting_names.unknown(names, _names()).items()
        if near is not None and (names is in_file or near not in named)
    ]
    lines = [f"{name} in {place} is no setting: did you mean {near}?" for name, place, near in found]
    if any(place == "the environment" for _, place, _ in found):
        lines.append("A variable of another program may stay where the setting is set too; it may be empty.")
    if lines:
        raise SettingsError("\n".join(lines))


def require_shared(settings: Settings, *, because: str) -> None:
    """Raise unless the shared services of several processes are set; `because` is the reason for several.

    Raises SettingsError.
    """
    missing = [name for name in ("mongodb_uri", "redis_url") if getattr(settings, name) is None]
    if missing:
        names = " and ".join(name.upper() for name in missing)
        raise SettingsError(
            f"{because} means that several processes share one database and one Redis: set {names}"
        )


def _check_shards(settings: Settings) -> None:
    if not settings.shard_ids:
        return
    if settings.shard_count is None:
        raise SettingsError("SHARD_IDS needs SHARD_COUNT: the number of shards of all processes together")
    if settings.shard_ids[-1] >= settings.shard_count:
        raise SettingsError(
            f"SHARD_IDS must be below SHARD_COUNT, got shard {settings.shard_ids[-1]} of "
            f"{settings.shard_count}: the first one is 0"
        )
    if len(settings.shard_ids) < settings.shard_count:
        require_shared(settings, because="A part of the shards (SHARD_IDS)")


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _complaints(error: ValidationError) -> list[str]:
    """Return one line per invalid setting; secrets are never shown."""
    lines = []
    for detail in error.errors(include_url=False, include_context=False):
        if detail["type"] == "default_factory_not_called":
            continue  # repeats an invalid setting that has its own line
        name = str(detail["loc"][0])
        field = Settings.model_fields[name]
        got = "" if "SecretStr" in str(field.annotation) else f", got {detail['input']!r}"
        lines.append(f"{name.upper()} must be {field.description}{got}")
    return lines
