"""Every expected error has a key, and every language a sentence for it."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter

import pytest
from pydantic import BaseModel, Field

from bot.interactions.error_handler import in_words
from bot.parsing.models import build
from realtime.protocol.acks import describe
from realtime.protocol.command_payload import read_command
from storage.encounter.errors import (
    InvalidCommandError,
    NotAllowedError,
    ParticipantNotFoundError,
    RuleError,
    Term,
    TrackerError,
    TypedText,
)
from storage.i18n import ENGLISH, languages
from storage.i18n.catalog import ERROR, load_texts, read_source
from storage.i18n.error_messages import MESSAGES
from tests.bot.harness import BotHarness
from tests.places import LOCALES, ROOT, SANDBOX, product_files

_MESSAGE = re.compile(r"^([a-z][a-z0-9-]*) =((?:.*)(?:\n[ }].*)*)", re.MULTILINE)


@dataclass(frozen=True)
class Raised:
    """One place that makes an error of the family: its keys, and the placeholders it gives."""

    where: str
    keys: tuple[str, ...]
    placeholders: frozenset[str]


def _keys(node: ast.expr) -> tuple[str, ...]:
    """Return the keys that an argument may be: a literal, or a choice of literals."""
    match node:
        case ast.Constant(value=str(key)):
            return (key,)
        case ast.IfExp(body=one, orelse=other):
            return (*_keys(one), *_keys(other))
    return ()


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _raised_in(nodes: Iterable[ast.AST], where: str) -> Iterator[Raised]:
    for node in nodes:
        if isinstance(node, ast.Call) and _name(node.func) in _family() - {ParticipantNotFoundError.__name__}:
            keys = _keys(node.args[0]) if node.args else ()
            given = frozenset(str(keyword.arg) for keyword in node.keywords) - {"wire_field", "wire_message"}
            yield Raised(f"{where}:{node.lineno}", keys, given)


@cache
def _trees() -> dict[str, list[ast.AST]]:
    """Return the nodes of every product file by its path; not at import, which every worker repeats."""
    return {
        str(path.relative_to(ROOT)): list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for path in product_files()
    }


@cache
def _family() -> set[str]:
    """Return the names of all classes of the family, wherever they are declared."""
    classes = {
        node.name: {_name(base) for base in node.bases}
        for nodes in _trees().values()
        for node in nodes
        if isinstance(node, ast.ClassDef)
    }
    found = {TrackerError.__name__}
    while more := {name for name, bases in classes.items() if bases & found} - found:
        found |= more
    return found


@cache
def _raised() -> list[Raised]:
    return [
        one
        for path, nodes in _trees().items()
        if SANDBOX not in (ROOT / path).parents
        for one in _raised_in(nodes, path)
    ]


def _wanted(key: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(MESSAGES[key]) if name)


def _faults(raised: Raised) -> list[str]:
    """Return what is wrong with one place, as lines to read."""
    if not raised.keys:
        return [f"{raised.where}: the key is no literal"]
    unknown = [f"{raised.where}: no message {key!r}" for key in raised.keys if key not in MESSAGES]
    wrong = [
        f"{raised.where}: {key!r} takes {sorted(_wanted(key))}, given {sorted(raised.placeholders)}"
        for key in raised.keys
        if key in MESSAGES and _wanted(key) != raised.placeholders
    ]
    return unknown + wrong


TERMS = {key for key in MESSAGES if key.startswith("field-")}


def _example(key: str) -> TrackerError:
    return TrackerError(key, **dict.fromkeys(_wanted(key), "7"))


def test_every_error_is_raised_with_a_key_of_the_table_and_its_placeholders() -> None:
    assert len(_raised()) > 150 and {"RuleError", "NotActiveError", "OwnsFightsError"} < _family()
    assert [fault for raised in _raised() for fault in _faults(raised)] == []


@pytest.mark.parametrize(
    "source",
    [
        'raise RuleError("no-such-key")',
        'raise RuleError("no-room")',
        'raise RuleError("no-room", least=1)',
        'raise RuleError("dead", name="Aria")',
        "raise RuleError(f'dead')",
        "raise RuleError(text)",
        "raise RuleError()",
    ],
)
def test_the_walk_finds_a_wrong_key_or_placeholder(source: str) -> None:
    (raised,) = _raised_in(ast.walk(ast.parse(source)), "here")
    assert _faults(raised)


def test_the_table_has_no_message_that_is_never_raised() -> None:
    raised = {key for one in _raised() for key in one.keys} | {
        "participant-not-found",
        "participant-not-named",
    }
    shown = {"option-not-here"}  # of discord.py's own errors, by the error handler
    assert sorted(MESSAGES.keys() - raised - shown - TERMS) == []


@pytest.mark.parametrize("language", sorted(set(languages()) - {ENGLISH}))
def test_every_language_has_every_error_with_the_same_placeholders(language: str) -> None:
    messages = dict(_MESSAGE.findall(read_source(LOCALES / language)))
    errors = {key.removeprefix(ERROR): text for key, text in messages.items() if key.startswith(ERROR)}
    assert errors.keys() == MESSAGES.keys()
    for key, text in errors.items():
        assert frozenset(re.findall(r"\$(\w+)", text)) == _wanted(key), key


def test_no_sentence_is_in_the_english_file_as_well() -> None:
    own = _MESSAGE.findall(
        "\n".join(file.read_text(encoding="utf-8") for file in (LOCALES / "en").glob("*.ftl"))
    )
    assert [key for key, _ in own if key.startswith(ERROR)] == []


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_english_is_what_the_wire_sends(key: str) -> None:
    texts, error = load_texts(), _example(key)
    for locale in ("en-US", "en-GB", "ja"):
        assert in_words(texts, locale, error) == str(error) == describe(error)["message"]


@pytest.mark.parametrize("language", sorted(set(languages()) - {ENGLISH}))
def test_no_english_is_left_in_another_language(language: str) -> None:
    texts = load_texts()
    for key in MESSAGES.keys() - {"field-initiative"}:
        shown, english = in_words(texts, language, _example(key)), str(_example(key))
        words = [word for word in re.findall(r"[a-z]{3,}", english) if word in _ENGLISH]
        assert shown != english, key
        assert not [word for word in words if re.search(rf"\b{word}\b", shown)], (key, shown)


# Words that neither German nor French has.
_ENGLISH = {"the", "that", "this", "there", "can", "write", "only", "your", "than", "which", "not", "with"}


@pytest.mark.parametrize(
    ("error", "german", "french"),
    [
        (NotAllowedError("dm-only"), "Das darf nur die Spielleitung.", "Seul le MJ peut faire cela."),
        (
            InvalidCommandError("no-room", most=12),
            "Ein Kampf hat Platz für 12 Kreaturen. Entferne welche oder füge weniger hinzu.",
            "Un combat a de la place pour 12 créatures. Retires-en, ou ajoutes-en moins.",
        ),
        (
            InvalidCommandError("empty", what=Term("field-name")),
            "Der Name: Da muss etwas stehen.",
            "Le nom\u202f: il faut écrire quelque chose.",
        ),
    ],
)
def test_an_error_is_rendered_by_its_key(error: TrackerError, german: str, french: str) -> None:
    texts = load_texts()
    assert (in_words(texts, "de", error), in_words(texts, "fr", error)) == (german, french)


def test_what_a_user_typed_is_shown_as_text_in_discord_and_as_it_is_elsewhere() -> None:
    error = RuleError("acted-this-round", name=TypedText("[free](https://evil.example)"))
    assert r"\[free\]\(https\://evil.example\)" in in_words(load_texts(), "en", error)
    assert str(error).startswith("[free](https://evil.example) has had a turn")


def test_an_unknown_key_or_a_missing_placeholder_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        TrackerError("no-such-key")
    with pytest.raises(KeyError):
        TrackerError("no-room")


class _Limited(BaseModel):
    max_hp: int = Field(default=0, ge=0, le=99999)
    name: str = Field(default="x", min_length=1, max_length=80)


@pytest.mark.parametrize(
    ("field", "value", "german", "french"),
    [
        ("max_hp", 100_000, "Das Trefferpunktemaximum: höchstens 99999, bitte.", "99999 ou moins."),
        ("max_hp", -1, "Das Trefferpunktemaximum: mindestens 0, bitte.", "0 ou plus."),
        ("name", "x" * 81, "Der Name: höchstens 80 Zeichen, bitte.", "80 caractères au plus."),
        ("name", "", "Der Name: Da muss etwas stehen.", "il faut écrire quelque chose."),
        ("max_hp", "many", "Das Trefferpunktemaximum: Schreib eine ganze Zahl", "écris un nombre entier"),
    ],
)
def test_a_value_out_of_bounds_is_named_with_its_limit(
    field: str, value: object, german: str, french: str
) -> None:
    with pytest.raises(InvalidCommandError) as caught:
        build(_Limited, **{field: value})
    texts = load_texts()
    assert in_words(texts, "de", caught.value).startswith(german)
    assert french in in_words(texts, "fr", caught.value)


async def test_a_german_reads_the_rules_refusals_in_german(table: BotHarness) -> None:
    await table.start("Goblin")
    cleo = table.user("Cleo")  # her client is German
    refused = await cleo.slash("table", "init back")
    assert refused.ephemeral and refused.message.content == "⚠️ Das darf nur die Spielleitung."
    dice = await cleo.slash("table", "roll", dice="2d6 t6")
    assert "sind keine Würfel. Ab „t6“ kann ich es nicht lesen." in dice.message.content
    await table.user("Dana").slash("table", "damage", target="aria", amount="28")
    await table.user("Dana").slash("table", "damage", target="aria", amount="99")
    dead = await cleo.slash("table", "heal", target="aria", amount="3")
    assert "Tote kann man nicht heilen" in dead.message.content


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"newHP": 10**7}, "newHP: Input should be less than or equal to 99999"),
        ({"newHP": "many"}, "newHP: “many” is not dice"),
        ({"newHP": []}, "newHP: Input should be a valid integer"),
        ({"damage": 1, "healing": 1}, "give newHP, or either damage or healing"),
        ({"damage": "2d6 t6"}, "damage: “2d6 t6” is not dice"),
        ({"healing": 10**7}, "healing: "),
        ({"participantId": None}, "participantId: Input should be a valid string"),
    ],
)
def test_a_sentence_of_pydantic_is_for_developers_alone(changes: dict[str, object], sentence: str) -> None:
    payload = {"encounterId": "e", "participantId": "p", **changes}
    with pytest.raises(InvalidCommandError) as caught:
        read_command("update_participant_hp", payload)
    said = describe(caught.value)["message"]
    assert said.startswith(sentence)
    for language in languages():
        shown = in_words(load_texts(), language, caught.value)
        assert "Input should" not in shown and "newHP" not in shown and "participantId" not in shown
        assert language == ENGLISH or shown != in_words(load_texts(), ENGLISH, caught.value)
