"""axe-core on a page as it is."""

from typing import Any

from playwright.async_api import Page

from tests.places import AXE


async def serious_findings(page: Page) -> list[str]:
    """Return what axe-core finds serious or critical, with the first place of each."""
    # Colours are looked at when they have stopped to change.
    await page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))")
    # The page's own policy forbids scripts from elsewhere; the debugger's evaluation is not subject to it.
    await page.evaluate(AXE.read_text())
    found: dict[str, Any] = await page.evaluate("axe.run(document)")
    assert len(found["passes"]) > 10
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
