"""Encounters that a DM prepares: their templates, and how hard they are for the party."""

from typing import Annotated

from pydantic import StringConstraints

from realtime.connections.registry import Connection
from realtime.handlers.commands import CommandHandlers
from realtime.handlers.dm_only import run_by
from realtime.protocol.acks import ShownDifficulty, Success, TemplateChoice, success
from realtime.protocol.command_payload import Envelope, Request
from realtime.protocol.payloads import EncounterPayload, Id, ListPayload, Payload, read_payload
from storage.encounter.base import UserId
from storage.encounter.commands import AddParty
from storage.encounter.field_types import RefersTo
from storage.encounter.limits import MAX_NAME
from storage.encounter.model import Encounter
from storage.encounter.rules.experience import Difficulty, difficulty
from storage.repositories.templates import Template, Templates
from storage.tracker import Tracker

TemplateRef = Annotated[Id, RefersTo.TEMPLATE]


class SaveTemplatePayload(EncounterPayload):
    """`save_template`: the monsters of this encounter; a template of that name is replaced."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME)]


class StartTemplatePayload(Envelope):
    """`start_template`: adds all of the template to this encounter, as one command."""

    template_id: TemplateRef
    roll_initiative: bool = False


class TemplatePayload(Payload):
    """`delete_template`."""

    template_id: TemplateRef


class TemplateHandlers:
    """The events about templates; each user reaches their own alone."""

    def __init__(self, tracker: Tracker, templates: Templates, commands: CommandHandlers) -> None:
        self._tracker = tracker
        self._templates = templates
        self._commands = commands

    async def list_own(self, connection: Connection, payload: object) -> Success:
        """Answer with the user's templates, by name."""
        read_payload(ListPayload, payload)
        return await self._listed(connection.person().id)

    async def save(self, connection: Connection, payload: object) -> Success:
        """Save an encounter's monsters as a template of the user, who must run the encounter."""
        user = connection.person()
        wanted = read_payload(SaveTemplatePayload, payload)
        await self._templates.save(user.id, wanted.name, await run_by(connection, self._tracker, wanted))
        return await self._listed(user.id)

    async def difficulty(self, connection: Connection, payload: object) -> Success:
        """Answer with how hard an encounter is for its party; None without monsters or without characters."""
        encounter = await run_by(connection, self._tracker, read_payload(EncounterPayload, payload))
        found = difficulty(encounter)
        return success(difficulty=None if found is None else _difficulty(found, encounter))

    async def start(self, connection: Connection, payload: object) -> Success:
        """Add a template's monsters to an encounter."""
        user = connection.person()
        wanted = read_payload(StartTemplatePayload, payload)
        template = await self._templates.own(wanted.template_id, user.id)
        command = AddParty(participants=template.participants, roll_initiative=wanted.roll_initiative)
        request = Request(wanted.encounter_id, command, wanted.command_id, expected=None)
        return await self._commands.carry_out(connection, request)

    async def delete(self, connection: Connection, payload: object) -> Success:
        """Delete a template of the user."""
        user = connection.person()
        wanted = read_payload(TemplatePayload, payload)
        await self._templates.delete(await self._templates.own(wanted.template_id, user.id))
        return await self._listed(user.id)

    async def _listed(self, user_id: UserId) -> Success:
        return success(templates=[_shown(one) for one in await self._templates.of_user(user_id)])


def _difficulty(found: Difficulty, encounter: Encounter) -> ShownDifficulty:
    return {
        "ruleset": encounter.rules.ruleset,
        "step": found.step,
        "xp": found.xp,
        "limits": [{"name": name, "xp": xp} for name, xp in found.limits],
        "missing": list(found.missing),
        "unknown": list(found.unknown),
    }


def _shown(template: Template) -> TemplateChoice:
    return {
        "templateId": template.id,
        "name": template.name,
        "ruleset": template.ruleset,
        "xp": template.xp,
        "kinds": [{"name": name, "count": count} for name, count in template.kinds.items()],
    }
