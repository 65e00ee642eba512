"""The description of the wire: `docs/asyncapi.json` and the pages that begin with `docs/wire`.

Made from the models by `python -m tests.contracts`; names, not prose, come from here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_type_hints

from pydantic import BaseModel

from realtime import app
from realtime.connections.handshake import REFUSALS
from realtime.handlers.creatures import CreatureSearchPayload, MarkPayload, StatblockPayload
from realtime.handlers.files import ExportPayload, LogPayload
from realtime.handlers.imports import CharacterUploadPayload, UploadPayload
from realtime.handlers.overlays import DirectOverlaysPayload
from realtime.handlers.own_parties import (
    BringPartyPayload,
    CreatePartyPayload,
    MemberPayload,
    NewMemberPayload,
    RenamePartyPayload,
    RestPartyPayload,
)
from realtime.handlers.parties import CharacterPayload
from realtime.handlers.templates import SaveTemplatePayload, StartTemplatePayload, TemplatePayload
from realtime.protocol import acks, payloads, server_events
from realtime.protocol.command_payload import COMMANDS, Envelope
from realtime.protocol.event_scopes import EVENT_SCOPES, OF_SOCKETS
from realtime.protocol.version import PROTOCOL
from storage.encounter.errors import TrackerError
from storage.repositories.characters import CharacterChanges
from storage.runtime.settings import Settings
from tests.wire_answers import ANSWERS
from tests.wire_forms import FORMS
from tests.wire_schema import REF, Schema, Schemas

Json = dict[str, Any]

# The events of clients that are no commands, with their payloads.
OTHERS: dict[str, type[payloads.Payload]] = {
    "join_encounter": payloads.EncounterPayload,
    "leave_encounter": payloads.EncounterPayload,
    "sync_encounter": payloads.SyncPayload,
    "list_encounters": payloads.ListPayload,
    "create_encounter": payloads.CreatePayload,
    "join_party": payloads.PartyPayload,
    "leave_party": payloads.PartyPayload,
    "update_character": CharacterPayload,
    "overlay_health": payloads.OverlayHealthPayload,
    "list_overlays": payloads.EncounterPayload,
    "read_summary": payloads.EncounterPayload,
    "direct_overlays": DirectOverlaysPayload,
    "search_creatures": CreatureSearchPayload,
    "read_statblock": StatblockPayload,
    "mark_creature": MarkPayload,
    "upload_part": UploadPayload,
    "import_creatures": UploadPayload,
    "undo_import": payloads.ListPayload,
    "list_templates": payloads.ListPayload,
    "read_difficulty": payloads.EncounterPayload,
    "save_template": SaveTemplatePayload,
    "start_template": StartTemplatePayload,
    "delete_template": TemplatePayload,
    "import_characters": CharacterUploadPayload,
    "undo_character_import": payloads.EncounterPayload,
    "export_characters": payloads.EncounterPayload,
    "export_creatures": ExportPayload,
    "read_log": LogPayload,
    "list_parties": payloads.ListPayload,
    "create_party": CreatePartyPayload,
    "rename_party": RenamePartyPayload,
    "add_member": NewMemberPayload,
    "bring_party": BringPartyPayload,
    "rest_party": RestPartyPayload,
    "restore_party": payloads.PartyPayload,
    "remove_member": MemberPayload,
    "delete_party": payloads.PartyPayload,
    "renew_token": payloads.RenewPayload,
}
# The codes of refusals that are no errors of the tracker.
OTHER_CODES = {
    "rate_limited": "a limit was reached; `retryAfter` says after how many seconds to ask again",
    "busy": "too many messages of this connection wait for their answers",
    "too_large": "the message is longer than LIMIT_MESSAGE_BYTES",
    "restarting": "the server is about to end; nothing was changed, connect again",
    "gone": "this connection is closed",
    "unknown_event": "there is no such event",
    "internal": "a fault of the server; `reference` finds it in its log",
}
_NAMES = re.compile(r"`(\w+)`(?:, `(\w+)`)*")


def server_event_types() -> dict[str, Any]:
    """Return the payloads of the server's events, whose names begin the types' descriptions."""
    found: dict[str, Any] = {}
    for value in vars(server_events).values():
        if getattr(value, "__module__", "") == server_events.__name__ and hasattr(value, "__total__"):
            head = (value.__doc__ or "").split(":")[0].split(";")[0]
            if _NAMES.match(head):
                found |= dict.fromkeys(re.findall(r"`(\w+)`", _NAMES.match(head)[0]), value)  # type: ignore[index]
    return found


def schemas() -> Schemas:
    """Return the schemas of everything on the wire."""
    made = Schemas()
    made.add_models([*COMMANDS.values(), *OTHERS.values(), Envelope, CharacterChanges])
    for kind in server_event_types().values():
        made.of(kind)
    made.of(acks.Success)
    made.of(acks.Failure)
    return made


def asyncapi() -> str:
    """Return the AsyncAPI document."""
    made = schemas()
    messages: Json = {}
    for event, model in COMMANDS.items():
        both = [{"$ref": REF.format("Envelope")}, {"$ref": REF.format(model.__name__)}]
        messages[event] = _message(event, {"allOf": both}, model.__doc__)
    for event, other in OTHERS.items():
        messages[event] = _message(event, {"$ref": REF.format(other.__name__)}, about(event, other))
    sent = server_event_types()
    for event, kind in sent.items():
        payload: Schema = {"$ref": REF.format(kind.__name__)}
        if forms := FORMS.get(event):
            payload = {"allOf": [payload, {"oneOf": [form.schema() for form in forms]}]}
        messages[event] = _message(event, payload, kind.__doc__)
    for event, fields in ANSWERS.items():
        answer = {"oneOf": [_positive(made.named["Success"], fields), made.of(acks.Failure)]}
        name = answer_to(event)
        messages[name] = _message(name, answer, f"The answer to `{name.removesuffix('.answer')}`.")
    for model in COMMANDS.values():  # the tag is the event's name, and not part of the payload
        schema = made.named[model.__name__]
        schema["properties"].pop("type", None)
        schema.pop("additionalProperties", None)  # the envelope's fields stand beside its own
    document: Json = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Encounter Tracker",
            "version": str(PROTOCOL),
            "description": "Socket.IO 4 at /socket.io; `auth` is {token, protocol}. See wire.md.",
        },
        "defaultContentType": "application/json",
        "channels": {
            "encounter": {
                "address": "/socket.io",
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in sorted(messages)},
            }
        },
        "operations": {
            **{
                f"send.{name}": _operation("receive", name) | {"reply": _reply(name)}
                for name in sorted({*COMMANDS, *OTHERS})
            },
            **{f"on.{name}": _operation("send", name) for name in sorted(sent)},
        },
        "components": {
            "messages": dict(sorted(messages.items())),
            "schemas": dict(sorted(made.named.items())),
        },
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def about(event: str, model: type[BaseModel]) -> str | None:
    """Return what an event does: its payload's text, its handler's where several events have that payload."""
    if sum(other is model for other in OTHERS.values()) < 2:
        return model.__doc__
    kinds = {name: kind for name, kind in get_type_hints(app._handlers).items() if name != "return"}
    return app._handlers(**kinds)[event].__doc__


def _message(name: str, payload: Schema, about: str | None) -> Json:
    return {"name": name, "summary": _first(about), "payload": payload}


def _operation(action: str, name: str) -> Json:
    return {
        "action": action,  # as seen from the server
        "channel": {"$ref": "#/channels/encounter"},
        "messages": [{"$ref": f"#/channels/encounter/messages/{name}"}],
    }


def answer_to(event: str) -> str:
    """Return the name of the message that answers an event; all commands have the same."""
    return "command.answer" if event in COMMANDS else f"{event}.answer"


def _positive(success: Schema, fields: tuple[str, ...]) -> Schema:
    """Return the schema of a positive answer with these fields alone."""
    named = ["ok", *(field.rstrip("?") for field in fields)]
    return {
        "type": "object",
        "properties": {name: success["properties"][name] for name in named},
        "required": ["ok", *(field for field in fields if not field.endswith("?"))],
        "additionalProperties": False,
    }


def _reply(event: str) -> Json:
    return {
        "channel": {"$ref": "#/channels/encounter"},
        "messages": [{"$ref": f"#/channels/encounter/messages/{answer_to(event)}"}],
    }


def command_rows() -> list[tuple[str, ...]]:
    """Return the commands: event, scope, fields, meaning; a field with a question mark may be left out."""
    return _client_rows(COMMANDS)


def other_rows() -> list[tuple[str, ...]]:
    """Return the other events of clients, with their answers; an asterisk marks what needs a socket."""
    answers = (", ".join(f"`{field}`" for field in ANSWERS[event]) for event in OTHERS)
    return [(*row[:3], answer, row[3]) for row, answer in zip(_client_rows(OTHERS), answers, strict=True)]


def _client_rows(models: Mapping[str, type[BaseModel]]) -> list[tuple[str, ...]]:
    made = schemas().named
    return [
        (
            f"`{event}`{'*' if event in OF_SOCKETS else ''}",
            EVENT_SCOPES[event].value,
            _fields(made[model.__name__]),
            _first(about(event, model)),
        )
        for event, model in models.items()
    ]


def server_rows() -> list[tuple[str, str]]:
    """Return the events of the server: name, fields."""
    made = schemas().named
    return [(f"`{event}`", _fields(made[kind.__name__])) for event, kind in server_event_types().items()]


def object_rows() -> Iterator[tuple[str, str]]:
    """Return the objects within payloads: name, fields."""
    whole = {
        model.__name__ for model in (*COMMANDS.values(), *OTHERS.values(), *server_event_types().values())
    }
    for name, schema in sorted(schemas().named.items()):
        if name not in whole | {"Success", "Failure", "Envelope"} and "properties" in schema:
            yield f"`{name}`", _fields(schema)


def answer_rows() -> list[tuple[str, str]]:
    """Return the two answers."""
    made = schemas().named
    return [(name, _fields(made[name])) for name in ("Success", "Failure")]


def code_rows() -> list[tuple[str, str]]:
    """Return the codes of errors, with what they mean."""
    codes = {error.code: _first(error.__doc__) for error in _family(TrackerError)}
    return [(f"`{code}`", about) for code, about in sorted({**codes, **OTHER_CODES}.items())]


def refusal_rows() -> list[tuple[str, str]]:
    """Return the codes of refused connections, with their messages."""
    return [(f"`{code}`", message) for code, message in REFUSALS]


def limit_rows() -> list[tuple[str, str]]:
    """Return the limits that a client may meet, with their defaults."""
    shown = ("limit_commands_per_", "limit_connections_per_", "limit_sockets_per_", "limit_message")
    return [
        (f"`{name.upper()}`", f"{field.default:,}" if isinstance(field.default, int) else str(field.default))
        for name, field in Settings.model_fields.items()
        if name.startswith(shown)
    ]


def _family(error: type[TrackerError]) -> Iterator[type[TrackerError]]:
    yield error
    for child in error.__subclasses__():
        if child.__module__.partition(".")[0] in ("storage", "realtime"):
            yield from _family(child)


def _fields(schema: Schema) -> str:
    required = set(schema.get("required", ()))
    return ", ".join(
        f"`{name}{'' if name in required else '?'}`: {_type(inner)}"
        for name, inner in schema.get("properties", {}).items()
        if name != "type" or "const" not in inner
    )


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " or ".join(json.dumps(value) for value in schema["enum"])
    for union in ("anyOf", "oneOf", "allOf"):
        if union in schema:
            return " or ".join(dict.fromkeys(_type(inner) for inner in schema[union]))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"map of {_type(schema['additionalProperties'])}"
    return str(schema.get("type", "any"))


def _first(about: str | None) -> str:
    return " ".join((about or "").split("\n\n")[0].split())
