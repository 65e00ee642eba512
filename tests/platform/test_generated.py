"""What the docs say of the code is what the code makes of itself; `python -m tests.contracts` writes it."""

from pathlib import Path

import pytest

from storage.mongo.database import INDEXES
from storage.privacy.inventory import KEPT
from tests.generated import PARTS, pages


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_a_generated_part_is_as_the_code_makes_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], "run: python -m tests.contracts"


def test_every_collection_is_in_the_list_of_stored_data() -> None:
    assert KEPT.keys() == INDEXES.keys()
