"""Record every request of the bot and run validators on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.model.objects import Json


@dataclass
class RecordedRequest:
    """One request of the bot; `path` starts after /api/v10, `status` and `response` come with the answer."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    files: list[str]
    headers: dict[str, str]
    at: float
    route: str = ""
    status: int | None = None
    response: Json | list[Any] | None = None


Validator = Callable[[RecordedRequest], Iterable[str]]


@dataclass
class Recorder:
    """The requests so far and the validators' complaints about them."""

    requests: list[RecordedRequest] = field(default_factory=list)
    validators: list[Validator] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def add(self, request: RecordedRequest) -> None:
        self.requests.append(request)
        if "{token}" in request.route and "authorization" in request.headers:
            # The token in the path is the authentication of these routes.
            self.complaints.append(f"{request.method} {request.route}: sends the bot's token")
        for validator in self.validators:
            self.complaints.extend(validator(request))
