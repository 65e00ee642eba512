"""Serve the built web pages: HTML without caching, assets as immutable.

The build puts compressed copies beside its files (`vite.compressed.ts`). A `FileResponse` sends one where the
browser accepts its encoding, with `Vary`.
"""

import re
from pathlib import Path

import structlog
from aiohttp import web

from storage.repositories.overlay_settings import picture_sources

STATIC = Path(__file__).parents[1] / "static"
PAGES = ("overlay", "overlay/configure", "play", "console")
HOW_TO_BUILD = "pip install -e ."

log = structlog.stdlib.get_logger(__name__)

_ASSET = re.compile(r"[\w-][\w.-]*(?<!\.br)(?<!\.gz)\Z")
_HOST = re.compile(r"[\w.:\[\]-]+\Z")


class Pages:
    """Serves a folder of built pages."""

    def __init__(self, static: Path = STATIC, frame_ancestors: tuple[str, ...] = ()) -> None:
        self._static = static
        self._ancestors = " ".join(("'self'", *frame_ancestors))

    def attach(self, app: web.Application) -> None:
        """Add the routes of the pages."""
        for page in PAGES:
            app.router.add_get(f"/{page}", self._page)
        app.router.add_get("/assets/{name}", self._asset)
        app.router.add_get("/sw.js", self._worker)
        missing = [page for page in PAGES if not (self._static / f"{page}.html").is_file()]
        if missing:
            log.warning("web pages are not built", missing=missing, run=HOW_TO_BUILD)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        file = self._static / f"{request.path.strip('/')}.html"
        headers = {"Cache-Control": "no-cache", "Content-Security-Policy": self._policy(request)}
        if not file.is_file():
            text = _NOT_BUILT.format(command=HOW_TO_BUILD)
            return web.Response(status=503, text=text, content_type="text/html", headers=headers)
        return web.FileResponse(file, headers=headers)

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        file = self._static / "assets" / name
        if not _ASSET.match(name) or not file.is_file():
            raise web.HTTPNotFound
        # Built names contain a hash of the content.
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "Access-Control-Allow-Origin": "*"}
        return web.FileResponse(file, headers=headers)

    async def _worker(self, _: web.Request) -> web.StreamResponse:
        """Serve the service worker; its path limits its scope."""
        file = self._static / "sw.js"
        if not file.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(file, headers={"Cache-Control": "no-cache", **_WORKER_HEADERS})

    def _policy(self, request: web.Request) -> str:
        """Return the content security policy: scripts, styles, fonts and pictures of this server only.

        An overlay's pictures may also come from where its address says. `pictures` is set by the page itself,
        when the settings of its link name other sources than its address.
        """
        # Some browsers do not count WebSockets to the same host as 'self'.
        host = request.host if _HOST.match(request.host) else ""
        sockets = f" ws://{host} wss://{host}" if host else ""
        pictures = ["'self'"]
        if request.path == "/overlay":
            named = request.query.get("pictures") or request.query.get("portraits") or "own"
            # A style sheet's pictures may be part of it.
            pictures += ["data:", *(picture_sources(named) or ())]
        elif request.path == "/overlay/configure":
            # The streamer's own picture, which is kept in the browser.
            pictures.append("data:")
        return "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                "worker-src 'self'",
                "style-src 'self'",
                "font-src 'self'",
                "frame-src 'self'",
                f"img-src {' '.join(pictures)}",
                f"connect-src 'self'{sockets}",
                "base-uri 'none'",
                "form-action 'none'",
                f"frame-ancestors {self._ancestors}",
            )
        )


_WORKER_HEADERS = {
    "Content-Type": "text/javascript; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; connect-src 'self'",
}

_NOT_BUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Not built yet</title>
<h1>The web pages are not built yet</h1>
<p>In the folder of the project, run <code>{command}</code>, then load this page again.</p>
</html>
"""
