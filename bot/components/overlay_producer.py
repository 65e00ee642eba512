"""The producer's buttons: what the overlays of links show now, and orders to them."""

from collections.abc import Sequence

from bot.actions.overlay_links import chosen_links, describe, direct
from bot.components.registry import component
from bot.interactions.component_router import Values
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.screen import Button, Row, Say, Screen
from storage.repositories.producer_state import ORDERS, Order
from storage.repositories.share_links import ShareLink

_ALL = "all"
_SHOWN = 10
_EMOJI = {
    "show": "👁️",
    "hide": "🙈",
    "splash": "📣",
    "clear": "🧹",
    "pause": "⏸️",
    "resume": "▶️",
    "scene": "🎬",
}


def stage(shares: Sequence[ShareLink], say: Say, link: str | None) -> Screen:
    """Show the state of links, with the buttons for one of them, `link`, or for all."""
    lines = [
        f"{describe(say, place, share)}\n> {_state(share, say)}" for place, share in enumerate(shares, 1)
    ]
    is_hidden = all(share.producer.is_hidden for share in shares)
    are_paused = all(share.producer.are_paused for share in shares)

    def button(order: Order) -> Button:
        return Button(ids.encode("air", order, link or _ALL), say(f"air-{order}"), emoji=_EMOJI[order])

    rows: tuple[Row, ...] = (
        (button("show" if is_hidden else "hide"), button("splash"), button("clear")),
        (button("resume" if are_paused else "pause"), button("scene")),
    )
    return Screen(say("air-title"), "\n".join(lines[:_SHOWN]), rows=rows)


@component("air")
async def press_order(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    """Carry out the order of a button, and show the state after it."""
    order = next((one for one in ORDERS if one == arguments[0]), None)
    if order is None:
        raise ids.MissingArgumentError
    link = None if arguments[1] == _ALL else arguments[1]
    shares = await direct(ctx, await chosen_links(ctx, link, all_of_them=True), order)
    await ctx.redraw(stage(shares, ctx.say, link))


def _state(share: ShareLink, say: Say) -> str:
    state = share.producer
    return say(
        "air-state",
        shown="no" if state.is_hidden else "yes",
        moments="paused" if state.are_paused else "on",
        scene=state.scene,
    )
