"""Saved characters keep the hit points of an encounter's end, where their players agreed to that."""

from typing import Any

import pytest

from storage.encounter import commands as ask
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NotFoundError, RuleError
from storage.encounter.model import DiscordBinding, Participant, SaveBonuses
from storage.encounter.model.health import Ruleset
from storage.mongo.ids import key
from storage.repositories.character_state import RestAsked, rested
from storage.repositories.character_sync import CharacterSync
from storage.repositories.characters import Character, CharacterChanges, Characters
from tests.storage.harness import ARI, DANA, STRANGER, StorageHarness

HERE, ELSEWHERE = (DiscordBinding(guild_id=guild, channel_id=f"of {guild}") for guild in ("guild", "other"))
BO = Actor(UserId("64b000000000000000000003"), "Bo")


@pytest.fixture
async def hero(table: StorageHarness) -> Character:
    return await Characters(table.database).create(
        ARI.user_id, "guild", CharacterChanges(name="Arannis", max_hp=30)
    )


async def a_fight_ends(
    table: StorageHarness, dm: Actor, where: DiscordBinding, hero: Character, by: Actor | None = None
) -> int | None:
    """Bring the hero, let it drop to 0 hit points, end the encounter; return what its player has stored.

    Raises NotFoundError where the character may not be named.
    """
    encounter = await table.tracker.create(dm, "Ambush", where)
    joins = ask.AddParticipant(participant=hero.as_participant().model_copy(update={"current_hp": 0}))
    await table.tracker.execute(encounter.id, by or dm, joins, "1")
    return await the_end(table, encounter.id, dm, hero)


async def the_end(table: StorageHarness, encounter_id: EncounterId, dm: Actor, hero: Character) -> int | None:
    writes = CharacterSync(Characters(table.database))
    change = await table.tracker.execute(encounter_id, dm, ask.EndEncounter(), "the end")
    writes.changed(change)
    await writes.settled()
    return (await Characters(table.database).own(hero.id, ARI.user_id)).current_hp


async def test_an_encounter_changes_a_character_that_its_player_brought(
    table: StorageHarness, hero: Character
) -> None:
    assert await a_fight_ends(table, BO, ELSEWHERE, hero, by=ARI) == 0


async def test_another_users_character_is_changed_only_by_the_parties_that_its_player_agreed_to(
    table: StorageHarness, hero: Character
) -> None:
    characters = Characters(table.database)
    for dm, where in ((BO, HERE), (BO, ELSEWHERE), (STRANGER, HERE)):
        with pytest.raises(NotFoundError):
            await a_fight_ends(table, dm, where, hero)
    with pytest.raises(NotFoundError):
        await characters.changeable(hero.id, BO.user_id)
    # A DM puts it into a party: it may be brought, and nothing more.
    party = await characters.create_party(BO.user_id, "guild", "The Five")
    assert not await characters.join_party(party, hero, BO.user_id)
    for dm, where in ((BO, ELSEWHERE), (STRANGER, HERE)):
        assert await a_fight_ends(table, dm, where, hero) is None
    with pytest.raises(NotFoundError):
        await a_fight_ends(table, STRANGER, ELSEWHERE, hero)
    with pytest.raises(NotFoundError):
        await characters.changeable(hero.id, BO.user_id)
    # Its player agrees: to this DM, and no other one.
    assert await characters.join_party(party, hero, ARI.user_id)
    assert await a_fight_ends(table, STRANGER, HERE, hero) is None
    assert (await characters.changeable(hero.id, BO.user_id))[0].id == hero.id
    assert await a_fight_ends(table, BO, HERE, hero) == 0
    # And takes it back.
    await characters.leave_party(party, hero)
    with pytest.raises(NotFoundError):
        await a_fight_ends(table, BO, HERE, hero)
    assert (await characters.party(party.id, BO.user_id)).agreed_ids == ()
    with pytest.raises(NotFoundError):
        await characters.party(party.id, ARI.user_id)


async def test_a_player_names_only_their_own_character_and_a_stranger_learns_of_none(
    table: StorageHarness, hero: Character
) -> None:
    party = await Characters(table.database).create_party(BO.user_id, "guild", "The Five")
    await Characters(table.database).join_party(party, hero, ARI.user_id)
    encounter = await table.tracker.create(BO, "Ambush", HERE)
    player = Actor(DANA.user_id, "Dana", is_member=True)
    theirs = hero.as_participant().model_copy(update={"collaborators": (player.user_id,)})
    for actor, error in ((player, "character-not-found"), (STRANGER, "encounter-not-found")):
        with pytest.raises(NotFoundError) as refused:
            await table.tracker.execute(encounter.id, actor, ask.AddParticipant(participant=theirs), "1")
        assert refused.value.key == error
    assert (await table.tracker.load(encounter.id)).version == 0


@pytest.mark.parametrize(("brought_by", "stored"), [(ARI, 0), (DANA, None)], ids=["its player", "a DM"])
async def test_encounters_of_earlier_versions_change_what_its_player_brought(
    table: StorageHarness, hero: Character, brought_by: Actor, stored: int | None
) -> None:
    """A participant of theirs has the id alone; the history says who brought it."""
    encounter = await table.tracker.create(DANA, "Ambush")
    joins = ask.AddParticipant(participant=hero.as_participant().model_copy(update={"current_hp": 0}))
    await table.tracker.execute(encounter.id, ARI, joins, "1")
    where = {"_id": key(encounter.id)}
    fields = {"participants.0.updatesCharacter": "", "history.1.redo": ""}
    by = {"history.1.userId": brought_by.user_id, "history.1.userName": brought_by.name}
    await table.database.encounters.update_one(where, {"$unset": fields, "$set": by})
    await table.tracker.load(encounter.id)
    assert await the_end(table, encounter.id, DANA, hero) == stored


async def test_a_character_saved_again_under_its_name_is_the_same_one(table: StorageHarness) -> None:
    characters = Characters(table.database)
    first = await characters.create(ARI.user_id, "guild", CharacterChanges(name="Arannis", max_hp=30))
    again = await characters.create(ARI.user_id, "guild", CharacterChanges(name="arannis", max_hp=38))
    elsewhere = await characters.create(
        ARI.user_id, "other guild", CharacterChanges(name="Arannis", max_hp=9)
    )
    assert (again.id, again.max_hp) == (first.id, 38)
    assert elsewhere.id != first.id


async def test_a_party_keeps_its_members_in_order(table: StorageHarness) -> None:
    characters = Characters(table.database)
    party = await characters.create_party(DANA.user_id, "guild", "The Five")
    names = ("Zed", "Arannis", "Mo")
    made = [await characters.create(ARI.user_id, "guild", CharacterChanges(name=n, max_hp=9)) for n in names]
    for character in (*made, made[0]):
        await characters.join_party(party, character, ARI.user_id)
    await characters.leave_party(party, made[1])
    stored = await characters.party(party.id, DANA.user_id)
    assert [c.name for c in await characters.members(stored)] == ["Zed", "Mo"]
    assert [p.name for p in await characters.parties_of(made[2])] == ["The Five"]


async def test_a_player_has_one_character_of_a_name(table: StorageHarness) -> None:
    characters = Characters(table.database)
    there = await characters.create(ARI.user_id, "guild", CharacterChanges(name="D'Arvit", max_hp=9))
    same = await characters.create(ARI.user_id, "guild", CharacterChanges(name="d’arvit", max_hp=12))
    assert same.id == there.id and same.max_hp == 12
    other = await characters.create(ARI.user_id, "guild", CharacterChanges(name="Borin", max_hp=9))
    with pytest.raises(RuleError, match="has that name"):
        await characters.update(other, CharacterChanges(name="D’ARVIT"))
    assert (await characters.update(same, CharacterChanges(name="D’ARVIT"))).name == "D’ARVIT"


async def test_a_name_typed_without_its_accents_is_that_of_the_saved_character(table: StorageHarness) -> None:
    characters = Characters(table.database)
    there = await characters.create(ARI.user_id, "guild", CharacterChanges(name="Éowyn", max_hp=9))
    same = await characters.create(ARI.user_id, "guild", CharacterChanges(name="Eowyn", max_hp=12))
    assert (same.id, same.name, same.max_hp) == (there.id, "Éowyn", 12)
    other = await characters.create(ARI.user_id, "guild", CharacterChanges(name="Borin", max_hp=9))
    with pytest.raises(RuleError, match="has that name"):
        await characters.update(other, CharacterChanges(name="Eowyn"))


async def next_fight(table: StorageHarness, hero: Character, harm: list[ask.Command]) -> Participant:
    """Let the hero suffer something in one encounter, and return it as it joins the next one."""
    encounter = await table.tracker.create(ARI, "Ambush")
    joins = ask.AddParticipant(participant=hero.as_participant())
    change = await table.tracker.execute(encounter.id, ARI, joins, "1")
    (participant,) = change.after.participants
    for number, command in enumerate(harm):
        about = command.model_copy(
            update={
                name: (participant.id,) if name == "participant_ids" else participant.id
                for name in ("participant_id", "participant_ids")
                if name in type(command).model_fields
            }
        )
        await table.tracker.execute(encounter.id, ARI, about, f"harm {number}")
    await the_end(table, encounter.id, ARI, hero)
    kept = await Characters(table.database).own(hero.id, ARI.user_id)
    following = await table.tracker.create(ARI, "Next")
    joins = ask.AddParticipant(participant=kept.as_participant())
    change = await table.tracker.execute(following.id, ARI, joins, "1")
    return change.after.participants[0]


NOBODY = ParticipantId("to be named")


@pytest.mark.parametrize(
    ("harm", "state"),
    [
        ([ask.UpdateParticipantHp(participant_id=NOBODY, damage=99)], "dead"),
        (
            [ask.UpdateParticipantHp(participant_id=NOBODY, new_hp=0), ask.Stabilise(participant_id=NOBODY)],
            "stable",
        ),
        ([ask.UpdateParticipantHp(participant_id=NOBODY, new_hp=0)], "dying"),
    ],
    ids=["dead", "stable", "dying"],
)
async def test_the_fallen_are_in_the_next_encounter_what_they_were(
    table: StorageHarness, hero: Character, harm: list[ask.Command], state: str
) -> None:
    there = await next_fight(table, hero, harm)
    assert there.current_hp == 0
    assert (there.death_saves.is_dead, there.death_saves.is_stable) == (state == "dead", state == "stable")
    assert ("Unconscious" in [c.name for c in there.conditions]) is (state != "dead")


async def test_the_whole_state_of_a_character_stays_between_encounters(
    table: StorageHarness, hero: Character
) -> None:
    def gets(**condition: Any) -> ask.AddCondition:
        new = ask.NewCondition(**condition)
        return ask.AddCondition(participant_ids=(NOBODY,), condition=new)

    harm: list[ask.Command] = [
        ask.SetTemporaryHitPoints.model_validate({"participantId": NOBODY, "amount": 5}),
        ask.SetResource(participant_id=NOBODY, name="Ki", maximum=3, returns="short_rest"),
        ask.SpendResource(participant_id=NOBODY, name="Ki", amount=2),
        ask.SetInspiration(participant_id=NOBODY, has_inspiration=True),
        ask.UpdateParticipant(
            participant_id=NOBODY, changes=ask.ParticipantChanges(hit_dice="3d8+3", hit_dice_spent=1)
        ),
        gets(name="Exhaustion", level=2),
        gets(name="Mage Armor", duration=4_800),
        gets(name="Aid", duration=4_800, hit_points={"maxHP": 5}),
        gets(name="Bless", duration=10),
        gets(name="Prone"),
        gets(name="Doomed", is_secret=True),
        gets(name="Held", save_ends={"ability": "wisdom", "dc": 12}),
    ]
    there = await next_fight(table, hero, harm)
    assert (there.current_hp, there.temporary_hp, there.has_inspiration) == (35, 5, True)
    assert [(r.name, r.current, r.maximum, r.returns) for r in there.resources] == [
        ("Ki", 1, 3, "short_rest")
    ]
    assert (there.hit_dice, there.hit_dice_spent) == ("3d8+3", 1)
    lasting = {(c.name, c.level, c.duration) for c in there.conditions}
    assert lasting == {("Exhaustion", 2, -1), ("Mage Armor", None, 4_800), ("Aid", None, 4_800)}


async def test_what_hangs_on_a_monster_of_an_encounter_ends_with_it(
    table: StorageHarness, hero: Character
) -> None:
    encounter = await table.tracker.create(ARI, "Ambush")
    ghost = ask.AddParticipant(participant=ask.NewParticipant(name="Ghost", max_hp=45))
    joins = ask.AddParticipant(participant=hero.as_participant())
    await table.tracker.execute(encounter.id, ARI, ghost, "1")
    change = await table.tracker.execute(encounter.id, ARI, joins, "2")
    by_name = {p.name: p.id for p in change.after.participants}
    for number, name in enumerate(("Ghost", "Arannis")):
        cursed = ask.NewCondition(name=f"Cursed by {name}", source_id=by_name[name])
        afflicts = ask.AddCondition(participant_ids=(by_name["Arannis"],), condition=cursed)
        await table.tracker.execute(encounter.id, ARI, afflicts, f"curse {number}")
    await the_end(table, encounter.id, ARI, hero)
    kept = await Characters(table.database).own(hero.id, ARI.user_id)
    assert [c.name for c in kept.conditions] == ["Cursed by Arannis"]


@pytest.mark.parametrize(("ruleset", "spent"), [("2014", 2), ("2024", 0)])
async def test_a_saved_character_rests_outside_an_encounter(
    table: StorageHarness, ruleset: Ruleset, spent: int
) -> None:
    characters = Characters(table.database)
    fields = CharacterChanges(name="Arannis", max_hp=30, current_hp=4, hit_dice="4d8+4", hit_dice_spent=3)
    tired = await characters.create(ARI.user_id, "guild", fields)
    changes, _ = rested(tired, ruleset, RestAsked("short", hit_dice=1), lambda sides: 5)
    tired = await characters.update(tired, changes)
    assert (tired.current_hp, tired.hit_dice_spent) == (4 + 5 + 1, 4)
    with pytest.raises(RuleError, match="no more than 0"):
        rested(tired, ruleset, RestAsked("short", hit_dice=1), lambda sides: 5)
    changes, happened = rested(tired, ruleset, RestAsked("long"), lambda sides: 5)
    fresh = await characters.update(tired, changes)
    assert (fresh.current_hp, fresh.hit_dice_spent) == (30, spent)
    assert [e["type"] for e in happened.events] == ["rested", "healing_received"]


async def test_attacks_and_save_bonuses_travel_into_an_encounter_and_home_again(
    table: StorageHarness, hero: Character
) -> None:
    characters = Characters(table.database)
    sheet = CharacterChanges.model_validate({"attacks": ["bow +5, 1d8"], "saveBonuses": "dex +5"})
    hero = await characters.update(hero, sheet)
    encounter = await table.tracker.create(ARI, "Ambush", HERE)
    joins = ask.AddParticipant(participant=hero.as_participant())
    there = (await table.tracker.execute(encounter.id, ARI, joins, "1")).after.participants[0]
    assert (there.attacks, there.save_bonuses) == (hero.attacks, SaveBonuses(dexterity=5))
    changes = {"attackChanges": {"adds": ["axe +6, 1d12"], "removes": ["bow"]}, "saveBonuses": "wis 2"}
    command = {"participantId": there.id, "changes": changes}
    await table.tracker.execute(encounter.id, ARI, ask.UpdateParticipant.model_validate(command), "2")
    await the_end(table, encounter.id, ARI, hero)
    home = await characters.own(hero.id, ARI.user_id)
    assert [attack.name for attack in home.attacks] == ["axe"]
    assert home.save_bonuses == SaveBonuses(dexterity=5, wisdom=2)


def edits(**changes: Any) -> ask.UpdateParticipant:
    return ask.UpdateParticipant.model_validate({"participantId": NOBODY, "changes": changes})


def into_a_bear(**form: Any) -> ask.AddCondition:
    bear = {"kind": "polymorph", "name": "Bear", "maxHP": 34, "ac": 11, **form}
    condition = ask.NewCondition.model_validate({"name": "Polymorph", "duration": 600, "form": bear})
    return ask.AddCondition(participant_ids=(NOBODY,), condition=condition)


@pytest.mark.parametrize("ruleset", ["2014", "2024"])
async def test_an_edited_sheet_travels_home_and_what_only_a_form_has_does_not(
    table: StorageHarness, hero: Character, ruleset: Ruleset
) -> None:
    characters = Characters(table.database)
    hero = await characters.update(hero, CharacterChanges(image_url="https://x/a.png", ac=14))
    own = {
        "maxHP": 36,
        "dexterity": 16,
        "initiativeBonus": 5,
        "defenceChanges": {"resistances": {"adds": ["fire"]}},
    }
    harm: list[ask.Command] = [
        ask.ChangeRules(ruleset=ruleset),
        edits(**own, ac=17, imageUrl=""),
        ask.AddCondition(
            participant_ids=(NOBODY,),
            condition=ask.NewCondition.model_validate({"name": "Aid", "hitPoints": {"maxHP": 5}}),
        ),
        into_a_bear(defences={"immunities": ["poison"]}),
        edits(ac=12, defenceChanges={"vulnerabilities": {"adds": ["cold"]}}),
    ]
    there = await next_fight(table, hero, harm)
    assert (there.max_hp, there.ac, there.dexterity, there.initiative_bonus) == (36, 17, 16, 5)
    assert there.image_url is None
    defences = there.defences
    assert (defences.resistances, defences.immunities, defences.vulnerabilities) == (("fire",), (), ())


async def test_what_a_player_changed_at_home_meanwhile_stays_unless_the_encounter_changed_it_too(
    table: StorageHarness, hero: Character
) -> None:
    characters = Characters(table.database)
    hero = await characters.update(hero, CharacterChanges(ac=14, dexterity=12))
    encounter = await table.tracker.create(ARI, "Ambush")
    joins = ask.AddParticipant(participant=hero.as_participant())
    change = await table.tracker.execute(encounter.id, ARI, joins, "1")
    about = {"participant_id": change.after.participants[0].id}
    for number, changes in enumerate(({"dexterity": 14}, {"maxHP": 50})):
        command = edits(**changes).model_copy(update=about)
        await table.tracker.execute(encounter.id, ARI, command, f"edit {number}")
    await table.tracker.execute(encounter.id, ARI, ask.Undo(), "not the maximum")
    await characters.update(hero, CharacterChanges(ac=18, max_hp=41))
    await the_end(table, encounter.id, ARI, hero)
    home = await characters.own(hero.id, ARI.user_id)
    assert (home.ac, home.max_hp, home.dexterity) == (18, 41, 14)


async def test_a_sheet_that_a_dm_edits_stays_where_its_player_did_not_agree(
    table: StorageHarness, hero: Character
) -> None:
    characters = Characters(table.database)
    party = await characters.create_party(BO.user_id, "guild", "The Five")
    await characters.join_party(party, hero, BO.user_id)
    encounter = await table.tracker.create(BO, "Ambush", HERE)
    joins = ask.AddParticipant(participant=hero.as_participant())
    change = await table.tracker.execute(encounter.id, BO, joins, "1")
    command = edits(maxHP=99, ac=9).model_copy(update={"participant_id": change.after.participants[0].id})
    await table.tracker.execute(encounter.id, BO, command, "2")
    await the_end(table, encounter.id, BO, hero)
    assert await characters.own(hero.id, ARI.user_id) == hero
