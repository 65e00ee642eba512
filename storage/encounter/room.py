"""What an encounter has room for: the check that a change which brings something must pass."""

from storage.encounter import commands as ask
from storage.encounter.base import UserId, names_outside
from storage.encounter.bounds import first_excess
from storage.encounter.commands.requests import asked_in
from storage.encounter.errors import NoRoomError
from storage.encounter.limits import CONTENT_BYTES, OWN_BYTES
from storage.encounter.model import Encounter, Participant
from storage.encounter.sizes import Sizes, size_of

_REQUESTS = ""  # beside the ids of participants
_NAMES = sum(len(f'"{name}":,') for name in names_outside(Participant).values())

# They add nothing that a client writes, or take something away: a full encounter can still be played, taken
# back, emptied and ended. What the rules add by themselves, such as Unconscious, is added once.
ALWAYS_POSSIBLE: tuple[type, ...] = (
    ask.StartEncounter,
    ask.PauseEncounter,
    ask.ResumeEncounter,
    ask.EndEncounter,
    ask.RemoveParticipant,
    ask.SetVisibility,
    ask.RollInitiative,
    ask.SetInitiatives,
    ask.MoveParticipant,
    ask.LeaveGroup,
    ask.DelayTurn,
    ask.TakeTurn,
    ask.AdvanceTurn,
    ask.PreviousTurn,
    ask.DealDamage,
    ask.Heal,
    ask.SetTemporaryHitPoints,
    ask.UpdateParticipantHp,
    ask.RemoveCondition,
    ask.RollDeathSave,
    ask.Stabilise,
    ask.EndConcentration,
    ask.SpendLegendary,
    ask.SpendResource,
    ask.RemoveResource,
    ask.SetInspiration,
    ask.Rest,
    ask.RollSave,
    ask.ApplyRecurring,
    ask.RemoveRecurring,
    ask.SettleSave,
    ask.CancelTransfer,
    ask.Undo,
    ask.Redo,
)


def is_always_possible(encounter: Encounter, command: ask.Command) -> bool:
    """Whether a command needs no room; the answer to a request where what it asks for needs none."""
    if not isinstance(command, ask.SettleRequest):
        return isinstance(command, ALWAYS_POSSIBLE)
    request = next((r for r in encounter.requests if r.id == command.request_id), None)
    return (
        request is None or command.answer == "none" or isinstance(asked_in(request.command), ALWAYS_POSSIBLE)
    )


def content_sizes(
    encounter: Encounter, earlier: Encounter | None = None, known: Sizes | None = None
) -> Sizes:
    """Return the sizes of participants, by id, and of requests: an encounter's content.

    `known` are those of an `earlier` version: only the fields that differ from it are measured.
    """
    participants, requests = encounter.participants, encounter.requests
    if earlier is None or known is None:
        return {p.id: _size(p) for p in participants} | {_REQUESTS: size_of(requests)}
    if earlier.participants is participants and earlier.requests is requests:
        return known
    pairs = list(zip(earlier.participants, participants, strict=False))
    if len(earlier.participants) == len(participants) and all(a is b or a.id == b.id for a, b in pairs):
        sizes = dict(known)
        sizes.update({b.id: _size(b, a, known[a.id]) for a, b in pairs if a is not b})
    else:
        before = {p.id: p for p in earlier.participants}
        sizes = {p.id: _size(p, before.get(p.id), known.get(p.id, 0)) for p in participants}
    return sizes | {_REQUESTS: known[_REQUESTS] if earlier.requests is requests else size_of(requests)}


def _size(participant: Participant, earlier: Participant | None = None, known: int = 0) -> int:
    """Return the sum of the sizes of a participant's fields, from the `known` one of an earlier state."""
    if participant is earlier:
        return known
    now = participant.__dict__
    if earlier is None:
        return _NAMES + sum(map(size_of, now.values()))
    was = earlier.__dict__
    return known + sum(size_of(v) - size_of(was[name]) for name, v in now.items() if v is not was[name])


def require_room(before: Encounter, after: Encounter, was: Sizes, now: Sizes) -> None:
    """Raise NoRoomError if a change makes anything larger than it may be.

    `was` and `now` are the sizes of the content.
    """
    if (excess := first_excess(before, after)) is not None:
        field, limit = excess
        match field:
            case "conditions":
                raise NoRoomError("too-many-conditions", most=limit.most)
            case "coDms":
                raise NoRoomError("too-many-co-dms", most=limit.most)
            case _:
                raise NoRoomError("field-full", field=field, most=limit.most)
    size = sum(now.values())
    if size > CONTENT_BYTES and size > sum(was.values()):
        raise NoRoomError("encounter-full")


def require_own_room(before: Encounter, after: Encounter, user_id: UserId, was: Sizes, now: Sizes) -> None:
    """Raise NoRoomError if a player's change makes what they brought larger than their share."""
    size = _own_size(after, user_id, now)
    if size > OWN_BYTES and size > _own_size(before, user_id, was):
        raise NoRoomError("own-room-full")


def _own_size(encounter: Encounter, user_id: UserId, sizes: Sizes) -> int:
    requests = tuple(request for request in encounter.requests if request.user_id == user_id)
    return sum(sizes[p.id] for p in encounter.controlled_by(user_id)) + size_of(requests)
