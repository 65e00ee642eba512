"""Secrets are masked in log texts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.runtime.redaction import MASK, Redactor

SECRET = "q7VtYk2Zr9XwLm4PbN8cHs5D"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOiI2NTAifQ.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk"
# The form of a bot's token, composed so that secret scanners don't report it.
DISCORD = ".".join(["MTA5ODc2NTQzMjEwOTg3NjU0", "GkLmNo", "abcdefghijklmnopqrstuvwxyz0123456789AB"])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            f"mongodb://tracker:{SECRET}@db.example:27017/x?w=1",
            f"mongodb://tracker:{MASK}@db.example:27017/x?w=1",
        ),
        (f"mongodb+srv://me:{SECRET}@db.example", f"mongodb+srv://me:{MASK}@db.example"),
        (f"mongodb://me:{SECRET}/with@and@db.example/x", f"mongodb://me:{MASK}@db.example/x"),
        (f"redis://:{SECRET}@cache:6379/0", f"redis://:{MASK}@cache:6379/0"),
        (f"connect to 'rediss://u:{SECRET}@cache', then", f"connect to 'rediss://u:{MASK}@cache', then"),
        (f"https://user:{SECRET}@host.example/path", f"https://user:{MASK}@host.example/path"),
        (f"unix:///run/redis.sock?password={SECRET}&db=1", f"unix:///run/redis.sock?password={MASK}&db=1"),
        (f"Authorization: Bearer {JWT}", f"Authorization: Bearer {MASK}"),
        (f"token {JWT}, refused", f"token {MASK}, refused"),
        (f"logging in as {DISCORD}.", f"logging in as {MASK}."),
        (f"Authorization: Bot {DISCORD}", f"Authorization: Bot {MASK}"),
        (
            f"POST https://discord.com/api/v10/interactions/123456/{SECRET}/callback?with_response=1",
            f"POST https://discord.com/api/v10/interactions/123456/{MASK}/callback?with_response=1",
        ),
        (
            f"PATCH /api/v10/webhooks/123456/{SECRET}/messages/@original",
            f"PATCH /api/v10/webhooks/123456/{MASK}/messages/@original",
        ),
        (
            f"open http://127.0.0.1:8080/overlay#{SECRET} in OBS",
            f"open http://127.0.0.1:8080/overlay#{MASK} in OBS",
        ),
        (f"<https://t.example/overlay#share={SECRET}>", f"<https://t.example/overlay#{MASK}>"),
        (f"/overlay#{SECRET}", f"/overlay#{MASK}"),
        (f"GET /overlay?share={SECRET}&theme=dark", f"GET /overlay?share={MASK}&theme=dark"),
        (f"GET /socket.io/?EIO=4&sid={SECRET}", f"GET /socket.io/?EIO=4&sid={MASK}"),
        (f"GET /?access_token={SECRET} HTTP/1.1", f"GET /?access_token={MASK} HTTP/1.1"),
        (f"""{{'token': '{SECRET}', 'v': 10}}""", f"""{{'token': '{MASK}', 'v': 10}}"""),
        (f'40{{"token":"{SECRET}","x":1}}', f'40{{"token":"{MASK}","x":1}}'),
        (f'\\"jwtSecret\\": \\"{SECRET}\\"', f'\\"jwtSecret\\": \\"{MASK}\\"'),
        (f"JWT_SECRET={SECRET}", f"JWT_SECRET={MASK}"),
        (f"connect(password='{SECRET}', db=0)", f"connect(password='{MASK}', db=0)"),
    ],
)
def test_a_secret_is_masked_where_it_is_used(text: str, left: str) -> None:
    assert Redactor().text(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Goblin 2 takes 7 damage and has 3 of 7 hit points",
        "a colour of #aabbccdd and issue #1234",
        "see https://tracker.example/help#conditions",
        "http://127.0.0.1:8080/healthz and mongodb://localhost:27017/tracker",
        "mail me@tracker.example at 10:30",
        "Authentication token required",
        "Bot is ready in 2 guilds; the token was refused",
        "version 1.2.3, 10.0.0.1:8080, storage.encounter.rules.hit_points.deal_damage",
        'File "storage/tracker.py", line 12, in execute',
        "encounter 65a1b2c3d4e5f60718293a4b, participant 9f1c2d3e4b5a69788796a5b4",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert Redactor().text(text) == text


def test_a_known_secret_is_masked_wherever_it_stands() -> None:
    redactor = Redactor([SECRET, "p@ss/word"])
    text = f"x{SECRET}y p@ss/word p%40ss%2Fword"
    assert redactor.text(text) == f"x{MASK}y {MASK} {MASK}"


def test_a_short_secret_does_not_mask_ordinary_words() -> None:
    assert Redactor(["secret"]).text("the secret door opens") == "the secret door opens"


def test_a_longer_secret_is_masked_before_a_shorter_one_inside_it() -> None:
    assert Redactor(["swordfish", "swordfish-and-chips"]).text("swordfish-and-chips") == MASK


def test_fields_are_masked_by_the_name_of_their_key_at_any_depth() -> None:
    fields = {
        "token": SECRET,
        "auth": {"jwtSecret": SECRET, "Authorization": b"x", "user": "Mira"},
        "list": [{"api_key": SECRET}, ("password", 3)],
        "tokens": 3,
        "round": 2,
        "cookie": None,
    }
    assert Redactor().fields(fields) == {
        "token": MASK,
        "auth": {"jwtSecret": MASK, "Authorization": MASK, "user": "Mira"},
        "list": [{"api_key": MASK}, ["password", 3]],
        "tokens": 3,
        "round": 2,
        "cookie": None,
    }


def test_an_object_is_masked_in_its_printed_form() -> None:
    assert Redactor().fields({"error": ValueError(f"token={SECRET}")}) == {
        "error": f"ValueError('token={MASK}')"
    }


@given(st.text(), st.text())
def test_a_known_secret_never_gets_through_as_text_python_or_json(before: str, after: str) -> None:
    redactor = Redactor([SECRET])
    for text in (before + SECRET + after, repr({"a": before + SECRET}), json.dumps([SECRET + after])):
        assert SECRET not in redactor.text(text)


@given(st.text())
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = Redactor().text(text)
    assert Redactor().text(once) == once
