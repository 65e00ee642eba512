"""Every event and every route × every role; the expectation for a command is read from the policy's table.

The rows are the registries themselves: an event, command or route without a row fails here.
"""

import json
import time
from collections import Counter
from typing import Any

import jwt
import pytest
from aiohttp import ClientSession

from realtime.protocol.command_payload import COMMANDS
from realtime.protocol.event_scopes import EVENT_SCOPES
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.policy import TABLE, Role, Verdict
from storage.encounter.scope import Scope
from storage.repositories.access_tokens import AccessTokens
from storage.repositories.characters import CharacterChanges, Characters
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from tests.realtime.client import Client
from tests.realtime.conftest import SECRET, Node
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.storage.encounter.policy_commands import GENERAL_COMMANDS, commands_on

COLUMNS = (Role.OWNER, Role.CO_DM, Role.CONTROLLER, Role.PLAYER)
STRANGERS = ("spectator", "DM of another encounter")
# The events that are not commands, by role: the code of the refusal, None for "ok".
HIDDEN = "not_found"
DMS_ONLY: dict[str, str | None] = {
    **dict.fromkeys(("share", Role.CONTROLLER, Role.PLAYER), "not_allowed"),
    **dict.fromkeys(STRANGERS, HIDDEN),
}
OWNERS_ALONE: dict[str, str | None] = {
    "share": "not_allowed",
    **dict.fromkeys((Role.CO_DM, Role.CONTROLLER, Role.PLAYER, *STRANGERS), HIDDEN),
}
# A party is its DM's, who is the owner; members may know of it.
OF_PARTY: dict[str, str | None] = {
    **OWNERS_ALONE,
    **dict.fromkeys((Role.CONTROLLER, Role.PLAYER), "not_allowed"),
}
EVENTS: dict[str, dict[str, str | None]] = {
    "join_encounter": {"share": None, **dict.fromkeys(STRANGERS, HIDDEN)},
    "sync_encounter": {"share": None, **dict.fromkeys(STRANGERS, HIDDEN)},
    "leave_encounter": {"share": None},
    "list_encounters": {"share": "not_allowed"},
    "create_encounter": {"share": "not_allowed"},
    "join_party": {"share": "not_allowed", Role.CO_DM: HIDDEN, **dict.fromkeys(STRANGERS, HIDDEN)},
    "leave_party": {"share": None},
    "update_character": {
        "share": "not_allowed",
        Role.CO_DM: HIDDEN,
        Role.PLAYER: HIDDEN,
        **dict.fromkeys(STRANGERS, HIDDEN),
    },
    "search_creatures": DMS_ONLY,
    "renew_token": dict.fromkeys((*COLUMNS, *STRANGERS, "share"), "invalid"),  # without a token
    "read_statblock": DMS_ONLY,
    # A creature, a template and an import are their user's alone; these are the owner's.
    "mark_creature": OWNERS_ALONE,
    "upload_part": {"share": "not_allowed"},
    "import_creatures": {"share": "not_allowed"},  # each user into their own
    "undo_import": {"share": "not_allowed"},  # each user the one before
    "import_characters": {"share": "not_allowed", **dict.fromkeys(STRANGERS, HIDDEN)},
    "undo_character_import": {"share": "not_allowed", **dict.fromkeys(STRANGERS, HIDDEN)},  # their own
    "export_characters": {
        "share": "not_allowed",
        Role.CO_DM: HIDDEN,  # who has none
        **dict.fromkeys(STRANGERS, HIDDEN),
    },
    "export_creatures": {"share": "not_allowed"},  # each user their own
    "read_log": DMS_ONLY,
    "list_parties": {"share": "not_allowed"},
    "rename_party": OF_PARTY,
    "create_party": {"share": "not_allowed", **dict.fromkeys(STRANGERS, HIDDEN)},
    # The controller's own; the owner knows of it only where it takes part.
    "add_member": {**OF_PARTY, Role.CONTROLLER: None, Role.OWNER: HIDDEN, Role.PLAYER: HIDDEN},
    "rest_party": OF_PARTY,
    "restore_party": OF_PARTY,
    "bring_party": OF_PARTY,
    # The controller removes their own character, is no member then, and leaves nothing to remove.
    "remove_member": {**OF_PARTY, Role.CONTROLLER: None, Role.OWNER: HIDDEN},
    "delete_party": {**OF_PARTY, Role.CONTROLLER: HIDDEN},
    "list_templates": {"share": "not_allowed"},
    "save_template": DMS_ONLY,
    "start_template": OWNERS_ALONE,
    "delete_template": OWNERS_ALONE,
    "read_difficulty": DMS_ONLY,
    "list_overlays": DMS_ONLY,
    "read_summary": {"share": None, **dict.fromkeys(STRANGERS, HIDDEN)},
    "direct_overlays": DMS_ONLY,
    "overlay_health": dict.fromkeys((*COLUMNS, *STRANGERS), "not_allowed"),  # of overlays only
}
CREATURES = '[{"model": "api_v2.creature", "fields": {"name": "Own Ghast", "hit_points": 36}}]'
NAMES = {"rename_party": "The Renamed"}
FILES = {"import_characters": '{"format": "encounter-tracker", "characters": [{"name": "Zed", "maxHP": 9}]}'}


class Cast:
    """One connected client for each role, and encounters for them."""

    def __init__(self, node: Node, table: StoredDocuments, users: dict[str, UserId]) -> None:
        self.node, self.table, self.users = node, table, users
        self.clients: dict[str, Client] = {}
        prone = [{"_id": "c1", "name": "prone", "duration": -1}]
        ki = [{"name": "Ki", "current": 3, "maximum": 3}]
        self.hero = hero("Elwing", users[Role.CONTROLLER], conditions=prone, resources=ki)
        self.other = hero("Borin", users[Role.PLAYER])
        self.goblin = participant("Goblin", conditions=prone, resources=ki)

    async def encounter(self) -> EncounterId:
        """Store a new encounter in which it is the controller's turn."""
        encounter_id = await self.table.encounter(
            self.users[Role.OWNER], *(self.hero, self.other, self.goblin), coDms=[self.users[Role.CO_DM]]
        )
        return encounter_id

    def target(self, role: str) -> ParticipantId:
        """Return a role's target: the controller's participant, or for a player an uncontrolled one."""
        return ParticipantId(str((self.hero if role != Role.PLAYER else self.goblin)["_id"]))


@pytest.fixture
async def cast(node: Node, table: StoredDocuments) -> Cast:
    roles = (*COLUMNS, *STRANGERS)
    cast = Cast(node, table, {role: await table.user(str(role)) for role in roles})
    for role, user_id in cast.users.items():
        cast.clients[role] = await node.client(user_id)
    await table.encounter(cast.users["DM of another encounter"], participant("Wolf"))
    return cast


def payload_of(command: ask.Command, cast: Cast, role: str) -> dict[str, Any]:
    """Return a command as a client sends it; a controller adds their own character."""
    fields: dict[str, Any] = command.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    fields.pop("type", None)
    if isinstance(command, ask.MakeRequest):
        fields["command"]["type"] = command.command.type
    if isinstance(command, ask.MakeAttack):
        fields["roll"] = 15  # a 1 would miss: a player asks for nothing then
    if isinstance(command, ask.AddParticipant):
        own = {"name": "Ada", "type": "character", "collaborators": [cast.users.get(role, "")]}
        fields = {"participant": own if role == Role.CONTROLLER else {"name": "Wolf"}}
    if isinstance(command, ask.TransferEncounter):
        fields = {"userId": cast.users["spectator"]}
    if isinstance(command, ask.SetInitiatives):
        fields = {"entries": [{"participantId": cast.target(role), "initiative": 12}]}
    return fields


async def prepared(cast: Cast, role: str, kind: type) -> EncounterId:
    """Return an encounter in which a controller has an own change to undo or redo."""
    encounter_id = await cast.encounter()
    if kind in (ask.Undo, ask.Redo) and role == Role.CONTROLLER:
        client, healed = cast.clients[role], {"participantIds": [cast.target(role)], "amount": 1}
        assert (await client.ask("heal", {"encounterId": encounter_id, **healed}))["ok"]
        if kind is ask.Redo:
            assert (await client.ask("undo", {"encounterId": encounter_id}))["ok"]
    return encounter_id


def outcome(answer: dict[str, Any]) -> str:
    """Return the permission error of an answer; a refusal by the game's rules counts as permitted."""
    if answer["ok"]:
        return "ask" if answer.get("isRequest") else "yes"
    code: str = answer["error"]["code"]
    assert code not in ("internal", "invalid", "unknown_event", "rate_limited"), answer
    return {"not_allowed": "no", "not_found": "unknown", "participant_not_found": "unknown"}.get(code, "yes")


async def test_every_command_does_for_every_role_what_the_table_says(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(COMMANDS.values()) == set(TABLE)
    counted: Counter[str] = Counter()
    for event, kind in COMMANDS.items():
        verdicts = dict(zip(COLUMNS, TABLE[kind], strict=True))
        for role, client in cast.clients.items():
            command = {**GENERAL_COMMANDS, **commands_on(cast.target(role))}[kind]
            encounter_id = await prepared(cast, role, kind)
            version = (await cast.table.document(encounter_id)).get("version", 0)
            request = {"encounterId": encounter_id, **payload_of(command, cast, role)}
            got = outcome(await client.ask(event, request))
            in_table = verdicts.get(Role(role)) if role in verdicts else None
            about_nobody = kind in GENERAL_COMMANDS and kind not in (ask.AdvanceTurn, ask.AddParticipant)
            if role == Role.CONTROLLER and about_nobody and kind not in (ask.Undo, ask.Redo):
                in_table = verdicts[Role.PLAYER]  # no role of a participant controls the whole encounter
            expected = in_table.value if in_table is not None else "unknown"
            if kind in (ask.RequestDamage, ask.MakeRequest) and expected == "yes":
                expected = "ask"  # its purpose
            assert got == expected, (event, role)
            if in_table in (None, Verdict.NO):
                assert (await cast.table.document(encounter_id)).get("version", 0) == version, (event, role)
            counted[expected] += 1
    with capsys.disabled():
        print(f"\n{len(COMMANDS)} commands × {len(cast.clients)} roles: {dict(counted)}")


async def test_every_other_event_does_for_every_role_what_its_row_says(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    handlers = set(cast.node.web._server._handlers)
    assert handlers == {*COMMANDS, *EVENTS}
    characters = Characters(cast.node.database)
    dm = cast.users[Role.OWNER]
    encounter_id = await cast.encounter()
    party = await characters.create_party(dm, None, "The Party")
    ada = await characters.create(cast.users[Role.CONTROLLER], None, CharacterChanges(name="Ada", max_hp=9))
    bo = await characters.create(cast.users[Role.PLAYER], None, CharacterChanges(name="Bo", max_hp=9))
    for character in (ada, bo):
        await characters.join_party(party, character, character.user_id)
    share, _ = await ShareLinks(cast.node.database).create(encounter_id, "players", dm)
    viewer = await Client.connect(cast.node.web.address, cast.node.web.tokens.issue_share_token(share)[0])
    report: dict[str, Any] = {"query": "wolf", "version": 1, "visible": True, "lagMs": 1, "inObs": True}
    report["participantId"] = str(cast.hero["_id"])
    # A DM who added the character alone has no more of it than a stranger.
    planted = await characters.create_party(cast.users["spectator"], None, "The Plot")
    await characters.join_party(planted, ada, planted.user_id)
    request = {"encounterId": encounter_id, "partyId": party.id, "characterId": ada.id, "changes": {"ac": 15}}
    owner = cast.clients[Role.OWNER]
    assert (await owner.ask("import_creatures", {"part": 0, "text": CREATURES}))["ok"]
    found = await owner.ask("search_creatures", {"encounterId": encounter_id, "query": "Own Ghast"})
    saved = await owner.ask("save_template", {"encounterId": encounter_id, "name": "Goblins"})
    [creature], [template] = found["creatures"], saved["templates"]
    request |= {"creature": creature["creature"], "templateId": template["templateId"], "name": "Goblins"}
    report |= {"part": 0, "text": CREATURES, "order": "clear", "kind": "long"}
    for event, row in EVENTS.items():
        # The owner is the last: what they delete is there when the others reach for it.
        for role, client in (*reversed(cast.clients.items()), ("share", viewer)):
            sent = {**request, **report, "version": 0, "text": FILES.get(event, CREATURES)}
            sent["name"] = NAMES.get(event, "Goblins")
            answer = await client.ask(event, sent)
            code = None if answer["ok"] else answer["error"]["code"]
            assert code == row.get(role), (event, role)
            await client.ask("leave_encounter", {"encounterId": encounter_id})
    for event in COMMANDS:
        answer = await viewer.ask(event, {"encounterId": encounter_id})
        assert answer["error"]["code"] == "not_allowed", event
    assert (await owner.ask("list_templates", {}))["templates"] == []
    with capsys.disabled():
        print(f"\n{len(EVENTS)} other events × 7 roles, {len(COMMANDS)} commands × a share link")


async def test_a_token_lets_its_user_do_no_more_than_its_scope(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert EVENT_SCOPES.keys() == {*COMMANDS, *EVENTS}
    access, owner = AccessTokens(cast.node.database), cast.users[Role.OWNER]
    character = await Characters(cast.node.database).create(
        owner, None, CharacterChanges(name="Ada", max_hp=9)
    )
    refused: Counter[str] = Counter()
    for scope in (Scope.READ, Scope.PLAY):
        _, text = await access.create(owner, "a program", scope)
        client = await Client.connect(cast.node.web.address, text)
        for event, needed in EVENT_SCOPES.items():
            kind = COMMANDS.get(event)
            encounter_id = await cast.encounter()
            sent: dict[str, Any] = {"characterId": character.id, "changes": {"ac": 15}, "name": "Goblins"}
            if kind is not None:
                command = {**GENERAL_COMMANDS, **commands_on(cast.target(Role.PLAYER))}[kind]
                sent = payload_of(command, cast, Role.PLAYER)
            answer = await client.ask(event, {"encounterId": encounter_id, **sent})
            code, reason = answer.get("error", {}).get("code"), answer.get("reason", {}).get("key")
            if not scope.covers(needed):
                assert (code, reason) == ("not_allowed", "token-scope"), (scope, event)
                refused[scope] += 1
            elif kind is not None:
                assert outcome(answer) == _of_player(kind), (scope, event)
            elif event == "update_character":
                assert answer["ok"]
            version = (await cast.table.document(encounter_id)).get("version", 0)
            assert version == 0 or scope is not Scope.READ, event
    assert refused[Scope.READ] > len(COMMANDS)
    with capsys.disabled():
        print(f"\n{len(EVENT_SCOPES)} events × tokens of a DM; refused: {dict(refused)}")


def _of_player(kind: type) -> str:
    """Return what the table lets a player do to a creature that is not theirs, as `outcome` says it."""
    return "ask" if kind in (ask.RequestDamage, ask.MakeRequest) else TABLE[kind][3].value


async def test_a_saved_character_is_brought_by_its_player_alone(cast: Cast) -> None:
    characters = Characters(cast.node.database)
    for role, client in cast.clients.items():
        ada = await characters.create(cast.users[role], None, CharacterChanges(name="Ada", max_hp=9))
        for by, other in cast.clients.items():
            encounter_id = await cast.table.encounter(cast.users[by], participant("Goblin"))
            newcomer = {"name": "Ada", "characterId": ada.id, "currentHP": 0}
            answer = await other.ask(
                "add_participant", {"encounterId": encounter_id, "participant": newcomer}
            )
            assert answer["ok"] == (by == role), (role, by)
            assert answer["ok"] or answer["error"]["code"] == "not_found"
        assert (await client.ask("update_character", {"characterId": ada.id, "ac": 9}))["ok"]


async def test_an_invalid_token_permits_nothing(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    node, dm = cast.node, cast.users[Role.OWNER]
    encounter_id = await cast.encounter()
    good = node.web.tokens.issue_user_token(dm)
    head, claims, signature = good.split(".")
    shares, links = ShareLinks(node.database), PersonalLinks(node.database)
    share, _ = await shares.create(encounter_id, "players", dm)
    shared, _ = node.web.tokens.issue_share_token(share)
    await shares.revoke(encounter_id)
    link, _ = await links.create(dm, encounter_id)
    linked = node.web.tokens.issue_user_token(dm, link_id=link.id)
    await links.revoke(dm)
    gone = await cast.table.user("Gone")
    signed_out = node.web.tokens.issue_user_token(gone)
    await Users(node.database).revoke_tokens(gone)
    tokens = {
        "none": None,
        "expired": jwt.encode({"userId": dm, "exp": time.time() - 1}, SECRET, "HS256"),
        "tampered": f"{head}.{claims[:-2]}AA.{signature}",
        "unsigned": f"{head}.{claims}.",
        "no algorithm": jwt.encode({"userId": dm}, None, "none"),
        "revoked share": shared,
        "revoked link": linked,
        "signed out": signed_out,
    }
    events = [*COMMANDS, *EVENTS]
    url = f"{node.web.address}/socket.io/?EIO=4&transport=websocket"
    for name, token in tokens.items():
        async with ClientSession() as session, session.ws_connect(url) as socket:
            assert (await socket.receive_str())[0] == "0"
            await socket.send_str(f"40{json.dumps({'token': token})}")
            assert (await socket.receive_str()).startswith("44"), name
            for number, event in enumerate(events):
                await socket.send_str(f"42{number}{json.dumps([event, {'encounterId': encounter_id}])}")
            await socket.send_str("40{}")  # the answer to this one comes after those to all before
            assert (await socket.receive_str()).startswith("44"), name
            await socket.close()
    assert (await cast.table.document(encounter_id)).get("version", 0) == 0
    with capsys.disabled():
        print(f"\n{len(tokens)} worthless tokens × {len(events)} events: nothing done, nothing answered")


# Route → its answer to an unauthenticated caller; an invalid secret changes only these.
ROUTES = {
    ("GET", "/livez"): 200,
    ("GET", "/readyz"): 200,
    ("GET", "/healthz"): 200,
    ("GET", "/metrics"): 200,
    ("POST", "/api/share/session"): 404,
    ("POST", "/api/play/session"): 404,
    ("GET", "/api/overlay/{order}"): 404,
    ("POST", "/api/overlay/{order}"): 404,
    ("GET", "/auth/login"): 404,
    ("GET", "/auth/callback"): 404,
    ("GET", "/auth/logout"): 200,
    ("POST", "/auth/logout"): 303,
    ("POST", "/auth/token"): 401,
    ("GET", "/auth/authorize"): 400,
    ("POST", "/auth/authorize"): 400,
    ("POST", "/auth/exchange"): 400,
    ("POST", "/auth/revoke"): 200,
    ("GET", "/auth/tokens"): 303,
    ("POST", "/auth/tokens"): 303,
    ("POST", "/api/messages/{event}"): 401,
    ("GET", "/assets/{name}"): 404,
    ("GET", "/portraits/{name}"): 404,
    ("POST", "/api/portraits"): None,  # 401, and 422 for a user's token: the body is no picture
    ("GET", "/sw.js"): None,  # with or without a build
}
OF_ANY_SITE = ("/auth/exchange", "/auth/revoke")  # they look at no cookie
HEADERS = (
    *("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Content-Security-Policy"),
    "Cross-Origin-Opener-Policy",
)


async def test_every_route_answers_every_caller_as_its_row_says_and_with_the_headers(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    node, dm = cast.node, cast.users[Role.OWNER]
    encounter_id = await cast.encounter()
    _, revoked = await ShareLinks(node.database).create(encounter_id, "stream", dm)
    await ShareLinks(node.database).revoke(encounter_id)
    token = node.web.tokens.issue_user_token(dm)
    callers: dict[str, dict[str, str]] = {
        "nobody": {},
        "a wrong bearer": {"Authorization": "Bearer nonsense"},
        "a user's token": {"Authorization": f"Bearer {token}", "Cookie": f"tracker_session={token}"},
        "a tampered cookie": {"Cookie": f"tracker_session={token[:-2]}AA; tracker_sign_in=x"},
        "another site": {"Origin": "https://evil.example"},
    }
    asked = 0
    async with ClientSession() as session:
        for route in node.web._app.router.routes():
            path = route.resource.canonical if route.resource else ""
            if route.method == "HEAD" or path.startswith("/socket.io"):
                continue
            key = (route.method, path)
            is_page = path.startswith(("/overlay", "/play", "/console"))
            assert is_page or key in ROUTES, f"no row for {key}"
            for name, headers in callers.items():
                url = (
                    f"{node.web.address}{path.format(name='none.js', event='list_encounters', order='hide')}"
                )
                body = {"secret": revoked} if route.method == "POST" else None
                async with session.request(
                    route.method, url, json=body, headers=headers, allow_redirects=False
                ) as answer:
                    asked += 1
                    expected = None if is_page else ROUTES[key]
                    if name == "another site" and route.method != "GET" and path not in OF_ANY_SITE:
                        expected = 403
                    if name == "a user's token" and path.startswith("/api/messages/"):
                        expected = 200
                    assert expected is None or answer.status == expected, (key, name)
                    assert answer.status < 500 or answer.status == 503, (key, name)
                    assert all(answer.headers.get(header) for header in HEADERS), (key, name)
                    is_worker = path == "/sw.js"
                    assert is_worker or "frame-ancestors" in answer.headers["Content-Security-Policy"], key
                    assert "aiohttp" not in answer.headers["Server"]
                    assert revoked not in await answer.text()
                    assert answer.headers.get("Access-Control-Allow-Origin") in (None, "*")
    with capsys.disabled():
        print(f"\n{asked} requests: every route × {len(callers)} callers")
