"""Create the default world: a guild, its channels, a DM, four players, a spectator and a dice bot."""

from __future__ import annotations

from bot.sandbox.model import permissions
from bot.sandbox.model.objects import Overwrite
from bot.sandbox.model.permissions import Permission
from bot.sandbox.world.messages import World

DUNGEON_MASTER = "Dungeon Master"
_USERS = (
    ("dana", "Dana", "en-US"),
    ("ari", "Ari", "en-US"),
    ("bo", "Bo", "en-GB"),
    ("cleo", "Cleo", "de"),
    ("dev", "Dev", "fr"),
    ("sam", "Sam", "en-US"),
)


def seed_world(world: World) -> None:
    """Fill an empty world with the default guild."""
    application = world.add_user("encounter-tracker", world.application_name, bot=True)
    world.application_id = application.id
    users = [world.add_user(username, name, locale=locale) for username, name, locale in _USERS]
    dana = users[0]
    dice = world.add_user("dice-bot", "Dice Bot", bot=True)
    guild = world.add_guild("The Yawning Portal", dana)
    dungeon_master = world.add_role(guild, DUNGEON_MASTER)
    own = world.add_role(
        guild, world.application_name, int(permissions.BOT), managed_by_bot=world.application_id
    )
    # Dana's permissions come from a role, not from owning the guild, so that tests can remove them.
    world.join(guild, dana, dungeon_master)
    guild.owner_id = world.add_user("landlord", "Landlord").id
    world.join(guild, world.users[guild.owner_id])
    for user in users[1:]:
        world.join(guild, user)
    world.join(guild, application, own)
    world.join(guild, dice)
    dm_only = [
        Overwrite(guild.id, deny=int(Permission.VIEW_CHANNEL)),
        Overwrite(dungeon_master.id, allow=int(Permission.VIEW_CHANNEL)),
        Overwrite(own.id, allow=int(Permission.VIEW_CHANNEL)),
    ]
    world.add_channel(guild, "general", topic="Talk about anything")
    world.add_channel(guild, "table", topic="Where the dice fall")
    world.add_channel(guild, "dm-screen", topic="For the Dungeon Master's eyes", overwrites=dm_only)
