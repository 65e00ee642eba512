"""Send a slash command with a file."""

import json
from typing import Any

from bot.sandbox import Call
from bot.sandbox.world.files import Upload
from tests.bot.harness import BotHarness


async def slash_with_file(
    table: BotHarness, who: str, command: str, option: str, content: bytes | Any
) -> Call:
    """Send "group name" with one attachment, bytes or what becomes JSON, and wait for the answer."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return await table.user(who).slash("table", command, {option: Upload("Creature.json", data)})
