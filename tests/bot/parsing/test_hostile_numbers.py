"""Hostile dice and image URLs: a limit on dice, and no board that can't be drawn."""

import random

import pytest

from bot.parsing.dice import Dice
from bot.parsing.save_results import save_against
from bot.render.escaping import picture
from storage.encounter.commands import ParticipantChanges, UpdateParticipant
from storage.encounter.context import Actor
from storage.encounter.durations import amount_and_unit
from storage.encounter.errors import InvalidCommandError
from storage.encounter.rules.hit_dice import rolled_hp
from tests.bot.harness import BotHarness

MOST = 1_000

DICE = {
    "a billion dice": "1000000000d6",
    "a billion sides": "1d1000000000",
    "sides as a power of ten": "1d1e9",
    "both": "999999999d999999999",
    "just too many": "1001d1",
    "many small handfuls": "+".join(["99d6"] * 28),
    "handfuls in sets": "(" + ",".join(["50d4"] * 30) + ")",
    "sets of sets": "((9d9,9d9),(9d9,9d9))" + "*(99d99,99d99,99d99)" * 6,
    "rolled again for ever": "1d1rr1",
    "exploding for ever": "1d1e1",
    "many exploding for ever": "500d2e>0",
    "a hundred parentheses": "(" * 99 + "1" + ")" * 99,
    "parentheses that never close": "(" * 199,
    "minus signs": "-" * 190 + "1",
    "kept of kept": "9d9" + "kh9" * 60,
    "a number of many digits": "9" * 199,
    "powers": "9*" * 90 + "9",
    "divided by nothing": "1/0+5%0",
    "words": "1d20 [" + "x" * 180 + "]",
    "all kept again and again": "1000d6" + "kh999" * 38,
    "one dropped after the other": "1000d6" + "ph1" * 60,
    "all looked at again and again": "1000d6" + "mi2" * 60,
    "sets kept in sets": "(" * 20 + "500d6" + ")kh1" * 20,
    "other digits": "١d٦+²",
    "nothing": "\u200b",
}


class Counting(random.Random):
    """A generator that counts the dice it rolls."""

    rolled = 0

    def randint(self, a: int, b: int) -> int:
        self.rolled += 1
        return super().randint(a, b)

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        self.rolled += 1
        return super().randrange(start, stop, step)


@pytest.mark.parametrize("typed", DICE.values(), ids=DICE)
def test_no_expression_throws_more_dice_than_there_may_be(typed: str) -> None:
    # Some generators call randrange out of randint: then each die counts twice.
    generator = Counting(7)
    try:
        rolled = Dice(generator).roll(typed)
    except InvalidCommandError as error:
        assert str(error).endswith(".") and len(str(error)) < 300
    else:
        assert len(rolled.shown) <= 200 and abs(rolled.total) <= 10**9
    assert generator.rolled <= 2 * MOST


@pytest.mark.parametrize("typed", DICE.values(), ids=DICE)
def test_no_hit_dice_throw_more_than_a_creature_has(typed: str) -> None:
    thrown: list[int] = []

    def roll(sides: int) -> int:
        thrown.append(sides)
        return 1

    with pytest.raises(InvalidCommandError):
        rolled_hp(typed, roll)
    assert thrown == []
    assert rolled_hp("999d999+9999", roll) and len(thrown) == 999


async def test_wild_dice_are_answered_with_a_sentence_wherever_they_are_typed(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    version = (await table.current_encounter()).version
    for name, typed in DICE.items():
        for command, options in (
            ("roll", {"dice": typed}),
            ("damage", {"target": "Goblin", "amount": typed}),
            ("init set", {"participant": "Goblin", "initiative": typed}),
        ):
            call = await dana.slash("table", command, options)
            assert call.error is None, name
            assert "Something went wrong" not in call.message.content, (name, command)
        opened = await table.press("Dana", board, "Damage")
        assert opened.modal is not None
        sent = await dana.submit_modal(opened.modal, {"Target": ["Goblin"], "Amount": typed})
        assert sent.error is None and "Something went wrong" not in sent.message.text, name
    encounter = await table.current_encounter()
    goblin = next(p for p in encounter.participants if p.name == "Goblin")
    assert encounter.version > version and 0 <= (goblin.current_hp or 0) <= 20


PICTURES = {
    "https://example.com/aria.png": True,
    "https://cdn.example.com:8443/a/b.webp?size=128&x=%20#top": True,
    "https://EXAMPLE.COM/A.PNG": True,
    "HTTPS://example.com/a.png": False,
    "http://example.com/aria.png": False,
    "https://": False,
    "https://aria": False,
    "https://exa mple.com/a.png": False,
    "https://example.com/a b.png": False,
    "https://example.com/\u202e.png": False,
    "https://[::1]/a.png": False,
    "https://[": False,
    "https://user:word@example.com/a.png": False,
    "https://example.com\\@evil.example/a.png": False,
    "javascript:alert(1)": False,
    "//example.com/a.png": False,
    "": False,
}


@pytest.mark.parametrize(("address", "is_one"), PICTURES.items())
def test_only_an_address_that_discord_takes_is_a_picture(address: str, is_one: bool) -> None:
    assert picture(address) == (address if is_one else None)


async def test_a_picture_that_is_none_keeps_no_board_from_being_drawn(table: BotHarness) -> None:
    board = await table.start("Goblin")
    encounter = await table.current_encounter()
    aria = encounter.participants[0]
    player = Actor(aria.collaborators[0], "Ari")
    for number, address in enumerate(PICTURES):
        changes = ParticipantChanges(image_url=address)
        command = UpdateParticipant(participant_id=aria.id, changes=changes)
        await table.tracker.execute(encounter.id, player, command, f"picture {number}")
    await table.user("Dana").slash("table", "damage", target="Aria", amount="3")
    assert "25/28" in (await table.settled(board)).text
    assert (await table.press("Dana", board, "Next turn")).updated
    assert [r for r in table.sandbox.requests if r.status and r.status >= 400] == []


BLANKS = " " * 50_000


def test_a_long_run_of_blanks_is_read_as_one() -> None:
    assert amount_and_unit(f"10{BLANKS}minutes") == ("10", 10)
    assert amount_and_unit(f"1{BLANKS}!") == ("1 !", 1)
    assert save_against(f"Fire{BLANKS}ball{BLANKS}dex{BLANKS}15", "") == {
        "name": "Fire ball",
        "ability": "dex",
        "dc": 15,
    }
    with pytest.raises(InvalidCommandError):
        save_against(f"Fireball{BLANKS}!", "")
