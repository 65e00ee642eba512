"""Several participants as one choice of a target list: all players, all monsters, and each group."""

from collections import Counter
from dataclasses import dataclass

from bot.render import custom_ids as ids
from bot.render.escaping import isolated, plain
from bot.render.screen import Option, Say
from storage.encounter.base import ParticipantId
from storage.encounter.model import Encounter, Level
from storage.encounter.model.participant_types import is_lair_type, is_monster_type, is_player_type

MOST = 5
_KEY = ":"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The ids behind one choice; `group` is the group's name, "" where it is no group."""

    key: str
    members: tuple[ParticipantId, ...]
    group: str = ""

    def option(self, say: Say) -> Option:
        """Return it as a choice, with how many they are."""
        name = self.group or say(f"bundle-{self.key.removeprefix(_KEY)}")
        label = say("area-bundle", name=isolated(plain(name, 80)), count=len(self.members))
        return Option(self.key, label)


def bundles(encounter: Encounter, least: Level = Level.NAME) -> list[Bundle]:
    """Return the bundles of two or more that stand and of whom players know so much, the large groups first.

    The users of the board know of "???" neither whether it is a monster nor whether it stands.
    """
    there = [
        p
        for p in encounter.participants
        if not p.is_defeated and not is_lair_type(p.type) and p.seen.players.shows(least)
    ]
    sizes = Counter(p.group for p in there if p.group)
    found = [
        Bundle(":all", tuple(p.id for p in there if is_monster_type(p.type))),
        Bundle(":players", tuple(p.id for p in there if is_player_type(p.type))),
        *(
            Bundle(f"{_KEY}{ids.short(group)}", tuple(p.id for p in there if p.group == group), group)
            for group, _ in sizes.most_common()
        ),
    ]
    return [bundle for bundle in found if len(bundle.members) > 1]


def members_of(encounter: Encounter, key: str, least: Level = Level.NAME) -> tuple[ParticipantId, ...]:
    """Return whom a choice of a target list means: one participant, a bundle, or none any more."""
    if not key.startswith(_KEY):
        one = ids.participant_by(encounter, key)
        return () if one is None else (one.id,)
    return next((bundle.members for bundle in bundles(encounter, least) if bundle.key == key), ())
