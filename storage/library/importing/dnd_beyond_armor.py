"""The armor class of D&D Beyond's sheet: worn armor, a shield, and what features and items add."""

from storage.encounter.model import ABILITIES
from storage.library.importing.dnd_beyond_sheet import Sheet, dicts, inner
from storage.library.importing.draft import whole

_WORN, _ARMORED, _UNARMORED = "armor-class", "armored-armor-class", "unarmored-armor-class"
_ODD = (
    *("minimum-base-armor", "ac-max-dex-modifier", "ac-max-dex-armored-modifier"),
    *("dual-wield-armor-class", "unarmored-dex-ac-bonus"),
)
KINDS = (_WORN, _ARMORED, _UNARMORED, *_ODD)  # of modifiers that have a part in it
_LIGHT, _MEDIUM, _HEAVY, _SHIELD = 1, 2, 3, 4
# Kinds of `characterValues`, what a user set by hand: of the armor class, of saves, and of an item its name,
# notes, price and weight.
_OWN, _MORE, _OF_SAVES, _OF_NO_WEIGHT = 1, (2, 3), (38, 39, 40, 41), (8, 9, 19, 22)
_ITEM = "1439493548"  # the kind of thing that a value of an item belongs to


def armor_class(sheet: Sheet, dexterity: int) -> int | None:
    """Return the armor class of worn armor, shield, features and items; `dexterity` is its modifier."""
    own, more = _own_armor(sheet)
    plain = sheet.plain(_WORN)
    if own is not None:
        return own
    odd = any(m.get("subType") in _ODD for m in [*sheet.unsure, *(m for _, m in sheet.modifiers)])
    if more is None or plain is None or odd:
        return None
    worn = [inner(one.get("definition")) for one in sheet.inventory if one.get("equipped")]
    armor = [
        (one.get("armorTypeId"), whole(one["armorClass"]))
        for one in worn
        if one.get("armorClass") is not None
    ]
    shields = [points for kind, points in armor if kind == _SHIELD]
    suits = [(kind, points) for kind, points in armor if kind != _SHIELD]
    if None in (points for _, points in armor) or len(shields) > 1 or len(suits) > 1:
        return None
    part = [(_LIGHT, dexterity), (_MEDIUM, min(2, dexterity)), (_HEAVY, 0)]
    if suits:
        ((kind, points),) = suits
        feature = sheet.plain(_ARMORED)
        added = next((more for one, more in part if one == kind), None)
        if added is None or feature is None:
            return None
        best = (points or 0) + added + feature
    else:
        unarmored = _unarmored(sheet, dexterity, has_shield=bool(shields))
        if unarmored is None:
            return None
        best = unarmored
    return best + sum(filter(None, shields)) + plain + more


def _unarmored(sheet: Sheet, dexterity: int, *, has_shield: bool) -> int | None:
    """Return the armor class without armor: 10 + Dexterity, or a feature's that is better."""
    best, features, more = 10 + dexterity, sheet.changing(_UNARMORED), 0
    is_set = any(one.get("type") == "set" for one in features)
    if sheet.is_unsure(_UNARMORED) or (is_set and (has_shield or dexterity < 0)):
        return None  # some of these features allow no shield
    for one in features:
        value, stat = whole(one.get("value")), whole(one.get("statId"))
        if one.get("restriction") or (value is None and one.get("value") is not None):
            return None
        if one.get("type") == "bonus":
            if value is None:
                return None
            more += value
            continue
        score = sheet.score(ABILITIES[stat - 1]) if stat is not None and 1 <= stat <= 6 else 10
        if score is None or (stat is None and value is None):
            return None
        best = max(best, 10 + dexterity + (score - 10) // 2 + (value or 0))
    return best + more


def _own_armor(sheet: Sheet) -> tuple[int | None, int | None]:
    """Return the armor class that the user set, and what they added; None for what is not known."""
    own, more, is_sure = None, 0, True
    for one in dicts(sheet.data.get("characterValues")):
        kind, value, of = one.get("typeId"), whole(one.get("value")), one.get("valueTypeId")
        if of is not None and (str(of) != _ITEM or kind in _OF_NO_WEIGHT):
            continue
        if of is None and kind == _OWN and value is not None:
            own = value
        elif of is None and kind in _MORE and value is not None:
            more += value
        elif of is not None or kind not in _OF_SAVES:
            is_sure = False
    return own, more if is_sure else None
