"""Dice by the d20 library, with an injected generator.

Only `bot.parsing.dice` imports this, at the first roll: the library builds its parser at import, which takes
a tenth of the tracker's start.
"""

import random
from dataclasses import dataclass
from typing import Any

import d20
from d20.diceast import Dice as DiceNode

from bot.render.escaping import safe
from storage.encounter.errors import InvalidCommandError

MAX_ROLLS = 1_000
MAX_VISITS = 20_000  # visits of dice by all operators of an expression; each operator visits every die
MAX_SHOWN = 200  # characters of the rolled dice


@dataclass(frozen=True, slots=True)
class D20Roll:
    """A roll: the total, the dice in plain text, and the face of a single d20."""

    total: int
    shown: str
    is_dice: bool
    natural: int | None


def roll(text: str, generator: random.Random) -> D20Roll:
    """Roll an expression. Raises InvalidCommandError."""
    try:
        result = _Roller(generator).roll(text, stringifier=_Shown())
        total = result.total
        shown = result.result
    except d20.TooManyRolls:
        raise InvalidCommandError("dice-too-many", most=f"{MAX_ROLLS:,}") from None
    except d20.RollSyntaxError as error:
        raise _unread(text, error) from None
    except d20.RollError as error:
        raise InvalidCommandError("dice-refused", why=safe(str(error), MAX_SHOWN)) from None
    except (RecursionError, ValueError, ArithmeticError, MemoryError, TypeError):
        # The library lets these through for deep nesting, very long numbers and division by zero.
        raise InvalidCommandError("dice-impossible") from None
    is_dice = _has_dice(result.ast)
    return D20Roll(total, _short(shown) if is_dice else str(total), is_dice, _natural(result))


class _Die(d20.Die):  # type: ignore[misc]  # d20 ships no types
    """A die rolled by the generator."""

    __slots__ = ("_generator",)

    def __init__(self, size: Any, values: list[Any], context: Any, generator: random.Random) -> None:
        super().__init__(size, values, context=context)
        self._generator = generator

    def _add_roll(self) -> None:
        if self.size != "%" and self.size < 1:
            raise d20.RollValueError("a die needs at least one side.")
        self._context.count_roll()
        face = (
            self._generator.randrange(0, 100, 10)
            if self.size == "%"
            else self._generator.randint(1, self.size)
        )
        self.values.append(d20.Literal(face))


class _DiceSet(d20.Dice):  # type: ignore[misc]  # d20 ships no types
    """Dice of one size, all rolled by the same generator."""

    __slots__ = ("_generator",)

    def __init__(self, num: int, size: Any, context: Any, generator: random.Random) -> None:
        super().__init__(num, size, [], context=context)
        self._generator = generator
        for _ in range(num):
            self.roll_another()

    def roll_another(self) -> None:
        die = _Die(self.size, [], self._context, self._generator)
        die._add_roll()
        self.values.append(die)


class _VisitLimit:
    """Limits how many dice the operators of one expression visit."""

    def __init__(self) -> None:
        self._left = MAX_VISITS

    def count(self, target: Any) -> None:
        """Count a visit of every die in a set. Raises d20.TooManyRolls at the limit."""
        self._left -= _size(target)
        if self._left < 0:
            raise d20.TooManyRolls("Too many dice visited.")


class _Operator(d20.SetOperator):  # type: ignore[misc]  # d20 ships no types
    """An operator (keep, drop, reroll, …) within the limit of visits: each one visits all dice again."""

    __slots__ = ("_visits",)

    def __init__(self, node: Any, visits: _VisitLimit) -> None:
        super().__init__(node.op, [d20.SetSelector.from_ast(selector) for selector in node.sels])
        self._visits = visits

    def operate(self, target: Any) -> None:
        self._visits.count(target)
        super().operate(target)

    def select(self, target: Any, max_targets: int | None = None) -> set[Any]:
        for _ in self.sels:
            self._visits.count(target)
        found: set[Any] = super().select(target, max_targets)
        return found

    def keep(self, target: Any) -> None:
        kept = self.select(target)
        for value in target.keptset:
            if value not in kept:
                value.drop()


class _Shown(d20.SimpleStringifier):  # type: ignore[misc]  # d20 ships no types
    """The library's plain text, for these classes of dice."""

    def __init__(self) -> None:
        super().__init__()
        self._nodes: dict[Any, Any] = {**self._nodes, _DiceSet: self._str_dice, _Die: self._str_die}


class _Roller(d20.Roller):  # type: ignore[misc]  # d20 ships no types
    def __init__(self, generator: random.Random) -> None:
        super().__init__(d20.RollContext(MAX_ROLLS))
        self._generator, self._visits = generator, _VisitLimit()

    def _eval_operatedset(self, node: Any) -> Any:
        target = self._eval(node.value)
        for operation in node.operations:
            operator = _Operator(operation, self._visits)
            operator.operate(target)
            target.operations.append(operator)
        return target

    def _eval_dice(self, node: Any) -> _DiceSet:
        if node.num > MAX_ROLLS:
            raise d20.TooManyRolls("Too many dice rolled.")
        return _DiceSet(node.num, node.size, self.context, self._generator)


def _size(number: Any) -> int:
    """Return how many nodes a number has."""
    if isinstance(number, d20.Set):
        return 1 + sum(1 if isinstance(value, d20.Die) else _size(value) for value in number.values)
    return 1 + sum(_size(child) for child in number.children)


def _has_dice(node: Any) -> bool:
    return isinstance(node, DiceNode) or any(_has_dice(child) for child in node.children)


def _natural(result: Any) -> int | None:
    """Return the kept face of a d20 that begins the expression; None unless exactly one is kept."""
    left = result.expr
    while left.children:
        left = left.children[0]
    kept: list[Any] = left.keptset if isinstance(left, d20.Dice) else []
    return int(kept[0].total) if len(kept) == 1 and left.size == 20 else None


def _unread(text: str, error: Any) -> InvalidCommandError:
    place = max(0, int(error.col or 1) - 1)
    rest, shown = safe(text[place : place + 10], 10), safe(text, 40)
    if text[place:].strip():
        return InvalidCommandError("dice-unread", typed=shown, rest=rest)
    return InvalidCommandError("dice-unfinished", typed=shown)


def _short(text: str, limit: int = MAX_SHOWN) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
