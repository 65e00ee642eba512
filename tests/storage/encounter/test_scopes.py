"""What a token's scope takes from its user: every command of the table."""

from dataclasses import replace

import pytest

from storage.encounter import commands as ask
from storage.encounter.context import Actor
from storage.encounter.errors import NotAllowedError
from storage.encounter.policy import TABLE, Role, Verdict, audience_of, authorise, scope_of, standing
from storage.encounter.scope import Scope
from storage.encounter.visibility.audience import DM, PLAYERS
from tests.storage.encounter.policy_commands import GENERAL_COMMANDS, HERO, commands_on
from tests.storage.encounter.policy_encounter import (
    CO_DM,
    CONTROLLER,
    OGRE,
    OWNER,
    PLAYER,
    ROLE_DM,
    done,
    make_encounter,
    verdict,
)

DMS = (OWNER, CO_DM, ROLE_DM)
EVERYBODY = (*DMS, CONTROLLER, PLAYER)


def with_scope(actor: Actor, scope: Scope) -> Actor:
    return replace(actor, scope=scope)


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.__name__)
def test_a_token_to_read_permits_no_command_to_anyone(kind: type) -> None:
    for on in (HERO, OGRE):
        command = {**GENERAL_COMMANDS, **commands_on(on)}[kind]
        for actor in EVERYBODY:
            with pytest.raises(NotAllowedError) as refused:
                authorise(make_encounter(), with_scope(actor, Scope.READ), command)
            assert refused.value.key == "token-scope"


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.__name__)
def test_a_token_to_play_makes_a_dm_a_player(kind: type) -> None:
    for on in (HERO, OGRE):
        command = {**GENERAL_COMMANDS, **commands_on(on)}[kind]
        expected = verdict(make_encounter(), PLAYER, command)
        for actor in DMS:
            assert verdict(make_encounter(), with_scope(actor, Scope.PLAY), command) == expected, actor.name


@pytest.mark.parametrize("kind", TABLE, ids=lambda kind: kind.__name__)
def test_a_token_to_play_takes_nothing_from_a_player(kind: type) -> None:
    for on in (HERO, OGRE):
        command = {**GENERAL_COMMANDS, **commands_on(on)}[kind]
        for actor in (CONTROLLER, PLAYER):
            whole = verdict(make_encounter(), actor, command)
            assert verdict(make_encounter(), with_scope(actor, Scope.PLAY), command) == whole


def test_what_dms_alone_may_do_needs_the_scope_to_run() -> None:
    for kind, (_, _, controller, player) in TABLE.items():
        expected = Scope.RUN if {controller, player} == {Verdict.NO} else Scope.PLAY
        assert scope_of(kind) is expected


def test_a_token_to_read_sees_what_its_user_sees_and_one_to_play_what_a_player_sees() -> None:
    encounter = make_encounter()
    for actor in DMS:
        assert audience_of(encounter, with_scope(actor, Scope.READ)) == DM
        assert audience_of(encounter, with_scope(actor, Scope.PLAY)) == PLAYERS
        assert standing(encounter, with_scope(actor, Scope.PLAY)) is Role.PLAYER


@pytest.mark.parametrize("command", [ask.Undo(), ask.Redo()], ids=["undo", "redo"])
def test_a_dm_takes_no_act_of_a_dm_back_with_a_token_to_play(command: ask.Command) -> None:
    encounter = make_encounter().model_copy(update={"history": (done(1, OWNER),)})
    with pytest.raises(NotAllowedError) as refused:
        authorise(encounter, with_scope(OWNER, Scope.PLAY), command)
    assert refused.value.key == "token-scope"


def test_each_scope_covers_those_before_it() -> None:
    covered = {given: [needed for needed in Scope if given.covers(needed)] for given in Scope}
    assert covered == {
        Scope.READ: [Scope.READ],
        Scope.PLAY: [Scope.READ, Scope.PLAY],
        Scope.RUN: [Scope.READ, Scope.PLAY, Scope.RUN],
    }
