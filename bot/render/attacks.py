"""A participant's saved attacks as buttons or options, and the screen on which their target is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.render import custom_ids as ids
from bot.render.board import COLOURS
from bot.render.escaping import plain
from bot.render.screen import MAX_BUTTONS, MAX_OPTIONS, Button, Field, Form, Option, Row, Say, Screen, Select
from bot.render.terms import dice_text
from storage.encounter.model import Attack, Encounter, Participant
from storage.encounter.model.participant_types import is_lair_type, is_player_type
from storage.encounter.names import name_key
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.view_types import ParticipantView
from storage.encounter.visibility.views import view

Mode = Literal["normal", "advantage", "disadvantage"]
Side = Literal["", "dm"]  # the verbs of a player's own screen, or those of the DM's panel
ATTACK = "attack-"  # before the key of an attack among the uses of a participant
MODES: dict[str, Mode] = {"n": "normal", "a": "advantage", "d": "disadvantage"}
_BUTTON_ROWS = 4
_SELECTS = 2


@dataclass(frozen=True, slots=True)
class Prepared:
    """An attack that has no target yet, for one audience."""

    encounter: Encounter
    audience: Audience
    attacker: Participant
    attack: Attack
    side: Side

    @property
    def key(self) -> tuple[str, str, str]:
        """The arguments of its custom ids."""
        return self.encounter.id, ids.short(self.attacker.id), attack_key(self.attack)

    @property
    def targets(self) -> list[ParticipantView]:
        """Those who can be attacked, as the audience knows them: the other side first."""
        people: list[ParticipantView] = [
            p
            for p in view(self.encounter, self.audience)["participants"]
            if p["_id"] != self.attacker.id and not p.get("isDefeated") and not is_lair_type(p["type"])
        ]
        is_player = self.attacker.is_player_character
        return sorted(people, key=lambda p: is_player_type(p["type"]) == is_player)


def attack_text(attack: Attack) -> str:
    """Return an attack as it is typed: "longsword +7, 1d8+4 slashing"."""
    return f"{attack.name} {attack.bonus:+d}" + (f", {attack.damage}" if attack.damage else "")


def attack_key(attack: Attack) -> str:
    """Return what stands for an attack of one participant in a custom id."""
    return ids.digest(name_key(attack.name))


def attack_options(participant: Participant, say: Say) -> tuple[Option, ...]:
    """Return an option for each attack."""
    return tuple(
        Option(
            f"{ATTACK}{attack_key(a)}",
            f"⚔️ {plain(a.name, 80)} {a.bonus:+d}",
            plain(dice_text(a.damage, say), 90) or None,
        )
        for a in participant.attacks_now
    )


def attack_row(encounter: Encounter, own: Sequence[Participant], say: Say) -> tuple[Row, ...]:
    """Return a row for the attacks of a player's participants: buttons, or where they are many, a select."""
    pairs = [(p, a) for p in own for a in p.attacks_now if encounter.may_act(p)]
    if not pairs:
        return ()
    if len(pairs) <= MAX_BUTTONS:
        return (
            tuple(
                Button(
                    ids.encode("attackwith", encounter.id, ids.short(p.id), attack_key(a), "n"),
                    f"{plain(a.name, 60)} {a.bonus:+d}",
                    emoji="⚔️",
                )
                for p, a in pairs
            ),
        )
    options = tuple(
        Option(
            f"{ids.short(p.id)}~{attack_key(a)}", plain(dice_text(attack_text(a), say), 90), plain(p.name, 90)
        )
        for p, a in pairs[:MAX_OPTIONS]
    )
    return ((Select(ids.encode("attackpick", encounter.id), say("attack-pick"), options),),)


def targets_screen(prepared: Prepared, mode: str, say: Say) -> Screen:
    """Draw the choice of a target, with advantage and disadvantage, and the way to a typed die."""
    encounter, attacker, attack = prepared.encounter, prepared.attacker, prepared.attack
    side, key, people = prepared.side, prepared.key, prepared.targets

    def switch(letter: str) -> Button:
        is_on = mode == letter
        custom_id = ids.encode(f"{side}attackwith", *key, "n" if is_on else letter)
        return Button(custom_id, say(f"attack-{MODES[letter]}"), "primary" if is_on else "secondary")

    typed = Button(ids.encode(f"{side}attackdie", *key), say("attack-own-die"), emoji="✍️")
    back = (
        Button(ids.encode("dmpick", encounter.id, ids.short(attacker.id)), say("button-dm"), emoji="⬅️")
        if side
        else Button(ids.encode("sheet", encounter.id), say("attack-back"), emoji="⬅️")
    )
    rows: list[Row] = [(switch("a"), switch("d"), typed, back)]
    at = f"{side}attackat"
    if len(people) <= _BUTTON_ROWS * MAX_BUTTONS:
        buttons = [
            Button(ids.encode(at, *key, mode, ids.digest(p["_id"])), plain(p["name"], 80), "danger")
            for p in people
        ]
        rows += [tuple(buttons[i : i + MAX_BUTTONS]) for i in range(0, len(buttons), MAX_BUTTONS)]
    else:
        for number in range(_SELECTS):
            options = _options(people[number * MAX_OPTIONS :])
            custom_id = ids.encode(at, *key, mode, str(number))
            rows += [(Select(custom_id, say("field-target"), options),)] if options else []
    return Screen(
        title=plain("⚔️ " + say("labelled", what=attacker.name, text=f"{attack.name} {attack.bonus:+d}"), 100),
        description="\n".join(
            [*([plain(dice_text(attack.damage, say), 200)] if attack.damage else []), say("attack-whom")]
        ),
        colour=COLOURS[encounter.status],
        rows=tuple(rows),
    )


def attack_form(prepared: Prepared, say: Say) -> Form:
    """Ask for the target, and for the face of a d20 that was rolled by hand."""
    return Form(
        ids.encode(f"do{prepared.side}attack", *prepared.key),
        plain(attack_text(prepared.attack), 45),
        (
            Field("target", say("field-target"), options=_options(prepared.targets)),
            Field("face", say("field-face"), say("field-face-hint"), "14", max_length=2),
        ),
    )


def _options(people: Sequence[ParticipantView]) -> tuple[Option, ...]:
    return tuple(Option(ids.digest(p["_id"]), plain(p["name"], 90)) for p in people[:MAX_OPTIONS])
