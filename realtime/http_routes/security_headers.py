"""Security headers of every HTTP answer."""

from aiohttp import web

from storage.runtime.settings import Settings

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Answers that are not pages load nothing; pages set their own policy.
    "Content-Security-Policy": NOTHING,
}


class SecurityHeaders:
    """Adds the headers to every answer, errors included."""

    def __init__(self, settings: Settings) -> None:
        is_secure = settings.public_url.startswith("https:")
        self._always = {**_ALWAYS, **({"Strict-Transport-Security": "max-age=31536000"} if is_secure else {})}

    def attach(self, app: web.Application) -> None:
        """Add the headers to every answer of an application."""
        app.on_response_prepare.append(self._add)

    async def _add(self, _: web.Request, response: web.StreamResponse) -> None:
        for name, value in self._always.items():
            response.headers.setdefault(name, value)
        response.headers["Server"] = "tracker"  # no software versions
