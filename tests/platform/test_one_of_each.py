"""What exists once stays there once: a second copy of these by hand is found here."""

import re

import pytest

from tests.places import ROOT, product_files

ONLY_IN = {
    "storage/runtime/background.py": r"set\[asyncio\.(Task|Future)",
    "storage/encounter/model/encounter.py": r"TurnMark\((self|\w*encounter)\.round",
    "storage/encounter/model/participant_types.py": r"\"player\", \"pc\"",
    "storage/encounter/text_cleaning.py": r"\\u202a",
    "bot/discord_api/error_codes.py": r"\b(10003|10008|10062|30046|50001|50013|50083)\b",
    "": r"OrderedDict|popitem\(",  # cachetools, or storage/runtime/bounded_registry.py
}


@pytest.mark.parametrize("home", ONLY_IN)
def test_there_is_one_of_each(home: str) -> None:
    pattern = re.compile(ONLY_IN[home])
    found = {
        name
        for path in product_files()
        if not (name := path.relative_to(ROOT).as_posix()).startswith("bot/sandbox/")
        and pattern.search(path.read_text())
    }
    assert found == ({home} if home else set())
