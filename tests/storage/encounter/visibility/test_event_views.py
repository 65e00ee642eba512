"""What each audience may know of an event, level by level."""

from datetime import UTC, datetime
from typing import Any

import pytest

from storage.encounter import events as happened
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.model import Condition, Encounter, Level, Participant, Request, Visibility
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, player
from storage.encounter.visibility.event_views import event_view
from storage.encounter.visibility.view_types import EventView
from storage.encounter.visibility.views import view

OGRE = ParticipantId("ogre")
ARI = UserId("ari")
PRONE = Condition(id="c1", name="Prone", duration=2)


def make_encounter(level: Level, **fields: Any) -> Encounter:
    seen = Visibility(players=level, stream=Level.UNSEEN)
    ogre = Participant(id=OGRE, name="Ogre", max_hp=59, current_hp=20, visibility=seen, **fields)
    return Encounter(id=EncounterId("e"), user_id=UserId("dm"), participants=(ogre,))


def heard(event: happened.Event, level: Level) -> EventView | None:
    encounter = make_encounter(level)
    return event_view(event, encounter, encounter, PLAYERS)


HIT = happened.DamageTaken(
    participant_id=OGRE,
    rolled=40,
    amount=39,
    absorbed=1,
    overkill=0,
    hp_before=59,
    hp_after=20,
    damage_types=("fire",),
    is_critical=True,
    notes="weak to it",
    dealt=20,
    met=(happened.DefenceMet(kind="vulnerable", types=("fire",)),),
)
WHO = {"participantId": "ogre", "participantName": "Ogre"}


def test_a_blow_is_told_in_numbers_as_a_band_or_not_at_all() -> None:
    assert heard(HIT, Level.EXACT) == {
        "type": "damage_taken",
        **WHO,
        "amount": 39,
        "absorbed": 1,
        "overkill": 0,
        "hpBefore": 59,
        "hpAfter": 20,
        "damageTypes": ["fire"],
        "isCritical": True,
    }
    band = {"type": "damage_taken", **WHO, "healthBand": "bloodied", "isCritical": True}
    assert heard(HIT, Level.DAMAGE) == {**band, "amount": 39, "damageTypes": ["fire"]}
    assert heard(HIT, Level.BAND) == band
    for level in (Level.NAME, Level.UNKNOWN, Level.UNSEEN):
        assert heard(HIT, level) is None


@pytest.mark.parametrize("level", [Level.EXACT, Level.DAMAGE, Level.BAND])
@pytest.mark.parametrize(
    ("attacker", "is_told"),
    [(Level.EXACT, True), (Level.NAME, True), (Level.UNKNOWN, True), (Level.UNSEEN, False)],
)
def test_who_dealt_or_healed_is_told_to_those_who_know_of_them(
    level: Level, attacker: Level, is_told: bool
) -> None:
    witch = Participant(
        id=ParticipantId("witch"), name="Witch", visibility=Visibility(players=attacker, stream=Level.UNSEEN)
    )
    healed = happened.HealingReceived(participant_id=OGRE, amount=5, hp_before=15, hp_after=20)
    for event in (HIT, healed):
        by_witch = event.model_copy(update={"source_id": witch.id})
        encounter = make_encounter(level)
        there = encounter.model_copy(update={"participants": (*encounter.participants, witch)})
        for before, after in ((there, there), (there, encounter)):
            told = event_view(by_witch, before, after, PLAYERS)
            assert told is not None and told.get("sourceId") == ("witch" if is_told else None)
        gone = event_view(by_witch, encounter, encounter, PLAYERS)
        assert gone is not None and "sourceId" not in gone
    # What was hidden until this change stays hidden.
    unseen = witch.model_copy(update={"visibility": Visibility(players=Level.UNSEEN, stream=Level.UNSEEN)})
    earlier = encounter.model_copy(update={"participants": (*encounter.participants, unseen)})
    told = event_view(by_witch, earlier, there, PLAYERS)
    assert told is not None and "sourceId" not in told


def test_what_a_hit_met_is_for_the_users_who_control_its_target() -> None:
    for owners, is_told in (((ARI,), True), ((UserId("another"),), False)):
        encounter = make_encounter(Level.EXACT, collaborators=owners)
        told = event_view(HIT, encounter, encounter, player(ARI))
        assert told is not None
        assert ("amount" in told, "met" in told, "dealt" in told) == (True, is_told, is_told)
        assert event_view(HIT, encounter, encounter, STREAM) is None
        dms = event_view(HIT, encounter, encounter, DM)
        assert dms is not None and dms["met"] == [{"kind": "vulnerable", "types": ["fire"]}]


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        (happened.HealingReceived(participant_id=OGRE, amount=5, hp_before=15, hp_after=20), {"amount": 5}),
        (happened.HitPointsSet(participant_id=OGRE, hp_before=15, hp_after=20, healing=5), {"healing": 5}),
    ],
    ids=lambda value: getattr(value, "type", ""),
)
def test_so_are_other_changes_of_hit_points(event: happened.Event, fields: dict[str, Any]) -> None:
    exact = heard(event, Level.EXACT)
    assert exact is not None and exact.items() >= {**WHO, "hpAfter": 20, **fields}.items()
    band = {"type": event.type, **WHO, "healthBand": "bloodied"}
    healed = {"amount": 5} if isinstance(event, happened.HealingReceived) else {}
    assert heard(event, Level.DAMAGE) == {**band, **healed}
    assert heard(event, Level.BAND) == band
    assert heard(event, Level.NAME) is None


def test_a_condition_is_told_from_the_name_on_unless_it_is_secret() -> None:
    added = happened.ConditionAdded(participant_id=OGRE, condition=PRONE)
    told = heard(added, Level.NAME)
    assert told is not None
    assert told["condition"]["name"] == "Prone"
    assert told.items() >= {"type": "condition_added", **WHO}.items()
    assert heard(added, Level.UNKNOWN) is None
    ended = heard(happened.ConditionRemoved(participant_id=OGRE, condition=PRONE), Level.NAME)
    assert ended is not None and ended["condition"]["name"] == "Prone"
    secret = happened.ConditionRemoved(
        participant_id=OGRE, condition=PRONE.model_copy(update={"is_secret": True})
    )
    assert heard(secret, Level.EXACT) is None


def test_of_a_changed_condition_only_what_is_open_is_told() -> None:
    def changed(*fields: str, secret: bool = False) -> happened.ConditionChanged:
        condition = PRONE.model_copy(update={"is_secret": secret})
        return happened.ConditionChanged(participant_id=OGRE, condition=condition, fields=fields)

    told = heard(changed("duration", "anchorId", "saveEnds"), Level.NAME)
    assert told is not None and told["fields"] == ["duration"]
    assert not {"saveEnds", "anchorId"} & set(told["condition"])
    assert heard(changed("anchorId", "saveEnds"), Level.EXACT) is None
    assert heard(changed("duration"), Level.UNKNOWN) is None
    assert heard(changed("duration", secret=True), Level.EXACT) is None


@pytest.mark.parametrize(
    ("reason", "shown"), [("expired", "expired"), ("removed", None), ("concentration", None)]
)
def test_a_condition_that_expires_says_so_and_no_other_reason_is_shown(
    reason: Any, shown: str | None
) -> None:
    ended = heard(happened.ConditionRemoved(participant_id=OGRE, condition=PRONE, reason=reason), Level.NAME)
    assert ended is not None and ended.get("reason") == shown


def test_who_is_only_known_to_be_there_has_no_name() -> None:
    removed = happened.ParticipantRemoved(participant_id=OGRE, name="Ogre")
    assert heard(removed, Level.UNKNOWN) == {
        "type": "participant_removed",
        "participantId": "ogre",
        "participantName": "???",
        "reason": "removed",
    }
    assert heard(removed, Level.UNSEEN) is None


def test_who_has_left_is_told_of_as_he_was() -> None:
    before, after = (
        make_encounter(Level.NAME),
        make_encounter(Level.NAME).model_copy(update={"participants": ()}),
    )
    removed = happened.ParticipantRemoved(participant_id=OGRE, name="Ogre", reason="defeated")
    told = event_view(removed, before, after, PLAYERS)
    assert told == {"type": "participant_removed", **WHO, "reason": "defeated"}


def test_a_reveal_tells_nothing_of_what_went_before_it() -> None:
    assert event_view(HIT, make_encounter(Level.UNSEEN), make_encounter(Level.EXACT), PLAYERS) is None
    told = event_view(HIT, make_encounter(Level.EXACT), make_encounter(Level.BAND), PLAYERS)
    assert told is not None and "amount" not in told


def test_each_audience_hears_by_its_own_ladder() -> None:
    encounter = make_encounter(Level.EXACT, collaborators=(ARI,))
    assert event_view(HIT, encounter, encounter, STREAM) is None
    hidden = make_encounter(Level.UNSEEN, collaborators=(ARI,))
    own = event_view(HIT, hidden, hidden, player(ARI))
    assert own is not None and own["amount"] == 39
    everything = event_view(HIT, hidden, hidden, DM)
    assert everything == HIT.model_dump(by_alias=True, mode="json")


@pytest.mark.parametrize(
    "event",
    [
        happened.EncounterStarted(),
        happened.EncounterEnded(),
        happened.TurnAdvanced(from_id=None, to_id=OGRE, round=3),
        happened.TurnReversed(from_id=OGRE, to_id=None, round=3),
        happened.ChangeUndone(entry_id="e", command="heal", events=({"participantId": "ogre"},)),
    ],
    ids=lambda event: event.type,
)
def test_of_the_fight_itself_everybody_hears_that_it_happened_and_no_more(event: happened.Event) -> None:
    assert heard(event, Level.UNSEEN) == {"type": event.type}


@pytest.mark.parametrize(
    "event",
    [
        happened.LegendarySpent(participant_id=OGRE, what="action", remaining=2),
        happened.ParticipantChanged(participant_id=OGRE, fields=("ac",)),
        happened.VisibilityChanged(participant_id=OGRE),
        happened.RulesChanged(fields=("name",)),
        happened.AccessChanged(),
        happened.TransferOffered(),
        happened.TransferCancelled(),
    ],
    ids=lambda event: event.type,
)
def test_what_happens_behind_the_screen_is_the_dms_alone(event: happened.Event) -> None:
    assert heard(event, Level.EXACT) is None


def test_a_request_and_its_answer_are_heard_by_whoever_asked_alone() -> None:
    request = Request(
        id="r1",
        user_id=ARI,
        user_name="Ari",
        at=datetime(2026, 6, 1, tzinfo=UTC),
        command={"targets": [{"participantId": OGRE}], "parts": [{"amount": 7}], "notes": "my plan"},
    )
    encounter = make_encounter(Level.BAND).model_copy(update={"requests": (request,)})
    settled = happened.RequestSettled(request=request, answer="half")
    answer = event_view(settled, encounter, encounter, player(ARI))
    assert answer == {"type": "request_settled", "requestId": "r1", "answer": "half"}
    assert view(encounter, player(ARI))["requests"] == [
        {
            "_id": "r1",
            "type": "deal_damage",
            "targets": [OGRE],
            "parts": [{"amount": 7}],
            "amount": None,
            "condition": "",
            "dice": "",
        }
    ]
    for audience in (PLAYERS, STREAM, player(UserId("bo"))):
        assert event_view(settled, encounter, encounter, audience) is None
        assert event_view(happened.DamageRequested(request=request), encounter, encounter, audience) is None
        assert not view(encounter, audience).get("requests")


def test_a_request_against_one_who_hid_since_names_nobody() -> None:
    request = Request(
        id="r1",
        user_id=ARI,
        user_name="Ari",
        at=datetime(2026, 6, 1, tzinfo=UTC),
        command={"targets": [{"participantId": OGRE}], "parts": [{"amount": 7}]},
    )
    encounter = make_encounter(Level.UNSEEN).model_copy(update={"requests": (request,)})
    assert view(encounter, player(ARI))["requests"][0]["targets"] == []
