"""One interaction: its user, channel, languages and encounter."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Self

import discord
from discord.ext import commands

from bot.interactions.app import App
from bot.interactions.responder import Interaction, Responder
from bot.live.dm_screens import SeveralScreensError
from bot.live.live_message import Board
from bot.live.private_screens import Draw, Shown
from bot.render import custom_ids as ids
from bot.render.escaping import plain, safe
from bot.render.own_screen import private
from bot.render.screen import Button, Form, Row, Say, Screen
from bot.services import Services
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor
from storage.encounter.errors import InvalidCommandError, NotFoundError
from storage.encounter.model import Encounter, Status
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import Audience
from storage.runtime.request_context import traced

__all__ = ["Interaction", "InteractionContext", "SupersededError"]

_KEY = "interaction_context"
AGAIN = "again"  # the verb of the button that opens a refused form again


class SupersededError(Exception):
    """A button on a screen of an encounter that ended, while its channel has a newer one."""

    def __init__(self, ended: Encounter, newer: Encounter, audience: Audience) -> None:
        super().__init__(ended.id, newer.id)
        self.ended, self.newer, self.audience = ended, newer, audience


class InteractionContext(Responder):
    """An interaction while it is answered: ``async with InteractionContext.of(interaction) as ctx:``."""

    def __init__(self, interaction: Interaction) -> None:
        self.client: commands.AutoShardedBot = interaction.client
        self.app: App = interaction.client.app
        self.services: Services = self.app.services
        texts = self.services.texts
        super().__init__(interaction, partial(texts.get, str(interaction.locale)))
        self.say_public: Say = partial(texts.get, str(interaction.guild_locale or "en"))
        self._trace = ExitStack()
        self._user_id: UserId | None = None
        self._submitted: tuple[str, Mapping[str, tuple[str, ...]]] | None = None

    @classmethod
    def of(cls, interaction: Interaction) -> "InteractionContext":
        """Return the context of an interaction, the same object on each call."""
        found: InteractionContext = interaction.extras.setdefault(_KEY, None) or cls(interaction)
        interaction.extras[_KEY] = found
        return found

    async def __aenter__(self) -> Self:
        self._trace.enter_context(traced(self.id, "discord"))
        self.begin()
        if (task := asyncio.current_task()) is not None:
            self.app.begun(task)
        if isinstance(self.interaction.user, discord.Member):
            self.app.member_seen(self.interaction.user)
        if self.interaction.channel_id is not None:
            # It carries the bot's permissions in the channel: a board that lacked one may continue.
            self.app.boards.resume_in(self.channel_id, self.interaction.app_permissions)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._trace:
            await self.end()

    # --- forms ---

    async def open_form(self, form: Form) -> None:
        """Open a form, and note it, so that it can be opened again as it was filled in."""
        self.app.opened_forms.opened(self.interaction.user.id, form)
        await super().open_form(form)

    def submitted(self, custom_id: str, values: Mapping[str, tuple[str, ...]]) -> None:
        """Note that the interaction submits a form, and what was filled in."""
        self._submitted = custom_id, values

    def again_rows(self) -> tuple[Row, ...]:
        """Keep the submitted form, and return the button that opens it again; no row without a form."""
        if self._submitted is None:
            return ()
        if not self.app.opened_forms.refused(self.interaction.user.id, *self._submitted, self.id):
            return ()
        button = Button(ids.encode(AGAIN, self.id), self.say("button-again"), "primary", "✏️")
        return ((button,),)

    # --- private screens ---

    async def show(self, encounter: Encounter, draw: Draw) -> None:
        """Show the user a private screen of an encounter, which is kept current for a while.

        It replaces the private screen that they tapped on, if it was one. Raises what `draw` raises.
        """
        actor = await self.actor(encounter)
        screen = private(draw(encounter, audience_of(encounter, actor)), self.say, is_live=True)
        message = self.interaction.message
        if message is None or not message.flags.ephemeral:
            message_id = await self.whisper(screen=screen)
        else:
            await self.app.private_screens.wait_for_edit(str(message.id))
            message_id = str(message.id) if await self.redraw(screen) else None
        if message_id is not None:
            edit = self.edit_by_token(message_id)
            shown = Shown(encounter, actor, self.interaction.user.id, draw, self.say, edit)
            self.app.private_screens.shown(message_id, shown, screen)

    async def redraw_live(self, live: Board, screen: Screen, version: int) -> None:
        """Draw the live message that the user tapped on, as of a version of its encounter."""
        await live.wait_for_edit()
        if await self.redraw(screen):
            live.drawn(screen, version)

    # --- user, channel and encounter ---

    @property
    def guild_id(self) -> str:
        """The guild of the interaction. Raises NotFoundError for one from direct messages."""
        if self.interaction.guild_id is None:
            raise NotFoundError("guild-only")
        return str(self.interaction.guild_id)

    @property
    def channel_id(self) -> str:
        """The channel or thread of the interaction. Raises NotFoundError where Discord names none."""
        if self.interaction.channel_id is None:
            raise NotFoundError("no-channel")
        return str(self.interaction.channel_id)

    def is_at(self, encounter: Encounter) -> bool:
        """Whether the interaction came from the encounter's channel, or from that of its board."""
        binding, channel_id = encounter.discord, self.interaction.channel_id
        if binding is None or channel_id is None or not self.is_in_guild_of(encounter):
            return False
        return str(channel_id) in (binding.channel_id, binding.board_channel_id)

    def is_in_guild_of(self, encounter: Encounter) -> bool:
        """Whether the encounter is this guild's, or of no guild."""
        return encounter.discord is None or encounter.discord.guild_id == str(self.interaction.guild_id)

    def is_on_board(self, encounter: Encounter) -> bool:
        """Whether it came from the encounter's board, or from a form opened there."""
        message, binding = self.interaction.message, encounter.discord
        return message is not None and binding is not None and str(message.id) == binding.board_message_id

    async def user_id(self) -> UserId:
        """Return the id of the interaction's user, who is created on first contact."""
        if self._user_id is None:
            member = self.interaction.user
            name = plain(member.display_name, 80)
            self._user_id = (await self.services.users.of_discord(str(member.id), name)).id
        return self._user_id

    async def user_of(self, member: discord.Member | discord.User) -> UserId:
        """Return the id of a member's user, who is created on first contact."""
        return (await self.services.users.of_discord(str(member.id), plain(member.display_name, 80))).id

    async def actor(self, encounter: Encounter | None = None) -> Actor:
        """Return the user as an actor, a member of this encounter where the channel is the encounter's."""
        member = self.interaction.user
        roles = member.roles if isinstance(member, discord.Member) else []
        return Actor(
            user_id=await self.user_id(),
            name=plain(member.display_name, 80),
            role_ids=frozenset(str(role.id) for role in roles),
            is_member=encounter is not None and self.is_at(encounter),
            moderates=encounter is not None and self._moderates(encounter),
        )

    def _moderates(self, encounter: Encounter) -> bool:
        """Whether the user manages the encounter's channel, by what Discord says of the one they are in."""
        binding, channel, may = encounter.discord, self.interaction.channel, self.interaction.permissions
        if binding is None or binding.channel_id != str(self.interaction.channel_id):
            return False
        return may.manage_threads if isinstance(channel, discord.Thread) else may.manage_channels

    async def current_encounter(self) -> Encounter:
        """Return the encounter of this channel. Raises NotFoundError.

        Where the user runs one elsewhere, the error names the command that brings it here: its channel may
        have been deleted.
        """
        encounter = await self.encounter_here()
        if encounter is not None:
            return encounter
        elsewhere = await self.encounters_run()
        if elsewhere:
            raise NotFoundError("no-encounter-but-elsewhere", name=safe(elsewhere[0].name, 60))
        raise NotFoundError("no-encounter")

    async def encounters_run(self) -> list[Encounter]:
        """Return the open encounters of this guild that the user runs, newest first, without history."""
        encounters = await self.services.tracker.in_guild(self.guild_id)
        return [encounter for encounter in encounters if await self.runs(encounter)]

    async def runs(self, encounter: Encounter) -> bool:
        """Whether the user is a DM of an encounter."""
        try:
            return audience_of(encounter, await self.actor(encounter)).kind == "dm"
        except NotFoundError:
            return False

    async def latest_encounter(self) -> Encounter:
        """Return the encounter of this channel or, without one, the one that ended here last.

        For undo and logs after the end. Raises NotFoundError.
        """
        encounter = await self.encounter_here()
        if encounter is None:
            encounter = await self.services.tracker.last_in_channel(self.guild_id, self.channel_id)
        if encounter is None:
            raise NotFoundError("no-encounter")
        return encounter

    async def encounter_here(self) -> Encounter | None:
        """Return the encounter of this channel, or the one whose DM screen is here; None without one.

        Raises InvalidCommandError where several DM screens are.
        """
        played = await self.services.tracker.in_channel(self.guild_id, self.channel_id)
        return played or await self.encounter_of_dm_screen()

    async def encounter_of_dm_screen(self) -> Encounter | None:
        """Return the encounter whose live DM screen is in this channel. Raises as `encounter_here` does."""
        try:
            return await self.app.dm_screens.encounter_in(self.guild_id, self.channel_id)
        except SeveralScreensError as error:
            raise InvalidCommandError("dm-channel-several") from error

    async def encounter(self, arguments: Sequence[str]) -> Encounter:
        """Return the encounter in a component's first argument.

        Raises NotFoundError, also where the user has no access to it, or it is another guild's.
        """
        encounter = await self.encounter_of_guild(arguments)
        audience_of(encounter, await self.actor(encounter))
        await self._require_latest(encounter)
        return encounter

    async def _require_latest(self, encounter: Encounter) -> None:
        """Raise SupersededError on the user's own screen of an encounter that ended and has a successor."""
        message, binding = self.interaction.message, encounter.discord
        if encounter.status is not Status.COMPLETED or message is None or not message.flags.ephemeral:
            return
        if binding is None:
            return
        newer = await self.services.tracker.in_channel(binding.guild_id, binding.channel_id)
        if newer is None or newer.id == encounter.id:
            return
        try:
            audience = audience_of(newer, await self.actor(newer))
        except NotFoundError:
            return
        raise SupersededError(encounter, newer, audience)

    async def encounter_of_guild(self, arguments: Sequence[str]) -> Encounter:
        """Return the encounter in a component's first argument, also for a user without access to it.

        Raises NotFoundError, also where it is another guild's.
        """
        if not arguments:
            raise NotFoundError("no-encounter")
        encounter = await self.services.tracker.current(EncounterId(arguments[0]))
        if not self.is_in_guild_of(encounter):
            raise NotFoundError("encounter-not-found")
        return encounter
