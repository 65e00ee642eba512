"""Every slash command × every role: the policy's table decides for commands of the core.

A command without a row fails here. In Discord every user in an encounter's channel is a member;
a spectator is a user in another channel. A command that is refused as invalid fails as well: the policy was
not asked.
"""

from collections import Counter
from typing import Any

import pytest

from bot.actions.help import all_commands
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId
from storage.encounter.policy import TABLE, Role
from tests.bot.cast import APPLY_ROLL, PEOPLE, Cast, permission
from tests.bot.cogs.core_commands import CHARACTERS, CORE, CREATURES, PICTURE

COLUMNS = (Role.OWNER, Role.CO_DM, Role.CONTROLLER, Role.PLAYER)
# Allowed to every user in the channel, to a spectator only without an encounter.
ANYBODY = ("yes", "yes", "yes", "yes", "yes")
AT_THE_TABLE = ("yes", "yes", "yes", "yes", "unknown")
DMS = ("yes", "yes", "no", "no", "unknown")
LINKS = ("yes", "yes", "no", "no", "no")  # of a channel, with or without an encounter
OWN = ("yes", "unknown", "unknown", "unknown", "unknown")  # no other user has that character
# Command → its options, and its outcome for owner, co-DM, controller, player and spectator.
OTHERS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "encounter start": ({}, ANYBODY),  # the spectator's channel has no encounter yet
    "encounter list": ({}, ANYBODY),
    "encounter board": ({}, AT_THE_TABLE),
    "encounter log": ({}, DMS),
    "encounter screen": ({}, DMS),
    "init join": ({"name": "Nia", "hp": 9}, AT_THE_TABLE),  # each user joins with their own character
    "join": ({"name": "Nio", "hp": 9}, AT_THE_TABLE),
    "init add": ({"name": "Wolf", "hp": "9"}, DMS),
    "inspiration give": ({"participant": "Aria"}, DMS),  # spending is the controller's
    "resource show": ({"participant": "Aria"}, AT_THE_TABLE),
    "undo": ({}, ("yes", "yes", "no", "no", "unknown")),  # there is no change to undo yet
    "redo": ({}, ("yes", "yes", "no", "no", "unknown")),
    "overlay link": ({}, LINKS),
    "overlay list": ({}, LINKS),
    "overlay settings": ({"delay": 5}, LINKS),
    "overlay style": ({}, LINKS),
    "overlay rotate": ({}, LINKS),
    "overlay reload": ({}, LINKS),
    "overlay status": ({}, LINKS),
    "overlay air": ({"order": "hide"}, LINKS),
    "overlay remote": ({}, LINKS),
    "overlay revoke": ({}, LINKS),
    "play": ({}, AT_THE_TABLE),
    "character create": ({"name": "Nia", "hp": "9"}, ANYBODY),
    "character show": ({}, ANYBODY),
    "party create": ({"name": "$user"}, ANYBODY),  # a server has one of each name
    "party add": ({"party": "The Lanterns", "character": "Dora"}, OWN),
    "party remove": ({"party": "The Lanterns", "character": "Dora"}, ("yes", "no", "no", "no", "no")),
    "party rename": ({"party": "The Lanterns", "name": "The Lanterns"}, ("yes", "no", "no", "no", "no")),
    "party show": ({}, ANYBODY),
    "party rest": ({"party": "The Lanterns", "kind": "long"}, ("yes", "no", "no", "no", "no")),
    "party restore": ({"party": "The Lanterns"}, ("yes", "no", "no", "no", "no")),
    "character rest": ({"name": "Dora", "kind": "long"}, OWN),
    "character portrait": ({"file": PICTURE, "name": "Dora"}, OWN),
    "portrait": ({"file": PICTURE, "participant": "Aria"}, ("yes", "yes", "yes", "no", "unknown")),
    "character attack add": ({"attack": "bow +5, 1d8 piercing", "name": "Dora"}, OWN),
    "character attack list": ({"name": "Dora"}, OWN),
    "character attack remove": ({"attack": "bow", "name": "Dora"}, OWN),
    "party delete": ({"party": "The Lanterns"}, ("yes", "no", "no", "no", "no")),  # it asks first
    "character delete": ({"name": "Dora"}, OWN),  # after the rows that need her
    "character import": ({"file": CHARACTERS}, ANYBODY),
    "character undo-import": ({}, ANYBODY),  # each user the import before
    "character export": ({}, ANYBODY),
    "creature find": ({"text": "goblin"}, ANYBODY),
    "creature save": ({"name": "Goblin Boss", "hp": "9"}, ANYBODY),
    "creature portrait": ({"file": PICTURE, "name": "Goblin Boss"}, ANYBODY),
    "creature favourite": ({"name": "Goblin Boss"}, ANYBODY),  # each user the one they saved
    "creature import": ({"file": CREATURES}, ANYBODY),
    "creature export": ({}, ANYBODY),
    "creature undo-import": ({}, ANYBODY),  # each user the import before
    "creature paste": ({}, ANYBODY),
    "creature delete": ({"name": "Goblin Boss"}, ANYBODY),
    "template save": ({"name": "Ambush"}, DMS),
    # The co-DM has one of that name too; a player has none, and never sees another's.
    "template start": ({"name": "Ambush"}, ("yes", "yes", "unknown", "unknown", "unknown")),
    "template list": ({}, ANYBODY),
    "template delete": ({"name": "Ambush"}, ("yes", "yes", "unknown", "unknown", "unknown")),
    "token create": ({"name": "Deck"}, ANYBODY),
    "token list": ({}, ANYBODY),
    "token revoke": ({"token": "Deck"}, ANYBODY),  # each user their own
    "privacy show": ({}, ANYBODY),
    "privacy delete": ({}, ANYBODY),
    "roll": ({"dice": "1d6"}, ANYBODY),
    "help": ({}, ANYBODY),
    "tracker help": ({}, ANYBODY),
    "tracker doctor": ({}, ANYBODY),
    APPLY_ROLL: ({}, AT_THE_TABLE),
}
# What the owner does first.
NEEDS: dict[str, tuple[str, ...]] = {
    **{name: ("overlay link",) for name in OTHERS if name.startswith("overlay ") and name != "overlay link"},
    "party remove": ("party add",),
}


async def test_a_command_of_the_core_does_for_every_role_what_the_policy_says(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    counted: Counter[str] = Counter()
    wrong = []
    for command, (options, kind) in CORE.items():
        for role in PEOPLE:
            channel, key = await cast.current_encounter()
            cast.carried_out.clear()
            ended = await cast.type(role, channel, command, options)
            outcome = cast.carried_out[-1] if cast.carried_out else ended
            got = permission(outcome)
            expected = "unknown" if role is Role.SPECTATOR else TABLE[kind][COLUMNS.index(role)].value
            about_nobody = not any(value == "$target" for value in options.values())
            if role is Role.CONTROLLER and about_nobody and kind is not ask.AdvanceTurn:
                expected = TABLE[kind][
                    COLUMNS.index(Role.PLAYER)
                ].value  # no controller of the whole encounter
            if role is Role.PLAYER and kind is ask.AdvanceTurn:
                expected = "no"
            if got != expected or outcome == "invalid":
                wrong.append((command, str(role), outcome, expected))
            if expected in ("no", "unknown"):
                assert (await cast.table.tracker.load(EncounterId(key))).version == 0, (command, role)
            counted[expected] += 1
    with capsys.disabled():
        print(f"\n{len(CORE)} slash commands × {len(PEOPLE)} roles: {dict(counted)}")
    assert not wrong, "\n".join(map(str, wrong))


async def test_every_other_command_does_for_every_role_what_its_row_says(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {command.qualified_name for command in all_commands(cast.table.bot.tree)} == {*CORE, *OTHERS}
    counted: Counter[str] = Counter()
    wrong = []
    for command, (options, row) in OTHERS.items():
        for role, expected in zip(PEOPLE, row, strict=True):
            channel, _ = await cast.current_encounter()
            for needed in NEEDS.get(command, ()):
                await cast.type(Role.OWNER, channel, needed, OTHERS[needed][0])
            outcome = await cast.type(role, channel, command, options)
            if permission(outcome) != expected or outcome == "invalid":
                wrong.append((command, str(role), outcome, expected))
            counted[expected] += 1
    with capsys.disabled():
        print(f"\n{len(OTHERS)} other commands × {len(PEOPLE)} roles: {dict(counted)}")
    assert not wrong, "\n".join(map(str, wrong))


async def test_what_a_message_menu_refuses_is_said_and_counted_once(cast: Cast) -> None:
    channel = cast.table.driver.add_channel("without a fight")
    assert await cast.type(Role.SPECTATOR, channel, APPLY_ROLL, {}) == "not_found"
    before = len(cast.table.user("Sam").screen(cast.last_channel))
    await cast.table.user("Sam").slash(
        cast.last_channel, "tracker help"
    )  # a second answer would have arrived by now
    await cast.table.driver.wait_until(lambda: "ok" in cast.ended or None, what="the end of the help")
    assert cast.ended == ["not_found", "ok"]
    assert len(cast.table.user("Sam").screen(cast.last_channel)) == before + 1
