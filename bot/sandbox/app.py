"""Compose the sandbox and serve it on one port."""

from __future__ import annotations

from types import TracebackType

from aiohttp import web

from bot.sandbox.client.user_actions import UserActions
from bot.sandbox.gateway.server import PATH, RESUME_PATH, Gateway
from bot.sandbox.model.clock import Clock, SystemClock
from bot.sandbox.page.server import Page
from bot.sandbox.rest.api import Api
from bot.sandbox.rest.callbacks import Callbacks
from bot.sandbox.rest.channels import Channels
from bot.sandbox.rest.fault_injection import Faults
from bot.sandbox.rest.guilds import Guilds
from bot.sandbox.rest.identity import Identity
from bot.sandbox.rest.messages import Messages
from bot.sandbox.rest.pins import Pins
from bot.sandbox.rest.rate_limits import RateLimits
from bot.sandbox.rest.reactions import Reactions
from bot.sandbox.rest.recorder import RecordedRequest, Recorder, Validator
from bot.sandbox.rest.registration import Registration
from bot.sandbox.rest.webhooks import Webhooks
from bot.sandbox.testing.driver import Driver
from bot.sandbox.world.command_store import CommandStore
from bot.sandbox.world.interactions import Interactions
from bot.sandbox.world.messages import World
from bot.sandbox.world.seed import seed_world


class Sandbox:
    """A local Discord: REST, gateway, page and driver over one world.

    `within` bounds every wait of the driver in real seconds. With `token` only that bot token is accepted,
    without it any. `shards` is what /gateway/bot recommends. `allow_privileged` lets bots ask for privileged
    intents. `future_fields` adds a field that Discord does not have yet to every object that is sent.
    `rate_limit_speed` makes the windows of Discord's rate limits that many times shorter.
    """

    def __init__(
        self,
        *,
        clock: Clock | None = None,
        within: float = 30.0,
        token: str | None = None,
        shards: int = 1,
        allow_privileged: bool = False,
        future_fields: bool = True,
        rate_limit_speed: float = 1.0,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self._host, self._port = host, port
        self.clock: Clock = clock or SystemClock()
        self.world = World(self.clock)
        seed_world(self.world)
        self.commands = CommandStore(self.world)
        self.interactions = Interactions(self.world)
        self.gateway = Gateway(self.world)
        self.gateway.shards, self.gateway.checks.token = shards, token
        self.gateway.checks.allow_privileged = allow_privileged
        self.gateway.future_fields = future_fields
        self.faults = Faults(self.clock)
        self.rate_limits = RateLimits(self.clock, rate_limit_speed)
        self.recorder = Recorder()
        self.user_actions = UserActions(self.world, self.commands, self.interactions)
        self.driver = Driver(
            self.world, self.user_actions, self.interactions, self.gateway, self.faults, within=within
        )
        self._page = Page(self.user_actions, self.interactions, self.gateway)
        self._api = Api(self.world, self.recorder, self.faults, self.rate_limits)
        self._api.token, self._api.future_fields = token, future_fields
        self._runner: web.AppRunner | None = None

    # --- addresses ---

    @property
    def base_url(self) -> str:
        """What `discord.http.Route.BASE` has to be."""
        return f"{self.world.base_url}/api/v10"

    @property
    def page_url(self) -> str:
        return f"{self.world.base_url}/"

    @property
    def gateway_url(self) -> str:
        """What `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY` has to be for a fresh identify."""
        return self.gateway.url

    # --- the bot's requests ---

    @property
    def requests(self) -> list[RecordedRequest]:
        """Every REST request of the bot so far."""
        return self.recorder.requests

    @property
    def validators(self) -> list[Validator]:
        """Functions called with each request as it arrives; what they return is added to `complaints`."""
        return self.recorder.validators

    @property
    def complaints(self) -> list[str]:
        return self.recorder.complaints

    # --- lifecycle ---

    async def start(self) -> None:
        """Serve on the given port; 0 takes a free one."""
        app = web.Application(client_max_size=32 * 1024 * 1024)
        for path in (PATH, RESUME_PATH):
            app.router.add_get(path, self.gateway.handle)
        app.router.add_get("/attachments/{channel}/{file}/{name}", self._attachment)
        self._page.mount(app)
        world = self.world
        resources = (
            Identity(world, self.gateway),
            Registration(world, self.commands),
            Callbacks(world, self.interactions),
            Webhooks(world, self.interactions),
            Pins(world),
            Reactions(world),
            Messages(world),
            Channels(world),
            Guilds(world),
        )
        self._api.mount(app, [route for resource in resources for route in resource.routes()])
        # A held request or an open socket must not delay the end of a test.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        taken = self._runner.addresses[0][1]
        self.world.base_url = f"http://{self._host}:{taken}"

    async def stop(self) -> None:
        """Close everything."""
        self.faults.clear()
        await self.gateway.drop(1001)
        await self._page.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Sandbox:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _attachment(self, request: web.Request) -> web.Response:
        file = self.world.files.get(int(request.match_info["file"]))
        if file is None:
            return web.Response(status=404)
        return web.Response(body=file.data, headers={"Content-Type": file.content_type})
