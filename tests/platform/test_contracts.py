"""The contracts with the outside are as they were committed."""

import json

import pytest

from tests.contracts import collect
from tests.places import CONTRACTS

COMMITTED = json.loads(CONTRACTS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", COMMITTED)
async def test_a_contract_changes_on_purpose_alone(kind: str) -> None:
    current = json.loads(json.dumps(await collect()))
    assert current[kind] == COMMITTED[kind], "if that is meant: python -m tests.contracts, and the changelog"


async def test_every_kind_is_committed_and_says_something() -> None:
    assert list(await collect()) == list(COMMITTED)
    assert all(COMMITTED.values())
