"""The DM's console: the whole encounter on one page, with the DM screen's actions."""

import csv
import io
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from storage.encounter.base import ParticipantId, UserId
from storage.encounter.commands import AddParticipant, DealDamage, NewParticipant
from storage.encounter.context import Actor
from storage.encounter.model import Encounter, Participant
from storage.library.creature import Creature
from storage.repositories.creatures import Creatures
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.web.axe import serious_findings
from tests.web.long_names import NAMES, enlarge_text, is_whole, names_cut_off
from tests.web.on_air import OnAir
from tests.web.opened_page import OpenedPage, opened_page

LAPTOP = {"viewport": {"width": 1440, "height": 900}}
HIDDEN = {"players": "unseen", "stream": "unseen"}


@dataclass
class AtDesk:
    """Dana at her laptop."""

    alice: UserId
    on_air: OnAir
    guest: OpenedPage

    async def current_encounter(self) -> Encounter:
        return await self.on_air.tracker.current(self.on_air.encounter_id)

    async def named(self, name: str) -> Participant:
        return next(p for p in (await self.current_encounter()).participants if p.name == name)

    async def tick(self, *names: str) -> None:
        for name in names:
            await self.guest.page.get_by_label(f"Take {name}", exact=True).check()

    async def focus(self, name: str) -> None:
        await self.guest.row(name).get_by_role("button").click()
        await expect(self.guest.page.locator("[data-part=chosen]")).to_have_text(name)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, on_air: OnAir) -> AsyncIterator[AtDesk]:
    alice = await StoredDocuments(on_air.database).user("Alice")
    await on_air.begin(
        hero("Elwing", alice, 38, 21),
        participant("Ogre", 59, 15),
        participant("Goblin", 12, 14),
        participant(
            "Lich",
            135,
            12,
            ac=17,
            visibility=HIDDEN,
            notes="phylactery",
            legendaryActions=3,
            legendaryActionsRemaining=3,
        ),
    )
    async with opened_page(browser, on_air, on_air.dm.user_id, "console", **LAPTOP) as guest:
        await guest.is_live()
        yield AtDesk(alice, on_air, guest)


async def test_the_dm_sees_everything(desk: AtDesk) -> None:
    guest = desk.guest
    await expect(guest.row("Ogre").locator("[data-part=hp]")).to_have_text("59/59")
    await expect(guest.row("Lich")).to_contain_text("hidden")
    await expect(guest.row("Lich").locator(".ac")).to_contain_text("17")
    await desk.focus("Lich")
    await expect(guest.page.get_by_label("Notes, for the DM alone")).to_have_value("phylactery")


async def test_one_amount_hits_several_each_with_their_fraction(desk: AtDesk) -> None:
    guest = desk.guest
    await desk.tick("Ogre", "Goblin", "Lich")
    await guest.page.get_by_label("Amount").fill("10")
    await guest.page.get_by_label("Damage type").first.select_option("fire")
    await guest.page.get_by_label("Share of Goblin").select_option("half")
    await guest.page.get_by_label("Share of Lich").select_option("none")
    await guest.press("Damage")
    for name, hit_points in (("Ogre", "49/59"), ("Goblin", "7/12"), ("Lich", "135/135")):
        await expect(guest.row(name).locator("[data-part=hp]")).to_have_text(hit_points)
    assert (await desk.current_encounter()).version == 1
    undo = guest.page.get_by_role("button", name=re.compile("^Undo"))
    await expect(undo).to_have_text("Undo damage: Ogre +2")
    await undo.click()
    await expect(guest.row("Ogre").locator("[data-part=hp]")).to_have_text("59/59")
    await expect(undo).to_be_disabled()
    await guest.press("Redo")
    await expect(guest.row("Goblin").locator("[data-part=hp]")).to_have_text("7/12")
    await guest.page.get_by_label("Amount").fill("3")
    await guest.press("Heal")
    await expect(guest.row("Goblin").locator("[data-part=hp]")).to_have_text("10/12")


async def test_conditions_and_reveals_for_several(desk: AtDesk) -> None:
    guest = desk.guest
    await desk.tick("Goblin", "Lich")
    await guest.page.get_by_role("combobox", name="Condition").fill("Restrained")
    await guest.page.get_by_label("How long").fill("2")
    await guest.press("Add condition")
    for name in ("Goblin", "Lich"):
        await expect(guest.row(name).locator("[data-mark=condition]")).to_contain_text("2 rounds left")
    await guest.page.get_by_role("group", name="What players see").get_by_role("button", name="Name").click()
    await expect(guest.row("Lich")).to_contain_text("name only")
    lich = await desk.named("Lich")
    assert (lich.seen.players, lich.seen.stream) == ("name", "unseen")
    await guest.press("Untick all")
    await desk.focus("Goblin")
    await guest.press("Remove Restrained")
    await expect(guest.row("Goblin").locator("[data-mark=condition]")).to_have_count(0)


async def test_turns_are_advanced_by_keyboard_and_a_double_press_skips_no_turn(desk: AtDesk) -> None:
    page = desk.guest.page
    turn = page.locator("[data-part=turn]")
    await expect(turn).to_contain_text("Elwing")
    await page.evaluate(
        "for (let i = 0; i < 2; i++) document.body.dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'n', bubbles: true}))"
    )
    await expect(turn).to_contain_text("Ogre")
    await expect(page.locator("[data-part=pending]")).to_be_empty()
    await expect(turn).to_contain_text("Ogre")
    await page.keyboard.press("b")
    await expect(turn).to_contain_text("Elwing")
    # The turn is seen before its answer comes; until then the form sends nothing more.
    await expect(page.locator("[data-part=pending]")).to_be_empty()
    for key in ("j", "x", "d"):
        await page.keyboard.press(key)
    await expect(page.locator("[data-part=chosen]")).to_have_text("Ogre")
    await page.keyboard.type("7")
    await page.keyboard.press("Enter")
    await expect(desk.guest.row("Ogre").locator("[data-part=hp]")).to_have_text("52/59")
    # Back in the order: single keys work again.
    await expect(desk.guest.row("Ogre").get_by_role("button")).to_be_focused()
    await page.keyboard.press("d")
    await expect(page.get_by_label("Amount")).to_be_focused()
    await page.keyboard.press("Escape")
    await page.keyboard.press("j")
    await expect(desk.guest.row("Goblin").get_by_role("button")).to_be_focused()


async def test_shortcuts_are_shown_and_can_be_switched_off(desk: AtDesk) -> None:
    page = desk.guest.page
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog")).to_contain_text("Next turn")
    await page.get_by_label("Keyboard shortcuts").uncheck()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.keyboard.press("n")
    await desk.guest.press("Next turn")
    await expect(page.locator("[data-part=turn]")).to_contain_text("Ogre")
    await expect(page.locator("[data-part=pending]")).to_be_empty()
    assert (await desk.current_encounter()).version == 1


async def test_a_players_damage_is_answered(desk: AtDesk) -> None:
    encounter = await desk.current_encounter()
    ogre, elwing = await desk.named("Ogre"), encounter.controlled_by(desk.alice)[0]
    blow = DealDamage.to(ogre.id, 14, "fire", source_id=elwing.id)
    await desk.on_air.tracker.execute(encounter.id, Actor(UserId(desk.alice), "Alice"), blow, "a-request")
    request = desk.guest.page.locator("[data-part=request]")
    await expect(request).to_contain_text("Alice (Elwing): 14 fire damage to Ogre")
    await desk.guest.press("Half")
    await expect(request).to_have_count(0)
    await expect(desk.guest.row("Ogre").locator("[data-part=hp]")).to_have_text("52/59")


async def test_legendary_actions_notes_and_removal(desk: AtDesk) -> None:
    guest = desk.guest
    await desk.focus("Lich")
    await guest.press("Spend: Legendary actions")
    await expect(guest.page.locator(".legendary")).to_contain_text("2 of 3")
    await guest.page.get_by_label("Notes, for the DM alone").fill("moved the phylactery")
    await guest.press("Save")
    await eventually(lambda: _notes(desk, "moved the phylactery"))
    await guest.press("Remove from the fight…")
    await guest.press("Yes, remove Lich")
    await expect(guest.row("Lich")).to_have_count(0)


async def _notes(desk: AtDesk, wanted: str) -> bool:
    return (await desk.named("Lich")).notes == wanted


async def test_monsters_are_added_hidden_and_the_encounter_is_paused(desk: AtDesk) -> None:
    guest = desk.guest
    await guest.press("Add")
    sheet = guest.page.get_by_role("dialog")
    await sheet.get_by_label("Name").fill("Wolf")
    await sheet.get_by_label("How many").fill("2")
    await sheet.get_by_label("Hit points").fill("11")
    await sheet.get_by_label("Hidden from players and stream").check()
    await sheet.get_by_role("button", name="Add", exact=True).click()
    await expect(guest.row("Wolf 1")).to_contain_text("hidden")
    await expect(guest.row("Wolf 2").locator("[data-part=hp]")).to_have_text("11/11")
    await guest.press("Pause")
    await expect(guest.page.locator("[data-part=turn]")).to_have_text("Paused")
    await guest.press("Resume")
    await expect(guest.page.locator("[data-part=turn]")).to_contain_text("Elwing")


async def test_monsters_are_added_from_the_library_with_their_stat_block(desk: AtDesk) -> None:
    guest = desk.guest
    await guest.page.keyboard.press("a")
    sheet = guest.page.get_by_role("dialog")
    await expect(sheet.get_by_label("Name")).to_be_focused()
    await guest.page.keyboard.type("adult red")
    await expect(
        sheet.get_by_role("list", name="From the library").get_by_role("button", name="CR 17")
    ).to_be_visible()
    await guest.page.keyboard.press("ArrowDown")
    await guest.page.keyboard.press("Enter")
    await expect(sheet.locator("[data-part=creature]")).to_contain_text("CR 17")
    await expect(sheet.get_by_label("Hit points", exact=True)).to_have_value("256")
    await sheet.get_by_label("How many").fill("2")
    await sheet.get_by_label("Roll 19d12+133 hit points for each").check()
    await sheet.get_by_label("Hidden from players and stream").check()
    await sheet.get_by_role("button", name="Add", exact=True).click()
    await expect(guest.row("Adult Red Dragon 2")).to_contain_text("hidden")
    dragons = [await desk.named(f"Adult Red Dragon {number}") for number in (1, 2)]
    assert [(d.ac, d.legendary_actions, "fire" in d.defences.immunities) for d in dragons] == [
        (19, 3, True)
    ] * 2
    assert all(19 + 133 <= d.max_hp <= 19 * 12 + 133 for d in dragons)
    assert {d.seen.players for d in dragons} == {"unseen"}


async def test_the_log_and_own_creatures_are_saved_as_files(desk: AtDesk) -> None:
    page = desk.guest.page
    await desk.on_air.do(AddParticipant(participant=NewParticipant(name="Wight", max_hp=45)))
    wight = await desk.named("Wight")
    hit = {"targets": [{"participantId": wight.id}], "parts": [{"amount": 7, "type": "fire"}]}
    await desk.on_air.do(DealDamage.model_validate(hit))
    wolf = Creature(name="Bog Wolf", max_hp=22)
    await Creatures(desk.on_air.database).save(desk.on_air.dm.user_id, [wolf])
    saved: dict[str, str] = {}
    for name in ("Save the log of the fight as a table (CSV)", "Save your own creatures as a file"):
        await page.get_by_role("button", name="Menu").click()
        async with page.expect_download() as download:
            await page.get_by_role("button", name=name).click()
        file = await download.value
        saved[file.suggested_filename] = (await file.path()).read_text("utf-8")
        await page.keyboard.press("Escape")
    *_, last = csv.DictReader(io.StringIO(saved["log.csv"]))
    assert (last["user"], last["hit points"]) == ("Dana", "Wight 38/45")
    assert "Wight" in last["happened"] and "7" in last["happened"]
    (own,) = json.loads(saved["creatures.json"])["creatures"]
    assert (own["name"], own["maxHP"]) == ("Bog Wolf", 22)


async def test_a_dm_by_role_has_the_console_by_a_personal_link(browser: Browser, on_air: OnAir) -> None:
    cody = await StoredDocuments(on_air.database).user("Cody")
    place = {"guildId": "1", "channelId": "7", "dmRoleIds": ["42"]}
    await on_air.begin(participant("Ogre", 59, 15), discord=place)
    async with opened_page(browser, on_air, cody, "console", said={"role_ids": ["42"]}, **LAPTOP) as guest:
        await guest.is_live()
        await guest.press("Pause")
        await expect(guest.page.locator("[data-part=turn]")).to_have_text("Paused")


async def test_a_player_at_the_consoles_address_gets_none_of_it(browser: Browser, desk: AtDesk) -> None:
    async with opened_page(browser, desk.on_air, desk.alice, "console", **LAPTOP) as guest:
        await expect(guest.page.get_by_role("heading", name="This is the DM’s console")).to_be_visible()
        said = "".join(guest.received) + await guest.page.content()
        assert "Lich" not in said
        assert "phylactery" not in said


async def test_it_survives_a_restart(desk: AtDesk) -> None:
    guest, on_air = desk.guest, desk.on_air
    ogre = await desk.named("Ogre")
    await on_air.stop()
    await expect(guest.page.locator("[data-part=freshness]")).to_contain_text("may be old")
    await expect(guest.page.get_by_role("button", name="Next turn")).to_be_disabled()
    await on_air.do_in_another_process(DealDamage.to(ogre.id, 9))
    await on_air.start()
    await guest.is_live()
    await expect(guest.row("Ogre").locator("[data-part=hp]")).to_have_text("50/59")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (820, "dark"), (1440, "light")])
async def test_fifty_fit_and_it_is_accessible(
    browser: Browser, on_air: OnAir, width: int, scheme: Any
) -> None:
    crowd = [participant(f"{'Wq' * 30} {n}", 5, 20 - n % 30, tempHP=3) for n in range(49)]
    await on_air.begin(participant("Ab " * 26 + "Cd", 60, 25, legendaryActions=3), *crowd)
    options: Any = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    async with opened_page(browser, on_air, on_air.dm.user_id, "console", **options) as guest:
        await guest.is_live()
        await expect(guest.page.locator("li.row")).to_have_count(50)
        assert await guest.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await serious_findings(guest.page) == []
        small = await guest.page.locator("button, select, a.button, .tick").evaluate_all(
            "all => all.map(e => [e.innerText, e.getBoundingClientRect().toJSON()])"
            ".filter(([, r]) => r.width && (r.height < 44 || r.width < 44)).map(([text]) => text)"
        )
        assert small == []


@pytest.mark.parametrize("language", ["de", "en", "fr"])
@pytest.mark.parametrize("width", [820, 1024, 1440])
async def test_whose_turn_it_is_and_what_is_undone_are_whole(
    browser: Browser, on_air: OnAir, width: int, language: str
) -> None:
    elwing = participant("Elwing Moonwhisper", 38, 21)
    await on_air.begin(elwing, participant("Ogre", 59, 15), name="The Siege of the Citadel")
    await on_air.do(DealDamage.to(ParticipantId(str(elwing["_id"])), 3))
    options: Any = {"viewport": {"width": width, "height": 900}, "locale": language}
    async with opened_page(browser, on_air, on_air.dm.user_id, "console", **options) as guest:
        await expect(guest.page.locator("[data-part=deed]")).to_contain_text("Elwing")
        await guest.page.evaluate("document.fonts.ready.then(() => 1)")
        for part in (".whose", "[data-part=deed]", ".fight-name"):
            assert await is_whole(guest.page.locator(part)), part
        header = await guest.page.locator(".top").bounding_box()
        assert header is not None
        assert header["height"] < 900 / (7 if width < 1280 else 10)


@pytest.mark.parametrize(("width", "size"), [(390, 100), (820, 200), (1440, 200)])
async def test_long_names_in_six_scripts_are_whole(
    browser: Browser, on_air: OnAir, width: int, size: int
) -> None:
    await on_air.begin(*(participant(name, 60, 15, tempHP=12) for name in NAMES))
    viewport = {"width": width, "height": 900}
    async with opened_page(browser, on_air, on_air.dm.user_id, "console", viewport=viewport) as guest:
        await guest.is_live()
        await expect(guest.page.locator("li.row")).to_have_count(len(NAMES))
        await enlarge_text(guest.page, size)
        assert await names_cut_off(guest.page) == []
        assert await guest.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
