"""Hostile names, from the slash command and the socket to the board, the viewers and MongoDB.

The real bot over the sandbox, the real web side and the real database in one process, as `python -m bot` runs
them. Every text is typed wherever a user may type, and then all output is searched.
"""

import re
import unicodedata
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from bot.sandbox.rest.recorder import RecordedRequest
from realtime.app import Web
from storage.repositories.share_links import ShareLinks
from tests.bot.attaching import slash_with_file
from tests.bot.harness import BotHarness
from tests.realtime.client import Client

Json = dict[str, Any]

# What is typed as a name. Each begins with a word by which it is found again.
NAMES = {
    "Markdown": "Mark **b** __u__ ~~s~~ `c` ||x|| > # -",
    "everybody": "Every @everyone @here",
    "role and user": "Role <@&1> <@!2> <#3> </x:4>",
    "masked link": "Link [free](https://evil.example)",
    "bare link": "Bare https://evil.example/a_b",
    "control": "Control\x00\x07\x1b[31m\r\n# Boss",
    "zero width": "Zero\u200b\u2060\ufeffwidth",
    "bidi": "Bidi\u202egnp.exe\u202c\u2066x\u2069",
    "lone surrogate": "Lone \ud800 half",
    "zalgo": "Zalgo" + "\u0301\u0316" * 30,
    "tags": "Tags\U000e0041\U000e007f",
    "operator": "Oper $where {$gt: 1} a.b",
    "prototype": "Proto __proto__ constructor",
    "script": "Script <script>alert(1)</script>",
    "emoji and Arabic": "Ada 👩\u200d🚀 مرحبا",  # these are names
}
# What no visible and no stored text may contain.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_ISOLATED = re.compile("\u2068([^\u2066-\u2069]*[\u0590-\u08ff][^\u2066-\u2069]*)\u2069")
_MENTION = re.compile(r"@everyone|@here|(?<!\\)<[@#/]")
_OWN_MENTION = re.compile(r"<@\d{15,20}>|<#\d{15,20}>")
_MASKED = re.compile(r"(?<!\\)\](?<!\\)\(")


@pytest.fixture
async def web(table: BotHarness) -> AsyncIterator[Web]:
    yield table.web
    while Client.opened:
        await Client.opened.pop().close()


def strings(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a value, keys too, and the last key on the way to it."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield "a key", str(key)
            yield from strings(inner, str(key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner, where)


def hidden_in(text: str) -> str | None:
    """Return what a text hides, if it does."""
    if found := _HIDDEN.search(text):
        return repr(found[0])
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if run > 4:
            return "zalgo"
    return None


# Where Discord reads Markdown; elsewhere a text is a text.
_RENDERED = ("content", "description")


def wrong_with(request: RecordedRequest) -> Iterator[str]:
    """Yield what is wrong with what the bot sent to Discord."""
    body = request.body if isinstance(request.body, dict) else {}
    message = body.get("data", body) if isinstance(body.get("data", body), dict) else {}
    allowed = message.get("allowed_mentions")
    if message.get("content") and (allowed is None or allowed.get("parse") or allowed.get("roles")):
        yield f"mentions are allowed: {allowed}"
    for key, text in strings(body):
        # Our own ways to break a mention and to isolate a right-to-left name.
        bare = _ISOLATED.sub(r"\1", text.replace("@\u200b", "@ "))
        if trouble := hidden_in(bare):
            yield f"{key} hides {trouble}: {text!r}"
        if key in _RENDERED:
            told = _OWN_MENTION.sub("", bare)
            if (
                _MENTION.search(told)
                or _MASKED.search(told)
                or re.search(r"(?<!\\)\*\*b\*\*|__u__|~~s~~", told)
            ):
                yield f"{key} speaks Markdown: {text!r}"


async def typed_in_discord(table: BotHarness, encounter: str, name: str) -> None:
    """Have the DM and a player type a text wherever they may."""
    dana, ari = table.user("Dana"), table.user("Ari")
    table.driver.user("Bo").display_name = name
    bo = table.driver.as_user(table.driver.user(name))
    try:
        elsewhere = table.driver.add_channel("elsewhere")
        await dana.slash(elsewhere, "encounter start", name=name[:80])
        await dana.slash(elsewhere, "encounter end")
        await dana.slash("table", "encounter rules", name=name[:80])
        await dana.slash("table", "init add", name=name[:80], hp="20", initiative="9", group=name[:80])
        await dana.slash("table", "damage", target=name[:100], amount="1", type=name[:30])
        await dana.slash("table", "condition add", target="aria", condition=name[:80])
        await dana.slash(
            "table", "edit", {"participant": "Goblin", "condition-immune": name[:300]}, resist=name
        )
        await dana.slash("table", "edit", participant="Goblin", notes=name, regeneration=name)
        await ari.slash("table", "ready", what=name)
        await ari.slash("table", "concentrate on", spell=name[:80])
        await ari.slash("table", "character create", name=name[:80], hp=9)
        await dana.slash("table", "party create", name=name[:80])
        await dana.slash("table", "creature save", name=name[:80], hp="9", notes=name, resist=name)
        await dana.slash("table", "creature find", text=name[:80])
        creature = {"name": name, "hit_points": 9, "type": name, "damage_immunities": [name[:40]]}
        entry = {"model": "api_v2.creature", "pk": name, "fields": creature}
        await slash_with_file(table, "Dana", "creature import", "file", [entry])
        await bo.slash("table", "init join", name=name[:80], hp=9)
        await bo.slash("table", "damage", target="Goblin", amount="3")
        await bo.slash("table", "party show")
        await dana.slash("table", "roll", dice=name[:200])
        await dana.slash("table", "encounter list")
        await dana.slash("table", "encounter screen")
    finally:
        table.driver.user(name).display_name = "Bo"


async def typed_by_socket(client: Client, encounter: str, goblin: str, text: str) -> None:
    """Have the DM send a text wherever the socket takes one."""
    asked: list[tuple[str, Json]] = [
        ("add_participant", {"participant": {"name": text, "group": text, "notes": text, "imageUrl": text}}),
        ("add_participant", {"participant": {"name": "Plain", "hitDice": text[:40]}, "rollHP": True}),
        (
            "add_condition",
            {"participantId": goblin, "condition": {"name": text, "duration": 2, "description": text}},
        ),
        ("concentrate", {"participantId": goblin, "name": text}),
        ("update_participant", {"participantId": goblin, "changes": {"notes": text, "readied": text}}),
        (
            "update_participant",
            {"participantId": goblin, "changes": {"imageUrl": f"https://x/{text}", "type": text[:20]}},
        ),
        ("remove_condition", {"participantId": goblin, "condition": text}),
        ("update_participant_hp", {"participantId": goblin, "damage": 1, "notes": text}),
        (
            "deal_damage",
            {"targets": [{"participantId": goblin}], "parts": [{"amount": 1, "type": text[:40]}]},
        ),
        ("change_rules", {"name": text}),
    ]
    for event, payload in asked:
        answer = await client.ask(event, {"encounterId": encounter, **payload})
        assert answer["ok"] or answer["error"]["code"] in ("invalid", "rule"), (event, answer)


async def test_no_text_is_a_weapon_wherever_it_is_typed(table: BotHarness, web: Web) -> None:
    await table.start("Goblin")
    encounter = await table.current_encounter()
    goblin = next(p.id for p in encounter.participants if p.name == "Goblin")
    dm = await Client.connect(web.address, web.tokens.issue_user_token(encounter.user_id))
    await dm.join(encounter.id)
    viewers = []
    for audience in ("players", "stream"):
        share, _ = await ShareLinks(table.services.database).create(encounter.id, audience, encounter.user_id)
        viewer = await Client.connect(web.address, web.tokens.issue_share_token(share)[0])
        await viewer.join(encounter.id)
        viewers.append(viewer)
    wrong: list[tuple[str, str]] = []
    heard: dict[Client, int] = {}  # how many events of each were searched
    for kind, text in NAMES.items():
        sent = len(table.sandbox.requests)
        await typed_in_discord(table, encounter.id, text)
        await typed_by_socket(dm, encounter.id, goblin, text)
        version = (await table.tracker.load(encounter.id)).version
        for client in (dm, *viewers):
            await client.at_version(version)
        wrong += [(kind, w) for request in table.sandbox.requests[sent:] for w in wrong_with(request)]
        wrong += [
            (kind, f"a viewer hears {trouble} in {key}: {told!r}")
            for client in (dm, *viewers)
            for _, payload in client.events[heard.get(client, 0) :]
            for key, told in strings(payload)
            if (trouble := hidden_in(told.replace("\n", " ").replace("\t", " ")))
        ]
        heard = {client: len(client.events) for client in (dm, *viewers)}
    await table.settled(table.live(table.driver.messages("table")[0]))
    wrong += [("stored", w) for w in [found async for found in wrong_in_mongo(table)]]
    assert not wrong, "\n".join(dict.fromkeys(map(str, wrong)))


async def test_joined_emoji_and_right_to_left_names_stand_on_the_board_as_they_were_typed(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    wizard, hebrew, arabic = "🧙\u200d♀\ufe0f Nia", "אורי", "ليلى"
    for name in (wizard, hebrew, arabic):
        await table.user("Dana").slash(
            "table", "init add", name=name, hp="20", initiative="9", kind="character"
        )
    isolated = f"\u2068{hebrew}\u2069"
    # A name that was copied from the board means the same participant.
    await table.user("Dana").slash("table", "damage", target=isolated, amount="5")
    board = await table.settled(table.live(table.driver.messages("table")[0]))
    lines = board.embed.description.splitlines()
    assert any(wizard in line for line in lines)
    for name, health in ((hebrew, "15/20"), (arabic, "20/20")):
        index = next(i for i, line in enumerate(lines) if f"\u2068{name}\u2069" in line)
        assert health in " ".join(lines[index : index + 2])


async def wrong_in_mongo(table: BotHarness) -> AsyncIterator[str]:
    """Yield what is wrong with what is stored."""
    database = table.services.database
    for collection in (
        database.encounters,
        database.combat_log,
        database.users,
        database.characters,
        database.parties,
        database.creatures,
        database.templates,
    ):
        async for document in collection.find():
            for key, text in strings(document):
                if key == "a key" and (text.startswith("$") or "." in text or text == "__proto__"):
                    yield f"{collection.name} has the key {text!r}"
                if trouble := hidden_in(text.replace("\n", " ").replace("\t", " ")):
                    yield f"{collection.name}.{key} hides {trouble}: {text!r}"
