"""The total of a dice bot's message, in the layouts of well-known bots."""

import time
from typing import Any

import pytest

from bot.parsing.roll_messages import total_in
from bot.sandbox.model.objects import Json
from tests.bot.harness import BotHarness

# Shapes, not quotations: made-up rolls laid out as each kind of bot lays out its own.
_ATTACK: Json = {
    "title": "Aria attacks with a Greatsword!",
    "fields": [
        {"name": "Goblin", "value": "**To Hit**: 1d20 (13) + 5 = `18`\n**Damage**: 2d6 (3, 4) + 3 = `10`"},
        {"name": "Effect", "value": "Ends after 1 round."},
    ],
    "footer": {"text": "Goblin: <Bloodied>"},
}
_CRITICAL: Json = {"description": "**Damage (CRIT!)**: 4d6 (~~1~~, 6, 5, 5) + 3 [slashing] = `20`"}
_SAVES: Json = {
    "title": "Fireball",
    "fields": [{"name": "Meta", "value": "**Damage**: 8d6 (...) = `31`\nDC: 15"}],
}


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("**Result**: 2d6 (3, 4) + 3\n**Total**: 10", 10),
        ("🎲 `1d20 (17) + 5` = **22**", 22),
        ("` 10 ` ⟵ [6, 4] 2d6", 10),
        ("Aria Roll: `[6, 4]` Result: 10", 10),
        ("# 10\nDetails:[2d6 (6 4)]", 10),
        ("You rolled 2d6 → 9", 9),
        ("Damage: 2d6 (3, 4) + 3 = 10", 10),
        ("2d8+3: (4+5)+3 = 12 fire", 12),
        ("1d20 ~~(3)~~ (18) = 18", 18),
        ("-3 = -3", 0),
        ("9", 9),
        ("Damage: 14", 14),
        ("Damage: 2d6", None),
        ("Round 2 begins, 3 to go", None),
        ("See you at 10.5", None),
        ("", None),
    ],
)
def test_a_total_is_found_in_any_of_these(text: str, total: int | None) -> None:
    assert total_in([text]) == total


@pytest.mark.parametrize("part", ["\n", "= ", "~~", ".\n", "damage = ", "1", "#\n", "-1 ", "total: "])
def test_no_message_costs_more_than_its_length(part: str) -> None:
    began = time.process_time()
    total_in([part * (20_000 // len(part))])
    assert time.process_time() - began < 2, "it took minutes"


@pytest.mark.parametrize(("embed", "total"), [(_ATTACK, "10"), (_CRITICAL, "20"), (_SAVES, "31")])
async def test_a_roll_in_an_embed_is_applied(table: BotHarness, embed: Json, total: str) -> None:
    await table.start("Goblin")
    message = table.user("Dice Bot").send("table", "", embeds=[embed])
    opened = await table.user("Dana").context_menu("table", "Apply this roll", message)
    assert opened.modal is not None
    assert [field.value for field in opened.modal.inputs if field.custom_id == "amount"] == [total]


async def test_a_roll_in_a_layout_of_components_is_applied(table: BotHarness) -> None:
    await table.start("Goblin")
    layout: list[dict[str, Any]] = [
        {
            "type": 17,
            "id": 1,
            "components": [{"type": 10, "id": 2, "content": "**Damage**: 2d6 (5, 4) = **9**"}],
        }
    ]
    message = table.user("Dice Bot").send("table", "laid out")
    stored = table.sandbox.world.messages[message.channel_id][message.id]
    stored.content, stored.components = "", layout
    opened = await table.user("Dana").context_menu("table", "Apply this roll", message)
    assert opened.modal is not None
    assert [field.value for field in opened.modal.inputs if field.custom_id == "amount"] == ["9"]


async def test_the_intent_to_read_messages_is_never_asked_for(table: BotHarness) -> None:
    assert not table.bot.intents.message_content and not table.bot.intents.guild_messages
