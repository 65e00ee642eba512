"""The overlay's reaction to OBS's events."""

import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from storage.encounter.commands import DealDamage
from tests.realtime.stored_documents import participant
from tests.web.on_air import CAPTION, FLOAT, OnAir, Overlay

MIRA = {"type": "character", "currentHP": 31, "tempHP": 5}
OBS = """
  window.obsstudio = {
    pluginVersion: "30.1.2",
    getStatus: callback => { const status = STATUS; if (status) callback(status) },
  }
"""


async def opened(on_air: OnAir, overlay: Overlay, status: str, query: str = "?onair=band") -> Page:
    """Show an encounter in a page with OBS's interface."""
    await on_air.begin(participant("Mira", 47, 18, **MIRA), participant("Ogre", 60, 15))
    await overlay.page.add_init_script(OBS.replace("STATUS", status))
    await overlay.open(on_air.address(query))
    return overlay.page


async def tell(page: Page, event: str) -> None:
    await page.evaluate("event => dispatchEvent(new CustomEvent(event))", event)


async def hit(on_air: OnAir, amount: int) -> None:
    mira = (await on_air.tracker.current(on_air.encounter_id)).participants[0].id
    await on_air.do(DealDamage.to(mira, amount))


async def test_numbers_are_hidden_from_the_moment_a_stream_starts(on_air: OnAir, overlay: Overlay) -> None:
    page = await opened(on_air, overlay, "{streaming: false, recording: false}", "?onair=band&captions=on")
    await expect(page.locator("[data-part=hp-numbers]")).to_have_text("531/47")
    await hit(on_air, 13)
    await overlay.has_played(CAPTION, "13 damage")
    await tell(page, "obsStreamingStarting")
    await expect(page.locator("[data-part=hp-numbers]")).to_have_count(0)
    assert "13" not in await page.locator("#overlay").inner_text()
    await hit(on_air, 7)
    await overlay.has_played(FLOAT, "Hit")
    shown = re.sub(
        r"[0-9a-f]{24}", "", await page.locator("#overlay").inner_html()
    )  # ids may contain any digits
    for number in ("47", "16", "23", "7 damage"):
        assert number not in shown
    await tell(page, "obsStreamingStopped")
    await expect(page.locator("[data-part=hp-numbers]")).to_have_text("16/47")


@pytest.mark.parametrize("status", ["null", "{streaming: true, recording: false}"])
async def test_they_are_hidden_where_obs_is_on_air_or_does_not_say(
    on_air: OnAir, overlay: Overlay, status: str
) -> None:
    page = await opened(on_air, overlay, status)
    await expect(page.locator("li.row [data-part=band]").first).to_be_visible()
    await expect(page.locator("[data-part=hp-numbers], [data-part=hp-bar]")).to_have_count(0)


async def test_the_server_receives_obss_state(on_air: OnAir, overlay: Overlay) -> None:
    await opened(on_air, overlay, "{streaming: true, recording: false}", "")
    session: Any = None
    for _ in range(200):
        session = await on_air.database.sessions.find_one({"health.streaming": True})
        if session:
            break
        await overlay.page.wait_for_timeout(100)
    assert session is not None
    assert session["health"]["obsVersion"] == "30.1.2" and session["health"]["inObs"] is True
