"""A change as one line of text. `AudienceChange` decides what an audience may know of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from bot.render.escaping import safe
from bot.render.event_lines import event_line, event_name
from bot.render.participants import NAME_LIMIT, group_label, label
from bot.render.requests import wish_text
from bot.render.saves import ability_text
from bot.render.screen import Say
from bot.render.terms import shown_condition
from storage.encounter.base import ParticipantId
from storage.encounter.commands.requests import asked_in, targets_of
from storage.encounter.events import EVENTS, Event, ParticipantAdded, Requested, TurnAdvanced, TurnReversed
from storage.encounter.history.undo import done_and_undone, made_together
from storage.encounter.model import Encounter
from storage.encounter.model.participant_types import is_player_type
from storage.encounter.rules.condition_table import LEAVES_BEHIND, UNCONSCIOUS
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.audience_change import AudienceChange
from storage.encounter.visibility.questions import Question
from storage.encounter.visibility.view_types import EventView

MAX_LINE = 1_500
MAX_NAMES = 12  # of those who are to save against one effect
SEPARATOR = " · "
_MOVES_TURN = frozenset({"turn_advanced", "turn_reversed", "encounter_started", "encounter_resumed"})

_MOST_NEWCOMERS = 5  # each with a line of its own
_MOST_UNDONE = 6  # sentences about what was undone
_FALLS = frozenset({"participant_downed", "participant_died"})
# Left out at the start, when the board shows the order.
_ON_THE_BOARD = frozenset({"initiative_rolled", "participant_moved"})


def narrate(change: AudienceChange, say: Say, *, beside: AudienceChange | None = None) -> str:
    """Return a change as text for its audience, a line for each participant; empty when it may know nothing.

    Conditions that another one brings along, or takes away with it, are left out, and a fall is said once.
    So is what a text for the audience of `beside` says already, which the reader has before them.
    """
    said = [one for sentences in _said(beside, say) for one in sentences] if beside else []
    *about, turn = ([new for one in line if (new := _without(one, said))] for line in _said(change, say))
    lines = [_joined(sentences) for sentences in about if sentences]
    return _joined([*lines, *turn], "\n" if len(lines) > 1 else SEPARATOR)


def _without(sentence: str, said: Sequence[str]) -> str:
    """Return what a sentence says beyond those that were said; all of it where it does not begin with one."""
    for one in said:
        if sentence == one:
            return ""
        if sentence.startswith(one + SEPARATOR):
            return sentence.removeprefix(one + SEPARATOR)
    return sentence


def _said(change: AudienceChange, say: Say) -> list[list[str]]:
    """Return the sentences of each line about a change; the last line is about whose turn it is."""
    begins = any(event["type"] == "encounter_started" for event in change.events)
    come = [event["participantId"] for event in change.events if event["type"] == "participant_added"]
    many = come if len(come) > _MOST_NEWCOMERS else []
    told: dict[ParticipantId | None, dict[str, None]] = {}  # the sentences about each, in order
    if many:
        told[None] = {_arrival(many, change, say): None}
    for event in sorted(_new_in(change.events), key=lambda e: e["type"] != "encounter_started"):
        about = event.get("participantId")
        if (begins and event["type"] in _ON_THE_BOARD) or about in many:
            continue
        if event["type"] == "save_due":
            continue  # in one line for all
        if line := _line(event, change, say):
            told.setdefault(about, {})[line] = None
    effects = ([line] for line in effect_line(change, say))
    turn = turn_line(change, say) if any(e["type"] in _MOVES_TURN for e in change.events) else []
    return [*effects, *([*sentences] for sentences in told.values()), turn]


def _is_implied(event: EventView) -> bool:
    return event.get("isImplied", False) or bool(event.get("condition", {}).get("impliedBy"))


def _new_in(events: Sequence[EventView]) -> list[EventView]:
    """Return the events that say something of their own.

    Left out are conditions that another one brings along, and the health of those who fall.
    """
    fallen = {event["participantId"] for event in events if event["type"] in _FALLS}
    brought = {(one, name) for one in fallen for name in LEAVES_BEHIND[UNCONSCIOUS]}
    for event in events:
        if event["type"] == "condition_added":
            left = LEAVES_BEHIND.get(event["condition"]["name"], ())
            brought.update((event["participantId"], name) for name in left)
    said = []
    for event in events:
        about = event.get("participantId")
        is_brought = event["type"] == "condition_added" and (about, event["condition"]["name"]) in brought
        is_health = about in fallen and "healthBand" in event  # the fall says that they are down
        if _is_implied(event) or is_brought or (is_health and "amount" not in event):
            continue
        bare = {key: value for key, value in event.items() if key != "healthBand"} if is_health else event
        said.append(cast("EventView", bare))
    return said


def dm_log_lines(
    events: Iterable[Event], change: AudienceChange, names: Mapping[ParticipantId, str], say: Say
) -> list[str]:
    """Return a line for each event of a change in the DM's view, also of turns and requests.

    `names` are of participants that the change's encounters do not have.
    """
    lines = []
    for event in events:
        if isinstance(event, TurnAdvanced | TurnReversed):
            if event.to_id is not None:
                name = safe(change.name(event.to_id) or names.get(event.to_id, "?"), NAME_LIMIT)
                lines.append(say("told-turn", name=name, round=event.round))
        elif isinstance(event, Requested):
            asked = asked_in(event.request.command)
            known = tuple(change.name(i) or names.get(i, "?") for i in targets_of(asked))
            lines.append(wish_text(change.question or Question(event.request, asked, known), say))
        else:
            shown = cast("EventView", event.model_dump(by_alias=True, mode="json"))  # as a DM gets it
            about = shown.get("participantId")
            if about is not None and change.name(about) is None and about in names:
                shown["participantName"] = names[about]
            lines.append(_line(shown, change, say))
    return [line for line in lines if line]


def turn_line(change: AudienceChange, say: Say) -> list[str]:
    """Return a line with whose turn it is; none where the audience may not see the turn move."""
    turn = change.turn
    current = change.participant(turn.current_id) if turn else None
    if turn is None or current is None or not change.is_active:
        return []
    group = change.group_of(current["_id"])
    return [say("told-turn", name=group_label(group) if group else label(current), round=turn.round)]


def effect_line(change: AudienceChange, say: Say) -> list[str]:
    """Return a line with the effect that several are to save against; none where there is no such effect."""
    due = [event for event in change.events if event["type"] == "save_due"]
    if not due:
        return []
    names = [event_name(event, change) for event in due[:MAX_NAMES]] + (["…"] if len(due) > MAX_NAMES else [])
    dc = next((event["dc"] for event in due if "dc" in event), None)
    return [
        say(
            "told-effect" if dc is None else "told-effect-dc",
            effect=shown_condition(due[0]["name"], say, NAME_LIMIT),
            ability=ability_text(due[0]["ability"], say),
            names=", ".join(names),
            dc=dc or 0,
        )
    ]


def saves_asked_for(change: AudienceChange, say: Say) -> list[str]:
    """Return a line for each save that the change asks for."""
    asked = [
        _line(event, change, say)
        for event in change.events
        if event["type"] == "concentration_check_due"
        or event["type"] == "effect_due"
        or (event["type"] == "reminder_due" and event["about"] == "save")
    ]
    return [*asked, *effect_line(change, say)]


def endings(change: AudienceChange, say: Say) -> list[str]:
    """Return a line for each condition that ended on a player's character."""
    return [
        _line(event, change, say)
        for event in change.events
        if event["type"] == "condition_removed"
        and (bearer := change.participant(event["participantId"])) is not None
        and is_player_type(bearer["type"])
    ]


def _joined(lines: Iterable[str], separator: str = SEPARATOR) -> str:
    text = ""
    for line in lines:
        longer = f"{text}{separator}{line}" if text else line
        if len(longer) > MAX_LINE:
            return f"{text}{separator}…"
        text = longer
    return text


def _line(event: EventView, change: AudienceChange, say: Say) -> str:
    kind = event["type"]
    if kind == "change_undone" and change.is_reopened:
        return say("told-end-undone")
    if kind in ("change_undone", "change_redone"):
        return _undone(kind, change, say)
    return event_line(event, change, say)


def _arrival(newcomers: Sequence[ParticipantId], change: AudienceChange, say: Say) -> str:
    """Return one line for many newcomers, whose initiative is on the board."""
    first, last = (safe(change.name(i) or "?", NAME_LIMIT) for i in (newcomers[0], newcomers[-1]))
    names = first if first == last else f"{first} … {last}"
    return say("told-added-many", who=names, count=len(newcomers))


def _undone(kind: str, change: AudienceChange, say: Say) -> str:
    """Return what was undone or redone, by whom, and whose it was; nothing that the audience may not know."""
    by = safe(change.made_by, NAME_LIMIT)
    bare = ({**event, "dice": ""} for event in _new_in(change.taken_back) if event["type"] != "dice_rolled")
    lines = dict.fromkeys(_line(cast("EventView", event), change, say) for event in bare)
    found = [line for line in lines if line]
    what = _joined([*found[:_MOST_UNDONE], *(["…"] if len(found) > _MOST_UNDONE else [])], ", ")
    if not what and (question := change.taken_back_question) is not None:
        what = wish_text(question, say)
    key = "told-undone" if kind == "change_undone" else "told-redone"
    if not what:
        turn = ", ".join(turn_line(change, say))
        return say(f"{key}-turn", by=by, what=turn) if turn else say(f"{key}-change", by=by)
    if whose := change.taken_back_from:
        return say(f"{key}-of", by=by, whose=safe(whose, NAME_LIMIT), what=what)
    return say(key, by=by, what=what)


def last_change_text(encounter: Encounter, say: Say) -> str:
    """Return what undo would take back and whose it is, for a DM; "" where there is nothing."""
    done, _ = done_and_undone(encounter.history)
    if not (together := made_together(done)):
        return ""
    entry = together[-1]
    shown = [e for one in together for e in one.events if not _is_implied(cast("EventView", e))]
    events = EVENTS.validate_python(shown)
    change = AudienceChange(DM, encounter, encounter, events, version=entry.version, made_by=entry.user_name)
    come = [event.participant_id for event in events if isinstance(event, ParticipantAdded)]
    lines = [line for line in dm_log_lines(events, change, {}, say) if not line.startswith("🎲")]
    told = [_arrival(come, change, say)] if len(come) > _MOST_NEWCOMERS else [*dict.fromkeys(lines)]
    what = _joined([*told[:2], *(["…"] if len(told) > 2 else [])])
    return say("undo-takes-back", name=safe(entry.user_name, NAME_LIMIT), what=what) if what else ""
