"""What a rule may know beyond the encounter: who asks, when, and how the dice fell."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.encounter.base import UserId
from storage.encounter.scope import Scope

Die = Callable[[int], int]  # sides → 1…sides


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks for a command.

    `role_ids` are Discord role ids. `is_member` says that the actor sits at this encounter's table (the bot
    sets it for members of the channel); sockets leave it False and are players by what they control.
    `moderates` says that they manage the channel: they may end an encounter there, and see no more of it.
    `scope` is that of the token they came with.
    """

    user_id: UserId
    name: str
    role_ids: frozenset[str] = field(default_factory=frozenset)
    is_member: bool = False
    moderates: bool = False
    scope: Scope = Scope.RUN


class Origin(StrEnum):
    """Where a command was given; decided by the part that received it, never by what a client sent."""

    DISCORD = "discord"  # an interaction, whose answer announces the change
    PAGE = "page"  # a page that a personal link opened
    SOCKET = "socket"  # any other Socket.IO client
    OTHER = "other"  # the tracker itself


@dataclass(frozen=True, slots=True)
class Context:
    """The arguments that make a rule's outcome depend on nothing else."""

    actor: Actor
    at: datetime
    roll: Die
    new_id: Callable[[], str]  # 24 hex digits
    command_id: str
    agreed: frozenset[str] = frozenset()  # characters that this encounter may change: their players agreed
    origin: Origin = Origin.OTHER
    dice: str = ""  # the dice of the command, as `dice.values.rolled` tells them
