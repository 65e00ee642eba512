"""Access tokens: for programs of a user's own, and for pages of others that the user signed in to.

A token is shown once, and stored as a hash. A sign-in is stored as a code before its page exchanges it: the
code is good for one exchange within a minute, by the page that it was made for, with the verifier (RFC 7636).
"""

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pymongo import DESCENDING

from storage.encounter.base import AUserId, Record, UserId
from storage.encounter.errors import InvalidCommandError, RuleError
from storage.encounter.scope import Scope
from storage.encounter.text_cleaning import one_line
from storage.mongo.database import Database
from storage.mongo.ids import any_of, either, key, new_key
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages
from storage.repositories.link_secrets import hashed, new_secret
from storage.repositories.personal_links import PersonalLink
from storage.repositories.share_links import ShareLink
from storage.runtime.clock import now
from storage.runtime.turns import turn_of

PREFIX = "trk_"  # begins a token, so that logs and scanners know it
UNUSED_FOR = timedelta(days=30)
MOST_TOKENS = 20  # of a user, and as many more of pages; a new one of a page ends the oldest of these
MAX_NAME = 40
CODE_SECONDS = 60
WITHOUT_SECRETS = {"secretHash": 0, "codeHash": 0, "challenge": 0, "redirect": 0}
_NOTED_EVERY = timedelta(days=1)  # a use within that time of the one before is not written


class AccessToken(Record):
    """A token as stored, without its secret. `app` is the page it was made for; None is its user's own."""

    id: Annotated[str, BeforeValidator(str)] = Field(alias="_id")
    user_id: AUserId
    name: str
    scope: Scope
    app: str | None = None
    created_at: datetime
    expires_at: datetime


# What gives access and can be revoked, by its id.
Revocable = ShareLink | PersonalLink | AccessToken


def is_access_token(token: str) -> bool:
    """Whether a text has the form of these tokens."""
    return token.startswith(PREFIX)


def challenge_of(verifier: str) -> str:
    """Return the challenge (S256) of a verifier."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@explains_outages
class AccessTokens:
    """The repository of access tokens. Expired ones are not found, revoked ones are deleted."""

    def __init__(self, database: Database) -> None:
        self._collection = database.access_tokens
        self._reader = database.reader("access_tokens", AccessToken.model_validate)

    async def create(self, user_id: UserId, name: str, scope: Scope) -> tuple[AccessToken, str]:
        """Create a token of the user's own; return it with its text, which can't be read again later.

        Raises InvalidCommandError without a name, RuleError beyond `MOST_TOKENS`.
        """
        name = one_line(name)[:MAX_NAME]
        if not name:
            raise InvalidCommandError("token-name")
        text = _new_text()
        document = _new(user_id, name, scope, None, UNUSED_FOR)
        async with turn_of("tokens", user_id):
            if len([token for token in await self.of_user(user_id) if token.app is None]) >= MOST_TOKENS:
                raise RuleError("token-too-many", most=MOST_TOKENS)
            await self._collection.insert_one({**document, "secretHash": hashed(text)})
        return self._reader.one(document), text

    async def of_user(self, user_id: UserId) -> list[AccessToken]:
        """Return a user's tokens, the newest first."""
        found = self._collection.find({"userId": either(user_id), **_working()}, WITHOUT_SECRETS)
        newest = found.sort([("createdAt", DESCENDING), ("_id", DESCENDING)])
        return self._reader.all(await newest.to_list(None))

    async def shown(self, texts: Iterable[str]) -> dict[str, AccessToken]:
        """Return the tokens that these texts are, by text, by one read; their lifetimes begin anew."""
        by_hash = {hashed(text): text for text in texts}
        condition = {"secretHash": {"$in": list(by_hash)}, **_not_expired()}
        found = await self._collection.find(condition).to_list(None)
        until = now() + UNUSED_FOR
        stale = [d["_id"] for d in found if until - d["expiresAt"] > _NOTED_EVERY]
        if stale:
            await self._collection.update_many({"_id": {"$in": stale}}, {"$set": {"expiresAt": until}})
        texts_of = {str(document["_id"]): by_hash[document["secretHash"]] for document in found}
        used = [
            _without_secrets({**document, "expiresAt": until} if document["_id"] in stale else document)
            for document in found
        ]
        return {texts_of[token.id]: token for token in self._reader.all(used)}

    async def working(self, token_ids: Iterable[str]) -> dict[str, AccessToken]:
        """Return the valid ones of these tokens, by id, by one read."""
        wanted = list(token_ids)
        if not wanted:
            return {}
        found = self._collection.find({"_id": any_of(wanted), **_working()}, WITHOUT_SECRETS)
        return {token.id: token for token in self._reader.all(await found.to_list(None))}

    async def revoke(self, user_id: UserId, token_id: str | None = None) -> list[AccessToken]:
        """Delete a user's token, or all of them with codes that wait, and return them."""
        condition = {"userId": either(user_id)} | ({} if token_id is None else {"_id": either(token_id)})
        return await self._delete(condition)

    async def end(self, text: str) -> list[AccessToken]:
        """Delete the token that a text is, and return it."""
        return await self._delete({"secretHash": hashed(text)})

    async def authorise(self, user_id: UserId, app: str, redirect: str, challenge: str, scope: Scope) -> str:
        """Return a code for a page that a user signs in to."""
        code = new_secret()
        document = _new(user_id, app, scope, app, timedelta(seconds=CODE_SECONDS))
        waiting = {"codeHash": hashed(code), "redirect": redirect, "challenge": challenge}
        await self._collection.insert_one({**document, **waiting})
        return code

    async def exchange(
        self, code: str, app: str, redirect: str, verifier: str
    ) -> tuple[AccessToken, str] | list[AccessToken]:
        """Return the token of a code, with its text; a list for a code that is good for none.

        Every attempt uses the code up. One that was exchanged before has been stolen: its token is deleted,
        and is what the list holds (RFC 6749, 4.1.2).
        """
        # `redirect` goes with the first attempt: of two at the same moment one finds it.
        first = {"codeHash": hashed(code), "redirect": {"$exists": True}, **_not_expired()}
        change: dict[str, Any] = {"$unset": {"redirect": 1}}
        waiting: dict[str, Any] | None = await self._collection.find_one_and_update(first, change)
        if waiting is None:
            return await self._delete({"codeHash": hashed(code)})
        is_good = (
            (waiting["app"], waiting["redirect"]) == (app, redirect)
            and verifier.isascii()
            and compare_digest(waiting["challenge"], challenge_of(verifier))
        )
        if not is_good:
            await self._collection.delete_one({"_id": waiting["_id"]})
            return []
        text, until = _new_text(), now() + UNUSED_FOR
        change = {"$set": {"secretHash": hashed(text), "expiresAt": until}, "$unset": {"challenge": 1}}
        kept = await self._collection.update_one({"_id": waiting["_id"]}, change)
        if not kept.matched_count:  # the code was shown again meanwhile
            return []
        await self._end_surplus(waiting["userId"])
        return self._reader.one(_without_secrets({**waiting, "expiresAt": until})), text

    async def _end_surplus(self, user_id: Any) -> None:
        of_apps = self._collection.find({"userId": user_id, "app": {"$ne": None}, **_working()}, {"_id": 1})
        surplus = of_apps.sort([("createdAt", DESCENDING), ("_id", DESCENDING)]).skip(MOST_TOKENS)
        if ids := [old["_id"] for old in await surplus.to_list(None)]:
            await self._collection.delete_many({"_id": {"$in": ids}})

    async def _delete(self, condition: dict[str, Any]) -> list[AccessToken]:
        found = await self._collection.find(condition, WITHOUT_SECRETS).to_list(None)
        await self._collection.delete_many({"_id": {"$in": [document["_id"] for document in found]}})
        return self._reader.all(found)


def _without_secrets(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in WITHOUT_SECRETS}


def _new(user_id: UserId, name: str, scope: Scope, app: str | None, lifetime: timedelta) -> dict[str, Any]:
    at = now()
    return {
        "_id": new_key(),
        **current_schema("access_tokens"),
        "userId": key(user_id),
        "name": name,
        "scope": scope.value,
        "app": app,
        "createdAt": at,
        "expiresAt": at + lifetime,
    }


def _new_text() -> str:
    return f"{PREFIX}{new_secret()}"


def _not_expired() -> dict[str, Any]:
    return {"expiresAt": {"$gt": now()}}


def _working() -> dict[str, Any]:
    return {"secretHash": {"$exists": True}, **_not_expired()}
