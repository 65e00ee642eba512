"""Hit dice as stat blocks write them: "2d8", "12d10+36", "6d6 − 6"."""

from storage.encounter.context import Die
from storage.encounter.dice.expression import DiceTerm, Node, Number, Sum, average
from storage.encounter.dice.notation import parse
from storage.encounter.dice.rolling import roll_node
from storage.encounter.errors import InvalidCommandError


def average_hp(hit_dice: str) -> int:
    """Return the average of hit dice, rounded down, as stat blocks print it; at least 1."""
    mean = average(_parse(hit_dice))
    return max(1, mean.__floor__() if mean is not None else 1)


def rolled_hp(hit_dice: str, roll: Die) -> int:
    """Return a roll of hit dice; at least 1."""
    return max(1, roll_node(_parse(hit_dice), roll).total)


def _parse(hit_dice: str) -> Node:
    """Return one kind of dice, or dice and a bonus. Raises InvalidCommandError."""
    try:
        expression = parse(hit_dice)
    except InvalidCommandError:
        raise InvalidCommandError("hit-dice") from None
    node = expression.whole
    match node.parts if isinstance(node, Sum) else (("+", node),):
        case (("+", DiceTerm(operations=())),) | (("+", DiceTerm(operations=())), (_, Number())):
            if not any(part.label for part in expression.parts):
                return node
    raise InvalidCommandError("hit-dice")
