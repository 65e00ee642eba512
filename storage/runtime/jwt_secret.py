"""The secret that signs tokens: the operator's, or one created once and stored in the data folder."""

import fcntl
import os
import secrets
from pathlib import Path

import structlog
from pydantic import SecretStr

from storage.runtime.data_dir import open_private_folder
from storage.runtime.settings import Settings
from storage.runtime.startup_errors import SettingsError

FILE_NAME = "jwt_secret"
ENOUGH_BYTES = 32  # RFC 7518, 3.2: an HS256 key has at least the length of the hash

log = structlog.stdlib.get_logger(__name__)


def jwt_secret(settings: Settings) -> SecretStr:
    """Return JWT_SECRET, or the secret in DATA_DIR, which the first process creates.

    A short JWT_SECRET is the operator's choice: it is warned about, not refused. Raises SettingsError.
    """
    if settings.jwt_secret is None:
        if settings.redis_url is not None:
            raise SettingsError(
                "REDIS_URL means that several processes share the work: set JWT_SECRET, to the same for all, "
                "or each refuses the tokens of the others. `openssl rand -hex 32` makes one"
            )
        try:
            return SecretStr(_kept_secret(open_private_folder(settings.data_dir) / FILE_NAME))
        except OSError as error:
            raise SettingsError(
                f"No JWT_SECRET is set, and none can be kept in DATA_DIR ({settings.data_dir}): {error}"
            ) from error
    if len(settings.jwt_secret.get_secret_value().encode()) < ENOUGH_BYTES:
        log.warning("JWT_SECRET is short enough to be guessed", recommended_bytes=ENOUGH_BYTES)
    return settings.jwt_secret


def _kept_secret(path: Path) -> str:
    """Read the secret, or write a new one where there is none.

    The lock lets two processes that start together agree. A crash between creating and writing the file
    leaves an empty one, which the next process fills.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "r+", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        os.fchmod(descriptor, 0o600)  # a copied or restored file may have become readable to others
        secret = file.read().strip()
        if len(secret) < ENOUGH_BYTES:
            secret = secrets.token_urlsafe(48)
            file.seek(0)
            file.truncate()
            file.write(f"{secret}\n")
            file.flush()
            os.fsync(descriptor)
        return secret
