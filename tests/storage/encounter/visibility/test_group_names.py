"""No name of a group tells players or stream of a creature whose name is secret from them."""

from typing import Any

import pytest

from storage.encounter.base import ParticipantId, UserId
from storage.encounter.commands import JoinGroup, SetVisibility, UpdateParticipant
from storage.encounter.model import Level, Participant, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience, player
from storage.encounter.visibility.audience_change import AudienceChange
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.views import view
from tests.storage.encounter.scenario import RuleScenario, hero, monster

ARI = UserId("ari")
LESSER = pytest.mark.parametrize("audience", [PLAYERS, STREAM, player(ARI)])


def hidden(name: str, level: str = "unseen", **fields: Any) -> Participant:
    return monster(name, visibility=Visibility.at(Level(level)), **fields)


def together(group: str) -> dict[str, Any]:
    return {"group": group, "shares_turn": True, "shares_initiative": True, "initiative_roll": 9}


def shown(table: RuleScenario, audience: Audience) -> set[str]:
    """Return all names of groups that an audience reads."""
    seen = view(table.encounter, audience)
    names = {p.get("group") for p in seen["participants"]} | {g["name"] for g in seen["groups"]}
    return {name for name in names if name}


@LESSER
@pytest.mark.parametrize("level", ["unseen", "unknown"])
@pytest.mark.parametrize("group", ["Doppelganger", "doppelgangers", "Doppelganger’s guard"])
def test_one_who_joins_the_group_of_a_hidden_creature_does_not_show_its_name(
    audience: Audience, level: str, group: str
) -> None:
    table = RuleScenario(
        hidden("Doppelganger 2", level, **together(group)),
        monster("Guard 1", **together(group)),
        hero(collaborators=(ARI,)),
    )
    before = table.encounter
    table.do(JoinGroup(participant_ids=(ParticipantId("aria"),), name=group))
    assert shown(table, audience) == {"Guard"} and shown(table, DM) == {group}
    assert group not in str(patch(before, table.encounter, audience))
    change = AudienceChange(audience, before, table.encounter, table.events, version=2, made_by="DM")
    acting, aria = change.group_of(ParticipantId("aria")), change.participant(ParticipantId("aria"))
    assert acting is not None and acting["name"] == "Guard"
    assert aria is not None and aria["group"] == "Guard"


@LESSER
def test_one_who_is_moved_into_a_group_that_names_a_hidden_creature_does_not_show_it(
    audience: Audience,
) -> None:
    table = RuleScenario(hidden("Vampire"), monster("Butler"), hero(collaborators=(ARI,)))
    changes = {"participantId": "butler", "changes": {"group": "Vampire spawn"}}
    table.do(UpdateParticipant.model_validate(changes))
    assert (shown(table, audience), shown(table, DM)) == ({"Butler"}, {"Vampire spawn"})


@LESSER
def test_the_name_of_a_group_is_read_where_an_open_creature_has_it(audience: Audience) -> None:
    table = RuleScenario(
        monster("Goblin 1", **together("Goblins")),
        monster("Goblin 2", **together("Goblins")),
        hidden("Goblin 3", **together("Goblins")),
        hidden("Bugbear", **together("Ambush")),
        monster("Wolf", **together("Ambush")),
    )
    assert shown(table, audience) == {"Goblins", "Ambush"}


@LESSER
def test_the_name_comes_with_the_reveal_at_every_one_of_the_group(audience: Audience) -> None:
    group = together("Doppelganger")
    table = RuleScenario(
        hidden("Doppelganger", **group), monster("Guard", **group), monster("Maid", **group), hero()
    )
    before = table.encounter
    table.do(SetVisibility(participant_ids=(ParticipantId("doppelganger"),), players="name", stream="name"))
    sent = patch(before, table.encounter, audience)
    assert {p["_id"]: p["group"] for p in sent["participants"]} == dict.fromkeys(
        ("doppelganger", "guard", "maid"), "Doppelganger"
    )
    assert sent["header"]["groups"][0]["name"] == "Doppelganger"
