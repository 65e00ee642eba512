"""Users use commands, buttons, selects, modals and menus, and a real bot answers."""

from __future__ import annotations

import pytest

from bot.sandbox import ClientRefusalError, Driver, Sandbox
from bot.sandbox.world.files import LIMIT, Upload
from tests.bot.sandbox.example_bot import ExampleBot


async def test_a_slash_command_is_answered_in_public(driver: Driver) -> None:
    call = await driver.as_user("Dana").slash("table", "damage", target="Goblin 1", amount="2d6+3")
    assert call.message.content == "Dana hits Goblin 1 for 2d6+3 x1"
    assert not call.ephemeral and not call.deferred and call.error is None
    assert [m.content for m in driver.as_user("Sam").screen("table")] == [call.message.content]


async def test_options_are_converted_as_the_client_does(driver: Driver) -> None:
    call = await driver.as_user("Ari").slash(
        "table", "damage", target="x", amount="1", times="3", loud="True", by="Bo"
    )
    assert call.message.content == "BO HITS X FOR 1 X3"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"target": "x"}, "missing"),
        ({"target": "x", "amount": "1", "foo": "1"}, "Unknown options"),
        ({"target": "x", "amount": "1", "times": "many"}, "whole number"),
        ({"target": "x", "amount": "1", "times": 6}, "takes 1 to 5"),
        ({"target": "x", "amount": "1", "by": "Nobody"}, "takes a user"),
        ({"target": "x", "amount": "1", "loud": "perhaps"}, "True or False"),
    ],
)
async def test_the_client_refuses_bad_options(
    driver: Driver, options: dict[str, str], complaint: str
) -> None:
    with pytest.raises(ClientRefusalError, match=complaint):
        await driver.as_user("Ari").slash("table", "damage", options)


async def test_autocomplete_answers_choices(driver: Driver) -> None:
    choices = await driver.as_user("Ari").autocomplete(
        "table", "damage", focused="target", value="gob", amount="1"
    )
    assert [choice["name"] for choice in choices] == ["Goblin 1", "Goblin 2", "Hobgoblin"]


async def test_a_subcommand_posts_an_embed_with_buttons(driver: Driver) -> None:
    call = await driver.as_user("Dana").slash("table", "encounter start", name="Bridge")
    board = call.message
    assert board.embed.title == "Bridge"
    assert board.embed.field("Goblin").value == "7/7"
    assert [button.label for button in board.buttons] == ["Next", "Rename", "Locked", "Hit goblin"]
    assert board.select("panel:condition").max_values == 2


async def test_a_dynamic_button_edits_its_message(driver: Driver) -> None:
    board = (await driver.as_user("Dana").slash("table", "encounter start")).message
    call = await driver.as_user("Ari").press(board, "Hit goblin")
    assert call.updated
    assert call.message.id == board.id
    assert call.message.content == "goblin takes 3"


async def test_a_deferred_button_edits_later(driver: Driver) -> None:
    board = (await driver.as_user("Dana").slash("table", "encounter start")).message
    call = await driver.as_user("Dana").press(board, "panel:next")
    assert call.deferred and call.updated
    edited = await driver.wait_for_edit(board, containing="Round 2")
    assert edited.id == board.id


async def test_a_disabled_button_cannot_be_pressed(driver: Driver) -> None:
    board = (await driver.as_user("Dana").slash("table", "encounter start")).message
    with pytest.raises(ClientRefusalError, match="disabled"):
        await driver.as_user("Dana").press(board, "Locked")


async def test_a_select_is_answered_ephemerally(driver: Driver) -> None:
    board = (await driver.as_user("Dana").slash("table", "encounter start")).message
    call = await driver.as_user("Ari").select(board, "panel:condition", ["Prone", "deaf"])
    assert call.ephemeral
    assert call.message.content == "prone, deaf"
    assert driver.as_user("Ari").sees(call.message)
    assert not driver.as_user("Dana").sees(call.message)
    with pytest.raises(ClientRefusalError, match="1 to 2"):
        await driver.as_user("Ari").select(board, "panel:condition", ["prone", "deaf", "stunned"])


async def test_a_modal_with_labels_is_submitted(driver: Driver) -> None:
    ari = driver.as_user("Ari")
    call = await ari.slash("table", "note")
    assert call.modal is not None and call.modal.title == "Note"
    assert ari.modal is not None and ari.modal.input("Mood").options[1].value == "Merry"
    with pytest.raises(ClientRefusalError, match="required"):
        await ari.submit_modal(call.modal, {"Mood": "Grim"})
    with pytest.raises(ClientRefusalError, match="0 to 50"):
        await ari.submit_modal(call.modal, {"text": "x" * 51, "Mood": "Grim"})
    answer = await ari.submit_modal(call.modal, {"text": "It rains", "Mood": "Grim"})
    assert answer.message.content == "Grim: It rains"
    assert ari.modal is None


async def test_a_modal_from_a_button_edits_the_message(driver: Driver) -> None:
    dana = driver.as_user("Dana")
    board = (await dana.slash("table", "encounter start")).message
    await dana.press(board, "Rename")
    assert dana.modal is not None and dana.modal.input("New name").value == "Goblin"
    answer = await dana.submit_modal(None, {"New name": "Grik"})
    assert answer.message.id == board.id
    assert dana.look(board).content == "Now called Grik"


async def test_a_message_command_reads_another_bots_roll(driver: Driver) -> None:
    roll = driver.as_user("Dice Bot").send("table", "Ari: 2d6 (3, 4) = **7**")
    call = await driver.as_user("Dana").context_menu("table", "Apply roll", roll)
    assert call.ephemeral
    assert call.message.content == "Roll: Ari: 2d6 (3, 4) = **7**"


async def test_thinking_turns_into_the_reply_and_a_followup(driver: Driver) -> None:
    call = await driver.as_user("Dana").slash("table", "think", secret=True)
    assert call.deferred
    assert (await call.resolved()).content == "Thought"
    assert call.ephemeral
    [more] = await call.followed_up()
    assert more.content == "And more" and more.ephemeral


async def test_commands_are_offered_by_permission(driver: Driver) -> None:
    assert "secret" not in driver.as_user("Ari").commands("table")
    assert "secret" in driver.as_user("Landlord").commands("table")
    assert "encounter start" in driver.as_user("Ari").commands("table")
    assert driver.as_user("Ari").channels() == ["general", "table"]
    assert driver.as_user("Dana").channels() == ["general", "table", "dm-screen"]


async def test_commands_work_in_direct_messages(driver: Driver) -> None:
    ari = driver.as_user("Ari")
    call = await ari.slash("@me", "damage", target="x", amount="1")
    assert call.message.content == "Ari hits x for 1 x1"
    assert [m.id for m in ari.screen(ari.dm_channel)] == [call.message.id]


async def test_every_request_is_recorded(sandbox: Sandbox, driver: Driver, bot: ExampleBot) -> None:
    complaints: list[str] = []
    sandbox.validators.append(lambda request: [f"{request.method} {request.route}"])
    await driver.as_user("Dana").slash("table", "damage", target="x", amount="1")
    assert sandbox.requests[-1].body["data"]["content"] == "Dana hits x for 1 x1"
    assert sandbox.complaints == ["POST /interactions/{interaction}/{token}/callback"]
    assert not complaints


async def test_a_file_reaches_the_bot_and_one_that_is_too_large_does_not(
    driver: Driver, bot: ExampleBot
) -> None:
    dana = driver.as_user("Dana")
    call = await dana.slash("table", "read", file=Upload("a.txt", b"some text"), word="!")
    assert call.message.content == "a.txt: some text !"
    for wrong in (Upload("a.txt", b"x" * (LIMIT + 1)), "a.txt", {"name": "a.txt", "data": "%"}):
        with pytest.raises(ClientRefusalError, match="takes a file"):
            await dana.slash("table", "read", file=wrong)
    with pytest.raises(ClientRefusalError, match="Required"):
        await dana.slash("table", "read", word="!")
