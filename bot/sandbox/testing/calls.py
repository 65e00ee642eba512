"""Follow one interaction from a test: first answer, edits, follow-ups."""

from __future__ import annotations

from bot.sandbox.model.objects import Json
from bot.sandbox.testing.seen_messages import SeenMessage, SeenModal, seen_message, seen_modal
from bot.sandbox.world.interactions import NO_ANSWER, Interaction
from bot.sandbox.world.messages import World

_THINKING = 5


class Call:
    """An interaction as its user sees it. Properties show the current state."""

    def __init__(self, world: World, interaction: Interaction, *, within: float) -> None:
        self._world = world
        self._within = within
        self.interaction = interaction

    def __repr__(self) -> str:
        return f"<Call type={self.interaction.type} {self.interaction.data} error={self.error!r}>"

    @property
    def error(self) -> str | None:
        """The client's error text when the bot did not answer in time."""
        return NO_ANSWER if self.interaction.failed else None

    @property
    def response_type(self) -> int | None:
        """The type of the first answer (4 message, 5 deferred, 6/7 update, 8 choices, 9 modal)."""
        return self.interaction.response_type

    @property
    def acked_after(self) -> float | None:
        """Seconds of the sandbox's clock until the first answer."""
        answered = self.interaction.answered_at
        return None if answered is None else answered - self.interaction.created_at

    @property
    def deferred(self) -> bool:
        """Whether the first answer was a deferral."""
        return self.interaction.response_type in (5, 6)

    @property
    def updated(self) -> bool:
        """Whether the first answer edited the component's message, at once or deferred."""
        return self.interaction.response_type in (6, 7)

    @property
    def reply(self) -> SeenMessage | None:
        """The current state of the original answer; None when it is deleted."""
        return self._look(self.interaction.original_id)

    @property
    def message(self) -> SeenMessage:
        """The original answer, or the follow-up that replaced a deleted "thinking…"."""
        answer = self._answer()
        assert answer is not None, f"There is no reply: {self!r}"
        return answer

    @property
    def ephemeral(self) -> bool:
        """Whether only this user sees the answer."""
        answer = self._answer()
        return answer is not None and answer.ephemeral

    @property
    def followups(self) -> list[SeenMessage]:
        """The follow-ups that still exist."""
        looks = [self._look(message_id) for message_id in self.interaction.followup_ids]
        return [look for look in looks if look is not None]

    @property
    def modal(self) -> SeenModal | None:
        return None if self.interaction.modal is None else seen_modal(self.interaction)

    @property
    def choices(self) -> list[Json] | None:
        """The autocomplete choices, `{name, value}` each."""
        return self.interaction.choices

    async def answered(self) -> Call:
        """Wait for the first answer or the end of the three seconds."""
        what = f"an answer to {self.interaction.data}"
        await self._world.changes.wait_until(lambda: self.interaction.settled, within=self._within, what=what)
        return self

    async def thought(self) -> Call:
        """Wait until an answer that began with "thinking…" is there; a bot that was in time is through."""

        def finished() -> bool:
            answer = self._answer()
            return answer is not None and not answer.loading

        if self.interaction.response_type == _THINKING:
            await self._world.changes.wait_until(finished, within=self._within, what=f"a reply: {self!r}")
        return self

    async def resolved(self) -> SeenMessage:
        """Wait until the reply is there and no longer "thinking…", and return it."""

        def finished() -> SeenMessage | None:
            reply = self.reply
            return reply if reply is not None and not reply.loading else None

        return await self._world.changes.wait_until(finished, within=self._within, what=f"a reply: {self!r}")

    async def followed_up(self, count: int = 1) -> list[SeenMessage]:
        """Wait for this number of follow-ups and return them."""
        what = f"{count} follow-ups: {self!r}"
        await self._world.changes.wait_until(
            lambda: len(self.followups) >= count, within=self._within, what=what
        )
        return self.followups

    def _answer(self) -> SeenMessage | None:
        if self.reply is None and self.interaction.response_type == _THINKING:
            return next(iter(self.followups), None)
        return self.reply

    def _look(self, message_id: int | None) -> SeenMessage | None:
        message = self._world.messages.get(self.interaction.channel_id, {}).get(message_id or 0)
        return None if message is None else seen_message(self._world, message)
