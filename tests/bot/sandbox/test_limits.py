"""The sandbox refuses what Discord refuses, with the same nested errors."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox import Sandbox
from bot.sandbox.protocol.validation.emoji import is_emoji
from tests.bot.sandbox.raw import RawClient, command, dig

Json = dict[str, Any]


def button(number: int, **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": f"b{number}", **more}


def row(*children: Json) -> Json:
    return {"type": 1, "components": list(children)}


def menu(count: int = 1, **more: Any) -> Json:
    options = [{"label": f"o{i}", "value": f"o{i}"} for i in range(count)]
    return {"type": 3, "custom_id": "m", "options": options, **more}


def embed(**more: Any) -> Json:
    return {"title": "t", **more}


def fields(count: int, size: int = 1) -> list[Json]:
    return [{"name": "n", "value": "v" * size} for _ in range(count)]


REFUSED: list[tuple[str, Json, str]] = [
    ("content of 2,001", {"content": "x" * 2001}, "content"),
    ("title of 257", {"embeds": [embed(title="x" * 257)]}, "embeds.0.title"),
    ("description of 4,097", {"embeds": [embed(description="x" * 4097)]}, "embeds.0.description"),
    ("26 fields", {"embeds": [embed(fields=fields(26))]}, "embeds.0.fields"),
    (
        "field name of 257",
        {"embeds": [embed(fields=[{"name": "x" * 257, "value": "v"}])]},
        "embeds.0.fields.0.name",
    ),
    (
        "empty field value",
        {"embeds": [embed(fields=[{"name": "n", "value": ""}])]},
        "embeds.0.fields.0.value",
    ),
    ("field value of 1,025", {"embeds": [embed(fields=fields(1, 1025))]}, "embeds.0.fields.0.value"),
    ("footer of 2,049", {"embeds": [embed(footer={"text": "x" * 2049})]}, "embeds.0.footer.text"),
    ("colour out of range", {"embeds": [embed(color=1 << 24)]}, "embeds.0.color"),
    ("an embed of nothing", {"embeds": [{}]}, "embeds.0.description"),
    ("a strange url", {"embeds": [embed(url="ftp://x")]}, "embeds.0.url"),
    ("11 embeds", {"embeds": [embed()] * 11}, "embeds"),
    ("6,001 characters in two embeds", {"embeds": [embed(title="x", description="y" * 3000)] * 2}, "embeds"),
    ("6 rows", {"components": [row(button(i)) for i in range(6)]}, "components"),
    ("6 buttons in a row", {"components": [row(*[button(i) for i in range(6)])]}, "components.0.components"),
    ("an empty row", {"components": [row()]}, "components.0.components"),
    ("button beside select", {"components": [row(button(1), menu())]}, "components.0.components.1"),
    ("a bare button", {"components": [button(1)]}, "components.0.type"),
    ("label of 81", {"components": [row(button(1, label="x" * 81))]}, "components.0.components.0.label"),
    ("no label", {"components": [row(button(1, label=None))]}, "components.0.components.0"),
    (
        "no emoji at all",
        {"components": [row(button(1, emoji={"name": "✓"}))]},
        "components.0.components.0.emoji.name",
    ),
    (
        "custom id of 101",
        {"components": [row(button(1, custom_id="x" * 101))]},
        "components.0.components.0.custom_id",
    ),
    ("no custom id", {"components": [row(button(1, custom_id=None))]}, "components.0.components.0.custom_id"),
    (
        "custom id twice",
        {"components": [row(button(1)), row(button(1))]},
        "components.1.components.0.custom_id",
    ),
    (
        "link with custom id",
        {"components": [row(button(1, style=5, url="https://x.y"))]},
        "components.0.components.0.custom_id",
    ),
    ("26 options", {"components": [row(menu(26))]}, "components.0.components.0.options"),
    ("no options", {"components": [row(menu(0))]}, "components.0.components.0.options"),
    (
        "an option twice",
        {"components": [row(menu(options=[{"label": "a", "value": "1"}] * 2))]},
        "components.0.components.0.options.1.value",
    ),
    (
        "placeholder of 151",
        {"components": [row(menu(placeholder="x" * 151))]},
        "components.0.components.0.placeholder",
    ),
    (
        "least above most",
        {"components": [row(menu(3, min_values=3, max_values=2))]},
        "components.0.components.0.min_values",
    ),
    (
        "content beside V2",
        {"content": "x", "flags": 1 << 15, "components": [{"type": 10, "content": "y"}]},
        "content",
    ),
    (
        "embeds beside V2",
        {"embeds": [embed()], "flags": 1 << 15, "components": [{"type": 10, "content": "y"}]},
        "embeds",
    ),
    (
        "41 components in V2",
        {"flags": 1 << 15, "components": [{"type": 17, "components": [{"type": 10, "content": "y"}] * 40}]},
        "components",
    ),
    (
        "4,001 characters in V2",
        {"flags": 1 << 15, "components": [{"type": 10, "content": "y" * 2001}] * 2},
        "components",
    ),
    ("V2 without its flag", {"components": [{"type": 10, "content": "y"}]}, "components.0.type"),
]


@pytest.mark.parametrize(("body", "where"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
async def test_a_message_over_the_limits_is_refused(raw: RawClient, body: Json, where: str) -> None:
    answer = await raw.post("table", **body)
    assert (answer.status, answer.code) == (400, 50035)
    assert answer.body["message"] == "Invalid Form Body"
    [error] = dig(answer.body["errors"], where)
    assert set(error) == {"code", "message"}


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"embeds": [embed(title="x" * 256, fields=fields(25), footer={"text": "f"})]},
        {"embeds": [embed(title="x", description="y" * 2999)] * 2},
        {"components": [row(*[button(5 * i + j) for j in range(5)]) for i in range(5)]},
        {"components": [row(menu(25, max_values=25))]},
        {"components": [row({"type": 2, "style": 5, "url": "https://x.y", "label": "Go"})]},
        {"components": [row(button(1, label=None, emoji={"name": "⚔️"}))]},
        {"flags": 1 << 15, "components": [{"type": 17, "components": [{"type": 10, "content": "y"}] * 39}]},
    ],
)
async def test_a_message_at_the_limits_is_taken(raw: RawClient, body: Json) -> None:
    assert (await raw.post("table", **body)).status == 200


@pytest.mark.parametrize("body", [{}, {"content": "  "}, {"embeds": [], "components": []}])
async def test_an_empty_message_is_refused(raw: RawClient, body: Json) -> None:
    assert (await raw.post("table", **body)).code == 50006


async def test_an_edit_that_leaves_nothing_is_refused(raw: RawClient) -> None:
    posted = (await raw.post("table", content="x", embeds=[embed()])).body
    path = f"/channels/{posted['channel_id']}/messages/{posted['id']}"
    assert (await raw.ask("PATCH", path, {"content": ""})).status == 200
    assert (await raw.ask("PATCH", path, {"embeds": []})).code == 50006
    assert (await raw.ask("PATCH", path, {"embeds": [embed(title="x" * 257)]})).code == 50035


def option(**more: Any) -> Json:
    return {"type": 3, "name": "target", "description": "Who", **more}


COMMANDS: list[tuple[str, list[Json], str]] = [
    ("upper case", [command(name="Damage")], "0.name"),
    ("a space", [command(name="deal damage")], "0.name"),
    ("33 characters", [command(name="x" * 33)], "0.name"),
    ("no description", [command(description="")], "0.description"),
    ("description of 101", [command(description="x" * 101)], "0.description"),
    ("the same name twice", [command(), command()], "1.name"),
    ("26 options", [command(options=[option(name=f"o{i}") for i in range(26)])], "0.options"),
    ("option name", [command(options=[option(name="Bad Name")])], "0.options.0.name"),
    ("an option twice", [command(options=[option(), option()])], "0.options.1.name"),
    (
        "26 choices",
        [command(options=[option(choices=[{"name": "n", "value": str(i)} for i in range(26)])])],
        "0.options.0.choices",
    ),
    (
        "choice name of 101",
        [command(options=[option(choices=[{"name": "n" * 101, "value": "v"}])])],
        "0.options.0.choices.0.name",
    ),
    (
        "required after optional",
        [command(options=[option(), option(name="b", required=True)])],
        "0.options.1",
    ),
    (
        "a boolean with autocomplete",
        [command(options=[option(type=5, autocomplete=True)])],
        "0.options.0.autocomplete",
    ),
    (
        "a group in a subcommand",
        [command(options=[option(type=1, options=[option(type=2)])])],
        "0.options.0.options.0.type",
    ),
    (
        "8,001 characters",
        [
            command(
                options=[
                    option(name=f"o{i}", choices=[{"name": "n" * 100, "value": "v" * 100}] * 25)
                    for i in range(2)
                ]
            )
        ],
        "0",
    ),
    ("a description in a menu", [{"type": 3, "name": "Apply roll", "description": "x"}], "0.description"),
]


@pytest.mark.parametrize(("commands", "where"), [c[1:] for c in COMMANDS], ids=[c[0] for c in COMMANDS])
async def test_commands_over_the_limits_are_refused(
    raw: RawClient, sandbox: Sandbox, commands: list[Json], where: str
) -> None:
    path = f"/applications/{sandbox.world.application_id}/commands"
    answer = await raw.ask("PUT", path, commands)
    assert (answer.status, answer.code) == (400, 50035)
    assert dig(answer.body["errors"], where)


async def test_commands_are_kept_per_place(raw: RawClient, sandbox: Sandbox) -> None:
    path = f"/applications/{sandbox.world.application_id}/commands"
    guild = f"/applications/{sandbox.world.application_id}/guilds/{sandbox.driver.guild.id}/commands"
    many = [command(name=f"c{i}") for i in range(101)]
    assert (await raw.ask("PUT", path, many)).code == 30032
    first = await raw.ask("PUT", path, many[:100])
    again = await raw.ask("PUT", path, many[:100])
    assert [c["id"] for c in first.body] == [c["id"] for c in again.body]
    assert (await raw.ask("POST", guild, command())).status == 201
    assert (await raw.ask("POST", guild, command(description="Hurt more"))).status == 200
    [own] = (await raw.ask("GET", guild)).body
    assert own["description"] == "Hurt more" and own["guild_id"] == str(sandbox.driver.guild.id)
    assert (await raw.ask("PATCH", f"{guild}/{own['id']}", {"description": "Less"})).body[
        "description"
    ] == "Less"
    assert (await raw.ask("DELETE", f"{guild}/{own['id']}")).status == 204
    assert (await raw.ask("GET", f"{guild}/{own['id']}")).code == 10063
    assert (await raw.ask("GET", "/applications/1/commands")).code == 50001


@pytest.mark.parametrize("text", ["⚔️", "🛡️", "1️⃣", "◀️", "⏭️", "↩️", "✔️", "👨‍👩‍👧", "🇩🇪"])
def test_emoji_are_recognised(text: str) -> None:
    assert is_emoji(text)


@pytest.mark.parametrize("text", ["✓", "→", "×", "a", "1", "", "•", "⚔️ hit"])
def test_plain_symbols_are_not_emoji(text: str) -> None:
    assert not is_emoji(text)
