"""Makes a running process forget the users that any process or the operator deleted."""

from collections.abc import Callable

from storage.encounter.base import UserId
from storage.encounter.errors import TrackerError
from storage.privacy.erasure import Erasure
from storage.privacy.forgotten import ForgottenUsers
from storage.runtime.background import BackgroundTasks

SECONDS = 5.0  # between looks at the list
ROUNDS = 6  # looks at which what a user left behind is deleted again: work under way may still write it


class ForgottenWatch:
    """Looks at the list of deleted users; `drop` is called once with each, and must not block."""

    def __init__(
        self,
        forgotten: ForgottenUsers,
        erasure: Erasure,
        drop: Callable[[UserId], None],
        seconds: float = SECONDS,
    ) -> None:
        self._forgotten, self._erasure, self._drop, self._seconds = forgotten, erasure, drop, seconds
        self._looks: dict[UserId, int] = {}  # at each user who is on the list
        self._tasks = BackgroundTasks()

    def start(self) -> None:
        """Begin to look."""
        self._tasks.repeat(self.look, "look for deleted users", seconds=self._seconds, expected=TrackerError)

    async def stop(self) -> None:
        """Stop looking."""
        await self._tasks.stop()

    async def look(self) -> None:
        """Drop what this process holds of deleted users, and delete what came back. Raises TrackerError."""
        lately = await self._forgotten.lately()
        self._looks = {user.user_id: self._looks.get(user.user_id, 0) for user in lately}
        for user in lately:
            if not self._looks[user.user_id]:
                self._drop(user.user_id)
            if self._looks[user.user_id] < ROUNDS:
                await self._erasure.sweep(user.user_id, user.tombstone)
                self._looks[user.user_id] += 1
