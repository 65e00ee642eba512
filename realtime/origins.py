"""Where requests come from: allowed origins of browsers, and addresses."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from realtime.wire import Json
from storage.settings import Settings


def allowed_origins(settings: Settings) -> Callable[[str, Json], bool]:
    """Return the test for origins: FRONTEND_URL, our own PUBLIC_URL, and whatever host we are called by."""
    public = urlsplit(settings.public_url)
    allowed = {*settings.frontend_url, f"{public.scheme}://{public.netloc}"}

    def is_allowed(origin: str, environ: Json) -> bool:
        own = f"{environ.get('wsgi.url_scheme', 'http')}://{environ.get('HTTP_HOST', '')}"
        return "*" in allowed or origin in allowed or origin == own

    return is_allowed


def address_of(environ: Mapping[str, Any]) -> str:
    """Return the address of a client: the proxy's word for it if there is a proxy, else the peer's."""
    forwarded = str(environ.get("HTTP_X_FORWARDED_FOR", "")).partition(",")[0].strip()
    request = environ.get("aiohttp.request")
    return (forwarded or (request.remote if request is not None else "") or "")[:64]
