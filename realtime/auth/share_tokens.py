"""`POST /api/share/session`: exchanges the secret of a share link for a token."""

from datetime import UTC, datetime

from aiohttp import web

from realtime.auth.player_names import PlayerNames
from realtime.auth.secret_requests import answer, secret_of
from realtime.auth.tokens import Tokens
from realtime.protocol.producer_views import producer_view
from realtime.protocol.wire_json import Json, iso
from storage.encounter.visibility.views import view
from storage.repositories.share_links import ShareLinks
from storage.tracker import Tracker

NO_LINK = {"code": "not_found", "message": "This link does not work any more. Ask for a new one."}
NO_SECRET = {"code": "invalid", "message": "secret: send the secret of a share link"}


class ShareTokens:
    """Exchanges secrets for tokens."""

    def __init__(self, shares: ShareLinks, tokens: Tokens, names: PlayerNames, tracker: Tracker) -> None:
        self._names = names
        self._shares = shares
        self._tokens = tokens
        self._tracker = tracker

    def attach(self, app: web.Application) -> None:
        """Add the route."""
        app.router.add_post("/api/share/session", self._open)

    async def _open(self, request: web.Request) -> web.Response:
        secret = await secret_of(request)
        if secret is None:
            return answer(400, {"error": NO_SECRET})
        share = await self._shares.by_secret(secret)
        if share is None:
            return answer(404, {"error": NO_LINK})
        encounter_id = await self._shares.encounter_of(share)
        token, expires_at = self._tokens.issue_share_token(share, encounter_id)
        granted: Json = {
            "token": token,
            "encounterId": encounter_id,  # null while the channel has had no encounter
            "audience": share.audience,
            "expiresAt": iso(datetime.fromtimestamp(expires_at, UTC)),
            "settings": share.settings,
            "producer": producer_view(share.producer),
            "players": await self._names.of(share, encounter_id),
        }
        # A page that opens shows it while its socket connects.
        if encounter_id is not None and request.query.get("with") == "encounter":
            granted["encounter"] = view(await self._tracker.newest(encounter_id), share.watched_as)
        response = answer(200, granted)
        response.enable_compression()
        return response
