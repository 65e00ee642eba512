"""Signing out on the web: the page's button passes the check that keeps other sites out."""

import re

import pytest
from playwright.async_api import Browser, expect

from realtime.auth.written_pages import FACES, STYLE
from tests.places import ROOT
from tests.realtime.stored_documents import participant
from tests.web.axe import serious_findings
from tests.web.on_air import OnAir


@pytest.mark.parametrize(
    ("accepted", "query", "button"),
    [("de-AT", "", "Abmelden"), ("it", "", "Sign out"), ("de", "?lang=fr", "Se déconnecter")],
)
async def test_it_speaks_the_language_of_the_address_or_the_browser(
    browser: Browser, on_air: OnAir, accepted: str, query: str, button: str
) -> None:
    await on_air.begin(participant("Mira", 40, 18))
    context = await browser.new_context(locale=accepted)
    page = await context.new_page()
    await page.goto(f"{on_air.origin}/auth/logout{query}")
    await expect(page.get_by_role("button", name=button, exact=True)).to_be_visible()
    # The style is let through by the page's own policy.
    await expect(page.locator("body")).to_have_css("background-color", "rgb(23, 18, 14)")
    loaded = await page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].map(face => `${face.family}: ${face.status}`))"
    )
    assert sorted(loaded) == sorted(f"{face}: loaded" for face, *_ in FACES)
    assert await serious_findings(page) == []
    await context.close()


def test_its_colours_and_faces_are_those_of_the_other_pages() -> None:
    tokens = (ROOT / "realtime" / "web" / "src" / "design" / "tokens.css").read_text("utf-8")
    assert {face for face, *_ in FACES} == set(re.findall(r'--face-\w+: "([^"]+)"', tokens))
    colours = set(re.findall(r"#[0-9a-f]{6}", STYLE))
    assert colours and colours <= set(re.findall(r"#[0-9a-f]{6}", tokens))


async def test_the_button_signs_out_and_another_sites_form_does_not(browser: Browser, on_air: OnAir) -> None:
    on_air.settings = on_air.settings.model_copy(
        update={"public_url": f"http://127.0.0.1:{on_air.settings.port}"}
    )
    await on_air.begin(participant("Mira", 40, 18))
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(f"{on_air.origin}/auth/logout")
    async with page.expect_response(lambda response: response.request.method == "POST") as own:
        await page.get_by_role("button", name="Sign out").click()
    assert (await own.value).status == 303
    await page.wait_for_url("**/overlay/configure")
    await page.goto("about:blank")
    form = f"<form method=post action='{on_air.origin}/auth/logout'><button>Win a prize</button></form>"
    await page.set_content(form)
    async with page.expect_response(lambda response: response.request.method == "POST") as foreign:
        await page.get_by_role("button").click()
    assert (await foreign.value).status == 403
    await context.close()
