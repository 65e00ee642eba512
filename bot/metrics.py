"""The bot's Prometheus metrics, in the registry of its process."""

import asyncio
from functools import partial
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
from cachetools import LRUCache
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5, 10)  # Discord waits 3 s for an answer
_KEPT = 5_000
_KINDS = {
    discord.InteractionType.application_command: "command",
    discord.InteractionType.autocomplete: "autocomplete",
    discord.InteractionType.component: "component",
    discord.InteractionType.modal_submit: "form",
}


class BotMetrics:
    """Counts interactions, calls to Discord and live messages, across all logins of this process."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.registry = registry
        self._arrivals: LRUCache[str, tuple[str, float]] = LRUCache(_KEPT)
        counter, gauge = partial(Counter, registry=registry), partial(Gauge, registry=registry)
        histogram = partial(Histogram, buckets=BUCKETS, registry=registry)
        self._interactions = counter(
            "tracker_interactions",
            "Interactions by kind and outcome: ok, the code of a refusal, failed, or unanswered",
            ["kind", "outcome"],
        )
        self._answers = histogram(
            "tracker_interaction_answer_seconds",
            "Time from an interaction to Discord's taking of its first answer",
            ["kind"],
        )
        self._calls = counter(
            "tracker_discord_requests",
            "Requests to Discord by method, what they were about, and status (error: there was none)",
            ["method", "about", "status"],
        )
        self._call_seconds = histogram(
            "tracker_discord_request_seconds", "Time that requests to Discord took", ["method", "about"]
        )
        self._limits = counter(
            "tracker_discord_rate_limits",
            "Requests that Discord refused as too many (429), by scope: user, shared or global",
            ["scope"],
        )
        self._live = counter(
            "tracker_live_messages",
            "Boards and DM screens: updates asked for, shown by the answer to a press, sent by themselves",
            ["message", "step"],
        )
        self._syncs = counter(
            "tracker_command_syncs",
            "Attempts to give Discord the commands: ok, unchanged (not sent), refused by Discord, or failed",
            ["outcome"],
        )
        self._is_synced = gauge(
            "tracker_commands_synced", "1 where Discord has the commands of this version, else 0"
        )

    def synced(self, outcome: str) -> None:
        """Count an attempt to give Discord the commands: ok, unchanged, refused by Discord, or failed."""
        self._syncs.labels(outcome).inc()
        self._is_synced.set(outcome in ("ok", "unchanged"))

    def arrived(self, interaction: discord.Interaction[Any]) -> None:
        """Record when an interaction arrived."""
        self._arrivals[str(interaction.id)] = (kind_of(interaction), asyncio.get_running_loop().time())

    def ended(self, interaction: discord.Interaction[Any], outcome: str) -> None:
        """Count an interaction with its outcome."""
        self._interactions.labels(kind_of(interaction), outcome).inc()

    def live(self, message: str, step: str) -> None:
        """Count an operation on a live message ("board", "dm_screen" or "private_screen")."""
        self._live.labels(message, step).inc()

    def trace(self) -> aiohttp.TraceConfig:
        """Return a trace that counts a client's requests, for discord.py's `http_trace`."""
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._begun)
        trace.on_request_end.append(self._answered)
        trace.on_request_exception.append(self._broken)
        return trace

    async def _begun(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, sent: aiohttp.TraceRequestStartParams
    ) -> None:
        context.started = asyncio.get_running_loop().time()

    async def _answered(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, sent: aiohttp.TraceRequestEndParams
    ) -> None:
        answer, now = sent.response, asyncio.get_running_loop().time()
        about = self._count(sent.method, sent.url.path, str(answer.status))
        self._call_seconds.labels(sent.method, about).observe(now - context.started)
        if answer.status == 429:
            self._limits.labels(answer.headers.get("X-RateLimit-Scope", "global")).inc()
        if about == "interactions/callback" and answer.status < 300:
            self._taken(sent.url.path, now)

    async def _broken(
        self,
        session: aiohttp.ClientSession,
        context: SimpleNamespace,
        sent: aiohttp.TraceRequestExceptionParams,
    ) -> None:
        self._count(sent.method, sent.url.path, "error")

    def _count(self, method: str, path: str, status: str) -> str:
        about = about_what(path)
        self._calls.labels(method, about, status).inc()
        return about

    def _taken(self, path: str, now: float) -> None:
        interaction_id = path.split("/")[-3]
        if arrival := self._arrivals.pop(interaction_id, None):
            kind, came = arrival
            self._answers.labels(kind).observe(now - came)


def kind_of(interaction: discord.Interaction[Any]) -> str:
    """Return the label for an interaction's kind."""
    return _KINDS.get(interaction.type, "other")


def about_what(path: str) -> str:
    """Return a REST path without ids, tokens and emoji, so that labels are few and hold no secret.

    In routes of webhooks and interactions, the segment after an id is a token, as in
    ``webhooks/{id}/{token}/messages/@original``.
    """
    parts = [part for part in path.split("/") if part]
    while parts and (parts[0] == "api" or parts[0].removeprefix("v").isdigit()):
        parts.pop(0)
    has_token = parts[:1] in (["interactions"], ["webhooks"])
    words = [
        part
        for place, part in enumerate(parts)
        if part.isascii() and part.isalpha() and part.islower() and not (has_token and place == 2)
    ]
    if "reactions" in words:
        words = words[: words.index("reactions") + 1]
    return "/".join(words) or "gateway"
