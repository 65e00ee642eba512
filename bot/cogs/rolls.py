"""/roll: dice, for everybody or for oneself."""

from discord import app_commands
from discord.app_commands import Range
from discord.ext import commands

from bot.exchange import Exchange, Interaction
from bot.render.names import safe


class RollCog(commands.Cog):
    """Dice."""

    @app_commands.command(description="Roll dice, such as 1d20+5 or 4d6kh3")
    @app_commands.describe(dice="What to roll", secret="Only you see it")
    async def roll(self, interaction: Interaction, dice: Range[str, 1, 200], secret: bool = False) -> None:
        async with Exchange.of(interaction) as asked:
            rolled = asked.services.dice.roll(dice)
            say = asked.say if secret else asked.say_public
            text = say("rolled", shown=safe(rolled.shown, 250), total=rolled.total)
            if secret:
                await asked.whisper(text)
            else:
                await asked.tell(text)
