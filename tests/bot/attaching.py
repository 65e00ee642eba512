"""Send a slash command with a file, as Discord's client does: uploaded first, named by its id."""

import json
from typing import Any

from bot.sandbox import Call, payloads
from bot.sandbox.interactions import COMMAND
from bot.sandbox.model import StoredFile
from bot.sandbox.options import find_command
from tests.bot.table import Table

_SUBCOMMAND, _ATTACHMENT = 1, 11


async def slash_with_file(table: Table, who: str, command: str, option: str, content: bytes | Any) -> Call:
    """Send "group name" with one attachment, bytes or what becomes JSON, and wait for the answer."""
    world = table.sandbox.world
    user, channel = table.driver.user(who), table.driver.channel("table")
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    file = StoredFile(world.mint(), "Creature.json", "application/json", data)
    world.files[file.id] = file
    found, (name,), _ = find_command(table.sandbox.hands.commands(user, channel), command)
    chosen = {"name": option, "type": _ATTACHMENT, "value": str(file.id)}
    interaction = table.sandbox.interactions.create(
        COMMAND,
        user.id,
        channel,
        {
            "id": found["id"],
            "name": found["name"],
            "type": 1,
            "options": [{"name": name, "type": _SUBCOMMAND, "options": [chosen]}],
            "resolved": {"attachments": {str(file.id): payloads.attachment(world, channel.id, file)}},
        },
    )
    return await Call(world, interaction, within=5).answered()
