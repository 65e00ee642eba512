"""What an audience may know of a change, and that nothing of a hidden participant's turn is part of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from storage.change import Change
from storage.encounter import commands as c
from storage.encounter.apply import apply
from storage.encounter.base import ParticipantId, UserId
from storage.encounter.model import Level, Participant, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience, player
from storage.encounter.visibility.audience_change import AudienceChange, TurnStep
from storage.encounter.visibility.views import view
from tests.storage.encounter.scenario import DM as DANA
from tests.storage.encounter.scenario import RuleScenario, hero, monster
from tests.storage.encounter.viewing import comparable, patched

ARI = UserId("ari")
ARIA, SHADE, OGRE = map(ParticipantId, ("aria", "shade", "ogre"))
LESSER = [
    pytest.param(audience, id=name)
    for name, audience in (("players", PLAYERS), ("ari", player(ARI)), ("stream", STREAM))
]


def shade(players: Level = Level.UNSEEN, stream: Level = Level.UNSEEN, **fields: Any) -> Participant:
    return monster("Shade", hp=77, visibility=Visibility(players=players, stream=stream), **fields)


def scenario(hidden: Participant | None = None, *, turn: str = "aria") -> RuleScenario:
    """Aria, whom Ari plays, then the shade, then the ogre: round 2 of an encounter that runs."""
    aria = hero(collaborators=(ARI,))
    return RuleScenario(aria, hidden or shade(), monster("Ogre")).running(turn, 2)


def do(table: RuleScenario, command: c.Command) -> Change:
    before, context = table.encounter, table.context()
    outcome = apply(before, command, context)
    table.encounter = outcome.encounter
    return Change(
        before, table.encounter, table.encounter.version, outcome.events, DANA, command, context.command_id
    )


def nothing_but_the_version(change: AudienceChange) -> bool:
    return (change.events, change.patch, change.turn, change.is_visible) == ((), {}, None, False)


def kinds(change: AudienceChange) -> list[str]:
    return [event["type"] for event in change.events]


@pytest.mark.parametrize("audience", LESSER)
def test_the_turn_of_a_hidden_participant_leaves_nothing_but_the_version(audience: Audience) -> None:
    table = scenario()
    assert nothing_but_the_version(do(table, c.AdvanceTurn()).for_audience(audience)), "its turn begins"
    assert nothing_but_the_version(do(table, c.DealDamage.to(SHADE, 3)).for_audience(audience)), "it is hit"
    assert nothing_but_the_version(do(table, c.PreviousTurn()).for_audience(audience)), (
        "its turn is taken back"
    )
    do(table, c.AdvanceTurn())
    assert nothing_but_the_version(do(table, c.Undo()).for_audience(audience)), "it is undone"
    assert nothing_but_the_version(do(table, c.Redo()).for_audience(audience)), "it is made again"
    step = do(table, c.AdvanceTurn()).for_audience(audience)
    assert step.turn == TurnStep(round=2, current_id=OGRE, following_id=ARIA)
    assert kinds(step) == ["turn_advanced"]


@pytest.mark.parametrize("audience", LESSER)
def test_a_hidden_participant_that_acts_first_or_last_begins_no_round(audience: Audience) -> None:
    first = RuleScenario(shade(), hero(collaborators=(ARI,)), monster("Ogre")).running("ogre", 2)
    assert nothing_but_the_version(do(first, c.AdvanceTurn()).for_audience(audience)), "round 3 begins unseen"
    step = do(first, c.AdvanceTurn()).for_audience(audience)
    assert step.turn is not None and (step.turn.round, step.turn.current_id) == (3, ARIA)
    last = RuleScenario(hero(collaborators=(ARI,)), monster("Ogre"), shade()).running("ogre", 2)
    assert nothing_but_the_version(do(last, c.AdvanceTurn()).for_audience(audience))


@pytest.mark.parametrize(
    ("hidden_from", "shown_to"),
    [(STREAM, PLAYERS), (PLAYERS, STREAM)],
    ids=["hidden from the stream", "hidden from players"],
)
def test_each_audience_has_a_turn_of_its_own(hidden_from: Audience, shown_to: Audience) -> None:
    levels = {hidden_from.kind: Level.UNSEEN, shown_to.kind: Level.NAME}
    change = do(scenario(shade(levels["players"], levels["stream"])), c.AdvanceTurn())
    assert nothing_but_the_version(change.for_audience(hidden_from))
    shown = change.for_audience(shown_to)
    assert kinds(shown) == ["turn_advanced"]
    assert shown.turn is not None and shown.name(shown.turn.current_id) == "Shade"


def test_the_dm_sees_every_turn() -> None:
    change = do(scenario(), c.AdvanceTurn()).for_audience(DM)
    assert change.turn == TurnStep(round=2, current_id=SHADE, following_id=OGRE)
    assert kinds(change) == ["turn_advanced"]
    assert change.controllers(ARIA) == (ARI,)


@pytest.mark.parametrize("audience", LESSER)
def test_a_condition_that_a_hidden_turn_ends_is_shown_without_the_turn(audience: Audience) -> None:
    table = scenario()
    until = c.NewCondition(name="Prone", duration=1, ends="turn_start", anchor_id=SHADE)
    do(table, c.AddCondition(participant_ids=(OGRE,), condition=until))
    step = do(table, c.AdvanceTurn()).for_audience(audience)
    assert step.turn is None and kinds(step) == ["condition_removed"]


COMMANDS: tuple[c.Command, ...] = (
    c.DealDamage.to(SHADE, 3),
    c.DealDamage.to(OGRE, 3),
    c.AddCondition(participant_ids=(SHADE, OGRE), condition=c.NewCondition(name="Prone")),
    c.AdvanceTurn(),
    c.AdvanceTurn(),
    c.RemoveParticipant(participant_id=SHADE),
    c.Undo(),
    c.AdvanceTurn(),
    c.EndEncounter(),
    c.ResumeEncounter(),
)


def course() -> Iterator[Change]:
    table = scenario()
    return (do(table, command) for command in COMMANDS)


@pytest.mark.parametrize("audience", [pytest.param(DM, id="dm"), *LESSER])
def test_it_is_visible_exactly_when_the_view_changes_or_an_event_is_shown(audience: Audience) -> None:
    for change in course():
        before, after = (view(encounter, audience) for encounter in (change.before, change.after))
        shown = change.for_audience(audience)
        assert patched(before, shown.patch) == comparable(after)
        assert bool(shown.patch) == (comparable(before) != comparable(after))
        assert shown.is_visible == bool(shown.patch or shown.events)
        order = [(p["_id"], p["name"], p.get("initiativeRoll")) for p in after["participants"]]
        assert list(shown.order) == order
        for participant in after["participants"]:
            assert shown.ordered_participant(participant["_id"]) == participant
        assert shown.turn_index == after["currentTurn"]


@pytest.mark.parametrize("audience", LESSER)
def test_nothing_can_be_asked_about_a_hidden_participant(audience: Audience) -> None:
    change = do(scenario(shade(collaborators=())), c.DealDamage.to(SHADE, 3)).for_audience(audience)
    assert change.participant(SHADE) is None and change.name(SHADE) is None
    assert change.max_hp(SHADE) is None and change.controllers(SHADE) == ()
    unknown = do(scenario(shade(Level.UNKNOWN, Level.UNKNOWN)), c.DealDamage.to(SHADE, 3))
    assert unknown.for_audience(audience).name(SHADE) == "???"
    assert unknown.for_audience(audience).max_hp(SHADE) is None


def test_a_question_to_the_dm_names_no_hidden_target() -> None:
    both = c.DealDamage.model_validate(
        {**c.DealDamage.to(OGRE, 3).model_dump(), "targets": [{"participant_id": i} for i in (OGRE, SHADE)]}
    )
    for damage, names in ((c.DealDamage.to(OGRE, 3), ("Ogre",)), (both, None)):
        question = do(scenario(), c.RequestDamage(damage=damage)).for_audience(PLAYERS).question
        assert (question.targets if question else None) == names
    for_dm = do(scenario(), c.RequestDamage(damage=both)).for_audience(DM).question
    assert for_dm is not None and for_dm.targets == ("Ogre", "Shade")
    assert do(scenario(), c.AdvanceTurn()).for_audience(DM).question is None


def test_it_is_worked_out_once_for_each_audience() -> None:
    change = do(scenario(), c.AdvanceTurn())
    shown = change.for_audience(PLAYERS)
    assert change.for_audience(Audience("players")) is shown is not change.for_audience(STREAM)
    assert shown.events is shown.events and shown.patch is shown.patch


def test_an_end_that_is_taken_back_reopens_the_encounter() -> None:
    table = scenario()
    ended = do(table, c.EndEncounter()).for_audience(STREAM)
    reopened = do(table, c.Undo()).for_audience(STREAM)
    assert (ended.is_active, ended.is_reopened) == (False, False)
    assert (reopened.is_active, reopened.is_reopened) == (True, True)
