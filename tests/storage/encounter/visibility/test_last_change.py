"""What undo would take back is named to the DM, and to no other audience."""

from typing import Any

from storage.encounter.apply import apply
from storage.encounter.base import UserId
from storage.encounter.commands import AddCondition, Command, DealDamage, NewCondition, Redo, Undo
from storage.encounter.events import Event
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, player
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.views import view
from tests.storage.encounter.scenario import RuleScenario, hero, monster


class Logged(RuleScenario):
    """A table whose encounter keeps its history, as the tracker does."""

    def do(self, command: Command) -> tuple[Event, ...]:
        outcome = apply(self.encounter, command, self.context())
        self.encounter = outcome.encounter
        return outcome.events


def last(table: Logged) -> Any:
    return view(table.encounter, DM)["lastChange"]


def test_nothing_was_done_yet() -> None:
    assert last(Logged(hero())) is None


def test_it_names_the_command_who_gave_it_and_whom_it_touches() -> None:
    table = Logged(hero(), monster())
    first, second = (p.id for p in table.encounter.participants)
    table.do(
        DealDamage.model_validate(
            {"targets": [{"participantId": first}, {"participantId": second}], "parts": [{"amount": 3}]}
        )
    )
    assert last(table).keys() == {"id", "type", "by", "participantIds", "wholeParticipantIds"}
    assert (last(table)["type"], last(table)["participantIds"]) == ("deal_damage", [first, second])
    table.do(AddCondition(participant_ids=(second,), condition=NewCondition(name="prone")))
    assert (last(table)["type"], last(table)["participantIds"]) == ("add_condition", [second])


def test_undo_goes_back_to_the_one_before_and_redo_forth() -> None:
    table = Logged(hero())
    (elf,) = (p.id for p in table.encounter.participants)
    table.do(DealDamage.to(elf, 3))
    harm = last(table)
    table.do(AddCondition(participant_ids=(elf,), condition=NewCondition(name="prone")))
    table.do(Undo())
    assert last(table) == harm
    table.do(Redo())
    assert last(table)["type"] == "add_condition"
    table.do(Undo())
    table.do(Undo())
    assert last(table) is None


def test_the_dms_patch_brings_it_and_no_other_audience_has_it() -> None:
    table = Logged(hero())
    before = table.encounter
    table.do(DealDamage.to(before.participants[0].id, 3))
    change = patch(before, table.encounter, DM)["header"]["lastChange"]
    assert change is not None and change["type"] == "deal_damage"
    for audience in (PLAYERS, STREAM, player(UserId("alice"))):
        assert "lastChange" not in view(table.encounter, audience)
        assert "lastChange" not in patch(before, table.encounter, audience).get("header", {})
