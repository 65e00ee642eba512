"""Why MongoDB can't be used at the start: in MongoDB's own words, with what to do."""

import re
from urllib.parse import unquote, urlsplit

from pymongo.errors import ConfigurationError, OperationFailure, PyMongoError, ServerSelectionTimeoutError
from pymongo.uri_parser import parse_uri

from storage.runtime.startup_errors import SettingsError, StartupError

# error_codes.yml of MongoDB
_UNAUTHORIZED, _AUTHENTICATION_FAILED = 13, 18

_ESCAPE = (
    "In a user name and a password, write characters such as @ : / % # as their percent codes "
    "(@ is %40, : is %3A, / is %2F, % is %25)."
)

# MongoDB refuses all but @ and :, which a name has only where a password before it was cut at a slash.
_NOT_OF_A_NAME = re.compile(r'[/\\. "$@:]')


def database_name(uri: str) -> str:
    """Return the name of the database in an address; empty if there is none."""
    return urlsplit(uri).path.strip("/")


def refuse_unusable(uri: str) -> None:
    """Raise SettingsError for an address that can't be one; its text repeats nothing of a password."""
    try:
        parse_uri(uri, warn=False)
        if wrong := _NOT_OF_A_NAME.search(database_name(uri)):
            raise ConfigurationError(f"Bad database name, with {wrong[0]!r} in it")
    except (ConfigurationError, ValueError) as error:
        words = _without_secrets(str(error), uri).partition(", use urllib")[0].rstrip(".")
        hint = f" {_ESCAPE}" if "@" in uri else ""
        raise SettingsError(f"MONGODB_URI can't be used: {words}.{hint}") from error


def explained_at_start(error: PyMongoError) -> StartupError:
    """Return the error for what MongoDB answered, or for its silence."""
    words = str(error)
    if isinstance(error, OperationFailure):
        words = str((error.details or {}).get("errmsg") or words).rstrip(".")
        if error.code == _AUTHENTICATION_FAILED:
            return SettingsError(
                f"MongoDB refuses the user or the password in MONGODB_URI ({words}). {_ESCAPE} "
                "A user of another database needs ?authSource=NAME, often authSource=admin."
            )
        if error.code == _UNAUTHORIZED:
            return SettingsError(
                f"The user in MONGODB_URI lacks a right ({words}). It needs the role readWrite there."
            )
        return StartupError(f"MongoDB refuses to work: {words}.")
    if isinstance(error, ServerSelectionTimeoutError):
        words = re.sub(r" \(configured timeouts: [^)]*\)", "", words.partition(", Timeout: ")[0])
        if "replica set" in words:
            words += ". The name in ?replicaSet= must be the one that rs.status() shows"
    return StartupError(f"MongoDB can't be reached: {words}. Check MONGODB_URI and that it runs.")


def _without_secrets(words: str, uri: str) -> str:
    """Replace every word that is part of the credentials, which may be anything before the last @."""
    credentials, _, _ = uri.partition("://")[2].rpartition("@")
    hidden = credentials + " " + unquote(credentials)
    return re.sub(r"[^\s\"',:@/]{3,}", lambda word: "…" if word[0] in hidden else word[0], words)
