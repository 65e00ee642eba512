"""Views of participants are rendered once, and live as long as the participants."""

import gc
from collections.abc import Iterator

import pytest

from storage.encounter.base import ParticipantId
from storage.encounter.model import Participant
from storage.encounter.model.health import Ruleset
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience
from storage.encounter.visibility.kept_views import KeptViews
from storage.encounter.visibility.view_types import ParticipantView

Rendered = list[tuple[str, Audience, Ruleset]]  # name, for whom, by which rules


@pytest.fixture
def rendered() -> Rendered:
    return []


@pytest.fixture
def kept(rendered: Rendered) -> Iterator[KeptViews]:
    def render(participant: Participant, audience: Audience, ruleset: Ruleset) -> ParticipantView:
        rendered.append((participant.name, audience, ruleset))
        return {
            "_id": participant.id,
            "name": participant.name,
            "type": "monster",
            "visibility": audience.kind,
        }

    yield KeptViews(render)


def goblin(name: str = "Goblin") -> Participant:
    return Participant(id=ParticipantId("a" * 24), name=name)


def test_each_audience_and_ruleset_has_a_view_of_its_own(kept: KeptViews, rendered: Rendered) -> None:
    one = goblin()
    asked: list[tuple[Audience, Ruleset]] = [(DM, "2014"), (PLAYERS, "2014"), (STREAM, "2014"), (DM, "2024")]
    for audience, ruleset in (*asked, *asked):
        assert kept.of(one, audience, ruleset)["visibility"] == audience.kind
    assert rendered == [("Goblin", audience, ruleset) for audience, ruleset in asked]


def test_an_equal_participant_is_not_taken_for_the_same(kept: KeptViews) -> None:
    one = goblin()
    other = one.model_copy(update={"name": "Boss"})
    assert [kept.of(p, DM, "2014")["name"] for p in (one, other, one)] == ["Goblin", "Boss", "Goblin"]


def test_a_view_goes_with_its_participant(kept: KeptViews, rendered: Rendered) -> None:
    for name in ("first", "second", "third"):  # the memory of one may be given to the next
        assert kept.of(goblin(name), DM, "2014")["name"] == name
    gc.collect()
    assert len(kept) == 0
    assert len(rendered) == 3
