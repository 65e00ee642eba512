"""A change as one line of text. `AudienceChange` decides what an audience may know of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from bot.render.escaping import safe
from bot.render.participants import NAME_LIMIT, condition, group_label, label
from bot.render.recurring import amount_text
from bot.render.requests import verdict_text, wish_text
from bot.render.saves import ability_text
from bot.render.screen import Say
from bot.render.terms import condition_name, damage_dealt, damage_types, dice_text, shown_condition
from storage.encounter.base import ParticipantId
from storage.encounter.commands.requests import asked_in, targets_of
from storage.encounter.events import (
    EVENTS,
    Event,
    ParticipantAdded,
    Requested,
    RequestSettled,
    TurnAdvanced,
    TurnReversed,
)
from storage.encounter.history.undo import done_and_undone, made_together
from storage.encounter.model import Encounter
from storage.encounter.model.participant_types import is_player_type
from storage.encounter.rules.condition_table import LEAVES_BEHIND, UNCONSCIOUS
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.audience_change import AudienceChange
from storage.encounter.visibility.questions import Question
from storage.encounter.visibility.view_types import EventView

Renderer = Callable[[EventView, str, AudienceChange, Say], str]  # event view, name, its change
MAX_LINE = 1_500
MAX_NAMES = 12  # of those who are to save against one effect
SEPARATOR = " · "
_MOVES_TURN = frozenset({"turn_advanced", "turn_reversed", "encounter_started", "encounter_resumed"})

_MOST_NEWCOMERS = 5  # each with a line of its own
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
    names = [_name(event, change) for event in due[:MAX_NAMES]] + (["…"] if len(due) > MAX_NAMES else [])
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
    if kind in _PLAIN:
        return say(f"told-{kind.replace('_', '-')}")
    render = _RENDERERS.get(kind)
    return render(event, _name(event, change), change, say) if render else ""


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
    what = _joined((line for line in lines if line), ", ")
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


def _changed(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    """Return which fields of a sheet changed, and numbers, states and what is readied as they are now."""
    sheet: Mapping[str, object] = change.participant(event.get("participantId")) or {}
    is_undone = any(one["type"] == "change_undone" for one in change.events)  # not as it is now
    said = []
    for field in event["fields"]:
        words, value = _field_word("sheet", field, say), sheet.get(field)
        old = "" if is_undone or field != "name" else change.old_name(event.get("participantId"))
        if old:
            said.append(say("sheet-name-was", old=safe(old, NAME_LIMIT)))
        elif field in _STATES and field in sheet and not is_undone:
            words = say(f"sheet-{field.lower()}.{'on' if value else 'off'}")
            is_text = isinstance(value, str)
            said.append(say("labelled", what=words, text=safe(value, NAME_LIMIT)) if is_text else words)
        else:
            is_number = isinstance(value, int) and not isinstance(value, bool)
            said.append(f"{words} {value}" if is_number else words)
    return say("told-changed", who=name, what=", ".join(said))


_STATES = frozenset({"reactionUsed", "isSurprised", "isInLair", "readied"})


def _field_word(kind: str, field: str, say: Say) -> str:
    try:
        return say(f"{kind}-{field.lower()}")
    except KeyError:  # of another version, which stored the event
        return say("changed-other")


def _rules(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    what = ", ".join(_field_word("rule", field, say) for field in event["fields"])
    return say("told-rules-changed", by=safe(change.made_by, NAME_LIMIT), what=what)


def _name(event: EventView, change: AudienceChange) -> str:
    name = event.get("participantName") or change.name(event.get("participantId"))
    return "?" if name is None else safe(name, NAME_LIMIT)


def _maximum(event: EventView, change: AudienceChange) -> int:
    return change.max_hp(event["participantId"]) or 0


def _attack(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    outcome = "critical" if event["isCritical"] else "hit" if event["hit"] else "miss"
    attack = safe(event["name"], NAME_LIMIT) if "name" in event else say("attack")
    if "name" in event and (by := change.name(event.get("sourceId"))) is not None:
        attack = say("labelled", what=safe(by, NAME_LIMIT), text=attack)
    text = say(f"told-attack-{outcome}", attack=attack, who=name)
    return f"{text} · 🎲 {dice_text(event['dice'], say)} → {event['total']}" if event.get("dice") else text


def _dice(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    return f"🎲 {dice_text(event['dice'], say)}"


def _damage(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    critical = "❗" if event["isCritical"] else ""
    if "amount" not in event:
        return critical + say("told-damage-band", name=name, band=say(f"band-{event['healthBand']}"))
    hit = {"name": name, "damage": damage_dealt(event["amount"], event["damageTypes"], say)}
    if "hpAfter" not in event and "healthBand" not in event:
        return critical + say("told-damage-alone", **hit)
    if "hpAfter" not in event:
        return critical + say("told-damage-dealt", **hit, band=say(f"band-{event['healthBand']}"))
    text = say("told-damage", **hit, hp=event["hpAfter"], max=_maximum(event, change))
    if event["absorbed"]:
        text += say("told-damage-absorbed", absorbed=event["absorbed"])
    if met := event.get("met"):
        text += say(
            "told-damage-of",
            dealt=event.get("dealt") or 0,
            met=", ".join(
                say(f"told-met-{one['kind']}", types=damage_types(one["types"], say)) for one in met
            ),
        )
    return critical + text


def _healing(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    if "amount" not in event:
        return say("told-healing-band", name=name, band=say(f"band-{event['healthBand']}"))
    if "hpAfter" not in event:
        band = say(f"band-{event['healthBand']}")
        return say("told-healing-given", name=name, amount=event["amount"], band=band)
    return say(
        "told-healing", name=name, amount=event["amount"], hp=event["hpAfter"], max=_maximum(event, change)
    )


def _hit_points_set(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    if "hpAfter" not in event:
        return say("told-set-band", name=name, band=say(f"band-{event['healthBand']}"))
    return say("told-set", name=name, hp=event["hpAfter"], max=_maximum(event, change))


def _temporary(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    key = "told-temporary" if event["after"] != event["before"] else "told-temporary-kept"
    return say(key, name=name, amount=event["after"], offered=event["offered"])


def _condition_added(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    if (form := event["condition"].get("form")) is not None:
        what = shown_condition(form["name"] or event["condition"]["name"], say, NAME_LIMIT)
        return say("told-form", name=name, form=what)
    return say("told-condition-added", name=name, condition=condition(event["condition"], say))


def _condition_changed(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    shown, fields = event["condition"], event["fields"]
    what = []
    if "duration" in fields:
        rounds = shown["duration"]
        what.append(say("changed-rounds", rounds=rounds) if rounds >= 0 else say("changed-until-removed"))
    if "ends" in fields or "anchorId" in fields:
        anchor = change.name(shown.get("anchorId")) if shown.get("anchorId") else None
        whose = name if anchor is None else safe(anchor, NAME_LIMIT)
        what.append(say(f"changed-ends-{shown['ends'].replace('_', '-')}", name=whose))
    if "level" in fields:
        what.append(say("level", level=shown["level"] or 0))
    if "saveEnds" in fields:
        save = shown.get("saveEnds")
        ability = ability_text(save["ability"], say) if save else ""
        what.append(say("changed-save", ability=ability, dc=save["dc"]) if save else say("changed-no-save"))
    bare = shown_condition(shown["name"], say, NAME_LIMIT)
    return say("told-condition-changed", name=name, condition=bare, what=", ".join(what))


def _condition_removed(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    if event["condition"].get("form") is not None:
        return say("told-own-form", name=name)
    expired = event.get("reason") == "expired"
    key = "told-condition-expired" if expired else "told-condition-removed"
    return say(key, name=name, condition=shown_condition(event["condition"]["name"], say, NAME_LIMIT))


def _initiative(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    told = "told-initiative-corrected" if event.get("isCorrection") else "told-initiative"
    return say(told, name=name, total=event["total"])


def _removed(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    return say(f"told-{event.get('reason', 'removed')}", name=name)


def _legendary(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    return say(f"told-legendary-{event['what']}", name=name, remaining=event["remaining"])


def _resource(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    what = safe(event["name"], NAME_LIMIT)
    if event["reason"] == "removed":
        return say("told-resource-removed", name=name, what=what)
    return say("told-resource", name=name, what=what, left=event["current"], most=event["maximum"])


def _recharge(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    about = {"name": name, "what": safe(event["name"], NAME_LIMIT), "least": event["needs"]}
    if event["natural"] is None:
        return say("told-recharge-due", **about)
    return say(
        "told-recharge-back" if event["isBack"] else "told-recharge-not", **about, natural=event["natural"]
    )


def _rested(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    text = say(f"told-rested-{event['kind']}", name=name)
    number = event.get("hitDice", 0)
    if not number:
        return text
    faces = " + ".join(map(str, event["faces"]))
    dice = say("told-hit-dice-spent" if number > 0 else "told-hit-dice-back", count=abs(number))
    return f"{text}, {dice}" + (f" ({faces})" if faces else "")


def _rest_failed(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    return say(f"told-rest-failed-{event['reason'].replace('_', '-')}", name=name)


def _inspiration(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    return say("told-inspired" if event["hasInspiration"] else "told-inspiration-spent", name=name)


def _death_save(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    return say(
        "told-death-save",
        name=name,
        total=event["total"],
        successes=event["successes"],
        failures=event["failures"],
    )


def _save_made(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    kind = "concentration" if event["about"] == "concentration" else "effect"
    result = "passed" if event["isPassed"] else "failed"
    text = say(
        f"told-save-{kind}-{result}", name=name, effect=shown_condition(event["name"], say, NAME_LIMIT)
    )
    if event.get("failsByCondition"):
        return f"{text} ({say('told-save-by-condition')})"
    if (total := event.get("total")) is None:
        return text
    notes = [say("told-save-total", total=total, dc=event["dc"])]
    if event.get("natural") is not None and event.get("bonus") is None:
        notes.append(say("told-save-no-bonus"))
    return f"{text} ({', '.join(notes)})"


def _reminder(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    text = safe(event["text"], NAME_LIMIT)
    if event["about"] == "death_save":
        text = say("reminder-death-save")
    elif event["about"] == "save" and event.get("name"):
        what = shown_condition(event["name"], say, NAME_LIMIT)
        text = say("reminder-save", name=what, ability=ability_text(event["ability"], say), dc=event["dc"])
    return say("told-reminder", who=name, text=text)


def _effect_due(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    amount = amount_text(event["kind"], event["amountText"], event["damageType"], say)
    effect = shown_condition(event["name"], say, NAME_LIMIT)
    text = say("told-effect-due", name=name, effect=effect, amount=amount)
    note = event.get("text")
    return f"{text} ({safe(note, NAME_LIMIT)})" if note else text


def _save_due(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    ability, effect = ability_text(event["ability"], say), shown_condition(event["name"], say, NAME_LIMIT)
    return say("told-effect-dc", effect=effect, ability=ability, names=name, dc=event["dc"])


def _settled(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    return verdict_text(RequestSettled.model_validate(event), say)


def _named(key: str, *fields: str) -> Renderer:
    """Return a renderer of an event as one text, with the name and these fields, escaped.

    The name of an event is that of a condition or another effect.
    """

    def render(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
        given = {field: str(value) for field, value in event.items() if field in fields}
        if "name" in given:
            given["name"] = condition_name(given["name"], say)
        return say(key, **{field: safe(text, NAME_LIMIT) for field, text in given.items()} | {"who": name})

    return render


def _fate(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    return say(f"told-downed-{event['fate'].replace('_', '-')}", who=name)


def _access(event: EventView, name: str, change: AudienceChange, say: Say) -> str:
    by = safe(change.taken_back_from or change.made_by, NAME_LIMIT)
    if event.get("participantId") is None:
        return say("told-access-changed", by=by)
    return say("told-control-changed", by=by, who=name)


_PLAIN = frozenset(
    {
        "encounter_started",
        "encounter_paused",
        "encounter_resumed",
        "encounter_ended",
        "transfer_offered",
        "transfer_cancelled",
    }
)

_RENDERERS: dict[str, Renderer] = {
    "access_changed": _access,
    "participant_added": _named("told-added"),
    "participant_removed": _removed,
    "participant_changed": _changed,
    "rules_changed": _rules,
    "visibility_changed": _named("told-visibility"),
    "initiative_rolled": _initiative,
    "participant_moved": _named("told-moved"),
    "turn_shared": _named("told-turn-shared", "group"),
    "turn_split": _named("told-turn-split"),
    "turn_delayed": _named("told-delayed"),
    "dice_rolled": _dice,
    "attack_made": _attack,
    "damage_taken": _damage,
    "healing_failed": _named("told-healing-failed"),
    "healing_received": _healing,
    "hit_points_set": _hit_points_set,
    "temporary_hp_set": _temporary,
    "participant_downed": _fate,
    "participant_died": _named("told-died"),
    "participant_stabilised": _named("told-stabilised"),
    "participant_revived": _named("told-revived"),
    "death_save_rolled": _death_save,
    "condition_added": _condition_added,
    "condition_changed": _condition_changed,
    "condition_removed": _condition_removed,
    "condition_resisted": _named("told-resisted", "name"),
    "concentration_started": _named("told-concentrates", "name"),
    "concentration_ended": _named("told-concentration-ended", "name"),
    "concentration_check_due": _named("told-concentration-check", "name", "dc"),
    "reminder_due": _reminder,
    "effect_due": _effect_due,
    "effect_skipped": _named("told-effect-skipped", "name"),
    "save_due": _save_due,
    "save_made": _save_made,
    "save_dropped": _named("told-save-dropped", "name"),
    "legendary_spent": _legendary,
    "resource_changed": _resource,
    "recharge_due": _recharge,
    "inspiration_changed": _inspiration,
    "rested": _rested,
    "rest_failed": _rest_failed,
    "request_settled": _settled,
}
