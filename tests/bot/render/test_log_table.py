"""The log as a table."""

import csv
import io
from functools import partial

from bot.narration.recap_posts import whole_log
from bot.render.recap import log_csv
from storage.i18n.catalog import load_texts
from tests.bot.harness import BotHarness


async def test_the_log_is_a_table_and_no_cell_is_a_formula(table: BotHarness) -> None:
    await table.start("=HYPERLINK(1)", players=(), begin=False)
    encounter = await table.current_encounter()
    entries = await whole_log(table.tracker, encounter)
    rows = list(csv.reader(io.StringIO(log_csv(encounter, entries, partial(load_texts().get, "en")))))
    assert rows[0] == ["version", "at", "user", "command", "happened"]
    assert [row[3] for row in rows[1:]] == [entry.kind for entry in entries] != []
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
