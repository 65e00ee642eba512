"""Access tokens: bounded, stored as a hash, and codes that are good for one exchange."""

import asyncio
from datetime import timedelta

import pytest

from storage.encounter.base import UserId
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.scope import Scope
from storage.repositories.access_tokens import MAX_NAME, MOST_TOKENS, UNUSED_FOR, AccessTokens, challenge_of
from storage.runtime.clock import now
from tests.storage.harness import StorageHarness

DANA, ARI = UserId("64b000000000000000000001"), UserId("64b000000000000000000002")
VERIFIER = "v" * 43
APP, BACK = "Dice Board", "https://dice.example/signed-in"


@pytest.fixture
def tokens(table: StorageHarness) -> AccessTokens:
    return AccessTokens(table.database)


async def code_of(tokens: AccessTokens) -> str:
    return await tokens.authorise(DANA, APP, BACK, challenge_of(VERIFIER), Scope.PLAY)


async def test_a_token_is_found_by_its_text_and_is_stored_as_a_hash_only(
    tokens: AccessTokens, table: StorageHarness
) -> None:
    made, text = await tokens.create(DANA, " Stream\nDeck ", Scope.RUN)
    assert (made.name, made.scope, made.app) == ("Stream Deck", Scope.RUN, None)
    assert (await tokens.shown([text, "trk_wrong"])) == {text: made}
    assert text.removeprefix("trk_") not in str(await table.database.access_tokens.find_one({}))
    assert set(await tokens.working([made.id])) == {made.id}
    assert await tokens.revoke(ARI, made.id) == []  # of another user
    assert await tokens.revoke(DANA, made.id) == [made]
    assert await tokens.shown([text]) == {} == await tokens.working([made.id])


async def test_a_user_has_a_bound_of_their_own(tokens: AccessTokens) -> None:
    for number in range(MOST_TOKENS):
        await tokens.create(DANA, f"{number}" + "x" * MAX_NAME, Scope.READ)
    with pytest.raises(RuleError):
        await tokens.create(DANA, "one more", Scope.READ)
    with pytest.raises(InvalidCommandError):
        await tokens.create(ARI, " \n ", Scope.READ)
    await tokens.create(ARI, "another user's", Scope.READ)
    assert {len(token.name) for token in await tokens.of_user(DANA)} == {MAX_NAME}


async def test_the_tokens_of_pages_push_each_other_out_and_none_of_the_users_own(
    tokens: AccessTokens,
) -> None:
    own, _ = await tokens.create(DANA, "own", Scope.READ)
    for _ in range(MOST_TOKENS + 2):
        assert not isinstance(await tokens.exchange(await code_of(tokens), APP, BACK, VERIFIER), list)
    kept = await tokens.of_user(DANA)
    assert len(kept) == MOST_TOKENS + 1 and own.id in {token.id for token in kept}


async def test_a_use_begins_its_lifetime_anew_and_is_written_once_a_day(
    tokens: AccessTokens, table: StorageHarness
) -> None:
    _, text = await tokens.create(DANA, "deck", Scope.READ)
    soon = now() + timedelta(minutes=5)
    await table.database.access_tokens.update_one({}, {"$set": {"expiresAt": soon}})
    found = (await tokens.shown([text]))[text]
    assert found.expires_at > now() + UNUSED_FOR - timedelta(minutes=1)
    again = (await tokens.shown([text]))[text]
    assert abs(again.expires_at - found.expires_at) < timedelta(milliseconds=1)
    await table.database.access_tokens.update_one({}, {"$set": {"expiresAt": now() - timedelta(seconds=1)}})
    assert await tokens.shown([text]) == {} and await tokens.of_user(DANA) == []


async def test_a_code_is_exchanged_by_its_page_with_the_verifier(tokens: AccessTokens) -> None:
    code = await code_of(tokens)
    assert await tokens.of_user(DANA) == []  # it is no token yet
    made = await tokens.exchange(code, APP, BACK, VERIFIER)
    assert not isinstance(made, list)
    token, text = made
    assert (token.user_id, token.app, token.scope) == (DANA, APP, Scope.PLAY)
    assert set(await tokens.shown([text])) == {text}


@pytest.mark.parametrize(
    ("app", "back", "verifier"),
    [
        ("Another", BACK, VERIFIER),
        (APP, f"{BACK}/", VERIFIER),
        (APP, BACK, "w" * 43),
        (APP, BACK, challenge_of(VERIFIER)),
        (APP, BACK, "ü" * 43),
    ],
)
async def test_an_attempt_that_is_wrong_uses_the_code_up(
    tokens: AccessTokens, app: str, back: str, verifier: str
) -> None:
    code = await code_of(tokens)
    assert await tokens.exchange(code, app, back, verifier) == []
    assert await tokens.exchange(code, APP, BACK, VERIFIER) == []
    assert await tokens.of_user(DANA) == []


async def test_a_code_that_is_shown_again_ends_the_token_that_was_made_of_it(tokens: AccessTokens) -> None:
    code = await code_of(tokens)
    made = await tokens.exchange(code, APP, BACK, VERIFIER)
    assert not isinstance(made, list)
    ended = await tokens.exchange(code, APP, BACK, VERIFIER)
    assert isinstance(ended, list) and [token.id for token in ended] == [made[0].id]
    assert await tokens.shown([made[1]]) == {}


async def test_of_exchanges_at_the_same_moment_one_at_most_gets_a_token(tokens: AccessTokens) -> None:
    code = await code_of(tokens)
    made = await asyncio.gather(*(tokens.exchange(code, APP, BACK, VERIFIER) for _ in range(5)))
    assert sum(not isinstance(one, list) for one in made) <= 1
    assert await tokens.of_user(DANA) == []  # the others showed the code again


async def test_a_code_ends_after_a_minute(tokens: AccessTokens, table: StorageHarness) -> None:
    code = await code_of(tokens)
    stored = await table.database.access_tokens.find_one({})
    assert stored is not None and stored["expiresAt"] - now() <= timedelta(seconds=60)
    await table.database.access_tokens.update_one({}, {"$set": {"expiresAt": now() - timedelta(seconds=1)}})
    assert isinstance(await tokens.exchange(code, APP, BACK, VERIFIER), list)
    assert await table.database.access_tokens.count_documents({}) == 0
