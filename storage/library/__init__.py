"""Creatures beside an encounter: stat blocks, and what other programs' files say of them."""
