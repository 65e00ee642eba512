"""Whatever is edited: in each round, each participant that was there at its start has one turn."""

from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from storage.encounter import commands as c
from storage.encounter.errors import TrackerError
from storage.encounter.events import TurnAdvanced, TurnDelayed
from storage.encounter.history.delta import apply_delta, differences
from storage.encounter.model import Condition, Encounter
from tests.storage.encounter.scenario import RuleScenario, hero, monster

TOTALS = st.integers(0, 12)


@dataclass
class Seen:
    """What a viewer counts: who was there at the round's start, and whose turns it had."""

    round: int = 1
    at_start: frozenset[str] = frozenset()
    turns: list[str] = field(default_factory=list)


@dataclass
class Step:
    """A state to come back to."""

    encounter: Encounter
    seen: Seen
    before_turns: list[Seen]


class AnyRound(RuleBasedStateMachine):
    """An encounter of participants that can act, whose order is edited."""

    table: RuleScenario

    @initialize(
        ruleset=st.sampled_from(["2014", "2024"]),
        ties=st.sampled_from(["dexterity", "players", "manual"]),
        reroll=st.booleans(),
        dice=st.lists(st.integers(1, 12), max_size=12),
    )
    def begin(self, ruleset: str, ties: str, reroll: bool, dice: list[int]) -> None:
        pack = [
            monster(f"Rat {n}", group="Rats", shares_initiative=True, shares_turn=n > 1) for n in (1, 2, 3)
        ]
        lasting = Condition(id="hex", name="hexed", duration=1_000, ends="turn_end")
        people = (hero(), hero("Borin"), *pack, monster(conditions=(lasting,)))
        self.table = RuleScenario(*people, dice=dice, ruleset=ruleset, ties=ties, reroll_each_round=reroll)
        self.undoable: list[Step] = []
        self.before_turns: list[Seen] = []  # one for each boundary of the trail
        self.table.do(c.StartEncounter())
        self.seen = Seen(1, frozenset(self.table.order), [str(p.id) for p in self.table.encounter.on_turn])

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        ids = self.table.order
        who = st.sampled_from(ids)
        entry = st.tuples(who, TOTALS).map(lambda e: c.InitiativeEntry(participant_id=e[0], initiative=e[1]))
        edits: dict[str, st.SearchStrategy[c.Command]] = {
            "roll": st.tuples(who, st.none() | TOTALS).map(
                lambda e: c.RollInitiative(participant_id=e[0], roll=e[1])
            ),
            "set": st.lists(entry, min_size=1, max_size=4, unique_by=lambda e: e.participant_id).map(
                lambda entries: c.SetInitiatives(entries=tuple(entries))
            ),
            "move": st.tuples(who, st.none() | who).map(
                lambda e: c.MoveParticipant(participant_id=e[0], before_id=e[1])
            ),
            "ties": st.sampled_from(["dexterity", "players", "manual"]).map(
                lambda ties: c.ChangeRules(ties=ties)
            ),
            "join": st.tuples(st.none() | TOTALS, st.booleans(), st.booleans()).map(
                lambda e: c.AddParticipant(
                    participant=c.NewParticipant(name="Rats", max_hp=1, initiative_roll=e[0]),
                    share_initiative=e[1],
                    share_turn=e[2],
                )
            ),
            "group": st.tuples(
                st.lists(who, min_size=1, max_size=3), st.none() | st.sampled_from(["Rats", "Left"])
            ).map(lambda e: c.JoinGroup(participant_ids=tuple(e[0]), name=e[1])),
            "split": st.lists(who, min_size=1, max_size=2).map(
                lambda ids: c.LeaveGroup(participant_ids=tuple(ids))
            ),
        }
        if len(ids) > 3:
            edits["leave"] = who.map(lambda i: c.RemoveParticipant(participant_id=i))
        self.ask(data.draw(edits[data.draw(st.sampled_from(sorted(edits)))]))

    @rule(times=st.integers(1, 3))
    def advance(self, times: int) -> None:
        for _ in range(times):
            self.ask(c.AdvanceTurn())

    @rule(data=st.data())
    def delay_or_take(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(self.table.order))
        self.ask(
            c.TakeTurn(participant_id=who) if self.table[who].is_delayed else c.DelayTurn(participant_id=who)
        )

    @rule()
    def step_back(self) -> None:
        self.ask(c.PreviousTurn())

    @rule()
    def undo(self) -> None:
        if self.undoable:
            step = self.undoable.pop()
            back = differences(self.table.encounter, step.encounter)[0]
            self.table.encounter = apply_delta(self.table.encounter, back)
            assert self.table.encounter == step.encounter
            self.seen, self.before_turns = step.seen, step.before_turns

    def ask(self, command: c.Command) -> None:
        step = Step(self.table.encounter, deepcopy(self.seen), list(self.before_turns))
        try:
            self.table.do(command)
        except TrackerError:
            return
        self.undoable.append(step)
        boundaries = len(self.table.encounter.turn_trail) - 1  # the first is the beginning
        if isinstance(command, c.PreviousTurn):
            assert boundaries < len(self.before_turns), "a turn before the first"
            self.seen = deepcopy(self.before_turns[boundaries])
            del self.before_turns[boundaries:]
            return
        if boundaries > len(self.before_turns):
            self.before_turns.append(step.seen)
        self.count(step.encounter)

    def count(self, before: Encounter) -> None:
        for event in self.table.events:
            if isinstance(event, TurnDelayed) and event.participant_id in {p.id for p in before.on_turn}:
                self.seen.turns.remove(event.participant_id)  # held back, not over
            elif isinstance(event, TurnAdvanced):
                if event.round != self.seen.round:
                    assert event.round == self.seen.round + 1
                    self.round_is_over(before)
                    at_start = {p.id for p in self.table.encounter.participants}
                    self.seen = Seen(event.round, frozenset(at_start))
                self.seen.turns += [str(event.to_id), *event.with_ids]
        assert len(self.seen.turns) == len(set(self.seen.turns)), "two turns in one round"
        on_turn = {p.id for p in self.table.encounter.on_turn}
        assert on_turn <= set(self.seen.turns), "on turn without having got it"
        self.groups_stand_together()

    def groups_stand_together(self) -> None:
        order = [(p.group if p.shares_turn else p.id) for p in self.table.encounter.participants]
        blocks = [key for key, _ in groupby(order)]
        assert len(blocks) == len(set(blocks)), "a group is torn apart"
        for p in self.table.encounter.participants:
            if p.shares_turn:
                assert {m.initiative_roll for m in self.table.encounter.acting_with(p)} == {p.initiative_roll}

    def round_is_over(self, before: Encounter) -> None:
        for p in self.table.encounter.participants:
            waits = p.is_delayed or ((was := before.find(p.id)) is not None and was.is_delayed)
            if p.id in self.seen.at_start and not waits:
                assert p.id in self.seen.turns, f"{p.name} had no turn in round {self.seen.round}"


AnyRound.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyRound = AnyRound.TestCase
