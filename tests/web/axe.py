"""axe-core on the present state of a page."""

from typing import Any

from playwright.async_api import Page

from tests.places import AXE


async def serious_findings(page: Page) -> list[str]:
    """Return axe-core's serious and critical findings, with the first element of each."""
    # Colours are checked after their transitions.
    await page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
    # The page's policy forbids other scripts; the debugger's evaluation is exempt.
    await page.evaluate(AXE.read_text())
    found: dict[str, Any] = await page.evaluate("axe.run(document)")
    assert len(found["passes"]) > 10
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
