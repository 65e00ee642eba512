"""Turn pymongo's errors into UnavailableError, for every repository alike."""

import functools
import inspect
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

from pymongo.errors import PyMongoError

from storage.encounter.errors import UnavailableError

Repository = TypeVar("Repository")
P = ParamSpec("P")
R = TypeVar("R")


def unavailable() -> UnavailableError:
    """Return the error for a database that does not answer."""
    return UnavailableError("unavailable")


def explains_outages(repository: type[Repository]) -> type[Repository]:
    """Make every public coroutine of a repository raise UnavailableError instead of pymongo's errors."""
    for name, method in list(vars(repository).items()):
        if inspect.iscoroutinefunction(method) and not name.startswith("_"):
            setattr(repository, name, _explaining(method))
    return repository


def _explaining(method: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    @functools.wraps(method)
    async def explained(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await method(*args, **kwargs)
        except PyMongoError as error:
            raise unavailable() from error

    return explained
