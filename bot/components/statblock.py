"""The DM's pages of a participant's stat block, and its rolls."""

from bot.components.dm_context import Arguments, encounter_of, participant_of, show
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.dice import Dice
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Say, Screen
from bot.render.statblock import statblock_screen
from bot.render.terms import dice_text
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Encounter, Participant
from storage.library.creature import Creature
from storage.library.rolling import feature_of, rolled
from storage.library.statblock import Feature


@component("dmblock")
async def press_statblock(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    page = int(arguments[2]) if arguments[2].isdecimal() else 0
    await show_statblock(ctx, encounter, participant, page)


@component("dmblockroll")
async def press_roll(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    participant = participant_of(encounter, arguments[1])
    creature = await creature_of(ctx, encounter, participant)
    feature = feature_of(creature, first(values, ""))
    if feature is None:
        raise InvalidCommandError("statblock-changed")
    await ctx.whisper(rolled_feature(ctx.services.dice, participant.name, feature, ctx.say))


async def show_statblock(
    ctx: InteractionContext, encounter: Encounter, participant: Participant, page: int = 0
) -> None:
    """Show a page of a participant's stat block. Raises InvalidCommandError where there is none."""
    creature = await creature_of(ctx, encounter, participant)

    def block(now: Encounter) -> Screen:
        return statblock_screen(now, participant_of(now, ids.short(participant.id)), creature, ctx.say, page)

    await show(ctx, encounter, block)


async def creature_of(ctx: InteractionContext, encounter: Encounter, participant: Participant) -> Creature:
    """Return the library's creature that a participant was made of. Raises InvalidCommandError."""
    found = await ctx.services.creatures.of_participant(encounter, participant)
    if found is None:
        raise InvalidCommandError("statblock-none")
    return found


def rolled_feature(dice: Dice, name: str, feature: Feature, say: Say) -> str:
    """Roll what a feature has to roll; return the lines for the DM."""
    lines, made = [f"🎲 **{safe(name)}**: {safe(feature.name, 120)}"], rolled(feature, dice.throw)
    if made.to_hit is not None:
        lines.append(say("statblock-to-hit", roll=made.to_hit.shown))
    if made.hit_damage is not None:
        lines.append(say("statblock-damage", roll=dice_text(made.hit_damage.shown, say)))
    if (save := made.save) is not None:
        lines.append(say("statblock-save", dc=save.dc, ability=say(f"ability-{save.ability}.short")))
        if made.save_damage is not None:
            key = "statblock-damage-half" if save.half else "statblock-damage"
            lines.append(say(key, roll=dice_text(made.save_damage.shown, say)))
    return "\n".join(lines)
