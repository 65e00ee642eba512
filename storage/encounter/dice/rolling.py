"""Rolling an expression: each die once, each operation once over its dice, within a limit of dice."""

import re
from dataclasses import dataclass

from storage.encounter.context import Die
from storage.encounter.dice.expression import (
    DiceTerm,
    Expression,
    Negative,
    Node,
    Number,
    Operation,
    Product,
    Sum,
    print_dice,
)
from storage.encounter.dice.notation import MAX_NUMBER, MAX_ROLLS
from storage.encounter.errors import InvalidCommandError

MAX_SHOWN = 200  # characters of a roll
_MAX_FACES = 25  # of one handful that are shown
HARMLESS = re.compile(r"(?:[^\W\d_]|[ '’.\-]){1,40}")  # words that can't be markup


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll: the total and the dice as text, dropped ones between "~~"; the face of a single d20.

    `fallen` is what each of its dice terms counted, from left to right.
    The text has digits, signs, operators and harmless words only: it needs no escaping in Discord.
    """

    total: int
    shown: str
    is_dice: bool
    natural: int | None = None
    fallen: tuple[int, ...] = ()


def roll(expression: Expression, die: Die, *, is_critical: bool = False) -> Roll:
    """Roll an expression; a critical hit rolls all of its dice twice. Raises InvalidCommandError.

    SRD, Critical Hits: the dice are rolled twice and added, the modifiers are added once.
    """
    roller = _Roller(die, is_critical)
    total, shown = 0, ""
    for number, part in enumerate(expression.parts):
        value, text = roller.value(part.node, is_summand=True)
        total += value if part.sign == "+" else -value
        label = f" {part.label}" if HARMLESS.fullmatch(part.label) else ""
        shown += (f" {part.sign} " if number else "-" if part.sign == "-" else "") + text + label
    return roller.result(total, shown)


def roll_node(node: Node, die: Die, *, is_critical: bool = False) -> Roll:
    """Roll a node, see `roll`."""
    roller = _Roller(die, is_critical)
    total, shown = roller.value(node, is_summand=True)
    return roller.result(total, shown[1:-1] if isinstance(node, Sum) else shown)


class _Roller:
    def __init__(self, die: Die, is_critical: bool) -> None:
        self._die, self._times = die, 2 if is_critical else 1
        self.left = MAX_ROLLS
        self.natural: int | None = None
        self._is_first = True
        self._fallen: tuple[int, ...] = ()

    def result(self, total: int, shown: str) -> Roll:
        """Return the roll of all that was rolled. Raises InvalidCommandError when it is too large."""
        if abs(total) > MAX_NUMBER:
            raise InvalidCommandError("number-too-large")
        is_dice = self.left < MAX_ROLLS
        text = shown if len(shown) <= MAX_SHOWN else f"{shown[: MAX_SHOWN - 2].rpartition(',')[0]}, …"
        return Roll(total, text if is_dice else str(total), is_dice, self.natural, self._fallen)

    def value(self, node: Node, *, is_summand: bool = False) -> tuple[int, str]:
        """Return the total of a node and its text. Raises InvalidCommandError."""
        total, shown = self._value(node, is_summand)
        if abs(total) > MAX_NUMBER:
            raise InvalidCommandError("number-too-large")
        return total, shown

    def _value(self, node: Node, is_summand: bool) -> tuple[int, str]:
        match node:
            case Number(value):
                self._is_first = False
                return value, str(value)
            case DiceTerm():
                return self._dice(node)
            case Negative(of):
                total, shown = self.value(of)
                return -total, f"-{shown}"
            case Product(first, rest):
                total, text = self.value(first)
                for sign, factor in rest:
                    by, shown = self.value(factor)
                    total = total * by if sign == "*" else _divided(total, by)
                    text += f" {'×' if sign == '*' else '÷'} {shown}"
                return total, text if is_summand else f"({text})"
            case Sum(parts):
                total, text = 0, ""
                for number, (sign, part) in enumerate(parts):
                    value, shown = self.value(part, is_summand=True)
                    total += value if sign == "+" else -value
                    text += f" {sign} {shown}" if number else ("-" if sign == "-" else "") + shown
                return total, f"({text})"

    def _dice(self, dice: DiceTerm) -> tuple[int, str]:
        is_first, self._is_first = self._is_first, False
        doubled = self._times > 1 and not dice.operations
        handfuls = [DiceTerm(dice.count * self._times, dice.sides)] if doubled else [dice] * self._times
        total, texts = 0, []
        for handful in handfuls:
            faces = _Handful(handful, self._throw)
            kept = [face for face, is_kept in faces.faces if is_kept]
            total += sum(kept)
            texts.append(f"{print_dice(handful)} ({faces.shown()})")
            if is_first and handful.sides == 20 and len(kept) == 1 and self._times == 1:
                self.natural = kept[0]
        self._fallen = (*self._fallen, total)
        return total, " + ".join(texts)

    def _throw(self, sides: int) -> int:
        self.left -= 1
        if self.left < 0:
            raise InvalidCommandError("dice-too-many", most=MAX_ROLLS)
        return self._die(sides)


class _Handful:
    """The faces of one kind of dice, each with whether it counts."""

    def __init__(self, dice: DiceTerm, throw: Die) -> None:
        self._sides, self._throw = dice.sides, throw
        self.faces = [(throw(dice.sides), True) for _ in range(dice.count)]
        for operation in dice.operations:
            self._apply(operation)

    def _apply(self, operation: Operation) -> None:
        match operation.kind:
            case "kh" | "kl" | "dh" | "dl":
                self._keep(operation)
            case "k":
                self.faces = [(face, kept and operation.fits(face)) for face, kept in self.faces]
            case "p":
                self.faces = [(face, kept and not operation.fits(face)) for face, kept in self.faces]
            case "mi":
                self.faces = [(max(face, operation.number), kept) for face, kept in self.faces]
            case "ma":
                self.faces = [(min(face, operation.number), kept) for face, kept in self.faces]
            case "ro" | "rr":
                self._again(operation)
            case "ra" | "e":
                self._more(operation)

    def _keep(self, operation: Operation) -> None:
        places = [place for place, (_, is_kept) in enumerate(self.faces) if is_kept]
        from_the_top = sorted(places, key=lambda place: (-self.faces[place][0], place))
        number, dropped = operation.number, set[int]()
        match operation.kind:
            case "kh":
                dropped = set(from_the_top[number:])
            case "kl":
                dropped = set(from_the_top[: max(0, len(places) - number)])
            case "dh":
                dropped = set(from_the_top[:number])
            case _:
                dropped = set(from_the_top[max(0, len(places) - number) :])
        self.faces = [(face, kept and place not in dropped) for place, (face, kept) in enumerate(self.faces)]

    def _again(self, operation: Operation) -> None:
        found: list[tuple[int, bool]] = []
        for face, is_kept in self.faces:
            latest = face
            while is_kept and operation.fits(latest):
                found.append((latest, False))
                latest = self._throw(self._sides)
                if operation.kind == "ro":
                    break
            found.append((latest, is_kept))
        self.faces = found

    def _more(self, operation: Operation) -> None:
        found: list[tuple[int, bool]] = []
        has_more = False
        for face, is_kept in self.faces:
            found.append((face, is_kept))
            while is_kept and operation.fits(found[-1][0]) and not has_more:
                found.append((self._throw(self._sides), True))
                has_more = operation.kind == "ra"
        self.faces = found

    def shown(self) -> str:
        faces = [str(face) if kept else f"~~{face}~~" for face, kept in self.faces[:_MAX_FACES]]
        return ", ".join([*faces, "…"] if len(self.faces) > _MAX_FACES else faces)


def _divided(total: int, by: int) -> int:
    if by == 0:
        raise InvalidCommandError("dice-impossible")
    return total // by
