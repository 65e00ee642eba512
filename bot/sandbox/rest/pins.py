"""Pin and unpin messages, by the current and the old endpoints."""

from __future__ import annotations

from bot.sandbox.model.objects import Channel, Message
from bot.sandbox.model.permissions import Permission
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.rest import access
from bot.sandbox.rest.api import NO_CONTENT, ApiCall, Reply, Route
from bot.sandbox.world.messages import World

MAX_PINS = 250


class Pins:
    """/channels/{id}/messages/pins and /channels/{id}/pins."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        new, old = "/channels/{channel}/messages/pins", "/channels/{channel}/pins"
        routes = [Route("GET", new, self.list), Route("GET", old, self.list_old)]
        for base in (new, old):
            routes.append(Route("PUT", base + "/{message}", self.pin))
            routes.append(Route("DELETE", base + "/{message}", self.unpin))
        return routes

    def _pinned(self, call: ApiCall) -> list[Message]:
        channel = access.visible_channel(self._world, call.id("channel"))
        pinned = [m for m in self._world.messages[channel.id].values() if m.pinned_at is not None]
        return sorted(pinned, key=lambda m: m.pinned_at or 0.0, reverse=True)

    async def list(self, call: ApiCall) -> Reply:
        pinned = self._pinned(call)
        limit = int(call.query.get("limit", "50"))
        items = [
            {"pinned_at": payloads.iso(m.pinned_at), "message": payloads.message(self._world, m)}
            for m in pinned[:limit]
        ]
        return Reply({"items": items, "has_more": len(pinned) > limit})

    async def list_old(self, call: ApiCall) -> Reply:
        return Reply([payloads.message(self._world, m) for m in self._pinned(call)])

    def _target(self, call: ApiCall) -> tuple[Channel, Message]:
        channel = access.visible_channel(self._world, call.id("channel"))
        access.need(self._world, channel, Permission.PIN_MESSAGES, Permission.READ_MESSAGE_HISTORY)
        access.need_open(channel)
        message = self._world.message(channel.id, call.id("message"))
        if message.ephemeral:
            raise errors.unknown_message()
        if message.type not in (0, 19, 20, 23):
            raise errors.on_system_message()
        return channel, message

    async def pin(self, call: ApiCall) -> Reply:
        _, message = self._target(call)
        if message.pinned_at is None and len(self._pinned(call)) >= MAX_PINS:
            raise errors.too_many_pins()
        self._world.set_pinned(message, True, self._world.application_id)
        return NO_CONTENT

    async def unpin(self, call: ApiCall) -> Reply:
        _, message = self._target(call)
        self._world.set_pinned(message, False, self._world.application_id)
        return NO_CONTENT
