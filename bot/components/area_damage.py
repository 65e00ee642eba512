"""Damage to an area: a list on which a tap changes what each takes, then the amount, or a save first.

The list has single participants and bundles: all monsters in sight, all players, and each group. A tap on a
bundle changes all of its members; a later tap on one of them is an exception.
"""

from bot.autocomplete.choices import standing, with_bodies
from bot.components.bundles import bundles
from bot.components.dm_context import Arguments, do, encounter_of, is_on_live_screen, show
from bot.components.modals import DICE_LENGTH
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.damage import rolled_parts
from bot.parsing.models import build
from bot.parsing.save_results import save_against
from bot.render import custom_ids as ids
from bot.render.area_damage import FULL, NONE, Shares, Target, area_screen
from bot.render.dm_screen import dm_screen
from bot.render.saves import saves_screen
from bot.render.screen import Field, Form, Say, Screen
from storage.encounter.commands import CallForSaves, Command, DealDamage
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError
from storage.encounter.model import Encounter, Level
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.view_types import ParticipantView
from storage.encounter.visibility.views import view

SEEN = Level.UNKNOWN


@component("dmarea")
async def press_area(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    if not is_on_live_screen(ctx, encounter):
        _keep(ctx, {})
    await _show(ctx, encounter, {})


@component("areatap")
async def press_target(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    targets = targets_of(encounter, ctx.say)
    tapped = next((target for target in targets if target.key == arguments[1]), None)
    if tapped is None:
        raise ParticipantNotFoundError
    shares = tapped.tapped(_chosen(ctx, _message(ctx)))
    _keep(ctx, shares)
    await _show(ctx, encounter, shares, ids.number(arguments, 2))


@component("areapage")
async def press_page(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    page = ids.number((arguments[1].rstrip("bf"),), 0)
    await _show(ctx, encounter, _chosen(ctx, _message(ctx)), page)


@component("areaamount")
async def press_amount(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    _hit(encounter, _chosen(ctx, _message(ctx)))
    await ctx.open_form(area_form(encounter, _message(ctx), ctx.say))


@component("doarea")
async def submit_area(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    shares = _hit(encounter, _chosen(ctx, arguments[1]))
    damage = rolled_parts(ctx.services.dice, first(values, "amount"), None)
    commands: list[Command] = []
    hit = shares
    if typed := first(values, "save").strip():
        hit = {i: share for i, share in shares.items() if share != FULL}  # those have saved already
        commands.append(
            build(
                CallForSaves,
                participant_ids=[i for i, share in shares.items() if share == FULL],
                parts=damage.parts,
                qualities=damage.qualities,
                **save_against(typed, ctx.say("effect-area")),
            )
        )
    if hit:
        commands.append(
            build(
                DealDamage,
                targets=[{"participantId": i, "share": share} for i, share in hit.items()],
                parts=damage.parts,
                qualities=damage.qualities,
            )
        )

    def draw(after: Encounter) -> Screen:
        return saves_screen(after, ctx.say) if typed else dm_screen(after, ctx.say)

    await do(ctx, encounter, commands[0], draw, rolled=damage.shown, more=commands[1:])


async def _show(ctx: InteractionContext, encounter: Encounter, shares: Shares, page: int = 0) -> None:
    await show(ctx, encounter, lambda now: area_screen(now, targets_of(now, ctx.say), shares, ctx.say, page))


def targets_of(encounter: Encounter, say: Say) -> list[Target]:
    """Return the list: the bundles, those that stand, and at its end the defeated."""
    found = []
    for bundle in bundles(encounter, SEEN):
        name, count = bundle.group or say(f"bundle-{bundle.key[1:]}.short"), f" ({len(bundle.members)})"
        found.append(Target(bundle.key.replace(":", "~"), name + count, bundle.members))
    people = with_bodies(view(encounter, DM)["participants"])
    single = [Target(ids.short(p["_id"]), p["name"], (p["_id"],)) for p in sorted(people, key=_is_down)]
    return [*found, *single]


def area_form(encounter: Encounter, message: str, say: Say) -> Form:
    """Ask for the amount, and for a save of those who are to take all of it."""
    amount, save = say("field-amount"), say("field-area-save")
    amount_hint, save_hint = say("field-amount-typed-hint"), say("field-area-save-hint")
    example = say("field-area-save-example")
    return Form(
        ids.encode("doarea", encounter.id, message),
        say("form-area"),
        (
            Field("amount", amount, amount_hint, "8d6", max_length=DICE_LENGTH),
            Field("save", save, save_hint, example, required=False, max_length=90),
        ),
    )


def _hit(encounter: Encounter, shares: Shares) -> Shares:
    """Return the shares of those that are there and take any damage. Raises InvalidCommandError for none."""
    found = {p.id: shares[p.id] for p in encounter.participants if shares.get(p.id, NONE) != NONE}
    if not found:
        raise InvalidCommandError("no-target")
    return found


def _is_down(participant: ParticipantView) -> bool:
    return not standing(participant)


def _message(ctx: InteractionContext) -> str:
    message = ctx.interaction.message
    return str(message.id) if message is not None else ""


def _chosen(ctx: InteractionContext, message: str) -> Shares:
    return ctx.app.area_choices.of(ctx.interaction.user.id, message)


def _keep(ctx: InteractionContext, shares: Shares) -> None:
    ctx.app.area_choices.keep(ctx.interaction.user.id, _message(ctx), shares)
