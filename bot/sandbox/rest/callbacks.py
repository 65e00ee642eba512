"""Accept the bot's first answer to an interaction."""

from __future__ import annotations

from bot.sandbox.model.objects import Json, Message, MessageFlag, StoredFile
from bot.sandbox.protocol import payloads
from bot.sandbox.protocol.validation.commands import check_choices
from bot.sandbox.protocol.validation.modals import check_modal
from bot.sandbox.protocol.validation.problems import Problems
from bot.sandbox.rest import bodies
from bot.sandbox.rest.api import NO_CONTENT, ApiCall, Reply, Route
from bot.sandbox.world.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    Interaction,
    Interactions,
)
from bot.sandbox.world.messages import World

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_ALLOWED = {
    COMMAND: (MESSAGE, DEFERRED_MESSAGE, MODAL),
    COMPONENT: (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL),
    AUTOCOMPLETE: (CHOICES,),
    MODAL_SUBMIT: (MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE),
}


class Callbacks:
    """POST /interactions/{id}/{token}/callback."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self._world = world
        self._interactions = interactions

    def routes(self) -> list[Route]:
        path = "/interactions/{interaction}/{token}/callback"
        return [Route("POST", path, self.answer, token=False)]

    async def answer(self, call: ApiCall) -> Reply:
        interaction = self._interactions.find(call.id("interaction"), call.params["token"])
        body = call.record()
        kind = self._check_kind(interaction, body.get("type"))
        data = body.get("data") or {}
        message: Message | None = None
        if kind in (MESSAGE, DEFERRED_MESSAGE):
            message = self._new_message(interaction, kind, data, call.files)
        elif kind in (UPDATE, DEFERRED_UPDATE):
            message = self._update(interaction, kind, data, call.files)
        elif kind == CHOICES:
            check_choices(data)
            interaction.choices = data["choices"]
        else:
            check_modal(data)
            interaction.modal = data | {"components": bodies.components(data["components"])}
        self._interactions.settle(interaction, kind)
        if call.query.get("with_response", "").lower() not in ("1", "true"):
            return NO_CONTENT
        return Reply(self._receipt(interaction, kind, message))

    @staticmethod
    def _check_kind(interaction: Interaction, kind: object) -> int:
        allowed = _ALLOWED[interaction.type]
        if interaction.type == MODAL_SUBMIT and interaction.message_id is None:
            allowed = (MESSAGE, DEFERRED_MESSAGE)
        problems = Problems()
        problems.choice(("type",), kind, allowed)
        problems.raise_if_any()
        assert isinstance(kind, int)
        return kind

    def _new_message(
        self, interaction: Interaction, kind: int, data: Json, files: dict[int, StoredFile]
    ) -> Message:
        message = new_reply(self._world, interaction, data)
        if kind == MESSAGE:
            bodies.fill(self._world, message, data, files, prefix="data")
        else:
            _check_deferred(data)
            message.flags |= MessageFlag.LOADING
        interaction.original_id = message.id
        return self._world.post(message)

    def _update(
        self, interaction: Interaction, kind: int, data: Json, files: dict[int, StoredFile]
    ) -> Message | None:
        assert interaction.message_id is not None
        interaction.original_id = interaction.message_id
        message = self._world.messages[interaction.channel_id].get(interaction.message_id)
        if kind == UPDATE:
            if message is None:
                message = self._world.message(interaction.channel_id, interaction.message_id)
            bodies.edit(self._world, message, data, files, prefix="data")
            self._world.message_edited(message)
        return message

    def _receipt(self, interaction: Interaction, kind: int, message: Message | None) -> Json:
        receipt: Json = {"interaction": {"id": str(interaction.id), "type": interaction.type}}
        if kind in (MESSAGE, DEFERRED_MESSAGE, UPDATE, DEFERRED_UPDATE) and message is not None:
            receipt["interaction"] |= {
                "response_message_id": str(message.id),
                "response_message_loading": message.loading,
                "response_message_ephemeral": message.ephemeral,
            }
            # Discord's description has a resource for written messages only, not for deferred ones.
            if kind in (MESSAGE, UPDATE):
                written = payloads.message(self._world, message)
                receipt["resource"] = {"type": kind, "message": written}
        return receipt


def _check_deferred(data: Json) -> None:
    """Raise when a deferred message has another flag than the only valid one, EPHEMERAL."""
    problems = Problems()
    problems.choice(("data", "flags"), data.get("flags") or 0, (0, int(MessageFlag.EPHEMERAL)))
    problems.raise_if_any()


def new_reply(world: World, interaction: Interaction, data: Json) -> Message:
    """Make an empty message that belongs to an interaction, ephemeral if the data says so."""
    ephemeral = bool(int(data.get("flags") or 0) & MessageFlag.EPHEMERAL)
    message = Message(world.mint(), interaction.channel_id, world.application_id)
    message.interaction_id = interaction.id
    message.interaction_metadata = interaction.metadata
    if interaction.type == COMMAND:
        message.interaction_name = command_name(interaction.data)
        message.type = 20 if interaction.data.get("type", 1) == 1 else 23
    if ephemeral:
        message.flags |= MessageFlag.EPHEMERAL
        message.visible_to = interaction.user_id
    return message


def command_name(data: Json) -> str:
    """Return the full name of the command of an interaction, subcommands included."""
    words = [data["name"]]
    options = data.get("options") or []
    while options and options[0]["type"] in (1, 2):
        words.append(options[0]["name"])
        options = options[0].get("options") or []
    return " ".join(words)
