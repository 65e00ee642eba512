"""The kinds of values in commands, with their bounds: what comes from a client is never longer or more."""

from collections.abc import Iterable
from enum import Enum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from storage.encounter.base import ParticipantId, Record, UserId, names_inside, names_outside
from storage.encounter.challenge import challenge_text, read_challenge
from storage.encounter.dice.attack_text import read_attack
from storage.encounter.dice.damage_text import read_damage
from storage.encounter.dice.values import NumberOrDice, naming_the_field
from storage.encounter.errors import InvalidCommandError
from storage.encounter.limits import (
    MAX_ADDRESS,
    MAX_AMOUNT,
    MAX_ATTACKS,
    MAX_DEFENCES,
    MAX_DICE,
    MAX_ID,
    MAX_LEVEL,
    MAX_NAME,
    MAX_RESOURCE_NAME,
    MAX_RESOURCES,
    MAX_TEXT,
    MAX_TYPE,
    MAX_USES,
    MAX_WORD,
)
from storage.encounter.model import Attack, DeathSaves, Defences, Resource, SaveBonuses, SaveEnds, Visibility
from storage.encounter.model.saving_throws import ability_named
from storage.encounter.names import name_key
from storage.encounter.save_bonus_text import read_save_bonuses
from storage.encounter.terms import condition_immunity, condition_named, damage_type, defences_of
from storage.encounter.text_cleaning import lines, one_line


class RefersTo(Enum):
    """What an id in a message names. It decides where the id is resolved, for the user who asks."""

    ENCOUNTER = "encounter"  # policy.py: only to those who take part
    PARTICIPANT = "participant"  # of this encounter; policy.py: only one that the actor may know of
    CHANGE = "change"  # an entry of this encounter's history
    REQUEST = "request"  # of this encounter
    EFFECT = "effect"  # that recurs on a participant of this encounter
    SAVE = "save"  # that a participant of this encounter owes
    USER = "user"  # they get access, or an offer; nothing of theirs is read or changed
    ROLE = "role"  # of Discord
    CHARACTER = "character"  # saved, of one player: repositories/characters.py
    CREATURE = "creature"  # of the library, for the DMs of this encounter: repositories/creatures.py
    OVERLAY = "overlay"  # a link, of this encounter or its channel: handlers/overlays.py
    PARTY = "party"  # saved, of one DM: repositories/characters.py
    TEMPLATE = "template"  # of one DM: repositories/templates.py


def _id(value: object) -> object:
    """Read an id: ObjectIds as their digits, but no objects or lists, as operators of a database are."""
    if isinstance(value, dict | list | tuple | set | bool | float):
        raise ValueError("write an id")
    return value if value is None else str(value)


def with_tuples(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what a validator hands on: no JSON any more, in which a list would do for a tuple."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def only_fields_of(record: type[Record]) -> BeforeValidator:
    """Refuse a key that the record does not have. Stored documents are read without this check."""
    known = {*record.model_fields, *names_inside(record)}

    def check(value: object) -> object:
        if isinstance(value, dict) and (unknown := set(value) - known):
            fields = ", ".join(names_outside(record).values())
            raise ValueError(f"there is no {min(map(str, unknown))!r:.40} here; write {fields}")
        return with_tuples(value) if isinstance(value, dict) else value

    return BeforeValidator(check)


def _ability(save: SaveEnds) -> SaveEnds:
    if len(save.ability) > 30 or not 0 <= save.dc <= 99:
        raise ValueError("write an ability of at most 30 characters and a DC from 0 to 99")
    typed = one_line(save.ability)
    known = ability_named(typed)
    if known is not None and not known.startswith(typed.casefold().partition(" ")[0]):
        typed = known.capitalize()  # not in English
    return save.model_copy(update={"ability": typed})


def _bonuses_of(text: object) -> object:
    if not isinstance(text, str):
        return text
    with naming_the_field():
        return read_save_bonuses(text)


def _attack_of(text: object) -> object:
    """Read an attack as it is typed: "longsword +7, 1d8+4 slashing"."""
    if not isinstance(text, str):
        return text
    with naming_the_field():
        return read_attack(text)


def _attack(attack: Attack) -> Attack:
    name, damage = one_line(attack.name), one_line(attack.damage)
    with naming_the_field():
        if not name:
            raise InvalidCommandError("attack-name")
        if damage:
            read_damage(damage[: MAX_DICE + 1])
    if len(name) > MAX_NAME or len(damage) > MAX_DICE:
        raise ValueError(f"write a name of at most {MAX_NAME} and damage of at most {MAX_DICE} characters")
    if not -20 <= attack.bonus <= 50 or not 2 <= attack.critical_from <= 20:
        raise ValueError("write a bonus from -20 to 50, and a critical face from 2 to 20")
    return attack.model_copy(update={"name": name, "damage": damage})


def _attacks(attacks: tuple[Attack, ...]) -> tuple[Attack, ...]:
    if len({name_key(attack.name) for attack in attacks}) < len(attacks):
        raise ValueError("name each attack once")
    return attacks


def cut_attacks(attacks: tuple[Attack, ...]) -> tuple[Attack, ...]:
    """Return as many of the attacks as a command takes: another program may have stored others."""
    found: dict[str, Attack] = {}
    for one in attacks:
        try:
            found.setdefault(name_key(one.name), _attack(one))
        except ValueError:
            continue
    return tuple(found.values())[:MAX_ATTACKS]


def cut_bonuses(bonuses: SaveBonuses) -> SaveBonuses:
    """Return the bonuses that a command takes: another program may have stored others."""
    known = bonuses.model_dump(exclude_none=True)
    return SaveBonuses(**{name: bonus for name, bonus in known.items() if -20 <= bonus <= 50})


def _bonuses(bonuses: SaveBonuses) -> SaveBonuses:
    if any(not -20 <= bonus <= 50 for bonus in bonuses.model_dump(exclude_none=True).values()):
        raise ValueError("write bonuses from -20 to 50")
    return bonuses


def stored_entries(name: str, typed: Iterable[str]) -> tuple[str, ...]:
    """Return the stored entries of typed ones, for this list of `Defences`."""
    if name == "condition_immunities":
        return tuple(map(condition_immunity, typed))
    return tuple(defences_of(typed))


LISTS = tuple(name for name, field in Defences.model_fields.items() if field.annotation is not int)


def _defences(defences: Defences) -> Defences:
    if max(defences.reduction, defences.threshold) > MAX_AMOUNT:
        raise ValueError(f"write a reduction and a threshold of at most {MAX_AMOUNT}")
    for name in LISTS:
        values: tuple[str, ...] = getattr(defences, name)
        if len(values) > MAX_DEFENCES or any(len(value) > MAX_TYPE for value in values):
            raise ValueError(
                f"write at most {MAX_DEFENCES} defences of a kind, of at most {MAX_TYPE} characters each"
            )
    cleaned = {name: stored_entries(name, map(one_line, getattr(defences, name))) for name in LISTS}
    return defences.model_copy(update=cleaned)


def _resource(resource: Resource) -> Resource:
    name = one_line(resource.name)
    maximum, current = resource.maximum, resource.current
    if "current" not in resource.model_fields_set:
        current = maximum
    if not 0 < len(name) <= MAX_RESOURCE_NAME:
        raise ValueError(f"write a name of at most {MAX_RESOURCE_NAME} characters")
    if not current <= maximum <= MAX_USES:
        raise ValueError(f"write a maximum of at most {MAX_USES}, and no more of it than that")
    if not 2 <= (resource.recharge or 6) <= 6 or not 1 <= (resource.regains or 1) <= MAX_USES:
        raise ValueError("write a recharge from 2 to 6, and a number that comes back of 1 or more")
    returns = "turn" if resource.recharge else resource.returns
    return resource.model_copy(update={"name": name, "current": current, "returns": returns})


def _death_saves(saves: DeathSaves) -> DeathSaves:
    if not (0 <= saves.successes <= 3 and 0 <= saves.failures <= 3):
        raise ValueError("write 0 to 3 successes and failures")
    return saves


def _resources(resources: tuple[Resource, ...]) -> tuple[Resource, ...]:
    if len({resource.name.casefold() for resource in resources}) < len(resources):
        raise ValueError("name each resource once")
    return resources


def _challenge(text: str) -> str:
    """Return a challenge rating as stat blocks write it; an empty text stays."""
    if not text:
        return ""
    challenge = None if len(text.split()) > 1 else read_challenge(text)
    if challenge is None:
        raise ValueError("write a challenge rating from 0 to 30, such as 1/4 or 5")
    return challenge_text(challenge)


def _address(text: str) -> str:
    return one_line(text).replace(" ", "%20")


def cut(defences: Defences) -> Defences:
    """Return as many of the defences as a command takes: another program may have stored more."""
    kept: dict[str, object] = {
        name: tuple(one_line(value)[:MAX_TYPE] for value in getattr(defences, name)[:MAX_DEFENCES])
        for name in LISTS
    }
    kept |= {name: min(MAX_AMOUNT, getattr(defences, name)) for name in ("reduction", "threshold")}
    return defences.model_copy(update=kept)


def cut_resources(resources: tuple[Resource, ...]) -> tuple[Resource, ...]:
    """Return as many of the resources as a command takes: another program may have stored more."""
    found: dict[str, Resource] = {}
    for one in resources:
        maximum = min(MAX_USES, max(0, one.maximum))
        counts = {"maximum": maximum, "current": min(maximum, one.current)}
        name = one_line(one.name)[:MAX_RESOURCE_NAME]
        recharge = one.recharge if one.recharge in range(2, 7) else None
        regains = one.regains if one.regains in range(1, MAX_USES + 1) else None
        fields = {"name": name, "recharge": recharge, "regains": regains}
        if name:
            found.setdefault(name.casefold(), one.model_copy(update=counts | fields))
    return tuple(found.values())[:MAX_RESOURCES]


_Bounded = Field(max_length=MAX_ID)
ParticipantRef = Annotated[ParticipantId, BeforeValidator(_id), _Bounded, RefersTo.PARTICIPANT]
UserRef = Annotated[UserId, BeforeValidator(_id), _Bounded, RefersTo.USER]
ChangeRef = Annotated[str, BeforeValidator(_id), _Bounded, RefersTo.CHANGE]
RequestRef = Annotated[str, BeforeValidator(_id), _Bounded, RefersTo.REQUEST]
EffectRef = Annotated[str, BeforeValidator(_id), _Bounded, RefersTo.EFFECT]
SaveRef = Annotated[str, BeforeValidator(_id), _Bounded, RefersTo.SAVE]
RoleRef = Annotated[str, BeforeValidator(_id), _Bounded, RefersTo.ROLE]
CreatureRef = Annotated[str, BeforeValidator(_id), _Bounded, RefersTo.CREATURE]
CharacterRef = Annotated[str, BeforeValidator(_id), _Bounded, RefersTo.CHARACTER]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=MAX_NAME),
    AfterValidator(one_line),
    StringConstraints(min_length=1),
]
ConditionName = Annotated[Name, AfterValidator(condition_named)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TEXT), AfterValidator(lines)]
Amount = Annotated[int, Field(ge=0, le=MAX_AMOUNT)]
Initiative = Annotated[int, Field(ge=-100, le=1000)]
# Numbers that a text with dice may stand for; `apply` rolls them.
DiceAmount = Annotated[int, NumberOrDice(0, MAX_AMOUNT)]
DiceInitiative = Annotated[int, NumberOrDice(-100, 1000)]
BoundedDefences = Annotated[Defences, only_fields_of(Defences), AfterValidator(_defences)]
BoundedTypes = Annotated[tuple[Name, ...], Field(max_length=MAX_DEFENCES)]
DamageKind = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, max_length=30),
    AfterValidator(one_line),
    AfterValidator(damage_type),
]
Word = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_WORD), AfterValidator(one_line)]
ChallengeText = Annotated[Word, AfterValidator(_challenge)]
CharacterLevel = Annotated[int, Field(ge=1, le=MAX_LEVEL)]
ImageAddress = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=MAX_ADDRESS), AfterValidator(_address)
]
SeenBy = Annotated[Visibility, only_fields_of(Visibility)]
ResourceName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=MAX_RESOURCE_NAME),
    AfterValidator(one_line),
    StringConstraints(min_length=1),
]
Uses = Annotated[int, Field(ge=0, le=MAX_USES)]
BoundedResource = Annotated[Resource, only_fields_of(Resource), AfterValidator(_resource)]
BoundedResources = Annotated[
    tuple[BoundedResource, ...], Field(max_length=MAX_RESOURCES), AfterValidator(_resources)
]
BoundedSaveBonuses = Annotated[
    SaveBonuses, only_fields_of(SaveBonuses), BeforeValidator(_bonuses_of), AfterValidator(_bonuses)
]
BoundedAttack = Annotated[
    Attack, only_fields_of(Attack), BeforeValidator(_attack_of), AfterValidator(_attack)
]
BoundedAttacks = Annotated[tuple[BoundedAttack, ...], Field(max_length=MAX_ATTACKS), AfterValidator(_attacks)]
BoundedDeathSaves = Annotated[DeathSaves, only_fields_of(DeathSaves), AfterValidator(_death_saves)]
BoundedSaveEnds = Annotated[SaveEnds, only_fields_of(SaveEnds), AfterValidator(_ability)]


def single_target(data: Any) -> Any:
    """Let `participantId` stand for a list of one, as the seed's clients send it."""
    if isinstance(data, dict) and "participantId" in data and "participantIds" not in data:
        rest = {key: value for key, value in data.items() if key != "participantId"}
        return {**rest, "participantIds": (data["participantId"],)}
    return with_tuples(data) if isinstance(data, dict) else data
