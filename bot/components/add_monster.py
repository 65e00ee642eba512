"""The form by which a DM adds a monster from their screen."""

from bot.actions.add_monsters import addition, other_rules
from bot.components.dm_context import Arguments, do, encounter_of
from bot.components.modals import whole_number
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.screen import Field, Form, Option, Say
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import MAX_NAME, MAX_PARTICIPANTS
from storage.encounter.model import Encounter

HIDDEN, SHOWN = "hidden", "shown"


@component("dmadd")
async def press_add(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    await ctx.open_form(add_form(await encounter_of(ctx, arguments), ctx.say))


@component("doadd")
async def submit_add(ctx: InteractionContext, arguments: Arguments, values: Values) -> None:
    encounter = await encounter_of(ctx, arguments)
    count = whole_number(first(values, "count") or "1", ctx.say("field-count"))
    if not 1 <= count <= MAX_PARTICIPANTS:
        raise InvalidCommandError("whole-number", what=ctx.say("field-count"))
    command = await addition(
        ctx,
        name=first(values, "name"),
        count=count,
        hp=first(values, "hp") or None,
        initiative=first(values, "initiative") or None,
        hidden=first(values, "seen") == HIDDEN,
    )
    await do(ctx, encounter, command, note=await other_rules(ctx, command))


def add_form(encounter: Encounter, say: Say) -> Form:
    """Ask for a creature of the library or any other, how many, and whether players see it."""
    seen = tuple(Option(key, say(f"add-{key}"), default=key == SHOWN) for key in (SHOWN, HIDDEN))
    return Form(
        ids.encode("doadd", encounter.id),
        say("form-add"),
        (
            Field("name", say("field-creature"), say("field-creature-hint"), "goblin", max_length=MAX_NAME),
            Field("count", say("field-count"), value="1", required=False, max_length=2),
            Field("hp", say("field-add-hp"), say("field-add-hp-hint"), "2d6", required=False),
            Field(
                "initiative", say("field-initiative"), say("field-initiative-hint"), "1d20+2", required=False
            ),
            Field("seen", say("field-seen"), options=seen),
        ),
    )
