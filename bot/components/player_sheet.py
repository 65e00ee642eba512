"""A player's own screen, ephemeral: his sheet, the whole order, and what he can do now."""

from collections.abc import Mapping
from typing import Any

from bot.actions.execute import carry_out, report
from bot.interactions.component_router import Handler, Values
from bot.interactions.context import Exchange
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.player_sheet import sheet
from storage.encounter import commands as c
from storage.encounter.context import TurnMark
from storage.encounter.errors import ParticipantNotFoundError, StaleTurnError
from storage.encounter.model import Encounter
from storage.encounter.policy import audience_of

Arguments = tuple[str, ...]


async def show_sheet(asked: Exchange, encounter: Encounter) -> None:
    """Show a player his own screen."""
    audience = audience_of(encounter, await asked.actor(encounter))
    await asked.whisper(screen=sheet(encounter, audience, asked.say))


async def press_sheet(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    audience = audience_of(encounter, await asked.actor(encounter))
    await asked.redraw(sheet(encounter, audience, asked.say))


async def press_end_turn(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    if ids.turn_mark(encounter) != arguments[1]:
        raise StaleTurnError(asked.say("turn-stale"))
    seen = TurnMark(encounter.round, encounter.current_participant_id)
    await _do(asked, encounter, c.AdvanceTurn(), expected=seen)


async def press_delay(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    await _do(asked, encounter, build(c.DelayTurn, participant_id=_id(encounter, arguments[1])))


async def press_act(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    await _do(asked, encounter, build(c.TakeTurn, participant_id=_id(encounter, arguments[1])))


async def press_death_save(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await asked.encounter(arguments)
    await _do(asked, encounter, build(c.RollDeathSave, participant_id=_id(encounter, arguments[1])))


async def _do(
    asked: Exchange, encounter: Encounter, command: Any, *, expected: TurnMark | None = None
) -> None:
    change = await carry_out(asked, encounter, command, expected=expected)
    audience = audience_of(change.after, await asked.actor(change.after))
    await asked.redraw(sheet(change.after, audience, asked.say))
    await report(asked, [change])


def _id(encounter: Encounter, key: str) -> str:
    participant = ids.participant_by(encounter, key)
    if participant is None:
        raise ParticipantNotFoundError
    return participant.id


SHEET_HANDLERS: Mapping[str, Handler] = {
    "sheet": press_sheet,
    "endturn": press_end_turn,
    "delay": press_delay,
    "act": press_act,
    "deathsave": press_death_save,
}
