"""/token: access tokens for programs of the user's own."""

from typing import Literal

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.autocomplete.choices import text_choices
from bot.i18n.choice_names import phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.render.escaping import plain, safe
from bot.render.screen import Say
from storage.encounter.errors import InvalidCommandError
from storage.encounter.names import name_key
from storage.encounter.scope import Scope
from storage.repositories.access_tokens import MAX_NAME, UNUSED_FOR, AccessToken


async def _own(ctx: InteractionContext) -> list[AccessToken]:
    return await ctx.services.tokens.of_user(await ctx.user_id())


async def _complete(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the user's tokens; a choice sends the id, because two may have one name."""
    ctx = InteractionContext.of(interaction)
    own = enumerate(await _own(ctx), 1)  # numbered, because two may be alike
    lines = {plain(f"{number}. {_line(ctx.say, token)}", 95): token.id for number, token in own}
    return [Choice(name=found.name, value=lines[found.value]) for found in text_choices(lines, typed)]


@app_commands.guild_only()
class TokenCog(commands.GroupCog, group_name="token", group_description="Tokens, for programs of yours"):
    """Access tokens."""

    @app_commands.command(description="Make a token for a program of yours, shown only to you")
    @phrased(
        scope={"read": "See your fights", "play": "Play in them", "run": "Do all that you may, also as DM"}
    )
    @app_commands.describe(
        name="What it is for, such as Stream Deck", scope="What it may do. Default: see your fights"
    )
    async def create(
        self,
        interaction: Interaction,
        name: Range[str, 1, MAX_NAME],
        scope: Literal["read", "play", "run"] = "read",
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            token, text = await ctx.services.tokens.create(await ctx.user_id(), name, Scope(scope))
            days, line = UNUSED_FOR.days, safe(_line(ctx.say, token))
            await ctx.whisper(ctx.say("token-made", token=text, line=line, days=days))

    @app_commands.command(name="list", description="Show your tokens, and the pages that you signed in to")
    async def list_(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            own = enumerate(await _own(ctx), 1)
            lines = [f"{number}. {safe(_line(ctx.say, token))}" for number, token in own]
            await ctx.whisper("\n".join(lines) or ctx.say("no-tokens"))

    @app_commands.command(description="End a token, or what a page may do for you, at once")
    @app_commands.describe(token="Which one")
    @app_commands.autocomplete(token=_complete)
    async def revoke(self, interaction: Interaction, token: Range[str, 1, 100]) -> None:
        async with InteractionContext.of(interaction) as ctx:
            wanted = name_key(token)
            own = await _own(ctx)
            found = [one for one in own if one.id == token] or [
                one for one in own if name_key(one.name) == wanted
            ]
            if not found:
                raise InvalidCommandError("token-unknown")
            ended = await ctx.services.tokens.revoke(await ctx.user_id(), found[0].id)
            if ctx.services.on_revoked is not None:
                await ctx.services.on_revoked(ended, ())
            await ctx.whisper(ctx.say("token-revoked", name=safe(found[0].name)))


def _line(say: Say, token: AccessToken) -> str:
    """Return a token in one line, without its secret, of which only a hash is stored."""
    return say(
        "token-line",
        name=token.name,
        scope=say(f"sign-scope-{token.scope}"),
        until=f"{token.expires_at:%Y-%m-%d}",
    )
