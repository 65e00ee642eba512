"""An encounter in a channel of every type from which Discord sends interactions."""

import logging

import pytest
from structlog.testing import capture_logs

from bot.sandbox.model.objects import Channel, ChannelType
from tests.bot.harness import BotHarness


def _places(table: BotHarness) -> dict[str, Channel]:
    driver, world = table.driver, table.sandbox.world
    kinds = (
        ChannelType.TEXT,
        ChannelType.ANNOUNCEMENT,
        ChannelType.VOICE,
        ChannelType.STAGE,
        ChannelType.OF_A_LATER_VERSION,
    )
    places = {kind.name: driver.add_channel(f"in-{int(kind)}", kind=kind) for kind in kinds}
    for kind in (ChannelType.FORUM, ChannelType.MEDIA):
        parent = driver.add_channel(f"in-{int(kind)}", kind=kind)
        places[kind.name] = driver.add_thread(parent, f"post-{int(kind)}")
    for name, parent_kind, private in (
        ("ANNOUNCEMENT_THREAD", "ANNOUNCEMENT", False),
        ("PUBLIC_THREAD", "TEXT", False),
        ("PRIVATE_THREAD", "TEXT", True),
    ):
        places[name] = driver.add_thread(places[parent_kind], name.lower(), private=private)
    for thread in (place for place in places.values() if place.is_thread):
        world.join_thread(thread, world.application_id)
    return places


async def test_an_encounter_is_played_in_a_channel_of_every_type(
    table: BotHarness, caplog: pytest.LogCaptureFixture
) -> None:
    dana, driver = table.user("Dana"), table.driver
    for name, place in _places(table).items():
        with capture_logs() as logs, caplog.at_level(logging.WARNING):
            caplog.clear()
            board = (await dana.slash(place, "encounter start", name=name)).message
            call = await dana.slash(place, "encounter rules", narration="thread")
            assert call.error is None, name
            await dana.slash(place, "init add", name="Goblin", hp="20", initiative="9")
            await dana.slash(place, "encounter start")
            call = await dana.slash(place, "damage", target="Goblin", amount="5")
            assert call.error is None, name
            shown = await driver.wait_for_message(place, containing="Goblin")
            shown = await table.settled(board)
            assert "Goblin" in shown.text and shown.channel_id == place.id, name
            call = await dana.press(shown, "Next turn")
            assert call.error is None, name
            call = await dana.slash(place, "encounter end")
            assert call.error is None, name
        troubles = [
            line for line in logs if line["log_level"] in ("warning", "error") or line.get("exc_info")
        ]
        assert (name, troubles, caplog.text) == (name, [], "")
