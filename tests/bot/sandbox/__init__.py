"""Tests of the local Discord."""

import warnings

with warnings.catch_warnings():
    # discord.py imports audioop, which Python 3.11 calls deprecated; a warning would be an error here.
    warnings.simplefilter("ignore", DeprecationWarning)
    import discord as discord
