"""Whatever arrives as an interaction is answered, breaks nothing and tells nobody what is hidden from him."""

from dataclasses import replace
from typing import Any

import pytest
from discord import app_commands
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot import custom_ids as ids
from bot.buttons import HANDLERS
from bot.helping import all_commands
from bot.sandbox.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from storage.encounter.model import Encounter
from tests.bot.table import Table
from tests.each_example import run_each

SECRET = "Zorgath"
SOME = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)

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


class Places:
    """What a forger may know of a fight: its ids, and those of everybody in it."""

    def __init__(self, fight: Encounter) -> None:
        people = [ids.short(participant.id) for participant in fight.participants]
        marks = [ids.turn_mark(fight), ids.change_mark(fight)]
        self.words = [
            fight.id,
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


def custom_ids(places: Places) -> st.SearchStrategy[str]:
    """Return ids of ours with too few, too many and foreign arguments, and ids that are none."""
    word = st.sampled_from(places.words) | st.text(max_size=8)
    verbs = st.sampled_from(sorted(HANDLERS)) | st.text(max_size=8)
    later = st.lists(word, max_size=3)
    ours = st.tuples(verbs, later.map(lambda rest: [places.words[0], *rest]) | later)
    return ours.map(lambda parts: ":".join(("t1", parts[0], *parts[1]))[:100]) | texts.map(lambda t: t[:100])


def filled_in(places: Places) -> st.SearchStrategy[list[Any]]:
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
def command_data(draw: st.DrawFn, table: Table, fight: Encounter, *, is_focused: bool) -> dict[str, Any]:
    """Return a command of ours whose options are missing, too many, or of other types than they should be."""
    leaf = draw(st.sampled_from(commands_of(table)))
    people = [p.name for p in fight.participants if p.name != SECRET]
    words = st.sampled_from([*people, "1d6", "5", "prone", "full"]) | texts
    options: list[dict[str, Any]] = []
    for option in leaf.parameters:
        if draw(st.integers(0, 9)) < (9 if option.required else 4):
            kind = option.type.value if draw(st.integers(0, 5)) else draw(st.sampled_from(list(VALUES)))
            value = draw(words if kind == 3 else VALUES[kind])
            options.append({"name": option.display_name, "type": kind, "value": value})
    if draw(st.integers(0, 9)) == 0:
        options.append({"name": draw(st.text(max_size=5)), "type": 3, "value": draw(words)})
    if is_focused:
        for option in draw(st.permutations(options))[: draw(st.integers(0, 2))]:
            option["focused"] = True
    for parent in reversed(leaf.qualified_name.split()[1:]):
        options = [{"name": parent, "type": 1, "options": options}]
    return {"id": "1", "name": leaf.qualified_name.split()[0], "type": 1, "options": options}


def commands_of(table: Table) -> list[app_commands.Command[Any, ..., Any]]:
    found = all_commands(table.bot.tree)
    return [command for command in found if isinstance(command, app_commands.Command)]


@st.composite
def interactions(draw: st.DrawFn, table: Table, fight: Encounter) -> tuple[int, dict[str, Any]]:
    """Return the kind and the data of an interaction."""
    kind = draw(st.sampled_from([COMMAND, COMPONENT, MODAL_SUBMIT, AUTOCOMPLETE]))
    places = Places(fight)
    if kind == MODAL_SUBMIT:
        return kind, {"custom_id": draw(custom_ids(places)), "components": draw(filled_in(places))}
    if kind == COMPONENT:
        data: dict[str, Any] = {"custom_id": draw(custom_ids(places)), "id": 1, "component_type": 2}
        if draw(st.booleans()):
            data |= {"component_type": 3, "values": draw(st.lists(st.sampled_from(places.words) | texts))}
        return kind, data
    return kind, draw(command_data(table, fight, is_focused=kind == AUTOCOMPLETE))


def is_ours(kind: int, data: dict[str, Any]) -> bool:
    """Whether somebody waits for an answer: of buttons that are none of ours, Discord never tells us."""
    custom_id = str(data.get("custom_id", ""))
    if kind == COMPONENT:
        return custom_id.startswith("t1:") and "\n" not in custom_id and len(custom_id) > 3
    return kind != AUTOCOMPLETE


def is_possible(table: Table, kind: int, data: dict[str, Any]) -> bool:
    """Whether Discord could send it: a command with options as they were declared."""
    if kind != COMMAND:
        return False
    path, options = [data["name"]], data["options"]
    while options and options[0]["type"] == 1:
        path, options = [*path, options[0]["name"]], options[0]["options"]
    leaf = next(c for c in commands_of(table) if c.qualified_name == " ".join(path))
    declared = {option.display_name: option for option in leaf.parameters}
    given_names = [option["name"] for option in options]
    return (
        set(given_names) <= set(declared)
        and all(option.display_name in given_names for option in leaf.parameters if option.required)
        and all(fits(declared[option["name"]], option) for option in options)
    )


def fits(declared: app_commands.Parameter, option: dict[str, Any]) -> bool:
    value = option["value"]
    if option["type"] != declared.type.value or option["type"] in (6, 7, 8, 9, 11):
        return False  # whom it is about comes along, from Discord
    if declared.choices:
        return value in [choice.value for choice in declared.choices]
    size = len(value) if isinstance(value, str) else value
    least, most = declared.min_value, declared.max_value
    is_within = (least is None or size >= least) and (most is None or size <= most)
    return is_within and not (isinstance(value, str) and (not value.isprintable() or size > 6_000))


async def send(table: Table, who: str, kind: int, data: dict[str, Any]) -> Interaction:
    """Let an interaction arrive as it is, past everything that Discord's client would refuse."""
    channel = table.driver.channel("table")
    everything = table.sandbox.world.messages[channel.id].values()
    shown = [m for m in everything if m.embeds and not m.ephemeral][-1]  # a board moves down now and then
    message = shown if kind in (COMPONENT, MODAL_SUBMIT) else None
    if kind == COMPONENT:
        # As if the message had it: of what it does not have, Discord tells nobody.
        has: dict[str, Any] = {"type": data["component_type"], "custom_id": data["custom_id"], "id": 1}
        has |= {"style": 1, "label": "x"} if has["type"] == 2 else {"options": []}
        message = replace(shown, components=[{"type": 1, "id": 2, "components": [has]}])
    user = table.driver.user(who)
    sent = table.sandbox.interactions.create(kind, user.id, channel, data, message=message)
    if is_ours(kind, data):
        await table.driver.wait_until(lambda: sent.settled or None, within=60, what=f"an answer to {data!r}")
        assert not sent.failed, (kind, data)
    return sent


def all_seen(table: Table, who: str, sent: Interaction) -> str:
    return repr((sent.choices, sent.modal)) + table.everything_seen_by(who)


@pytest.mark.parametrize("who", ["Bo", "Ari", "Dana"])
async def test_any_interaction_is_answered_and_tells_nothing_hidden(
    table: Table, who: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.sandbox.interactions.ANSWER_SECONDS", 45.0)  # a busy machine is no finding
    await table.start("Goblin", f"?{SECRET}", players=("Ari",))
    fight = await table.fight()
    mistakes: list[Any] = []
    forged: list[Any] = []
    sent = 0

    @SOME
    @given(interactions(table, fight))
    async def attack(arriving: tuple[int, dict[str, Any]]) -> None:
        nonlocal sent
        kind, payload = arriving
        with capture_logs() as logs:
            interaction = await send(table, who, kind, payload)
        sent += 1
        failed = [(e.get("what"), repr(e["exc_info"])[:150]) for e in logs if e.get("exc_info")]
        (mistakes if is_possible(table, kind, payload) else forged).extend(failed)
        if who != "Dana":
            assert SECRET not in all_seen(table, who, interaction)

    await run_each(attack)
    assert table.runner.is_ready
    with capsys.disabled():
        print(f"\n{sent} interactions by {who}; {len(forged)} failed that Discord would not send")
    assert mistakes == []
    call = await table.user(who).slash("table", "tracker help")
    assert call.error is None
