"""Every slash command × every role: where one is a command of the core, the policy's table says.

A command without a row fails here. In Discord everybody in the channel of a fight is at its table;
a spectator is somebody in another channel.
"""

from collections import Counter
from typing import Any

import pytest

from bot.helping import all_commands
from storage.encounter import commands as ask
from storage.encounter.model import Condition, DiscordBinding, Encounter, Participant, Status
from storage.encounter.policy import TABLE, Role
from storage.encounter.record import EncounterId, ParticipantId, UserId
from storage.encounters import Encounters
from storage.keys import new_key
from tests.bot.table import Table

PEOPLE = {
    Role.OWNER: "Dana",
    Role.CO_DM: "Cleo",
    Role.CONTROLLER: "Ari",
    Role.PLAYER: "Bo",
    Role.SPECTATOR: "Sam",
}
COLUMNS = (Role.OWNER, Role.CO_DM, Role.CONTROLLER, Role.PLAYER)
WHO = {"participant": "$target"}

# Command → what is typed, and which command of the core it is. "$target" is a controller's own character, and
# for a player somebody who is nobody's.
CORE: dict[str, tuple[dict[str, Any], type]] = {
    "encounter end": ({}, ask.EndEncounter),
    "encounter pause": ({}, ask.PauseEncounter),
    "encounter resume": ({}, ask.ResumeEncounter),
    "encounter co-dm": ({"user": "Dev"}, ask.SetCoDms),
    "encounter transfer": ({"user": "Dev"}, ask.TransferEncounter),
    "encounter rules": ({"narration": "thread"}, ask.ChangeRules),
    "init roll": (WHO, ask.RollInitiative),
    "init set": ({**WHO, "initiative": "12"}, ask.RollInitiative),
    "init next": ({}, ask.AdvanceTurn),
    "init back": ({}, ask.PreviousTurn),
    "init delay": (WHO, ask.DelayTurn),
    "init act": (WHO, ask.TakeTurn),
    "init move": (WHO, ask.MoveParticipant),
    "init control": ({**WHO, "user": "Dev"}, ask.SetControllers),
    "init remove": (WHO, ask.RemoveParticipant),
    "damage": ({"target": "$target", "amount": "3"}, ask.DealDamage),
    "heal": ({"target": "$target", "amount": "3"}, ask.Heal),
    "temp-hp": ({"target": "$target", "amount": "3"}, ask.SetTemporaryHitPoints),
    "set-hp": ({"target": "$target", "amount": "3"}, ask.UpdateParticipantHp),
    "condition add": ({"target": "$target", "condition": "Prone"}, ask.AddCondition),
    "condition remove": ({"target": "$target", "condition": "Blinded"}, ask.RemoveCondition),
    "concentrate on": ({**WHO, "spell": "Bless"}, ask.Concentrate),
    "concentrate end": (WHO, ask.EndConcentration),
    "stabilise": (WHO, ask.Stabilise),
    "ready": ({**WHO, "what": "Shoot"}, ask.UpdateParticipant),
    "reaction": (WHO, ask.UpdateParticipant),
    "edit": ({**WHO, "ac": 14}, ask.UpdateParticipant),
    "party bring": ({"party": "The Lanterns"}, ask.AddParty),
}
# What everybody in the channel may do, a spectator too where it is about no fight.
ANYBODY = ("yes", "yes", "yes", "yes", "yes")
AT_THE_TABLE = ("yes", "yes", "yes", "yes", "unknown")
DMS = ("yes", "yes", "no", "no", "unknown")
LINKS = ("yes", "yes", "no", "no", "no")  # of a channel, whether a fight is there or not
OWN = ("yes", "unknown", "unknown", "unknown", "unknown")  # nobody else has that character
# Command → what is typed, and what becomes of it for owner, co-DM, controller, player and spectator.
OTHERS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "encounter start": ({}, ANYBODY),  # the spectator's channel has no fight yet
    "encounter list": ({}, ANYBODY),
    "encounter board": ({}, AT_THE_TABLE),
    "encounter log": ({}, DMS),
    "encounter screen": ({}, DMS),
    "init join": ({"name": "Nia", "hp": 9}, AT_THE_TABLE),  # everybody brings a character of his own
    "init add": ({"name": "Wolf", "hp": "9"}, DMS),
    "undo": ({}, ("yes", "yes", "no", "no", "unknown")),  # nobody here did anything yet
    "redo": ({}, ("yes", "yes", "no", "no", "unknown")),
    "overlay link": ({}, LINKS),
    "overlay list": ({}, LINKS),
    "overlay settings": ({"delay": 5}, LINKS),
    "overlay style": ({}, LINKS),
    "overlay rotate": ({}, LINKS),
    "overlay reload": ({}, LINKS),
    "overlay status": ({}, LINKS),
    "overlay revoke": ({}, LINKS),
    "play": ({}, AT_THE_TABLE),
    "character create": ({"name": "Nia", "hp": 9}, ANYBODY),
    "character show": ({}, ANYBODY),
    "party create": ({"name": "The Others"}, ANYBODY),
    "party add": ({"party": "The Lanterns", "character": "Dora"}, OWN),
    "party remove": ({"party": "The Lanterns", "character": "Dora"}, ("yes", "no", "no", "no", "no")),
    "party show": ({}, ANYBODY),
    "creature find": ({"text": "goblin"}, ANYBODY),
    "creature save": ({"name": "Goblin Boss", "hp": "9"}, ANYBODY),
    "creature delete": ({"name": "Goblin Boss"}, ANYBODY),
    "privacy show": ({}, ANYBODY),
    "privacy delete": ({}, ANYBODY),
    "roll": ({"dice": "1d6"}, ANYBODY),
    "tracker help": ({}, ANYBODY),
    "tracker doctor": ({}, ANYBODY),
}
# What the owner does before.
NEEDS: dict[str, tuple[str, ...]] = {
    **{name: ("overlay link",) for name in OTHERS if name.startswith("overlay ") and name != "overlay link"},
    "party remove": ("party add",),
}
# What takes a file, or a message, is used otherwise.
NOT_TYPED = {"creature import", "Apply this roll"}


class Cast:
    """Fresh fights, each in a channel of its own, and what became of the last command in one."""

    def __init__(self, table: Table, users: dict[Role, UserId]) -> None:
        self.table, self.users = table, users
        self.ended: list[str] = []
        self.carried_out: list[str] = []

    async def fight(self) -> tuple[Any, str]:
        """Store a fight in which it is the controller's turn; return its channel and its id."""
        key = str(new_key())
        channel = self.table.driver.add_channel(f"fight-{key}")
        blinded = (Condition(id="c1", name="blinded"),)
        people = (
            Participant(
                id=ParticipantId(str(new_key())),
                name="Aria",
                type="character",
                max_hp=28,
                current_hp=20,
                conditions=blinded,
                collaborators=(self.users[Role.CONTROLLER],),
                initiative_roll=15,
            ),
            Participant(
                id=ParticipantId(str(new_key())),
                name="Goblin",
                max_hp=20,
                current_hp=20,
                conditions=blinded,
                initiative_roll=9,
            ),
        )
        fight = Encounter(
            id=EncounterId(key),
            user_id=self.users[Role.OWNER],
            co_dms=(self.users[Role.CO_DM],),
            name="Bridge",
            status=Status.ACTIVE,
            round=1,
            participants=people,
            current_participant_id=people[0].id,
            discord=DiscordBinding(guild_id=str(self.table.driver.guild.id), channel_id=str(channel.id)),
        )
        await Encounters(self.table.services.database).insert(fight)
        return channel, key

    async def type(self, role: Role, channel: Any, command: str, options: dict[str, Any]) -> str:
        """Have a role use a command; return how the bot says it ended."""
        self.ended.clear()
        target = "Goblin" if role is Role.PLAYER else "Aria"
        typed = {key: target if value == "$target" else value for key, value in options.items()}
        if role is Role.SPECTATOR:
            channel = self.table.driver.add_channel(f"elsewhere-{new_key()}")
        call = await self.table.user(PEOPLE[role]).slash(channel, command, typed)
        assert call.error is None, (command, role)
        await self.table.driver.wait_until(
            lambda: self.ended or None, within=60, what=f"the end of {command}"
        )
        return self.ended[-1]


@pytest.fixture
async def cast(table: Table, monkeypatch: pytest.MonkeyPatch) -> Cast:
    # How long it takes on a busy machine is tested elsewhere.
    monkeypatch.setattr("bot.sandbox.interactions.ANSWER_SECONDS", 45.0)
    people = table.services.people
    users = {
        role: (await people.of_discord(str(table.driver.user(name).id), name)).id
        for role, name in PEOPLE.items()
    }
    cast = Cast(table, users)
    count = table.bot.metrics.ended

    def ended(interaction: Any, outcome: str) -> None:
        count(interaction, outcome)
        cast.ended.append(outcome)

    monkeypatch.setattr(table.bot.metrics, "ended", ended)
    table.tracker.observe(lambda kind, outcome, source, seconds: cast.carried_out.append(outcome))
    await table.user("Dana").slash("table", "party create", name="The Lanterns")
    await table.user("Dana").slash("table", "character create", name="Dora", hp=9)
    await table.user("Dana").slash("table", "party add", party="The Lanterns", character="Dora")
    return cast


def permission(outcome: str) -> str:
    """Return what an outcome says about permission; what the rules of the game refuse was permitted."""
    assert outcome not in ("failed", "unanswered"), outcome
    return {
        "request": "ask",
        "not_allowed": "no",
        "not_found": "unknown",
        "participant_not_found": "unknown",
    }.get(outcome, "yes")


async def test_a_command_of_the_core_does_for_every_role_what_the_table_says(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    counted: Counter[str] = Counter()
    wrong = []
    for command, (options, kind) in CORE.items():
        for role in PEOPLE:
            channel, key = await cast.fight()
            cast.carried_out.clear()
            ended = permission(await cast.type(role, channel, command, options))
            got = permission(cast.carried_out[-1]) if cast.carried_out else ended
            expected = "unknown" if role is Role.SPECTATOR else TABLE[kind][COLUMNS.index(role)].value
            about_nobody = not any(value == "$target" for value in options.values())
            if role is Role.CONTROLLER and about_nobody and kind is not ask.AdvanceTurn:
                expected = TABLE[kind][
                    COLUMNS.index(Role.PLAYER)
                ].value  # nobody controls the fight as a whole
            if role is Role.PLAYER and kind is ask.AdvanceTurn:
                expected = "no"
            if got != expected:
                wrong.append((command, str(role), got, expected))
            if expected in ("no", "unknown"):
                assert (await cast.table.tracker.load(EncounterId(key))).version == 0, (command, role)
            counted[expected] += 1
    with capsys.disabled():
        print(f"\n{len(CORE)} slash commands × {len(PEOPLE)} roles: {dict(counted)}")
    assert not wrong, "\n".join(map(str, wrong))


async def test_every_other_command_does_for_every_role_what_its_row_says(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {command.qualified_name for command in all_commands(cast.table.bot.tree)} == {
        *CORE,
        *OTHERS,
        *NOT_TYPED,
    }
    counted: Counter[str] = Counter()
    wrong = []
    for command, (options, row) in OTHERS.items():
        for role, expected in zip(PEOPLE, row, strict=True):
            channel, _ = await cast.fight()
            for needed in NEEDS.get(command, ()):
                await cast.type(Role.OWNER, channel, needed, OTHERS[needed][0])
            outcome = await cast.type(role, channel, command, options)
            if permission(outcome) != expected:
                wrong.append((command, str(role), outcome, expected))
            counted[expected] += 1
    with capsys.disabled():
        print(f"\n{len(OTHERS)} other commands × {len(PEOPLE)} roles: {dict(counted)}")
    assert not wrong, "\n".join(map(str, wrong))
