"""Interactions written from Discord's documents alone, the least they promise and more than there is today.

The payloads are those of the examples in the documents, with the ids of the sandbox and the fields that the
tables do not mark as optional; optional ones are left out, and fields and values of later versions are there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.render import custom_ids as ids
from bot.sandbox import Call, SeenMessage
from bot.sandbox.world.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from storage.encounter.model import Encounter
from tests.bot.harness import BotHarness

Json = dict[str, Any]
PING, OF_A_LATER_VERSION = 1, 6
HP = 20 - 12  # of the goblin, after all of it
A_STRANGER = "53908232506183680"


def _user(user_id: str, name: str) -> Json:
    return {
        "id": user_id,
        "username": name,
        "avatar": "a_d5efa99b3eeaa7dd43acca82f5692432",
        "discriminator": "1337",
        "public_flags": 131141,
    }


class Documented:
    """The payloads: `base` as the documents' examples have it, changed by what each method is given."""

    def __init__(self, table: BotHarness, board: SeenMessage, encounter: Encounter) -> None:
        self.table, self.board, self.encounter = table, board, encounter
        self.dana = str(table.driver.user("Dana").id)
        self.guild = str(table.driver.guild.id)

    def member(self, **more: Any) -> Json:
        return {
            "user": _user(self.dana, "Mason"),
            "roles": ["539082325061836999"],
            "premium_since": None,
            "permissions": "2147483647",
            "pending": False,
            "nick": None,
            "mute": False,
            "joined_at": "2017-03-13T19:19:14.040000+00:00",
            "is_pending": False,
            "deaf": False,
            "flags": 0,
            **more,
        }

    def in_guild(self, kind: int, data: Json | None, **more: Any) -> Json:
        base: Json = {
            "type": kind,
            "member": self.member(),
            "guild_id": self.guild,
            "app_permissions": "442368",
            "guild_locale": "en-US",
            "locale": "en-US",
            "channel_id": str(self.board.channel_id),
            "entitlements": [],
            "authorizing_integration_owners": {"0": self.guild},
            "attachment_size_limit": 10_485_760,
        }
        return {**base, **({} if data is None else {"data": data}), **more}

    def slash(self, name: str, *options: Json, below: str = "", **more: Any) -> Json:
        inner = [{"type": 1, "name": below, "options": list(options)}] if below else list(options)
        data = {"type": 1, "name": name, "id": "771825006014889984", "options": inner}
        return self.in_guild(COMMAND, data, **more)

    def component(self, data: Json, **more: Any) -> Json:
        message: Json = {
            "id": str(self.board.id),
            "channel_id": str(self.board.channel_id),
            "author": _user(str(self.table.sandbox.world.application_id), "tracker"),
            "content": "",
            "timestamp": "2021-04-12T23:40:39.855793+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "pinned": False,
            "type": 0,
            "flags": 1 << 30,
        }
        return self.in_guild(COMPONENT, data, message=message, **more)

    def form(self, *components: Json) -> Json:
        custom_id = ids.encode("dodamage", self.encounter.id)
        return self.in_guild(MODAL_SUBMIT, {"custom_id": custom_id, "components": list(components)})

    def label(self, component: Json, **more: Any) -> Json:
        return {"type": 18, "id": 1, "component": {"id": 2, **component}, **more}

    @property
    def goblin(self) -> str:
        return next(p.id for p in self.encounter.participants if p.name == "Goblin")

    def all(self) -> dict[str, Json]:
        """Every interaction that is answered, by what is special about it."""
        text: Json = {"type": 4, "custom_id": "amount", "value": "1"}
        choice: Json = {"type": 3, "custom_id": "targets0", "values": [self.goblin]}
        add: tuple[Json, ...] = (
            {"type": 3, "name": "name", "value": "Wolf"},
            {"type": 3, "name": "hp", "value": "11"},
        )
        hit: tuple[Json, ...] = (
            {"type": 3, "name": "target", "value": "Goblin"},
            {"type": 3, "name": "amount", "value": "1"},
        )
        sheet: Json = {"component_type": 2, "custom_id": ids.encode("more", self.encounter.id)}
        target: Json = {"type": 3, "name": "target", "value": "gob", "focused": True}
        role: Json = {"type": 8, "name": "dm_role", "value": "1"}
        press, slash = self.component, self.slash
        entitlement = {"id": "1", "sku_id": "2", "application_id": "3", "type": 99, "deleted": False}
        thread = {
            "id": str(self.board.channel_id),
            "type": 11,
            "name": "t",
            "parent_id": "9",
            "permissions": "0",
            "thread_metadata": {},
        }
        direct: Json = {"user": _user(self.dana, "Mason"), "context": 1, "channel": {"id": "7", "type": 1}}
        private: Json = {**direct, "context": 2, "channel": {"id": "7", "type": 3}}
        roll: Json = {"id": "99", "channel_id": str(self.board.channel_id), "content": "2d6 (1, 2) = **3**"}
        roll |= {"author": _user(A_STRANGER, "Avrae"), "type": 0, "attachments": [], "embeds": []}
        roll |= {"timestamp": "2021-04-12T23:40:39.855793+00:00", "edited_timestamp": None, "tts": False}
        roll |= {"pinned": False, "mention_everyone": False, "mentions": [], "mention_roles": [], "flags": 0}
        menu: Json = {"type": 3, "name": "Apply this roll", "id": "1", "target_id": "99"}
        return {
            "a command of the example": slash("init", *add, below="add"),
            "options in another order": slash("damage", *reversed(hit)),
            "an option that is not declared": slash("damage", *hit, {"type": 3, "name": "x", "value": "1"}),
            "an option of an unknown type": slash("damage", {"type": 99, "name": "target", "value": {}}),
            "a role that is not resolved": slash("encounter", role, below="start"),
            "a command that is not declared": slash("blep"),
            "a user's menu": self.in_guild(
                COMMAND,
                {"type": 2, "name": "x", "id": "1", "target_id": A_STRANGER, "resolved": {"users": {}}},
            ),
            "a message's menu": self.in_guild(COMMAND, {**menu, "resolved": {"messages": {"99": roll}}}),
            "an unknown language": slash("damage", *hit, locale="xx-YY", guild_locale="zz"),
            "no languages": slash("damage", *hit, locale=None, guild_locale=None),
            "a paying user": slash("damage", *hit, entitlements=[entitlement], attachment_size_limit=1),
            "an unknown context": slash("damage", *hit, context=9, authorizing_integration_owners={"7": "8"}),
            "a partial thread": slash("damage", *hit, channel=thread),
            "an unknown channel type": slash("damage", *hit, channel={"id": "5", "type": 77}),
            "no member's roles": slash("damage", *hit, member=self.member(roles=[], nick="Dee", avatar=None)),
            "a user install elsewhere": slash("damage", *hit, guild_id="772904309264089089", context=0),
            "a direct message": slash("tracker", below="help", member=None, guild_id=None, **direct),
            "a group": slash("tracker", below="help", member=None, guild_id=None, **private),
            "choices for a word": self.in_guild(
                AUTOCOMPLETE, {"type": 1, "name": "damage", "id": "1", "options": [target]}
            ),
            "choices beside what is half typed": self.in_guild(
                AUTOCOMPLETE,
                {"type": 1, "name": "damage", "id": "1", "options": [{"type": 3, "name": "amount"}, target]},
            ),
            "a press": press({**sheet, "id": 2}),
            "a press of the example": press(sheet),
            "a component of an unknown type": press({**sheet, "component_type": 99}),
            "a custom id of another bot": press({**sheet, "custom_id": "click_me"}),
            "a select without an id": press({**sheet, "component_type": 3, "values": ["butterfly"]}),
            "a form with labels": self.form(self.label(choice), self.label(text)),
            "a form with the older rows": self.form(
                {"type": 1, "components": [choice]}, {"type": 1, "components": [text]}
            ),
            "a form with a text between": self.form(
                {"type": 10, "id": 4}, self.label(choice), self.label(text), {"type": 99, "id": 9}
            ),
            "a form with an unknown input": self.form(
                self.label(choice),
                self.label(text),
                self.label({"type": 23, "custom_id": "c", "value": True}),
            ),
        }

    def send(self, payload: Json) -> Interaction:
        """Send a payload in place of what the sandbox would send."""

        def replace(sent: Json) -> None:
            kept = {key: sent[key] for key in ("id", "token", "application_id")}
            sent.clear()
            sent |= {key: value for key, value in payload.items() if value is not None} | kept
            sent["version"] = 1

        interactions = self.table.sandbox.interactions
        interactions.alter = replace
        channel = self.table.driver.channel("table")
        message = self.table.driver.snapshot(self.table.live(self.board))
        on_message = message if payload["type"] == COMPONENT else None
        kind = payload["type"]
        return interactions.create(
            kind, int(self.dana), channel, payload.get("data") or {}, message=on_message
        )


def _troubles(logs: list[Any]) -> list[Any]:
    return [line for line in logs if line.get("exc_info") or line["log_level"] == "error"]


async def test_what_the_documents_promise_is_enough_and_what_they_may_add_is_taken(
    table: BotHarness, caplog: pytest.LogCaptureFixture
) -> None:
    board = await table.start("Goblin")
    documented = Documented(table, board, await table.current_encounter())
    found: list[Any] = []
    for name, payload in documented.all().items():
        caplog.clear()
        with capture_logs() as logs, caplog.at_level(logging.WARNING):
            sent = documented.send(payload)
            await Call(table.sandbox.world, sent, within=60).answered()
        if sent.failed or _troubles(logs) or "Traceback" in caplog.text:
            found.append((name, sent.failed, _troubles(logs), caplog.text[-2000:]))
    assert found == []
    goblin = next(p for p in (await table.current_encounter()).participants if p.name == "Goblin")
    assert goblin.current_hp == HP


async def test_interactions_without_an_answer_do_no_harm(
    table: BotHarness, caplog: pytest.LogCaptureFixture
) -> None:
    board = await table.start("Goblin")
    documented = Documented(table, board, await table.current_encounter())
    identified = table.sandbox.gateway.identifies
    changes: tuple[Callable[[], Json], ...] = (
        lambda: documented.in_guild(PING, None),
        lambda: documented.in_guild(OF_A_LATER_VERSION, {"x": 1}),
    )
    with capture_logs() as logs:
        for payload in changes:
            documented.send(payload())
        table.sandbox.interactions.alter = lambda sent: None
        call = await table.user("Dana").slash("table", "tracker help")
    assert call.error is None and _troubles(logs) == [] and "Traceback" not in caplog.text
    assert table.sandbox.gateway.identifies == identified
