"""The conditions of the SRD (5.1 and 5.2, "Conditions"): their names and what each brings with it."""

from storage.encounter.model import Participant
from storage.encounter.terms import condition_named

BLINDED = "Blinded"
CHARMED = "Charmed"
DEAFENED = "Deafened"
EXHAUSTION = "Exhaustion"
FRIGHTENED = "Frightened"
GRAPPLED = "Grappled"
INCAPACITATED = "Incapacitated"
INVISIBLE = "Invisible"
PARALYZED = "Paralyzed"
PETRIFIED = "Petrified"
POISONED = "Poisoned"
PRONE = "Prone"
RESTRAINED = "Restrained"
STUNNED = "Stunned"
UNCONSCIOUS = "Unconscious"

CONDITIONS = (
    BLINDED,
    CHARMED,
    DEAFENED,
    EXHAUSTION,
    FRIGHTENED,
    GRAPPLED,
    INCAPACITATED,
    INVISIBLE,
    PARALYZED,
    PETRIFIED,
    POISONED,
    PRONE,
    RESTRAINED,
    STUNNED,
    UNCONSCIOUS,
)

# Goes when its bringer goes.
IMPLIES = {
    PARALYZED: (INCAPACITATED,),
    PETRIFIED: (INCAPACITATED,),
    STUNNED: (INCAPACITATED,),
    UNCONSCIOUS: (INCAPACITATED,),
}

# Comes along and stays: who wakes up is still on the ground.
LEAVES_BEHIND = {UNCONSCIOUS: (PRONE,)}

# Effects of one name that differ here can end at different times, so one does not stand for the other.
TELLS_APART = ("implied_by", "source_id", "save_ends", "from_concentration")

canonical = condition_named


def has(participant: Participant, name: str) -> bool:
    """Whether a participant bears a condition of this canonical name."""
    return any(canonical(c.name) == name for c in participant.conditions)


def is_immune(participant: Participant, name: str) -> bool:
    """Whether a participant can't get a condition: its own immunity, or stone can't be poisoned."""
    if canonical(name) == POISONED and has(participant, PETRIFIED):
        return True
    return any(canonical(i) == canonical(name) for i in participant.defences.condition_immunities)
