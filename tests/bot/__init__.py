"""Tests of the bot, over the sandbox."""

import warnings

with warnings.catch_warnings():
    # discord.py imports modules that Python 3.11 calls deprecated; a warning would be an error here.
    warnings.simplefilter("ignore", DeprecationWarning)
    import discord as discord
