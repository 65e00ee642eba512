"""Dice as people type them: one bounded grammar for slash commands, forms, sockets and stat blocks."""
