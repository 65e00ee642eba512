"""The types and descriptions that options of several commands share; lengths are characters."""

from typing import Literal

from discord.app_commands import Range

Ability = Literal["Strength", "Dexterity", "Constitution", "Intelligence", "Wisdom", "Charisma"]
Dice = Range[str, 1, 200]
Name = Range[str, 1, 100]  # of participants; several with commas between
Types = Range[str, 1, 300]  # of damage, or conditions: a list
WHO = "Who. Default: your character, or for the DM the creature whose turn it is"
