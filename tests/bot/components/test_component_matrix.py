"""Every button, select and form of the bot × every role, and × every tampering.

A handler without a row fails here. The policy's table gives the expected outcome of commands of the core.
"""

from collections import Counter
from typing import Any

import pytest

from bot.components.registry import load_handlers
from bot.render import custom_ids as ids
from bot.sandbox.world.interactions import COMPONENT, MODAL_SUBMIT
from storage.encounter import commands as ask
from storage.encounter.base import EncounterId
from storage.encounter.model import Encounter
from storage.encounter.policy import TABLE, Role
from storage.mongo.ids import new_key
from tests.bot.cast import PEOPLE, Cast, permission
from tests.bot.components.component_rows import ROWS, Row, components, data_of, target

COLUMNS = (Role.OWNER, Role.CO_DM, Role.CONTROLLER, Role.PLAYER)
# Users who know the custom id, in another channel: a spectator, and the owner of another encounter there.
ELSEWHERE = {"spectator": "Sam", "DM of another fight": "Dev"}
REVOKED = "co-DM no more"
ROLES = (*COLUMNS, REVOKED, *ELSEWHERE)
# Without an encounter: of a link, of a user, of their character or library, and of a party's member.
OTHERS = {
    *("again", "air", "chardelete", "dopaste", "dostyle", "forget"),
    *("partyagree", "partydelete", "partyleave"),
}


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


UNKNOWN_BUTTON = "from another version"
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
