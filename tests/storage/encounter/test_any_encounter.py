"""Whatever is asked of an encounter, in any order: what holds all the time.

The commands come from `any_command`; each step also takes back what it did, and does it again, as data.
"""

import json
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from storage.encounter.commands import (
    AdvanceTurn,
    ChangeRules,
    Command,
    DealDamage,
    DelayTurn,
    Heal,
    JoinGroup,
    LeaveGroup,
    MoveParticipant,
    PreviousTurn,
    RollInitiative,
    SetInitiatives,
    StartEncounter,
    TakeTurn,
    UpdateParticipant,
)
from storage.encounter.errors import RuleError, TrackerError
from storage.encounter.history.delta import apply_delta, differences
from storage.encounter.limits import MAX_AMOUNT, MAX_SAVES
from storage.encounter.model import Encounter, Rules, Status
from storage.encounter.model.health import maximum_hp
from storage.encounter.names import name_key
from storage.encounter.rules.condition_table import canonical
from storage.encounter.rules.dispatch import RULES
from storage.encounter.rules.dying import FALLING
from tests.storage.encounter.any_command import SHAPES, commands
from tests.storage.encounter.scenario import RuleScenario, hero, monster

RULESETS = st.builds(
    Rules,
    ruleset=st.sampled_from(["2014", "2024"]),
    ties=st.sampled_from(["dexterity", "players", "manual"]),
    defeated=st.sampled_from(["skip", "keep", "drop"]),
    reroll_each_round=st.booleans(),
    reveal_on_turn=st.booleans(),
)


def as_bytes(encounter: Encounter) -> bytes:
    return encounter.model_dump_json(by_alias=True).encode()


class AnyFight(RuleBasedStateMachine):
    """An encounter, and a model of what it must never be."""

    table: RuleScenario

    @initialize(rules=RULESETS, dice=st.lists(st.integers(1, 4), max_size=10), running=st.booleans())
    def begin(self, rules: Rules, dice: list[int], running: bool) -> None:
        self.table = RuleScenario(
            hero(hp=18, dexterity=14),
            hero("Borin", hp=25),
            monster(hp=30, legendary_actions=3, regeneration="10 hit points"),
            monster("Rat", hp=1),
            dice=dice,
        )
        self.table.encounter = self.table.encounter.model_copy(update={"rules": rules})
        if running:
            self.table.do(StartEncounter())

    @rule(data=st.data())
    def anything(self, data: st.DataObject) -> None:
        self.ask(data.draw(commands(self.table.encounter)))

    def ask(self, command: Command) -> None:
        before = self.table.encounter
        was = as_bytes(before)
        try:
            self.table.do(command)
        except TrackerError as error:
            assert str(error)
            assert self.table.encounter is before
            assert as_bytes(before) == was
            return
        after = self.table.encounter
        assert as_bytes(before) == was, "a rule changed what it was given"
        self.goes_back_and_forth(before, after)
        self.moves_only_who_was_meant(before, after, command)
        self.hurts_and_heals_in_one_direction(before, after, command)
        self.steps_back_to_where_it_was(before, command)
        json.dumps([event.model_dump(by_alias=True, mode="json") for event in self.table.events])

    def goes_back_and_forth(self, before: Encounter, after: Encounter) -> None:
        undone = apply_delta(after, differences(after, before)[0])
        assert undone == before
        assert as_bytes(undone) == as_bytes(before)
        redone = apply_delta(before, differences(before, after)[0])
        assert redone == after
        assert as_bytes(redone) == as_bytes(after)

    def moves_only_who_was_meant(self, before: Encounter, after: Encounter, command: Command) -> None:
        if (
            isinstance(command, StartEncounter | ChangeRules | PreviousTurn)
            or command.type == "resume_encounter"
        ):
            return
        if before.rules.reroll_each_round and before.round != after.round:
            return
        moved = set()
        if isinstance(command, RollInitiative | MoveParticipant | TakeTurn):
            chosen = before.find(command.participant_id)
            assert chosen is not None
            moved = {p.id for p in before.participants if p.id == chosen.id or p.shares_initiative}
        if isinstance(command, UpdateParticipant) and command.changes.is_surprised:
            moved = {
                p.id for p in before.participants if p.id == command.participant_id or p.shares_initiative
            }
        if isinstance(command, JoinGroup | LeaveGroup):
            grouped = {p.id for p in (*before.participants, *after.participants) if p.shares_turn}
            moved = {*command.participant_ids, *grouped}
        if isinstance(command, SetInitiatives):
            moved = {entry.participant_id for entry in command.entries}
        stayed = {p.id for p in before.participants} & {p.id for p in after.participants} - moved
        assert [p.id for p in before.participants if p.id in stayed] == [
            p.id for p in after.participants if p.id in stayed
        ]

    def hurts_and_heals_in_one_direction(self, before: Encounter, after: Encounter, command: Command) -> None:
        for was in before.participants:
            now = after.find(was.id)
            if now is None:
                continue
            if isinstance(command, DealDamage) and not command.knocks_out and was.true_form is None:
                assert now.current_hp <= was.current_hp and now.temporary_hp <= was.temporary_hp
            if isinstance(command, Heal):
                assert (
                    was.current_hp
                    <= now.current_hp
                    <= max(was.current_hp, maximum_hp(was, before.rules.ruleset))
                )

    def steps_back_to_where_it_was(self, before: Encounter, command: Command) -> None:
        """Stepping back right after the turn passed restores all, but for the trail's oldest end."""
        if before.current is None or self.table.turn == before.current_participant_id == "nobody":
            return
        if not isinstance(command, AdvanceTurn | DelayTurn | TakeTurn):
            return
        if len(self.table.encounter.turn_trail) <= len(before.turn_trail):
            return
        after = self.table.encounter
        try:
            self.table.do(PreviousTurn())
        except RuleError as error:
            assert error.key == "step-back-too-large"
            return
        assert self.table.encounter == before
        assert as_bytes(self.table.encounter) == as_bytes(before)
        self.table.encounter = after

    @invariant()
    def one_has_the_turn(self) -> None:
        encounter = self.encounter
        if encounter.status is Status.ACTIVE and any(encounter.may_act(p) for p in encounter.participants):
            assert encounter.current is not None
            assert encounter.round >= 1
        if encounter.current_participant_id is not None:
            assert encounter.current is not None
            assert encounter.status in (Status.ACTIVE, Status.PAUSED)
            assert not encounter.current.is_turn_open

    @invariant()
    def hit_points_make_sense(self) -> None:
        for p in self.encounter.participants:
            assert 0 <= p.current_hp <= MAX_AMOUNT and p.temporary_hp >= 0
            saves = p.death_saves
            assert 0 <= saves.successes < 3 and 0 <= saves.failures <= 3
            assert saves.failures < 3 or saves.is_dead
            assert not (saves.is_dead and saves.is_stable)
            assert not saves.is_dead or p.current_hp == 0
            assert 0 <= p.legendary_actions_remaining <= p.legendary_actions

    @invariant()
    def conditions_hang_together(self) -> None:
        for p in self.encounter.participants:
            ids = [c.id for c in p.conditions]
            assert len(ids) == len(set(ids))
            own = [
                (canonical(c.name), c.source_id, c.save_ends, c.from_concentration)
                for c in p.conditions
                if c.implied_by is None
            ]
            assert len(own) == len(set(own))
            for c in p.conditions:
                assert c.implied_by in (None, FALLING, *ids)
                if c.from_concentration:
                    source = self.encounter.find(c.source_id)
                    assert source is not None and source.concentration is not None
                if p.concentration is not None:
                    assert c.name != "Incapacitated" and not p.is_down

    @invariant()
    def saves_have_their_reason(self) -> None:
        for p in self.encounter.participants:
            assert [s.id for s in p.saves_owed] == [s.id for s in p.saves]
            assert len({s.id for s in p.saves_owed}) == len(p.saves_owed) <= MAX_SAVES

    @invariant()
    def everybody_is_there_once(self) -> None:
        ids = [p.id for p in self.encounter.participants]
        assert len(ids) == len(set(ids)) <= 50

    @invariant()
    def names_tell_all_apart(self) -> None:
        names = [name_key(p.name) for p in self.encounter.participants]
        assert len(names) == len(set(names))

    @property
    def encounter(self) -> Encounter:
        return self.table.encounter if hasattr(self, "table") else RuleScenario().encounter


AnyFight.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyFight = AnyFight.TestCase


def test_every_command_has_a_rule_and_is_tried() -> None:
    asked = {kind: kind.model_fields["type"].default for kind in get_args(get_args(Command)[0])}
    ruled = {asked[kind] for kind in RULES}
    assert ruled == set(SHAPES) == set(asked.values()) - {"undo", "redo"}
