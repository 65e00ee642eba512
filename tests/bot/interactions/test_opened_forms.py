"""A refused form comes back as it was filled in, to the user who filled it in."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.interactions.opened_forms import LIFE, MOST, OpenedForms
from bot.render.screen import Field, Form, Option
from bot.sandbox import Call, SeenMessage
from tests.bot.harness import BotHarness

Open = Callable[[BotHarness, SeenMessage], Awaitable[Call]]


def on_board(who: str, label: str) -> Open:
    async def press(table: BotHarness, board: SeenMessage) -> Call:
        return await table.press(who, board, label)

    return press


async def on_dm_screen(table: BotHarness, board: SeenMessage) -> Call:
    dana = table.user("Dana")
    return await dana.press((await dana.slash("table", "encounter screen")).message, "Initiative")


async def on_panel(table: BotHarness, board: SeenMessage) -> Call:
    dana = table.user("Dana")
    screen = await dana.slash("table", "encounter screen")
    panel = await dana.select(screen.message, "Choose a creature: reveal, hit, cure …", ["Goblin"])
    return await dana.press(panel.message, "Damage")


async def of_a_command(table: BotHarness, board: SeenMessage) -> Call:
    return await table.user("Dana").slash("table", "creature paste")


async def of_an_attack(table: BotHarness, board: SeenMessage) -> Call:
    ari = table.user("Ari")
    await ari.slash("table", "character attack add", attack="net +5")
    mine = await table.press("Ari", board, "My turn")
    return await ari.press((await ari.press(mine.message, "net +5")).message, "My own die")


# Who fills in a form, where it is opened, what is refused, and what is right then.
FORMS: dict[str, tuple[str, Open, dict[str, Any], dict[str, Any]]] = {
    "damage": (
        "Dana",
        on_board("Dana", "Damage"),
        {"targets0": ["Goblin"], "amount": "2d", "type": ["fire"]},
        {"amount": "2"},
    ),
    "healing": (
        "Dana",
        on_board("Dana", "Heal"),
        {"targets0": ["Goblin"], "amount": "much"},
        {"amount": "2"},
    ),
    "condition": (
        "Dana",
        on_board("Dana", "Condition"),
        {"targets0": ["Goblin"], "known": ["Prone"], "rounds": "soon"},
        {"rounds": "3"},
    ),
    "join": ("Bo", on_board("Bo", "Join"), {"name": "Borin", "hp": "many", "ac": "14"}, {"hp": "3d8"}),
    "initiative": ("Dana", on_dm_screen, {"order": "Gobln = 3"}, {"order": "Goblin = 3"}),
    "panel": ("Dana", on_panel, {"amount": "3d", "type": ["cold"]}, {"amount": "3"}),
    "attack": ("Ari", of_an_attack, {"target": ["Goblin"], "face": "21"}, {"face": "12"}),
    "stat block": (
        "Dana",
        of_a_command,
        {"text": "nothing that\nis a creature"},
        {"text": "Marsh Imp\nSmall fiend\nArmor Class 13\nHit Points 10 (3d6)"},
    ),
}


@pytest.mark.parametrize("name", FORMS)
async def test_a_refused_form_comes_back_filled_and_can_be_sent_again(table: BotHarness, name: str) -> None:
    who, opened, wrong, right = FORMS[name]
    user = table.user(who)
    board = await table.start("Goblin", begin=name != "join")
    first = await opened(table, board)
    assert first.modal is not None
    refused = await user.submit_modal(first.modal, wrong)
    assert refused.ephemeral
    said = refused.message.content
    for _ in range(2):  # also after it was closed without being sent
        again = await user.press(refused.message, "Again")
        assert again.modal is not None
        for key, value in wrong.items():
            shown = again.modal.input(key)
            filled_in = [o.label for o in shown.options if o.default] if shown.options else shown.value
            assert filled_in == value
    before = (await table.current_encounter()).version
    call = await user.submit_modal(again.modal, right)
    assert call.error is None
    if name != "stat block":
        assert (await table.current_encounter()).version > before
    if call.updated:  # a screen took the place of the refusal
        assert said not in table.everything_seen_by(who)


def _form(custom_id: str = "t1:dosomething") -> Form:
    options = (Option("a", "A", default=True), Option("b", "B"))
    return Form(
        custom_id, "Form", (Field("text", "Text", value="old"), Field("choice", "Choice", options=options))
    )


def test_a_form_is_given_back_to_the_user_who_filled_it_in_and_to_no_other() -> None:
    forms = OpenedForms()
    forms.opened(1, _form())
    assert not forms.refused(2, "t1:dosomething", {}, "i2")
    assert forms.refused(1, "t1:dosomething", {"text": ("new",), "choice": ("b",)}, "i1")
    assert forms.again(2, "i1") is None
    again = forms.again(1, "i1")
    assert again is not None
    assert again.fields[0].value == "new"
    assert [option.default for option in again.fields[1].options] == [False, True]


def test_a_form_is_forgotten_after_a_while_and_when_many_others_came() -> None:
    seconds = [0.0]
    forms = OpenedForms(lambda: seconds[0])
    forms.opened(1, _form())
    assert forms.refused(1, "t1:dosomething", {}, "i")
    seconds[0] = LIFE + 1
    assert forms.again(1, "i") is None
    assert not forms.refused(1, "t1:dosomething", {}, "i")
    for number in range(MOST + 1):
        forms.opened(1, _form(f"t1:do:{number}"))
    assert not forms.refused(1, "t1:do:0", {}, "i")
    assert forms.refused(1, f"t1:do:{MOST}", {}, "i")


async def test_a_button_of_a_form_that_is_forgotten_says_so(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    form = await table.press("Dana", board, "Damage")
    refused = await dana.submit_modal(form.modal, {"targets0": ["Goblin"], "amount": "2d"})
    await table.restart()
    gone = await dana.press(refused.message, "Again")
    assert gone.modal is None and "too old" in gone.message.content
