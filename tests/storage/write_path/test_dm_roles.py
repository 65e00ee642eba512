"""The Discord roles that make a DM: stored with the encounter, undone by undo, the same in every process."""

from storage.encounter.base import UserId
from storage.encounter.commands import AddParticipant, NewParticipant, Redo, SetCoDms, Undo
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding, Encounter
from storage.encounter.policy import Role, standing
from tests.storage.harness import DANA, StorageHarness

ROLF = Actor(UserId("64b000000000000000000007"), "Rolf", frozenset({"77"}))


async def a_fight(table: StorageHarness) -> Encounter:
    binding = DiscordBinding(guild_id="1", channel_id="2")
    encounter = await table.tracker.create(DANA, "Ambush", binding)
    command = SetCoDms(co_dms=(), role_ids=("77",))
    return (await table.tracker.execute(encounter.id, DANA, command, "roles")).after


async def test_they_are_there_for_another_process_and_after_a_restart(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    encounter = await a_fight(table)
    read_back = await other_process.tracker.load(encounter.id)
    assert read_back.model_dump_json() == encounter.model_dump_json()
    assert standing(read_back, ROLF) is Role.CO_DM
    goblin = AddParticipant(participant=NewParticipant(name="Goblin", max_hp=7))
    await other_process.tracker.execute(encounter.id, ROLF, goblin, "goblin")


async def test_undo_takes_them_away_and_redo_gives_them_back_but_the_board_stays(
    table: StorageHarness, other_process: StorageHarness
) -> None:
    encounter = await a_fight(table)
    await table.tracker.bind(encounter.id, board_channel_id="2", board_message_id="9")
    for command, role_ids in ((Undo(), ()), (Redo(), ("77",))):
        await table.tracker.execute(encounter.id, DANA, command, command.type)
        for process in (table, other_process):
            discord = (await process.tracker.load(encounter.id)).discord
            assert discord is not None
            assert (discord.dm_role_ids, discord.board_message_id) == (role_ids, "9")
