"""Damage to an area: who takes all of it, half or none, and the amount, or a save first.

One form asks for it. Its selects hold bundles, which are all monsters in sight, all players and each group,
and of single participants as many as there is room for. Where there are many, there is a list of buttons
beside the form, on which a tap changes what one takes. What is said of one participant is an exception to
what is said of its bundle.
"""

from collections.abc import Sequence

from bot.autocomplete.choices import standing, with_bodies
from bot.components.bundles import bundles
from bot.components.dm_context import Arguments, do, encounter_of, is_on_live_screen, show
from bot.components.modals import DICE_LENGTH, target_option
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.damage import rolled_parts
from bot.parsing.models import build
from bot.parsing.save_results import save_against
from bot.render import custom_ids as ids
from bot.render.area_damage import FULL, HALF, NONE, Shares, Target, area_screen
from bot.render.dm_screen import dm_screen
from bot.render.escaping import plain
from bot.render.saves import saves_screen
from bot.render.screen import MAX_OPTIONS, Field, Form, Option, Say, Screen
from storage.encounter.base import ParticipantId
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
    targets = targets_of(encounter, ctx.say)
    if targets:
        await ctx.open_form(area_form(encounter, ctx.say, targets=targets[:MAX_OPTIONS]))
    else:
        await _show(ctx, encounter, {})


@component("dmarealist")
async def press_list(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
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
    await ctx.open_form(area_form(encounter, ctx.say, message=_message(ctx)))


@component("doarea")
async def submit_area(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    is_listed = len(arguments) > 1
    chosen = _chosen(ctx, arguments[1]) if is_listed else _filled_in(targets_of(encounter, ctx.say), values)
    shares = _hit(encounter, chosen)
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


def area_form(encounter: Encounter, say: Say, *, message: str = "", targets: Sequence[Target] = ()) -> Form:
    """Ask for the amount, and for a save of those who are to take all of it.

    `targets` are to be chosen from; without any, they are those chosen on the list in a message.
    """
    amount, save = say("field-amount"), say("field-area-save")
    amount_hint, save_hint = say("field-amount-typed-hint"), say("field-area-save-hint")
    example = say("field-area-save-example")
    return Form(
        ids.encode("doarea", encounter.id, *([message] if message else [])),
        say("form-area"),
        (
            *_share_fields(encounter, targets, say),
            Field("amount", amount, amount_hint, "8d6", max_length=DICE_LENGTH),
            Field("save", save, save_hint, example, required=False, max_length=90),
        ),
    )


def _share_fields(encounter: Encounter, targets: Sequence[Target], say: Say) -> tuple[Field, ...]:
    if not targets:
        return ()
    people = {ids.short(p["_id"]): target_option(p, say) for p in view(encounter, DM)["participants"]}
    options = tuple(people.get(one.key) or Option(one.key, plain(one.name, 90)) for one in targets)
    return tuple(
        Field(
            share,
            say(f"field-area-{share}"),
            say(f"field-area-{share}-hint"),
            required=False,
            options=options,
            max_values=len(options),
        )
        for share in (FULL, HALF, NONE)
    )


def _filled_in(targets: Sequence[Target], values: Values) -> Shares:
    """Return the shares that a form was filled in with: first of the bundles, then of their exceptions."""
    shares: dict[ParticipantId, str] = {}
    for is_bundle in (True, False):
        for share in (FULL, HALF, NONE):
            keys = set(values.get(share, ()))
            for target in targets:
                if target.key in keys and target.is_bundle is is_bundle:
                    shares |= dict.fromkeys(target.members, share)
    return shares


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
