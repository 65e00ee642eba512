"""Every button, select and form of the bot × every role, and × every tampering.

A handler without a row fails here. The policy's table gives the expected outcome of commands of the core.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.components.registry import load_handlers
from bot.render import custom_ids as ids
from bot.sandbox.world.interactions import COMPONENT, MODAL_SUBMIT
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter, Participant
from storage.encounter.policy import TABLE, Role
from storage.mongo.ids import new_key
from tests.bot.cast import PEOPLE, Cast, permission

COLUMNS = (Role.OWNER, Role.CO_DM, Role.CONTROLLER, Role.PLAYER)
# Users who know the custom id, in another channel: a spectator, and the owner of another encounter there.
ELSEWHERE = {"spectator": "Sam", "DM of another fight": "Dev"}
REVOKED = "co-DM no more"
ROLES = (*COLUMNS, REVOKED, *ELSEWHERE)
Make = Callable[[Encounter, Participant], tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """The custom id's arguments after the encounter, the values, and the roles that may use it.

    `may` is a command of the core, or the outcomes for owner, co-DM, controller and player.
    """

    may: type | tuple[str, str, str, str]
    arguments: Make = lambda fight, target: ()
    values: Make | None = None  # of a select
    filled_in: dict[str, Any] = field(default_factory=dict)  # into a form; "$target" is a participant


def target(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return (ids.short(one.id),)


def turn(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return (ids.turn_digest(encounter),)


def change(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return (ids.change_mark(encounter),)


def request(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return (ids.short(encounter.requests[0].id), "half")


def with_(make: Make, *more: str) -> Make:
    return lambda encounter, one: (*make(encounter, one), *more)


def page(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return ("0",)


ALL = ("yes", "yes", "yes", "yes")
DMS = ("yes", "yes", "no", "no")
HIT = {"targets0": ["$target"], "amount": "3", "type": ["fire"]}
ROWS: dict[str, Row] = {
    # the board
    "next": Row(ask.AdvanceTurn, turn),
    "back": Row(ask.PreviousTurn, turn),
    "begin": Row(ask.StartEncounter),
    "resume": Row(ask.ResumeEncounter),
    "undo": Row(ask.Undo, change),
    "damage": Row(ALL),
    "heal": Row(ALL),
    "condition": Row(ALL),
    "join": Row(ALL),
    "roll": Row(ALL),
    "more": Row(ALL),
    "settle": Row(ask.SettleRequest, request),
    "dodamage": Row(ask.DealDamage, filled_in=HIT),
    "doheal": Row(ask.Heal, filled_in=HIT),
    "docondition": Row(ask.AddCondition, filled_in={"targets0": ["$target"], "known": ["Prone"]}),
    "dojoin": Row(ALL, filled_in={"name": "Nia", "hp": "9"}),
    "transferyes": Row(ask.AcceptTransfer),  # there is no offer
    "transferno": Row(ask.CancelTransfer),
    # the DM screen
    "dm": Row(DMS),
    "dmpage": Row(DMS, lambda fight, one: ("0f",)),
    "dmsee": Row(DMS, lambda fight, one: ("players",)),
    "dmbegin": Row(ask.StartEncounter),
    "dmresume": Row(ask.ResumeEncounter),
    "dmnext": Row(DMS, turn),
    "dmback": Row(DMS, turn),
    "dmundo": Row(DMS, change),
    "dminit": Row(DMS, page),
    "doinit": Row(DMS, filled_in={"order": "Aria 12"}),
    "dmsettle": Row(ask.SettleRequest, request),
    "dmpick": Row(DMS, values=target),
    "dmreveal": Row(DMS, with_(target, "players"), lambda fight, one: ("exact",)),
    "dmcure": Row(DMS, target, lambda fight, one: ("c1",)),
    "dmlegend": Row(DMS, with_(target, "action")),
    "dmhit": Row(DMS, target),
    "dmmend": Row(DMS, target),
    "dohit": Row(DMS, with_(target, "damage"), filled_in={"amount": "3"}),
    "dmarea": Row(DMS, page),
    "doarea": Row(DMS, filled_in={"full": ["$target"], "amount": "3"}),
    # a player's own screen
    "sheet": Row(ALL),
    "endturn": Row(ask.AdvanceTurn, turn),
    "delay": Row(ask.DelayTurn, target),
    "act": Row(ask.TakeTurn, target),
    "deathsave": Row(ask.RollDeathSave, target),
}
# Without an encounter: of a link, of a user, and of a party's member.
OTHERS = {"dostyle", "forget", "partyagree", "partyleave"}


def expected(verb: str, row: Row, role: str) -> str:
    if role in ELSEWHERE:
        return "unknown"
    place = COLUMNS.index(Role.PLAYER if role == REVOKED else Role(role))
    if isinstance(row.may, tuple):
        return row.may[place]
    if row.may is ask.AdvanceTurn:
        return "yes" if role in (Role.OWNER, Role.CO_DM, Role.CONTROLLER) else "no"  # it is their turn
    about_nobody = target not in (row.arguments, row.values) and "$target" not in str(row.filled_in)
    if role == Role.CONTROLLER and about_nobody:
        place = COLUMNS.index(Role.PLAYER)  # no controller of the whole encounter
    return TABLE[row.may][place].value


def data_of(
    verb: str, row: Row, first: str, encounter: Encounter, one: Participant
) -> tuple[int, dict[str, Any]]:
    """Return the type and the data of the interaction when it is used."""
    custom_id = ids.encode(verb, first, *row.arguments(encounter, one))
    if row.filled_in:
        return MODAL_SUBMIT, {
            "custom_id": custom_id,
            "components": components(row.filled_in, ids.short(one.id)),
        }
    if row.values is not None:
        values = list(row.values(encounter, one))
        return COMPONENT, {"custom_id": custom_id, "component_type": 3, "id": 1, "values": values}
    return COMPONENT, {"custom_id": custom_id, "component_type": 2, "id": 1}


def components(filled_in: dict[str, Any], key: str) -> list[dict[str, Any]]:
    def item(name: str, value: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {"type": 4, "id": 2, "custom_id": name, "value": value.replace("$target", key)}
        return {
            "type": 3,
            "id": 2,
            "custom_id": name,
            "values": [key if v == "$target" else v for v in value],
        }

    return [{"type": 18, "id": 1, "component": item(*field)} for field in filled_in.items()]


async def pressed(cast: Cast, role: str, verb: str, row: Row) -> tuple[str, Encounter]:
    """Use it as a role in a new encounter; return the outcome, and the encounter afterwards."""
    channel, key = await cast.current_encounter()
    who = PEOPLE.get(Role(role)) if role in COLUMNS else ELSEWHERE.get(role)
    if role in ELSEWHERE:
        channel = cast.table.driver.add_channel(f"elsewhere-{new_key()}")
        await cast.table.user(str(who)).slash(channel, "encounter start", name="Elsewhere")
    if role == REVOKED:
        who = PEOPLE[Role.CO_DM]
        call = await cast.table.user("Dana").slash(channel, "encounter co-dm", user=who)
        assert call.error is None
    encounter = await cast.table.tracker.load(EncounterId(key))
    one = encounter.participants[1 if role in (Role.PLAYER, REVOKED) else 0]
    outcome = await cast.press(str(who), channel, *data_of(verb, row, encounter.id, encounter, one))
    after = await cast.table.tracker.load(EncounterId(key))
    if permission(outcome) in ("no", "unknown"):
        assert after.version == encounter.version, (verb, role)
    return outcome, after


async def test_every_component_does_for_every_role_what_the_policy_says(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(load_handlers()) == {*ROWS, *OTHERS}
    counted: Counter[str] = Counter()
    wrong = []
    for verb, row in ROWS.items():
        for role in ROLES:
            outcome, _ = await pressed(cast, role, verb, row)
            wanted = expected(verb, row, role)
            if permission(outcome) != wanted:
                wrong.append((verb, str(role), outcome, wanted))
            counted[wanted] += 1
    with capsys.disabled():
        print(f"\n{len(ROWS)} buttons, selects and forms × {len(ROLES)} roles: {dict(counted)}")
    assert not wrong, "\n".join(map(str, wrong))


UNKNOWN_BUTTON = "another version of the tracker"
# A tampered custom id → its outcome. Nothing is changed in any case.
TAMPERED: dict[str, str] = {
    "of no fight": "unknown",
    "of another fight": "unknown",
    "without arguments": "unknown",
    "about nobody": "unknown",
    "about somebody hidden": "unknown",
    "with odd letters": "unknown",
}


def tampered(
    how: str, encounter: Encounter, other: Encounter, verb: str, row: Row
) -> tuple[int, dict[str, Any]]:
    """Return the data of an interaction with a changed custom id or changed values."""
    shade = next(p for p in encounter.participants if p.name == "Shade")
    nobody = shade.model_copy(update={"id": "f" * 24})
    first = {"of no fight": "f" * 24, "of another fight": other.id, "with odd letters": "a.b$c\u202e"}.get(
        how, encounter.id
    )
    one = {"about nobody": nobody, "about somebody hidden": shade}.get(how, encounter.participants[0])
    kind, data = data_of(verb, row, first, encounter, one)
    if how == "without arguments":
        data["custom_id"] = ids.encode(verb)
    return kind, data


async def test_a_custom_id_that_was_tampered_with_does_nothing_for_a_player(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    (channel, key), (_, other) = await cast.current_encounter(), await cast.current_encounter()
    encounter, elsewhere = [await cast.table.tracker.load(EncounterId(i)) for i in (key, other)]
    counted: Counter[str] = Counter()
    wrong = []
    for verb, row in ROWS.items():
        has_target = target in (row.arguments, row.values) or "$target" in str(row.filled_in)
        for how in TAMPERED:
            if how.startswith("about") and not has_target:
                continue
            outcome = await cast.press("Bo", channel, *tampered(how, encounter, elsewhere, verb, row))
            counted[outcome] += 1
            if permission(outcome) == "yes" and outcome not in ("stale_turn", "invalid", "request_settled"):
                wrong.append((verb, how, outcome))
    for one in (encounter, elsewhere):
        assert (await cast.table.tracker.load(one.id)).version == one.version
    with capsys.disabled():
        print(f"\n{counted.total()} presses of tampered ids: {dict(counted)}")
    assert not wrong, "\n".join(map(str, wrong))
    assert "Shade" not in "\n".join(m.text for m in cast.table.user("Bo").screen(channel))


async def test_a_link_or_user_in_a_custom_id_works_only_for_that_user(cast: Cast) -> None:
    channel, key = await cast.current_encounter()
    share, _ = await cast.table.services.shares.create(EncounterId(key), "stream", cast.users[Role.OWNER])
    styled = {"custom_id": ids.encode("dostyle", share.id), "components": components({"css": "body {}"}, "")}
    for role, name in PEOPLE.items():
        here = cast.table.driver.add_channel(f"for-{name}") if role is Role.SPECTATOR else channel
        ended = permission(await cast.press(name, here, MODAL_SUBMIT, styled))
        assert ended == ("yes" if role in (Role.OWNER, Role.CO_DM) else "no"), role
    people = cast.table.services.database.users
    before = await people.count_documents({})
    someone = str(cast.table.driver.user("Ari").id)
    for name in ("Dana", "Cleo", "Bo", "Sam"):
        data = {"custom_id": ids.encode("forget", someone), "component_type": 2, "id": 1}
        assert await cast.press(name, channel, COMPONENT, data) == "ok"
    assert await people.count_documents({}) == before
    assert (await cast.table.tracker.load(EncounterId(key))).participants[0].collaborators


async def test_a_button_of_a_completed_encounter_neither_moves_a_turn_nor_restarts_it(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    alive = {"undo", "dmundo", "resume", "dmresume", "begin", "dmbegin"}
    ended: Counter[str] = Counter()
    channel, key = await cast.current_encounter()
    before = await cast.table.tracker.load(EncounterId(key))
    await cast.type(Role.OWNER, channel, "encounter end", {})
    encounter = await cast.table.tracker.load(EncounterId(key))
    for verb, row in ROWS.items():
        if verb not in alive:
            data = data_of(verb, row, encounter.id, before, before.participants[0])
            ended[await cast.press("Dana", channel, *data)] += 1
            after = await cast.table.tracker.load(EncounterId(key))
            turn_of = (after.status, after.round, after.current_participant_id)
            assert turn_of == (encounter.status, encounter.round, encounter.current_participant_id), verb
    with capsys.disabled():
        print(f"\n{ended.total()} presses after the end: {dict(ended)}")
