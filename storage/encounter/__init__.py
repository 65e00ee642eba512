"""The game, pure: models and rules without I/O, clock or randomness."""
