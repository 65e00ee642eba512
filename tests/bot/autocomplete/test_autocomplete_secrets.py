"""Autocomplete of every option offers only what the user may know of, for any typed text."""

from collections.abc import Iterator

from discord import app_commands
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.model import (
    Condition,
    DiscordBinding,
    Encounter,
    Level,
    Participant,
    Status,
    Visibility,
)
from storage.library.creature import Creature
from storage.mongo.ids import new_key
from storage.repositories.encounters import Encounters
from tests.bot.harness import BotHarness

_TYPED = ("", "s", "secretname0", "secretgroup", "secretname00, ", "secretname00, secret", "-", "zz")


def _completing(table: BotHarness) -> Iterator[tuple[str, str, set[str]]]:
    """Return each option that completes, and the options beside it."""
    for command in table.bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            there = {option.display_name for option in command.parameters}
            for option in command.parameters:
                if option.autocomplete:
                    yield command.qualified_name, option.display_name, there


def _participant(place: int, level: Level, owner: str | None) -> Participant:
    return Participant(
        id=ParticipantId(f"{place + 0xABC:024x}"),
        name=f"Secretname{place:02d}",
        max_hp=20_000 * (place + 1) + 100,
        current_hp=20_000 * (place + 1),
        initiative_roll=30 - place,
        group=f"Secretgroup{place:02d}",
        conditions=(
            Condition(id=f"c{place}", name=f"Openmark{place:02d}"),
            Condition(id=f"s{place}", name=f"Hiddenmark{place:02d}", is_secret=True),
        ),
        collaborators=(UserId(owner),) if owner else (),
        visibility=Visibility(players=level, stream=Level.UNSEEN),
    )


def _hidden(people: tuple[Participant, ...], user_id: str) -> set[str]:
    """Return what a player must not be offered."""
    found = {"secretbeast", "secretfight"}
    for place, participant in enumerate(people):
        if user_id in participant.collaborators:
            continue
        level = participant.seen.players
        found.add(f"hiddenmark{place:02d}")
        if not level.shows(Level.NAME):
            found |= {participant.name.casefold(), str(participant.group).casefold(), f"openmark{place:02d}"}
        if not level.shows(Level.UNKNOWN):
            found.add(participant.id)
        if not level.shows(Level.EXACT):
            found |= {str(participant.max_hp), str(participant.current_hp)}
    return found


@given(
    st.lists(st.tuples(st.sampled_from(list(Level)), st.booleans()), min_size=1, max_size=4),
    st.sampled_from(_TYPED),
    st.sampled_from(["", "Secretname00", "Secretname01"]),
)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
async def test_no_option_of_any_command_offers_players_what_is_hidden_from_them(
    table: BotHarness, levels: list[tuple[Level, bool]], typed: str, target: str
) -> None:
    ids = {
        name: (await table.services.users.of_discord(str(table.driver.user(name).id), name)).id
        for name in ("Dana", "Ari", "Bo")
    }
    people = tuple(
        _participant(place, level, ids["Ari"] if owned else None)
        for place, (level, owned) in enumerate(levels)
    )
    here, there = (table.driver.add_channel(f"{kind}-{new_key()}") for kind in ("here", "there"))
    await table.services.creatures.save(ids["Dana"], [Creature(name="Secretbeast", max_hp=3)])
    for channel, name, fighters in ((here, "Bridge", people), (there, "Secretfight", ())):
        binding = DiscordBinding(guild_id=str(table.driver.guild.id), channel_id=str(channel.id))
        encounter = Encounter(
            id=EncounterId(str(new_key())),
            user_id=ids["Dana"],
            name=name,
            status=Status.ACTIVE if fighters else Status.PLANNING,
            round=1 if fighters else 0,
            participants=fighters,
            current_participant_id=fighters[0].id if fighters else None,
            discord=binding,
        )
        await Encounters(table.services.database).insert(encounter)
    reached = 0
    for command, option, beside in _completing(table):
        others = {"target": target} if target and option != "target" and "target" in beside else {}
        for who in ("Ari", "Bo"):
            offered = await table.user(who).autocomplete(here, command, focused=option, value=typed, **others)
            told = " ".join(f"{c['name']} {c['value']}" for c in offered).casefold()
            # The typed text is returned, which reveals nothing.
            told = told.replace(typed.rpartition(",")[0].casefold(), "") if "," in typed else told
            secrets = {secret for secret in _hidden(people, ids[who]) if secret not in typed.casefold()}
            leaked = {secret for secret in secrets if secret in told}
            assert leaked == set(), (command, option, who)
        reached += bool(await table.user("Dana").autocomplete(here, command, focused=option, value=""))
    assert reached > 20  # nearly every option offers the DM choices: the walk reaches them
