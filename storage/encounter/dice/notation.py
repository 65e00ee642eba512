"""From text to an expression, by a grammar that Lark reads in one pass.

It reads what people paste from other bots and from stat blocks. Where a notation has one meaning in all of
them, or one that a table of D&D can mean, it has that meaning here; where two are possible it is refused,
and the refusal has both spellings. What was decided, and why:

* ``4d6k3`` keeps the highest three, as in Roll20, Foundry, Dice Maiden and Rollem. Avrae keeps every 3 by it,
  which no rule of D&D asks for and ``k=3`` says here; ``k>3`` and ``p<2`` are as in Avrae.
* ``4d6d1`` drops the lowest. ``d%`` is a d100.
* ``ro<3`` rolls what is less than 3 again, as in Avrae and Foundry; ``ro<=2`` says the same in any reading.
* ``e6`` and ``!`` roll one die more for each that fits, also for those that come by it.
* ``r``, ``p3``, ``4d6x2``, ``!>5``, a leading ``+d20`` (an advantage in Dice Maiden) and ``5 (2d6)`` where 5
  is not the average are refused.
* Words behind dice say what they are; they change no number but for advantage and disadvantage, which belong
  to the one d20 that is rolled. A comment is behind ``#``, or behind `` ! `` as in Dice Maiden.
"""

import re
from functools import cache, lru_cache
from typing import Any

from storage.encounter.dice.expression import (
    Compare,
    DiceTerm,
    Expression,
    Kind,
    Negative,
    Node,
    Number,
    Operation,
    Part,
    Product,
    Sum,
    average,
    dice_in,
    print_node,
)
from storage.encounter.errors import InvalidCommandError, TypedText
from storage.encounter.limits import MAX_DICE
from storage.i18n.game_words import game_words

MAX_SIDES = 100_000
MAX_ROLLS = 1_000
MAX_DEPTH = 50  # of parentheses and signs
MAX_OPERATIONS = 10  # on one handful of dice
MAX_NUMBER = 1_000_000_000

_GRAMMAR = r"""
    start: PLUS? term label? more* COMMENT?
    more: SIGN term label? | COMMA term label?
    label: (WORD | BRACKETS | MODE)+

    ?term: unary (FACTOR unary)*                -> product
    ?unary: atom | MINUS unary                  -> negative
    ?atom: NUMBER                               -> number
        | DICE (OPERATION | BARE)*              -> dice
        | NUMBER "(" sum ")"                    -> averaged
        | "(" sum ")"
    ?sum: term (SIGN term)*                     -> sum

    NUMBER: /[0-9]{1,10}(?![0-9.])/
    DICE.2: /[0-9]{0,10}\s?[dw]\s?([0-9]{1,10}|%)(?![0-9.])/i
    OPERATION.3: /(k[hl]?|d[hl]?|p[hl]?|r[ora]?|i[re]|e|x|min?|max?|!)\s*(<=|>=|<|>|=)?\s*[0-9]{1,10}/i
    BARE.3: /(kh|kl|k|dh|dl|e|!)(?![^\W_]|\s*[!<>=])/i
    SIGN.2: /[+\-]|(plus|AND)(?![^\W_])/i
    PLUS: "+"
    MINUS: "-"
    COMMA: ","
    FACTOR: /\*|\/\/?/
    MODE.2: /(ADVANTAGE|DISADVANTAGE)(?![^\W_])/i
    BRACKETS: /\[[^\[\]]{1,100}\]/
    WORD: /(?<![^\W_])[^\W\d_](?:[^\W\d_]|['’.\-:](?![0-9]))*(?![0-9])/
    COMMENT.4: /#.*|(?<=\s)!\s+[^\W\d_].*/s
    %ignore /\s+/
"""
_TYPOGRAPHIC = str.maketrans({"−": "-", "–": "-", "—": "-", "×": "*", "÷": "/", "\u00a0": " ", "\u202f": " "})
_MAYBE_DICE = re.compile(r"[0-9]\s?[dw]\s?[0-9%]|\b[dw][0-9%]", re.IGNORECASE)
_BARE_D20 = re.compile(r"\s{0,20}([+-])\s{0,20}[dw]\s?20(?![0-9])", re.IGNORECASE)
_OPERATION = re.compile(r"([a-z]+|!)\s*([<>=]*)\s*([0-9]+)")
_OPERATORS = frozenset(
    {"k", "kh", "kl", "d", "dh", "dl", "p", "ph", "pl", "r", "ro", "rr", "ra", "ir", "ie", "e", "x"}
    | {"mi", "ma", "min", "max", "t", "f", "s", "b", "c", "cs", "w", "sa", "sd"}
)


@lru_cache(maxsize=512)
def parse(text: str) -> Expression:
    """Return the expression of a text. Raises InvalidCommandError, which says what can't be read."""
    if not text.strip() or len(text) > MAX_DICE:
        raise InvalidCommandError("dice-expected", most=MAX_DICE)
    plain = text.translate(_TYPOGRAPHIC)
    if leading := _BARE_D20.match(plain):
        mode = "adv" if leading[1] == "+" else "dis"
        raise _ambiguous(text, "d20" if leading[1] == "+" else "0-1d20", f"d20 {mode}")
    if hit := _hit().match(plain):
        plain = " " * hit.end() + plain[hit.end() :]
    from lark.exceptions import UnexpectedInput, VisitError  # see _parser

    try:
        parsed: Expression = _parser().parse(plain)
    except VisitError as error:
        if isinstance(error.orig_exc, InvalidCommandError):
            raise error.orig_exc from None
        raise
    except UnexpectedInput as error:
        is_end = getattr(getattr(error, "token", None), "type", "") == "$END"
        place = len(text) if is_end else int(error.pos_in_stream or 0)
        rest = text[place : place + 10].strip()
        if not rest:
            raise InvalidCommandError("dice-unfinished", typed=TypedText(text[:40])) from None
        raise InvalidCommandError("dice-unread", typed=TypedText(text[:40]), rest=TypedText(rest)) from None
    return parsed


@cache
def _parser() -> Any:
    # Imported and built at the first dice: most starts don't need it.
    from lark import Lark, Token, Transformer

    class Reader(Transformer[Token, Any]):
        """Makes the expression while the text is read, so that no tree is walked and nothing recurses."""

        def number(self, found: list[Token]) -> tuple[Node, int]:
            return Number(_number(found[0])), 0

        def dice(self, found: list[Token]) -> tuple[Node, int]:
            count, _, sides = found[0].lower().replace("w", "d").partition("d")
            dice = DiceTerm(int(count.strip() or "1"), 100 if sides.strip() == "%" else int(sides))
            if dice.count > MAX_ROLLS:
                raise InvalidCommandError("dice-too-many", most=MAX_ROLLS)
            if not 1 <= dice.sides <= MAX_SIDES:
                raise InvalidCommandError("dice-sides", most=MAX_SIDES)
            if not dice.count:
                raise InvalidCommandError("dice-impossible")
            if len(found) > MAX_OPERATIONS + 1:
                raise InvalidCommandError("dice-operations", most=MAX_OPERATIONS)
            handful = print_node(dice)
            done = tuple(_operation(token.lower(), dice.sides, handful) for token in found[1:])
            return DiceTerm(dice.count, dice.sides, done), 0

        def averaged(self, found: list[Any]) -> tuple[Node, int]:
            shown, (inner, depth) = _number(found[0]), found[1]
            mean = average(inner)
            if mean is None or shown not in (mean.__floor__(), max(1, mean.__floor__())):
                typed = print_node(inner)
                raise _ambiguous(f"{shown} ({typed})", f"{shown}*{typed}", typed)
            return inner, _deeper(depth)

        def negative(self, found: list[Any]) -> tuple[Node, int]:
            node, depth = found[-1]
            return Negative(node), _deeper(depth)

        def product(self, found: list[Any]) -> tuple[Node, int]:
            node: Node = found[0][0]
            if len(found) == 1:
                return node, found[0][1]
            factors = tuple(
                (str(sign)[0], node) for sign, (node, _) in zip(found[1::2], found[2::2], strict=True)
            )
            return Product(node, factors), max(depth for _, depth in found[::2])

        def sum(self, found: list[Any]) -> tuple[Node, int]:
            if len(found) == 1:
                node, depth = found[0]
                return node, _deeper(depth)
            signs = ["+", *map(_sign, found[1::2])]
            parts = tuple((sign, node) for sign, (node, _) in zip(signs, found[::2], strict=True))
            return Sum(parts), _deeper(max(depth for _, depth in found[::2]))

        def label(self, found: list[Token]) -> list[Token]:
            for token in found:
                if token.type == "WORD" and token.lower() in _OPERATORS:
                    raise InvalidCommandError("dice-operator", typed=TypedText(token))
            return found

        def more(self, found: list[Any]) -> tuple[str, Node, list[Token], bool]:
            (node, _), words = found[1], found[2] if len(found) > 2 else []
            return _sign(found[0]), node, words, found[0].type == "COMMA"

        def start(self, found: list[Any]) -> Expression:
            if isinstance(found[0], Token):  # a leading plus
                found = found[1:]
            comment = found.pop() if isinstance(found[-1], Token) else ""
            if _MAYBE_DICE.search(comment):
                raise InvalidCommandError("dice-in-comment")
            words = found[1] if len(found) > 1 and isinstance(found[1], list) else []
            read = [("+", found[0][0], words, False), *found[2 if words else 1 :]]
            return _expression(read)

    words = game_words()
    return Lark(
        _GRAMMAR.replace("DISADVANTAGE", words.pattern("mode", "disadvantage"))
        .replace("ADVANTAGE", words.pattern("mode", "advantage"))
        .replace("AND", words.pattern("word", "and")),
        parser="lalr",
        lexer="contextual",
        transformer=Reader(),
        maybe_placeholders=False,
        cache=False,
    )


@cache
def _hit() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,20}}(?:{game_words().pattern('word', 'hit')})\s{{0,5}}:", re.IGNORECASE)


def _expression(read: list[tuple[str, Node, list[Any], bool]]) -> Expression:
    """Join the parts. A comma stands between parts whose words end them; modes become dice."""
    modes: set[bool] = set()
    parts: list[Part] = []
    for place, (sign, node, words, is_listed) in enumerate(read):
        if is_listed and not parts[place - 1].label:
            raise InvalidCommandError("dice-comma")
        modes |= {game_words().meant("mode", word) == "advantage" for word in words if word.type == "MODE"}
        texts = [str(word).strip("[] ") for word in words if word.type != "MODE"]
        parts.append(Part(sign, node, " ".join(" ".join(texts).lower().split())))
    if not modes:
        return Expression(tuple(parts))
    return Expression(_with_mode(parts, modes))


def _with_mode(parts: list[Part], modes: set[bool]) -> tuple[Part, ...]:
    """Roll the one d20 twice; advantage and disadvantage together are neither (SRD, Advantage)."""
    single = DiceTerm(1, 20)
    of_d20 = [place for place, part in enumerate(parts) if part.node == single]
    if len(of_d20) != 1 or sum(dice.sides == 20 for part in parts for dice in dice_in(part.node)) != 1:
        raise InvalidCommandError("dice-mode")
    if len(modes) == 1:
        place = of_d20[0]
        twice = DiceTerm(2, 20, (Operation("kh" if modes == {True} else "kl", 1),))
        parts[place] = Part(parts[place].sign, twice, parts[place].label)
    return tuple(parts)


_KEEPS: dict[str, Kind] = {
    "k": "kh",
    "kh": "kh",
    "kl": "kl",
    "d": "dl",
    "dl": "dl",
    "dh": "dh",
    "pl": "dl",
    "ph": "dh",
}
_FACES: dict[str, Kind] = {"k": "k", "p": "p", "ro": "ro", "rr": "rr", "ra": "ra", "e": "e", "!": "e"}
_BOUNDS: dict[str, Kind] = {"mi": "mi", "min": "mi", "ma": "ma", "max": "ma"}


def _operation(token: str, sides: int, handful: str) -> Operation:
    """Return what a token such as "kh3" or "ro<3" does. Raises InvalidCommandError for two meanings."""
    found = _OPERATION.fullmatch(token.strip())
    if found is None:  # without a number: one die, or the highest face
        kind = token.strip()
        return Operation("e", sides) if kind in ("e", "!") else Operation(_KEEPS[kind], 1)
    kind, compare, digits = found[1], found[2], found[3]
    number = _number(digits)
    written = f"{handful}{token}"
    if kind == "r":
        once = f"ro<={digits}" if not compare else f"ro{compare}{digits}"
        raise _ambiguous(written, f"{handful}{once}", f"{handful}rr{compare}{digits}")
    if kind == "x":
        raise _ambiguous(written, f"{handful}*{digits}", f"{handful}e{digits}")
    if kind == "p" and not compare:
        raise _ambiguous(written, f"{handful}dl{digits}", f"{handful}p={digits}")
    if kind == "!" and compare in ("<", ">"):
        further = number + 1 if compare == ">" else number - 1
        raise _ambiguous(written, f"{handful}e{compare}={digits}", f"{handful}e{compare}={further}")
    if kind in ("ir", "ie") and not compare:  # Dice Maiden's, which look at a face and beyond
        return Operation("rr", number, "<=") if kind == "ir" else Operation("e", number, ">=")
    if kind in _KEEPS and not compare:
        return Operation(_KEEPS[kind], number)
    if kind in _BOUNDS and not compare:
        return Operation(_BOUNDS[kind], number)
    if kind not in _FACES:
        raise InvalidCommandError("dice-operator", typed=TypedText(token))
    return Operation(_FACES[kind], number, _compare(compare))


def _compare(text: str) -> Compare:
    return next(one for one in ("<=", ">=", "<", ">", "=") if one == (text or "="))


def _sign(token: Any) -> str:
    return "-" if token == "-" else "+"


def _deeper(depth: int) -> int:
    if depth >= MAX_DEPTH:
        raise InvalidCommandError("dice-impossible")
    return depth + 1


def _number(digits: str) -> int:
    number = int(digits)
    if number > MAX_NUMBER:
        raise InvalidCommandError("number-too-large")
    return number


def _ambiguous(typed: str, first: str, second: str) -> InvalidCommandError:
    return InvalidCommandError("dice-ambiguous", typed=TypedText(typed[:40]), first=first, second=second)
