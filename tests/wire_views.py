"""Which fields of a participant an audience has, by what it may know; the docs are made from it."""

from storage.encounter.base import ParticipantId, UserId
from storage.encounter.model import Concentration, Condition, Level, Participant, Rules, Visibility
from storage.encounter.model.participant import TrueForm
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience, player
from storage.encounter.visibility.views import participant_view

OWNER = UserId("owner")
_LADDER = (
    (Level.UNKNOWN, 'that it is there ("???")'),
    (Level.NAME, "its name"),
    (Level.BAND, "how hurt it looks"),
    (Level.DAMAGE, "and how much each hit was"),
    (Level.EXACT, "its hit points"),
)


def _samples(level: Level) -> list[Participant]:
    """Return participants that have whatever a field may depend on."""
    prone = Condition.model_validate({"_id": "c", "name": "Prone"})
    common = Participant(
        id=ParticipantId("p"),
        name="Any",
        max_hp=9,
        current_hp=0,
        conditions=(prone,),
        concentration=Concentration(name="Bless"),
        collaborators=(OWNER,),
        visibility=Visibility(players=level, stream=level),
        character_class="Fighter",
        creature_type="fiend",
        legendary_actions=3,
        is_boss=True,
        true_form=TrueForm(condition_id="c", max_hp=5, current_hp=5),
        makes_death_saves=True,
    )
    return [common.model_copy(update={"type": kind}) for kind in ("monster", "pc", "lair")]


def fields(audience: Audience, level: Level) -> set[str]:
    """Return the fields that a participant has, or may have, for an audience that sees so much of it."""
    return {field for one in _samples(level) for field in participant_view(one, audience, Rules(), {})}


def audience_rows() -> list[tuple[str, str]]:
    """Return what an audience may know of a participant, and the fields that it has beyond those before."""
    rows: list[tuple[str, str]] = []
    known: set[str] = set()
    for level, words in _LADDER:
        found = fields(STREAM, level)
        rows.append((words, _listed(found - known)))
        known |= found
    for words, more in (
        ("its hit points, as a player", fields(PLAYERS, Level.EXACT)),
        ("its sheet: a player's own", fields(player(OWNER), Level.UNSEEN)),
        ("everything: the DM", fields(DM, Level.UNSEEN)),
    ):
        rows.append((words, _listed(more - known)))
        known |= more
    return rows


def _listed(names: set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names)) or "no field; the amounts in events"
