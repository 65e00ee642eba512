"""One event as a line of text: what each kind of event says to an audience."""

from collections.abc import Callable, Mapping

from bot.render.escaping import safe
from bot.render.participants import NAME_LIMIT, condition
from bot.render.recurring import amount_text
from bot.render.requests import verdict_text
from bot.render.saves import ability_text
from bot.render.screen import Say
from bot.render.terms import condition_name, damage_dealt, damage_types, dice_text, shown_condition
from storage.encounter.events import RequestSettled
from storage.encounter.visibility.audience_change import AudienceChange
from storage.encounter.visibility.view_types import EventView

Renderer = Callable[[EventView, str, AudienceChange, Say], str]  # event view, name, its change


def event_line(event: EventView, change: AudienceChange, say: Say) -> str:
    """Return an event as text; "" for one that says nothing of its own."""
    kind = event["type"]
    if kind in _PLAIN:
        return say(f"told-{kind.replace('_', '-')}", round=change.round)
    render = _RENDERERS.get(kind)
    return render(event, event_name(event, change), change, say) if render else ""


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


def event_name(event: EventView, change: AudienceChange) -> str:
    """Return the name of whom an event is about, escaped; "?" where the audience may not have it."""
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
