"""/play: everybody's own link to the pages, and its end."""

from discord import app_commands
from discord.ext import commands

from bot.exchange import Exchange, Interaction
from storage.encounter.context import Actor
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter
from storage.encounter.policy import audience_of


@app_commands.guild_only()
class PlayCog(commands.Cog):
    """Personal links."""

    @app_commands.command(description="The fight on your phone: your own link, for your eyes alone")
    @app_commands.describe(revoke="Make every link you got this way useless")
    async def play(self, interaction: Interaction, revoke: bool = False) -> None:
        async with Exchange.of(interaction) as asked:
            await (_revoke(asked) if revoke else _link(asked))


async def _link(asked: Exchange) -> None:
    fight = await asked.fight()
    user_id = await asked.user_id()
    _, secret = await asked.services.links.create(
        user_id,
        fight.id,
        guild_id=fight.discord.guild_id if fight.discord else None,
        channel_id=fight.discord.channel_id if fight.discord else None,
    )
    base, seat = asked.services.public_url, _seat(fight, Actor(user_id, ""))
    lines = [asked.say("play-link", link=f"{base}/play#{secret}")]
    if seat == "dm":
        lines.append(asked.say("play-console", link=f"{base}/console#{secret}"))
    if seat is None:
        lines.append(asked.say("play-join-first"))
    await asked.whisper("\n".join(lines))


async def _revoke(asked: Exchange) -> None:
    revoked = await asked.services.links.revoke(await asked.user_id())
    if asked.services.on_revoked is not None:
        await asked.services.on_revoked(revoked)
    await asked.whisper(asked.say("play-revoked", count=len(revoked)))


def _seat(fight: Encounter, actor: Actor) -> str | None:
    """Return the audience that the pages will show the fight to; a socket knows no roles of Discord's."""
    try:
        return audience_of(fight, actor).kind
    except NotFoundError:
        return None
