"""/attack: from the d20 to the damage in one step."""

from typing import Literal

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.execute import do, own_participant, visible_participants
from bot.autocomplete import choices
from bot.interactions.context import Interaction, InteractionContext
from bot.interactions.permissions import require_dm
from bot.parsing.models import build
from bot.parsing.participants import find_participant
from storage.encounter.base import ParticipantId
from storage.encounter.commands import MakeAttack
from storage.encounter.dice.attack_text import read_attack
from storage.encounter.errors import NotAllowedError, TrackerError
from storage.encounter.model import Attack, Encounter
from storage.encounter.names import name_key

Name = Range[str, 1, 100]


async def _attacks(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the attacks in the stat block of the monster that attacks, for a DM."""
    ctx = InteractionContext.of(interaction)
    try:
        encounter = await ctx.current_encounter()
        source = getattr(interaction.namespace, "source", None)
        people = await visible_participants(ctx, encounter)
        who = find_participant(people, source)["_id"] if source else encounter.current_participant_id
        known = await _of_statblock(ctx, encounter, who)
    except TrackerError:
        return []
    return choices.text_choices([attack.name for attack in known], typed)


@app_commands.guild_only()
class AttackCog(commands.Cog):
    """Attacks."""

    @app_commands.command(description="Attack somebody: the roll to hit, and on a hit the damage")
    @app_commands.describe(
        target="Who is attacked",
        attack="Such as longsword +7, 1d8+4 slashing; or, as DM, an attack of the monster's stat block",
        mode="Advantage or disadvantage",
        roll="The face of the d20, if you rolled it yourself",
        critical="Every hit is critical, such as against somebody paralyzed",
        crits_on="The lowest face of the d20 that is a critical hit. Default: 20",
        source="Who attacks. Default: your own character; for the DM, whose turn it is",
        knock_out="It knocks out instead of killing",
    )
    @app_commands.rename(crits_on="crits-on", knock_out="knock-out")
    @app_commands.autocomplete(
        target=choices.participants(choices.standing),
        attack=_attacks,
        source=choices.participants(choices.standing),
    )
    async def attack(
        self,
        interaction: Interaction,
        *,
        target: Name,
        attack: Range[str, 1, 200],
        mode: Literal["normal", "advantage", "disadvantage"] = "normal",
        roll: Range[int, 1, 20] | None = None,
        critical: bool = False,
        crits_on: Range[int, 2, 20] | None = None,
        source: Name | None = None,
        knock_out: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = await visible_participants(ctx, encounter)
            who = find_participant(people, source)["_id"] if source else await own_participant(ctx, encounter)
            if who is None and await ctx.runs(encounter):
                who = encounter.current_participant_id
            known = {name_key(one.name): one for one in await _of_statblock(ctx, encounter, who)}
            wanted = known.get(name_key(attack)) or read_attack(attack)
            command = build(
                MakeAttack,
                participant_id=find_participant(people, target)["_id"],
                source_id=who,
                name=wanted.name or ctx.say_public("attack"),
                bonus=wanted.bonus,
                damage=wanted.damage,
                mode=mode,
                roll=roll,
                critical_from=crits_on or wanted.critical_from,
                is_critical=critical,
                knocks_out=knock_out,
            )
            await do(ctx, encounter, command)


async def _of_statblock(
    ctx: InteractionContext, encounter: Encounter, participant_id: ParticipantId | None
) -> list[Attack]:
    """Return the attacks in a participant's stat block; none for a user who is no DM."""
    participant = encounter.find(participant_id)
    if participant is None:
        return []
    try:
        await require_dm(ctx, encounter)
    except NotAllowedError:
        return []
    creature = await ctx.services.creatures.of_participant(encounter, participant)
    statblock = creature.statblock if creature else None
    if statblock is None:
        return []
    features = (
        *statblock.actions,
        *statblock.bonus_actions,
        *statblock.reactions,
        *statblock.legendary_actions,
    )
    return [
        feature.attack.model_copy(update={"name": feature.attack.name or feature.name})
        for feature in features
        if feature.attack is not None
    ]
