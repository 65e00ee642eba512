"""A producer's orders from the console and from the address, on an overlay that is on air."""

import asyncio
import json
import re
import urllib.request
from typing import Any

from playwright.async_api import Browser, expect

from storage.repositories.share_links import ShareLinks
from tests.places import ROOT
from tests.realtime.stored_documents import participant
from tests.web.on_air import SPLASH, OnAir, Overlay
from tests.web.opened_page import opened_page

HIDDEN = {"players": "unseen", "stream": "unseen"}
LAPTOP: Any = {"viewport": {"width": 1440, "height": 900}}


async def begin(on_air: OnAir) -> None:
    await on_air.begin(
        participant("Mira", 40, 18, type="character"),
        participant("Goblin 1", 7, 15),
        participant("Spy", 9, 12, visibility=HIDDEN),
    )


async def test_the_consoles_buttons(browser: Browser, on_air: OnAir, overlay: Overlay) -> None:
    await begin(on_air)
    await overlay.open(on_air.address())
    air = overlay.page
    async with opened_page(browser, on_air, on_air.dm.user_id, "console", **LAPTOP) as guest:
        await guest.is_live()
        await guest.page.get_by_text("Stream", exact=True).click()
        state = guest.page.locator("[data-part=air]")
        note = guest.page.locator("[data-part=note]")
        await expect(state).to_have_text(
            "1 · this fight · 1 connected: Shown · moments are played · scene: the whole fight"
        )
        whom = guest.page.get_by_label("Whom to announce")
        await expect(whom.locator("option")).to_have_text(["Whose turn it is", "Mira", "Goblin 1"])

        await whom.select_option(label="Goblin 1")
        await guest.press("Announce now")
        await expect(note).to_have_text("Announce now: done")
        await overlay.has_played(SPLASH, "Goblin 1")

        await guest.press("Hide")
        await expect(state).to_contain_text("Hidden")
        await expect(air.locator("html[data-off]")).to_have_count(1)
        await guest.press("Show")
        await expect(state).to_contain_text("Shown")
        await expect(air.locator("html[data-off]")).to_have_count(0)

        await guest.press("Pause moments")
        await expect(state).to_contain_text("moments are paused")
        await guest.press("Resume moments")
        await expect(state).to_contain_text("moments are played")
        for scene, words in (
            ("turn", "whose turn it is"),
            ("party", "the party"),
            ("recap", "the fight in numbers"),
            ("fight", "the whole fight"),
        ):
            await guest.press("Next scene")
            await expect(state).to_contain_text(f"scene: {words}")
            await expect(air.locator(f"main[data-scene={scene}]")).to_have_count(1)
        await guest.press("Clear")
        await expect(note).to_have_text("Clear: done")
        await expect(air.locator("[data-part=splash]")).to_have_count(0)


async def test_the_addresses_of_the_page_for_producers(on_air: OnAir, overlay: Overlay) -> None:
    await begin(on_air)
    await overlay.open(on_air.address())
    secret = await ShareLinks(on_air.database).new_remote(on_air.share)
    page = (ROOT / "docs" / "producer.md").read_text("utf-8")
    given = re.findall(r"^https://tracker\.example(/\S+)$", page, re.M)
    assert len(given) == 2
    for path in given:
        status, answer = await asyncio.to_thread(_get, on_air.origin + path.replace("SECRET", secret))
        assert (status, answer["ok"]) == (200, True), path
    await expect(overlay.page.locator("html[data-off]")).to_have_count(1)
    (script,) = re.findall(r"```python\n(.*?)```", page, re.S)
    script = script.replace("https://tracker.example", on_air.origin).replace('"…"', repr(secret))
    script = script.replace("import obspython as obs\n", "")
    names: dict[str, Any] = {}
    exec(compile(script, "producer.md", "exec"), names)
    await asyncio.to_thread(names["give"], "show")
    await expect(overlay.page.locator("html[data-off]")).to_have_count(0)


def _get(address: str) -> tuple[int, Any]:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.status, json.load(answer)
