"""What live messages ask of Discord, against the sandbox."""

from bot.render.screen import Screen
from tests.bot.harness import BotHarness


async def test_a_message_posted_again_is_the_same_one_and_shows_what_it_is_to_show_now(
    table: BotHarness,
) -> None:
    channel, face = table.driver.channel("table"), table.bot.app.messages
    first = await face.post(str(channel.id), Screen("Bridge", "Goblin", footer="v16"), nonce="its-place")
    again = await face.post(str(channel.id), Screen("Bridge", "Goblin", footer="v25"), nonce="its-place")
    shown = [message for message in table.driver.messages("table") if message.embeds]
    assert [str(message.id) for message in shown] == [first] == [again]
    assert shown[0].embed.footer == "v25"
    before = table.patches()
    await face.post(str(channel.id), Screen("Bridge", "Goblin", footer="v25"), nonce="its-place")
    assert table.patches() == before
