"""Any command there is, sensible or not, for property tests."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from storage.encounter.commands import Command
from storage.encounter.model import Encounter, Participant
from storage.encounter.rules.condition_table import CONDITIONS

COMMAND: TypeAdapter[Any] = TypeAdapter(Command)

Document = dict[str, Any]

AMOUNTS = st.integers(0, 45) | st.just(99_999)
TYPES = st.sampled_from(["", "fire", "cold", "poison", "slashing"])
LEVELS = st.sampled_from(["unseen", "unknown", "name", "band", "damage", "exact"])
SHARES = st.sampled_from(["full", "half", "double", "none"])
NAMES = st.sampled_from(["Goblin", "goblin", "Goblin 2", "Aria", "Dragon"])
USERS = st.sampled_from(["u", "v", "dm"])
DUE_ANSWERS = st.sampled_from(["apply", "skip"])
RECURRING = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["damage", "healing"]),
        "amount": st.sampled_from(["3", "12", "1d4"]),
        "at": st.sampled_from(["turn_start", "turn_end"]),
        "isAutomatic": st.booleans(),
    },
    optional={"damageType": TYPES, "text": st.just("works at 0 hit points")},
)
INITIATIVES = st.none() | st.integers(-5, 30)


HIT_POINTS = st.none() | st.fixed_dictionaries(
    {},
    optional={"maxHP": st.integers(-30, 9), "tempHP": st.integers(0, 9), "endsWithoutTempHP": st.booleans()},
)
FORMS = st.none() | st.fixed_dictionaries(
    {"maxHP": st.integers(1, 30), "kind": st.sampled_from(["polymorph", "wild_shape"])},
    optional={"name": st.just("Bear"), "ac": st.integers(8, 18), "tempHP": st.integers(0, 9)},
)


def defences() -> st.SearchStrategy[Document]:
    """Return defences against some of the types and conditions."""
    types = st.lists(st.sampled_from(["fire", "cold", "all", "poison"]), max_size=2)
    return st.fixed_dictionaries(
        {},
        optional={
            "resistances": types,
            "vulnerabilities": types,
            "immunities": types,
            "conditionImmunities": st.lists(
                st.sampled_from(["prone", "stunned", "incapacitated"]), max_size=2
            ),
        },
    )


RESOURCES = st.sampled_from(["Ki", "Fire Breath", "Level 1 slots"])
RETURNS = st.sampled_from(["never", "turn", "short_rest", "long_rest"])


def resources() -> st.SearchStrategy[Document]:
    """Return resources of a newcomer."""
    return st.fixed_dictionaries(
        {"name": RESOURCES, "maximum": st.integers(2, 4)},
        optional={"current": st.integers(0, 2), "returns": RETURNS, "recharge": st.integers(2, 6)},
    )


def death_saves() -> st.SearchStrategy[Document]:
    """Return death saves of a newcomer."""
    return st.fixed_dictionaries(
        {},
        optional={
            "successes": st.integers(0, 2),
            "failures": st.integers(0, 2),
            "isStable": st.booleans(),
            "isDead": st.booleans(),
        },
    )


def lasting() -> st.SearchStrategy[Document]:
    """Return conditions that a newcomer brings."""
    return st.fixed_dictionaries(
        {"name": st.sampled_from([*CONDITIONS, "hexed"])},
        optional={"duration": st.integers(-1, 700), "level": st.integers(1, 3)},
    )


def newcomers() -> st.SearchStrategy[Document]:
    """Return participants to be added."""
    return st.fixed_dictionaries(
        {"name": NAMES, "type": st.sampled_from(["character", "monster", "lair"])},
        optional={
            "maxHP": st.integers(0, 40),
            "currentHP": st.integers(0, 40),
            "tempHP": st.integers(0, 10),
            "hitDice": st.sampled_from(["2d6+3", "1d4-4"]),
            "dexterity": st.integers(1, 24),
            "initiativeRoll": INITIATIVES,
            "group": st.sampled_from(["Left", "Right"]),
            "defences": defences(),
            "legendaryActions": st.integers(0, 3),
            "regeneration": st.just("10 hit points"),
            "isSurprised": st.booleans(),
            "resources": st.lists(resources(), max_size=2, unique_by=lambda r: r["name"]),
            "hasInspiration": st.booleans(),
            "hitDiceSpent": st.integers(0, 3),
            "challengeRating": st.sampled_from(["1/4", "5"]),
            "level": st.integers(1, 20),
            "characterClass": st.just("Wizard"),
            "isBoss": st.booleans(),
            "deathSaves": death_saves(),
            "isKnockedOut": st.booleans(),
            "conditions": st.lists(lasting(), max_size=2),
        },
    )


class Asker:
    """What can be asked about who and what is in an encounter, or about what is not."""

    def __init__(self, encounter: Encounter) -> None:
        self.encounter = encounter
        known = [p.id for p in encounter.participants] * 4
        self.who = st.sampled_from([*known, "nobody"])
        self.some = st.lists(self.who, min_size=1, max_size=3)
        owed = {save.id for p in encounter.participants for save in p.saves_owed}
        self.save = st.sampled_from([*sorted(owed), "none"])
        self.effect_id = st.sampled_from(
            [*sorted({i for p in encounter.participants for i in p.effects_due}), "none"]
        )
        self.request = st.sampled_from([*(r.id for r in encounter.requests), "none"])

    def such(self, fits: Callable[[Participant], bool], **optional: Any) -> st.SearchStrategy[Document]:
        """Return a command's fields about a participant it makes sense for, more often than not."""
        fitting = [p.id for p in self.encounter.participants if fits(p)]
        who = st.sampled_from(fitting) | self.who if fitting else self.who
        return st.fixed_dictionaries({"participantId": who}, optional=optional)

    def removal(self) -> st.SearchStrategy[Document]:
        """Return the fields that take a condition off, most often one that is there."""
        there = [
            {"participantId": p.id, "condition": c.name}
            for p in self.encounter.participants
            for c in p.conditions
        ]
        name = st.sampled_from([*CONDITIONS, "hexed"])
        any_one = self.about_one({"condition": name}, levels=st.integers(1, 3))
        return st.sampled_from(there) | any_one if there else any_one

    def tending(self) -> st.SearchStrategy[Document]:
        """Return the fields that change a condition, most often one that is there."""
        changes = st.fixed_dictionaries(
            {"duration": st.integers(-1, 3)},
            optional={
                "ends": st.sampled_from(["round", "turn_start", "turn_end"]),
                "anchorId": st.none() | self.who,
                "level": st.integers(1, 7),
                "saveEnds": st.none() | st.just({"ability": "Wisdom", "dc": 12}),
            },
        )
        which = self.removal().map(lambda fields: {k: v for k, v in fields.items() if k != "levels"})
        return st.tuples(which, changes).map(lambda drawn: drawn[0] | drawn[1])

    def about_one(self, needed: Document | None = None, **optional: Any) -> st.SearchStrategy[Document]:
        """Return a command's fields: a participant, those needed, and some of the optional."""
        return st.fixed_dictionaries({"participantId": self.who} | (needed or {}), optional=optional)

    def damage(self) -> st.SearchStrategy[Document]:
        """Return the fields of damage dealt."""
        target = self.about_one(share=SHARES, ignores=st.sampled_from(["nothing", "resistance", "defences"]))
        part = st.fixed_dictionaries({"amount": AMOUNTS, "type": TYPES})
        return st.fixed_dictionaries(
            {
                "targets": st.lists(target, min_size=1, max_size=3),
                "parts": st.lists(part, min_size=1, max_size=2),
            },
            optional={"sourceId": self.who, "isCritical": st.booleans(), "knocksOut": st.booleans()},
        )

    def askable(self) -> st.SearchStrategy[Document]:
        """Return a command that a player may ask for, with its type."""
        return st.sampled_from(ASKABLE).flatmap(
            lambda kind: SHAPES[kind](self).map(lambda fields: {**fields, "type": kind})
        )

    def effect(self) -> st.SearchStrategy[Document]:
        """Return the fields of an effect that several save against."""
        part = st.fixed_dictionaries({"amount": AMOUNTS, "type": TYPES})
        return st.fixed_dictionaries(
            {
                "participantIds": self.some,
                "name": st.sampled_from(["Fireball", "Web"]),
                "ability": st.sampled_from(["dexterity", "wisdom"]),
                "dc": st.integers(5, 20),
                "parts": st.lists(part, max_size=2),
            },
            optional={
                "onSuccess": st.sampled_from(["half", "none"]),
                "condition": self.condition() | self.kept_up(),
                "sourceId": self.who,
                "rollsMonsters": st.booleans(),
            },
        )

    def hp(self) -> st.SearchStrategy[Document]:
        """Return the fields of the hit point command of plain clients."""
        return st.one_of(
            self.about_one({"newHP": st.integers(-20, 60)}, damage=AMOUNTS),
            self.about_one({"damage": AMOUNTS}, damageType=TYPES),
            self.about_one({"healing": AMOUNTS}),
        )

    def condition(self) -> st.SearchStrategy[Document]:
        """Return the fields of a condition to be added."""
        return st.fixed_dictionaries(
            {"name": st.sampled_from([*CONDITIONS, "hexed"])},
            optional={
                "duration": st.integers(-1, 3),
                "ends": st.sampled_from(["round", "turn_start", "turn_end"]),
                "anchorId": self.who,
                "sourceId": self.who,
                "level": st.integers(1, 2),
                "saveEnds": st.just({"ability": "Wisdom", "dc": 12}),
                "isSecret": st.booleans(),
                "recurring": RECURRING,
                "hitPoints": HIT_POINTS,
                "form": FORMS,
            },
        )

    def kept_up(self) -> st.SearchStrategy[Document]:
        """Return the fields of a condition kept up by concentration."""
        effect = st.sampled_from([None, "Bless", "Web", "Stunned"])
        return st.tuples(self.condition(), self.who, effect).map(
            lambda drawn: {**drawn[0], "sourceId": drawn[1], "fromConcentration": True, "effect": drawn[2]}
        )

    def initiatives(self) -> st.SearchStrategy[list[Document]]:
        """Return initiatives of several participants, each once."""
        entry = st.fixed_dictionaries({"participantId": self.who, "initiative": st.integers(-5, 30)})
        return st.lists(entry, min_size=1, max_size=3, unique_by=lambda e: e["participantId"])

    def resting(self) -> st.SearchStrategy[list[Document]]:
        """Return some who rest, each once."""
        entry = self.about_one(hitDice=st.integers(0, 2), healing=AMOUNTS)
        return st.lists(entry, min_size=1, max_size=3, unique_by=lambda e: e["participantId"])

    def changes(self) -> st.SearchStrategy[Document]:
        """Return changes of a participant."""
        return st.fixed_dictionaries(
            {},
            optional={
                "name": NAMES,
                "type": st.sampled_from(["character", "monster", "lair"]),
                "maxHP": st.integers(0, 40),
                "defences": defences(),
                "legendaryActions": st.integers(0, 3),
                "legendaryActionsRemaining": st.integers(0, 5),
                "readied": st.sampled_from(["", "shoot"]),
                "reactionUsed": st.booleans(),
                "isSurprised": st.booleans(),
            },
        )


Fields = Callable[[Asker], st.SearchStrategy[Document]]


def _fields(_needed: Document | None = None, **optional: Any) -> Fields:
    return lambda asker: st.fixed_dictionaries(_needed or {}, optional=optional)


ASKABLE = (
    *("deal_damage", "heal", "set_temporary_hp", "stabilise"),
    *("add_condition", "remove_condition", "change_condition"),
)
SHAPES: Mapping[str, Fields] = {
    "start_encounter": _fields(),
    "pause_encounter": _fields(),
    "resume_encounter": _fields(),
    "end_encounter": _fields(),
    "add_participant": _fields(
        {"participant": newcomers()},
        count=st.integers(1, 3),
        rollHP=st.booleans(),
        shareInitiative=st.booleans(),
        shareTurn=st.booleans(),
        rollInitiative=st.booleans(),
    ),
    "add_party": _fields({"participants": st.lists(newcomers(), min_size=1, max_size=2)}),
    "update_participant": lambda a: a.about_one({"changes": a.changes()}),
    "set_visibility": lambda a: st.fixed_dictionaries(
        {"participantIds": a.some}, optional={"players": LEVELS, "stream": LEVELS}
    ),
    "set_controllers": lambda a: a.about_one({"collaborators": st.lists(USERS, max_size=2)}),
    "remove_participant": lambda a: a.about_one(),
    "roll_initiative": lambda a: a.about_one(
        roll=INITIATIVES, byScore=st.booleans(), mode=st.sampled_from(["normal", "advantage", "disadvantage"])
    ),
    "set_initiatives": lambda a: st.fixed_dictionaries({"entries": a.initiatives()}),
    "move_participant": lambda a: a.about_one(beforeId=a.who),
    "join_group": lambda a: st.fixed_dictionaries(
        {"participantIds": a.some}, optional={"name": st.sampled_from(["Left", "Right"])}
    ),
    "leave_group": lambda a: st.fixed_dictionaries({"participantIds": a.some}),
    "delay_turn": lambda a: a.about_one(),
    "take_turn": lambda a: a.such(lambda p: p.is_delayed),
    "advance_turn": _fields(),
    "previous_turn": _fields(),
    "deal_damage": Asker.damage,
    "make_attack": lambda a: a.about_one(
        {"name": st.just("Longsword"), "damage": st.sampled_from(["", "1d8+3 slashing", "7 fire + 1d4"])},
        bonus=st.integers(-1, 9),
        roll=st.integers(1, 20),
        asks=st.booleans(),
        isCritical=st.booleans(),
        sourceId=a.who,
    ),
    "heal": lambda a: st.fixed_dictionaries(
        {"participantIds": a.some, "amount": AMOUNTS}, optional={"sourceId": a.who}
    ),
    "set_temporary_hp": lambda a: a.about_one({"amount": AMOUNTS}, replace=st.booleans()),
    "update_participant_hp": Asker.hp,
    "add_condition": lambda a: st.fixed_dictionaries(
        {"participantIds": a.some, "condition": a.condition() | a.kept_up()}
    ),
    "remove_condition": Asker.removal,
    "change_condition": Asker.tending,
    "roll_death_save": lambda a: a.such(
        lambda p: p.is_down, roll=st.integers(1, 20), bonus=st.integers(-3, 5)
    ),
    "stabilise": lambda a: a.such(lambda p: p.is_down or p.is_knocked_out),
    "concentrate": lambda a: a.about_one({"name": st.sampled_from(["Bless", "Web"])}),
    "end_concentration": lambda a: a.such(lambda p: p.concentration is not None),
    "spend_legendary": lambda a: a.about_one(
        what=st.sampled_from(["action", "resistance"]), amount=st.integers(-3, 3)
    ),
    "set_resource": lambda a: a.about_one(
        {"name": RESOURCES},
        maximum=st.integers(1, 4),
        current=st.integers(0, 4),
        returns=RETURNS,
        recharge=st.integers(2, 6),
        regains=st.integers(0, 2),
    ),
    "remove_resource": lambda a: a.about_one({"name": RESOURCES}),
    "spend_resource": lambda a: a.about_one({"name": RESOURCES}, amount=st.integers(-2, 2)),
    "set_inspiration": lambda a: a.about_one({"hasInspiration": st.booleans()}),
    "set_recurring": lambda a: a.about_one({"effect": RECURRING.map(lambda e: {"name": "Fire", **e})}),
    "remove_recurring": lambda a: a.such(lambda p: bool(p.recurring)).map(lambda f: {**f, "name": "Fire"}),
    "apply_recurring": lambda a: a.such(lambda p: bool(p.effects_due), answer=DUE_ANSWERS).flatmap(
        lambda fields: a.effect_id.map(lambda i: {**fields, "effectId": i})
    ),
    "call_for_saves": Asker.effect,
    "roll_save": lambda a: a.such(
        lambda p: bool(p.saves_owed), saveId=a.save, roll=st.integers(1, 20), bonus=st.integers(-3, 5)
    ),
    "settle_save": lambda a: a.such(
        lambda p: bool(p.saves_owed), saveId=a.save, spendsLegendary=st.booleans()
    ).flatmap(
        lambda fields: st.sampled_from(
            ["passed"] if fields.get("spendsLegendary") else ["passed", "failed", "dropped"]
        ).map(lambda answer: {**fields, "answer": answer})
    ),
    "rest": lambda a: st.fixed_dictionaries(
        {"kind": st.sampled_from(["short", "long"]), "entries": a.resting()}
    ),
    "request_damage": lambda a: st.fixed_dictionaries({"damage": a.damage()}),
    "make_request": lambda a: st.fixed_dictionaries({"command": a.askable()}),
    "settle_request": lambda a: st.fixed_dictionaries(
        {"requestId": a.request, "answer": SHARES},
        optional={"isCritical": st.booleans(), "damageType": TYPES},
    ),
    "set_co_dms": _fields({"coDms": st.lists(USERS, max_size=2)}),
    "transfer_encounter": _fields({"userId": USERS}),
    "accept_transfer": _fields(),
    "cancel_transfer": _fields(),
    "change_rules": _fields(
        ruleset=st.sampled_from(["2014", "2024"]),
        ties=st.sampled_from(["dexterity", "players", "manual"]),
        defeated=st.sampled_from(["skip", "keep", "drop"]),
        rerollEachRound=st.booleans(),
        initiativeScores=st.sampled_from(["off", "monsters", "all"]),
        revealOnTurn=st.booleans(),
        narration=st.sampled_from(["line", "none", "thread"]),
        recharge=st.sampled_from(["roll", "remind"]),
        onDeckPing=st.booleans(),
    ),
}

# How often each is asked, so that encounters advance; 2 for the rest.
OFTEN = {
    "start_encounter": 1,
    "pause_encounter": 1,
    "end_encounter": 1,
    "resume_encounter": 3,
    "advance_turn": 20,
    "delay_turn": 6,
    "take_turn": 4,
    "previous_turn": 4,
    "add_condition": 16,
    "remove_condition": 4,
    "concentrate": 4,
    "deal_damage": 8,
    "heal": 6,
    "roll_death_save": 4,
}


@st.composite
def commands(draw: st.DrawFn, encounter: Encounter) -> Any:
    """Draw any command but undo and redo, about what is in an encounter, or about unknown ids."""
    kind = draw(st.sampled_from([kind for kind in SHAPES for _ in range(OFTEN.get(kind, 2))]))
    return COMMAND.validate_python({"type": kind, **draw(SHAPES[kind](Asker(encounter)))})
