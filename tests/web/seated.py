"""A user at his page: the player's or the DM's, opened with a personal link."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, Locator, Page, expect

from storage.encounter.base import UserId
from storage.repositories.personal_links import PersonalLinks
from tests.web.on_air import OnAir


@dataclass
class Seated:
    """The page, what it asked for and what it complained about, and every byte it was sent."""

    page: Page
    on_air: OnAir
    secret: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    received: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note everything from now on."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._note)
        self.page.on(
            "websocket", lambda socket: socket.on("framereceived", lambda f: self.received.append(str(f)))
        )

    def _note(self, message: Any) -> None:
        # A server that is away, or a link that ended, is reported by the browser itself.
        passing = ("ERR_CONNECTION", "404", "WebSocket connection")
        if message.type == "error" and not any(words in message.text for words in passing):
            self.complaints.append(message.text)

    def row(self, name: str) -> Locator:
        """Return the row of a participant."""
        return self.page.locator("li.row").filter(
            has=self.page.locator(f"[data-part=name]:text-is('{name}')")
        )

    async def press(self, name: str) -> None:
        """Press the button of a name."""
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def is_live(self) -> None:
        """Wait until the page says that what it shows is so."""
        await expect(self.page.locator("[data-part=freshness]")).to_have_text("Live")


@asynccontextmanager
async def seated(
    browser: Browser, on_air: OnAir, user_id: UserId, path: str, said: Any = None, **options: Any
) -> AsyncIterator[Seated]:
    """Open a page for a user; whatever the test is about, it asks nobody else and complains of nothing.

    `said` is what Discord says of him, as keywords of PersonalLinks.create.
    """
    link, secret = await PersonalLinks(on_air.database).create(user_id, on_air.encounter_id, **said or {})
    assert link.user_id == user_id
    context = await browser.new_context(**options)
    guest = Seated(await context.new_page(), on_air, secret)
    guest.watch()
    await guest.page.goto(f"{on_air.web.address}/{path}#{secret}")
    try:
        yield guest
    finally:
        await context.close()
    assert guest.complaints == []
    assert [url for url in guest.requests if not url.startswith(on_air.web.address)] == []
    assert [url for url in guest.requests if secret in url.split("#")[0]] == []
