"""What happened, in one line, as an audience may hear it.

The public line is told with the audience `players`: no hidden name, no number of a participant whose hit
points the table may not know. The DM's own line is told with the audience `dm`.
"""

from collections.abc import Callable, Iterable, Mapping

from bot.render.escaping import safe
from bot.render.participants import NAME_LIMIT, condition, label
from bot.render.screen import Say
from storage.change import Change
from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.encounter.events import ChangeRedone, ChangeUndone, Event, TurnAdvanced, TurnReversed
from storage.encounter.model import Encounter, Status
from storage.encounter.visibility.audience import DM, Audience
from storage.encounter.visibility.event_views import hear
from storage.encounter.visibility.view_types import EventView
from storage.encounter.visibility.views import moment, participant_view, view

MAX_LINE = 1_500
SEPARATOR = " · "
_NOBODY = Actor(UserId(""), "")
_MOVES_TURN = frozenset({"turn_advanced", "turn_reversed", "encounter_started", "encounter_resumed"})

# What everybody rolled at the beginning stands on the board.
_ON_THE_BOARD = frozenset({"initiative_rolled", "participant_moved"})


def narrate(change: Change, audience: Audience, say: Say) -> str:
    """Return what this audience hears of a change, in one line; empty when that is nothing."""
    begins = any(event.type == "encounter_started" for event in change.events)
    heard = [
        told
        for event in sorted(change.events, key=lambda e: e.type != "encounter_started")
        if not (begins and event.type in _ON_THE_BOARD)
        if (said := hear(event, change.before, change.after, audience)) is not None
        and (told := _tell(said, change, audience, say))
    ]
    if any(event.type in _MOVES_TURN for event in change.events):
        heard += turn_line(change.before, change.after, audience, say)
    return _joined(dict.fromkeys(heard))


def tell_to_dm(events: Iterable[Event], encounter: Encounter, say: Say) -> list[str]:
    """Return what happened long ago, with everything in it; names are those of today."""
    then = Change(encounter, encounter, encounter.version, (), _NOBODY, None, "")
    told = []
    for event in events:
        if isinstance(event, TurnAdvanced | TurnReversed):
            taker = encounter.find(event.to_id)
            told.append(
                say("told-turn", name=safe(taker.name, NAME_LIMIT) if taker else "?", round=event.round)
            )
        elif isinstance(event, ChangeUndone | ChangeRedone):
            told.append(say(f"told-{event.type.replace('_', '-')}"))
        elif (said := hear(event, encounter, encounter, DM)) is not None:
            told.append(_tell(said, then, DM, say))
    return [line for line in told if line]


def turn_line(before: Encounter, after: Encounter, audience: Audience, say: Say) -> list[str]:
    """Return whose turn it is now, if this audience sees the turn move."""
    was, now = moment(before, audience), moment(after, audience)
    moved = (was.round, was.current and was.current.id) != (now.round, now.current and now.current.id)
    if not moved or now.current is None or after.status is not Status.ACTIVE:
        return []
    told = [say("told-turn", name=label(participant_view(now.current, audience)), round=now.round)]
    return told


def changes_the_picture(change: Change, audience: Audience) -> bool:
    """Whether the audience sees anything but a new version number."""
    was, now = view(change.before, audience), view(change.after, audience)
    return {**was, "version": 0, "updatedAt": 0} != {**now, "version": 0, "updatedAt": 0}


def _is_over(encounter: Encounter) -> bool:
    """Whether a fight has ended."""
    return encounter.status is Status.COMPLETED


def _joined(lines: Iterable[str]) -> str:
    text = ""
    for line in lines:
        longer = f"{text}{SEPARATOR}{line}" if text else line
        if len(longer) > MAX_LINE:
            return f"{text}{SEPARATOR}…"
        text = longer
    return text


def _tell(said: EventView, change: Change, audience: Audience, say: Say) -> str:
    kind = said["type"]
    if kind in ("change_undone", "change_redone") and not changes_the_picture(change, audience):
        return ""
    if kind == "change_undone" and _is_over(change.before) and not _is_over(change.after):
        return say("told-end-undone")
    if kind in _PLAIN:
        return say(f"told-{kind.replace('_', '-')}")
    tell = _TELLERS.get(kind)
    if tell is None:
        return ""
    return tell(said, _name(said, change), change, say)


def _name(said: EventView, change: Change) -> str:
    if "participantName" in said:
        return safe(said["participantName"], NAME_LIMIT)
    wanted = said.get("participantId")
    participant = change.after.find(wanted) or change.before.find(wanted)
    return safe(participant.name, NAME_LIMIT) if participant else "?"


def _maximum(said: EventView, change: Change) -> int:
    participant = change.after.find(said["participantId"])
    return participant.max_hp if participant else 0


def _damage(said: EventView, name: str, change: Change, say: Say) -> str:
    if "amount" not in said:
        return say("told-damage-band", name=name, band=say(f"band-{said['healthBand']}"))
    types = [safe(kind, 20) for kind in said["damageTypes"] if kind]
    text = say(
        "told-damage",
        name=name,
        amount=said["amount"],
        types=f" {'/'.join(types)}" if types else "",
        hp=said["hpAfter"],
        max=_maximum(said, change),
    )
    if said["absorbed"]:
        text += say("told-damage-absorbed", absorbed=said["absorbed"])
    return f"❗{text}" if said["isCritical"] else text


def _healing(said: EventView, name: str, change: Change, say: Say) -> str:
    if "amount" not in said:
        return say("told-healing-band", name=name, band=say(f"band-{said['healthBand']}"))
    return say(
        "told-healing", name=name, amount=said["amount"], hp=said["hpAfter"], max=_maximum(said, change)
    )


def _hit_points_set(said: EventView, name: str, change: Change, say: Say) -> str:
    if "hpAfter" not in said:
        return say("told-set-band", name=name, band=say(f"band-{said['healthBand']}"))
    return say("told-set", name=name, hp=said["hpAfter"], max=_maximum(said, change))


def _temporary(said: EventView, name: str, change: Change, say: Say) -> str:
    key = "told-temporary" if said["after"] != said["before"] else "told-temporary-kept"
    return say(key, name=name, amount=said["after"], offered=said["offered"])


def _condition_added(said: EventView, name: str, change: Change, say: Say) -> str:
    return say("told-condition-added", name=name, condition=condition(said["condition"], say))


def _condition_removed(said: EventView, name: str, change: Change, say: Say) -> str:
    expired = said.get("reason") == "expired"
    key = "told-condition-expired" if expired else "told-condition-removed"
    return say(key, name=name, condition=safe(said["condition"]["name"], NAME_LIMIT))


def _initiative(said: EventView, name: str, change: Change, say: Say) -> str:
    return say("told-initiative", name=name, total=said["total"])


def _removed(said: EventView, name: str, change: Change, say: Say) -> str:
    return say(f"told-{said.get('reason', 'removed')}", name=name)


def _legendary(said: EventView, name: str, change: Change, say: Say) -> str:
    return say(f"told-legendary-{said['what']}", name=name, remaining=said["remaining"])


def _death_save(said: EventView, name: str, change: Change, say: Say) -> str:
    return say(
        "told-death-save",
        name=name,
        total=said["total"],
        successes=said["successes"],
        failures=said["failures"],
    )


def _settled(said: EventView, name: str, change: Change, say: Say) -> str:
    return say(f"told-settled-{said['answer']}", name=safe(said["request"]["userName"], NAME_LIMIT))


def _named(key: str, *fields: str) -> Callable[[EventView, str, Change, Say], str]:
    """Tell an event by one text with the name and some of its fields, made safe."""

    def tell(said: EventView, name: str, change: Change, say: Say) -> str:
        given: Mapping[str, object] = said
        return say(key, **{field: safe(str(given[field]), NAME_LIMIT) for field in fields} | {"who": name})

    return tell


def _fate(said: EventView, name: str, change: Change, say: Say) -> str:
    return say(f"told-downed-{said['fate'].replace('_', '-')}", who=name)


_PLAIN = frozenset(
    {
        "encounter_started",
        "encounter_paused",
        "encounter_resumed",
        "encounter_ended",
        "change_undone",
        "change_redone",
        "rules_changed",
        "access_changed",
    }
)

_TELLERS: dict[str, Callable[[EventView, str, Change, Say], str]] = {
    "participant_added": _named("told-added"),
    "participant_removed": _removed,
    "participant_changed": _named("told-changed"),
    "visibility_changed": _named("told-visibility"),
    "initiative_rolled": _initiative,
    "participant_moved": _named("told-moved"),
    "turn_delayed": _named("told-delayed"),
    "damage_taken": _damage,
    "healing_received": _healing,
    "hit_points_set": _hit_points_set,
    "temporary_hp_set": _temporary,
    "participant_downed": _fate,
    "participant_died": _named("told-died"),
    "participant_stabilised": _named("told-stabilised"),
    "participant_revived": _named("told-revived"),
    "death_save_rolled": _death_save,
    "condition_added": _condition_added,
    "condition_removed": _condition_removed,
    "condition_resisted": _named("told-resisted", "name"),
    "concentration_started": _named("told-concentrates", "name"),
    "concentration_ended": _named("told-concentration-ended", "name"),
    "concentration_check_due": _named("told-concentration-check", "name", "dc"),
    "reminder_due": _named("told-reminder", "text"),
    "legendary_spent": _legendary,
    "request_settled": _settled,
}
