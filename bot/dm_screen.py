"""The DM's side: an ephemeral screen with everything, whose buttons change the fight and draw it again."""

from collections.abc import Mapping
from typing import Any

from bot import custom_ids as ids
from bot.building import build
from bot.conduct import carry_out
from bot.exchange import Exchange
from bot.forms import area_form, chosen_targets, hit_form
from bot.initiative_editor import initiative_form, initiatives_in
from bot.presses import Handler, Values, first
from bot.render.dm import dm_screen, participant_panel, people_on_page, seen_as
from bot.render.screen import Screen
from bot.telling import log_in_thread, tell_table
from storage.change import Change
from storage.encounter import commands as c
from storage.encounter.context import TurnMark
from storage.encounter.errors import (
    InvalidCommandError,
    NotAllowedError,
    ParticipantNotFoundError,
    RequestSettledError,
    StaleTurnError,
)
from storage.encounter.model import Encounter, Participant
from storage.encounter.policy import audience_of

Arguments = tuple[str, ...]


async def show_dm_screen(asked: Exchange, encounter: Encounter) -> None:
    """Show the DM screen to the one who asked. Raises NotAllowedError for anybody but the DM."""
    await require_dm(asked, encounter)
    await asked.whisper(screen=dm_screen(encounter, asked.say))


async def require_dm(asked: Exchange, encounter: Encounter) -> None:
    """Raise NotAllowedError unless the one who asked runs this fight."""
    if audience_of(encounter, await asked.actor(encounter)).kind != "dm":
        raise NotAllowedError(asked.say("dm-only"))


async def press_screen(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    page = int(arguments[1]) if len(arguments) > 1 else None
    if _is_on_live_screen(asked, encounter):
        screens = asked.bot.dm_screens
        with screens.drawing(encounter.id) as live:
            screen = screens.draw(encounter)
            await asked.redraw(screen)
            live.drawn(screen, encounter.version)
    else:
        await asked.redraw(dm_screen(encounter, asked.say, page))


async def press_page(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    await _show(asked, encounter, dm_screen(encounter, asked.say, int(arguments[1].rstrip("bf"))))


async def press_see(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    await _show(asked, encounter, seen_as(encounter, arguments[1], asked.say))


async def press_pick(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    panel = participant_panel(encounter, _participant(encounter, first(values, "")), asked.say)
    await _show(asked, encounter, panel)


async def press_next(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await _turn(asked, arguments, c.AdvanceTurn())


async def press_back(asked: Exchange, arguments: Arguments, values: Values) -> None:
    await _turn(asked, arguments, c.PreviousTurn())


async def press_reveal(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    participant = _participant(encounter, arguments[1])
    level = {arguments[2]: first(values, "")}
    await _do_in_panel(
        asked, encounter, participant, build(c.SetVisibility, participant_ids=(participant.id,), **level)
    )


async def press_cure(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    participant = _participant(encounter, arguments[1])
    wanted = first(values, "")
    condition = next((x for x in participant.conditions if ids.short(x.id or x.name) == wanted), None)
    if condition is None:
        raise InvalidCommandError(asked.say("condition-gone"))
    command = build(
        c.RemoveCondition, participant_id=participant.id, condition=condition.id or condition.name
    )
    await _do_in_panel(asked, encounter, participant, command)


async def press_legendary(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    participant = _participant(encounter, arguments[1])
    command = build(c.SpendLegendary, participant_id=participant.id, what=arguments[2])
    await _do_in_panel(asked, encounter, participant, command)


async def press_hit(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    await asked.ask(hit_form(encounter, _participant(encounter, arguments[1]), "damage", asked.say))


async def press_mend(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    await asked.ask(hit_form(encounter, _participant(encounter, arguments[1]), "heal", asked.say))


async def submit_hit(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    participant = _participant(encounter, arguments[1])
    amount = asked.services.dice.amount(first(values, "amount")).total
    if arguments[2] == "heal":
        command: Any = build(c.Heal, participant_ids=(participant.id,), amount=amount)
    else:
        part = {"amount": amount, "type": first(values, "type")}
        command = build(c.DealDamage, targets=[{"participantId": participant.id}], parts=[part])
    await _do_in_panel(asked, encounter, participant, command)


async def press_area(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    await asked.ask(area_form(encounter, int(arguments[1]), asked.say))


async def submit_area(asked: Exchange, arguments: Arguments, values: Values) -> None:
    """Deal one damage to many: in full to some, half to others; one change, one undo."""
    encounter = await _encounter(asked, arguments)
    shares = {
        i: share
        for share in ("full", "half")
        if values.get(share)
        for i in chosen_targets(encounter, {"targets0": values[share]})
    }
    if not shares:
        raise InvalidCommandError(asked.say("no-target"))
    rolled = asked.services.dice.amount(first(values, "amount"))
    command = build(
        c.DealDamage,
        targets=[{"participantId": i, "share": share} for i, share in shares.items()],
        parts=[{"amount": rolled.total, "type": first(values, "type")}],
    )
    await _do(asked, encounter, command, lambda e: dm_screen(e, asked.say))


async def press_initiatives(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    people = people_on_page(encounter, asked.say, int(arguments[1]))
    await asked.ask(initiative_form(encounter, people, asked.say))


async def submit_initiatives(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    command = initiatives_in(encounter, first(values, "order"), asked.services.dice, asked.say)
    if command is None:
        await asked.done()
    else:
        await _do(asked, encounter, command, lambda e: dm_screen(e, asked.say))


async def press_settle(asked: Exchange, arguments: Arguments, values: Values) -> None:
    encounter = await _encounter(asked, arguments)
    request = next((r for r in encounter.requests if ids.short(r.id) == arguments[1]), None)
    if request is None:
        raise RequestSettledError(asked.say("request-settled"))
    command = build(c.SettleRequest, request_id=request.id, answer=arguments[2])
    await _do(asked, encounter, command, lambda e: dm_screen(e, asked.say))


async def _turn(asked: Exchange, arguments: Arguments, command: Any) -> None:
    encounter = await _encounter(asked, arguments)
    if ids.turn_mark(encounter) != arguments[1]:
        raise StaleTurnError(asked.say("turn-stale"))
    seen = TurnMark(encounter.round, encounter.current_participant_id)
    await _do(asked, encounter, command, lambda e: dm_screen(e, asked.say), expected=seen, is_quiet=True)


async def _do_in_panel(asked: Exchange, encounter: Encounter, participant: Participant, command: Any) -> None:
    def panel(after: Encounter) -> Screen:
        found = after.find(participant.id)
        return participant_panel(after, found, asked.say) if found else dm_screen(after, asked.say)

    await _do(asked, encounter, command, panel)


async def _do(
    asked: Exchange,
    encounter: Encounter,
    command: Any,
    draw: Any,
    *,
    expected: TurnMark | None = None,
    is_quiet: bool = False,
) -> Change:
    """Carry out a command, draw the screen again, and tell the table what it may hear."""
    if _is_on_live_screen(asked, encounter):
        screens = asked.bot.dm_screens
        with screens.drawing(encounter.id) as live:
            change = await carry_out(asked, encounter, command, expected=expected)
            screen = screens.draw(change.after)
            await asked.redraw(screen)
            live.drawn(screen, change.after.version)
    else:
        change = await carry_out(asked, encounter, command, expected=expected)
        await asked.redraw(draw(change.after))
    told = await tell_table(asked, [change], is_quiet=is_quiet)
    await log_in_thread(asked, change.after, told)
    return change


async def _show(asked: Exchange, encounter: Encounter, screen: Screen) -> None:
    """Show a part of the screen in its place; of the live one, which stays whole, beside it."""
    if _is_on_live_screen(asked, encounter):
        await asked.whisper(screen=screen)
    else:
        await asked.redraw(screen)


def _is_on_live_screen(asked: Exchange, encounter: Encounter) -> bool:
    message, binding = asked.interaction.message, encounter.discord
    return message is not None and binding is not None and str(message.id) == binding.dm_message_id


async def _encounter(asked: Exchange, arguments: Arguments) -> Encounter:
    encounter = await asked.encounter(arguments)
    await require_dm(asked, encounter)
    return encounter


def _participant(encounter: Encounter, key: str) -> Participant:
    participant = ids.participant_by(encounter, key)
    if participant is None:
        raise ParticipantNotFoundError
    return participant


DM_HANDLERS: Mapping[str, Handler] = {
    "dm": press_screen,
    "dmpage": press_page,
    "dmsee": press_see,
    "dmpick": press_pick,
    "dmnext": press_next,
    "dmback": press_back,
    "dmreveal": press_reveal,
    "dmcure": press_cure,
    "dmlegend": press_legendary,
    "dmhit": press_hit,
    "dmmend": press_mend,
    "dohit": submit_hit,
    "dmarea": press_area,
    "doarea": submit_area,
    "dminit": press_initiatives,
    "doinit": submit_initiatives,
    "dmsettle": press_settle,
}
