"""/overlay: the link to the page for the stream, and its end."""

from datetime import datetime
from typing import Any, Literal

from discord import app_commands
from discord.ext import commands

from bot.dm_screen import require_dm
from bot.exchange import Exchange, Interaction
from storage.clock import now
from storage.encounter.model import Encounter

LISTED = 20


@app_commands.guild_only()
class OverlayCog(commands.GroupCog, group_name="overlay", group_description="The page for your stream"):
    """Share links."""

    @app_commands.command(description="DM: a link to the overlay of this fight, for your eyes alone")
    @app_commands.describe(audience="Who will look at it: the stream, or players at a table")
    async def link(self, interaction: Interaction, audience: Literal["stream", "players"] = "stream") -> None:
        async with Exchange.of(interaction) as asked:
            fight = await asked.fight()
            await require_dm(asked, fight)
            _, secret = await asked.services.shares.create(fight.id, audience, await asked.user_id())
            address = f"{asked.services.public_url}/overlay#{secret}"
            await asked.whisper(asked.say("overlay-link", link=address))

    @app_commands.command(description="DM: who is looking, and whether the overlays keep up")
    async def status(self, interaction: Interaction) -> None:
        async with Exchange.of(interaction) as asked:
            fight = await asked.fight()
            await require_dm(asked, fight)
            found = await asked.services.sessions.in_encounter(fight.id)
            overlays = [session for session in found if session.get("shareId")]
            lines = [asked.say("overlay-status", count=len(overlays))]
            lines += [line for session in overlays if (line := _health(asked, fight, session))]
            await asked.whisper("\n".join(lines[:LISTED]))

    @app_commands.command(description="DM: make every overlay link of this fight useless")
    async def revoke(self, interaction: Interaction) -> None:
        async with Exchange.of(interaction) as asked:
            fight = await asked.fight()
            await require_dm(asked, fight)
            revoked = await asked.services.shares.revoke(fight.id)
            if asked.services.on_revoked is not None:
                await asked.services.on_revoked(revoked)
            await asked.whisper(asked.say("overlay-revoked", count=len(revoked)))


def _health(asked: Exchange, fight: Encounter, session: dict[str, Any]) -> str:
    """Return what an overlay last said of itself; empty when it has not yet."""
    health = session.get("health")
    if not health:
        return ""
    seconds = round((now() - datetime.fromisoformat(health["at"])).total_seconds())
    return asked.say(
        "overlay-health", version=health["version"], latest=fight.version, seconds=max(0, seconds)
    )
