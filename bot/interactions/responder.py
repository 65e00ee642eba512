"""The answers to one interaction, within Discord's time limit.

Discord waits 3 s for a first answer. Most answers take milliseconds and need no extra call. An interaction
without one after `DEFER_AFTER` is deferred, and later answers use the route that Discord then requires.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord
import structlog

from bot.discord_api.error_codes import ErrorCode
from bot.discord_api.mentions import allowed
from bot.discord_api.messages import BusyError, MessageError, discord_call
from bot.discord_api.views import content_of, embed_of, modal_of, view_of
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
        self._is_deferral_unsure = False  # it failed, and may have taken effect
        self._has_lost_receipt = False  # of the first answer
        self._sent_id: int | None = None  # of the message that is the first answer
        self._followup_id: int | None = None  # of the newest ephemeral one after it
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
        return self.has_first_answer and not self._is_thinking

    @property
    def has_first_answer(self) -> bool:
        """Whether Discord has a first answer."""
        return self._has_lost_receipt or self.interaction.response.is_done()

    async def reply(
        self, text: str, *, pings: Sequence[int] = (), roles: Sequence[int] = (), rows: Sequence[Row] = ()
    ) -> str:
        """Answer with a public text and return its message's id.

        Only the users in `pings` and the `roles` are notified.
        """
        mentions = allowed(pings, roles)
        content = {"content": content_of(text), "allowed_mentions": mentions, "view": view_of(rows)}
        return str(await self._public(content))

    async def done(self) -> None:
        """Answer without content: silently to a component, with a short text to a command."""
        if self._is_component:
            async with self._lock:
                if not self.has_first_answer:
                    await self._first(self.interaction.response.defer())
        else:
            await self.whisper(self.say("done"))

    async def post(self, screen: Screen) -> str | None:
        """Answer with a public screen; return the id of its message.

        None where Discord takes no answer. An answer whose receipt was lost is found again.
        """
        try:
            with discord_call():
                return str(await self._public({"embed": embed_of(screen), "view": view_of(screen.rows)}))
        except MessageError as error:
            log.info("a screen could not be posted as the answer", interaction=self.id, error=str(error))
        try:
            with discord_call():
                found = await self.interaction.original_response()
        except MessageError:
            return None
        is_it = bool(found.embeds) and not (found.flags.ephemeral or found.flags.loading)
        return str(found.id) if is_it else None

    async def whisper(
        self,
        text: str = "",
        screen: Screen | None = None,
        *,
        rows: Sequence[Row] = (),
        files: Sequence[discord.File] = (),
    ) -> str | None:
        """Answer ephemerally with a text or a screen; return the message's id where it is known."""
        content: dict[str, Any] = {"view": view_of(screen.rows if screen else rows)}
        if text:
            content["content"] = content_of(text)
        if screen:
            content["embed"] = embed_of(screen)
        attached = list(files)
        async with self._lock:
            respond = self.interaction.response.send_message
            if not self.has_first_answer and await self._first(
                respond(ephemeral=True, files=attached, **content)
            ):
                return str(self._sent_id) if self._sent_id else None
            if self._is_thinking:
                self._is_thinking = False
                edited = await self.interaction.edit_original_response(attachments=attached, **content)
                return str(edited.id)
            sent = await self.interaction.followup.send(ephemeral=True, files=attached, wait=True, **content)
            self._followup_id = sent.id
            return str(sent.id)

    def edit_by_token(self, message_id: str) -> Callable[[Screen], Awaitable[None]]:
        """Return what edits a message that this interaction drew; it raises MessageError.

        The token of the interaction ends after 15 minutes.
        """
        is_followup = message_id == str(self._followup_id)

        async def edit(screen: Screen) -> None:
            content: Any = {"embed": embed_of(screen), "view": view_of(screen.rows)}
            with discord_call():
                if is_followup:
                    await self.interaction.followup.edit_message(int(message_id), **content)
                else:
                    await self.interaction.edit_original_response(**content)

        return edit

    async def progress(self, text: str) -> None:
        """Say how far a long work is, where the user sees "thinking…"; the answer takes its place."""
        async with self._lock:
            if not self._is_thinking:
                return
            try:
                with discord_call():
                    await self.interaction.edit_original_response(content=content_of(text))
            except MessageError as error:
                log.info("progress could not be shown", interaction=self.id, error=str(error))

    async def redraw(self, screen: Screen) -> bool:
        """Edit the component's message to show a screen; return False where the message was deleted."""
        message = self.interaction.message
        text = {"content": None} if message is not None and message.content else {}  # of a refusal
        return await self._update({"embed": embed_of(screen), "view": view_of(screen.rows), **text})

    async def edit_text(self, text: str | None, rows: Sequence[Row] = ()) -> bool:
        """Edit the text of the button's message, and its buttons; return False where it was deleted.

        A text of None stays as it is.
        """
        content = {} if text is None else {"content": content_of(text)}
        return await self._update({**content, "view": view_of(rows) if rows else None})

    async def open_form(self, form: Form) -> None:
        """Open a form. It must be the first answer: after a deferral the user is asked to try again."""
        async with self._lock:
            respond = self.interaction.response.send_modal
            if not self.has_first_answer and await self._first(respond(modal_of(form))):
                return
        await self.whisper(self.say("too-slow-for-form"))

    async def _public(self, content: dict[str, Any]) -> int:
        async with self._lock:
            respond = self.interaction.response.send_message
            if not self.has_first_answer and await self._first(respond(**content)):
                if self._has_lost_receipt or self._sent_id is None:
                    return (await self.interaction.original_response()).id
                return self._sent_id
            if self._is_thinking:
                # The "thinking…" message is ephemeral and can't become public.
                self._is_thinking = False
                await self.interaction.delete_original_response()
            return (await self.interaction.followup.send(wait=True, **content)).id

    async def _update(self, content: dict[str, Any]) -> bool:
        """Edit the component's message. One that was deleted meanwhile takes a silent answer instead."""
        async with self._lock:
            respond = self.interaction.response.edit_message
            try:
                if self.has_first_answer or not await self._first(respond(**content)):
                    await self.interaction.edit_original_response(**content)
            except discord.NotFound as error:
                if error.code != ErrorCode.UNKNOWN_MESSAGE:
                    raise
                if not self.has_first_answer:
                    await self._first(self.interaction.response.defer())
                return False
        return True

    async def _first(self, answer: Awaitable[discord.InteractionCallbackResponse[Any] | None]) -> bool:
        """Send the first answer; return False where Discord has a deferral instead.

        Discord refuses a second first answer. It is the repetition of one whose receipt was lost.
        """
        try:
            sent = await answer
        except discord.HTTPException as error:
            if error.code != ErrorCode.ALREADY_ACKNOWLEDGED:
                raise
            self._has_lost_receipt = True
            self._is_thinking = self._is_deferral_unsure and not self._is_component
            return not self._is_deferral_unsure
        self._sent_id = sent.message_id if sent else None
        return True

    async def _defer_later(self) -> None:
        await asyncio.sleep(DEFER_AFTER)
        async with self._lock:
            if self.has_first_answer:
                return
            respond = self.interaction.response.defer
            try:
                with discord_call():
                    await self._first(
                        respond() if self._is_component else respond(ephemeral=True, thinking=True)
                    )
                self._is_thinking = not self._is_component
            except MessageError as error:
                # The work continues; if the failure persists, its own answer raises.
                self._is_deferral_unsure = isinstance(error, BusyError)
                log.warning("could not defer", interaction=self.id, error=str(error))
