"""Encounters that a DM prepared: their monsters, to be added to an encounter again and again.

Ids and names of templates come from clients, so every look-up says for whom: a template is its owner's alone.
"""

from collections import Counter
from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from storage.encounter.base import AUserId, Record, UserId
from storage.encounter.commands import NewParticipant
from storage.encounter.errors import InvalidCommandError, NotFoundError, RuleError
from storage.encounter.field_types import cut, cut_bonuses, cut_resources
from storage.encounter.limits import CONTENT_BYTES, MAX_NAME, MAX_PARTICIPANTS, AtMost
from storage.encounter.model import Encounter, Participant, Rules
from storage.encounter.model.health import Ruleset
from storage.encounter.names import name_key, without_number
from storage.encounter.rules.experience import xp_of_rating
from storage.encounter.rules.legendary import lair_gives, lair_totals
from storage.encounter.rules.resources import full
from storage.encounter.sizes import size_of
from storage.encounter.text_cleaning import one_line
from storage.mongo.database import Database
from storage.mongo.ids import either, key, new_key
from storage.mongo.schema_version import current_schema
from storage.mongo.unavailable import explains_outages
from storage.repositories.lasting_conditions import lasting
from storage.runtime.clock import now
from storage.runtime.turns import turn_of

MOST_TEMPLATES = 50  # of a user
# What is said of a participant when it joins, and is the same each time.
_KEPT = frozenset(NewParticipant.model_fields) - {
    *("current_hp", "temporary_hp", "death_saves", "is_knocked_out", "hit_dice_spent", "conditions"),
    *("initiative_roll", "is_surprised", "collaborators", "character_id"),
}
# A list of templates reads no more: to read all of fifty would hold up everything else for half a second.
_NOT_WHOLE = {
    **dict.fromkeys(("userId", "name", "ruleset", "rules", "updatedAt"), 1),
    **dict.fromkeys(("participants.name", "participants.challengeRating"), 1),
}


class Template(Record):
    """A prepared encounter: its name, its rules, and those who are in it."""

    id: Annotated[str, BeforeValidator(str)] = Field(alias="_id")
    user_id: AUserId
    name: Annotated[str, AtMost(MAX_NAME)]
    ruleset: Ruleset = "2024"
    rules: Rules | None = None  # None: saved before templates kept them
    participants: Annotated[tuple[NewParticipant, ...], AtMost(MAX_PARTICIPANTS)] = ()
    updated_at: datetime | None = None

    @property
    def kinds(self) -> dict[str, int]:
        """How many there are of each kind, by the name without its number, the most first."""
        return dict(Counter(without_number(p.name) for p in self.participants).most_common())

    @property
    def xp(self) -> int:
        """The experience points of those whose challenge rating is known."""
        return sum(xp_of_rating(p.challenge_rating) or 0 for p in self.participants)


def prepared(encounter: Encounter) -> tuple[NewParticipant, ...]:
    """Return an encounter's participants that are no player's, as they were before it began.

    They are at full hit points, with what they can spend and the conditions that do not end by themselves.
    """
    return tuple(
        _fresh(p, encounter.rules)
        for p in encounter.participants
        if not (p.is_player_character or p.character_id)
    )


def _fresh(participant: Participant, rules: Rules) -> NewParticipant:
    form = participant.true_form
    own = {} if form is None else {name: getattr(form, name) for name in ("max_hp", "ac", "defences")}
    # What the lair adds to its totals, the lair gives again.
    own |= {
        name: value
        for name, value in lair_totals(
            participant, lair_gives(rules, is_in_lair=participant.is_in_lair), 0
        ).items()
        if name in NewParticipant.model_fields
    }
    participant = participant.model_copy(update={name: v for name, v in own.items() if v is not None})
    fields = {name: getattr(participant, name) for name in _KEPT}
    return NewParticipant.model_validate(
        fields
        | {
            "max_hp": participant.max_hp,
            "defences": cut(participant.defences),
            "save_bonuses": cut_bonuses(participant.save_bonuses),
            "resources": cut_resources(tuple(map(full, participant.resources))),
            "initiative_roll": participant.initiative_roll if participant.is_lair else None,
            "conditions": lasting(c for c in participant.conditions if c.duration < 0 and not c.implied_by),
        }
    )


@explains_outages
class Templates:
    """The repository of prepared encounters."""

    def __init__(self, database: Database) -> None:
        self._collection = database.templates
        self._reader = database.reader("templates", Template.model_validate)

    async def save(self, user_id: UserId, name: str, encounter: Encounter) -> Template:
        """Save an encounter's monsters under a name; a template of that name is replaced.

        Raises InvalidCommandError without a name or monsters, RuleError beyond `MOST_TEMPLATES`.
        """
        name, participants = one_line(name)[:MAX_NAME], prepared(encounter)
        if not name:
            raise InvalidCommandError("template-name")
        if not participants:
            raise InvalidCommandError("template-empty")
        options: Any = {"mode": "json", "by_alias": True, "exclude_defaults": True}
        fields: dict[str, Any] = {
            "name": name,
            "ruleset": encounter.rules.ruleset,
            "rules": encounter.rules.model_dump(**options),
            "participants": [p.model_dump(**options) for p in participants],
            "updatedAt": now(),
        }
        if size_of(fields["participants"]) > CONTENT_BYTES:
            raise RuleError("template-too-large")
        async with turn_of("templates", user_id):
            own = await self.of_user(user_id)
            there = next((one for one in own if name_key(one.name) == name_key(name)), None)
            if there is None and len(own) >= MOST_TEMPLATES:
                raise RuleError("template-too-many", most=MOST_TEMPLATES)
            stored = key(there.id) if there else new_key()
            document = {"_id": stored, **current_schema("templates"), "userId": key(user_id), **fields}
            await self._collection.replace_one({"_id": stored}, document, upsert=True)
        return self._reader.one(document)

    async def of_user(self, user_id: UserId) -> list[Template]:
        """Return a user's templates, by name, to be looked at only: with what a list says of participants."""
        found = self._collection.find({"userId": either(user_id)}, _NOT_WHOLE).sort("name", 1)
        return self._reader.all(await found.to_list(None))

    async def own(self, template_id: str, user_id: UserId) -> Template:
        """Return a user's own template. Raises NotFoundError, also for another's."""
        found = self._reader.maybe(await self._collection.find_one({"_id": either(template_id)}))
        if found is None or found.user_id != user_id:
            raise NotFoundError("no-template")
        return found

    async def delete(self, template: Template) -> None:
        """Delete a template that `own` or `of_user` returned."""
        await self._collection.delete_one({"_id": either(template.id)})
