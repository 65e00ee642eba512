"""Commands are offered through installs and in contexts, and interactions name the install's owner."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox import Driver, ManualClock, Sandbox
from bot.sandbox.protocol.errors import ApiError
from tests.bot.sandbox.example_bot import ExampleBot
from tests.bot.sandbox.raw import RawClient, command, dig

Json = dict[str, Any]


async def test_commands_are_offered_where_they_were_synced_for_and_nothing_is_filled_in(
    sandbox: Sandbox, raw: RawClient
) -> None:
    world, driver = sandbox.world, sandbox.driver
    path = f"/applications/{world.application_id}/commands"
    bodies = [
        command(name="left-out"),
        command(name="server", integration_types=[0], contexts=[0]),
        command(name="anywhere", integration_types=[0, 1], contexts=[0, 1, 2]),
    ]
    answer = (await raw.ask("PUT", path, bodies)).body
    assert [(c["integration_types"], c["contexts"]) for c in answer] == [
        ([0, 1], None),
        ([0], [0]),
        ([0, 1], [0, 1, 2]),
    ]
    ari = driver.as_user("Ari")
    without_bot = world.add_channel(world.add_guild("Elsewhere", ari.user), "inn")
    private = world.open_dm(ari.user, driver.user("Dice Bot"))
    assert ari.commands("table") == ["left-out", "server", "anywhere"]
    assert ari.commands("@me") == ["left-out", "anywhere"]
    assert ari.commands(without_bot) == ari.commands(private) == []
    driver.install_for("Ari")
    assert ari.commands(without_bot) == ["left-out", "anywhere"]
    assert ari.commands(private) == ["left-out", "anywhere"]
    assert driver.as_user("Bo").commands("@me") == ["left-out", "anywhere"]


async def test_an_interaction_names_the_installs_and_the_context(
    sandbox: Sandbox, driver: Driver, bot: ExampleBot
) -> None:
    world = sandbox.world
    sent: list[Json] = []
    sandbox.interactions.alter = sent.append
    ari = driver.as_user("Ari")
    driver.install_for("Ari")
    guild = world.add_guild("Elsewhere", ari.user)
    without_bot = world.add_channel(guild, "inn")
    private = world.open_dm(ari.user, driver.user("Dice Bot"))
    for place in ("table", "@me", without_bot, private):
        call = await ari.slash(place, "damage", target="x", amount="1")
        assert call.message.content == "Ari hits x for 1 x1"
    own = str(ari.user.id)
    assert [payload["authorizing_integration_owners"] for payload in sent] == [
        {"0": str(driver.guild.id), "1": own},
        {"0": "0", "1": own},
        {"1": own},
        {"1": own},
    ]
    assert [payload["context"] for payload in sent] == [0, 1, 0, 2]
    attach, embed, mention, emoji = 1 << 15, 1 << 14, 1 << 17, 1 << 18
    assert int(sent[1]["app_permissions"]) == attach | embed | mention | emoji
    assert int(sent[3]["app_permissions"]) == attach | embed | mention
    for place in sent[0]["channel"], sent[2]["channel"]:
        assert "permission_overwrites" not in place and place["permissions"]
    # A server without the bot sends it nothing but interactions.
    assert bot.get_guild(guild.id) is None and bot.get_channel(without_bot.id) is None


async def test_chosen_members_and_channels_are_partial(
    sandbox: Sandbox, driver: Driver, bot: ExampleBot
) -> None:
    sent: list[Json] = []
    sandbox.interactions.alter = sent.append
    await driver.as_user("Dana").slash("table", "damage", target="x", amount="1", by="Bo")
    [member] = sent[0]["data"]["resolved"]["members"].values()
    assert not {"user", "deaf", "mute"} & set(member) and member["permissions"]


@pytest.mark.parametrize(
    ("offers", "where"),
    [
        ({"integration_types": []}, "0.integration_types"),
        ({"integration_types": [0, 0]}, "0.integration_types"),
        ({"integration_types": [2]}, "0.integration_types.0"),
        ({"contexts": []}, "0.contexts"),
        ({"contexts": [0, 3]}, "0.contexts.1"),
    ],
)
async def test_unknown_installs_and_contexts_are_refused(
    raw: RawClient, sandbox: Sandbox, offers: Json, where: str
) -> None:
    path = f"/applications/{sandbox.world.application_id}/commands"
    answer = await raw.ask("PUT", path, [command(**offers)])
    assert (answer.status, answer.code) == (400, 50035)
    assert dig(answer.body["errors"], where)


async def test_200_creates_are_taken_in_a_day() -> None:
    clock = ManualClock()
    async with Sandbox(clock=clock) as sandbox:
        commands = sandbox.commands

        def names(first: str) -> list[Json]:
            return [command(name=f"{first}{n}") for n in range(100)]

        commands.replace(None, names("a"))
        commands.replace(None, names("a"))  # the same again: no creates
        commands.replace(None, names("b"))
        for wanted in (names("c"), [*names("b")[1:], command(name="one")]):
            with pytest.raises(ApiError, match="30034"):
                commands.replace(None, wanted)
        assert len(commands.all()) == 100
        commands.replace(sandbox.driver.guild.id, names("c"))  # each server has its own count
        clock.advance(86_401)
        commands.replace(None, names("c"))
