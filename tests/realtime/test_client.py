"""The client for programs of others follows an encounter, plays along, misses nothing; its examples run."""

import asyncio
import json
import re
import sys
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import socketio

from realtime import client
from realtime.client import PROTOCOL, Json, RefusedError, TrackerClient
from realtime.protocol.version import PROTOCOL as SERVER_PROTOCOL
from storage.encounter.commands import AdvanceTurn
from storage.encounter.context import Actor
from storage.encounter.scope import Scope
from storage.repositories.access_tokens import AccessTokens
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from storage.runtime.clock import now
from tests.places import NODE_BINARY, ROOT, WEB
from tests.realtime.conftest import Node
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant
from tests.realtime.viewer import comparable


async def test_it_plays_from_a_link_and_sees_what_others_do(node: Node, table: StoredDocuments) -> None:
    assert PROTOCOL == SERVER_PROTOCOL
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"), participant("B", initiative=3))
    _, secret = await PersonalLinks(node.database).create(dm, encounter_id)
    heard = []
    async with TrackerClient(node.web.address, link=f"https://t.example/play#{secret}") as tracker:
        tracker.on_change(lambda encounter, event, payload: heard.append((event, encounter["version"])))
        encounter = await tracker.join()
        assert [one["name"] for one in encounter["participants"]] == ["A", "B"]
        assert (await anext(tracker.changes()))[:2] == (encounter, "encounter_state")
        assert tracker.participant(encounter["participants"][0]["_id"])["name"] == "A"
        answer = await tracker.command("advance_turn")
        other = await node.joined(dm, encounter_id)
        for damage in (3, 4):
            hit = {"encounterId": encounter_id, "participantId": encounter["participants"][0]["_id"]}
            assert (await other.ask("update_participant_hp", {**hit, "damage": damage}))["ok"]

        async def is_up_to_date() -> bool:
            return bool(tracker.encounter["version"] == answer["version"] + 2)

        await eventually(is_up_to_date)
        assert comparable(tracker.encounter) == comparable(await other.at_version(answer["version"] + 2))
        with pytest.raises(RefusedError) as refused:
            await tracker.command("remove_participant", participantId="nobody")
        assert refused.value.code == "participant_not_found"
        assert ("turn_advanced", answer["version"]) in heard
        # Two changes that it is never sent: the next event shows the gap, and it asks for them.
        tracker.encounter = {**tracker.encounter, "version": answer["version"]}
        assert (await other.ask("advance_turn", {"encounterId": encounter_id}))["ok"]

        async def has_caught_up() -> bool:
            return bool(tracker.encounter["version"] == answer["version"] + 3)

        await eventually(has_caught_up)
        assert comparable(tracker.encounter) == comparable(await other.at_version(answer["version"] + 3))


async def test_a_link_that_does_not_work_is_said_with_its_code(node: Node) -> None:
    with pytest.raises(RefusedError) as refused:
        async with TrackerClient(node.web.address, link="https://t.example/overlay#none"):
            pass
    assert refused.value.code == "not_found"
    with pytest.raises(RefusedError) as refused:
        async with TrackerClient(node.web.address, token="trk_wrong"):
            pass
    assert refused.value.code == "authentication_failed"


async def test_a_command_outlasts_a_restart_under_one_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PAUSE_SECONDS", 0)
    sent: list[Json] = []

    async def call(event: str, payload: Json, **_: float) -> Json:
        sent.append(payload)
        if len(sent) < 20:
            raise socketio.exceptions.BadNamespaceError("/ is not a connected namespace.")
        return {"ok": True, "version": 1}

    tracker = TrackerClient("http://t.example")
    tracker._sio = SimpleNamespace(call=call)
    assert (await tracker.command("advance_turn"))["version"] == 1
    assert len(sent) == 20 and len({one["commandId"] for one in sent}) == 1
    monkeypatch.setattr(client, "PATIENCE_SECONDS", -1)
    sent.clear()
    with pytest.raises(socketio.exceptions.BadNamespaceError):
        await tracker.command("advance_turn")
    assert len(sent) == 1


@pytest.mark.parametrize("is_lost", [False, True])
async def test_a_patch_that_came_before_its_turn_or_not_at_all_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, is_lost: bool
) -> None:
    monkeypatch.setattr(client, "GAP_SECONDS", 0)
    rounds = {"_id": "e", "round": 1, "participants": []}
    asked: list[int] = []
    heard: list[tuple[str, int]] = []

    async def call(event: str, payload: Json, **_: float) -> Json:
        asked.append(payload["version"])
        patches = [{"version": v, "patch": {"header": {"round": v}}} for v in (2, 3) if v > asked[-1]]
        return {"ok": True, "version": 3, "patches": patches}

    tracker = TrackerClient("http://t.example")
    tracker._sio, tracker.encounter_id = SimpleNamespace(call=call), "e"
    tracker.on_change(lambda encounter, event, _: heard.append((event, encounter["round"])))
    await tracker._received("encounter_state", {"encounter": rounds, "version": 1})
    common = {"encounterId": "e"}
    # Two processes of the server: the first event of 3 comes before 2, the second after it.
    if not is_lost:
        await tracker._received("turn_advanced", {**common, "version": 3, "patch": {"header": {"round": 3}}})
    await tracker._received("encounter_updated", {**common, "version": 2, "patch": {"header": {"round": 2}}})
    further = {**common, "version": 3, "patch": {}, "place": 1}
    for _ in range(2):  # one of them repeated
        await tracker._received("participant_hp_changed", further)
    await eventually(lambda: tracker.encounter["version"] == 3)
    assert (asked, tracker.encounter["round"]) == ([2] if is_lost else [], 3)
    others = ["sync_encounter"] if is_lost else ["turn_advanced", "participant_hp_changed"]
    expected = [("encounter_state", 1), ("encounter_updated", 2), *((event, 3) for event in others)]
    await eventually(lambda: heard == expected)


async def test_who_follows_hears_that_link_or_token_are_revoked(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"))
    links, tokens = PersonalLinks(node.database), AccessTokens(node.database)
    _, secret = await links.create(dm, encounter_id)
    _, text = await tokens.create(dm, "a program", Scope.RUN)
    ends: list[str] = []

    async def follow(tracker: TrackerClient) -> None:
        with pytest.raises(RefusedError) as refused:
            async for _ in tracker.changes():
                pass
        ends.append(refused.value.code)
        with pytest.raises(RefusedError):
            await tracker.command("advance_turn")

    async with (
        TrackerClient(node.web.address, link=f"https://t.example/play#{secret}") as linked,
        TrackerClient(node.web.address, token=text) as tokened,
    ):
        await tokened.join(encounter_id)
        following = [asyncio.create_task(follow(one)) for one in (linked, tokened)]
        await eventually(lambda: bool(linked.encounter))
        node.web.revoked([*await links.revoke(dm), *await tokens.revoke(dm)])
        await asyncio.wait_for(asyncio.gather(*following), 60)
    assert sorted(ends) == ["authentication_failed", "not_found"]


async def test_a_link_gives_a_newer_token_after_the_server_ended_the_connection(
    node: Node, table: StoredDocuments
) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"))
    _, secret = await PersonalLinks(node.database).create(dm, encounter_id)
    async with TrackerClient(node.web.address, link=f"https://t.example/play#{secret}") as tracker:
        await tracker.join()
        [socket] = node.web._server._connections
        await node.web._server.disconnect(socket)
        await eventually(lambda: not tracker._sio.connected)
        other = await node.client(dm)
        assert (await other.ask("advance_turn", {"encounterId": encounter_id}))["ok"]
        await eventually(lambda: tracker.encounter["version"] == 1)


async def test_an_access_token_goes_on_before_it_ends(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("A"))
    _, text = await AccessTokens(node.database).create(dm, "a program", Scope.READ)
    async with TrackerClient(node.web.address, token=text) as tracker:
        await tracker.join(encounter_id)
        [socket] = node.web._server._connections
        (_, end) = socket.expiry
        soon = now() + timedelta(minutes=2)
        await node.database.access_tokens.update_one({}, {"$set": {"expiresAt": soon}})
        node.web._server._warn(socket, soon.timestamp())

        async def is_renewed() -> bool:
            return socket.expiry[1] is not end

        await eventually(is_renewed)
        assert socket.subscription is not None


async def test_the_example_for_a_stream_deck_ends_the_turn(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Ari"), participant("Bo", initiative=3))
    _, text = await AccessTokens(node.database).create(dm, "deck", Scope.RUN)

    async def press(token: str) -> tuple[bytes, bytes]:
        pressed = await asyncio.create_subprocess_exec(
            *(sys.executable, "docs/examples/next_turn.py", node.web.address, token),
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        return await asyncio.wait_for(pressed.communicate(), 60)

    assert (await press(text))[0].startswith(b"Next turn in ")
    assert (await table.document(encounter_id))["version"] == 1
    assert (await press("trk_wrong"))[1].strip().endswith(b"RefusedError: Authentication failed")


async def test_the_example_follows_a_real_fight(node: Node, table: StoredDocuments) -> None:
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Ari"), participant("Bo", initiative=3))
    _, secret = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    example = await asyncio.create_subprocess_exec(
        *(sys.executable, "docs/examples/follow.py", node.web.address, f"https://t.example/overlay#{secret}"),
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert example.stdout is not None
    async with asyncio.timeout(60):
        assert b"encounter_state" in await example.stdout.readline()
        await node.tracker.execute(encounter_id, Actor(dm, "Dana"), AdvanceTurn(), "one")
        assert b"turn_advanced" in await example.stdout.readline()
    example.kill()
    await example.communicate()


async def test_the_example_of_the_package_for_javascript_follows_a_real_fight(
    node: Node, table: StoredDocuments, tmp_path: Path
) -> None:
    vite = WEB / "node_modules" / "vite" / "bin" / "vite.js"
    build = await asyncio.create_subprocess_exec(
        *(str(NODE_BINARY), str(vite), "build", "--config", "vite.client.ts", "--outDir", str(tmp_path)),
        cwd=WEB,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(build.communicate(), 300)
    assert build.returncode == 0, said.decode()
    listed = json.loads((tmp_path / "package.json").read_text(encoding="utf-8"))["files"]
    made_apart = {"types", "LICENSE"}  # by `npm run build:client`
    assert all((tmp_path / name).exists() for name in listed if name not in made_apart)
    licences = (tmp_path / "licenses.txt").read_text(encoding="utf-8")
    assert {"socket.io-client", "engine.io-client"} <= set(re.findall(r"^-+\n\n(\S+) ", licences, re.M))
    dm = await table.user("Dana")
    encounter_id = await table.encounter(dm, participant("Ari"), participant("Bo", initiative=3))
    _, secret = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    _, token = await AccessTokens(node.database).create(dm, "a program", Scope.READ)
    examples = [
        await asyncio.create_subprocess_exec(
            *(str(NODE_BINARY), str(tmp_path / "example.mjs"), *arguments), stdout=asyncio.subprocess.PIPE
        )
        for arguments in ((f"{node.web.address}/overlay#{secret}",), (node.web.address, token))
    ]
    async with asyncio.timeout(60):
        for example in examples:
            await _said(example, b"Ari")
        await node.tracker.execute(encounter_id, Actor(dm, "Dana"), AdvanceTurn(), "one")
        for example in examples:
            await _said(example, b"Bo")
    for example in examples:
        example.kill()
        await example.communicate()
    refused = await asyncio.create_subprocess_exec(
        *(str(NODE_BINARY), str(tmp_path / "example.mjs"), node.web.address, "trk_wrong"),
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await asyncio.wait_for(refused.communicate(), 60)
    assert refused.returncode and b"code: 'authentication_failed'" in said


async def _said(example: asyncio.subprocess.Process, text: bytes) -> None:
    assert example.stdout is not None
    while text not in (line := await example.stdout.readline()):
        assert line, "it ended"
