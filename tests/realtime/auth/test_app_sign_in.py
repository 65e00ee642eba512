"""Sign-in to pages of others: only a listed page, only with its own code and verifier, each code once."""

import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from aiohttp import ClientSession, CookieJar

from storage.encounter.scope import Scope
from storage.repositories.access_tokens import AccessTokens, challenge_of
from tests.realtime.client import Client, RefusedError
from tests.realtime.conftest import Node, NodeMaker
from tests.realtime.discord_sign_in import CLIENT_ID, CLIENT_SECRET, StandIn, stand_in

BOARD, STATS = "Dice Board", "Stats"
BACK, STATS_BACK = "https://dice.example/signed-in", "https://stats.example/cb"
UNLISTED: list[dict[str, str | None]] = [
    {"redirect_uri": "https://evil.example/signed-in"},
    {"redirect_uri": f"{BACK}/"},
    {"redirect_uri": f"{BACK}?x=1"},
    {"redirect_uri": f"{BACK}#x"},
    {"redirect_uri": BACK.replace("https", "http")},
    {"redirect_uri": BACK.upper()},
    {"redirect_uri": "https://dice.example@evil.example/signed-in"},
    {"redirect_uri": STATS_BACK},  # of another page
    {"redirect_uri": None},
    {"client_id": "Evil"},
    {"client_id": None},
]
WRONG_REQUESTS: list[tuple[dict[str, str | None], str]] = [
    ({"response_type": "token"}, "unsupported_response_type"),
    ({"code_challenge": None}, "invalid_request"),
    ({"code_challenge": "short"}, "invalid_request"),
    ({"code_challenge_method": "plain"}, "invalid_request"),
    ({"code_challenge_method": None}, "invalid_request"),
    ({"state": None}, "invalid_request"),
    ({"state": "x" * 300}, "invalid_request"),
    ({"scope": "admin"}, "invalid_scope"),
    ({"scope": "read run"}, "invalid_scope"),
]
WRONG_EXCHANGES: list[tuple[dict[str, str], str]] = [
    ({"code_verifier": "w" * 43}, "invalid_grant"),
    ({"client_id": STATS, "redirect_uri": STATS_BACK}, "invalid_grant"),  # the code of another page
    ({"redirect_uri": STATS_BACK}, "invalid_client"),
    ({"client_id": "Evil"}, "invalid_client"),
    ({"code": "guessed"}, "invalid_grant"),
    ({"code": ""}, "invalid_request"),
    ({"code_verifier": ""}, "invalid_request"),
    ({"grant_type": "refresh_token"}, "unsupported_grant_type"),
    ({"grant_type": "password"}, "unsupported_grant_type"),
]


class Form(HTMLParser):
    """The hidden fields of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("type") == "hidden":
            self.fields[str(given["name"])] = str(given["value"])


@dataclass
class Visit:
    """A browser at a server that lists two pages."""

    node: Node
    discord: StandIn
    browser: ClientSession
    verifier: str = ""

    def asks(self, **changes: str | None) -> str:
        """Return the address to which a page sends the browser."""
        self.verifier = secrets.token_urlsafe(48)
        asked: dict[str, str | None] = {
            "response_type": "code",
            "client_id": BOARD,
            "redirect_uri": BACK,
            "scope": "play",
            "state": "a state & more",
            "code_challenge": challenge_of(self.verifier),
            "code_challenge_method": "S256",
            **changes,
        }
        sent = {name: value for name, value in asked.items() if value is not None}
        return f"{self.node.web.address}/auth/authorize?{urlencode(sent)}"

    async def get(self, url: str) -> Any:
        return await self.browser.get(url, allow_redirects=False)

    async def consent(self, **changes: str | None) -> Any:
        """Sign in with Discord, and return the page that asks for the user's agreement."""
        answer = await self.get(self.asks(**changes))
        while answer.status in (302, 303):
            answer = await self.get(answer.headers["Location"])
        assert answer.status == 200, await answer.text()
        return answer

    async def decide(self, fields: dict[str, str], answer: str = "yes", **headers: str) -> Any:
        url = f"{self.node.web.address}/auth/authorize"
        return await self.browser.post(
            url, data={**fields, "answer": answer}, headers=headers, allow_redirects=False
        )

    async def code(self, **changes: str | None) -> str:
        """Return the code with which the user comes back to the page."""
        page = Form(await (await self.consent(**changes)).text())
        back = await self.decide(page.fields)
        address, _, query = back.headers["Location"].partition("?")
        answer: dict[str, str] = dict(parse_qsl(query))
        assert (address, answer["state"]) == (changes.get("redirect_uri", BACK), "a state & more")
        return answer["code"]

    async def exchange(self, code: str, /, **changes: str) -> tuple[int, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": BOARD,
            "redirect_uri": BACK,
            "code_verifier": self.verifier,
            **changes,
        }
        # Another program than the browser: it has no cookies, and names the page as its origin.
        url = f"{self.node.web.address}/auth/exchange"
        headers = {"Origin": "https://dice.example"}
        async with ClientSession(headers=headers) as page, page.post(url, data=form) as answer:
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert answer.headers["Cache-Control"] == "no-store"
            return answer.status, await answer.json()


@pytest.fixture
async def visit(make_node: NodeMaker, free_port: Callable[[], int]) -> AsyncIterator[Visit]:
    async with stand_in() as discord, ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
        port = free_port()
        node = await make_node(
            port=port,
            public_url=f"http://127.0.0.1:{port}",
            discord_client_id=CLIENT_ID,
            discord_client_secret=CLIENT_SECRET,
            discord_oauth_base=discord.address,
            sign_in_clients=f"{BOARD}={BACK}, {STATS}={STATS_BACK}",
        )
        yield Visit(node, discord, browser)


async def test_a_user_signs_in_to_a_page_which_then_plays_for_them(visit: Visit) -> None:
    page = await visit.consent()
    text = await page.text()
    assert BOARD in text and "Dana" in text and BACK in text and "Play in your fights" in text
    assert "https://dice.example" in page.headers["Content-Security-Policy"]
    status, body = await visit.exchange(await visit.code())
    assert (status, body["token_type"], body["scope"]) == (200, "Bearer", "play")
    client = await Client.connect(visit.node.web.address, body["access_token"])
    assert (await client.ask("list_encounters", {}))["ok"]
    assert (await client.ask("create_encounter", {}))["error"]["code"] == "not_allowed"
    user = await visit.node.database.users.find_one({"discordId": "42"})
    assert user is not None
    [token] = await AccessTokens(visit.node.database).of_user(str(user["_id"]))  # type: ignore[arg-type]
    assert (token.app, token.name, token.scope) == (BOARD, BOARD, Scope.PLAY)


async def test_a_user_who_does_not_agree_gives_nothing(visit: Visit) -> None:
    page = Form(await (await visit.consent()).text())
    back = parse_qs(urlsplit((await visit.decide(page.fields, "no")).headers["Location"]).query)
    assert back == {"error": ["access_denied"], "state": ["a state & more"]}
    assert await visit.node.database.access_tokens.count_documents({}) == 0


async def test_an_address_that_is_not_listed_is_never_redirected_to(visit: Visit) -> None:
    for changes in UNLISTED:
        answer = await visit.get(visit.asks(**changes))
        assert (answer.status, "Location" in answer.headers) == (400, False), changes


async def test_a_listed_page_is_told_what_is_wrong_with_its_request(visit: Visit) -> None:
    for changes, error in WRONG_REQUESTS:
        answer = await visit.get(visit.asks(**changes))
        address, _, query = answer.headers["Location"].partition("?")
        assert (answer.status, address, dict(parse_qsl(query))["error"]) == (303, BACK, error)


async def test_a_parameter_that_comes_twice_is_refused(visit: Visit) -> None:
    answer = await visit.get(f"{visit.asks()}&scope=run")
    assert "error=invalid_request" in answer.headers["Location"]


async def test_a_wrong_exchange_gives_no_token(visit: Visit) -> None:
    for changes, error in WRONG_EXCHANGES:
        code = await visit.code()
        assert await visit.exchange(code, **changes) == (400, {"error": error}), changes
    assert await visit.node.database.access_tokens.count_documents({"secretHash": {"$exists": True}}) == 0


async def test_a_code_that_is_shown_again_gives_nothing_and_ends_what_it_gave(visit: Visit) -> None:
    code = await visit.code()
    _, body = await visit.exchange(code)
    client = await Client.connect(visit.node.web.address, body["access_token"])
    assert await visit.exchange(code) == (400, {"error": "invalid_grant"})
    await client.gone()
    with pytest.raises(RefusedError):
        await Client.connect(visit.node.web.address, body["access_token"])


async def test_a_page_ends_its_own_token(visit: Visit) -> None:
    _, body = await visit.exchange(await visit.code())
    client = await Client.connect(visit.node.web.address, body["access_token"])
    async with ClientSession(headers={"Origin": "https://dice.example"}) as page:
        for token in ("trk_guessed", body["access_token"], ""):
            async with page.post(f"{visit.node.web.address}/auth/revoke", data={"token": token}) as answer:
                assert (answer.status, await answer.json()) == (200, {})
    await client.gone()


async def test_another_site_cannot_agree_for_the_user(visit: Visit) -> None:
    page = Form(await (await visit.consent()).text())
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert (await visit.decide(page.fields, **headers)).status == 403
    forged = {"request": f"{page.fields['request'][:-4]}AAAA"}
    assert (await visit.decide(forged)).status == 400
    visit.browser.cookie_jar.clear()
    assert (await visit.decide(page.fields)).status == 400  # another browser than the one that was asked
    assert await visit.node.database.access_tokens.count_documents({}) == 0


async def test_what_one_user_was_asked_another_does_not_agree_to(visit: Visit) -> None:
    page = Form(await (await visit.consent()).text())
    visit.browser.cookie_jar.clear()
    visit.discord.user = {"id": "43", "username": "ari", "global_name": "Ari"}
    await visit.consent()
    assert (await visit.decide(page.fields)).status == 400


async def test_a_listed_page_connects_from_its_own_origin_alone(visit: Visit) -> None:
    url = f"{visit.node.web.address}/socket.io/?EIO=4&transport=polling"
    async with ClientSession() as session:
        for origin, status in (("https://dice.example", 200), ("https://evil.example", 400)):
            async with session.get(url, headers={"Origin": origin}) as answer:
                assert answer.status == status


async def test_the_page_of_tokens_makes_lists_and_revokes_them(visit: Visit) -> None:
    url = f"{visit.node.web.address}/auth/tokens"
    assert (await visit.get(url)).headers["Location"].endswith("/auth/login?next=/auth/tokens")
    await visit.exchange(await visit.code())
    made = await (await visit.browser.post(url, data={"name": "<Deck>", "scope": "run"})).text()
    text = made.partition("<code>")[2].partition("</code>")[0]
    assert text.startswith("trk_") and "&lt;Deck&gt;" in made
    client = await Client.connect(visit.node.web.address, text)
    listed = await (await visit.get(url)).text()
    assert text not in listed and BOARD in listed and "&lt;Deck&gt;" in listed
    for wrong in ({"name": "x", "scope": "admin"}, {"name": " ", "scope": "run"}, {"revoke": "x"}):
        await visit.browser.post(url, data=wrong)
    assert await visit.node.database.access_tokens.count_documents({}) == 2
    refused = await visit.browser.post(url, data={}, headers={"Origin": "https://evil.example"})
    assert refused.status == 403
    stored = await visit.node.database.access_tokens.find_one({"app": None})
    assert stored is not None
    await visit.browser.post(url, data={"revoke": str(stored["_id"])})
    await client.gone()
