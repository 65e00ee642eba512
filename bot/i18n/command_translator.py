"""What Discord shows of the commands themselves, in the languages of the catalogue.

Commands are declared in English and keep their English names, so that they can be spoken of; what they do,
what their options mean and the names of choices come out of the catalogue by their English text.
"""

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from bot.i18n.catalog import Catalog

COMMAND, OPTION, CHOICE = "command-", "option-", "choice-"

_PREFIXES = {
    Place.command_description: COMMAND,
    Place.group_description: COMMAND,
    Place.parameter_description: OPTION,
    Place.choice_name: CHOICE,
}


class CommandTranslator(app_commands.Translator):
    """Translate by the catalogue; what it lacks stays English."""

    def __init__(self, texts: Catalog) -> None:
        self._texts = texts

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        prefix = _PREFIXES.get(context.location)
        if context.location is Place.command_name and isinstance(context.data, app_commands.ContextMenu):
            prefix = COMMAND  # the entry of a message's menu is its name alone, and may have spaces
        return self._texts.translated(str(locale), string.message, prefix) if prefix else None
