"""/token: made, listed and revoked; a token is shown once, to its user alone."""

import re

from storage.encounter.base import UserId
from storage.encounter.scope import Scope
from storage.repositories.access_tokens import MOST_TOKENS, AccessTokens
from tests.bot.harness import BotHarness


async def made(table: BotHarness, who: str, **options: str) -> str:
    """Return the text of a new token."""
    answer = await table.user(who).slash("table", "token create", options)
    assert answer.message.ephemeral
    [text] = re.findall(r"`(trk_[\w-]+)`", answer.message.text)
    return str(text)


async def test_a_token_is_shown_once_and_does_what_was_chosen(table: BotHarness) -> None:
    tokens = AccessTokens(table.services.database)
    text = await made(table, "Dana", name="Stream *Deck*", scope="run")
    reading = await made(table, "Dana", name="Board")
    found = await tokens.shown([text, reading])
    assert [found[text].scope, found[reading].scope] == [Scope.RUN, Scope.READ]
    listed = await table.user("Dana").slash("table", "token list")
    assert listed.message.ephemeral
    assert r"Stream \*Deck\*" in listed.message.text and "Board" in listed.message.text
    assert "trk_" not in listed.message.text
    assert "no tokens" in (await table.user("Ari").slash("table", "token list")).message.text


async def test_a_token_is_revoked_by_its_name_or_its_choice_and_by_its_user_alone(table: BotHarness) -> None:
    tokens = AccessTokens(table.services.database)
    texts = [await made(table, "Dana", name="Deck") for _ in range(2)]
    refused = await table.user("Ari").slash("table", "token revoke", token="Deck")
    assert "no such token" in refused.message.text
    offered = await table.user("Dana").autocomplete("table", "token revoke", focused="token", value="deck")
    assert len(offered) == 2
    await table.user("Dana").slash("table", "token revoke", token=offered[0]["value"])
    assert len(await tokens.shown(texts)) == 1
    await table.user("Dana").slash("table", "token revoke", token="deck")
    assert await tokens.shown(texts) == {}


async def test_a_user_has_a_bounded_number_of_them(table: BotHarness) -> None:
    await made(table, "Dana", name="the first")
    [dana] = await table.services.database.access_tokens.distinct("userId")
    for number in range(1, MOST_TOKENS):
        await table.services.tokens.create(UserId(str(dana)), str(number), Scope.READ)
    answer = await table.user("Dana").slash("table", "token create", name="one more")
    assert "/token revoke" in answer.message.text
