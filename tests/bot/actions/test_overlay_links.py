"""/overlay: links to an encounter or a channel, their settings, secrets and health."""

import re

from bot.sandbox.model.permissions import Permission
from storage.repositories.sessions import OverlayHealth
from storage.repositories.share_links import Place, ShareLink, ShareLinks
from storage.runtime.clock import now
from tests.bot.harness import BotHarness
from tests.storage.harness import store_session

SECRET = re.compile(r"\|\|<https://tracker\.example/overlay#([\w-]+)>\|\|")


async def link(table: BotHarness, **options: str) -> tuple[ShareLink, str]:
    """Make a link and return it with its secret."""
    call = await table.user("Dana").slash("table", "overlay link", options)
    found = SECRET.search(call.message.content)
    assert call.ephemeral and found is not None
    share = await ShareLinks(table.services.database).by_secret(found[1])
    assert share is not None
    return share, found[1]


async def shares(table: BotHarness) -> list[ShareLink]:
    encounter = await table.current_encounter()
    return await table.services.shares.around(
        encounter.id, Place(str(table.driver.guild.id), str(table.driver.channel("table").id))
    )


async def test_a_link_follows_a_channel_from_encounter_to_encounter(table: BotHarness) -> None:
    await table.start("Goblin")
    share, _ = await link(table, follows="channel")
    first = await table.current_encounter()
    assert (share.encounter_id, await table.services.shares.encounter_of(share)) == (None, first.id)
    await table.user("Dana").slash("table", "encounter end")
    assert await table.services.shares.encounter_of(share) == first.id
    await table.user("Dana").slash("table", "encounter start", name="The next one")
    assert await table.services.shares.encounter_of(share) == (await table.current_encounter()).id != first.id
    assert "another user" not in table.everything_seen_by("Dana")
    await table.user("Dana").slash("table", "encounter end")
    call = await table.user("Sam").slash("table", "encounter start", name="Another DM's")
    (warning,) = await call.followed_up()
    assert warning.ephemeral and "An overlay link that someone else made shows" in warning.content


async def test_a_channels_managers_may_configure_it_before_its_first_encounter(table: BotHarness) -> None:
    table.driver.set_permissions("table", "Dana", allow=Permission.MANAGE_CHANNELS)
    share, _ = await link(table, follows="channel")
    assert await table.services.shares.encounter_of(share) is None
    for command in ("overlay link", "overlay list", "overlay status", "overlay revoke"):
        refused = await table.user("Sam").slash("table", command)
        assert refused.ephemeral and "There is no fight here" in refused.message.content
    none = await table.user("Dana").slash("table", "overlay link", follows="fight")
    assert "No fight" in none.message.content or "no fight" in none.message.content


async def test_a_rotated_link_has_another_secret_and_the_same_settings(table: BotHarness) -> None:
    await table.start("Goblin")
    old, secret = await link(table)
    await table.user("Dana").slash("table", "overlay settings", {"theme": "vellum", "delay": 20})
    call = await table.user("Dana").slash("table", "overlay rotate")
    found = SECRET.search(call.message.content)
    assert call.ephemeral and found is not None and found[1] != secret
    repository = table.services.shares
    assert await repository.by_secret(secret) is None and await repository.get(old.id) is None
    renewed = await repository.by_secret(found[1])
    assert renewed is not None and renewed.settings == {"theme": "vellum", "delay": 20}


async def test_settings_are_changed_one_by_one_and_forgotten_together(table: BotHarness) -> None:
    await table.start("Goblin")
    await link(table)
    dana = table.user("Dana")
    await dana.slash("table", "overlay settings", {"theme": "arena"})
    told = await dana.slash("table", "overlay settings", {"hide-hp": "band", "scale": 1.5, "lang": "de"})
    assert "lang=de&onair=band&scale=1.5&theme=arena" in told.message.content
    assert (await shares(table))[0].settings == {
        "theme": "arena",
        "onair": "band",
        "scale": 1.5,
        "lang": "de",
    }
    await dana.slash("table", "overlay settings", {"reset": True, "layout": "strip"})
    assert (await shares(table))[0].settings == {"layout": "strip"}
    for wrong in ("everywhere", "https://i.imgur.com", "i.imgur.com;", ",".join(["a.example"] * 9)):
        refused = await dana.slash("table", "overlay settings", {"portraits": wrong})
        assert refused.ephemeral and "Say `own`, `any`, or up to 8 host names" in refused.message.content
    for right in ("any", "own", "i.imgur.com, cdn.example.org:8443"):
        await dana.slash("table", "overlay settings", {"portraits": right})
        assert (await shares(table))[0].settings == {"layout": "strip", "portraits": right}
    refused = await dana.slash("table", "overlay settings", {"place": "third:592,820"})
    assert refused.ephemeral and "third:592,820,736" in refused.message.content
    await dana.slash("table", "overlay settings", {"reset": True, "place": "third:592,820,736"})
    assert (await shares(table))[0].settings == {"place": "third:592,820,736"}


async def test_of_several_links_one_has_to_be_chosen(table: BotHarness) -> None:
    await table.start("Goblin")
    await link(table, follows="fight")
    await link(table)
    dana = table.user("Dana")
    listed = await dana.slash("table", "overlay list")
    assert listed.ephemeral
    assert (
        "2 overlay links work" in listed.message.content
        and "2 · follows this channel" in listed.message.content
    )
    which = await dana.slash("table", "overlay rotate")
    assert "Say which one" in which.message.content
    await dana.slash("table", "overlay revoke", {"link": "2"})
    assert [share.channel_id for share in await shares(table)] == [None]
    gone = await dana.slash("table", "overlay revoke", {"link": "2"})
    assert "That overlay link is gone" in gone.message.content


async def test_only_the_dm_is_offered_links(table: BotHarness) -> None:
    await table.start("Goblin")
    share, _ = await link(table)
    offered = await table.user("Dana").autocomplete("table", "overlay rotate", focused="link")
    assert [choice["value"] for choice in offered] == [share.id]
    assert await table.user("Ari").autocomplete("table", "overlay rotate", focused="link") == []


async def test_a_style_is_kept_with_its_link(table: BotHarness) -> None:
    await table.start("Goblin")
    await link(table)
    await table.user("Dana").slash("table", "overlay style")
    kept = await table.user("Dana").submit_modal(None, {"css": ".name { color: gold }"})
    assert kept.ephemeral and "Saved" in kept.message.content
    assert (await shares(table))[0].settings == {"css": ".name { color: gold }"}


async def test_the_health_of_an_overlay_is_shown(table: BotHarness) -> None:
    await table.start("Goblin")
    share, _ = await link(table)
    encounter = await table.current_encounter()
    sessions = table.services.sessions
    await store_session(sessions, "a-socket", encounter.id, "stream", share_id=share.id)
    health: OverlayHealth = {
        "version": encounter.version,
        "at": now().isoformat(),
        "visible": False,
        "lagMs": 41.6,
        "inObs": True,
        "streaming": True,
        "recording": False,
        "obsVersion": "30.1.2",
    }
    await sessions.note_health("a-socket", health)
    told = (await table.user("Dana").slash("table", "overlay status")).message.content
    assert f"shows change {encounter.version} of {encounter.version}, hidden, 42 ms behind" in told
    assert "OBS 30.1.2 is streaming" in told
    reloaded = await table.user("Dana").slash("table", "overlay reload")
    assert reloaded.message.content == "One overlay reloads."


async def test_a_producer_gives_orders_with_a_command_and_its_buttons(table: BotHarness) -> None:
    await table.start("Goblin")
    await link(table)
    dana = table.user("Dana")
    shown = await dana.slash("table", "overlay air")
    assert (
        shown.ephemeral
        and "Shown · moments are played · scene: the whole fight" in shown.message.embed.description
    )
    await dana.press(shown.message, "Hide")
    await dana.slash("table", "overlay air", {"order": "pause"})
    (share,) = await shares(table)
    assert (share.producer.is_hidden, share.producer.are_paused) == (True, True)
    told = await dana.slash("table", "overlay air", {"participant": "gob"})
    assert "Hidden · moments are paused" in told.message.embed.description
    people = (await table.current_encounter()).participants
    goblin = next(p for p in people if p.name == "Goblin")
    (share,) = await shares(table)
    assert share.producer.cue is not None and share.producer.cue.participant_id == goblin.id


async def test_an_address_for_orders_is_shown_to_the_dm_alone_and_ends(table: BotHarness) -> None:
    await table.start("Goblin")
    share, _ = await link(table)
    dana = table.user("Dana")
    call = await dana.slash("table", "overlay remote")
    found = re.search(
        r"\|\|`https://tracker\.example/api/overlay/hide\?token=([\w-]+)`\|\|", call.message.content
    )
    assert call.ephemeral and found is not None
    repository = table.services.shares
    assert (known := await repository.by_remote(found[1])) is not None and known.id == share.id
    await dana.slash("table", "overlay remote", {"end": True})
    assert await repository.by_remote(found[1]) is None
