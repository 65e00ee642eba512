"""Sign-in with Discord: only the browser that began it is signed in, and signing out ends its tokens."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession, CookieJar

from realtime.auth.page_sessions import SESSION
from realtime.auth.sign_in import ATTEMPT
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.discord_sign_in import CLIENT_ID, CLIENT_SECRET, StandIn, stand_in
from tests.realtime.stored_documents import StoredDocuments


@dataclass
class Place:
    """A server, its stand-in for Discord, and a browser."""

    node: Node
    discord: StandIn
    browser: ClientSession

    @property
    def address(self) -> str:
        return self.node.web.address

    async def get(self, path: str, **options: Any) -> Any:
        url = path if path.startswith("http") else f"{self.address}{path}"
        return await self.browser.get(url, allow_redirects=False, **options)

    async def begin(self, path: str = "/auth/login") -> str:
        """Begin to sign in, and return the address with which Discord sends the browser back."""
        there = await self.get(path)
        assert there.status == 303
        back = await self.get(there.headers["Location"])
        return str(back.headers["Location"])

    async def token(self, **headers: str) -> tuple[int, Any]:
        async with self.browser.post(f"{self.address}/auth/token", headers=headers) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def place(make_node: NodeMaker, free_port: Callable[[], int]) -> AsyncIterator[Place]:
    async with stand_in() as discord, ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        port = free_port()
        node = await make_node(
            port=port,
            public_url=f"http://127.0.0.1:{port}",
            discord_client_id=CLIENT_ID,
            discord_client_secret=CLIENT_SECRET,
            discord_oauth_base=discord.address,
            frontend_url="*",
        )
        yield Place(node, discord, browser)


async def test_a_signed_in_user_gets_a_short_token_and_connects_with_it(place: Place) -> None:
    come_in = await place.get(await place.begin("/auth/login?next=/overlay"))
    assert (come_in.status, come_in.headers["Location"]) == (303, f"{place.address}/overlay")
    status, body = await place.token()
    assert (status, body["username"], body["expiresIn"]) == (200, "Dana", 900)
    client = await Client.connect(place.address, body["token"])
    assert (await client.ask("leave_encounter", {"encounterId": "x"}))["ok"]
    user = await place.node.database.users.find_one({"discordId": "42"})
    assert user is not None and str(user["_id"]) == body["userId"]


async def test_the_cookies_are_out_of_reach_for_scripts_and_other_sites(place: Place) -> None:
    there = await place.get("/auth/login")
    come_in = await place.get((await place.get(there.headers["Location"])).headers["Location"])
    for answer, name in ((there, ATTEMPT), (come_in, SESSION)):
        cookie = answer.cookies[name]
        assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/auth/"
        assert answer.headers["Cache-Control"] == "no-store"


async def test_behind_https_the_cookies_are_secure(make_node: NodeMaker) -> None:
    node: Node = await make_node(
        public_url="https://tracker.example", discord_client_id="1", discord_client_secret="2"
    )
    async with (
        ClientSession() as browser,
        browser.get(f"{node.web.address}/auth/login", allow_redirects=False) as answer,
    ):
        assert answer.cookies[ATTEMPT]["secure"]
        asked = parse_qs(urlsplit(answer.headers["Location"]).query)
        assert asked["redirect_uri"] == ["https://tracker.example/auth/callback"]
        assert answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("tampering", ["state", "no state", "no code", "long code", "used code", "no cookie"])
async def test_a_sign_in_begun_elsewhere_is_refused(place: Place, tampering: str) -> None:
    back = await place.begin()
    match tampering:
        case "state":
            back = back.replace("state=", "state=x")
        case "no state":
            back = back.partition("&state=")[0]
        case "no code":
            back = back.replace("code=", "error=access_denied&was=")
        case "long code":
            back = back.replace("code=", f"code={'x' * 600}")
        case "used code":
            place.discord.codes.clear()
        case "no cookie":
            place.browser.cookie_jar.clear()
    refused = await place.get(back)
    assert refused.status == 400
    assert "Sign in again" in await refused.text()
    assert SESSION not in refused.cookies
    assert (await place.token())[0] == 401


async def test_a_stolen_code_is_refused_without_the_verifier(place: Place) -> None:
    stolen = parse_qs(urlsplit(await place.begin()).query)["code"][0]
    own = parse_qs(urlsplit(await place.begin()).query)["state"][0]
    assert (await place.get(f"/auth/callback?code={stolen}&state={own}")).status == 400


async def test_an_invalid_answer_of_discord_is_reported(place: Place) -> None:
    place.discord.is_broken = True
    refused = await place.get(await place.begin())
    assert (refused.status, "Traceback" in await refused.text()) == (400, False)


@pytest.mark.parametrize(
    "where", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"]
)
async def test_no_redirect_leaves_this_site(place: Place, where: str) -> None:
    there = await place.get("/auth/login", params={"next": where})
    come_in = await place.get((await place.get(there.headers["Location"])).headers["Location"])
    assert come_in.headers["Location"] == f"{place.address}/overlay/configure"


async def test_only_pages_of_this_server_get_the_token(place: Place) -> None:
    await place.get(await place.begin())
    assert (await place.token(Origin="https://evil.example"))[0] == 403
    assert (await place.token(Origin=place.address))[0] == 200


async def sign_out(place: Place, method: str = "post", **headers: str) -> Any:
    url = f"{place.address}/auth/logout"
    return await place.browser.request(method, url, allow_redirects=False, headers=headers)


async def test_signing_out_ends_every_token_and_open_socket(place: Place) -> None:
    await place.get(await place.begin())
    _, body = await place.token()
    open_socket = await Client.connect(place.address, body["token"])
    stranger = await place.node.client(await StoredDocuments(place.node.database).user("Eve"))
    kept = {c.key: c.value for c in place.browser.cookie_jar}
    assert (await sign_out(place, Origin=place.address)).status == 303
    await open_socket.gone()
    assert (await stranger.ask("leave_encounter", {"encounterId": "x"}))["ok"]
    assert (await place.token())[0] == 401
    assert (await place.token(Cookie=f"{SESSION}={kept[SESSION]}"))[0] == 401
    with pytest.raises(RefusedError, match="Authentication failed"):
        await Client.connect(place.address, body["token"])
    await place.get(await place.begin())
    assert (await place.token())[0] == 200
    # The cookie of the ended session does not end the new one.
    await sign_out(place, Cookie=f"{SESSION}={kept[SESSION]}")
    assert (await place.token())[0] == 401  # the browser here forgot its cookie
    await place.get(await place.begin())
    assert (await place.token())[0] == 200


FOREIGN = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
)


async def test_another_site_signs_no_user_out(place: Place) -> None:
    await place.get(await place.begin())
    for headers in FOREIGN:
        assert (await sign_out(place, **headers)).status == 403, headers
    asked = await sign_out(place, "get", Origin="https://evil.example")
    assert (asked.status, asked.content_type) == (200, "text/html")
    assert '<form method="post">' in await asked.text()
    policy = asked.headers["Content-Security-Policy"]
    assert f"form-action 'self' {place.address};" in policy and "frame-ancestors 'none'" in policy
    assert asked.headers["Referrer-Policy"] == "same-origin"  # or the form's origin would be "null"
    assert (await place.token())[0] == 200
    proxied = {"Origin": "https://tracker.example", "Sec-Fetch-Site": "same-origin"}
    assert (await sign_out(place, **proxied)).status == 303


async def test_a_cookie_is_no_token_and_a_token_no_cookie(place: Place) -> None:
    await place.get(await place.begin())
    session = {c.key: c.value for c in place.browser.cookie_jar}[SESSION]
    with pytest.raises(RefusedError, match="Authentication failed"):
        await Client.connect(place.address, session)
    _, body = await place.token()
    place.browser.cookie_jar.clear()
    assert (await place.token(Cookie=f"{SESSION}={body['token']}"))[0] == 401


async def test_without_configuration_it_says_so(node: Node) -> None:
    async with ClientSession() as browser:
        for path in ("/auth/login", "/auth/callback?code=1&state=2"):
            async with browser.get(f"{node.web.address}{path}") as answer:
                assert (answer.status, (await answer.json())["error"]["code"]) == (404, "off")
