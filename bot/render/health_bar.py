"""A participant's health: a bar and a word or number, never colour alone."""

from bot.render.screen import Say
from storage.encounter.model.participant_types import is_lair_type, is_player_type
from storage.encounter.visibility.view_types import DeathSavesView, ParticipantView

SEGMENTS = 5
FULL, EMPTY = "▰", "▱"
_NO_SAVES: DeathSavesView = {"successes": 0, "failures": 0, "isStable": False, "isDead": False}
_FILLED = {"unhurt": 5, "hurt": 4, "bloodied": 2, "critical": 1, "down": 0}


def bar(filled: int) -> str:
    """Draw a bar of five segments."""
    return FULL * filled + EMPTY * (SEGMENTS - filled)


def exact_bar(current: int, maximum: int) -> str:
    """Draw hit points: full only when unhurt, empty only at 0."""
    if maximum <= 0 or current <= 0:
        return bar(0)
    if current >= maximum:
        return bar(SEGMENTS)
    return bar(min(SEGMENTS - 1, max(1, current * SEGMENTS // maximum)))


def health(participant: ParticipantView, say: Say, *, has_bar: bool = True) -> str:
    """Return a participant's health as its view shows it; empty when it shows none.

    Exact hit points can go without their bar, where a phone's line has no room for it.
    """
    current, maximum = participant.get("currentHP"), participant.get("maxHP")
    if current is None or maximum is None:
        band = participant.get("healthBand")
        dying = f" · {say('dying')}" if participant.get("isDying") else ""
        return f"{bar(_FILLED[band])} {say(f'band-{band}')}{dying}" if band in _FILLED else ""
    if not maximum or is_lair_type(participant["type"]):  # a lair has no hit points
        return ""
    temporary = participant.get("tempHP") or 0
    drawn = f"{exact_bar(current, maximum)} " if has_bar else ""
    text = f"{drawn}{current}/{maximum}" + (f" **+{temporary}**" if temporary else "")
    return f"{text} {dying}" if (dying := _dying(participant, current, say)) else text


def _dying(participant: ParticipantView, current: int, say: Say) -> str:
    if not is_player_type(participant["type"]) and "isDying" not in participant:
        return ""
    saves = participant.get("deathSaves", _NO_SAVES)
    if saves["isDead"]:
        return f"☠ {say('dead')}"
    if current > 0:
        return ""
    if saves["isStable"]:
        return f"⏾ {say('stable')}"
    successes, failures = min(3, saves["successes"]), min(3, saves["failures"])
    return f"{say('dying')} ✔{_of_three(successes)} ✘{_of_three(failures)}"


def _of_three(count: int) -> str:
    return "●" * count + "○" * (3 - count)
