"""A user's page: the player's or the DM's, opened with a personal link."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, Locator, Page, expect

from storage.encounter.base import UserId
from storage.repositories.personal_links import PersonalLinks
from tests.web.on_air import OnAir


@dataclass
class OpenedPage:
    """The page, its requests, its errors, and every byte it received."""

    page: Page
    on_air: OnAir
    secret: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    received: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Record everything from now on."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._note)
        self.page.on(
            "websocket", lambda socket: socket.on("framereceived", lambda f: self.received.append(str(f)))
        )

    def _note(self, message: Any) -> None:
        # The browser itself reports an unreachable server or an ended link.
        passing = ("ERR_CONNECTION", "404", "WebSocket connection")
        if message.type == "error" and not any(words in message.text for words in passing):
            self.complaints.append(message.text)

    def row(self, name: str) -> Locator:
        """Return the row of a participant."""
        return self.page.locator("li.row").filter(
            has=self.page.locator(f"[data-part=name]:text-is('{name}')")
        )

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """Return the first button with a name."""
        return self.page.get_by_role("button", name=name, exact=True).first

    async def press(self, name: str) -> None:
        """Press a button by name."""
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def is_live(self) -> None:
        """Wait until the page shows that its state is current."""
        await expect(self.page.locator("[data-part=freshness]")).to_have_text("Live")


@asynccontextmanager
async def opened_page(
    browser: Browser, on_air: OnAir, user_id: UserId, path: str, said: Any = None, **options: Any
) -> AsyncIterator[OpenedPage]:
    """Open a user's page; in every test it sends no requests to other hosts and has no console errors.

    `said` is the user's state in Discord, as keywords of PersonalLinks.create.
    """
    link, secret = await PersonalLinks(on_air.database).create(user_id, on_air.encounter_id, **said or {})
    assert link.user_id == user_id
    context = await browser.new_context(**options)
    guest = OpenedPage(await context.new_page(), on_air, secret)
    guest.watch()
    await guest.page.goto(f"{on_air.origin}/{path}#{secret}")
    try:
        yield guest
    finally:
        await context.close()
    assert guest.complaints == []
    assert [url for url in guest.requests if not url.startswith(on_air.origin)] == []
    assert [url for url in guest.requests if secret in url.split("#")[0]] == []
