"""What each audience knows of groups that act on one turn."""

from functools import partial
from typing import Any

import pytest

from bot.render.board import board
from bot.render.dm_screen import dm_screen
from bot.render.narration import narrate
from storage.encounter.base import UserId
from storage.encounter.commands import AdvanceTurn, DealDamage, JoinGroup, LeaveGroup
from storage.encounter.context import Actor
from storage.encounter.errors import NotAllowedError
from storage.encounter.model import Encounter, Level, Visibility
from storage.encounter.policy import authorise
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience, player
from storage.encounter.visibility.audience_change import AudienceChange
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.views import view
from storage.i18n.catalog import load_texts
from tests.storage.encounter.scenario import RuleScenario, hero, monster

SAY = partial(load_texts().get, "en")
ARI = UserId("ari")
PACK: dict[str, Any] = {
    "group": "Goblins",
    "shares_turn": True,
    "shares_initiative": True,
    "initiative_roll": 12,
}


def seen(level: str) -> Visibility:
    return Visibility(players=Level(level), stream=Level(level))


def pack(*levels: str) -> RuleScenario:
    """Return Aria's turn, before that of goblins which players see at these levels."""
    goblins = [monster(f"G{n}", visibility=seen(level), **PACK) for n, level in enumerate(levels, 1)]
    return RuleScenario(hero(initiative_roll=15, collaborators=(ARI,)), *goblins).running("aria")


def groups(encounter: Encounter, audience: Audience) -> list[tuple[str, list[str]]]:
    return [(g["name"], [*g["participantIds"]]) for g in view(encounter, audience)["groups"]]


@pytest.mark.parametrize("audience", [PLAYERS, STREAM, player(ARI)])
def test_a_group_has_those_of_it_whose_names_the_audience_knows(audience: Any) -> None:
    table = pack("band", "name", "unknown", "unseen")
    assert groups(table.encounter, audience) == [("Goblins", ["g1", "g2"])]
    assert groups(pack("band", "unknown", "unseen").encounter, audience) == []
    assert groups(table.encounter, DM) == [("Goblins", ["g1", "g2", "g3", "g4"])]


def test_a_hidden_first_one_of_a_group_leaves_the_turn_to_those_that_are_seen() -> None:
    table = pack("unseen", "name", "name")
    table.advance()
    shown = view(table.encounter, PLAYERS)
    assert shown["currentParticipantId"] == "g2" and shown["actingParticipantIds"] == ["g2", "g3"]
    assert view(table.encounter, DM)["actingParticipantIds"] == ["g1", "g2", "g3"]
    spy = monster("Spy", visibility=seen("unseen"), initiative_roll=3)
    table.encounter = table.encounter.model_copy(
        update={"participants": (*table.encounter.participants, spy)}
    )
    before = table.encounter
    table.advance()
    assert table.turn == "spy"
    assert patch(before, table.encounter, PLAYERS) == {}, "nothing moves for what is hidden"


@pytest.mark.parametrize("level", ["unseen", "unknown"])
def test_nothing_tells_players_of_a_group_with_a_hidden_member(level: str) -> None:
    table = pack("name", level)
    people = [p.model_copy(update={"shares_turn": False}) for p in table.encounter.participants]
    table.encounter = table.encounter.model_copy(update={"participants": tuple(people)})
    before = table.encounter
    table.do(JoinGroup(participant_ids=("g1", "g2")))
    change = AudienceChange(PLAYERS, before, table.encounter, table.events, version=1, made_by="Dana")
    assert patch(before, table.encounter, PLAYERS) == {} and change.events == ()
    dm = AudienceChange(DM, before, table.encounter, table.events, version=1, made_by="Dana")
    assert "G2 now takes turns together with Goblins" in narrate(dm, SAY)


def test_a_group_is_one_block_on_board_and_dm_screen_and_has_its_name_on_turn() -> None:
    table = pack("band", "band", "band")
    text = board(table.encounter, SAY).description
    assert "▹ `12` Goblins ×3\n┆ G1" in text and text.count("`12`") == 1 and "┆ G3" in text
    before = table.encounter
    table.advance()
    assert "▶ `12` **Goblins ×3**\n┆ **G1**" in board(table.encounter, SAY).description
    change = AudienceChange(PLAYERS, before, table.encounter, table.events, version=1, made_by="Dana")
    assert "Goblins ×3" in narrate(change, SAY)
    table.do(DealDamage.to("g2", 99))
    assert "▶ `12` **Goblins ×2**\n┆ **G1**" in dm_screen(table.encounter, SAY).description
    table.do(LeaveGroup(participant_ids=("g1", "g2", "g3")))
    assert "×" not in board(table.encounter, SAY).description


def test_a_player_ends_the_turn_of_a_group_of_their_own_alone() -> None:
    table = RuleScenario(
        *(monster(f"W{n}", collaborators=(ARI,), **PACK) for n in (1, 2)),
        monster("W3", visibility=seen("unseen"), **PACK),
        hero(collaborators=(ARI,)),
    ).running("w1")
    table.encounter = table.encounter.model_copy(
        update={
            "participants": tuple(
                p.model_copy(update={"is_turn_open": p.id in ("w2", "w3"), "last_turn_round": p.shares_turn})
                for p in table.encounter.participants
            )
        }
    )
    ari = Actor(ARI, "Ari")
    assert authorise(table.encounter, ari, AdvanceTurn()) == "yes"
    others = table["w2"].model_copy(update={"collaborators": ()})
    with pytest.raises(NotAllowedError):
        authorise(table.encounter.with_participant(others), ari, AdvanceTurn())
