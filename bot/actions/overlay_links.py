"""The share links around a channel: who may handle them, which one is meant, how one is described."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from discord.app_commands import Choice

from bot.components.dm_screen import require_dm
from bot.interactions.component_router import Values, first
from bot.interactions.context import Exchange, Interaction
from bot.render import custom_ids as ids
from bot.render.escaping import plain
from bot.render.screen import Field, Form, Say
from storage.encounter.errors import InvalidCommandError, NotAllowedError, NotFoundError, TrackerError
from storage.encounter.model import Encounter
from storage.repositories.overlay_settings import MOST_CSS
from storage.repositories.share_links import Share
from storage.runtime.clock import now

MAX_CHOICES = 25
Json = dict[str, Any]


async def running(asked: Exchange) -> Encounter | None:
    """Return the fight of this channel for its DM, or None for whoever may set up a channel without one.

    Raises NotAllowedError.
    """
    try:
        fight = await asked.fight()
    except NotFoundError:
        may = asked.interaction.permissions
        if not (may.manage_channels or may.administrator):
            raise NotAllowedError(asked.say("overlay-channel-only")) from None
        return None
    await require_dm(asked, fight)
    return fight


def place_of(asked: Exchange, fight: Encounter | None) -> str:
    """Return the channel that is meant here: the fight's own, also where its board is elsewhere."""
    return fight.discord.channel_id if fight and fight.discord else asked.channel_id


async def links(asked: Exchange) -> list[Share]:
    """Return the links around this channel, oldest first, for whoever may handle them."""
    fight = await running(asked)
    return await asked.services.shares.around(fight.id if fight else None, place_of(asked, fight))


async def meant(asked: Exchange, chosen: str | None, *, all_of_them: bool = False) -> list[Share]:
    """Return the link that was chosen, the only one, or all. Raises InvalidCommandError when unclear."""
    found = await links(asked)
    if chosen is not None:
        number = int(chosen) - 1 if chosen.isdecimal() and len(chosen) < 4 else -1
        picked = [s for place, s in enumerate(found) if s.id == chosen or place == number]
        if not picked:
            raise InvalidCommandError(asked.say("overlay-no-such-link"))
        return picked
    if not found:
        raise NotFoundError(asked.say("overlay-no-links"))
    if len(found) > 1 and not all_of_them:
        raise InvalidCommandError(asked.say("overlay-which-link", count=len(found)))
    return found


async def complete_link(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete a link, for whoever may handle it."""
    asked = Exchange.of(interaction)
    try:
        found = await links(asked)
    except TrackerError:
        return []
    lines = [(share, plain(describe(asked.say, place, share), 100)) for place, share in enumerate(found, 1)]
    wanted = typed.casefold()
    return [Choice(name=line, value=share.id) for share, line in lines if wanted in line.casefold()][
        :MAX_CHOICES
    ]


def describe(say: Say, number: int, share: Share) -> str:
    """Return a link in a line; its secret is not known any more."""
    return say(
        "overlay-line",
        number=number,
        bound="channel" if share.channel_id else "fight",
        audience=share.audience,
        made=share.created_at.strftime("%Y-%m-%d %H:%M"),
    )


def settings_text(share: Share) -> str:
    """Return the settings as they would stand in an address; of a style only that there is one."""
    words = {**share.settings, **({"css": "…"} if share.settings.get("css") else {})}
    return "&".join(f"{name}={value}" for name, value in sorted(words.items()))


def style_form(share: Share, say: Say) -> Form:
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


async def submit_style(asked: Exchange, arguments: tuple[str, ...], values: Values) -> None:
    """Keep a style sheet with its link; the page itself leaves out what it may not do."""
    shares = await meant(asked, arguments[0])
    await configure(asked, shares, {"css": first(values, "css")})
    await asked.whisper(asked.say("overlay-style-kept"))


async def configure(asked: Exchange, shares: Sequence[Share], changes: Json) -> list[Share]:
    """Change settings of links, an empty one back to none; running overlays take them at once."""
    changed = []
    for share in shares:
        merged = {k: v for k, v in {**share.settings, **changes}.items() if v not in (None, "")}
        await asked.services.shares.configure(share.id, merged)
        changed.append(share.model_copy(update={"settings": merged}))
    await order(asked, "settings", changed)
    return changed


async def order(asked: Exchange, what: str, shares: Sequence[Share]) -> None:
    """Have the running overlays of links do something: "settings" or "reload"."""
    if asked.services.on_ordered is not None:
        await asked.services.on_ordered(what, list(shares))


def health_line(say: Say, session: Json, latest: int) -> str:
    """Return what an overlay last said of itself; empty when it has not yet."""
    health = session.get("health")
    if not health:
        return ""
    seconds = round((now() - datetime.fromisoformat(health["at"])).total_seconds())
    return say(
        "overlay-health",
        version=health["version"],
        latest=latest,
        seconds=max(0, seconds),
        seen="yes" if health.get("visible", True) else "no",
        lag=round(health.get("lagMs", 0)),
        where=_where(health),
        obs=plain(str(health.get("obsVersion") or ""), 32),
    )


def _where(health: Json) -> str:
    if not health.get("inObs"):
        return "browser"
    if health.get("streaming"):
        return "streaming"
    if health.get("recording"):
        return "recording"
    return "obs"
