"""Two lists and the change between them: exact both ways, and no longer than what changed."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from storage.encounter.history.delta import apply_delta, differences
from storage.encounter.history.list_change import changed_list, list_change
from storage.encounter.model import Condition, Defences, Encounter
from storage.encounter.sizes import size_of
from tests.storage.encounter.scenario import RuleScenario, monster

IDS = st.sampled_from(["a", "b", "c", "d", "e", ""])
CONDITION = st.builds(
    Condition, id=IDS, name=st.sampled_from(["Prone", "Hexed"]), duration=st.integers(-1, 2)
)
CONDITIONS = st.lists(CONDITION, max_size=6).map(tuple)  # also some with one id, or none
TYPES = st.lists(st.sampled_from(["fire", "cold", "acid"]), max_size=5).map(tuple)
JSON: TypeAdapter[Any] = TypeAdapter(Any)


def encounter(conditions: tuple[Condition, ...], types: tuple[str, ...]) -> Encounter:
    ogre = monster(conditions=conditions, defences=Defences(immunities=types), collaborators=types)
    return RuleScenario(ogre).encounter.model_copy(update={"co_dms": types})


@given(CONDITIONS, CONDITIONS, TYPES, TYPES)
def test_a_change_of_lists_leads_there_and_back_also_after_it_was_stored(
    conditions: tuple[Condition, ...],
    others: tuple[Condition, ...],
    types: tuple[str, ...],
    other_types: tuple[str, ...],
) -> None:
    before, after = encounter(conditions, types), encounter(others, other_types)
    there, back = (JSON.validate_json(JSON.dump_json(way)) for way in differences(before, after))
    assert apply_delta(before, there) == after
    assert apply_delta(after, back) == before


@given(TYPES, TYPES)
def test_values_are_exchanged_where_they_differ(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    there, back = list_change(before, after, lambda was, now: None)
    assert changed_list(before, there, lambda value, _: value) == after
    assert changed_list(after, back, lambda value, _: value) == before


def test_a_change_is_as_long_in_a_long_list_as_in_a_short_one() -> None:
    def with_one_more(count: int) -> int:
        had = tuple(Condition(id=f"{n:024x}", name=f"Hex {n}") for n in range(count))
        types = tuple(f"type {n}" for n in range(count))
        before = encounter(had, types)
        after = encounter((*had, Condition(id="f" * 24, name="Hexed")), (*types, "cold"))
        return size_of(differences(before, after))

    assert with_one_more(40) - with_one_more(2) < 20


def test_what_is_no_longer_there_is_passed_over() -> None:
    change = {"removed": ["gone"], "changed": [{"_id": "gone too", "set": {}}], "added": [[7, "last"]]}
    assert changed_list((), change, lambda record, _: record) == ("last",)
