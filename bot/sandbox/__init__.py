"""A local stand-in for Discord: REST, gateway, a page, and a driver for tests."""

from bot.sandbox.actor import Actor
from bot.sandbox.calls import Call
from bot.sandbox.clock import ManualClock, SystemClock
from bot.sandbox.driver import Driver, SandboxTimeoutError
from bot.sandbox.options import ClientRefusalError
from bot.sandbox.permissions import Permission
from bot.sandbox.recorder import RecordedRequest
from bot.sandbox.screen import SeenMessage, SeenModal
from bot.sandbox.seen_parts import SeenButton, SeenEmbed, SeenSelect
from bot.sandbox.server import Sandbox

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
