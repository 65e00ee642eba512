"""Read, change, create and delete channels and threads."""

from __future__ import annotations

from bot.sandbox.model.objects import POSTS_ONLY, THREADS_OF, Channel, ChannelType, Json, Message, Overwrite
from bot.sandbox.model.permissions import Permission
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.protocol.payloads.people import iso
from bot.sandbox.protocol.validation.problems import Problems
from bot.sandbox.rest import access, bodies
from bot.sandbox.rest.api import NO_CONTENT, ApiCall, Reply, Route
from bot.sandbox.world.messages import World


class Channels:
    """/channels/{id}, its permissions and threads, /guilds/{id}/channels."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        one = "/channels/{channel}"
        return [
            Route("GET", one, self.get),
            Route("PATCH", one, self.edit),
            Route("DELETE", one, self.delete),
            Route("PUT", one + "/permissions/{target}", self.overwrite),
            Route("POST", one + "/threads", self.start_thread),
            Route("POST", one + "/messages/{message}/threads", self.start_thread),
            Route("GET", one + "/thread-members/{user}", self.thread_member),
            Route("PUT", one + "/thread-members/{user}", self.join_thread),
            Route("DELETE", one + "/thread-members/{user}", self.leave_thread),
            Route("POST", "/guilds/{guild}/channels", self.create),
        ]

    async def get(self, call: ApiCall) -> Reply:
        channel = access.visible_channel(self._world, call.id("channel"))
        return Reply(payloads.channel(self._world, channel))

    async def create(self, call: ApiCall) -> Reply:
        world, body = self._world, call.record()
        guild = world.guild(call.id("guild"))
        member = guild.members.get(world.application_id)
        if member is None:
            raise errors.missing_access()
        roles = [guild.roles[i] for i in (guild.id, *member.role_ids)]
        needed = Permission.MANAGE_CHANNELS | Permission.ADMINISTRATOR
        if not any(role.permissions & needed for role in roles):
            raise errors.missing_permissions()
        problems = Problems()
        problems.text(("name",), body.get("name"), 1, 100)
        problems.raise_if_any()
        overwrites = [
            Overwrite(int(o["id"]), int(o.get("allow", 0)), int(o.get("deny", 0)), o.get("type") == 1)
            for o in body.get("permission_overwrites") or []
        ]
        name = body["name"].lower().replace(" ", "-")
        channel = world.add_channel(guild, name, topic=body.get("topic"), overwrites=overwrites)
        return Reply(payloads.channel(world, channel), 201)

    async def edit(self, call: ApiCall) -> Reply:
        world, body = self._world, call.record()
        channel = access.visible_channel(world, call.id("channel"))
        if channel.type is ChannelType.DM:
            raise errors.not_on_direct_messages()
        problems = Problems()
        if "name" in body:
            problems.text(("name",), body["name"], 1, 100)
        problems.raise_if_any()
        if channel.is_thread:
            self._need_thread_rights(channel, locking="locked" in body)
            # An archived thread accepts one change only: being reopened.
            if channel.archived and body.get("archived") is not False:
                access.need_open(channel)
            channel.archived = bool(body.get("archived", channel.archived))
            channel.locked = bool(body.get("locked", channel.locked))
            channel.auto_archive_minutes = int(
                body.get("auto_archive_duration", channel.auto_archive_minutes)
            )
            if "archived" in body:
                channel.archived_at = world.clock.now()
        else:
            access.need(world, channel, Permission.MANAGE_CHANNELS)
            channel.topic = body.get("topic", channel.topic)
        channel.name = body.get("name", channel.name)
        world.channel_event(channel, "UPDATE")
        return Reply(payloads.channel(world, channel))

    def _need_thread_rights(self, thread: Channel, *, locking: bool) -> None:
        own = thread.owner_id == self._world.application_id
        if not own or locking:
            access.need(self._world, thread, Permission.MANAGE_THREADS)

    async def delete(self, call: ApiCall) -> Reply:
        channel = access.visible_channel(self._world, call.id("channel"))
        if channel.type is not ChannelType.DM:
            needed = Permission.MANAGE_THREADS if channel.is_thread else Permission.MANAGE_CHANNELS
            access.need(self._world, channel, needed)
            self._world.delete_channel(channel)
        return Reply(payloads.channel(self._world, channel))

    async def overwrite(self, call: ApiCall) -> Reply:
        channel = access.visible_channel(self._world, call.id("channel"))
        access.need(self._world, channel, Permission.MANAGE_ROLES)
        body, target = call.record(), call.id("target")
        channel.overwrites[target] = Overwrite(
            target, int(body.get("allow") or 0), int(body.get("deny") or 0), body.get("type") == 1
        )
        self._world.channel_event(channel, "UPDATE")
        return NO_CONTENT

    async def start_thread(self, call: ApiCall) -> Reply:
        world, body = self._world, call.record()
        parent = access.visible_channel(world, call.id("channel"))
        if parent.type in POSTS_ONLY and "message" not in call.params:
            return self._start_post(parent, call)
        self._check_kind(parent, call)
        self._check_thread(body)
        private = "message" not in call.params and body.get("type", 12) == ChannelType.PRIVATE_THREAD
        wanted = Permission.CREATE_PRIVATE_THREADS if private else Permission.CREATE_PUBLIC_THREADS
        access.need(world, parent, wanted)
        message_id: int | None = None
        if "message" in call.params:
            message_id = self._starter(parent, call.id("message")).id
        thread = world.add_thread(
            parent, body["name"], world.application_id, private=private, thread_id=message_id
        )
        return Reply(payloads.channel(world, thread), 201)

    def _start_post(self, forum: Channel, call: ApiCall) -> Reply:
        """Start a thread of a forum or media channel with its first message, which has the thread's id."""
        world, body = self._world, call.record()
        self._check_thread(body)
        access.need(world, forum, Permission.SEND_MESSAGES)
        problems = Problems()
        written = problems.record(("message",), body.get("message"))
        problems.raise_if_any()
        message = Message(world.mint(), 0, world.application_id)
        bodies.fill(world, message, written or {}, call.files, prefix="message")
        thread = world.add_thread(forum, body["name"], world.application_id, thread_id=message.id)
        message.channel_id = thread.id
        world.post(message)
        return Reply(payloads.channel(world, thread) | {"message": payloads.message(world, message)}, 201)

    @staticmethod
    def _check_thread(body: Json) -> None:
        problems = Problems()
        problems.text(("name",), body.get("name"), 1, 100)
        if body.get("auto_archive_duration") is not None:
            minutes = (60, 1440, 4320, 10080)
            problems.choice(("auto_archive_duration",), body["auto_archive_duration"], minutes)
        problems.raise_if_any()

    @staticmethod
    def _check_kind(parent: Channel, call: ApiCall) -> None:
        """Raise unless the parent has threads of the wanted type; a private one is what no type means."""
        kinds = THREADS_OF.get(parent.type, ())
        wanted = call.record().get("type", ChannelType.PRIVATE_THREAD)
        if not kinds or ("message" not in call.params and wanted not in kinds):
            raise errors.wrong_channel_type()

    def _starter(self, parent: Channel, message_id: int) -> Message:
        message = self._world.message(parent.id, message_id)
        if message.ephemeral:
            raise errors.unknown_message()
        # A thread has the id of the message it was started from.
        if message.id in self._world.channels:
            raise errors.thread_already_created()
        return message

    def _thread_member(self, call: ApiCall) -> tuple[Channel, int]:
        thread = access.visible_channel(self._world, call.id("channel"))
        if not thread.is_thread:
            raise errors.wrong_channel_type()
        access.need_open(thread)
        own = call.params["user"] == "@me"
        return thread, self._world.application_id if own else call.id("user")

    async def thread_member(self, call: ApiCall) -> Reply:
        thread = access.visible_channel(self._world, call.id("channel"))
        user_id = call.id("user")
        if user_id not in thread.recipient_ids:
            raise errors.unknown_member()
        joined = iso(self._world.clock.now())
        return Reply({"id": str(thread.id), "user_id": str(user_id), "join_timestamp": joined, "flags": 0})

    async def join_thread(self, call: ApiCall) -> Reply:
        thread, user_id = self._thread_member(call)
        if user_id not in self._world.users:
            raise errors.unknown_user()
        self._world.join_thread(thread, user_id)
        return NO_CONTENT

    async def leave_thread(self, call: ApiCall) -> Reply:
        thread, user_id = self._thread_member(call)
        if self._world.application_id not in (thread.owner_id, user_id):
            access.need(self._world, thread, Permission.MANAGE_THREADS)
        self._world.leave_thread(thread, user_id)
        return NO_CONTENT
