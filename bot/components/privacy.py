"""What is kept about whoever asks, and its deletion after a second look."""

from collections.abc import Mapping

import discord

from bot.interactions.component_router import Handler, Values
from bot.interactions.context import Exchange
from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.screen import Button, Row, Screen
from storage.privacy.erasure import Forgetting
from storage.privacy.stored_data import Kept

_SHOWN = 20


async def show_kept(asked: Exchange) -> None:
    """Tell the one who asks what is kept about him."""
    kept = await _forgetting(asked).kept(_discord_id(asked))
    if kept is None:
        await asked.whisper(asked.say("privacy-nothing"))
        return
    await asked.whisper(screen=Screen(asked.say("privacy-title"), _listed(asked, kept)))


async def offer_deletion(asked: Exchange) -> None:
    """Say what deletion means, with the button that does it."""
    kept = await _forgetting(asked).kept(_discord_id(asked))
    if kept is None:
        await asked.whisper(asked.say("privacy-nothing"))
    elif kept.running:
        await asked.whisper(_runs_fights(asked, kept))
    else:
        await asked.whisper(asked.say("privacy-confirm"), rows=_confirmation(asked))


async def press_forget(asked: Exchange, arguments: tuple[str, ...], values: Values) -> None:
    discord_id = _discord_id(asked)
    if arguments != (discord_id,):  # the button was for one person
        await asked.whisper(asked.say("unknown-button"))
        return
    forgetting = _forgetting(asked)
    kept = await forgetting.kept(discord_id)
    if kept is not None and kept.running:
        await asked.reword(_runs_fights(asked, kept))
        return
    gone = await forgetting.forget(discord_id)
    asked.services.people.forget(discord_id)
    if gone.links and asked.services.on_revoked is not None:
        await asked.services.on_revoked(gone.links)
    await asked.reword(asked.say("privacy-deleted"))


PRIVACY_HANDLERS: Mapping[str, Handler] = {"forget": press_forget}


def _forgetting(asked: Exchange) -> Forgetting:
    return Forgetting(asked.services.database, asked.services.tracker)


def _discord_id(asked: Exchange) -> str:
    return str(asked.interaction.user.id)


def _confirmation(asked: Exchange) -> tuple[Row, ...]:
    button = Button(ids.encode("forget", _discord_id(asked)), asked.say("button-forget"), "danger")
    return ((button,),)


def _runs_fights(asked: Exchange, kept: Kept) -> str:
    names = ", ".join(f"“{safe(name, 60)}”" for name in kept.running[:_SHOWN])
    return asked.say("privacy-runs-fights", fights=names)


def _listed(asked: Exchange, kept: Kept) -> str:
    since = discord.utils.format_dt(kept.since, "D") if kept.since else "?"
    lines = [asked.say("privacy-name", name=safe(kept.name), since=since)]
    lines += [
        asked.say(f"privacy-{kind.replace('_', '-')}", number=number)
        for kind, number in kept.counts.items()
        if number
    ]
    if kept.characters:
        names = ", ".join(safe(name) for name in kept.characters[:_SHOWN])
        lines.append(asked.say("privacy-character-names", names=names))
    return "\n".join([*lines, "", asked.say("privacy-how")])
