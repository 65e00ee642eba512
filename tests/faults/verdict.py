"""Compare all copies of an encounter: lost, doubled and diverged commands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from bot.render.board import board
from bot.render.viewers import NO_VIEWERS
from realtime.protocol.wire_json import WireJson
from storage.encounter.apply import apply
from storage.encounter.base import UserId
from storage.encounter.commands import Command
from storage.encounter.context import Actor, Context
from storage.encounter.model import Encounter
from storage.encounter.visibility.audience import DM, STREAM, Audience, player
from storage.encounter.visibility.views import view
from storage.i18n.catalog import load_texts
from tests.faults.cluster import Cluster
from tests.faults.fight import Fight, log_of, reread
from tests.faults.ledger import Ledger
from tests.faults.watcher import Watcher
from tests.realtime.viewer import comparable

Json = dict[str, Any]
_command: TypeAdapter[Any] = TypeAdapter(Command)


@dataclass
class Verdict:
    """The failures, one line each."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    diverged: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether there are no failures."""
        return not (self.lost or self.doubled or self.diverged)

    @property
    def lines(self) -> list[str]:
        """All failures."""
        named = (("lost", self.lost), ("doubled", self.doubled), ("diverged", self.diverged))
        return [f"{what}: {line}" for what, lines in named for line in lines]


async def judge(cluster: Cluster, fight: Fight, ledger: Ledger, watchers: Sequence[Watcher]) -> Verdict:
    """Compare the document, the combat log, every viewer and the board."""
    verdict = Verdict()
    encounter = await reread(cluster, fight)
    entries = await log_of(cluster).entries(fight.id)
    _judge_log(verdict, encounter, entries, fight, ledger)
    later = [entry for entry in entries if entry["version"] > fight.start.version]
    _judge_document(verdict, encounter, later, fight, ledger)
    for watcher in watchers:
        _judge_watcher(verdict, encounter, watcher, fight)
    _judge_board(verdict, encounter, cluster, fight)
    return verdict


def _judge_log(
    verdict: Verdict, encounter: Encounter, entries: Sequence[Json], fight: Fight, ledger: Ledger
) -> None:
    versions = Counter(entry["version"] for entry in entries)
    for version in range(1, encounter.version + 1):
        if not versions[version]:
            verdict.lost.append(f"version {version} is not in the combat log")
    verdict.doubled += [f"version {v} is {n} times in the combat log" for v, n in versions.items() if n > 1]
    ids = Counter(entry["commandId"] for entry in entries)
    verdict.doubled += [f"{i} is {n} times in the combat log" for i, n in ids.items() if n > 1]
    verdict.lost += [f"{i} was acknowledged" for i in ledger.of("done") - set(ids)]
    verdict.diverged += [f"{i} was refused, and done" for i in ledger.of("refused") & set(ids)]
    for entry in entries:
        if entry["version"] <= fight.start.version:
            continue
        asked = ledger.commands.get(entry["commandId"])
        if asked is None:
            verdict.diverged.append(f"{entry['commandId']} was never asked for")
        elif asked.version not in (0, entry["version"]):
            verdict.diverged.append(f"{entry['commandId']} was said to be version {asked.version}")


def _judge_document(
    verdict: Verdict, encounter: Encounter, entries: Sequence[Json], fight: Fight, ledger: Ledger
) -> None:
    asked = [a for entry in entries if (a := ledger.commands.get(entry["commandId"]))]
    for before, after in zip(fight.start.participants, encounter.participants, strict=True):
        expected = before.current_hp + sum(a.hit_points for a in asked if a.target == before.id)
        if after.current_hp != expected:
            verdict.diverged.append(f"{after.name} has {after.current_hp} hit points, not {expected}")
    replayed = fight.start
    for entry in entries:
        replayed = _replay(replayed, entry)
    if _essence(replayed) != _essence(encounter):
        verdict.diverged.append("the document is not the replay of the log")


def _replay(encounter: Encounter, entry: Json) -> Encounter:
    context = Context(
        actor=Actor(UserId(str(entry["userId"])), entry["userName"], is_member=True),
        at=entry["at"],
        roll=lambda sides: 1,
        new_id=lambda: "0" * 24,
        command_id=entry["commandId"],
    )
    return apply(encounter, _command.validate_python(entry["command"]), context).encounter


def _essence(encounter: Encounter) -> Any:
    people = [
        (p.id, p.current_hp, p.temporary_hp, sorted((c.name, c.duration) for c in p.conditions))
        for p in encounter.participants
    ]
    return encounter.version, encounter.round, encounter.current_participant_id, people


def _judge_watcher(verdict: Verdict, encounter: Encounter, watcher: Watcher, fight: Fight) -> None:
    audience: Audience = {"dm": DM, "stream": STREAM}.get(
        watcher.name.split()[0], player(UserId(fight.player_id))
    )
    if watcher.state is None:
        verdict.diverged.append(f"{watcher.name} sees nothing")
        return
    expected = WireJson.loads(WireJson.dumps(view(encounter, audience)))
    shown, right = comparable(watcher.state), comparable(expected)
    if shown != right:
        fields = "; ".join(_differences(shown, right))
        verdict.diverged.append(f"{watcher.name} shows {watcher.version} of {encounter.version}: {fields}")


def _differences(shown: Any, right: Any, path: str = "") -> Iterator[str]:
    """Yield each place where two JSON values differ, with both values."""
    if isinstance(shown, dict) and isinstance(right, dict):
        for key in sorted({*shown, *right}):
            yield from _differences(shown.get(key), right.get(key), f"{path}.{key}")
    elif isinstance(shown, list) and isinstance(right, list) and len(shown) == len(right):
        for i, (one, other) in enumerate(zip(shown, right, strict=True)):
            yield from _differences(one, other, f"{path}[{i}]")
    elif shown != right:
        yield f"{path or 'all'} is {shown!r:.200}, not {right!r:.200}"


def _judge_board(verdict: Verdict, encounter: Encounter, cluster: Cluster, fight: Fight) -> None:
    expected = board(encounter, lambda key, **values: load_texts().get("en", key, **values), NO_VIEWERS)
    boards = [m for m in cluster.sandbox.driver.messages(fight.channel) if m.embeds]
    if len(boards) != 1:
        verdict.doubled.append(f"there are {len(boards)} boards")
    shown = boards[-1].embed if boards else None
    # The mark of the last change is in the custom id of Undo.
    marks = {button.custom_id for row in expected.rows for button in row}
    drawn = {button.custom_id for button in boards[-1].buttons} if boards else set()
    if shown is None or shown.description != expected.description or marks != drawn:
        verdict.diverged.append(f"the board shows {shown and shown.title!r}, not {expected.title!r}")
    if encounter.discord and boards and encounter.discord.board_message_id != str(boards[-1].id):
        verdict.diverged.append("the board is not the one the fight knows")
