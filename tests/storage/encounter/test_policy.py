"""Who may do what: every command × every role, against the table written out a second time in words."""

import dataclasses
from typing import Any, get_args

import pytest

from storage.encounter import commands as ask
from storage.encounter.base import ParticipantId
from storage.encounter.context import Actor
from storage.encounter.errors import NotAllowedError, ParticipantNotFoundError
from storage.encounter.model import Concentration, Encounter, Rules, TransferOffer, TurnBoundary
from storage.encounter.policy import TABLE, Verdict, audience_of, authorise
from storage.encounter.visibility.audience import DM, PLAYERS, player
from tests.storage.encounter.moment import NOON
from tests.storage.encounter.policy_commands import GENERAL_COMMANDS, HERO, commands_on
from tests.storage.encounter.policy_encounter import (
    ASSASSIN,
    CO_DM,
    CONTROLLER,
    OGRE,
    OWNER,
    PLAYER,
    ROLE_DM,
    SPECTATOR,
    UNSEEN,
    done,
    make_encounter,
    verdict,
)

ASKABLE = set(get_args(get_args(ask.Askable)[0]))
OWNERS_ALONE = {ask.SetCoDms, ask.TransferEncounter, ask.CancelTransfer}
THE_OFFERED_ALONE = {ask.AcceptTransfer}
DMS_ALONE = {
    ask.SettleSave,
    *(ask.StartEncounter, ask.PauseEncounter, ask.ResumeEncounter, ask.EndEncounter, ask.PreviousTurn),
    *(ask.AddParty, ask.SetVisibility, ask.SetControllers, ask.MoveParticipant, ask.SettleRequest),
    *(ask.ChangeRules, ask.SetCoDms, ask.TransferEncounter, ask.SetInitiatives),
    *(ask.JoinGroup, ask.LeaveGroup),
}


def test_every_command_stands_in_the_table_and_in_this_test() -> None:
    assert set(TABLE) == {*GENERAL_COMMANDS, *commands_on(HERO)}


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.__name__)
def test_dms_may_do_everything_and_co_dms_all_but_give_the_fight_away(kind: type) -> None:
    command = {**GENERAL_COMMANDS, **commands_on(ASSASSIN)}[kind]
    assert verdict(make_encounter(), OWNER, command) == ("no" if kind in THE_OFFERED_ALONE else "yes")
    expected = "no" if kind in OWNERS_ALONE | THE_OFFERED_ALONE else "yes"
    assert verdict(make_encounter(), CO_DM, command) == expected
    assert verdict(make_encounter(), ROLE_DM, command) == expected


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.__name__)
def test_a_spectator_learns_of_nothing(kind: type) -> None:
    assert verdict(make_encounter(), SPECTATOR, {**GENERAL_COMMANDS, **commands_on(HERO)}[kind]) == "unknown"


@pytest.mark.parametrize("kind", commands_on(HERO), ids=lambda kind: kind.__name__)
def test_players_rule_their_own_participants_only(kind: type) -> None:
    own = "no" if kind in DMS_ALONE else "yes"
    assert verdict(make_encounter(), CONTROLLER, commands_on(HERO)[kind]) == own
    assert verdict(make_encounter(), CONTROLLER, commands_on(ASSASSIN)[kind]) == "unknown"
    is_open = {ask.MakeAttack, *ASKABLE}
    requests: set[type] = {ask.MakeRequest, ask.RequestDamage}
    others = "ask" if kind in is_open else "yes" if kind in requests else "no"
    assert verdict(make_encounter(), CONTROLLER, commands_on(OGRE)[kind]) == others
    comrades = "yes" if kind in (ask.Heal, ask.Stabilise) else others
    assert verdict(make_encounter(), PLAYER, commands_on(HERO)[kind]) == comrades
    opened = "yes" if kind in is_open | requests else "no"
    assert verdict(make_encounter(rules=Rules(players_may="open")), PLAYER, commands_on(OGRE)[kind]) == opened
    assert (
        verdict(make_encounter(rules=Rules(players_may="open")), PLAYER, commands_on(ASSASSIN)[kind])
        == "unknown"
    )


@pytest.mark.parametrize("kind", GENERAL_COMMANDS, ids=lambda kind: kind.__name__)
def test_players_do_not_run_the_fight(kind: type) -> None:
    assert verdict(make_encounter(), PLAYER, GENERAL_COMMANDS[kind]) == "no"


@pytest.mark.parametrize("offered", [CO_DM, CONTROLLER, PLAYER, SPECTATOR], ids=lambda actor: actor.name)
def test_an_offer_is_answered_by_the_user_whom_it_was_made_to(offered: Actor) -> None:
    offer = TransferOffer(user_id=offered.user_id, at=NOON)
    encounter = make_encounter(transfer_offer=offer)
    for actor in (OWNER, CO_DM, ROLE_DM, CONTROLLER, PLAYER, SPECTATOR):
        others = "unknown" if actor is SPECTATOR else "no"
        accepts = "yes" if actor is offered else others
        assert verdict(encounter, actor, ask.AcceptTransfer()) == accepts
        cancels = "yes" if actor is OWNER else accepts
        assert verdict(encounter, actor, ask.CancelTransfer()) == cancels
    # An offer gives no look at the encounter.
    assert verdict(encounter, SPECTATOR, ask.AdvanceTurn()) == "unknown"


def test_whose_turn_it_is_may_end_it_and_nobody_else() -> None:
    assert verdict(make_encounter(), CONTROLLER, ask.AdvanceTurn()) == "yes"
    theirs = make_encounter().model_copy(update={"current_participant_id": OGRE})
    assert verdict(theirs, CONTROLLER, ask.AdvanceTurn()) == "no"
    hidden = make_encounter().model_copy(update={"current_participant_id": ASSASSIN})
    assert verdict(hidden, CONTROLLER, ask.AdvanceTurn()) == "no"


def test_a_turn_ended_again_while_a_hidden_one_has_the_turn_is_refused_as_one_that_is_over() -> None:
    ended = TurnBoundary(from_id=HERO, round=1)
    hidden = make_encounter(turn_trail=(ended,)).model_copy(update={"current_participant_id": ASSASSIN})
    with pytest.raises(NotAllowedError) as own:
        authorise(hidden, CONTROLLER, ask.AdvanceTurn())
    with pytest.raises(NotAllowedError) as others:
        authorise(hidden, PLAYER, ask.AdvanceTurn())
    assert (own.value.key, others.value.key) == ("turn-with-dm", "not-your-turn")


def test_a_player_takes_back_only_his_own_last_change() -> None:
    assert verdict(make_encounter(), CONTROLLER, ask.Undo()) == "yes"
    assert verdict(make_encounter(), PLAYER, ask.Undo()) == "no"
    since = make_encounter().model_copy(update={"history": (done(1, CONTROLLER), done(2, OWNER))})
    assert verdict(since, CONTROLLER, ask.Undo()) == "no"


def test_a_player_makes_again_only_what_was_his() -> None:
    his = (done(1, OWNER), done(2, CONTROLLER), done(3, OWNER, "undo", "d2"))
    theirs = (done(1, CONTROLLER), done(2, OWNER), done(3, OWNER, "undo", "d2"))
    assert verdict(make_encounter().model_copy(update={"history": his}), CONTROLLER, ask.Redo()) == "yes"
    assert verdict(make_encounter().model_copy(update={"history": theirs}), CONTROLLER, ask.Redo()) == "no"


def test_a_player_brings_one_open_character_of_his_own() -> None:
    def bringing(count: int = 1, **fields: Any) -> ask.AddParticipant:
        hero = {"name": "Bo's hero", "type": "character", "collaborators": (PLAYER.user_id,), **fields}
        return ask.AddParticipant(participant=ask.NewParticipant.model_validate(hero), count=count)

    assert verdict(make_encounter(), PLAYER, bringing()) == "yes"
    assert verdict(make_encounter(), PLAYER, bringing(count=2)) == "no"
    assert verdict(make_encounter(), PLAYER, bringing(collaborators=(CONTROLLER.user_id,))) == "no"
    assert verdict(make_encounter(), PLAYER, bringing(type="monster")) == "no"
    assert verdict(make_encounter(), PLAYER, bringing(visibility=UNSEEN)) == "no"
    # A hidden group would give its initiative away.
    assert verdict(make_encounter(), PLAYER, bringing(group="Assassins")) == "no"
    shared = bringing().model_copy(update={"share_initiative": True})
    assert verdict(make_encounter(), PLAYER, shared) == "no"


def test_who_manages_the_channel_may_end_the_fight_and_nothing_else() -> None:
    moderator = dataclasses.replace(PLAYER, moderates=True)
    assert verdict(make_encounter(), moderator, ask.EndEncounter()) == "yes"
    for command in (ask.PauseEncounter(), ask.ChangeRules(name="Mine"), ask.SetCoDms(co_dms=("bo",))):
        assert verdict(make_encounter(), moderator, command) == "no"
    assert audience_of(make_encounter(), moderator) == PLAYERS


def test_a_player_makes_only_their_own_participant_concentrate() -> None:
    def kept_up_by(source: ParticipantId) -> ask.AddCondition:
        condition = ask.NewCondition(name="Bless", source_id=source, from_concentration=True)
        return ask.AddCondition(participant_ids=(HERO,), condition=condition)

    encounter = make_encounter()
    assert verdict(encounter, CONTROLLER, kept_up_by(HERO)) == "yes"
    assert verdict(encounter, CONTROLLER, kept_up_by(OGRE)) == "ask"
    ogre = encounter.participants[1].model_copy(update={"concentration": Concentration(name="Bless")})
    assert verdict(encounter.with_participant(ogre), CONTROLLER, kept_up_by(OGRE)) == "yes"


def test_a_sheet_is_the_players_but_not_the_dms_part_of_it() -> None:
    def setting(**fields: Any) -> ask.UpdateParticipant:
        return ask.UpdateParticipant(participant_id=HERO, changes=ask.ParticipantChanges(**fields))

    assert verdict(make_encounter(), CONTROLLER, setting(ac=15)) == "yes"
    whole_sheet = {"name": "Ann", "ac": 15, "max_hp": 30, "dexterity": 12, "initiative_bonus": 2}
    whole_sheet |= {
        "image_url": "https://x/a.png",
        "readied": "run",
        "reaction_used": True,
        "regeneration": "5 a turn",
    }
    assert verdict(make_encounter(), CONTROLLER, setting(**whole_sheet)) == "yes"
    assert verdict(make_encounter(), CONTROLLER, setting(**whole_sheet, notes="rich")) == "no"
    assert verdict(make_encounter(), CONTROLLER, setting(notes="rich")) == "no"
    assert verdict(make_encounter(), CONTROLLER, setting(type="monster")) == "no"


@pytest.mark.parametrize(
    "command",
    [
        ask.DealDamage.to(HERO, 1, source_id=ASSASSIN),
        ask.Heal(participant_ids=(HERO,), amount=1, source_id=ASSASSIN),
        ask.AddCondition(
            participant_ids=(HERO,), condition=ask.NewCondition(name="prone", source_id=ASSASSIN)
        ),
        ask.AddCondition(
            participant_ids=(HERO,), condition=ask.NewCondition(name="prone", anchor_id=ASSASSIN)
        ),
    ],
    ids=["source of damage", "source of healing", "source of a condition", "anchor of a condition"],
)
def test_a_source_or_anchor_one_may_not_know_of_does_not_exist(command: ask.Command) -> None:
    with pytest.raises(ParticipantNotFoundError):
        authorise(make_encounter(), CONTROLLER, command)
    assert authorise(make_encounter(), OWNER, command) is Verdict.YES


def test_a_request_may_not_speak_of_whom_one_may_not_know() -> None:
    asked = ask.RequestDamage(damage=ask.DealDamage.to(OGRE, 1, source_id=ASSASSIN))
    with pytest.raises(ParticipantNotFoundError):
        authorise(make_encounter(), CONTROLLER, asked)


def test_a_player_sets_an_initiative_until_its_turn_of_the_round_is_over() -> None:
    """SRD, Initiative: the order stays the same from round to round; the DM may change it."""
    asked = ask.RollInitiative(participant_id=HERO, roll=25)

    def ogres_turn(number: int, *noted: int) -> Encounter:
        encounter = make_encounter()
        people = tuple(
            p.model_copy(update={"last_turn_round": last})
            for p, last in zip(encounter.participants, noted, strict=True)
        )
        return encounter.model_copy(
            update={"participants": people, "current_participant_id": OGRE, "round": number}
        )

    assert verdict(make_encounter(), CONTROLLER, asked) == "yes"
    assert verdict(ogres_turn(2, 1, 2, 1), CONTROLLER, asked) == "yes"
    for over in (ogres_turn(1, 1, 1, 0), ogres_turn(1, 0, 0, 0)):  # the latter as an older version stored it
        with pytest.raises(NotAllowedError, match=r"^Hero has had a turn in this round.* Ask the DM"):
            authorise(over, CONTROLLER, asked)
        assert [verdict(over, actor, asked) for actor in (OWNER, CO_DM)] == ["yes", "yes"]


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (ask.AdvanceTurn(), "^Only the DM can end this turn, or the player whose turn"),
        (ask.Undo(), "^You can undo only your own last change"),
        (ask.AddParticipant(participant=ask.NewParticipant(name="Wolf")), "^You can add your own character"),
        (ask.RollInitiative(participant_id=OGRE), "^You can do that only for creatures that you play"),
        (ask.EndEncounter(), "^Only the DM can do that"),
    ],
    ids=lambda value: getattr(value, "type", ""),
)
def test_a_refusal_says_who_could(command: ask.Command, says: str) -> None:
    with pytest.raises(NotAllowedError, match=says):
        authorise(make_encounter(), PLAYER, command)


def test_the_error_for_a_hidden_participant_is_the_one_for_none_at_all() -> None:
    errors = []
    for target in (ASSASSIN, ParticipantId("nobody")):
        with pytest.raises(ParticipantNotFoundError) as caught:
            authorise(make_encounter(), CONTROLLER, ask.DealDamage.to(target, 1))
        errors.append((caught.value.code, str(caught.value), caught.value.key, caught.value.placeholders))
    assert errors[0] == errors[1]


def test_each_role_sees_through_its_own_audience() -> None:
    assert (
        audience_of(make_encounter(), OWNER)
        == audience_of(make_encounter(), CO_DM)
        == audience_of(make_encounter(), ROLE_DM)
        == DM
    )
    assert audience_of(make_encounter(), CONTROLLER) == player(CONTROLLER.user_id)
    assert player(CONTROLLER.user_id).kind == PLAYERS.kind == "players"
    assert audience_of(make_encounter(), PLAYER) == PLAYERS


def test_a_player_does_not_undo_their_own_death_save_and_the_dm_does() -> None:
    saved = make_encounter().model_copy(update={"history": (done(1, CONTROLLER, "roll_death_save"),)})
    with pytest.raises(NotAllowedError, match="save that was rolled stands"):
        authorise(saved, CONTROLLER, ask.Undo())
    assert verdict(saved, OWNER, ask.Undo()) == "yes"
