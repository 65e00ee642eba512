"""Tests of the bot, over the sandbox."""

import warnings

with warnings.catch_warnings():
    # discord.py and d20 import modules that Python 3.11 calls deprecated; a warning would be an error here.
    warnings.simplefilter("ignore", DeprecationWarning)
    import d20 as d20
    import discord as discord
