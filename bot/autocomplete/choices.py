"""Autocomplete: offers only what the user may see, the fitting choices first.

The choices come from the user's view. On an error there are none, as Discord can't show a reason here.
"""

from collections import Counter
from collections.abc import Callable, Collection, Coroutine, Iterable, Sequence
from typing import Any

from discord.app_commands import Choice

from bot.interactions.context import Interaction, InteractionContext
from bot.parsing.participants import (
    ALL_MONSTERS,
    ALL_PLAYERS,
    HEALTH_DASH,
    all_of,
    being_typed,
    find_participant,
    find_participants,
    reference,
)
from bot.render.escaping import isolated, label, plain
from bot.render.participants import condition
from bot.render.screen import Say
from bot.render.terms import condition_name
from storage.encounter.context import Actor
from storage.encounter.damage_terms import DAMAGE_TYPES
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter
from storage.encounter.model.participant_types import is_lair_type
from storage.encounter.names import name_key, plain_key
from storage.encounter.policy import audience_of
from storage.encounter.terms import condition_named
from storage.encounter.visibility.audience import Audience
from storage.encounter.visibility.view_types import ParticipantView
from storage.encounter.visibility.views import view
from storage.i18n import ENGLISH
from storage.i18n.game_words import Kind, game_words, word_key

Fits = Callable[[ParticipantView], bool]
Completion = Callable[[Interaction, str], Coroutine[Any, Any, list[Choice[str]]]]

MAX_CHOICES = 25
MAX_LENGTH = 100


def participant_choices(
    people: Sequence[ParticipantView], typed: str, say: Say, fits: Fits = lambda p: True
) -> list[Choice[str]]:
    """Return the participants whose name contains the typed text, those that fit first."""
    wanted = plain_key(typed)
    found = [p for p in people if wanted in plain_key(p["name"])]
    ranked = sorted(found, key=lambda p: (not fits(p), not plain_key(p["name"]).startswith(wanted)))
    return [Choice(name=_described(p, say), value=reference(people, p)) for p in ranked[:MAX_CHOICES]]


def list_choices(people: Sequence[ParticipantView], typed: str, say: Say, fits: Fits) -> list[Choice[str]]:
    """Return choices for the last name of a comma-separated list, each with the names before it.

    Whom the list holds already is not offered again.
    """
    found: dict[str, Choice[str]] = {}
    for before, last in being_typed(people, typed):
        taken = _taken(people, before)
        left = [p for p in people if p["_id"] not in taken]
        named = (*participant_choices(left, last, say, fits), *_groups(people, last, taken))
        several = _bundles(people, last, taken, say)
        for choice in (*named[: MAX_CHOICES - len(several)], *several):
            whole = _after(before, choice) if before else choice
            if len(whole.value) <= MAX_LENGTH:
                found.setdefault(whole.value, whole)
    return list(found.values())[:MAX_CHOICES]


def text_choices(
    texts: Iterable[str], typed: str, shown: Callable[[str], str] = lambda text: text
) -> list[Choice[str]]:
    """Return the texts that contain the typed text, those that begin with it first, as they are shown."""
    wanted = plain_key(typed)
    found = sorted(
        (t for t in texts if wanted in plain_key(t)), key=lambda t: not plain_key(t).startswith(wanted)
    )
    return [Choice(name=plain(shown(t), MAX_LENGTH), value=t[:MAX_LENGTH]) for t in found[:MAX_CHOICES]]


def participants(fits: Fits = lambda p: True, *, own: bool = False, is_target: bool = False) -> Completion:
    """Complete one participant; with `own`, players are offered only their own; a lair is no target."""

    async def complete(interaction: Interaction, typed: str) -> list[Choice[str]]:
        people = await _offered(interaction, own=own)
        if is_target:
            people = with_bodies(people)
        return participant_choices(people, typed, InteractionContext.of(interaction).say, fits)

    return complete


def targets(fits: Fits = lambda p: True, *, own: bool = False, has_lairs: bool = False) -> Completion:
    """Complete a list; with `own`, players are offered only their own; lairs are left out by default."""

    async def complete(interaction: Interaction, typed: str) -> list[Choice[str]]:
        people = await _offered(interaction, own=own)
        if not has_lairs:
            people = with_bodies(people)
        return list_choices(people, typed, InteractionContext.of(interaction).say, fits)

    return complete


def term_choices(kind: Kind, ids: Iterable[str], typed: str, say: Say) -> list[Choice[str]]:
    """Return the terms whose local or English name contains the typed text, by their local names."""
    wanted = word_key(typed.strip())
    ranks: dict[str, tuple[bool, str]] = {}
    for id_ in ids:
        local, english = (
            word_key(name) for name in (say(f"{kind}-{id_}"), game_words().name(ENGLISH, kind, id_))
        )
        if wanted in local or wanted in english:
            ranks[id_] = (not local.startswith(wanted) and not english.startswith(wanted), local)
    found = sorted(ranks, key=ranks.__getitem__)
    return [Choice(name=say(f"{kind}-{id_}"), value=id_) for id_ in found[:MAX_CHOICES]]


async def conditions(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the SRD's conditions; any other text is allowed."""
    say = InteractionContext.of(interaction).say
    found = term_choices("condition", game_words().ids("condition"), typed, say)
    return [Choice(name=choice.name, value=condition_named(choice.value)) for choice in found]


async def picture_sources(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the general sources of pictures; host names are allowed as well."""
    return text_choices(("own", "any"), typed)


async def damage_types(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the SRD's damage types; any other text is allowed."""
    return term_choices("damage", DAMAGE_TYPES, typed, InteractionContext.of(interaction).say)


async def conditions_there(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the conditions of the chosen target, or of all participants, that the user may see."""
    seen = await _seen(interaction)
    if seen is None:
        return []
    people = seen[3]
    chosen = str(getattr(interaction.namespace, "target", "") or "")
    try:
        bearers = find_participants(people, chosen) if chosen else people
    except TrackerError:
        return []
    say = InteractionContext.of(interaction).say
    names = {c["name"]: condition_name(c["name"], say) for p in bearers for c in p.get("conditions") or []}
    fitting = [name for name, local in names.items() if _fits(name, local, typed)]
    return text_choices(fitting, "", names.__getitem__)


async def conditions_to_edit(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Complete the conditions of the chosen target with their rounds; of equal names the id is the value."""
    seen = await _seen(interaction)
    chosen = str(getattr(interaction.namespace, "target", "") or "")
    if seen is None or not chosen:
        return []
    try:
        there = find_participant(seen[3], chosen).get("conditions") or []
    except TrackerError:
        return []
    say = InteractionContext.of(interaction).say
    local = {c["_id"]: condition_name(c["name"], say) for c in there}
    names = Counter(c["name"].casefold() for c in there)
    found = [c for c in there if _fits(c["name"], local[c["_id"]], typed)]
    return [
        Choice(
            name=plain(condition(c, say), MAX_LENGTH),
            value=plain(c["name"], MAX_LENGTH) if names[c["name"].casefold()] == 1 else c["_id"],
        )
        for c in found[:MAX_CHOICES]
    ]


def _fits(name: str, local: str, typed: str) -> bool:
    """Whether a condition's name in English or in the language contains the typed text."""
    return any(plain_key(typed) in plain_key(known) for known in (name, local))


def hurt(participant: ParticipantView) -> bool:
    """Whether the view shows damage to heal."""
    if "currentHP" in participant and "maxHP" in participant:
        return bool(participant["currentHP"] < participant["maxHP"])
    return bool(participant.get("healthBand", "unhurt") != "unhurt")


def with_bodies(people: Sequence[ParticipantView]) -> list[ParticipantView]:
    """Return the participants without the lairs, which are no targets."""
    return [p for p in people if not is_lair_type(p["type"])]


def standing(participant: ParticipantView) -> bool:
    """Whether the view does not show it as defeated."""
    return not participant.get("isDefeated", False)


def has_conditions(participant: ParticipantView) -> bool:
    """Whether the view shows a condition."""
    return bool(participant.get("conditions"))


async def _offered(interaction: Interaction, *, own: bool) -> Sequence[ParticipantView]:
    """Return the participants that the user may know of; with `own`, of a player their own."""
    seen = await _seen(interaction)
    if seen is None:
        return []
    encounter, actor, audience, people = seen
    if not own or audience.kind == "dm":
        return people
    mine = {p.id for p in encounter.controlled_by(actor.user_id)}
    return [p for p in people if p["_id"] in mine]


async def _seen(
    interaction: Interaction,
) -> tuple[Encounter, Actor, Audience, Sequence[ParticipantView]] | None:
    ctx = InteractionContext.of(interaction)
    try:
        encounter = await ctx.encounter_here()
        if encounter is None:
            return None
        actor = await ctx.actor(encounter)
        audience = audience_of(encounter, actor)
    except TrackerError:
        return None
    return encounter, actor, audience, view(encounter, audience)["participants"]


def _described(participant: ParticipantView, say: Say) -> str:
    name = participant["name"]
    current, maximum = participant.get("currentHP"), participant.get("maxHP")
    if current is not None and maximum:
        return label(name, f"{HEALTH_DASH}{current}/{maximum}", MAX_LENGTH)
    if band := participant.get("healthBand"):
        return label(name, f"{HEALTH_DASH}{say(f'band-{band}')}", MAX_LENGTH)
    return plain(name, MAX_LENGTH)


def _after(head: str, choice: Choice[str]) -> Choice[str]:
    """Return the list with one more name; the names before it are cut where it would be too long to show."""
    room = MAX_LENGTH - len(choice.name) - 4
    name = f"{isolated(plain(head, room))}, {choice.name}" if room > 1 else choice.name
    return Choice(name=name, value=f"{head}, {choice.value}")


def _groups(people: Sequence[ParticipantView], typed: str, taken: Collection[str]) -> list[Choice[str]]:
    """Return the groups with a member that is not taken."""
    names = {name_key(p["name"]) for p in people}
    groups = dict.fromkeys(group for p in people if p["_id"] not in taken and (group := p.get("group")))
    return text_choices([g for g in groups if name_key(g) not in names], typed)


def _bundles(
    people: Sequence[ParticipantView], typed: str, taken: Collection[str], say: Say
) -> list[Choice[str]]:
    """Return all monsters and all players, where they are several of whom some are not taken."""
    found = []
    for kind in (ALL_MONSTERS, ALL_PLAYERS):
        members = {p["_id"] for p in all_of(people, kind)}
        name = say(f"word-{kind}")
        if len(members) > 1 and not members <= set(taken) and plain_key(typed) in plain_key(name):
            found.append(Choice(name=f"{name[:1].upper()}{name[1:]} ({len(members)})", value=name))
    return found


def _taken(people: Sequence[ParticipantView], before: str) -> set[str]:
    """Return the ids of those in a list; a name in it that is unclear is passed over."""
    try:
        return {p["_id"] for p in find_participants(people, before)}
    except TrackerError:
        parts = before.split(",")
        return {i for part in parts for i in _taken(people, part)} if len(parts) > 1 else set()
