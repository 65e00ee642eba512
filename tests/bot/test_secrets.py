"""No text of the bot for players and spectators contains a byte of what is hidden from them."""

import re
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.autocomplete.choices import list_choices, participant_choices
from bot.components.modals import condition_form, damage_form, heal_form
from bot.parsing.participants import ALL_MONSTERS, ALL_PLAYERS, all_of, find_participants
from bot.render import custom_ids as ids
from bot.render.board import board
from bot.render.narration import narrate
from bot.render.player_sheet import sheet
from bot.render.requests import request_text
from storage.change import Change
from storage.encounter.apply import apply
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.commands import (
    AddCondition,
    AdvanceTurn,
    Command,
    DealDamage,
    Heal,
    NewCondition,
    RemoveParticipant,
    SetTemporaryHitPoints,
    Undo,
)
from storage.encounter.context import Actor, Context
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError, TrackerError
from storage.encounter.model import Attack, Encounter, Level, Participant, Request, Status, Visibility
from storage.encounter.visibility.audience import PLAYERS, player
from storage.encounter.visibility.questions import question_in
from storage.encounter.visibility.views import view
from storage.i18n.catalog import load_texts
from tests.storage.encounter.moment import NOON

SAY = partial(load_texts().get, "en")
ARI = UserId("ari")
DANA = Actor(UserId("dana"), "Dana")
LEVELS = st.sampled_from(list(Level))


def _participant(place: int, level: Level, owned: bool) -> Participant:
    return Participant(
        id=ParticipantId(f"{place:024x}"),
        name=f"Secretname{place:02d}",
        ac=71,
        # So far apart that no damage makes one's number another's.
        max_hp=20_000 * (place + 1) + 100,
        current_hp=20_000 * (place + 1),
        initiative_roll=30 - place,
        notes="Secretnote",
        attacks=() if owned else (Attack(name="Secretattack", bonus=9),),
        group=f"Secretgroup{place:02d}",
        collaborators=(ARI,) if owned else (),
        visibility=Visibility(players=level, stream=Level.UNSEEN),
    )


@st.composite
def encounters(draw: st.DrawFn) -> Encounter:
    levels = draw(st.lists(st.tuples(LEVELS, st.booleans()), min_size=1, max_size=6))
    people = tuple(_participant(place, level, owned) for place, (level, owned) in enumerate(levels))
    turn = draw(st.integers(0, len(people) - 1))
    return Encounter(
        id=EncounterId("f" * 24),
        user_id=DANA.user_id,
        status=Status.ACTIVE,
        round=draw(st.integers(1, 3)),
        participants=people,
        current_participant_id=people[turn].id,
    )


def _hidden(encounter: Encounter, *, from_ari: bool) -> list[str]:
    audience = player(ARI) if from_ari else PLAYERS
    secrets = ["Secretnote"]
    for p in encounter.participants:
        level = audience.level(p)
        if not level.shows(Level.UNKNOWN):
            secrets.append(p.id)
        if not level.shows(Level.NAME):
            secrets += [p.name, str(p.group)]
        if not level.shows(Level.EXACT):
            # A small number may stand anywhere; these were made to stand nowhere else.
            secrets += [str(number) for number in (p.max_hp, p.current_hp) if number > 999]
    return secrets


def _stands_in(text: str, secret: str) -> bool:
    """Whether a secret is there; a number only as a whole one."""
    if secret.isdigit() and len(secret) < 24:
        return re.search(rf"(?<!\d){secret}(?!\d)", text) is not None
    return secret in text


def _without(secrets: list[str], shown: Any) -> None:
    text = repr(shown)
    assert [secret for secret in secrets if _stands_in(text, secret)] == []


@given(encounters())
@settings(max_examples=150, deadline=None)
def test_the_board_shows_nothing_hidden(encounter: Encounter) -> None:
    _without(_hidden(encounter, from_ari=False), board(encounter, SAY))


@given(encounters())
@settings(max_examples=150, deadline=None)
def test_a_players_own_screen_and_forms_show_nothing_hidden(encounter: Encounter) -> None:
    secrets = _hidden(encounter, from_ari=True)
    people = view(encounter, player(ARI))["participants"]
    _without(secrets, sheet(encounter, player(ARI), SAY))
    for form in (damage_form, heal_form, condition_form):
        _without(secrets, form(encounter, people, SAY))


@given(
    encounters(), st.sampled_from(["", "s", "secret", "secretname0", "secretgroup", "?", "secretname00, "])
)
@settings(max_examples=150, deadline=None)
def test_autocomplete_offers_nothing_hidden_whatever_is_typed(encounter: Encounter, typed: str) -> None:
    for audience, from_ari in ((PLAYERS, False), (player(ARI), True)):
        people = view(encounter, audience)["participants"]
        offered = [
            *participant_choices(people, typed, SAY),
            *list_choices(people, typed, SAY, lambda p: True),
        ]
        # The typed text is returned; everything else must come from the view.
        known = {c for p in people for c in (p["_id"], p["name"])}
        known |= {SAY(f"word-{kind}") for kind in (ALL_MONSTERS, ALL_PLAYERS) if all_of(people, kind)}
        for choice in offered:
            last = choice.value.rpartition(",")[2].strip()
            assert last in known or last in {p.get("group") for p in people}
        _without(
            [s for s in _hidden(encounter, from_ari=from_ari) if s.casefold() not in typed.casefold()],
            [(choice.name, choice.value) for choice in offered if not typed.endswith(", ")],
        )


@given(encounters(), st.integers(0, 5))
@settings(max_examples=150, deadline=None)
def test_a_hidden_one_answers_as_if_it_did_not_exist(encounter: Encounter, place: int) -> None:
    people = view(encounter, PLAYERS)["participants"]
    target = encounter.participants[place % len(encounter.participants)]
    if PLAYERS.level(target).shows(Level.NAME):
        return
    for typed in (target.name, target.name[:8] + "zz", str(target.group)):
        try:
            found = find_participants(people, typed)
        except (ParticipantNotFoundError, InvalidCommandError) as error:
            # The typed text is repeated, of hidden and absent ones alike.
            others = [s for s in _hidden(encounter, from_ari=False) if not _stands_in(typed, s)]
            _without(others, str(error))
        else:
            assert target.id not in [p["_id"] for p in found]


@given(encounters(), st.integers(0, 5), st.integers(0, 6), st.integers(0, 9000))
@settings(max_examples=300, deadline=None)
def test_the_announcement_shows_nothing_hidden(
    encounter: Encounter, place: int, kind: int, amount: int
) -> None:
    target = encounter.participants[place % len(encounter.participants)].id
    commands = (
        DealDamage.to(target, amount, "fire"),
        Heal(participant_ids=(target,), amount=amount),
        SetTemporaryHitPoints(participant_ids=(target,), amount=7777),
        AddCondition(participant_ids=(target,), condition=NewCondition(name="Prone")),
        AdvanceTurn(),
        RemoveParticipant(participant_id=target),
        DealDamage.to(target, amount),
    )
    try:
        change = _carry_out(encounter, commands[kind])
    except TrackerError:
        return
    secrets = [*_hidden(encounter, from_ari=False), *_hidden(change.after, from_ari=False)]
    _without(secrets, narrate(change.for_audience(PLAYERS), SAY))
    undone = _carry_out(change.after, Undo())
    _without(secrets, narrate(undone.for_audience(PLAYERS), SAY))


@given(encounters(), st.integers(0, 5))
@settings(max_examples=100, deadline=None)
def test_a_request_names_only_what_all_players_may_know(encounter: Encounter, place: int) -> None:
    target = encounter.participants[place % len(encounter.participants)]
    command = DealDamage.to(target.id, 5).model_dump(by_alias=True, mode="json")
    request = Request(id="r", user_id=ARI, user_name="Ari", at=NOON, command=command)
    if question := question_in(encounter, request, PLAYERS):
        _without(_hidden(encounter, from_ari=False), request_text(question, SAY))


def test_the_mark_of_a_hidden_turn_names_no_participant() -> None:
    hidden = _participant(1, Level.UNSEEN, False)
    encounter = Encounter(
        id=EncounterId("f" * 24),
        user_id=DANA.user_id,
        status=Status.ACTIVE,
        round=1,
        participants=(hidden,),
        current_participant_id=hidden.id,
    )
    assert hidden.id not in repr(board(encounter, SAY))
    assert len(ids.turn_digest(encounter)) == 12


def _carry_out(encounter: Encounter, command: Command) -> Change:
    context = Context(DANA, NOON, lambda sides: 1, lambda: "a" * 24, f"c{encounter.version}")
    outcome = apply(encounter, command, context)
    after = outcome.encounter
    return Change(encounter, after, after.version, outcome.events, DANA, command, context.command_id)
