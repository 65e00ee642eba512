"""Users read their own language; public texts are in the server's."""

import re

import pytest

from storage.i18n import ENGLISH, languages
from storage.i18n.catalog import load_texts, read_source
from tests.bot.harness import BotHarness
from tests.places import LOCALES

# English has these in the declarations of the commands alone; test_command_languages looks at them.
_OF_COMMANDS = ("command-", "option-", "choice-")
_ATTRIBUTES = re.compile(r"\n    \.[\s\S]*")  # a language has those that its grammar needs
_MESSAGE = re.compile(r"^([a-z][A-Za-z0-9-]*) =((?:.*)(?:\n[ }].*)*)", re.MULTILINE)


async def test_ephemeral_answers_use_the_users_language_and_public_ones_the_servers(
    table: BotHarness,
) -> None:
    await table.start("Goblin")
    cleo = table.user("Cleo")  # her client is German
    error = await cleo.slash("table", "damage", target="niemand", amount="1")
    assert error.message.content == "⚠️ niemand ist nicht in diesem Kampf. Wähle eine Kreatur aus der Liste."
    board = table.live((await table.user("Dana").slash("table", "encounter board")).message)
    form = await table.press("Cleo", board, "Damage")
    assert form.modal is not None and form.modal.title == "Schaden"
    public = await cleo.slash("table", "damage", target="goblin", amount="3")
    assert "deals 3 damage to **Goblin**" in public.message.content


async def test_a_german_server_has_a_german_board(table: BotHarness) -> None:
    table.driver.guild.locale = "de"
    board = (await table.user("Dana").slash("table", "encounter start")).message
    assert board.embed.title == "Kampf – Vorbereitung"
    assert [b.label for b in board.buttons] == ["Mitmachen", "Würfeln", "Beginnen", "Rückgängig", "SL-Schirm"]
    joined = await table.user("Ari").slash("table", "init join", name="Aria", hp=28)
    assert "Aria kommt in den Kampf" in joined.message.content


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_text_and_no_other(language: str) -> None:
    english, other = (
        [key for key, _ in _MESSAGE.findall(read_source(LOCALES / name))] for name in ("en", language)
    )
    other = [key for key in other if not key.startswith(_OF_COMMANDS)]
    assert sorted(other) == sorted(english)  # and each of them once
    assert all(load_texts().has(language, key) for key in english)


@pytest.mark.parametrize("language", sorted(set(languages()) - {ENGLISH}))
def test_every_translation_uses_the_arguments_of_the_english_text(language: str) -> None:
    english, other = (dict(_MESSAGE.findall(read_source(LOCALES / name))) for name in ("en", language))
    for key, text in other.items():
        if key.startswith(_OF_COMMANDS):
            continue
        wanted, used = (
            set(re.findall(r"\$(\w+)", _ATTRIBUTES.sub("", value))) for value in (english[key], text)
        )
        assert used == wanted, f"{language}: {key}"


@pytest.mark.parametrize("language", languages())
def test_labels_of_forms_and_buttons_fit_discord(language: str) -> None:
    texts = load_texts()
    keys = _MESSAGE.findall(read_source(LOCALES / "en"))
    for key, _ in keys:
        if key.startswith(("form-", "field-")):
            limit = 100 if key.endswith("-hint") else 45
            shown = texts.get(language, key, part=1, hp=99999)
            assert len(shown) <= limit, key
        if key.startswith(("button-", "answer-")):
            assert len(texts.get(language, key)) <= 80, key


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "one round, one minute", "2 rounds, 1234 minutes"),
        ("de", "eine Runde, eine Minute", "2 Runden, 1234 Minuten"),
        ("fr", "1 round, 1 minute", "2 rounds, 1234 minutes"),
    ],
)
def test_numbers_choose_their_words_whatever_they_are_called(language: str, one: str, many: str) -> None:
    texts = load_texts()
    assert one in texts.get(language, "recap", name="Bridge", rounds=1, minutes=1)
    assert "0" not in texts.get(language, "recap", name="Bridge", rounds=1, minutes=0)
    assert many in texts.get(language, "recap", name="Bridge", rounds=2, minutes=1234)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    "key", ["board-title-completed", "told-encounter-ended", "play-over", "console-completed"]
)
def test_an_end_before_the_beginning_has_its_own_words(language: str, key: str) -> None:
    never, once = (load_texts().get(language, key, name="Bridge", round=number) for number in (0, 1))
    assert never != once and "0" not in never
