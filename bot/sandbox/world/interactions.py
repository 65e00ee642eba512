"""Track each interaction from its creation to its answer: tokens, deadlines, states."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from bot.sandbox.model.clock import Timer
from bot.sandbox.model.objects import Channel, Json, Message
from bot.sandbox.model.permissions import APP_WITH_BOT, APP_WITHOUT_BOT
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.world import files
from bot.sandbox.world.guilds import GUILD_INSTALL, IN_BOT_DM, IN_PRIVATE_CHANNEL, USER_INSTALL
from bot.sandbox.world.messages import World, WorldEvent

ANSWER_SECONDS = 3.0
TOKEN_SECONDS = 15 * 60.0
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
NO_ANSWER = "The application did not respond"


@dataclass
class Interaction:
    """One interaction, its answer and its follow-ups."""

    id: int
    token: str
    type: int
    user_id: int
    channel_id: int
    data: Json
    created_at: float
    metadata: Json
    message_id: int | None = None
    parent: Interaction | None = None
    answered_at: float | None = None
    response_type: int | None = None
    failed: bool = False
    original_id: int | None = None
    followup_ids: list[int] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    deadline: Timer | None = None

    @property
    def settled(self) -> bool:
        """Whether the user has seen a first answer or a failure."""
        return self.failed or self.response_type is not None


class Interactions:
    """All interactions of a world, by token."""

    def __init__(self, world: World, *, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._world = world
        self.alter: Callable[[Json], None] = lambda payload: (
            None
        )  # called with each payload before it is sent
        self.answer_seconds = answer_seconds  # the time for the first answer; then the interaction fails
        self.by_token: dict[str, Interaction] = {}
        self.by_id: dict[int, Interaction] = {}

    def create(
        self,
        kind: int,
        user_id: int,
        channel: Channel,
        data: Json,
        *,
        message: Message | None = None,
        parent: Interaction | None = None,
        installs: Collection[int] = (GUILD_INSTALL, USER_INSTALL),
    ) -> Interaction:
        """Start an interaction: send it to the bot and start its deadline.

        `installs` are the types of installs that its command supports.
        """
        world = self._world
        interaction_id = world.mint()
        owners = {
            key: owner for key, owner in world.installs_at(channel, user_id).items() if int(key) in installs
        }
        metadata: Json = {
            "id": str(interaction_id),
            "type": kind,
            "user": payloads.user(world.users[user_id]),
            "authorizing_integration_owners": owners,
        }
        if kind == COMPONENT and message is not None:
            metadata["interacted_message_id"] = str(message.id)
        if kind == COMMAND and data.get("type") == 3:
            metadata["target_message_id"] = data["target_id"]
        if parent is not None:
            metadata["triggering_interaction_metadata"] = parent.metadata
        interaction = Interaction(
            id=interaction_id,
            token=world.new_token(),
            type=kind,
            user_id=user_id,
            channel_id=channel.id,
            data=data,
            created_at=world.clock.now(),
            metadata=metadata,
            message_id=None if message is None else message.id,
            parent=parent,
        )
        self.by_token[interaction.token] = interaction
        self.by_id[interaction.id] = interaction
        interaction.deadline = world.clock.call_later(self.answer_seconds, lambda: self._expire(interaction))
        payload = self._payload(interaction, channel, message)
        self.alter(payload)
        world.emit(WorldEvent("INTERACTION_CREATE", payload, channel.guild_id, channel.id, actor_id=user_id))
        return interaction

    def find(self, interaction_id: int, token: str) -> Interaction:
        """Find an interaction that may still be answered for the first time."""
        interaction = self.by_token.get(token)
        if interaction is None or interaction.id != interaction_id:
            raise errors.unknown_interaction()
        if interaction.response_type is not None:
            raise errors.already_acknowledged()
        if interaction.failed:
            raise errors.unknown_interaction()
        return interaction

    def live(self, token: str) -> Interaction:
        """Find the interaction of a follow-up token that was answered and is not 15 minutes old."""
        interaction = self.by_token.get(token)
        if interaction is None or interaction.response_type is None:
            raise errors.unknown_webhook()
        if self._world.clock.now() - interaction.created_at > TOKEN_SECONDS:
            raise errors.invalid_webhook_token()
        return interaction

    def settle(self, interaction: Interaction, response_type: int) -> None:
        """Record that the bot has answered."""
        interaction.response_type = response_type
        interaction.answered_at = self._world.clock.now()
        if interaction.deadline is not None:
            interaction.deadline.cancel()
        self.announce(interaction)

    def announce(self, interaction: Interaction) -> None:
        """Emit an interaction's state to its user's client only."""
        data: Json = {
            "id": str(interaction.id),
            "type": interaction.type,
            "failed": interaction.failed,
            "response_type": interaction.response_type,
            "message_id": None if interaction.message_id is None else str(interaction.message_id),
            "modal": interaction.modal,
            "choices": interaction.choices,
        }
        event = WorldEvent(
            "SANDBOX_INTERACTION", data, channel_id=interaction.channel_id, only_for=interaction.user_id
        )
        self._world.emit(event)

    def _expire(self, interaction: Interaction) -> None:
        if interaction.response_type is None:
            interaction.failed = True
            self.announce(interaction)

    def _payload(self, interaction: Interaction, channel: Channel, message: Message | None) -> Json:
        world = self._world
        user = world.users[interaction.user_id]
        place = payloads.interaction_channel(world, channel, user.id)
        payload: Json = {
            "id": str(interaction.id),
            "application_id": str(world.application_id),
            "type": interaction.type,
            "data": interaction.data,
            "channel_id": str(channel.id),
            "channel": place,
            "token": interaction.token,
            "version": 1,
            "app_permissions": str(int(self._app_permissions(channel))),
            "locale": user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": interaction.metadata["authorizing_integration_owners"],
            "context": world.context_of(channel),
            "attachment_size_limit": files.LIMIT,
        }
        if message is not None:
            payload["message"] = payloads.message(world, message)
        if channel.guild_id is None:
            payload["user"] = payloads.user(user)
        else:
            guild = world.guilds[channel.guild_id]
            member = payloads.member(world, guild.members[user.id])
            payload["member"] = member | {"permissions": place["permissions"]}
            payload["guild_id"] = str(guild.id)
            payload["guild_locale"] = guild.locale
            payload["guild"] = {"id": str(guild.id), "locale": guild.locale, "features": []}
        return payload

    def _app_permissions(self, channel: Channel) -> int:
        in_private = {IN_BOT_DM: APP_WITH_BOT, IN_PRIVATE_CHANNEL: APP_WITHOUT_BOT}
        found = in_private.get(self._world.context_of(channel))
        return self._world.permissions_of(self._world.application_id, channel) if found is None else found
