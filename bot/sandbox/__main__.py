"""Serve the sandbox alone: python -m bot.sandbox [port]."""

from __future__ import annotations

import argparse
import asyncio

from bot.sandbox.app import Sandbox


async def serve(port: int) -> None:
    """Serve until interrupted."""
    async with Sandbox(allow_privileged=True, port=port) as sandbox:
        print(f"Page      {sandbox.page_url}")
        print(f"REST      {sandbox.base_url}   (discord.http.Route.BASE; any token will do)")
        print(f"Gateway   {sandbox.gateway_url}", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bot.sandbox", description="A local stand-in for Discord."
    )
    parser.add_argument("port", nargs="?", type=int, default=8787)
    try:
        asyncio.run(serve(parser.parse_args().port))
    except KeyboardInterrupt:
        print("Bye.")


if __name__ == "__main__":
    main()
