"""Links on air: changed settings, a new secret, revocation, following a channel."""

import re
from functools import partial

from playwright.async_api import Page, Response, Route, expect

from storage.encounter import commands as c
from storage.encounter.base import ParticipantId
from storage.encounter.model import DiscordBinding
from storage.repositories.portraits import Portraits
from storage.repositories.share_links import ShareLinks
from tests.pictures import picture
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, participant
from tests.web.on_air import CAPTION, FLOAT, OnAir, Overlay

MIRA = {"type": "character", "currentHP": 40}
CHANNEL = {"guildId": "1", "channelId": "77"}


async def begun(on_air: OnAir) -> None:
    await on_air.begin(participant("Mira", 40, 18, **MIRA), participant("Ogre", 60, 15), discord=CHANNEL)


async def follow_channel(on_air: OnAir) -> None:
    """Replace the encounter's link by one that follows the channel."""
    shares = ShareLinks(on_air.database)
    on_air.share, on_air.secret = await shares.create(None, "stream", on_air.dm.user_id, channel_id="77")


async def configure(on_air: OnAir, **settings: object) -> None:
    await ShareLinks(on_air.database).configure(on_air.share.id, settings)
    on_air.web.ordered("settings", [on_air.share])


async def mira(on_air: OnAir) -> str:
    return (await on_air.tracker.current(on_air.encounter_id)).participants[0].id


async def test_settings_take_effect_while_it_runs_and_the_address_overrides_them(
    on_air: OnAir, overlay: Overlay
) -> None:
    await begun(on_air)
    await overlay.open(on_air.address("?layout=strip"))
    page = overlay.page
    await page.evaluate("document.body.isTheSame = true")
    await configure(on_air, theme="vellum", layout="column", css="[data-part=name] { color: rgb(1, 2, 3) }")
    await expect(page.locator("html[data-theme=vellum] main[data-layout=strip]")).to_have_count(1)
    await expect(page.locator("[data-part=name]").first).to_have_css("color", "rgb(1, 2, 3)")
    await configure(on_air, theme="bare")
    await expect(page.locator("html[data-theme=bare]")).to_have_count(1)
    await expect(page.locator("[data-part=name]").first).not_to_have_css("color", "rgb(1, 2, 3)")
    assert await page.evaluate("document.body.isTheSame")


async def test_a_placed_widget_has_its_rectangle_in_a_source_of_any_size(
    on_air: OnAir, overlay: Overlay
) -> None:
    await begun(on_air)
    await overlay.open(on_air.address("?motion=reduced"))
    page = overlay.page
    await expect(page.locator("main > section.board")).to_have_count(1)
    await configure(on_air, place="order:1200,200,600,450;third:96,800,368")
    await expect(page.locator("main > *")).to_have_count(2)

    async def is_at(selector: str, wanted: list[int]) -> bool:
        found = await page.locator(selector).bounding_box()
        measured = [round(found[side]) for side in ("x", "y", "width", "height")] if found else []
        return measured[: len(wanted)] == wanted

    for width, height, times, left in ((1920, 1080, 1, 0), (1280, 720, 2 / 3, 0), (1440, 540, 0.5, 240)):
        await page.set_viewport_size({"width": width, "height": height})
        order = [left + round(1200 * times), *scaled(times, 200, 600, 450)]
        third = [left + round(96 * times), *scaled(times, 800, 368)]
        await eventually(partial(is_at, "[data-part=order]", order))
        await eventually(partial(is_at, "[data-part=third]", third))
    # A scene shows what it is about where that is not placed either.
    await ShareLinks(on_air.database).direct([on_air.share], "scene")
    on_air.web.ordered("settings", [on_air.share])
    await expect(page.locator("main > *")).to_have_count(1)
    await expect(page.locator("main > [data-widget=third]")).to_be_visible()
    await configure(on_air, place="off")
    await expect(page.locator("section.board")).to_have_count(1)


def scaled(times: float, *lengths: int) -> list[int]:
    return [round(length * times) for length in lengths]


async def test_pictures_come_from_where_the_streamer_says_and_the_policy_permits_no_more(
    on_air: OnAir, overlay: Overlay
) -> None:
    elsewhere = "https://pictures.example/mira.svg"
    await on_air.begin(participant("Mira", 40, 18, imageUrl=elsewhere, **MIRA))
    page, policies, asked = overlay.page, list[str](), list[str]()

    async def answer(route: Route) -> None:
        asked.append(route.request.url)
        drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
        await route.fulfill(content_type="image/svg+xml", body=drawing)

    def note(response: Response) -> None:
        if response.request.is_navigation_request():
            policies.append(
                response.headers["content-security-policy"].partition("img-src ")[2].split(";")[0]
            )

    await page.route("https://**/*", answer)
    page.on("response", note)
    portrait = page.locator("[data-part=portrait] img")
    await overlay.open(on_air.address())
    await expect(page.locator("[data-part=portrait] b")).to_have_text("M")
    assert asked == []
    for setting, source in (("pictures.example", "https://pictures.example"), ("any", "https:")):
        await configure(on_air, portraits=setting)
        await expect(page).to_have_url(re.compile(rf"[?]pictures={setting}#"))
        await expect(portrait).to_have_js_property("naturalWidth", 9)
        assert policies[-1] == f"'self' data: {source}"
    await configure(on_air)
    await expect(page.locator("[data-part=portrait] b")).to_have_text("M")
    assert policies[0] == policies[-1] == "'self' data:"
    # A portrait that was uploaded lies on this server.
    uploaded = await Portraits(on_air.database).save(on_air.dm.user_id, picture(size=(30, 20)))
    changes = c.ParticipantChanges(image_url=uploaded)
    await on_air.do(c.UpdateParticipant(participant_id=ParticipantId(await mira(on_air)), changes=changes))
    await expect(portrait).to_have_js_property("naturalWidth", 30)
    assert set(asked) == {elsewhere}
    overlay.requests[:] = [url for url in overlay.requests if url != elsewhere]


async def test_settings_that_were_missed_come_with_the_next_heartbeat(
    on_air: OnAir, overlay: Overlay
) -> None:
    await begun(on_air)
    await overlay.open(on_air.address())
    await ShareLinks(on_air.database).configure(on_air.share.id, {"theme": "arena"})  # without a notice
    await expect(overlay.page.locator("html[data-theme=arena]")).to_have_count(1)


async def test_a_reload_is_ordered_remotely(on_air: OnAir, overlay: Overlay) -> None:
    await begun(on_air)
    await overlay.open(on_air.address())
    await overlay.page.evaluate("document.body.isTheSame = true")
    async with overlay.page.expect_event("load"):
        on_air.web.ordered("reload", [on_air.share])
    assert not await overlay.page.evaluate("document.body.isTheSame")
    await expect(overlay.page.locator("li.row")).to_have_count(2)


async def test_an_old_secret_is_off_the_air_and_the_new_one_shows_the_same(
    on_air: OnAir, overlay: Overlay
) -> None:
    await begun(on_air)
    await configure(on_air, theme="vellum")
    await overlay.open(on_air.address())
    shares, old = ShareLinks(on_air.database), await ShareLinks(on_air.database).get(on_air.share.id)
    assert old is not None
    on_air.share, on_air.secret = await shares.rotate(old)
    on_air.web.revoked([old])
    await expect(overlay.page.locator("main")).to_have_count(0)
    await overlay.page.goto("about:blank")
    overlay.requests.clear()
    await overlay.open(on_air.address())
    await expect(overlay.page.locator("html[data-theme=vellum]")).to_have_count(1)


async def test_a_channel_is_followed_from_encounter_to_encounter(on_air: OnAir, overlay: Overlay) -> None:
    await begun(on_air)
    await follow_channel(on_air)
    page: Page = overlay.page
    await overlay.open(on_air.address())
    await expect(page.locator("li.row")).to_have_count(2)
    await on_air.do(c.EndEncounter())
    await expect(page.locator("[data-part=farewell]")).to_be_visible()
    await expect(page.locator("main")).to_have_count(0)
    table = StoredDocuments(on_air.database)
    on_air.encounter_id = await table.encounter(
        on_air.dm.user_id, participant("Wolf"), name="The next one", discord=CHANNEL
    )
    await on_air.do(c.AdvanceTurn())
    await expect(page.locator("[data-part=name]")).to_have_text("Wolf")
    await expect(page.locator("[data-part=title]")).to_have_text("The next one")


async def test_a_channels_first_encounter_is_pushed_to_those_who_wait(
    on_air: OnAir, overlay: Overlay
) -> None:
    await on_air.begin(participant("Mira", 40, 18, **MIRA))
    await follow_channel(on_air)
    asked = "**/api/share/session*"
    async with overlay.page.expect_response(asked), overlay.page.expect_websocket():
        await overlay.page.goto(on_air.address())
    await expect(overlay.page.locator("#overlay main")).to_have_count(0)
    binding = DiscordBinding(guild_id=CHANNEL["guildId"], channel_id=CHANNEL["channelId"])
    begun = await on_air.tracker.create(on_air.dm, "The first one", binding)
    await expect(overlay.page.locator("[data-part=title]")).to_have_text("The first one")
    on_air.encounter_id = begun.id
    await on_air.do(c.AddParticipant(participant=c.NewParticipant(name="Ogre", max_hp=59)))
    await on_air.do(c.StartEncounter())
    await expect(overlay.page.locator("li.row")).to_have_count(1)
    assert len([url for url in overlay.requests if "/api/share/session" in url]) == 2


async def test_what_was_undone_within_the_delay_is_never_shown(on_air: OnAir, overlay: Overlay) -> None:
    await begun(on_air)
    await overlay.page.add_init_script("""
      window.seen = []
      new MutationObserver(() => document.body && seen.push(document.body.innerText))
        .observe(document, {childList: true, subtree: true, characterData: true, attributes: true})
    """)
    clock = overlay.page.clock
    await clock.install()
    await overlay.open(on_air.address("?delay=4&captions=on"))
    # All three come within the delay, however long they take.
    await clock.pause_at(await overlay.page.evaluate("Date.now() / 1000 + 2"))
    await on_air.do(c.DealDamage.to(await mira(on_air), 23))
    await on_air.do(c.Undo())
    last = await on_air.do(c.DealDamage.to(await mira(on_air), 9))
    await eventually(lambda: any(f'"version":{last.version}' in frame for frame in overlay.heard))
    numbers = overlay.page.locator("[data-part=hp-numbers]").first
    await expect(numbers).to_have_text("40/40")
    await clock.resume()
    await overlay.has_played(FLOAT, "−9")
    await expect(numbers).to_have_text("31/40")
    seen = "\n".join(await overlay.page.evaluate("seen"))
    assert "31" in seen
    assert "23" not in seen and "17" not in seen


async def test_it_has_the_language_of_its_link_or_address(on_air: OnAir, overlay: Overlay) -> None:
    prone = [{"_id": "c", "name": "Poisoned", "duration": 2}]
    await on_air.begin(participant("Mira", 40, 18, conditions=prone), participant("Ogre", 60, 15))
    page = overlay.page
    await overlay.open(on_air.address("?captions=on"))
    await expect(page.locator("[data-part=next]")).to_have_text("Next")
    await configure(on_air, lang="de")
    await expect(page.locator("[data-part=next]")).to_have_text("Als Nächstes")
    await expect(page.locator("[data-condition=poisoned]")).to_contain_text("Vergiftet")
    await on_air.do(c.AdvanceTurn())
    await overlay.has_played(CAPTION, "Ogre ist dran.")
    assert await page.locator("html").get_attribute("lang") == "de"
    await overlay.open(on_air.address("?lang=fr"))
    await expect(page.locator("[data-part=next]")).to_have_text("Ensuite")
