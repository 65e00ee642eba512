"""Terms typed in any language are stored by one id, wherever a command takes them."""

from typing import Any

import pytest

from storage.encounter.commands import (
    AddCondition,
    CallForSaves,
    ChangeCondition,
    RemoveCondition,
    UpdateParticipant,
    UpdateParticipantHp,
)
from storage.encounter.commands.hit_points import damage_in
from storage.encounter.damage_terms import DAMAGE_TYPES, entries_in, read_term
from storage.encounter.dice.damage_text import read_damage
from storage.encounter.dice.expression import print_node
from storage.encounter.dice.notation import parse
from storage.encounter.durations import amount_and_unit, in_rounds
from storage.encounter.model import Condition, Defences, SaveEnds
from storage.encounter.rules.condition_table import CONDITIONS, canonical
from storage.encounter.terms import condition_immunity, defence, defences_in_english, defences_of
from storage.i18n.game_words import Kind, game_words
from tests.storage.encounter.scenario import RuleScenario, hero, monster


def spellings(kind: Kind) -> list[tuple[str, str]]:
    """Return every spelling of every term of a kind, with its id."""
    words = game_words()
    return [(text, id_) for id_ in words.ids(kind) if id_ != "all" for text in words.written(kind, id_)]


def test_the_terms_are_those_of_the_rules() -> None:
    assert {id_ for _, id_ in spellings("damage")} == set(DAMAGE_TYPES)
    assert [id_.capitalize() for id_ in game_words().ids("condition")] == list(CONDITIONS)


@pytest.mark.parametrize(("text", "id_"), spellings("damage"))
def test_a_type_of_damage_is_understood_in_every_language(text: str, id_: str) -> None:
    for typed in (f"2d6 {text}", f"2d6[{text}]", f"7 (2d6) {text}", f"1d4 cold + 2d6 {text}"):
        assert damage_in(typed)["parts"][-1]["type"] == id_, typed
    assert damage_in("2d6", text)["parts"][0]["type"] == id_
    hit = UpdateParticipantHp.model_validate({"participantId": "a", "damage": 3, "damageType": text})
    assert hit.damage_type == id_
    assert defence(text) in (id_, text) and read_term(defence(text)).covers(id_, ())


@pytest.mark.parametrize(("text", "id_"), spellings("quality"))
def test_a_quality_of_a_hit_is_understood_in_every_language(text: str, id_: str) -> None:
    assert damage_in(f"12 slashing {text}")["qualities"] == [id_]
    assert damage_in("12", f"{text} slashing") == {
        "parts": [{"amount": "12", "type": "slashing"}],
        "qualities": [id_],
    }


@pytest.mark.parametrize(("text", "id_"), spellings("condition"))
def test_a_condition_is_understood_in_every_language(text: str, id_: str) -> None:
    name = id_.capitalize()
    assert canonical(text) == name
    assert condition_immunity(text).capitalize() == name
    about: dict[str, Any] = {"participantId": "a"}
    assert AddCondition.model_validate({**about, "condition": {"name": text}}).condition.name == name
    assert RemoveCondition.model_validate({**about, "condition": text}).condition == name
    assert ChangeCondition.model_validate({**about, "condition": text, "level": 1}).condition == name


@pytest.mark.parametrize(("text", "id_"), spellings("ability"))
def test_an_ability_is_understood_in_every_language(text: str, id_: str) -> None:
    call = {"participantId": "a", "name": "Fireball", "ability": text, "dc": 15}
    assert CallForSaves.model_validate(call).ability == id_
    held = {"participantId": "a", "condition": {"name": "x", "saveEnds": {"ability": text, "dc": 12}}}
    save = AddCondition.model_validate(held).condition.save_ends
    assert save is not None and SaveEnds(ability=id_, dc=12).ability.startswith(save.ability.casefold()[:3])


@pytest.mark.parametrize("mode", ["advantage", "disadvantage"])
def test_advantage_is_understood_in_every_language(mode: str) -> None:
    for text in game_words().written("mode", mode):
        assert print_node(parse(f"1d20+5 {text}").parts[0].node) == (
            "2d20kh1" if mode == "advantage" else "2d20kl1"
        )


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        ("2 rounds", 2),
        ("1 Runde", 1),
        ("2 Runden", 2),
        ("3 tours", 3),
        ("a minute", 10),
        ("1 Minute", 10),
        ("10 Minuten", 100),
        ("10min", 100),
        ("eine Stunde", 600),
        ("8 Std.", 4800),
        ("1 heure", 600),
        ("une heure", 600),
        ("24 heures", 14_400),
        ("ein Tag", 14_400),
        ("journée", 14_400),
    ],
)
def test_a_duration_is_understood_in_every_language(text: str, rounds: int) -> None:
    amount, factor = amount_and_unit(text)
    assert in_rounds(int(amount), factor) == rounds
    condition = {"name": "x", "duration": text.upper()}
    added = AddCondition.model_validate({"participantId": "a", "condition": condition})
    assert added.condition.duration == rounds


@pytest.mark.parametrize("text", ["1W20+5 Vorteil", "w20+5 vorteil", "1d20+5 avantage", "1W20 + 5 adv"])
def test_dice_are_written_with_d_or_w(text: str) -> None:
    assert "".join(f"{part.sign}{print_node(part.node)}" for part in parse(text).parts) == "+2d20kh1+5"
    (first,) = read_damage("2W6 Feuer").parts
    assert (print_node(first[0]), first[1]) == ("2d6", "fire")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Feuer, Kälte; froid", ["fire", "cold", "cold"]),
        ("Feuerschaden", ["fire"]),
        ("dégâts de feu, d’acide", ["fire", "acid"]),
        ("Hieb (nichtmagisch)", ["nonmagical slashing"]),
        (
            "Wucht, Hieb (nichtmagisch außer versilbert)",
            ["bludgeoning", "nonmagical slashing unless silvered"],
        ),
        (
            "Kälte; Wucht, Stich und Hieb von nichtmagischen Angriffen",
            ["cold", "nonmagical bludgeoning", "nonmagical piercing", "nonmagical slashing"],
        ),
        (
            "contondants, perforants et tranchants d’attaques non magiques",
            ["nonmagical bludgeoning", "nonmagical piercing", "nonmagical slashing"],
        ),
        ("-Feuer, + froid", ["-fire", "+ cold"]),
        ("Mondlicht, Hieb versilbert", ["Mondlicht", "Hieb versilbert"]),
    ],
)
def test_a_list_of_defences_is_read_in_every_language(text: str, entries: list[str]) -> None:
    assert list(entries_in(defences_in_english(text))) == entries


SPLIT = ("cold", "bludgeoning", "piercing", "and slashing from nonmagical attacks", "fire")
WHOLE = ["cold", *(f"nonmagical {weapon}" for weapon in ("bludgeoning", "piercing", "slashing")), "fire"]


def test_a_phrase_that_is_split_over_the_items_of_a_list_is_one() -> None:
    """Its last item has the case of all three: without it two of them would always hold."""
    assert list(defences_of(SPLIT)) == WHOLE
    changes = {"defences": {"resistances": SPLIT}, "defenceChanges": {"immunities": {"adds": SPLIT}}}
    command = UpdateParticipant.model_validate({"participantId": "p1", "changes": changes})
    assert command.changes.defences is not None and command.changes.defence_changes is not None
    assert list(command.changes.defences.resistances) == WHOLE
    assert list(command.changes.defence_changes.immunities.adds) == WHOLE
    apart = ("bludgeoning", "nonmagical slashing", "piercing")
    assert tuple(defences_of(apart)) == apart, "entries of their own"


def test_defences_of_a_command_are_stored_by_id() -> None:
    changes = {
        "defences": {"resistances": ["Feuer", "Mondlicht"], "conditionImmunities": ["Vergiftet", "Charmed"]},
        "defenceChanges": {
            "immunities": {"adds": ["Gift"], "removes": ["froid"]},
            "conditionImmunities": {"adds": ["aveuglée"]},
        },
    }
    given = UpdateParticipant.model_validate({"participantId": "a", "changes": changes}).changes
    assert given.defences is not None and given.defence_changes is not None
    assert given.defences.resistances == ("fire", "Mondlicht")
    assert given.defences.condition_immunities == ("poisoned", "Charmed")
    assert given.defence_changes.immunities.adds == ("poison",)
    assert given.defence_changes.immunities.removes == ("cold",)
    assert given.defence_changes.condition_immunities.adds == ("blinded",)


def test_what_was_stored_in_german_counts_and_can_be_taken_off() -> None:
    """Before terms had ids, a document kept what was typed."""
    old = Defences(resistances=("feuer",), condition_immunities=("Vergiftet",))
    tired = Condition(id="c", name="Erschöpft", level=2)
    table = RuleScenario(
        hero("aria", conditions=(tired,)), monster("ogre", defences=old, max_hp=30, current_hp=30)
    )
    table.do(UpdateParticipantHp.model_validate({"participantId": "ogre", "damage": 10, "damageType": "feu"}))
    assert table["ogre"].current_hp == 25
    table.do(AddCondition.model_validate({"participantId": "ogre", "condition": {"name": "Empoisonné"}}))
    assert table["ogre"].conditions == ()
    table.do(AddCondition.model_validate({"participantId": "aria", "condition": {"name": "Exhaustion"}}))
    assert [(c.name, c.level) for c in table["aria"].conditions] == [("Exhaustion", 3)]
    changes = {"defenceChanges": {"resistances": {"removes": ["fire"]}}}
    table.do(UpdateParticipant.model_validate({"participantId": "ogre", "changes": changes}))
    assert table["ogre"].defences.resistances == ()
