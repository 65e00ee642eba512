"""A local stand-in for Discord: REST, gateway, a page, and a driver for tests."""

from bot.sandbox.app import Sandbox
from bot.sandbox.client.slash_options import ClientRefusalError
from bot.sandbox.model.clock import ManualClock, SystemClock
from bot.sandbox.model.permissions import Permission
from bot.sandbox.rest.recorder import RecordedRequest
from bot.sandbox.testing.actor import Actor
from bot.sandbox.testing.calls import Call
from bot.sandbox.testing.driver import Driver, SandboxTimeoutError
from bot.sandbox.testing.seen_components import SeenButton, SeenEmbed, SeenSelect
from bot.sandbox.testing.seen_messages import SeenMessage, SeenModal

__all__ = [
    "Actor",
    "Call",
    "ClientRefusalError",
    "Driver",
    "ManualClock",
    "Permission",
    "RecordedRequest",
    "Sandbox",
    "SandboxTimeoutError",
    "SeenButton",
    "SeenEmbed",
    "SeenMessage",
    "SeenModal",
    "SeenSelect",
    "SystemClock",
]
