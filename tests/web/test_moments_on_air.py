"""What commands in the real server become on the overlay: slab, caption and announcement of each."""

from typing import Any

from playwright.async_api import Page

from storage.encounter.base import ParticipantId
from storage.encounter.commands import (
    AddCondition,
    AdvanceTurn,
    CallForSaves,
    Command,
    Concentrate,
    DamagePart,
    DamageTarget,
    DealDamage,
    EndConcentration,
    EndEncounter,
    Heal,
    MakeAttack,
    NewCondition,
    ParticipantChanges,
    RollDeathSave,
    RollSave,
    SetTemporaryHitPoints,
    SettleSave,
    SetVisibility,
    UpdateParticipant,
)
from tests.realtime.stored_documents import participant
from tests.web.on_air import OnAir, Overlay

# Whatever was on the screen, however slowly the test looks.
RECORD = """
  window.moments = {slabs: [], captions: [], splashes: []};
  const noted = new WeakSet();
  const each = (selector, note) => document.querySelectorAll(selector).forEach(one => {
    if (!noted.has(one)) { noted.add(one); note(one) }
  });
  new MutationObserver(() => {
    each('.slab', slab => moments.slabs.push([
      slab.closest('[data-participant]')?.querySelector('[data-part=name]').textContent,
      [...slab.querySelectorAll('.die, b, s, em, small')].map(part => part.textContent).join(' '),
    ].join(': ')));
    each('[data-part=captions] p', line => moments.captions.push(line.textContent));
    each('[data-part=splash]', one => moments.splashes.push(
      [one.querySelector('.splash-name').textContent, one.dataset.type, 'boss' in one.dataset].join(' ')));
    each('[data-part=farewell]', one => moments.splashes.push(one.dataset.outcome));
  }).observe(document, {childList: true, subtree: true})
"""


async def test_commands_become_moments(on_air: OnAir, overlay: Overlay) -> None:
    people = {
        "Mira": participant("Mira", 40, 18, type="character", ac=15),
        "Ogre": participant("Ogre", 60, 15),
        "Bram": participant("Bram", 12, 9, type="character"),
        "Lich": participant("Lich", 90, 3, visibility={"players": "unknown", "stream": "unknown"}),
    }
    mira, ogre, bram, lich = (ParticipantId(str(person["_id"])) for person in people.values())
    await on_air.begin(*people.values())
    await overlay.page.add_init_script(RECORD)
    await overlay.open(on_air.address("?captions=on&lang=en"))

    def hit(whom: ParticipantId, by: ParticipantId, amount: int, **fields: Any) -> Command:
        part = DamagePart(amount=amount, type="fire")
        return DealDamage(targets=(DamageTarget(participant_id=whom),), parts=(part,), source_id=by, **fields)

    def changes(of: ParticipantId, **fields: Any) -> Command:
        return UpdateParticipant(participant_id=of, changes=ParticipantChanges(**fields))

    def save(*of: ParticipantId) -> Command:
        return CallForSaves(participant_ids=of, name="web", ability="dexterity", dc=13)

    frightened = NewCondition(name="frightened", duration=3)
    moments: list[tuple[Command, str, str]] = [
        (hit(ogre, mira, 7), "Ogre: Hit Mira", "Mira: Ogre takes damage."),
        (hit(mira, ogre, 7), "Mira: −7 Ogre · fire", "Ogre: Mira takes 7 fire damage."),
        (
            hit(mira, ogre, 14, is_critical=True),
            "Mira: −14 Critical hit Ogre · fire",
            "Ogre: Critical hit. Mira takes 14 fire damage.",
        ),
        (
            MakeAttack(participant_id=mira, source_id=ogre, name="club", roll=2),
            "Mira: Missed Ogre · club",
            "Ogre, club: The attack on Mira misses.",
        ),
        (
            MakeAttack(participant_id=ogre, source_id=mira, name="staff", roll=2),
            "Ogre: Missed Mira · staff",
            "Mira, staff: The attack on Ogre misses.",
        ),
        (Heal(participant_ids=(mira,), amount=9), "Mira: +9", "Mira regains 9 hit points."),
        (
            SetTemporaryHitPoints(participant_ids=(mira,), amount=8),
            "Mira: +8",
            "Mira gains 8 temporary hit points.",
        ),
        (AddCondition(participant_ids=(ogre,), condition=frightened), "", "Ogre is frightened."),
        (SetVisibility(participant_ids=(lich,), stream="band"), "Lich: Revealed", "Revealed: Lich."),
        (hit(bram, lich, 12), "Bram: −12 Down Lich · fire", "Bram falls."),
        (Concentrate(participant_id=mira, name="Bless"), "", ""),
        (save(mira), "", ""),
        (
            RollSave(participant_ids=(mira,), roll=17, bonus=0),
            "Mira: 17 Save passed",
            "Mira saves against web.",
        ),
        (save(mira, ogre), "", ""),
        (
            RollSave(participant_ids=(mira,), roll=4, bonus=0),
            "Mira: 4 Save failed",
            "Mira fails the save against web.",
        ),
        (
            SettleSave(participant_ids=(ogre,), answer="failed"),
            "Ogre: Save failed",
            "Ogre fails the save against web.",
        ),
        (
            EndConcentration(participant_id=mira),
            "Mira: Concentration lost",
            "Mira loses concentration on Bless.",
        ),
        (AdvanceTurn(), "", "Ogre's turn."),
        (AdvanceTurn(), "", "Bram's turn."),
        (RollDeathSave(participant_id=bram, roll=20), "Bram: +1 Natural 20", "Bram rolls a natural 20."),
        (hit(bram, lich, 40), "Bram: −40 Dead Lich · fire", "Bram dies."),
        (changes(lich, is_boss=True), "", ""),
        (AdvanceTurn(), "", "Lich's turn."),
        (hit(ogre, mira, 60), "Ogre: Down Mira", "Ogre falls."),
        (hit(lich, mira, 99), "Lich: Down Mira", "Lich falls."),
        (EndEncounter(), "", "The fight is over."),
    ]
    for command, _, caption in moments:
        await on_air.do(command)
        await _seen(overlay.page, "captions", caption)
    await _seen(overlay.page, "splashes", "victory")
    seen = await overlay.page.evaluate("moments")
    assert seen["splashes"] == ["Ogre monster false", "Bram character false", "Lich monster true", "victory"]
    assert seen["slabs"] == [slab for _, slab, _ in moments if slab]


async def _seen(page: Page, kind: str, text: str) -> None:
    """Wait until the overlay has shown a text."""
    if text:
        await page.wait_for_function("([kind, text]) => moments[kind].includes(text)", arg=[kind, text])
