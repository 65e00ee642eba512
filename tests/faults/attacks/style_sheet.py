"""A streamer's style sheet that asks another server for something, in a browser."""

import asyncio

from playwright.async_api import Error, Page

from tests.faults.attacks.attacker import Attacker, NotCarriedOutError
from tests.free_port import free_port
from tests.web.hostile_sheets import APPLY, COUNT_STOPPED, HOSTILE, MOST_OF_THEM, WEAR, Elsewhere

SECONDS = 20.0


async def reaching_style_sheet(attacker: Attacker) -> None:
    """Apply hostile sheets: past the page's policy, and past its filter."""
    await _apply(attacker, "the filter of style sheets", WEAR, bypass_csp=True)
    await _apply(attacker, "the policy of the page", APPLY, bypass_csp=False)


async def _apply(attacker: Attacker, defence: str, script: str, *, bypass_csp: bool) -> None:
    if attacker.chromium is None:
        raise NotCarriedOutError
    elsewhere = Elsewhere(free_port())
    context = await (await attacker.chromium.running()).new_context(bypass_csp=bypass_csp)
    context.set_default_timeout(SECONDS * 1000)
    try:
        async with (
            asyncio.timeout(SECONDS * 3),
            await asyncio.start_server(elsewhere.answer, "127.0.0.1", elsewhere.port),
        ):
            page = await context.new_page()
            await page.goto(f"{attacker.address}/overlay?demo=1&widget=active&motion=reduced")
            await page.wait_for_selector("[data-part=name]")
            await page.evaluate(COUNT_STOPPED)
            tried = await page.evaluate(script, elsewhere.sheets())
            if bypass_csp:
                await elsewhere.hears(page, "filtered")
                elsewhere.asked.remove("/filtered.png")
                attacker.require(tried == len(HOSTILE), f"{defence} was not in use")
            else:
                await _all_stopped(attacker, page, defence)
    except (Error, TimeoutError) as error:
        raise NotCarriedOutError from error
    finally:
        await context.close()
    attacker.require(not elsewhere.asked, f"{defence} let a style sheet reach another server")


async def _all_stopped(attacker: Attacker, page: Page, defence: str) -> None:
    try:
        await page.wait_for_function(f"() => stopped > {MOST_OF_THEM}")
    except Error:
        attacker.require(False, f"{defence} did not stop style sheets")
