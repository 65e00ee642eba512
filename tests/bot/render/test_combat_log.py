"""The DM's log: it loses no creature, and an encounter can be rebuilt from it."""

import csv
import io
import json
import re
from functools import partial
from itertools import count
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.render.combat_log import DmLog
from storage.encounter import commands as c
from storage.encounter.apply import apply
from storage.encounter.base import EncounterId, UserId
from storage.encounter.context import Actor, Context
from storage.encounter.errors import TrackerError
from storage.encounter.model import Encounter, HistoryEntry
from storage.encounter.model.health import maximum_hp
from storage.i18n.catalog import load_texts
from storage.replay import whole_course
from tests.storage.encounter.any_command import commands
from tests.storage.encounter.moment import NOON

DM, ARI = Actor(UserId("dm"), "The DM"), Actor(UserId("ari"), "Ari")
STEPS = 25
NAMELESS = re.compile(r"(^|[\s*])\?([\s*]|$)")


class Fight:
    """An encounter with the whole log of its commands, from nothing."""

    def __init__(self) -> None:
        self.encounter = Encounter(id=EncounterId("e"), user_id=DM.user_id, version=0)
        self.entries: list[HistoryEntry] = []
        self.states: dict[int, dict[str, tuple[int, int, int]]] = {}  # by version, of each participant's id
        self._ids = count(1)

    def do(self, command: c.Command, actor: Actor = DM) -> None:
        context = Context(
            actor,
            NOON,
            lambda sides: min(10, sides),
            lambda: f"{next(self._ids):024x}",
            f"c{next(self._ids)}",
        )
        self.encounter = apply(self.encounter, command, context).encounter
        self.entries.append(self.encounter.history[-1])
        rules = self.encounter.rules.ruleset
        self.states[self.encounter.version] = {
            p.id: (p.current_hp, maximum_hp(p, rules), p.temporary_hp) for p in self.encounter.participants
        }

    def log(self, language: str = "en") -> DmLog:
        say = partial(load_texts().get, language)
        return DmLog(self.encounter, self.entries, whole_course(self.encounter, self.entries), say)

    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.log().csv())))

    def id(self, name: str) -> Any:
        return next(p.id for p in self.encounter.participants if p.name == name)


def begun() -> Fight:
    fight = Fight()
    hero = c.NewParticipant(name="Aria", type="character", max_hp=28, ac=15, collaborators=(ARI.user_id,))
    fight.do(c.AddParty(participants=(hero,), roll_initiative=True))
    fight.do(c.AddParticipant(participant=c.NewParticipant(name="Goblin", max_hp=7, ac=13), count=3))
    fight.do(c.StartEncounter())
    return fight


@settings(max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking takes minutes
@given(data=st.data())
def test_the_hit_points_of_every_version_are_rebuilt_from_the_log_alone(data: st.DataObject) -> None:
    fight = begun()
    for _ in range(STEPS):
        step = st.just(c.AdvanceTurn()) | st.just(c.Undo()) | st.just(c.Redo())
        command = data.draw(commands(fight.encounter) | step)
        try:
            fight.do(command)
        except TrackerError:
            continue
    state: dict[str, tuple[int, int, int]] = {}
    for entry in json.loads(fight.log().json())["entries"]:
        for one in entry["hitPoints"]:
            state[one["participantId"]] = (one["currentHP"], one["maxHP"], one["tempHP"])
        there = fight.states[entry["version"]]
        assert {i: state[i] for i in there} == there
    nameless = [r["happened"] for r in fight.rows() if not r["happened"] or NAMELESS.search(r["happened"])]
    assert nameless == [], nameless


def test_a_creature_that_left_keeps_its_name_in_every_form_of_the_log() -> None:
    fight = begun()
    fight.do(c.DealDamage.to(fight.id("Goblin 2"), 7))
    fight.do(c.RemoveParticipant(participant_id=fight.id("Goblin 2")))
    for language in load_texts().locales:
        text = fight.log(language).text()
        assert text.count("Goblin 2") >= 3 and "**?**" not in text
    happened = [row["happened"] for row in fight.rows()]
    assert "Goblin 2 joins the fight" in happened[1]
    assert "Goblin 2 takes 7 damage (0/7)" in happened[-2] and "Goblin 2 leaves" in happened[-1]
    without_course = DmLog(fight.encounter, fight.entries, (), partial(load_texts().get, "en")).csv()
    assert "Goblin 2 joins the fight" in without_course and "Goblin 2 takes 7 damage" in without_course


def test_a_request_is_told_with_its_amount_its_dice_and_its_answer() -> None:
    fight = begun()
    hit = c.DealDamage.model_validate(
        {"targets": [{"participantId": fight.id("Goblin 1")}], "parts": [{"amount": "1d8+2", "type": "fire"}]}
    )
    fight.do(c.RequestDamage(damage=hit), ARI)
    fight.do(c.RemoveParticipant(participant_id=fight.id("Goblin 3")))
    fight.do(c.SettleRequest(request_id=fight.encounter.requests[0].id, answer="half"))
    asked, _, settled = (row["happened"] for row in fight.rows()[-3:])
    assert "10 fire" in asked and "Goblin 1" in asked and "1d8 (8) + 2" in asked and "Ari" in asked
    assert "half" in settled and "Goblin 1 takes 5 fire damage (2/7)" in settled


def test_a_row_says_which_round_and_whose_turn_it_is_and_no_cell_is_a_formula() -> None:
    fight = begun()
    fight.do(c.AddParticipant(participant=c.NewParticipant(name="=HYPERLINK(1)", max_hp=3)))
    rows = fight.rows()
    assert list(rows[0]) == ["version", "at", "user", "command", "round", "turn", "happened", "hit points"]
    assert [row["command"] for row in rows] == [entry.kind for entry in fight.entries]
    assert (rows[2]["round"], rows[2]["turn"]) == ("1", fight.encounter.current.name)  # type: ignore[union-attr]
    assert rows[-1]["hit points"].startswith("'=")
    assert "## Round 1" in fight.log().text()
