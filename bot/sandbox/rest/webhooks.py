"""Let the bot follow up on an interaction: more messages, edits and deletes for 15 minutes."""

from __future__ import annotations

from bot.sandbox.model.objects import Message, MessageFlag
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.rest import bodies
from bot.sandbox.rest.api import NO_CONTENT, ApiCall, Reply, Route
from bot.sandbox.rest.callbacks import new_reply
from bot.sandbox.world.interactions import Interaction, Interactions
from bot.sandbox.world.messages import World


class Webhooks:
    """/webhooks/{application}/{token} and its messages."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self._world = world
        self._interactions = interactions

    def routes(self) -> list[Route]:
        base = "/webhooks/{application}/{token}"
        return [
            Route("POST", base, self.follow_up, token=False),
            Route("GET", base + "/messages/{message}", self.get, token=False),
            Route("PATCH", base + "/messages/{message}", self.edit, token=False),
            Route("DELETE", base + "/messages/{message}", self.delete, token=False),
        ]

    def _interaction(self, call: ApiCall) -> Interaction:
        if call.id("application") != self._world.application_id:
            raise errors.unknown_webhook()
        return self._interactions.live(call.params["token"])

    def _message(self, call: ApiCall, interaction: Interaction) -> Message:
        original = call.params["message"] == "@original"
        message_id = interaction.original_id if original else call.id("message")
        mine = (interaction.original_id, *interaction.followup_ids)
        if message_id is None or message_id not in mine:
            raise errors.unknown_message()
        return self._world.message(interaction.channel_id, message_id)

    async def follow_up(self, call: ApiCall) -> Reply:
        interaction = self._interaction(call)
        original = self._world.messages.get(interaction.channel_id, {}).get(interaction.original_id or 0)
        # The first message after "thinking…" replaces it and stays ephemeral if it was.
        if original is not None and original.loading and original.interaction_id == interaction.id:
            bodies.fill(self._world, original, call.record(), call.files)
            self._finish(original)
            return Reply(payloads.message(self._world, original))
        message = new_reply(self._world, interaction, call.record())
        message.type, message.interaction_name = 0, None
        bodies.fill(self._world, message, call.record(), call.files)
        if interaction.original_id is not None:
            reference = {
                "message_id": str(interaction.original_id),
                "channel_id": str(message.channel_id),
                "type": 0,
            }
            message.reference, message.type = reference, 19
        interaction.followup_ids.append(message.id)
        self._world.post(message)
        return Reply(payloads.message(self._world, message))

    async def get(self, call: ApiCall) -> Reply:
        message = self._message(call, self._interaction(call))
        return Reply(payloads.message(self._world, message))

    async def edit(self, call: ApiCall) -> Reply:
        message = self._message(call, self._interaction(call))
        if message.loading:
            bodies.fill(self._world, message, call.record(), call.files)
            self._finish(message)
        else:
            bodies.edit(self._world, message, call.record(), call.files)
            self._world.message_edited(message)
        return Reply(payloads.message(self._world, message))

    def _finish(self, message: Message) -> None:
        message.flags &= ~MessageFlag.LOADING
        message.edits += 1
        self._world.message_edited(message, visibly=False)

    async def delete(self, call: ApiCall) -> Reply:
        self._world.delete_message(self._message(call, self._interaction(call)))
        return NO_CONTENT
