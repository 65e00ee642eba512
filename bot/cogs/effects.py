"""/temp-hp, /max-hp, /form: effects on hit points, with a duration, and other forms."""

from typing import Any

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.default_participant import chosen
from bot.actions.execute import do, visible_participants
from bot.actions.library import find_here, library_choices
from bot.autocomplete import choices
from bot.cogs.option_types import WHO, Dice, Name
from bot.i18n.choice_names import phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.durations import rolled_rounds
from bot.parsing.models import build
from bot.parsing.participants import find_participants
from storage.encounter.base import ParticipantId
from storage.encounter.commands import (
    AddCondition,
    NewCondition,
    NewForm,
    NewHitPointEffect,
    RemoveCondition,
    SetTemporaryHitPoints,
)
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.model import Encounter
from storage.encounter.visibility.view_types import ParticipantView

Effect = Range[str, 1, 80]
TEMPORARY = "Temporary HP"
FORMS = {"polymorph": "Polymorph", "wild_shape": "Wild Shape"}


def _has_form(participant: ParticipantView) -> bool:
    return any(c.get("form") for c in participant.get("conditions") or [])


async def _creatures(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the names of the creature library."""
    return await library_choices(InteractionContext.of(interaction), typed, choices.MAX_CHOICES)


async def _effects(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete well-known effects on the maximum; any other name is allowed."""
    return choices.text_choices(("Aid", "Heroes' Feast", "Life Drain", "Harm"), typed)


@app_commands.guild_only()
class EffectCog(commands.Cog):
    """Hit points that an effect gives or takes."""

    @app_commands.command(name="temp-hp", description="Give temporary hit points; the higher number counts")
    @app_commands.describe(
        target="Who gets them; several with commas between",
        amount="A number or dice; 0 with replace takes them off",
        replace="Even if it is less",
        lasting="How long they last: rounds, or 10 minutes, 1 hour; what is left then goes",
        effect="The effect that gives them and that they go with, such as False Life",
        concentration="They last as long as you, or as DM whose turn it is, concentrate on it",
    )
    @app_commands.rename(lasting="for")
    @app_commands.autocomplete(target=choices.targets(choices.standing))
    async def temp_hp(
        self,
        interaction: Interaction,
        *,
        target: Name,
        amount: Dice,
        replace: bool = False,
        lasting: Dice | None = None,
        effect: Effect | None = None,
        concentration: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            targets = _ids(find_participants(await visible_participants(ctx, encounter), target))
            rolled = ctx.services.dice.amount(amount)
            shown = rolled.shown if rolled.is_dice else ""
            if lasting is None and effect is None and not concentration:
                command = build(
                    SetTemporaryHitPoints, participant_ids=targets, amount=rolled.total, replace=replace
                )
                await do(ctx, encounter, command, roll=shown)
                return
            given = build(NewHitPointEffect, temporary_hp=rolled.total, ends_without=True)
            await _put(
                ctx,
                encounter,
                targets,
                {"name": effect or TEMPORARY, "hit_points": given},
                lasting,
                concentration=concentration,
                roll=shown,
            )

    @app_commands.command(
        name="max-hp", description="Raise or lower the hit point maximum as long as an effect lasts"
    )
    @app_commands.describe(
        target="Whose; several with commas between",
        amount="5 raises it by 5, with the hit points; -7 lowers it; dice too",
        effect="What does it, such as Aid: different effects add up, the same one does not",
        lasting="How long: rounds, or 10 minutes, 8 hours. Default: until it is removed",
        concentration="It lasts as long as you, or as DM whose turn it is, concentrate on it",
    )
    @app_commands.rename(lasting="for")
    @app_commands.autocomplete(target=choices.targets(choices.standing), effect=_effects)
    async def max_hp(
        self,
        interaction: Interaction,
        *,
        target: Name,
        amount: Dice,
        effect: Effect,
        lasting: Dice | None = None,
        concentration: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            targets = _ids(find_participants(await visible_participants(ctx, encounter), target))
            typed = amount.strip().replace("−", "-")
            sign = -1 if typed.startswith("-") else 1
            rolled = ctx.services.dice.amount(typed.lstrip("+-"))
            if not rolled.total:
                raise InvalidCommandError("max-hp-by")
            given = build(NewHitPointEffect, max_hp=sign * rolled.total)
            await _put(
                ctx,
                encounter,
                targets,
                {"name": effect, "hit_points": given},
                lasting,
                concentration=concentration,
                roll=rolled.shown if rolled.is_dice else "",
            )


@app_commands.guild_only()
class FormCog(commands.GroupCog, group_name="form", group_description="Polymorph, Wild Shape: another form"):
    """Other forms."""

    @app_commands.command(description="Take another form, or give one to a creature")
    @app_commands.describe(
        creature="A creature of the library, or the name of any other form",
        participant=WHO,
        kind="What does it. Default: the spell Polymorph",
        hp="The form's hit points, if it is not in the library",
        ac="The form's Armor Class",
        lasting="How long. Default: 1 hour",
        concentration="Who concentrates on it. Default: no one",
        temp_hp="Temporary hit points that it gives: Wild Shape (2024), your druid level",
    )
    @app_commands.rename(lasting="for", temp_hp="temp-hp")
    @phrased(kind=FORMS)
    @app_commands.autocomplete(
        creature=_creatures,
        participant=choices.participants(choices.standing),
        concentration=choices.participants(choices.standing),
    )
    async def take(
        self,
        interaction: Interaction,
        *,
        creature: Effect,
        participant: Name | None = None,
        kind: str = "polymorph",
        hp: Dice | None = None,
        ac: Range[int, 0, 99] | None = None,
        lasting: Dice = "1 hour",
        concentration: Name | None = None,
        temp_hp: Dice | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            keeper = await chosen(ctx, encounter, concentration) if concentration else None
            dice = ctx.services.dice
            known = await find_here(ctx, creature)
            if known is None and hp is None:
                raise InvalidCommandError("form-hp", name=creature)
            stats = known.as_participant() if known else None
            form = build(
                NewForm,
                kind=kind,
                name=stats.name if stats else creature,
                max_hp=dice.amount(hp).total if hp else stats and stats.max_hp,
                ac=ac if ac is not None else stats and stats.ac,
                defences=stats.defences if stats else None,
                attacks=stats.attacks if stats else None,
                creature=stats.creature if stats else None,
                temporary_hp=dice.amount(temp_hp).total if temp_hp else None,
            )
            fields = {"name": FORMS[kind], "form": form}
            await _put(ctx, encounter, [who["_id"]], fields, lasting, keeper=keeper)

    @app_commands.command(description="Be back in one's own form")
    @app_commands.describe(participant=WHO)
    @app_commands.autocomplete(participant=choices.participants(_has_form))
    async def end(self, interaction: Interaction, participant: Name | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = await chosen(ctx, encounter, participant)
            form = next((c for c in who.get("conditions") or [] if c.get("form")), None)
            if form is None:
                raise RuleError("no-form")
            await do(ctx, encounter, build(RemoveCondition, participant_id=who["_id"], condition=form["_id"]))


async def _put(
    ctx: InteractionContext,
    encounter: Encounter,
    targets: list[ParticipantId],
    fields: dict[str, Any],
    lasting: str | None,
    *,
    concentration: bool = False,
    keeper: ParticipantView | None = None,
    roll: str = "",
) -> None:
    """Put an effect on the targets for a time that was typed; the default source concentrates on it."""
    if concentration:
        keeper = await chosen(ctx, encounter, None)
    duration, rounds = rolled_rounds(ctx.services.dice, lasting) if lasting else (None, "")
    condition = build(
        NewCondition,
        **fields,
        duration=duration,
        ends="turn_end",
        source_id=keeper["_id"] if keeper else None,
        from_concentration=keeper is not None,
        effect=fields["name"] if keeper else None,
    )
    command = build(AddCondition, participant_ids=targets, condition=condition)
    await do(ctx, encounter, command, roll=" · ".join(filter(None, (roll, rounds))))


def _ids(people: list[ParticipantView]) -> list[ParticipantId]:
    return [p["_id"] for p in people]
