"""Nothing grows without a bound: neither what a process remembers, nor what is stored.

Every container of a long-lived object that has no bound of its own is listed here with what bounds it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.mongo import database
from storage.mongo.database import INDEXES
from tests.places import ROOT, product_files

# Made by these without a bound; a cache of cachetools, a deque with maxlen and weak references have one.
GROWING = {"dict", "set", "list", "defaultdict", "Counter", "OrderedDict", "deque", "Queue"}
BOUNDS = {"maxlen", "maxsize"}

AT_START = "filled when the process is composed"
SOCKETS = "as many as sockets are open: LIMIT_SOCKETS_PER_USER, LIMIT_SOCKETS_PER_ADDRESS"
A_COMMAND_LINE = "of one run of a command line"
BOUNDED = {
    "bot/__main__.py:Tuning.client_options": AT_START,
    "bot/components/registry.py:_handlers": AT_START,
    "bot/i18n/command_translator.py:CommandTranslator._choices": AT_START,
    "storage/i18n/__init__.py:languages": AT_START,
    "storage/i18n/catalog.py:_Choices.names": AT_START,
    "storage/i18n/catalog.py:load_texts": AT_START,
    "storage/i18n/game_words.py:load_words": AT_START,
    "bot/live/dm_screens.py:DmScreens._checking": "while a screen is being checked",
    "bot/live/dm_screens.py:DmScreens._to_check": "while a screen is being checked",
    "bot/live/dm_screens.py:DmScreens._withdrawing": "while a screen is being deleted",
    "bot/live/private_screens.py:PrivateScreens._open": "MOST screens, each for LIFE",
    "bot/narration/questions.py:Questions._dirty": "while messages are brought up to date",
    "bot/live/resync.py:Resync._behind": "one for each guild of this process",
    "bot/narration/announcer.py:_Queue.seen": "_REMEMBERED versions",
    "bot/narration/announcer.py:_Queue.waiting": "MOST_AT_ONCE changes",
    "bot/supervisor.py:BotSupervisor._seen": "one for each cached encounter, pruned at every poll",
    "realtime/bus/notices.py:Notices._on_gap": AT_START,
    "realtime/bus/notices.py:Notices._subscribers": AT_START,
    "realtime/bus/redis_channel.py:RedisChannel._restored": AT_START,
    "realtime/bus/redis_channel.py:RedisChannel._round_trips": AT_START,
    "realtime/connections/open_sessions.py:OpenSessions._closed": "MOST_CLOSED",
    "realtime/connections/open_sessions.py:OpenSessions._moved": SOCKETS,
    "realtime/connections/open_sessions.py:OpenSessions._opened": SOCKETS,
    "realtime/client.py:TrackerClient._listeners": "as many as its program adds",
    "realtime/client.py:TrackerClient._early": "MOST_EARLY",
    "realtime/client.py:TrackerClient._heard": "the events of one change",
    "realtime/client.py:TrackerClient._waiting": "as many loops over changes as its program has",
    "realtime/client.py:TrackerClient._refusal": "one answer of the server",
    "realtime/client.py:TrackerClient.encounter": "one encounter, which the server bounds",
    "realtime/connections/registry.py:Connection.parties": "the parties of its user: MAX_PARTIES a guild",
    "realtime/connections/registry.py:Connections._audiences_at": SOCKETS,
    "realtime/connections/registry.py:Connections._by_sid": SOCKETS,
    "realtime/connections/registry.py:Connections._open": SOCKETS,
    "realtime/connections/registry.py:Connections._of_users": SOCKETS,
    "realtime/connections/registry.py:Connections._sockets_at": SOCKETS,
    "realtime/connections/registry.py:Connections._subscribed": SOCKETS,
    "realtime/handlers/commands.py:CommandHandlers._turning": "while a turn is being ended",
    "realtime/limits/http_server.py:HttpServer._deadlines": SOCKETS,
    "realtime/limits/open_connections.py:OpenConnections._addresses": SOCKETS,
    "realtime/limits/open_connections.py:OpenConnections._open": SOCKETS,
    "realtime/limits/rate_limits.py:RateLimits._observers": AT_START,
    "realtime/limits/rate_limits.py:RateLimits._warned": "one for each setting",
    "realtime/limits/shared.py:SharedCounts._due": "MOST_KEYS callers",
    "realtime/publishing/overlay_control.py:OverlayControl._told": SOCKETS,
    "realtime/publishing/overlay_control.py:_Told.players": "the characters of one encounter",
    "realtime/publishing/presence.py:Presence._moves": "what happened in GATHER_SECONDS",
    "realtime/publishing/presence.py:_Move.joined": "what happened in GATHER_SECONDS",
    "realtime/publishing/presence.py:_Moves.of": "what happened in GATHER_SECONDS",
    "realtime/connections/registry.py:Connection.upload": "MAX_BYTES, of open sockets of users",
    "realtime/publishing/publisher.py:Publisher._waiting": "MOST_WAITING changes",
    "realtime/transport/delivery.py:Delivery._due": SOCKETS,
    "realtime/transport/delivery.py:Delivery._shares": "what is sent in one slice of the event loop",
    "realtime/transport/room_manager.py:RoomManager._members": "the rooms of open sockets",
    "realtime/transport/room_manager.py:RoomManager._rooms_of": SOCKETS,
    "realtime/transport/room_manager.py:RoomManager.rooms[namespace]": SOCKETS,
    "storage/repositories/creatures.py:srd": "one for each rule set",
    **dict.fromkeys(
        (
            *(
                f"storage/library/importing/draft.py:Draft.{n}"
                for n in ("assumed", "block", "fields", "left")
            ),
            *(f"storage/library/importing/draft.py:Draft.{n}" for n in ("_notes", "_ignored")),
            "storage/library/importing/watched.py:Watched.seen",
            *(
                f"storage/library/importing/formats.py:Imported.{n}"
                for n in ("assumed", "creatures", "filled")
            ),
            *(f"storage/library/importing/formats.py:Imported.{n}" for n in ("left", "refused", "taken")),
            *(
                f"storage/library/importing/characters.py:ImportedCharacters.{n}"
                for n in ("assumed", "characters", "left", "parties", "refused", "taken")
            ),
            "storage/library/importing/foundry_values.py:Values.marks",
            "storage/library/importing/pasted.py:_Open.texts",
        ),
        "while a file of MAX_BYTES is being read",
    ),
    "storage/backup/archive.py:BackupWriter.counts": A_COMMAND_LINE,
    "storage/backup/import_plan.py:Plan.fresh": A_COMMAND_LINE,
    "storage/backup/import_plan.py:Plan.ids": A_COMMAND_LINE,
    "storage/backup/import_plan.py:Plan.older_here": A_COMMAND_LINE,
    "storage/backup/import_plan.py:Plan.other_here": A_COMMAND_LINE,
    "storage/backup/import_plan.py:Plan.same": A_COMMAND_LINE,
    "storage/backup/importer.py:Report.added": A_COMMAND_LINE,
    "storage/backup/importer.py:Report.kept": A_COMMAND_LINE,
    "storage/backup/importer.py:Report.replaced": A_COMMAND_LINE,
    "storage/change.py:Change._by_audience": "the audiences of one change",
    "storage/encounter/commands/references.py:fields_of": "one for each model",
    "storage/encounter/commands/references.py:kinds_in": "one for each model",
    "storage/encounter/dice/values.py:_fields_with_dice": "one for each model",
    "storage/encounter/visibility/kept_views.py:KeptViews._views": "participants in memory, by audience",
    "storage/migrations/runner.py:Findings.changed": "the collections and shapes of one run",
    "storage/migrations/runner.py:Findings.outdated": "the collections and shapes of one run",
    "storage/migrations/runner.py:Findings.unreadable": "the collections and shapes of one run",
    "storage/mongo/gathered_reads.py:GatheredReads._waiting": "reads that wait for their answer",
    "storage/mongo/group_commit.py:GroupCommit._waiting": "the encounters that are being written",
    "storage/mongo/unreadable.py:UnreadableDocuments._observers": AT_START,
    "storage/privacy/forgotten_watch.py:ForgottenWatch._looks": "the users deleted within a day",
    "storage/write_path/command_queue.py:CommandQueue.waiting": "MOST_QUEUED",
    "storage/runtime/background.py:BackgroundTasks._running": "what is under way; each owner bounds it",
    "storage/runtime/bounded_registry.py:BoundedRegistry._held": "the capacity, and what is not idle",
    "storage/tracker.py:Tracker._observers": AT_START,
    "storage/tracker.py:Tracker._on_created": AT_START,
    "storage/write_path/execution.py:Execution._listeners": AT_START,
}
PAGE = ROOT / "docs" / "data.md"


def _is_growing(value: ast.expr | None) -> bool:
    match value:
        case ast.Dict(keys=[]) | ast.List(elts=[]):
            return True
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments, keywords=keywords):
            if name == "field":
                factory = next((k.value for k in keywords if k.arg == "default_factory"), None)
                return isinstance(factory, ast.Name) and factory.id in GROWING
            is_empty = not arguments or name == "defaultdict"
            return name in GROWING and is_empty and not BOUNDS & {k.arg for k in keywords}
    return False


def _unbounded_cache(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function is cached for each of its arguments, however many there are."""
    has_arguments = bool(function.args.args or function.args.kwonlyargs)
    return has_arguments and any(
        ast.unparse(d) in ("cache", "lru_cache(maxsize=None)") for d in function.decorator_list
    )


def growing(tree: ast.Module) -> Iterator[str]:
    """Yield a module's containers without a bound: its own, and those of classes and instances."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    scopes: list[ast.Module | ast.ClassDef] = [tree, *classes]
    for scope in scopes:
        prefix = "" if isinstance(scope, ast.Module) else f"{scope.name}."
        places: list[tuple[ast.AST, str]] = [(node, "") for node in scope.body]
        for method in scope.body:
            if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                places += [
                    (node, "self.")
                    for node in ast.walk(method)
                    if isinstance(node, ast.Assign | ast.AnnAssign)
                ]
                if _unbounded_cache(method):
                    yield f"{prefix}{method.name}"
        for node, owner in places:
            if isinstance(node, ast.Assign | ast.AnnAssign) and _is_growing(node.value):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in map(ast.unparse, targets):
                    if target.startswith(owner):
                        yield f"{prefix}{target.removeprefix('self.')}"


def found() -> set[str]:
    return {
        f"{name}:{container}"
        for path in product_files()
        if not (name := path.relative_to(ROOT).as_posix()).startswith("bot/sandbox/")  # for tests and trials
        for container in growing(ast.parse(path.read_text()))
    }


def test_every_container_of_a_long_lived_object_has_a_bound() -> None:
    assert found() == BOUNDED.keys()


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("class A:\n    def __init__(self):\n        self._by_id: dict[str, int] = {}", {"A._by_id"}),
        ("class A:\n    def reset(self):\n        self.seen = set()", {"A.seen"}),
        ("class A:\n    waiting: list[int] = field(default_factory=list)", {"A.waiting"}),
        ("_known: dict[str, int] = {}", {"_known"}),
        ("@cache\ndef read(path): ...", {"read"}),
        ("class A:\n    def __init__(self):\n        self.q, x = Queue(maxsize=3), {}", set()),
        ("class A:\n    def __init__(self):\n        self.d = deque(maxlen=9)\n        local = []", set()),
    ],
)
def test_containers_without_a_bound_are_found(source: str, names: set[str]) -> None:
    assert set(growing(ast.parse(source))) == names


def test_every_collection_is_in_the_page_and_one_that_expires_has_an_index_for_it() -> None:
    collections = set(
        re.findall(r"^        self\.(\w+): Collection", Path(database.__file__).read_text(), re.M)
    )
    rows = dict(re.findall(r"^\| `(\w+)` \|(.*)\|$", PAGE.read_text(), re.M))
    assert rows.keys() == collections == INDEXES.keys()
    expiring = {
        name
        for name, indexes in INDEXES.items()
        if any("expireAfterSeconds" in index.document for index in indexes)
    }
    assert expiring == {
        *("sessions", "shares", "personal_links", "access_tokens", "command_syncs", "forgotten_users")
    }
    for name, row in rows.items():
        _, bound, end = (cell.strip() for cell in row.split("|"))
        assert end, name
        # The log alone has no bound of its own: it grows with the commands, and has a lifetime.
        assert (bound == "–") == (name == "combat_log"), name
