"""Who sees what and who runs what: the reveal ladder, controllers, DMs."""

from storage.encounter.commands import (
    AcceptTransfer,
    CancelTransfer,
    SetCoDms,
    SetControllers,
    SetVisibility,
    TransferEncounter,
)
from storage.encounter.context import Context
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.events import AccessChanged, TransferCancelled, TransferOffered, VisibilityChanged
from storage.encounter.model import Encounter, Level, TransferOffer, Visibility
from storage.encounter.outcome import Outcome
from storage.encounter.rules.lookup import participant_in


def set_visibility(encounter: Encounter, command: SetVisibility, context: Context) -> Outcome:
    """Set what players and stream may see of participants; an audience left out keeps what it sees."""
    outcome = Outcome(encounter)
    for participant_id in dict.fromkeys(command.participant_ids):
        participant = participant_in(encounter, participant_id)
        seen = participant.seen
        visibility = Visibility(
            players=Level(command.players or seen.players), stream=Level(command.stream or seen.stream)
        )
        outcome = outcome.changing(
            participant.model_copy(update={"visibility": visibility}),
            VisibilityChanged(participant_id=participant.id),
        )
    return outcome


def set_controllers(encounter: Encounter, command: SetControllers, context: Context) -> Outcome:
    """Say which users control a participant."""
    participant = participant_in(encounter, command.participant_id)
    users = tuple(dict.fromkeys(command.collaborators))
    return Outcome(encounter).changing(
        participant.model_copy(update={"collaborators": users}), AccessChanged(participant_id=participant.id)
    )


def set_co_dms(encounter: Encounter, command: SetCoDms, context: Context) -> Outcome:
    """Say which users, and which Discord roles, run the encounter beside its owner."""
    users = tuple(user for user in dict.fromkeys(command.co_dms) if user != encounter.user_id)
    changed = encounter.model_copy(update={"co_dms": users})
    if command.role_ids is not None:
        if encounter.discord is None:
            raise InvalidCommandError("no-channel-for-roles")
        roles = tuple(dict.fromkeys(command.role_ids))
        changed = changed.model_copy(
            update={"discord": encounter.discord.model_copy(update={"dm_role_ids": roles})}
        )
    return Outcome(changed, (AccessChanged(),))


def offer_transfer(encounter: Encounter, command: TransferEncounter, context: Context) -> Outcome:
    """Offer the encounter to another DM; an earlier offer is withdrawn by that."""
    if command.user_id == encounter.user_id:
        raise RuleError("is-dm-already")
    offer = TransferOffer(user_id=command.user_id, at=context.at)
    return Outcome(encounter.model_copy(update={"transfer_offer": offer}), (TransferOffered(),))


def accept_transfer(encounter: Encounter, command: AcceptTransfer, context: Context) -> Outcome:
    """Make the user whom it is offered to the DM; the old one stays as co-DM."""
    offer = encounter.transfer_offer
    if offer is None or not offer.is_open(context.at):
        raise RuleError("no-transfer")
    others = tuple(user for user in encounter.co_dms if user != offer.user_id)
    changed = encounter.model_copy(
        update={"user_id": offer.user_id, "co_dms": (*others, encounter.user_id), "transfer_offer": None}
    )
    return Outcome(changed, (AccessChanged(),))


def cancel_transfer(encounter: Encounter, command: CancelTransfer, context: Context) -> Outcome:
    """Withdraw the offer of the encounter, or turn it down."""
    if encounter.transfer_offer is None:
        raise RuleError("no-transfer")
    return Outcome(encounter.model_copy(update={"transfer_offer": None}), (TransferCancelled(),))
