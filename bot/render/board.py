"""The board: the players' view of the encounter in one message."""

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from bot.render import custom_ids as ids
from bot.render.buttons import undo_button
from bot.render.escaping import picture, safe
from bot.render.pagination import CHARACTERS, LINES, page_of, pages
from bot.render.participants import entries, entry, group_label, label
from bot.render.screen import Button, Row, Say, Screen, Style
from bot.render.viewers import NO_VIEWERS, Viewers, viewers_text
from storage.encounter.base import ParticipantId
from storage.encounter.model import Encounter, Status
from storage.encounter.model.participant_types import is_player_type
from storage.encounter.visibility.audience import PLAYERS
from storage.encounter.visibility.view_types import EncounterView, ParticipantView
from storage.encounter.visibility.views import view

COLOURS = {
    Status.PLANNING: 0x5865F2,
    Status.ACTIVE: 0xC0392B,
    Status.PAUSED: 0x8E8E93,
    Status.COMPLETED: 0x2E7D32,
}
FOLDED_FROM = 2  # defeated that share a line
MOST_FALLEN_NAMED, FALLEN_NAME = 6, 20  # names, and characters of each

Shown = TypeVar("Shown", bound=ParticipantView)


def board(
    encounter: Encounter,
    say: Say,
    viewers: Viewers = NO_VIEWERS,
    pages: str = "",
    *,
    is_complete: bool = False,
) -> Screen:
    """Draw the board of an encounter from the players' view; `pages` is the base URL of the web pages.

    `is_complete`: all players that are expected are in, so that it does not ask them to join.
    """
    shown = view(encounter, PLAYERS)
    return Screen(
        title=title(encounter, shown, say),
        description=order(shown, say, empty=say("board-empty")),
        colour=COLOURS[encounter.status],
        image_url=_portrait(shown, pages) if encounter.status is Status.ACTIVE else None,
        rows=_rows(encounter, say, is_complete=is_complete),
        viewers=viewers_text(viewers, say),
    )


def order(
    shown: EncounterView,
    say: Say,
    *,
    empty: str,
    page: int | None = None,
    most: int = LINES,
    characters: int = CHARACTERS,
) -> str:
    """Return a page of a view's initiative order: by default the one with the current turn.

    The board has at most `LINES` on it; a screen with more of them is where it leads.
    """
    now = shown["currentParticipantId"]
    people, fallen = folded(shown["participants"], now)
    texts = entries(shown, people, partial(entry, say=say))
    if not texts and not fallen:
        return empty
    found = pages(texts, most=most, characters=characters)
    active = next((i for i, p in enumerate(people) if p["_id"] == now), 0)
    number = page_of(found, active) if page is None else min(max(0, page), len(found) - 1)
    lines = [*_headline(shown, say), *(texts[i] for i in found[number])]
    lines += fallen_line(fallen, say)
    if len(found) > 1:
        key = "board-page" if most == LINES else "order-page"
        lines.append(say(key, page=number + 1, pages=len(found), total=len(texts)))
    return "\n".join(lines)


def folded(people: Sequence[Shown], current_id: ParticipantId | None) -> tuple[list[Shown], list[Shown]]:
    """Return the participants with a line of their own, and the defeated who share one.

    Player characters and the one that has the turn keep their lines, and so does one that is defeated alone.
    """
    fallen = [
        p for p in people if p.get("isDefeated") and not is_player_type(p["type"]) and p["_id"] != current_id
    ]
    if len(fallen) < FOLDED_FROM:
        return list(people), []
    ids_of_fallen = {p["_id"] for p in fallen}
    return [p for p in people if p["_id"] not in ids_of_fallen], fallen


def fallen_line(fallen: Sequence[ParticipantView], say: Say) -> list[str]:
    """Return the line that the defeated share; none without any."""
    if not fallen:
        return []
    names = [safe(p["name"], FALLEN_NAME) for p in fallen[:MOST_FALLEN_NAMED]]
    names += ["…"] if len(fallen) > MOST_FALLEN_NAMED else []
    return ["-# " + say("board-fallen", count=len(fallen), names=", ".join(names))]


def title(encounter: Encounter, shown: EncounterView, say: Say) -> str:
    """Return the encounter's name, status and round."""
    status = encounter.status.value
    return say(f"board-title-{status}", name=safe(encounter.name, 60), round=shown["round"])


def _headline(shown: EncounterView, say: Say) -> list[str]:
    now, then = shown["currentParticipantId"], shown["nextParticipantId"]
    if shown["status"] not in ("active", "paused") or not (now or then):
        return []
    parts = [say("board-now", name=_called(shown, now))] if now else []
    if then:
        parts.append(say("board-next", name=_called(shown, then)))
    return [" · ".join(parts), ""]


def _called(shown: EncounterView, participant_id: ParticipantId) -> str:
    """Return the name of whose turn it is: a group's, of those who act on one turn."""
    for group in shown["groups"]:
        if participant_id in group["participantIds"]:
            return group_label(group)
    return next((label(p) for p in shown["participants"] if p["_id"] == participant_id), "?")


def _portrait(shown: EncounterView, pages: str) -> str | None:
    current = next((p for p in shown["participants"] if p["_id"] == shown["currentParticipantId"]), None)
    return picture(current.get("imageUrl"), pages) if current else None


def _rows(encounter: Encounter, say: Say, *, is_complete: bool) -> tuple[Row, ...]:
    def button(verb: str, emoji: str, style: Style = "secondary", *arguments: str) -> Button:
        custom_id = ids.encode(verb, ids.short(encounter.id), *arguments)
        return Button(custom_id, say(f"button-{verb}"), style, emoji)

    undo = undo_button(encounter, say)
    mine, more = button("mine", "📋"), button("more", "🛡️")
    join, roll = button("join", "🙋", "success"), button("roll", "🎲")
    turn = ids.turn_digest(encounter)
    if encounter.status is Status.PLANNING:
        joins = () if is_complete else (join,)
        return ((*joins, roll, button("begin", "⚔️", "primary"), undo, more),)
    if encounter.status is Status.PAUSED:
        return ((button("resume", "▶️", "primary"), undo, mine, more),)
    if encounter.status is Status.COMPLETED:
        return ((undo, more),)
    return (
        (
            button("next", "⏭️", "primary", turn),
            button("damage", "⚔️", "danger"),
            button("heal", "💚", "success"),
            button("condition", "🌀"),
        ),
        (button("back", "⏮️", "secondary", turn), roll, undo, mine, more),
    )
