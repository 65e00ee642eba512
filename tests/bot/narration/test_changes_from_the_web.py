"""Changes by a page or another client are announced in Discord once, and without secrets."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.live.pacing import system_clock
from bot.narration import announcer
from bot.sandbox.model.permissions import EVERYONE, Permission
from storage.encounter.base import UserId
from storage.encounter.commands import AddCondition, AdvanceTurn, DealDamage, EndEncounter, NewCondition, Undo
from storage.encounter.context import Actor, Origin
from storage.encounter.limits import TAIL
from storage.mongo.ids import key
from storage.repositories.encounters import Encounters
from storage.runtime.clock import now
from storage.tracker import Tracker
from tests.bot.harness import BotHarness, open_harness
from tests.conftest import PATIENT_MS


async def _do(
    table: BotHarness, command: object, *, who: str | None = None, tracker: Tracker | None = None
) -> int:
    """Execute a command as the web side does: as the DM, with the client's own command id."""
    encounter = await table.current_encounter()
    actor = Actor(UserId(who) if who else encounter.user_id, "Dana")
    asked = tracker or table.tracker
    return (await asked.execute(encounter.id, actor, command, uuid4().hex)).version  # type: ignore[arg-type]  # any of the union


async def _id_of(table: BotHarness, name: str) -> str:
    return next(p.id for p in (await table.current_encounter()).participants if p.name == name)


def _lines(table: BotHarness) -> list[str]:
    return [m.content for m in table.driver.messages("table") if m.content]


async def _said(table: BotHarness, containing: str) -> str:
    return (await table.driver.wait_for_message("table", containing=containing)).content


async def test_a_change_from_a_page_is_one_line_in_the_channel(table: BotHarness) -> None:
    board = await table.start("Goblin", "?Assassin")
    before = len(_lines(table))
    await _do(table, DealDamage.to(await _id_of(table, "Assassin"), 5))
    await _do(table, DealDamage.to(await _id_of(table, "Goblin"), 12))
    assert await _said(table, "Goblin is hit") == "💥 Goblin is hit – bloodied"
    await table.user("Dana").slash("table", "damage", target="goblin", amount="1")
    told = _lines(table)[before:]
    assert len(told) == 2 and "Assassin" not in "".join(told)  # there is no line for the hidden participant
    await table.settled(board)


async def test_a_command_from_discord_is_announced_only_by_its_answer(table: BotHarness) -> None:
    await table.start("Goblin")
    before = len(_lines(table))
    await table.user("Dana").slash("table", "damage", target="goblin", amount="3")
    await _do(table, DealDamage.to(await _id_of(table, "Aria"), 4))
    await _said(table, "Aria takes 4")
    assert len(_lines(table)) == before + 2


async def test_a_client_cannot_silence_its_changes_by_the_shape_of_its_command_ids(table: BotHarness) -> None:
    """Discord numbers its interactions with 17 to 19 digits, and so may any client its commands."""
    await table.start("Goblin")
    encounter, goblin = await table.current_encounter(), await _id_of(table, "Goblin")
    dana, hit = Actor(encounter.user_id, "Dana"), DealDamage.to(goblin, 12)
    await table.tracker.execute(encounter.id, dana, hit, "123456789012345678", origin=Origin.SOCKET)
    assert await _said(table, "Goblin is hit") == "💥 Goblin is hit – bloodied"


async def test_another_process_answers_its_own_interactions(table: BotHarness) -> None:
    """The origin is read from the history, in which another process wrote it."""
    await table.start("Goblin")
    other = Tracker(Encounters(table.services.database), table.tracker.combat_log)
    encounter, goblin = await table.current_encounter(), await _id_of(table, "Goblin")
    dana = Actor(encounter.user_id, "Dana")
    for command_id, origin in (("an-interaction", Origin.DISCORD), ("223456789012345678", Origin.PAGE)):
        command = AddCondition(participant_ids=(goblin,), condition=NewCondition(name=f"From {origin}"))
        change = await other.execute(encounter.id, dana, command, command_id, origin=origin)
        await table.bot.changed(encounter.id, change.version)
    await _said(table, "From page")
    assert not any("From discord" in line for line in _lines(table))


@pytest.mark.parametrize(("command_id", "is_announced"), [("323456789012345678-1", False), ("c0ffee", True)])
async def test_a_change_by_a_version_that_kept_no_origin_is_judged_by_its_command_id(
    table: BotHarness, command_id: str, is_announced: bool
) -> None:
    await table.start("Goblin")
    other = Tracker(Encounters(table.services.database), table.tracker.combat_log)
    encounter, goblin = await table.current_encounter(), await _id_of(table, "Goblin")
    hit = DealDamage.to(goblin, 2)
    change = await other.execute(encounter.id, Actor(encounter.user_id, "Dana"), hit, command_id)
    slot = f"history.{change.version % TAIL}.origin"
    await table.services.database.encounters.update_one({"_id": key(encounter.id)}, {"$unset": {slot: ""}})
    assert (await table.current_encounter()).history[-1].origin is None
    await table.bot.changed(encounter.id, change.version)
    await _do(table, DealDamage.to(await _id_of(table, "Aria"), 1))
    await _said(table, "Aria takes 1")
    assert any("Goblin is hit" in line for line in _lines(table)) == is_announced


async def test_turns_are_announced_only_to_ping_a_player(table: BotHarness) -> None:
    await table.start("Goblin")
    before = len(_lines(table))
    await _do(table, AdvanceTurn())
    await _do(table, AdvanceTurn())
    ari = table.driver.user("Ari").id
    assert (await _said(table, "Round 2")).endswith(f"**Aria**'s turn <@{ari}>")
    assert len(_lines(table)) == before + 1


async def test_changes_at_once_become_one_line_and_never_a_burst(table: BotHarness) -> None:
    await table.start("Goblin")
    before, goblin = len(_lines(table)), await _id_of(table, "Goblin")
    names = ("Prone", "Stunned", "Blinded", "Poisoned", "Charmed", "Deafened")
    commands = [AddCondition(participant_ids=(goblin,), condition=NewCondition(name=n)) for n in names]
    await asyncio.gather(*(_do(table, command) for command in commands))
    told = await table.driver.wait_until(
        lambda: (all(n in "".join(_lines(table)[before:]) for n in names) and _lines(table)[before:]) or None,
        what="every condition told",
    )
    assert len(told) <= len(names)
    assert all("".join(told).count(name) == 1 for name in names)


async def test_narration_off_posts_nothing_and_a_thread_gets_the_line(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "encounter rules", narration="thread")
    before = len(_lines(table))
    await _do(table, DealDamage.to(await _id_of(table, "Goblin"), 3))
    await table.driver.wait_until(lambda: "Bridge" in dana.channels() or None, what="a log thread")
    await table.driver.wait_for_message("Bridge", containing="Goblin is hit")
    assert len(_lines(table)) == before
    await dana.slash("table", "encounter rules", narration="none")
    await _do(table, DealDamage.to(await _id_of(table, "Goblin"), 1))
    await dana.slash("table", "encounter rules", narration="line")
    await _do(table, DealDamage.to(await _id_of(table, "Aria"), 2))
    await _said(table, "Aria takes 2")
    assert sum("Goblin is hit" in line for line in _lines(table)) == 0


async def test_changes_announced_together_keep_to_the_rules_of_their_time(
    table: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    await table.start("Goblin")
    dana, may_announce = table.user("Dana"), asyncio.Event()
    monkeypatch.setattr(announcer, "viewers_first", may_announce.wait)
    for narration, name in (("none", "Goblin"), ("line", "Aria")):
        await dana.slash("table", "encounter rules", narration=narration)
        await _do(table, DealDamage.to(await _id_of(table, name), 2))
    may_announce.set()
    await _said(table, "Aria takes 2")
    assert not any("Goblin is hit" in line for line in _lines(table))


async def test_a_request_from_a_page_is_put_to_the_dm_with_its_buttons(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = (await table.current_encounter()).participants[0].collaborators[0]
    await _do(table, DealDamage.to(await _id_of(table, "Goblin"), 7), who=ari)
    asked = await table.driver.wait_for_message("table", containing="DM?")
    assert [button.label for button in asked.buttons][:2] == ["Full", "Half"]
    await table.user("Dana").press(asked, "Full")
    assert (
        next(p for p in (await table.current_encounter()).participants if p.name == "Goblin").current_hp == 13
    )


async def test_who_runs_it_by_a_role_is_called_by_the_role_where_the_bot_may_mention_it(
    table: BotHarness,
) -> None:
    await table.start("?Assassin", "Goblin")
    table.driver.add_role("Keepers", mentionable=True)
    dana, ari = table.user("Dana"), table.user("Ari")
    for role in ("Keepers", "Dungeon Master"):
        await dana.slash("table", "encounter co-dm", role=role)
    roles = {role.name: role.id for role in table.driver.guild.roles.values()}
    keepers, masters = f"<@&{roles['Keepers']}>", f"<@&{roles['Dungeon Master']}>"
    owner, goblin = f"<@{dana.user.id}>", await _id_of(table, "Goblin")

    def allowed(content: str) -> list[int]:
        sent = next(one for one in reversed(table.sandbox.requests) if content in str(one.body))
        body = sent.body.get("data", sent.body)
        return list(body["allowed_mentions"]["roles"])

    asked = (await ari.slash("table", "damage", target="goblin", amount="3")).message.content
    assert keepers in asked and owner in asked and masters not in asked
    assert allowed(keepers) == [roles["Keepers"]]
    await dana.slash("table", "encounter screen", channel="dm-screen")
    await ari.slash("table", "init next")
    call = await table.driver.wait_for_message("dm-screen", containing="Ari ended their turn")
    assert keepers in call.content and masters not in call.content
    assert sum(keepers in line for line in _lines(table)) == 1, "another would tell of a hidden turn"
    table.driver.set_role_permissions("@everyone", EVERYONE | Permission.MENTION_EVERYONE)
    player = (await table.current_encounter()).participants[0].collaborators[0]
    await _do(table, DealDamage.to(goblin, 7), who=player)
    both = await table.driver.wait_for_message("table", containing=masters)
    assert keepers in both.content and owner in both.content
    assert set(allowed(masters)) == {roles["Keepers"], roles["Dungeon Master"]}


async def test_another_processs_changes_are_announced_once_and_old_ones_never(
    mongo_uri: str, database_name: str
) -> None:
    ahead = timedelta()
    clock = replace(system_clock(), wall=lambda: now() + ahead)
    async with open_harness(mongo_uri, database_name, operation_timeout_ms=PATIENT_MS, clock=clock) as table:
        await table.start("Goblin")
        other = Tracker(Encounters(table.services.database), table.tracker.combat_log)
        encounter, goblin = await table.current_encounter(), await _id_of(table, "Goblin")
        first = await _do(table, DealDamage.to(goblin, 2), tracker=other)
        undone = await _do(table, Undo(), tracker=other)
        await table.bot.changed(encounter.id, first)
        await _said(table, "Goblin is hit")
        for version in (undone, first, undone):  # in any order, any number of times
            await table.bot.changed(encounter.id, version)
        await _said(table, "undid")
        assert sum("Goblin is hit" in line and "undid" not in line for line in _lines(table)) == 1
        old = await _do(table, DealDamage.to(goblin, 3), tracker=other)
        ahead = announcer.FRESH + timedelta(seconds=1)
        await table.restart()  # the next bot has not seen the older versions
        await table.bot.changed(encounter.id, old)
        await table.bot.refresh_boards()
        await _do(table, DealDamage.to(await _id_of(table, "Aria"), 1))
        await _said(table, "Aria takes 1")
        assert sum("Goblin is hit" in line and "undid" not in line for line in _lines(table)) == 1


async def test_the_end_from_a_page_is_announced_once_by_its_recap(table: BotHarness) -> None:
    await table.start("Goblin")
    before = len(_lines(table))
    await _do(table, DealDamage.to(await _id_of(table, "Goblin"), 7))
    await _said(table, "Goblin is hit")
    await _do(table, EndEncounter())
    assert "🏁 **Bridge**" in await _said(table, "🏁 **Bridge**")
    await table.user("Dana").slash("table", "roll", dice="1")  # other announcements would be before this
    told = _lines(table)[before:]
    assert len(told) == 3 and sum("🏁" in line for line in told) == 1
