"""Every slash command: what it answers, to whom, and what the board shows afterwards."""

from datetime import timedelta

import pytest

from bot.actions.encounters import MOST_QUESTIONS
from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.encounter.model import DiscordBinding
from storage.repositories.sessions import SILENT_SECONDS
from storage.runtime.clock import now
from tests.bot.harness import BotHarness
from tests.storage.harness import store_session


async def test_start_posts_the_board_as_its_own_answer(table: BotHarness) -> None:
    call = await table.user("Dana").slash("table", "encounter start", name="Bridge of *Sighs*")
    assert call.message.embed.title == r"Bridge of \*Sighs\* – getting ready"
    assert [b.label for b in call.message.buttons] == ["Join", "Roll", "Begin", "Undo", "DM screen"]
    assert not call.ephemeral


async def test_start_again_begins_and_a_third_time_says_what_is_going_on(table: BotHarness) -> None:
    await table.start("Goblin", begin=False)
    begun = await table.user("Dana").slash("table", "encounter start")
    assert "The fight begins" in begun.message.content and "**Aria**'s turn" in begun.message.content
    again = await table.user("Dana").slash("table", "encounter start", name="Another")
    assert again.ephemeral and "“Bridge” is going on" in again.message.content


async def test_a_player_cannot_start_the_encounter(table: BotHarness) -> None:
    await table.start("Goblin", begin=False)
    call = await table.user("Ari").slash("table", "encounter start")
    assert call.ephemeral and "Only the DM" in call.message.content


async def test_damage_by_the_dm_is_announced_in_bands_and_shown_exactly_to_them(table: BotHarness) -> None:
    board = await table.start("Goblin")
    call = await table.user("Dana").slash("table", "damage", target="goblin", amount="12", type="fire")
    assert call.message.content == "💥 Goblin is hit – bloodied"
    await call.followed_up(1)
    assert "takes 12 fire damage (8/20)" in call.followups[0].content and call.followups[0].ephemeral
    assert "▰▰▱▱▱ bloodied" in (await table.settled(board)).text
    assert "8/20" not in table.everything_seen_by("Sam")


async def test_a_player_characters_hit_points_are_announced_exactly(table: BotHarness) -> None:
    board = await table.start("Goblin")
    call = await table.user("Ari").slash("table", "damage", target="Aria", amount="7")
    assert call.message.content == "💥 Aria takes 7 damage (21/28)"
    assert "▰▰▰▱▱ 21/28" in (await table.settled(board)).text


async def test_several_targets_are_one_change(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf")
    await table.user("Dana").slash("table", "damage", target="goblin, wolf", amount="20", share="half")
    assert [p.current_hp for p in (await table.current_encounter()).participants if p.type == "monster"] == [
        10,
        10,
    ]
    await table.user("Dana").slash("table", "undo")
    assert [p.current_hp for p in (await table.current_encounter()).participants if p.type == "monster"] == [
        20,
        20,
    ]


async def test_dice_stand_for_numbers_and_are_shown_to_the_one_who_rolled(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash("table", "damage", target="aria", amount="2d6+3")
    await call.followed_up(1)
    assert "🎲 2d6 (" in call.followups[0].content
    hurt = next(p for p in (await table.current_encounter()).participants if p.name == "Aria")
    assert 5 <= 28 - hurt.current_hp <= 15


async def test_heal_temporary_hit_points_and_conditions(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana, ari = table.user("Dana"), table.user("Ari")
    await dana.slash("table", "damage", target="aria", amount="20")
    healed = await ari.slash("table", "heal", target="aria", amount="5")
    assert healed.message.content == "💚 Aria regains 5 HP (13/28)"
    temporary = await ari.slash("table", "temp-hp", target="aria", amount="6")
    assert temporary.message.content == "🛡 Aria has 6 temporary HP"
    added = await dana.slash("table", "condition add", target="aria", condition="Poisoned", rounds="3")
    assert added.message.content == "🌀 Aria: Poisoned (3)"
    shown = (await table.settled(board)).text
    assert "13/28 **+6**" in shown and "Poisoned (3)" in shown
    offered = await ari.autocomplete("table", "condition remove", focused="condition", target="Aria")
    assert [choice["name"] for choice in offered] == ["Poisoned"]
    removed = await ari.slash("table", "condition remove", target="aria", condition="poisoned")
    assert removed.message.content == "✨ Aria: no longer Poisoned"


async def test_turns_ping_only_the_player_whose_turn_it_is(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"))
    call = await table.user("Dana").slash("table", "init next")
    bo = table.driver.user("Bo").id
    assert call.message.content == f"▶ Round 1: **Borin**'s turn <@{bo}>"
    request = table.sandbox.requests[-1]
    for sent in reversed(table.sandbox.requests):
        if "Borin" in str(sent.body):
            request = sent
            break
    assert request.body["data"]["allowed_mentions"]["users"] == [bo]
    back = await table.user("Dana").slash("table", "init back")
    assert "**Aria**'s turn" in back.message.content


async def test_undo_and_redo_are_seen_on_the_board(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="aria", amount="7")
    undone = await dana.slash("table", "undo")
    assert undone.message.content == "↩️ Dana undid: 💥 Aria takes 7 damage (21/28)"
    assert "28/28" in (await table.settled(board)).text
    await dana.slash("table", "redo")
    assert "21/28" in (await table.settled(board)).text


async def test_initiative_is_rolled_set_and_moved(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="Ogre", hp="4d10+8", count=2)
    ogres = (await table.current_encounter()).participants
    assert [p.name for p in ogres] == ["Ogre 1", "Ogre 2"] and all(12 <= p.max_hp <= 48 for p in ogres)
    await dana.slash("table", "init roll")
    assert all(p.initiative_roll is not None for p in (await table.current_encounter()).participants)
    await dana.slash("table", "init set", participant="ogre 2", initiative="99")
    assert (await table.current_encounter()).participants[0].name == "Ogre 2"
    await dana.slash("table", "init move", participant="ogre 2")
    assert (await table.current_encounter()).participants[1].name == "Ogre 2"
    await dana.slash("table", "init remove", participant="ogre 2")
    assert [p.name for p in (await table.current_encounter()).participants] == ["Ogre 1"]


async def test_the_library_completes_and_fills_in_a_creature(table: BotHarness) -> None:
    await table.start(players=(), begin=False)
    offered = await table.user("Dana").autocomplete("table", "init add", focused="name", value="gob")
    names = [one["name"] for one in offered]
    assert names[:4] == ["Goblin Boss", "Goblin Minion", "Goblin Warrior", "Goblin (SRD 5.1)"]
    assert offered[3]["value"] == "Goblin", "the 2024 rules have none of that name"
    await table.user("Dana").slash("table", "init add", name="goblin")
    (goblin,) = (await table.current_encounter()).participants
    assert goblin.ac and goblin.max_hp and goblin.hit_dice


async def test_a_character_is_saved_shown_and_joins_by_itself(table: BotHarness) -> None:
    ari = table.user("Ari")
    created = await ari.slash("table", "character create", name="Aria", hp=28, ac=15, bonus=3)
    assert created.ephemeral and "**Aria** · 28/28 HP · AC 15 · initiative +3" in created.message.content
    assert "Aria" in (await ari.slash("table", "character show")).message.content
    assert "no such character" in (await table.user("Bo").slash("table", "character show")).message.content
    await table.start(players=(), begin=False)
    joined = await ari.slash("table", "init join")
    assert "Aria joins the fight" in joined.message.content
    again = await ari.slash("table", "join")
    assert again.ephemeral and "in this fight already, as **Aria**" in again.message.content
    asked = await ari.slash("table", "character delete", name="aria")
    await ari.press(asked.message, "Delete")
    assert "no such character" in (await ari.slash("table", "character show")).message.content
    (aria,) = (await table.current_encounter()).participants
    assert (aria.max_hp, aria.ac, aria.bonus, aria.type) == (28, 15, 3, "character")


async def test_pause_resume_end_and_list(table: BotHarness) -> None:
    board = await table.start("Goblin")
    dana = table.user("Dana")
    assert "paused" in (await dana.slash("table", "encounter pause")).message.content
    assert "⏸" in (await table.settled(board)).text
    listed = await dana.slash("general", "encounter list")
    assert listed.ephemeral and "**Bridge** – paused" in listed.message.content
    await dana.slash("table", "encounter resume")
    assert "over" in (await dana.slash("table", "encounter end")).message.content
    ended = await table.settled(board)
    await table.driver.wait_until(lambda: "🏁" in (table.driver.message(board) or ended).text or None)
    gone = await dana.slash("table", "init next")
    assert gone.ephemeral and "no fight in this channel" in gone.message.content


async def test_the_list_omits_encounters_of_channels_that_the_user_may_not_see(table: BotHarness) -> None:
    await table.user("Dana").slash("dm-screen", "encounter start", name="The secret ambush")
    seen = await table.user("Ari").slash("general", "encounter list")
    assert "secret ambush" not in seen.message.content
    assert "secret ambush" in (await table.user("Dana").slash("general", "encounter list")).message.content


async def test_the_list_omits_encounters_of_private_threads_that_the_user_is_not_in(
    table: BotHarness,
) -> None:
    thread = table.driver.add_thread("general", "whispers", owner="Ari", private=True)
    open_thread = table.driver.add_thread("general", "kitchen", owner="Ari")
    await table.user("Ari").slash(thread, "encounter start", name="The secret pact")
    await table.user("Ari").slash(open_thread, "encounter start", name="A brawl")
    owner = Actor(UserId("u"), "Ari")
    for number in range(30):
        unseen = DiscordBinding(guild_id=str(table.driver.guild.id), channel_id=f"77{number}")
        await table.tracker.create(owner, f"Aside {number}", unseen)
    for number in range(MOST_QUESTIONS + 2):
        place = table.driver.add_thread("general", f"secret {number}", owner="Ari", private=True)
        hidden = DiscordBinding(guild_id=str(table.driver.guild.id), channel_id=str(place.id))
        await table.tracker.create(owner, f"Secret {number}", hidden)
    before = len(table.sandbox.requests)
    seen = await table.user("Bo").slash("table", "encounter list")
    asked = [r for r in table.sandbox.requests[before:] if "/thread-members/" in r.path]
    assert len(asked) == MOST_QUESTIONS, "a list does not use up what Discord permits"
    assert "A brawl" in seen.message.content and "secret pact" not in seen.message.content
    assert "secret pact" in (await table.user("Ari").slash("table", "encounter list")).message.content


async def test_an_overlay_link_is_for_the_dm_alone_and_can_be_revoked(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash("table", "overlay link")
    assert call.ephemeral and "https://tracker.example/overlay#" in call.message.content
    assert "https://tracker.example" not in table.everything_seen_by("Ari")
    refused = await table.user("Ari").slash("table", "overlay link")
    assert refused.ephemeral and "Only the DM" in refused.message.content
    revoked = await table.user("Dana").slash("table", "overlay revoke")
    assert revoked.message.content == "One overlay link has ended."


@pytest.mark.parametrize(
    ("command", "options", "says"),
    [
        ("damage", {"target": "goblin", "amount": "2d6+"}, "is not dice"),
        ("damage", {"target": "goblin", "amount": "99999d6"}, "too many dice"),
        ("damage", {"target": "goblin", "amount": "9999999"}, "99999 or less"),
        ("damage", {"target": "nobody", "amount": "1"}, "not in this fight"),
        ("damage", {"target": "o", "amount": "1"}, "not in this fight"),
        ("heal", {"target": "goblin", "amount": "-3"}, "0 or more"),
        ("condition remove", {"target": "aria", "condition": "Prone"}, "does not have that condition"),
        ("redo", {}, "nothing to redo"),
    ],
)
async def test_a_wrong_input_is_answered_to_its_writer_alone(
    table: BotHarness, command: str, options: dict[str, str], says: str
) -> None:
    await table.start("Goblin")
    before = (await table.current_encounter()).version
    call = await table.user("Dana").slash("table", command, options)
    assert call.ephemeral and says in call.message.content
    assert (await table.current_encounter()).version == before


async def test_nested_parentheses_are_dice(table: BotHarness) -> None:
    await table.start("Goblin")
    amount = "(" * 40 + "3" + ")" * 40
    call = await table.user("Dana").slash("table", "damage", target="goblin", amount=amount)
    assert "Goblin is hit" in call.message.content
    goblin = (await table.current_encounter()).participants[1]
    assert (goblin.name, goblin.current_hp) == ("Goblin", 17)


async def test_an_ambiguous_name_names_the_candidates(table: BotHarness) -> None:
    await table.start("Goblin scout", "Goblin boss")
    call = await table.user("Dana").slash("table", "damage", target="goblin", amount="1")
    assert call.ephemeral and "Goblin scout, Goblin Boss" in call.message.content


async def test_help_and_doctor_answer_privately(table: BotHarness) -> None:
    shown = await table.user("Sam").slash("general", "tracker help")
    assert shown.ephemeral and "/encounter start" in shown.message.text
    checked = await table.user("Sam").slash("general", "tracker doctor")
    assert checked.ephemeral and checked.message.text.count("✅") >= 4


async def test_hit_points_above_the_maximum_are_asked_about(table: BotHarness) -> None:
    await table.start("Goblin")
    asked = await table.user("Dana").slash("table", "set-hp", target="goblin", amount="200")
    assert asked.ephemeral and "200 is above the hit point maximum of Goblin (20)" in asked.message.content
    meant = {"target": "goblin", "amount": "200", "above-maximum": True}
    assert not (await table.user("Dana").slash("table", "set-hp", meant)).ephemeral
    goblin = next(p for p in (await table.current_encounter()).participants if p.name == "Goblin")
    assert goblin.current_hp == 200


async def test_a_roll_is_public_or_secret(table: BotHarness) -> None:
    public = await table.user("Ari").slash("general", "roll", dice="2d20kh1+5")
    assert not public.ephemeral and public.message.content.startswith("🎲 2d20kh1 (")
    secret = await table.user("Ari").slash("general", "roll", dice="1d20", secret=True)
    assert secret.ephemeral
    table.driver.guild.locale = "de"
    german = await table.user("Ari").slash("general", "roll", dice="2d6 fire + 1d8 cold")
    assert "Feuer" in german.message.content and "Kälte" in german.message.content


async def test_connected_overlays_are_listed(table: BotHarness) -> None:
    await table.start("Goblin")
    encounter = await table.current_encounter()
    nobody = await table.user("Dana").slash("table", "overlay status")
    assert nobody.ephemeral and "No overlay is connected" in nobody.message.content
    sessions = table.services.sessions
    await store_session(sessions, "a-socket", encounter.id, "stream", share_id="a-share")
    at = now().isoformat().replace("+00:00", "Z")
    await sessions.note_health("a-socket", {"version": encounter.version, "at": at})
    one = await table.user("Dana").slash("table", "overlay status")
    assert (
        "One overlay" in one.message.content
        and f"shows change {encounter.version} of " in one.message.content
    )
    silent = {"$set": {"lastActivity": now() - timedelta(seconds=SILENT_SECONDS + 1)}}
    await table.services.database.sessions.update_many({}, silent)  # as a killed process leaves them
    gone = await table.user("Dana").slash("table", "overlay status")
    assert "No overlay is connected" in gone.message.content


async def test_the_end_is_announced_with_a_recap_and_the_dm_gets_the_log(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    dana, ari = table.user("Dana"), table.user("Ari")
    await dana.slash("table", "damage", target="goblin", amount="20", source="aria")
    await dana.slash("table", "damage", target="aria", amount="3")
    await dana.slash("table", "heal", target="aria", amount="2")
    await dana.slash("table", "encounter end")
    recap = await table.driver.wait_for_message("table", containing="🏁 **Bridge**")
    assert (
        "**Aria**: 20 damage dealt, 3 damage taken, 2 HP regained, one creature brought down" in recap.content
    )
    log = await dana.wait_for_message("table", containing="The whole log")
    assert log.ephemeral and log.attachments == ("bridge-log.md", "bridge-log.json", "bridge-log.csv")
    assert "Assassin" not in table.everything_seen_by("Ari")
    refused = await ari.slash("table", "encounter log")
    assert refused.ephemeral


async def test_a_log_can_be_had_at_any_time_by_the_dm(table: BotHarness) -> None:
    await table.start("Goblin")
    call = await table.user("Dana").slash("table", "encounter log")
    assert call.ephemeral and call.message.attachments == (
        "bridge-log.md",
        "bridge-log.json",
        "bridge-log.csv",
    )
    refused = await table.user("Ari").slash("table", "encounter log")
    assert refused.ephemeral and "Only the DM" in refused.message.content


async def test_a_co_dm_by_user_or_role_runs_the_encounter_and_a_transfer_changes_its_owner(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    dana, bo = table.user("Dana"), table.user("Bo")
    assert (await bo.slash("table", "init next")).ephemeral
    own = await dana.slash("table", "encounter co-dm", user="Dana")
    assert own.ephemeral and "Dana runs this fight already" in own.message.content
    added = await dana.slash("table", "encounter co-dm", user="Bo")
    assert added.ephemeral and added.message.content == "Bo runs this fight with you now."
    assert "'s turn" in (await bo.slash("table", "init next")).message.content
    gone = await dana.slash("table", "encounter co-dm", user="Bo")
    assert gone.message.content == "Bo does not run this fight any more."
    assert (await bo.slash("table", "init back")).ephemeral
    with_role = await dana.slash("table", "encounter co-dm", role="Dungeon Master")
    assert with_role.message.content == "Dungeon Master runs this fight with you now."
    table.driver.set_roles("Cleo", "Dungeon Master")
    pushed = await table.user("Cleo").slash("table", "condition add", target="goblin", condition="Prone")
    assert "Prone" in pushed.message.content and not pushed.message.buttons
    offer = await dana.slash("table", "encounter transfer", user="Bo")
    assert "Dana offers you the fight “Bridge”" in offer.message.content
    await table.user("Cleo").press(offer.message, "Become the DM")
    await table.user("Cleo").wait_for_message("table", containing="Das ist Sache der Spielleitung")
    withdrawn = await table.user("Dana").slash("table", "encounter transfer", user="Ari")
    await dana.press(withdrawn.message, "Decline or withdraw")
    await dana.wait_for_message("table", containing="“Bridge” keeps its DM")
    again = await dana.slash("table", "encounter transfer", user="Bo")
    await bo.press(again.message, "Become the DM")
    await bo.wait_for_message("table", containing="Bo is the DM of “Bridge” now")
    encounter = await table.current_encounter()
    owner = await table.services.users.get(encounter.user_id)
    assert owner is not None and owner.username == "Bo" and len(encounter.co_dms) == 1
    await bo.slash("table", "encounter transfer", user="Dana")
    accepted = await dana.slash("table", "encounter transfer", user="Dana")  # without the button
    assert "Dana is the DM of “Bridge” now" in accepted.message.content


async def test_rules_change_what_players_may(table: BotHarness) -> None:
    await table.start("Goblin")
    refused = await table.user("Ari").slash("table", "encounter rules", {"players-may": "open"})
    assert refused.ephemeral
    await table.user("Dana").slash("table", "encounter rules", {"players-may": "open", "name": "The Gate"})
    hit = await table.user("Ari").slash("table", "damage", target="goblin", amount="12")
    assert hit.message.content == "💥 Goblin is hit – bloodied"
    assert (await table.current_encounter()).name == "The Gate"


async def test_control_lets_another_user_play_a_participant(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "init control", participant="aria", user="Bo")
    healed = await table.user("Bo").slash("table", "temp-hp", target="aria", amount="3")
    assert "Aria has 3 temporary" in healed.message.content


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("**Result**: 2d6 (3, 4) + 3\n**Total**: 10", "10"),
        ("🎲 `1d20 (17) + 5` = **22**", "22"),
        ("Damage: 14", "14"),
        ("9", "9"),
    ],
)
async def test_any_bots_roll_can_be_applied_from_its_menu(table: BotHarness, text: str, total: str) -> None:
    await table.start("Goblin")
    message = table.user("Dice Bot").send("table", text)
    opened = await table.user("Dana").context_menu("table", "Apply this roll", message)
    assert opened.modal is not None
    assert [f.value for f in opened.modal.inputs if f.custom_id == "amount"] == [total]
    done = await table.user("Dana").submit_modal(opened.modal, {"Target": ["Goblin"]})
    assert ("Goblin is defeated" if int(total) > 20 else "Goblin is hit") in done.message.content
    hit = next(p for p in (await table.current_encounter()).participants if p.name == "Goblin")
    assert hit.current_hp == max(0, 20 - int(total))


async def test_a_message_without_a_roll_says_so(table: BotHarness) -> None:
    await table.start("Goblin")
    message = table.user("Bo").send("table", "Hello there")
    call = await table.user("Dana").context_menu("table", "Apply this roll", message)
    assert call.ephemeral and "find no roll" in call.message.content
