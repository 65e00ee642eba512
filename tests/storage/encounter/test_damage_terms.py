"""Entries of a list of defences, as people and the SRD write them."""

import pytest

from storage.encounter.damage_terms import Term, entries_in, is_understood, read_list, read_term

WEAPONS = ("bludgeoning", "piercing", "slashing")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("fire, cold", ["fire", "cold"]),
        (
            "cold; bludgeoning, piercing, and slashing from nonmagical attacks",
            ["cold", "nonmagical bludgeoning", "nonmagical piercing", "nonmagical slashing"],
        ),
        (
            "piercing and slashing damage from nonmagical weapons that aren't adamantine, poison",
            ["nonmagical piercing unless adamantine", "nonmagical slashing unless adamantine", "poison"],
        ),
        (
            "bludgeoning, piercing, slashing from nonmagical attacks not made with silvered weapons",
            [f"nonmagical {t} unless silvered" for t in ("bludgeoning", "piercing", "slashing")],
        ),
        ("bludgeoning, piercing", ["bludgeoning", "piercing"]),
        ("-fire,, none", ["-fire", "none"]),
        ("nonmagical bludgeoning, piercing, and slashing", [f"nonmagical {t}" for t in WEAPONS]),
        ("piercing damage, fire", ["piercing", "fire"]),
        (
            "-bludgeoning or slashing from non-magical attacks",
            ["-nonmagical bludgeoning", "-nonmagical slashing"],
        ),
    ],
)
def test_a_list_is_read_whole(text: str, entries: list[str]) -> None:
    assert list(entries_in(text)) == entries
    assert all(is_understood(entry.lstrip("-")) for entry in entries)


@pytest.mark.parametrize(
    "entry",
    [
        "nonmagical slashing unless silvered",
        "Slashing from non-magical attacks that aren’t silvered",
        "slashing from nonmagical/nonsilver weapons",
        "non magical slashing (from a curse) unless silver",
    ],
)
def test_one_defence_in_several_words(entry: str) -> None:
    term = read_term(entry)
    assert term == Term(frozenset({"slashing"}), frozenset({"magical", "silvered"}))


@pytest.mark.parametrize(
    "entry", ["damage from spells", "piercing from magic weapons wielded by good creatures"]
)
def test_what_is_not_understood_names_no_type(entry: str) -> None:
    assert read_term(entry).types == {entry}
    assert not is_understood(entry)


def test_a_word_of_the_tables_own_is_a_type() -> None:
    assert read_term("Dream").types == {"dream"}
    assert is_understood("dream")


@pytest.mark.parametrize(
    ("text", "known", "others"),
    [
        (
            "cold; bludgeoning, piercing, and slashing from nonmagical attacks",
            ["cold", *(f"nonmagical {t}" for t in WEAPONS)],
            [],
        ),
        ("acid; cold (only in daylight)", ["acid"], ["cold (only in daylight)"]),
        (
            "fire, bludgeoning, piercing, and slashing from magic weapons",
            ["fire"],
            ["bludgeoning, piercing, and slashing from magic weapons"],
        ),
        ("fire; damage from spells", ["fire"], ["damage from spells"]),
    ],
)
def test_words_that_no_rule_reads_hold_for_all_types_before_them(
    text: str, known: list[str], others: list[str]
) -> None:
    assert read_list(text) == (known, others)
