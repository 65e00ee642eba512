"""/join and /init: who takes part, in which order, and whose turn it is."""

from typing import Literal

import discord
from discord import app_commands
from discord.app_commands import Choice, Range
from discord.ext import commands

from bot.actions.add_monsters import AVERAGE, ROLL, addition, other_rules
from bot.actions.announce import announce, log_in_thread
from bot.actions.execute import do, do_for_each, execute, report, visible_participants
from bot.actions.join import join_with
from bot.actions.library import library_choices
from bot.actions.roll_due import roll_all_due
from bot.actions.turns import move_turn
from bot.autocomplete import choices
from bot.cogs.option_types import Dice, Name
from bot.i18n.choice_names import MODES, phrased
from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.models import build
from bot.parsing.participants import find_participant, find_participants
from bot.render.escaping import safe
from storage.encounter import commands as c
from storage.encounter.limits import MAX_PARTICIPANTS
from storage.encounter.visibility.view_types import ParticipantView


async def _creatures(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the names of the creature library."""
    ctx = InteractionContext.of(interaction)
    return await library_choices(ctx, typed, choices.MAX_CHOICES)


async def _characters(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the names of the user's own characters."""
    ctx = InteractionContext.of(interaction)
    saved = await ctx.services.characters.of_user(await ctx.user_id(), ctx.guild_id)
    return choices.text_choices([character.name for character in saved], typed)


async def _hit_points(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the two keywords; the user may also type a number or dice."""
    return choices.text_choices((ROLL, AVERAGE), typed)


def _unrolled(participant: ParticipantView) -> bool:
    return participant.get("initiativeRoll") is None


class _Joining(commands.Cog):
    """The command that both /join and /init have."""

    @app_commands.command(description="Bring your character into the fight")
    @app_commands.describe(
        name="Your character. Default: the one you saved",
        hp="Hit point maximum, needed the first time; a number or dice",
        ac="Armor Class",
        bonus="Initiative bonus",
        initiative="What you rolled, or dice. Default: I roll for you",
    )
    @app_commands.autocomplete(name=_characters)
    async def join(
        self,
        interaction: Interaction,
        *,
        name: Range[str, 1, 80] | None = None,
        hp: Dice | None = None,
        ac: Range[int, 0, 99] | None = None,
        bonus: Range[int, -20, 50] | None = None,
        initiative: Dice | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            command, roll = await join_with(
                ctx, encounter, name=name, hp=hp, ac=ac, bonus=bonus, initiative=initiative
            )
            await do(ctx, encounter, command, roll=roll)


@app_commands.guild_only()
class JoinCog(_Joining):
    """How a player gets into the encounter."""


@app_commands.guild_only()
class InitiativeCog(
    _Joining, commands.GroupCog, group_name="init", group_description="Order, turns and who takes part"
):
    """The initiative order."""

    @app_commands.command(description="DM: add a monster from the library, or your own")
    @phrased(kind={"monster": "Monster", "character": "Player character", "ally": "Ally", "lair": "Lair"})
    @app_commands.describe(
        name="A creature of the library, or any name",
        count="How many of them",
        hp="A number; dice to roll for each; or roll or average for the library's own",
        ac="Armor Class",
        bonus="Initiative bonus",
        initiative="A number or dice, the same for all of them",
        hidden="Only you know of them until you show them",
        kind="What they are. Default: monsters",
        group="A name by which to hit all of them at once",
        shared="They share one initiative",
        surprised="They are surprised",
        together="They act on one turn, as one group",
    )
    @app_commands.autocomplete(name=_creatures, hp=_hit_points)
    async def add(
        self,
        interaction: Interaction,
        *,
        name: Range[str, 1, 80],
        count: Range[int, 1, MAX_PARTICIPANTS] = 1,
        hp: Dice | None = None,
        ac: Range[int, 0, 99] | None = None,
        bonus: Range[int, -20, 50] | None = None,
        initiative: Dice | None = None,
        hidden: bool = False,
        kind: Literal["monster", "character", "ally", "lair"] = "monster",
        group: Range[str, 1, 80] | None = None,
        shared: bool = False,
        surprised: bool = False,
        together: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            command = await addition(
                ctx,
                name=name,
                count=count,
                hp=hp,
                ac=ac,
                bonus=bonus,
                initiative=initiative,
                hidden=hidden,
                kind=kind,
                group=group,
                shared=shared,
                surprised=surprised,
                together=together,
            )
            await do(ctx, encounter, command, note=await other_rules(ctx, command))

    @app_commands.command(description="Roll initiative: yours, or as DM the monsters'")
    @phrased(mode=MODES)
    @app_commands.describe(
        participant="Who rolls; several with commas between. Default: all of yours that have not rolled",
        mode="Advantage or disadvantage",
        score="10 and the bonus instead of a roll, ±5 by mode. Default: as the fight's rules say",
    )
    @app_commands.autocomplete(participant=choices.targets(_unrolled, own=True, has_lairs=True))
    async def roll(
        self,
        interaction: Interaction,
        participant: Name | None = None,
        mode: Literal["normal", "advantage", "disadvantage"] = "normal",
        score: bool | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            if participant is None:
                await report(ctx, await roll_all_due(ctx, encounter, mode=mode, by_score=score))
                return
            people = find_participants(await visible_participants(ctx, encounter), participant)
            how = {"mode": mode, "by_score": score}
            commands = [build(c.RollInitiative, participant_id=p["_id"], **how) for p in people]
            await do_for_each(ctx, encounter, commands)

    @app_commands.command(name="set", description="Set an initiative to what was rolled")
    @app_commands.describe(participant="Whose", initiative="The total, or dice")
    @app_commands.autocomplete(participant=choices.participants(_unrolled, own=True))
    async def set_(self, interaction: Interaction, participant: Name, initiative: Dice) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = find_participant(await visible_participants(ctx, encounter), participant)
            await do(ctx, encounter, build(c.RollInitiative, participant_id=who["_id"], roll=initiative))

    @app_commands.command(name="next", description="End the turn; the next one begins")
    async def next_(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await move_turn(ctx, c.AdvanceTurn())

    @app_commands.command(description="DM: go back to the previous turn")
    async def back(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            await move_turn(ctx, c.PreviousTurn())

    @app_commands.command(description="DM: let several creatures act on one turn, as a group")
    @app_commands.describe(
        participants="Who; several with commas between",
        name="The name of the group, new or there already. Default: that of the first creature",
    )
    @app_commands.autocomplete(participants=choices.targets(choices.standing))
    async def group(
        self, interaction: Interaction, participants: Name, name: Range[str, 1, 80] | None = None
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            found = find_participants(await visible_participants(ctx, encounter), participants)
            command = build(c.JoinGroup, participant_ids=[p["_id"] for p in found], name=name)
            await do(ctx, encounter, command)

    @app_commands.command(description="DM: let some of a group, or all of it, act alone again")
    @app_commands.describe(participants="Who; several with commas between, or the group's name")
    @app_commands.autocomplete(participants=choices.targets(choices.standing))
    async def split(self, interaction: Interaction, participants: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            found = find_participants(await visible_participants(ctx, encounter), participants)
            await do(ctx, encounter, build(c.LeaveGroup, participant_ids=[p["_id"] for p in found]))

    @app_commands.command(description="Delay your turn")
    @app_commands.describe(participant="Who delays")
    @app_commands.autocomplete(participant=choices.participants(choices.standing, own=True))
    async def delay(self, interaction: Interaction, participant: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = find_participant(await visible_participants(ctx, encounter), participant)
            await do(ctx, encounter, build(c.DelayTurn, participant_id=who["_id"]))

    @app_commands.command(description="Take a delayed turn")
    @app_commands.describe(participant="Who acts now")
    @app_commands.autocomplete(participant=choices.participants(lambda p: bool(p.get("isDelayed")), own=True))
    async def act(self, interaction: Interaction, participant: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = find_participant(await visible_participants(ctx, encounter), participant)
            await do(ctx, encounter, build(c.TakeTurn, participant_id=who["_id"]))

    @app_commands.command(description="DM: move a creature in the order")
    @app_commands.describe(participant="Who is moved", before="In front of whom. Default: to the end")
    @app_commands.autocomplete(participant=choices.participants(), before=choices.participants())
    async def move(self, interaction: Interaction, participant: Name, before: Name | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = await visible_participants(ctx, encounter)
            who, whom = (
                find_participant(people, participant),
                find_participant(people, before) if before else None,
            )
            command = build(
                c.MoveParticipant, participant_id=who["_id"], before_id=whom["_id"] if whom else None
            )
            await do(ctx, encounter, command)

    @app_commands.command(description="DM: say who plays a creature; one more, or one less")
    @app_commands.describe(participant="Which creature", user="Who plays it")
    @app_commands.autocomplete(participant=choices.participants())
    async def control(self, interaction: Interaction, participant: Name, user: discord.Member) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            who = find_participant(await visible_participants(ctx, encounter), participant)
            there = encounter.find(who["_id"])
            player = await ctx.user_of(user)
            before = there.collaborators if there else ()
            after = [u for u in before if u != player] if player in before else [*before, player]
            change = await execute(
                ctx, encounter, build(c.SetControllers, participant_id=who["_id"], collaborators=after)
            )
            names = {"name": safe(user.display_name, 40), "who": safe(who["name"], 40)}
            await ctx.whisper(ctx.say("control-now" if player in after else "control-no-more", **names))
            await log_in_thread(ctx, change.after, await announce(ctx, [change]))

    @app_commands.command(description="Take creatures out of the fight")
    @app_commands.describe(participant="Who leaves; several with commas between")
    @app_commands.autocomplete(
        participant=choices.targets(lambda p: not choices.standing(p), own=True, has_lairs=True)
    )
    async def remove(self, interaction: Interaction, participant: Name) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await ctx.current_encounter()
            people = find_participants(await visible_participants(ctx, encounter), participant)
            commands = [build(c.RemoveParticipant, participant_id=p["_id"]) for p in people]
            await do_for_each(ctx, encounter, commands)
