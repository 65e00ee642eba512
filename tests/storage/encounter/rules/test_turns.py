"""Whose turn it is: start, next, delay, who is passed over."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.errors import NotActiveError, RuleError
from storage.encounter.events import (
    EncounterEnded,
    EncounterStarted,
    InitiativeRolled,
    ParticipantChanged,
    ParticipantMoved,
    ParticipantRemoved,
    ReminderDue,
    TurnAdvanced,
    TurnDelayed,
    VisibilityChanged,
)
from storage.encounter.model import Level, SaveEnds, Status, Visibility
from tests.storage.encounter.moment import NOON
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def three(turn: str = "aria", **rules: Any) -> RuleScenario:
    return RuleScenario(
        hero(initiative_roll=20), hero("Borin", initiative_roll=15), monster(initiative_roll=10), **rules
    ).running(turn)


class TestStart:
    def test_all_roll_and_the_first_acts_in_round_one(self) -> None:
        table = RuleScenario(hero(), monster(), dice=[5, 15])
        table.do(c.StartEncounter())
        assert (table.order, table.turn, table.encounter.round) == (["ogre", "aria"], "ogre", 1)
        assert table.encounter.status is Status.ACTIVE
        assert table.encounter.started_at == NOON
        kinds = [type(e) for e in table.events]
        assert kinds == [InitiativeRolled, InitiativeRolled, EncounterStarted, TurnAdvanced]
        (advanced,) = table.heard(TurnAdvanced)
        assert (advanced.from_id, advanced.to_id, advanced.round, advanced.is_new_round) == (
            None,
            "ogre",
            1,
            True,
        )

    def test_initiative_that_is_there_is_not_rolled_again(self) -> None:
        table = RuleScenario(hero(initiative_roll=3), monster(initiative_roll=18))
        table.do(c.StartEncounter())
        assert table.heard(InitiativeRolled) == []
        assert table.order == ["ogre", "aria"]

    def test_an_empty_fight_does_not_start(self) -> None:
        with pytest.raises(RuleError, match="Add some"):
            RuleScenario().do(c.StartEncounter())

    def test_a_fight_nobody_can_act_in_does_not_start(self) -> None:
        with pytest.raises(RuleError, match="No creature can act"):
            RuleScenario(monster(current_hp=0)).do(c.StartEncounter())

    @pytest.mark.parametrize(
        ("status", "match"), [("active", "running"), ("paused", "Resume"), ("completed", "Resume")]
    )
    def test_a_fight_starts_only_once(self, status: str, match: str) -> None:
        table = three()
        table.encounter = table.encounter.model_copy(update={"status": Status(status)})
        with pytest.raises(RuleError, match=match):
            table.do(c.StartEncounter())

    def test_surprise_costs_a_bad_roll_in_2024(self) -> None:
        table = RuleScenario(hero(is_surprised=True), dice=[15, 4])
        table.do(c.StartEncounter())
        assert (table["aria"].initiative_roll, table["aria"].is_surprised) == (4, False)

    def test_surprise_costs_the_first_turn_and_reactions_until_then_in_2014(self) -> None:
        table = RuleScenario(
            hero(initiative_roll=20, is_surprised=True),
            monster(initiative_roll=10),
            hero("Borin", initiative_roll=5, is_surprised=True),
            ruleset="2014",
        )
        table.do(c.StartEncounter())
        assert table.turn == "ogre"
        assert not table["aria"].is_surprised and not table["aria"].reaction_used
        assert table["borin"].is_surprised and table["borin"].reaction_used
        table.advance()
        assert (table.turn, table.encounter.round) == ("aria", 2)
        assert table.heard(ParticipantChanged)[0].fields == ("isSurprised",)

    def test_if_all_are_surprised_in_2014_the_first_turn_is_in_round_two(self) -> None:
        table = RuleScenario(hero(is_surprised=True), monster(is_surprised=True), ruleset="2014")
        table.do(c.StartEncounter())
        assert (table.turn, table.encounter.round) == ("aria", 2)


class TestNext:
    def test_the_turn_goes_round(self) -> None:
        table = three()
        seen = []
        for _ in range(4):
            table.advance()
            (event,) = table.heard(TurnAdvanced)
            seen.append((event.from_id, event.to_id, event.round, event.is_new_round))
        assert seen == [
            ("aria", "borin", 1, False),
            ("borin", "ogre", 1, False),
            ("ogre", "aria", 2, True),
            ("aria", "borin", 2, False),
        ]

    @pytest.mark.parametrize(
        ("status", "match"), [("planning", "Begin"), ("paused", "Resume"), ("completed", "Resume")]
    )
    @pytest.mark.parametrize(
        "command",
        [
            c.AdvanceTurn(),
            c.PreviousTurn(),
            c.DelayTurn(participant_id="aria"),
            c.TakeTurn(participant_id="aria"),
        ],
        ids=lambda command: command.type,
    )
    def test_turns_pass_only_in_a_running_fight(self, command: c.Command, status: str, match: str) -> None:
        table = three()
        table.encounter = table.encounter.model_copy(update={"status": Status(status)})
        with pytest.raises(NotActiveError, match=match):
            table.do(command)

    def test_the_defeated_are_passed_over(self) -> None:
        table = three("borin")
        table.do(c.DealDamage.to("ogre", 50))
        table.advance()
        assert (table.turn, table.encounter.round) == ("aria", 2)

    def test_the_dying_have_their_turn_and_the_dead_have_none(self) -> None:
        table = three()
        table.do(c.DealDamage.to("borin", 20))
        table.advance()
        assert table.turn == "borin"
        table.do(c.DealDamage.to("borin", 20))
        table.advance(2)
        assert table.turn == "aria"
        table.advance()
        assert table.turn == "ogre"

    def test_the_defeated_keep_their_turn_where_the_table_wants_it(self) -> None:
        table = three("borin", defeated="keep")
        table.do(c.DealDamage.to("ogre", 50))
        table.advance()
        assert table.turn == "ogre"

    def test_the_defeated_leave_at_the_end_of_the_turn_where_the_table_drops_them(self) -> None:
        table = three("borin", defeated="drop")
        table.do(c.DealDamage.to("ogre", 50))
        assert "ogre" in table.order
        table.advance()
        assert (table.order, table.turn) == (["aria", "borin"], "aria")
        assert [e.reason for e in table.heard(ParticipantRemoved)] == ["defeated"]

    def test_who_falls_on_its_own_turn_is_dropped_and_the_next_acts(self) -> None:
        table = RuleScenario(monster("A"), monster("B"), monster("C"), defeated="drop").running("b")
        table.do(c.DealDamage.to("b", 50))
        table.advance()
        assert (table.order, table.turn, table.encounter.round) == (["a", "c"], "c", 1)

    def test_characters_and_the_knocked_out_are_not_dropped(self) -> None:
        table = three("borin", defeated="drop")
        table.do(c.DealDamage.to("ogre", 50, knocks_out=True))
        table.do(c.DealDamage.to("aria", 99))
        table.advance()
        assert (table.order, table.turn) == (["aria", "borin", "ogre"], "borin")

    def test_when_nobody_can_act_the_turn_does_not_pass(self) -> None:
        table = RuleScenario(monster()).running("ogre")
        table.do(c.DealDamage.to("ogre", 50))
        before = table.encounter
        with pytest.raises(RuleError, match="No creature can act"):
            table.advance()
        assert table.encounter is before

    def test_one_alone_acts_every_round(self) -> None:
        table = RuleScenario(hero()).running("aria")
        table.advance()
        assert (table.turn, table.encounter.round) == ("aria", 2)

    def test_reactions_and_legendary_actions_are_back_on_ones_own_turn(self) -> None:
        table = RuleScenario(
            hero(), monster("Dragon", reaction_used=True, legendary_actions=3, legendary_actions_remaining=0)
        ).running("dragon")
        table.advance()
        assert (table["dragon"].reaction_used, table["dragon"].legendary_actions_remaining) == (True, 0)
        table.advance()
        assert (table["dragon"].reaction_used, table["dragon"].legendary_actions_remaining) == (False, 3)

    def test_a_readied_action_lapses_on_ones_own_turn_with_a_reminder(self) -> None:
        table = three("ogre")
        table.do(
            c.UpdateParticipant.model_validate({"participantId": "aria", "changes": {"readied": "shoot"}})
        )
        table.advance()
        assert table["aria"].readied is None
        assert [(e.about, e.text) for e in table.heard(ReminderDue)] == [("readied", "shoot")]

    def test_regeneration_at_zero_is_remembered_where_its_text_says_so(self) -> None:
        troll = monster("Troll", regeneration="Dies only if it starts its turn with 0 hit points")
        table = RuleScenario(hero(), troll, monster("Vampire", regeneration="20 hit points")).running("aria")
        table.do(c.DealDamage.to("troll", 50))
        table.do(c.DealDamage.to("vampire", 50))
        table.advance()
        assert table.turn == "aria"
        assert [(e.participant_id, e.about) for e in table.heard(ReminderDue)] == [("troll", "regeneration")]

    def test_who_was_unseen_is_revealed_on_its_turn_where_the_table_wants_it(self) -> None:
        hidden = Visibility(players=Level.UNSEEN, stream=Level.NAME)
        for reveal in (True, False):
            table = RuleScenario(hero(), monster(visibility=hidden), reveal_on_turn=reveal).running("aria")
            table.advance()
            shown = Visibility(players=Level.BAND, stream=Level.NAME)
            assert table["ogre"].visibility == (shown if reveal else hidden)
            assert len(table.heard(VisibilityChanged)) == reveal
            table.advance(2)
            assert table.heard(VisibilityChanged) == []
        table = RuleScenario(
            hero(),
            monster(visibility=Visibility(players=Level.NAME, stream=Level.UNSEEN)),
            reveal_on_turn=True,
        ).running("aria")
        table.advance()
        assert table["ogre"].visibility == Visibility(players=Level.NAME, stream=Level.BAND)

    def test_the_dead_neither_regenerate_nor_save(self) -> None:
        table = RuleScenario(hero(regeneration="by a ring"), monster()).running("ogre")
        table.afflict("aria", "Restrained", save_ends=SaveEnds(ability="Strength", dc=13))
        table.do(c.DealDamage.to("aria", 99))
        table.advance()
        assert (table.turn, table.heard(ReminderDue)) == ("ogre", [])


class TestPlainDocuments:
    """Encounters written by another program may run without a turn or a round."""

    def test_next_gives_the_turn_to_the_first(self) -> None:
        table = three().running("nobody", number=0)
        table.advance()
        assert (table.turn, table.encounter.round) == ("aria", 1)
        assert table.encounter.turn_trail == ()

    def test_any_command_gives_somebody_the_turn(self) -> None:
        table = three().running("nobody", number=3)
        table.do(c.DealDamage.to("aria", 1))
        assert (table.turn, table.encounter.round) == ("aria", 3)


class TestDelay:
    def test_the_turn_passes_and_the_place_is_passed_over(self) -> None:
        table = three()
        table.do(c.DelayTurn(participant_id="aria"))
        assert [e.participant_id for e in table.heard(TurnDelayed)] == ["aria"]
        assert table.turn == "borin"
        table.advance(2)
        assert (table.turn, table.encounter.round) == ("borin", 2)

    def test_all_roll_again_when_the_last_one_of_a_round_holds_back(self) -> None:
        table = three("ogre", reroll_each_round=True)
        table.dice = [1, 20]
        table.do(c.DelayTurn(participant_id="ogre"))
        assert (table.turn, table.encounter.round) == ("borin", 2)

    def test_one_can_hold_back_before_the_turn_comes(self) -> None:
        table = three()
        table.do(c.DelayTurn(participant_id="borin"))
        assert table.turn == "aria"
        table.advance()
        assert table.turn == "ogre"

    def test_taking_the_turn_puts_one_behind_the_current_turn_for_good(self) -> None:
        table = three()
        table.do(c.DelayTurn(participant_id="aria"))
        table.advance()
        table.do(c.TakeTurn(participant_id="aria"))
        assert (table.order, table.turn, table.encounter.round) == (["borin", "ogre", "aria"], "aria", 1)
        assert table["aria"].initiative_roll == 10
        assert table["aria"].is_manually_ordered
        assert not table["aria"].is_delayed and not table["aria"].is_turn_open
        table.advance()
        assert (table.turn, table.encounter.round) == ("borin", 2)

    def test_taking_the_turn_leaves_those_alone_who_are_still_to_come(self) -> None:
        table = three()
        table.do(c.DelayTurn(participant_id="aria"))
        table.do(c.TakeTurn(participant_id="aria"))
        assert (table.order, table.turn) == (["borin", "aria", "ogre"], "aria")
        assert [e.participant_id for e in table.heard(ParticipantMoved)] == ["aria"]
        table.advance()
        assert (table.turn, table.encounter.round) == ("ogre", 1)

    def test_who_delays_still_reacts_and_is_fresh_at_its_place(self) -> None:
        table = three()
        table.do(c.DelayTurn(participant_id="aria"))
        table.do(
            c.UpdateParticipant.model_validate({"participantId": "aria", "changes": {"reactionUsed": True}})
        )
        table.advance()
        assert table["aria"].reaction_used
        table.advance()
        assert (table.turn, table.encounter.round) == ("borin", 2)
        assert not table["aria"].reaction_used

    def test_nobody_delays_twice_or_takes_a_turn_it_did_not_delay(self) -> None:
        table = three()
        with pytest.raises(RuleError, match="does not delay"):
            table.do(c.TakeTurn(participant_id="borin"))
        table.do(c.DelayTurn(participant_id="borin"))
        with pytest.raises(RuleError, match="already"):
            table.do(c.DelayTurn(participant_id="borin"))

    def test_the_defeated_neither_delay_nor_take_a_turn(self) -> None:
        table = three()
        table.do(c.DelayTurn(participant_id="ogre"))
        table.do(c.DealDamage.to("ogre", 50))
        with pytest.raises(RuleError, match="out of the fight"):
            table.do(c.TakeTurn(participant_id="ogre"))
        table = three()
        table.do(c.DealDamage.to("ogre", 50))
        with pytest.raises(RuleError, match="out of the fight"):
            table.do(c.DelayTurn(participant_id="ogre"))

    def test_the_last_who_can_act_does_not_delay(self) -> None:
        table = RuleScenario(hero()).running("aria")
        with pytest.raises(RuleError, match="No creature can act"):
            table.do(c.DelayTurn(participant_id="aria"))


class TestComingAndGoing:
    def test_who_leaves_on_its_turn_passes_it_on(self) -> None:
        table = three("borin")
        table.do(c.RemoveParticipant(participant_id="borin"))
        assert (table.turn, table.encounter.round) == ("ogre", 1)

    def test_who_leaves_on_the_last_turn_ends_the_round(self) -> None:
        table = three("ogre")
        table.do(c.RemoveParticipant(participant_id="ogre"))
        assert (table.turn, table.encounter.round) == ("aria", 2)
        assert [e.name for e in table.heard(ParticipantRemoved)] == ["Ogre"]

    def test_all_roll_again_when_who_leaves_ends_the_round(self) -> None:
        table = three("ogre", reroll_each_round=True)
        table.dice = [1, 20]
        table.do(c.RemoveParticipant(participant_id="ogre"))
        assert (table.order, table.turn, table.encounter.round) == (["borin", "aria"], "borin", 2)

    def test_who_leaves_on_the_first_turn_leaves_it_to_the_second(self) -> None:
        table = three()
        table.do(c.RemoveParticipant(participant_id="aria"))
        assert (table.turn, table.encounter.round) == ("borin", 1)

    def test_when_all_are_gone_nobody_has_the_turn_until_somebody_comes(self) -> None:
        table = RuleScenario(hero()).running("aria")
        table.do(c.RemoveParticipant(participant_id="aria"))
        assert (table.turn, table.encounter.status) == (None, Status.ACTIVE)
        assert [e.name for e in table.heard(ParticipantRemoved)] == ["Aria"]
        table.do(c.AddParticipant(participant=c.NewParticipant(name="Borin")))
        assert table.turn == table.order[0]

    def test_when_the_last_who_can_act_leaves_the_next_revived_has_the_turn(self) -> None:
        table = RuleScenario(hero(), monster()).running("aria")
        table.do(c.DealDamage.to("ogre", 50))
        table.do(c.RemoveParticipant(participant_id="aria"))
        assert table.turn is None
        table.do(c.Heal(participant_ids=("ogre",), amount=1))
        assert table.turn == "ogre"

    def test_who_joins_acts_this_round_if_its_place_is_still_to_come(self) -> None:
        table = three("borin")
        table.dice = [12, 18]
        table.do(c.AddParticipant(participant=c.NewParticipant(name="Late")))
        table.do(c.AddParticipant(participant=c.NewParticipant(name="Too late")))
        names = [p.name for p in table.encounter.participants]
        assert names == ["Aria", "Too late", "Borin", "Late", "Ogre"]
        table.advance()
        assert table.encounter.current is not None and table.encounter.current.name == "Late"


class TestTheEnd:
    def test_a_pause_keeps_the_turn(self) -> None:
        table = three("borin")
        table.do(c.PauseEncounter())
        assert table.encounter.status is Status.PAUSED
        table.do(c.ResumeEncounter())
        assert (table.encounter.status, table.turn) == (Status.ACTIVE, "borin")

    def test_only_a_running_fight_is_paused_and_only_a_held_one_resumed(self) -> None:
        table = three()
        with pytest.raises(RuleError, match="running"):
            table.do(c.ResumeEncounter())
        table.do(c.PauseEncounter())
        with pytest.raises(NotActiveError):
            table.do(c.PauseEncounter())
        with pytest.raises(RuleError, match="Begin"):
            RuleScenario(hero()).do(c.ResumeEncounter())

    def test_the_end_gives_nobody_the_turn_and_keeps_the_round(self) -> None:
        table = three("borin")
        table.do(c.DelayTurn(participant_id="borin"))
        table.do(c.RequestDamage(damage=c.DealDamage.to("ogre", 1)))
        table.do(c.EndEncounter())
        encounter = table.encounter
        assert (encounter.status, encounter.round, table.turn) == (Status.COMPLETED, 1, None)
        assert (encounter.ended_at, encounter.requests, encounter.turn_trail) == (NOON, (), ())
        assert not table["borin"].is_delayed and not table["borin"].is_turn_open
        assert table.heard(EncounterEnded)
        with pytest.raises(RuleError, match="over"):
            table.do(c.EndEncounter())

    def test_a_fight_that_ended_can_be_reopened_and_the_first_acts(self) -> None:
        table = three("borin")
        table.do(c.EndEncounter())
        table.do(c.AddParticipant(participant=c.NewParticipant(name="Late")))
        table.do(c.ResumeEncounter())
        assert (table.turn, table.encounter.round, table.encounter.ended_at) == ("aria", 1, None)
        assert all(p.initiative_roll is not None for p in table.encounter.participants)

    def test_a_plan_that_was_ended_is_a_plan_again(self) -> None:
        table = RuleScenario(hero())
        table.do(c.EndEncounter())
        table.do(c.ResumeEncounter())
        assert (table.encounter.status, table.turn) == (Status.PLANNING, None)
        assert table["aria"].initiative_roll is None
