"""`python -m tests.discord_check`: a walk through Discord, compared with the same walk through the sandbox.

DISCORD_TOKEN is a test application's. DISCORD_CHECK_CHANNEL is the id of a text channel of a test server in
which its bot has the permissions of the invite link. Without them it says so and ends with 0.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from bot.sandbox import Sandbox
from storage.embedded_mongod.server import EmbeddedMongo
from storage.runtime.settings import Settings, load_settings
from tests.bot.harness import SECRET
from tests.discord_check.exchanges import differences
from tests.discord_check.walk import WalkError, walk
from tests.free_port import free_port

CHANNEL = "DISCORD_CHECK_CHANNEL"


def main() -> int:
    """Check Discord; return the exit code."""
    settings, channel = load_settings(), os.environ.get(CHANNEL, "")
    if settings.discord_token is None or not channel.isdecimal():
        print(f"SKIPPED: set DISCORD_TOKEN of a test application, and {CHANNEL} of a test server, to check.")
        return 0
    try:
        for line in asyncio.run(check(settings, int(channel))):
            print(line)
    except WalkError as error:
        print(f"FAILED: {error}")
        return 1
    return 0


async def check(settings: Settings, channel_id: int) -> list[str]:
    """Walk through the Discord of the settings and the sandbox; return what differs. Raises WalkError."""
    with tempfile.TemporaryDirectory(prefix="discord-check-") as folder:
        async with EmbeddedMongo(Path(folder)) as mongo:

            def own(name: str, **values: object) -> Settings:
                base = settings.model_dump(exclude={"jwt_secret"})
                more = {"jwt_secret": SECRET, "port": free_port(), "mongodb_uri": f"{mongo.uri}{name}"}
                return load_settings(None, **{**base, **more, **values})

            real = await walk(own("real"), channel_id, say=print)
            async with Sandbox(token="check", future_fields=False) as sandbox:
                stand_in = own("sandbox", discord_token="check", discord_api_base=sandbox.base_url)
                again = await walk(stand_in, sandbox.driver.channel("table").id)
    return differences(real, again) or ["Nothing differed from the sandbox."]


if __name__ == "__main__":
    sys.exit(main())
