"""The answers to one interaction, within Discord's time limit.

Discord waits 3 s for a first answer. Most answers take milliseconds and need no extra call. An interaction
without one after `DEFER_AFTER` is deferred, and later answers use the route that Discord then requires.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

import aiohttp
import discord
import structlog

from bot.discord_api.views import embed_of, modal_of, view_of
from bot.render.screen import Form, Row, Say, Screen

DEFER_AFTER = 1.2  # seconds

log = structlog.stdlib.get_logger(__name__)

Interaction = discord.Interaction[Any]


class Responder:
    """Public answers, and ephemeral ones to the user; `say` renders texts in the user's language."""

    def __init__(self, interaction: Interaction, say: Say) -> None:
        self.interaction, self.say = interaction, say
        self._lock = asyncio.Lock()
        self._timer: asyncio.Task[None] | None = None
        self._is_thinking = False  # deferred with a "thinking…" that nothing has replaced yet
        self._is_component = interaction.message is not None

    def begin(self) -> None:
        """Start the timer after which the interaction is deferred."""
        self._timer = asyncio.create_task(self._defer_later(), name="defer an interaction")

    async def end(self) -> None:
        """Stop the timer."""
        if self._timer is not None:
            async with self._lock:  # not while it sends the deferral
                self._timer.cancel()

    @property
    def id(self) -> str:
        """The interaction's id, also the id of its command."""
        return str(self.interaction.id)

    @property
    def is_on_message(self) -> bool:
        """Whether it came from a button, select or form of a message."""
        return self._is_component

    @property
    def has_answered(self) -> bool:
        """Whether there is a first answer other than "thinking…"."""
        return self.interaction.response.is_done() and not self._is_thinking

    async def reply(self, text: str, *, pings: Sequence[int] = (), rows: Sequence[Row] = ()) -> None:
        """Answer with a public text; only the users in `pings` are notified."""
        mentions = discord.AllowedMentions(users=[discord.Object(user) for user in pings])
        await self._public({"content": text, "allowed_mentions": mentions, "view": view_of(rows)})

    async def done(self) -> None:
        """Answer without content: silently to a component, with a short text to a command."""
        if self._is_component:
            async with self._lock:
                if not self.interaction.response.is_done():
                    await self.interaction.response.defer()
        else:
            await self.whisper(self.say("done"))

    async def post(self, screen: Screen) -> int:
        """Answer with a public screen; return the id of its message."""
        return await self._public({"embed": embed_of(screen), "view": view_of(screen.rows)})

    async def whisper(
        self,
        text: str = "",
        screen: Screen | None = None,
        *,
        rows: Sequence[Row] = (),
        files: Sequence[discord.File] = (),
    ) -> None:
        """Answer ephemerally with a text or a screen."""
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
        """Edit the component's message to show a screen."""
        await self._update({"embed": embed_of(screen), "view": view_of(screen.rows)})

    async def edit_text(self, text: str) -> None:
        """Edit the text of the button's message, and remove its buttons."""
        await self._update({"content": text, "view": None})

    async def open_form(self, form: Form) -> None:
        """Open a form. It must be the first answer: after a deferral the user is asked to try again.

        Discord refuses a form as the answer to a form. A submission with the custom id of a button that opens
        one is answered like an unknown button.
        """
        if self.interaction.type is discord.InteractionType.modal_submit:
            await self.whisper(self.say("unknown-button"))
            return
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
                # The "thinking…" message is ephemeral and can't become public.
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
        await asyncio.sleep(DEFER_AFTER)
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
                # The work continues; if the failure persists, its own answer raises.
                log.warning("could not defer", interaction=self.id, error=str(error))
