"""Damage to an area: full, half or none for each participant, or a save that each of them owes.

The options are single participants and bundles: all monsters in sight, all players, and each group.
A participant chosen by name is an exception to its bundle.
"""

from collections.abc import Iterable, Sequence

from bot.autocomplete.choices import standing, with_bodies
from bot.components.bundles import bundles, members_of
from bot.components.dm_context import Arguments, do, encounter_of
from bot.components.modals import DICE_LENGTH, target_option
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.parsing.damage import rolled_parts
from bot.parsing.models import build
from bot.parsing.save_results import save_against
from bot.render import custom_ids as ids
from bot.render.dm_screen import dm_screen, participants_on_page
from bot.render.escaping import safe
from bot.render.saves import saves_screen
from bot.render.screen import MAX_OPTIONS, Field, Form, Say, Screen
from storage.encounter.base import ParticipantId
from storage.encounter.commands import CallForSaves, Command, DealDamage
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Encounter, Level
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.view_types import ParticipantView
from storage.encounter.visibility.views import view

SHARES = ("full", "half", "none")
SEEN = Level.UNKNOWN
_NAMED = 5  # names listed in an error


@component("dmarea")
async def press_area(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    people = participants_on_page(encounter, ctx.say, ids.number(arguments, 1))
    await ctx.open_form(area_form(encounter, people, ctx.say))


@component("doarea")
async def submit_area(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    shares = shares_in(encounter, values)
    damage = rolled_parts(ctx.services.dice, first(values, "amount"), None)
    commands: list[Command] = []
    hit = shares
    if typed := first(values, "save").strip():
        hit = {i: share for i, share in shares.items() if share != "full"}  # those have saved already
        commands.append(
            build(
                CallForSaves,
                participant_ids=[i for i, share in shares.items() if share == "full"],
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


def area_form(encounter: Encounter, on_page: Sequence[ParticipantView], say: Say) -> Form:
    """Ask who takes full, half or no damage; if a select can't hold everyone, offer those `on_page`."""
    people = with_bodies(view(encounter, DM)["participants"])
    groups = [bundle.option(say) for bundle in bundles(encounter, SEEN)]
    shown = people if len(people) + len(groups) <= MAX_OPTIONS else with_bodies(on_page)
    named = [target_option(p, say) for p in sorted(shown, key=lambda p: not standing(p))]
    options = (*groups[: MAX_OPTIONS - len(named)], *named)

    def choice(share: str) -> Field:
        label, hint = say(f"field-{share}"), say(f"field-{share}-hint")
        return Field(share, label, hint, required=False, options=options, max_values=MAX_OPTIONS)

    return Form(
        ids.encode("doarea", encounter.id),
        say("form-area"),
        (
            *map(choice, SHARES),
            Field(
                "amount",
                say("field-amount"),
                say("field-amount-typed-hint"),
                "8d6",
                max_length=DICE_LENGTH,
            ),
            Field(
                "save",
                say("field-area-save"),
                say("field-area-save-hint"),
                say("field-area-save-example"),
                required=False,
                max_length=90,
            ),
        ),
    )


def shares_in(encounter: Encounter, values: Values) -> dict[ParticipantId, str]:
    """Return the share of each target. A name overrides its group, and a group overrides all of a kind.

    Raises InvalidCommandError for a participant with two shares of equal rank, or when no target is left.
    """
    people = view(encounter, DM)["participants"]
    ranked = {bundle.key: int(bool(bundle.group)) for bundle in bundles(encounter, SEEN)}
    ranks: list[dict[ParticipantId, set[str]]] = [{}, {}, {}]
    for share in SHARES:
        for key in values.get(share, ()):
            for participant_id in members_of(encounter, key, SEEN):
                ranks[ranked.get(key, 2)].setdefault(participant_id, set()).add(share)
    chosen: dict[ParticipantId, set[str]] = ranks[0] | ranks[1] | ranks[2]
    if twice := [p["name"] for p in people if len(chosen.get(p["_id"], ())) > 1]:
        raise InvalidCommandError("area-twice", names=_listed(twice))
    order = [p["_id"] for p in people if p["_id"] in chosen]
    found = {i: share for i in order for share in chosen[i] if share != "none"}
    if not found:
        raise InvalidCommandError("no-target")
    return found


def _listed(names: Iterable[str]) -> str:
    shown = [safe(name, 40) for name in names]
    return ", ".join([*shown[:_NAMED], "…"] if len(shown) > _NAMED else shown)
