"""Every expected error is told in the language of whoever reads it."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

import storage.encounter.errors as family
from bot.i18n.catalog import load_texts
from bot.interactions.error_handler import in_words
from bot.parsing.models import build
from storage.encounter.errors import InvalidCommandError, ParticipantNotFoundError, TrackerError
from tests.bot.harness import BotHarness
from tests.places import ROOT

FAMILY = {
    name: kind for name, kind in inspect.getmembers(family, inspect.isclass) if issubclass(kind, TrackerError)
}
# What is raised only where no Discord user can read it.
_ELSEWHERE = ("bot/sandbox",)


def _sources() -> Iterator[Path]:
    for part in ("storage", "bot"):
        for path in sorted((ROOT / part).rglob("*.py")):
            if not path.relative_to(ROOT).as_posix().startswith(_ELSEWHERE):
                yield path


def _samples(node: ast.expr, module: ast.Module, path: Path) -> list[str] | None:
    """Return what an error's first argument may say; None for what was said in the reader's language."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return ["".join(str(v.value) if isinstance(v, ast.Constant) else "7" for v in values)]
        case ast.Name(id=name):
            loaded = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            return [str(getattr(loaded, name))]
        case ast.Call(func=ast.Attribute(attr="say")) | ast.Call(func=ast.Name(id="say")):
            return None
        case ast.Call(func=ast.Name(id=name)):
            (function,) = [n for n in module.body if isinstance(n, ast.FunctionDef) and n.name == name]
            returned = [n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
            return [text for value in returned for text in _samples(value, module, path) or ()]
    raise AssertionError(f"{path.name}:{node.lineno}: what does this error say?")


def _said() -> Iterator[tuple[str, str]]:
    """Return every English sentence of the family, and where it stands."""
    for path in _sources():
        module = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAMILY:
                for text in _samples(node.args[0], module, path) or () if node.args else ():
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", text
    yield "errors.py", str(ParticipantNotFoundError())


SAID = sorted(set(_said()))


def test_the_walk_finds_the_family() -> None:
    assert len(SAID) > 60 and {"NotFoundError", "RuleError", "UnavailableError"} < FAMILY.keys()


@pytest.mark.parametrize("language", ["de", "fr"])
def test_every_sentence_of_the_family_has_its_translation(language: str) -> None:
    texts = load_texts()
    missing = [(where, text) for where, text in SAID if texts.translated(language, text, "error-") is None]
    assert missing == []
    same = [text for _, text in SAID if in_words(texts, language, TrackerError(text)) == text]
    assert same == []


def test_english_is_said_as_the_tracker_says_it() -> None:
    texts = load_texts()
    for _, text in SAID:
        for locale in ("en-US", "en-GB", "ja"):
            assert in_words(texts, locale, TrackerError(text)) == text


def test_what_was_said_in_the_readers_language_already_stays() -> None:
    texts = load_texts()
    for language in ("de", "fr"):
        for key in ("dm-only", "join-how", "no-fight", "save-and-dc", "turn-stale"):
            text = texts.get(language, key)
            assert in_words(texts, language, InvalidCommandError(text)) == text


class _Limited(BaseModel):
    max_hp: int = Field(default=0, ge=0, le=99999)
    name: str = Field(default="x", min_length=1, max_length=80)


@pytest.mark.parametrize(
    ("field", "value", "german", "french"),
    [
        ("max_hp", 100_000, "Das Maximum an Trefferpunkten: höchstens 99,999, bitte.", "99,999 ou moins."),
        ("max_hp", -1, "Das Maximum an Trefferpunkten: mindestens 0, bitte.", "0 ou plus."),
        ("name", "x" * 81, "Der Name: höchstens 80 Zeichen, bitte.", "80 caractères au plus."),
        ("name", "", "Der Name: da muss etwas stehen.", "il faut écrire quelque chose."),
        ("max_hp", "many", "Das Maximum an Trefferpunkten ist nicht wie erwartet", "n'est pas comme prévu"),
    ],
)
def test_what_can_not_be_right_is_told_with_its_limits(
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
    dice = await cleo.slash("table", "roll", dice="2d6 fire")
    assert "sind keine Würfel. Ab „fire“ kann ich es nicht lesen." in dice.message.content
    await table.user("Dana").slash("table", "damage", target="aria", amount="28")
    await table.user("Dana").slash("table", "damage", target="aria", amount="99")
    dead = await cleo.slash("table", "heal", target="aria", amount="3")
    assert "Tote kann man nicht heilen" in dead.message.content
