"""A user who manages a channel frees it from an encounter, without becoming its DM."""

from storage.encounter.base import ParticipantId
from storage.encounter.commands import ParticipantChanges, UpdateParticipant
from storage.encounter.context import Actor
from tests.bot.harness import BotHarness


async def test_who_manages_a_channel_ends_a_fight_that_blocks_it_and_learns_nothing_hidden(
    table: BotHarness,
) -> None:
    sam, dana, landlord = map(table.user, ("Sam", "Dana", "Landlord"))
    await sam.slash("table", "encounter start", name="Mine")
    await sam.slash("table", "init add", name="Assassin", hp="20", hidden=True)
    for command in ("encounter start", "encounter end"):
        assert (await dana.slash("table", command)).ephemeral
    encounter = await table.current_encounter()
    assert not encounter.ended_at
    changes = ParticipantChanges(notes="The butler did it.")
    noted = UpdateParticipant(participant_id=ParticipantId(encounter.participants[0].id), changes=changes)
    await table.tracker.execute(encounter.id, Actor(encounter.user_id, "Sam"), noted, "c1")
    (listed,) = await table.tracker.in_guild(str(table.driver.guild.id))
    assert listed.participants[0].notes == "" and not listed.history, "a list of encounters is short"
    for command in ("encounter screen", "encounter log", "encounter pause"):
        assert "Assassin" not in (await landlord.slash("table", command)).message.text
    call = await landlord.slash("table", "encounter end")
    assert not call.ephemeral and "🏁 **Mine**" in call.message.content
    assert (await table.tracker.load(encounter.id)).ended_at
    seen = "\n".join(message.text for message in landlord.screen("table"))
    assert "Assassin" not in seen and "whole log" not in seen
    assert (await dana.slash("table", "encounter start", name="Bridge")).message.embeds
