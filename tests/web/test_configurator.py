"""The configurator: its preview is what the link shows."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FrameLocator, Locator, Page, expect

from tests.pictures import picture
from tests.realtime.stored_documents import participant
from tests.web.axe import serious_findings
from tests.web.on_air import OnAir


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, on_air: OnAir) -> AsyncIterator[Page]:
    """The configurator, opened with a link's secret; without requests to other hosts or console errors."""
    await on_air.begin(participant("Mira", 40, 18))
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    await page.goto(f"{on_air.origin}/overlay/configure?theme=vellum#{on_air.secret}")
    await expect(preview(page).locator("li.row")).to_have_count(6)
    yield page
    await context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(on_air.origin) or "/api/" in url] == []


def preview(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


async def copied_link(page: Page) -> str:
    """Press the button that copies the link, and return what the clipboard has then."""
    await page.get_by_role("button", name="Copy link").click()
    await expect(page.locator(".link").get_by_role("status")).to_contain_text("Copied")
    copied: str = await page.evaluate("navigator.clipboard.readText()")
    return copied


async def test_every_choice_is_seen_at_once_and_in_the_link(page: Page) -> None:
    assert await preview(page).locator("html").get_attribute("data-theme") == "vellum"
    for label, value in (
        ("Layout", "strip"),
        ("Edge of a strip", "bottom"),
        ("Theme", "arena"),
        ("Size", "0.5"),
    ):
        await page.get_by_role("combobox", name=label, exact=True).select_option(value)
    await page.get_by_label("Turn announcements").uncheck()
    link = page.locator("[data-part=link]")
    await expect(link).to_contain_text(
        "/overlay?layout=strip&edge=bottom&theme=arena&scale=0.5&show=round,order,floats"
    )
    await expect(preview(page).locator("html[data-theme=arena] main[data-edge=bottom]")).to_have_count(1)
    await expect(page.locator("[data-part=size]")).to_contain_text("1920 × 130")


async def test_single_widgets_are_composed_and_their_size_is_advised(page: Page) -> None:
    await page.get_by_role("checkbox", name="Whose turn it is").check()
    await page.get_by_label("Who is next").check()
    await expect(page.locator("[data-part=link]")).to_contain_text("widget=active,deck")
    await expect(page.locator("[data-part=size]")).to_contain_text("580 × 268")
    widgets = preview(page).locator("[data-widget]")
    await expect(widgets).to_have_count(2)
    await expect(widgets.locator("[data-part=name]")).to_have_text(["Mira Ashdown", "Ogre"])
    await page.get_by_role("checkbox", name="Whose turn it is").uncheck()
    await page.get_by_label("Who is next").uncheck()
    await expect(preview(page).locator("[data-part=title]")).to_be_visible()


async def test_widgets_are_dragged_before_a_picture_that_stays_in_the_browser(page: Page) -> None:
    await page.get_by_label("Place widgets freely").check()
    box = page.get_by_role("button", name="Initiative order: ")
    stage = await page.locator(".stage").bounding_box()
    assert stage is not None
    unit = stage["width"] / 1920

    async def drag(where: Locator, dx: float, dy: float) -> None:
        found = await where.bounding_box()
        assert found is not None
        x, y = found["x"] + found["width"] / 2, found["y"] + found["height"] / 2
        await page.mouse.move(x, y)
        await page.mouse.down()
        await page.mouse.move(x + dx * unit, y + dy * unit)
        await page.mouse.up()

    await drag(box, 300, -95)
    link = page.locator("[data-part=link]")
    await expect(link).to_contain_text(re.compile(r"order:39[5-7],54,400,880"))
    await drag(box.locator("[data-part=corner]"), 200, -280)
    await expect(link).to_contain_text(re.compile(r"order:39[5-7],54,(59[89]|60[0-2]),(59[89]|60[0-2])"))
    await expect(box).to_be_focused()
    await page.keyboard.press("Home")
    await expect(preview(page).locator("[data-widget=order]")).to_have_css("left", "96px")
    red = picture(size=(300, 300))
    await page.get_by_label("Your own picture").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": red}
    )
    await expect(page.locator(".backdrop")).to_have_js_property("naturalWidth", 1920)
    await page.reload()
    await expect(page.locator(".backdrop")).to_have_js_property("naturalHeight", 1080)
    await page.get_by_role("button", name="Remove the picture").click()
    await expect(page.locator(".backdrop")).to_have_count(0)


async def test_a_style_is_seen_at_once_and_follows_the_secret_in_the_fragment(
    page: Page, on_air: OnAir
) -> None:
    await page.get_by_text("Your own style sheet").click()
    style = "[data-part=name] { color: rgb(1, 2, 3) } i { background: url(https://elsewhere.example/) }"
    await page.get_by_label("CSS").fill(style)
    await expect(preview(page).locator("[data-part=name]").first).to_have_css("color", "rgb(1, 2, 3)")
    await expect(page.locator("[data-part=dropped]")).to_contain_text("elsewhere.example")
    copied = await copied_link(page)
    assert copied.startswith(f"{on_air.origin}/overlay?theme=vellum#{on_air.secret}&css=")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_secret_is_copied_but_never_on_screen(page: Page, on_air: OnAir) -> None:
    assert on_air.secret not in page.url
    assert await copied_link(page) == f"{on_air.origin}/overlay?theme=vellum#{on_air.secret}"
    assert on_air.secret not in await page.content()


async def test_events_can_be_tried_with_the_keyboard(page: Page) -> None:
    shown = preview(page)
    await page.get_by_role("button", name="Critical hit").focus()
    await page.keyboard.press("Enter")
    await expect(shown.locator("[data-part=float][data-critical]")).to_contain_text("−16")
    await page.get_by_role("button", name="Undo").focus()
    await page.keyboard.press("Enter")
    await expect(shown.locator("[data-part=float]")).to_have_count(0)
    await page.get_by_role("button", name="Next turn").press("Space")
    await expect(shown.locator("[data-active] [data-part=name]")).to_have_text("Ogre")
    await page.get_by_role("button", name="Defeat").press("Space")
    await expect(shown.locator("li.row[data-active][data-defeated]")).to_have_count(1)
    await page.get_by_role("button", name="New round").press("Space")
    await expect(shown.locator("[data-part=round]")).to_contain_text("4")


@pytest.mark.parametrize("width", [360, 1440])
async def test_it_is_accessible(page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 900})
    await page.get_by_label("Place widgets freely").check()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await serious_findings(page, {"iframes": False}) == []


async def test_pictures_of_other_hosts_have_a_warning_and_the_language_is_in_the_link(page: Page) -> None:
    await expect(page.locator("[data-part=portraits-hint]")).to_have_count(0)
    await page.get_by_role("combobox", name="Portraits").select_option("any")
    await expect(page.locator("[data-part=portraits-hint]")).to_contain_text("fetched from there")
    await page.get_by_role("combobox", name="Language").select_option("fr")
    await expect(page.locator("[data-part=link]")).to_contain_text("portraits=any&lang=fr")
    await expect(preview(page).locator("[data-part=next]").first).to_have_text("Ensuite")
