"""OBS does not reload a page by itself: the overlay loads from its cache, waits, and updates itself."""

import shutil
from pathlib import Path

from playwright.async_api import Page, expect

from realtime.http_routes.pages import STATIC
from storage.encounter.commands import DealDamage
from tests.realtime.stored_documents import participant
from tests.web.on_air import OnAir, Overlay

MIRA = {"type": "character", "currentHP": 40}
KEPT = "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
TRIED = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  while (registration.installing) await new Promise(done => setTimeout(done, 50));
  return true;
}"""
SCRIPT = "document.querySelector('script[src*=overlay-]').src"


async def opened(on_air: OnAir, overlay: Overlay) -> Page:
    """Start an encounter, show it, and wait until the page is cached."""
    await on_air.begin(participant("Mira", 40, 18, **MIRA), participant("Ogre", 60, 15))
    await overlay.open(on_air.address("?theme=vellum"))
    await overlay.page.wait_for_function(KEPT)
    return overlay.page


def rebuilt(folder: Path) -> Path:
    """Return another build of the same pages: its script has another name."""
    # Compressed copies would still say the old name.
    shutil.copytree(STATIC, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    script = next((folder / "assets").glob("overlay-*.js"))
    script.rename(script.with_name("overlay-another.js"))
    for file in (*folder.rglob("*.html"), *folder.rglob("*.js")):
        file.write_text(file.read_text("utf-8").replace(script.name, "overlay-another.js"), "utf-8")
    worker = folder / "sw.js"
    worker.write_text(worker.read_text().replace('"id":"', '"id":"another-'))
    return folder


async def test_it_loads_while_the_server_is_down_and_connects_later(on_air: OnAir, overlay: Overlay) -> None:
    page = await opened(on_air, overlay)
    await on_air.stop()
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "vellum")
    await expect(page.locator("#overlay main")).to_have_count(0)
    assert await page.locator("#overlay").inner_text() == ""
    painted = "[document.documentElement, document.body].map(e => getComputedStyle(e).backgroundColor)"
    assert await page.evaluate(painted) == ["rgba(0, 0, 0, 0)"] * 2
    await on_air.start()
    await expect(page.locator("li.row")).to_have_count(2)
    mira = (await on_air.tracker.current(on_air.encounter_id)).participants[0].id
    await on_air.do(DealDamage.to(mira, 12))
    await expect(page.locator(f"[data-participant='{mira}'] [data-part=hp-numbers]")).to_have_text("28/40")


async def test_only_the_page_and_its_assets_are_kept(on_air: OnAir, overlay: Overlay) -> None:
    page = await opened(on_air, overlay)
    await page.reload()
    await expect(page.locator("li.row")).to_have_count(2)
    kept = await page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name =>"
        " (await (await caches.open(name)).keys()).map(request => request.url)))).flat()"
    )
    own = f"{on_air.origin}/"
    assert f"{own}overlay" in kept
    assert all(url == f"{own}overlay" or url.startswith(f"{own}assets/") for url in kept)
    assert all(on_air.secret not in url and "#" not in url and "?" not in url for url in kept)


async def test_a_new_build_is_taken_as_a_whole_and_out_of_sight(
    on_air: OnAir, overlay: Overlay, tmp_path: Path
) -> None:
    page = await opened(on_air, overlay)
    before = await page.evaluate(SCRIPT)
    await overlay.set_in_scene(False)
    await on_air.stop()
    on_air.static = rebuilt(tmp_path / "static")
    await on_air.start()
    await expect(page.locator("script[src$='/overlay-another.js']")).to_have_count(1)
    await expect(page.locator("li.row")).to_have_count(2)
    await on_air.stop()
    await page.reload()
    assert (await page.evaluate(SCRIPT)).endswith("/overlay-another.js")
    assert not before.endswith("/overlay-another.js")
    await on_air.start()
    await expect(page.locator("li.row")).to_have_count(2)


async def test_a_build_that_is_not_whole_is_not_taken(
    on_air: OnAir, overlay: Overlay, tmp_path: Path
) -> None:
    page = await opened(on_air, overlay)
    before = await page.evaluate(SCRIPT)
    await on_air.stop()
    on_air.static = rebuilt(tmp_path / "static")
    (on_air.static / "assets" / "overlay-another.js").unlink()
    await on_air.start()
    await page.wait_for_function(TRIED)
    await on_air.stop()
    await page.reload()
    assert await page.evaluate(SCRIPT) == before
    await on_air.start()
    await expect(page.locator("li.row")).to_have_count(2)
    overlay.complaints.clear()


async def test_the_worker_is_asked_for_anew_and_may_run_nothing_of_others(
    on_air: OnAir, overlay: Overlay
) -> None:
    await on_air.begin(participant("Mira", 40, 18, **MIRA))
    answer = await overlay.page.request.get(f"{on_air.origin}/sw.js")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"] == "default-src 'none'; connect-src 'self'"
