"""The DM's panel of one participant."""

from dataclasses import replace

from bot.render import custom_ids as ids
from bot.render.attacks import attack_options
from bot.render.board import COLOURS
from bot.render.buttons import screen_button
from bot.render.escaping import picture, plain, safe
from bot.render.participants import condition, entry
from bot.render.resources import hit_dice_left, resource_line, resource_select
from bot.render.screen import (
    MAX_BUTTONS,
    MAX_DESCRIPTION,
    MAX_OPTIONS,
    Button,
    Option,
    Row,
    Say,
    Screen,
    Select,
)
from bot.render.terms import condition_name, defence_lines
from storage.encounter.model import LADDER, Encounter, Participant
from storage.encounter.model.health import maximum_change
from storage.encounter.rules.groups import alike
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.view_types import ParticipantView
from storage.encounter.visibility.views import view

NOTES_LIMIT = 1_000
CONDITIONS_SHOWN = 12
MAX_ROWS = 5  # Discord's, of buttons and selects
STATBLOCK = "statblock"  # the choice among the uses that shows the stat block
CHANGES = "~"  # before the key of a condition that is to be changed, not taken off


def participant_panel(encounter: Encounter, participant: Participant, say: Say, pages: str = "") -> Screen:
    """Draw one participant with the DM's controls for it; `pages` is the base URL of the web pages."""
    shown = next(p for p in view(encounter, DM)["participants"] if p["_id"] == participant.id)
    return Screen(
        title=plain(participant.name, 80),
        description="\n".join(_sheet(participant, shown, say)),
        colour=COLOURS[encounter.status],
        image_url=picture(participant.image_url, pages),
        rows=_panel_rows(encounter, participant, say),
    )


def _sheet(participant: Participant, shown: ParticipantView, say: Say) -> list[str]:
    lines = [entry({**shown, "conditions": [], "concentration": None}, say, is_current=False, is_next=False)]
    facts = [say("ac", ac=participant.ac)] if participant.ac is not None else []
    facts.append(say("bonus", bonus=f"{participant.bonus:+d}"))
    if participant.challenge_rating:
        facts.append(say("challenge-rating", cr=safe(participant.challenge_rating, 10)))
    if participant.character_class:
        facts.append(safe(participant.character_class, 40))
    if participant.level:
        facts.append(say("level", level=participant.level))
    facts += _hit_point_facts(participant, say)
    lines.append(" · ".join(facts))
    if effects := [condition(c, say) for c in shown.get("conditions") or []]:
        lines.append("🌀 " + " · ".join(effects[:CONDITIONS_SHOWN]))
    if participant.concentration:
        lines.append(f"◎ {safe(participant.concentration.name, 60)}")
    lines += defence_lines(participant.defences, say, 120)
    for kind in ("reduction", "threshold"):
        if number := getattr(participant.defences, kind):
            lines.append(say(f"dm-{kind}", what=number))
    for what, has, left in (
        ("action", participant.legendary_actions, participant.legendary_actions_remaining),
        ("resistance", participant.legendary_resistances, participant.legendary_resistances_remaining),
    ):
        if has:
            lines.append(say(f"dm-legendary-{what}", left=left, total=has))
    left_to_spend = [hit_dice_left(participant, say), resource_line(shown)]
    if counted := " · ".join(filter(None, left_to_spend)):
        lines.append(f"🔋 {counted}")
    if participant.notes:
        left = MAX_DESCRIPTION - sum(len(line) + 1 for line in lines) - 2
        notes = safe(participant.notes, NOTES_LIMIT)
        # Escaped Markdown characters take two characters each.
        lines.append(f"📝 {notes if len(notes) <= left else safe(participant.notes, left // 2)}")
    return lines


def _hit_point_facts(participant: Participant, say: Say) -> list[str]:
    """Return what effects do to the maximum, and the hit points that are behind another form."""
    facts = []
    if change := maximum_change(participant):
        facts.append(say("dm-maximum-change", maximum=participant.max_hp, change=f"{change:+d}"))
    own = participant.true_form
    if own is not None and own.max_hp is not None:
        facts.append(say("dm-own-hp", hp=own.current_hp or 0, max=own.max_hp))
    return facts


def _condition_options(participant: Participant, say: Say) -> tuple[Option, ...]:
    """Return for each condition the choice to take it off, and as far as there is room, to change it."""
    shown = participant.conditions[:MAX_OPTIONS]
    room = MAX_OPTIONS - len(shown)
    options = []
    for place, one in enumerate(shown):
        key, name = ids.short(one.id or one.name), plain(condition_name(one.name, say), 70)
        options.append(Option(key, say("dm-take-off", name=name)))
        if place < room and one.id:
            options.append(Option(f"{CHANGES}{key}", say("dm-change", name=name)))
    return tuple(options)


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
        options = _condition_options(participant, say)
        if len({option.value for option in options}) == len(options):
            rows.append((Select(ids.encode("dmcure", encounter.id, key), say("dm-cure"), options),))
    uses = resource_select("dmuse", encounter.id, participant, say, attack_options(participant, say))
    if uses is not None:
        rows.append((uses,))
    buttons = [
        Button(ids.encode("dmhit", encounter.id, key), say("button-damage"), "danger", "⚔️"),
        Button(ids.encode("dmmend", encounter.id, key), say("button-heal"), "success", "💚"),
    ][: 0 if participant.is_lair else None]
    for what, has in (
        ("action", participant.legendary_actions),
        ("resistance", participant.legendary_resistances),
    ):
        if has:
            custom_id = ids.encode("dmlegend", encounter.id, key, what)
            buttons.append(Button(custom_id, say(f"button-legendary-{what}"), emoji="👑"))
    if participant.death_save_due and not participant.is_player_character and len(buttons) < MAX_BUTTONS - 1:
        custom_id = ids.encode("dmdeath", encounter.id, key)
        buttons.append(Button(custom_id, say("button-deathsave"), "danger", "🎲"))
    if participant.is_player_character and len(buttons) < MAX_BUTTONS - 1:
        key_of_label = "button-uninspire" if participant.has_inspiration else "button-inspire"
        buttons.append(Button(ids.encode("dminspire", encounter.id, key), say(key_of_label), emoji="✨"))
    buttons += _group_button(encounter, participant, say)[: max(0, MAX_BUTTONS - 1 - len(buttons))]
    buttons.append(screen_button(encounter, "dm", say, "⬅️"))
    if participant.creature_now is not None:
        block = Button(ids.encode("dmblock", encounter.id, key, "0"), say("button-statblock"), emoji="📖")
        if len(buttons) < MAX_BUTTONS:
            buttons.insert(-1, block)
        elif len(rows) < MAX_ROWS - 1:
            rows.append((block,))
        elif uses is not None:  # no row is left: it is the first choice of the uses
            first = Option(STATBLOCK, say("button-statblock"))
            rows[-1] = (replace(uses, options=(first, *uses.options)[:MAX_OPTIONS]),)
    return (*rows, tuple(buttons))


def _group_button(encounter: Encounter, participant: Participant, say: Say) -> list[Button]:
    """Return the button that lets it act alone, or together with those like it; none where there are none."""
    is_grouped = len(encounter.acting_with(participant)) > 1
    if not is_grouped and len(alike(encounter, participant)) < 2:
        return []
    verb, emoji = ("dmsplit", "🔓") if is_grouped else ("dmgroup", "🤝")
    custom_id = ids.encode(verb, encounter.id, ids.short(participant.id))
    return [Button(custom_id, say(f"button-{verb}"), emoji=emoji)]
