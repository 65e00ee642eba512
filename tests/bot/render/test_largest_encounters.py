"""The largest allowed encounter with the longest texts: every message fits Discord's limits."""

import re
from functools import partial
from typing import Any

import pytest

from bot.components.area_damage import area_form, targets_of
from bot.components.initiative_modal import initiative_form
from bot.components.modals import condition_form, damage_form, heal_form, hit_form, join_form
from bot.discord_api.views import embed_of, modal_of, view_of
from bot.render import custom_ids as ids
from bot.render.area_damage import area_screen
from bot.render.board import board
from bot.render.dm_participant import participant_panel
from bot.render.dm_screen import dm_screen, participants_on_page, view_as
from bot.render.player_sheet import sheet
from bot.render.requests import request_text
from bot.render.screen import MAX_OPTIONS, Form, Screen
from bot.sandbox.protocol.validation.messages import check_message
from bot.sandbox.protocol.validation.modals import check_modal
from bot.sandbox.rest.recorder import RecordedRequest
from storage.encounter.base import UserId
from storage.encounter.commands import AddParty, DealDamage, NewParticipant
from storage.encounter.context import Actor
from storage.encounter.model import Encounter, Participant
from storage.encounter.visibility.audience import DM, PLAYERS, player
from storage.encounter.visibility.questions import question_in
from storage.encounter.visibility.views import view
from storage.i18n import languages
from storage.i18n.catalog import load_texts
from storage.repositories.characters import Character
from tests.bot.harness import BotHarness
from tests.bot.sandbox.openapi import request_validators

LANGUAGES = tuple(languages())
WILD = "*_~`|[]()<>#\\@"
ARI = UserId("a" * 24)


def _long(number: int, length: int = 80) -> str:
    return f"{number:02d}{WILD * 10}"[:length]


def _participant(number: int, **more: Any) -> dict[str, Any]:
    conditions = [
        {"_id": f"{number:02d}{c:022d}", "name": _long(c), "duration": 1000, "level": 10} for c in range(30)
    ]
    words = [_long(n, 40) for n in range(30)]
    return {
        "_id": f"{number:024d}",
        "type": "character" if number < 6 else "monster",
        "name": _long(number),
        "group": _long(number // 2),
        "ac": 99,
        "maxHP": 99999,
        "currentHP": 0 if number % 2 else 99998,
        "tempHP": 99999,
        "initiativeBonus": 50,
        "initiativeRoll": 1000,
        "conditions": conditions,
        "legendaryActions": 10,
        "legendaryActionsRemaining": 10,
        "legendaryResistances": 10,
        "legendaryResistancesRemaining": 10,
        "notes": WILD * 80,
        "collaborators": [ARI] if number < 6 else [],
        "visibility": {"players": "exact", "stream": "name"},
        "defences": {"resistances": words, "vulnerabilities": words, "immunities": words},
        "deathSaves": {"successes": 2, "failures": 2},
        "concentration": {"name": _long(9)},
        "isDelayed": number % 3 == 0,
        "isSurprised": True,
        "readied": WILD * 10,
        "reactionUsed": True,
        "imageUrl": "https://example.com/" + "i" * 480,
        **more,
    }


def _fight(people: int, current: int, status: str = "active", **more: Any) -> Encounter:
    damage = {
        "type": "deal_damage",
        "targets": [{"participantId": f"{n:024d}"} for n in range(people)],
        "parts": [{"amount": 99999, "type": "b" * 30}] * 10,
    }
    request = {
        "_id": "r" * 24,
        "userId": ARI,
        "userName": _long(1),
        "command": damage,
        "at": "2026-11-22T20:00:00Z",
    }
    return Encounter.model_validate(
        {
            "_id": "f" * 24,
            "userId": "d" * 24,
            "name": _long(0),
            "status": status,
            "round": 9999,
            "version": 999999,
            "participants": [_participant(n, **more) for n in range(people)],
            "currentParticipantId": f"{current:024d}",
            "requests": [request] * 20,
        }
    )


def _must_fit(screen: Screen) -> None:
    body = {"embeds": [embed_of(screen).to_dict()], "components": view_of(screen.rows).to_components()}
    check_message(body)
    _must_be_described("POST", "/channels/1/messages", body)


def _form_must_fit(form: Form) -> None:
    modal = modal_of(form).to_dict()
    check_modal(modal)
    _must_be_described("POST", "/interactions/1/token/callback", {"type": 9, "data": modal})


def _must_be_described(method: str, path: str, body: dict[str, Any]) -> None:
    request = RecordedRequest(method, path, {}, body, [], {}, 0.0)
    assert [complaint for validate in request_validators() for complaint in validate(request)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", ["planning", "active", "paused", "completed"])
async def test_every_screen_fits(language: str, status: str) -> None:
    say = partial(load_texts().get, language)
    encounter = _fight(50, 49, status)
    _must_fit(board(encounter, say))
    for page in (None, 0, 1, 99):
        _must_fit(dm_screen(encounter, say, page))
        _must_fit(dm_screen(encounter, say, page, is_live=True))
    for audience in ("players", "stream"):
        _must_fit(view_as(encounter, audience, say))
    targets = targets_of(encounter, say)
    all_hit = {p.id: "half" for p in encounter.participants}
    for page in (0, 1, 2, 9):
        _must_fit(area_screen(encounter, targets, all_hit, say, page))
    assert all(len(target.label) <= 20 for target in targets)
    for number in (0, 1, 49):
        _must_fit(participant_panel(encounter, encounter.participants[number], say))
    _must_fit(sheet(encounter, player(ARI), say))
    _must_fit(sheet(encounter, PLAYERS, say))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_form_fits(language: str) -> None:
    say = partial(load_texts().get, language)
    encounter = _fight(50, 49)
    people = view(encounter, DM)["participants"]
    for form in (damage_form, heal_form, condition_form):
        _form_must_fit(form(encounter, people, say))
    for page in (0, 1, 2, 9):
        on_page = participants_on_page(encounter, say, page)
        _form_must_fit(initiative_form(encounter, on_page, say))
    _form_must_fit(area_form(encounter, say, message="9" * 20))
    _form_must_fit(area_form(encounter, say, targets=targets_of(encounter, say)[:MAX_OPTIONS]))
    for what in ("damage", "heal"):
        _form_must_fit(hit_form(encounter, encounter.participants[0], what, say))
    saved = [
        Character.model_validate({"_id": f"{n:024d}", "userId": ARI, "name": _long(n), "maxHP": 99999})
        for n in range(30)
    ]
    for characters in (saved, saved[:1], []):
        _form_must_fit(join_form(encounter, characters, say))


async def test_a_request_about_every_participant_fits_a_message() -> None:
    say = partial(load_texts().get, "en")
    encounter = _fight(50, 0)
    for audience in (DM, PLAYERS):
        question = question_in(encounter, encounter.requests[0], audience)
        assert question is not None and len(request_text(question, say)) + 25 <= 2000


@pytest.mark.parametrize("is_long", [False, True])
async def test_the_shown_page_always_has_the_current_participant(is_long: bool) -> None:
    say = partial(load_texts().get, "en")
    short: dict[str, Any] = {"conditions": [], "concentration": None, "readied": None, "name": "Al"}
    for people in (1, 2, 5, 9, 20, 21, 33, 50) if is_long else range(1, 51):
        whole = _fight(people, 0, **({} if is_long else short))
        for current in {0, people // 2, people - 1}:
            encounter = whole.model_copy(update={"current_participant_id": whole.participants[current].id})
            for screen in (
                board(encounter, say),
                dm_screen(encounter, say),
                view_as(encounter, "players", say),
                view_as(encounter, "stream", say),
                sheet(encounter, player(ARI), say),
            ):
                marked = re.findall(r"^▶ `", screen.description, re.MULTILINE)
                assert len(marked) == 1, (people, current, screen.title)
                assert len(screen.description) <= 4096


async def test_every_participant_is_on_some_page_of_the_dm_screen() -> None:
    say = partial(load_texts().get, "en")
    encounter = _fight(50, 49)
    found: set[str] = set()
    for page in range(60):
        found |= {p["_id"] for p in participants_on_page(encounter, say, page)}
    assert found == {p.id for p in encounter.participants}
    assert all(ids.participant_by(encounter, ids.short(p.id)) == p for p in encounter.participants)


async def test_the_recap_of_fifty_with_long_names_fits_and_begins_with_who_did_most(
    table: BotHarness,
) -> None:
    await table.start("Goblin", begin=False)
    account = await table.services.users.of_discord(str(table.driver.user("Dana").id), "Dana")
    dana, encounter = Actor(account.id, "Dana"), await table.current_encounter()
    heroes = tuple(NewParticipant(name=_long(n), max_hp=99999, type="character") for n in range(45))
    await table.tracker.execute(encounter.id, dana, AddParty(participants=heroes), "heroes")
    everybody = (await table.current_encounter()).participants
    hit = DealDamage.model_validate(
        {
            "targets": [{"participantId": p.id} for p in everybody],
            "parts": [{"amount": 9999}],
            "sourceId": everybody[-1].id,
        }
    )
    await table.user("Dana").slash("table", "encounter start")
    await table.tracker.execute(encounter.id, dana, hit, "boom")
    await table.user("Dana").slash("table", "encounter end")
    told = await table.driver.wait_for_message("table", containing="dealt")
    assert len(told.content) <= 2000 and told.content.splitlines()[1].startswith("**44")


def test_a_participant_keeps_what_the_test_gave_it() -> None:
    participant: Participant = _fight(1, 0).participants[0]
    assert len(participant.conditions) == 30 and participant.notes and participant.readied
