"""The shapes of views, patches and event views: plain dicts whose keys are the names on the wire.

A key that is NotRequired is absent where the audience may not have the field. `realtime/web/src/sync/wire/`
declares the same names for the pages; a test compares the two.
"""

from typing import Any, Literal, NotRequired, TypedDict

from storage.encounter.base import EncounterId, ParticipantId, UserId


class SaveEndsView(TypedDict):
    """A saving throw that ends a condition."""

    ability: str
    dc: int
    at: Literal["turn_start", "turn_end"]


class FormView(TypedDict):
    """Another form that a condition gives; the NotRequired fields are for the DM."""

    kind: Literal["polymorph", "wild_shape"]
    name: str | None
    maxHP: NotRequired[int]
    ac: NotRequired[int | None]
    defences: NotRequired["DefencesView | None"]
    attacks: NotRequired["list[AttackView]"]
    creature: NotRequired[str | None]


class HitPointEffectView(TypedDict):
    """What a condition does to hit points: the change of the maximum, and the temporary ones it gave."""

    maxHP: int
    tempHP: int
    endsWithoutTempHP: bool


class RecurringView(TypedDict):
    """What comes at the start or end of each turn."""

    _id: str
    name: str
    at: Literal["turn_start", "turn_end"]
    kind: Literal["damage", "healing", "reminder"]
    amount: str  # a number or dice; empty for a reminder
    damageType: str
    text: str | None
    isAutomatic: bool
    isSecret: bool


class ConditionView(TypedDict):
    """A condition; the NotRequired fields are for the DM."""

    _id: str
    name: str
    duration: int  # rounds; -1 lasts until removed
    description: str | None
    ends: Literal["round", "turn_start", "turn_end"]
    level: int | None
    form: NotRequired[FormView | None]
    hitPoints: NotRequired[HitPointEffectView | None]
    anchorId: NotRequired[ParticipantId | None]
    sourceId: NotRequired[ParticipantId | None]
    saveEnds: NotRequired[SaveEndsView | None]
    fromConcentration: NotRequired[bool]
    effect: NotRequired[str | None]
    impliedBy: NotRequired[str | None]
    skipsTurnEnd: NotRequired[bool]
    isSecret: NotRequired[bool]
    recurring: NotRequired[RecurringView | None]


class ConcentrationView(TypedDict):
    """The effect that a participant concentrates on."""

    name: str


class DeathSavesView(TypedDict):
    """Death saving throws so far."""

    successes: int
    failures: int
    isStable: bool
    isDead: bool


class ExhaustionView(TypedDict):
    """A level of exhaustion, 1 or more, and the rules that say what it costs."""

    level: int
    ruleset: Literal["2014", "2024"]


class DefencesView(TypedDict):
    """Damage types and conditions that hurt a participant less, more or not at all."""

    resistances: list[str]
    vulnerabilities: list[str]
    immunities: list[str]
    conditionImmunities: list[str]
    absorptions: list[str]
    reduction: int
    threshold: int


class AttackView(TypedDict):
    """A saved attack: `damage` is text with dice, empty for none."""

    name: str
    bonus: int
    damage: str
    criticalFrom: int


class ResourceView(TypedDict):
    """A number of uses, and when they come back."""

    name: str
    current: int
    maximum: int
    returns: Literal["never", "turn", "short_rest", "long_rest"]
    recharge: int | None  # the lowest face of the d6 that brings it back
    regains: int | None  # with a short rest; None for all


class DefenceMetView(TypedDict):
    """What a participant had against some types of a hit."""

    kind: Literal["absorbs", "immune", "reduced", "resistant", "vulnerable", "threshold"]
    types: list[str]


class SaveBonusesView(TypedDict):
    """What a participant adds to its saving throws; null where that is not known."""

    strength: int | None
    dexterity: int | None
    constitution: int | None
    intelligence: int | None
    wisdom: int | None
    charisma: int | None


class OwedSaveView(TypedDict):
    """A saving throw that a participant owes; `effect` is for the DM."""

    _id: str
    about: Literal["concentration", "condition", "effect"]
    name: str  # what is concentrated on, the condition, or the effect
    ability: str
    dc: int
    bonus: int | None  # what its user adds to it; null where that is not known
    isSecret: NotRequired[bool]
    effect: NotRequired[dict[str, Any]]  # of `call_for_saves`: parts, onSuccess, condition, sourceId


class SeenByView(TypedDict):
    """The levels at which players and stream see a participant."""

    players: str
    stream: str


class TrueFormView(TypedDict):
    """What a participant returns to, without hit points where they stay. The rest is for its users."""

    maxHP: int | None
    currentHP: int | None
    ac: NotRequired[int | None]
    defences: NotRequired[DefencesView]
    conditionId: NotRequired[str]


class ParticipantView(TypedDict):
    """A participant; how many of the NotRequired fields are present depends on the audience's level."""

    _id: ParticipantId
    name: str  # "???" below the level `name`
    type: str  # "unknown" below the level `name`
    visibility: str  # the audience's level
    # From the level `name` on.
    initiativeRoll: NotRequired[int | None]
    isManuallyOrdered: NotRequired[bool]
    group: NotRequired[str | None]
    imageUrl: NotRequired[str | None]
    isDefeated: NotRequired[bool]
    isDelayed: NotRequired[bool]
    isSurprised: NotRequired[bool]
    conditions: NotRequired[list[ConditionView]]
    concentration: NotRequired[ConcentrationView | None]
    creatureType: NotRequired[str | None]  # such as "dragon"; absent where it is not known
    isBoss: NotRequired[bool]  # the DM has it announced as a boss; for others than the DM true or absent
    # From `band` and from `exact` on.
    healthBand: NotRequired[str]
    isDying: NotRequired[bool]  # at 0 hit points, of one that makes death saves: false once stable or dead
    currentHP: NotRequired[int]
    maxHP: NotRequired[int]
    tempHP: NotRequired[int]
    deathSaves: NotRequired[DeathSavesView]
    characterClass: NotRequired[str | None]  # of a player's character, as they write it
    # For players, from `exact` on, and the DM.
    hasInspiration: NotRequired[bool]
    trueForm: NotRequired[TrueFormView | None]  # while it has another one
    # For the users who control it, and the DM.
    resources: NotRequired[list[ResourceView]]
    hitDice: NotRequired[str | None]
    hitDiceSpent: NotRequired[int]
    level: NotRequired[int | None]
    exhaustion: NotRequired[ExhaustionView | None]
    deathSaveDue: NotRequired[bool]  # the save of its last turn is still to be made
    saveBonuses: NotRequired[SaveBonusesView]
    attacks: NotRequired[list[AttackView]]
    recurring: NotRequired[list[RecurringView]]
    effectsDue: NotRequired[list[RecurringView]]  # to be applied or skipped
    savesOwed: NotRequired[list[OwedSaveView]]
    ac: NotRequired[int | None]
    dexterity: NotRequired[int | None]
    initiativeBonus: NotRequired[int | None]
    legendaryActions: NotRequired[int]
    legendaryActionsRemaining: NotRequired[int]
    legendaryResistances: NotRequired[int]
    legendaryResistancesRemaining: NotRequired[int]
    defences: NotRequired[DefencesView]
    readied: NotRequired[str | None]
    reactionUsed: NotRequired[bool]
    isKnockedOut: NotRequired[bool]
    regeneration: NotRequired[str | None]
    characterId: NotRequired[str | None]
    collaborators: NotRequired[list[UserId]]
    # For the DM alone.
    notes: NotRequired[str]
    seenBy: NotRequired[SeenByView]
    sharesInitiative: NotRequired[bool]
    sharesTurn: NotRequired[bool]
    isTurnOpen: NotRequired[bool]
    tempHPFrom: NotRequired[str | None]  # the condition that gave the temporary hit points
    isInLair: NotRequired[bool]
    makesDeathSaves: NotRequired[bool | None]  # None: as its type does
    challengeRating: NotRequired[str | None]  # as stat blocks write it
    creature: NotRequired[str | None]  # of the library, for its stat block


class OrderedParticipantView(ParticipantView):
    """A participant with its place among those that the audience knows of."""

    initiativeOrder: int


class DamagePartView(TypedDict):
    """An amount of damage of one type."""

    amount: int
    type: NotRequired[str]


class RequestView(TypedDict):
    """What waits for the DM's answer: the DM gets the command, the user who asked what they asked for.

    `type` is the command's, `condition` the name or the id of the one that it is about.
    """

    _id: str
    type: NotRequired[str]
    targets: NotRequired[list[ParticipantId]]
    parts: NotRequired[list[DamagePartView]]
    amount: NotRequired[int | None]  # of healing and of temporary hit points
    condition: NotRequired[str]
    dice: NotRequired[str]
    criticalDice: NotRequired[list[str]]  # what a critical hit adds to each part
    userId: NotRequired[UserId]
    userName: NotRequired[str]
    at: NotRequired[str]
    command: NotRequired[dict[str, Any]]  # what is asked for


class LastChangeView(TypedDict):
    """The change that undo would take back."""

    id: str
    type: str
    by: str
    participantIds: list[ParticipantId]
    wholeParticipantIds: list[ParticipantId]  # of all that an undo with `isWhole` takes back


class RulesView(TypedDict):
    """The rules of the encounter."""

    ruleset: Literal["2014", "2024"]
    ties: Literal["dexterity", "players", "manual"]
    defeated: Literal["skip", "keep", "drop"]
    playersMay: Literal["request", "open"]
    rerollEachRound: bool
    initiativeScores: Literal["off", "monsters", "all"]
    revealOnTurn: bool
    narration: Literal["line", "none", "thread"]
    recharge: Literal["roll", "remind"]
    onDeckPing: bool
    repostBoardAfter: int


class TransferOfferView(TypedDict):
    """The user whom the encounter is offered to, and since when, for the DM."""

    userId: UserId
    at: str


class TurnGroupView(TypedDict):
    """Participants that act on one turn: two or more, in the order."""

    name: str
    participantIds: list[ParticipantId]
    standing: int  # how many of them are not defeated


class HeaderView(TypedDict):
    """The fields of the encounter itself."""

    _id: EncounterId
    name: str
    status: str
    round: int
    currentTurn: int  # index into the participants of this view; -1 while it is no participant's turn
    currentParticipantId: ParticipantId | None
    nextParticipantId: ParticipantId | None
    turnBeganAt: str | None  # ISO 8601; after a pause, when that was over. None where it is not known
    actingParticipantIds: list[ParticipantId]  # all who act on the current turn, where they are several
    groups: list[TurnGroupView]
    version: int
    audience: Literal["dm", "players", "stream"]
    requests: NotRequired[list[RequestView]]  # for the DM, and each user their own
    # For the DM alone. Times are ISO 8601.
    lastChange: NotRequired[LastChangeView | None]
    userId: NotRequired[UserId]
    coDms: NotRequired[list[UserId]]
    transferOffer: NotRequired[TransferOfferView | None]
    rules: NotRequired[RulesView]
    createdAt: NotRequired[str | None]
    updatedAt: NotRequired[str | None]
    startedAt: NotRequired[str | None]
    endedAt: NotRequired[str | None]


class EncounterView(HeaderView):
    """The encounter, its participants in initiative order."""

    participants: list[OrderedParticipantView]


class HeaderPatch(TypedDict, total=False):
    """The fields of a HeaderView that changed; `version` and `updatedAt` are left out."""

    _id: EncounterId
    name: str
    status: str
    round: int
    currentTurn: int
    currentParticipantId: ParticipantId | None
    nextParticipantId: ParticipantId | None
    turnBeganAt: str | None
    actingParticipantIds: list[ParticipantId]
    groups: list[TurnGroupView]
    audience: Literal["dm", "players", "stream"]
    requests: list[RequestView]
    lastChange: LastChangeView | None
    userId: UserId
    coDms: list[UserId]
    transferOffer: TransferOfferView | None
    rules: RulesView
    createdAt: str | None
    startedAt: str | None
    endedAt: str | None


class EncounterPatch(TypedDict, total=False):
    """The difference of two views; a key is absent where nothing differs."""

    header: HeaderPatch
    participants: list[OrderedParticipantView]  # those that changed, in full
    removed: list[ParticipantId]
    order: list[ParticipantId]  # all of them


class EventView(TypedDict):
    """An event as an audience may know it: `type`, and those fields of the event that the audience may have.

    The DM gets every field of the event (`storage.encounter.events`), the others those on the allow-list.
    """

    type: str
    participantId: NotRequired[ParticipantId]
    participantName: NotRequired[str]  # for lesser audiences, as they know it
    sourceId: NotRequired[ParticipantId | None]
    # Hit points; `healthBand` takes the place of the numbers where these are not open.
    rolled: NotRequired[int]
    dealt: NotRequired[int | None]
    amount: NotRequired[int]
    absorbed: NotRequired[int]
    overkill: NotRequired[int]
    overheal: NotRequired[int]
    hpBefore: NotRequired[int]
    hpAfter: NotRequired[int]
    damage: NotRequired[int | None]
    healing: NotRequired[int | None]
    damageTypes: NotRequired[list[str]]
    met: NotRequired[list[DefenceMetView]]  # with `dealt`, for the users who control it, and the DM
    isCritical: NotRequired[bool]
    notes: NotRequired[str]
    healthBand: NotRequired[str]
    before: NotRequired[int]  # temporary hit points
    after: NotRequired[int]
    offered: NotRequired[int]
    # Dice that fell for the command: for the DM, and for others where a player rolled them.
    dice: NotRequired[str]
    hit: NotRequired[bool]  # of an attack
    isOpen: NotRequired[bool]
    participantIds: NotRequired[list[ParticipantId]]
    # Dying.
    fate: NotRequired[Literal["dying", "defeated", "knocked_out", "dead"]]
    reason: NotRequired[str]
    natural: NotRequired[int | None]
    total: NotRequired[int]
    isCorrection: NotRequired[bool]  # an initiative was changed, not rolled
    successes: NotRequired[int]
    failures: NotRequired[int]
    # Conditions, concentration, reminders, legendary actions.
    condition: NotRequired[ConditionView]
    isImplied: NotRequired[Literal[True]]  # by another condition, or by falling
    name: NotRequired[str]
    dc: NotRequired[int]
    about: NotRequired[str]
    text: NotRequired[str]
    isSecret: NotRequired[bool]
    effectId: NotRequired[str]
    kind: NotRequired[Literal["damage", "healing", "short", "long"]]  # of an effect, of a rest
    amountText: NotRequired[str]  # a number or dice, of an effect that is due
    damageType: NotRequired[str]
    saveId: NotRequired[str]
    ability: NotRequired[str]
    bonus: NotRequired[int | None]
    isPassed: NotRequired[bool]
    failsByCondition: NotRequired[bool]
    what: NotRequired[Literal["action", "resistance"]]
    remaining: NotRequired[int]
    # Resources: `recharge_due` is for the DM alone, `resource_changed` also for those who control it.
    current: NotRequired[int]
    maximum: NotRequired[int]
    needs: NotRequired[int]
    isBack: NotRequired[bool]
    hitDice: NotRequired[int]  # spent in a rest; below 0 they are back
    faces: NotRequired[list[int]]
    hasInspiration: NotRequired[bool]
    # Turns. These are for the DM alone: others read the turn from their view.
    fromId: NotRequired[ParticipantId | None]
    toId: NotRequired[ParticipantId | None]
    withIds: NotRequired[list[ParticipantId]]
    group: NotRequired[str]
    round: NotRequired[int]
    isNewRound: NotRequired[bool]
    # Requests: `requestId` for the user who asked, `request` for the DM.
    request: NotRequired[RequestView]
    requestId: NotRequired[str]
    answer: NotRequired[Literal["full", "half", "double", "none"]]
    # Undo, redo, and changed fields by their names on the wire.
    fields: NotRequired[list[str]]
    entryId: NotRequired[str]
    command: NotRequired[str]
    events: NotRequired[list["EventView"]]
