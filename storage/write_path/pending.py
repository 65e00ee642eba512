"""A command that is to be carried out, and what became of it."""

from dataclasses import dataclass, field

from storage.change import Change
from storage.encounter.commands import Command
from storage.encounter.context import Actor, Origin
from storage.encounter.model import TurnMark
from storage.write_path.rule_dice import RuleDice


@dataclass(slots=True, eq=False)
class Pending:
    """A user's command. Every attempt has the same dice; `outcome` is the change, or why there is none."""

    actor: Actor
    command: Command
    command_id: str
    expected: TurnMark | None  # of a turn command: the turn that its user saw
    says_turn: bool  # whether the user said which turn; else `expected` is the one when the command came
    origin: Origin
    dice: RuleDice = field(default_factory=RuleDice)
    outcome: Change | Exception | None = None

    def answer(self) -> Change:
        """Return the change. Raises what the command was refused with."""
        if isinstance(self.outcome, Change):
            return self.outcome
        raise self.outcome or RuntimeError("the command was not carried out")
