"""The form for a share link's own style sheet."""

from bot.actions.overlay_links import chosen_links, configure
from bot.components.registry import component
from bot.interactions.component_router import Values, first
from bot.interactions.context import InteractionContext
from bot.render import custom_ids as ids
from bot.render.screen import Field, Form, Say
from storage.repositories.overlay_settings import MOST_CSS
from storage.repositories.share_links import ShareLink


def style_form(share: ShareLink, say: Say) -> Form:
    """Ask for a link's own style sheet."""
    held = str(share.settings.get("css") or "")
    field = Field(
        "css",
        say("overlay-style"),
        say("overlay-style-hint"),
        value=held,
        required=False,
        max_length=MOST_CSS,
        is_long=True,
    )
    return Form(ids.encode("dostyle", share.id), say("overlay-style-title"), (field,))


@component("dostyle")
async def submit_style(ctx: InteractionContext, arguments: tuple[str, ...], values: Values) -> None:
    """Save a link's style sheet. The page drops the rules that are not allowed."""
    shares = await chosen_links(ctx, arguments[0])
    await configure(ctx, shares, {"css": first(values, "css")})
    await ctx.whisper(ctx.say("overlay-style-kept"))
