"""The question to the DM about what a player asks for: it follows its request, wherever that is answered."""

from typing import Any

import pytest

from bot.interactions import responder
from bot.sandbox import SeenMessage
from storage.encounter.base import UserId
from storage.encounter.commands import DealDamage, SettleRequest, Undo
from storage.encounter.context import Actor, Origin
from tests.bot.harness import BotHarness


async def shown(table: BotHarness, question: SeenMessage, text: str, *, buttons: bool) -> SeenMessage:
    """Wait until the message shows a text, and has buttons or none."""

    def there() -> SeenMessage | None:
        message = table.driver.message(question)
        fits = message is not None and text in message.content and bool(message.buttons) is buttons
        return message if fits else None

    return await table.driver.wait_until(there, what=f"a question that shows {text!r}")


async def asked_for_damage(table: BotHarness) -> SeenMessage:
    await table.start("Goblin")
    call = await table.user("Ari").slash("table", "damage", target="goblin", amount="2d1+3")
    return call.message


async def dana(table: BotHarness) -> Actor:
    user = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    return Actor(UserId(user.id), "Dana")


@pytest.mark.parametrize("origin", [Origin.DISCORD, Origin.PAGE])
async def test_every_dm_is_called_once_for_a_request(table: BotHarness, origin: Origin) -> None:
    await table.start("Goblin")
    dms = [table.driver.user(name).id for name in ("Dana", "Sam")]
    await table.user("Dana").slash("table", "encounter co-dm", user="Sam")
    if origin is Origin.DISCORD:
        await table.user("Ari").slash("table", "damage", target="goblin", amount="5")
    else:
        encounter = await table.current_encounter()
        ari = await table.services.users.of_discord(str(table.driver.user("Ari").id), "Ari")
        goblin = next(p.id for p in encounter.participants if p.name == "Goblin")
        asked = DealDamage.to(goblin, 5)
        await table.tracker.execute(encounter.id, Actor(UserId(ari.id), "Ari"), asked, "a", origin=origin)
    question = await table.driver.wait_for_message("table", containing="deals 5 damage")
    assert [question.content.count(f"<@{dm}>") for dm in dms] == [1, 1]


async def test_an_undone_answer_gives_the_question_its_text_and_buttons_back(table: BotHarness) -> None:
    question = await asked_for_damage(table)
    await table.user("Dana").press(question, "Half")
    settled = await shown(table, question, "counts half", buttons=False)
    assert "🎲 2d1 (1, 1) + 3" in settled.content and "Goblin" in settled.content
    await table.user("Dana").slash("table", "undo")
    await shown(table, question, "deals 5 damage", buttons=True)
    await table.user("Dana").press(table.driver.message(question) or question, "Full")
    await shown(table, question, "counts in full", buttons=False)
    assert (await table.current_encounter()).participants[1].current_hp == 15


async def test_a_question_answered_on_a_page_says_how(table: BotHarness) -> None:
    question = await asked_for_damage(table)
    encounter = await table.current_encounter()
    command = SettleRequest(request_id=encounter.requests[0].id, answer="half")
    await table.tracker.execute(encounter.id, await dana(table), command, "on-the-page", origin=Origin.PAGE)
    await shown(table, question, "counts half", buttons=False)
    await table.tracker.execute(encounter.id, await dana(table), Undo(), "back", origin=Origin.PAGE)
    await shown(table, question, "deals 5 damage", buttons=True)


async def test_a_request_that_its_player_undoes_loses_its_buttons(table: BotHarness) -> None:
    question = await asked_for_damage(table)
    await table.user("Ari").slash("table", "undo")
    await shown(table, question, "undone", buttons=False)
    await table.user("Ari").slash("table", "redo")
    await shown(table, question, "deals 5 damage", buttons=True)


async def test_a_request_about_someone_who_left_is_void_until_they_are_back(table: BotHarness) -> None:
    question = await asked_for_damage(table)
    await table.user("Dana").slash("table", "init remove", participant="Goblin")
    await shown(table, question, "its target left the fight", buttons=False)
    assert (await table.current_encounter()).requests == ()
    await table.user("Dana").slash("table", "undo")
    await shown(table, question, "deals 5 damage", buttons=True)


async def test_a_request_about_several_stays_while_one_of_them_is_there(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    await table.user("Ari").slash("table", "damage", target="Goblin, Wolf", amount="5")
    await table.user("Dana").slash("table", "init remove", participant="Goblin")
    assert len((await table.current_encounter()).requests) == 1
    await table.user("Dana").slash("table", "init remove", participant="Wolf")
    assert (await table.current_encounter()).requests == ()


async def test_a_question_follows_its_request_across_a_restart(table: BotHarness) -> None:
    question = await asked_for_damage(table)
    before = table.runner.bot
    assert before is not None
    await before.close()
    encounter = await table.current_encounter()
    command = SettleRequest(request_id=encounter.requests[0].id, answer="none")
    await table.tracker.execute(encounter.id, await dana(table), command, "meanwhile", origin=Origin.PAGE)
    await table.driver.wait_until(
        lambda: (table.runner.is_ready and table.runner.bot is not before) or None,
        within=60,
        what="the next bot",
    )
    await shown(table, question, "does not count", buttons=False)


async def test_an_answer_on_the_dm_screen_is_told_by_the_question_alone(table: BotHarness) -> None:
    question = await asked_for_damage(table)
    screen = (await table.user("Dana").slash("table", "encounter screen")).message
    assert [b.label for b in screen.buttons][:5] == ["Full", "Half", "Double", "None", "Adjust …"]
    other = await table.followed((await table.user("Dana").slash("table", "encounter screen")).message)
    table.bot.app.private_screens.drop(str(other.id))  # its token has ended
    sent = len(table.driver.messages("table"))
    await table.user("Dana").press(screen, "Half")
    await shown(table, question, "counts half", buttons=False)
    assert len(table.driver.messages("table")) == sent
    stale = await table.user("Dana").press(other, "Half")
    assert stale.message.ephemeral and "counts half" in stale.message.content


async def test_the_dm_adjusts_what_counts_in_a_form(table: BotHarness) -> None:
    question = await asked_for_damage(table)
    await table.user("Dana").press(question, "Adjust …")
    await table.user("Dana").submit_modal(None, {"answer": ["half"], "critical": ["yes"], "type": ["fire"]})
    settled = await shown(table, question, "counts half (❗critical, fire)", buttons=False)
    assert "🎲 2d1 (1, 1) + 3 · 🎲 2d1 (1, 1)" in settled.content
    assert (await table.current_encounter()).participants[1].current_hp == 17  # half of 2 + 3 + 2


async def test_the_form_belongs_to_the_dm(table: BotHarness) -> None:
    question = await asked_for_damage(table)
    call = await table.user("Ari").press(question, "Adjust …")
    assert call.message.ephemeral and "DM" in call.message.content


@pytest.mark.parametrize(
    ("command", "options", "asks", "granted"),
    [
        ("condition add", {"target": "goblin", "condition": "Prone", "rounds": "3"}, "Prone on", "Prone"),
        ("heal", {"target": "goblin", "amount": "4"}, "heals", "Goblin"),
        ("temp-hp", {"target": "goblin", "amount": "4"}, "4 temporary HP", ""),
    ],
)
async def test_what_else_a_player_asks_for_is_settled_as_damage_is(
    table: BotHarness, command: str, options: dict[str, Any], asks: str, granted: str
) -> None:
    await table.start("Goblin")
    question = (await table.user("Ari").slash("table", command, **options)).message
    assert asks in question.content and [b.label for b in question.buttons] == ["Yes", "No"]
    goblin = (await table.current_encounter()).participants[1]
    assert (goblin.conditions, goblin.temporary_hp) == ((), 0)
    await table.user("Dana").press(question, "Yes")
    settled = await shown(table, question, "grants", buttons=False)
    assert granted in settled.content


async def test_a_player_asks_to_end_a_condition_and_the_dm_refuses(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "condition add", target="goblin", condition="Prone")
    call = await table.user("Ari").slash("table", "condition remove", target="goblin", condition="prone")
    assert "takes Prone off" in call.message.content
    await table.user("Dana").press(call.message, "No")
    await shown(table, call.message, "does not grant", buttons=False)
    assert [c.name for c in (await table.current_encounter()).participants[1].conditions] == ["Prone"]


async def test_a_request_for_a_secret_condition_is_not_told_in_the_channel(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Ari").slash(
        "table", "condition add", target="goblin", condition="Cursed", secret=True
    )
    assert call.message.ephemeral and "Sent to the DM" in call.message.content
    assert "Cursed" not in table.everything_seen_by("Bo")
    dana = table.user("Dana")  # is called where players do not read
    await dana.wait_for_message(dana.dm_channel, containing="⏳ **Ari** puts Cursed on **Goblin** – DM? <#")
    assert len(dana.screen(dana.dm_channel)) == 1


async def test_a_closed_question_says_what_was_asked_whatever_became_of_it(table: BotHarness) -> None:
    await table.start("Goblin")
    ari, dana = table.user("Ari"), table.user("Dana")
    line = "longsword +7, 2d1+4 slashing"
    rolled = "⚔️ Aria: longsword hits Goblin · 🎲 15 + 7 → 22"
    hit = (await ari.slash("table", "attack", target="goblin", attack=line, roll=15)).message
    await dana.press(hit, "Full")
    assert (await shown(table, hit, "counts in full", buttons=False)).content.startswith(f"{rolled}\n✅")
    for answer, said in (("None", "does not count"), ("", "The fight ended before the DM answered")):
        asked = (await ari.slash("table", "damage", target="goblin", amount="5 fire")).message
        if answer:
            await dana.press(asked, answer)
        else:
            await dana.slash("table", "encounter end")
        closed = await shown(table, asked, said, buttons=False)
        assert closed.content.startswith("⏳ **Ari** deals 5 fire damage to **Goblin**\n")


async def test_a_form_that_comes_after_the_end_asks_the_dm_nothing(table: BotHarness) -> None:
    board = await table.start("Goblin")
    ari = table.user("Ari")
    form, encounter = (await table.press("Ari", board, "Damage")).modal, await table.current_encounter()
    await table.user("Dana").slash("table", "encounter end")
    late = await ari.submit_modal(form, {"targets0": [encounter.participants[1].id], "amount": "5"})
    assert late.ephemeral and "The fight is over" in late.message.content
    assert (await table.tracker.load(encounter.id)).requests == ()


async def test_a_second_press_leaves_the_verdict(table: BotHarness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responder, "DEFER_AFTER", 0.0)  # the second one waits for the first
    await table.start("Goblin")
    await table.user("Dana").slash("table", "encounter co-dm", user="Cleo")
    question = (await table.user("Ari").slash("table", "damage", target="goblin", amount="5")).message
    gate = table.driver.hold("POST", "/callback$")
    presses = [await table.user(name).press(question, "Full", wait=False) for name in ("Dana", "Cleo")]
    await table.driver.wait_until(lambda: gate.waiting == 2 or None, what="both presses")
    gate.open()
    for press in presses:
        await press.answered()
    await table.bot.finished(30)
    shown = table.driver.message(question)
    assert shown is not None and "counts in full" in shown.content and not shown.buttons
    late = [answer.content for press in presses for answer in press.followups]
    first = next(n for n in ("Dana", "Cleo") if f"counts in full – {n}" in shown.content)
    already = {
        "Dana": "Diese Anfrage ist schon beantwortet.",
        "Cleo": "That request has been answered already.",
    }
    assert len(late) == 1 and late[0].startswith(already[first]) and late[0].count(first) == 1
    goblin = next(p for p in (await table.current_encounter()).participants if p.name == "Goblin")
    assert goblin.current_hp == 15


async def test_the_dice_of_a_players_damage_are_public_and_stay_when_the_answer_comes(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    asked = await table.user("Ari").slash(
        "table", "damage", target="goblin", amount="2d1+3 fire", critical=True
    )
    question = asked.message
    assert "critical 7 fire damage" in question.content and "🎲 4d1 (1, 1, 1, 1) + 3 fire" in question.content
    assert not question.ephemeral
    await table.user("Dana").press(question, "Half")
    shown = table.driver.message(question)
    assert shown is not None and "🎲 4d1 (1, 1, 1, 1) + 3 fire" in shown.content
    assert (await table.current_encounter()).participants[1].current_hp == 17


async def test_the_dice_of_the_dm_are_told_to_the_dm_alone(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash("table", "damage", target="aria", amount="2d1+3")
    await call.followed_up(1)
    assert "🎲" not in call.message.content and not call.message.ephemeral
    assert "🎲 2d1 (1, 1) + 3" in call.followups[0].content and call.followups[0].ephemeral


async def test_the_dm_reads_the_answer_in_the_channel_alone_but_for_what_only_they_may_know(
    table: BotHarness,
) -> None:
    question = await asked_for_damage(table)
    full = await table.user("Dana").press(question, "Full")
    await table.bot.finished(30)
    await shown(table, question, "counts in full", buttons=False)
    assert full.followups == []
    await table.user("Dana").slash("table", "edit", participant="Goblin", resist="fire")
    asked = await table.user("Ari").slash("table", "damage", target="goblin", amount="6 fire")
    resisted = await table.user("Dana").press(asked.message, "Full")
    (own,) = await resisted.followed_up()
    assert own.ephemeral and "of 6: resistant to fire" in own.content
