"""The visible and the hidden parts of the overlay."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import expect

from storage.encounter.commands import AdvanceTurn
from tests.realtime.stored_documents import participant
from tests.web.on_air import CAPTION, SPLASH, OnAir, Overlay

Json = dict[str, Any]


def hero(name: str, initiative: int, hp: int = 30, **fields: Any) -> Json:
    return participant(name, 40, initiative, type="character", **{"currentHP": hp, **fields})


def row(name: str) -> str:
    return f"li.row:has([data-part=name]:text-is('{name}'))"


async def test_it_shows_only_what_the_stream_may_know(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(
        hero("Mira", 18, 23, tempHP=5),
        participant("Ogre", 73519, 15, currentHP=20713),
        participant("The Lich Xaroth", 86421, 12, visibility={"players": "unseen", "stream": "unseen"}),
        participant("Mimic", 91357, 9, visibility={"players": "unknown", "stream": "unknown"}),
    )
    await overlay.open(on_air.address())
    page = overlay.page
    await expect(page.locator("li.row")).to_have_count(3)
    await expect(page.locator(f"{row('Mira')} [data-part=hp-numbers]")).to_have_text("523/40")
    await expect(page.locator(f"{row('Ogre')} [data-part=band]")).to_have_text("Bloodied")
    await expect(page.locator("li.row[data-visibility=unknown] [data-part=name]")).to_have_text("???")
    source = re.sub("[0-9a-f]{24}", "", await page.content())  # ids may contain any digits
    for secret in ("Lich", "Xaroth", "Mimic", "73519", "20713", "86421", "91357"):
        assert secret not in source


async def test_two_foes_in_one_band_are_drawn_the_same(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(
        hero("Mira", 18), participant("Orc", 100, 9, currentHP=99), participant("Imp", 100, 8, currentHP=60)
    )
    await overlay.open(on_air.address("?motion=reduced"))
    drawn = await overlay.page.locator("[data-part=hp-steps]").evaluate_all(
        "all => all.map(steps => [steps.outerHTML, ...[...steps.children].map(step => step.offsetWidth)])"
    )
    assert len(drawn) == 2
    assert drawn[0] == drawn[1]


async def test_the_turn_moves_from_row_to_row(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(hero("Mira", 18), participant("Ogre", 60, 15), participant("Wolf", 11, 3))
    await overlay.open(on_air.address())
    page = overlay.page
    await expect(page.locator("[data-active] [data-part=name]")).to_have_text("Mira")
    await on_air.do(AdvanceTurn())
    await expect(page.locator("[data-active] [data-part=name]")).to_have_text("Ogre")
    await expect(page.locator("[data-next] [data-part=name]")).to_have_text("Wolf")
    await overlay.has_played(SPLASH, "Ogre")
    await overlay.has_played(CAPTION, "Ogre's turn.")


async def test_a_page_that_opens_in_mid_turn_counts_from_when_the_turn_began(
    on_air: OnAir, overlay: Overlay
) -> None:
    began = datetime.now(UTC) - timedelta(minutes=30)
    hidden = participant("Spy", 9, 12, visibility={"players": "unseen", "stream": "unseen"})
    await on_air.begin(hero("Mira", 18), hidden, participant("Ogre", 60, 9), turnBeganAt=began)
    await overlay.open(on_air.address("?timer=60"))
    timer = overlay.page.locator("[data-part=timer]")
    await expect(timer).to_have_text(re.compile(r"\+(29|3\d):"))
    await on_air.do(AdvanceTurn())  # the hidden one's turn: for the stream, Mira's goes on
    await overlay.page.reload()
    await expect(timer).to_have_text(re.compile(r"\+(29|3\d):"))
    await on_air.do(AdvanceTurn())
    await expect(timer).to_have_text(re.compile(r"1:00|0:|\+\d:"))


@pytest.mark.parametrize("layout", ["column", "strip"])
async def test_the_active_one_of_fifty_is_always_in_sight(
    on_air: OnAir, overlay: Overlay, layout: str
) -> None:
    await on_air.begin(*(participant(f"Kobold {n}", 5, 60 - n) for n in range(50)), currentTurn=30)
    await overlay.open(on_air.address(f"?layout={layout}&motion=reduced"))
    page = overlay.page
    for name in ("Kobold 30", "Kobold 31"):
        await expect(page.locator("[data-active] [data-part=name]")).to_have_text(name)
        await expect(page.locator("[data-active]")).to_be_in_viewport(ratio=1)
        await on_air.do(AdvanceTurn())
    await expect(page.locator("li.row")).to_have_count(50)
    shown = page.locator("li.row:not([data-outside])")
    places = await shown.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().toJSON())")
    assert len(places) > 8
    assert all(
        p["left"] >= 0 and p["right"] <= 1920 and p["top"] >= 0 and p["bottom"] <= 1080 for p in places
    )


async def test_less_motion_means_that_nothing_travels(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(hero("Mira", 18), participant("Ogre", 60, 15))
    await overlay.page.emulate_media(reduced_motion="reduce")
    await overlay.open(on_air.address())
    await on_air.do(AdvanceTurn())
    await overlay.has_played(SPLASH)
    moving = await overlay.page.evaluate(
        "() => document.getAnimations().map(a => a.animationName ?? 'moved').filter(name => name !== 'show')"
    )
    assert moving == []


async def test_a_page_without_a_secret_stays_empty(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(hero("Mira", 18))
    await overlay.page.goto(on_air.address().split("#")[0])
    await overlay.page.wait_for_load_state("networkidle")
    assert not [url for url in overlay.requests if "/api/" in url]
    await expect(overlay.page.locator("#overlay")).to_be_empty()
