"""A user of every role, new encounters for them, and the outcomes that the bot counts."""

from typing import Any

from bot.sandbox.model.objects import Message
from bot.sandbox.world.interactions import COMPONENT
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.model import (
    Attack,
    Condition,
    DiscordBinding,
    Encounter,
    Form,
    Level,
    Participant,
    Request,
    Resource,
    Status,
    Visibility,
)
from storage.encounter.policy import Role
from storage.mongo.ids import new_key
from storage.repositories.encounters import Encounters
from storage.runtime.clock import now
from tests.bot.harness import BotHarness

PEOPLE = {
    Role.OWNER: "Dana",
    Role.CO_DM: "Cleo",
    Role.CONTROLLER: "Ari",
    Role.PLAYER: "Bo",
    Role.SPECTATOR: "Sam",
}


ATTACKS = (Attack(name="sword", bonus=50, damage="3 fire"), Attack(name="net", bonus=50))
APPLY_ROLL = "Apply this roll"  # of the message menu


class Cast:
    """New encounters, each in its own channel, and the outcome of the last command in one."""

    def __init__(self, table: BotHarness, users: dict[Role, UserId]) -> None:
        self.table, self.users = table, users
        self.last_channel: Any = None
        self.ended: list[str] = []
        self.ended_by_id: dict[int, str] = {}
        self.carried_out: list[str] = []

    async def current_encounter(self) -> tuple[Any, str]:
        """Store an encounter on the controller's turn; return its channel and its id."""
        key = str(new_key())
        channel = self.table.driver.add_channel(f"fight-{key}")
        ki = (Resource(name="Ki", current=2, maximum=3),)
        shaped = Condition(id="c2", name="Polymorph", form=Form(max_hp=1))
        blinded = (Condition(id="c1", name="blinded"), shaped)
        people = (
            Participant(
                id=ParticipantId(str(new_key())),
                name="Aria",
                type="character",
                max_hp=28,
                current_hp=20,
                conditions=blinded,
                resources=ki,
                attacks=ATTACKS,
                collaborators=(self.users[Role.CONTROLLER],),
                initiative_roll=15,
            ),
            Participant(
                id=ParticipantId(str(new_key())),
                name="Goblin",
                max_hp=20,
                current_hp=20,
                conditions=blinded,
                resources=ki,
                attacks=ATTACKS,
                initiative_roll=9,
            ),
            Participant(
                id=ParticipantId(str(new_key())),
                name="Shade",
                max_hp=20,
                current_hp=20,
                initiative_roll=1,
                resources=ki,
                attacks=ATTACKS,
                visibility=Visibility(players=Level.UNSEEN, stream=Level.UNSEEN),
            ),
        )
        hit = {"type": "deal_damage", "targets": [{"participantId": people[1].id}], "parts": [{"amount": 3}]}
        request = Request(
            id=str(new_key()), user_id=self.users[Role.PLAYER], user_name="Bo", at=now(), command=hit
        )
        encounter = Encounter(
            id=EncounterId(key),
            user_id=self.users[Role.OWNER],
            co_dms=(self.users[Role.CO_DM],),
            name="Bridge",
            status=Status.ACTIVE,
            round=1,
            participants=people,
            requests=(request,),
            current_participant_id=people[0].id,
            discord=DiscordBinding(guild_id=str(self.table.driver.guild.id), channel_id=str(channel.id)),
        )
        await Encounters(self.table.services.database).insert(encounter)
        self.table.bot.app.boards.of(encounter.id).hold()  # it has no board, and needs none
        return channel, key

    async def type(self, role: Role, channel: Any, command: str, options: dict[str, Any]) -> str:
        """Use a command as a role; return the outcome that the bot counts."""
        self.ended.clear()
        words = {"$target": "Goblin" if role is Role.PLAYER else "Aria", "$user": PEOPLE[role]}
        typed = {k: words.get(v, v) if isinstance(v, str) else v for k, v in options.items()}
        if role is Role.SPECTATOR:
            channel = self.table.driver.add_channel(f"elsewhere-{new_key()}")
        self.last_channel = channel
        user = self.table.user(PEOPLE[role])
        if command == APPLY_ROLL:
            message = self.table.user("Dice Bot").send(channel, "2d6 (5, 4) = **9**")
            call = await user.context_menu(channel, command, message)
        else:
            call = await user.slash(channel, command, typed)
        assert call.error is None, (command, role)
        await self.table.driver.wait_until(
            lambda: self.ended or None, within=60, what=f"the end of {command}"
        )
        return self.ended[-1]

    async def press(self, who: str, channel: Any, kind: int, data: dict[str, Any]) -> str:
        """Press a button, use a select or send a form as a role; return the outcome that the bot counts.

        The message is given the component, as Discord passes on no other.
        """
        self.carried_out.clear()
        world, user = self.table.sandbox.world, self.table.driver.user(who)
        item = {"type": 2, "style": 1, "label": "x", "custom_id": data["custom_id"], "id": 1}
        if kind == COMPONENT and data["component_type"] == 3:
            item = {"type": 3, "custom_id": data["custom_id"], "id": 1, "options": []}
        row = {"type": 1, "id": 2, "components": [item]}
        message = world.post(Message(world.mint(), channel.id, world.application_id, components=[row]))
        sent = self.table.sandbox.interactions.create(kind, user.id, channel, data, message=message)
        what = f"the end of {data['custom_id']}"
        ended = await self.table.driver.wait_until(
            lambda: self.ended_by_id.get(sent.id), within=60, what=what
        )
        await self.table.driver.wait_until(lambda: sent.settled or None, within=60, what=what)
        assert not sent.failed, data
        return self.carried_out[-1] if self.carried_out else ended


def permission(outcome: str) -> str:
    """Return whether an outcome means permission; a refusal by the rules of the game does."""
    assert outcome not in ("failed", "unanswered"), outcome
    return {
        "request": "ask",
        "not_allowed": "no",
        "not_found": "unknown",
        "participant_not_found": "unknown",
    }.get(outcome, "yes")
