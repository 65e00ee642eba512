"""Compute the audience of a user at an encounter, and the users whose audience a change alters."""

from collections.abc import Mapping

from storage.encounter.base import UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NotFoundError
from storage.encounter.model import Encounter
from storage.encounter.policy import audience_of
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience, player

Moves = Mapping[UserId, Audience | None]


def audience_at(encounter: Encounter, actor: Actor) -> Audience | None:
    """Return the audience an actor belongs to, or None when they have no access to it."""
    try:
        return audience_of(encounter, actor)
    except NotFoundError:
        return None


def audience_of_user(encounter: Encounter, user_id: UserId) -> Audience | None:
    """Return the audience of a user without Discord roles or vouches, or None."""
    return audience_at(encounter, Actor(user_id, ""))


def moves(before: Encounter, after: Encounter) -> Moves:
    """Return the users whose audience changed, with the new one; None for those who lost access."""
    if _parts(before) == _parts(after):
        return {}
    concerned = _with_access(before) | _with_access(after)
    return {
        user_id: audience
        for user_id in concerned
        if (audience := audience_of_user(after, user_id)) != audience_of_user(before, user_id)
    }


def have_roles_moved(before: Encounter, after: Encounter) -> bool:
    """Return whether the Discord roles that make a DM changed."""
    return _dm_roles(before) != _dm_roles(after)


def audiences(encounter: Encounter) -> set[Audience]:
    """Return every audience that may have viewers."""
    return {DM, PLAYERS, STREAM, *(player(user_id) for user_id in encounter.controllers)}


def _parts(encounter: Encounter) -> tuple[UserId, frozenset[UserId], frozenset[UserId]]:
    return encounter.user_id, frozenset(encounter.co_dms), encounter.controllers


def _dm_roles(encounter: Encounter) -> frozenset[str]:
    return frozenset(encounter.discord.dm_role_ids if encounter.discord else ())


def _with_access(encounter: Encounter) -> frozenset[UserId]:
    owner, co_dms, controllers = _parts(encounter)
    return co_dms | controllers | {owner}
