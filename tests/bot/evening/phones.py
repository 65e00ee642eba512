"""The users' clients, with a count of what an evening costs: messages in the channel, taps for each action.

A tap is what a thumb does in Discord's client: a button, an option of a select, the button that sends a form.
Of a slash command it is the command in the list, each option that is added, each value that is picked from a
list, and the button that sends it. Typed characters are no taps.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bot.sandbox import Call, SeenMessage
from bot.sandbox.world.messages import WorldEvent
from tests.bot.harness import BotHarness

CHANNEL = "table"
PINNED = 6  # the type of Discord's notice of a pin, which the bot deletes
TYPED = (3, 4, 10)  # types of options: text and numbers


class Phones:
    """The clients of all users in one channel."""

    def __init__(self, table: BotHarness) -> None:
        self.table = table
        self.taps: dict[str, int] = {}  # of each action that was noted
        self.posted: set[str] = set()  # the ids of the bot's public messages, also of those deleted since
        self.private = 0  # ephemeral messages
        self.texts: set[str] = set()  # all that ever stood in public
        self._channel = table.driver.channel(CHANNEL)
        self._count = 0
        table.sandbox.world.subscribe(self._hear)

    def begin(self) -> None:
        """Count the taps of an action from here."""
        self._count = 0

    def note(self, action: str) -> None:
        """Keep the taps since `begin` as those of an action."""
        self.taps[action] = self._count

    async def press(self, who: str, message: SeenMessage, verb: str, *arguments: str) -> Call:
        """Press a button, named by the verb of its custom id and its last arguments."""
        self._count += 1
        found = self.table.driver.message(message) or self.table.live(message)
        ids = [button.custom_id or "" for button in found.buttons]
        ending = ":".join(("", *arguments)) if arguments else ""
        custom_id = next((i for i in ids if f":{verb}:" in i and i.endswith(ending)), None)
        assert custom_id is not None, f"no button {verb} {arguments} in {ids}"
        return await self.table.user(who).press(found, custom_id)

    async def choose(self, who: str, message: SeenMessage, verb: str, *labels: str) -> Call:
        """Choose options of a select, named by the verb of its custom id."""
        self._count += len(labels)
        found = self.table.user(who).look(message)
        custom_id = next(select.custom_id for select in found.selects if f":{verb}:" in select.custom_id)
        return await self.table.user(who).select(found, custom_id, labels)

    async def fill(self, who: str, call: Call, **values: str | Sequence[str]) -> Call:
        """Fill a form and send it."""
        assert call.modal is not None, call
        for key, value in values.items():
            if call.modal.input(key).options:
                self._count += 1 if isinstance(value, str) else len(value)
        self._count += 1
        return await self.table.user(who).submit_modal(call.modal, values)

    async def type(
        self, who: str, command: str, typed: Mapping[str, Any] = MappingProxyType({}), /, **picked: Any
    ) -> Call:
        """Send a slash command: `typed` values, and `picked` ones, part by part where there is a list."""
        known = self._options(who, command)
        self._count += 2 + sum(not known[name].get("required") for name in (*typed, *picked))
        for name, value in picked.items():
            option = known[name]
            if option.get("choices") or option.get("autocomplete") or option["type"] not in TYPED:
                self._count += str(value).count(", ") + 1
        return await self.table.user(who).slash(CHANNEL, command, {**typed, **picked})

    def _options(self, who: str, command: str) -> dict[str, Mapping[str, Any]]:
        first, *words = command.split()
        user = self.table.driver.user(who)
        offered = self.table.sandbox.user_actions.commands(user, self._channel)
        found = next(c for c in offered if c["type"] == 1 and c["name"] == first)
        for word in words:
            found = next(option for option in found["options"] if option["name"] == word)
        return {option["name"]: option for option in found.get("options") or []}

    @property
    def left(self) -> int:
        """How many public messages are in the channel now."""
        return len(self.table.driver.messages(CHANNEL))

    def _hear(self, event: WorldEvent) -> None:
        if event.channel_id != self._channel.id or event.kind not in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            return
        if event.only_for is not None:
            self.private += event.kind == "MESSAGE_CREATE"
            return
        message = event.data["id"]
        if event.data.get("type") != PINNED:
            self.posted.add(message)
        if (seen := self.table.driver.message(int(message))) is not None:
            self.texts.add(seen.text)
