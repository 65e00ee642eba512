"""`POST /api/play/session`: exchanges the secret of a personal link for a short-lived token."""

from datetime import UTC, datetime

from aiohttp import web

from realtime.auth.audiences import audience_at
from realtime.auth.secret_requests import answer, secret_of
from realtime.auth.tokens import Tokens
from realtime.protocol.acks import EncounterChoice
from realtime.protocol.wire_json import iso
from storage.encounter.errors import DocumentError, NotFoundError, UnavailableError
from storage.encounter.model import Encounter
from storage.repositories.personal_links import PersonalLink, PersonalLinks, actor_at
from storage.repositories.users import Users
from storage.tracker import Tracker

TOKEN_SECONDS = 3600.0
NO_LINK = {
    "code": "not_found",
    "message": "This link does not work any more. Type /play in Discord for a new one.",
}
NO_SECRET = {"code": "invalid", "message": "secret: send the secret of a personal link"}


class PersonalTokens:
    """Exchanges secrets for users' tokens."""

    def __init__(self, links: PersonalLinks, people: Users, tracker: Tracker, tokens: Tokens) -> None:
        self._links = links
        self._people = people
        self._tracker = tracker
        self._tokens = tokens

    def attach(self, app: web.Application) -> None:
        """Add the route."""
        app.router.add_post("/api/play/session", self._open)

    async def _open(self, request: web.Request) -> web.Response:
        secret = await secret_of(request)
        if secret is None:
            return answer(400, {"error": NO_SECRET})
        try:
            return await self._exchange(secret)
        except UnavailableError as error:
            return answer(503, {"error": {"code": error.code, "message": str(error)}})

    async def _exchange(self, secret: str) -> web.Response:
        link = await self._links.use(secret)
        user = await self._people.get(link.user_id) if link else None
        if link is None or user is None:
            return answer(404, {"error": NO_LINK})
        token = self._tokens.issue_user_token(user.id, TOKEN_SECONDS, link_id=link.id)
        expires_at = self._tokens.read(token).expires_at
        assert expires_at is not None  # each token issued here expires
        here = await self._encounter_of(link)
        return answer(
            200,
            {
                "token": token,
                "expiresAt": iso(datetime.fromtimestamp(expires_at, UTC)),
                "userId": user.id,
                "username": user.username,
                "language": link.locale,
                "encounterId": here.id if here else None,
                "encounters": await self._encounters_of(link, here),
            },
        )

    async def _encounter_of(self, link: PersonalLink) -> Encounter | None:
        """Return the encounter now running in the link's channel, else the one the link was made for."""
        if link.guild_id and link.channel_id:
            running = await self._tracker.in_channel(link.guild_id, link.channel_id)
            if running is not None:
                return running
        try:
            return await self._tracker.current(link.encounter_id)
        except (NotFoundError, DocumentError):
            return None

    async def _encounters_of(self, link: PersonalLink, here: Encounter | None) -> list[EncounterChoice]:
        """Return the user's encounters in the link's guild, that of its channel first."""
        others = await self._tracker.in_guild(link.guild_id) if link.guild_id else []
        encounters = {encounter.id: encounter for encounter in (*([here] if here else []), *others)}
        return [
            {
                "encounterId": encounter.id,
                "name": encounter.name,
                "status": encounter.status.value,
                "audience": audience.kind,
            }
            for encounter in encounters.values()
            if (audience := audience_at(encounter, actor_at(encounter.id, link.user_id, "", link.vouched)))
            is not None
        ]
