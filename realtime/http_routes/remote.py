"""`/api/overlay/<order>`: orders to the overlays of a link, for Stream Deck, OBS scripts and the like.

The secret of `/overlay remote` is a header or, because keys of a Stream Deck open an address, part of the
query. No cookie counts: another site can do nothing with a visitor's browser. A page of another site that
knows the address is refused, and so is what a browser loads ahead.
"""

from collections.abc import Callable, Iterable

from aiohttp import web

from realtime.auth.secret_requests import answer
from realtime.limits.rate_limits import LINK, Caller, RateLimits, refusal
from realtime.protocol.acks import describe
from realtime.protocol.producer_views import producer_view
from storage.encounter.errors import ParticipantNotFoundError, TrackerError, UnavailableError
from storage.encounter.model import Participant
from storage.encounter.names import name_key
from storage.encounter.visibility.views import name_at, visible
from storage.repositories.producer_state import ORDERS, Order
from storage.repositories.share_links import ShareLink, ShareLinks
from storage.tracker import Tracker

NO_REMOTE = {"code": "not_found", "message": "This address does not work any more. Ask for a new one."}
NO_ORDER = {"code": "invalid", "message": f"order: say one of {', '.join(ORDERS)}"}
ELSEWHERE = {"code": "not_allowed", "message": "Open this address from a program, or by itself."}
COST = 10  # of one order, counted with the changes of its link: 60 in ten seconds, by default

_BEARER = "Bearer "


class Remote:
    """The route."""

    def __init__(
        self,
        shares: ShareLinks,
        tracker: Tracker,
        limits: RateLimits,
        ordered: Callable[[str, Iterable[ShareLink]], None],
    ) -> None:
        """`ordered` makes the overlays of links look for what is new, in every process."""
        self._shares = shares
        self._tracker = tracker
        self._limits = limits
        self._ordered = ordered

    def attach(self, app: web.Application) -> None:
        """Add the route, for GET and POST."""
        app.router.add_get("/api/overlay/{order}", self._direct, allow_head=False)
        app.router.add_post("/api/overlay/{order}", self._direct)

    async def _direct(self, request: web.Request) -> web.Response:
        if _is_elsewhere(request):
            return answer(403, {"error": ELSEWHERE})
        order = next((one for one in ORDERS if one == request.match_info["order"]), None)
        if order is None:
            return answer(404, {"error": NO_ORDER})
        try:
            return await self._carry_out(order, _secret(request), request.query.get("name", ""))
        except ParticipantNotFoundError as error:
            return answer(422, {"error": describe(error)})  # a 404 counts as a guess of the secret
        except UnavailableError as error:
            return answer(503, {"error": describe(error)})
        except TrackerError as error:
            return answer(409, {"error": describe(error)})

    async def _carry_out(self, order: Order, secret: str, name: str) -> web.Response:
        share = await self._shares.by_remote(secret) if secret else None
        if share is None:
            return answer(404, {"error": NO_REMOTE})
        if (wait := await self._limits.hit("changes", Caller(user=LINK + share.id), COST)) is not None:
            return answer(429, {"error": refusal(wait)})
        about = await self._named(share, name) if order == "splash" and name else None
        [share] = await self._shares.direct([share], order, about)
        self._ordered("settings", [share])
        return answer(200, {"ok": True, "producer": producer_view(share.producer)})

    async def _named(self, share: ShareLink, name: str) -> Participant:
        """Return the participant of a name, as the link's audience knows it.

        Raises ParticipantNotFoundError.
        """
        encounter_id = await self._shares.encounter_of(share)
        if encounter_id is None:
            raise ParticipantNotFoundError
        audience = share.watched_as
        for participant in visible(await self._tracker.current(encounter_id), audience):
            if name_key(name_at(participant, audience.level(participant))) == name_key(name):
                return participant
        raise ParticipantNotFoundError


def _secret(request: web.Request) -> str:
    header = request.headers.get("Authorization", "")
    return header.removeprefix(_BEARER) if header.startswith(_BEARER) else request.query.get("token", "")


def _is_elsewhere(request: web.Request) -> bool:
    """Whether a browser asks for a page of another site, or ahead of a visit."""
    is_ahead = bool({"Purpose", "Sec-Purpose", "X-Moz"} & request.headers.keys())
    return is_ahead or request.headers.get("Sec-Fetch-Site", "none") in ("cross-site", "same-site")
