"""The share links of a channel: permission, choice, settings and description."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from discord.app_commands import Choice

from bot.interactions.context import Interaction, InteractionContext
from bot.interactions.permissions import require_dm
from bot.parsing.participants import find_participant
from bot.render.escaping import plain
from bot.render.screen import Say
from storage.encounter.errors import InvalidCommandError, NotAllowedError, NotFoundError, TrackerError
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.views import view
from storage.repositories.producer_state import Order
from storage.repositories.sessions import OverlayHealth, Session
from storage.repositories.share_links import Place, ShareLink
from storage.runtime.clock import now

MAX_CHOICES = 25


async def running(ctx: InteractionContext) -> Encounter | None:
    """Return the channel's encounter for its DM; None without one, for a user who may configure the channel.

    Raises NotAllowedError.
    """
    try:
        encounter = await ctx.current_encounter()
    except NotFoundError:
        may = ctx.interaction.permissions
        if not (may.manage_channels or may.administrator):
            raise NotAllowedError("overlay-channel-only") from None
        return None
    await require_dm(ctx, encounter)
    return encounter


def place_of(ctx: InteractionContext, encounter: Encounter | None) -> Place:
    """Return the channel of the links: the encounter's own, also where its board is elsewhere."""
    binding = encounter.discord if encounter else None
    return Place(ctx.guild_id, binding.channel_id if binding else ctx.channel_id)


async def links(ctx: InteractionContext) -> list[ShareLink]:
    """Return the channel's links, oldest first. Raises NotAllowedError."""
    encounter = await running(ctx)
    return await ctx.services.shares.around(encounter.id if encounter else None, place_of(ctx, encounter))


async def chosen_links(
    ctx: InteractionContext, chosen: str | None, *, all_of_them: bool = False
) -> list[ShareLink]:
    """Return the chosen links, or the only one. Raises InvalidCommandError when the choice is ambiguous."""
    found = await links(ctx)
    if chosen is not None:
        number = int(chosen) - 1 if chosen.isdecimal() and len(chosen) < 4 else -1
        picked = [s for place, s in enumerate(found) if s.id == chosen or place == number]
        if not picked:
            raise InvalidCommandError("overlay-no-such-link")
        return picked
    if not found:
        raise NotFoundError("overlay-no-links")
    if len(found) > 1 and not all_of_them:
        raise InvalidCommandError("overlay-which-link", count=len(found))
    return found


async def complete_link(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the links that the user may manage."""
    ctx = InteractionContext.of(interaction)
    try:
        found = await links(ctx)
    except TrackerError:
        return []
    lines = [(share, plain(describe(ctx.say, place, share), 100)) for place, share in enumerate(found, 1)]
    wanted = typed.casefold()
    return [Choice(name=line, value=share.id) for share, line in lines if wanted in line.casefold()][
        :MAX_CHOICES
    ]


def describe(say: Say, number: int, share: ShareLink) -> str:
    """Return a link in one line, without its secret, of which only a hash is stored."""
    return say(
        "overlay-line",
        number=number,
        bound="channel" if share.channel_id else "fight",
        audience=share.audience,
        made=share.created_at.strftime("%Y-%m-%d %H:%M"),
    )


def settings_text(share: ShareLink) -> str:
    """Return the settings as query parameters; of a style, only that there is one."""
    words = {**share.settings, **({"css": "…"} if share.settings.get("css") else {})}
    return "&".join(f"{name}={value}" for name, value in sorted(words.items()))


async def configure(
    ctx: InteractionContext, shares: Sequence[ShareLink], changes: Mapping[str, str | None]
) -> list[ShareLink]:
    """Change the links' settings, where an empty value resets one, and apply them to running overlays."""
    changed = []
    for share in shares:
        merged = {k: v for k, v in {**share.settings, **changes}.items() if v not in (None, "")}
        await ctx.services.shares.configure(share.id, merged)
        changed.append(share.model_copy(update={"settings": merged}))
    await order(ctx, "settings", changed)
    return changed


async def direct(
    ctx: InteractionContext, shares: Sequence[ShareLink], order_: Order, participant: str | None = None
) -> list[ShareLink]:
    """Carry out a producer's order on links; return all of them after it. `participant` is a typed name.

    Raises NotFoundError, InvalidCommandError.
    """
    about = None
    if order_ == "splash" and participant is not None:
        encounter = await ctx.current_encounter()
        found = find_participant(view(encounter, DM)["participants"], participant)
        about = encounter.find(found["_id"])
    done = {share.id: share for share in await ctx.services.shares.direct(shares, order_, about)}
    await order(ctx, "settings", list(done.values()))
    return [done.get(share.id, share) for share in shares]


async def order(ctx: InteractionContext, what: str, shares: Sequence[ShareLink]) -> None:
    """Send an order to the links' running overlays: to take what is new ("settings"), or to "reload"."""
    if ctx.services.on_ordered is not None:
        await ctx.services.on_ordered(what, list(shares))


def health_line(say: Say, session: Session, latest: int) -> str:
    """Return an overlay's last health report as a line; empty without one."""
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


def _where(health: OverlayHealth) -> str:
    if not health.get("inObs"):
        return "browser"
    if health.get("streaming"):
        return "streaming"
    if health.get("recording"):
        return "recording"
    return "obs"
