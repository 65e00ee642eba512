"""Undo and redo of every command there is, in any order: the state to the byte, one version at a time."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from storage.encounter import commands as ask
from storage.encounter.apply import apply
from storage.encounter.base import ParticipantId, UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NothingToUndoError, StaleTurnError, TrackerError
from storage.encounter.events import ChangeRedone, ChangeUndone
from storage.encounter.history.delta import apply_delta, differences
from storage.encounter.history.undo import applied_key, done_and_undone
from storage.encounter.limits import REMEMBERED_IDS, TAIL, UNDOABLE
from storage.encounter.model import Encounter, Level
from storage.encounter.visibility.audience import DM as DMS_VIEW
from storage.encounter.visibility.audience import PLAYERS, STREAM
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.views import view
from tests.storage.encounter.any_command import commands
from tests.storage.encounter.moment import NOON
from tests.storage.encounter.scenario import RuleScenario, hero, monster
from tests.storage.encounter.viewing import comparable, patched

BOOKKEEPING = {"history", "applied", "version", "updated_at"}


def state(encounter: Encounter) -> str:
    """Return everything undo has to restore, to the byte."""
    return encounter.model_dump_json(by_alias=True, exclude=BOOKKEEPING)


class Keeper(RuleScenario):
    """A table whose commands are written into the history."""

    def do(self, command: ask.Command) -> Any:
        outcome = apply(self.encounter, command, self.context())
        self.encounter, self.events = outcome.encounter, outcome.events
        return self.events


class AnyHistory(RuleBasedStateMachine):
    """An encounter beside two plain stacks of the states it has been in."""

    @initialize()
    def begin(self) -> None:
        self.table = Keeper(hero(), hero("Borin"), monster(hp=30, legendary_actions=3), monster("Rat", hp=1))
        self.past: list[str] = []
        self.future: list[str] = []

    @rule(data=st.data())
    def anything(self, data: st.DataObject) -> None:
        before = self.table.encounter
        try:
            self.table.do(data.draw(commands(before)))
        except TrackerError:
            assert self.table.encounter is before
            return
        self.past.append(state(before))
        self.future.clear()
        self.is_one_step(before)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        before = self.table.encounter
        self.table.do(ask.Undo())
        self.future.append(state(before))
        assert state(self.table.encounter) == self.past.pop()
        self.is_one_step(before)

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        before = self.table.encounter
        self.table.do(ask.Redo())
        self.past.append(state(before))
        assert state(self.table.encounter) == self.future.pop()
        self.is_one_step(before)

    def is_one_step(self, before: Encounter) -> None:
        after = self.table.encounter
        assert after.version == before.version + 1 == after.history[-1].version
        # What is stored and read again must undo as well as what was just made.
        self.table.encounter = Encounter.model_validate(after.model_dump(by_alias=True, mode="json"))
        assert state(self.table.encounter) == state(after)
        for audience in (DMS_VIEW, PLAYERS, STREAM):
            shown = view(after, audience)
            assert patched(view(before, audience), patch(before, after, audience)) == comparable(shown)
            if audience.kind != "dm":
                known = [p.id for p in after.participants if audience.level(p) is not Level.UNSEEN]
                assert [p["_id"] for p in shown["participants"]] == known
                open_hp = [p.id for p in after.participants if audience.level(p) is Level.EXACT]
                assert [p["_id"] for p in shown["participants"] if "currentHP" in p] == open_hp


AnyHistory.TestCase.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyHistory = AnyHistory.TestCase


def a_fight() -> Keeper:
    table = Keeper(hero(), monster(hp=50))
    table.do(ask.StartEncounter())
    return table


def test_the_last_fifty_changes_can_be_taken_back_and_made_again() -> None:
    table = a_fight()
    states: list[str] = []
    for _ in range(TAIL + 10):
        table.do(ask.UpdateParticipantHp(participant_id=ParticipantId("ogre"), new_hp=len(states) % 50))
        states.append(state(table.encounter))
    for earlier in range(2, UNDOABLE + 2):
        table.do(ask.Undo())
        assert state(table.encounter) == states[-earlier]
    assert len(table.encounter.history) == TAIL
    for later in range(UNDOABLE, 0, -1):
        table.do(ask.Redo())
        assert state(table.encounter) == states[-later]


def test_a_new_change_ends_what_could_be_made_again() -> None:
    table = a_fight()
    table.do(ask.DealDamage.to("ogre", 5))
    table.do(ask.Undo())
    table.do(ask.DealDamage.to("ogre", 7))
    with pytest.raises(NothingToUndoError):
        table.do(ask.Redo())


def test_an_undo_meant_for_another_change_is_refused() -> None:
    table = a_fight()
    seen = table.encounter.history[-1].id
    table.do(ask.DealDamage.to("ogre", 5))
    with pytest.raises(StaleTurnError):
        table.do(ask.Undo(entry_id=seen))
    table.do(ask.Undo(entry_id=table.encounter.history[-1].id))


def test_a_redo_meant_for_another_change_is_refused_and_one_says_what_it_did() -> None:
    table = a_fight()
    table.do(ask.DealDamage.to("ogre", 5))
    entry = table.encounter.history[-1]
    (undone,) = table.do(ask.Undo())
    assert isinstance(undone, ChangeUndone) and undone.command == "deal_damage"
    with pytest.raises(StaleTurnError):
        table.do(ask.Redo(entry_id="another"))
    (redone,) = table.do(ask.Redo(entry_id=entry.id))
    assert isinstance(redone, ChangeRedone)
    assert (redone.entry_id, redone.command, redone.events) == (entry.id, "deal_damage", entry.events)


def test_those_who_left_are_back_in_their_places_with_the_trail_of_turns() -> None:
    table = a_fight()
    table.do(ask.AdvanceTurn())
    before = state(table.encounter)
    first = table.encounter.participants[0].id
    table.do(ask.RemoveParticipant(participant_id=first))
    after = state(table.encounter)
    table.do(ask.Undo())
    assert state(table.encounter) == before
    assert table.encounter.participants[0].id == first
    table.do(ask.Redo())
    assert state(table.encounter) == after
    table.do(ask.Undo())
    table.do(ask.Undo())
    assert [boundary.from_id for boundary in table.encounter.turn_trail] == [None]  # the beginning


def test_an_undone_kill_is_no_kill_anywhere() -> None:
    table = a_fight()
    table.do(ask.DealDamage.to("ogre", 50))
    fallen = table.encounter.find(ParticipantId("ogre"))
    assert fallen is not None and fallen.is_defeated
    (event,) = table.do(ask.Undo())
    assert isinstance(event, ChangeUndone)
    assert [e["type"] for e in event.events] == ["damage_taken", "participant_downed"]
    ogre = table.encounter.find(ParticipantId("ogre"))
    assert ogre is not None and not ogre.is_defeated and ogre.current_hp == 50
    done, undone = done_and_undone(table.encounter.history)
    assert [entry.command["type"] for entry in done] == ["start_encounter"]
    assert [entry.command["type"] for entry in undone] == ["deal_damage"]


def test_an_entry_holds_the_command_the_events_and_both_ways_in_the_words_of_the_wire() -> None:
    table = a_fight()
    before = table.encounter
    table.do(ask.DealDamage.to("ogre", 5))
    entry = table.encounter.history[-1]
    assert table.encounter.version == entry.version == before.version + 1
    assert table.encounter.updated_at == entry.at
    assert table.encounter.applied[-1] == applied_key(entry.user_id, entry.id)
    assert table.encounter.history[:-1] == before.history[:]
    assert entry.command == {
        "type": "deal_damage",
        "targets": [{"participantId": "ogre"}],
        "parts": [{"amount": 5}],
    }
    assert [(e["type"], e["participantId"], e["hpAfter"]) for e in entry.events] == [
        ("damage_taken", "ogre", 45)
    ]
    assert entry.redo == {"participants": [{"_id": "ogre", "set": {"currentHP": 45}}]}
    assert entry.undo == {"participants": [{"_id": "ogre", "set": {"currentHP": 50}}]}
    table.do(ask.Undo())
    step = table.encounter.history[-1]
    assert (step.undo, step.redo, step.target) == ({}, entry.undo, entry.id)


def test_a_delta_says_who_came_and_how_order_header_and_trail_changed() -> None:
    before = Keeper(hero(initiative_roll=20), monster(initiative_roll=10)).running("aria").encounter
    turned = Keeper(*before.participants).running("aria")
    turned.do(ask.AdvanceTurn())
    delta = differences(before, turned.encounter)[0]
    assert delta["header"] == {"currentParticipantId": "ogre", "turnBeganAt": NOON}
    assert (delta["trail"]["keep"], delta["trail"]["front"]) == ([0, 0], [])
    assert [boundary["fromId"] for boundary in delta["trail"]["back"]] == ["aria"]
    assert differences(turned.encounter, before)[0]["trail"] == {"keep": [0, 0], "front": [], "back": []}
    more = before.model_copy(
        update={"participants": (hero("Borin", initiative_roll=25), *before.participants)}
    )
    delta = differences(before, more)[0]
    assert delta.keys() == {"added", "roster"}
    assert delta["roster"] == ["borin", "aria", "ogre"]
    assert [(p["_id"], p["maxHP"]) for p in delta["added"]] == [("borin", 20)]
    assert differences(more, before)[0] == {"roster": ["aria", "ogre"]}
    assert apply_delta(before, delta).participants == more.participants
    assert differences(before, before)[0] == {}


def test_a_longer_trail_keeps_what_both_have() -> None:
    table = a_fight()
    for _ in range(60):
        table.do(ask.AdvanceTurn())
    change = table.encounter.history[-1].redo["trail"]
    assert (change["keep"], change["front"], len(change["back"])) == ([1, 50], [], 1)
    assert len(table.encounter.turn_trail) == 50


def test_ids_of_commands_are_remembered_up_to_a_bound() -> None:
    table = a_fight()
    for _ in range(REMEMBERED_IDS + 5):
        table.do(ask.UpdateParticipantHp(participant_id=ParticipantId("ogre"), new_hp=3))
    assert len(table.encounter.applied) == REMEMBERED_IDS
    assert table.encounter.applied[-1] == applied_key(UserId("dm"), table.encounter.history[-1].id)


def test_the_log_says_who_and_when() -> None:
    table = a_fight()
    entry = table.encounter.history[-1]
    assert (entry.user_id, entry.user_name) == (UserId("dm"), "The DM")
    assert entry.at == table.context().at
    assert isinstance(table.context().actor, Actor)
