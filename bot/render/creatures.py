"""A creature of the library, in one line."""

from bot.render.escaping import plain, safe
from bot.render.screen import Say
from bot.render.terms import term
from storage.encounter.challenge import challenge_text
from storage.library.creature import Creature


def creature_line(creature: Creature, say: Say, *, is_favourite: bool = False) -> str:
    """Return a creature's line in the library."""
    hp = say("creature-hit-points", hp=creature.max_hp)
    parts = [
        f"{'⭐ ' if is_favourite else ''}**{safe(creature.name)}**",
        hp + (f" ({plain(creature.hit_dice, 40)})" if creature.hit_dice else ""),
    ]
    if creature.ac is not None:
        parts.append(say("ac", ac=creature.ac))
    if creature.kind:
        parts.append(safe(term("creature-type", creature.kind, say), 40))
    if creature.challenge is not None:
        parts.append(say("creature-challenge", challenge=challenge_text(creature.challenge)))
    if creature.book:
        parts.append(safe(creature.book, 40))
    if creature.user_id is not None:
        parts.append(say("creature-yours"))
    return " · ".join(parts)
