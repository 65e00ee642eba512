"""What a text with dice says, and how it is written in the form that every other dice bot reads too."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal["kh", "kl", "k", "dh", "dl", "p", "ro", "rr", "ra", "e", "mi", "ma"]
Compare = Literal["=", "<", ">", "<=", ">="]


@dataclass(frozen=True, slots=True)
class Operation:
    """What happens to rolled dice.

    kh, kl keep so many of the highest or lowest; dh, dl drop them. The others look at faces: k keeps and p
    drops those that fit; ro rolls them again once, rr until none fits, ra rolls one die more once, e one die
    more for each that fits, the new ones too. mi and ma are the least and the most that a die counts.
    """

    kind: Kind
    number: int
    compare: Compare = "="

    def fits(self, face: int) -> bool:
        """Whether a face is one of those that the operation looks for."""
        match self.compare:
            case "<":
                return face < self.number
            case ">":
                return face > self.number
            case "<=":
                return face <= self.number
            case ">=":
                return face >= self.number
            case _:
                return face == self.number


@dataclass(frozen=True, slots=True)
class Number:
    value: int


@dataclass(frozen=True, slots=True)
class DiceTerm:
    """Dice of one kind, with what happens to them in the order it was written."""

    count: int
    sides: int
    operations: tuple[Operation, ...] = ()


@dataclass(frozen=True, slots=True)
class Negative:
    of: "Node"


@dataclass(frozen=True, slots=True)
class Product:
    """Factors, each after the first with "*" or "/"; a division rounds down."""

    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Summands, each with "+" or "-"."""

    parts: tuple[tuple[str, "Node"], ...]


Node = Number | DiceTerm | Negative | Product | Sum


@dataclass(frozen=True, slots=True)
class Part:
    """A summand of the whole text with its sign, and the words behind it, lower case: "2d6 fire"."""

    sign: str
    node: Node
    label: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    parts: tuple[Part, ...]

    @property
    def whole(self) -> Node:
        """The expression without its words."""
        if len(self.parts) == 1 and self.parts[0].sign == "+":
            return self.parts[0].node
        return Sum(tuple((part.sign, part.node) for part in self.parts))


def dice_in(node: Node) -> Iterator[DiceTerm]:
    """Yield the dice of a node, from left to right."""
    match node:
        case DiceTerm():
            yield node
        case Negative(of):
            yield from dice_in(of)
        case Product(first, rest):
            yield from dice_in(first)
            for _, factor in rest:
                yield from dice_in(factor)
        case Sum(parts):
            for _, part in parts:
                yield from dice_in(part)


def dice_alone(node: Node) -> Node | None:
    """Return a node without the numbers that are added to its dice; None where it has no dice.

    Numbers that dice are multiplied or divided by stay, and so does a product of several dice.
    """
    match node:
        case Negative(of):
            alone = dice_alone(of)
            return None if alone is None else Negative(alone)
        case Product(first, rest):
            factors = [first, *(factor for _, factor in rest)]
            with_dice = [dice_alone(factor) or factor for factor in factors]
            if sum(any(dice_in(factor)) for factor in factors) != 1:
                return node if any(dice_in(node)) else None
            signs = (sign for sign, _ in rest)
            return Product(with_dice[0], tuple(zip(signs, with_dice[1:], strict=True)))
        case Sum(parts):
            left = tuple((sign, alone) for sign, part in parts if (alone := dice_alone(part)) is not None)
            if not left:
                return None
            return left[0][1] if len(left) == 1 and left[0][0] == "+" else Sum(left)
        case Number():
            return None
        case DiceTerm():
            return node


def adds_up(node: Node) -> bool:
    """Whether the same dice once more are worth as much alone as they add to those that fell.

    They are not where dice are divided, which rounds, and where dice are multiplied with dice.
    """
    match node:
        case Negative(of):
            return adds_up(of)
        case Product(first, rest):
            factors = [first, *(factor for _, factor in rest)]
            with_dice = sum(any(dice_in(factor)) for factor in factors)
            divides = any(sign == "/" for sign, _ in rest)
            return with_dice == 0 or (with_dice == 1 and not divides and all(map(adds_up, factors)))
        case Sum(parts):
            return all(adds_up(part) for _, part in parts)
    return True


def beside_fallen(node: Node, fallen: Iterator[int]) -> Node:
    """Return a node with what fell, in the order of `dice_in`, added to each of its dice."""
    match node:
        case DiceTerm():
            return Sum((("+", Number(next(fallen))), ("+", node)))
        case Negative(of):
            return Negative(beside_fallen(of, fallen))
        case Product(first, rest):
            factor = beside_fallen(first, fallen)
            return Product(factor, tuple((sign, beside_fallen(other, fallen)) for sign, other in rest))
        case Sum(parts):
            return Sum(tuple((sign, beside_fallen(part, fallen)) for sign, part in parts))
    return node


def average(node: Node) -> Fraction | None:
    """Return the expected value; None where dice are kept, dropped, rolled again, multiplied or divided."""
    match node:
        case Number(value):
            return Fraction(value)
        case DiceTerm(count, sides, ()):
            return Fraction(count * (sides + 1), 2)
        case Negative(of):
            inner = average(of)
            return None if inner is None else -inner
        case Sum(parts):
            total = Fraction(0)
            for sign, part in parts:
                summand = average(part)
                if summand is None:
                    return None
                total += summand if sign == "+" else -summand
            return total
    return None


def printed(expression: Expression) -> str:
    """Return the expression as a text that is read as the same expression."""
    text = ""
    for number, part in enumerate(expression.parts):
        written = print_node(part.node, is_summand=True)
        text += f" {part.sign} " if number else ("-" if part.sign == "-" else "")
        text += f"{written} {part.label}" if part.label else written
    return text


def print_node(node: Node, *, is_summand: bool = False) -> str:
    """Return a node as text, in parentheses where it stands for a factor or a summand and needs them."""
    match node:
        case Number(value):
            return str(value)
        case DiceTerm():
            return print_dice(node)
        case Negative(of):
            return f"-{print_node(of)}"
        case Product(first, rest):
            factors = "".join(f"{sign}{print_node(factor)}" for sign, factor in rest)
            text = f"{print_node(first)}{factors}"
            return text if is_summand else f"({text})"
        case Sum(parts):
            return f"({signed(parts)})"


def signed(parts: tuple[tuple[str, Node], ...]) -> str:
    """Return summands with their signs."""
    text = ""
    for number, (sign, part) in enumerate(parts):
        text += f" {sign} " if number else ("-" if sign == "-" else "")
        text += print_node(part, is_summand=True)
    return text


def print_dice(dice: DiceTerm) -> str:
    """Return dice as text, such as 4d6kh3."""
    text = f"{dice.count}d{dice.sides}"
    for operation in dice.operations:
        compare = "" if operation.compare == "=" and operation.kind not in "kp" else operation.compare
        text += f"{operation.kind}{compare}{operation.number}"
    return text
