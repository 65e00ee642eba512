"""axe-core on the present state of a page."""

from typing import Any

from playwright.async_api import Page

from tests.places import AXE

# Transitions and entrances; a pointer's pulse never ends.
IS_AT_REST = """() => document.getAnimations().every(
  animation => animation.playState !== 'running' || animation.effect.getComputedTiming().endTime === Infinity
)"""


async def serious_findings(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """Return axe-core's serious and critical findings, with the first element of each."""
    # The page's policy forbids other scripts; the debugger's evaluation is exempt.
    await page.evaluate(AXE.read_text())
    await page.wait_for_function(IS_AT_REST)  # colours are mixed while something fades in
    found: dict[str, Any] = await page.evaluate("options => axe.run(document, options)", options or {})
    assert len(found["passes"]) > 10
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
