"""No byte of what an audience may not see is in anything made for it: views, patches, events.

Every secret in these encounters is a marker that stands nowhere else, so that the serialised bytes can be
searched for it.
"""

import json
from collections.abc import Iterable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from storage.encounter import events as happened
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.model import (
    Attack,
    Concentration,
    Condition,
    Defences,
    Encounter,
    Form,
    HitPointEffect,
    Level,
    OwedSave,
    Participant,
    Recurring,
    Request,
    Resource,
    SaveBonuses,
    Status,
    TrueForm,
    Visibility,
)
from storage.encounter.visibility.audience import DM, PLAYERS, STREAM, Audience, player
from storage.encounter.visibility.event_views import event_view
from storage.encounter.visibility.patches import patch
from storage.encounter.visibility.views import view
from tests.storage.encounter.moment import NOON
from tests.storage.encounter.viewing import comparable, patched

OWNER, ARI = UserId("owner-id"), UserId("ari-id")
LESSER = (PLAYERS, STREAM, player(ARI))


def marked(place: int, visibility: Visibility, *, owned: bool, salt: int) -> Participant:
    """Return a participant whose every field is a marker of its own."""
    base = 1_000_000 * (place + 1) + 100_000 * salt
    return Participant(
        id=ParticipantId(f"id-{place}-marker"),
        name=f"name-{place}-{salt}-marker",
        ac=base + 1,
        max_hp=base + 90,
        current_hp=base + 3,
        temporary_hp=base + 4,
        dexterity=base + 5,
        initiative_bonus=base + 6,
        initiative_roll=base + 7,
        notes=f"notes-{place}-marker",
        legendary_actions_remaining=base + 8,
        hit_dice=f"dice-{place}-{salt}-marker",
        hit_dice_spent=base + 51,
        challenge_rating=f"rating-{place}-{salt}-marker",
        level=base + 52,
        character_class=f"class-{place}-{salt}-marker",
        resources=(Resource(name=f"resource-{place}-{salt}-marker", current=base + 9, maximum=base + 10),),
        image_url=f"image-{place}-{salt}-marker",
        group=f"group-{place}-marker",
        concentration=Concentration(name=f"spell-{place}-{salt}-marker"),
        conditions=(
            Condition(
                id=f"open-{place}-{salt}-marker",
                name=f"open-{place}-{salt}-marker",
                duration=3,
                effect=f"effect-{place}-{salt}-marker",
                hit_points=HitPointEffect(max_hp=base + 39, temporary_hp=base + 40),
            ),
            Condition(
                id=f"form-{place}-{salt}-marker",
                name=f"form-{place}-{salt}-marker",
                form=Form(name=f"bear-{place}-{salt}-marker", max_hp=base + 11, ac=base + 12),
                is_secret=place % 2 == 0,
            ),
            Condition(
                id=f"veiled-{place}-{salt}-marker", name=f"veiled-{place}-{salt}-marker", is_secret=True
            ),
        ),
        true_form=TrueForm(
            condition_id=f"form-{place}-{salt}-marker",
            max_hp=base + 13,
            current_hp=base + 14,
            ac=base + 15,
            defences=Defences(resistances=(f"own-{place}-marker",)),
        ),
        temporary_hp_from=f"open-{place}-{salt}-marker",
        save_bonuses=SaveBonuses(wisdom=base + 9),
        attacks=(Attack(name=f"attack-{place}-marker", bonus=base + 17, damage=f"{base + 18}"),),
        recurring=(Recurring(id="r", name=f"aura-{place}-marker"),),
        effects_due=("r", f"veiled-{place}-{salt}-marker"),
        saves_owed=(
            OwedSave(id=f"open-{place}-{salt}-marker", about="condition"),
            OwedSave(id=f"veiled-{place}-{salt}-marker", about="condition"),
            OwedSave(
                id="effect",
                about="effect",
                name=f"effect-of-{place}-marker",
                dc=base + 10,
                command={"sourceId": f"caster-{place}-marker"},
            ),
        ),
        collaborators=(ARI,) if owned else (UserId(f"user-{place}-marker"),),
        visibility=visibility,
    )


def amount(participant: Participant) -> int:
    """Return how much every hit and heal of the participant is."""
    return 9_000_000 - participant.max_hp


def forbidden(participant: Participant, audience: Audience) -> Iterable[str]:
    """Yield what must not be in anything the audience gets about this participant."""
    assert participant.true_form is not None and participant.true_form.max_hp is not None
    open_effect, form, veiled = participant.conditions
    yield from (veiled.name, str(open_effect.effect), participant.notes)
    yield from map(str, _numbers(open_effect, form))
    yield str(participant.challenge_rating)
    own = participant.true_form
    if form.is_secret:
        yield from (form.name, str(own.max_hp), str(own.ac), own.defences.resistances[0])
    yield str(participant.saves_owed[2].command["sourceId"])
    if audience.owns(participant):
        return
    level = audience.level(participant)
    yield participant.recurring[0].name
    yield from (str(participant.save_bonuses.wisdom), participant.saves_owed[2].name)
    yield from (str(own.ac), own.defences.resistances[0])
    yield from map(str, (participant.ac, participant.dexterity, participant.initiative_bonus))
    yield participant.resources[0].name
    yield from (str(participant.hit_dice), str(participant.hit_dice_spent), str(participant.level))
    yield str(participant.character_class)
    yield from map(str, (participant.resources[0].current, participant.resources[0].maximum))
    yield from map(str, (participant.legendary_actions_remaining, participant.collaborators[0]))
    if not level.shows(Level.EXACT):
        yield from map(str, (participant.current_hp, participant.max_hp, participant.temporary_hp))
        yield from map(str, (own.current_hp, own.max_hp))
    if not level.shows(Level.DAMAGE):
        yield str(amount(participant))
    if not level.shows(Level.NAME):
        yield from (participant.name, open_effect.name, str(participant.group))
        yield str(form.form and form.form.name)
        yield from (str(participant.initiative_roll), str(participant.image_url))
        yield participant.concentration.name if participant.concentration else "never"
    if not level.shows(Level.UNKNOWN):
        yield participant.id


def _numbers(effect: Condition, form: Condition) -> Iterable[int | None]:
    """Yield what a condition does to hit points, and the form it gives: the DM's alone."""
    if effect.hit_points and form.form:
        yield from (effect.hit_points.max_hp, effect.hit_points.temporary_hp, form.form.max_hp, form.form.ac)


levels = st.builds(Visibility, players=st.sampled_from(Level), stream=st.sampled_from(Level))


@st.composite
def encounters(draw: st.DrawFn, *, salt: int = 0, like: Encounter | None = None) -> Encounter:
    """Draw an encounter; `like` gives the participants that it shares with an earlier one."""
    seen = draw(st.lists(levels, min_size=1, max_size=5))
    owners = draw(st.lists(st.booleans(), min_size=len(seen), max_size=len(seen)))
    made = [marked(i, v, owned=o, salt=salt) for i, (v, o) in enumerate(zip(seen, owners, strict=True))]
    if like is not None:
        kept = {p.id: p for p in like.participants}
        made = [draw(st.sampled_from([p, kept.get(p.id, p)])) for p in made]
    participants = tuple(draw(st.permutations(made)))
    return Encounter(
        id=EncounterId("encounter-id"),
        user_id=OWNER,
        status=Status.ACTIVE,
        round=draw(st.integers(1, 3)),
        current_participant_id=draw(st.sampled_from(participants)).id,
        participants=participants,
        requests=(
            Request(
                id="request-marker",
                user_id=ARI,
                user_name="request-user-marker",
                at=NOON,
                command={"targets": [{"participantId": participants[0].id}], "notes": "request-notes-marker"},
            ),
        ),
        version=7 + salt,
    )


def about(participant: Participant) -> tuple[happened.Event, ...]:
    """Return one of every kind of event that is about a participant."""
    this = participant.id
    return (
        happened.ParticipantAdded(participant_id=this, name=participant.name),
        happened.ParticipantRemoved(participant_id=this, name=participant.name),
        happened.ParticipantChanged(participant_id=this, fields=("ac",)),
        happened.VisibilityChanged(participant_id=this),
        happened.AccessChanged(participant_id=this),
        happened.InitiativeRolled(participant_id=this, total=participant.initiative_roll or 0),
        happened.ParticipantMoved(participant_id=this),
        happened.TurnDelayed(participant_id=this),
        happened.TurnAdvanced(from_id=this, to_id=this, round=2),
        happened.TurnReversed(from_id=this, to_id=this, round=2),
        happened.DamageTaken(
            participant_id=this,
            rolled=participant.ac or 0,
            amount=amount(participant),
            absorbed=participant.temporary_hp,
            hp_before=participant.max_hp,
            hp_after=participant.current_hp,
            notes=participant.notes,
        ),
        happened.HealingReceived(
            participant_id=this,
            amount=amount(participant),
            hp_before=participant.current_hp,
            hp_after=participant.max_hp,
            notes=participant.notes,
        ),
        happened.HealingFailed(participant_id=this),
        happened.HitPointsSet(
            participant_id=this,
            hp_before=participant.max_hp,
            hp_after=participant.current_hp,
            damage=participant.temporary_hp,
            notes=participant.notes,
        ),
        happened.TemporaryHitPointsSet(
            participant_id=this, before=participant.max_hp, after=participant.temporary_hp, offered=1
        ),
        happened.ParticipantDowned(participant_id=this, fate="defeated"),
        happened.ParticipantDied(participant_id=this, reason="damage"),
        happened.ParticipantStabilised(participant_id=this),
        happened.ParticipantRevived(participant_id=this),
        happened.DeathSaveRolled(participant_id=this, natural=10, total=10, successes=1, failures=0),
        *(happened.ConditionAdded(participant_id=this, condition=c) for c in participant.conditions),
        *(happened.ConditionRemoved(participant_id=this, condition=c) for c in participant.conditions),
        *(
            happened.ConditionChanged(participant_id=this, condition=c, fields=("duration", "effect"))
            for c in participant.conditions
        ),
        happened.ConditionResisted(participant_id=this, name=participant.conditions[0].name),
        happened.ReminderDue(participant_id=this, about="save", text=participant.conditions[0].name),
        happened.ReminderDue(
            participant_id=this, about="save", text=participant.conditions[2].name, is_secret=True
        ),
        happened.ConcentrationStarted(participant_id=this, name=f"spell-{this}"),
        happened.ConcentrationEnded(participant_id=this, name=f"spell-{this}", reason="down"),
        happened.ConcentrationCheckDue(participant_id=this, name=f"spell-{this}", dc=participant.max_hp // 2),
        *(
            happened.EffectDue(
                participant_id=this,
                effect_id=condition.id,
                name=condition.name,
                kind="damage",
                amount_text=str(participant.max_hp),
                is_secret=condition.is_secret,
            )
            for condition in participant.conditions
        ),
        happened.SaveDue(
            participant_id=this,
            save_id="s",
            name=participant.conditions[0].name,
            ability="wisdom",
            dc=participant.max_hp,
        ),
        *(
            happened.SaveMade(
                participant_id=this,
                about="condition",
                name=condition.name,
                ability="wisdom",
                dc=participant.max_hp,
                natural=participant.dexterity,
                bonus=participant.ac,
                total=participant.current_hp,
                is_passed=True,
                is_secret=condition.is_secret,
            )
            for condition in participant.conditions
        ),
        happened.SaveDropped(participant_id=this, name=participant.conditions[1].name, is_secret=True),
        happened.LegendarySpent(
            participant_id=this, what="action", remaining=participant.legendary_actions_remaining
        ),
        *(
            happened.ResourceChanged(
                participant_id=this, name=r.name, current=r.current, maximum=r.maximum, reason="spent"
            )
            for r in participant.resources
        ),
        happened.RechargeDue(participant_id=this, name=participant.resources[0].name, needs=5, natural=3),
        happened.Rested(participant_id=this, kind="short", hit_dice=participant.hit_dice_spent, faces=(3,)),
        happened.RestFailed(participant_id=this, reason="dead"),
        happened.InspirationChanged(participant_id=this, has_inspiration=True),
        happened.ChangeUndone(entry_id="e", command="deal_damage", events=({"participantId": this},)),
    )


def said(thing: Any) -> str:
    return json.dumps(thing)


@given(encounters())
def test_a_view_holds_nothing_its_audience_may_not_see(encounter: Encounter) -> None:
    for audience in LESSER:
        text = said(view(encounter, audience))
        for participant in encounter.participants:
            leaks = [secret for secret in forbidden(participant, audience) if secret in text]
            assert not leaks, (audience, leaks)
        assert "request-notes" not in text
        assert "request-user" not in text
        assert ("request-marker" in text) is (audience.user_id == ARI)


@given(st.data())
def test_a_patch_holds_nothing_its_audience_may_not_see(data: st.DataObject) -> None:
    before = data.draw(encounters())
    after = data.draw(encounters(salt=1, like=before))
    for audience in LESSER:
        text = said(patch(before, after, audience))
        for participant in after.participants:
            known = before.find(participant.id)
            told = {participant.id} if known and audience.level(known).shows(Level.UNKNOWN) else set()
            leaks = [s for s in forbidden(participant, audience) if s in text and s not in told]
            assert not leaks, (audience, leaks)


@given(encounters())
def test_no_event_tells_what_its_audience_may_not_see(encounter: Encounter) -> None:
    for audience in LESSER:
        for participant in encounter.participants:
            text = said([event_view(e, encounter, encounter, audience) for e in about(participant)])
            leaks = [secret for secret in forbidden(participant, audience) if secret in text]
            assert not leaks, (audience, leaks)


@given(st.data())
def test_an_event_is_told_by_the_lower_of_what_was_and_is_seen(data: st.DataObject) -> None:
    before = data.draw(encounters())
    after = data.draw(encounters(like=before))
    for audience in LESSER:
        for participant in (p for p in before.participants if after.find(p.id)):
            text = said([event_view(e, before, after, audience) for e in about(participant)])
            leaks = [secret for secret in forbidden(participant, audience) if secret in text]
            assert not leaks, (audience, leaks)


@given(st.data())
def test_an_event_names_no_source_that_its_audience_does_not_know(data: st.DataObject) -> None:
    before = data.draw(encounters())
    after = data.draw(encounters(like=before))
    target = data.draw(st.sampled_from(before.participants))
    for source in before.participants:
        hit: Any = {"participant_id": target.id, "source_id": source.id}
        attack = f"attack-{source.id}"
        events = (
            happened.DamageTaken(**hit, rolled=1, amount=1, hp_before=2, hp_after=1, damage_types=("fire",)),
            happened.HealingReceived(**hit, amount=1, hp_before=1, hp_after=2),
            happened.AttackMade(**hit, name=attack, hit=True, natural=9, total=14, dice="1d20 (9) + 5"),
        )
        for audience in LESSER:
            text = said([event_view(event, before, after, audience) for event in events])
            seen = [audience.level(p) for e in (before, after) if (p := e.find(source.id))]
            if source.id != target.id and Level.UNSEEN in seen:
                assert source.id not in text
            # What hits is named where the attacker's name is known.
            assert attack not in text or audience.level(source).shows(Level.NAME)


@given(st.data())
def test_a_patch_leads_from_one_view_to_the_next(data: st.DataObject) -> None:
    before = data.draw(encounters())
    after = data.draw(encounters(salt=1, like=before))
    for audience in (*LESSER, DM):
        assert patched(view(before, audience), patch(before, after, audience)) == comparable(
            view(after, audience)
        )


@given(encounters())
def test_the_number_of_hidden_participants_shows_nowhere(encounter: Encounter) -> None:
    for audience in LESSER:
        seen = [p for p in encounter.participants if audience.level(p) is not Level.UNSEEN]
        shown = view(encounter, audience)
        assert [p["_id"] for p in shown["participants"]] == [p.id for p in seen]
        assert [p["initiativeOrder"] for p in shown["participants"]] == list(range(len(seen)))
        assert shown["currentTurn"] < len(seen)
