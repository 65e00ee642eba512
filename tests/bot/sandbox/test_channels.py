"""Messages, pins, threads and reads, and what permissions take away."""

from __future__ import annotations

import io

import discord
import pytest

from bot.sandbox import Driver, Permission, Sandbox
from bot.sandbox.model.objects import ChannelType
from tests.bot.sandbox.example_bot import ExampleBot, text_channel
from tests.bot.sandbox.raw import RawClient


async def test_a_message_lives_from_post_to_delete(bot: ExampleBot, driver: Driver) -> None:
    table = text_channel(bot, driver, "table")
    message = await table.send("one", embed=discord.Embed(title="Board"))
    await message.edit(content="two", embed=None)
    fetched = await table.fetch_message(message.id)
    assert fetched.content == "two" and fetched.embeds == [] and fetched.edited_at is not None
    reply = await message.reply("three")
    assert reply.reference is not None and reply.reference.message_id == message.id
    assert [m.content async for m in table.history()] == ["three", "two"]
    await message.delete()
    with pytest.raises(discord.NotFound) as caught:
        await message.edit(content="late")
    assert caught.value.code == 10008
    assert [m.content for m in driver.messages("table")] == ["three"]


async def test_a_message_deleted_by_a_moderator_is_unknown(bot: ExampleBot, driver: Driver) -> None:
    message = await text_channel(bot, driver, "table").send("board")
    driver.delete_message(message.id)
    with pytest.raises(discord.NotFound) as caught:
        await message.edit(content="late")
    assert caught.value.code == 10008


async def test_only_own_messages_can_be_edited_and_foreign_ones_deleted_with_permission(
    bot: ExampleBot, driver: Driver
) -> None:
    table = text_channel(bot, driver, "table")
    theirs = driver.as_user("Ari").send("table", "mine")
    with pytest.raises(discord.Forbidden) as caught:
        await table.get_partial_message(theirs.id).edit(content="x")
    assert caught.value.code == 50005
    driver.set_permissions("table", deny=Permission.MANAGE_MESSAGES)
    with pytest.raises(discord.Forbidden) as caught:
        await table.get_partial_message(theirs.id).delete()
    assert caught.value.code == 50013
    driver.set_permissions("table")
    await table.get_partial_message(theirs.id).delete()


@pytest.mark.parametrize(
    ("lost", "code"),
    [(Permission.VIEW_CHANNEL, 50001), (Permission.SEND_MESSAGES, 50013), (Permission.EMBED_LINKS, 50013)],
)
async def test_posting_needs_permissions(
    bot: ExampleBot, driver: Driver, lost: Permission, code: int
) -> None:
    driver.set_permissions("table", deny=lost)
    with pytest.raises(discord.Forbidden) as caught:
        await text_channel(bot, driver, "table").send(embed=discord.Embed(title="Board"))
    assert caught.value.code == code


async def test_interactions_are_answered_without_channel_permissions(driver: Driver, bot: ExampleBot) -> None:
    driver.set_permissions("table", deny=Permission.SEND_MESSAGES | Permission.EMBED_LINKS)
    call = await driver.as_user("Dana").slash("table", "encounter start")
    assert call.message.embeds


async def test_role_overwrites_hide_a_channel_from_players_only(bot: ExampleBot, driver: Driver) -> None:
    await text_channel(bot, driver, "dm-screen").send("secret")
    assert [m.content for m in driver.as_user("Dana").screen("dm-screen")] == ["secret"]
    assert driver.as_user("Ari").screen("dm-screen") == []
    driver.set_roles("Dana")
    assert driver.as_user("Dana").screen("dm-screen") == []


async def test_pins_need_their_own_permission(
    bot: ExampleBot, driver: Driver, raw: RawClient, sandbox: Sandbox
) -> None:
    message = await text_channel(bot, driver, "table").send("board")
    await message.pin()
    assert [m.id for m in driver.pins("table")] == [message.id]
    assert [m.id async for m in message.channel.pins()] == [message.id]
    old = await raw.ask("GET", f"/channels/{message.channel.id}/pins")
    assert [m["id"] for m in old.body] == [str(message.id)]
    assert driver.messages("table")[-1].is_system
    await message.unpin()
    assert driver.pins("table") == []
    assert (await raw.ask("PUT", f"/channels/{message.channel.id}/pins/{message.id}")).status == 204
    driver.set_permissions("table", deny=Permission.PIN_MESSAGES)
    with pytest.raises(discord.Forbidden) as caught:
        await message.unpin()
    assert caught.value.code == 50013


async def test_an_archived_thread_takes_no_edits(bot: ExampleBot, driver: Driver) -> None:
    message = await text_channel(bot, driver, "table").send("board")
    thread = await message.create_thread(name="The fight")
    assert thread.id == message.id
    inside = await thread.send("round 1")
    driver.archive_thread("The fight")
    with pytest.raises(discord.HTTPException) as caught:
        await inside.edit(content="round 2")
    assert (caught.value.status, caught.value.code) == (400, 50083)
    await thread.send("this opens it again")
    await inside.edit(content="round 2")
    driver.archive_thread("The fight", locked=True)
    with pytest.raises(discord.HTTPException) as caught:
        await thread.send("no")
    assert caught.value.code == 50083
    await thread.edit(archived=False, locked=False)
    await thread.send("yes")


async def test_files_are_kept_and_can_be_fetched(bot: ExampleBot, driver: Driver) -> None:
    table = text_channel(bot, driver, "table")
    embed = discord.Embed(title="Map").set_image(url="attachment://map.png")
    message = await table.send(file=discord.File(io.BytesIO(b"png"), "map.png"), embed=embed)
    assert await message.attachments[0].read() == b"png"
    assert message.embeds[0].image.url == message.attachments[0].url
    message = await message.edit(attachments=[])
    assert message.attachments == []


async def test_reactions_and_typing(bot: ExampleBot, driver: Driver) -> None:
    table = text_channel(bot, driver, "table")
    message = await table.send("board")
    await message.add_reaction("⚔️")
    assert [r.emoji for r in (await table.fetch_message(message.id)).reactions] == ["⚔️"]
    await message.remove_reaction("⚔️", discord.Object(message.author.id))
    async with table.typing():
        assert (await table.fetch_message(message.id)).reactions == []
    with pytest.raises(discord.HTTPException) as caught:
        await message.add_reaction("✓")
    assert caught.value.code == 10014


async def test_a_direct_message_reaches_its_recipient_only(bot: ExampleBot, driver: Driver) -> None:
    user = await bot.fetch_user(driver.user("Cleo").id)
    await user.send("psst")
    cleo = driver.as_user("Cleo")
    assert [m.content for m in cleo.screen("@me")] == ["psst"]
    assert driver.as_user("Dana").screen(cleo.dm_channel) == []


async def test_the_guild_can_be_read(bot: ExampleBot, driver: Driver) -> None:
    guild = await bot.fetch_guild(driver.guild.id)
    assert {role.name for role in await guild.fetch_roles()} >= {"@everyone", "Dungeon Master"}
    member = await guild.fetch_member(driver.user("Dana").id)
    assert [role.name for role in member.roles] == ["@everyone", "Dungeon Master"]
    assert {channel.name for channel in await guild.fetch_channels()} == {"general", "table", "dm-screen"}
    with pytest.raises(discord.NotFound) as caught:
        await guild.fetch_member(1)
    assert caught.value.code == 10013


async def test_missing_resources_have_discords_errors(raw: RawClient, driver: Driver) -> None:
    table = driver.channel("table").id
    assert (await raw.ask("GET", "/channels/1")).code == 10003
    assert (await raw.ask("GET", f"/channels/{table}/messages/1")).code == 10008
    assert (await raw.ask("GET", "/guilds/1")).code == 10004
    assert (await raw.ask("GET", "/nothing/here")).body == {"message": "404: Not Found", "code": 0}
    assert (await raw.ask("GET", "/users/@me", token=None)).status == 401
    assert (await raw.ask("GET", "/applications/@me")).body["bot"]["bot"] is True
    assert (await raw.ask("GET", "/gateway/bot")).body["session_start_limit"]["max_concurrency"] == 1
    answer = await raw.ask("POST", f"/channels/{table}/messages", skip_auto_headers=["X"], data=None)
    assert answer.code == 50006


async def test_ephemeral_messages_are_out_of_reach_by_channel(driver: Driver, raw: RawClient) -> None:
    call = await driver.as_user("Dana").slash("table", "think", secret=True)
    table = driver.channel("table").id
    path = f"/channels/{table}/messages/{(await call.resolved()).id}"
    assert (await raw.ask("GET", path)).code == 10008
    assert (await raw.ask("PATCH", path, {"content": "x"})).code == 10008
    assert (await raw.ask("GET", f"/channels/{table}/messages")).body == []


async def test_a_private_thread_is_seen_by_its_members_only(bot: ExampleBot, driver: Driver) -> None:
    table = text_channel(bot, driver, "table")
    thread = await table.create_thread(name="Whispers", type=discord.ChannelType.private_thread)
    cleo = driver.user("Cleo")
    await thread.send(f"come in, <@{cleo.id}>")
    assert "Whispers" in driver.as_user("Cleo").channels()
    assert "Whispers" not in driver.as_user("Sam").channels()
    await thread.add_user(discord.Object(driver.user("Sam").id))
    assert "Whispers" in driver.as_user("Sam").channels()
    await thread.remove_user(discord.Object(driver.user("Sam").id))
    assert driver.as_user("Sam").screen("Whispers") == []
    hidden = driver.add_thread("table", "Hidden", owner="Ari", private=True)
    driver.set_permissions("table", deny=Permission.MANAGE_THREADS)
    with pytest.raises(discord.Forbidden) as caught:
        await bot.fetch_channel(hidden.id)
    assert caught.value.code == 50001


async def test_a_channel_takes_what_its_type_takes(driver: Driver, raw: RawClient) -> None:
    """Messages, and threads of each type: from no message, and from one."""
    message = {"message": {"content": "first"}}
    takes = {
        ChannelType.TEXT: ({11, 12}, 11),
        ChannelType.ANNOUNCEMENT: ({10}, 10),
        ChannelType.VOICE: (set(), None),
        ChannelType.STAGE: (set(), None),
        ChannelType.OF_A_LATER_VERSION: (set(), None),
        ChannelType.CATEGORY: (set(), None),
        ChannelType.FORUM: ({11}, None),
        ChannelType.MEDIA: ({11}, None),
    }
    for kind, (threads, from_message) in takes.items():
        channel = driver.add_channel(kind.name.lower(), kind=kind)
        path = f"/channels/{channel.id}"
        posted = await raw.ask("POST", f"{path}/messages", {"content": "x"})
        silent = kind in (ChannelType.CATEGORY, ChannelType.FORUM, ChannelType.MEDIA)
        assert (posted.body["code"] if silent else posted.status) == (50008 if silent else 200), kind
        posts = kind in (ChannelType.FORUM, ChannelType.MEDIA)
        for wanted in (10, 11, 12):
            # A forum's posts have no type of their own: it is left out, and a message is there instead.
            body = {"name": "t", **(message if posts else {"type": wanted})}
            started = await raw.ask("POST", f"{path}/threads", body)
            if wanted in threads:
                assert (started.status, started.body["type"]) == (201, wanted), kind
            elif not posts:
                assert (started.status, started.code) == (400, 50024), (kind, wanted)
        if not silent:
            started = await raw.ask("POST", f"{path}/messages/{posted.body['id']}/threads", {"name": "t"})
            assert started.body.get("type", started.body.get("code")) in (from_message, 50024), kind
            assert (started.status == 201) is (from_message is not None), kind


async def test_a_forums_post_has_the_id_of_its_first_message(driver: Driver, raw: RawClient) -> None:
    forum = driver.add_channel("forum", kind=ChannelType.FORUM)
    path = f"/channels/{forum.id}/threads"
    started = await raw.ask("POST", path, {"name": "Bridge", "message": {"content": "first"}})
    assert started.body["message"]["id"] == started.body["id"]
    assert (await raw.ask("POST", f"/channels/{started.body['id']}/messages", {"content": "x"})).status == 200
    missing = await raw.ask("POST", path, {"name": "Bridge"})
    assert missing.code == 50035 and "message" in missing.body["errors"]
    long = await raw.ask("POST", path, {"name": "Bridge", "message": {"content": "x" * 2001}})
    assert long.body["errors"]["message"]["content"]["_errors"]
    driver.set_permissions("forum", deny=Permission.SEND_MESSAGES)
    assert (await raw.ask("POST", path, {"name": "b", "message": {"content": "x"}})).code == 50013
    voice = driver.add_channel("voice", kind=ChannelType.VOICE)
    driver.set_permissions(voice, deny=Permission.CONNECT)
    assert (await raw.ask("POST", f"/channels/{voice.id}/messages", {"content": "x"})).code == 50013


async def test_guilds_are_joined_and_left(bot: ExampleBot, driver: Driver) -> None:
    second = driver.add_guild("Elsewhere")
    place = driver.channel_in(second, "table")
    await driver.wait_until(lambda: bot.get_channel(place.id))
    call = await driver.as_user("Ari").slash(place, "damage", target="x", amount="1")
    assert driver.messages(place)[0].id == call.message.id
    assert driver.messages("table") == []
    driver.remove_bot(second)
    await driver.wait_until(lambda: bot.get_guild(second.id) is None)
    with pytest.raises(discord.Forbidden) as caught:
        await bot.fetch_guild(second.id)
    assert caught.value.code == 50001
