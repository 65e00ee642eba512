"""What a message that asks shows now: its text and buttons, as long as what it asks about is open, and after.

Such a message is about a player's request, about saves and effects that users owe, or about the offer of an
encounter. `about` names these things.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from bot.render import custom_ids as ids
from bot.render.escaping import safe
from bot.render.narration import narrate
from bot.render.participants import NAME_LIMIT
from bot.render.recurring import asked_in_public, due_rows
from bot.render.requests import request_rows, request_text, verdict_text, wish_text
from bot.render.saves import save_rows
from bot.render.screen import Button, Row, Say
from storage.change import Change
from storage.encounter.base import UserId
from storage.encounter.events import EVENTS, Requested, RequestSettled
from storage.encounter.history.undo import done_and_undone
from storage.encounter.model import Encounter, HistoryEntry, Request, Status
from storage.encounter.visibility.audience import PLAYERS
from storage.encounter.visibility.questions import question_in
from storage.replay import latest_changes

OPEN = "open"
_REQUEST, _SAVE, _DUE, _TRANSFER = "request:", "save:", "due:", "transfer:"
_ASKING = frozenset({"make_request", "request_damage", "make_attack"})


@dataclass(frozen=True, slots=True)
class Content:
    """The text and the buttons of a message; a text of None stays as it is."""

    text: str | None
    rows: tuple[Row, ...] = ()


def about_request(request: Request) -> tuple[str, ...]:
    """Return what a message about a request is about."""
    return (about_key(ids.short(request.id)),)


def about_key(key: str) -> str:
    """Return what a message is about by the `short` id of a request."""
    return _REQUEST + key


def about_transfer(encounter: Encounter) -> tuple[str, ...]:
    """Return what a message about the offer of an encounter is about."""
    offer = encounter.transfer_offer
    return (about_transfer_to(offer.user_id),) if offer else ()


def about_transfer_to(user_id: UserId) -> str:
    """Return what a message is about that offers an encounter to a user."""
    return _TRANSFER + ids.short(user_id)


def about_owed(encounter: Encounter) -> tuple[str, ...]:
    """Return what a message to all users who owe something is about: saves, and effects that are due."""
    saves = [
        f"{_SAVE}{ids.short(p.id)}~{ids.short(save.id)}"
        for p in encounter.participants
        if p.collaborators
        for save in p.saves
    ]
    due = [f"{_DUE}{ids.short(p.id)}~{ids.short(effect.id)}" for p, effect in asked_in_public(encounter)]
    return (*saves, *due)


class QuestionStates:
    """The states of an encounter's questions: short texts that differ where the contents do."""

    def __init__(self, encounter: Encounter) -> None:
        self._encounter = encounter

    def of(self, about: Sequence[str]) -> str:
        """Return the state of what a message is about."""
        first = about[0] if about else ""
        if first.startswith(_REQUEST):
            key = first.removeprefix(_REQUEST)
            # With who asked: a tombstone takes the place of a user who was deleted.
            if (request := open_request(self._encounter, key)) is not None:
                return f"{OPEN}-{ids.short(request.user_id)}"
            return self._answers.get(key) or f"gone-{self._askers.get(key, '')}"
        if first.startswith(_TRANSFER):
            return OPEN if first in about_transfer(self._encounter) else "closed"
        owed = sorted(self._owed.intersection(about))
        return blake2b("\0".join(owed).encode(), digest_size=8).hexdigest() if owed else "closed"

    @cached_property
    def _owed(self) -> frozenset[str]:
        return frozenset(about_owed(self._encounter))

    @cached_property
    def _answers(self) -> dict[str, str]:
        """The ids of the entries that answered requests and count, by the keys of the requests."""
        return {key: f"{entry.id}-{self._askers.get(key, '')}" for key, entry in _settlings(self._encounter)}

    @cached_property
    def _askers(self) -> dict[str, str]:
        """The keys of the users who made requests, by those of the requests, as far as is remembered."""
        return {
            ids.short(event.request.id): ids.short(event.request.user_id)
            for entry in self._encounter.history
            if entry.kind in _ASKING | {"settle_request"}
            for event in EVENTS.validate_python(entry.events)
            if isinstance(event, Requested | RequestSettled)
        }


def content_of(encounter: Encounter, about: Sequence[str], say: Say) -> Content:
    """Return what the message shows."""
    first = about[0] if about else ""
    if first.startswith(_REQUEST):
        return _of_request(encounter, first.removeprefix(_REQUEST), say)
    if first.startswith(_TRANSFER):
        return _of_transfer(encounter, first, say)
    is_open = bool(set(about) & {*about_owed(encounter)})
    return Content(None, owed_rows(encounter, say) if is_open else ())


def owed_rows(encounter: Encounter, say: Say) -> tuple[Row, ...]:
    """Return the buttons for the saves that users owe, and the effects that they are to apply."""
    owes = any(p.saves and p.collaborators for p in encounter.participants)
    saves = save_rows(encounter, say) if owes else ()
    return (*saves, *due_rows(encounter, asked_in_public(encounter), say))


def transfer_rows(encounter: Encounter, say: Say) -> tuple[Row, ...]:
    """Return the buttons that accept or decline the offer of an encounter."""
    accept = Button(ids.encode("transferyes", encounter.id), say("button-transferyes"), "success")
    return ((accept, Button(ids.encode("transferno", encounter.id), say("button-transferno"))),)


def asked_text(change: Change, say: Say) -> str:
    """Return the text of a change that asks the DM: the attack, if it is one, and the question.

    Empty where players may not know of whom it is about.
    """
    public = change.for_audience(PLAYERS)
    if public.question is None:
        return ""
    return "\n".join(filter(None, (narrate(public, say), request_text(public.question, say))))


def open_request(encounter: Encounter, key: str) -> Request | None:
    """Return the open request with this `short` id, or None."""
    return next((r for r in encounter.requests if ids.short(r.id) == key), None)


def answered_by(encounter: Encounter, key: str) -> UserId | None:
    """Return who answered the request with this `short` id; None where that is undone, or never happened."""
    entry = dict(_settlings(encounter)).get(key)
    return entry.user_id if entry is not None else None


def _of_request(encounter: Encounter, key: str, say: Say) -> Content:
    request = open_request(encounter, key)
    asking = _asking(encounter, key)
    change = _replayed(encounter, asking) if asking is not None else None
    if request is not None:
        text = asked_text(change, say) if change is not None else ""
        if not text and (question := question_in(encounter, request, PLAYERS)) is not None:
            text = request_text(question, say)
        return Content(text or None, request_rows(encounter, request, say))
    entry = dict(_settlings(encounter)).get(key)
    asked = change.for_audience(PLAYERS) if change is not None else None
    attack = narrate(asked, say) if asked is not None else ""
    wish = wish_text(asked.question, say) if asked is not None and asked.question is not None else ""
    if entry is None:
        return Content("\n".join(filter(None, (attack, wish, _withdrawn(encounter, asking, say)))))
    change = _replayed(encounter, entry)
    events = EVENTS.validate_python(entry.events)
    verdict = next(verdict_text(e, say) for e in events if isinstance(e, RequestSettled))
    if encounter.co_dms or (encounter.discord and encounter.discord.dm_role_ids):  # one of several DMs
        verdict = f"{verdict} – {safe(entry.user_name, NAME_LIMIT)}"
    line = narrate(change.for_audience(PLAYERS), say) if change is not None else ""
    answer = " · ".join(filter(None, (verdict, line)))
    # Without a line, the verdict does not say of whom it is.
    return Content("\n".join(filter(None, (attack or ("" if line else wish), answer))))


def _of_transfer(encounter: Encounter, about: str, say: Say) -> Content:
    fight = safe(encounter.name, 60)
    if about in about_transfer(encounter):
        return Content(say("transfer-open", fight=fight), transfer_rows(encounter, say))
    if about != about_transfer_to(encounter.user_id):
        return Content(say("transfer-cancelled", fight=fight))
    accepted = (e.user_name for e in reversed(encounter.history) if e.kind == "accept_transfer")
    return Content(say("transfer-accepted", name=safe(next(accepted, "?"), NAME_LIMIT), fight=fight))


def _withdrawn(encounter: Encounter, asking: HistoryEntry | None, say: Say) -> str:
    """Return why a request that the DM did not answer is open no more."""
    if encounter.status is Status.COMPLETED:
        return say("request-unanswered")
    name = asking.user_name if asking is not None else "?"
    done, _ = done_and_undone(encounter.history)
    is_undone = asking is None or all(entry.id != asking.id for entry in done)
    key = "request-withdrawn" if is_undone else "request-void"
    return say(key, name=safe(name, NAME_LIMIT))


def _settlings(encounter: Encounter) -> Iterator[tuple[str, HistoryEntry]]:
    """Yield the entries that answered requests and were not undone, each with the key of its request."""
    done, _ = done_and_undone(encounter.history)
    for entry in done:
        if entry.kind == "settle_request":
            yield ids.short(str(entry.command.get("requestId"))), entry


def _asking(encounter: Encounter, key: str) -> HistoryEntry | None:
    """Return the entry that made a request, also one that was undone; None where it is no longer kept."""
    for entry in reversed(encounter.history):
        if entry.kind in _ASKING:
            events = EVENTS.validate_python(entry.events)
            if any(isinstance(e, Requested) and ids.short(e.request.id) == key for e in events):
                return entry
    return None


def _replayed(encounter: Encounter, entry: HistoryEntry) -> Change | None:
    found = latest_changes(encounter, entry.version - 1)
    return found[0] if found and found[0].version == entry.version else None
