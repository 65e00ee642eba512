"""The total of a dice bot's message, in the layouts of well-known bots."""

import time
from typing import Any

import pytest

from bot.parsing.roll_messages import roll_in
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


# The shapes of ten dice bots, with what they say: amounts and type.
SHAPES: dict[str, tuple[str, tuple[int, ...], str]] = {
    "Avrae": ("**Result**: 2d6 (3, 4) + 3\n**Total**: 10", (10,), ""),
    "Avrae, an attack": (
        "**To Hit**: 1d20 (13) + 5 = `18`\n**Damage**: 2d6 (3, 4) + 3 [slashing] = `10`",
        (10,),
        "slashing",
    ),
    "Avrae, a miss": ("**To Hit**: 1d20 (3) + 5 = `8`\n**Miss!**", (), ""),
    "Avrae, two targets": ("**Damage**: 8d6 = `31`\nMeta\n**Damage**: 8d6 = `24` [fire]", (31, 24), "fire"),
    "Dice Maiden": ("Aria Roll: `[6, 4]` Result: 10 Reason: damage 3 goblins", (10,), ""),
    "Dice Maiden, a reason": ("Request: `[2d6]` Roll: `[6, 4]` = **28** Reason: damage 3 goblins", (28,), ""),
    "RPG Sessions": ("🎲 `1d20 (17) + 5` = **22**", (22,), ""),
    "DiceParser": ("# 10\nDetails:[2d6 (6 4)]", (10,), ""),
    "Rollem": ("` 10 ` ⟵ [6, 4] 2d6", (10,), ""),
    "Rollem, to somebody": ("<@1577083968543653889>, ` 10 ` ⟵ [6, 4] 2d6", (10,), ""),
    "dice before the arrow": ("Aria: `1d20` ⟵ 17", (), ""),
    "a bonus before the arrow": ("Aria: 1d20 + 5 ⟵ 17", (), ""),
    "Tyche": ("You rolled 2d6 → 9", (9,), ""),
    "D&D Beyond": ("Greatsword: damage\n2d6+3\nTotal: 1,204", (1204,), ""),
    "Beyond20": ("Fire Bolt\nAttack: 1d20 + 7 = 19\nDamage: 2d10 = 11 fire", (11,), "fire"),
    "Roll20": ("rolling 2d8+3\n(4+5)+3\n=12", (12,), ""),
    "Sidekick": ("2d8+3: (4+5)+3 = 12 fire", (12,), "fire"),
    "German": ("Schaden: 2W6 (3, 4) + 3 = 10 Feuer", (10,), "fire"),
    "German, in a sentence": ("Der Goblin erleidet 14 Kälteschaden.", (14,), "cold"),
    "German total": ("Wurf: [5, 6]\nGesamt: 1.204", (1204,), ""),
    "French": ("Dégâts : 2d6 (3, 4) + 3 = 10 (feu)", (10,), "fire"),
    "German, a check": ("Rettungswurf: 1W20 (3) + 5 = 8\nSchaden: 8W6 = 31", (31,), ""),
    "German, a miss": ("Angriffswurf: 1W20 (2) + 5 = 7 gegen RK 15: daneben", (), ""),
    "German, a comment": ("2W6 → 9\nKommentar: Schaden 3 Goblins", (9,), ""),
    "French, a check": ("Jet de sauvegarde : 8 (DD 15)\nDégâts : 8d6 = 31", (31,), ""),
    "French, a miss": ("Jet d'attaque : 1d20 (2) + 5 = 7, raté", (), ""),
    "French, a comment": ("2d6 → 9\nMotif : dégâts 3 gobelins", (9,), ""),
    "French result": ("Lancer : [5, 6]\nRésultat : 1\u202f204", (1204,), ""),
    "French, in a sentence": ("Le gobelin subit 14 points de dégâts de feu", (14,), "fire"),
    "French total": ("Somme : 14", (14,), ""),
    "a miss in German": ("Angriff: 1d20 (2) + 5 = 7, verfehlt", (), ""),
    "a difficulty": ("1d20 (13) + 5 = 18 (DC 15)", (18,), ""),
    "an attack alone": ("Attack: 1d20 (13) + 5 = 18", (18,), ""),
    "dropped dice": ("1d20 ~~(3)~~ (18) = 18", (18,), ""),
    "several types": ("Damage: 1d8 = 5 slashing, 2d6 = 7 fire", (5, 7), ""),
    "several types and their sum": ("Damage: 1d8 = 5 slashing, 2d6 = 7 fire, total 12", (12,), ""),
    "several types without a sum": ("Damage: 9 slashing + 4 fire", (13, 9, 4), ""),
    "dice of several types": ("Damage: 1d8 slashing + 2d6 fire", (), ""),
    "dice behind the result": ("2d6+3 → 10 (4, 3)", (10,), ""),
    "German, dice behind the result": ("Wurf: 1W8+4\nErgebnis: 9 (5)", (9,), ""),
    "an attack above its number": ("LONGSWORD: TO HIT\n1d20+7\n16", (16,), ""),
    "a sentence": ("You rolled 1d8+3 and got 9", (9,), ""),
    "a sentence with an article": ("**Aria** rolled a **17**!", (17,), ""),
    "a sentence with its dice": ("Aria rolled 1d8+3 and got 9 (6 + 3).", (9,), ""),
    "a sentence of a check": ("Attack: you rolled 1d20+7 and got 16", (16,), ""),
    "how many dice": ("Aria rolled 2 dice", (), ""),
    "how many dice, and their sum": ("Aria rolled 2 dice and got 11.", (11,), ""),
    "a colon": ("Aria: 1d8+3: **9**", (9,), ""),
    "a colon before dice": ("Aria: 1d8+3: 6 + 3", (), ""),
    "German, a sentence": ("Aria hat 1W8+3 gewürfelt und erhält 9", (9,), ""),
    "German, the number first": ("Aria hat eine 9 gewürfelt", (9,), ""),
    "French, a sentence": ("Tu as lancé 1d8+3 et obtenu 9", (9,), ""),
    "below zero": ("-3 = -3", (0,), ""),
    "a number": ("9", (9,), ""),
    "a number of damage": ("Damage: 14", (14,), ""),
    "no result": ("Damage: 2d6", (), ""),
    "talk": ("Round 2 begins, 3 to go", (), ""),
    "a fraction": ("See you at 10.5", (), ""),
    "nothing": ("", (), ""),
}


OF_ATTACKS = {
    SHAPES[name][0] for name in ("an attack alone", "an attack above its number", "a sentence of a check")
}


@pytest.mark.parametrize(("text", "amounts", "kind"), SHAPES.values(), ids=SHAPES)
def test_the_result_of_a_dice_bot_is_found_with_its_type(
    text: str, amounts: tuple[int, ...], kind: str
) -> None:
    found = roll_in([text])
    assert (found.amounts, found.type) == (amounts, kind)
    assert found.is_sure is (text not in OF_ATTACKS)


@pytest.mark.parametrize("part", ["\n", "= ", "~~", ".\n", "damage = ", "1", "#\n", "-1 ", "total: "])
def test_no_message_costs_more_than_its_length(part: str) -> None:
    began = time.process_time()
    roll_in([part * (20_000 // len(part))])
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


async def test_several_results_are_offered_to_choose_from(table: BotHarness) -> None:
    await table.start("Goblin")
    text = "**Damage**: 8d6 = `11`\n**Damage**: 8d6 = `7` [fire]"
    message = table.user("Dice Bot").send("table", text)
    dana = table.user("Dana")
    opened = await dana.context_menu("table", "Apply this roll", message)
    assert opened.modal is not None
    await dana.submit_modal(opened.modal, {"Target": ["Goblin"], "Amount": ["7"]})
    assert (await table.current_encounter()).participants[1].current_hp == 13
