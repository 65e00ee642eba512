"""The answers to a client's messages: `{ok: true, …}` or `{ok: false, error: {code, message}, reason}`."""

from typing import Any, Literal, NotRequired, TypedDict, Unpack

from realtime.protocol.server_events import ErrorEvent, ShareProducer, Versioned
from storage.encounter.base import EncounterId, ParticipantId
from storage.encounter.errors import GameTerm, InvalidCommandError, Placeholder, Term, TrackerError
from storage.encounter.visibility.view_types import EncounterPatch, EncounterView
from storage.i18n.catalog import ERROR
from storage.runtime.request_context import current_request, new_request

MAX_REQUEST_ID = 64


class VersionPatch(TypedDict):
    """The patch that leads to a version."""

    version: int
    patch: EncounterPatch


class FoundCreature(TypedDict):
    """A creature of the library; `participant` is what `add_participant` takes.

    `creature` is its reference, which `mark_creature` takes.
    """

    kind: str
    challenge: float | None
    book: str
    isOwn: bool
    isFavourite: bool
    isRecent: bool  # among those that the user added last
    creature: str
    participant: dict[str, Any]


class ShownUses(TypedDict):
    """How often: `recharge` is the lowest face of a d6 that restores it, `times` those of a period."""

    recharge: int | None
    times: int | None
    per: Literal["day", "rest", "long rest", ""]


class ShownAttack(TypedDict):
    """The bonus to hit, and the damage as dice with types."""

    bonus: int
    damage: str


class ShownSave(TypedDict):
    """What targets roll, and the damage of a failed save."""

    dc: int
    ability: str
    damage: str


class ShownFeature(TypedDict):
    """A trait or action; with an attack or a save, `read_statblock` rolls for its key.

    `uses` is null where there is no limit, and where the name says it.
    """

    key: str
    name: str
    text: str
    uses: ShownUses | None
    attack: ShownAttack | None
    save: ShownSave | None


class ShownSection(TypedDict):
    """The traits, the actions, …"""

    section: str
    features: list[ShownFeature]


class ShownStatblock(TypedDict):
    """A creature's stat block; `facts` are the fields of `storage.library.statblock` that say something."""

    name: str
    book: str
    kind: str
    challenge: float | None
    ac: int | None
    maxHP: int
    hitDice: str | None
    initiativeBonus: int | None
    facts: dict[str, Any]
    sections: list[ShownSection]


class OwedBySave(TypedDict):
    """The save that targets roll; with `half`, a successful one halves the damage."""

    dc: int
    ability: str
    half: bool


class RolledText(TypedDict):
    """The rolls of a feature, each as dice and result; null for those that it does not have."""

    name: str
    toHit: str | None
    damage: str | None
    save: OwedBySave | None
    saveDamage: str | None


class TemplateKind(TypedDict):
    """How many of a kind are in a template."""

    name: str
    count: int


class TemplateChoice(TypedDict):
    """A prepared encounter of the user's; `xp` is that of all whose challenge rating is known."""

    templateId: str
    name: str
    ruleset: str
    xp: int
    kinds: list[TemplateKind]


class PartyMember(TypedDict):
    """A character of a party; `isAgreed` says whether the party's DM may change it."""

    characterId: str
    name: str
    level: int | None
    currentHP: int
    maxHP: int
    hitDice: str | None
    hitDiceSpent: int
    isDead: bool
    isAgreed: bool


class PartyChoice(TypedDict):
    """A party that the user runs."""

    partyId: str
    name: str
    members: list[PartyMember]


class DifficultyLimit(TypedDict):
    """A step of difficulty, and the experience points that it begins at (2014) or may not exceed (2024)."""

    name: str
    xp: int


class ShownDifficulty(TypedDict):
    """How hard an encounter is for its party.

    `step` is null where `missing` names characters without a level; with monsters `unknown` to the rules it
    is the least that it can be.
    """

    ruleset: str
    step: str | None
    xp: int
    limits: list[DifficultyLimit]
    missing: list[str]
    unknown: list[str]


class ImportLine(TypedDict):
    """A field that was left, or an entry that was refused, and why: a key such as "not-understood"."""

    name: str
    why: str
    count: int


class ImportReport(TypedDict):
    """What an import took; `assumed` names fields of the rules' values, `filled` those of known creatures."""

    format: str
    saved: int
    fields: int
    left: list[ImportLine]
    refused: list[ImportLine]
    refusedCount: int
    assumed: list[str]
    filled: list[str]


class EncounterChoice(TypedDict):
    """An encounter that a user may open, and the audience that they are there."""

    encounterId: EncounterId
    name: str
    status: str
    audience: str


class ShownMostDealt(TypedDict):
    """Who dealt the most damage; `amount` is null where the audience may not know it."""

    participantId: ParticipantId
    amount: int | None


class ShownSummary(TypedDict):
    """What the audience may know of an encounter as a whole; `fallen` is who fell, each once."""

    rounds: int
    seconds: int
    fallen: list[ParticipantId]
    mostDealt: ShownMostDealt | None


class LoggedEvent(TypedDict):
    """An event of a change, with the fields that it has as a server event."""

    event: str
    payload: Versioned


class LogEntry(TypedDict):
    """A change of the log: when it was made, by whom and by which command. `at` is ISO 8601."""

    version: int
    at: str
    userName: str
    command: str
    events: list[LoggedEvent]


class OverlayChoice(TypedDict):
    """An overlay link that a DM gives orders to; `watching` counts the overlays that are connected."""

    shareId: str
    follows: Literal["channel", "fight"]
    audience: str
    watching: int
    producer: ShareProducer


class AnswerFields(TypedDict, total=False):
    """The fields of positive answers."""

    version: int  # of the encounter, to `join_encounter`, `sync_encounter` and commands
    isRequest: bool  # it waits for the DM's answer
    dice: str  # of the command, with their faces; dropped ones between "~~"
    ignored: list[str]  # fields of the payload that no command has
    # To `sync_encounter`: one of the two.
    encounter: EncounterView
    patches: list[VersionPatch]
    creatures: list[FoundCreature]  # to `search_creatures`
    statblock: ShownStatblock | None  # to `read_statblock`
    rolls: list[RolledText]  # to `read_statblock` with `roll`
    encounterId: EncounterId  # to `create_encounter`
    templates: list[TemplateChoice]  # to `list_templates`, `save_template` and `delete_template`
    parties: list[PartyChoice]  # to `list_parties` and what changes one
    unchanged: list[str]  # to `rest_party` and `restore_party`: members whose players did not agree
    file: dict[str, Any]  # to `export_characters` and `export_creatures`: see docs/data.md
    log: list[LogEntry]  # to `read_log`
    next: str | None  # to `export_creatures` and `read_log`: `after` of the next part; null for the last
    imported: ImportReport  # to the last part of `import_creatures` and `import_characters`
    gone: int  # to `undo_import` and `undo_character_import`: those that are gone
    back: int  # and those that are as before
    difficulty: ShownDifficulty | None  # to `read_difficulty`
    encounters: list[EncounterChoice]  # to `list_encounters`
    summary: ShownSummary  # to `read_summary`
    overlays: list[OverlayChoice]  # to `list_overlays` and `direct_overlays`
    expiresAt: str | None  # to `renew_token`: ISO 8601, null for a token without an end


class Success(AnswerFields):
    """A positive answer."""

    ok: Literal[True]


class KeyedText(TypedDict):
    """A placeholder that is a text of the catalogue, and that text in English."""

    key: str
    text: str


class Reason(TypedDict):
    """What to render an expected error from in another language: `error-<key>` of `storage/i18n/locales/`."""

    key: str
    placeholders: dict[str, str | int | KeyedText]


class Failure(TypedDict):
    """A negative answer; `reason` is there for an error of the tracker's own catalogue."""

    ok: Literal[False]
    error: ErrorEvent
    reason: NotRequired[Reason]


Answer = Success | Failure


def success(**fields: Unpack[AnswerFields]) -> Success:
    """Return a positive answer."""
    return {"ok": True, **fields}


def failure(error: ErrorEvent) -> Failure:
    """Return a negative answer."""
    return {"ok": False, "error": error}


def refused(error: TrackerError) -> Failure:
    """Return the answer for an expected error: in English, and by key for other languages."""
    placeholders = {name: _placeholder(value) for name, value in error.placeholders.items()}
    reason: Reason = {"key": error.key, "placeholders": placeholders}
    return {"ok": False, "error": describe(error), "reason": reason}


def _placeholder(value: Placeholder) -> str | int | KeyedText:
    if isinstance(value, Term):
        return {"key": ERROR + value.key, "text": str(value)}
    if isinstance(value, GameTerm):
        return {"key": value.key, "text": str(value)}
    return value if isinstance(value, int) else str(value)


def broken() -> ErrorEvent:
    """Return the error for an internal failure; its reference is the request id in the log."""
    reference = current_request()
    return {
        "code": "internal",
        "message": "Something went wrong here. Look at the fight, then try again. "
        f"Reference for the operator: {reference}",
        "reference": reference,
    }


def request_id(payload: object) -> str:
    """Return a message's request id for the log: its command id if that is plain, else a new one."""
    given = payload.get("commandId") if isinstance(payload, dict) else None
    is_plain = isinstance(given, str) and 0 < len(given) <= MAX_REQUEST_ID and given.isascii()
    return given if isinstance(given, str) and is_plain and given.isprintable() else new_request()


def describe(error: TrackerError) -> ErrorEvent:
    """Return an expected error as the wire has it.

    A NotFoundError has the same message for what does not exist and for what the client may not know of.
    Key and placeholders are beside it, in the answer's `reason`: clients compare this object as a whole.
    """
    described: ErrorEvent = {"code": error.code, "message": str(error)}
    if isinstance(error, InvalidCommandError):
        described["message"] = error.wire_message or str(error)
        if error.wire_field:
            described["field"] = error.wire_field
    return described
