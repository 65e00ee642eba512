"""How much an encounter can hold: each field, the document, and what a command costs."""

import dataclasses
from collections.abc import Iterator
from typing import Annotated, Any, get_args

import bson
import pytest
from pydantic import BaseModel

from storage.encounter import commands as ask
from storage.encounter.apply import apply
from storage.encounter.base import ParticipantId, Record, UserId
from storage.encounter.bounds import Shape, shapes
from storage.encounter.context import Actor
from storage.encounter.errors import NoRoomError, NothingToUndoError, RuleError
from storage.encounter.limits import (
    CONTENT_BYTES,
    ENTRY_BYTES,
    HISTORY_BYTES,
    MAX_CONDITIONS,
    MAX_OWN_PARTICIPANTS,
    MAX_OWN_REQUESTS,
    OWN_BYTES,
    TRAIL_BYTES,
    AtMost,
)
from storage.encounter.model import Condition, DiscordBinding, Encounter, History, HistoryEntry, OldMessage
from storage.encounter.policy import Verdict, authorise
from storage.encounter.room import ALWAYS_POSSIBLE, content_sizes
from storage.mongo.documents import whole
from tests.storage.encounter.hostile_commands import TEXT, HostileClient
from tests.storage.encounter.scenario import RuleScenario, hero, monster

MOST_BYTES = 2_000_000
COMMANDS: tuple[type[BaseModel], ...] = get_args(get_args(ask.Command)[0])
OGRE = ParticipantId("ogre")


class Recorded(RuleScenario):
    """An encounter whose commands are written into the history."""

    def do(self, command: ask.Command) -> Any:
        outcome = apply(self.encounter, command, self.context())
        self.encounter = outcome.encounter
        return outcome.events


def without_limit(model: type[BaseModel], seen: set[type] | None = None) -> Iterator[str]:
    """Yield the paths of the lists, texts and free objects in a model that have no limit."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    for name, shape in shapes(model).items():
        at: Shape | None = shape
        while at is not None:
            if at.kind in ("list", "text", "object") and at.limit is None:
                yield f"{model.__name__}.{name}"
            for inner in at.models:
                yield from without_limit(inner, seen)
            at = at.item


@pytest.mark.parametrize("model", [Encounter, *COMMANDS], ids=lambda model: model.__name__)
def test_every_list_and_text_in_the_document_and_in_commands_has_a_limit(model: type[BaseModel]) -> None:
    assert list(without_limit(model)) == []


def test_a_field_without_a_limit_is_found() -> None:
    class Inner(Record):
        texts: Annotated[tuple[str, ...], AtMost(3)] = ()

    class Outer(Record):
        fine: Annotated[str | None, AtMost(3)] = None
        inner: Inner | None = None
        others: Annotated[tuple[Inner, ...], AtMost(1)] = ()
        anything: dict[str, Any]

    assert list(without_limit(Outer)) == ["Inner.texts", "Outer.anything"]


def test_after_any_1000_commands_a_document_is_small_and_the_next_costs_as_much_as_the_first() -> None:
    client = HostileClient(seed=1)
    largest = 0
    for number in client.attack(1000):
        if number % 50 == 0:
            largest = max(largest, len(bson.encode(whole(client.encounter))))
            assert sum(content_sizes(client.encounter).values()) <= 1.2 * CONTENT_BYTES
    assert client.accepted > 300 and client.refused > 50
    assert largest < MOST_BYTES
    sizes = client.encounter.history[-1].sizes
    assert sizes == content_sizes(client.encounter), "what was counted along the way is what is there"
    if client.encounter.status != "active":
        client.do(ask.ResumeEncounter())
    client.do(ask.SetControllers(participant_id=client.encounter.participants[0].id, collaborators=()))
    fresh = HostileClient(seed=1)
    fresh.do(ask.AddParticipant(participant=ask.NewParticipant(name="Ogre", max_hp=50)))
    first, next_one = (
        bson.encode(one.do(ask.DealDamage.to(one.encounter.participants[0].id, 0))) for one in (fresh, client)
    )
    assert abs(len(next_one) - len(first)) < 200
    measured = client.encounter.history[-1].size, fresh.encounter.history[-1].size
    assert abs(measured[0] - measured[1]) < 200


def full() -> HostileClient:
    """Return an encounter that has no room for another condition with a description."""
    client = HostileClient(seed=0)
    ogre = ask.NewParticipant(name="Ogre", max_hp=50)
    client.do(ask.AddParticipant(participant=ogre, count=20))
    client.do(ask.StartEncounter())
    ids = tuple(p.id for p in client.encounter.participants)
    with pytest.raises(NoRoomError, match="holds as much as it can"):
        for number in range(MAX_CONDITIONS):
            hexed = ask.NewCondition(name=f"Hex {number}", description=TEXT)
            client.do(ask.AddCondition(participant_ids=ids, condition=hexed))
    return client


def test_a_full_encounter_is_played_taken_back_emptied_and_ended() -> None:
    client = full()
    victim, other = client.encounter.participants[:2]
    before = client.encounter.model_dump(exclude={"history", "applied", "version"})
    client.do(ask.DealDamage.to(victim.id, 50))
    client.do(ask.Undo())
    assert client.encounter.model_dump(exclude={"history", "applied", "version"}) == before
    client.do(ask.AdvanceTurn())
    client.do(ask.PreviousTurn())
    client.do(ask.RemoveParticipant(participant_id=other.id))
    client.do(ask.RemoveCondition(participant_id=victim.id, condition="Hex 0"))
    client.do(
        ask.AddCondition(
            participant_ids=(victim.id,), condition=ask.NewCondition(name="Hex", description=TEXT)
        )
    )
    client.do(ask.EndEncounter())


def test_one_player_fills_neither_the_seats_nor_the_document() -> None:
    table = Recorded(hero(collaborators=("bo",)))
    mallory, bo = (Actor(UserId(name), name, is_member=True) for name in ("mallory", "bo"))

    def does(actor: Actor, command: ask.Command) -> None:
        context = dataclasses.replace(table.context(), actor=actor)
        assert authorise(table.encounter, actor, command) is Verdict.YES
        table.encounter = apply(table.encounter, command, context).encounter

    new = ask.NewParticipant(name="Mal", type="character", max_hp=9, collaborators=("mallory",))
    for _ in range(MAX_OWN_PARTICIPANTS):
        does(mallory, ask.AddParticipant(participant=new))
    with pytest.raises(RuleError, match="Ask the DM to add others"):
        does(mallory, ask.AddParticipant(participant=new))
    table.do(ask.AddParticipant(participant=new))  # the DM may
    ids = tuple(p.id for p in table.encounter.controlled_by(mallory.user_id))
    with pytest.raises(NoRoomError, match="too much text"):
        for number in range(MAX_CONDITIONS):
            hexed = ask.NewCondition(name=f"Hex {number}", description=TEXT)
            does(mallory, ask.AddCondition(participant_ids=ids, condition=hexed))
    size = sum(content_sizes(table.encounter).values())
    assert OWN_BYTES / 2 < size < CONTENT_BYTES / 4
    does(mallory, ask.RemoveCondition(participant_id=ids[0], condition="Hex 0"))
    blessed = ask.NewCondition(name="Blessed", description=TEXT)
    does(bo, ask.AddCondition(participant_ids=(ParticipantId("aria"),), condition=blessed))


def test_all_that_brings_something_is_checked() -> None:
    unchecked = {kind.__name__ for kind in ALWAYS_POSSIBLE}
    assert {kind.__name__ for kind in COMMANDS} - unchecked == {
        *("AddParticipant", "AddParty", "UpdateParticipant", "SetControllers", "AddCondition"),
        "ChangeCondition",
        *(
            "Concentrate",
            "MakeRequest",
            "RequestDamage",
            "SettleRequest",
            "SetCoDms",
            "TransferEncounter",
            "AcceptTransfer",
        ),
        *("ChangeRules", "SetResource", "CallForSaves", "SetRecurring", "JoinGroup", "MakeAttack"),
    }


def test_a_participant_has_room_for_forty_conditions_and_still_falls_unconscious() -> None:
    table = Recorded(hero(), monster())
    for number in range(MAX_CONDITIONS):
        table.afflict("aria", f"Hex {number}")
    with pytest.raises(NoRoomError, match="room for 40 conditions"):
        table.afflict("aria", "Hexed")
    table.afflict("ogre", "Hexed")
    table.do(ask.DealDamage.to("aria", 20))
    assert table.conditions("aria")[MAX_CONDITIONS:] == ["Unconscious", "Incapacitated", "Prone"]


def test_an_encounter_that_was_larger_is_read_and_gets_no_larger() -> None:
    many = tuple(Condition(id=f"{n:024x}", name=f"Hex {n}") for n in range(60))
    table = Recorded(hero(conditions=many), monster(notes="x" * 5000))
    table.do(ask.UpdateParticipant.model_validate({"participantId": "ogre", "changes": {"ac": 12}}))
    with pytest.raises(NoRoomError):
        table.afflict("aria", "Hexed")
    table.do(ask.RemoveCondition(participant_id=ParticipantId("aria"), condition="Hex 3"))


def test_an_entry_holds_what_changed_and_not_the_lists_it_changed_in() -> None:
    table = Recorded(hero(), monster())
    for number in range(MAX_CONDITIONS - 1):
        table.afflict("ogre", f"Hex {number}", description="x" * 1000)
    table.do(ask.StartEncounter())
    table.afflict("ogre", "Hexed", duration=3, ends="turn_start")
    (change,) = table.encounter.history[-1].redo["participants"]
    assert [condition["name"] for _, condition in change["lists"]["conditions"]["added"]] == ["Hexed"]
    assert table.encounter.history[-1].size < 1_500
    table.advance(2)
    entry = table.encounter.history[-1] if table.turn == "ogre" else table.encounter.history[-2]
    (change,) = entry.redo["participants"]
    (ticked,) = change["lists"]["conditions"]["changed"]
    assert ticked["set"] == {"duration": 2}
    assert entry.size < 1_500
    assert table.encounter.turn_trail[-1].size is not None
    asked = ask.DealDamage.to("aria", 1)
    for _ in range(MAX_OWN_REQUESTS):
        table.do(ask.RequestDamage(damage=asked))
    assert table.encounter.history[-1].size < 1_500


def test_an_entry_of_an_earlier_version_with_whole_lists_is_taken_back_and_made_again() -> None:
    table = Recorded(hero(), monster())
    before = table.encounter.participants
    table.afflict("ogre", "Hexed")
    after = table.encounter.participants
    entry = table.encounter.history[-1].plain()
    for way, participants in (("undo", before), ("redo", after)):
        (ogre,) = (p for p in participants if p.id == "ogre")
        conditions = [c.model_dump(by_alias=True) for c in ogre.conditions]
        entry[way] = {"participants": [{"_id": "ogre", "set": {"conditions": conditions}}]}
    table.encounter = table.encounter.model_copy(update={"history": History((HistoryEntry.read(entry),))})
    table.do(ask.Undo())
    assert table.encounter.participants == before
    table.do(ask.Redo())
    assert table.encounter.participants == after


def test_the_history_is_bounded_in_bytes_and_redo_never_skips_what_is_no_longer_there() -> None:
    table = Recorded(*(hero(f"Hero {n}") for n in range(40)))
    heroes = tuple(p.id for p in table.encounter.participants)
    states = [table.encounter.participants]
    for number in range(8):  # 80 kB each
        hexed = ask.NewCondition(name=f"Hex {number}", description="x" * 500, duration=number + 1)
        table.do(ask.AddCondition(participant_ids=heroes, condition=hexed))
        states.append(table.encounter.participants)
        table.do(ask.UpdateParticipantHp(participant_id=heroes[0], new_hp=number))
        states.append(table.encounter.participants)
    place = len(states) - 1
    with pytest.raises(NothingToUndoError):
        while True:
            table.do(ask.Undo())
            place -= 1
            assert table.encounter.participants == states[place]
            assert sum(entry.size for entry in table.encounter.history[:-1]) <= HISTORY_BYTES
    assert 4 <= place <= len(states) - 4, "some are too old, some are not"
    with pytest.raises(NothingToUndoError):
        for later in states[place + 1 :]:
            table.do(ask.Redo())
            assert table.encounter.participants == later
        table.do(ask.Redo())


def test_a_change_too_large_to_be_kept_twice_is_not_taken_back() -> None:
    huge = monster(notes="x" * (ENTRY_BYTES + 1))  # of a document from before the limits
    table = Recorded(hero(), huge)
    table.do(ask.RemoveParticipant(participant_id=OGRE))
    assert table.encounter.history[-1].size < 10_000
    with pytest.raises(NothingToUndoError, match="too large to be undone"):
        table.do(ask.Undo())


def test_a_turn_that_changed_more_than_the_trail_holds_is_not_stepped_back() -> None:
    many = tuple(
        Condition(id=f"{n:024x}", name=f"Hex {n}", description="x" * 4000, duration=1, ends="turn_end")
        for n in range(TRAIL_BYTES // 4000 + 1)
    )
    table = Recorded(hero(conditions=many, initiative_roll=20), monster(initiative_roll=10)).running("aria")
    table.do(ask.AdvanceTurn())
    with pytest.raises(RuleError, match="Undo it instead"):
        table.do(ask.PreviousTurn())
    table.do(ask.Undo())
    assert len(table["aria"].conditions) == len(many)
    for _ in range(60):
        table.do(ask.AdvanceTurn())
    assert sum(boundary.size or 0 for boundary in table.encounter.turn_trail) <= TRAIL_BYTES


def test_messages_that_wait_to_be_deleted_are_bounded() -> None:
    binding = DiscordBinding(guild_id="1", channel_id="2")
    for number in range(100):
        left = OldMessage(channel_id="2", message_id=str(number))
        binding = binding.noting(leaves=left, tidied=None)
    assert [message.message_id for message in binding.left_behind] == [str(n) for n in range(80, 100)]
