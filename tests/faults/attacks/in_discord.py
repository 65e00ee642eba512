"""What a hostile member tries in Discord."""

from uuid import uuid4

from bot.sandbox import Driver, Permission, SandboxTimeoutError
from storage.mongo.ids import either, key
from tests.faults.attacks.attacker import PLAYER, PLAYERS, Attacker, NotCarriedOutError
from tests.faults.visitor import Json
from tests.realtime.patience import eventually

DM_CHANNEL = "dm-screen"  # of the sandbox's guild: members with DM_ROLE see it
DM_ROLE = "Dungeon Master"
HELD_BACK = "Sam"  # wants their data deleted
SECONDS = 20.0  # in which a screen must be gone, or a user's data


async def members_business(attacker: Attacker) -> None:
    """Save characters, make links, start encounters in threads and end them."""
    for _ in range(3):
        await attacker.actor.slash(attacker.channel, "character create", name=uuid4().hex[:20], hp=9)
        await attacker.actor.slash(attacker.channel, "play")
        await attacker.actor.slash(attacker.channel, "overlay link")
    await attacker.actor.slash(attacker.channel, "overlay revoke")
    await attacker.actor.slash(attacker.channel, "play", revoke=True)
    thread = attacker.cluster.sandbox.driver.add_thread(attacker.channel, uuid4().hex[:20])
    await attacker.actor.slash(thread.id, "encounter start", name="Mine")
    await attacker.actor.slash(thread.id, "encounter list")
    await attacker.actor.slash(thread.id, "encounter end")


async def opened_dm_screen(attacker: Attacker) -> None:
    """Let every member, a player's role, or a player by a role, see the channel of a DM screen."""
    driver = attacker.cluster.sandbox.driver
    ways = ("every member", "a player's role", "a role given to a player")
    way = ways[attacker.tries % len(ways)]
    await driver.as_user("Dana").slash(attacker.screened_channel, "encounter screen", channel=DM_CHANNEL)
    screen = await driver.wait_for_message(DM_CHANNEL, containing="DM ·", within=SECONDS)
    try:
        _open(driver, way)
        # By a role given in silence nothing is shown at first; the next edit must not show more.
        await driver.as_user("Dana").slash(attacker.screened_channel, "damage", target="Goblin", amount="1")
        try:
            await driver.wait_for_deletion(screen, within=SECONDS)
        except SandboxTimeoutError:
            attacker.require(False, f"a DM screen stayed before {way}")
        left = [message for message in driver.messages(DM_CHANNEL) if "DM ·" in message.text]
        attacker.require(not left, f"a DM screen is shown to {way}")
    finally:
        _close(driver, way)


def _open(driver: Driver, way: str) -> None:
    match way:
        case "every member":
            driver.set_permissions(DM_CHANNEL, "@everyone", allow=Permission.VIEW_CHANNEL)
        case "a player's role":
            driver.set_roles(PLAYER, PLAYERS)
            driver.set_permissions(DM_CHANNEL, PLAYERS, allow=Permission.VIEW_CHANNEL)
        case _:
            driver.set_roles(PLAYER, DM_ROLE)


def _close(driver: Driver, way: str) -> None:
    if way == "every member":
        driver.set_permissions(DM_CHANNEL, "@everyone", deny=Permission.VIEW_CHANNEL)
    else:
        driver.set_roles(PLAYER)


async def blocked_deletion(attacker: Attacker) -> None:
    """Offer an encounter to a user, and make them a DM of it, before they delete their data."""
    driver, database = attacker.cluster.sandbox.driver, attacker.cluster.database
    victim, discord_id = driver.as_user(HELD_BACK), str(driver.user(HELD_BACK).id)
    await victim.slash(attacker.channel, "character create", name="Aria", hp=9)
    user = await database.users.find_one({"discordId": discord_id})
    if user is None:
        raise NotCarriedOutError
    user_id = str(user["_id"])
    ways: dict[str, Json] = {"set_co_dms": {"coDms": [user_id]}, "transfer_encounter": {"userId": user_id}}
    async with attacker.visiting() as visitor:
        answers = [await visitor.ask(event, {**attacker.own, **fields}) for event, fields in ways.items()]
    if not all(answer["ok"] for answer in answers):
        raise NotCarriedOutError
    question = (await victim.slash(attacker.channel, "privacy delete")).message
    deletes = [button for button in question.buttons if button.label == "Delete it all"]
    if deletes:
        await victim.press(question, "Delete it all")
        await eventually(lambda: _is_gone(attacker, discord_id))
    attacker.require(bool(deletes), "a user could not delete their data")
    named = await database.encounters.find_one(
        {"_id": key(attacker.encounter_id), "$or": [{way: either(user_id)} for way in _WAYS]}
    )
    attacker.require(named is None, "a deleted user is named in another's encounter")


_WAYS = ("userId", "coDms", "transferOffer.userId")


async def _is_gone(attacker: Attacker, discord_id: str) -> bool:
    return await attacker.cluster.database.users.find_one({"discordId": discord_id}) is None
