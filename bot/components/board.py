"""The board's buttons and the forms they open: verb → what it does.

A button carries the encounter, and where a double click would do harm, a mark of what it saw.
"""

from collections.abc import Mapping

from bot.actions.execute import carry_out, do_on_board, own_participant, people_seen, report
from bot.actions.join import join_with
from bot.actions.overlay_links import submit_style
from bot.actions.roll_due import roll_for_whoever_asked
from bot.components.dm_screen import DM_HANDLERS, show_dm_screen
from bot.components.modals import (
    chosen_targets,
    condition_form,
    damage_form,
    heal_form,
    join_form,
    whole_number,
)
from bot.components.player_sheet import SHEET_HANDLERS, show_sheet
from bot.components.privacy import PRIVACY_HANDLERS
from bot.interactions.component_router import Handler, Values, first
from bot.interactions.context import Exchange
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.narration import narrate
from storage.encounter import commands as c
from storage.encounter.context import TurnMark
from storage.encounter.errors import InvalidCommandError, NotFoundError, RequestSettledError, StaleTurnError
from storage.encounter.history.undo import last_done
from storage.encounter.model import Encounter, Status
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import PLAYERS

Arguments = tuple[str, ...]


async def press_next(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter, seen = await _turn_seen(asked, arguments)
    await do_on_board(asked, encounter, c.AdvanceTurn(), expected=seen, is_quiet=True)


async def press_back(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter, seen = await _turn_seen(asked, arguments)
    await do_on_board(asked, encounter, c.PreviousTurn(), expected=seen, is_quiet=True)


async def press_begin(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await do_on_board(asked, await asked.encounter(arguments), c.StartEncounter())


async def press_resume(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await do_on_board(asked, await asked.encounter(arguments), c.ResumeEncounter())


async def press_undo(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    if ids.change_mark(encounter) != arguments[1]:
        encounter = await asked.services.tracker.load(encounter.id)
    entry = last_done(encounter.history)
    if ids.change_mark(encounter) != arguments[1]:
        raise StaleTurnError(asked.say("undo-stale"))
    await do_on_board(asked, encounter, c.Undo(entry_id=entry.id if entry else None))


async def press_damage(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    await asked.ask(damage_form(encounter, await _somebody(asked, encounter), asked.say))


async def press_heal(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    await asked.ask(heal_form(encounter, await _somebody(asked, encounter), asked.say))


async def press_condition(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    await asked.ask(condition_form(encounter, await _somebody(asked, encounter), asked.say))


async def press_join(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    user_id = await asked.user_id()
    if own := encounter.controlled_by(user_id):
        await asked.whisper(asked.say("joined-already", name=safe(own[0].name)))
        return
    guild_id = str(asked.interaction.guild_id)
    characters = await asked.services.characters.of_user(user_id, guild_id)
    await asked.ask(join_form(encounter, characters, asked.say))


async def press_roll(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await roll_for_whoever_asked(asked, await asked.encounter(arguments))


async def press_more(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    if audience_of(encounter, await asked.actor(encounter)).kind == "dm":
        await show_dm_screen(asked, encounter)
    else:
        await show_sheet(asked, encounter)


async def submit_damage(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    rolled = asked.services.dice.amount(first(values, "amount"))
    command = build(
        c.DealDamage,
        targets=[{"participantId": i} for i in chosen_targets(encounter, values)],
        parts=[{"amount": rolled.total, "type": first(values, "type")}],
        source_id=await own_participant(asked, encounter),
    )
    await do_on_board(asked, encounter, command, roll=rolled.shown if rolled.is_dice else "")


async def submit_heal(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    rolled = asked.services.dice.amount(first(values, "amount"))
    command = build(c.Heal, participant_ids=chosen_targets(encounter, values), amount=rolled.total)
    await do_on_board(asked, encounter, command, roll=rolled.shown if rolled.is_dice else "")


async def submit_condition(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    name = first(values, "other") or first(values, "known")
    if not name:
        raise InvalidCommandError(asked.say("no-condition"))
    rounds = first(values, "rounds")
    condition = build(
        c.NewCondition, name=name, duration=asked.services.dice.amount(rounds).total if rounds else None
    )
    command = build(c.AddCondition, participant_ids=chosen_targets(encounter, values), condition=condition)
    await do_on_board(asked, encounter, command)


async def submit_join(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    what = {key: first(values, key) for key in ("character", "name", "hp", "ac", "bonus", "initiative")}
    numbers = {
        key: whole_number(what[key], asked.say(f"field-{key}")) for key in ("hp", "ac", "bonus") if what[key]
    }
    command, roll = await join_with(
        asked,
        character_id=what["character"] or None,
        name=what["name"] or None,
        hp=numbers.get("hp"),
        ac=numbers.get("ac"),
        bonus=numbers.get("bonus"),
        initiative=what["initiative"] or None,
    )
    await do_on_board(asked, encounter, command, roll=roll)


async def press_settle(asked: Exchange, arguments: Arguments, values: Values) -> None:
    """Answer a request where it was asked: the question becomes the answer."""
    encounter = await asked.encounter(arguments)
    request = next((r for r in encounter.requests if ids.short(r.id) == arguments[1]), None)
    answer = arguments[2]
    try:
        if request is None:
            raise RequestSettledError(asked.say("request-settled"))
        command = build(c.SettleRequest, request_id=request.id, answer=answer)
        change = await carry_out(asked, encounter, command)
    except RequestSettledError:
        await asked.reword(asked.say_public("request-settled"))
        return
    told = narrate(change, PLAYERS, asked.say_public)
    verdict = asked.say_public(f"told-settled-{answer}", name=safe(request.user_name, 40))
    await asked.reword(" · ".join(text for text in (verdict, told) if text))
    await report(asked, [change], is_quiet=True)


async def _turn_seen(asked: Exchange, arguments: Arguments) -> tuple[Encounter, TurnMark]:
    """Return the encounter and the turn that the button saw. Raises StaleTurnError when that is over."""
    encounter = await asked.encounter(arguments)
    if ids.turn_mark(encounter) != arguments[1]:
        encounter = await asked.services.tracker.load(encounter.id)
    if encounter.status is Status.ACTIVE and ids.turn_mark(encounter) != arguments[1]:
        raise StaleTurnError(asked.say("turn-stale"))  # of a fight that does not run, the rules say why
    return encounter, TurnMark(encounter.round, encounter.current_participant_id)


async def _somebody(asked: Exchange, encounter: Encounter) -> list[dict[str, object]]:
    people = await people_seen(asked, encounter)
    if not people:
        raise NotFoundError(asked.say("nobody-here"))
    return people


HANDLERS: Mapping[str, Handler] = {
    "next": press_next,
    "back": press_back,
    "begin": press_begin,
    "resume": press_resume,
    "undo": press_undo,
    "damage": press_damage,
    "heal": press_heal,
    "condition": press_condition,
    "join": press_join,
    "roll": press_roll,
    "more": press_more,
    "settle": press_settle,
    "dodamage": submit_damage,
    "doheal": submit_heal,
    "docondition": submit_condition,
    "dojoin": submit_join,
    "dostyle": submit_style,
    **DM_HANDLERS,
    **SHEET_HANDLERS,
    **PRIVACY_HANDLERS,
}
