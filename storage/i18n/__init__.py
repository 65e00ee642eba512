"""The texts that users read, by language, and the words of the game in each language."""

from pathlib import Path

ENGLISH = "en"
FOLDER = Path(__file__).parent / "locales"  # a folder of Fluent files per language
