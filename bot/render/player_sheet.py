"""A player's own screen: their participants' sheets, the order, and the actions open to them."""

from bot.render import custom_ids as ids
from bot.render.attacks import attack_row
from bot.render.board import COLOURS, order, title
from bot.render.escaping import safe
from bot.render.pagination import CHARACTERS
from bot.render.participants import entry, exhaustion_and_reaction
from bot.render.recurring import due_rows, effects_due
from bot.render.resources import hit_dice_left, resource_line, resource_select
from bot.render.saves import owed_saves, save_rows, save_text
from bot.render.screen import MAX_DESCRIPTION, Button, Row, Say, Screen
from storage.encounter.limits import MAX_PARTICIPANTS
from storage.encounter.model import Encounter, OwedSave, Participant, Status
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.view_types import ParticipantView
from storage.encounter.visibility.views import saves_known, view

SHEETS = 4
SAVES_SHOWN = 3  # of each
OWN_CHARACTERS = 1_800  # of the player's own sheets, so that the order below keeps room for the current turn
HEADLINE = 500  # characters at most for the lines around the order


def sheet(encounter: Encounter, audience: Audience, say: Say, page: int | None = None) -> Screen:
    """Draw a player's own participants, and below them the order of their view."""
    shown = view(encounter, audience)
    own = [p for p in encounter.participants if audience.owns(p)][:SHEETS]
    by_id = {p["_id"]: p for p in shown["participants"]}
    lines: list[str] = []
    for participant in own:
        line = _own(by_id[participant.id], participant, saves_known(participant, audience), encounter, say)
        if lines and sum(map(len, lines)) + len(line) > OWN_CHARACTERS:
            break
        lines.append(line)
    left = min(CHARACTERS, MAX_DESCRIPTION - HEADLINE - sum(len(line) + 1 for line in lines))
    if lines:
        lines.append("")
    return Screen(
        title=title(encounter, shown, say),
        description="\n".join(
            [
                *lines,
                order(
                    shown, say, empty=say("board-empty"), page=page, most=MAX_PARTICIPANTS, characters=left
                ),
            ]
        ),
        colour=COLOURS[encounter.status],
        rows=_rows(encounter, audience, own, say),
    )


def _own(
    shown: ParticipantView, participant: Participant, saves: list[OwedSave], encounter: Encounter, say: Say
) -> str:
    is_current = encounter.current_participant_id == participant.id
    text = entry(shown, say, is_current=is_current, is_next=False)
    ac = f" · {say('ac', ac=participant.ac)}" if participant.ac is not None else ""
    ac += f" · {safe(participant.character_class, 40)}" if participant.character_class else ""
    ac += f" · {say('level', level=participant.level)}" if participant.level else ""
    head, newline, rest = text.partition("\n")
    more = "".join(f" · {text}" for text in exhaustion_and_reaction(shown, say))
    left = [hit_dice_left(participant, say), resource_line(shown)]
    uses = " · ".join(filter(None, left))
    counted = f"\n-# ⤷ 🔋 {uses}" if uses else ""
    owed = "".join(f"\n🎲 {save_text(save, say)}" for save in saves[:SAVES_SHOWN])
    return f"👤 {head}{ac}{more}{newline}{rest}{counted}{owed}"


def _rows(encounter: Encounter, audience: Audience, own: list[Participant], say: Say) -> tuple[Row, ...]:
    refresh = Button(ids.encode("sheet", encounter.id), say("button-dmrefresh"), emoji="🔄")
    if encounter.status is not Status.ACTIVE or not own:
        return ((refresh,), *_uses(encounter, own, say))
    rolls: tuple[Row, ...] = save_rows(encounter, say) if owed_saves(own, audience) else ()
    due = [one for one in effects_due(encounter, audience) if one[0] in own]
    rolls = (*rolls, *due_rows(encounter, due, say))
    buttons: list[Button] = []
    for participant in own:
        key = ids.short(participant.id)
        if participant.id == encounter.current_participant_id:
            mark = ids.turn_digest(encounter)
            buttons.append(
                Button(ids.encode("endturn", encounter.id, mark), say("button-endturn"), "primary", "⏭️")
            )
        if participant.is_delayed:
            buttons.append(Button(ids.encode("act", encounter.id, key), say("button-act"), "primary", "▶️"))
        elif encounter.may_act(participant):
            buttons.append(Button(ids.encode("delay", encounter.id, key), say("button-delay"), emoji="⏳"))
        if participant.death_save_due:
            buttons.append(
                Button(ids.encode("deathsave", encounter.id, key), say("button-deathsave"), "danger", "🎲")
            )
        if participant.has_inspiration:
            buttons.append(
                Button(ids.encode("inspire", encounter.id, key), say("button-uninspire"), emoji="✨")
            )
    more = [*attack_row(encounter, own, say), *_uses(encounter, own, say)]
    return (*rolls, (*buttons[:4], refresh), *more[: 4 - len(rolls)])


def _uses(encounter: Encounter, own: list[Participant], say: Say) -> list[Row]:
    """Return a row for the resources of each participant that has any."""
    selects = [resource_select("use", encounter.id, participant, say) for participant in own]
    return [(select,) for select in selects if select is not None]
