"""The evening: an encounter at a ford and one in a crypt, with four players and sixteen monsters at most.

What is done is the same at every run; what comes of it is up to the dice.
"""

from typing import Any

from bot.sandbox import Call, SeenMessage
from storage.encounter.model import Encounter
from tests.bot.evening.phones import Phones
from tests.bot.harness import BotHarness

DM = "Dana"
HEROES = {
    "Ari": ("Aria", 44, "20"),
    "Bo": ("Borin", 52, "15"),
    "Cleo": ("Cleria", 38, "12"),
    "Dev": ("Devon", 41, "8"),
}
SWORD = "longsword +7, 1d8+4 slashing"
ROUNDS = 3


class Evening:
    """One evening. Its texts are in the languages of the guild and of the users."""

    board: SeenMessage

    def __init__(self, table: BotHarness) -> None:
        self.table, self.phones = table, Phones(table)

    async def ford(self) -> None:
        """Play the first encounter: six goblins, two bugbears, and a spell of each kind."""
        await self._set_up("Ford")
        await self._add("six goblins", name="Goblin", count=6)
        await self._add("two bugbears", name="Bugbear", count=2, initiative="5")
        await self._begin()
        await self._fireball(full=("Goblin 1", "Goblin 2"), half=("Goblin 3",))
        await self._condition("Goblin 4")
        await self._hold("Cleo", "Bugbear 2")
        await self._rounds(("Goblin 4", "Goblin 5", "Goblin 6", "Bugbear 1"))
        await self.phones.type(DM, "encounter end")

    async def crypt(self) -> None:
        """Play the second encounter in the same channel: sixteen monsters, and characters that are known."""
        await self._set_up("Crypt")
        await self._add("eight skeletons", name="Skeleton", count=8, together=True, initiative="10")
        await self._add("seven zombies", name="Zombie", count=7, together=True, initiative="6")
        await self._add("a ghoul", name="Ghoul", initiative="11")
        await self._begin()
        await self._breath(full=("Skeleton 6", "Skeleton 7"), half=("Skeleton 8",))
        await self._rounds(("Skeleton 1", "Skeleton 2", "Zombie 1", "Ghoul"))

    async def _set_up(self, name: str) -> None:
        self.board = (await self.phones.type(DM, "encounter start", name=name)).message
        for who, (hero, hp, initiative) in HEROES.items():
            form = await self.phones.press(who, self.board, "join")
            await self.phones.fill(
                who, form, name=hero, hp=str(hp), ac="16", bonus="+2", initiative=initiative
            )
        if name == "Ford":  # the characters keep their attacks
            for who in HEROES:
                await self.phones.type(who, "character attack add", {"attack": SWORD})

    async def _add(self, action: str, **options: Any) -> None:
        self.phones.begin()
        await self.phones.type(DM, "init add", **options)
        self.phones.note(action)

    async def _begin(self) -> None:
        await self.phones.press(DM, self.board, "begin")
        self.board = await self.table.settled(self.board)

    async def _rounds(self, prey: tuple[str, ...]) -> None:
        """Play rounds: each hero attacks, each turn of the monsters hits one, and the DM undoes a slip."""
        for number in range(1, ROUNDS + 1):
            while (encounter := await self.table.current_encounter()).round == number:
                if (who := _hero_of(encounter)) is None:
                    await self._damage("Aria" if number % 2 else "Borin")
                else:
                    await self._attack(who, prey[list(HEROES).index(who)])
                await self._press_board(who or DM, "next")
            await self._press_board(DM, "undo")
            await self._press_board(DM, "next")

    async def _press_board(self, who: str, verb: str) -> None:
        self.phones.begin()
        await self.phones.press(who, self.board, verb)
        self.phones.note(verb)
        self.board = await self.table.settled(self.board)

    async def _attack(self, who: str, target: str) -> None:
        self.phones.begin()
        call = await self.phones.type(who, "attack", target=target)
        self.phones.note("attack")
        await self._settle(call, "full")

    async def _settle(self, call: Call, answer: str) -> None:
        if not call.message.buttons:
            return  # a miss
        self.phones.begin()
        await self.phones.press(DM, call.message, "settle", answer)
        self.phones.note("the DM's answer")

    async def _damage(self, target: str) -> None:
        """Let the DM hit a character with dice that fell on the table."""
        self.phones.begin()
        form = await self.phones.press(DM, self.board, "damage")
        await self.phones.fill(DM, form, targets0=await self._key(target), amount="3")
        self.phones.note("damage")

    async def _condition(self, target: str) -> None:
        self.phones.begin()
        form = await self.phones.press(DM, self.board, "condition")
        await self.phones.fill(DM, form, targets0=await self._key(target), known="Poisoned", rounds="3")
        self.phones.note("condition")

    async def _fireball(self, *, full: tuple[str, ...], half: tuple[str, ...]) -> None:
        self.phones.begin()
        spell = {"amount": "8d6 fire"}
        await self.phones.type(DM, "damage", spell, target=", ".join(full), half=", ".join(half))
        self.phones.note("fireball")

    async def _breath(self, **shares: tuple[str, ...]) -> None:
        """Damage an area from the DM screen, with those who saved."""
        self.phones.begin()
        screen = (await self.phones.press(DM, self.board, "more")).message
        form = await self.phones.press(DM, screen, "dmarea")
        chosen = {share: [await self._key(name) for name in names] for share, names in shares.items()}
        await self.phones.fill(DM, form, amount="4d6 cold", **chosen)
        self.phones.note("area damage on the screen")

    async def _hold(self, who: str, target: str) -> None:
        """Cast a spell on one, with a save, a condition and concentration; the DM rolls the save."""
        self.phones.begin()
        spell = {"name": "Hold Monster", "dc": 15}
        held = {"condition": "Paralyzed", "concentration": True}
        await self.phones.type(who, "cast", spell, target=target, save="Wisdom", **held)
        self.phones.note("save")

    async def _key(self, name: str) -> str:
        encounter = await self.table.current_encounter()
        return next(p.id for p in encounter.participants if p.name == name)


def _hero_of(encounter: Encounter) -> str | None:
    name = encounter.current.name if encounter.current else ""
    return next((user for user, (hero, *_) in HEROES.items() if hero == name), None)
