"""The texts that users read, by language, and the words of the game in each language."""
