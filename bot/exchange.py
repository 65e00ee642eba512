"""One interaction and its answer: who asks, where, in which language, and what is shown to whom.

Discord waits 3 s for a first answer. Most answers take milliseconds and need no extra call; one that takes
longer than `PATIENCE` is deferred by itself, and later answers go where Discord then wants them.
"""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import discord
import structlog

from bot.components import embed_of, modal_of, view_of
from bot.dm_screens import SeveralScreensError
from bot.render.names import plain
from bot.render.screen import Form, Row, Say, Screen
from bot.services import Services
from storage.encounter.context import Actor
from storage.encounter.errors import InvalidCommandError, NotFoundError
from storage.encounter.model import Encounter
from storage.encounter.record import UserId
from storage.tracing import traced

if TYPE_CHECKING:
    from bot.client import TrackerBot

PATIENCE = 1.2  # seconds
_KEY = "exchange"

log = structlog.stdlib.get_logger(__name__)

Interaction = discord.Interaction[Any]


class Exchange:
    """An interaction on its way to its answer: ``async with Exchange.of(interaction) as asked:``."""

    def __init__(self, interaction: Interaction) -> None:
        self.interaction = interaction
        self.bot: TrackerBot = interaction.client
        self.services: Services = self.bot.services
        texts = self.services.texts
        self.say: Say = partial(texts.get, str(interaction.locale))
        self.say_public: Say = partial(texts.get, str(interaction.guild_locale or "en"))
        self._trace = ExitStack()
        self._lock = asyncio.Lock()
        self._timer: asyncio.Task[None] | None = None
        self._is_thinking = False  # deferred with a "thinking…" that nothing has replaced yet
        self._is_component = interaction.message is not None
        self._user_id: UserId | None = None

    @classmethod
    def of(cls, interaction: Interaction) -> "Exchange":
        """Return the exchange of an interaction: always the same one."""
        found: Exchange = interaction.extras.setdefault(_KEY, None) or cls(interaction)
        interaction.extras[_KEY] = found
        return found

    async def __aenter__(self) -> Self:
        self._trace.enter_context(traced(self.id, "discord"))
        self._timer = asyncio.create_task(self._defer_later(), name="defer an interaction")
        if (task := asyncio.current_task()) is not None:
            self.bot.begun(task)
        if isinstance(self.interaction.user, discord.Member):
            self.bot.met(self.interaction.user)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._trace:
            if self._timer is not None:
                async with self._lock:  # never in the middle of the call to Discord
                    self._timer.cancel()

    # --- who and where ---

    @property
    def id(self) -> str:
        """The interaction's id: the id of the one command it carries."""
        return str(self.interaction.id)

    @property
    def channel_id(self) -> str:
        """The channel or thread it came from."""
        return str(self.interaction.channel_id)

    @property
    def is_on_message(self) -> bool:
        """Whether it came from a button, select or form of a message."""
        return self._is_component

    @property
    def has_answered(self) -> bool:
        """Whether Discord has a first answer that is no "thinking…"."""
        return self.interaction.response.is_done() and not self._is_thinking

    def is_on_board(self, encounter: Encounter) -> bool:
        """Whether it came from the encounter's board, or a form that was opened there."""
        message, binding = self.interaction.message, encounter.discord
        return message is not None and binding is not None and str(message.id) == binding.board_message_id

    async def user_id(self) -> UserId:
        """Return the user who asks, created on first contact."""
        if self._user_id is None:
            member = self.interaction.user
            name = plain(member.display_name, 80)
            self._user_id = (await self.services.people.of_discord(str(member.id), name)).id
        return self._user_id

    async def user_of(self, member: discord.Member | discord.User) -> UserId:
        """Return the user that another member is, created on first contact."""
        return (await self.services.people.of_discord(str(member.id), plain(member.display_name, 80))).id

    async def actor(self, encounter: Encounter | None = None) -> Actor:
        """Return who asks, as somebody at the table of this encounter if its channel is this one."""
        member = self.interaction.user
        roles = member.roles if isinstance(member, discord.Member) else []
        binding = encounter.discord if encounter else None
        here = binding is not None and self.channel_id in (binding.channel_id, binding.board_channel_id)
        return Actor(
            user_id=await self.user_id(),
            name=plain(member.display_name, 80),
            role_ids=frozenset(str(role.id) for role in roles),
            is_member=here,
        )

    async def fight(self) -> Encounter:
        """Return the fight of this channel. Raises NotFoundError."""
        encounter = await self.fight_here()
        if encounter is None:
            raise NotFoundError(self.say("no-fight"))
        self._permitted(encounter)
        return encounter

    async def latest_fight(self) -> Encounter:
        """Return the fight of this channel or, where none runs, the one that ended here last.

        For what is taken back or looked up afterwards. Raises NotFoundError.
        """
        encounter, guild_id = await self.fight_here(), self.interaction.guild_id
        if encounter is None and guild_id is not None:
            encounter = await self.services.tracker.last_in_channel(str(guild_id), self.channel_id)
        if encounter is None:
            raise NotFoundError(self.say("no-fight"))
        self._permitted(encounter)
        return encounter

    async def fight_here(self) -> Encounter | None:
        """Return the fight that is played in this channel, or whose DM screen stands here; None without one.

        Raises InvalidCommandError where the screens of several stand.
        """
        played = await self.services.tracker.in_channel(self.channel_id)
        return played or await self.fight_of_screen()

    async def fight_of_screen(self) -> Encounter | None:
        """Return the fight whose live DM screen stands in this channel. Raises as `fight_here` does."""
        if self.interaction.guild_id is None:
            return None
        try:
            return await self.bot.dm_screens.fight_in(str(self.interaction.guild_id), self.channel_id)
        except SeveralScreensError as error:
            raise InvalidCommandError(self.say("dm-channel-several")) from error

    async def encounter(self, arguments: Sequence[str]) -> Encounter:
        """Return the encounter that a button carries as its first argument. Raises NotFoundError."""
        if not arguments:
            raise NotFoundError(self.say("no-fight"))
        encounter = await self.services.tracker.current(arguments[0])
        self._permitted(encounter)
        return encounter

    def _permitted(self, encounter: Encounter) -> None:
        """Let a board that stopped go on, if this is its channel: an interaction tells what the bot may."""
        binding = encounter.discord
        if binding and self.channel_id in (binding.channel_id, binding.board_channel_id):
            self.bot.boards.permitted(encounter, self.interaction.app_permissions)

    # --- answers ---

    async def tell(self, text: str, *, pings: Sequence[int] = (), rows: Sequence[Row] = ()) -> None:
        """Say something to everybody; only the users in `pings` are notified."""
        mentions = discord.AllowedMentions(users=[discord.Object(user) for user in pings])
        await self._public({"content": text, "allowed_mentions": mentions, "view": view_of(rows)})

    async def done(self) -> None:
        """Answer when there is nothing to say: silently where Discord lets us."""
        if self._is_component:
            async with self._lock:
                if not self.interaction.response.is_done():
                    await self.interaction.response.defer()
        else:
            await self.whisper(self.say("done"))

    async def post(self, screen: Screen) -> int:
        """Show a screen to everybody; return the id of its message."""
        return await self._public({"embed": embed_of(screen), "view": view_of(screen.rows)})

    async def whisper(
        self,
        text: str = "",
        screen: Screen | None = None,
        *,
        rows: Sequence[Row] = (),
        files: Sequence[discord.File] = (),
    ) -> None:
        """Say or show something to the person who asked alone."""
        content: dict[str, Any] = {"view": view_of(screen.rows if screen else rows)}
        if text:
            content["content"] = text
        if screen:
            content["embed"] = embed_of(screen)
        attached = list(files)
        async with self._lock:
            if not self.interaction.response.is_done():
                await self.interaction.response.send_message(ephemeral=True, files=attached, **content)
            elif self._is_thinking:
                self._is_thinking = False
                await self.interaction.edit_original_response(attachments=attached, **content)
            else:
                await self.interaction.followup.send(ephemeral=True, files=attached, **content)

    async def redraw(self, screen: Screen) -> None:
        """Change the message whose button, select or form this is."""
        await self._update({"embed": embed_of(screen), "view": view_of(screen.rows)})

    async def reword(self, text: str) -> None:
        """Change the text of the message whose button this is, and take its buttons away."""
        await self._update({"content": text, "view": None})

    async def ask(self, form: Form) -> None:
        """Open a form. It must be the first answer: after a deferral the person is asked to try again."""
        async with self._lock:
            if not self.interaction.response.is_done():
                await self.interaction.response.send_modal(modal_of(form))
                return
        await self.whisper(self.say("too-slow-for-form"))

    async def _public(self, content: dict[str, Any]) -> int:
        async with self._lock:
            if not self.interaction.response.is_done():
                sent = await self.interaction.response.send_message(**content)
                return int(sent.message_id or 0)
            if self._is_thinking:
                # The "thinking…" is for one person: nothing public can come of it.
                self._is_thinking = False
                await self.interaction.delete_original_response()
            return (await self.interaction.followup.send(wait=True, **content)).id

    async def _update(self, content: dict[str, Any]) -> None:
        async with self._lock:
            if not self.interaction.response.is_done():
                await self.interaction.response.edit_message(**content)
            else:
                await self.interaction.edit_original_response(**content)

    async def _defer_later(self) -> None:
        await asyncio.sleep(PATIENCE)
        async with self._lock:
            if self.interaction.response.is_done():
                return
            try:
                if self._is_component:
                    await self.interaction.response.defer()
                else:
                    await self.interaction.response.defer(ephemeral=True, thinking=True)
                    self._is_thinking = True
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                # The work goes on all the same; whatever it has to say meets the same trouble or none.
                log.warning("could not defer", interaction=self.id, error=str(error))
