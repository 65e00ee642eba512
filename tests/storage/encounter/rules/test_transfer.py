"""An encounter changes its DM by consent: an offer, and its acceptance by the user whom it was made to."""

from datetime import timedelta

import pytest

from storage.encounter import commands as ask
from storage.encounter.apply import apply
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor, Context
from storage.encounter.errors import NoRoomError, NotAllowedError, RuleError
from storage.encounter.limits import MAX_CO_DMS
from storage.encounter.model import Encounter
from storage.encounter.model.encounter import TRANSFER_LASTS
from tests.storage.encounter.moment import NOON

DANA, OLGA, BO = (Actor(UserId(name.lower()), name) for name in ("Dana", "Olga", "Bo"))


def do(
    encounter: Encounter, actor: Actor, command: ask.Command, *, after: timedelta = timedelta(0)
) -> Encounter:
    context = Context(actor, NOON + after, lambda sides: 1, lambda: "f" * 24, f"c{encounter.version}")
    return apply(encounter, command, context).encounter


@pytest.fixture
def encounter() -> Encounter:
    return Encounter(id=EncounterId("e"), user_id=DANA.user_id, co_dms=(OLGA.user_id, BO.user_id))


@pytest.fixture
def offered(encounter: Encounter) -> Encounter:
    return do(encounter, DANA, ask.TransferEncounter(user_id=OLGA.user_id))


def test_an_offer_changes_nothing_until_it_is_accepted(offered: Encounter) -> None:
    assert (offered.user_id, offered.co_dms) == (DANA.user_id, (OLGA.user_id, BO.user_id))
    accepted = do(offered, OLGA, ask.AcceptTransfer())
    assert (accepted.user_id, accepted.co_dms) == (OLGA.user_id, (BO.user_id, DANA.user_id))
    assert accepted.transfer_offer is None
    with pytest.raises(RuleError, match="not offered"):
        do(accepted, OLGA, ask.AcceptTransfer())


def test_an_offer_is_withdrawn_replaced_or_outlived(offered: Encounter) -> None:
    for actor in (DANA, OLGA):
        cancelled = do(offered, actor, ask.CancelTransfer())
        for command in (ask.AcceptTransfer(), ask.CancelTransfer()):
            with pytest.raises(RuleError, match="not offered"):
                do(cancelled, OLGA, command)
    assert do(offered, OLGA, ask.AcceptTransfer(), after=TRANSFER_LASTS).user_id == OLGA.user_id
    with pytest.raises(RuleError, match="not offered"):
        do(offered, OLGA, ask.AcceptTransfer(), after=TRANSFER_LASTS + timedelta(seconds=1))
    replaced = do(offered, DANA, ask.TransferEncounter(user_id=BO.user_id))
    assert replaced.transfer_offer is not None and replaced.transfer_offer.user_id == BO.user_id
    with pytest.raises(RuleError, match="already"):
        do(offered, DANA, ask.TransferEncounter(user_id=DANA.user_id))


def test_undo_and_redo_give_an_encounter_to_no_user_who_did_not_ask_for_it(offered: Encounter) -> None:
    assert do(offered, DANA, ask.Undo()).transfer_offer is None
    accepted = do(offered, OLGA, ask.AcceptTransfer())
    for actor in (OLGA, BO):
        with pytest.raises(NotAllowedError, match="only when the new one agrees"):
            do(accepted, actor, ask.Undo())
    undone = do(accepted, DANA, ask.Undo())
    assert (undone.user_id, undone.co_dms) == (DANA.user_id, (OLGA.user_id, BO.user_id))
    for actor in (DANA, BO):
        with pytest.raises(NotAllowedError, match="only when the new one agrees"):
            do(undone, actor, ask.Redo())
    assert do(undone, OLGA, ask.Redo()).user_id == OLGA.user_id


def test_transfers_do_not_pile_up_former_owners(offered: Encounter) -> None:
    many = tuple(UserId(f"user {number}") for number in range(MAX_CO_DMS))
    full = offered.model_copy(update={"co_dms": many})
    with pytest.raises(NoRoomError, match="20 co-DMs"):
        do(full, OLGA, ask.AcceptTransfer())
    among_them = offered.model_copy(update={"co_dms": (OLGA.user_id, *many[1:])})
    assert len(do(among_them, OLGA, ask.AcceptTransfer()).co_dms) == MAX_CO_DMS


def test_no_rule_makes_another_user_the_owner(offered: Encounter) -> None:
    with pytest.raises(NotAllowedError, match="only when the new one agrees"):
        do(offered, DANA, ask.AcceptTransfer())  # past the policy
