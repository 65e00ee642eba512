"""What an answer says: what was changed, whose, and by whom."""

from tests.bot.harness import BotHarness


async def test_undo_says_by_whom_and_what_as_far_as_each_may_know(table: BotHarness) -> None:
    await table.start("Goblin", "?Assassin")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="Goblin", amount="7")
    undone = await dana.slash("table", "undo")
    assert undone.message.content == "↩️ Dana undid: 💥 Goblin is hit – hurt"
    await dana.wait_for_message("table", containing="(13/20)")
    await dana.slash("table", "damage", target="Assassin", amount="7")
    await dana.slash("table", "undo")
    await dana.slash("table", "init next")
    turn = await dana.slash("table", "undo")
    assert "undid" in turn.message.content
    seen = table.everything_seen_by("Ari")
    assert "Assassin" not in seen and "13/20" not in seen


async def test_the_dm_reads_beside_the_channel_what_it_does_not_say(table: BotHarness) -> None:
    await table.start("Goblin", "Ogre")
    dana = table.user("Dana")

    async def told(command: str, **options: object) -> tuple[str, str]:
        call = await dana.slash("table", command, options)
        (private,) = await call.followed_up()
        return call.message.content, private.content

    felled = await told("damage", target="Goblin", amount="20")
    assert felled == ("☠ Goblin is defeated", "💥 Goblin takes 20 damage (0/20)")
    blow = {"source": "Ogre", "target": "Aria", "attack": "Club +5, 1d1 bludgeoning", "roll": 20}
    public, private = await told("attack", **blow)
    assert public == "❗⚔️ Ogre: Club hits Aria critically · ❗💥 Aria takes 2 bludgeoning damage (26/28)"
    assert private == "🎲 20 + 5 · 2d1 (1, 1) bludgeoning → 25"
    undone = await dana.slash("table", "undo")
    assert undone.message.content == f"↩️ Dana undid: {public.replace(' · ', ', ')}"
    await told("attack", **blow)
    assert undone.followups == []


async def test_undo_names_a_request_without_asking_again(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Ari").slash("table", "condition add", target="Goblin", condition="Prone")
    screen = (await table.user("Dana").slash("table", "encounter screen")).message.text
    assert "Undo is for what Ari did: ⏳ **Ari** puts Prone on **Goblin**\n" in screen
    undone = await table.user("Ari").slash("table", "undo")
    assert undone.message.content == "↩️ Ari undid: ⏳ **Ari** puts Prone on **Goblin**"
    again = await table.user("Ari").slash("table", "redo")
    assert again.message.content == "↪️ Ari made again: ⏳ **Ari** puts Prone on **Goblin**"


async def test_what_undo_is_for_leaves_implied_conditions_out(table: BotHarness) -> None:
    await table.start("Goblin")
    await table.user("Dana").slash("table", "condition add", target="Goblin", condition="Unconscious")
    screen = (await table.user("Dana").slash("table", "encounter screen")).message.text
    assert "Undo is for what Dana did: 🌀 Goblin: Unconscious · 🌀 Goblin: Prone\n" in screen


async def test_what_undo_is_for_is_short_where_many_came_or_were_hit(table: BotHarness) -> None:
    await table.start("Goblin", "Wolf", "Ogre")
    dana = table.user("Dana")
    await dana.slash("table", "damage", target="Goblin, Wolf, Ogre", amount="1")
    screen = (await dana.slash("table", "encounter screen")).message.text
    assert "💥 Goblin takes 1 damage (19/20) · 💥 Wolf takes 1 damage (19/20) · …\n" in screen
    await dana.slash("table", "init add", name="Rat", hp="1", count=9)
    screen = (await dana.slash("table", "encounter screen")).message.text
    assert "Undo is for what Dana did: ➕ Rat 1 … Rat 9 join the fight: 9 creatures\n" in screen


async def test_of_many_that_were_hit_undo_names_some(table: BotHarness) -> None:
    await table.start(begin=False)
    dana = table.user("Dana")
    await dana.slash("table", "init add", name="Rat", hp="9", count=9)
    await dana.slash("table", "damage", target="all monsters", amount="1")
    undone = (await dana.slash("table", "undo")).message.content
    assert undone.endswith("💥 Rat 6 is hit – hurt, …") and "Rat 7" not in undone


async def test_a_turn_that_is_undone_says_whose_it_is_and_calls_nobody_twice(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"))
    dana = table.user("Dana")
    called = f"▶ Round 1: **Borin**'s turn <@{table.driver.user('Bo').id}>"
    assert (await dana.slash("table", "init next")).message.content == called
    undone = await dana.slash("table", "undo")
    assert undone.message.content == "↩️ Dana undid the change of turn: ▶ Round 1: **Aria**'s turn"
    assert (await dana.slash("table", "init next")).message.content == "▶ Round 1: **Borin**'s turn"
    await dana.slash("table", "init back")
    assert (await dana.slash("table", "init next")).message.content == "▶ Round 1: **Borin**'s turn"
    for _ in range(3):
        again = await dana.slash("table", "init next")
    assert again.message.content == called.replace("Round 1", "Round 2")
    await dana.slash("table", "init delay", participant="Borin")
    assert "<@" in (await dana.slash("table", "init act", participant="Borin")).message.content


async def test_to_begin_again_calls_nobody_twice(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari", "Bo"), begin=False)
    dana, ari = table.user("Dana"), f"<@{table.driver.user('Ari').id}>"
    assert ari in (await dana.slash("table", "encounter start")).message.content
    await dana.slash("table", "undo")
    assert ari not in (await dana.slash("table", "encounter start")).message.content
    await dana.slash("table", "undo")
    await dana.slash("table", "init set", participant="Borin", initiative="20")
    begun = await dana.slash("table", "encounter start")
    assert f"<@{table.driver.user('Bo').id}>" in begun.message.content


async def test_a_player_whose_turn_leads_to_a_hidden_one_is_told_no_more(table: BotHarness) -> None:
    await table.start("?Assassin", "Goblin")
    ari = table.user("Ari")
    ended = await ari.slash("table", "init next")
    assert ended.message.content == "Your turn is over. The DM goes on from here."
    assert (await ari.slash("table", "undo")).message.content == "↩️ Ari undid the last change."


async def test_who_plays_a_creature_or_runs_the_fight_is_told_with_the_user_who_changed_it(
    table: BotHarness,
) -> None:
    await table.start("Goblin", "?Assassin")
    dana = table.user("Dana")
    given = await dana.slash("table", "init control", participant="Goblin", user="Bo")
    assert given.ephemeral and given.message.content == "Bo plays Goblin now."
    await dana.slash("table", "init control", participant="Assassin", user="Bo")
    await dana.slash("table", "encounter co-dm", user="Cleo")
    undone = await dana.slash("table", "undo")
    assert "Dana undid: 🔑 Dana changed who runs the fight." in undone.message.content
    assert "Assassin" not in table.everything_seen_by("Ari")


async def test_a_player_reads_what_changed_on_their_own_sheet(table: BotHarness) -> None:
    await table.start("Goblin")
    ari = table.user("Ari")
    ready = await ari.slash("table", "ready", what="Shoot")
    assert "✏️ Aria: readied action: Shoot" in ready.message.content
    spent = await ari.slash("table", "reaction")
    assert "✏️ Aria: reaction used" in spent.message.content
    undone = await ari.slash("table", "undo")
    assert "undid: ✏️ Aria: reaction" in "".join(
        [undone.message.content, *(f.content for f in undone.followups)]
    )
    await ari.slash("table", "reaction")
    again = await ari.slash("table", "reaction", back=True)
    assert "✏️ Aria: reaction back" in again.message.content
    edited = await ari.slash("table", "edit", participant="Aria", ac=18)
    assert "✏️ Aria: AC 18" in edited.message.content


async def test_the_rules_are_shown_without_an_option_and_named_when_changed(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    shown = await dana.slash("table", "encounter rules")
    assert shown.ephemeral and "Edition: 2024 rules · `ruleset:`" in shown.message.content
    changed = await dana.slash("table", "encounter rules", {"ties": "manual", "call-next": True})
    assert "Dana changed the table's rules: ties, calling who is next" in changed.message.content
    table.driver.user("Dana").locale = table.driver.guild.locale = "fr"
    shown = await dana.slash("table", "encounter rules")
    assert "Égalités\u202f: Le MJ décide · `ties:`" in shown.message.content
    assert "Appel de qui joue ensuite\u202f: oui · `call-next:`" in shown.message.content
    changed = await dana.slash("table", "encounter rules", ruleset="2014")
    assert "a changé les règles de la table\u202f: édition des règles" in changed.message.content


async def test_who_is_not_there_is_named(table: BotHarness) -> None:
    await table.start("?Lich")
    for typed in ("Lich", "Troll"):
        call = await table.user("Ari").slash("table", "damage", target=typed, amount="3")
        assert call.ephemeral and f"{typed} is not in this fight" in call.message.content


async def test_the_dm_is_called_when_a_players_next_leads_to_a_hidden_one(table: BotHarness) -> None:
    await table.start("?Assassin")
    dana, ari = table.user("Dana"), table.user("Ari")
    await dana.slash("table", "encounter screen", channel="dm-screen")
    await ari.slash("table", "init next")
    await table.driver.wait_for_message("dm-screen", containing="Ari ended their turn")
    again = await ari.slash("table", "init next")
    assert again.ephemeral and "Your turn is over" in again.message.content


async def test_a_dm_without_a_live_screen_is_called_by_a_direct_message_alone(table: BotHarness) -> None:
    await table.start("?Assassin")
    dana, ari = table.user("Dana"), table.user("Ari")
    await ari.slash("table", "init next")
    called = await dana.wait_for_message(dana.dm_channel, containing="Ari ended their turn")
    assert f"<#{table.driver.channel('table').id}>" in called.content and "Assassin" not in called.content
    assert len(dana.screen(dana.dm_channel)) == 1
    assert all(f"<@{dana.user.id}>" not in message.content for message in table.driver.messages("table"))


async def test_every_dm_is_called_once(table: BotHarness) -> None:
    await table.start("?Assassin")
    dana, bo = table.user("Dana"), table.user("Bo")
    for name in ("Bo", "Cleo"):
        await dana.slash("table", "encounter co-dm", user=name)
    await table.user("Ari").slash("table", "init next")
    for dm in (dana, bo, table.user("Cleo")):
        await dm.wait_for_message(dm.dm_channel, containing="Ari ended their turn")
        assert len(dm.screen(dm.dm_channel)) == 1


async def test_undo_and_redo_say_what_whose_and_by_whom(table: BotHarness) -> None:
    await table.start("Goblin")
    dana, ari = table.user("Dana"), table.user("Ari")
    await ari.slash("table", "damage", target="aria", amount="5")
    screen = (await dana.slash("table", "encounter screen")).message
    assert "Undo is for what Ari did: 💥 Aria takes 5 damage" in screen.text
    undone = await dana.slash("table", "undo")
    assert undone.message.content.startswith("↩️ Dana undid what Ari did: 💥 Aria takes 5")
    redone = await dana.slash("table", "redo")
    assert redone.message.content.startswith("↪️ Dana made again what Ari did: 💥 Aria takes 5")
    await dana.slash("table", "init next")
    turn = await dana.slash("table", "undo")
    assert "undid the change of turn: ▶ Round 1: **Aria**" in turn.message.content


async def test_what_changes_nothing_says_so(table: BotHarness) -> None:
    await table.start("Goblin")
    dana = table.user("Dana")
    await dana.slash("table", "condition add", target="goblin", condition="Hexed", rounds="3")
    same = await dana.slash("table", "condition edit", target="goblin", condition="Hexed", rounds="3")
    assert same.ephemeral and "Nothing changed" in same.message.content


async def test_what_the_channel_was_told_is_not_told_again_in_another_language(table: BotHarness) -> None:
    await table.start("Goblin", players=("Ari",))
    table.driver.user("Dana").locale = table.driver.user("Ari").locale = "de"
    own = await table.user("Ari").slash("table", "damage", target="Aria", amount="2")
    hurt = await table.user("Dana").slash("table", "damage", target="Aria", amount="3")
    private = await table.user("Dana").slash("table", "damage", target="Goblin", amount="3")
    await table.bot.finished(30)
    assert "takes 2 damage" in own.message.content and "takes 3 damage" in hurt.message.content
    assert own.followups == hurt.followups == []
    assert "(17/20)" in private.followups[0].content
