"""What is counted of the sockets at an encounter is what a walk over all of them finds."""

from hypothesis import given
from hypothesis import strategies as st

from realtime.connections.registry import Connection, Connections, Subscription
from storage.encounter.base import EncounterId, UserId
from storage.encounter.visibility.audience import PLAYERS, STREAM
from storage.repositories.users import User

ENCOUNTERS = [EncounterId("a" * 24), EncounterId("b" * 24)]
AUDIENCES = [PLAYERS, STREAM]
USERS = [None, *(User(id=UserId(f"{number:024x}"), username=f"user {number}") for number in range(3))]
STEPS = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(["add", "subscribe", "leave", "remove"]), st.integers(0, 1)),
    max_size=60,
)


@given(STEPS)
def test_users_and_their_sockets_are_counted_as_they_come_and_go(steps: list[tuple[int, str, int]]) -> None:
    connections = Connections()
    made = [Connection(f"sid {number}", user=USERS[number % len(USERS)]) for number in range(8)]
    for number, step, place in steps:
        connection = made[number]
        match step:
            case "add" if connections.get(connection.sid) is None:
                connection.subscription = None
                connections.add(connection)
            case "subscribe":
                connections.subscribe(connection, Subscription(ENCOUNTERS[place], AUDIENCES[number % 2]))
            case "leave":
                connections.subscribe(connection, None)
            case "remove":
                connections.remove(connection.sid)
        for encounter_id in ENCOUNTERS:
            there = [c for c in connections if c.subscription and c.subscription.encounter_id == encounter_id]
            assert {c.sid for c in connections.at(encounter_id)} == {c.sid for c in there}
            assert connections.audiences(encounter_id) == {
                c.subscription.audience for c in there if c.subscription
            }
            users = {user.id for c in there if (user := c.user) is not None}
            assert {user.id for user in connections.users_at(encounter_id)} == users
            for user in filter(None, USERS):
                sids = {c.sid for c in there if c.user == user}
                assert {c.sid for c in connections.of_user(encounter_id, user.id)} == sids
        following = [c.subscription.audience for c in connections if c.subscription]
        for audience in AUDIENCES:
            assert connections.viewers(audience.kind) == following.count(audience)
