"""The data stored about the user, and its deletion once they confirm it."""

from collections.abc import Sequence

import discord
import structlog

from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Button, Row, Screen
from storage.encounter.base import EncounterId
from storage.encounter.errors import TrackerError
from storage.privacy.stored_data import StoredData

log = structlog.stdlib.get_logger(__name__)

_SHOWN = 20
_ENDING = "end"


async def show_kept(ctx: InteractionContext) -> None:
    """Show the data stored about the user."""
    kept = await ctx.services.erasure.kept(_discord_id(ctx))
    if kept is None:
        await ctx.whisper("\n".join([ctx.say("privacy-nothing"), *_policies(ctx)]))
        return
    await ctx.whisper(screen=Screen(ctx.say("privacy-title"), _listed(ctx, kept)))


async def offer_deletion(ctx: InteractionContext) -> None:
    """Explain what deletion does, with the button that does it."""
    kept = await ctx.services.erasure.kept(_discord_id(ctx))
    if kept is None:
        await ctx.whisper(ctx.say("privacy-nothing"))
    elif kept.running:
        text = f"{_runs_encounters(ctx, kept)}\n{ctx.say('privacy-ends-fights')}"
        await ctx.whisper(text, rows=_confirmation(ctx, "button-forget-ending", _ENDING))
    else:
        await ctx.whisper(ctx.say("privacy-confirm"), rows=_confirmation(ctx, "button-forget"))


@component("forget")
async def press_forget(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    discord_id = _discord_id(ctx)
    is_ending = arguments == (discord_id, _ENDING)
    if arguments != (discord_id,) and not is_ending:  # the button is for one user
        await ctx.whisper(ctx.say("unknown-button"))
        return
    kept = await ctx.services.erasure.kept(discord_id)
    if kept is not None and kept.running and not is_ending:
        await ctx.edit_text(_runs_encounters(ctx, kept))
        return
    gone = await ctx.services.erasure.forget(discord_id, ends_encounters=is_ending)
    if gone.user_id is not None and ctx.services.on_revoked is not None:
        await ctx.services.on_revoked(gone.links, (gone.user_id,))
    await ctx.edit_text(ctx.say("privacy-deleted"))
    await _draw_again(ctx, gone.encounters)


async def _draw_again(ctx: InteractionContext, encounters: Sequence[EncounterId]) -> None:
    """Draw what shows these encounters: the deletion of a name is no change that is published."""
    for encounter_id in encounters:
        try:
            encounter = await ctx.services.tracker.current(encounter_id)
        except TrackerError as error:  # their next change draws them
            log.info("not drawn after a deletion", encounter=encounter_id, error=str(error))
        else:
            ctx.app.boards.refresh(encounter)
            ctx.app.dm_screens.refresh(encounter)
            ctx.app.private_screens.refresh(encounter)
            ctx.app.questions.refresh(encounter)


def _discord_id(ctx: InteractionContext) -> str:
    return str(ctx.interaction.user.id)


def _confirmation(ctx: InteractionContext, label: str, *more: str) -> tuple[Row, ...]:
    button = Button(ids.encode("forget", _discord_id(ctx), *more), ctx.say(label), "danger")
    return ((button,),)


def _runs_encounters(ctx: InteractionContext, kept: StoredData) -> str:
    names = ", ".join(f"“{safe(name, 60)}”" for name in kept.running[:_SHOWN])
    return ctx.say("privacy-runs-fights", fights=names)


def _listed(ctx: InteractionContext, kept: StoredData) -> str:
    since = discord.utils.format_dt(kept.since, "D") if kept.since else "?"
    lines = [ctx.say("privacy-name", name=safe(kept.name), since=since)]
    lines += [
        ctx.say(f"privacy-{kind.replace('_', '-')}", number=number)
        for kind, number in kept.counts.items()
        if number
    ]
    if kept.characters:
        names = ", ".join(safe(name) for name in kept.characters[:_SHOWN])
        lines.append(ctx.say("privacy-character-names", names=names))
    return "\n".join([*lines, "", ctx.say("privacy-how"), *_policies(ctx)])


def _policies(ctx: InteractionContext) -> list[str]:
    """Return the links to what the operator published."""
    return [ctx.say(f"privacy-link-{name}", url=url) for name, url in ctx.services.policies.items()]
