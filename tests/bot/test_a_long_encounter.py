"""Twenty rounds with four players and twelve monsters: what it costs, and that nothing stale is ever sent."""

import random
import re

from bot.discord_api.error_codes import ErrorCode
from storage.encounter.commands import AddParty, NewParticipant
from storage.encounter.context import Actor
from tests.bot.harness import BotHarness

PLAYERS = ("Ari", "Bo", "Cleo", "Dev")
ROUNDS = 20


async def test_a_long_encounter_costs_few_calls_and_sends_no_stale_board(table: BotHarness) -> None:
    board = await table.start(players=PLAYERS, begin=False)
    encounter = await table.current_encounter()
    owner = await table.services.users.get(encounter.user_id)
    assert owner is not None
    monsters = tuple(NewParticipant(name=f"Orc {n}", max_hp=60, ac=13) for n in range(12))
    party = AddParty(participants=monsters, roll_initiative=True)
    await table.tracker.execute(encounter.id, Actor(owner.id, "Dana"), party, "orcs")
    await table.user("Dana").slash("table", "encounter start")
    await table.settled(board)
    dice, commands = random.Random(3), 0
    first = len(table.sandbox.requests)
    for _ in range(ROUNDS):
        for player in PLAYERS:
            await table.user(player).slash("table", "roll", dice="1d20+5")
            await table.user("Dana").slash(
                "table", "damage", target=f"Orc {dice.randrange(12)}", amount=str(dice.randrange(1, 4))
            )
            await table.press("Dana", board, "Next turn")
            commands += 3
    last = await table.settled(board)
    requests = table.sandbox.requests[first:]
    assert len(requests) / commands < 2.5
    rounds = [
        int(found.group(1))
        for request in requests
        if "/messages" in request.path and request.method in ("PATCH", "POST")
        if (found := re.search(r"– round (\d+)", str(request.body)))
    ]
    assert rounds == sorted(rounds)
    assert f"round {(await table.current_encounter()).round}" in last.text
    # A press on a board that is moving down is answered after its message is gone.
    late = [r for r in requests if r.path.endswith("/callback") and r.status == 404]
    assert all(isinstance(r.response, dict) and r.response["code"] == ErrorCode.UNKNOWN_MESSAGE for r in late)
    assert all(r.status is not None and r.status < 400 for r in requests if r not in late)
