"""Who may do what: one table, for Discord and sockets alike.

An actor's role depends on what a command touches: a player who controls every participant it touches is its
controller. A participant that an actor may not know of does not exist for them, not even in an error.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from storage.encounter import commands as ask
from storage.encounter.base import ParticipantId
from storage.encounter.context import Actor
from storage.encounter.errors import NotAllowedError, NotFoundError, ParticipantNotFoundError, TypedText
from storage.encounter.history.undo import done_and_undone, last_done
from storage.encounter.model import Encounter, Level
from storage.encounter.scope import Scope
from storage.encounter.visibility.audience import DM, PLAYERS, Audience, player
from storage.encounter.visibility.views import moment


class Role(StrEnum):
    """What an actor is to an encounter, or to the participants a command touches."""

    OWNER = "owner"
    CO_DM = "co-DM"
    CONTROLLER = "controller"
    PLAYER = "player"
    SPECTATOR = "spectator"


class Verdict(StrEnum):
    """What the table says; ASK turns a player's command into a request to the DM."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


YES, ASK, NO = Verdict.YES, Verdict.ASK, Verdict.NO

#                          owner  co-DM  controller  player
TABLE: Mapping[type, tuple[Verdict, Verdict, Verdict, Verdict]] = {
    ask.StartEncounter: (YES, YES, NO, NO),
    ask.PauseEncounter: (YES, YES, NO, NO),
    ask.ResumeEncounter: (YES, YES, NO, NO),
    ask.EndEncounter: (YES, YES, NO, NO),
    ask.AddParticipant: (YES, YES, YES, NO),  # a controller brings their own character
    ask.AddParty: (YES, YES, NO, NO),
    ask.UpdateParticipant: (YES, YES, YES, NO),  # only a sheet's own fields, see _SHEET
    ask.SetVisibility: (YES, YES, NO, NO),
    ask.SetControllers: (YES, YES, NO, NO),
    ask.RemoveParticipant: (YES, YES, YES, NO),
    ask.RollInitiative: (YES, YES, YES, NO),
    ask.SetInitiatives: (YES, YES, NO, NO),
    ask.MoveParticipant: (YES, YES, NO, NO),
    ask.JoinGroup: (YES, YES, NO, NO),
    ask.LeaveGroup: (YES, YES, NO, NO),
    ask.DelayTurn: (YES, YES, YES, NO),
    ask.TakeTurn: (YES, YES, YES, NO),
    ask.AdvanceTurn: (YES, YES, YES, NO),  # whose turn it is may end it
    ask.PreviousTurn: (YES, YES, NO, NO),
    ask.DealDamage: (YES, YES, YES, ASK),
    ask.MakeAttack: (YES, YES, YES, ASK),
    ask.Heal: (YES, YES, YES, ASK),
    ask.SetTemporaryHitPoints: (YES, YES, YES, ASK),
    ask.UpdateParticipantHp: (YES, YES, YES, NO),
    ask.AddCondition: (YES, YES, YES, ASK),
    ask.RemoveCondition: (YES, YES, YES, ASK),
    ask.ChangeCondition: (YES, YES, YES, ASK),
    ask.RollDeathSave: (YES, YES, YES, NO),
    ask.Stabilise: (YES, YES, YES, ASK),
    ask.Concentrate: (YES, YES, YES, NO),
    ask.EndConcentration: (YES, YES, YES, NO),
    ask.SpendLegendary: (YES, YES, YES, NO),
    ask.SetResource: (YES, YES, YES, NO),
    ask.RemoveResource: (YES, YES, YES, NO),
    ask.SpendResource: (YES, YES, YES, NO),
    ask.SetInspiration: (YES, YES, YES, NO),  # a controller spends it, and gives none
    ask.Rest: (YES, YES, YES, NO),
    ask.MakeRequest: (YES, YES, YES, YES),
    ask.RequestDamage: (YES, YES, YES, YES),
    ask.SettleRequest: (YES, YES, NO, NO),
    ask.SetRecurring: (YES, YES, YES, NO),
    ask.RemoveRecurring: (YES, YES, YES, NO),
    ask.ApplyRecurring: (YES, YES, YES, NO),
    ask.CallForSaves: (YES, YES, YES, NO),  # what it touches is its source
    ask.RollSave: (YES, YES, YES, NO),
    ask.SettleSave: (YES, YES, NO, NO),
    ask.SetCoDms: (YES, NO, NO, NO),
    ask.TransferEncounter: (YES, NO, NO, NO),
    ask.AcceptTransfer: (NO, NO, NO, NO),  # only the user whom it is offered to, see authorise
    ask.CancelTransfer: (YES, NO, NO, NO),  # and that user
    ask.ChangeRules: (YES, YES, NO, NO),
    ask.Undo: (YES, YES, YES, NO),  # a controller takes back their own last change, but no save
    ask.Redo: (YES, YES, YES, NO),
}

# What `open` encounters let every player do to participants that they can see; at others they ask for it.
_OPEN = tuple(command for command, verdicts in TABLE.items() if ASK in verdicts)
# What a player may do for another player's character at any table.
_COMRADES = (ask.Heal, ask.Stabilise)
_DMS = (Role.OWNER, Role.CO_DM)
_ANSWERS_OFFER = (ask.AcceptTransfer, ask.CancelTransfer)
# What a controller may change about their participant.
_SHEET = frozenset(
    {
        "name",
        "ac",
        "max_hp",
        "dexterity",
        "initiative_bonus",
        "image_url",
        "readied",
        "reaction_used",
        "regeneration",
        "save_bonuses",
        "attack_changes",
        "hit_dice",
        "hit_dice_spent",
        "level",
        "character_class",
    }
)
# What a player may not take back: the die has fallen.
_STANDS = frozenset({"roll_death_save", "roll_save"})
_COLUMNS = (Role.OWNER, Role.CO_DM, Role.CONTROLLER, Role.PLAYER)


def scope_of(kind: type) -> Scope:
    """Return the scope that a kind of command needs: PLAY for what players may do at some table."""
    *_, controller, plain = TABLE[kind]
    return Scope.RUN if controller is plain is NO else Scope.PLAY


def require_scope(given: Scope, needed: Scope) -> None:
    """Raise NotAllowedError for a token whose scope is not enough."""
    if not given.covers(needed):
        raise NotAllowedError("token-scope", scope=needed.value)


def standing(encounter: Encounter, actor: Actor) -> Role:
    """Return what the actor is to the encounter as a whole; a DM with a token to play is a player."""
    role = _standing(encounter, actor)
    return Role.PLAYER if role in _DMS and actor.scope is Scope.PLAY else role


def _standing(encounter: Encounter, actor: Actor) -> Role:
    if actor.user_id == encounter.user_id:
        return Role.OWNER
    dm_roles = encounter.discord.dm_role_ids if encounter.discord else ()
    if actor.user_id in encounter.co_dms or not actor.role_ids.isdisjoint(dm_roles):
        return Role.CO_DM
    if actor.is_member or actor.user_id in encounter.controllers:
        return Role.PLAYER
    return Role.SPECTATOR


def is_dm(encounter: Encounter, actor: Actor) -> bool:
    """Whether the actor runs the encounter."""
    return standing(encounter, actor) in _DMS


def audience_of(encounter: Encounter, actor: Actor) -> Audience:
    """Return the audience the actor belongs to; NotFoundError for a spectator, as if it were not there."""
    role = standing(encounter, actor)
    if role in _DMS:
        return DM
    if role is Role.SPECTATOR:
        raise NotFoundError("encounter-not-found")
    return player(actor.user_id) if actor.user_id in encounter.controllers else PLAYERS


def authorise(encounter: Encounter, actor: Actor, command: ask.Command) -> Verdict:
    """Return YES or ASK, or raise: NotFoundError for what the actor may not know of, else NotAllowedError."""
    require_scope(actor.scope, scope_of(type(command)))
    if isinstance(command, ask.Undo | ask.Redo) and _standing(encounter, actor) in _DMS:
        require_scope(actor.scope, Scope.RUN)  # their last change may have been a DM's
    offer = encounter.transfer_offer
    if isinstance(command, _ANSWERS_OFFER) and offer is not None and offer.user_id == actor.user_id:
        return YES  # also of a user who takes no part yet
    if isinstance(command, ask.EndEncounter) and actor.moderates:
        return YES
    audience = audience_of(encounter, actor)
    about = touched(encounter, command)
    if audience.kind != "dm":
        _must_be_known(encounter, audience, [*about, *_mentioned(command)])
    role = _role_towards(encounter, actor, command, about)
    verdict = TABLE[type(command)][_COLUMNS.index(role)]
    if verdict is not YES and role is Role.PLAYER and _table_allows(encounter, command, about):
        verdict = YES
    if verdict is NO:
        raise (
            NotAllowedError("turn-with-dm")
            if _has_ended_turn(encounter, actor, command)
            else _refusal(command)
        )
    if role is Role.CONTROLLER and isinstance(command, ask.RollInitiative):
        _must_be_before_turn(encounter, command)
    if (
        role is Role.CONTROLLER
        and isinstance(command, ask.UpdateParticipant)
        and not command.changes.model_fields_set <= _SHEET
    ):
        raise NotAllowedError("dm-only-change")
    if role is Role.CONTROLLER and isinstance(command, ask.SetInspiration) and command.has_inspiration:
        raise NotAllowedError("inspiration-dm-gives")
    if role is Role.CONTROLLER and isinstance(command, ask.Undo):
        newest = last_done(encounter.history)
        if newest is not None and newest.kind in _STANDS:
            raise NotAllowedError("death-save-stands")
    return verdict


def _has_ended_turn(encounter: Encounter, actor: Actor, command: ask.Command) -> bool:
    """Whether a player ends their turn again, which the players still see: a hidden one has the turn."""
    if not isinstance(command, ask.AdvanceTurn) or encounter.current is None:
        return False
    if encounter.current.seen.players.shows(Level.UNKNOWN):
        return False
    shown = moment(encounter, PLAYERS).current
    return shown is not None and actor.user_id in shown.collaborators


def _must_be_before_turn(encounter: Encounter, command: ask.RollInitiative) -> None:
    """Refuse a player's change of an initiative whose turn in this round is over."""
    participant = encounter.find(command.participant_id)
    if participant is None or participant in encounter.on_turn:
        return
    if participant.id in encounter.turns_had():
        raise NotAllowedError("initiative-after-turn", name=TypedText(participant.name))


def _role_towards(
    encounter: Encounter, actor: Actor, command: ask.Command, about: list[ParticipantId]
) -> Role:
    role = standing(encounter, actor)
    if role is not Role.PLAYER:
        return role
    if isinstance(command, ask.AddParticipant):
        brought = command.participant
        own = brought.collaborators == (actor.user_id,) and brought.type.lower() == "character"
        # A group has one initiative: to name a hidden one would tell its roll.
        shares = command.share_initiative or command.share_turn
        alone = command.count == 1 and brought.group is None and not shares
        return Role.CONTROLLER if own and alone and brought.visibility is None else role
    if isinstance(command, ask.Undo | ask.Redo):
        done, undone = done_and_undone(encounter.history)
        last = (done if isinstance(command, ask.Undo) else undone)[-1:]
        return Role.CONTROLLER if last and last[0].user_id == actor.user_id else role
    participants = [encounter.find(i) for i in about]
    owns_all = all(p is not None and actor.user_id in p.collaborators for p in participants)
    return Role.CONTROLLER if participants and owns_all else role


def _table_allows(encounter: Encounter, command: ask.Command, about: list[ParticipantId]) -> bool:
    if encounter.rules.players_may == "open" and isinstance(command, _OPEN):
        return True
    comrades = all((p := encounter.find(i)) is not None and p.is_player_character for i in about)
    return comrades and isinstance(command, _COMRADES)


def _must_be_known(
    encounter: Encounter, audience: Audience, participant_ids: Iterable[ParticipantId]
) -> None:
    for participant_id in participant_ids:
        participant = encounter.find(participant_id)
        if participant is None or not audience.level(participant).shows(Level.UNKNOWN):
            raise ParticipantNotFoundError


def touched(encounter: Encounter, command: ask.Command) -> list[ParticipantId]:
    """Return the participants that a command changes, or asks about."""
    if isinstance(command, ask.AdvanceTurn):
        # Whose turn it is may be a secret: only its controllers and the DM may end a hidden turn.
        return [p.id for p in encounter.on_turn if p.seen.players.shows(Level.UNKNOWN)]
    if isinstance(command, ask.CallForSaves):
        return [command.source_id] if command.source_id else []
    if isinstance(command, ask.MakeRequest | ask.RequestDamage):
        command = command.asked
    if isinstance(command, ask.DealDamage):
        return [target.participant_id for target in command.targets]
    if isinstance(command, ask.Rest):
        return [entry.participant_id for entry in command.entries]
    many: tuple[ParticipantId, ...] = getattr(command, "participant_ids", ())
    one: ParticipantId | None = getattr(command, "participant_id", None)
    with_it = _acting_with(encounter, one) if isinstance(command, ask.DelayTurn | ask.TakeTurn) else []
    return [*many, *([one] if one else []), *with_it, *_begins_to_concentrate(encounter, command)]


def _acting_with(encounter: Encounter, participant_id: ParticipantId | None) -> list[ParticipantId]:
    """Return those that players know of who act on one turn with a participant."""
    participant = encounter.find(participant_id)
    group = encounter.acting_with(participant) if participant else ()
    return [p.id for p in group if p.id != participant_id and p.seen.players.shows(Level.UNKNOWN)]


def _begins_to_concentrate(encounter: Encounter, command: ask.Command) -> list[ParticipantId]:
    """Return the source of a condition that makes it concentrate: that changes the source too."""
    if not isinstance(command, ask.AddCondition) or not command.condition.from_concentration:
        return []
    source = encounter.find(command.condition.source_id)
    return [source.id] if source is not None and source.concentration is None else []


def _mentioned(command: ask.Command) -> list[ParticipantId]:
    """Return the other participants a command speaks of: sources and anchors."""
    if isinstance(command, ask.MakeRequest | ask.RequestDamage):
        command = command.asked
    about = getattr(command, "condition", None)
    named = [
        getattr(command, "source_id", None),
        getattr(about, "source_id", None),
        getattr(about, "anchor_id", None),
        getattr(command, "anchor_id", None),
    ]
    if isinstance(command, ask.CallForSaves):
        named += command.participant_ids
    return [participant_id for participant_id in named if participant_id]


def _refusal(command: ask.Command) -> NotAllowedError:
    if isinstance(command, ask.AdvanceTurn):
        return NotAllowedError("not-your-turn")
    if isinstance(command, ask.Undo | ask.Redo):
        return NotAllowedError("not-your-change")
    if isinstance(command, ask.AddParticipant):
        return NotAllowedError("not-your-character")
    if isinstance(command, _ANSWERS_OFFER):
        return NotAllowedError("transfer-not-yours")
    if TABLE[type(command)][_COLUMNS.index(Role.CONTROLLER)] is YES:
        return NotAllowedError("not-your-participant")
    return NotAllowedError("dm-only")
