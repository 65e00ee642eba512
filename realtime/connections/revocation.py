"""Close the sockets of users, links and access tokens that may not act any more.

A notice closes them at once, in every process. The database is also asked every second: a notice may be lost,
and an operator's command or another program sends none.
"""

from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from realtime.bus.notices import Notice
from realtime.connections.registry import Connection, Connections
from storage.encounter.errors import TrackerError
from storage.repositories.access_tokens import AccessTokens
from storage.repositories.personal_links import PersonalLinks
from storage.repositories.share_links import ShareLinks
from storage.repositories.users import Users
from storage.runtime.background import BackgroundTasks

SECONDS = 1.0


class Revocation:
    """Watches over the sockets of this process. `close` closes one of them."""

    def __init__(
        self,
        *,
        people: Users,
        shares: ShareLinks,
        links: PersonalLinks,
        access: AccessTokens,
        connections: Connections,
        close: Callable[[Connection], Coroutine[Any, Any, None]],
        seconds: float = SECONDS,
    ) -> None:
        self._people = people
        self._shares = shares
        self._links = links
        self._access = access
        self._connections = connections
        self._close_socket = close
        self._seconds = seconds
        self._tasks = BackgroundTasks()

    def start(self) -> None:
        """Start to ask the database."""
        self._tasks.repeat(
            self.check,
            "look for revoked sockets",
            seconds=self._seconds,
            first=self._seconds,
            expected=TrackerError,
        )

    async def stop(self) -> None:
        """Stop asking; sockets that are being closed are left."""
        await self._tasks.stop()

    def on_notice(self, notice: Notice) -> None:
        """Close the sockets that a notice names."""
        links, users = set(notice.revoked_links), set(notice.revoked_users)
        if links or users:
            self._close(c for c in self._connections if c.revocable_id in links or c.user_id in users)

    async def check(self) -> None:
        """Close the sockets that the database does not permit any more. Raises UnavailableError."""
        open_now = list(self._connections)
        users = await self._people.existing({c.user_id for c in open_now if c.user_id is not None})
        working = {
            *await self._shares.working({c.share.share_id for c in open_now if c.share is not None}),
            *await self._links.working({c.link_id for c in open_now if c.link_id is not None}),
            *await self._access.working({c.access_id for c in open_now if c.access_id is not None}),
        }

        def is_valid(connection: Connection) -> bool:
            if connection.revocable_id is not None and connection.revocable_id not in working:
                return False
            if connection.user_id is None:
                return True
            user = users.get(connection.user_id)
            return user is not None and user.still_takes(connection.issued_at)

        self._close(c for c in open_now if not is_valid(c))

    def _close(self, connections: Iterable[Connection]) -> None:
        """Close sockets, all at the same time; from now on their messages are refused."""
        for connection in connections:
            if not connection.is_revoked:
                connection.is_revoked = True
                self._tasks.start(self._close_socket(connection), "close a revoked socket")
