"""The player's page: the player's view of the encounter, and all actions on a phone."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from storage.encounter.base import UserId
from storage.encounter.commands import AddParticipant, AdvanceTurn, DealDamage, NewParticipant, SettleRequest
from storage.encounter.model import Encounter, Participant
from storage.i18n.catalog import load_texts
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.portraits import Portraits
from tests.pictures import picture
from tests.realtime.patience import eventually
from tests.realtime.stored_documents import StoredDocuments, hero, participant
from tests.web.axe import serious_findings
from tests.web.long_names import NAMES, enlarge_text, is_whole, names_cut_off
from tests.web.on_air import OnAir
from tests.web.opened_page import OpenedPage, opened_page

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@dataclass
class AtTable:
    """Alice at her phone; she plays Elwing, whose turn it is."""

    alice: UserId
    on_air: OnAir
    guest: OpenedPage

    async def current_encounter(self) -> Encounter:
        return await self.on_air.tracker.current(self.on_air.encounter_id)

    async def elwing(self) -> Participant:
        return (await self.current_encounter()).controlled_by(self.alice)[0]

    async def named(self, name: str) -> Participant:
        return next(p for p in (await self.current_encounter()).participants if p.name == name)


async def begin(on_air: OnAir, *others: Any, **elwing: Any) -> UserId:
    alice = await StoredDocuments(on_air.database).user("Alice")
    await on_air.begin(hero("Elwing", alice, 38, 21, **elwing), *others)
    return alice


@pytest_asyncio.fixture(loop_scope="session")
async def at_table(browser: Browser, on_air: OnAir) -> AsyncIterator[AtTable]:
    alice = await begin(
        on_air,
        participant("Ogre", 73519, 15, currentHP=20713),
        participant("The Lich Xaroth", 86421, 12, visibility={"players": "unseen", "stream": "unseen"}),
        participant("Mimic", 91357, 9, visibility={"players": "unknown", "stream": "unknown"}),
    )
    async with opened_page(browser, on_air, alice, "play", **PHONE) as guest:
        await guest.is_live()
        yield AtTable(alice, on_air, guest)


async def test_it_shows_only_what_its_player_may_know(at_table: AtTable) -> None:
    guest = at_table.guest
    await expect(guest.page.locator("li.row")).to_have_count(3)
    await expect(guest.row("Elwing").locator("[data-part=hp]")).to_have_text("38/38")
    await expect(guest.row("Ogre").locator("[data-part=band]")).to_have_text("Bloodied")
    await expect(guest.row("???")).to_have_count(1)
    await expect(guest.page.locator(".turn .now")).to_have_text("Your turn, Elwing")
    await at_table.on_air.do(DealDamage.to((await at_table.named("The Lich Xaroth")).id, 3))
    await at_table.on_air.do(DealDamage.to((await at_table.named("Ogre")).id, 4))
    await expect(guest.page.locator("[data-part=log]")).to_contain_text("Ogre: bloodied")
    said = re.sub("[0-9a-f]{24}", "", await guest.page.content() + "".join(guest.received))
    for secret in ("Lich", "Xaroth", "Mimic", "73519", "20713", "20709", "86421", "91357"):
        assert secret not in said


async def test_the_secret_leaves_the_address_bar_and_a_reload_still_works(at_table: AtTable) -> None:
    guest = at_table.guest
    assert guest.secret not in guest.page.url
    await guest.page.reload()
    await guest.is_live()
    assert guest.secret not in await guest.page.content()


async def test_damage_healing_and_temporary_hit_points_of_the_own_participant(at_table: AtTable) -> None:
    guest = at_table.guest
    numbers = guest.page.locator(".own-sheet [data-part=hp]")
    for amount, button, shown in (
        ("9", "Take damage", "29/38"),
        ("4", "Heal", "33/38"),
        ("5", "Temp HP", "33/38 +5 temporary"),
    ):
        await guest.press("Hit points")
        await guest.page.get_by_label("How many", exact=True).fill(amount)
        await guest.press(button)
        await expect(numbers).to_have_text(shown)
    elwing = await at_table.elwing()
    assert (elwing.current_hp, elwing.temporary_hp) == (33, 5)


async def test_a_condition_is_put_on_and_taken_off(at_table: AtTable) -> None:
    guest = at_table.guest
    await guest.press("Conditions")
    await guest.press("Poisoned")
    await guest.press("3")
    await guest.press("Add Poisoned")
    await expect(guest.row("Elwing").locator("[data-mark=condition]")).to_contain_text("3 rounds left")
    await guest.press("Conditions")
    await guest.press("Remove Poisoned")
    await expect(guest.row("Elwing").locator("[data-mark=condition]")).to_have_count(0)
    assert (await at_table.elwing()).conditions == ()


async def test_damage_to_others_waits_for_the_dms_answer_which_is_shown(at_table: AtTable) -> None:
    guest = at_table.guest
    await guest.press("Damage")
    await guest.page.get_by_label("Ogre").check()
    await guest.page.get_by_label("Damage rolled", exact=True).fill("14")
    await guest.page.get_by_label("Damage type").select_option("fire")
    await guest.press("Deal 14 damage")
    await expect(guest.page.locator("[data-part=request]")).to_have_text("14 fire damage to Ogre")
    await expect(guest.page.locator("[data-part=note]")).to_contain_text("Sent to the DM")
    (request,) = (await at_table.current_encounter()).requests
    await at_table.on_air.do(SettleRequest(request_id=request.id, answer="half"))
    await expect(guest.page.locator("[data-part=log]")).to_contain_text("The DM allows half of the damage")
    await expect(guest.page.locator("[data-part=request]")).to_have_count(0)
    assert (await at_table.named("Ogre")).current_hp == 20706


async def test_ending_the_own_turn_advances_it(at_table: AtTable) -> None:
    guest = at_table.guest
    await guest.press("End my turn")
    await expect(guest.page.locator(".turn .now")).to_have_text("Ogre’s turn")
    await expect(guest.page.get_by_role("button", name="End my turn")).to_have_count(0)
    await expect(guest.row("Ogre")).to_have_attribute("aria-current", "step")


async def test_concentration_reaction_and_holding_back(at_table: AtTable) -> None:
    guest = at_table.guest
    await guest.press("More")
    await guest.page.get_by_label("Concentrate on").fill("Bless")
    await guest.press("Start")
    await expect(guest.row("Elwing").locator("[data-mark=concentration]")).to_contain_text("Bless")
    await guest.press("More")
    await guest.press("Use my reaction")
    await eventually(lambda: _used(at_table))
    await guest.press("More")
    await guest.press("Drop Bless")
    await expect(guest.row("Elwing").locator("[data-mark=concentration]")).to_have_count(0)
    await guest.press("More")
    await guest.press("Undo my last change")
    await expect(guest.row("Elwing").locator("[data-mark=concentration]")).to_have_count(1)
    await guest.press("More")
    await guest.press("Delay: act later this round")
    await expect(guest.row("Elwing")).to_contain_text("Delayed")


async def _used(at_table: AtTable) -> bool:
    return (await at_table.elwing()).reaction_used


async def test_the_dying_save_once_a_turn(browser: Browser, on_air: OnAir) -> None:
    alice = await begin(on_air, participant("Ogre"), currentHP=0, deathSaveDue=True)
    async with opened_page(browser, on_air, alice, "play", **PHONE) as guest:
        await guest.press("Death save")
        await guest.page.get_by_label("The number on your d20").fill("12")
        await guest.press("Enter 12")
        await expect(guest.page.locator("[data-part=note]")).to_contain_text("Elwing rolls 12")
        await _stays_in_sight(guest, ".turn .now")
        await expect(guest.page.locator(".own-sheet [data-part=death-saves]")).to_contain_text("1 of 3 saved")
        log = guest.page.locator("[data-part=log]")
        await expect(log).to_contain_text("Elwing rolls 12")
        await expect(guest.page.get_by_role("button", name="Death save", exact=True)).to_have_count(0)
        await guest.page.reload()
        await expect(log).to_contain_text("Elwing rolls 12")


async def _stays_in_sight(guest: OpenedPage, selector: str) -> None:
    """The element is whole in the window, and nothing lies on its middle."""
    await expect(guest.page.locator(selector)).to_be_in_viewport(ratio=1)
    is_on_top = await guest.page.locator(selector).evaluate(
        """element => {
            const { left, top, width, height } = element.getBoundingClientRect();
            return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }"""
    )
    assert is_on_top


@pytest.mark.parametrize("width", [320, 390, 820])
async def test_letters_of_twice_the_size_leave_the_turn_readable(at_table: AtTable, width: int) -> None:
    guest = at_table.guest
    await guest.page.set_viewport_size({"width": width, "height": 844})
    await guest.page.evaluate(
        "document.documentElement.style.fontSize = '200%'; document.fonts.ready.then(() => 1)"
    )
    await _stays_in_sight(guest, ".turn .now")
    await expect(guest.page.get_by_role("button", name="End my turn")).to_be_in_viewport(ratio=1)
    assert await guest.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["de", "en", "fr"])
@pytest.mark.parametrize(("width", "size"), [(320, 100), (320, 200), (390, 200), (820, 200)])
async def test_the_own_turn_is_whole(
    browser: Browser, on_air: OnAir, width: int, size: int, language: str
) -> None:
    alice = await StoredDocuments(on_air.database).user("Alice")
    owed = {"_id": "s1", "about": "effect", "name": "Web", "ability": "dexterity", "dc": 13}
    conditions = [{"_id": f"c{n}", "name": name} for n, name in enumerate(("prone", "poisoned", "hexed"))]
    elwing = hero("Elwing Moonwhisper", alice, 38, 21, savesOwed=[owed], conditions=conditions)
    await on_air.begin(elwing, participant("Adult Red Dragon", 256, 20), name="The Siege of the Citadel")
    options: Any = {"viewport": {"width": width, "height": 844}, "locale": language}
    async with opened_page(browser, on_air, alice, "play", **options) as guest:
        turn = guest.page.locator(".turn")
        await expect(turn.get_by_role("button")).to_be_enabled()
        await enlarge_text(guest.page, size)
        await guest.page.evaluate("document.fonts.ready.then(() => 1)")
        await _stays_in_sight(guest, ".turn .main")
        assert await is_whole(turn.locator(".now"))
        # The name of the encounter may be cut off on a phone with large letters; the menu has all of it.
        await guest.press(load_texts().get(language, "page-menu"))
        assert await is_whole(guest.page.locator("[data-part=whole-name]"))


async def test_initiative_is_rolled_or_entered(browser: Browser, on_air: OnAir) -> None:
    alice = await begin(on_air, participant("Ogre"), initiativeRoll=None)
    async with opened_page(browser, on_air, alice, "play", **PHONE) as guest:
        await guest.press("Initiative")
        await guest.page.get_by_label("Your total").fill("17")
        await guest.press("Enter 17")
        await expect(guest.row("Elwing").locator(".initiative")).to_have_text("Initiative 17")
        await guest.press("More")
        await guest.press("Initiative again (now 17)")
        await guest.press("Roll for me")
        await expect(guest.page.locator("[data-part=pending]")).to_be_empty()
        assert (await on_air.tracker.current(on_air.encounter_id)).version == 2


async def test_an_error_is_shown_until_it_is_dismissed(at_table: AtTable) -> None:
    guest = at_table.guest
    await guest.press("More")
    await guest.press("Undo my last change")
    error = guest.page.locator("[data-part=error]")
    await expect(error).not_to_be_empty()
    await guest.press("Dismiss this message")
    await expect(error).to_be_empty()


async def test_a_restart_is_shown_and_a_pending_command_is_executed_once(at_table: AtTable) -> None:
    guest, on_air = at_table.guest, at_table.on_air
    await guest.press("Hit points")
    await guest.page.get_by_label("How many", exact=True).fill("6")
    # The command arrives, even twice; its answer does not.
    await guest.page.evaluate(
        """() => {
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (data) {
                send.call(this, data);
                if (typeof data !== 'string' || !data.includes('deal_damage')) return;
                WebSocket.prototype.send = send;
                send.call(this, data);
                this.onmessage = null;
                this.close();
            };
        }"""
    )
    await guest.press("Take damage")
    await eventually(lambda: _hit_points(at_table, 32))
    await on_air.stop()
    await expect(guest.page.locator("[data-part=freshness]")).to_contain_text("may be old")
    await expect(guest.page.get_by_role("button", name="Hit points", exact=True)).to_be_disabled()
    # The notice has a line of its own: the round is not pressed into a column of letters.
    one_line = "p => p.getClientRects().length === 1 && p.offsetHeight < 30"
    assert await guest.page.locator(".round").evaluate(one_line)
    await on_air.start()
    await guest.is_live()
    await expect(guest.page.locator(".own-sheet [data-part=hp]")).to_have_text("32/38")
    await expect(guest.page.locator("[data-part=pending]")).to_be_empty()
    assert await _hit_points(at_table, 32)


async def _hit_points(at_table: AtTable, wanted: int) -> bool:
    return (await at_table.on_air.tracker.load(at_table.on_air.encounter_id)).controlled_by(at_table.alice)[
        0
    ].current_hp == wanted


async def test_a_revoked_link_closes_the_page(at_table: AtTable) -> None:
    guest, on_air = at_table.guest, at_table.on_air
    on_air.web.revoked(await PersonalLinks(on_air.database).revoke(at_table.alice))
    await expect(guest.page.get_by_role("heading", name="This link has ended")).to_be_visible()
    assert "Elwing" not in await guest.page.content()


async def test_a_user_without_a_character_sees_how_to_get_one(browser: Browser, on_air: OnAir) -> None:
    await begin(on_air, participant("Ogre"))
    sam = await StoredDocuments(on_air.database).user("Sam")
    async with opened_page(browser, on_air, sam, "play", **PHONE) as guest:
        await expect(guest.page.get_by_role("heading", name="You are not in this fight yet")).to_be_visible()
        assert "Ogre" not in "".join(guest.received) + await guest.page.content()


async def test_without_a_link_it_says_where_to_get_one(browser: Browser, on_air: OnAir) -> None:
    await begin(on_air)
    page = await browser.new_page()
    await page.goto(f"{on_air.origin}/play")
    await expect(page.get_by_text("Type /play in Discord")).to_be_visible()
    await page.close()


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
async def test_fifty_with_long_names_fit_and_controls_are_large_enough(
    browser: Browser, on_air: OnAir, width: int
) -> None:
    crowd = [participant(f"{'Wq' * 30} {n}", 5, 20 - n % 30, tempHP=3) for n in range(48)]
    alice = await begin(on_air, participant("Ab " * 26 + "Cd", 60, 15), *crowd, tempHP=999)
    viewport = {"viewport": {"width": width, "height": 844}}
    async with opened_page(browser, on_air, alice, "play", **viewport) as guest:
        await expect(guest.page.locator("li.row")).to_have_count(50)
        assert await guest.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        wide = await guest.page.locator("li.row").evaluate_all(
            "rows => rows.filter(row => row.scrollWidth > row.clientWidth + 1).length"
        )
        assert wide == 0
        small = await guest.page.locator("button, select, a.button").evaluate_all(
            "all => all.map(e => [e.innerText, e.getBoundingClientRect().toJSON()])"
            ".filter(([, r]) => r.width && (r.height < 44 || r.width < 44)).map(([text]) => text)"
        )
        assert small == []
        await expect(guest.page.get_by_role("button", name="End my turn")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "size"), [(320, 100), (390, 200), (820, 200)])
async def test_long_names_in_six_scripts_are_whole(
    browser: Browser, on_air: OnAir, width: int, size: int
) -> None:
    alice = await begin(on_air, *(participant(name, 60, 15, tempHP=12) for name in NAMES))
    viewport = {"width": width, "height": 844}
    async with opened_page(browser, on_air, alice, "play", viewport=viewport) as guest:
        await guest.is_live()
        await expect(guest.page.locator("li.row")).to_have_count(len(NAMES) + 1)
        await enlarge_text(guest.page, size)
        assert await names_cut_off(guest.page) == []
        assert await guest.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_it_is_accessible(browser: Browser, on_air: OnAir, scheme: Any) -> None:
    alice = await begin(on_air, participant("Ogre"), participant("Goblin", currentHP=0), tempHP=4)
    async with opened_page(browser, on_air, alice, "play", color_scheme=scheme, **PHONE) as guest:
        await guest.is_live()
        assert await serious_findings(guest.page) == []
        for button in ("Hit points", "Damage", "Conditions", "More", "Menu"):
            await guest.press(button)
            assert (button, await serious_findings(guest.page)) == (button, [])
            await guest.page.keyboard.press("Escape")
            await expect(guest.page.locator("dialog")).to_have_count(0)
            await expect(guest.page.get_by_role("button", name=button, exact=True)).to_be_focused()


async def test_uploaded_portraits_stand_beside_the_names(browser: Browser, on_air: OnAir) -> None:
    alice = await StoredDocuments(on_air.database).user("Alice")
    uploaded = await Portraits(on_air.database).save(UserId(alice), picture(size=(30, 20)))
    elsewhere = {"imageUrl": "https://pictures.example/ogre.png"}
    gone = {"imageUrl": "/portraits/abcdefghijklmnopqrstuv.webp"}
    elwing = hero("Elwing", alice, 38, 21, imageUrl=uploaded)
    await on_air.begin(elwing, participant("Ogre", 60, 15, **elsewhere), participant("Imp", 9, 12, **gone))
    for user, path in ((alice, "play"), (on_air.dm.user_id, "console")):
        async with opened_page(browser, on_air, user, path, viewport=PHONE["viewport"]) as guest:
            await guest.is_live()
            await expect(guest.row("Elwing").locator(".face")).to_have_js_property("naturalWidth", 30)
            for name in ("Ogre", "Imp"):
                await expect(guest.row(name).locator(".face")).to_have_count(0)
            assert await names_cut_off(guest.page) == []


async def test_the_next_turn_is_read_out(at_table: AtTable) -> None:
    await at_table.on_air.do(AdvanceTurn())
    turn = at_table.guest.page.locator("[data-part=turn][role=status]")
    await expect(turn).to_contain_text("Ogre’s turn")


async def test_a_user_without_a_character_watches_and_plays_after_joining(
    browser: Browser, on_air: OnAir
) -> None:
    sam = await StoredDocuments(on_air.database).user("Sam")
    await on_air.begin(
        participant("Ogre", 7351, 15),
        participant("Spy", 9, 12, visibility={"players": "unseen", "stream": "unseen"}),
    )
    async with opened_page(browser, on_air, sam, "play", said={"is_member": True}, **PHONE) as guest:
        await expect(guest.row("Ogre")).to_be_visible()
        await expect(guest.page.get_by_role("region", name="Your character")).to_contain_text(
            "You are watching"
        )
        assert await guest.page.locator("li.row").count() == 1
        await on_air.do(AdvanceTurn())
        await on_air.do(
            AddParticipant(
                participant=NewParticipant(
                    name="Samwin",
                    type="character",
                    max_hp=12,
                    initiative_roll=9,
                    collaborators=(UserId(sam),),
                )
            )
        )
        await expect(guest.page.locator(".own-name")).to_contain_text("Samwin")
        assert "7351" not in "".join(guest.received)
