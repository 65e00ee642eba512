"""/overlay: share links to the stream's page: settings, health and revocation."""

from collections.abc import Sequence
from typing import Literal

from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.actions.overlay_links import (
    chosen_links,
    complete_link,
    configure,
    describe,
    direct,
    health_line,
    links,
    order,
    place_of,
    running,
    settings_text,
)
from bot.autocomplete import choices
from bot.components.overlay_producer import stage
from bot.components.overlay_style import style_form
from bot.i18n.choice_names import phrased
from bot.interactions.context import Interaction, InteractionContext
from storage.encounter.errors import InvalidCommandError, NotFoundError
from storage.i18n import languages
from storage.repositories.overlay_settings import (
    LONGEST_DELAY,
    LONGEST_TIMER,
    MOST_HOSTS,
    MOST_PLACE,
    MOST_SOURCES,
    OverlaySettings,
    are_places,
    picture_sources,
)
from storage.repositories.producer_state import ORDERS, Order
from storage.repositories.share_links import ShareLink

LISTED = 20
WHICH = "Which link of /overlay list, if there are several"
ALL = "Which link, as numbered by /overlay list. Default: all of them"


@app_commands.guild_only()
class OverlayCog(commands.GroupCog, group_name="overlay", group_description="The page for your stream"):
    """Share links."""

    @app_commands.command(description="DM: make an overlay link, shown only to you")
    @phrased(
        follows={"channel": "Every fight in this channel", "fight": "This fight only"},
        viewers={"stream": "The stream", "players": "The players at the table"},
    )
    @app_commands.describe(
        follows="Which fights it shows. Default: every fight in this channel",
        viewers="Who watches it, and so what it may show. Default: the stream",
    )
    async def link(
        self,
        interaction: Interaction,
        follows: Literal["channel", "fight"] = "channel",
        viewers: Literal["stream", "players"] = "stream",
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await running(ctx)
            by_channel = follows == "channel"
            if encounter is None and not by_channel:
                raise NotFoundError("no-encounter")
            _, secret = await ctx.services.shares.create(
                None if by_channel or encounter is None else encounter.id,
                viewers,
                await ctx.user_id(),
                channel_id=place_of(ctx, encounter).channel_id if by_channel else None,
                guild_id=ctx.guild_id,
            )
            key = "overlay-link-channel" if by_channel else "overlay-link"
            await ctx.whisper(ctx.say(key, link=_address(ctx, secret)))

    @app_commands.command(description="DM: replace an overlay link by a new one; the old one ends at once")
    @app_commands.describe(link=WHICH)
    @app_commands.autocomplete(link=complete_link)
    async def rotate(self, interaction: Interaction, link: str | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            (old,) = await chosen_links(ctx, link)
            _, secret = await ctx.services.shares.rotate(old)
            await _off_the_air(ctx, [old])
            await ctx.whisper(ctx.say("overlay-rotated", link=_address(ctx, secret)))

    @app_commands.command(description="DM: set an overlay link up; overlays on air follow at once")
    @phrased(
        theme={"ember": "Ember", "vellum": "Vellum", "arena": "Arena", "bare": "Bare"},
        layout={"column": "A column on one side", "strip": "A strip across the screen"},
        side={"left": "Left", "right": "Right"},
        edge={"top": "Top", "bottom": "Bottom"},
        align={"start": "From the left", "centre": "In the middle"},
        who={"all": "Everyone", "party": "The party alone"},
        announce={"low": "Low", "middle": "In the middle", "high": "High"},
        lower_third={"off": "Off", "on": "On", "names": "With the player's name"},
        hide_hp={
            "off": "Keep exact numbers",
            "damage": "Health in words, hits in numbers",
            "band": "Health in words",
        },
        motion={"system": "As the browser is set", "full": "All of it", "reduced": "Less"},
        captions={"off": "Off", "on": "On"},
        lang=languages(),  # each in itself, so there is nothing to translate
    )
    @app_commands.rename(hide_hp="hide-hp", lower_third="lower-third")
    @app_commands.describe(
        link=ALL,
        theme="How it looks",
        layout="Down a side, or across the screen",
        side="The side of a column",
        edge="The edge of a strip",
        align="Where the cards of a strip stand along its edge",
        who="Everyone in the order, or the players' characters alone",
        announce="How high turns are announced",
        lower_third="Whose turn it is, large, at the lower edge",
        place="Where widgets stand, as /overlay/configure writes it",
        timer="Seconds for a turn, counted down; 0 for no timer",
        delay="Seconds by which everything is shown later",
        hide_hp="While OBS streams or records: hide exact hit points",
        motion="How much moves",
        captions="Sentences on the screen that tell what happens",
        portraits="Where pictures may come from: own, any, or hosts such as i.imgur.com",
        lang="The language of the overlay's own words. Default: the browser's",
        scale="The size of everything; 1 is made for 1920×1080",
        reset="First forget all settings of the link, its style too",
    )
    @app_commands.autocomplete(link=complete_link, portraits=choices.picture_sources)
    async def settings(
        self,
        interaction: Interaction,
        *,
        link: str | None = None,
        theme: Literal["ember", "vellum", "arena", "bare"] | None = None,
        layout: Literal["column", "strip"] | None = None,
        side: Literal["left", "right"] | None = None,
        edge: Literal["top", "bottom"] | None = None,
        align: Literal["start", "centre"] | None = None,
        who: Literal["all", "party"] | None = None,
        announce: Literal["low", "middle", "high"] | None = None,
        lower_third: Literal["off", "on", "names"] | None = None,
        place: Range[str, 1, MOST_PLACE] | None = None,
        timer: Range[int, 0, LONGEST_TIMER] | None = None,
        delay: Range[int, 0, LONGEST_DELAY] | None = None,
        hide_hp: Literal["off", "damage", "band"] | None = None,
        motion: Literal["system", "full", "reduced"] | None = None,
        captions: Literal["off", "on"] | None = None,
        portraits: Range[str, 1, MOST_SOURCES] | None = None,
        lang: str | None = None,
        scale: Range[float, 0.25, 4.0] | None = None,
        reset: bool = False,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            if portraits is not None and picture_sources(portraits) is None:
                raise InvalidCommandError("overlay-no-picture-sources", most=MOST_HOSTS)
            if place is not None and not are_places(place):
                raise InvalidCommandError("overlay-no-places")
            changes = OverlaySettings(
                theme=theme,
                layout=layout,
                side=side,
                edge=edge,
                align=align,
                who=who,
                announce=announce,
                third=lower_third,
                place=place,
                timer=timer,
                delay=delay,
                onair=hide_hp,
                motion=motion,
                captions=captions,
                portraits=portraits,
                lang=lang,
                scale=scale,
            ).as_stored()
            shares = await chosen_links(ctx, link, all_of_them=True)
            if reset:
                shares = [share.model_copy(update={"settings": {}}) for share in shares]
            if changes or reset:
                shares = await configure(ctx, shares, changes)
            await ctx.whisper(ctx.say("overlay-settings", count=len(shares)) + _settings_of(ctx, shares))

    @app_commands.command(description="DM: your own style sheet for an overlay link")
    @app_commands.describe(link=WHICH)
    @app_commands.autocomplete(link=complete_link)
    async def style(self, interaction: Interaction, link: str | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            (share,) = await chosen_links(ctx, link)
            await ctx.open_form(style_form(share, ctx.say))

    @app_commands.command(description="DM: the overlay links that work, without their addresses")
    async def list(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            found = await links(ctx)
            if not found:
                raise NotFoundError("overlay-no-links")
            await ctx.whisper(ctx.say("overlay-links", count=len(found)) + _settings_of(ctx, found))

    @app_commands.command(description="DM: hide overlays, announce someone, next scene")
    @phrased(
        order={
            "show": "Show the overlay",
            "hide": "Hide the overlay",
            "splash": "Announce someone now",
            "clear": "Clear the screen",
            "pause": "Pause moments",
            "resume": "Resume moments",
            "scene": "Next scene",
        }
    )
    @app_commands.describe(
        order="Default: show the buttons", participant="Whom to announce. Default: whose turn it is", link=ALL
    )
    @app_commands.autocomplete(link=complete_link, participant=choices.participants())
    async def air(
        self,
        interaction: Interaction,
        order: Order | None = None,
        participant: Range[str, 1, 100] | None = None,
        link: str | None = None,
    ) -> None:
        async with InteractionContext.of(interaction) as ctx:
            shares = await chosen_links(ctx, link, all_of_them=True)
            if order is not None or participant is not None:
                shares = await direct(ctx, shares, order or "splash", participant)
            await ctx.whisper(screen=stage(shares, ctx.say, link and shares[0].id))

    @app_commands.command(description="DM: an address that controls the overlay, for Stream Deck or OBS")
    @app_commands.describe(link=WHICH, end="End the address")
    @app_commands.autocomplete(link=complete_link)
    async def remote(self, interaction: Interaction, link: str | None = None, end: bool = False) -> None:
        async with InteractionContext.of(interaction) as ctx:
            (share,) = await chosen_links(ctx, link)
            if end:
                await ctx.services.shares.end_remote(share)
                await ctx.whisper(ctx.say("overlay-remote-ended"))
                return
            secret = await ctx.services.shares.new_remote(share)
            address = f"{ctx.services.public_url}/api/overlay/hide?token={secret}"
            await ctx.whisper(
                ctx.say("overlay-remote", address=address, orders=", ".join(f"`{order}`" for order in ORDERS))
            )

    @app_commands.command(description="DM: who watches, and whether the overlays keep up")
    async def status(self, interaction: Interaction) -> None:
        async with InteractionContext.of(interaction) as ctx:
            encounter = await running(ctx)
            sessions = ctx.services.sessions
            shares = await ctx.services.shares.around(
                encounter.id if encounter else None, place_of(ctx, encounter)
            )
            found = await sessions.of_shares([share.id for share in shares])
            if encounter is not None:
                known = {session["socketId"] for session in found}
                here = await sessions.in_encounter(encounter.id)
                found += [s for s in here if s.get("shareId") and s["socketId"] not in known]
            latest = encounter.version if encounter else 0
            lines = [ctx.say("overlay-status", count=len(found))]
            lines += [line for session in found if (line := health_line(ctx.say, session, latest))]
            await ctx.whisper("\n".join(lines[:LISTED]))

    @app_commands.command(description="DM: reload the overlays that are on air")
    @app_commands.describe(link=ALL)
    @app_commands.autocomplete(link=complete_link)
    async def reload(self, interaction: Interaction, link: str | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            shares = await chosen_links(ctx, link, all_of_them=True)
            watching = await ctx.services.sessions.of_shares([share.id for share in shares])
            await order(ctx, "reload", shares)
            await ctx.whisper(ctx.say("overlay-reload", count=len(watching)))

    @app_commands.command(description="DM: end the overlay links of this fight and this channel")
    @app_commands.describe(link=ALL)
    @app_commands.autocomplete(link=complete_link)
    async def revoke(self, interaction: Interaction, link: str | None = None) -> None:
        async with InteractionContext.of(interaction) as ctx:
            shares = await links(ctx) if link is None else await chosen_links(ctx, link)
            await ctx.services.shares.end(shares)
            await _off_the_air(ctx, shares)
            await ctx.whisper(ctx.say("overlay-revoked", count=len(shares)))


def _address(ctx: InteractionContext, secret: str) -> str:
    return f"{ctx.services.public_url}/overlay#{secret}"


async def _off_the_air(ctx: InteractionContext, shares: Sequence[ShareLink]) -> None:
    if ctx.services.on_revoked is not None:
        await ctx.services.on_revoked(shares, ())


def _settings_of(ctx: InteractionContext, shares: Sequence[ShareLink]) -> str:
    lines = []
    for number, share in enumerate(shares[:LISTED], 1):
        said = settings_text(share)
        lines.append(f"\n{describe(ctx.say, number, share)}" + (f"\n> `{said}`" if said else ""))
    return "".join(lines)
