"""Attacks: to hit, critical hits, damage or a request, and what each audience knows of it."""

from typing import Any

import pytest

from storage.encounter import commands as c
from storage.encounter.apply import apply
from storage.encounter.base import ParticipantId, UserId
from storage.encounter.context import Actor
from storage.encounter.dice.attack_text import read_attack
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.events import AttackMade, DamageRequested
from storage.encounter.limits import MAX_ATTACKS
from storage.encounter.model import Attack, Level, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience
from storage.encounter.visibility.event_views import event_view
from storage.encounter.visibility.view_types import EventView
from storage.library.creature import Creature
from storage.library.statblock import Feature, Statblock
from tests.storage.encounter.scenario import RuleScenario, hero, monster

OGRE, ARIA = ParticipantId("ogre"), ParticipantId("aria")


def attack(**fields: object) -> c.MakeAttack:
    given = {
        "participantId": OGRE,
        "sourceId": ARIA,
        "name": "Longsword",
        "bonus": 5,
        "damage": "1d8+3 slashing",
    }
    return c.MakeAttack.model_validate(given | fields)


def table(*dice: int, ac: int | None = 15, **fields: Any) -> RuleScenario:
    return RuleScenario(monster(ac=ac, hp=40, **fields), hero(collaborators=("ari",)), dice=dice)


@pytest.mark.parametrize(
    ("dice", "ac", "fields", "hit", "critical", "hp"),
    [
        ((10, 4), 15, {}, True, False, 33),
        ((9,), 15, {}, False, False, 40),
        ((20, 4, 5), 99, {}, True, True, 28),
        ((1,), 2, {}, False, False, 40),
        ((19, 4, 5), 15, {"criticalFrom": 19}, True, True, 28),
        ((19,), 99, {"criticalFrom": 19}, False, False, 40),
        ((10, 4, 5), 15, {"isCritical": True}, True, True, 28),
        ((3, 12, 4), 15, {"mode": "advantage"}, True, False, 33),
        ((3, 12), 15, {"mode": "disadvantage"}, False, False, 40),
        ((4,), 15, {"roll": 10}, True, False, 33),
        ((2, 4), None, {}, True, False, 33),
    ],
)
def test_a_hit_deals_its_damage_and_a_miss_none(  # noqa: PLR0917 - the columns of the table
    dice: tuple[int, ...], ac: int | None, fields: dict[str, object], hit: bool, critical: bool, hp: int
) -> None:
    """SRD, Making an Attack; Rolling 1 or 20; Critical Hits."""
    fight = table(*dice, ac=ac)
    (made,) = [e for e in fight.do(attack(**fields)) if isinstance(e, AttackMade)]
    assert (made.hit, made.is_critical, fight["ogre"].current_hp) == (hit, critical, hp)


@pytest.mark.parametrize(
    ("ruleset", "level", "fields", "rolls", "total", "text"),
    [
        ("2024", 3, {}, (16,), 16 + 5 - 6, "1d20 (16) + 5 - 6"),
        ("2024", 1, {"roll": 16}, (), 16 + 5 - 2, "16 + 5 - 2"),
        ("2014", 2, {}, (16,), 16 + 5, "1d20 (16) + 5"),
        ("2014", 3, {}, (16, 4), 4 + 5, "2d20kl1 (~~16~~, 4) + 5"),
        ("2014", 3, {"mode": "disadvantage"}, (4, 16), 4 + 5, "2d20kl1 (4, ~~16~~) + 5"),
        ("2014", 3, {"mode": "advantage"}, (16,), 16 + 5, "1d20 (16) + 5"),
        ("2014", 3, {"roll": 16}, (), 16 + 5, "16 + 5"),
    ],
)
def test_exhaustion_weighs_on_attack_rolls(  # noqa: PLR0917 - the columns of the table
    ruleset: str, level: int, fields: dict[str, object], rolls: tuple[int, ...], total: int, text: str
) -> None:
    """SRD 5.1, Exhaustion 3: disadvantage on attack rolls; SRD 5.2: −2 per level on D20 Tests."""
    fight = RuleScenario(monster(ac=99, hp=40), hero(), dice=rolls, ruleset=ruleset)
    fight.afflict("aria", "Exhaustion", level=level)
    (made,) = [e for e in fight.do(attack(**fields)) if isinstance(e, AttackMade)]
    assert (made.total, made.dice, fight.dice) == (total, text, [])


def test_the_damage_of_a_hit_meets_defences() -> None:
    fight = table(10, 4, defences={"resistances": ("slashing",)})
    fight.do(attack())
    assert fight["ogre"].current_hp == 40 - 3


def test_the_hit_of_a_player_becomes_a_request_with_its_dice() -> None:
    fight = table(10, 4)
    fight.actor = Actor(UserId("ari"), "Ari", is_member=True)
    events = fight.do(attack(asks=True))
    (asked,) = [e for e in events if isinstance(e, DamageRequested)]
    assert asked.request.dice == "1d8 (4) + 3 slashing" and fight["ogre"].current_hp == 40
    assert asked.request.command["notes"] == "Longsword"
    fight.actor = Actor(UserId("dm"), "Dana")
    fight.do(c.SettleRequest(request_id=asked.request.id, answer="full"))
    assert fight["ogre"].current_hp == 33


def test_undo_takes_back_the_whole_step() -> None:
    fight = table(10, 4)
    after = apply(fight.encounter, attack(), fight.context()).encounter
    assert after.participants[0].current_hp == 33
    back = apply(after, c.Undo(), fight.context()).encounter
    assert back.participants == fight.encounter.participants


def _shown(audience: Audience, seen: str, *, by_player: bool) -> EventView | None:
    level = Level(seen)
    fight = table(10, 4, visibility=Visibility(players=level, stream=level))
    if by_player:
        fight.actor = Actor(UserId("ari"), "Ari", is_member=True)
    outcome = apply(fight.encounter, attack(asks=by_player), fight.context())
    return event_view(outcome.events[0], fight.encounter, outcome.encounter, audience)


def test_players_and_stream_get_hit_or_miss_and_never_what_was_to_be_hit() -> None:
    common = {"type": "attack_made", "participantId": "ogre", "participantName": "Ogre"}
    outcome = {"hit": True, "isCritical": False, "name": "Longsword", "sourceId": "aria"}
    rolled = {"dice": "1d20 (10) + 5", "total": 15, "natural": 10}
    assert _shown(PLAYERS, "band", by_player=True) == common | outcome | rolled
    assert _shown(PLAYERS, "band", by_player=False) == common | outcome
    assert _shown(STREAM, "band", by_player=True) == common | outcome | {"natural": 10}
    assert _shown(STREAM, "band", by_player=False) == common | outcome
    assert (
        _shown(PLAYERS, "unseen", by_player=True) is None and _shown(STREAM, "unseen", by_player=True) is None
    )
    assert (of_dm := _shown(DM, "unseen", by_player=False)) is not None and of_dm["total"] == 15


def test_a_hidden_attacker_is_not_named() -> None:
    hidden = Visibility(players=Level.UNSEEN, stream=Level.UNSEEN)
    fight = RuleScenario(monster(visibility=hidden), hero(ac=10), dice=[10, 4])
    outcome = apply(fight.encounter, attack(participantId=ARIA, sourceId=OGRE), fight.context())
    shown = event_view(outcome.events[0], fight.encounter, outcome.encounter, PLAYERS)
    assert shown is not None and shown.keys() == {
        "type",
        "participantId",
        "participantName",
        "hit",
        "isCritical",
    }


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("longsword +7, 1d8+4 slashing", ("longsword", 7, "1d8+4 slashing")),
        ("Feuerpfeil +5: 1d10 Feuer", ("Feuerpfeil", 5, "1d10 Feuer")),
        ("Bite. +4 to hit, 7 (2d6) piercing damage", ("Bite.", 4, "7 (2d6) piercing damage")),
        ("Biss +4 auf Treffer, 2W6 Stich", ("Biss", 4, "2W6 Stich")),
        ("Morsure +4 pour toucher, 2d6 perforants", ("Morsure", 4, "2d6 perforants")),
        ("+7", ("", 7, "")),
        ("net −1", ("net", -1, "")),
    ],
)
def test_an_attack_is_read_from_one_line(text: str, read: tuple[str, int, str]) -> None:
    assert read_attack(text) == Attack(name=read[0], bonus=read[1], damage=read[2])


@pytest.mark.parametrize("text", ["longsword", "longsword 7", "+7, lots", "+7 1d8", "", "+777"])
def test_what_is_no_attack_is_refused(text: str) -> None:
    with pytest.raises(InvalidCommandError):
        read_attack(text)


def changing(**changes: object) -> c.UpdateParticipant:
    return c.UpdateParticipant.model_validate({"participantId": ARIA, "changes": {"attackChanges": changes}})


def test_attacks_are_saved_as_they_are_typed_and_replaced_and_removed_by_their_name() -> None:
    scene = table()
    scene.do(changing(adds=["longsword +7, 1d8+4 slashing", {"name": "Net", "bonus": 5}]))
    scene.do(changing(adds=["LONGSWORD +8, 1d8+5 slashing"]))
    assert scene["aria"].attacks == (
        Attack(name="LONGSWORD", bonus=8, damage="1d8+5 slashing"),
        Attack(name="Net", bonus=5),
    )
    scene.do(changing(removes=["net"]))
    assert [one.name for one in scene["aria"].attacks] == ["LONGSWORD"]
    with pytest.raises(RuleError, match="no saved attack named net"):
        scene.do(changing(removes=["net"]))


@pytest.mark.parametrize(
    "wrong",
    [
        *("+7, 1d8", "longsword", "longsword +7, 2d"),
        *({"name": " "}, {"name": "a" * 81}, {"name": "a", "bonus": 99}),
        *({"name": "a", "damage": "2d"}, {"name": "a", "criticalFrom": 1}),
    ],
)
def test_what_is_no_attack_is_not_saved(wrong: object) -> None:
    with pytest.raises(ValueError):
        changing(adds=[wrong])


def test_a_participant_keeps_no_more_attacks_than_its_model_allows() -> None:
    scene = table()
    scene.do(changing(adds=[f"knife {chr(65 + n)} +1" for n in range(MAX_ATTACKS)]))
    with pytest.raises(InvalidCommandError, match="At most 20 attacks"):
        scene.do(changing(adds=["knife +1"]))


def test_a_creature_of_the_library_brings_the_attacks_of_its_stat_block() -> None:
    bite = Attack(name="", bonus=4, damage="1d6+2 piercing")
    odd = Feature(name="Odd", attack=Attack(name="Odd", bonus=99))
    block = Statblock(actions=(Feature(name="Bite", attack=bite), odd, Feature(name="Multiattack")))
    assert Creature(name="Wolf", statblock=block).as_participant().attacks == (
        Attack(name="Bite", bonus=4, damage="1d6+2 piercing"),
    )
