"""Texts and selects that Discord accepts, whatever is in the names and documents behind them."""

from functools import partial

from bot.components.modals import condition_form
from bot.discord_api.views import MAX_CONTENT, content_of, modal_of, view_of
from bot.render.dm_screen import dm_screen
from storage.encounter.base import EncounterId, ParticipantId, UserId
from storage.encounter.model import Encounter, Participant
from storage.encounter.visibility.audience import DM
from storage.encounter.visibility.views import view
from storage.i18n.catalog import load_texts

SAY = partial(load_texts().get, "en")


def test_a_long_text_is_cut_between_lines_or_words_and_calls_whom_it_called() -> None:
    assert content_of("x" * MAX_CONTENT) == "x" * MAX_CONTENT
    lines = content_of("\n".join(f"{number:03} a line" for number in range(300)))
    assert len(lines) <= MAX_CONTENT and lines.endswith(" a line\n…")
    words = content_of("word " * 500 + "<@1> <@22>")
    assert len(words) <= MAX_CONTENT and words.endswith(" word … <@1> <@22>")
    assert len(content_of("x" * 3_000)) <= MAX_CONTENT


async def test_a_document_with_an_id_twice_or_too_many_participants_can_be_shown() -> None:
    people = tuple(
        Participant(id=ParticipantId(f"p{max(1, number)}"), name=f"Goblin {number}") for number in range(70)
    )
    encounter = Encounter(id=EncounterId("e"), user_id=UserId("u"), participants=people)
    selects = [
        item
        for row in view_of(dm_screen(encounter, SAY).rows).to_components()
        for item in row["components"]
        if item["type"] == 3
    ]
    form = modal_of(condition_form(encounter, view(encounter, DM)["participants"], SAY)).to_dict()
    selects += [label["component"] for label in form["components"] if label["component"]["type"] == 3]
    assert len(form["components"]) <= 5 and len(selects) > 2
    for select in selects:
        values = [option["value"] for option in select["options"]]
        assert len(values) == len(set(values)) >= select["max_values"]
