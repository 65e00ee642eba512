"""Every id that a client can send says what it names, and so where it is resolved for the user who asks."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args

import pytest
from pydantic import BaseModel

from realtime.handlers import creatures, overlays, parties, templates
from realtime.protocol.command_payload import COMMANDS
from realtime.protocol.payloads import Payload
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId, Message, ParticipantId, UserId
from storage.encounter.commands.references import fields_of, ids_in, parts_of
from storage.encounter.field_types import CharacterRef, RefersTo

_IDS = {EncounterId, ParticipantId, UserId}
_NAMED_LIKE_AN_ID = re.compile(r"(?:^|_)(?:ids?|user|owner|character|party|creature|share|portrait)$")
NO_REFERENCES = {
    "DamageTarget.share",  # a fraction
    "Envelope.command_id",  # the client's own name for the command
    "StartTemplatePayload.command_id",
    "BringPartyPayload.command_id",
    "RestPartyPayload.command_id",
}


def payloads() -> Iterator[type[BaseModel]]:
    assert creatures and overlays and parties and templates  # their models are subclasses from here on
    waiting = [Payload]
    while waiting:
        for model in waiting.pop().__subclasses__():
            waiting.append(model)
            yield model


def models() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [*COMMANDS.values(), *payloads()]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += parts_of(model)
    return found


def is_id(name: str, annotation: Any) -> bool:
    """Whether a field is an id by its type or by its name; a model that has such a name is none."""
    inner = (annotation, *get_args(annotation))
    if any(one in _IDS for one in inner) or any(is_id("", one) for one in get_args(annotation)):
        return True
    return bool(_NAMED_LIKE_AN_ID.search(name)) and not any(
        isinstance(one, type) and issubclass(one, BaseModel) for one in inner
    )


def unclassified(model: type[BaseModel]) -> list[str]:
    return [
        f"{model.__name__}.{name}"
        for name, field in model.model_fields.items()
        if is_id(name, field.annotation)
        and len(fields_of(model)[name]) != 1
        and f"{model.__name__}.{name}" not in NO_REFERENCES
    ]


def test_every_id_in_a_command_and_in_another_message_says_what_it_names() -> None:
    found = models()
    assert len(found) > 50, "it looked at the messages"
    assert sorted(one for model in found for one in unclassified(model)) == []
    named = {kind for model in found for kinds in fields_of(model).values() for kind in kinds}
    assert named == set(RefersTo), "each kind is used"


def test_what_belongs_to_a_player_is_found_in_a_command_at_any_depth() -> None:
    hero = ask.NewParticipant(name="Aria", character_id="c1", collaborators=(UserId("u"),))
    wolf = ask.NewParticipant(name="Wolf")
    party = ask.AddParty(participants=(hero, wolf, hero.model_copy(update={"character_id": "c2"})))
    assert list(ids_in(party, RefersTo.CHARACTER)) == ["c1", "c2"]
    assert list(ids_in(ask.AddParticipant(participant=hero), RefersTo.CHARACTER)) == ["c1"]
    assert list(ids_in(party, RefersTo.USER)) == ["u", "u"]
    assert list(ids_in(ask.EndEncounter(), RefersTo.CHARACTER)) == []


class _Forgotten(Message):
    character: str
    owner: UserId | None = None
    party_ids: tuple[str, ...] = ()
    known: CharacterRef | None = None
    noted: Annotated[str, "not an id"] = ""


@pytest.mark.parametrize("name", ["character", "owner", "party_ids"])
def test_an_id_that_nothing_classifies_is_found(name: str) -> None:
    assert f"_Forgotten.{name}" in unclassified(_Forgotten)
    assert len(unclassified(_Forgotten)) == 3
