"""Docstrings and comments are plain technical English: the words of the glossary, no figures of speech."""

import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.places import ROOT

# The finished folders and files. Add a room when its prose is plain; tests count as rooms too.
FINISHED = (
    "bot",
    "realtime/__main__.py",
    "realtime/app.py",
    "realtime/auth",
    "realtime/bus",
    "realtime/connections",
    "realtime/handlers",
    "realtime/http_routes",
    "realtime/limits",
    "realtime/metrics.py",
    "realtime/protocol",
    "realtime/publishing",
    "realtime/relay.py",
    "realtime/server.py",
    "realtime/transport",
    "realtime/web/src",
    "storage/backup",
    "storage/bootstrap.py",
    "storage/change.py",
    "storage/embedded_mongod",
    "storage/encounter",
    "storage/mongo",
    "storage/privacy",
    "storage/repositories",
    "storage/runtime",
    "storage/srd",
    "storage/tracker.py",
    "storage/write_path",
    "tests/bench",
    "tests/bot",
    "tests/chromium.py",
    "tests/conftest.py",
    "tests/discord_check",
    "tests/each_example.py",
    "tests/faults",
    "tests/freezing.py",
    "tests/places.py",
    "tests/platform",
    "tests/realtime",
    "tests/redis_process.py",
    "tests/storage",
    "tests/web",
)

# What is to be said instead, by what is found.
INSTEAD = {
    r"whoever|nobody|somebody|everybody|anybody": "the client, the user, they, no …, every …",
    r"he|him|his|himself": "they, them, their",
    r"told|telling": "sent, reported, received",
    r"hears?|heard|hearing": "receives, is notified",
    r"seats?|seated|seating": "subscription, audience, access",
    r"shel(f|ves)": "encounter_cache",
    r"mishaps?": "errors",
    r"fights?": "encounter",
    r"for ever": "without end",
    r"looks? on|looking on": "follows, views",
    r"comes? home|bring\w* home|brought home": "is written back",
}
BANNED = {re.compile(rf"\b(?:{words})\b", re.IGNORECASE): better for words, better in INSTEAD.items()}
# A quoted text, which is passed over, or a comment.
_SCRIPT = re.compile(
    r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?P<comment>//[^\n]*|/\*.*?\*/)""",
    re.DOTALL,
)
_BLOCK = re.compile(r"/\*.*?\*/", re.DOTALL)
_BEFORE_DOCSTRING = {tokenize.ENCODING, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


def python_prose(source: str) -> Iterator[tuple[int, str]]:
    """Yield the comments and docstrings of a Python file, each with its first line."""
    before = tokenize.ENCODING
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        is_docstring = token.type == tokenize.STRING and before in _BEFORE_DOCSTRING
        if is_docstring or token.type == tokenize.COMMENT:
            yield token.start[0], token.string
        if token.type not in (tokenize.COMMENT, tokenize.NL):
            before = token.type


def script_prose(source: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of a TypeScript or JavaScript file, each with its first line."""
    for match in _SCRIPT.finditer(source):
        if comment := match["comment"]:
            yield source.count("\n", 0, match.start()) + 1, comment


def style_prose(source: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of a style sheet, each with its first line."""
    for match in _BLOCK.finditer(source):
        yield source.count("\n", 0, match.start()) + 1, match.group()


READERS = {".py": python_prose, **dict.fromkeys((".ts", ".tsx", ".js"), script_prose), ".css": style_prose}


def prose(path: Path) -> list[tuple[int, str]]:
    """Return the comments and docstrings of a file; nothing for an unknown type."""
    if path.suffix not in READERS:
        return []
    return list(READERS[path.suffix](path.read_text(encoding="utf-8")))


def findings(name: str, texts: Iterable[tuple[int, str]]) -> list[str]:
    """Return the banned words of a file, one line each, with their place and what to write instead."""
    return [
        f"{name}:{line + text.count(chr(10), 0, match.start())}: {match.group()!r}: write {better}"
        for line, text in texts
        for pattern, better in BANNED.items()
        for match in pattern.finditer(text)
    ]


def files_of(room: str) -> list[Path]:
    """Return the files of a room, which may be a single file; packages of others are none of ours."""
    place = ROOT / room
    if not place.is_dir():
        return [place]
    return sorted(p for p in place.rglob("*") if p.is_file() and "node_modules" not in p.parts)


@pytest.mark.parametrize("room", FINISHED)
def test_the_prose_of_a_finished_room_is_plain(room: str) -> None:
    texts = {str(path.relative_to(ROOT)): prose(path) for path in files_of(room)}
    assert any(texts.values()), "the room has no files"
    found = [line for name, text in texts.items() for line in findings(name, text)]
    assert not found, "Words outside the glossary:\n" + "\n".join(found)


def test_a_word_in_a_comment_or_a_docstring_is_found() -> None:
    source = '"""One line.\n\nIt tells nobody."""\n\nHE = "his"  # whoever asks\n'
    assert findings("a.py", python_prose(source)) == [
        "a.py:3: 'nobody': write the client, the user, they, no …, every …",
        "a.py:5: 'whoever': write the client, the user, they, no …, every …",
    ]
    source = "/** Plain.\n * The shelf. */\nconst a = \"nobody // he\"; // he\nconst b = 'https://he';\n"
    assert findings("a.ts", script_prose(source)) == [
        "a.ts:2: 'shelf': write encounter_cache",
        "a.ts:3: 'he': write they, them, their",
    ]


def test_a_word_within_another_and_a_text_of_code_are_not_found() -> None:
    source = 'the = "nobody"\nassert the == "somebody", "told"  # there, showed, behead\n'
    assert findings("a.py", python_prose(source)) == []
