"""Contact sheets of what happens on the overlay: named moments in every theme and layout, frame by frame.

`python -m tests.web.film_strip FOLDER [theme …]` needs built pages. One sheet a theme, layout and background:
a row a moment, with the frames at 0, 100, 300, 800 and 2,000 ms. Timers run by a clock of the script's own,
and animations are set to the time of the frame, so that the pictures do not depend on the machine.
"""

import asyncio
import functools
import http.server
import itertools
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page

from realtime.http_routes.pages import STATIC
from tests.chromium import launched

Json = dict[str, Any]

THEMES = ("ember", "vellum", "arena", "bare")
LAYOUTS = ("layout=column", "layout=strip")
LATER = 3_600  # seconds: no machine takes so long to open a page
FRAMES = (0, 100, 300, 800, 2000)
GROUNDS = {
    "dark": "repeating-linear-gradient(35deg,#0a0c14 0 40px,#1b1426 40px 90px,#06110d 90px 130px)",
    "bright": "repeating-linear-gradient(35deg,#fff 0 40px,#ffe27a 40px 90px,#bfe8ff 90px 130px)",
}


def hit(whom: str, after: Json, **event: Any) -> Json:
    """Return a change of hit points of one participant."""
    said = {"participantId": whom, "tone": "damage", **event}
    return {"name": "participant_hp_changed", "event": said, "people": {whom: after}}


def viewed(whom: str, event: Json, **after: Any) -> Json:
    """Return a change with the view of an event."""
    view = {"participantId": whom, **event}
    return {"name": "encounter_updated", "event": {"events": [view]}, "people": {whom: after}}


def turn(whom: str, new_round: bool = False, **after: Any) -> Json:
    """Return the turn of a participant."""
    header = {"currentParticipantId": whom, "nextParticipantId": "tam", **({"round": 4} if new_round else {})}
    return {"name": "turn_advanced", "header": header, "people": {whom: after} if after else {}}


SAVES = {"successes": 1, "failures": 3, "isStable": False, "isDead": True}
SCARED = {"_id": "s", "name": "Frightened", "duration": 3}
BOSS: Json = {"name": "Aurathrax the Ashen", "isBoss": True}
LAIR: Json = {"name": "The Sunken Crypt", "type": "lair", "visibility": "name", "healthBand": None}
MOMENTS: dict[str, list[Json]] = {
    "hit in words": [hit("ogre", {}, sourceId="mira")],
    "hit in numbers": [hit("tam", {"currentHP": 5}, damage=7, damageTypes=["fire"], sourceId="ogre")],
    "critical hit": [hit("mira", {"currentHP": 3}, damage=28, isCritical=True, sourceId="ogre")],
    "miss": [
        viewed("tam", {"type": "attack_made", "hit": False, "natural": 4, "sourceId": "ogre", "name": "club"})
    ],
    "healing": [hit("tam", {"currentHP": 21}, tone="healing", healing=9, sourceId="mira")],
    "temporary": [viewed("tam", {"type": "temporary_hp_set", "before": 0, "after": 8}, tempHP=8)],
    "foe falls": [hit("ogre", {"healthBand": "down", "isDefeated": True}, sourceId="mira")],
    "hero falls": [hit("tam", {"currentHP": 0, "isDying": True}, damage=12, sourceId="ogre")],
    "death": [viewed("bram", {"type": "participant_died"}, deathSaves=SAVES)],
    "natural 20": [viewed("bram", {"type": "death_save_rolled", "natural": 20}, currentHP=1)],
    "death save": [viewed("bram", {"type": "death_save_rolled", "natural": 7})],
    "save passed": [
        viewed("mira", {"type": "save_made", "name": "fireball", "isPassed": True, "natural": 17})
    ],
    "save failed": [viewed("ogre", {"type": "save_made", "name": "web", "isPassed": False})],
    "concentration": [
        viewed(
            "mira", {"type": "concentration_ended", "name": "Bless", "reason": "failed"}, concentration=None
        )
    ],
    "condition": [
        {
            "name": "condition_added",
            "event": {"participantId": "ogre", "condition": SCARED},
            "people": {"ogre": {"conditions": [SCARED]}},
        }
    ],
    "reveal": [
        viewed("stranger", {"type": "visibility_changed"}, name="Lich", type="monster", visibility="band")
    ],
    "turn of a hero": [turn("tam", new_round=True)],
    "turn of a foe": [turn("wolf")],
    "turn of a boss": [turn("ogre", **BOSS)],
    "turn of a lair": [turn("stranger", **LAIR)],
    "five hits": [hit("ogre", {}, damage=7, sourceId="mira") for _ in range(5)],
    "victory": [
        viewed("ogre", {"type": "x"}, healthBand="down", isDefeated=True),
        viewed("wolf", {"type": "x"}, healthBand="down", isDefeated=True),
        {"name": "encounter_updated", "event": {"reason": "ended"}, "header": {"status": "completed"}},
    ],
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the built pages as files; yield the origin."""
    handler = functools.partial(_Quiet, directory=str(STATIC))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


async def opened(page: Page, address: str) -> None:
    """Open the overlay with its demo, when it plays moments; from now on its clock is the caller's."""
    await page.clock.install(time=0)
    await page.goto(address)
    await page.wait_for_selector("[data-part=board]")
    # The demo obeys once moments are played: their code comes after the first picture.
    for is_hidden, seen in ((True, "html[data-off]"), (False, "html:not([data-off])")):
        await page.evaluate("isHidden => postMessage({producer: {isHidden}}, location.origin)", is_hidden)
        await page.wait_for_selector(seen, state="attached")
    await page.clock.pause_at(LATER)
    await page.evaluate("""() => {
      window.over = new Set(document.getAnimations())
      over.forEach(one => { if (one.effect.getTiming().iterations !== Infinity) one.finish() })
    }""")


async def play(page: Page, moment: list[Json]) -> None:
    """Play a moment, and let its effects begin."""
    for change in moment:
        await page.evaluate("play => postMessage({play}, location.origin)", change)
    await page.clock.run_for(60)


async def frames_of(page: Page, moment: list[Json]) -> dict[str, list[bytes]]:
    """Play a moment; return its frames before each background."""
    await play(page, moment)
    frames, last = {ground: list[bytes]() for ground in GROUNDS}, 0
    for at in FRAMES:
        await page.clock.run_for(at - last)
        last = at
        # What was over before the moment stays so.
        await page.evaluate(
            """at => document.getAnimations().forEach(one => {
              if (!over.has(one)) { one.pause(); one.currentTime = at }
            })""",
            at,
        )
        for ground, picture in GROUNDS.items():
            set_ground = "picture => document.documentElement.style.setProperty('background', picture)"
            await page.evaluate(set_ground, picture)
            frames[ground].append(await page.screenshot(type="jpeg", quality=70, scale="css"))
    return frames


async def sheets(browser: Browser, address: str, names: list[str]) -> dict[str, bytes]:
    """Return the contact sheets of one look, by background."""
    rows = {ground: list[str]() for ground in GROUNDS}
    for name in names:
        page = await browser.new_page(viewport={"width": 1280, "height": 720})
        await opened(page, address)
        for ground, frames in (await frames_of(page, MOMENTS[name])).items():
            pictures = "".join(f'<img src="data:image/jpeg;base64,{b64encode(f).decode()}">' for f in frames)
            rows[ground].append(f"<p>{name}</p><div>{pictures}</div>")
        await page.close()
    return {ground: await _drawn(browser, "".join(all_)) for ground, all_ in rows.items()}


async def _drawn(browser: Browser, rows: str) -> bytes:
    page = await browser.new_page(viewport={"width": 2400, "height": 400})
    style = "body{margin:0;font:20px sans-serif}p{margin:4px}div{display:flex}img{width:480px}"
    await page.set_content(f"<style>{style}</style>{rows}")
    made = await page.screenshot(full_page=True, type="png")
    await page.close()
    return made


async def main(folder: Path, themes: tuple[str, ...], names: list[str]) -> None:
    """Write the sheets to a folder."""
    async with launched() as chromium:
        if chromium is None:
            raise SystemExit("no Chromium on PATH")
        browser = await chromium.running()
        with served() as origin:
            for theme, layout in itertools.product(themes, LAYOUTS):
                address = f"{origin}/overlay.html?demo=1&captions=on&{layout}&theme={theme}"
                for ground, made in (await sheets(browser, address, names)).items():
                    (folder / f"{theme}-{layout.partition('=')[2]}-{ground}.png").write_bytes(made)
    print(len(names), "moments on", len(themes) * len(LAYOUTS) * len(GROUNDS), "sheets")


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1]), tuple(sys.argv[2:]) or THEMES, list(MOMENTS)))
