"""The dice of one command: the same on every attempt, and rolled only when a rule asks for them."""

import random
import secrets


class RuleDice:
    """Random numbers and ids. The randomness is fetched once, at the first throw: most commands have none."""

    def __init__(self) -> None:
        self._seed: int | None = None
        self._dice: random.Random | None = None

    def again(self) -> None:
        """Begin anew: the same questions get the same answers."""
        self._dice = None

    def roll(self, sides: int) -> int:
        """Return 1…sides."""
        return self._thrown().randint(1, sides)

    def new_id(self) -> str:
        """Return 24 hex digits."""
        return f"{self._thrown().getrandbits(96):024x}"

    def _thrown(self) -> random.Random:
        if self._seed is None:
            self._seed = secrets.randbits(64)
        if self._dice is None:
            self._dice = random.Random(self._seed)
        return self._dice
