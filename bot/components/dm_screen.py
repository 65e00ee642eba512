"""The DM's side: a screen with everything, whose buttons change the fight and draw it again."""

from collections.abc import Mapping
from typing import Any

from bot.components.area_damage import AREA_HANDLERS
from bot.components.dm_context import Arguments, do, encounter_of, is_on_live_screen, require_dm, show
from bot.components.dm_participant import PANEL_HANDLERS
from bot.components.initiative_modal import initiative_form, initiatives_in
from bot.interactions.component_router import Handler, Values, first
from bot.interactions.context import Exchange
from bot.parsing.models import build
from bot.render import custom_ids as ids
from bot.render.dm_screen import dm_screen, people_on_page, seen_as
from storage.encounter import commands as c
from storage.encounter.context import TurnMark
from storage.encounter.errors import RequestSettledError, StaleTurnError
from storage.encounter.history.undo import last_done
from storage.encounter.model import Encounter

__all__ = ["DM_HANDLERS", "require_dm", "show_dm_screen"]


async def show_dm_screen(asked: Exchange, encounter: Encounter) -> None:
    """Show the DM screen to the one who asked. Raises NotAllowedError for anybody but the DM."""
    await require_dm(asked, encounter)
    await asked.whisper(screen=dm_screen(encounter, asked.say))


async def press_screen(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(asked, arguments)
    page = ids.number(arguments, 1) if len(arguments) > 1 else None
    if is_on_live_screen(asked, encounter):
        screens = asked.bot.dm_screens
        with screens.drawing(encounter.id) as live:
            screen = screens.draw(encounter)
            await asked.redraw(screen)
            live.drawn(screen, encounter.version)
    else:
        await asked.redraw(dm_screen(encounter, asked.say, page))


async def press_page(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(asked, arguments)
    await show(asked, encounter, dm_screen(encounter, asked.say, ids.number((arguments[1].rstrip("bf"),), 0)))


async def press_see(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(asked, arguments)
    await show(asked, encounter, seen_as(encounter, arguments[1], asked.say))


async def press_begin(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await do(asked, await encounter_of(asked, arguments), c.StartEncounter())


async def press_resume(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await do(asked, await encounter_of(asked, arguments), c.ResumeEncounter())


async def press_next(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await _turn(asked, arguments, c.AdvanceTurn())


async def press_back(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await _turn(asked, arguments, c.PreviousTurn())


async def press_undo(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(asked, arguments)
    entry = last_done(encounter.history)
    if ids.change_mark(encounter) != arguments[1]:
        raise StaleTurnError(asked.say("undo-stale"))
    await do(asked, encounter, c.Undo(entry_id=entry.id if entry else None))


async def press_initiatives(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(asked, arguments)
    people = people_on_page(encounter, asked.say, ids.number(arguments, 1))
    await asked.ask(initiative_form(encounter, people, asked.say))


async def submit_initiatives(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(asked, arguments)
    command = initiatives_in(encounter, first(values, "order"), asked.services.dice, asked.say)
    if command is None:
        await asked.done()
    else:
        await do(asked, encounter, command)


async def press_settle(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(asked, arguments)
    request = next((r for r in encounter.requests if ids.short(r.id) == arguments[1]), None)
    if request is None:
        raise RequestSettledError(asked.say("request-settled"))
    await do(asked, encounter, build(c.SettleRequest, request_id=request.id, answer=arguments[2]))


async def _turn(asked: Exchange, arguments: Arguments, command: Any) -> None:
    encounter: Encounter = await encounter_of(asked, arguments)
    if ids.turn_mark(encounter) != arguments[1]:
        raise StaleTurnError(asked.say("turn-stale"))
    seen = TurnMark(encounter.round, encounter.current_participant_id)
    await do(asked, encounter, command, expected=seen, is_quiet=True)


DM_HANDLERS: Mapping[str, Handler] = {
    "dm": press_screen,
    "dmpage": press_page,
    "dmsee": press_see,
    "dmbegin": press_begin,
    "dmresume": press_resume,
    "dmnext": press_next,
    "dmback": press_back,
    "dmundo": press_undo,
    "dminit": press_initiatives,
    "doinit": submit_initiatives,
    "dmsettle": press_settle,
    **PANEL_HANDLERS,
    **AREA_HANDLERS,
}
