"""A participant's resources: as lines, and as a select that spends one or gives it back."""

from bot.render import custom_ids as ids
from bot.render.escaping import plain, safe
from bot.render.screen import MAX_OPTIONS, Option, Say, Select
from storage.encounter.model import Participant
from storage.encounter.rules.rest import dice_left
from storage.encounter.visibility.view_types import ParticipantView, ResourceView

SPEND, BACK = "spend", "back"
_NAME = 60
_IN_ONE_LINE = 8


def resource_line(shown: ParticipantView) -> str:
    """Return the first resources in one line, such as "Ki [2/3]"; empty without any."""
    resources = shown.get("resources") or []
    more = ["…"] if len(resources) > _IN_ONE_LINE else []
    return " · ".join(
        [*(counted(r["name"], r["current"], r["maximum"]) for r in resources[:_IN_ONE_LINE]), *more]
    )


def hit_dice_left(participant: Participant, say: Say) -> str:
    """Return the hit dice of a player's character and how many are left; empty where they are not known."""
    if participant.hit_dice is None or not participant.is_player_character:
        return ""
    return say("hit-dice-left", dice=safe(participant.hit_dice, _NAME), left=dice_left(participant))


def resource_lines(shown: ParticipantView, say: Say) -> list[str]:
    """Return a line for each resource, with when it comes back."""
    return [
        f"{counted(one['name'], one['current'], one['maximum'])} – {_returns(one, say)}"
        for one in shown.get("resources") or []
    ]


def resource_select(
    verb: str, encounter_id: str, participant: Participant, say: Say, first: tuple[Option, ...] = ()
) -> Select | None:
    """Return the select that spends a use of a resource, or gives one back, with `first` before them.

    None where there is nothing to choose.
    """
    spendable = [
        Option(f"{SPEND}-{key(r.name)}", _label(say, SPEND, r)) for r in participant.resources if r.current
    ]
    spent = [
        Option(f"{BACK}-{key(r.name)}", _label(say, BACK, r))
        for r in participant.resources
        if r.current < r.maximum
    ]
    options = tuple([*first, *spendable, *spent][:MAX_OPTIONS])
    if not options:
        return None
    custom_id = ids.encode(verb, encounter_id, ids.short(participant.id))
    return Select(
        custom_id,
        plain(say("attack-or-use" if first else "resource-pick", name=participant.name), 100),
        options,
    )


def chosen_resource(participant: Participant, value: str) -> tuple[str, int] | None:
    """Return the name of the resource that an option of the select means, and how many are spent, or None."""
    what, _, wanted = value.partition("-")
    resource = next((r for r in participant.resources if key(r.name) == wanted), None)
    if resource is None or what not in (SPEND, BACK):
        return None
    return resource.name, 1 if what == SPEND else -1


def key(name: str) -> str:
    """Return what stands for a resource in an option's value."""
    return ids.short(name.casefold())


def _label(say: Say, what: str, resource: object) -> str:
    name, left, most = (getattr(resource, field) for field in ("name", "current", "maximum"))
    return plain(say(f"resource-{what}", name=plain(name, _NAME), left=left, most=most), 100)


def counted(name: str, current: int, maximum: int) -> str:
    """Return a resource with what is left of it."""
    return f"{safe(name, _NAME)} [{current}/{maximum}]"


def _returns(one: ResourceView, say: Say) -> str:
    if (least := one["recharge"]) is not None:
        return say("resource-recharges", least=least)
    if one["regains"] is not None:
        return say("resource-regains", count=one["regains"])
    return say(f"resource-returns-{one['returns'].replace('_', '-')}")
