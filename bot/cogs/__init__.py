"""The slash commands, one group a file: parse → one call → render."""

from discord.ext import commands

from bot.cogs.attacks import AttackCog
from bot.cogs.characters import CharacterCog
from bot.cogs.concentration import ConcentrationCog, StabiliseCog
from bot.cogs.conditions import ConditionCog
from bot.cogs.creatures import CreatureCog
from bot.cogs.edit import EditCog
from bot.cogs.effects import EffectCog, FormCog
from bot.cogs.encounter import EncounterCog
from bot.cogs.history import HistoryCog
from bot.cogs.hit_points import HitPointsCog
from bot.cogs.initiative import InitiativeCog, JoinCog
from bot.cogs.overlay import OverlayCog
from bot.cogs.parties import PartyCog
from bot.cogs.play import PlayCog
from bot.cogs.privacy import PrivacyCog
from bot.cogs.reactions import ReactionCog
from bot.cogs.recurring import RecurringCog
from bot.cogs.resources import InspirationCog, ResourceCog
from bot.cogs.rolls import RollCog
from bot.cogs.saves import CastCog, SaveCog
from bot.cogs.templates import TemplateCog
from bot.cogs.tokens import TokenCog
from bot.cogs.tracker import HelpCog, TrackerCog


def cogs() -> list[commands.Cog]:
    """Return a new instance of each cog."""
    return [
        HelpCog(),
        JoinCog(),
        EncounterCog(),
        InitiativeCog(),
        HitPointsCog(),
        AttackCog(),
        EffectCog(),
        FormCog(),
        ConditionCog(),
        ConcentrationCog(),
        StabiliseCog(),
        CastCog(),
        SaveCog(),
        RecurringCog(),
        ReactionCog(),
        ResourceCog(),
        InspirationCog(),
        EditCog(),
        HistoryCog(),
        OverlayCog(),
        PlayCog(),
        TokenCog(),
        CharacterCog(),
        PartyCog(),
        CreatureCog(),
        TemplateCog(),
        RollCog(),
        TrackerCog(),
        PrivacyCog(),
    ]
