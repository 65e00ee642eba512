"""Any interaction is answered, breaks nothing and reveals nothing hidden."""

import asyncio
import logging
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from discord import app_commands
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.actions.help import all_commands
from bot.components.registry import load_handlers
from bot.render import custom_ids as ids
from bot.sandbox.client.slash_options import OptionReader
from bot.sandbox.protocol import payloads
from bot.sandbox.world.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from storage.encounter.model import Encounter
from tests.bot.harness import BotHarness
from tests.each_example import run_each

SECRET = "Zorgath"
EXAMPLES = int(os.environ.get("ANY_INTERACTION_EXAMPLES", "60"))
# Without a database: an example holds the ids of an encounter and its messages, which each run makes anew.
# A stored one would be about an encounter that does not exist. An example that failed goes into FOUND.
SOME = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)

NASTY = st.sampled_from(
    [
        *(
            "@everyone <@&1> <#2>",
            "**[x](https://evil.example)**",
            "\u202egnp.exe\u202c",
            "a\u200bb",
            "\x00\x07",
        ),
        *("9" * 30 + "d" + "9" * 30, "1000000000d6", "(" * 90 + "1" + ")" * 90, "1d20 # " + "x" * 150),
        *(
            '{"$gt":""}',
            "$where",
            "a.b.c",
            "__proto__",
            "`" * 50,
            "\ud800",
            "x" * 6_000,
            "-1",
            "1e309",
            "NaN",
        ),
    ]
)
texts = NASTY | st.text(max_size=30)
snowflakes = st.integers(0, 2**63).map(str)
# What comes as the value of an option of each of Discord's types.
VALUES: dict[int, st.SearchStrategy[Any]] = {
    3: texts,
    4: st.integers(-(2**53), 2**53),
    5: st.booleans(),
    **dict.fromkeys((6, 7, 8, 9, 11), snowflakes),
    10: st.floats(allow_nan=False, allow_infinity=False),
}


class GuildStore:
    """What a forger may know of an encounter: its id, its participants' ids, and the channel's messages."""

    def __init__(self, table: BotHarness, encounter: Encounter) -> None:
        there = table.sandbox.world.messages[table.driver.channel("table").id].values()
        self.messages = [payloads.message(table.sandbox.world, message) for message in there]
        people = [ids.short(participant.id) for participant in encounter.participants]
        self.names = [p.name for p in encounter.participants if p.name != SECRET]
        marks = [ids.turn_digest(encounter), ids.change_mark(encounter)]
        self.words = [
            encounter.id,
            "f" * 24,
            *people,
            *marks,
            "0",
            "1",
            "-1",
            "full",
            "half",
            "players",
            "stream",
        ]


def custom_ids(places: GuildStore) -> st.SearchStrategy[str]:
    """Return the bot's custom ids with too few, too many and foreign arguments, and unknown ids."""
    word = st.sampled_from(places.words) | st.text(max_size=8)
    verbs = st.sampled_from(sorted(load_handlers())) | st.text(max_size=8)
    later = st.lists(word, max_size=3)
    ours = st.tuples(verbs, later.map(lambda rest: [places.words[0], *rest]) | later)
    return ours.map(lambda parts: ":".join(("t1", parts[0], *parts[1]))[:100]) | texts.map(lambda t: t[:100])


def filled_in(places: GuildStore) -> st.SearchStrategy[list[Any]]:
    """Return the components of a form: fields twice, of other forms, without a value, or with several."""
    keys = st.sampled_from(
        ["amount", "targets", "target", "type", "known", "other", "rounds", "name", "hp", "ac", "character"]
    )
    value = st.sampled_from(places.words) | texts
    line = st.fixed_dictionaries(
        {"type": st.just(4), "custom_id": keys}, optional={"value": value | st.none()}
    )
    choice = st.fixed_dictionaries(
        {"type": st.just(3), "custom_id": keys}, optional={"values": st.lists(value, max_size=3)}
    )
    row = st.fixed_dictionaries({"type": st.just(1), "components": st.lists(line, max_size=2)})
    label = st.fixed_dictionaries({"type": st.just(18)}, optional={"component": choice | line})
    return st.lists(row | label, max_size=6)


@st.composite
def command_data(
    draw: st.DrawFn, table: BotHarness, places: GuildStore, *, is_focused: bool
) -> dict[str, Any]:
    """Return a command of ours whose options are missing, too many, or of other types than they should be."""
    leaf = draw(st.sampled_from(commands_of(table)))
    words = st.sampled_from([*places.names, "1d6", "5", "prone", "full"]) | texts
    options: list[dict[str, Any]] = []
    for option in leaf.parameters:
        if draw(st.integers(0, 9)) < (9 if option.required else 4):
            kind = option.type.value if draw(st.integers(0, 5)) else draw(st.sampled_from(list(VALUES)))
            known = st.sampled_from(ids_of(table, kind)) if kind in SOMEBODY else words
            value = draw(known | VALUES[kind] if kind in SOMEBODY else words if kind == 3 else VALUES[kind])
            options.append({"name": option.display_name, "type": kind, "value": value})
    if draw(st.integers(0, 9)) == 0:
        options.append({"name": draw(st.text(max_size=5)), "type": 3, "value": draw(words)})
    if is_focused:
        for option in draw(st.permutations(options))[: draw(st.integers(0, 2))]:
            option["focused"] = True
    for parent in reversed(leaf.qualified_name.split()[1:]):
        options = [{"name": parent, "type": 1, "options": options}]
    data = {"id": "1", "name": leaf.qualified_name.split()[0], "type": 1, "options": options}
    return data | {"resolved": resolved(table, options)}


@st.composite
def menu_data(draw: st.DrawFn, places: GuildStore) -> dict[str, Any]:
    """Return uses of the message menu, on a message that exists or does not."""
    message = draw(st.sampled_from(places.messages)) | {"content": draw(texts)}
    there = {message["id"]: message}
    name, target = draw(st.sampled_from(["Apply this roll"] * 4 + ["Another"])), draw(st.integers(0, 3))
    return {
        "id": "1",
        "type": 3,
        "name": name,
        "target_id": message["id"] if target else "1",
        "resolved": {"messages": there},
    }


# The kinds of options that stand for a person, a channel and a role.
SOMEBODY = (6, 7, 8)


def ids_of(table: BotHarness, kind: int) -> list[str]:
    """Return the ids that may be chosen for such an option."""
    world = table.sandbox.world
    there = {6: list(world.users), 7: list(world.channels), 8: list(table.driver.guild.roles)}
    return [str(key) for key in there[kind]]


def resolved(table: BotHarness, options: list[dict[str, Any]]) -> dict[str, Any]:
    """Return Discord's `resolved` data for the ids of options."""
    dana = table.driver.user("Dana").id
    reader = OptionReader(table.sandbox.world, dana, table.driver.channel("table"), {})
    for option in options:
        if option["type"] == 1:
            return resolved(table, option["options"])
        if option["type"] in SOMEBODY and option["value"] in ids_of(table, option["type"]):
            {6: reader.user, 7: reader.channel, 8: reader.role}[option["type"]]("it", option["value"])
    return reader.resolved


def commands_of(table: BotHarness) -> list[app_commands.Command[Any, ..., Any]]:
    found = all_commands(table.bot.tree)
    return [command for command in found if isinstance(command, app_commands.Command)]


@st.composite
def interactions(draw: st.DrawFn, table: BotHarness, places: GuildStore) -> tuple[int, dict[str, Any]]:
    """Return the kind and the data of an interaction."""
    kind = draw(st.sampled_from([COMMAND, COMPONENT, MODAL_SUBMIT, AUTOCOMPLETE]))
    if kind == MODAL_SUBMIT:
        return kind, {"custom_id": draw(custom_ids(places)), "components": draw(filled_in(places))}
    if kind == COMPONENT:
        data: dict[str, Any] = {"custom_id": draw(custom_ids(places)), "id": 1, "component_type": 2}
        if draw(st.booleans()):
            data |= {"component_type": 3, "values": draw(st.lists(st.sampled_from(places.words) | texts))}
        return kind, data
    if kind == COMMAND and draw(st.integers(0, 9)) == 0:
        return kind, draw(menu_data(places))
    return kind, draw(command_data(table, places, is_focused=kind == AUTOCOMPLETE))


# Verbs of buttons that open a form. Discord refuses a form as the answer to a form (400, code 50035).
FORM_OPENERS = ("damage", "heal", "condition", "join", "dmhit", "dmmend", "areaamount", "dmarea", "dminit")


def found(places: GuildStore) -> list[tuple[int, dict[str, Any]]]:
    """Return every interaction that once failed, about the present encounter."""
    encounter_id, goblin = places.words[0], places.words[2]
    return [
        (MODAL_SUBMIT, {"custom_id": f"t1:{verb}:{encounter_id}{argument}", "components": [{"type": 18}]})
        for verb in FORM_OPENERS
        for argument in ("", f":{goblin}", ":0")
    ]


def is_ours(kind: int, data: dict[str, Any]) -> bool:
    """Whether the bot must answer: Discord does not send it interactions with other apps' buttons."""
    custom_id = str(data.get("custom_id", ""))
    return kind != COMPONENT or (custom_id.startswith("t1:") and "\n" not in custom_id and len(custom_id) > 3)


async def send(table: BotHarness, who: str, kind: int, data: dict[str, Any]) -> Interaction:
    """Send an interaction unchanged, past the checks of Discord's client."""
    channel = table.driver.channel("table")
    everything = table.sandbox.world.messages[channel.id].values()
    shown = [m for m in everything if m.embeds and not m.ephemeral][-1]  # a board moves down now and then
    message = shown if kind in (COMPONENT, MODAL_SUBMIT) else None
    if kind == COMPONENT:
        # The message is given the component: Discord sends no interaction without one.
        has: dict[str, Any] = {"type": data["component_type"], "custom_id": data["custom_id"], "id": 1}
        has |= {"style": 1, "label": "x"} if has["type"] == 2 else {"options": []}
        message = replace(shown, components=[{"type": 1, "id": 2, "components": [has]}])
    user = table.driver.user(who)
    sent = table.sandbox.interactions.create(kind, user.id, channel, data, message=message)
    if is_ours(kind, data):
        await table.driver.wait_until(lambda: sent.settled or None, within=60, what=f"an answer to {data!r}")
        assert not sent.failed, (kind, data)
    return sent


def seen(table: BotHarness, who: str, sent: Interaction, newest: int) -> str:
    """Return the answers to a user, and the newest messages that they see."""
    messages = table.user(who).screen("table")[-newest:]
    return "\n".join([repr((sent.choices, sent.modal)), *(message.text for message in messages)])


class Findings(logging.Handler):
    """Errors that were logged, and exceptions of tasks that were never retrieved."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info or record.levelno >= logging.ERROR:
            trouble = record.exc_info and record.exc_info[1]
            self.found.append(f"{record.name}: {record.getMessage()} {trouble!r}")

    def unasked(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.found.append(f"{context['message']} {context.get('exception')!r}")

    def note(self, logs: Sequence[Mapping[str, Any]], about: object) -> None:
        for entry in logs:
            is_unheard = entry["event"] == "could not answer"
            if entry.get("exc_info") or entry["log_level"] == "error" or is_unheard:
                why = entry.get("exc_info", entry)
                self.found.append(f"{entry['event']}: {why!r:.300} about {about!r:.500}")


@pytest.fixture
def findings() -> Iterator[Findings]:
    handler = Findings()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("who", ["Bo", "Ari", "Dana"])
async def test_any_interaction_is_answered_and_reveals_nothing_hidden(
    table: BotHarness,
    who: str,
    findings: Findings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asyncio.get_running_loop().set_exception_handler(findings.unasked)
    outcomes: Counter[str] = Counter()
    count = table.bot.metrics.ended

    def ended(interaction: Any, outcome: str) -> None:
        count(interaction, outcome)
        outcomes[outcome] += 1

    monkeypatch.setattr(table.bot.metrics, "ended", ended)
    await table.start("Goblin", f"?{SECRET}", players=("Ari",))
    places = GuildStore(table, await table.current_encounter())
    sent: Counter[int] = Counter()
    outcomes.clear()

    async def attack(arriving: tuple[int, dict[str, Any]]) -> None:
        kind, payload = arriving
        with capture_logs() as logs:
            interaction = await send(table, who, kind, payload)
        sent[kind] += 1
        findings.note(logs, payload)
        if who != "Dana":
            assert SECRET not in seen(table, who, interaction, 10)

    checked = given(interactions(table, places))(attack)
    for case in found(places):
        checked = example(case)(checked)
    await run_each(SOME(checked))
    assert table.runner.is_ready
    assert who == "Dana" or SECRET not in table.everything_seen_by(who)
    with capsys.disabled():
        print(f"\n{sent.total()} interactions by {who}, of each kind {dict(sent)}: {dict(outcomes)}")
    assert findings.found == []
    assert outcomes["failed"] == outcomes["unanswered"] == 0
    call = await table.user(who).slash("table", "tracker help")
    assert call.error is None
