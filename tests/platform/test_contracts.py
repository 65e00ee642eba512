"""The contracts with the outside are as they were committed."""

import json

import pytest

from storage.mongo.database import INDEXES
from storage.privacy.inventory import KEPT
from tests.contracts import collect
from tests.generated import pages
from tests.places import CONTRACTS

COMMITTED = json.loads(CONTRACTS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", COMMITTED)
async def test_a_contract_changes_on_purpose_alone(kind: str) -> None:
    current = json.loads(json.dumps(await collect()))
    assert current[kind] == COMMITTED[kind], "if that is meant: python -m tests.contracts, and the changelog"


async def test_every_kind_is_committed_and_says_something() -> None:
    assert list(await collect()) == list(COMMITTED)
    assert all(COMMITTED.values())


def test_what_the_docs_say_of_the_code_is_what_the_code_makes_of_itself() -> None:
    stale = [path.name for path, text in pages().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python -m tests.contracts"


def test_every_collection_is_in_the_list_of_stored_data() -> None:
    assert KEPT.keys() == INDEXES.keys()
