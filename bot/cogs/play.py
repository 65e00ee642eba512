"""/play: personal links to the pages, and their revocation."""

from datetime import timedelta

from discord import app_commands
from discord.ext import commands

from bot.interactions.context import Interaction, InteractionContext
from storage.encounter.context import Actor
from storage.encounter.model import Encounter
from storage.encounter.policy import Role, standing
from storage.repositories.personal_links import VOUCHED_FOR


@app_commands.guild_only()
class PlayCog(commands.Cog):
    """Personal links."""

    @app_commands.command(description="The fight on your phone: your own link, shown only to you")
    @app_commands.describe(revoke="End every link you got this way")
    async def play(self, interaction: Interaction, revoke: bool = False) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await (_revoke(ctx) if revoke else _link(ctx))


async def _link(ctx: InteractionContext) -> None:
    encounter = await ctx.current_encounter()
    actor, place = await ctx.actor(encounter), encounter.discord
    _, secret = await ctx.services.links.create(
        actor.user_id,
        encounter.id,
        guild_id=place.guild_id if place else None,
        channel_id=place.channel_id if place else None,
        is_member=actor.is_member,
        role_ids=actor.role_ids.intersection(place.dm_role_ids) if place else (),
        locale=str(ctx.interaction.locale),
    )
    base, is_dm = ctx.services.public_url, _is_dm(encounter, actor)
    # A DM's Discord may be on air, and both links have the same secret.
    hidden = "||" if is_dm else ""
    lines = [ctx.say("play-link", link=f"{hidden}<{base}/play#{secret}>{hidden}")]
    if is_dm:
        lines.append(ctx.say("play-console", link=f"{hidden}<{base}/console#{secret}>{hidden}"))
        if not _is_dm(encounter, Actor(actor.user_id, "")):
            lines.append(ctx.say("play-by-role", hours=VOUCHED_FOR // timedelta(hours=1)))
    elif not encounter.controlled_by(actor.user_id):
        lines.append(ctx.say("play-join-first"))
    await ctx.whisper("\n".join(lines))


async def _revoke(ctx: InteractionContext) -> None:
    revoked = await ctx.services.links.revoke(await ctx.user_id())
    if ctx.services.on_revoked is not None:
        await ctx.services.on_revoked(revoked, ())
    await ctx.whisper(ctx.say("play-revoked", count=len(revoked)))


def _is_dm(encounter: Encounter, actor: Actor) -> bool:
    return standing(encounter, actor) in (Role.OWNER, Role.CO_DM)
