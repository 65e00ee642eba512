"""D&D Beyond's character JSON: what its character service answers, with or without `{data: …}` around it.

Its sheet works most numbers out; `dnd_beyond_sheet` does it here, by the rules. Where that is not sure, a
character without hit points is refused, and any other number is left by name.
"""

from typing import Any

from storage.encounter.limits import MAX_AMOUNT, MAX_LEVEL, MAX_WORD
from storage.encounter.model.health import HALVES_MAXIMUM
from storage.encounter.rules.condition_table import CONDITIONS, EXHAUSTION, canonical
from storage.library.importing.dnd_beyond_armor import KINDS, armor_class
from storage.library.importing.dnd_beyond_sheet import CHANGING, LEVELS, MAXIMUM, SAVES, SCORE, Sheet, inner
from storage.library.importing.draft import NO_PLACE, Draft, whole

NAME = "D&D Beyond"
_DEFENCES = {"resistance": "resistances", "vulnerability": "vulnerabilities", "immunity": "immunities"}
_PARTS = (*KINDS, "initiative", MAXIMUM, LEVELS, "ability-score-maximum")
_CONDITIONS = (  # by their ids, from 1
    *("Blinded", "Charmed", "Deafened", EXHAUSTION, "Frightened", "Grappled", "Incapacitated", "Invisible"),
    *("Paralyzed", "Petrified", "Poisoned", "Prone", "Restrained", "Stunned", "Unconscious"),
)
_UNCONSCIOUS = "Unconscious"
_PICTURES = [
    f"{place}Avatar{what}"
    for place in ("frame", "backdrop", "smallBackdrop", "largeBackdrop", "thumbnailBackdrop")
    for what in ("Id", "Url")
]
_NOTHING = (  # ids, links, looks, settings of the page, and words for other fields
    *("id", "success", "message", "userId", "username", "readonlyUrl", "decorations", "dateModified"),
    *(
        "avatarId",
        "defaultBackdrop",
        "themeColor",
        "themeColorId",
        "preferences",
        "configuration",
        *_PICTURES,
    ),
    *("*.id", "*.entityId", "*.entityTypeId", "*.componentId", "*.componentTypeId", "*.definitionKey"),
    *("*.friendlyTypeName", "*.friendlySubtypeName", "*.modifierTypeId", "*.modifierSubTypeId"),
    *("*.isGranted", "*.fixedValue", "*.tagConstraints", "*.availableToMulticlass", "*.requiresAttunement"),
)


def is_of(entry: dict[str, Any]) -> bool:
    """Whether an entry has this format's shape."""
    within = entry.get("data", entry)
    return isinstance(within, dict) and "baseHitPoints" in within and isinstance(within.get("stats"), list)


def read(entry: dict[str, Any]) -> Draft:
    """Return the draft of a character. Raises Refused."""
    sheet = Sheet(inner(entry.get("data", entry)))
    draft = Draft(sheet.data)
    draft.name("name")
    draft.hit_points(sheet.hit_points())
    draft.assume("maxHP")
    draft.classes([inner(one.get("definition")).get("name") for one in sheet.classes])
    level = sheet.level()
    if level is None:
        draft.leave("level")
    elif draft.number(draft.fields, "level", level, "level", (1, MAX_LEVEL)):
        draft.assume("level")
        _hit_dice(draft, sheet, level)
        if saves := sheet.save_bonuses(level):
            draft.fields["saveBonuses"] = saves
            draft.assume("saveBonuses")
        else:
            draft.leave("saving throws")
    _armor_and_initiative(draft, sheet)
    _state(draft)
    _modifiers(draft, sheet)
    picture = draft.take("avatarUrl") or inner(draft.take("decorations")).get("avatarUrl")
    if isinstance(picture, str) and picture.startswith("https://"):
        draft.fields["imageUrl"] = picture[:500]
    draft.ignore(*_NOTHING)
    draft.fold = 2  # a sheet has everything its books say of it
    return draft


def _state(draft: Draft) -> None:
    """Take what the character has lost and gained: hit points, conditions, death saves, inspiration."""
    conditions = _conditions(draft)
    removed, maximum = whole(draft.take("removedHitPoints")) or 0, draft.fields["maxHP"]
    exhaustion = next((one["level"] for one in conditions if one["name"] == EXHAUSTION), 0)
    if removed < 0 or (removed and exhaustion >= HALVES_MAXIMUM):  # of half the maximum by the rules of 2014
        draft.leave("removedHitPoints")
    elif removed:
        draft.fields["currentHP"] = max(0, maximum - removed)
        draft.assume("currentHP")
    is_down = draft.fields.get("currentHP") == 0
    if is_down:  # the rules bring it along
        conditions = [one for one in conditions if one["name"] != _UNCONSCIOUS]
    if conditions:
        draft.fields["conditions"] = conditions
    _death_saves(draft, is_down=is_down)
    temporary = draft.take("temporaryHitPoints") or None
    draft.number(draft.fields, "tempHP", temporary, "temporaryHitPoints", (1, MAX_AMOUNT))
    if draft.take("inspiration") is True:
        draft.fields["hasInspiration"] = True


def _conditions(draft: Draft) -> list[dict[str, Any]]:
    """Return the conditions of the sheet, by name; exhaustion with its level."""
    found: list[dict[str, Any]] = []
    for one in draft.listed("conditions"):
        number, level = whole(inner(one).get("id")), whole(inner(one).get("level"))
        name = _CONDITIONS[number - 1] if number and 0 < number <= len(_CONDITIONS) else None
        if name == EXHAUSTION and level in range(1, 7):
            found.append({"name": name, "level": level})
        elif name and name != EXHAUSTION:
            found.append({"name": name})
        else:
            draft.leave("conditions")
    return found


def _death_saves(draft: Draft, *, is_down: bool) -> None:
    """Take death saving throws of a character without hit points."""
    saves = draft.inner(draft.take("deathSaves"), "deathSaves")
    fails, successes = whole(saves.get("failCount")) or 0, whole(saves.get("successCount")) or 0
    is_stable = saves.get("isStabilized") is True or successes == 3  # SRD, Death Saving Throws
    if not (fails or successes or is_stable):
        return
    if not is_down or fails not in range(4) or successes not in range(4):
        draft.leave("deathSaves")
    elif fails == 3:
        draft.fields["deathSaves"] = {"failures": fails, "isDead": True}
    elif is_stable:
        draft.fields["deathSaves"] = {"isStable": True}
    else:
        draft.fields["deathSaves"] = {"failures": fails, "successes": successes}


def _armor_and_initiative(draft: Draft, sheet: Sheet) -> None:
    dexterity = sheet.score("dexterity")
    if dexterity is None:
        draft.leave("dexterity")
    elif draft.number(draft.fields, "dexterity", dexterity, "dexterity", (0, 99)) is not None:
        draft.assume("dexterity")
    armor = None if dexterity is None else armor_class(sheet, (dexterity - 10) // 2)
    if armor is None:
        draft.leave("armor class")
    elif draft.number(draft.fields, "ac", armor, "armor class", (0, 99)) is not None:
        draft.assume("ac")
    more = sheet.initiative()
    if more != 0:
        draft.initiative(more, "initiative")


def _modifiers(draft: Draft, sheet: Sheet) -> None:
    """Take what the modifiers say of damage; those of which no value is read are named by their kind."""
    for _, modifier in sheet.modifiers:
        field = _DEFENCES.get(str(modifier.get("type")))
        kind = str(modifier.get("subType") or "").replace("-", " ")
        if field and kind and modifier.get("restriction"):
            draft.note(f"{field.capitalize()}: {kind} ({modifier['restriction']})")
        elif field == "immunities" and canonical(kind) in CONDITIONS:
            draft.condition_immunity(kind)
        elif field and kind:
            draft.defence(field, kind)
        elif not field and modifier.get("restriction") and _is_part(modifier):
            draft.leave(f"{modifier.get('subType')} ({modifier['restriction']})", NO_PLACE)
        if not field and not _is_read(modifier):
            draft.leave(f"modifiers: {modifier.get('type')}", NO_PLACE)
    for modifier in sheet.unsure:
        draft.leave(f"modifiers: {modifier.get('type')}", NO_PLACE)


def _is_part(modifier: dict[str, Any]) -> bool:
    """Whether a modifier changes a save: those that hold at times only are not in its number."""
    return str(modifier.get("subType")).endswith(SAVES) and modifier.get("type") in CHANGING


def _is_read(modifier: dict[str, Any]) -> bool:
    """Whether a modifier has a part in what is taken, or in a value that is left for it by name."""
    kind, of = str(modifier.get("type")), str(modifier.get("subType"))
    if kind in CHANGING:
        return of in _PARTS or of.endswith((SCORE, SAVES))
    return kind == "proficiency" and of.endswith(SAVES)


def _hit_dice(draft: Draft, sheet: Sheet, level: int) -> None:
    """Take the dice of the classes, with the Constitution modifier for each level."""
    constitution = sheet.score("constitution")
    dice = [
        (whole(one.get("level")), whole(inner(one.get("definition")).get("hitDice"))) for one in sheet.classes
    ]
    if constitution is None or not all(number and sides for number, sides in dice):
        draft.leave("hit dice")
        return
    bonus = level * ((constitution - 10) // 2)
    text = "+".join(f"{number}d{sides}" for number, sides in dice) + (f"{bonus:+d}" if bonus else "")
    spent = [whole(one.get("hitDiceUsed")) or 0 for one in sheet.classes]
    if len(text) <= MAX_WORD:
        draft.fields["hitDice"] = text
        draft.number(draft.fields, "hitDiceSpent", sum(spent) or None, "hit dice used", (0, level))
        draft.assume("hitDice")
