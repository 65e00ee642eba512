"""The DM screen: the DM's view of the encounter."""

from collections.abc import Sequence
from functools import partial

from bot.render import custom_ids as ids
from bot.render.area_damage import ON_PAGE
from bot.render.board import COLOURS, Shown, fallen_line, folded, order, title
from bot.render.buttons import screen_button, undo_button
from bot.render.escaping import plain
from bot.render.experience import lines_within
from bot.render.narration import last_change_text
from bot.render.pagination import page_of, pages
from bot.render.participants import entries, entry, exhaustion_and_reaction
from bot.render.recurring import effects_due
from bot.render.requests import request_rows, request_text
from bot.render.saves import owed_saves
from bot.render.screen import MAX_DESCRIPTION, MAX_OPTIONS, Button, Option, Row, Say, Screen, Select
from storage.encounter.model import Encounter, Level, Status
from storage.encounter.model.participant_types import is_player_type
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM
from storage.encounter.visibility.questions import question_in
from storage.encounter.visibility.view_types import EncounterView, ParticipantView
from storage.encounter.visibility.views import view

CHARACTERS = 2_600
NO_BREAK = "\u00a0"  # no line break between a number and its label


def dm_screen(encounter: Encounter, say: Say, page: int | None = None, *, is_live: bool = False) -> Screen:
    """Draw a page of the DM's view, by default the one with the current turn. `is_live`: a live message."""
    shown = view(encounter, DM)
    people, fallen = folded(shown["participants"], encounter.current_participant_id)
    texts, found, number = _paged(shown, (people, fallen), say, page)
    here = found[number]
    lines = [texts[i] for i in here] or [say("board-empty")]
    if here.start < len(people):
        lines += fallen_line(fallen, say)
    if owed := owed_saves(encounter.participants, DM):
        lines += ["", say("dm-saves", count=len(owed))]
    if due := effects_due(encounter, DM):
        lines += ["", say("dm-effects-due", count=len(due))]
    if undoes := last_change_text(encounter, say):
        lines += ["", f"-# {undoes}"]
    requests = _requests(encounter, say)  # last: their buttons stand right below
    room = MAX_DESCRIPTION - sum(len(line) + 1 for line in (*lines, *requests)) - 1
    if about_xp := lines_within(room, encounter, say):
        lines += ["", *about_xp]
    lines += requests
    return Screen(
        title=say("dm-title", title=title(encounter, shown, say)),
        description="\n".join(lines),
        footer=say("dm-live-footer" if is_live else "dm-footer", page=number + 1, pages=len(found)),
        colour=COLOURS[encounter.status],
        rows=_rows(encounter, [[*people, *fallen][i] for i in here], number, len(found), say),
    )


def participants_on_page(
    encounter: Encounter, say: Say, page: int | None = None
) -> Sequence[ParticipantView]:
    """Return the participants with a line of their own on a page, as in the DM's view."""
    shown = view(encounter, DM)
    people, fallen = folded(shown["participants"], encounter.current_participant_id)
    _, found, number = _paged(shown, (people, fallen), say, page)
    return [[*people, *fallen][i] for i in found[number]]


def _paged(
    shown: EncounterView, lists: tuple[list[Shown], list[Shown]], say: Say, page: int | None
) -> tuple[list[str], list[range], int]:
    """Return all lines, the ranges of lines of each page, and the number of the page to show.

    The second of the lists has pages of its own, at the end.
    """
    standing, everyone = len(lists[0]), [*lists[0], *lists[1]]
    now = shown["currentParticipantId"]
    line = partial(_line, say=say)
    texts = [*entries(shown, lists[0], line), *entries(shown, lists[1], line)]
    found = pages(texts[:standing], characters=CHARACTERS)
    if fallen := texts[standing:]:
        last = pages(fallen, characters=CHARACTERS)
        found = [*found, *(range(standing + p.start, standing + p.stop) for p in last)]
    active = next((i for i, p in enumerate(everyone) if p["_id"] == now), 0)
    number = page_of(found, active) if page is None else min(max(0, page), len(found) - 1)
    return texts, found, number


def view_as(encounter: Encounter, audience: str, say: Say) -> Screen:
    """Draw the view of the players or the stream."""
    shown = view(encounter, STREAM if audience == "stream" else PLAYERS)
    return Screen(
        title=say(f"seen-by-{audience}", title=title(encounter, shown, say)),
        description=order(shown, say, empty=say("board-empty")),
        footer=say("seen-by-footer", count=len(shown["participants"])),
        colour=COLOURS[encounter.status],
        rows=((screen_button(encounter, "dm", say, "⬅️"),),),
    )


def _line(shown: ParticipantView, say: Say, *, is_current: bool, is_next: bool, is_member: bool) -> str:
    text = entry(
        shown, say, is_current=is_current, is_next=is_next, is_member=is_member, has_bar=False
    )  # the numbers tell it, and a line fits a phone
    extra = []
    if shown.get("ac") is not None:
        extra.append(say("ac", ac=shown["ac"]).replace(" ", NO_BREAK))
    seen = shown["seenBy"]
    usual = Level.EXACT if is_player_type(shown["type"]) else Level.BAND
    if seen["players"] != usual.value or seen["stream"] != seen["players"]:
        extra.append(say("reveal-players", level=say(f"level-{seen['players']}")))
        if seen["stream"] != seen["players"]:
            extra.append(say("reveal-stream", level=say(f"level-{seen['stream']}")))
    if shown.get("legendaryActions"):
        left = shown.get("legendaryActionsRemaining", 0)
        extra.append(say("dm-legendary-action", left=left, total=shown["legendaryActions"]))
    head, newline, rest = text.partition("\n")
    return " · ".join([head, *extra, *exhaustion_and_reaction(shown, say)]) + newline + rest


def _requests(encounter: Encounter, say: Say) -> list[str]:
    if not encounter.requests:
        return []
    first = encounter.requests[0]
    question = question_in(encounter, first, DM)
    text = [request_text(question, say)] if question is not None else []
    return ["", say("dm-requests", count=len(encounter.requests)), *text]


def _rows(
    encounter: Encounter, people: Sequence[ParticipantView], page: int, count: int, say: Say
) -> tuple[Row, ...]:
    rows: list[Row] = []
    if encounter.requests:
        rows += request_rows(encounter, encounter.requests[0], say, verb="dmsettle")
    if people:
        options = tuple(
            Option(ids.short(p["_id"]), plain(p["name"], 90), f"{p['currentHP']}/{p['maxHP']}")
            for p in people[:MAX_OPTIONS]
        )
        rows.append((Select(ids.encode("dmpick", encounter.id), say("dm-pick"), options),))
    changes = [*_running(encounter, say)]
    if people:
        changes.append(screen_button(encounter, "dmarea", say, "💥", "danger"))
        changes.append(screen_button(encounter, "dminit", say, "🎲", "secondary", str(page)))
    rows.append((*changes, undo_button(encounter, say, verb="dmundo", audience=DM)))
    looks = [
        Button(ids.encode("dmsee", encounter.id, audience), say(f"button-see-{audience}"), emoji=emoji)
        for audience, emoji in (("players", "👁️"), ("stream", "📺"))
    ]
    looks.append(screen_button(encounter, "dm", say, "🔄", "secondary", str(page), key="button-dmrefresh"))
    if count > 1:
        before, after = max(0, page - 1), min(count - 1, page + 1)
        looks += (
            Button(ids.encode("dmpage", encounter.id, f"{before}b"), "◀", disabled=page == 0),
            Button(ids.encode("dmpage", encounter.id, f"{after}f"), "▶", disabled=page == count - 1),
        )
    rows.append(tuple(looks))
    more: list[Button] = []
    if owed_saves(encounter.participants, DM):
        more.append(screen_button(encounter, "dmrollsaves", say, "🎲", "primary"))
    if more or effects_due(encounter, DM):
        more.append(screen_button(encounter, "dmsaves", say, "📋"))
    if len(encounter.participants) > ON_PAGE:
        more.append(screen_button(encounter, "dmarealist", say, "💥"))
    if encounter.status is not Status.COMPLETED:
        more.append(screen_button(encounter, "dmadd", say, "➕"))
    if people and encounter.status is not Status.ACTIVE:
        more.append(screen_button(encounter, "dmrest", say, "🛏️"))
    if more:
        rows.append(tuple(more))
    return tuple(rows)


def _running(encounter: Encounter, say: Say) -> tuple[Button, ...]:
    """Return the buttons that start, resume or advance the encounter."""
    match encounter.status:
        case Status.PLANNING:
            return (screen_button(encounter, "dmbegin", say, "⚔️", "primary", key="button-begin"),)
        case Status.PAUSED:
            return (screen_button(encounter, "dmresume", say, "▶️", "primary", key="button-resume"),)
        case Status.ACTIVE:
            mark = ids.turn_digest(encounter)
            return (
                screen_button(encounter, "dmnext", say, "⏭️", "primary", mark),
                screen_button(encounter, "dmback", say, "⏮️", "secondary", mark),
            )
        case _:
            return ()
