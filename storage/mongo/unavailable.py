"""Turn pymongo's errors into the tracker's, for every repository alike: an outage passes, a refusal stays."""

import functools
import inspect
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

from bson.errors import BSONError
from pymongo.errors import DuplicateKeyError, PyMongoError, WriteError

from storage.encounter.errors import NotStoredError, TrackerError, UnavailableError

Repository = TypeVar("Repository")
P = ParamSpec("P")
R = TypeVar("R")

# Codes of write errors that a later attempt may not meet: lock and time limits, conflicts between writes, a
# server that stops or is no longer primary (error_codes.yml of MongoDB).
_PASSING = frozenset({6, 7, 24, 46, 50, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436})


def unavailable() -> UnavailableError:
    """Return the error for a database that does not answer."""
    return UnavailableError("unavailable")


def is_refusal(error: Exception) -> bool:
    """Whether a write was not applied and never will be, such as one that makes a document too large."""
    if isinstance(error, WriteError):
        return error.code not in _PASSING and not isinstance(error, DuplicateKeyError)
    return isinstance(error, BSONError | OverflowError)  # it can't be encoded


def explained(error: Exception) -> TrackerError:
    """Return the tracker's error for one of pymongo's."""
    return NotStoredError("not-stored") if is_refusal(error) else unavailable()


def explains_outages(repository: type[Repository]) -> type[Repository]:
    """Make every public coroutine of a repository raise the tracker's errors instead of pymongo's."""
    for name, method in list(vars(repository).items()):
        if inspect.iscoroutinefunction(method) and not name.startswith("_"):
            setattr(repository, name, _explaining(method))
    return repository


def _explaining(method: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    @functools.wraps(method)
    async def with_explained_errors(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await method(*args, **kwargs)
        except (PyMongoError, BSONError) as error:
            raise explained(error) from error

    return with_explained_errors
