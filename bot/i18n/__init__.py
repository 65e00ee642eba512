"""Discord's side of the translations: descriptions, options and choices of commands."""
