"""The recap at the end of an encounter."""

from collections.abc import Sequence

from bot.render.escaping import safe
from bot.render.participants import NAME_LIMIT
from bot.render.screen import Say
from storage.encounter.model import Encounter, HistoryEntry
from storage.encounter.model.participant_types import is_player_type
from storage.encounter.visibility.audience import PLAYERS
from storage.encounter.visibility.recap import Tally, recap

MAX_TALLIES = 20
MAX_CHARACTERS = 1_900  # a message holds 2,000


def recap_text(encounter: Encounter, entries: Sequence[HistoryEntry], say: Say) -> str:
    """Return the recap as players may read it."""
    found = recap(encounter, entries, PLAYERS)
    minutes = round(found.duration.total_seconds() / 60)
    players = {p.id for p in encounter.participants if is_player_type(p.type)}
    head = "recap" if found.rounds else "recap-never-begun"
    lines = [say(head, name=safe(encounter.name, 60), rounds=found.rounds, minutes=minutes)]
    # The largest tallies come first, so that many monsters that only fell do not displace the characters.
    ranked = sorted(found.tallies, key=lambda t: -((t.dealt or 0) + (t.taken or 0) + (t.healed or 0)))
    # Monsters that did nothing but fall are on the board.
    told = [t for t in ranked if t.participant_id in players or t.dealt or t.taken or t.healed]
    for line in filter(None, (_line(tally, say) for tally in told)):
        if len(lines) > MAX_TALLIES or sum(len(had) + 1 for had in lines) + len(line) > MAX_CHARACTERS:
            lines.append("…")
            break
        lines.append(line)
    return "\n".join(lines)


def _line(tally: Tally, say: Say) -> str:
    parts = [
        say(f"recap-{key}", amount=amount)
        for key, amount in (
            ("dealt", tally.dealt),
            ("taken", tally.taken),
            ("healed", tally.healed),
            ("critical", tally.critical_hits),
            ("kos", tally.knock_outs),
            ("falls", tally.falls),
        )
        if amount
    ]
    return f"**{safe(tally.name, NAME_LIMIT)}**: {', '.join(parts)}" if parts else ""
