"""/encounter: create, move, configure and end the encounter of a channel."""

from collections.abc import Sequence
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.actions.co_dms import switch_co_dm
from bot.actions.dm_channel import keep_dm_screen
from bot.actions.encounters import (
    bring_here,
    complete_encounters,
    has_board,
    is_beside_screen,
    listed,
    open_encounter,
    post_board,
)
from bot.actions.end_encounter import end_encounter, hand_log
from bot.actions.execute import do
from bot.actions.transfer import transfer
from bot.components.dm_screen import show_dm_screen
from bot.i18n.choice_names import phrased
from bot.i18n.command_translator import choice_keys, in_language
from bot.interactions.context import Interaction, InteractionContext
from bot.interactions.permissions import require_dm
from bot.parsing.models import build
from bot.render.escaping import safe
from storage.encounter.commands import ChangeRules, PauseEncounter, ResumeEncounter, StartEncounter
from storage.encounter.errors import RuleError
from storage.encounter.model import Encounter, Status
from storage.encounter.names import name_key
from storage.encounter.policy import audience_of

LISTED = 20


@app_commands.guild_only()
class EncounterCog(
    commands.GroupCog, group_name="encounter", group_description="Run a fight in this channel"
):
    """The encounter itself."""

    @app_commands.command(description="Set up a fight in this channel; once more to begin it")
    @app_commands.describe(name="What the fight is called, such as Bridge of Sighs")
    async def start(
        self, interaction: Interaction, name: app_commands.Range[str, 1, 80] | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            there = await ctx.encounter_here()
            if there is None:
                await open_encounter(ctx, name or ctx.say_public("default-name"))
            elif there.status is Status.PLANNING:
                if name is not None and name_key(name) != name_key(there.name):
                    audience_of(there, await ctx.actor(there))
                    raise RuleError("encounter-planned", name=safe(there.name, 60))
                await (do(ctx, there, StartEncounter()) if has_board(there) else post_board(ctx, there))
            else:
                audience_of(there, await ctx.actor(there))
                raise RuleError(
                    "dm-screen-here" if is_beside_screen(ctx, there) else "encounter-there",
                    name=safe(there.name, 60),
                )

    @app_commands.command(description="End the fight in this channel")
    async def end(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await end_encounter(ctx, await ctx.current_encounter())

    @app_commands.command(description="Pause the fight, as it stands")
    async def pause(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await do(ctx, await ctx.current_encounter(), PauseEncounter())

    @app_commands.command(description="Resume the paused fight, or one that ended here")
    async def resume(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await do(ctx, await ctx.latest_encounter(), ResumeEncounter())

    @app_commands.command(name="list", description="Show the fights of this server that you can see")
    async def list_(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            lines = [_listed(ctx, encounter) for encounter in await listed(ctx, LISTED)]
            await ctx.whisper("\n".join(lines) or ctx.say("no-fights"))

    @app_commands.command(description="Post the board again; or bring a fight of another channel here")
    @app_commands.describe(fight="DM: a fight of another channel, to go on with in this one")
    @app_commands.autocomplete(fight=complete_encounters)
    async def board(
        self, interaction: Interaction, fight: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await (bring_here(ctx, fight) if fight else post_board(ctx, await ctx.current_encounter()))

    @app_commands.command(description="DM: the whole log of the fight as a file, only for you")
    async def log(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.latest_encounter()
            await require_dm(ctx, encounter)
            await hand_log(ctx, encounter, await ctx.services.tracker.whole_log(encounter))

    @app_commands.command(
        name="co-dm", description="Let someone, or a role, run this fight with you; or end that"
    )
    @app_commands.describe(user="Who runs it with you", role="Everybody with this role")
    async def co_dm(
        self, interaction: Interaction, user: discord.Member | None = None, role: discord.Role | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await switch_co_dm(ctx, await ctx.current_encounter(), user, role)

    @app_commands.command(description="Offer this fight to another DM, who accepts; you stay co-DM")
    @app_commands.describe(user="The new DM; yourself, to accept")
    async def transfer(self, interaction: Interaction, user: discord.Member) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await transfer(ctx, await ctx.current_encounter(), user)

    @app_commands.command(description="DM: the rules of this fight")
    @phrased(
        ruleset={"2014": "2014 rules", "2024": "2024 rules"},
        players_may={"request": "DM approves first", "open": "Counts at once"},
        defeated={
            "skip": "Stay in the order, without turns",
            "keep": "Stay in the order, with turns",
            "drop": "Leave the fight",
        },
        ties={"dexterity": "Higher Dexterity first", "players": "Players first", "manual": "DM decides"},
        scores={"off": "No one: all roll", "monsters": "All but player characters", "all": "All creatures"},
        narration={"line": "A line in the channel", "none": "Nothing", "thread": "Every line in a thread"},
        recharge={"roll": "Roll for it", "remind": "Remind the DM"},
    )
    @app_commands.rename(players_may="players-may", call_next="call-next", board_after="board-after")
    @app_commands.describe(
        name="What the fight is called",
        ruleset="Which year's rules",
        players_may="What a player's damage to other creatures does",
        defeated="What becomes of defeated monsters",
        ties="Who goes first on a tie",
        reroll="Roll initiative anew each round",
        scores="Whose initiative is 10 and the bonus instead of a roll",
        reveal="Show a hidden monster's name when its turn comes",
        narration="How I tell what happened in the fight",
        recharge="What happens at the start of a turn with an ability that recharges",
        call_next="Also call whose turn is next",
        board_after="Post the board again after this many of my messages; 0 leaves it where it is",
    )
    async def rules(
        self,
        interaction: Interaction,
        *,
        name: app_commands.Range[str, 1, 80] | None = None,
        ruleset: Literal["2014", "2024"] | None = None,
        players_may: Literal["request", "open"] | None = None,
        defeated: Literal["skip", "keep", "drop"] | None = None,
        ties: Literal["dexterity", "players", "manual"] | None = None,
        reroll: bool | None = None,
        scores: Literal["off", "monsters", "all"] | None = None,
        reveal: bool | None = None,
        narration: Literal["line", "none", "thread"] | None = None,
        recharge: Literal["roll", "remind"] | None = None,
        call_next: bool | None = None,
        board_after: app_commands.Range[int, 0, 50] | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            command = build(
                ChangeRules,
                name=name,
                ruleset=ruleset,
                players_may=players_may,
                defeated=defeated,
                ties=ties,
                reroll_each_round=reroll,
                initiative_scores=scores,
                reveal_on_turn=reveal,
                narration=narration,
                recharge=recharge,
                on_deck_ping=call_next,
                repost_board_after=board_after,
            )
            encounter = await ctx.current_encounter()
            if command == ChangeRules():
                await ctx.whisper(_rules(ctx, encounter, self.rules.parameters))
                return
            await do(ctx, encounter, command)

    @app_commands.command(description="DM: everything about the fight, only for you")
    @app_commands.describe(channel="A channel only DMs can see: the screen stays there, up to date")
    async def screen(self, interaction: Interaction, channel: discord.TextChannel | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.latest_encounter()
            await (
                show_dm_screen(ctx, encounter)
                if channel is None
                else keep_dm_screen(ctx, encounter, channel.id)
            )


# The options of `/encounter rules` that are not named after their rule.
_OPTIONS = {
    "players_may": "players-may",
    "reroll_each_round": "reroll",
    "initiative_scores": "scores",
    "reveal_on_turn": "reveal",
    "on_deck_ping": "call-next",
    "repost_board_after": "board-after",
}


def _rules(ctx: InteractionContext, encounter: Encounter, options: Sequence[app_commands.Parameter]) -> str:
    """Return the rules of an encounter, and the option that changes each."""
    by_name = {option.display_name: option for option in options}
    lines = [ctx.say("rules-now", name=safe(encounter.name, 60))]
    for name, value in encounter.rules.model_dump(mode="json").items():
        option = by_name[_OPTIONS.get(name, name)]
        shown = ctx.say("rule-yes" if value else "rule-no") if isinstance(value, bool) else str(value)
        for choice in option.choices:
            if choice.value == value:
                keys = choice_keys(option, choice)
                shown = in_language(ctx.services.texts, str(ctx.interaction.locale), *keys) or choice.name
        rule = ctx.say(f"rule-{name.replace('_', '')}")
        rule = rule[:1].upper() + rule[1:]
        lines.append(ctx.say("rule-line", rule=rule, value=shown, option=option.display_name))
    return "\n".join(lines)


def _listed(ctx: InteractionContext, encounter: Encounter) -> str:
    channel = encounter.discord.channel_id if encounter.discord else ""
    status = ctx.say(f"status-{encounter.status.value}")
    return f"<#{channel}> **{safe(encounter.name, 60)}** – {status}"
