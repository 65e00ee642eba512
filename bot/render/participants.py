"""A participant of any view as lines of text."""

from collections.abc import Iterable
from math import ceil
from typing import Protocol

from bot.render.escaping import safe
from bot.render.health_bar import health
from bot.render.screen import Say
from bot.render.terms import shown_condition
from storage.encounter.visibility.view_types import (
    ConditionView,
    EncounterView,
    ExhaustionView,
    ParticipantView,
    TurnGroupView,
)

NAME_LIMIT = 40
CONDITIONS_SHOWN = 6
_CONDITION_LIMIT = 30
MANY_ROUNDS = 100  # from here on a time is shown in minutes


class Line(Protocol):
    """Renders one participant of a view."""

    def __call__(
        self, shown: ParticipantView, /, *, is_current: bool, is_next: bool, is_member: bool
    ) -> str: ...


def entries(shown: EncounterView, people: Iterable[ParticipantView], line: Line) -> list[str]:
    """Return the text of each of a view's participants; the first of a group has the group's line above."""
    acting = {shown["currentParticipantId"], *shown["actingParticipantIds"]}
    then = shown["nextParticipantId"]
    groups = {i: group for group in shown["groups"] for i in group["participantIds"]}
    texts, named = [], set()
    for participant in people:
        participant_id = participant["_id"]
        group = groups.get(participant_id)
        is_current, is_next = participant_id in acting, participant_id == then
        text = line(participant, is_current=is_current, is_next=is_next, is_member=group is not None)
        if group is not None and group["name"] not in named:
            named.add(group["name"])
            members = set(group["participantIds"])
            sign = _sign(is_current=bool(acting & members), is_next=then in members)
            name = f"**{group_label(group)}**" if acting & members else group_label(group)
            text = f"{sign} {_place(participant)} {name}\n{text}"
        texts.append(text)
    return texts


def group_label(group: TurnGroupView) -> str:
    """Return a group's name for Markdown, with how many of it are not defeated."""
    return f"{safe(group['name'], NAME_LIMIT)} ×{group['standing'] or len(group['participantIds'])}"


def entry(
    participant: ParticipantView,
    say: Say,
    *,
    is_current: bool,
    is_next: bool,
    is_member: bool = False,
    has_bar: bool = True,
) -> str:
    """Return a participant's line, and a second one for its conditions and effects.

    That of a member of a group that acts on one turn stands below the line of the group.
    """
    place = ("┆",) if is_member else (_sign(is_current=is_current, is_next=is_next), _place(participant))
    parts = [
        *place,
        _name(participant, is_current),
        health(participant, say, has_bar=has_bar),
        *_states(participant, say),
    ]
    line = " ".join(part for part in parts if part)
    effects = " · ".join(_effects(participant, say))
    return f"{line}\n-# ⤷ {effects}" if effects else line


def condition(shown: ConditionView, say: Say) -> str:
    """Return a condition with its level and its remaining rounds."""
    text = shown_condition(shown["name"], say, _CONDITION_LIMIT)
    if shown.get("level"):
        text = say("condition-level", name=text, level=shown["level"])
    if (duration := shown.get("duration", -1)) >= 0:
        text = say("condition-rounds", name=text, rounds=_time_left(duration))
    return text


def _time_left(rounds: int) -> str:
    """Return rounds as a number, and of longer times the minutes or hours that are begun."""
    if rounds < MANY_ROUNDS:
        return str(rounds)
    return f"{ceil(rounds / 600)} h" if rounds >= 600 else f"{ceil(rounds / 10)} min"


def label(participant: ParticipantView) -> str:
    """Return the name for Markdown."""
    return safe(participant["name"], NAME_LIMIT)


def _sign(*, is_current: bool, is_next: bool) -> str:
    return "▶" if is_current else ("▹" if is_next else "·")


def _place(participant: ParticipantView) -> str:
    roll = participant.get("initiativeRoll")
    return f"`{roll:>2}`" if roll is not None else "`--`"


def _name(participant: ParticipantView, is_current: bool) -> str:
    name = label(participant)
    if participant.get("isDefeated"):
        return f"~~{name}~~"
    shown = f"**{name}**" if is_current else name
    form = form_of(participant)
    return f"{shown} ({safe(form, NAME_LIMIT)})" if form else shown


def form_of(participant: ParticipantView) -> str | None:
    """Return the name of the other form that a participant has; None without one or without a name."""
    forms = (form for c in participant.get("conditions") or [] if (form := c.get("form")))
    return next((form["name"] for form in forms if form["name"]), None)


def _states(participant: ParticipantView, say: Say) -> Iterable[str]:
    if participant.get("isDelayed"):
        yield f"⏳ {say('delayed')}"
    if participant.get("isSurprised"):
        yield f"❕{say('surprised')}"
    yield from inspired(participant, say)


def _effects(participant: ParticipantView, say: Say) -> list[str]:
    conditions = participant.get("conditions") or []
    shown = [condition(c, say) for c in conditions[:CONDITIONS_SHOWN]]
    if more := len(conditions) - CONDITIONS_SHOWN:
        shown += [f"+{more}"] if more > 0 else []
    if concentration := participant.get("concentration"):
        shown.append(f"◎ {safe(concentration['name'], _CONDITION_LIMIT)}")
    if readied := participant.get("readied"):
        shown.append(say("readied", what=safe(readied, _CONDITION_LIMIT)))
    return shown


def _exhaustion(tired: ExhaustionView, say: Say) -> str:
    """Return what a level of exhaustion costs (SRD 5.1 and 5.2, Exhaustion)."""
    level = tired["level"]
    if tired["ruleset"] == "2014":
        return say("exhaustion-2014", level=level)
    return say("exhaustion-2024", d20=2 * level, feet=5 * level)


def inspired(shown: ParticipantView, say: Say) -> list[str]:
    """Return that it has inspiration, where the view shows it."""
    return [f"✨ {say('inspired')}"] if shown.get("hasInspiration") else []


def exhaustion_and_reaction(shown: ParticipantView, say: Say) -> list[str]:
    """Return what exhaustion costs and whether the reaction is used, where shown."""
    tired = shown.get("exhaustion")
    texts = [_exhaustion(tired, say)] if tired else []
    return [*texts, say("reaction-used")] if shown.get("reactionUsed") else texts
