"""Saved attacks: which of them a user may make, the command of one, and their change."""

from collections.abc import Sequence

from bot.actions.execute import execute
from bot.actions.saved_characters import taking_part
from bot.autocomplete.choices import MAX_LENGTH
from bot.interactions.context import InteractionContext
from bot.parsing.models import build
from bot.parsing.names import meant
from bot.render.attacks import attack_text
from bot.render.escaping import safe
from storage.encounter.base import ParticipantId
from storage.encounter.commands import AttackChanges, MakeAttack, ParticipantChanges, UpdateParticipant
from storage.encounter.dice.attack_text import read_attack
from storage.encounter.errors import InvalidCommandError
from storage.encounter.model import Attack, Encounter
from storage.encounter.names import name_key
from storage.encounter.rules.attacks import attacks_after
from storage.encounter.visibility.audience import Audience
from storage.repositories.characters import Character, CharacterChanges

_NAMED = 10  # attacks in an error


def attacks_known(
    encounter: Encounter, audience: Audience, participant_id: ParticipantId | None
) -> tuple[Attack, ...]:
    """Return the saved attacks of a participant; none where the audience does not control it."""
    participant = encounter.find(participant_id)
    return participant.attacks_now if participant is not None and audience.owns(participant) else ()


def attack_meant(known: Sequence[Attack], typed: str | None) -> Attack:
    """Return the saved attack of a name or its beginning, else the one that a text describes.

    Without a text it is the only one. Raises InvalidCommandError.
    """
    if typed:
        wanted = name_key(typed)
        if found := [a for a in known if wanted == name_key(attack_text(a)[:MAX_LENGTH])]:
            return found[0]
        if found := meant(known, typed, lambda attack: attack.name):
            return _only(found)
        return read_attack(typed)
    if not known:
        raise InvalidCommandError("attack-none")
    return _only(known)


def _only(attacks: Sequence[Attack]) -> Attack:
    if len(attacks) > 1:
        names = ", ".join(safe(attack.name, 40) for attack in attacks[:_NAMED])
        raise InvalidCommandError("attack-which", names=names)
    return attacks[0]


def attack_command(
    ctx: InteractionContext,
    attack: Attack,
    source_id: ParticipantId | None,
    target_id: ParticipantId,
    **how: object,
) -> MakeAttack:
    """Return the command of one attack; `how` are further fields of it. Raises InvalidCommandError."""
    fields = {
        "participant_id": target_id,
        "source_id": source_id,
        "name": attack.name or ctx.say_public("attack"),
        "bonus": attack.bonus,
        "damage": attack.damage,
        "critical_from": attack.critical_from,
    }
    return build(MakeAttack, **fields | {name: value for name, value in how.items() if value is not None})


async def change_attacks(ctx: InteractionContext, character: Character, changes: AttackChanges) -> Character:
    """Change the attacks of a saved character, also where it takes part in an encounter of this server.

    Raises InvalidCommandError or RuleError.
    """
    after = attacks_after(character.attacks, changes)
    saved = await ctx.services.characters.update(character, build(CharacterChanges, attacks=after))
    nth = 0
    for encounter, participant in await taking_part(ctx, character):
        there = {name_key(attack.name) for attack in participant.attacks}
        wanted = AttackChanges(
            adds=changes.adds, removes=tuple(n for n in changes.removes if name_key(n) in there)
        )
        if wanted.adds or wanted.removes:
            fields = ParticipantChanges(attack_changes=wanted)
            command = UpdateParticipant(participant_id=participant.id, changes=fields)
            await execute(ctx, encounter, command, nth=nth)
            nth += 1
    return saved
