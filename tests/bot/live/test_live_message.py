"""The worker of a live message, on a manual clock: nothing stale, nothing twice, no endless retries."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from unittest.mock import patch

import discord
import pytest

from bot.discord_api.messages import (
    ArchivedError,
    BusyError,
    ForbiddenError,
    MessageError,
    MessageGoneError,
    TooOldError,
)
from bot.live.live_message import Board
from bot.live.message_source import MessageSpot, Trouble
from bot.live.pacing import Pace
from bot.live.placement import AGED_UNDER
from bot.live.replaced_messages import old_message
from bot.render.screen import Row, Screen
from storage.encounter.base import EncounterId, UserId
from storage.encounter.errors import UnavailableError
from storage.encounter.model import DiscordBinding, Encounter, OldMessage, Rules, Status
from tests.bot.live.manual_clock import START, ManualClock


@dataclass
class Wall:
    """A channel that records what is shown, and fails on request."""

    time: ManualClock
    edits: list[tuple[float, str, str]] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    woken: int = 0
    below: int = 0
    counts: int = 0
    by_nonce: dict[str, str] = field(default_factory=dict)
    unanswered_posts: int = 0
    refused_deletions: int = 0
    failures: list[MessageError] = field(default_factory=list)
    before_edit: Callable[[], Awaitable[None]] | None = None
    before_deletion: Callable[[], Awaitable[None]] | None = None

    def gate(self) -> asyncio.Event:
        """Let edits wait for an event."""
        opened = asyncio.Event()

        async def wait() -> None:
            await opened.wait()

        self.before_edit = wait
        return opened

    async def edit(self, channel_id: str, message_id: str, screen: Screen) -> None:
        if self.before_edit is not None:
            await self.before_edit()
        if self.failures:
            raise self.failures.pop(0)
        self.edits.append((self.time.seconds, message_id, screen.title))

    async def post(self, channel_id: str, screen: Screen, nonce: str | None = None) -> str:
        posted = self.by_nonce.get(nonce or "")
        if posted is None:
            self.posts.append(screen.title)
            posted = _snowflake(self.time.seconds + len(self.posts) / 1000)
            if nonce:
                self.by_nonce[nonce] = posted
        if self.unanswered_posts:
            self.unanswered_posts -= 1
            raise BusyError("no answer")
        return posted

    async def count_below(self, channel_id: str, message_id: str, most: int) -> int:
        self.counts += 1
        return min(most, self.below)

    async def pin(self, channel_id: str, message_id: str) -> None:
        raise AssertionError("the worker leaves pinning to whom it tells")

    async def unpin(self, channel_id: str, message_id: str) -> None:
        raise AssertionError("the worker leaves pinning to whom it tells")

    async def delete(self, channel_id: str, message_id: str) -> None:
        if self.before_deletion is not None:
            await self.before_deletion()
        if self.refused_deletions:
            self.refused_deletions -= 1
            raise BusyError("not now")
        self.deleted.append(message_id)

    async def say(
        self, channel_id: str, text: str, pings: Sequence[int] = (), rows: Sequence[Row] = ()
    ) -> str:
        self.said.append(text)
        return _snowflake(self.time.seconds)

    async def edit_text(
        self, channel_id: str, message_id: str, text: str | None, rows: Sequence[Row] = ()
    ) -> None:
        raise AssertionError("the worker edits screens alone")

    async def open_thread(self, channel_id: str, name: str) -> str:
        raise AssertionError("the worker opens no threads")

    async def unarchive(self, channel_id: str) -> None:
        self.woken += 1


class Scene:
    """A board over an encounter whose version the test sets; it is the source of the board itself."""

    is_reposted = True

    def __init__(self, age: float = 0) -> None:
        self.time = ManualClock()
        self.wall = Wall(self.time)
        self.version = 0
        self.viewers = self.viewers_now = ""
        self.message_id = _snowflake(-age)
        self.troubles: list[Trouble] = []
        self.placed: list[str | None] = []
        self.is_database_down = False
        self.unwritten_moves = 0
        self.left: list[OldMessage] = []
        self.board = Board(self.wall, self, Pace(), self.time.clock())

    async def change(self, times: int = 1) -> None:
        for _ in range(times):
            self.version += 1
            self.board.touch()
        await self.time.settle()

    @property
    def shown(self) -> list[str]:
        return [title for _, _, title in self.wall.edits]

    async def latest(self) -> Encounter:
        if self.is_database_down:
            raise UnavailableError("unavailable")
        binding = DiscordBinding(
            guild_id="1", channel_id="1", board_message_id=self.message_id, left_behind=tuple(self.left)
        )
        return Encounter(
            id=EncounterId("e"),
            user_id=UserId("u"),
            status=Status.ACTIVE,
            version=self.version,
            discord=binding,
        )

    def spot(self, encounter: Encounter) -> MessageSpot | None:
        return MessageSpot("1", self.message_id)

    def draw(self, encounter: Encounter) -> Screen:
        return Screen(f"v{encounter.version}", "", viewers=self.viewers)

    def count(self, step: str) -> None:
        """Count nothing: these tests do not check metrics."""

    async def prepare(self, encounter: Encounter) -> None:
        self.viewers = self.viewers_now

    async def posted(self, spot: MessageSpot) -> None:
        self.placed.append(spot.message_id)

    async def note_replaced(self, spot: MessageSpot) -> None:
        message = old_message(spot)
        assert message is not None
        self.left = [*(m for m in self.left if m != message), message]

    async def note_deleted(self, spot: MessageSpot) -> None:
        self.left = [message for message in self.left if message != old_message(spot)]

    async def note_spot(self, spot: MessageSpot) -> None:
        if self.unwritten_moves:
            self.unwritten_moves -= 1
            raise UnavailableError("unavailable")
        self.message_id = str(spot.message_id)

    async def stopped(self, encounter: Encounter, trouble: Trouble) -> None:
        self.troubles.append(trouble)


def _snowflake(seconds: float) -> str:
    return str(discord.utils.time_snowflake(START + timedelta(seconds=seconds)))


async def test_a_burst_of_changes_is_one_edit_now_and_one_of_the_last_state_later() -> None:
    scene = Scene()
    await scene.change()
    await scene.change(50)
    assert scene.shown == ["v1"]
    await scene.time.move(1.19)
    assert scene.shown == ["v1"]
    await scene.time.move(0.02)
    assert scene.shown == ["v1", "v51"]
    await scene.time.move(60)
    assert scene.shown == ["v1", "v51"] and scene.board.is_idle


async def test_an_old_message_is_edited_less_often() -> None:
    scene = Scene(age=3700)
    await scene.change()
    await scene.change()
    await scene.time.move(2.4)
    assert scene.shown == ["v1"]
    await scene.time.move(0.2)
    assert scene.shown == ["v1", "v2"]


async def test_nothing_is_edited_when_nothing_changed() -> None:
    scene = Scene()
    await scene.change()
    scene.board.touch()
    await scene.time.move(10)
    assert scene.shown == ["v1"]


async def test_a_viewer_count_that_changed_alone_is_shown_once_a_minute_later() -> None:
    scene = Scene()
    await scene.change()
    for viewers in ("one viewer", "two viewers"):
        scene.viewers_now = viewers
        scene.board.touch()
        await scene.time.move(20)
    assert scene.shown == ["v1"]
    await scene.time.move(25)
    assert scene.shown == ["v1", "v1"]
    scene.viewers_now = "no viewer"
    await scene.time.move(3600)
    assert scene.shown == ["v1", "v1"]


async def test_a_viewer_count_that_stays_costs_no_edit() -> None:
    scene = Scene()
    scene.viewers_now = "one viewer"
    await scene.change()
    await scene.time.move(3600)
    assert scene.shown == ["v1"] and scene.board.is_idle


async def test_what_a_button_drew_is_not_drawn_again() -> None:
    scene = Scene()
    scene.board.hold()
    await scene.change()
    scene.board.drawn(Screen("v1", ""), 1)
    scene.board.release()
    await scene.time.move(10)
    assert scene.shown == []


async def test_changes_while_an_edit_is_on_its_way_are_shown_after_it_once() -> None:
    scene = Scene()
    gate = scene.wall.gate()
    await scene.change()
    await scene.change(30)
    gate.set()
    await scene.time.move(5)
    assert scene.shown == ["v1", "v31"]


async def test_an_older_picture_that_comes_last_is_put_right() -> None:
    scene = Scene()
    await scene.change(2)
    scene.board.drawn(Screen("v1", ""), 1)
    await scene.time.move(5)
    assert scene.shown == ["v2", "v2"]


async def test_an_edit_and_a_button_at_once_end_with_the_latest_state() -> None:
    scene = Scene()
    gate = scene.wall.gate()
    await scene.change()
    scene.version = 2
    scene.board.drawn(Screen("v2", ""), 2)
    gate.set()
    await scene.time.move(5)
    assert scene.shown == ["v1", "v2"]


async def test_an_answer_waits_for_an_edit_under_way_and_is_shown_last() -> None:
    scene = Scene()
    gate = scene.wall.gate()
    await scene.change()

    async def answer() -> None:
        await scene.board.wait_for_edit()
        scene.wall.edits.append((scene.time.seconds, scene.message_id, "the answer"))
        scene.board.drawn(Screen("v2", ""), 2)

    scene.version = 2
    answering = asyncio.create_task(answer())
    await scene.time.settle()
    assert scene.shown == []
    gate.set()
    await answering
    await scene.time.move(5)
    assert scene.shown == ["v1", "the answer"]


@pytest.mark.parametrize("is_held", [True, False])
async def test_what_was_read_before_an_answer_drew_is_not_shown(is_held: bool) -> None:
    scene = Scene()
    read, go_on = asyncio.Event(), asyncio.Event()

    async def pause(encounter: Encounter) -> None:
        read.set()
        await go_on.wait()

    with patch.object(scene, "prepare", pause):
        await scene.change()
        await read.wait()
        scene.board.hold()
        if is_held:
            go_on.set()
            await scene.time.settle()
            assert scene.shown == []
        scene.version = 2
        scene.board.drawn(Screen("v2", ""), 2)
        scene.board.release()
        go_on.set()
        await scene.time.move(5)
    assert scene.shown == []


async def test_a_deleted_board_is_posted_once_and_not_for_ever() -> None:
    scene = Scene()
    scene.wall.failures = [MessageGoneError()]
    await scene.change()
    assert scene.wall.posts == ["v1"] and scene.troubles == []
    assert scene.placed == [scene.message_id]
    await scene.time.move(5)
    await scene.change()
    assert scene.shown == ["v2"] and scene.wall.edits[0][1] == scene.message_id
    scene.wall.failures = [MessageGoneError()]
    await scene.time.move(5)
    await scene.change()
    assert scene.wall.posts == ["v1"] and scene.troubles == ["forbidden"]


async def test_a_board_deleted_an_hour_later_is_posted_again() -> None:
    scene = Scene()
    scene.wall.failures = [MessageGoneError()]
    await scene.change()
    await scene.time.move(3600)
    scene.wall.failures = [MessageGoneError()]
    await scene.change()
    assert scene.wall.posts == ["v1", "v2"] and scene.troubles == []


async def test_a_missing_permission_is_said_once_and_ends_it_until_it_is_mended() -> None:
    scene = Scene()
    scene.wall.failures = [ForbiddenError()]
    await scene.change()
    await scene.change(5)
    await scene.time.move(60)
    assert scene.troubles == ["forbidden"] and scene.shown == []
    scene.board.retry()
    await scene.time.move(5)
    assert scene.shown == ["v6"]


async def test_an_archived_thread_is_woken() -> None:
    scene = Scene()
    scene.wall.failures = [ArchivedError()]
    await scene.change()
    assert scene.wall.woken == 1 and scene.shown == ["v1"]


async def test_trouble_on_the_way_is_waited_for() -> None:
    scene = Scene()
    scene.wall.failures = [BusyError(), TooOldError()]
    await scene.change()
    await scene.time.move(4)
    assert scene.shown == []
    await scene.change(3)
    await scene.time.move(7)
    assert scene.shown == ["v4"]


async def test_a_board_too_old_to_be_edited_again_and_again_makes_way_for_a_new_one() -> None:
    scene = Scene(age=3700)
    old = scene.message_id
    scene.wall.failures = [TooOldError(), TooOldError()]
    await scene.change()
    await scene.time.move(30)
    assert scene.wall.posts == ["v1"] and scene.wall.deleted == [old] and scene.shown == []
    assert scene.placed == [scene.message_id]
    await scene.change()
    await scene.time.move(30)
    assert scene.wall.posts == ["v1"] and scene.shown == ["v2"]


async def test_a_database_that_is_away_is_waited_for() -> None:
    scene = Scene()
    scene.is_database_down = True
    await scene.change()
    scene.is_database_down = False
    await scene.time.move(6)
    assert scene.shown == ["v1"]


async def test_a_mistake_of_ours_leaves_no_old_state_for_ever() -> None:
    scene = Scene()

    async def stumble() -> None:
        scene.wall.before_edit = None
        raise ValueError("nobody foresaw this")

    scene.wall.before_edit = stumble
    await scene.change()
    assert scene.shown == []
    await scene.time.move(61)
    assert scene.shown == ["v1"]


async def test_a_board_covered_by_messages_is_posted_again_and_the_old_one_deleted() -> None:
    scene = Scene()
    old = scene.message_id
    for _ in range(Rules().repost_board_after):
        scene.board.mark_covered()
    await scene.change()
    assert scene.wall.posts == ["v1"] and scene.wall.deleted == [old] and scene.shown == []
    await scene.time.move(5)
    await scene.change()
    assert scene.wall.edits[0][1:] == (scene.message_id, "v2")


async def test_a_bot_that_is_stopped_while_its_board_comes_down_leaves_no_second_board() -> None:
    scene = Scene()
    old = scene.message_id
    has_asked, may_delete = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        has_asked.set()
        await may_delete.wait()

    scene.wall.before_deletion = wait
    for _ in range(Rules().repost_board_after):
        scene.board.mark_covered()
    await scene.change()
    await has_asked.wait()
    closing = asyncio.create_task(scene.board.close())
    await scene.time.settle()
    may_delete.set()
    await closing
    assert scene.wall.posts == ["v1"] and scene.wall.deleted == [old] and scene.message_id != old


async def test_a_closed_board_begins_nothing_more() -> None:
    scene = Scene()
    await scene.board.close()
    before = asyncio.all_tasks()
    await scene.change()
    scene.board.drawn(Screen("v1", ""), 1)
    scene.board.retry()
    assert asyncio.all_tasks() == before and scene.board.is_idle
    await scene.time.move(3600)
    assert scene.shown == []


HOURS = 4 * 3600


async def test_a_board_of_some_hours_comes_down_when_people_wrote_below_it() -> None:
    scene = Scene(age=HOURS)
    old, scene.wall.below = scene.message_id, AGED_UNDER
    await scene.change()
    assert scene.wall.posts == ["v1"] and scene.wall.deleted == [old] and scene.shown == []
    await scene.time.move(5)
    await scene.change()
    assert scene.wall.edits[0][1:] == (scene.message_id, "v2") and scene.wall.counts == 1


async def test_an_aged_board_that_can_be_seen_stays_and_is_looked_at_now_and_then() -> None:
    scene = Scene(age=HOURS)
    scene.wall.below = AGED_UNDER - 1
    for _ in range(10):
        await scene.change()
        await scene.time.move(30)
    assert scene.wall.posts == [] and scene.wall.counts == 1
    await scene.time.move(600)
    await scene.change()
    assert scene.wall.counts == 2


async def test_a_young_board_is_not_asked_what_stands_below_it() -> None:
    scene = Scene(age=3700)
    scene.wall.below = 99
    await scene.change()
    assert scene.wall.counts == 0 and scene.wall.posts == []


async def test_a_post_without_an_answer_leaves_no_second_board() -> None:
    scene = Scene(age=HOURS)
    scene.wall.below, scene.wall.unanswered_posts = AGED_UNDER, 2
    old = scene.message_id
    await scene.change()
    await scene.time.move(20)
    assert scene.wall.posts == ["v1"] and scene.wall.deleted == [old]
    assert scene.message_id in scene.wall.by_nonce.values()


async def test_an_old_board_that_could_not_be_deleted_is_deleted_later() -> None:
    scene = Scene(age=HOURS)
    scene.wall.below, scene.wall.refused_deletions = AGED_UNDER, 2
    old = scene.message_id
    await scene.change()
    await scene.time.move(30)
    assert scene.wall.posts == ["v1"] and scene.wall.deleted == [old] and scene.board.is_idle


async def test_a_board_whose_new_place_could_not_be_noted_is_not_posted_twice() -> None:
    scene = Scene()
    scene.wall.failures, scene.unwritten_moves = [MessageGoneError(), MessageGoneError()], 1
    await scene.change()
    await scene.time.move(20)
    assert scene.wall.posts == ["v1"] and scene.troubles == []
    assert scene.message_id in scene.wall.by_nonce.values()
