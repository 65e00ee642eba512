"""Dice notation: what people paste from other bots has the meaning it has there, or is refused."""

import random
import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.encounter.dice.expression import (
    DiceTerm,
    Expression,
    Negative,
    Node,
    Number,
    Operation,
    Part,
    Product,
    Sum,
    average,
    printed,
)
from storage.encounter.dice.notation import MAX_NUMBER, parse
from storage.encounter.dice.rolling import MAX_SHOWN, roll, roll_node
from storage.encounter.errors import InvalidCommandError


def generator(seed: int = 1) -> random.Random:
    return random.Random(seed)


# What is typed, and how every bot would write it.
UNDERSTOOD = {
    "d20": "1d20",
    "D20": "1d20",
    "2W6+3": "2d6 + 3",
    "d%": "1d100",
    "1d6−1": "1d6 - 1",
    "1d8 × 2": "1d8*2",
    "9 ÷ 2": "9/2",
    "9 // 2": "9/2",
    "(1d6+2)*2": "(1d6 + 2)*2",
    "-(1d4)": "-1d4",
    "+5": "5",
    "1d20 adv": "2d20kh1",
    "1d20+5 adv": "2d20kh1 + 5",
    "d20 dis + 1d4": "2d20kl1 + 1d4",
    "1d20 + 5 mit Vorteil": "2d20kh1 + 5 mit",
    "1d20 adv dis": "1d20",
    "4d6kh3": "4d6kh3",
    "4d6 kh3": "4d6kh3",
    "4d6k3": "4d6kh3",
    "2d20k1": "2d20kh1",
    "2d20kh": "2d20kh1",
    "2d20kl1": "2d20kl1",
    "4d6d1": "4d6dl1",
    "4d6dl1": "4d6dl1",
    "4d6dh1": "4d6dh1",
    "4d6pl1": "4d6dl1",
    "4d6ph1": "4d6dh1",
    "4d6p<2": "4d6p<2",
    "4d6k>3": "4d6k>3",
    "4d6k=3": "4d6k=3",
    "2d6ro<3": "2d6ro<3",
    "2d6ro<=2": "2d6ro<=2",
    "2d6rr1": "2d6rr1",
    "2d6ra6": "2d6ra6",
    "4d6ir2": "4d6rr<=2",
    "4d6ie5": "4d6e>=5",
    "3d6e6": "3d6e6",
    "3d6!": "3d6e6",
    "3d6! + 2": "3d6e6 + 2",
    "3d6!5": "3d6e5",
    "3d6!>=5": "3d6e>=5",
    "8d6mi2": "8d6mi2",
    "8d6min2max5": "8d6mi2ma5",
    "1d20+5 to hit": "1d20 + 5 to hit",
    "2d6 fire + 1d8 cold": "2d6 fire + 1d8 cold",
    "2d6 feu et 1d8 froid": "2d6 feu + 1d8 froid",
    "2d6[fire]": "2d6 fire",
    "1d8+4 [slashing]": "1d8 + 4 slashing",
    "7 (2d6) fire damage": "2d6 fire damage",
    "Hit: 5 (1d6 + 2) slashing damage.": "(1d6 + 2) slashing damage.",
    "10 (2d6 + 3) slashing damage plus 7 (2d6) fire damage": "(2d6 + 3) slashing damage + 2d6 fire damage",
    "1 (1d4 - 2) cold": "(1d4 - 2) cold",
    "1d20+5 # stealth": "1d20 + 5",
    "1d20+5 ! Hello there": "1d20 + 5",
    "4 fire, 3 cold": "4 fire + 3 cold",
}


@pytest.mark.parametrize(("typed", "meant"), UNDERSTOOD.items(), ids=UNDERSTOOD)
def test_each_notation_has_its_meaning(typed: str, meant: str) -> None:
    assert printed(parse(typed)) == meant
    assert parse(meant) == parse(typed)


# Texts that mean one thing in one bot and another in the next, with both spellings.
AMBIGUOUS = {
    "4d6r1": ("4d6ro<=1", "4d6rr1"),
    "4d6r<2": ("4d6ro<2", "4d6rr<2"),
    "4d6p1": ("4d6dl1", "4d6p=1"),
    "4d6x6": ("4d6*6", "4d6e6"),
    "3d6!>4": ("3d6e>=4", "3d6e>=5"),
    "+d20": ("d20", "d20 adv"),
    "-d20 + 3": ("0-1d20", "d20 dis"),
    "8 (2d6) fire": ("8*2d6", "2d6"),
    "3(1d6kh1)": ("3*1d6kh1", "1d6kh1"),
}


@pytest.mark.parametrize(("typed", "spellings"), AMBIGUOUS.items(), ids=AMBIGUOUS)
def test_what_has_two_meanings_is_refused_with_both_spellings(typed: str, spellings: tuple[str, str]) -> None:
    with pytest.raises(InvalidCommandError, match="two meanings") as refused:
        parse(typed)
    assert (refused.value.placeholders["first"], refused.value.placeholders["second"]) == spellings
    for spelling in spellings:
        parse(spelling)


REFUSED = [
    *(
        "",
        " ",
        "2d6+",
        "1d",
        "d0",
        "0d6",
        "1d0",
        "1001d6",
        "1.5",
        "1,204",
        "2d6, 3",
        "6 4d6",
        "6#4d6",
        "2d6z",
    ),
    *(
        "4d6 t6",
        "4d6f1",
        "1d20>15",
        "4d6kh3fire",
        "{1d20}",
        "4dF",
        "4d6!!",
        "4d6!p",
        "1d20 vs AC 15",
        "2d6 adv",
    ),
    *("1d20+1d20 adv", "2d6 ro", "2d6 mi", "1d20 # and 2d6 more", "4d6kh>3", "1/0", "1d1rr1", "1d1e1", "١d٦"),
    *(
        "(" * 99 + "1" + ")" * 99,
        "-" * 150 + "1",
        "9*" * 90 + "9",
        "9d9" + "kh9" * 60,
        "9" * 199,
        "1d1000000",
    ),
]


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_dice_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidCommandError, match=r"[.]$"):
        roll(parse(typed), lambda sides: 1)


LEAF = st.one_of(
    st.builds(Number, st.integers(0, 999)),
    st.builds(
        DiceTerm,
        st.integers(1, 20),
        st.integers(1, 100),
        st.lists(
            st.builds(Operation, st.sampled_from(("kh", "kl", "dh", "dl", "mi", "ma")), st.integers(1, 9))
            | st.builds(
                Operation, st.sampled_from(("k", "p", "ro")), st.integers(1, 9), st.sampled_from("<>=")
            ),
            max_size=3,
        ).map(tuple),
    ),
)


def _inner(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    signed = st.tuples(st.sampled_from("+-"), nodes)
    return st.one_of(
        st.builds(Negative, nodes),
        st.builds(
            Product,
            nodes,
            st.lists(st.tuples(st.sampled_from("*"), nodes), min_size=1, max_size=2).map(tuple),
        ),
        st.builds(Sum, st.tuples(st.tuples(st.just("+"), nodes), signed)),
    )


NODES: st.SearchStrategy[Node] = st.recursive(LEAF, _inner, max_leaves=5)
LABELS = st.sampled_from(("", "fire", "to hit", "kälte"))


def flat(node: Node) -> bool:
    """Whether a node stands in the form that a text gives: no product begins with a product."""
    match node:
        case Negative(of):
            return flat(of)
        case Product(first, rest):
            return flat(first) and all(flat(factor) for _, factor in rest)
        case Sum(parts):
            return all(flat(part) for _, part in parts)
    return True


@given(st.lists(st.tuples(st.sampled_from("+-"), NODES, LABELS), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_what_is_printed_is_read_as_the_same(parts: list[tuple[str, Node, str]]) -> None:
    made = Expression(
        tuple(Part(sign if n else "+", node, label) for n, (sign, node, label) in enumerate(parts))
    )
    text = printed(made)
    if len(text) <= 200:
        assert parse(text) == made


def bounds(node: Node) -> tuple[int, int]:  # noqa: PLR0912 - one case a kind
    """Return the least and the most that a node can be, worked out apart from the rolling."""
    match node:
        case Number(value):
            return value, value
        case DiceTerm(count, sides, operations):
            low, high, least, most = 1, sides, count, count
            for one in operations:
                match one.kind:
                    case "mi":
                        low, high = max(low, one.number), max(high, one.number)
                    case "ma":
                        low, high = min(low, one.number), min(high, one.number)
                    case "kh" | "kl":
                        least, most = min(least, one.number), min(most, one.number)
                    case "dh" | "dl":
                        least, most = max(0, least - one.number), max(0, most - one.number)
                    case "k" | "p":
                        least = 0
                    case _:
                        low, high = min(low, 1), max(high, sides)
            return least * low, most * high
        case Negative(of):
            least, most = bounds(of)
            return -most, -least
        case Product(first, rest):
            least, most = bounds(first)
            for _, factor in rest:
                corners = [a * b for a in (least, most) for b in bounds(factor)]
                least, most = min(corners), max(corners)
            return least, most
        case Sum(parts):
            each = [(sign, bounds(part)) for sign, part in parts]
            return (
                sum(b[0] if sign == "+" else -b[1] for sign, b in each),
                sum(b[1] if sign == "+" else -b[0] for sign, b in each),
            )


@given(NODES, st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_no_roll_is_below_its_least_or_above_its_most(node: Node, seed: int) -> None:
    dice = generator(seed)
    least, most = bounds(node)
    try:
        rolled = roll_node(node, lambda sides: dice.randint(1, sides))
    except InvalidCommandError:
        assert max(abs(least), abs(most)) > MAX_NUMBER
        return
    assert least <= rolled.total <= most


@given(st.text(alphabet="0123456789d+-*/()khlprreoximaw<>!=%, .#[]fire", max_size=220))
@settings(max_examples=300, deadline=None)
def test_any_text_is_dice_or_an_expected_error(text: str) -> None:
    thrown = 0

    def throw(sides: int) -> int:
        nonlocal thrown
        thrown += 1
        return 1 + thrown % sides

    try:
        rolled = roll(parse(text), throw)
    except InvalidCommandError as error:
        assert str(error).endswith(".") and len(str(error)) < 300
    else:
        assert abs(rolled.total) <= MAX_NUMBER and len(rolled.shown) <= MAX_SHOWN
    assert thrown <= 1_000


@pytest.mark.parametrize("typed", ["(" * 199, "[" * 190, "1d6!" * 50, "d" * 200, "1d6 ! " * 30, "-" * 199])
def test_a_hostile_text_costs_no_more_than_its_length(typed: str) -> None:
    parse("1d6")  # builds the parser
    began = process_time()
    with pytest.raises(InvalidCommandError):
        roll(parse(typed), lambda sides: 1)
    assert process_time() - began < 0.5


def test_dropped_dice_are_shown_struck_through() -> None:
    faces = iter([3, 6, 1, 5])
    rolled = roll(parse("4d6kh3 + 2"), lambda sides: next(faces))
    assert (rolled.total, rolled.shown) == (16, "4d6kh3 (3, 6, ~~1~~, 5) + 2")


def test_dice_that_are_rolled_again_or_more_are_all_shown() -> None:
    faces = iter([1, 4, 6, 2])
    assert roll(parse("2d6ro1"), lambda sides: next(faces)).shown == "2d6ro1 (~~1~~, 6, 4)"
    faces = iter([6, 6, 2])
    rolled = roll(parse("1d6!"), lambda sides: next(faces))
    assert (rolled.total, rolled.shown) == (14, "1d6e6 (6, 6, 2)")


def test_a_division_rounds_down() -> None:
    assert [roll(parse(text), lambda sides: 1).total for text in ("9/2", "-9/2", "(1d4-4)/2")] == [4, -5, -2]


@pytest.mark.parametrize(
    ("typed", "thrown"), [("2d6+3", 4), ("4d6kh3", 8), ("1d8 + 2d6 fire", 6), ("(1d6+2)*2", 2), ("12", 0)]
)
def test_a_critical_hit_rolls_the_dice_twice_and_the_modifier_once(typed: str, thrown: int) -> None:
    """SRD, Critical Hits."""
    count = 0

    def throw(sides: int) -> int:
        nonlocal count
        count += 1
        return sides

    most = roll(parse(typed), lambda sides: sides).total
    least = roll(parse(typed), lambda sides: 0).total  # what is no die
    doubled = roll(parse(typed), throw, is_critical=True).total
    assert count == thrown and doubled - least == 2 * (most - least)


def test_the_face_of_a_single_d20_is_known() -> None:
    assert roll(parse("1d20+5"), lambda sides: 17).natural == 17
    assert roll(parse("1d20+5 adv"), lambda sides: 20).natural == 20
    assert roll(parse("2d6"), lambda sides: 3).natural is None


def test_the_average_is_what_stat_blocks_print() -> None:
    mean = average(parse("2d6+3").whole)
    assert mean == 10 and average(parse("4d6kh3").whole) is None


def test_what_is_shown_needs_no_escaping() -> None:
    rolled = roll(parse("2d6[`@everyone` **fire**] + 1d4 cold"), lambda sides: 1)
    assert re.fullmatch(r"[\w ()+,~]+", rolled.shown)
