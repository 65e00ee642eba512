"""Validate recorded requests against Discord's own OpenAPI description: unknown fields are errors.

The description is not part of this repository. It is read from beside the checkout,
`../shared/discord/openapi.json`. Without it the tests of the description are skipped (`require_description`),
or fail where CI is set and `../shared` is there, and `request_validators` is empty for all other tests.

Two exceptions: a snowflake may be a number as well as a string (Discord takes both), and
the fields in `_TOLERATED`, which discord.py sends and Discord ignores.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs
import pytest
from jsonschema.exceptions import ValidationError, best_match

from bot.sandbox import RecordedRequest
from bot.sandbox.protocol.future_fields import FIELD
from bot.sandbox.rest.recorder import Validator
from tests.places import OPENAPI, SHARED

Json = dict[str, Any]
_KEPT_ATTACHMENT = ("content_type", "height", "proxy_url", "size", "spoiler", "url", "width")
_TOLERATED: dict[str, tuple[str, ...]] = {
    "ApplicationCommandCreateRequest": ("nsfw",),
    "ApplicationCommandUpdateRequest": ("nsfw",),
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": ("tts",),
    "IncomingWebhookUpdateRequestPartial": ("tts",),
    "MessageAttachmentRequest": _KEPT_ATTACHMENT,
    "MessageEditRequestPartial": ("tts",),
    "RichEmbed": ("flags",),
}


class Operation(NamedTuple):
    """One method of one path: its pattern and its schemas."""

    method: str
    pattern: re.Pattern[str]
    query: frozenset[str]
    body: Json | None
    body_required: bool
    responses: dict[str, Json]


def require_description(description: Path = OPENAPI, shared: Path = SHARED) -> None:
    """Skip the test where Discord's description is missing; fail where it has to be there."""
    if description.is_file():
        return
    missing = f"no request of any test is compared with Discord's description: there is no {description}"
    if os.environ.get("CI") and shared.is_dir():
        pytest.fail(missing)
    pytest.skip(missing)


def request_validators() -> list[Validator]:
    """Return the validators for a sandbox: none without Discord's description."""
    return [validate_request] if OPENAPI.is_file() else []


def validate_requests(recorded: Iterable[RecordedRequest]) -> list[str]:
    """Return what is wrong with these requests, one line each; nothing when all is well."""
    return [line for request in recorded for line in validate_request(request)]


def validate_request(request: RecordedRequest) -> Iterator[str]:
    """Return what is wrong with a request; fits `Sandbox.validators`."""
    name = f"{request.method} {request.path}"
    operation = _find(request)
    if operation is None:
        yield f"{name}: Discord has no such endpoint"
        return
    for key in request.query:
        if key not in operation.query:
            yield f"{name}: unknown query parameter {key!r}"
    if operation.body is None:
        if request.body is not None:
            yield f"{name}: takes no body"
    elif request.body is not None:
        yield from _complaints(name, request.body, operation.body, strict=True)
    elif operation.body_required:
        yield f"{name}: needs a body"


def validate_responses(recorded: Iterable[RecordedRequest]) -> list[str]:
    """Return where the sandbox's own successful answers miss what Discord's description promises."""
    lines: list[str] = []
    for request in recorded:
        operation = _find(request)
        schema = None if operation is None else operation.responses.get(str(request.status))
        if schema is not None:
            name = f"{request.method} {request.path} -> {request.status}"
            lines += _complaints(name, request.response, schema, strict=False)
    return lines


def _complaints(name: str, value: Any, schema: Json, *, strict: bool) -> Iterator[str]:
    for line in _misfits(json.dumps(value), json.dumps(schema, sort_keys=True), strict):
        yield f"{name}: {line}"


@lru_cache(
    maxsize=500
)  # Every bot that logs in sends the same commands, and validating them takes most of a second.
def _misfits(value: str, schema: str, strict: bool) -> tuple[str, ...]:
    """Return where a value, as JSON, does not fit a schema."""
    # Nearly every value fits, which this one finds a hundred times sooner; the other one says what doesn't.
    if _quick_validator(schema, strict).is_valid(json.loads(value)):
        return ()
    lines = []
    for error in _validator(schema, strict).iter_errors(json.loads(value)):
        found = _cause(error)
        spot = ".".join(str(step) for step in found.absolute_path) or "body"
        lines.append(f"{spot}: {found.message[:300]}")
    return tuple(lines)


def _cause(error: ValidationError) -> ValidationError:
    """Return the error of the union member with the matching `type`; it says more than "none fits"."""
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context or []:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [errors for errors in branches.values() if not any(_is_other_type(inner) for inner in errors)]
    if len(meant) != 1:
        return error if meant or not branches else best_match([error])
    return _cause(meant[0][0])


def _is_other_type(error: ValidationError) -> bool:
    null = error.validator == "type" and error.validator_value == "null"
    return null or (error.validator in ("enum", "const", "anyOf", "oneOf") and list(error.path) == ["type"])


@cache
def _quick_validator(schema: str, strict: bool) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({**json.loads(schema), "components": _components(strict)})


@cache
def _validator(schema: str, strict: bool) -> Any:
    return _Validator({**json.loads(schema), "components": _components(strict)})


def _one_of(validator: Any, members: list[Json], value: Any, schema: Json) -> Iterator[ValidationError]:
    """Try the likely members of a union first: unions are large, and nearly every value fits."""
    likely = [member for member in members if _may_be_meant(member, value)]
    if sum(validator.evolve(schema=member).is_valid(value) for member in likely) != 1:
        yield from _LOOK_AT_ALL(validator, members, value, schema)


def _may_be_meant(member: Json, value: Any) -> bool:
    """Whether a value may fit a member of a union, by a quick check."""
    if "$ref" in member:
        member = _document()["components"]["schemas"][member["$ref"].rpartition("/")[2]]
    if member.get("type") == "null":
        return value is None
    if "const" in member:
        return bool(member["const"] == value)
    types = member.get("properties", {}).get("type", {}).get("enum")
    return types is None or not isinstance(value, dict) or value.get("type", types[0]) in types


_LOOK_AT_ALL: Any = jsonschema.Draft202012Validator.VALIDATORS["oneOf"]
_extend: Any = jsonschema.validators.extend
_Validator: Any = _extend(jsonschema.Draft202012Validator, {"oneOf": _one_of})


@cache
def _document() -> Json:
    document: Json = json.loads(OPENAPI.read_text(encoding="utf-8"))
    document["components"]["schemas"]["SnowflakeType"] = {
        "anyOf": [{"type": "string", "pattern": "^(0|[1-9][0-9]*)$"}, {"type": "integer", "minimum": 0}]
    }
    return document


@cache
def _components(strict: bool) -> Json:
    schemas: Json = _document()["components"]["schemas"]
    if strict:
        schemas = {name: _closed(schema, name) for name, schema in schemas.items()}
    return {"schemas": schemas}


def _closed(schema: Any, name: str) -> Any:
    """Copy a schema so that objects take no other fields than the ones they name."""
    if isinstance(schema, list):
        return [_closed(item, name) for item in schema]
    if not isinstance(schema, dict):
        return schema
    copy = {key: _closed(value, name) for key, value in schema.items()}
    properties = copy.get("properties")
    if isinstance(properties, dict) and schema.get("type") == "object":
        properties |= {key: {} for key in _TOLERATED.get(name, ()) if key not in properties}
        properties[FIELD] = {}  # discord.py sends parts of a message back as it got them
        copy.setdefault("additionalProperties", False)
    return copy


@cache
def _operations() -> list[Operation]:
    operations = []
    # A literal step such as @me or @original comes before a parameter in its place.
    paths = sorted(_document()["paths"].items(), key=lambda item: (item[0].count("{"), item[0]))
    for path, item in paths:
        pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path))
        for method in ("get", "put", "post", "patch", "delete"):
            if method in item:
                operations.append(_operation(method, pattern, item[method], item.get("parameters", [])))
    return operations


def _operation(method: str, pattern: re.Pattern[str], raw: Json, shared: list[Json]) -> Operation:
    parameters = [*shared, *raw.get("parameters", [])]
    query = frozenset(p["name"] for p in parameters if p["in"] == "query")
    request = raw.get("requestBody", {})
    body = request.get("content", {}).get("application/json", {}).get("schema")
    responses = {
        status: response["content"]["application/json"]["schema"]
        for status, response in raw.get("responses", {}).items()
        if "application/json" in response.get("content", {})
    }
    return Operation(method.upper(), pattern, query, body, bool(request.get("required")), responses)


def _find(request: RecordedRequest) -> Operation | None:
    for operation in _operations():
        if operation.method == request.method and operation.pattern.fullmatch(request.path):
            return operation
    return None
