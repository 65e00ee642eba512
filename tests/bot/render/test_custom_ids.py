"""Custom ids: encoded and decoded."""

import pytest

from bot.render import custom_ids as ids


def test_custom_ids_come_back_as_they_went() -> None:
    custom_id = ids.encode("next", "f" * 24, "0123456789ab")
    assert ids.decode(custom_id) == ("next", ("f" * 24, "0123456789ab"))
    assert ids.decode("somebody-elses") is None
    known = ids.decode("t1:cure:only-one")
    assert known is not None and known[1][0] == "only-one"
    with pytest.raises(ids.MissingArgumentError):
        known[1][1]
    assert (
        len(ids.encode("dmreveal", "f" * 24, ids.short("an id: of / another program " * 9), "players")) <= 100
    )
