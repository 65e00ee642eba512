"""One attack after the other; each takes seconds, says what got through, and ends its connections."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Callable

from aiohttp import ClientError

from bot.sandbox import SandboxTimeoutError
from tests.faults.attacks.attacker import Attacker, NotCarriedOutError
from tests.faults.attacks.in_discord import blocked_deletion, members_business, opened_dm_screen
from tests.faults.attacks.over_sockets import (
    endless_conditions,
    floods,
    made_up_ids,
    many_tokens,
    others_character,
    others_command_id,
    packed_poll,
    respelled_token,
    silent_connections,
)
from tests.faults.attacks.style_sheet import reaching_style_sheet
from tests.faults.visitor import LostError

Attack = Callable[[Attacker], Awaitable[None]]

ATTACKS: tuple[Attack, ...] = (
    made_up_ids,
    endless_conditions,
    others_character,
    others_command_id,
    packed_poll,
    respelled_token,
    floods,
    silent_connections,
    many_tokens,
    members_business,
    opened_dm_screen,
    blocked_deletion,
    reaching_style_sheet,
)


async def attack(attacker: Attacker, stop: asyncio.Event) -> Counter[str]:
    """Try one after the other until stopped, each at least once; return how often each was carried out."""
    attacks = [kind for kind in ATTACKS if attacker.chromium is not None or kind is not reaching_style_sheet]
    done = Counter({kind.__name__: 0 for kind in attacks})
    while not stop.is_set() or attacker.tries < len(attacks):
        kind = attacks[attacker.tries % len(attacks)]
        attacker.tries += 1
        with contextlib.suppress(  # cut off: that is allowed
            LostError, ClientError, OSError, TimeoutError, SandboxTimeoutError, NotCarriedOutError
        ):
            await kind(attacker)
            done[kind.__name__] += 1
        await asyncio.sleep(0.5)
    return done


def told(through: Counter[str], done: Counter[str]) -> list[str]:
    """Return what got through, and the attacks that were never carried out: of those nothing is known."""
    return [
        *(f"got through {times} times: {what}" for what, times in through.items()),
        *(f"never carried out: {name}" for name, times in done.items() if not times),
    ]
