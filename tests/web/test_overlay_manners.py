"""The overlay's reliability: outages, many changes, accessibility."""

import pytest
from playwright.async_api import expect
from pydantic import SecretStr

from storage.encounter.commands import AdvanceTurn, DealDamage
from tests.realtime.stored_documents import participant
from tests.redis_process import RedisServer
from tests.web.axe import IS_AT_REST, serious_findings
from tests.web.on_air import OnAir, Overlay

MIRA = {"type": "character", "currentHP": 40}
QUERIES = ("", "?layout=strip&theme=arena&third=on", "?widget=round,active,deck,dice,captions")
# Chromium draws such an element apart for good, and with it the whole page twice in every frame.
OVER_AND_KEPT = """() => document.getAnimations().filter(one => one.playState === 'finished')
  .map(one => one.animationName ?? one.effect.target.outerHTML)"""


async def hit(on_air: OnAir, amount: int) -> None:
    mira = (await on_air.tracker.current(on_air.encounter_id)).participants[0].id
    await on_air.do(DealDamage.to(mira, amount))


async def test_a_restart_of_redis_is_not_seen(
    on_air: OnAir, overlay: Overlay, own_redis_server: RedisServer
) -> None:
    on_air.settings = on_air.settings.model_copy(update={"redis_url": SecretStr(own_redis_server.url)})
    await on_air.begin(participant("Mira", 40, 18, **MIRA), participant("Ogre", 60, 15))
    await overlay.open(on_air.address())
    numbers = overlay.page.locator("[data-part=hp-numbers]").first
    await hit(on_air, 5)
    await expect(numbers).to_have_text("35/40")
    own_redis_server.stop()
    await hit(on_air, 5)
    await expect(numbers).to_have_text("30/40")
    own_redis_server.start()
    await hit(on_air, 5)
    await expect(numbers).to_have_text("25/40")
    assert await overlay.page.locator("main").count() == 1


async def test_ten_minutes_hidden_leave_nothing_to_play(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(participant("Mira", 400, 18, **MIRA), participant("Ogre", 60, 15))
    page = overlay.page
    await page.clock.install()
    await overlay.open(on_air.address("?captions=on"))
    await page.evaluate("""() => {
      Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})
      document.dispatchEvent(new Event('visibilitychange'))
    }""")
    for _ in range(10):
        await hit(on_air, 3)
        await on_air.do(AdvanceTurn())
    await expect(page.locator("[data-part=hp-numbers]").first).to_have_text("10/400")
    await page.clock.fast_forward(600_000)
    captions = await page.locator("[data-part=captions]").inner_text()
    await page.evaluate("""() => {
      delete document.visibilityState
      document.dispatchEvent(new Event('visibilitychange'))
    }""")
    await page.clock.run_for(1_000)
    assert await page.locator("[data-part=float], [data-part=splash]").count() == 0
    assert await page.locator("[data-part=captions]").inner_text() == captions
    assert "10/400" in (await page.locator("[data-part=hp-numbers]").first.inner_text()).replace("\n", "")


@pytest.mark.parametrize("query", QUERIES)
async def test_what_is_on_air_is_accessible(on_air: OnAir, overlay: Overlay, query: str) -> None:
    poisoned = [{"_id": "a" * 24, "name": "Poisoned", "duration": 2}]
    await on_air.begin(participant("Mira", 40, 18, **MIRA, conditions=poisoned), participant("Ogre", 60, 15))
    await overlay.open(on_air.address(query))
    assert await serious_findings(overlay.page) == []


@pytest.mark.parametrize("query", QUERIES)
async def test_no_entrance_goes_on_when_it_is_over(on_air: OnAir, overlay: Overlay, query: str) -> None:
    poisoned = [{"_id": "a" * 24, "name": "Poisoned", "duration": 2}]
    await on_air.begin(participant("Mira", 40, 18, **MIRA, conditions=poisoned), participant("Ogre", 60, 15))
    await overlay.open(on_air.address(query))
    await hit(on_air, 3)
    await expect(overlay.page.locator("[data-part=captions]")).not_to_be_empty()
    await expect(overlay.page.locator("[data-part=float]")).to_have_count(0)
    await overlay.page.wait_for_function(IS_AT_REST)
    assert await overlay.page.evaluate(OVER_AND_KEPT) == []
