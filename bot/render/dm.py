"""The DM screen: everything about the fight, for the DM's eyes alone."""

from collections.abc import Sequence
from typing import Any

from bot import custom_ids as ids
from bot.render.board import COLOURS, title
from bot.render.names import plain, safe
from bot.render.paging import page_of, pages
from bot.render.participants import condition, entry, held_back
from bot.render.requests import request_rows, request_text
from bot.render.screen import MAX_OPTIONS, Button, Option, Row, Say, Screen, Select, Style
from storage.encounter.audience import DM, PLAYERS, STREAM
from storage.encounter.model import LADDER, Encounter, Level, Participant, Status
from storage.encounter.views import view

Json = dict[str, Any]
NOTES_LIMIT = 900
CHARACTERS = 2_600


def dm_screen(encounter: Encounter, say: Say, page: int | None = None, *, is_live: bool = False) -> Screen:
    """Draw the whole fight; without a page the one with the turn on it. `is_live`: in a channel, to stay."""
    shown = view(encounter, DM)
    people: list[Json] = shown["participants"]
    entries, found, number = _paged(encounter, shown, say, page)
    here = found[number]
    lines = [entries[i] for i in here] or [say("board-empty")]
    lines += _requests(encounter, say)
    return Screen(
        title=say("dm-title", title=title(encounter, shown, say)),
        description="\n".join(lines),
        footer=say(
            "dm-live-footer" if is_live else "dm-footer",
            version=encounter.version,
            page=number + 1,
            pages=len(found),
        ),
        colour=COLOURS[encounter.status],
        rows=_rows(encounter, [people[i] for i in here], number, len(found), say),
    )


def people_on_page(encounter: Encounter, say: Say, page: int | None = None) -> list[Json]:
    """Return the participants that a page of the screen shows, as the DM sees them."""
    shown = view(encounter, DM)
    _, found, number = _paged(encounter, shown, say, page)
    return [shown["participants"][i] for i in found[number]]


def _paged(
    encounter: Encounter, shown: Json, say: Say, page: int | None
) -> tuple[list[str], list[range], int]:
    """Return everybody's lines, which of them are on which page, and the number of the page to show."""
    people: list[Json] = shown["participants"]
    now, then = encounter.current_participant_id, shown["nextParticipantId"]
    entries = [_line(p, say, is_current=p["_id"] == now, is_next=p["_id"] == then) for p in people]
    found = pages(entries, characters=CHARACTERS)
    active = next((i for i, p in enumerate(people) if p["_id"] == now), 0)
    number = page_of(found, active) if page is None else min(max(0, page), len(found) - 1)
    return entries, found, number


def participant_panel(encounter: Encounter, participant: Participant, say: Say) -> Screen:
    """Draw one participant with all that the DM can do to it."""
    shown = next(p for p in view(encounter, DM)["participants"] if p["_id"] == participant.id)
    return Screen(
        title=plain(participant.name, 80),
        description="\n".join(_sheet(participant, shown, say)),
        footer=say("dm-panel-footer", version=encounter.version),
        colour=COLOURS[encounter.status],
        image_url=participant.image_url if (participant.image_url or "").startswith("https://") else None,
        rows=_panel_rows(encounter, participant, say),
    )


def seen_as(encounter: Encounter, audience: str, say: Say) -> Screen:
    """Draw what players or the stream see."""
    shown = view(encounter, STREAM if audience == "stream" else PLAYERS)
    entries = [
        entry(
            p,
            say,
            is_current=p["_id"] == shown["currentParticipantId"],
            is_next=p["_id"] == shown["nextParticipantId"],
        )
        for p in shown["participants"]
    ]
    first = pages(entries)[0]
    return Screen(
        title=say(f"seen-by-{audience}", title=title(encounter, shown, say)),
        description="\n".join(entries[i] for i in first) or say("board-empty"),
        footer=say("seen-by-footer", count=len(entries)),
        rows=((_button(encounter, "dm", say, "⬅️"),),),
    )


def _line(shown: Json, say: Say, *, is_current: bool, is_next: bool) -> str:
    text = entry(shown, say, is_current=is_current, is_next=is_next)
    extra = []
    if shown.get("ac") is not None:
        extra.append(say("ac", ac=shown["ac"]))
    seen = shown["seenBy"]
    usual = Level.EXACT if (shown.get("type") or "").lower() in ("character", "player", "pc") else Level.BAND
    if seen["players"] != usual.value or seen["stream"] != seen["players"]:
        extra.append(f"👁 {say('level-' + seen['players'])}")
        if seen["stream"] != seen["players"]:
            extra.append(f"📺 {say('level-' + seen['stream'])}")
    if shown.get("legendaryActions"):
        extra.append(f"👑 {shown.get('legendaryActionsRemaining', 0)}/{shown['legendaryActions']}")
    head, newline, rest = text.partition("\n")
    return " · ".join([head, *extra, *held_back(shown, say)]) + newline + rest


def _requests(encounter: Encounter, say: Say) -> list[str]:
    if not encounter.requests:
        return []
    first = request_text(encounter, encounter.requests[0], DM, say)
    waiting = len(encounter.requests)
    return ["", say("dm-requests", count=waiting), *([first] if first else [])]


def _rows(encounter: Encounter, people: Sequence[Json], page: int, count: int, say: Say) -> tuple[Row, ...]:
    rows: list[Row] = []
    if people:
        options = tuple(
            Option(ids.short(p["_id"]), plain(p["name"], 90), f"{p['currentHP']}/{p['maxHP']}")
            for p in people[:MAX_OPTIONS]
        )
        rows.append((Select(ids.encode("dmpick", encounter.id), say("dm-pick"), options),))
    turn: tuple[Button, ...] = ()
    if encounter.status is Status.ACTIVE:
        mark = ids.turn_mark(encounter)
        turn = (
            _button(encounter, "dmnext", say, "⏭️", "primary", mark),
            _button(encounter, "dmback", say, "⏮️", "secondary", mark),
        )
    changes = (
        (
            _button(encounter, "dmarea", say, "💥", "danger", str(page)),
            _button(encounter, "dminit", say, "🎲", "secondary", str(page)),
        )
        if people
        else ()
    )
    rows.append(
        (*turn, *changes, _button(encounter, "dm", say, "🔄", "secondary", str(page), key="button-dmrefresh"))
    )
    looks = tuple(
        Button(ids.encode("dmsee", encounter.id, audience), say(f"button-see-{audience}"), emoji=emoji)
        for audience, emoji in (("players", "👁️"), ("stream", "📺"))
    )
    if count > 1:
        before, after = max(0, page - 1), min(count - 1, page + 1)
        looks += (
            Button(ids.encode("dmpage", encounter.id, f"{before}b"), "◀", disabled=page == 0),
            Button(ids.encode("dmpage", encounter.id, f"{after}f"), "▶", disabled=page == count - 1),
        )
    rows.append(looks)
    if encounter.requests:
        rows += request_rows(encounter, encounter.requests[0], say, verb="dmsettle")
    return tuple(rows)


def _sheet(participant: Participant, shown: Json, say: Say) -> list[str]:
    lines = [entry(shown | {"conditions": (), "concentration": None}, say, is_current=False, is_next=False)]
    facts = [say("ac", ac=participant.ac)] if participant.ac is not None else []
    facts.append(say("bonus", bonus=f"{participant.bonus:+d}"))
    lines.append(" · ".join(facts))
    if effects := [condition(c, say) for c in shown.get("conditions") or []]:
        lines.append("🌀 " + " · ".join(effects[:15]))
    if participant.concentration:
        lines.append(f"◎ {safe(participant.concentration.name, 60)}")
    for kind, values in (
        ("resistances", participant.defences.resistances),
        ("vulnerabilities", participant.defences.vulnerabilities),
        ("immunities", participant.defences.immunities),
    ):
        if values:
            lines.append(say(f"dm-{kind}", what=safe(", ".join(values), 150)))
    for what, has, left in (
        ("action", participant.legendary_actions, participant.legendary_actions_remaining),
        ("resistance", participant.legendary_resistances, participant.legendary_resistances_remaining),
    ):
        if has:
            lines.append(say(f"dm-legendary-{what}", left=left, total=has))
    if participant.notes:
        lines.append(f"📝 {safe(participant.notes, NOTES_LIMIT)}")
    return lines


def _panel_rows(encounter: Encounter, participant: Participant, say: Say) -> tuple[Row, ...]:
    key = ids.short(participant.id)
    rows: list[Row] = []
    for audience, seen in (("players", participant.seen.players), ("stream", participant.seen.stream)):
        options = tuple(
            Option(
                level.value,
                say(f"reveal-{audience}", level=say(f"level-{level.value}")),
                say(f"level-{level.value}-hint"),
                level is seen,
            )
            for level in LADDER
        )
        custom_id = ids.encode("dmreveal", encounter.id, key, audience)
        rows.append((Select(custom_id, say(f"reveal-{audience}", level=""), options),))
    if participant.conditions:
        shown = participant.conditions[:MAX_OPTIONS]
        cures = tuple(Option(ids.short(c.id or c.name), plain(c.name, 90)) for c in shown)
        if len({c.value for c in cures}) == len(cures):
            rows.append((Select(ids.encode("dmcure", encounter.id, key), say("dm-cure"), cures),))
    buttons = [
        Button(ids.encode("dmhit", encounter.id, key), say("button-damage"), "danger", "⚔️"),
        Button(ids.encode("dmmend", encounter.id, key), say("button-heal"), "success", "💚"),
    ]
    for what, has in (
        ("action", participant.legendary_actions),
        ("resistance", participant.legendary_resistances),
    ):
        if has:
            custom_id = ids.encode("dmlegend", encounter.id, key, what)
            buttons.append(Button(custom_id, say(f"button-legendary-{what}"), emoji="👑"))
    buttons.append(_button(encounter, "dm", say, "⬅️"))
    return (*rows, tuple(buttons))


def _button(
    encounter: Encounter,
    verb: str,
    say: Say,
    emoji: str,
    style: Style = "secondary",
    *arguments: str,
    key: str | None = None,
) -> Button:
    return Button(ids.encode(verb, encounter.id, *arguments), say(key or f"button-{verb}"), style, emoji)
