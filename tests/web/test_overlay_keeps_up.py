"""The overlay during hits, restarts, hidden scenes, undo and a revoked link."""

from playwright.async_api import Locator, expect

from storage.encounter import commands as c
from tests.realtime.stored_documents import participant
from tests.web.on_air import FLOAT, OnAir, Overlay

MIRA = {"type": "character", "currentHP": 40}
# Of the state, the slabs, faces that load meanwhile, and the questions of the test. One a row is too many.
MOST_LAYOUTS = 15
NOTE_MEASURED = """() => {
  const style = getComputedStyle
  window.measured = new Set()
  window.getComputedStyle = (element, pseudo) => {
    const row = element.closest('[data-participant]')
    measured.add(row ? row.querySelector('.name').textContent : element.className)
    return style(element, pseudo)
  }
}"""


async def opened(on_air: OnAir, overlay: Overlay, query: str = "") -> Locator:
    """Start an encounter of two, and return the hero's hit points."""
    mira = participant("Mira", 40, 18, **MIRA)
    await on_air.begin(mira, participant("Ogre", 60, 15))
    await overlay.open(on_air.address(query))
    return overlay.page.locator(f"[data-participant='{mira['_id']}'] [data-part=hp-numbers]")


async def mira(on_air: OnAir) -> str:
    return (await on_air.tracker.current(on_air.encounter_id)).participants[0].id


async def test_damage_and_healing_rise_beside_their_row(on_air: OnAir, overlay: Overlay) -> None:
    numbers = await opened(on_air, overlay)
    await on_air.do(c.DealDamage.to(await mira(on_air), 12, is_critical=True))
    await overlay.has_played("[data-critical]", "−12")
    await expect(numbers).to_have_text("28/40")
    await on_air.do(c.Heal(participant_ids=(await mira(on_air),), amount=5))
    await overlay.has_played("[data-tone=healing]", "+5")
    await expect(overlay.page.locator("[data-part=float]")).to_have_count(0)


async def test_damage_to_two_is_shown_at_both(on_air: OnAir, overlay: Overlay) -> None:
    await opened(on_air, overlay)
    participants = (await on_air.tracker.current(on_air.encounter_id)).participants
    targets = [{"participantId": p.id} for p in participants]
    await on_air.do(c.DealDamage.model_validate({"targets": targets, "parts": [{"amount": 3}]}))
    await overlay.has_played(FLOAT, times=2)


async def test_thirty_of_fifty_are_hit_at_once_in_few_layouts(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(*(participant(f"Goblin {n}", 40, 30 - n) for n in range(50)))
    await overlay.open(on_air.address())
    hit = (await on_air.tracker.current(on_air.encounter_id)).participants[:30]
    session = await overlay.page.context.new_cdp_session(overlay.page)
    await session.send("Performance.enable")

    async def layouts() -> float:
        metrics = (await session.send("Performance.getMetrics"))["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "LayoutCount"))

    before = await layouts()
    targets = [{"participantId": p.id} for p in hit]
    await on_air.do(c.DealDamage.model_validate({"targets": targets, "parts": [{"amount": 30}]}))
    await expect(overlay.page.locator("li.row[data-band=critical]")).to_have_count(30)
    await overlay.has_played(FLOAT)
    assert await layouts() - before <= MOST_LAYOUTS
    shown = await overlay.page.locator("li.row:not([data-outside])").count()
    await overlay.has_played(FLOAT, f"and {len(hit) - shown - 1} more")
    assert await overlay.page.evaluate(f"document.querySelectorAll('.beyond {FLOAT}').length") <= 1


async def test_the_note_of_unseen_rows_shows_what_weighs_most(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(*(participant(f"Goblin {n}", 40, 60 - n) for n in range(50)))
    await overlay.open(on_air.address())
    last = (await on_air.tracker.current(on_air.encounter_id)).participants[-3:]
    shares = ("full", "double", "full")
    amounts = [{"participantId": p.id, "share": share} for p, share in zip(last, shares, strict=True)]
    await on_air.do(c.DealDamage.model_validate({"targets": amounts, "parts": [{"amount": 20}]}))
    await overlay.has_played("[data-fate]", f"{last[1].name}")
    await overlay.has_played("[data-fate]", "and 2 more")


async def test_no_name_is_measured_but_that_of_who_is_hit(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(*(participant(f"Goblin {n}", 40, 30 - n) for n in range(50)))
    await overlay.open(on_air.address())
    hit = (await on_air.tracker.current(on_air.encounter_id)).participants[3]
    floats = overlay.page.locator("[data-part=float]")
    await on_air.do(c.DealDamage.to(hit.id, 5))
    await expect(floats).to_have_count(1)
    # With the faces of the first slab every name is measured.
    await overlay.page.evaluate("() => document.fonts.ready.then(() => true)")
    await expect(floats).to_have_count(0)
    await overlay.page.evaluate(NOTE_MEASURED)
    await on_air.do(c.DealDamage.to(hit.id, 5))
    await expect(floats).to_have_count(1)
    assert set(await overlay.page.evaluate("[...measured]")) == {"Goblin 3", "order"}


async def test_rows_are_added_removed_and_moved(on_air: OnAir, overlay: Overlay) -> None:
    await opened(on_air, overlay)
    names = overlay.page.locator(".rows [data-part=name]")
    wolf = c.NewParticipant(name="Wolf", max_hp=11, initiative_roll=16)
    await on_air.do(c.AddParticipant(participant=wolf))
    await expect(names).to_have_text(["Mira", "Wolf", "Ogre"])
    await on_air.do(c.RollInitiative(participant_id=await mira(on_air), roll=1))
    await expect(names).to_have_text(["Wolf", "Ogre", "Mira"])
    await on_air.do(c.RemoveParticipant(participant_id=await mira(on_air)))
    await expect(names).to_have_text(["Ogre", "Mira"])
    await expect(overlay.page.locator(".ghosts")).to_be_empty()


async def test_a_restart_is_not_seen(on_air: OnAir, overlay: Overlay) -> None:
    numbers = await opened(on_air, overlay)
    await overlay.page.evaluate(
        "document.querySelectorAll('li.row').forEach(row => { row.isTheSame = true })"
    )
    await on_air.do(c.AdvanceTurn())
    await expect(overlay.page.locator("[data-active] [data-part=name]")).to_have_text("Ogre")
    hero = await mira(on_air)
    await on_air.stop()
    await on_air.do_in_another_process(c.DealDamage.to(hero, 7))
    await expect(numbers).to_have_text("40/40")
    await on_air.start()
    await expect(numbers).to_have_text("33/40")
    assert await overlay.page.locator("[data-part=float]").count() == 0
    kept = "rows => rows.every(row => row.isTheSame)"
    assert await overlay.page.locator("li.row").evaluate_all(kept)


async def test_it_waits_for_an_unreachable_server(on_air: OnAir, overlay: Overlay) -> None:
    await on_air.begin(participant("Mira", 40, 18, **MIRA))
    address = on_air.address()
    await overlay.page.route("**/api/share/session*", lambda route: route.abort())
    await overlay.page.goto(address)
    await overlay.page.wait_for_load_state("networkidle")
    await expect(overlay.page.locator("#overlay main")).to_have_count(0)
    await overlay.page.unroute("**/api/share/session*")
    await expect(overlay.page.locator("li.row")).to_have_count(1)
    overlay.complaints.clear()


async def test_a_revoked_link_goes_off_the_air(on_air: OnAir, overlay: Overlay) -> None:
    await opened(on_air, overlay)
    await on_air.revoke()
    await expect(overlay.page.locator("main")).to_have_count(0)
    await on_air.do(c.DealDamage.to(await mira(on_air), 7))
    assert await overlay.page.locator("#overlay").inner_text() == ""


async def test_an_undo_has_no_effects(on_air: OnAir, overlay: Overlay) -> None:
    numbers = await opened(on_air, overlay)
    await on_air.do(c.DealDamage.to(await mira(on_air), 12))
    await overlay.has_played(FLOAT)
    await on_air.do(c.Undo())
    await expect(numbers).to_have_text("40/40")
    await expect(overlay.page.locator("[data-part=float]")).to_have_count(0)
    await expect(overlay.page.locator("[data-part=captions]")).not_to_contain_text("regains")


async def test_nothing_is_replayed_after_being_hidden(on_air: OnAir, overlay: Overlay) -> None:
    numbers = await opened(on_air, overlay)
    await overlay.set_in_scene(False)
    for _ in range(5):
        await on_air.do(c.DealDamage.to(await mira(on_air), 2))
        await on_air.do(c.AdvanceTurn())
    await expect(numbers).to_have_text("30/40")
    await overlay.set_in_scene(True)
    await expect(overlay.page.locator("html:not([data-asleep])")).to_have_count(1)
    assert await overlay.page.locator("[data-part=float], [data-part=splash]").count() == 0
    await on_air.do(c.DealDamage.to(await mira(on_air), 1))
    await overlay.has_played(FLOAT)


async def test_an_encounter_is_paused_and_ends_with_a_closing_banner(on_air: OnAir, overlay: Overlay) -> None:
    await opened(on_air, overlay)
    await on_air.do(c.PauseEncounter())
    await expect(overlay.page.locator("[data-part=paused]")).to_be_visible()
    await on_air.do(c.EndEncounter())
    await expect(overlay.page.locator("[data-part=farewell]")).to_be_visible()
    await expect(overlay.page.locator("main")).to_have_count(0)


async def test_it_reports_its_health(on_air: OnAir, overlay: Overlay) -> None:
    await opened(on_air, overlay)
    # The report follows two seconds after the state; poll until the session has it.
    for _ in range(150):
        session = await on_air.database.sessions.find_one({"health": {"$exists": True}})
        if session:
            break
        await overlay.page.wait_for_timeout(100)
    assert session is not None
    assert session["health"]["visible"] is True
    assert session["health"]["version"] == (await on_air.tracker.current(on_air.encounter_id)).version
