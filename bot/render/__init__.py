"""Views and events → screens and texts for Discord. Pure: no I/O, no clock, no discord.py objects."""
