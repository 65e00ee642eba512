"""The connections of this process and their subscriptions."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from realtime.auth.tokens import ShareClaims
from realtime.limits.rate_limits import Caller
from realtime.limits.rate_limits import Scope as LimitScope
from realtime.protocol.room_names import room_of
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor
from storage.encounter.errors import NotAllowedError
from storage.encounter.scope import Scope
from storage.encounter.visibility.audience import Audience
from storage.repositories.personal_links import VouchedMembership, actor_at
from storage.repositories.users import User

NO_SOCKET = "http"  # the id of what came without a socket: no socket has it


@dataclass(frozen=True, slots=True)
class Subscription:
    """A socket's subscription to an encounter, as part of an audience."""

    encounter_id: EncounterId
    audience: Audience

    @property
    def room(self) -> str:
        """The room of this subscription."""
        return room_of(self.encounter_id, self.audience)


@dataclass(slots=True, eq=False)
class Connection:
    """One socket, of a user or a share link."""

    sid: str
    user: User | None = None
    caller: Caller = field(default_factory=Caller)  # the key it is counted under
    share: ShareClaims | None = None
    link_id: str | None = None  # the personal link it was authenticated with
    access_id: str | None = None  # the access token it was authenticated with
    scope: Scope = Scope.RUN
    issued_at: float | None = None  # the time of its user's token, in seconds since 1970
    is_revoked: bool = False  # it may not act any more, and is being closed
    vouched: VouchedMembership | None = None  # what that link vouches for
    subscription: Subscription | None = None
    lost: EncounterId | None = None  # the encounter that was taken from it
    parties: set[str] = field(default_factory=set)
    pending: int = 0  # messages in progress
    has_spoken: bool = False  # it has sent a message
    has_read: bool = False  # it was sent a whole state, or a list of creatures, before
    upload: list[list[bytes]] = field(default_factory=list)  # of files that are being sent, the parts of each
    reported_at: float = 0.0  # the time of its overlay's last health report
    expiry: tuple[asyncio.TimerHandle, ...] = ()  # of its token: the warning, and the end
    is_welcomed: bool = False  # it named its protocol and receives `welcome`
    moving: asyncio.Lock = field(default_factory=asyncio.Lock)  # one join, leave or sync at a time

    @property
    def user_id(self) -> UserId | None:
        """The id of its user; None for a share link."""
        return self.user.id if self.user else None

    @property
    def revocable_id(self) -> str | None:
        """The id of the share link, personal link or access token it depends on, if any."""
        return self.share.share_id if self.share else self.link_id or self.access_id

    def person(self) -> User:
        """Return its user's id. Raises NotAllowedError for a share link."""
        if self.user is None:
            raise NotAllowedError("share-link-reads-only")
        return self.user

    def actor(self, encounter_id: EncounterId) -> Actor:
        """Return its actor at an encounter. Raises NotAllowedError for a share link."""
        user = self.person()
        return replace(actor_at(encounter_id, user.id, user.username, self.vouched), scope=self.scope)


Key = TypeVar("Key", bound=str)
Counted = TypeVar("Counted")


class Connections:
    """The sockets of this process, by id and by encounter."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Connection] = {}
        self._open: Counter[tuple[LimitScope, str]] = Counter()
        self._subscribed: defaultdict[EncounterId, dict[str, Connection]] = defaultdict(dict)
        self._of_users: defaultdict[UserId, dict[str, Connection]] = defaultdict(dict)
        # Of each encounter its users, and how many subscribed sockets each has: a user can have thousands.
        self._sockets_at: defaultdict[EncounterId, Counter[UserId]] = defaultdict(Counter)
        # Of each encounter its audiences, and how many subscribed sockets each has: each change asks.
        self._audiences_at: defaultdict[EncounterId, Counter[Audience]] = defaultdict(Counter)

    def __len__(self) -> int:
        return len(self._by_sid)

    def __iter__(self) -> Iterator[Connection]:
        return iter(list(self._by_sid.values()))

    def add(self, connection: Connection) -> None:
        """Register a connection."""
        self._by_sid[connection.sid] = connection
        if connection.user_id is not None:
            self._of_users[connection.user_id][connection.sid] = connection
        self._open.update(connection.caller.known())

    def get(self, sid: str) -> Connection | None:
        """Return the connection of a socket, or None when it is gone."""
        return self._by_sid.get(sid)

    def remove(self, sid: str) -> Connection | None:
        """Remove a socket; its connection object keeps its subscription."""
        connection = self._by_sid.pop(sid, None)
        if connection is not None:
            self._unsubscribe(connection)
            if connection.user_id is not None:
                _take(self._of_users, connection.user_id, connection.sid)
            for known in connection.caller.known():
                self._open[known] -= 1
                if not self._open[known]:
                    del self._open[known]
        return connection

    def opened(self, scope: LimitScope, key: str) -> int:
        """Return the number of sockets of a token, user or address."""
        return self._open[scope, key]

    def subscribe(self, connection: Connection, subscription: Subscription | None) -> None:
        """Set a connection's subscription."""
        self._unsubscribe(connection)
        connection.subscription = subscription
        if subscription is not None and connection.sid in self._by_sid:
            self._subscribed[subscription.encounter_id][connection.sid] = connection
            self._audiences_at[subscription.encounter_id][subscription.audience] += 1
            if connection.user_id is not None:
                self._sockets_at[subscription.encounter_id][connection.user_id] += 1

    def at(self, encounter_id: EncounterId) -> list[Connection]:
        """Return the connections subscribed to an encounter."""
        return list(self._subscribed[encounter_id].values()) if encounter_id in self._subscribed else []

    def of_user(self, encounter_id: EncounterId, user_id: UserId) -> list[Connection]:
        """Return a user's connections that follow an encounter, including those that lost access to it."""
        return [
            c
            for c in self._of_users.get(user_id, {}).values()
            if c.lost == encounter_id
            or (c.subscription is not None and c.subscription.encounter_id == encounter_id)
        ]

    def all_of(self, user_id: UserId) -> list[Connection]:
        """Return a user's connections."""
        return list(self._of_users.get(user_id, {}).values())

    def users_at(self, encounter_id: EncounterId) -> list[User]:
        """Return the users with a socket that is subscribed to an encounter."""
        here = self._sockets_at.get(encounter_id, ())
        sockets = (next(iter(self._of_users[user_id].values())) for user_id in here)
        return [socket.user for socket in sockets if socket.user is not None]

    def vouched_at(self, encounter_id: EncounterId) -> list["Connection"]:
        """Return the connections whose links vouch for their users at an encounter."""
        return [
            c
            for c in self
            if c.vouched is not None
            and c.vouched.encounter_id == encounter_id
            and (
                c.lost == encounter_id
                or (c.subscription is not None and c.subscription.encounter_id == encounter_id)
            )
        ]

    def audiences(self, encounter_id: EncounterId) -> set[Audience]:
        """Return the audiences that have a viewer in this process."""
        return set(self._audiences_at.get(encounter_id, ()))

    def viewers(self, audience: str) -> int:
        """Return the number of subscribed connections of an audience."""
        return sum(
            count
            for counts in self._audiences_at.values()
            for one, count in counts.items()
            if one.kind == audience
        )

    def encounters(self) -> list[EncounterId]:
        """Return the encounters that have a viewer in this process."""
        return list(self._subscribed)

    def _unsubscribe(self, connection: Connection) -> None:
        if connection.subscription is None:
            return
        encounter_id = connection.subscription.encounter_id
        if connection.sid not in self._subscribed.get(encounter_id, {}):
            return
        _take(self._subscribed, encounter_id, connection.sid)
        _count_down(self._audiences_at, encounter_id, connection.subscription.audience)
        if connection.user_id is not None:
            _count_down(self._sockets_at, encounter_id, connection.user_id)


def _take(kept: dict[Key, dict[str, Connection]], key: Key, sid: str) -> None:
    """Remove a socket from those of a key, and the key with the last one."""
    kept[key].pop(sid, None)
    if not kept[key]:
        del kept[key]


def _count_down(counts: dict[EncounterId, Counter[Counted]], key: EncounterId, counted: Counted) -> None:
    """Count one less at an encounter, and forget what none is left of."""
    counts[key][counted] -= 1
    if not counts[key][counted]:
        del counts[key][counted]
    if not counts[key]:
        del counts[key]
