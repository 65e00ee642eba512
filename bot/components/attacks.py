"""Attacks with a tap: from a player's own screen, and from the DM's panel of a participant."""

from bot.actions.attacks import attack_command
from bot.components.dm_context import encounter_of, participant_of
from bot.components.dm_participant import do_in_panel
from bot.components.modals import whole_number
from bot.components.player_sheet import do_on_sheet
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.attacks import MODES, Prepared, Side, attack_form, attack_key, targets_screen
from bot.render.custom_ids import Arguments
from bot.render.screen import Screen
from storage.encounter.errors import InvalidCommandError, NotAllowedError, ParticipantNotFoundError
from storage.encounter.model import Encounter
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.views import is_known


@component("attackwith")
async def press_attack(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await _choose(ctx, await _prepared(ctx, arguments, ""), arguments[3])


@component("dmattackwith")
async def press_dm_attack(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await _choose(ctx, await _prepared(ctx, arguments, "dm"), arguments[3])


@component("attackpick")
async def press_pick(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    chosen = first(values, "").split("~")
    await _choose(ctx, await _prepared(ctx, Arguments((*arguments[:1], *chosen)), ""))


@component("attackdie")
async def press_die(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await _ask(ctx, await _prepared(ctx, arguments, ""))


@component("dmattackdie")
async def press_dm_die(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    await _ask(ctx, await _prepared(ctx, arguments, "dm"))


@component("attackat")
async def press_target(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    prepared = await _prepared(ctx, arguments, "")
    await _attack(ctx, prepared, first(values, "") or arguments[4], mode=_mode(arguments[3]))


@component("dmattackat")
async def press_dm_target(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    prepared = await _prepared(ctx, arguments, "dm")
    await _attack(ctx, prepared, first(values, "") or arguments[4], mode=_mode(arguments[3]))


@component("doattack")
async def submit_attack(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    prepared = await _prepared(ctx, arguments, "")
    await _attack(ctx, prepared, first(values, "target"), roll=_face(ctx, values))


@component("dodmattack")
async def submit_dm_attack(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    prepared = await _prepared(ctx, arguments, "dm")
    await _attack(ctx, prepared, first(values, "target"), roll=_face(ctx, values))


async def show_targets(ctx: InteractionContext, encounter_id: str, who: str, key: str) -> None:
    """Show the DM whom one of a participant's attacks may hit. Raises InvalidCommandError if it is gone."""
    await _choose(ctx, await _prepared(ctx, Arguments((encounter_id, who, key)), "dm"))


async def _choose(ctx: InteractionContext, prepared: Prepared, mode: str = "n") -> None:
    _, who, key = prepared.key

    def targets(now: Encounter, audience: Audience) -> Screen:
        return targets_screen(_found(now, audience, (who, key), prepared.side), mode, ctx.say)

    await ctx.show(prepared.encounter, targets)


async def _ask(ctx: InteractionContext, prepared: Prepared) -> None:
    if not prepared.targets:
        raise InvalidCommandError("no-target-in-encounter")
    await ctx.open_form(attack_form(prepared, ctx.say))


async def _attack(ctx: InteractionContext, prepared: Prepared, target: str, **how: object) -> None:
    chosen = next((p["_id"] for p in prepared.targets if ids.digest(p["_id"]) == target), None)
    if chosen is None:
        raise ParticipantNotFoundError
    attacker = prepared.attacker
    command = attack_command(ctx, prepared.attack, attacker.id, chosen, **how)
    if prepared.side:
        await do_in_panel(ctx, prepared.encounter, attacker, command)
    else:
        await do_on_sheet(ctx, prepared.encounter, command)


async def _prepared(ctx: InteractionContext, arguments: tuple[str, ...], side: Side) -> Prepared:
    """Return the attack that a custom id begins with: the encounter, the attacker and the attack's key."""
    encounter = await (encounter_of(ctx, arguments) if side else ctx.encounter(arguments))
    audience = audience_of(encounter, await ctx.actor(encounter))
    return _found(encounter, audience, (arguments[1], arguments[2]), side)


def _found(encounter: Encounter, audience: Audience, keys: tuple[str, str], side: Side) -> Prepared:
    """Return an attack that is this audience's to make, by the keys of the attacker and the attack."""
    attacker = participant_of(encounter, keys[0])
    if not is_known(attacker, audience):
        raise ParticipantNotFoundError
    if not audience.owns(attacker):
        raise NotAllowedError("not-your-participant")
    attack = next((one for one in attacker.attacks_now if attack_key(one) == keys[1]), None)
    if attack is None:
        raise InvalidCommandError("attack-gone")
    return Prepared(encounter, audience, attacker, attack, side)


def _mode(letter: str) -> str:
    if letter not in MODES:
        raise ids.MissingArgumentError
    return MODES[letter]


def _face(ctx: InteractionContext, values: Values) -> int:
    return whole_number(first(values, "face"), ctx.say("field-face"))
