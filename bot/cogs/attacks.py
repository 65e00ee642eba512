"""/attack: from the d20 to the damage in one step."""

from typing import Literal

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.attacks import attack_command, attack_meant, attacks_known
from bot.actions.execute import do, own_participant, visible_participants
from bot.autocomplete import choices
from bot.cogs.option_types import Name
from bot.i18n.choice_names import MODES, phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.participants import find_participant
from bot.render.attacks import attack_text
from bot.render.terms import dice_text
from storage.encounter.base import ParticipantId
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import Audience


async def _attacks(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the saved attacks of the participant that attacks."""
    ctx = InteractionContext.of(interaction)
    try:
        encounter = await ctx.current_encounter()
        source = getattr(interaction.namespace, "source", None)
        known = attacks_known(encounter, await _audience(ctx, encounter), await _who(ctx, encounter, source))
    except TrackerError:
        return []
    texts = [attack_text(attack) for attack in known]
    return choices.text_choices(texts, typed, lambda text: dice_text(text, ctx.say))


async def _audience(ctx: InteractionContext, encounter: Encounter) -> Audience:
    return audience_of(encounter, await ctx.actor(encounter))


async def _who(ctx: InteractionContext, encounter: Encounter, source: str | None) -> ParticipantId | None:
    """Return who attacks: the one named, the user's own, or for a DM whose turn it is."""
    if source:
        return find_participant(await visible_participants(ctx, encounter), source)["_id"]
    own = await own_participant(ctx, encounter)
    is_dm = own is None and await ctx.runs(encounter)
    return encounter.current_participant_id if is_dm else own


@app_commands.guild_only()
class AttackCog(commands.Cog):
    """Attacks."""

    @app_commands.command(description="Attack a creature: the roll to hit, and on a hit the damage")
    @app_commands.describe(
        target="Who is attacked",
        attack="A saved attack, or longsword +7, 1d8+4 slashing. Default: the only saved one",
        mode="Advantage or disadvantage",
        roll="The number on the d20, if you rolled it yourself",
        critical="Every hit is critical, such as against a paralyzed creature",
        crits_on="The lowest number on the d20 that is a critical hit. Default: 20",
        source="Who attacks. Default: your own character; for the DM, the creature whose turn it is",
        knock_out="It knocks unconscious instead of killing",
    )
    @phrased(mode=MODES)
    @app_commands.rename(crits_on="crits-on", knock_out="knock-out")
    @app_commands.autocomplete(
        target=choices.participants(choices.standing, is_target=True),
        attack=_attacks,
        source=choices.participants(choices.standing),
    )
    async def attack(
        self,
        interaction: Interaction,
        *,
        target: Name,
        attack: Range[str, 1, 200] | None = None,
        mode: Literal["normal", "advantage", "disadvantage"] = "normal",
        roll: Range[int, 1, 20] | None = None,
        critical: bool = False,
        crits_on: Range[int, 2, 20] | None = None,
        source: Name | None = None,
        knock_out: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await _who(ctx, encounter, source)
            wanted = attack_meant(attacks_known(encounter, await _audience(ctx, encounter), who), attack)
            people = await visible_participants(ctx, encounter)
            command = attack_command(
                ctx,
                wanted,
                who,
                find_participant(people, target)["_id"],
                mode=mode,
                roll=roll,
                critical_from=crits_on,
                is_critical=critical,
                knocks_out=knock_out,
            )
            await do(ctx, encounter, command)
