"""What a saved character brings into its next encounter, beside its hit points."""

from bot.render.escaping import safe
from bot.render.participants import condition
from bot.render.resources import counted
from bot.render.screen import Say
from storage.repositories.characters import Character

_SHOWN = 6


def state_of(character: Character, say: Say, *, is_own: bool = True) -> list[str]:
    """Return its death, conditions and inspiration, and with `is_own` what it has left to spend."""
    saves = character.death_saves
    parts = [f"☠ {say('dead')}"] if saves.is_dead else [f"⏾ {say('stable')}"] if saves.is_stable else []
    parts += [f"**+{character.temporary_hp}**"] if character.temporary_hp else []
    shown = [
        condition(
            {
                "_id": c.id,
                "name": c.name,
                "duration": c.duration,
                "level": c.level,
                "ends": c.ends,
                "description": None,
            },
            say,
        )
        for c in character.conditions[:_SHOWN]
    ]
    parts += [f"🌀 {', '.join(shown)}"] if shown else []
    parts += [f"✨ {say('inspired')}"] if character.has_inspiration else []
    if not is_own:
        return parts
    if character.hit_dice:
        dice = safe(character.hit_dice, 40)
        parts.append(say("character-hit-dice", dice=dice, spent=character.hit_dice_spent))
    return [*parts, *(counted(r.name, r.current, r.maximum) for r in character.resources[:_SHOWN])]
