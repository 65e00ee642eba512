"""Every button, select and form of the bot: its arguments, its values, and the roles that may use it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.render import custom_ids as ids
from bot.render.attacks import attack_key
from bot.sandbox.world.interactions import COMPONENT, MODAL_SUBMIT
from storage.encounter import commands as ask
from storage.encounter.model import Encounter, Participant
from tests.bot.cast import ATTACKS

Make = Callable[[Encounter, Participant], tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """The custom id's arguments after the encounter, the values, and the roles that may use it.

    `may` is a command of the core, or the outcomes for owner, co-DM, controller and player.
    """

    may: type | tuple[str, str, str, str]
    arguments: Make = lambda fight, target: ()
    values: Make | None = None  # of a select
    filled_in: dict[str, Any] = field(default_factory=dict)  # into a form; "$target" is a participant


def target(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return (ids.short(one.id),)


def turn(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return (ids.turn_digest(encounter),)


def change(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return (ids.change_mark(encounter),)


def request(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return (ids.short(encounter.requests[0].id), "half")


def with_(make: Make, *more: str) -> Make:
    return lambda encounter, one: (*make(encounter, one), *more)


def page(encounter: Encounter, one: Participant) -> tuple[str, ...]:
    return ("0",)


def other(encounter: Encounter, one: Participant) -> str:
    """Return what stands for another participant that all know, as the target of an attack."""
    return ids.digest(next(p.id for p in encounter.participants if p.id != one.id and p.name != "Shade"))


SWORD, NET = (attack_key(attack) for attack in ATTACKS)
OWN = ("yes", "yes", "yes", "no")
ALL = ("yes", "yes", "yes", "yes")
DMS = ("yes", "yes", "no", "no")
HIT = {"targets0": ["$target"], "amount": "3", "type": ["fire"]}
ROWS: dict[str, Row] = {
    # the board
    "next": Row(ask.AdvanceTurn, turn),
    "back": Row(ask.PreviousTurn, turn),
    "begin": Row(ask.StartEncounter),
    "resume": Row(ask.ResumeEncounter),
    "undo": Row(ask.Undo, change),
    "damage": Row(ALL),
    "heal": Row(ALL),
    "condition": Row(ALL),
    "join": Row(ALL),
    "roll": Row(ALL),
    "mine": Row(ALL),
    "more": Row(ALL),
    "settle": Row(ask.SettleRequest, request),
    "settleform": Row(DMS, request),
    "dosettle": Row(ask.SettleRequest, request, filled_in={"answer": ["half"], "critical": ["yes"]}),
    "dodamage": Row(ask.DealDamage, filled_in=HIT),
    "doheal": Row(ask.Heal, filled_in=HIT),
    "docondition": Row(ask.AddCondition, filled_in={"targets0": ["$target"], "known": ["Prone"]}),
    "dojoin": Row(ALL, filled_in={"name": "Nia", "hp": "9"}),
    "transferyes": Row(ask.AcceptTransfer),  # there is no offer
    "transferno": Row(ask.CancelTransfer),
    # the DM screen
    "dm": Row(DMS),
    "dmpage": Row(DMS, lambda fight, one: ("0f",)),
    "dmsee": Row(DMS, lambda fight, one: ("players",)),
    "dmbegin": Row(ask.StartEncounter),
    "dmresume": Row(ask.ResumeEncounter),
    "dmnext": Row(DMS, turn),
    "dmback": Row(DMS, turn),
    "dmundo": Row(DMS, change),
    "dminit": Row(DMS, page),
    "doinit": Row(DMS, filled_in={"order": "Aria 12"}),
    "dmsettle": Row(ask.SettleRequest, request),
    "dmsettleform": Row(DMS, request),
    "dodmsettle": Row(ask.SettleRequest, request, filled_in={"answer": ["half"]}),
    "dmpick": Row(DMS, values=target),
    "dmreveal": Row(DMS, with_(target, "players"), lambda fight, one: ("exact",)),
    "dmcure": Row(DMS, target, lambda fight, one: ("c1",)),
    "dotend": Row(DMS, with_(target, "c1", ""), filled_in={"rounds": "3", "ends": ["turn_end"]}),
    "dmdeath": Row(DMS, target),
    "dmlegend": Row(DMS, with_(target, "action")),
    "dmuse": Row(DMS, target, lambda fight, one: ("spend-ki",)),
    "dminspire": Row(DMS, target),
    "dmblock": Row(DMS, with_(target, "0")),
    "dmblockroll": Row(DMS, target, lambda fight, one: ("actions-0",)),
    "dmgroup": Row(DMS, target),
    "dmsplit": Row(DMS, target),
    "dmhit": Row(DMS, target),
    "dmmend": Row(DMS, target),
    "dohit": Row(DMS, with_(target, "damage"), filled_in={"amount": "3"}),
    "dmrest": Row(DMS),
    "dorest": Row(DMS, filled_in={"kind": ["short"], "targets0": ["$target"]}),
    "dmadd": Row(DMS),
    "doadd": Row(DMS, filled_in={"name": "Ogre", "hp": "9"}),
    "dmarea": Row(DMS),
    "dmarealist": Row(DMS),
    "areatap": Row(DMS, with_(target, "0")),
    "areapage": Row(DMS, page),
    "areaamount": Row(DMS),  # nothing is chosen
    "doarea": Row(DMS, page, filled_in={"amount": "3"}),
    # saves that are owed
    "rollsave": Row(ALL),
    "typesave": Row(ALL),
    "dosave": Row(ALL, filled_in={"nothing": "12"}),
    "dmsaves": Row(DMS),
    "dmrollsaves": Row(DMS),
    "dmsettlesave": Row(DMS, lambda fight, one: ("passed",), target),
    "applydue": Row(ALL, with_(target, "c1")),
    "skipapplydue": Row(ALL),
    "dmapplydue": Row(DMS, with_(target, "c1")),
    "skipdmapplydue": Row(DMS),
    # attacks with a tap: of one's own participant
    "attackwith": Row(OWN, with_(target, NET, "n")),
    "attackpick": Row(OWN, values=lambda fight, one: (f"{ids.short(one.id)}~{NET}",)),
    "attackdie": Row(OWN, with_(target, NET)),
    "attackat": Row(OWN, lambda fight, one: (ids.short(one.id), NET, "n", other(fight, one))),
    "doattack": Row(
        ("yes", "yes", "ask", "no"), with_(target, SWORD), filled_in={"target": ["$other"], "face": "9"}
    ),
    "dmattackwith": Row(DMS, with_(target, NET, "n")),
    "dmattackdie": Row(DMS, with_(target, NET)),
    "dmattackat": Row(DMS, lambda fight, one: (ids.short(one.id), NET, "n", other(fight, one))),
    "dodmattack": Row(DMS, with_(target, SWORD), filled_in={"target": ["$other"], "face": "9"}),
    # a player's own screen
    "sheet": Row(ALL),
    "endturn": Row(ask.AdvanceTurn, turn),
    "delay": Row(ask.DelayTurn, target),
    "act": Row(ask.TakeTurn, target),
    "use": Row(ask.SpendResource, target, lambda fight, one: ("spend-ki",)),
    "inspire": Row(ask.SetInspiration, target),
    "deathsave": Row(ask.RollDeathSave, target),
}


def data_of(
    verb: str, row: Row, first: str, encounter: Encounter, one: Participant
) -> tuple[int, dict[str, Any]]:
    """Return the type and the data of the interaction when it is used."""
    custom_id = ids.encode(verb, first, *row.arguments(encounter, one))
    if row.filled_in:
        return MODAL_SUBMIT, {
            "custom_id": custom_id,
            "components": components(row.filled_in, ids.short(one.id), other(encounter, one)),
        }
    if row.values is not None:
        values = list(row.values(encounter, one))
        return COMPONENT, {"custom_id": custom_id, "component_type": 3, "id": 1, "values": values}
    return COMPONENT, {"custom_id": custom_id, "component_type": 2, "id": 1}


def components(filled_in: dict[str, Any], key: str, other: str = "") -> list[dict[str, Any]]:
    def item(name: str, value: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {"type": 4, "id": 2, "custom_id": name, "value": value.replace("$target", key)}
        return {
            "type": 3,
            "id": 2,
            "custom_id": name,
            "values": [{"$target": key, "$other": other}.get(v, v) for v in value],
        }

    return [{"type": 18, "id": 1, "component": item(*field)} for field in filled_in.items()]
