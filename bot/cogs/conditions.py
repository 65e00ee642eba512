"""/condition: put one on, take one off."""

from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot import options
from bot.building import build
from bot.conduct import do, people_seen
from bot.exchange import Exchange, Interaction
from bot.naming import all_meant, meant
from storage.encounter.commands import AddCondition, NewCondition, RemoveCondition

Dice = Range[str, 1, 200]
Name = Range[str, 1, 100]


@app_commands.guild_only()
class ConditionCog(commands.GroupCog, group_name="condition", group_description="Conditions and effects"):
    """Conditions."""

    @app_commands.command(description="Put a condition on somebody, or several")
    @app_commands.describe(
        target="Who gets it; several with commas between",
        condition="A condition, or any effect in your own words",
        rounds="How many rounds it lasts, a number or dice; left out, until it is removed",
        ends="When one of its rounds is over",
        level="Its level, such as of exhaustion",
        note="What it does",
        secret="Only the DM sees it",
    )
    @app_commands.choices(
        ends=[
            Choice(name="at the end of the round", value="round"),
            Choice(name="at the start of its turn", value="turn_start"),
            Choice(name="at the end of its turn", value="turn_end"),
        ]
    )
    @app_commands.autocomplete(target=options.targets(options.standing), condition=options.conditions)
    async def add(
        self,
        interaction: Interaction,
        *,
        target: Name,
        condition: Range[str, 1, 80],
        rounds: Dice | None = None,
        ends: str = "round",
        level: Range[int, 1, 10] | None = None,
        note: Range[str, 1, 1000] | None = None,
        secret: bool = False,
    ) -> None:
        async with Exchange.of(interaction) as asked:
            fight = await asked.fight()
            bearers = all_meant(await people_seen(asked, fight), target)
            rolled = asked.services.dice.amount(rounds) if rounds else None
            new = build(
                NewCondition,
                name=condition,
                duration=rolled.total if rolled else None,
                ends=ends,
                level=level,
                description=note,
                is_secret=secret,
            )
            command = build(AddCondition, participant_ids=[p["_id"] for p in bearers], condition=new)
            await do(asked, fight, command, roll=rolled.shown if rolled and rolled.is_dice else "")

    @app_commands.command(description="Take a condition off somebody")
    @app_commands.describe(target="Who bears it", condition="Which one")
    @app_commands.autocomplete(
        target=options.participants(options.has_conditions), condition=options.conditions_there
    )
    async def remove(self, interaction: Interaction, target: Name, condition: Range[str, 1, 80]) -> None:
        async with Exchange.of(interaction) as asked:
            fight = await asked.fight()
            who = meant(await people_seen(asked, fight), target)
            await do(asked, fight, build(RemoveCondition, participant_id=who["_id"], condition=condition))
