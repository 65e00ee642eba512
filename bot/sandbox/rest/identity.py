"""Serve the bot's own account and the gateway's address."""

from __future__ import annotations

from bot.sandbox.gateway.server import Gateway
from bot.sandbox.model.objects import Json
from bot.sandbox.protocol import errors, payloads
from bot.sandbox.rest.api import ApiCall, Reply, Route
from bot.sandbox.world.messages import World


class Identity:
    """/gateway, /users, /applications/@me."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    def routes(self) -> list[Route]:
        return [
            Route("GET", "/gateway", self.gateway, token=False),
            Route("GET", "/gateway/bot", self.gateway_bot),
            Route("GET", "/users/@me", self.me),
            Route("PATCH", "/users/@me", self.me),
            Route("GET", "/users/@me/guilds", self.guilds),
            Route("POST", "/users/@me/channels", self.open_dm),
            Route("GET", "/users/{user}", self.user),
            Route("GET", "/applications/@me", self.application),
            Route("GET", "/oauth2/applications/@me", self.application),
        ]

    async def gateway(self, call: ApiCall) -> Reply:
        return Reply({"url": self._gateway.url})

    async def gateway_bot(self, call: ApiCall) -> Reply:
        limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
        shards = self._gateway.shards
        return Reply({"url": self._gateway.url, "shards": shards, "session_start_limit": limit})

    async def me(self, call: ApiCall) -> Reply:
        own = {"verified": True, "mfa_enabled": False, "locale": "en-US", "email": None, "flags": 0}
        return Reply(payloads.user(self._world.bot) | own)

    async def guilds(self, call: ApiCall) -> Reply:
        me = self._world.application_id
        joined = [g for g in self._world.guilds.values() if me in g.members]
        return Reply(
            [
                {
                    "id": str(g.id),
                    "name": g.name,
                    "icon": None,
                    "owner": False,
                    "permissions": "0",
                    "features": [],
                }
                for g in joined
            ]
        )

    async def user(self, call: ApiCall) -> Reply:
        user = self._world.users.get(call.id("user"))
        if user is None:
            raise errors.unknown_user()
        return Reply(payloads.user(user))

    async def open_dm(self, call: ApiCall) -> Reply:
        recipient = self._world.users.get(int(call.record().get("recipient_id", 0)))
        if recipient is None:
            raise errors.unknown_user()
        return Reply(payloads.channel(self._world, self._world.open_dm(recipient)))

    async def application(self, call: ApiCall) -> Reply:
        world = self._world
        owner = next(user for user in world.users.values() if not user.bot)
        data: Json = {
            "id": str(world.application_id),
            "name": world.application_name,
            "icon": None,
            "description": "",
            "summary": "",
            "type": None,
            "bot": payloads.user(world.bot),
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "eligible_oauth2_scopes": [],
            "explicit_content_filter": 0,
            "role_connections_verification_url": None,
            "approximate_user_authorization_count": 0,
            "owner": payloads.user(owner),
            "team": None,
            "hook": True,
            "interactions_endpoint_url": None,
            "redirect_uris": [],
            "integration_types_config": {str(kind): {} for kind in world.install_types},
            "approximate_guild_count": len(world.guilds),
            "approximate_user_install_count": 0,
        }
        return Reply(data)
